"""Rekap untuk korkot: a period in figures and sheets, what is missing, what changed, the package, and what was sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ui.context import Context
    from ui.page import Page


def make(ctx: Context) -> Page:
    """The page."""
    from ui.pages.rekap.page import RekapPage

    return RekapPage(ctx)
