"""One training: its participants at the left, its sessions at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ui.context import Context
    from ui.page import Page


def make(ctx: Context) -> Page:
    """The page; which training it shows is told to `open`."""
    from ui.pages.relawan_pelatihan.page import TrainingPage

    return TrainingPage(ctx)
