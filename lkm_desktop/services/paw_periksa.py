"""What to say before a member is replaced: what forbids it, and what the rules would think of it."""

from __future__ import annotations

from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from lkm_desktop.domain import Orang, Penugasan, Perolehan
from lkm_desktop.domain.aturan import BY_KODE
from lkm_desktop.domain.penugasan import BADAN, KOORDINATOR, in_force
from lkm_desktop.format import persen_rinci, tanggal_panjang, umur
from lkm_desktop.services import aturan
from lkm_desktop.services.pesan import INFO, PERINGATAN, SALAH, Pesan


def periksa(
    s: Session, row: Penugasan, tanggal: date | None, orang_id: str | None, source: Perolehan | None
) -> list[Pesan]:
    """Messages on replacing `row` from that day by a person (None: nobody, or one who has no record yet)."""
    if tanggal is None:
        return [Pesan("tanggal", SALAH, "Isi tanggal mulai penggantinya.")]
    found = _dates(s, row, tanggal)
    if row.jabatan == KOORDINATOR:
        words = "Yang diganti adalah koordinator; pilih koordinator baru dalam rapat anggota."
        found.append(Pesan("pengganti", PERINGATAN, words, "BR15: koordinator satu orang pada satu waktu"))
    if orang_id is None and source is None:
        return [*found, Pesan("pengganti", INFO, "Belum ada penggantinya; kursi ini kosong sampai ditetapkan.")]
    person = s.get(Orang, orang_id) if orang_id else None
    if person is not None:
        found += [*_person(s, row, person, tanggal), *_hats(s, person, tanggal)]
    jk = person.jenis_kelamin if person is not None else source.jenis_kelamin if source is not None else None
    return [*found, *_women(s, row, jk, tanggal)]


def kursi_kosong(s: Session, row: Penugasan) -> bool:
    """Whether a term ended before its time and nobody has taken the seat yet."""
    if row.selesai is None or not row.alasan_berhenti or row.pengganti_id is not None:
        return False
    taken = select(Penugasan.id).where(Penugasan.menggantikan_id == row.id, Penugasan.dihapus.is_(None))
    return s.scalar(taken.limit(1)) is None


def _dates(s: Session, row: Penugasan, day: date) -> list[Pesan]:
    if row.mulai is not None and row.mulai >= day:
        return [Pesan("tanggal", SALAH, f"Yang diganti baru mulai bertugas {tanggal_panjang(row.mulai)}.")]
    if row.selesai is not None and row.selesai < day - timedelta(days=1) and not kursi_kosong(s, row):
        words = f"Masa tugas ini sudah berakhir {tanggal_panjang(row.selesai)}."
        return [Pesan("tanggal", SALAH, words)]
    return []


def _person(s: Session, row: Penugasan, person: Orang, day: date) -> list[Pesan]:
    if person.id == row.orang_id:
        return [Pesan("pengganti", SALAH, "Pengganti harus orang lain.")]
    found = []
    serving = select(Penugasan.id).where(
        Penugasan.orang_id == person.id, Penugasan.badan == "LKM", Penugasan.dihapus.is_(None), in_force(day)
    )
    if s.scalar(serving.limit(1)):
        found.append(Pesan("pengganti", SALAH, f"{person.nama} sudah menjadi anggota pada tanggal itu."))
    if person.status != "aktif" and (person.status_tanggal is None or person.status_tanggal <= day):
        found.append(Pesan("pengganti", SALAH, f"{person.nama} tercatat sudah {person.status}."))
    low, high = aturan.angka(s, "umur_min"), aturan.angka(s, "umur_max")
    if person.tanggal_lahir and not low <= umur(person.tanggal_lahir, day) <= high:
        words = f"Umur {person.nama} {umur(person.tanggal_lahir, day)} tahun; biasanya {low}-{high}."
        found.append(Pesan("pengganti", PERINGATAN, words, BY_KODE["umur_min"].sumber))
    return found


def _hats(s: Session, person: Orang, day: date) -> list[Pesan]:
    """BR5, BR6: tasks in the secretariat or a unit."""
    bodies = set(s.scalars(select(Penugasan.badan).where(
        Penugasan.orang_id == person.id, Penugasan.dihapus.is_(None), in_force(day)
    )))  # fmt: skip
    kode = aturan.double_kind(bodies | {"LKM"})
    level = aturan.nilai(s, kode) if kode else "mati"
    if kode is None or level == "mati":
        return []
    where = " dan ".join(sorted(dict(BADAN)[b] for b in bodies - {"LKM"} if aturan.double_kind({b, "LKM"})))
    words = f"{person.nama} masih bertugas di {where}."
    return [Pesan("pengganti", SALAH if level == "wajib" else PERINGATAN, words, BY_KODE[kode].sumber)]


def _women(s: Session, row: Penugasan, jk: str | None, day: date) -> list[Pesan]:
    """BR3: the share of women after the change."""
    query = select(Orang.id, Orang.jenis_kelamin).join(Penugasan, Penugasan.orang_id == Orang.id).where(
        Penugasan.badan == "LKM", Penugasan.dihapus.is_(None), in_force(day), Orang.id != row.orang_id
    )  # fmt: skip
    left = {(person, gender) for person, gender in s.execute(query)}
    women, total = sum(gender == "P" for _, gender in left) + (jk == "P"), len(left) + 1
    share = aturan.angka(s, "min_perempuan")
    if women * 100 >= share * total:
        return []
    part = f"perempuan {women} dari {total} ({persen_rinci(women, total)})"
    words = f"Sesudah pergantian {part}; sekurang-kurangnya {share} %."
    return [Pesan("pengganti", PERINGATAN, words, BY_KODE["min_perempuan"].sumber)]
