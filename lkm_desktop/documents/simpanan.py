"""What the office has stored for a paper: its number, the fields typed for it, and its own wording."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from lkm_desktop.documents.pilihan import Pilihan
from lkm_desktop.services import naskah

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def tersimpan(s: Session, kunci: str, pilihan: Pilihan) -> Pilihan:
    """The choices with what is stored for that paper, where the caller gives nothing itself."""
    if pilihan.isian or pilihan.suntingan:
        return pilihan
    found = pilihan.naskah_id or naskah.cari(s, kunci, pilihan.rapat_id or None, pilihan.subjek)
    if not found:
        return pilihan
    sheet = naskah.baca(s, found)
    isian = {**({"nomor": sheet.nomor} if sheet.nomor else {}), **sheet.isian}
    return replace(
        pilihan, naskah_id=sheet.id, rapat_id=pilihan.rapat_id or sheet.rapat_id or "",
        subjek=pilihan.subjek or sheet.subjek, isian=tuple(isian.items()), suntingan=tuple(sheet.suntingan.items()),
    )  # fmt: skip
