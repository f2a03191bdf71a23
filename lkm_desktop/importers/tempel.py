"""Rows pasted from the clipboard: cells of Excel (tab separated), or a list as people write it in WhatsApp.

A list without a heading gets one by what stands in its columns.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Sequence
from datetime import date
from typing import NamedTuple

from lkm_desktop.errors import LkmError
from lkm_desktop.format import digits
from lkm_desktop.importers.dates import PolaTanggal, baca_tanggal
from lkm_desktop.importers.sel import BATAS_BARIS, BATAS_HURUF, BATAS_KOLOM, TEKS, BarisPolos, Buku, Isi, Lembar, Sel
from lkm_desktop.importers.split import pisah_rtrw, pisah_ttl
from lkm_desktop.importers.temuan import Telaah

NAMA = "papan klip"
_PALING_BESAR = 20_000_000
#: "[12/08/24 10.15] Budi: " and "12/08/24 10.15 - Budi: ", which WhatsApp writes before a copied message
_PESAN = re.compile(
    r"^\[?\d{1,2}[/.]\d{1,2}[/.]\d{2,4},? \d{1,2}[.:]\d{2}(?:[.:]\d{2})?(?: ?[AP]M)?\]?(?: -)? [^:]{1,40}: ?"
)
_NOMOR = re.compile(r"^\s*(?:[-•*▪►]|(\d{1,4})\s*[.)\]-])\s*")
_PEMISAH = ("|", ";", " - ", " – ", ",")
_SARAN = "Salin dulu barisnya di Excel atau WhatsApp, lalu tempel di sini."


class Tempelan(NamedTuple):
    """What a pasted text makes. ditebak: its heading is a guess by what stands in the columns."""

    buku: Buku
    ditebak: bool


def dari_teks(teks: str) -> Tempelan:
    """The sheet that a pasted text makes. Raises LkmError when there is nothing to import in it."""
    if len(teks) > _PALING_BESAR:
        raise LkmError("Isi papan klip terlalu besar.", "Simpan sebagai berkas .xlsx, lalu pilih berkasnya.")
    teks = re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f]", " ", teks.replace("\r\n", "\n").replace("\r", "\n"))
    baris = _bertab(teks) if "\t" in teks else _bebas(teks)
    baris = [satu for satu in baris if any(sel.strip() for sel in satu)]
    if not baris:
        raise LkmError("Tidak ada baris di papan klip.", _SARAN)
    if len(baris) > BATAS_BARIS or max(map(len, baris)) > BATAS_KOLOM:
        raise LkmError("Isi papan klip terlalu banyak baris atau kolom.", "Simpan sebagai .xlsx, lalu pilih berkasnya.")
    buku = _buku(baris)
    if any(satu.ke for satu in Telaah(buku).tabel):
        return Tempelan(buku, ditebak=False)
    judul = tebak_judul(baris)
    if "Nama" not in judul:
        raise LkmError("Isi papan klip bukan daftar yang dikenal.", _SARAN)
    return Tempelan(_buku([judul, *baris]), ditebak=True)


def _buku(baris: Sequence[Sequence[str]]) -> Buku:
    isi: list[tuple[Isi, ...]] = [tuple(sel.strip()[:BATAS_HURUF] or None for sel in satu) for satu in baris]
    return Buku(NAMA, "csv", [Lembar("Tempelan", BarisPolos(isi))])


def _bertab(teks: str) -> list[list[str]]:
    """Cells of Excel; one with line breaks comes in quotes."""
    csv.field_size_limit(BATAS_HURUF * 10)
    try:
        return [list(satu) for satu in csv.reader(io.StringIO(teks, newline=""), delimiter="\t")]
    except csv.Error:
        return [satu.split("\t") for satu in teks.split("\n")]


def _bebas(teks: str) -> list[list[str]]:
    """Lines of a list: numbers and bullets in front go, the parts are told by the sign that most lines have."""
    polos = [_PESAN.sub("", satu).strip().strip("*_~") for satu in teks.split("\n")]
    isi = [satu for satu in polos if satu]
    bernomor = sum(bool(_NOMOR.match(satu)) for satu in isi) >= 0.5 * len(isi)
    if bernomor:  # a title above the list and a greeting below it are no rows
        isi = [satu for satu in isi if _NOMOR.match(satu)] if len(isi) > 1 else isi
        isi = [_NOMOR.sub("", satu) for satu in isi]
    pemisah = max(_PEMISAH, key=lambda tanda: (sum(tanda in satu for satu in isi), -_PEMISAH.index(tanda)))
    if sum(pemisah in satu for satu in isi) < 0.5 * len(isi):
        return [[satu] for satu in isi]
    return [[sel.strip() for sel in satu.split(pemisah)] for satu in isi]


# --- a heading by what stands below -----------------------------------------------------------------------------------


def tebak_judul(baris: Sequence[Sequence[str]]) -> list[str]:
    """A heading for rows without one: what most cells of a column are; "" for what cannot be told."""
    lebar = max(map(len, baris))
    hasil: list[str] = []
    for kolom in range(lebar):
        isi = [satu[kolom].strip() for satu in baris if kolom < len(satu) and satu[kolom].strip()]
        arti = next((judul for judul, cocok in _ARTI if judul not in hasil and _kebanyakan(isi, cocok)), "")
        hasil.append(arti)
    return hasil


def berawal_data(baris: Sequence[Sequence[str]]) -> bool:
    """Whether the first row is data like those below it: names, and something besides that no heading would say."""
    judul, arti = tebak_judul(baris), dict(_ARTI)
    pertama = [(satu, teks.strip()) for satu, teks in zip(judul, baris[0], strict=False) if satu and teks.strip()]
    tegas = [satu for satu, _ in pertama if satu not in _LEMAH]
    return "Nama" in judul and bool(tegas) and all(arti[satu](teks) for satu, teks in pertama)


def _kebanyakan(isi: Sequence[str], cocok: Callable[[str], object]) -> bool:
    return bool(isi) and sum(bool(cocok(teks)) for teks in isi) >= 0.6 * len(isi)


def _tanggal(teks: str) -> bool:
    if not re.search(r"\d[-/. ]+\w+[-/. ]+\d{2,4}", teks):
        return False
    return baca_tanggal(Sel(TEKS, teks), lampau=True, pola=PolaTanggal(), today=date.today())[0] is not None


def _lahir(teks: str) -> bool:
    tempat, hari = pisah_ttl(teks)
    return bool(tempat and hari) and _tanggal(hari)


def _enam_belas(teks: str) -> bool:
    return len(digits(teks)) == 16 and not re.search(r"[A-Za-z]", teks)


def _rtrw(teks: str) -> bool:
    found = pisah_rtrw(teks)
    return found is not None and all(found) and bool(re.search(r"[/\\A-Za-z]", teks))


#: in this order: an address is no name, a count is no number of an RT
_ARTI: tuple[tuple[str, Callable[[str], object]], ...] = (
    ("NIK", _enam_belas),
    ("No KK", _enam_belas),
    ("L/P", re.compile(r"(?i)l|p|lk|pr|laki[- ]?laki|perempuan|pria|wanita").fullmatch),
    ("No HP", re.compile(r"(\+?62|0)[\s.-]?8[\d\s.-]{7,14}").fullmatch),
    ("TTL", _lahir),
    ("Tanggal lahir", _tanggal),
    ("RT/RW", _rtrw),
    ("RT", re.compile(r"(?i)r\.?t\.?\s*\.?\d{1,3}").fullmatch),
    ("RW", re.compile(r"(?i)r\.?w\.?\s*\.?\d{1,3}").fullmatch),
    ("No", re.compile(r"\d{1,4}\.?").fullmatch),
    ("Alamat", re.compile(r"(?i)(jl|jln|jalan|gg|gang|komp|blok|lr|lorong)\b.*").fullmatch),
    ("Nama", re.compile(r"[^\W\d_][^\d@:/]{2,60}").fullmatch),
)  # fmt: skip
#: what a heading may look like too
_LEMAH = frozenset(("No", "Nama", "Alamat"))
