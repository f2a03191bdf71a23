"""The Word copy of a paper: the same `Isi` as .docx with the same paper, margins and letterhead, to edit further.

Opens in Word 2010 and LibreOffice. The typeface is Arial, whose letters are as wide as those of the printed paper.
"""

from __future__ import annotations

import io
from datetime import datetime
from typing import Any

import docx as python_docx
from docx.document import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT
from docx.enum.text import WD_LINE_SPACING, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.section import Section, _Footer, _Header
from docx.shared import Mm, Pt

from lkm_desktop.documents.fonts import typeface
from lkm_desktop.documents.gaya import Gaya
from lkm_desktop.documents.isi import Isi, Tanda, Tembusan
from lkm_desktop.documents.kop import LOGO_GAP, Kop, baris_kop, logo_png
from lkm_desktop.documents.page import MM, Kertas, Tepi, shorten
from lkm_desktop.documents.pilihan import Pilihan
from lkm_desktop.documents.susun import Susunan, fitted, letters, tepi_dari
from lkm_desktop.documents.word_bantu import (
    Rupa,
    bersih,
    bidang_angka,
    bingkai,
    isi_alinea,
    kecilkan,
    sela,
    tabel,
    tambah,
)
from lkm_desktop.documents.word_blok import Tulis, tulis_blok

FONT = "Arial"
_FOOT = 8.0


def docx(isi: Isi, kertas: Kertas, pilihan: Pilihan | None = None) -> bytes:
    """The paper as .docx in the type size and spacing that the PDF of the same choices has."""
    pilihan = pilihan or Pilihan()
    laid, _ = fitted(isi, kertas, pilihan)
    tepi = tepi_dari(isi, pilihan)
    doc = python_docx.Document()
    _properties(doc, isi, pilihan)
    _styles(doc, laid.gaya)
    lebar = kertas.lebar_mm - tepi.kiri - tepi.kanan
    found = letters(isi.blok)
    _page(doc.sections[0], kertas, tepi)
    _head_and_foot(doc.sections[0], isi, lebar, laid, len(found) > 1)
    w = Tulis(doc._body, lebar, laid.gaya)
    for n, letter in enumerate(found):
        if n:
            _own_foot(_new_letter(doc), isi, n, lebar)
        _write(letter, w)
    out = io.BytesIO()
    doc.save(out)
    return out.getvalue()


def _write(letter: list[tuple[Any, ...]], w: Tulis) -> None:
    for n, run in enumerate(letter):
        if n:
            sela(w.tempat, 1).paragraph_format.page_break_before = True
        for blok in run:
            if isinstance(blok, Tanda | Tembusan):
                _hold_last(w.tempat._element)
            tulis_blok(blok, w)


def _hold_last(body: Any) -> None:
    """What stands last stays with what follows: a paragraph, or the last row of a table."""
    for element in reversed(list(body)):
        kind = element.tag.split("}")[1]
        if kind == "tbl":
            rows = element.findall(qn("w:tr"))
            _keep(rows[-1].iter(qn("w:p")))
            return
        if kind == "p":
            _keep([element])
            if element.findall(qn("w:r")):
                return


def _keep(paragraphs: Any) -> None:
    for p in paragraphs:
        p.get_or_add_pPr().get_or_add_keepNext()


def _properties(doc: Document, isi: Isi, pilihan: Pilihan) -> None:
    core = doc.core_properties
    core.title = bersih(isi.judul).replace("\n", " ")[:250]
    core.author = core.last_modified_by = bersih(isi.lembaga)[:250]
    core.subject = bersih(isi.kaki)[:250]
    core.comments, core.keywords, core.language = "", "", "id-ID"
    made = datetime.combine(pilihan.dicetak, datetime.min.time()) if pilihan.dicetak else datetime.now()
    core.created = core.modified = made.replace(microsecond=0)


def _styles(doc: Document, gaya: Gaya) -> None:
    """Arial in the chosen size, no space around paragraphs, Indonesian for the spelling checker."""
    normal = doc.styles["Normal"]
    normal.font.size = Pt(gaya.ukuran)
    normal.font.name = FONT
    fonts = normal.element.rPr.rFonts
    for key in ("w:eastAsia", "w:cs"):
        fonts.set(qn(key), FONT)
    shape = normal.paragraph_format
    shape.space_before = shape.space_after = Pt(0)
    shape.line_spacing, shape.line_spacing_rule = Pt(gaya.baris), WD_LINE_SPACING.AT_LEAST
    for lang in doc.styles.element.iter(qn("w:lang")):
        for key in ("w:val", "w:eastAsia"):
            lang.set(qn(key), "id-ID")
    for theme in doc.settings.element.iter(qn("w:themeFontLang")):
        theme.set(qn("w:val"), "id-ID")
    for zoom in doc.settings.element.iter(qn("w:zoom")):
        zoom.set(qn("w:percent"), "100")


def _page(section: Section, kertas: Kertas, tepi: Tepi) -> None:
    section.page_width, section.page_height = Mm(kertas.lebar_mm), Mm(kertas.tinggi_mm)
    section.orientation = WD_ORIENT.LANDSCAPE if kertas.mendatar else WD_ORIENT.PORTRAIT
    section.left_margin, section.right_margin = Mm(tepi.kiri), Mm(tepi.kanan)
    section.top_margin, section.bottom_margin = Mm(tepi.atas), Mm(tepi.bawah)
    section.header_distance, section.footer_distance = Mm(tepi.atas), Mm(10)
    section.gutter = Mm(0)


def _head_and_foot(section: Section, isi: Isi, lebar: float, laid: Susunan, banyak: bool) -> None:
    """Letterhead on the first or on every page, footer on every page."""
    feet = [section.footer]
    if isi.kop:
        section.different_first_page_header_footer = not laid.kop_semua
        _kop(section.header if laid.kop_semua else section.first_page_header, isi.kop, lebar, laid.gaya.rapat == 2)
        if not laid.kop_semua:
            feet.append(section.first_page_footer)
    for foot in feet:
        _foot(foot, isi.kaki_tiap[0] if isi.kaki_tiap else isi.kaki, lebar, banyak)


def _own_foot(section: Section, isi: Isi, nomor: int, lebar: float) -> None:
    """A further letter with a footer of its own; otherwise it goes on with that of the letter before."""
    if nomor >= len(isi.kaki_tiap):
        return
    feet = [section.footer]
    if section.different_first_page_header_footer:
        feet.append(section.first_page_footer)
    for foot in feet:
        foot.is_linked_to_previous = False
        _foot(foot, isi.kaki_tiap[nomor], lebar, True)


def _kop(header: _Header, kop: Kop, lebar: float, kecil: bool) -> None:
    """Logos beside the lines, then a thick and a thin rule."""
    first = header.paragraphs[0]
    if not kop.baris:
        kecilkan(first, kop.ruang_mm * MM)
        return
    left, right = logo_png(kop.logo, kecil), logo_png(kop.logo_kanan, kecil)
    side = max((logo[1] for logo in (left, right) if logo), default=0.0)
    side = (side + LOGO_GAP) / MM if side else 0.0
    widths = [side, lebar - 2 * side, side] if side else [lebar]
    table = tabel(header, 1, widths, bergaris=False)
    cells = table.rows[0].cells
    for logo, cell, rata in ((left, cells[0], "kiri"), (right, cells[-1], "kanan")):
        if logo:
            png, wide, tall = logo
            run = tambah(cell, "", Rupa(8, 8, rata=rata)).runs[0]
            picture = run.add_picture(io.BytesIO(png), Pt(wide), Pt(tall))
            for edge in ("distT", "distB", "distL", "distR"):
                picture._inline.set(edge, "0")
        if side:
            _centre(cell)
    middle = cells[len(cells) // 2]
    _centre(middle)
    for line in baris_kop(kop, widths[len(widths) // 2] * MM, kecil):
        tambah(middle, line.text, Rupa(line.size, line.height, tebal=line.face is typeface("tebal"), rata="tengah"))
    table._tbl.addnext(first._p)
    kecilkan(first, 4)
    first.paragraph_format.space_after = Pt(7 if kecil else 12)
    bingkai(first, bottom=("thickThinSmallGap", 24, 1))


def _centre(cell: Any) -> None:
    cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER


def _foot(footer: _Footer, text: str, lebar: float, banyak: bool) -> None:
    """What paper it is at the left, "Halaman x dari y" at the right; in a file of many letters the page only, since
    Word counts pages of the whole file."""
    room = lebar * MM - 90
    words = shorten(bersih(text).replace("\n", " "), typeface("biasa"), _FOOT, room)
    p = isi_alinea(footer.paragraphs[0], f"{words}\tHalaman ", Rupa(_FOOT, 10))
    p.style = "Normal"  # the footer's own style has tab stops in the middle
    p.paragraph_format.tab_stops.add_tab_stop(Mm(lebar), WD_TAB_ALIGNMENT.RIGHT)
    bidang_angka(p, "PAGE", _FOOT)
    if not banyak:
        p.add_run(" dari ").font.size = Pt(_FOOT)
        bidang_angka(p, "NUMPAGES", _FOOT)
    bingkai(p, top=("single", 4, 3))


def _new_letter(doc: Document) -> Section:
    """A section of its own: the letterhead comes again and pages count from 1."""
    low = sela(doc._body, 1)
    section: Section = doc.add_section(WD_SECTION.NEW_PAGE)
    carrier = doc.element.body[-2]  # the paragraph that ends the letter before: a full line high, so it is replaced
    low._p.set_sectPr(carrier.pPr.sectPr)
    doc.element.body.remove(carrier)
    number = OxmlElement("w:pgNumType")
    number.set(qn("w:start"), "1")
    for old in section._sectPr.findall(qn("w:pgNumType")):
        section._sectPr.remove(old)
    section._sectPr.insert_element_before(
        number, "w:cols", "w:formProt", "w:vAlign", "w:noEndnote", "w:titlePg", "w:textDirection", "w:bidi",
        "w:rtlGutter", "w:docGrid", "w:printerSettings", "w:sectPrChange",
    )  # fmt: skip
    return section
