"""The papers of a meeting, handed to the print preview; a printed daftar hadir freezes its numbers."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from lkm_desktop.documents.pilihan import Pilihan
from lkm_desktop.format import nama_berkas
from lkm_desktop.services import dokumen
from ui.pages.preview_request import Request
from ui.pages.rapat.source import Meeting

if TYPE_CHECKING:
    from ui.context import Context

ATTENDANCE, MINUTES = "daftar-hadir", "notulen"
_OPTIONS = {
    ATTENDANCE: ("kertas", "kop", "penanda", "zigzag", "baris_kosong", "tanda"),
    MINUTES: ("kertas", "kop", "penanda"),
}
_TITLES = {ATTENDANCE: "Daftar hadir", MINUTES: "Notulen"}


def request(ctx: Context, meeting: Meeting, kind: str) -> Request:
    """What the preview needs for one paper of a meeting; kind is ATTENDANCE or MINUTES."""
    title = _TITLES[kind]
    return Request(
        title=f"{title}: {meeting.name}",
        kind=kind,
        file_name=nama_berkas(title, meeting.name, meeting.values["tanggal"], akhiran=".pdf"),
        draw=partial(_draw, ctx, kind),
        start=Pilihan(rapat_id=meeting.id),
        options=_OPTIONS[kind],
        printed=partial(_printed, ctx, meeting, kind),
    )


def _draw(ctx: Context, kind: str, choice: Pilihan) -> bytes:
    from lkm_desktop import documents

    with ctx.read() as s:
        return documents.make(s, kind, choice)


def _printed(ctx: Context, meeting: Meeting, kind: str, data: bytes, choice: Pilihan, pages: int) -> None:
    """Log the paper; numbers of a daftar hadir stay as they are on it from now on."""
    from lkm_desktop.documents import DOKUMEN

    paper = choice.kertas or DOKUMEN[kind].kertas
    with ctx.unit(f"Cetak {_TITLES[kind].lower()} {meeting.name}") as s:
        dokumen.paper_made(s, kind, data, paper.nama, pages, meeting.id)
