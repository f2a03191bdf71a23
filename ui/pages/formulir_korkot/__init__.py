"""Formulir korkot: somebody else's workbook, its cells pointed at once, filled for a period with one button."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ui.context import Context
    from ui.page import Page


def make(ctx: Context) -> Page:
    """The page."""
    from ui.pages.formulir_korkot.page import FormulirPage

    return FormulirPage(ctx)
