"""Small verbs for writing .docx: clean text, paragraphs with exact spacing, tables with fixed widths.

Only what Word 2010 knows is used. Sizes are points, widths millimetres.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from docx.blkcntnr import BlockItemContainer
from docx.enum.table import WD_ROW_HEIGHT_RULE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph

_ALIGN = {
    "penuh": WD_ALIGN_PARAGRAPH.JUSTIFY, "kiri": WD_ALIGN_PARAGRAPH.LEFT, "tengah": WD_ALIGN_PARAGRAPH.CENTER,
    "kanan": WD_ALIGN_PARAGRAPH.RIGHT,
}  # fmt: skip
_KEPT_FORMAT = "\u200c\u200d"  # joiners, which emoji and some scripts need
_EDGES = ("top", "left", "bottom", "right", "insideH", "insideV")


def bersih(text: str) -> str:
    """Text that XML can hold: composed, without control characters and halves of broken pairs; newlines stay, every
    other space is a plain one. Emoji stay: Word has a typeface for them."""
    lined = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
    return "".join(_char(c) for c in unicodedata.normalize("NFC", lined)).strip()


def _char(char: str) -> str:
    if char == "\n":
        return char
    kind = unicodedata.category(char)
    if char == "\t" or kind == "Zs":
        return " "
    if kind in ("Cc", "Cs") or (kind == "Cf" and char not in _KEPT_FORMAT) or ord(char) & 0xFFFE == 0xFFFE:
        return ""
    return char


@dataclass(frozen=True)
class Rupa:
    """How a paragraph looks: type size and distance of lines (points), bold or italic, where it stands, space around
    it, indentation in millimetres (`awal_mm`: of the first line, negative for a hanging one), whether it stays with
    what follows."""

    ukuran: float
    baris: float
    tebal: bool = False
    miring: bool = False
    garis: bool = False
    rata: str = "kiri"
    sebelum: float = 0.0
    sesudah: float = 0.0
    kiri_mm: float = 0.0
    awal_mm: float = 0.0
    ikut: bool = False


def isi_alinea(p: Paragraph, text: str, rupa: Rupa) -> Paragraph:
    """Fill an empty paragraph with cleaned text (tabs that the program sets itself stay)."""
    p.alignment = _ALIGN[rupa.rata]
    shape = p.paragraph_format
    shape.space_before, shape.space_after = Pt(rupa.sebelum), Pt(rupa.sesudah)
    shape.line_spacing_rule, shape.line_spacing = WD_LINE_SPACING.AT_LEAST, Pt(rupa.baris)
    shape.line_spacing_rule = WD_LINE_SPACING.AT_LEAST
    if rupa.kiri_mm or rupa.awal_mm:
        shape.left_indent, shape.first_line_indent = Mm(rupa.kiri_mm), Mm(rupa.awal_mm)
    shape.keep_with_next = rupa.ikut or None
    run = p.add_run(text)
    run.font.size = Pt(rupa.ukuran)
    run.bold, run.italic, run.underline = rupa.tebal or None, rupa.miring or None, rupa.garis or None
    return p


def tambah(tempat: BlockItemContainer, text: str, rupa: Rupa) -> Paragraph:
    """A new paragraph; the empty one that every cell starts with is used first."""
    fresh = None
    if isinstance(tempat, _Cell) and len(tempat.paragraphs) == 1:
        only = tempat.paragraphs[0]
        fresh = only if not only.runs and only.paragraph_format.line_spacing is None else None
    return isi_alinea(fresh or tempat.add_paragraph(), text, rupa)


def sela(tempat: BlockItemContainer, tinggi: float, ikut: bool = False) -> Paragraph:
    """A blank paragraph exactly that many points high (1 or more); it also keeps two tables apart."""
    p = tempat.add_paragraph()
    kecilkan(p, tinggi)
    p.paragraph_format.keep_with_next = ikut or None
    return p


def kecilkan(p: Paragraph, tinggi: float) -> None:
    """Make a paragraph exactly that high, whatever its typeface."""
    shape = p.paragraph_format
    shape.space_before, shape.space_after = Pt(0), Pt(0)
    shape.line_spacing, shape.line_spacing_rule = Pt(max(1.0, tinggi)), WD_LINE_SPACING.EXACTLY
    fonts = p._p.get_or_add_pPr()
    size = OxmlElement("w:sz")
    size.set(qn("w:val"), "2")
    mark = OxmlElement("w:rPr")
    mark.append(size)
    fonts.append(mark)


def tabel(tempat: BlockItemContainer, rows: int, lebar_mm: Sequence[float], bergaris: bool, sisi: float = 0.0) -> Table:
    """A table with fixed column widths whose rules (or text, without rules) stand on the margin. sisi: space beside
    the text of a cell."""
    table = BlockItemContainer.add_table(tempat, rows, len(lebar_mm), Mm(sum(lebar_mm)))
    table.autofit = False
    prop = table._tbl.tblPr
    _child(prop, "w:tblW", type="dxa", w=_twips(sum(lebar_mm)))
    _child(prop, "w:tblInd", type="dxa", w=str(round(sisi * 20)))
    borders = OxmlElement("w:tblBorders")
    for edge in _EDGES:
        _child(borders, f"w:{edge}", val="single" if bergaris else "nil", **({"sz": "4"} if bergaris else {}))
    margins = OxmlElement("w:tblCellMar")
    for edge, wide in (("top", 0.0), ("left", sisi), ("bottom", 0.0), ("right", sisi)):
        _child(margins, f"w:{edge}", type="dxa", w=str(round(wide * 20)))
    _ordered(prop, borders, margins)
    for grid, wide in zip(table._tbl.tblGrid.gridCol_lst, lebar_mm, strict=True):
        grid.w = Mm(wide)
    for row in table.rows:
        for cell, wide in zip(row.cells, lebar_mm, strict=True):
            cell.width = Mm(wide)
    return table


def geser(table: Table, mm: float) -> None:
    """Move a table to the right of the margin."""
    _child(table._tbl.tblPr, "w:tblInd", type="dxa", w=_twips(mm))
    _ordered(table._tbl.tblPr)


def _twips(mm: float) -> str:
    return str(round(mm * 1440 / 25.4))


def _child(parent: Any, tag: str, **attributes: str) -> None:
    """Add or replace a child; `w` stands for w:w and so on."""
    for old in parent.findall(qn(tag)):
        parent.remove(old)
    element = OxmlElement(tag)
    for name, value in attributes.items():
        element.set(qn(f"w:{name}"), value)
    parent.append(element)


#: the order that the schema wants in tblPr
_TABLE_ORDER = ("tblStyle", "tblpPr", "tblOverlap", "bidiVisual", "tblStyleRowBandSize", "tblStyleColBandSize", "tblW",
                "jc", "tblCellSpacing", "tblInd", "tblBorders", "shd", "tblLayout", "tblCellMar", "tblLook")


def _ordered(prop: Any, *more: Any) -> None:
    for element in more:
        prop.append(element)
    for element in sorted(prop, key=lambda e: _TABLE_ORDER.index(e.tag.split("}")[1])):
        prop.append(element)


def baris(row: _Row, utuh: bool = True, kepala: bool = False, tinggi: float = 0.0, pas: bool = False) -> None:
    """utuh: the row is never divided between pages · kepala: it is repeated on every page · tinggi: least height in
    points, or with `pas` the exact one."""
    prop = row._tr.get_or_add_trPr()
    if utuh:
        prop.insert(0, OxmlElement("w:cantSplit"))
    if tinggi:
        row.height = Pt(tinggi)
        row.height_rule = WD_ROW_HEIGHT_RULE.EXACTLY if pas else WD_ROW_HEIGHT_RULE.AT_LEAST
    if kepala:
        prop.append(OxmlElement("w:tblHeader"))


def bingkai(p: Paragraph, **sisi: tuple[str, int, int]) -> None:
    """Borders of a paragraph: side -> (style, eighths of a point, points of space)."""
    borders = OxmlElement("w:pBdr")
    for edge in ("top", "left", "bottom", "right"):
        if edge in sisi:
            style, size, space = sisi[edge]
            _child(borders, f"w:{edge}", val=style, sz=str(size), space=str(space), color="000000")
    prop = p._p.get_or_add_pPr()
    prop.insert_element_before(
        borders, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:kinsoku", "w:wordWrap", "w:overflowPunct",
        "w:topLinePunct", "w:autoSpaceDE", "w:autoSpaceDN", "w:bidi", "w:adjustRightInd", "w:snapToGrid", "w:spacing",
        "w:ind", "w:contextualSpacing", "w:mirrorIndents", "w:suppressOverlap", "w:jc", "w:textDirection",
        "w:textAlignment", "w:textboxTightWrap", "w:outlineLvl", "w:divId", "w:cnfStyle", "w:rPr", "w:sectPr",
        "w:pPrChange",
    )  # fmt: skip


def bidang_angka(p: Paragraph, nama: str, ukuran: float) -> None:
    """A field that Word fills: PAGE or NUMPAGES."""
    for kind in ("begin", "", "separate", "1", "end"):
        run = p.add_run()
        run.font.size = Pt(ukuran)
        if kind in ("begin", "separate", "end"):
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
        else:
            mark = OxmlElement("w:t" if kind else "w:instrText")
            mark.text = kind or f" {nama} "
        run._r.append(mark)
