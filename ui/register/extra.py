"""What one book can do beyond the others: a button above the form of a stored row."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton

from ui import mnemonics
from ui.register import relawan_menu
from ui.widgets import looks

if TYPE_CHECKING:
    from ui.register.page import RegisterPage


@dataclass(frozen=True)
class Extra:
    """Words of the button, and what it does with the record that is shown; added: what follows when one was added and
    the sentence that says so stands there."""

    words: str
    act: Callable[[RegisterPage, str], None]
    added: Callable[[RegisterPage, str], None] | None = None


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


def merge_with(page: RegisterPage, row_id: str) -> None:
    """The other record of the same person is looked for; what was typed is saved before."""
    if page.panel.save():
        page.ctx.go("ganda", orang_id=row_id, nama=page.panel.name)


def look_for_twins(page: RegisterPage, row_id: str) -> None:
    """Say who may be the person that was just added, once that is known and when nothing else has been said since."""
    from lkm_desktop.services import ganda

    said, store = page.bar.text, page.ctx.store

    def work(_progress: object) -> tuple[ganda.Mirip, ...]:
        with store.read() as s:
            return ganda.serupa(s, row_id)

    def found(twins: tuple[ganda.Mirip, ...]) -> None:
        if twins and page.bar.text == said:
            one = twins[0]
            compare = partial(page.ctx.go, "ganda", ids=[row_id, one.id])
            words = f"{said} Mungkin orang yang sama dengan {one.nama} ({', '.join(one.alasan)})."
            page.say("warn", words, ("Bandingkan", compare), ("Tambah lagi", page.new_record))

    page.ctx.start("Mencari orang yang sama", work, quiet=True).done.connect(found)


EXTRAS = {
    "orang": Extra("Gabungkan dengan…", merge_with, look_for_twins),
    "surat_keluar": Extra("Catat ekspedisi", record_delivery),
    "pelatihan": Extra("Peserta dan sesi", relawan_menu.training),
}
#: papers of a register beyond its book: words and what they do, in the menu of the button "Cetak"
PAPERS: dict[str, tuple[tuple[str, Callable[[RegisterPage], None]], ...]] = {
    "relawan": (("Kartu semua yang tampak…", relawan_menu.cards), ("Kartu yang dipilih…", relawan_menu.chosen_cards),
                ("Daftar relawan sektoral…", relawan_menu.sectors),
                ("Daftar forum relawan…", relawan_menu.forum)),
}  # fmt: skip


class PapersMenu(QMenu):
    """The menu of a register's print button: its book first, then its other papers, each with a letter."""

    def __init__(self, page: RegisterPage, button: QPushButton) -> None:
        super().__init__(button)
        self._page = page
        self._papers = PAPERS[page.source.key]
        taken = set[str]()
        for n, words in enumerate((f"{page.source.book}…", *(words for words, _ in self._papers))):
            action = self.addAction(mnemonics.with_key(words, taken))
            action.setData(n)
            action.triggered.connect(self._picked)
        button.setMenu(self)
        looks.mark(button, "menu", "true")

    def _picked(self) -> None:
        action = self.sender()
        number = int(action.data()) if isinstance(action, QAction) else 0
        if number:
            self._papers[number - 1][1](self._page)
        else:
            self._page.print_out()
