"""The QR code of a meeting's short code, as a picture that a phone or a barcode scanner reads from paper."""

from __future__ import annotations

from functools import lru_cache

from PIL import Image
from reportlab.graphics.barcode.qrencoder import QRCode, QRErrorCorrectLevel
from reportlab.lib.utils import ImageReader

_DOTS = 12  # of one module; whole dots keep its edges sharp


def qr_modules(text: str) -> tuple[tuple[bool, ...], ...]:
    """The modules of the QR code of a text, True where dark, row by row from the top (ISO 18004, level M)."""
    code = QRCode(None, QRErrorCorrectLevel.M)
    code.addData(text)
    code.make()
    side = code.getModuleCount()
    return tuple(tuple(bool(code.isDark(row, column)) for column in range(side)) for row in range(side))


@lru_cache(maxsize=16)
def qr_picture(text: str) -> ImageReader:
    """The QR code without its quiet zone; the paper around it must stay white for four modules."""
    modules = qr_modules(text)
    small = Image.new("1", (len(modules), len(modules)), 1)
    small.putdata([0 if dark else 1 for row in modules for dark in row])
    side = len(modules) * _DOTS
    return ImageReader(small.resize((side, side), Image.Resampling.NEAREST).convert("L"))
