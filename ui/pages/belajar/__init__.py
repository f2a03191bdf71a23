"""Learning: agenda and sessions of the KBK, who has had which topic, its growth, who is ready for more."""

from __future__ import annotations

from ui.context import Context
from ui.page import Page


def make(ctx: Context) -> Page:
    """The page."""
    from ui.pages.belajar.page import BelajarPage

    return BelajarPage(ctx)
