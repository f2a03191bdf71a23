"""The korkot's desk: the recaps of a whole city, apart from any office."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ui.context import Context
    from ui.page import Page


def make(ctx: Context) -> Page:
    """The page."""
    from ui.pages.korkot.page import KorkotPage

    return KorkotPage(ctx)
