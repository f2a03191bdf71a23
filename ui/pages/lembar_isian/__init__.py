"""Lembar isian: a part of a register goes out to be completed, comes back, and only its changes are approved."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ui.context import Context
    from ui.page import Page


def make(ctx: Context) -> Page:
    """The page."""
    from ui.pages.lembar_isian.page import LembarIsianPage

    return LembarIsianPage(ctx)
