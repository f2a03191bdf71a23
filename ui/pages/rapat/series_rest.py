"""Time and place of the meetings of a series still to come, changed in one step."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from lkm_desktop.errors import FieldErrors, LkmError
from lkm_desktop.fields import Field
from lkm_desktop.format import hari_tanggal, parse_jam
from ui.pages.rapat.kit_source import KitSource
from ui.widgets import looks
from ui.widgets.field_form import FieldForm, Group
from ui.widgets.field_inputs import FieldSource
from ui.widgets.plain_table import PlainTable

KEYS = ("jam_mulai", "jam_selesai", "tempat")
_FIELDS = (
    Field("jam_mulai", "Jam mulai", width=6), Field("jam_selesai", "Jam selesai", width=6),
    Field("tempat", "Tempat", "saran", width=24),
)


class RestPanel(QWidget):
    """`done(count)` after the change."""

    done = Signal(int)

    def __init__(self, source: KitSource, words: FieldSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._source, self._words = source, words
        self._id = ""
        self.form = FieldForm([Group("", _FIELDS)], words)
        self.save_button = looks.button("Simpan", self.save, "save", "primary")
        self.table = PlainTable(
            "Rapat yang ikut berubah", ("Hari, tanggal", "Jam", "Tempat"), (24, 6, 18), 2,
        )
        self.nothing = looks.label("Tidak ada lagi rapat seri ini yang belum berlangsung.", "muted", wrap=True)
        left, right = QFrame(), QFrame()
        for frame in (left, right):
            frame.setObjectName("card")
        first, second = QVBoxLayout(left), QVBoxLayout(right)
        for layout in (first, second):
            layout.setContentsMargins(14, 10, 14, 10)
        first.addWidget(looks.label("Jam dan tempat yang baru", "h2"))
        first.addWidget(self.form)
        first.addWidget(looks.label("Rapat yang lewat atau sudah ada tanda hadirnya tidak berubah.", "muted", True))
        first.addStretch(1)
        first.addLayout(looks.row(None, self.save_button))
        second.addWidget(looks.label("Rapat yang ikut berubah", "h2"))
        second.addWidget(self.nothing)
        second.addWidget(self.table, 1)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(10)
        line.addWidget(left, 2)
        line.addWidget(right, 3)
        self.form.finished.connect(self.save)

    def start(self, rapat_id: str, values: dict[str, Any]) -> None:
        """Begin with the time and place of one meeting of the series."""
        self._id = rapat_id
        self.form.inputs["tempat"].set_suggestions(self._words.suggestions("tempat"))
        self.form.set_values({key: values.get(key) for key in KEYS})
        self.read()

    def read(self) -> None:
        """Read which meetings are still to come."""
        rows = self._source.rest(self._id)
        self.table.show_rows([(hari_tanggal(row.tanggal), row.jam, row.tempat) for row in rows])
        self.table.setVisible(bool(rows))
        self.nothing.setVisible(not rows)
        self.save_button.setText(f"Simpan {len(rows)} rapat" if rows else "Simpan")
        self.save_button.setEnabled(bool(rows))

    def save(self) -> bool:
        """Change them all; false and messages under the fields when something is wrong."""
        wrong = self.form.problems()
        for key in KEYS[:2]:
            try:
                parse_jam(self.form.inputs[key].value() or "")
            except ValueError as error:
                wrong[key] = str(error)
        count = 0
        if not wrong:
            try:
                count = self._source.change_rest(self._id, {key: self.form.values()[key] for key in KEYS})
            except FieldErrors as error:
                wrong = error.errors
            except LkmError as error:
                self._source.ctx.error(error)
                return False
        self.form.show_messages([(key, "salah", words) for key, words in wrong.items()])
        if wrong:
            self.form.focus_first(tuple(wrong))
            return False
        self.done.emit(count)
        return True
