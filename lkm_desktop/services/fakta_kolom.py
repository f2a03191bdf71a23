"""What the forms of facts are made of: fields that several of them have (services.fakta_isian)."""

from __future__ import annotations

from typing import Any

from lkm_desktop.fields import Field
from lkm_desktop.format import ribuan
from lkm_desktop.services.fakta_borang import DaftarButir, Nilai


def pilih(*words: str) -> tuple[tuple[str, str], ...]:
    """Suggestions or choices whose code is their word."""
    return tuple((word, word) for word in words)


def isi(label: str) -> Field:
    """The words of a row, which every row has."""
    return Field("isi", label, "panjang", 40, required=True)


def bidang(label: str, *words: str) -> Field:
    """The heading of a row."""
    return Field("bidang", label, "saran", 18, choices=pilih(*words))


def teks(key: str, label: str, width: int = 24) -> Field:
    """A longer text."""
    return Field(key, label, "panjang", width)


RT, RW = Field("rt", "RT", "rt", 5), Field("rw", "RW", "rt", 5)
JUMLAH = Field("jumlah", "Jumlah", "angka", 8)
SATUAN = Field("satuan", "Satuan", "saran", 10, choices=pilih("KK", "orang", "unit", "meter", "hektare", "paket"))
OLEH = Field("oleh", "Penanggung jawab", "saran", 24)
BA = (Field("ba_nomor", "Nomor berita acara", "teks", 28), Field("ba_tanggal", "Tanggal berita acara", "tanggal", 12))


def tanggal(label: str, key: str = "tanggal") -> Field:
    """A day."""
    return Field(key, label, "tanggal", 12)


def tahun(key: str, label: str, help: str = "") -> Field:
    """A year in four digits."""
    return Field(key, label, "angka", 8, help=help, check=_year)


def _year(value: Any) -> str | None:
    return None if 1990 <= int(value) <= 2100 else "Isi dengan tahun, misalnya 2026."


def peta(label: str) -> DaftarButir:
    """The list of maps."""
    kolom = (isi("Nama peta"), Field("jumlah", "Lembar", "angka", 8), teks("keterangan", "Skala, tempat simpan"))
    return DaftarButir("peta", label, "peta", kolom)


def paling_banyak(key: str, label: str, most: int) -> Field:
    """A count that is refused above what a kelurahan can have: a slip of the keys."""
    wrong = f"Paling banyak {ribuan(most)}; periksa angkanya."
    return Field(key, label, "angka", 8, check=lambda value: wrong if int(value) > most else None)


def urut(fakta: Nilai, awal: str, akhir: str, kalimat: str) -> dict[str, str]:
    """An end before its beginning is told at the end."""
    first, last = fakta.get(awal), fakta.get(akhir)
    return {akhir: kalimat} if first is not None and last is not None and last < first else {}
