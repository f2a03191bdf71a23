"""What making the board of an election will change, before anything is changed (lkm-siklus.md 1.3, 1.5)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from lkm_desktop.domain import Orang, Pemilihan, Penugasan, Perolehan
from lkm_desktop.domain.aturan import BY_KODE
from lkm_desktop.domain.penugasan import BADAN, in_force
from lkm_desktop.format import tanggal_panjang
from lkm_desktop.services import aturan, pemilihan
from lkm_desktop.services.aturan import Temuan
from lkm_desktop.services.hitung_suara import CADANGAN, TERPILIH, gabung
from lkm_desktop.services.orang_suara import cari_orang
from lkm_desktop.services.pemilihan_ringkasan import temuan_papan, terpilih
from lkm_desktop.services.perolehan import hitungan

ALASAN = "Masa bakti berakhir"


@dataclass(frozen=True)
class Masuk:
    """One new member. orang_id: the person's record, None: one will be made; ulang: serves on the present board too;
    mungkin: (id, words) of other records that may be the same person (BR22)."""

    perolehan_id: str
    orang_id: str | None
    nama: str
    jk: str
    umur: int | None
    rt: str
    rw: str
    suara: int | None
    ulang: bool
    mungkin: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Keluar:
    """One term that is closed: whose, as what, since when, and its new last day."""

    penugasan_id: str
    nama: str
    jabatan: str
    mulai: date | None
    selesai: date


@dataclass(frozen=True)
class RencanaPapan:
    """Everything that making the board will change. halangan: why it cannot be made, "" when it can; selesai: last
    day of the new term by the rule `masa_bakti`; kalimat: the changes as sentences for the preview."""

    pemilihan_id: str
    mulai: date
    selesai: date
    periode: str
    masuk: tuple[Masuk, ...]
    keluar: tuple[Keluar, ...]
    cadangan: int
    temuan: tuple[Temuan, ...]
    kalimat: tuple[str, ...]
    halangan: str


def rencana_papan(
    s: Session, pemilihan_id: str, mulai: date, orang: Mapping[str, str | None] | None = None
) -> RencanaPapan:
    """What `papan_baru.jadikan_papan` would change with the same arguments; changes nothing. Raises LkmError for an
    election that is gone."""
    election = pemilihan.satu(s, pemilihan_id)
    end = akhir_masa(s, mulai)
    term = election.periode or f"{mulai.year}-{end.year}"
    present = _present(s, mulai)
    serving = {row.orang_id for row, _ in present}
    tally = hitungan(s, pemilihan_id)
    rows = {n.id: s.get_one(Perolehan, n.id) for n in tally.nama if n.hasil == TERPILIH}
    coming = tuple(_coming(s, row, orang or {}, serving) for row in rows.values())
    leaving = tuple(Keluar(row.id, name, row.jabatan, row.mulai, mulai - timedelta(days=1)) for row, name in present)
    reserve = sum(n.hasil == CADANGAN for n in tally.nama)
    why, hats = _in_the_way(election, mulai, coming, present), _hats(s, coming, mulai)
    forbidden = next((t.kalimat for t in hats if t.level == "wajib"), "")
    found = [*temuan_papan(s, pemilihan_id, terpilih(s, pemilihan_id)), *_gone(s, coming, mulai),
             *(t for t in hats if t.level != "wajib")]  # fmt: skip
    plan = RencanaPapan(pemilihan_id, mulai, end, term, coming, leaving, reserve, tuple(found), (), why or forbidden)
    return replace(plan, kalimat=_sentences(plan))


def akhir_masa(s: Session, mulai: date) -> date:
    """The last day of a term that begins on that day (BR4)."""
    day = 28 if (mulai.month, mulai.day) == (2, 29) else mulai.day
    return date(mulai.year + aturan.angka(s, "masa_bakti"), mulai.month, day) - timedelta(days=1)


def _present(s: Session, mulai: date) -> list[tuple[Penugasan, str]]:
    """Terms of the LKM that are not over on that day, with the names."""
    query = select(Penugasan, Orang.nama).join(Orang, Orang.id == Penugasan.orang_id).where(
        Penugasan.badan == "LKM", Penugasan.dihapus.is_(None),
        or_(Penugasan.selesai.is_(None), Penugasan.selesai >= mulai),
    )  # fmt: skip
    return [(row, name) for row, name in s.execute(query.order_by(Penugasan.jabatan != "Koordinator", Orang.nama))]


def _coming(s: Session, row: Perolehan, orang: Mapping[str, str | None], serving: set[str]) -> Masuk:
    person, others = cari_orang(s, row)
    if row.id in orang:
        chosen = orang[row.id]
        others = tuple(one for one in others if one[0] != chosen)
        person = chosen
    return Masuk(row.id, person, row.nama, row.jenis_kelamin or "", row.umur, row.rt or "", row.rw or "", row.suara,
                 person in serving, others)  # fmt: skip


def _in_the_way(
    election: Pemilihan, mulai: date, coming: Sequence[Masuk], present: Sequence[tuple[Penugasan, str]]
) -> str:
    """Why the board cannot be made, or ""."""
    if election.papan_tanggal is not None:
        return f"Papan LKM dari pemilihan ini sudah dibuat, mulai {tanggal_panjang(election.papan_tanggal)}."
    if not coming:
        return "Belum ada anggota terpilih di rembug kelurahan; tetapkan dulu hasilnya."
    if election.tanggal and mulai < election.tanggal:
        return f"Papan baru tidak dapat mulai sebelum rembug kelurahan, {tanggal_panjang(election.tanggal)}."
    people = [one.orang_id for one in coming if one.orang_id]
    twice = next((one.nama for one in coming if one.orang_id and people.count(one.orang_id) > 1), "")
    if twice:
        return f"Dua nama terpilih memakai data warga yang sama ({twice}); pilih data yang lain."
    for row, name in present:
        if row.mulai is not None and row.mulai >= mulai:
            return f"{name} tercatat mulai bertugas {tanggal_panjang(row.mulai)}; papan baru harus mulai sesudahnya."
    return ""


def _gone(s: Session, coming: Sequence[Masuk], mulai: date) -> list[Temuan]:
    """Elected people who have died or moved away by then (BR28)."""
    query = select(Orang.nama, Orang.status).where(
        Orang.id.in_([one.orang_id for one in coming if one.orang_id]), Orang.status != "aktif",
        func.coalesce(Orang.status_tanggal <= mulai, True),
    )  # fmt: skip
    return [Temuan("BR28", "peringatan", f"{name} tercatat sudah {status}.", "BR28: keadaan warga")
            for name, status in s.execute(query)]  # fmt: skip


def _hats(s: Session, coming: Sequence[Masuk], mulai: date) -> list[Temuan]:
    """Elected people who also work in the secretariat or a unit (BR5, BR6); level "wajib" forbids it."""
    query = select(Penugasan.orang_id, Orang.nama, Penugasan.badan).join(Orang, Orang.id == Penugasan.orang_id).where(
        Penugasan.orang_id.in_([one.orang_id for one in coming if one.orang_id]), Penugasan.dihapus.is_(None),
        Penugasan.badan != "LKM", in_force(mulai),
    )  # fmt: skip
    found = []
    for _, name, badan in s.execute(query):
        kode = aturan.double_kind({"LKM", badan})
        level = aturan.nilai(s, kode) if kode else "mati"
        if kode and level != "mati":
            words = f"{name} masih bertugas di {dict(BADAN)[badan]}; akhiri dulu tugas itu bila tidak boleh merangkap."
            found.append(Temuan(BY_KODE[kode].sumber[:3], level, words, BY_KODE[kode].sumber))
    return found


def _sentences(plan: RencanaPapan) -> tuple[str, ...]:
    """The changes in words."""
    new = [one.nama for one in plan.masuk if one.orang_id is None]
    again = [one.nama for one in plan.masuk if one.ulang]
    words = [
        f"{len(plan.masuk)} anggota baru mulai bertugas {tanggal_panjang(plan.mulai)} untuk periode {plan.periode}, "
        f"sampai {tanggal_panjang(plan.selesai)}.",
        f"{len(plan.keluar)} masa tugas yang sekarang ditutup {tanggal_panjang(plan.mulai - timedelta(days=1))}."
        if plan.keluar else "Tidak ada masa tugas anggota yang perlu ditutup.",
        f"Terpilih kembali: {gabung(again, 13)}." if again else "",
        f"Dibuatkan data warga baru: {gabung(new, 13)}." if new else "",
        f"{plan.cadangan} nama disimpan sebagai cadangan untuk pergantian antarwaktu." if plan.cadangan else "",
        "Periode pada profil lembaga disesuaikan.",
        "Semua menjadi anggota; koordinator dipilih kemudian dalam rapat anggota.",
    ]  # fmt: skip
    return tuple(word for word in words if word)
