"""One cell of an attendance sheet: H, I, S, A in any word, ticks, a time of arrival."""

from __future__ import annotations

import re

from lkm_desktop.format import parse_jam
from lkm_desktop.importers.sel import GALAT, RUMUS, Sel, teks_sel
from lkm_desktop.importers.text import bersihkan
from lkm_desktop.services.impor_hadir_bahan import TandaSel

_KATA: dict[str, tuple[str, ...]] = {
    "hadir": ("h", "hdr", "hadir", "v", "vv", "√", "✓", "✔", "1", "ya", "y", "ada", "datang", "masuk", "m", "*", "●",
              "•", "o", "ttd", "paraf", "hadir tepat waktu", "x"),
    "izin": ("i", "izin", "ijin", "iz", "ij", "izn", "berhalangan", "cuti"),
    "sakit": ("s", "sakit", "skt", "sk"),
    "alpa": ("a", "alpa", "alpha", "alfa", "tk", "t.k", "th", "tidak hadir", "tdk hadir", "tanpa keterangan", "absen",
             "0", "tidak", "tdk", "t", "mangkir", "tanpa ket", "tanpa kabar", "bolos"),
}  # fmt: skip
_STATUS = {kata: status for status, semua in _KATA.items() for kata in semua}
_JAM = re.compile(
    r"(?:(?:h|hadir|terlambat|tlbt|telat|t|pukul|pkl|jam|datang)\b\.?[\s:,(]*)*(\d{1,2}[.:]\d{2})\b\)?"
    r"(?:\s*(?:wi[bt]|wita))?",
    re.IGNORECASE,
)
_RENTANG = re.compile(r"(\d{1,2}[.:]\d{2})\s*(?:-|–|s/?d|s\.d\.?|sampai)\s*(\d{1,2}[.:]\d{2})", re.IGNORECASE)


def baca_tanda(sel: Sel, *, silang_alpa: bool = False) -> TandaSel | str | None:
    """The mark of a cell, None for a blank one, or a sentence for one that is not understood.

    :param silang_alpa: in this column ✓ means present, so × means absent.
    """
    if sel.jenis == GALAT:
        return "Sel ini berisi galat Excel (#REF!, #N/A, ...); ketik tandanya."
    if sel.jenis == RUMUS and sel.nilai is None:
        return "Sel ini berisi rumus yang belum dihitung; buka di Excel lalu simpan, atau ketik tandanya."
    teks = bersihkan(teks_sel(sel)).lower().strip(" .")
    if not teks or teks in ("-", "–", "—"):
        return None
    if teks in ("x", "×") and silang_alpa:
        return TandaSel("alpa")
    if teks in _STATUS:
        return TandaSel(_STATUS[teks])
    if teks in ("l", "p", "lk", "pr"):
        return TandaSel("hadir", jk=teks[0].upper())
    if cocok := _RENTANG.fullmatch(teks):
        return _berjam(cocok[1], cocok[2])
    if cocok := _JAM.fullmatch(teks):
        return _berjam(cocok[1], "")
    pertama = re.match(r"[a-z]+", teks)
    if pertama and len(pertama[0]) > 3 and pertama[0] in _STATUS:  # "izin ke luar kota"
        return TandaSel(_STATUS[pertama[0]])
    return f"Tanda “{teks[:24]}” tidak dimengerti; isi H, I, S, A, atau kosongkan."


def _berjam(datang: str, pulang: str) -> TandaSel | str:
    try:
        jam = [parse_jam(satu) if satu else "" for satu in (datang, pulang)]
    except ValueError as error:
        return str(error)
    return TandaSel("hadir", jam[0], jam[1])


def baca_jam(sel: Sel) -> str:
    """The time in a column of times; "" when there is none. Raises ValueError with a sentence."""
    teks = bersihkan(teks_sel(sel)).lower()
    cocok = _JAM.fullmatch(teks)
    return parse_jam(cocok[1]) if cocok else ""


def centang(sel: Sel) -> bool:
    """Whether a column of its own for one status or gender is ticked in this cell."""
    teks = bersihkan(teks_sel(sel)).lower().strip(" .")
    return bool(teks) and teks not in ("-", "–", "—", "0", "tidak", "tdk")


def ada_centang(sel: Sel) -> bool:
    """Whether a cell is a tick, so that a cross beside it in the same column means something else."""
    return bersihkan(teks_sel(sel)).strip().lower() in ("v", "√", "✓", "✔")
