"""Charts of a year of KBK: sessions and participants month by month."""

from __future__ import annotations

from dataclasses import replace

from lkm_desktop.format import BULAN_PENDEK
from lkm_desktop.services.bagan import Bagan, Seri
from lkm_desktop.services.kbk import Sesi, ringkas_bulan


def bagan_sesi(sesi: tuple[Sesi, ...]) -> Bagan:
    """Sessions held in each month of a year."""
    rows = ringkas_bulan(sesi)
    return Bagan("Sesi tiap bulan", "batang", BULAN_PENDEK, (Seri("Sesi", tuple(_seen(n) for _, n, _, _ in rows)),),
                 "sesi")


def bagan_peserta(sesi: tuple[Sesi, ...]) -> Bagan:
    """Men and women who came to the sessions of each month of a year."""
    rows = ringkas_bulan(sesi)
    men = tuple(float(l_) if l_ + p else None for _, _, l_, p in rows)
    women = tuple(float(p) if l_ + p else None for _, _, l_, p in rows)
    return Bagan("Peserta tiap bulan", "tumpuk", BULAN_PENDEK, (Seri("Laki-laki", men), Seri("Perempuan", women)),
                 "orang")


def bagan_setahun(sesi: tuple[Sesi, ...]) -> Bagan:
    """Both in one, for paper: who came each month, the number of sessions behind the month."""
    rows = ringkas_bulan(sesi)
    chart = bagan_peserta(sesi)
    label = tuple(f"{name} ({rows[n][1]})" if rows[n][1] else name for n, name in enumerate(BULAN_PENDEK))
    return replace(chart, judul="Peserta tiap bulan, di dalam kurung banyaknya sesi", label=label)


def _seen(count: int) -> float | None:
    return float(count) if count else None
