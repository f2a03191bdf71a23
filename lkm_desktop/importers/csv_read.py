"""Text tables: find out how they are encoded and separated; what cannot be read is said, never guessed."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections import Counter
from collections.abc import Iterator

from lkm_desktop.errors import LkmError
from lkm_desktop.importers.kalamin import Baris
from lkm_desktop.importers.sel import BATAS_BARIS, BATAS_HURUF, BATAS_KOLOM
from lkm_desktop.importers.xlsx_scan import di_luar_batas

_PEMISAH = (";", ",", "\t", "|")
_SARAN_SANDI = "Buka di Excel, lalu Simpan Sebagai .xlsx atau “CSV UTF-8 (*.csv)”."
_BOM = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


def baris_csv(data: bytes, nama: str) -> Iterator[Baris]:
    """The rows of a text file; every cell is text, as it was typed, None where it is blank.

    :raises LkmError: when the bytes are no text, letters are damaged, or a limit is passed.
    """
    teks = _urai_huruf(data, nama)
    if re.search(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]", teks):
        raise LkmError(f"Berkas “{nama}” bukan teks dan bukan lembar kerja yang dikenal.", _SARAN_SANDI)
    pemisah, teks = _pemisah(teks)
    csv.field_size_limit(BATAS_HURUF * 10)
    nomor = -1
    try:
        for nomor, baris in enumerate(csv.reader(io.StringIO(teks, newline=""), delimiter=pemisah)):
            yield _baris(baris, nomor)
    except csv.Error as e:
        raise LkmError(
            f"Baris sesudah baris {nomor + 1} pada “{nama}” tidak bisa diurai.",
            'Periksa tanda kutip (") yang tidak berpasangan, atau simpan ulang dari Excel sebagai .xlsx.',
        ) from e


def _baris(baris: list[str], nomor: int) -> Baris:
    sel = [isi if isi and not isi.isspace() else None for isi in baris]
    while sel and sel[-1] is None:
        sel.pop()
    if sel and (nomor >= BATAS_BARIS or len(sel) > BATAS_KOLOM):
        raise di_luar_batas(nomor, len(sel) - 1)
    if any(len(isi) > BATAS_HURUF for isi in baris):
        raise csv.Error("sel terlalu panjang")
    return tuple(sel)


def _urai_huruf(data: bytes, nama: str) -> str:
    """Decode by byte order mark, else UTF-8, else UTF-16 without mark, else the Windows alphabet cp1252."""
    for tanda, sandi in _BOM:
        if data.startswith(tanda):
            return _coba(data, sandi, nama)
    try:
        if b"\x00" not in data[:4096]:
            return data.decode("utf-8")
    except UnicodeDecodeError as e:
        return _bukan_utf8(data, nama, e)
    return _tanpa_bom(data, nama)


def _coba(data: bytes, sandi: str, nama: str) -> str:
    try:
        return data.decode(sandi)
    except UnicodeDecodeError as e:
        raise _huruf_rusak(nama) from e


def _bukan_utf8(data: bytes, nama: str, galat: UnicodeDecodeError) -> str:
    """cp1252, unless the text is plainly UTF-8 with damage in it or uses bytes that cp1252 does not have."""
    if re.search(rb"[\xc3-\xf4][\x80-\xbf]", data[: galat.start] + data[galat.start + 1 :]):
        raise _huruf_rusak(nama) from galat
    return _coba(data, "cp1252", nama)


def _tanpa_bom(data: bytes, nama: str) -> str:
    contoh = data[:4096]
    if len(data) % 2 == 0 and contoh[1::2].count(0) > 0.8 * len(contoh[1::2]) and 0 not in contoh[::2]:
        return _coba(data, "utf-16-le", nama)
    if len(data) % 2 == 0 and contoh[::2].count(0) > 0.8 * len(contoh[::2]) and 0 not in contoh[1::2]:
        return _coba(data, "utf-16-be", nama)
    raise LkmError(f"Berkas “{nama}” bukan lembar kerja dan bukan teks.", "Pilih berkas .xlsx, .xls, .ods atau .csv.")


def _huruf_rusak(nama: str) -> LkmError:
    return LkmError(f"Huruf di berkas “{nama}” rusak atau memakai sandi yang tidak dikenal.", _SARAN_SANDI)


def _pemisah(teks: str) -> tuple[str, str]:
    """The separator and the text without Excel's own first line "sep=;"."""
    if cocok := re.match(r"sep=([;,\t|])\r?\n", teks, re.IGNORECASE):
        return cocok[1], "\n" + teks[cocok.end() :]
    return max(_PEMISAH, key=lambda p: _nilai_pemisah(teks[:20_000], p)), teks


def _nilai_pemisah(contoh: str, pemisah: str) -> tuple[float, int]:
    """How well a separator fits: rows that agree on a width above one, times that width."""
    lebar: Counter[int] = Counter()
    try:
        for urut, baris in enumerate(csv.reader(io.StringIO(contoh, newline=""), delimiter=pemisah)):
            lebar[len(baris)] += 1 if len(baris) > 1 else 0
            if urut > 60:
                break
    except csv.Error:
        return 0.0, 0
    if not any(lebar.values()):
        return 0.0, 0
    umum, kali = lebar.most_common(1)[0]
    return kali * min(umum, 12), umum
