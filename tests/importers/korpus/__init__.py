"""Messy sheets as offices have them, made by code; each knows how many people it holds."""

from __future__ import annotations

from collections.abc import Callable

from tests.importers.korpus import (
    bdt,
    buku,
    csv_asing,
    dukcapil,
    opensid,
    orang_lama,
    relawan,
    rt,
    rt_aneh,
    rusak,
    siak,
)
from tests.importers.korpus.alat import Kasus

#: the makers of all cases; their names name the tests
PEMBUAT: tuple[Callable[[], Kasus], ...] = (
    *dukcapil.SEMUA, *siak.SEMUA, *opensid.SEMUA, *bdt.SEMUA, *rt.SEMUA, *rt_aneh.SEMUA, *rusak.SEMUA, *csv_asing.SEMUA,
    *orang_lama.SEMUA, *relawan.SEMUA, *buku.SEMUA,
)  # fmt: skip
