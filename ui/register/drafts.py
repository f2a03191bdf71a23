"""Drafts of a register page: a changed form that was left is set aside and offered in the bar, never in a pop-up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lkm_desktop.errors import FieldErrors
from ui.widgets.message_bar import Action

if TYPE_CHECKING:
    from ui.register.page import RegisterPage


class Drafts:
    """Keeps what was set aside (record id or None for a new one, its values)."""

    def __init__(self, page: RegisterPage) -> None:
        self._page = page
        self._aside: tuple[str | None, dict[str, Any]] | None = None
        self._offered = False

    def set_aside(self) -> None:
        """The form is about to show something else: keep its draft and offer to save it."""
        panel = self._page.panel
        if not panel.dirty:
            return
        panel.keep_draft()
        self._aside = (panel.row_id, panel.form.texts())
        name = panel.name or self._page.source.new_noun
        self._say("warn", f"Perubahan pada {name} belum disimpan.", ("Simpan", self.save), ("Buang", self.drop))

    def unfinished(self) -> bool:
        """Whether a new record is still being typed; then its form stays, and the bar says how to go on."""
        panel = self._page.panel
        if not (panel.is_new and panel.dirty):
            return False
        name = panel.name or self._page.source.new_noun
        self._say("info", f"{_capital(name)} belum disimpan. Simpan dulu (Ctrl+S), atau Batal untuk membuangnya.")
        focus = self._page.window().focusWidget()
        if focus is None or not panel.form.isAncestorOf(focus):
            panel.form.focus_first()
        return True

    def save(self) -> None:
        """Save what was set aside; when something forbids it, its form comes back."""
        if self._aside is None:
            return
        from lkm_desktop.services import kartu

        row_id, values = self._aside
        source = self._page.source
        name = source.name_of(values)
        unit = source.ctx.unit(f"{'Ubah' if row_id else 'Tambah'} {source.noun} {name}".strip())
        try:
            with unit as s:
                kartu.save(s, source.register, row_id, values)
        except FieldErrors as error:
            self._return()
            self._say("error", error.suggestion)
            return
        if unit.ok:
            source.drop_draft(row_id)
            self._aside = None
            self._say("ok", f"{name} tersimpan.")

    def drop(self) -> None:
        """Forget what was set aside."""
        if self._aside is not None:
            self._page.source.drop_draft(self._aside[0])
            self._aside = None

    def _return(self) -> None:
        if self._aside is not None:
            row_id, values = self._aside
            self._aside = None
            if row_id:
                self._page.table.go_to(row_id)
            self._page.panel.show_draft(row_id, values)

    def forget(self, row_id: str) -> None:
        """That record was saved by its form."""
        if self._aside is not None and self._aside[0] in (None, row_id):
            self._aside = None
            self._page.bar.clear()

    def offer_once(self) -> None:
        """At the first showing: the newest draft of an earlier session."""
        if self._offered:
            return
        self._offered = True
        found = self._page.source.drafts()
        if not found or self._page.panel.dirty:
            return
        row_id, values, when = found[0]
        self._aside = (row_id, values)
        name = self._page.source.name_of(values) or self._page.source.new_noun
        text = f"Isian {name} tanggal {when} belum disimpan."
        self._say("info", text, ("Lanjutkan", self._return), ("Buang", self.drop))

    def resume(self, record: str) -> None:
        """Go on at once with the typing of that record, or of a new one ("baru"); unsaved typing here comes first."""
        self._offered = True
        wanted = None if record == "baru" else record
        found = [(row_id, values) for row_id, values, _ in self._page.source.drafts() if row_id == wanted]
        if found and not self._page.panel.dirty:
            self._aside = found[0]
            self._page.bar.clear()
            self._return()

    def _say(self, kind: str, text: str, *actions: Action) -> None:
        self._page.say(kind, text, *actions)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
