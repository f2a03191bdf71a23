"""Columns that hold two things at once: place and date of birth, RT and RW, an address with RT/RW inside."""

from __future__ import annotations

import re

from lkm_desktop.format import HARI, pad_rt
from lkm_desktop.importers.text import bersihkan

_HARI = re.compile(rf"[ ,/]*\b(?:{'|'.join(HARI)}|Jum'?at|Senen|Ahad)\b[ ,/]*$", re.IGNORECASE)
_RT = re.compile(r"\bR\.?\s?T\.?\s*[:.]?\s*(\d{1,3})(?!\d)", re.IGNORECASE)
_RW = re.compile(r"\bR\.?\s?W\.?\s*[:.]?\s*(\d{1,3})(?!\d)", re.IGNORECASE)
_BERSAMA = re.compile(
    r"\bRT\.?\s*(?:[/\\&-]|dan)?\s*RW\.?\s*[:.]?\s*(\d{1,3})\s*[/\\-]\s*(\d{1,3})(?!\d)", re.IGNORECASE
)
_RT_GARIS = re.compile(r"\bRT\.?\s*[:.]?\s*(\d{1,3})\s*[/\\]\s*(\d{1,3})(?!\d)", re.IGNORECASE)
_RENTANG = re.compile(r"\bR\.?T\.?\s*\d+\s*(?:s/?d|s\.d\.?|sampai|-|–|,|dan|&)\s*(?:RT\s*)?\d", re.IGNORECASE)


def pisah_ttl(teks: str) -> tuple[str, str]:
    """ "Banjarmasin, 17-08-1970" -> ("Banjarmasin", "17-08-1970"); either part may be empty."""
    teks = bersihkan(teks)
    cocok = re.search(r"\d", teks)
    if not cocok:
        return teks.rstrip(" ,/-.(") if re.search(r"\w", teks) else "", ""
    tempat = _HARI.sub("", teks[: cocok.start()])
    tempat = re.sub(r"[\s,/.:;(\-–]*(?:\b(?:tgl|tanggal)\b[.:\s]*)?$", "", tempat, flags=re.IGNORECASE)
    return tempat.strip(), teks[cocok.start() :].strip(" ,/)")


def pisah_rtrw(teks: str) -> tuple[str, str] | None:
    """A cell of a column RT/RW: "03/01", "RT 03 RW 01", "3-1" -> ("03", "01"); None when it says something else.

    One number alone is the RT; ("", "") for an empty cell.
    """
    teks = bersihkan(teks)
    if not re.search(r"\d", teks):
        return ("", "") if not re.search(r"[^\W_]", re.sub(r"\bR[TW]\b", "", teks.upper())) else None
    rt, rw, sisa = ambil_rtrw(teks)
    if (rt or rw) and not re.search(r"\w", sisa):
        return rt, rw
    if cocok := re.fullmatch(r"0*(\d{1,3})\s*[/\\\-–.,| ]\s*0*(\d{1,3})", teks):
        return pad_rt(cocok[1]), pad_rt(cocok[2])
    if cocok := re.fullmatch(r"(\d{1,3})\s*[/\\-]?\s*[-0]?", teks):
        return pad_rt(cocok[1]), ""
    return None


def ambil_rtrw(alamat: str) -> tuple[str, str, str]:
    """RT, RW and the rest of an address: "Jl. Melati RT 03 RW 01" -> ("03", "01", "Jl. Melati"); empty when absent.

    A range ("RT 01 s/d 05") names no single RT.
    """
    if _RENTANG.search(alamat):
        return "", "", alamat
    for pola in (_BERSAMA, _RT_GARIS):
        if cocok := pola.search(alamat):
            return pad_rt(cocok[1]), pad_rt(cocok[2]), _sisa(alamat, [cocok.span()])
    rt, rw = _RT.search(alamat), _RW.search(alamat)
    potong = [c.span() for c in (rt, rw) if c]
    return pad_rt(rt[1]) if rt else "", pad_rt(rw[1]) if rw else "", _sisa(alamat, potong)


def _sisa(teks: str, potong: list[tuple[int, int]]) -> str:
    for awal, akhir in sorted(potong, reverse=True):
        teks = teks[:awal] + " " + teks[akhir:]
    teks = re.sub(r"\s*([,/;])\s*(?=[,/;]|$)", "", " ".join(teks.split()))
    return teks.strip(" ,/;-")
