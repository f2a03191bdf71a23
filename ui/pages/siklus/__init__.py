"""Siklus: the board of the planning cycle, participation, schedule; making, editing and closing a siklus."""

from __future__ import annotations

from ui.context import Context
from ui.page import Page


def make(ctx: Context) -> Page:
    """The page of the siklus."""
    from ui.pages.siklus.page import SiklusPage

    return SiklusPage(ctx)
