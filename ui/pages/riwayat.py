"""History, Sampah and backups: take steps back, bring rows back, bring the whole office back."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt

from ui.context import Context
from ui.page import Page
from ui.pages.riwayat_impor.tab import ImportsTab
from ui.pages.riwayat_tabs import BackupTab, StepsTab, TrashTab
from ui.widgets import looks


def make(ctx: Context) -> Page:
    """The page of history, Sampah and backups."""
    return HistoryPage(ctx)


#: the tabs by the word that opens them
PARTS = ("riwayat", "sampah", "cadangan", "impor")


class HistoryPage(Page):
    """Four tabs that read when they are shown."""

    title = "Riwayat & Sampah"
    help_key = "riwayat"
    abilities = frozenset({"hapus", "ekspor"})
    tables = frozenset({
        "orang", "penugasan", "relawan", "rapat", "kehadiran", "agenda", "keputusan", "organisasi", "aturan",
        "dokumen", "naskah", "lampiran", "izin",
    })

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx)
        self.counts.setText("Setiap langkah tercatat dan bisa dibatalkan; yang dihapus bisa dipulihkan.")
        self.tabs = looks.tabs("Bagian riwayat")
        self.steps, self.trash, self.backups = StepsTab(self), TrashTab(self), BackupTab(self)
        self.imports = ImportsTab(self)
        for tab, name in ((self.steps, "&1 Riwayat"), (self.trash, "&2 Sampah"), (self.backups, "&3 Cadangan"),
                          (self.imports, "&4 Impor")):  # fmt: skip
            self.tabs.addTab(tab, name)
        self.tabs.currentChanged.connect(self._show_tab)
        self.body.addWidget(self.tabs, 1)

    def open(self, **arguments: Any) -> None:
        """`bagian` is one of PARTS."""
        part = arguments.get("bagian")
        if part in PARTS:
            self.tabs.setCurrentIndex(PARTS.index(str(part)))
        self._stale = True

    def take_focus(self) -> None:
        """The keys go to the list of the tab that is shown."""
        tab = self.tabs.currentWidget()
        if isinstance(tab, StepsTab | TrashTab | BackupTab | ImportsTab):
            tab.table.setFocus(Qt.FocusReason.TabFocusReason)

    def reload(self) -> None:
        """Read the tab that is shown."""
        self._show_tab()

    def _show_tab(self) -> None:
        if not self.ctx.is_open:
            return
        tab = self.tabs.currentWidget()
        if isinstance(tab, StepsTab | TrashTab | BackupTab | ImportsTab):
            tab.read()
