"""Saved layouts of a register: the page where they are made, and the menus that use them."""

from __future__ import annotations

from ui.context import Context
from ui.page import Page


def make(ctx: Context) -> Page:
    """The page of the layouts."""
    from ui.register.layouts.page import LayoutsPage

    return LayoutsPage(ctx)
