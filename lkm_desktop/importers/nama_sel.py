"""The cell of a name: one person, cleaned. A NIK written beside it is taken out, two people in one cell are told."""

from __future__ import annotations

import re
from typing import NamedTuple

from lkm_desktop.format import digits
from lkm_desktop.importers.text import idem

_TERPANJANG = 120
_NIK = re.compile(
    r"[\s,;:/|(\[-]*(?:\b(?:no\.?\s*)?(?:nik|ktp)\b\.?[\s:.]*)?(?<!\d)((?:\d[ .]?){15}\d)(?!\d)[\s)\]/;:,|-]*",
    re.IGNORECASE,
)
#: what most names are made of; they need no closer look
_POLOS = re.compile(r"[A-Za-z.,' ]+")
_DUA = re.compile(r"[^\W\d_]{2}[.)]?\s*(?:[/&+]|\bdan\b)\s*[^\W\d_]{2}", re.IGNORECASE)
_BERNOMOR = re.compile(r"\b1[.)]\s*[^\W\d_].*\b2[.)]\s*[^\W\d_]")
_NOMOR_DEPAN = re.compile(r"^\d{1,3}[.)]\s*(?=[^\W\d_])")


class NamaSel(NamedTuple):
    """The name, the NIK that stood with it ("" for none), and why the cell cannot be taken ("" when it can)."""

    nama: str
    nik: str = ""
    masalah: str = ""


def baca_nama(teks: str) -> NamaSel:
    """Read a cleaned, filled cell of a name column."""
    if idem(teks):
        return NamaSel("", "", f"“{teks[:24]}” bukan nama; tulis namanya.")
    if len(teks) <= _TERPANJANG and _POLOS.fullmatch(teks) and " dan " not in teks.lower() and teks.strip(". ,'"):
        return NamaSel(teks)
    nama, nik = teks, ""
    if cocok := _NIK.search(teks) if sum(c.isdecimal() for c in teks) >= 16 else None:
        nik = digits(cocok[1])
        nama = f"{teks[: cocok.start()]} {teks[cocok.end() :]}".strip(" ,;:/|-")
    if _BERNOMOR.search(nama) or _DUA.search(nama):
        kalimat = f"“{nama[:40]}” memuat dua nama; pisahkan menjadi dua baris, atau tulis satu nama saja."
        return NamaSel(nama, nik, kalimat)
    nama = _NOMOR_DEPAN.sub("", nama)
    if not any(c.isalpha() for c in nama):
        return NamaSel("", nik, f"“{teks[:40]}” bukan nama.")
    if len(digits(nama)) >= 6:
        return NamaSel(nama, nik, f"“{nama[:40]}” berisi angka; tulis namanya saja, dan NIK di kolomnya.")
    if len(nama) > _TERPANJANG:
        return NamaSel(nama, nik, f"Terlalu panjang ({len(nama)} huruf; paling banyak {_TERPANJANG}).")
    return NamaSel(nama, nik)
