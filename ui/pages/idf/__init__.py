"""The IDF sheet: assessments at the left, the marks of one at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ui.context import Context
    from ui.page import Page


def make(ctx: Context) -> Page:
    """The page."""
    from ui.pages.idf.page import IdfPage

    return IdfPage(ctx)
