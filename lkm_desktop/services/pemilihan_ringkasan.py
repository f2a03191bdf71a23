"""An election in figures: turnout, the verdicts of BR11 and BR12, the share of women (BR3). Nothing of it is typed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from lkm_desktop.domain import Orang, Pemilihan, PemilihanRT, Perolehan
from lkm_desktop.domain.aturan import BY_KODE
from lkm_desktop.format import persen_rinci, ribuan
from lkm_desktop.services import aturan, pemilihan
from lkm_desktop.services.aturan import Temuan
from lkm_desktop.services.hitung_suara import CADANGAN, TERPILIH, gabung
from lkm_desktop.services.pemilihan_baris import BarisRT, baris_rt, jumlah
from lkm_desktop.services.pemilihan_panitia import periksa_panitia
from lkm_desktop.services.perolehan import hitungan


@dataclass(frozen=True)
class Bagian:
    """Men and women of a number. total: L + P, or a total that is known without them; persen_p: share of women as
    "14,91 %", "-" without one."""

    l: int | None  # noqa: E741 - the office's own column name
    p: int | None
    total: int | None
    persen_p: str


@dataclass(frozen=True)
class Legitimasi:
    """Verdict on the whole kelurahan (BR12). kode: "merah", "kuning", "hijau" or "" while nothing is known; kata: a
    short word for it; kalimat: the sentence with percentage and rule."""

    kode: str
    kata: str
    kalimat: str


@dataclass(frozen=True)
class Ringkasan:
    """The sums of an election. lengkap: every RT has its voters; persen: turnout of the kelurahan ("63,56 %")."""

    pemilihan_id: str
    nama: str
    rt: tuple[BarisRT, ...]
    dewasa: Bagian
    memilih: Bagian
    persen: str
    lengkap: bool
    sah: int | None
    tidak_sah: int | None
    utusan: Bagian
    hadir: Bagian
    anggota: Bagian
    cadangan: Bagian
    legitimasi: Legitimasi
    temuan: tuple[Temuan, ...]


def ringkasan(s: Session, pemilihan_id: str) -> Ringkasan:
    """Sums and findings of an election (BR1, BR2, BR3, BR8, BR11-BR14). Raises LkmError when it is gone."""
    election = pemilihan.satu(s, pemilihan_id)
    rows = baris_rt(s, pemilihan_id)
    adults, voters = _adults(election, rows), _sum(rows, "memilih")
    people = _people(s, pemilihan_id)
    members, utusan = people["anggota"], people["utusan"]
    known = bool(voters.total is not None and adults.total)
    turnout = persen_rinci(voters.total or 0, adults.total or 0) if known else "-"
    verdict = _so_far(_legitimacy(s, voters.total, adults.total, turnout), rows)
    found = [*_turnout(s, rows), *_totals(election, rows), *_women(s, "utusan", utusan),
             *temuan_papan(s, pemilihan_id, members), *periksa_panitia(s, pemilihan_id)]  # fmt: skip
    return Ringkasan(
        pemilihan_id, election.nama, rows, adults, voters, turnout,
        bool(rows) and all(r.memilih is not None for r in rows), _total(r.sah for r in rows),
        _total(r.tidak_sah for r in rows), utusan, people["hadir"], members, people["cadangan"], verdict, tuple(found),
    )  # fmt: skip


def bagian(l: int | None, p: int | None, total: int | None = None) -> Bagian:  # noqa: E741
    """Men, women, their sum (or the total known without them) and the share of women."""
    everyone = jumlah(l, p, total)
    return Bagian(l, p, everyone, persen_rinci(p or 0, everyone or 0) if p is not None else "-")


def _total(values: Iterable[int | None]) -> int | None:
    """The sum of what is known; None when nothing is."""
    known = [value for value in values if value is not None]
    return sum(known) if known else None


def _sum(rows: Sequence[BarisRT], key: str) -> Bagian:
    """The sums of a number of the rows; L and P only where every row that has the number has them."""
    with_total = [row for row in rows if getattr(row, key) is not None]
    split = all(getattr(row, f"{key}_l") is not None and getattr(row, f"{key}_p") is not None for row in with_total)
    total = _total(getattr(row, key) for row in with_total)
    if not split or total is None:
        return bagian(None, None, total)
    return bagian(*(sum(getattr(row, f"{key}_{jk}") for row in with_total) for jk in "lp"))


def _adults(election: Pemilihan, rows: Sequence[BarisRT]) -> Bagian:
    """Adults of the kelurahan: the sum when every RT has its number, else the typed total, else what is known when
    every RT that voted has it."""
    if rows and all(row.dewasa is not None for row in rows):
        return _sum(rows, "dewasa")
    if election.dewasa is not None:
        return bagian(None, None, election.dewasa)
    if any(row.memilih is not None and row.dewasa is None for row in rows):
        return bagian(None, None)
    return _sum(rows, "dewasa")


def _people(s: Session, pemilihan_id: str) -> dict[str, Bagian]:
    """L, P and number of utusan, of utusan present, of members and of the reserve; L/P as typed, else as registered."""
    gender = func.coalesce(Perolehan.jenis_kelamin, Orang.jenis_kelamin)
    query = (
        select(Perolehan.pemilihan_rt_id.is_(None), Perolehan.hasil, Perolehan.hadir, gender, func.count())
        .join(Orang, Orang.id == Perolehan.orang_id, isouter=True)
        .join(PemilihanRT, PemilihanRT.id == Perolehan.pemilihan_rt_id, isouter=True)
        .where(Perolehan.pemilihan_id == pemilihan_id, Perolehan.dihapus.is_(None), PemilihanRT.dihapus.is_(None))
        .group_by(Perolehan.pemilihan_rt_id.is_(None), Perolehan.hasil, Perolehan.hadir, gender)
    )  # fmt: skip
    counts: dict[str, dict[str, int]] = {key: {"L": 0, "P": 0, "": 0} for key in _GROUPS}
    for above, hasil, here, jk, n in s.execute(query):
        for key, (in_kelurahan, result) in _GROUPS.items():
            if bool(above) is in_kelurahan and (here if key == "hadir" else hasil == result):
                counts[key][jk or ""] += n
    return {key: _group(c) for key, c in counts.items()}


#: which tally rows a group is made of: (in the round of the kelurahan, result)
_GROUPS = {"utusan": (False, TERPILIH), "hadir": (True, ""), "anggota": (True, TERPILIH), "cadangan": (True, CADANGAN)}


def _group(counts: dict[str, int]) -> Bagian:
    everyone = sum(counts.values())
    if counts[""]:
        known = counts["L"] + counts["P"]
        return Bagian(counts["L"], counts["P"], everyone, persen_rinci(counts["P"], known) if known else "-")
    return bagian(counts["L"], counts["P"])


def legitimasi(s: Session, memilih: int | None, dewasa: int | None) -> Legitimasi:
    """The verdict on these numbers (BR12), also of a table that is not stored yet."""
    known = memilih is not None and bool(dewasa)
    return _legitimacy(s, memilih, dewasa, persen_rinci(memilih or 0, dewasa or 0) if known else "-")


def _legitimacy(s: Session, voters: int | None, adults: int | None, turnout: str) -> Legitimasi:
    if voters is None or not adults:
        return Legitimasi("", "", "Penduduk dewasa atau yang memilih belum lengkap, jadi persentasenya belum dihitung.")
    low, high = aturan.angka(s, "legitimasi_sah"), aturan.angka(s, "legitimasi_kuat")
    part = f"{turnout} warga dewasa memilih ({ribuan(voters)} dari {ribuan(adults)})"
    if voters * 100 < low * adults:
        return Legitimasi("merah", "Belum sah", f"Belum sah: {part}; sekurang-kurangnya {low} %.")
    if voters * 100 < high * adults:
        return Legitimasi("kuning", "Sah", f"Sah: {part}; legitimasi kuat mulai {high} %.")
    return Legitimasi("hijau", "Sah dan kuat", f"Sah dengan legitimasi kuat: {part}; mulai {high} %.")


def _so_far(verdict: Legitimasi, rows: Sequence[BarisRT]) -> Legitimasi:
    """The verdict with how many RTs it rests upon, as long as some have not been counted."""
    counted = sum(row.memilih is not None for row in rows)
    if not verdict.kode or counted == len(rows):
        return verdict
    return replace(verdict, kalimat=f"{verdict.kalimat} Sementara: {counted} dari {len(rows)} RT sudah dicatat.")


def _turnout(s: Session, rows: Sequence[BarisRT]) -> list[Temuan]:
    rule = BY_KODE["partisipasi_rt"].sumber
    low = [row for row in rows if row.cukup is False and not row.pintu]
    found = []
    if low:
        words = (f"Pemilih di bawah {aturan.angka(s, 'partisipasi_rt')} %: "
                 f"{gabung([f'{r.sebutan} ({r.persen})' for r in low])}; petugas mendatangi warga dari pintu ke pintu.")
        found.append(Temuan("BR11", "peringatan", words, rule))
    wrong = [f"{row.sebutan}: {row.selisih}" for row in rows if row.selisih]
    return found + [Temuan("BR9", "peringatan", words, "Surat suara = yang memilih") for words in wrong]


def _totals(election: Pemilihan, rows: Sequence[BarisRT]) -> list[Temuan]:
    """The typed total of adults stands beside rows that add up to another one."""
    known = [row.dewasa for row in rows if row.dewasa is not None]
    if election.dewasa is None or not known:
        return []
    total, complete = sum(known), len(known) == len(rows)
    if (complete and total == election.dewasa) or (not complete and total <= election.dewasa):
        return []
    words = f"Penduduk dewasa diisi {ribuan(election.dewasa)}, sedangkan jumlah dari RT {ribuan(total)}."
    return [Temuan("BR9", "peringatan", words, BY_KODE["umur_pemilih"].sumber)]


def _women(s: Session, what: str, part: Bagian) -> list[Temuan]:
    share = aturan.angka(s, "min_perempuan")
    known = (part.l or 0) + (part.p or 0)
    found: list[str] = []
    if part.total and known < part.total:
        found.append(f"L/P {part.total - known} {what} belum diisi; kertasnya belum dapat merinci semuanya.")
    if known and (part.p or 0) * 100 < share * known:
        found.append(f"Perempuan {what} {part.p} dari {known} ({part.persen_p}); sekurang-kurangnya {share} %.")
    return [Temuan("BR3", "peringatan", words, BY_KODE["min_perempuan"].sumber) for words in found]


def terpilih(s: Session, pemilihan_id: str) -> Bagian:
    """L, P and number of the members elected."""
    return _people(s, pemilihan_id)["anggota"]


def temuan_papan(s: Session, pemilihan_id: str, members: Bagian) -> list[Temuan]:
    """What the rules say about those elected: number, odd, women, age, utusan present (BR1, BR2, BR3, BR8, BR14)."""
    if not members.total:
        return []
    election, tally = pemilihan.satu(s, pemilihan_id), hitungan(s, pemilihan_id)
    found = _number(s, members.total)
    if members.total != election.jumlah_anggota:
        words = f"Terpilih {members.total} orang, padahal anggota yang dipilih {election.jumlah_anggota}."
        found.append(Temuan("BR1", "peringatan", words, "Tata tertib pemilihan ini"))
    found += _women(s, "terpilih", members)
    low, high = aturan.angka(s, "umur_min"), aturan.angka(s, "umur_max")
    outside = [f"{n.nama} ({n.umur})" for n in tally.nama
               if n.hasil == TERPILIH and n.umur is not None and not low <= n.umur <= high]  # fmt: skip
    if outside:
        words = f"Umur terpilih di luar {low}-{high} tahun: {gabung(outside)}."
        found.append(Temuan("BR8", "peringatan", words, BY_KODE["umur_min"].sumber))
    return found + [Temuan("BR14", "peringatan", m.teks, m.sumber) for m in tally.pesan if m.field == "hadir"]


def _number(s: Session, total: int) -> list[Temuan]:
    found = []
    low, high = aturan.angka(s, "min_anggota"), aturan.angka(s, "max_anggota")
    if not low <= total <= high:
        words = f"Terpilih {total} orang; biasanya {low} sampai {high}."
        found.append(Temuan("BR1", "peringatan", words, BY_KODE["min_anggota"].sumber))
    if total % 2 == 0 and aturan.nilai(s, "wajib_ganjil") != "mati":
        words = f"Jumlah terpilih genap ({total}); biasanya ganjil."
        found.append(Temuan("BR2", "peringatan", words, BY_KODE["wajib_ganjil"].sumber))
    return found
