"""The election of the LKM: list of elections, and one election from its preparation to the new board."""

from __future__ import annotations

from ui.context import Context
from ui.page import Page


def make(ctx: Context) -> Page:
    """The page; which election it shows is told to `open`."""
    from ui.pages.pemilihan.page import PemilihanPage

    return PemilihanPage(ctx)
