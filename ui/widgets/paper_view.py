"""Pages of a PDF on a grey ground, drawn by pdfium only when they come into sight, sharp at every scaling."""

from __future__ import annotations

import pypdfium2
from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from ui import theme

FIT_PAGE, FIT_WIDTH = "halaman", "lebar"
GAP = 14
ZOOMS = (0.25, 0.33, 0.5, 0.67, 0.8, 1.0, 1.25, 1.5, 2.0, 3.0)
#: logical pixels of one PDF point at 100 %
UNIT = 96 / 72
_KEEP = 12


class Pdf:
    """An open PDF: page sizes in points, pictures of pages. Raises pypdfium2.PdfiumError for bytes that are none."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self._document = pypdfium2.PdfDocument(data)
        self.sizes: list[tuple[float, float]] = [tuple(page.get_size()) for page in self._document]

    def picture(self, number: int, scale: float) -> QImage:
        """A page at `scale` pixels per point."""
        bitmap = self._document[number].render(scale=scale)
        image = QImage(bitmap.buffer, bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_BGR888)
        return image.copy()

    def close(self) -> None:
        """Let the document go."""
        self._document.close()


class _Sheet(QWidget):
    """One page."""

    def __init__(self, view: PaperView, number: int) -> None:
        super().__init__()
        self._view, self._number = view, number

    def paintEvent(self, event: QPaintEvent) -> None:
        """White paper with a thin edge, and the picture of the page on it."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(theme.BASE))
        image = self._view.image(self._number, self.devicePixelRatioF())
        if image is not None:
            painter.drawImage(QRect(0, 0, self.width(), self.height()), image)
        painter.setPen(QColor("#7C8694"))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))


class PaperView(QScrollArea):
    """`zoomed(percent)` after every change of size; `paged(number)` with the page in sight, from 1."""

    zoomed = Signal(int)
    paged = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("kertas")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.pdf: Pdf | None = None
        self.fit = FIT_PAGE
        self.zoom = 1.0
        self._images: dict[tuple[int, int], QImage] = {}
        self._ground = QWidget()
        self._ground.setObjectName("kertas")
        self._layout = QVBoxLayout(self._ground)
        self._layout.setContentsMargins(GAP, GAP, GAP, GAP)
        self._layout.setSpacing(GAP)
        self._layout.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._sheets: list[_Sheet] = []
        self.setWidget(self._ground)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        self._say(0)

    # --- content ----------------------------------------------------------------------------------------------------

    def show_pdf(self, data: bytes, *, anew: bool = False) -> int:
        """Show a PDF, keeping place and zoom; `anew` begins at its first page. Returns the number of pages."""
        place = 0 if anew else self.verticalScrollBar().value()
        if self.pdf is not None:
            self.pdf.close()
        self.pdf = Pdf(data)
        self._images.clear()
        while len(self._sheets) > len(self.pdf.sizes):
            sheet = self._sheets.pop()
            self._layout.removeWidget(sheet)
            sheet.deleteLater()
        while len(self._sheets) < len(self.pdf.sizes):
            sheet = _Sheet(self, len(self._sheets))
            self._sheets.append(sheet)
            self._layout.addWidget(sheet, 0, Qt.AlignmentFlag.AlignHCenter)
        self._resize_sheets()
        self.verticalScrollBar().setValue(place)
        self.tell_page()
        return len(self.pdf.sizes)

    def pages(self) -> int:
        """How many pages are shown."""
        return len(self.pdf.sizes) if self.pdf is not None else 0

    def image(self, number: int, ratio: float) -> QImage | None:
        """The picture of a page for the present zoom; a few are kept."""
        if self.pdf is None or number >= len(self.pdf.sizes):
            return None
        key = (number, round(self.zoom * ratio * 1000))
        if key not in self._images:
            while len(self._images) >= _KEEP:
                self._images.pop(next(iter(self._images)))
            self._images[key] = self.pdf.picture(number, self.zoom * UNIT * ratio)
        return self._images[key]

    def page_in_sight(self) -> int:
        """Number of the page at the upper third of the view, from 1; 0 without pages."""
        if not self._sheets:
            return 0
        line = self.verticalScrollBar().value() + self.viewport().height() // 3
        top, number = GAP, 0
        for sheet in self._sheets:  # heights, not places: those come only with the next layout
            if top > line:
                break
            number, top = number + 1, top + sheet.minimumHeight() + GAP
        return max(number, 1)

    def close_pdf(self) -> None:
        """Let the document go."""
        if self.pdf is not None:
            self.pdf.close()
            self.pdf = None

    # --- zoom -------------------------------------------------------------------------------------------------------

    def set_fit(self, fit: str) -> None:
        """Fit the page or its width to the view."""
        self.fit = fit
        self._resize_sheets()

    def set_zoom(self, zoom: float) -> None:
        """A fixed size; 1.0 is 100 %."""
        self.fit = ""
        self.zoom = min(max(zoom, ZOOMS[0]), ZOOMS[-1])
        self._resize_sheets()

    def zoom_in(self) -> None:
        """The next larger step."""
        self.set_zoom(next((z for z in ZOOMS if z > self.zoom + 0.01), ZOOMS[-1]))

    def zoom_out(self) -> None:
        """The next smaller step."""
        self.set_zoom(next((z for z in reversed(ZOOMS) if z < self.zoom - 0.01), ZOOMS[0]))

    def _fitted(self) -> float:
        if self.pdf is None or not self.fit:
            return self.zoom
        wide = max(size[0] for size in self.pdf.sizes) * UNIT
        high = max(size[1] for size in self.pdf.sizes) * UNIT
        room = self.viewport().size() - QSize(2 * GAP, 2 * GAP)
        by_width = room.width() / wide
        found = by_width if self.fit == FIT_WIDTH else min(by_width, room.height() / high)
        return min(max(found, 0.1), ZOOMS[-1])

    def _resize_sheets(self) -> None:
        if self.pdf is None:
            return
        self.zoom = self._fitted()
        for sheet, (width, height) in zip(self._sheets, self.pdf.sizes, strict=True):
            sheet.setFixedSize(round(width * UNIT * self.zoom), round(height * UNIT * self.zoom))
            sheet.update()
        self.zoomed.emit(round(self.zoom * 100))

    # --- events -----------------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit again."""
        super().resizeEvent(event)
        if self.fit and event.oldSize() != event.size():
            self._resize_sheets()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """With Ctrl the wheel zooms."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            (self.zoom_in if event.angleDelta().y() > 0 else self.zoom_out)()
            event.accept()
            return
        super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Plus and minus zoom, Home and End go to the ends."""
        bar = self.verticalScrollBar()
        if event.key() in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom_in()
        elif event.key() == Qt.Key.Key_Minus:
            self.zoom_out()
        elif event.key() == Qt.Key.Key_Home:
            bar.setValue(0)
        elif event.key() == Qt.Key.Key_End:
            bar.setValue(bar.maximum())
        else:
            super().keyPressEvent(event)

    def _scrolled(self) -> None:
        self.tell_page()

    def tell_page(self) -> None:
        """Tell which page is in sight."""
        self._say(self.page_in_sight())

    def _say(self, number: int) -> None:
        total = len(self._sheets)
        self.setAccessibleName(f"Pratinjau kertas, halaman {number} dari {total}" if total else "Pratinjau kertas")
        self.paged.emit(number)
