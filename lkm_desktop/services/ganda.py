"""People who stand in the register twice: who they may be, how sure that is, and who is known to be two.

Rule BR22: one person, one record. Nothing is merged here; see `gabung_orang`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property, partial
from typing import Any, NamedTuple

from sqlalchemy import func, select, tuple_
from sqlalchemy.orm import Session

from lkm_desktop.domain import BukanSama, Orang, new_id
from lkm_desktop.errors import LkmError
from lkm_desktop.services import aturan
from lkm_desktop.services.ganda_indeks import Indeks
from lkm_desktop.services.ganda_nilai import Ciri, Nilai, ciri, nilai

Maju = Callable[[int, int, str], None]
_TIAP = 250
_BIDANG = ("id", "nama", "tanggal_lahir", "jenis_kelamin", "rt", "rw", "nik", "no_kk", "no_hp")


class Pasangan(NamedTuple):
    """Two records that may be one person; the ids are in their order, smaller first."""

    satu: Ciri
    dua: Ciri
    skor: int
    alasan: tuple[str, ...]

    @property
    def kunci(self) -> tuple[str, str]:
        """The two ids."""
        return self.satu.id, self.dua.id


class Mirip(NamedTuple):
    """Somebody of the office whom given values may mean."""

    id: str
    nama: str
    skor: int
    alasan: tuple[str, ...]


# --- the register -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Bahan:
    """Everybody, read once, with the office's threshold and the pairs known to be two."""

    orang: list[Ciri]
    ambang: int
    bukan_sama: set[tuple[str, str]]


def bahan(s: Session) -> Bahan:
    """Read what the comparison needs, so that the office is free while it goes on."""
    return Bahan(orang_hidup(s), aturan.angka(s, "ganda_ambang"), bukan_sama(s))


def pasangan(s: Session, *, maju: Maju | None = None) -> list[Pasangan]:
    """Every two people who may be one, see `bandingkan`."""
    return bandingkan(bahan(s), maju=maju)


def bandingkan(given: Bahan, *, maju: Maju | None = None) -> list[Pasangan]:
    """Every two people who may be one, the surest first; pairs that were told to be two are left out.

    :param maju: called now and then with (done, total, words); may raise to give up.
    """
    index, found = Indeks(given.orang), []
    for place, one in enumerate(given.orang):
        if maju and place % _TIAP == 0:
            maju(place, len(given.orang), "Membandingkan warga")
        for other in index.tetangga(one).values():
            if one.id < other.id and (one.id, other.id) not in given.bukan_sama:
                judged = nilai(one, other)
                if judged is not None and judged.skor >= given.ambang:
                    found.append(Pasangan(one, other, *judged))
    return sorted(found, key=lambda p: (-p.skor, p.satu.kunci, p.dua.kunci, p.kunci))


def orang_hidup(s: Session) -> list[Ciri]:
    """Everybody who is not in the Sampah, as they are compared."""
    columns = [Orang.__table__.c[key] for key in _BIDANG]
    rows = s.execute(select(*columns).where(Orang.dihapus.is_(None)).order_by(Orang.id)).mappings()
    return [ciri(dict(row)) for row in rows]


def dua_orang(s: Session, satu_id: str, dua_id: str) -> Nilai | None:
    """How likely these two are one person; None when nothing speaks for it. Raises LkmError when one is gone."""
    columns = [Orang.__table__.c[key] for key in _BIDANG]
    rows = s.execute(select(*columns).where(Orang.id.in_([satu_id, dua_id]), Orang.dihapus.is_(None))).mappings()
    found = [ciri(dict(row)) for row in rows]
    if len(found) != 2:
        raise LkmError("Salah satu dari dua orang ini sudah tidak ada.", "Muat ulang daftar dengan F5.")
    return nilai(*found)


def serupa(s: Session, orang_id: str) -> tuple[Mirip, ...]:
    """Whom this person may be, the likeliest first; nobody who was told to be somebody else. Empty when it is gone."""
    semua, lain = orang_hidup(s), bukan_sama(s)
    satu = next((one for one in semua if one.id == orang_id), None)
    if satu is None:
        return ()
    batas, found = aturan.angka(s, "ganda_ambang"), []
    for other in Indeks(semua).tetangga(satu).values():
        pair = (min(satu.id, other.id), max(satu.id, other.id))
        judged = nilai(satu, other) if other.id != satu.id and pair not in lain else None
        if judged is not None and judged.skor >= batas:
            found.append(Mirip(other.id, other.nama, *judged))
    return tuple(sorted(found, key=lambda m: (-m.skor, m.nama, m.id))[:5])


def kira(s: Session) -> int:
    """How many pairs are plain to see: same NIK, or same name and birth date. Fast, for the start page."""
    return len(_kembar(s, Orang.nik) | _kembar(s, Orang.kunci_nama, Orang.tanggal_lahir))


def _kembar(s: Session, *columns: Any) -> set[tuple[str, str]]:
    known = bukan_sama(s)
    alive = [Orang.dihapus.is_(None), *(column.is_not(None) for column in columns), columns[0] != ""]
    double = select(*columns).where(*alive).group_by(*columns).having(func.count() > 1)
    rows = s.execute(
        select(Orang.id, *columns).where(*alive, tuple_(*columns).in_(double)).order_by(Orang.id)
    ).fetchall()
    groups: dict[tuple[Any, ...], list[str]] = {}
    for row in rows:
        groups.setdefault(tuple(row[1:]), []).append(row[0])
    pairs = ((a, b) for ids in groups.values() for n, a in enumerate(ids) for b in ids[n + 1 :])
    return {pair for pair in pairs if pair not in known}


# --- known to be two --------------------------------------------------------------------------------------------------


def bukan_sama(s: Session) -> set[tuple[str, str]]:
    """The pairs that somebody said are two people."""
    query = select(BukanSama.satu_id, BukanSama.dua_id).where(BukanSama.dihapus.is_(None))
    return {(a, b) for a, b in s.execute(query)}


def tandai_bukan_sama(s: Session, pasangan: Iterable[tuple[str, str]]) -> int:
    """Remember pairs as two people each; returns how many were new."""
    known, new = bukan_sama(s), 0
    for pair in pasangan:
        one, two = sorted(pair)
        if one != two and (one, two) not in known:
            s.add(BukanSama(id=new_id(), satu_id=one, dua_id=two))
            known.add((one, two))
            new += 1
    s.flush()
    return new


def batal_bukan_sama(s: Session, satu_id: str, dua_id: str) -> None:
    """Forget that two are two; nothing happens when nobody said so."""
    one, two = sorted((satu_id, dua_id))
    query = select(BukanSama).where(
        BukanSama.satu_id == one, BukanSama.dua_id == two, BukanSama.dihapus.is_(None)
    )
    for row in s.scalars(query):
        row.dihapus = datetime.now().replace(microsecond=0)
    s.flush()


# --- values that are no person yet ------------------------------------------------------------------------------------


class Kembaran:
    """Everybody of the office, to ask for many rows of a sheet one after the other; read when first asked."""

    def __init__(self, people: Callable[[], Iterable[Ciri]], least: int) -> None:
        self._people, self._least = people, least

    @cached_property
    def _indeks(self) -> Indeks:
        return Indeks(self._people())

    def mirip(self, given: Mapping[str, Any]) -> list[Mirip]:
        """Whom these values may mean, the likeliest first; at most five."""
        if not self._indeks.semua:
            return []
        one = ciri({**given, "id": ""})
        found = []
        for other in self._indeks.tetangga(one).values():
            judged = nilai(one, other)
            if judged is not None and judged.skor >= self._least:
                found.append(Mirip(other.id, other.nama, *judged))
        return sorted(found, key=lambda m: (-m.skor, m.nama, m.id))[:5]


def kembaran(s: Session) -> Kembaran:
    """The office, read at most once while the session lasts, with its threshold for questions at an import."""
    return Kembaran(partial(orang_hidup, s), aturan.angka(s, "ganda_impor"))


def mirip(s: Session, given: Mapping[str, Any]) -> tuple[Mirip, ...]:
    """Whom values (`nama` and what else is known) may mean, the likeliest first. For one row; else see `kembaran`."""
    return tuple(kembaran(s).mirip(given))
