"""People who may be one: the list of pairs, both records side by side, merging them."""

from __future__ import annotations

from ui.context import Context
from ui.page import Page


def make(ctx: Context) -> Page:
    """The page."""
    from ui.pages.ganda.page import DoublesPage

    return DoublesPage(ctx)
