"""What one book can do beyond the others: a button above the form of a stored row."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ui.register.page import RegisterPage


@dataclass(frozen=True)
class Extra:
    """Words of the button, and what it does with the record that is shown."""

    words: str
    act: Callable[[RegisterPage, str], None]


def record_delivery(page: RegisterPage, row_id: str) -> None:
    """The letter's line in the delivery book, once; what was typed is saved before."""
    from lkm_desktop.services import ekspedisi

    if not page.panel.save():
        return
    with page.ctx.read() as s:
        known = ekspedisi.of_letter(s, row_id)
    if known is not None:
        see = ("Lihat", partial(page.ctx.go, "ekspedisi", id=known))
        page.say("info", "Surat ini sudah ada di buku ekspedisi.", see)
        return
    name, line = page.panel.name, ""
    unit = page.ctx.unit(f"Catat ekspedisi surat {name}")
    with unit as s:
        line = ekspedisi.from_letter(s, row_id)
    if unit.ok:
        see = ("Lihat", partial(page.ctx.go, "ekspedisi", id=line))
        page.say("ok", f"{name} tercatat di buku ekspedisi.", see, ("Urungkan", page.ctx.undo))


EXTRAS = {"surat_keluar": Extra("Catat ekspedisi", record_delivery)}
