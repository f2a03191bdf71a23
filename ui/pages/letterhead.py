"""The letterhead as a picture, drawn by the same code that prints it."""

from __future__ import annotations

from typing import Any

from PySide6.QtGui import QImage

from lkm_desktop.domain import Organisasi
from lkm_desktop.fields import entity_fields
from lkm_desktop.services.organisasi import kop_lines
from ui.widgets.paper_view import Pdf

#: white below the letterhead, in points
_BELOW = 4.0


def picture(values: dict[str, Any], width: int) -> QImage:
    """The head of a page for typed profile values, `width` pixels wide."""
    from lkm_desktop.documents import daftar_hadir
    from lkm_desktop.documents.kop import Kop, kop_bagian
    from lkm_desktop.documents.paper import F4, MM, TEPI_DAFTAR

    known = {key: values.get(key) or None for key in entity_fields(Organisasi)}
    known["istilah"] = known["istilah"] or "LKM"
    known["nama"], known["kelurahan"] = known["nama"] or "", known["kelurahan"] or ""
    lines = kop_lines(Organisasi(**known))
    name = f"{known['istilah']} {known['nama']}".upper()
    kop = Kop(lines, values.get("logo"), values.get("logo_kanan"), nama=lines.index(name) if name in lines else 0)
    room = F4.lebar - (TEPI_DAFTAR.kiri + TEPI_DAFTAR.kanan) * MM
    height = TEPI_DAFTAR.atas * MM + sum(part.tinggi for part in kop_bagian(kop, room)) + _BELOW
    pdf = Pdf(daftar_hadir.draw(daftar_hadir.DaftarHadir(kop, "")))
    try:
        page = pdf.picture(0, width / pdf.sizes[0][0])
    finally:
        pdf.close()
    return page.copy(0, 0, page.width(), round(page.height() * height / F4.tinggi))
