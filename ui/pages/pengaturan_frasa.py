"""Tab "Frasa": the phrases that the office wants to have completed while it types minutes."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QSizePolicy

from lkm_desktop.errors import FieldErrors
from lkm_desktop.services import frasa
from ui.context import Context
from ui.pages.pengaturan_tab import SettingsTab, column_of
from ui.widgets import looks
from ui.widgets.inputs import LongInput

_HINT = (
    "Satu baris satu frasa. Ketika mengetik notulen atau keputusan, frasa ini ditawarkan sesudah tiga huruf: Tab "
    "memilih, Esc menutup. Kalimat dari notulen yang sudah ada ditawarkan juga, jadi daftar ini boleh kosong."
)


def make(ctx: Context) -> SettingsTab:
    """The tab."""
    return PhrasesTab(ctx)


class PhrasesTab(SettingsTab):
    """One large field, a phrase on each line."""

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx)
        self._changed = False
        self.text = LongInput(8)
        self.text.setMaximumHeight(2000)
        self.text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.text.setAccessibleName("Frasa kantor ini, satu baris satu frasa")
        self.text.setPlaceholderText("Rapat dibuka oleh Koordinator dengan bacaan basmalah.")
        self.text.edited.connect(self._typed)
        self.message = looks.label("", "err", wrap=True)
        self.message.hide()
        frame, body = looks.card(margin=14)
        body.addWidget(looks.label(_HINT, "muted", wrap=True))
        body.addWidget(self.text, 1)
        body.addWidget(self.message)
        column_of(self).addWidget(frame)

    def _typed(self) -> None:
        self._changed = True
        self._tell("")
        self.edited.emit()

    def _tell(self, words: str) -> None:
        self.message.setText(words)
        self.message.setVisible(bool(words))
        looks.mark(self.text, "salah", bool(words))

    def load(self, s: Any) -> None:
        """Show the stored phrases."""
        self._changed = False
        self.text.set_value("\n".join(frasa.sendiri(s)))
        self._tell("")

    def problems(self) -> bool:
        """Whether a phrase is too long, or there are too many."""
        try:
            frasa.rapi(self.text.toPlainText().splitlines())
        except FieldErrors as error:
            self._tell(next(iter(error.errors.values())))
            return True
        return False

    def store(self, s: Any) -> None:
        """Write the phrases when they were changed."""
        if self._changed:
            frasa.simpan(s, self.text.toPlainText().splitlines())
