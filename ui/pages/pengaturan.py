"""Settings of the office: profile, letterhead with live preview, signatories, and the thresholds of the rules."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt

from lkm_desktop.errors import FieldErrors
from lkm_desktop.services import aturan, organisasi
from ui import mnemonics
from ui.context import Context
from ui.page import Page
from ui.pages.pengaturan_kit import KitTab
from ui.pages.pengaturan_tab import SettingsTab, TabSpec
from ui.pages.pengaturan_tabs import FormTab, LetterheadTab, ProfileTab, RulesTab, SignersTab
from ui.widgets import looks

#: further tabs in their order; a new one is one line
MORE: tuple[TabSpec, ...] = (
    TabSpec("kalimat", "Kalimat", "ui.pages.pengaturan_kalimat"),
    TabSpec("frasa", "Frasa", "ui.pages.pengaturan_frasa"),
    TabSpec("nomor", "Nomor", "ui.pages.pengaturan_nomor"),
    TabSpec("printer", "Printer", "ui.pages.pengaturan_printer"),
)
PARTS = ("profil", "kop", "penanda", "aturan", "perangkat", *(spec.key for spec in MORE))
#: tabs that write at once or one thing at a time: Simpan is not theirs
_AT_ONCE = ("perangkat", "printer")


def make(ctx: Context) -> Page:
    """The page of settings."""
    return SettingsPage(ctx)


class SettingsPage(Page):
    """Tabs with one Simpan that is one undoable step; meeting kits are saved one by one."""

    title = "Pengaturan"
    help_key = "pengaturan"
    abilities = frozenset({"simpan"})
    tables = frozenset({"organisasi", "aturan", "kit", "templat"})

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx)
        self.counts.setText("Berlaku untuk kantor ini; ukuran huruf ada di menu Tampilan.")
        self.dirty = False
        self.profile, self.letterhead = ProfileTab(), LetterheadTab()
        self.signers, self.rules = SignersTab(), RulesTab()
        self.tabs = looks.tabs("Bagian pengaturan")
        names = ("&1 Profil", "&2 Kop surat", "&3 Penanda", "&4 Aturan")
        tabs: tuple[FormTab | RulesTab, ...] = (self.profile, self.letterhead, self.signers, self.rules)
        for tab, name in zip(tabs, names, strict=True):
            self.tabs.addTab(tab, name)
            tab.edited.connect(self._edited)
        self.kits = KitTab(ctx)
        self.tabs.addTab(self.kits, "&5 Perangkat")
        self.more: dict[str, SettingsTab] = {}
        for number, spec in enumerate(MORE, self.tabs.count() + 1):
            self.more[spec.key] = made = spec.make(ctx)
            made.edited.connect(self._edited)
            self.tabs.addTab(made, f"&{number} {spec.title}")
        self.letterhead.refused.connect(self._refused)
        self.state = looks.label("", "muted")
        self.cancel_button = looks.button("Batal", self.cancel)
        self.save_button = looks.button("Simpan", self.save, "save", "primary")
        self.body.addWidget(self.tabs, 1)
        self.body.addLayout(looks.row(None, self.state, self.cancel_button, self.save_button))
        self.tabs.currentChanged.connect(self._tab_changed)
        self._set_dirty(False)

    def open(self, **arguments: Any) -> None:
        """`bagian` is one of PARTS."""
        if arguments.get("bagian") in PARTS:
            self.tabs.setCurrentIndex(PARTS.index(str(arguments["bagian"])))

    def reload(self) -> None:
        """Read the settings, unless they are being edited."""
        self.kits.read()
        if self.dirty:
            return
        with self.ctx.read() as s:
            values, rules = organisasi.get(s), aturan.semua(s)
            for more in self.more.values():
                more.load(s)
        for tab in (self.profile, self.letterhead, self.signers):
            tab.set_values(values)
        self.rules.set_values(rules)
        self.rules.set_word(str(values["istilah"]))
        self._set_dirty(False)
        self._draw_if_shown()

    def _tab_changed(self) -> None:
        self._draw_if_shown()
        for part in (self.state, self.cancel_button, self.save_button):
            part.setVisible(PARTS[self.tabs.currentIndex()] not in _AT_ONCE)
        turned = self.tabs.currentWidget()
        if isinstance(turned, SettingsTab):
            turned.shown()
        mnemonics.refresh(self)

    def _draw_if_shown(self) -> None:
        if self.tabs.currentWidget() is self.letterhead and self.isVisible():
            self.letterhead.draw(self.values())

    def values(self) -> dict[str, Any]:
        """The profile as typed, over all tabs."""
        return {**self.profile.values(), **self.letterhead.values(), **self.signers.values()}

    def _edited(self) -> None:
        self._set_dirty(True)
        if self.tabs.currentWidget() is self.letterhead:
            self.letterhead.wait_and_draw(self.values())

    def _set_dirty(self, dirty: bool) -> None:
        self.dirty = dirty
        self.state.setText("Belum disimpan" if dirty else "")
        self.save_button.setEnabled(dirty)
        self.cancel_button.setEnabled(dirty)

    def save(self) -> None:
        """Ctrl+S."""
        if self.tabs.currentWidget() is self.kits:
            self.kits.save()
            return
        if not self.dirty:
            return
        problems = {k: v for tab in (self.profile, self.letterhead, self.signers) for k, v in tab.problems().items()}
        if problems:
            self._show_problems(problems)
            return
        for number, spec in enumerate(MORE, len(PARTS) - len(MORE)):
            if self.more[spec.key].problems():
                self.tabs.setCurrentIndex(number)
                self.say("error", "Ada yang perlu diperbaiki; kalimatnya ada di samping isian itu.")
                return
        unit = self.ctx.unit("Ubah pengaturan kantor")
        was, self.dirty = self.dirty, False
        try:
            with unit as s:
                organisasi.save(s, self.values())
                aturan.simpan(s, self.rules.values())
                for more in self.more.values():
                    more.store(s)
        except FieldErrors as error:
            self._set_dirty(True)
            self._show_problems(error.errors)
            return
        self._set_dirty(was and not unit.ok)
        if unit.ok:
            self.ctx.reload_office()
            self._stale = False
            self.reload()
            self.say("ok", "Pengaturan tersimpan.", ("Urungkan", self.ctx.undo))

    def _show_problems(self, problems: dict[str, str]) -> None:
        for number, tab in enumerate((self.profile, self.letterhead, self.signers)):
            mine = {key: text for key, text in problems.items() if key in tab.form.inputs}
            tab.form.show_messages([(key, "salah", text) for key, text in mine.items()])
            if mine:
                self.tabs.setCurrentIndex(number)
                tab.form.focus_first(list(mine))
        self.say("error", "Ada isian yang perlu diperbaiki; kalimatnya ada di bawah isian itu.")

    def cancel(self) -> None:
        """Drop what was typed."""
        self._set_dirty(False)
        self.bar.clear()
        self.reload()
        self.tabs.setFocus(Qt.FocusReason.OtherFocusReason)

    def _refused(self, text: str) -> None:
        self.say("error", text)
