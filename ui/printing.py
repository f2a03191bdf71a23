"""A PDF onto paper: the page size is given exactly, and given again after the dialog, which may have changed it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF, QRectF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from lkm_desktop.errors import LkmError
from ui import ask
from ui.widgets.paper_view import Pdf

if TYPE_CHECKING:
    from ui.memory import Memory

RESOLUTION = 300
TOLERANCE_MM = 2.0
#: how far a print may be moved against the printer's own fault, in millimetres
MOST_SHIFT_MM = 20.0
SHIFT_X, SHIFT_Y = "printer/geser_x", "printer/geser_y"
_MM = QPageSize.Unit.Millimeter


@dataclass(frozen=True)
class Paper:
    """A sheet as it lies in the printer: name, short and long side in millimetres, printed lying or upright."""

    name: str
    short_mm: float
    long_mm: float
    lying: bool = False


def exact_size(paper: Paper) -> QPageSize:
    """The paper as Qt knows it, never swapped for a similar one."""
    return QPageSize(QSizeF(paper.short_mm, paper.long_mm), _MM, paper.name, QPageSize.SizeMatchPolicy.ExactMatch)


def driver_size(paper: Paper, known: list[QPageSize]) -> QPageSize:
    """The driver's own size within two millimetres of the paper, else the exact custom size."""
    for size in known:
        found = size.size(_MM)
        if abs(found.width() - paper.short_mm) <= TOLERANCE_MM and abs(found.height() - paper.long_mm) <= TOLERANCE_MM:
            return size
    return exact_size(paper)


def set_paper(printer: QPrinter, paper: Paper) -> None:
    """Page size, orientation and no margins: the document brings its own."""
    info = QPrinterInfo(printer)
    to_file = bool(printer.outputFileName()) or info.isNull()
    size = exact_size(paper) if to_file else driver_size(paper, list(info.supportedPageSizes()))
    turned = QPageLayout.Orientation.Landscape if paper.lying else QPageLayout.Orientation.Portrait
    printer.setFullPage(True)
    printer.setPageLayout(QPageLayout(size, turned, QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Millimeter))


def differs(printer: QPrinter, paper: Paper) -> str:
    """The name of the printer's paper when it is another one than wanted, else an empty text."""
    found = printer.pageLayout().pageSize().size(_MM)
    same = abs(found.width() - paper.short_mm) <= TOLERANCE_MM and abs(found.height() - paper.long_mm) <= TOLERANCE_MM
    return "" if same else printer.pageLayout().pageSize().name()


def shift(memory: Memory) -> tuple[float, float]:
    """How far prints are moved on this computer: right and down, in millimetres."""
    right, down = (memory.number(key, 0.0) for key in (SHIFT_X, SHIFT_Y))
    return tuple(max(-MOST_SHIFT_MM, min(MOST_SHIFT_MM, value)) for value in (right, down))  # type: ignore[return-value]


def print_pdf(data: bytes, paper: Paper, title: str, shift_mm: tuple[float, float] = (0.0, 0.0)) -> bool:
    """Ask for a printer and print; False when the user gave up. Raises LkmError when the printer does not answer."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setResolution(RESOLUTION)
    printer.setDocName(title)
    set_paper(printer, paper)
    if not ask.printer(printer):
        return False
    if not settle_paper(printer, paper):
        return False
    paint(data, printer, shift_mm)
    return True


def settle_paper(printer: QPrinter, paper: Paper) -> bool:
    """After the dialog: its paper may be the driver's own. Ask when it differs, set the page size again, and ask once
    more when the printer keeps to its own; False when the user gave up."""
    other = differs(printer, paper)
    if other:
        verbs = (f"Cetak di {paper.name}", f"Kecilkan agar muat di {other}")
        answer = ask.choose(
            "Kertas berbeda", f"Printer memilih kertas {other}, sedangkan dokumen ini untuk {paper.name}.", verbs)
        if answer is None:
            return False
        if answer == 1:
            return True
    set_paper(printer, paper)
    kept = differs(printer, paper)
    if not kept:
        return True
    words = f"Printer ini tetap memakai kertas {kept}; {paper.name} tidak dikenalnya."
    return ask.choose("Kertas tidak dikenal printer", words, (f"Kecilkan agar muat di {kept}",)) == 0


def paint(data: bytes, printer: QPrinter, shift_mm: tuple[float, float] = (0.0, 0.0)) -> None:
    """Draw every page onto the printer's paper, moved right and down by `shift_mm`. Raises LkmError when the printer
    cannot be started."""
    pdf = Pdf(data)
    painter = QPainter()
    if not painter.begin(printer):
        pdf.close()
        raise LkmError("Printer tidak menjawab.", "Periksa kabel, kertas, dan daya printer, lalu cetak lagi.")
    try:
        right, down = (value / 25.4 * printer.resolution() for value in shift_mm)
        for number, size in enumerate(pdf.sizes):
            if number:
                printer.newPage()
            place = _place(size, printer).translated(right, down)
            painter.drawImage(place, pdf.picture(number, printer.resolution() / 72))
    finally:
        painter.end()
        pdf.close()


def _place(size: tuple[float, float], printer: QPrinter) -> QRectF:
    """Where a page goes: at its true size, shrunk in proportion only when the paper is smaller."""
    dots = printer.resolution() / 72
    width, height = size[0] * dots, size[1] * dots
    paper = printer.pageLayout().fullRectPixels(printer.resolution())
    slack = 0.02
    share = min(1.0, paper.width() / width, paper.height() / height)
    share = 1.0 if share > 1.0 - slack else share
    return QRectF(0, 0, width * share, height * share)
