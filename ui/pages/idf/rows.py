"""Columns and rows of the IDF sheet, and what is wrong in them while they are typed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from lkm_desktop.domain.pertukaran import LEVEL_IDF
from lkm_desktop.services import idf
from lkm_desktop.services.idf import Nilai
from ui.pages.pemilihan.sheet_model import ANGKA, Column, Row
from ui.pages.rapat.table import Width

COLUMNS = (
    Column("nomor", "No", Width(3, 4), typed=False), Column("bidang", "Bidang", Width(12, 22), typed=False),
    Column("aspek", "Aspek", Width(18, 36), typed=False),
    Column("nilai", "Nilai", Width(5, 6), ANGKA, name="Nilai, 0 sampai 100"),
    Column("level", "Level", Width(11, 15), name="Level: Awal, Berdaya, Mandiri, atau Menuju Madani"),
    Column("bukti", "Bukti", Width(20, 40, True)),
)
TYPED = ("nilai", "level", "bukti")
_LEVELS = dict(LEVEL_IDF)
_FIELDS = {code: name for code, name, _ in idf.BIDANG}


def rows(nilai: Sequence[Nilai]) -> list[Row]:
    """The rows of an assessment."""
    return [
        {"id": one.aspek.kode, "nilai": "" if one.nilai is None else str(one.nilai), "level": one.kata_level,
         "bukti": one.bukti}
        for one in nilai
    ]  # fmt: skip


def shown(row: Row, key: str) -> str:
    """The text of a column that is not typed."""
    aspect = idf.BY_KODE.get(str(row.get("id")))
    if aspect is None:
        return ""
    return {"nomor": aspect.nomor, "bidang": _FIELDS[aspect.bidang], "aspek": aspect.nama}.get(key, "")


def level(text: str) -> str | None:
    """The code of a level typed in full or by its beginning ("m" is Mandiri, "men" or "madani" Menuju Madani); "" for
    nothing, None for what is no level."""
    typed = " ".join(text.split()).casefold()
    if not typed:
        return ""
    found = [code for code, name in LEVEL_IDF if name.casefold().startswith(typed) or code.startswith(typed)]
    return ("mandiri" if "mandiri" in found and typed == "m" else found[0]) if found else None


def in_words(text: str) -> str:
    """A typed level spelled as the sheet spells it; other text as it is."""
    return _LEVELS.get(level(text) or "", text)


def wrong(typed: Sequence[Row]) -> dict[tuple[int, str], tuple[str, str]]:
    """What cannot be saved, by place and column."""
    found = {}
    for place, row in enumerate(typed):
        mark = str(row.get("nilai") or "").strip()
        if mark and not (mark.isdigit() and int(mark) <= 100):
            found[(place, "nilai")] = ("salah", "Nilai berupa angka bulat 0 sampai 100.")
        if level(str(row.get("level") or "")) is None:
            found[(place, "level")] = ("salah", "Level: Awal, Berdaya, Mandiri, atau Menuju Madani.")
    return found


def to_save(typed: Sequence[Row]) -> dict[str, Mapping[str, Any]]:
    """Aspect code -> what is stored; a level that is none is handed on and refused there."""
    return {
        str(row["id"]): {
            "nilai": row.get("nilai"), "level": level(str(row.get("level") or "")) if row.get("level") else None,
            "bukti": row.get("bukti"),
        }
        for row in typed
    }  # fmt: skip
