"""Finds who may be compared at all: people who share a date, a place, a family, a phone or a spelling.

Comparing everyone with everyone would take minutes for a kelurahan; these groups hold a handful of people each.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator
from datetime import date
from typing import Any

from rapidfuzz import fuzz, process

from lkm_desktop.services.ganda_nilai import NAMA_MIRIP, Ciri

#: a spelling or phone shared by more people than this tells nothing
_TERLALU_UMUM = 60
_Kunci = Callable[[Ciri], Iterable[Hashable]]


class Indeks:
    """People by everything that brings two records together."""

    def __init__(self, people: Iterable[Ciri]) -> None:
        self.semua: dict[str, Ciri] = {}
        self._kelompok: dict[Hashable, list[Ciri]] = {}
        self._rt: dict[str, dict[str, _Tetangga]] = {}
        for one in people:
            self.tambah(one)

    def tambah(self, one: Ciri) -> None:
        """Make a person findable."""
        self.semua[one.id] = one
        for key in (*_sama(one), *_lahir_hampir(one)):
            self._kelompok.setdefault(key, []).append(one)
        if one.rt:
            self._rt.setdefault(one.rt, {}).setdefault(one.rw, _Tetangga()).tambah(one)

    def tetangga(self, one: Ciri) -> dict[str, Ciri]:
        """Everybody worth comparing with this person, by id; the person is not among them."""
        found: dict[str, Ciri] = {}
        for key in (*_sama(one), *_lahir_hampir(one), *_lahir_lain(one)):
            group = self._kelompok.get(key, ())
            if len(group) <= _TERLALU_UMUM or _tepat(key):
                found.update((other.id, other) for other in group)
        for other in self._serumah(one):
            found[other.id] = other
        found.pop(one.id, None)
        return found

    def _serumah(self, one: Ciri) -> Iterator[Ciri]:
        """Near names of the same RT where one of the two has no birth date; unknown RW fits any."""
        for rw, group in self._rt.get(one.rt, {}).items():
            if not one.rw or rw in ("", one.rw):
                yield from group.mirip(one)


class _Tetangga:
    """The people of one RT, those without a birth date apart."""

    def __init__(self) -> None:
        self.tanpa_lahir: dict[str, str] = {}
        self.berlahir: dict[str, str] = {}
        self._orang: dict[str, Ciri] = {}

    def tambah(self, one: Ciri) -> None:
        self._orang[one.id] = one
        (self.tanpa_lahir if one.lahir is None else self.berlahir)[one.id] = one.ejaan

    def mirip(self, one: Ciri) -> Iterator[Ciri]:
        for names in (self.tanpa_lahir,) if one.lahir else (self.tanpa_lahir, self.berlahir):
            near = process.extract_iter(one.ejaan, names, scorer=fuzz.token_set_ratio, score_cutoff=NAMA_MIRIP)
            yield from (self._orang[person] for _, _, person in near)


def _sama(one: Ciri) -> Iterator[tuple[Any, ...]]:
    """What two records of one person often have in common."""
    if one.nik:
        yield "nik", one.nik
    if one.kk:
        yield "kk", one.kk
    for phone in one.hp:
        yield "hp", phone
    if one.ejaan:
        yield "nama", one.ejaan
    if one.lahir:
        yield "lahir", one.lahir


def _lahir_hampir(one: Ciri) -> Iterator[tuple[Any, ...]]:
    """Birth dates of one RT that agree in two of their three parts."""
    if one.lahir and one.rt:
        day, month, year = one.lahir.day, one.lahir.month, one.lahir.year
        yield "bulan", one.rt, month, year
        yield "hari", one.rt, day, year
        yield "ulang tahun", one.rt, day, month


def _lahir_lain(one: Ciri) -> Iterator[tuple[Any, ...]]:
    """Dates that the birth date may have been mistyped from, wherever the people live."""
    if one.lahir is None:
        return
    day, month, year = one.lahir.day, one.lahir.month, one.lahir.year
    for other in ((year, day, month), (year - 1, month, day), (year + 1, month, day)):
        try:
            yield "lahir", date(*other)
        except ValueError:
            continue


def _tepat(key: tuple[Any, ...]) -> bool:
    """Whether a group is worth looking through however big it is."""
    return key[0] in ("nik", "lahir")
