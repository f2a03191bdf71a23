"""Tab 3: the minutes. Who led, the agenda point by point with its discussion and proposals, opening and closing."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QVBoxLayout, QWidget

from lkm_desktop.format import tanggal_kata
from ui.pages.rapat.bawaan_card import CarriedCard
from ui.pages.rapat.counts_card import Column
from ui.pages.rapat.entries import Entries, Entry
from ui.pages.rapat.grow import GrowInput
from ui.pages.rapat.notulen_rows import Point
from ui.pages.rapat.present_card import PresentCard
from ui.pages.rapat.source import Meeting, RapatSource
from ui.pages.rapat.typed_tab import TypedTab
from ui.widgets import looks
from ui.widgets.inputs import SuggestInput

HEAD = ("pimpinan", "notulis", "pembukaan", "penutup")


class NotulenTab(TypedTab):
    """The minutes without the decisions, which are tab 4's."""

    noun = "notulen"
    keys = (
        "Alt+Enter: acara baru  ·  Ctrl+↓: isian yang sama di acara berikutnya  ·  Ctrl+T: usulan  ·  "
        "Alt+↑/↓: pindahkan  ·  Alt+Del: hapus"
    )

    def __init__(self, source: RapatSource, parent: QWidget | None = None) -> None:
        super().__init__(source, parent)
        self.head: dict[str, Any] = {
            "pimpinan": SuggestInput(), "notulis": SuggestInput(),
            "pembukaan": GrowInput("Pembukaan", 1, "Siapa membuka rapat, dengan apa"),
            "penutup": GrowInput("Penutup", 1, "Pukul berapa ditutup, dengan apa"),
        }
        self.carried = CarriedCard()
        self.agenda = Entries(self._point, "Tambah acara")
        self.present = PresentCard()
        self._carried_of = ""
        self._points: list[str] | None = None
        self._build()
        for edit in self.head.values():
            edit.edited.connect(self.typed)
            if isinstance(edit, GrowInput):
                edit.complete_with(self.phrases)
        self.carried.edited.connect(self.typed)
        self.carried.arranged.connect(self.order_tabs)
        self.add_list("agenda", self.agenda)
        self.set_dirty(False)

    def _point(self) -> Entry:
        return Point(self._earlier_points)

    def _earlier_points(self) -> list[str]:
        if self._points is None:
            self._points = self._source.agenda_points()
        return self._points

    def _build(self) -> None:
        self.content.addLayout(
            self._form(("pimpinan", "Pimpinan rapat"), ("notulis", "Notulis"), ("pembukaan", "Pembukaan"))
        )
        self.content.addWidget(self.carried)
        self.content.addWidget(looks.label("Agenda dan pembahasan", "h2"))
        self.content.addWidget(self.agenda)
        self.content.addLayout(self._form(("penutup", "Penutup")))
        self.content.addStretch(1)
        line = QHBoxLayout()
        line.setSpacing(10)
        line.addWidget(self.area, 1)
        line.addWidget(Column(self.present, 30))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 10, 10, 8)
        layout.setSpacing(8)
        layout.addWidget(self.bar)
        layout.addLayout(line, 1)
        layout.addWidget(self.foot())

    def _form(self, *fields: tuple[str, str]) -> QFormLayout:
        form = QFormLayout()
        form.setHorizontalSpacing(14)
        form.setVerticalSpacing(8)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        for key, label in fields:
            words = looks.label(label)
            words.setMinimumWidth(looks.chars(words, 14))
            words.setBuddy(self.head[key])
            self.head[key].setAccessibleName(label)
            form.addRow(words, self.head[key])
        return form

    def stops(self) -> list[QWidget]:
        """Head, points, closing, who was present."""
        first = [self.head[key] for key in ("pimpinan", "notulis", "pembukaan")]
        return [*first, *self.carried.stops(), *self.agenda.stops(), self.head["penutup"], self.present]

    def prepare(self, meeting: Meeting) -> None:
        """Who was there, and names to complete with."""
        self.present.show_meeting(meeting, f"Hari {tanggal_kata(meeting.values['tanggal'])}.")
        self.carried.show_items(meeting.bawaan, other=meeting.id != self._carried_of)
        self._carried_of = meeting.id
        self._points = None
        names = meeting.names()
        for key, signer in zip(("pimpinan", "notulis"), meeting.signers, strict=True):
            self.head[key].set_suggestions(names)
            self.head[key].setPlaceholderText(f"misalnya {signer}" if signer else "")
        self.agenda.suggest(names)

    def show_values(self, values: dict[str, Any]) -> None:
        """Show minutes."""
        for key in HEAD:
            self.head[key].set_value(values.get(key))
        self.carried.reset()
        self.carried.set_values(values.get("laporan") or [])
        self.agenda.set_values(values.get("agenda") or [])

    def values(self) -> dict[str, Any]:
        """The typed minutes."""
        head = {key: self.head[key].value() for key in HEAD}
        return {**head, "agenda": self.agenda.values(), "laporan": self.carried.values()}

    def points(self) -> list[tuple[str, str]]:
        """(id, words) of the points as typed, to which decisions may belong."""
        return [
            (entry.id, f"{number}. {entry.inputs['pokok'].value() or '(tanpa nama)'}")
            for number, entry in enumerate(self.agenda.filled(), 1)
        ]

    def write(self, meeting: Meeting) -> None:
        """Store the minutes."""
        self._source.save_notulen(meeting, self.values())

    def start(self) -> None:
        """Put the cursor in the first empty field at the top."""
        first = next((self.head[k] for k in ("pimpinan", "notulis") if not self.head[k].value()), None)
        (first or self.head["pembukaan"]).setFocus()
