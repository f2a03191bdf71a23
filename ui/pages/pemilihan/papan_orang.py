"""Which record of the register a new member is: the one proposed, another of nearly the same name, or a new one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from lkm_desktop.services.papan_baru import Masuk
from ui.widgets import looks
from ui.widgets.choice_inputs import ChoiceInput

_NEW = ""


class PersonChoice(QWidget):
    """Hidden unless there is something to choose. `chosen(id of the tally row, id of the person or None)`."""

    chosen = Signal(str, object)

    def __init__(self) -> None:
        super().__init__()
        self._row = ""
        self.words = looks.Elided("", "muted")
        self.list = ChoiceInput((), required=True)
        self.list.setAccessibleName("Data warga anggota baru")
        line = looks.row()
        line.addWidget(self.words, 1)
        line.addWidget(self.list, 2)
        self.setLayout(line)
        self.list.edited.connect(self._tell)
        self.hide()

    def ask(self, one: Masuk | None, name_of: Callable[[str], str]) -> None:
        """Offer the records that may be this person."""
        if one is None or (not one.mungkin and one.orang_id is None):
            self.hide()
            return
        self._row = one.perolehan_id
        self.words.setText(f"{one.nama} adalah")
        choices: list[tuple[Any, str]] = []
        if one.orang_id is not None:
            choices.append((one.orang_id, name_of(one.orang_id)))
        choices += [(person, text) for person, text in one.mungkin if person != one.orang_id]
        choices.append((_NEW, "Orang lain: buatkan data warga baru"))
        self.list.set_choices(choices)
        self.list.set_value(one.orang_id or _NEW)
        self.setVisible(len(choices) > 1)

    def _tell(self) -> None:
        self.chosen.emit(self._row, self.list.value() or None)
