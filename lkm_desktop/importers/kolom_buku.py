"""Columns of a foreign sheet to the fields of a plain book: by their headings, then by what stands below."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import pairwise

from lkm_desktop.domain import REGISTERS
from lkm_desktop.format import digits
from lkm_desktop.importers.mapping import AMBANG, Kolom
from lkm_desktop.importers.sel import TANGGAL, Sel, teks_sel
from lkm_desktop.importers.synonyms import rapikan
from lkm_desktop.importers.synonyms_buku import GABUNGAN, URUT, kamus, rapat

_CONTOH = 60


@lru_cache(maxsize=20_000)
def cocokkan(ke: str, judul: str) -> tuple[str | None, float]:
    """Field and confidence (0..1) of one heading for the book `ke`; (None, 0.0) when it means nothing to it.

    A remark in brackets, and a second meaning behind a slash, count only when the whole is not understood.
    """
    field, yakin = _cocokkan(ke, judul)
    for pendek in (re.sub(r"\([^)]*\)", " ", judul), judul.partition("/")[0]):
        if field is None and pendek != judul:
            field, yakin = _cocokkan(ke, pendek)
            yakin *= 0.9
    return field, yakin


def _cocokkan(ke: str, judul: str) -> tuple[str | None, float]:
    one, words = rapat(judul), kamus(ke)
    if not one or len(one) > 60:
        return None, 0.0
    if one in words.pasti:
        return words.pasti[one], 1.0
    if one in words.lemah:
        return words.lemah[one], 0.55
    bare = "".join(w for w in rapikan(judul).split() if w not in _ORNAMENT and not w.isdecimal())
    if bare != one and bare in words.pasti and len(bare) > 1:
        return words.pasti[bare], 0.85
    return _nearest(one, words.mirip)


_ORNAMENT = frozenset(("rp", "lkm", "bkm", "yang", "dan", "singkat", "jika", "ada", "dd", "mm", "yyyy", "orang", "nya"))


def _nearest(one: str, known: Sequence[tuple[str, str]]) -> tuple[str | None, float]:
    """The nearest known heading, for slips such as "Tangal Terima" or "Perihhal"."""
    if len(one) < 5:
        return None, 0.0
    best: tuple[str | None, float] = (None, 0.0)
    compare = SequenceMatcher(autojunk=False)
    compare.set_seq2(one)
    for word, field in known:
        if abs(len(word) - len(one)) <= 3:
            compare.set_seq1(word)
            if compare.real_quick_ratio() > best[1] and (ratio := compare.ratio()) > best[1]:
                best = (field, ratio)
    return (best[0], best[1] * 0.85) if best[1] >= 0.84 else (None, 0.0)


def cocokkan_bertingkat(ke: str, tingkat: Sequence[str]) -> tuple[str | None, float]:
    """Field and confidence of a heading of several rows, group heading first: ("Surat", "Tanggal")."""
    parts = [t for t in dict.fromkeys(tingkat) if rapikan(t)]
    if len(parts) <= 1:
        return cocokkan(ke, parts[0]) if parts else (None, 0.0)
    group, own = " ".join(parts[:-1]), parts[-1]
    both = max(cocokkan(ke, f"{own} {group}"), cocokkan(ke, f"{group} {own}"), key=lambda c: c[1])
    alone = cocokkan(ke, own)
    if both[1] >= 0.85 or both[1] >= alone[1] * 0.98:
        return both
    return (alone[0], alone[1] * 0.9) if alone[1] >= AMBANG else (cocokkan(ke, group)[0], cocokkan(ke, group)[1] * 0.7)


def nilai_kepala(ke: str, judul: Sequence[Sequence[str]]) -> float:
    """How surely a row is the heading of that book: the confidence of the distinct fields that it names.

    A heading that names none of the fields a row cannot do without counts little.
    """
    given, judul = judul, without_title(judul)
    best: dict[str, float] = {}
    for levels in judul:
        field, sure = cocokkan_bertingkat(ke, levels)
        if field and field != URUT and sure >= AMBANG:
            best[field] = max(best.get(field, 0.0), sure)
    named = set(best) | {part for field in best for part in GABUNGAN.get(ke, {}).get(field, ())}
    total = sum(best.values()) + 0.3 * any(cocokkan(ke, levels[-1])[0] == URUT for levels in judul if levels)
    total *= 1.0 if given is judul else 0.9
    return total if len(best) > 1 and named & _needed(ke) else total * 0.4


def without_title(judul: Sequence[Sequence[str]]) -> Sequence[Sequence[str]]:
    """A first line that reaches over every column is the title of the sheet, no group heading."""
    while judul and len(judul[0]) > 1 and len({levels[0] for levels in judul}) == 1:
        judul = [levels[1:] for levels in judul]
    return judul


def _needed(ke: str) -> set[str]:
    register = REGISTERS[ke]
    return {key for key in register.form if register.field(key).required} | {register.name}


def petakan(ke: str, judul: Sequence[tuple[str, ...]], baris: Sequence[Sequence[Sel]]) -> list[Kolom]:
    """Map every column. Each field is given once, to the surest column; the others say why they are not."""
    found = []
    for place, levels in enumerate(without_title(judul)):
        cells = [row[place] for row in baris[: _CONTOH * 4] if place < len(row)]
        texts = [text for cell in cells if (text := teks_sel(cell))][:_CONTOH]
        field, sure = cocokkan_bertingkat(ke, levels)
        words = " ".join(" ".join(t.split()) for t in dict.fromkeys(levels) if t.strip())
        column = Kolom(place, words, field, sure, contoh=tuple(texts[:3]))
        _by_contents(ke, column, texts, [c for c in cells if c.nilai is not None][:_CONTOH])
        found.append(column)
    _once(found)
    return found


def _by_contents(ke: str, column: Kolom, texts: list[str], cells: list[Sel]) -> None:
    """Correct the meaning by what stands in the column."""
    if not column.judul and not texts:
        return
    if column.field is None or column.yakin < AMBANG:
        column.field, column.alasan = None, "judul tidak dikenal" if column.judul else "tanpa judul"
        return
    if not texts or column.field == URUT:
        return
    if column.field in ("nomor", "surat_nomor") and rapat(column.judul) == "nomor" and _counts(texts):
        column.field = URUT
        return
    kind = REGISTERS[ke].fields[column.field].kind if column.field in REGISTERS[ke].fields else ""
    dates = sum(cell.jenis == TANGGAL or len(digits(teks_sel(cell))) >= 3 for cell in cells)
    if kind == "tanggal" and dates < 0.3 * len(cells):
        column.field, column.alasan = None, "isinya bukan tanggal"


def _counts(texts: list[str]) -> bool:
    """Whether a column only counts its rows: 1, 2, 3 ..."""
    numbers = [int(t.rstrip(".")) for t in texts if t.rstrip(".").isdecimal()]
    return len(numbers) >= 0.8 * len(texts) and (
        len(numbers) < 2 or sum(b - a == 1 for a, b in pairwise(numbers)) >= 0.8 * (len(numbers) - 1)
    )


def _once(columns: list[Kolom]) -> None:
    """Keep the surest column of each field; a column of two gives way to the separate ones."""
    taken: dict[str, Kolom] = {}
    for column in sorted(columns, key=lambda k: (-k.yakin, k.indeks)):
        if column.field is None or column.field == URUT:
            continue
        if column.field in taken:
            column.alasan, column.field = f"sudah diambil dari kolom {taken[column.field].huruf}", None
            continue
        taken[column.field] = column
