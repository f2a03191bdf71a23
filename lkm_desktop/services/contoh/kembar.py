"""Three residents of the practice office who stand in the register twice, as happens with lists from RT heads."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from lkm_desktop.domain import Kehadiran, Orang, Relawan
from lkm_desktop.domain.rujukan import kolom_perujuk

#: spellings that are met side by side: as the register has it, as the other list has it
_EJAAN = (("Muhammad ", "Moh. "), ("Ahmad ", "Akhmad "), ("Siti ", "St. "), ("Nor ", "Noor "), ("Abdul ", "Abd. "),
          ("Yusuf", "Jusuf"), ("Noor", "Nur"), ("Rahmah", "Rahma"), ("Hamidah", "Hamida"), ("Zaini", "Jaini"),
          ("Norlaila", "Nurlaila"), ("Jamilah", "Djamilah"), ("Yanti", "Janti"))  # fmt: skip
_Ubah = Callable[[Orang, Orang], None]


def fill_doubles(s: Session) -> None:
    """Make three residents without any hat into second records of volunteers of the same RT and gender.

    Nobody comes or goes, so no figure of the practice office changes but a few ages. They never came to the same
    meeting. Fewer are made when there are too few such residents.
    """
    known = list(s.scalars(
        select(Orang)
        .where(Orang.id.in_(select(Relawan.orang_id)), Orang.id.in_(select(Kehadiran.orang_id)),
               Orang.tanggal_lahir.is_not(None))
        .order_by(Orang.id)
    ))  # fmt: skip
    quiet, came = _tenang(s), _hadir(s)
    for change, fits in ((_gelar, _tanpa_gelar), (_ejaan, _berejaan), (_tertukar, _bisa_tertukar)):
        pair = next(((a, b) for a in known if fits(a) for b in quiet if _sepadan(a, b, came)), None)
        if pair is not None:
            change(*pair)
            pair[1].alamat, pair[1].pekerjaan, pair[1].keterangan = pair[0].alamat, None, "Dari daftar RT"
            pair[1].pendidikan = pair[0].pendidikan
            known.remove(pair[0])
            quiet.remove(pair[1])
    s.flush()


def _tenang(s: Session) -> list[Orang]:
    """Residents whom nothing knows but the rolls, in the order of their ids."""
    hats = [column for table, column in kolom_perujuk("orang") if table.name != "kehadiran"]
    used = {row for column in hats for row in s.scalars(select(column).distinct()) if row}
    return [one for one in s.scalars(select(Orang).order_by(Orang.id)) if one.id not in used and one.unsur == "Warga"]


def _hadir(s: Session) -> dict[str, set[str]]:
    """The meetings that each person came to."""
    found: dict[str, set[str]] = {}
    rows = select(Kehadiran.orang_id, Kehadiran.rapat_id).where(Kehadiran.orang_id.is_not(None),
                                                                Kehadiran.status == "hadir")  # fmt: skip
    for person, meeting in s.execute(rows):
        found.setdefault(str(person), set()).add(meeting)
    return found


def _sepadan(a: Orang, b: Orang, came: dict[str, set[str]]) -> bool:
    same = (a.rt, a.jenis_kelamin) == (b.rt, b.jenis_kelamin)
    return same and not came.get(a.id, set()) & came.get(b.id, set())


def _gelar(known: Orang, other: Orang) -> None:
    """The other list writes the title."""
    other.nama = f"{'H.' if known.jenis_kelamin == 'L' else 'Hj.'} {known.nama}"
    other.tanggal_lahir = known.tanggal_lahir


def _tanpa_gelar(one: Orang) -> bool:
    return "." not in one.nama and "," not in one.nama


def _ejaan(known: Orang, other: Orang) -> None:
    """Another spelling, and no birth date."""
    old, new = next(pair for pair in _EJAAN if pair[0] in known.nama)
    other.nama, other.tanggal_lahir, other.no_hp = known.nama.replace(old, new), None, known.no_hp


def _berejaan(one: Orang) -> bool:
    return any(old in one.nama for old, _ in _EJAAN)


def _tertukar(known: Orang, other: Orang) -> None:
    """In capitals, and day and month of the birth date are swapped."""
    born = known.tanggal_lahir or date.min
    other.nama, other.tanggal_lahir = known.nama.upper(), date(born.year, born.day, born.month)


def _bisa_tertukar(one: Orang) -> bool:
    born = one.tanggal_lahir
    return born is not None and born.day <= 12 and born.day != born.month
