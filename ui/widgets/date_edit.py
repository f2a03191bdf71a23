"""A date typed as Indonesians type it; empty stays empty, and nothing is ever filled in unasked."""

from __future__ import annotations

from datetime import date
from typing import Any

from lkm_desktop import format as fmt
from ui.widgets.inputs import TextInput


class DateInput(TextInput):
    """Accepts every spelling of `format.parse_tanggal`; shows 21-09-2015 once the field is left.

    past: the date lies in the past (a birth date), so a two-digit year never gives a later date and the age is noted.
    """

    def __init__(self, past: bool = False) -> None:
        super().__init__()
        self._past = past
        self.setPlaceholderText("tgl-bln-thn")
        self.setMaxLength(40)

    def value(self) -> date | None:
        try:
            return fmt.parse_tanggal(self.text(), lampau=self._past)
        except ValueError:
            return None

    def set_value(self, value: Any) -> None:
        if isinstance(value, date):
            self.setText(fmt.tanggal_pendek(value))
        else:
            self.setText("" if value is None else str(value))

    def raw(self) -> str:
        """The text as typed, for drafts."""
        return self.text()

    def problem(self) -> str:
        try:
            fmt.parse_tanggal(self.text(), lampau=self._past)
        except ValueError as error:
            return str(error)
        return ""

    def note(self) -> str:
        day = self.value()
        if day is None:
            return ""
        if self._past:
            return f"{fmt.umur(day, date.today())} th"
        return fmt.hari(day)

    def tidy(self) -> None:
        day = self.value()
        if day is not None:
            self.setText(fmt.tanggal_pendek(day))
