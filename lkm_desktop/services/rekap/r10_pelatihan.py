"""R10: trainings that began within the period: those of the book, and meetings of that kind that stand in no book."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from sqlalchemy import and_, select

from lkm_desktop.domain import Kehadiran, Orang, Pelatihan, PesertaPelatihan, Rapat
from lkm_desktop.services import pelatihan
from lkm_desktop.services.rekap.bahan import Bahan, Baris
from lkm_desktop.services.relawan_kolom import ikut
from lkm_desktop.services.unsur_hadir import Topi, topi

#: jk and element of one participant
_Orang = tuple[str, str]
_JENIS = "pelatihan"


def kumpulkan(b: Bahan) -> list[Baris]:
    """One row for each training, in the order of their days."""
    book = [one for one in pelatihan.daftar(b.s) if b.periode.mulai <= one.mulai <= b.batas]
    meetings = _meetings(b)
    if not (book or meetings):
        return []
    hats = topi(b.s)
    people = _participants(b, {one.id: one.mulai for one in book}, hats)
    came = _attended(b, {one.id: one.tanggal for one in meetings}, hats)
    rows = [_row(one.nama, one.mulai, one.jpl, people.get(one.id)) for one in book]
    rows += [_meeting(one, came.get(one.id)) for one in meetings]
    return sorted(rows, key=lambda row: (row["tanggal"], row["nama"].lower()))


def _row(nama: str, tanggal: date, jpl: int | None, people: Sequence[_Orang] | None) -> Baris:
    """None: nobody wrote down who took part, which is not the same as nobody."""
    found = people or ()
    kinds = Counter(kind for _, kind in found)
    words = ", ".join(f"{kind} {n}" for kind, n in sorted(kinds.items(), key=lambda pair: (-pair[1], pair[0])))
    men, women = (sum(jk == wanted for jk, _ in found) for wanted in "LP")
    return {"nama": nama, "tanggal": tanggal, "jpl": jpl, "l": None if people is None else men,
            "p": None if people is None else women, "unsur": words}  # fmt: skip


def _meeting(one: Rapat, people: Sequence[_Orang] | None) -> Baris:
    row = _row(one.judul, one.tanggal, None, people)
    if one.mode == "jumlah":
        row |= {"l": one.jumlah_l, "p": one.jumlah_p, "unsur": None}
    return row


def _participants(b: Bahan, mulai: dict[str, date], hats: Topi) -> dict[str, list[_Orang]]:
    """Training -> who took part, by the rule of R4 and R5; the element is what somebody counted under on its first day.
    A training without a list of participants has no entry."""
    query = (
        select(PesertaPelatihan.pelatihan_id, Orang.id, Orang.jenis_kelamin, Orang.unsur, and_(*ikut(b.sampai)))
        .join(Orang, Orang.id == PesertaPelatihan.orang_id)
        .join(Pelatihan, Pelatihan.id == PesertaPelatihan.pelatihan_id)
        .where(PesertaPelatihan.dihapus.is_(None), PesertaPelatihan.pelatihan_id.in_(mulai))
    )
    found: dict[str, list[_Orang]] = {}
    for training, person, jk, kind, took_part in b.s.execute(query):
        people = found.setdefault(training, [])
        if took_part:
            people.append((jk or "", _words(b, hats.unsur(person, mulai[training], kind, None))))
    return found


def _meetings(b: Bahan) -> list[Rapat]:
    query = select(Rapat).where(
        Rapat.dihapus.is_(None), Rapat.jenis == _JENIS, Rapat.pelatihan_id.is_(None),
        Rapat.tanggal.between(b.periode.mulai, b.batas),
    )  # fmt: skip
    return list(b.s.scalars(query.order_by(Rapat.tanggal, Rapat.nomor)))


def _attended(b: Bahan, hari: dict[str, date], hats: Topi) -> dict[str, list[_Orang]]:
    """Meeting -> who was present on its roll."""
    query = (
        select(Kehadiran, Orang.jenis_kelamin, Orang.unsur)
        .join(Orang, Orang.id == Kehadiran.orang_id, isouter=True)
        .where(Kehadiran.rapat_id.in_(hari), Kehadiran.status == "hadir", Kehadiran.dihapus.is_(None))
    )
    found: dict[str, list[_Orang]] = {}
    for row, jk, kind in b.s.execute(query):
        element = hats.unsur(row.orang_id, hari[row.rapat_id], kind, row.tamu_asal)
        found.setdefault(row.rapat_id, []).append((jk or row.tamu_jk or "", _words(b, element)))
    return found


def _words(b: Bahan, unsur: str) -> str:
    return f"Anggota {b.kantor.istilah}" if unsur == "LKM" else unsur
