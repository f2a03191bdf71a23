"""Bring in a foreign sheet: choose the file, match its columns, check row by row, save all or nothing."""

from __future__ import annotations

from ui.context import Context
from ui.page import Page


def make(ctx: Context) -> Page:
    """The import page."""
    from ui.pages.impor.page import ImportPage

    return ImportPage(ctx)
