"""A PDF onto paper: the page size is given exactly, and given again after the dialog, which may have changed it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QMarginsF, QRectF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from lkm_desktop.errors import LkmError
from ui import ask
from ui.widgets.paper_view import Pdf

RESOLUTION = 300
TOLERANCE_MM = 2.0
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


def print_pdf(data: bytes, paper: Paper, title: str) -> bool:
    """Ask for a printer and print; False when the user gave up. Raises LkmError when the printer does not answer."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setResolution(RESOLUTION)
    printer.setDocName(title)
    set_paper(printer, paper)
    if not ask.printer(printer):
        return False
    other = differs(printer, paper)
    shrink = False
    if other:
        verbs = (f"Cetak di {paper.name}", f"Kecilkan agar muat di {other}")
        answer = ask.choose(
            "Kertas berbeda", f"Printer memilih kertas {other}, sedangkan dokumen ini untuk {paper.name}.", verbs)
        if answer is None:
            return False
        shrink = answer == 1
    if not shrink:
        set_paper(printer, paper)
    paint(data, printer)
    return True


def paint(data: bytes, printer: QPrinter) -> None:
    """Draw every page onto the printer's paper. Raises LkmError when the printer cannot be started."""
    pdf = Pdf(data)
    painter = QPainter()
    if not painter.begin(printer):
        pdf.close()
        raise LkmError("Printer tidak menjawab.", "Periksa kabel, kertas, dan daya printer, lalu cetak lagi.")
    try:
        for number, size in enumerate(pdf.sizes):
            if number:
                printer.newPage()
            painter.drawImage(_place(size, printer), pdf.picture(number, printer.resolution() / 72))
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
