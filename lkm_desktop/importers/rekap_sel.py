"""One cell of a recap as the value that its column means; what cannot be read is told and stays empty."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime

from lkm_desktop.format import parse_tanggal
from lkm_desktop.importers.rekap_buku import Isi, teks

#: value and complaint ("" when all is well)
Hasil = tuple[object, str]
_YA, _TIDAK = {"ya", "y", "ada", "1", "v", "true", "benar"}, {"tidak", "tdk", "t", "0", "-", "false", "salah"}
_ANGKA = re.compile(r"[+-]?\d{1,3}(?:\.\d{3})+|[+-]?\d+(?:[.,]\d+)?")


def nilai(jenis: str, isi: Isi) -> Hasil:
    """The value of a cell in a column of that kind (see `KolomRekap.jenis`), None for an empty one."""
    if isi is None:
        return None, ""
    return _JENIS.get(jenis, _teks)(isi)


def _teks(isi: Isi) -> Hasil:
    if isinstance(isi, date):
        return f"{isi.day:02}-{isi.month:02}-{isi.year:04}", ""
    return teks(isi), ""


def _angka(isi: Isi) -> Hasil:
    if isinstance(isi, bool):
        return int(isi), ""
    if isinstance(isi, float):
        return _bulat(isi), ""
    if isinstance(isi, str) and _ANGKA.fullmatch(rapi := isi.replace(" ", "")):
        ribuan = re.fullmatch(r"[+-]?\d{1,3}(?:\.\d{3})+", rapi)
        return _bulat(float(rapi.replace(".", "") if ribuan else rapi.replace(",", "."))), ""
    if isinstance(isi, str) and isi in ("-", "–"):
        return None, ""
    return None, f"“{teks(isi)[:30]}” bukan angka."


def _bulat(isi: float) -> int | float:
    return int(isi) if isi.is_integer() else isi


def _persen(isi: Isi) -> Hasil:
    if isinstance(isi, str) and isi.endswith("%"):
        angka, keluhan = _angka(isi[:-1].strip())
        return (None if not isinstance(angka, int | float) else angka / 100), keluhan
    angka, keluhan = _angka(isi)
    return (float(angka) if isinstance(angka, int | float) else None), keluhan


def _tanggal(isi: Isi) -> Hasil:
    if isinstance(isi, datetime):
        return isi.date(), ""
    if isinstance(isi, date):
        return isi, ""
    try:
        return parse_tanggal(teks(isi)), ""
    except ValueError as error:
        return None, str(error)


def _ya_tidak(isi: Isi) -> Hasil:
    kata = teks(isi).lower()
    if kata in _YA or kata in _TIDAK:
        return kata in _YA, ""
    return None, f"“{teks(isi)[:30]}” bukan Ya atau Tidak."


_JENIS: dict[str, Callable[[Isi], Hasil]] = {
    "angka": _angka, "persen": _persen, "tanggal": _tanggal, "ya_tidak": _ya_tidak,
}  # fmt: skip
