"""Columns that hold two things at once: place and date of birth, RT and RW, an address with RT/RW inside."""

from __future__ import annotations

import re

from lkm_desktop.format import HARI, pad_rt
from lkm_desktop.importers.text import bersihkan

#: Roman numbers as far as RT and RW are written with them
ROMAWI = {"I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6, "VII": 7, "VIII": 8, "IX": 9, "X": 10, "XI": 11,
           "XII": 12, "XIII": 13, "XIV": 14, "XV": 15}  # fmt: skip
#: a Roman number where only the number of an RT or RW can stand
_BERROMAWI = re.compile(r"\b(R\.?\s?[TW]\.?\s*[:.]?\s*)([IVX]{1,5})\b", re.IGNORECASE)
_HARI = re.compile(rf"[ ,/]*\b(?:{'|'.join(HARI)}|Jum'?at|Senen|Ahad)\b[ ,/]*$", re.IGNORECASE)
_MENYEBUT = re.compile(r"\bR\.?\s?[TW]", re.IGNORECASE)
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
    teks = _angka_biasa(bersihkan(teks))
    if not re.search(r"\d", teks):
        return ("", "") if not re.search(r"[^\W_]", re.sub(r"\bR[TW]\b", "", teks.upper())) else None
    rt, rw, sisa = ambil_rtrw(teks)
    if (rt or rw) and not re.search(r"\w", sisa):
        return rt, rw
    teks = re.sub(r"^(?:no|nomor)\b[.: ]*", "", teks, flags=re.IGNORECASE)
    if cocok := re.fullmatch(r"0*(\d{1,3})\s*[/\\\-–.,| ]\s*0*(\d{1,3})", teks):
        return pad_rt(cocok[1]), pad_rt(cocok[2])
    if cocok := re.fullmatch(r"(\d{1,3})\s*[/\\-]?\s*[-0]?", teks):
        return pad_rt(cocok[1]), ""
    return None


def _angka_biasa(teks: str) -> str:
    """Roman numbers of RT and RW as plain ones: "RT.4/RW.II" -> "RT.4/RW.2", "IV/II" -> "4/2"."""
    if cocok := re.fullmatch(r"([IVX]{1,5})\s*[/\\-]\s*([IVX]{1,5})", teks, re.IGNORECASE):
        dua = [ROMAWI.get(satu.upper()) for satu in cocok.groups()]
        return f"{dua[0]}/{dua[1]}" if all(dua) else teks
    return _BERROMAWI.sub(lambda c: c[1] + str(ROMAWI.get(c[2].upper(), c[2])), teks)


def ambil_rtrw(alamat: str) -> tuple[str, str, str]:
    """RT, RW and the rest of an address: "Jl. Melati RT 03 RW 01" -> ("03", "01", "Jl. Melati"); empty when absent.

    A range ("RT 01 s/d 05 RW 02") names no single RT, but perhaps an RW.
    """
    if not _MENYEBUT.search(alamat):
        return "", "", alamat
    if _RENTANG.search(alamat):
        semua_rw = _RW.findall(alamat)
        return "", pad_rt(semua_rw[0]) if len(semua_rw) == 1 else "", alamat
    alamat = _angka_biasa(alamat)
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
