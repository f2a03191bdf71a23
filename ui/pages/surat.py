"""Surat & buku: make a letter, find the letters made, open the books and the archive, keep the numbers in order."""

from __future__ import annotations

from typing import Any

from ui import mnemonics
from ui.context import Context
from ui.page import Page
from ui.pages.surat_buku import BooksTab
from ui.pages.surat_daftar import LettersTab
from ui.pages.surat_nomor import NumbersTab
from ui.widgets import looks

PARTS = ("surat", "buku", "nomor")


def make(ctx: Context) -> Page:
    """The page of letters and books."""
    return LettersPage(ctx)


class LettersPage(Page):
    """Three tabs; each reads when it is shown."""

    title = "Surat & buku"
    help_key = "surat"
    abilities = frozenset({"baru", "ubah", "hapus", "cari", "ekspor"})
    tables = frozenset({"naskah", "surat_keluar", "rapat", "templat", "dokumen", "organisasi"})

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx)
        self.letters, self.books, self.numbers = LettersTab(self), BooksTab(self), NumbersTab(self)
        self.tabs = looks.tabs("Bagian surat dan buku")
        self.tabs.addTab(self.letters, "&1 Surat")
        self.tabs.addTab(self.books, "&2 Buku dan arsip")
        self.tabs.addTab(self.numbers, "&3 Nomor surat")
        self.archive_button = looks.button("Arsip cetakan", self.open_archive, "archive")
        self.add_action(self.archive_button)
        self.body.addWidget(self.tabs, 1)
        self.tabs.currentChanged.connect(self._turned)

    def open(self, **arguments: Any) -> None:
        """`bagian` is one of PARTS."""
        if arguments.get("bagian") in PARTS:
            self.tabs.setCurrentIndex(PARTS.index(str(arguments["bagian"])))

    def _turned(self) -> None:
        self.reload()
        mnemonics.refresh(self)

    def reload(self) -> None:
        """Read the tab that is shown."""
        if self.ctx.is_open:
            self._part().read()

    def _part(self) -> LettersTab | BooksTab | NumbersTab:
        return (self.letters, self.books, self.numbers)[self.tabs.currentIndex()]

    def take_focus(self) -> None:
        """The keys go to where the tab begins."""
        self._part().start()

    # --- what can be done -------------------------------------------------------------------------------------------

    def new_record(self) -> None:
        """Ctrl+N: to the kinds of letters."""
        self.tabs.setCurrentIndex(0)
        self.letters.start_new()

    def edit_record(self) -> None:
        """F2: the letter with the cursor."""
        if self._part() is self.letters:
            self.letters.open_letter()

    def delete_record(self) -> None:
        """To the Sampah."""
        if self._part() is self.letters:
            self.letters.trash()

    def focus_search(self) -> None:
        """Ctrl+F."""
        self.tabs.setCurrentIndex(0)
        self.letters.search.setFocus()
        self.letters.search.selectAll()

    def open_archive(self) -> None:
        """Everything that was printed or saved."""
        self.ctx.go("arsip")
