"""The papers of a meeting: which there are, which exist already, and the request for the print preview."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.pages import preview_papers
from ui.pages.preview_request import Request
from ui.pages.rapat.source import Meeting

if TYPE_CHECKING:
    from ui.context import Context

ATTENDANCE, MINUTES = "daftar-hadir", "notulen"


def request(ctx: Context, meeting: Meeting, kind: str) -> Request:
    """What the preview needs for one paper of a meeting; `kind` is a key of documents.DOKUMEN."""
    return preview_papers.request(
        ctx, kind, rapat_id=meeting.id, name=meeting.name, day=meeting.values["tanggal"])
