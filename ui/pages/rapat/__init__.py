"""Meetings: their list, and the page of one meeting with invitations, roll and minutes."""

from __future__ import annotations

from ui.context import Context
from ui.page import Page


def make(ctx: Context) -> Page:
    """The list of meetings."""
    from ui.pages.rapat.list_page import RapatListPage

    return RapatListPage(ctx)
