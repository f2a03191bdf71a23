"""Reading our PDFs back: text, fonts, paper, rules and boxes of words, by two libraries that did not write them."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import pypdfium2
from pypdf import PageObject, PdfReader

from lkm_desktop.documents.isi import Kertasnya, Tanda, Tembusan

MM = 72 / 25.4
_LINE = re.compile(rb"([\d.]+) ([\d.]+) m ([\d.]+) ([\d.]+) l")


@dataclass(frozen=True)
class Box:
    """A run of text on the page: left, bottom, right, top in points."""

    left: float
    bottom: float
    right: float
    top: float
    text: str

    def meets(self, other: Box, slack: float = 0.3) -> bool:
        """Whether two runs lie over each other by more than `slack` points in both directions."""
        across = min(self.right, other.right) - max(self.left, other.left)
        along = min(self.top, other.top) - max(self.bottom, other.bottom)
        return across > slack and along > slack


def page_texts(data: bytes) -> list[str]:
    """Text of each page as one line with single spaces, read by pypdf."""
    return [" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(data)).pages]


def text_of(data: bytes) -> str:
    """Text of all pages."""
    return " ".join(page_texts(data))


def squeezed(text: str) -> str:
    """Text without any space, for comparing what may have been wrapped or broken."""
    return "".join(text.split())


def paper_mm(data: bytes) -> list[tuple[float, float]]:
    """Width and height of each page in millimetres."""
    return [(float(p.mediabox.width) / MM, float(p.mediabox.height) / MM) for p in PdfReader(io.BytesIO(data)).pages]


def fonts(data: bytes) -> dict[str, bool]:
    """Every font that any page names, and whether its program is inside the file."""
    found: dict[str, bool] = {}
    for page in PdfReader(io.BytesIO(data)).pages:
        resources: Any = page["/Resources"]
        for reference in resources.get("/Font", {}).values():
            font = reference.get_object()
            inside = "/FontDescriptor" in font and "/FontFile2" in font["/FontDescriptor"].get_object()
            found[str(font["/BaseFont"])] = inside
    return found


#: straight lines of a page: horizontal as (y, from x, to x), vertical as (x, from y, to y)
Rules = tuple[list[tuple[float, float, float]], list[tuple[float, float, float]]]


def rules(data: bytes, page: int) -> Rules:
    """Straight lines of a page. Dotted lines are left out: they are short or drawn inside their own state."""
    return _rules(PdfReader(io.BytesIO(data)).pages[page])


def _rules(page: PageObject) -> Rules:
    contents = page.get_contents()
    assert contents is not None
    stream = re.sub(rb"q 1 J 0\.8 w .*? Q", b"", contents.get_data())
    across, down = [], []
    for match in _LINE.finditer(stream):
        x1, y1, x2, y2 = (float(g) for g in match.groups())
        if abs(y1 - y2) < 0.01:
            across.append((y1, min(x1, x2), max(x1, x2)))
        elif abs(x1 - x2) < 0.01:  # hatching runs aslant
            down.append((x1, min(y1, y2), max(y1, y2)))
    return across, down


def boxes(data: bytes) -> Iterator[list[Box]]:
    """The runs of text of each page, with loose boxes (full height of the type), read by pdfium."""
    document = pypdfium2.PdfDocument(data)
    try:
        for page in document:
            textpage = page.get_textpage()
            found = []
            for n in range(textpage.count_rects()):
                left, bottom, right, top = textpage.get_rect(n)
                text = textpage.get_text_bounded(left - 0.1, bottom - 0.1, right + 0.1, top + 0.1)
                found.append(Box(left, bottom, right, top, text))
            yield found
            textpage.close()
            page.close()
    finally:
        document.close()


def without_footer(data: bytes, bawah_mm: float = 17) -> list[list[Box]]:
    """The runs of text of each page above its bottom margin."""
    return [[box for box in page if box.top > bawah_mm * MM and box.text.strip()] for page in boxes(data)]


def assert_margins(data: bytes, kiri: float, kanan: float, atas: float, bawah: float) -> None:
    """No text but the footer leaves the margins (millimetres)."""
    for number, (found, (wide, tall)) in enumerate(zip(without_footer(data, bawah), paper_mm(data), strict=True)):
        for box in found:
            inside = (box.left >= kiri * MM - 1, box.right <= (wide - kanan) * MM + 1,
                      box.top <= (tall - atas) * MM + 2, box.bottom >= bawah * MM - 3.5)  # fmt: skip
            assert all(inside), (number, inside, box)


def assert_pages_in_use(data: bytes, signature: Iterable[str]) -> None:
    """No page is blank, and none holds nothing but signatures. signature: every line of the signature blocks."""
    words = {squeezed(line) for line in signature if line.strip()}
    for number, found in enumerate(without_footer(data)):
        assert found, f"page {number + 1} is blank"
        texts = [squeezed(box.text) for box in found]
        company = any(all(text not in word for word in words) for text in texts)
        assert company, f"page {number + 1} holds signatures alone: {texts}"


def signature_lines(blocks: Iterable[object]) -> list[str]:
    """Every line of the signature blocks, and of the copies under them, among the blocks of a paper."""
    found: list[str] = []
    for block in blocks:
        if isinstance(block, Tanda):
            parts = [(p.keterangan, p.jabatan, p.nama, p.bawah) for p in block.penanda]
            found += [block.tempat_tanggal, block.meterai, *(line for part in parts for line in part)]
        elif isinstance(block, Tembusan):
            found += [block.label, *block.baris, *(f"{n}." for n in range(1, len(block.baris) + 1))]
    return found


def assert_sound(made: Kertasnya) -> None:
    """A prose paper as it should be: no overlap, within its margins, no page blank or with signatures alone."""
    assert made.isi is not None
    assert len(paper_mm(made.data)) == made.halaman
    assert_no_overlap(made.data)
    tepi = made.isi.tepi
    assert_margins(made.data, tepi.kiri, tepi.kanan, tepi.atas, tepi.bawah)
    assert_pages_in_use(made.data, signature_lines(made.isi.blok))


def assert_no_overlap(data: bytes) -> None:
    """No two runs of text lie over each other, none leaves the printable area, none is crossed by a vertical rule."""
    pages = PdfReader(io.BytesIO(data)).pages
    for number, (found, page) in enumerate(zip(boxes(data), pages, strict=True)):
        wide, tall = float(page.mediabox.width), float(page.mediabox.height)
        ordered = sorted(found, key=lambda b: -b.top)
        for n, one in enumerate(ordered):
            assert one.left >= 10 * MM, one
            assert one.bottom >= 10 * MM, one
            assert one.right <= wide - 10 * MM, one
            assert one.top <= tall - 10 * MM, one
            for other in ordered[n + 1 :]:
                if other.top < one.bottom:
                    break
                assert not one.meets(other), (number, one, other)
        for x, low, high in _rules(page)[1]:
            for box in found:
                crossed = box.left + 0.3 < x < box.right - 0.3 and box.bottom < high - 0.3 and box.top > low + 0.3
                assert not crossed, (number, x, box)
