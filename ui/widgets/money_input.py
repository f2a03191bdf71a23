"""An amount of whole rupiah: typed with or without Rp and dots, shown as 1.500.000."""

from __future__ import annotations

from typing import Any

from lkm_desktop import format as fmt
from lkm_desktop.fields import Field
from lkm_desktop.services.values import clean
from ui.widgets.inputs import TextInput

_RUPIAH = Field("", "", "rupiah")


class MoneyInput(TextInput):
    """A whole number of rupiah, at least 0."""

    def __init__(self) -> None:
        super().__init__()
        self.setPlaceholderText("Rp")

    def value(self) -> Any:
        return None if self.problem() else clean(_RUPIAH, self.text())

    def set_value(self, value: Any) -> None:
        super().set_value(fmt.ribuan(value) if isinstance(value, int) else value)

    def problem(self) -> str:
        try:
            clean(_RUPIAH, self.text())
        except ValueError as error:
            return str(error)
        return ""

    def tidy(self) -> None:
        amount = self.value()
        if amount is not None:
            self.setText(fmt.ribuan(amount))
