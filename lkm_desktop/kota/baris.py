"""Rows of a sheet as one text: keys once, then a list for each row; dates as 2025-07-31. And back again."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from lkm_desktop.services.rekap.definisi import BY_KODE, NIK

#: one row: key of the column -> value
Isi = dict[str, Any]


def kunci(lembar: str) -> tuple[str, ...]:
    """Keys of all columns that a sheet may have. Raises KeyError for an unknown sheet."""
    return (*BY_KODE[lembar].kunci, NIK.kunci)


def bungkus(lembar: str, baris: Sequence[Mapping[str, Any]]) -> str:
    """The rows of a sheet as a text. Columns that no row has are left out."""
    pakai = [k for k in kunci(lembar) if any(k in satu for satu in baris)]
    isi = [[_teks(satu.get(k)) for k in pakai] for satu in baris]
    return json.dumps({"kolom": pakai, "baris": isi}, ensure_ascii=False, separators=(",", ":"))


def buka(lembar: str, teks: str) -> Iterator[Isi]:
    """The rows of such a text, one by one."""
    tanggal = {one.kunci for one in BY_KODE[lembar].kolom if one.jenis == "tanggal"}
    isi = json.loads(teks)
    kolom: list[str] = isi["kolom"]
    for satu in isi["baris"]:
        yield {k: _nilai(v, k in tanggal) for k, v in zip(kolom, satu, strict=True)}


def banyak(teks: Iterable[str]) -> int:
    """How many rows these texts hold together."""
    return sum(len(json.loads(satu)["baris"]) for satu in teks)


def _teks(nilai: Any) -> Any:
    return nilai.isoformat() if isinstance(nilai, date) else nilai


def _nilai(nilai: Any, tanggal: bool) -> Any:
    if tanggal and isinstance(nilai, str):
        try:
            return date.fromisoformat(nilai)
        except ValueError:
            return nilai
    return nilai
