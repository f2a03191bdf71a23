"""The form of one code of facts: what is missing, single facts, lists, the people of the team."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from lkm_desktop.domain.penugasan import BADAN
from lkm_desktop.services.fakta_borang import BorangFakta
from ui.pages.rapat.typed_form import TypedForm
from ui.pages.rapat.typed_keys import ENTER, entry_of
from ui.pages.siklus.fakta_columns import TwoColumns
from ui.pages.siklus.fakta_rows import ButirList, ButirRow
from ui.pages.siklus.fakta_source import FaktaSource, StageFacts
from ui.widgets import looks
from ui.widgets.choice_inputs import RadioInput

#: where the draft of a stage waits
DRAFT = "fakta_tahap"
_EMPTY = " belum diisi."


class FaktaForm(TypedForm[StageFacts]):
    """Facts of every stage with this form."""

    noun = "catatan tahap"
    keys = "Enter: isian berikutnya  ·  Alt+Enter: baris baru  ·  Alt+↑/↓: pindahkan  ·  Alt+Del: hapus"

    def __init__(self, source: FaktaSource, borang: BorangFakta, parent: QWidget | None = None) -> None:
        super().__init__(source, parent)
        self.borang = borang
        self._facts = source
        self.missing = looks.label("", "awas", wrap=True)
        self.form = TwoColumns(borang.kelompok, source)
        self.parts = {one.kunci: ButirList(one) for one in borang.daftar}
        self.team = looks.label("", wrap=True)
        self.team_heading = looks.label(f"Anggota {dict(BADAN).get(borang.badan, '')}", "h2")
        self._build()
        self.form.edited.connect(self.typed)
        self.form.finished.connect(self._into_lists)
        for key, part in self.parts.items():
            self.add_list(key, part.rows)
        self.set_dirty(False)

    def _build(self) -> None:
        self.content.addWidget(self.missing)
        self.content.addWidget(self.form)
        for part in self.parts.values():
            self.content.addWidget(part)
        self.content.addWidget(self.team_heading)
        self.content.addWidget(self.team)
        self.content.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.bar)
        layout.addWidget(self.area, 1)
        layout.addWidget(self.foot())

    # --- what is shown ----------------------------------------------------------------------------------------------

    @property
    def draft_key(self) -> str:
        """Where typed text is kept."""
        return f"{DRAFT}:{self._record.id if self._record else ''}"

    def stored(self, record: StageFacts) -> dict[str, Any]:
        """Facts and lists side by side; their keys are told apart by the form."""
        return {**record.nilai.fakta, **record.nilai.butir}

    def prepare(self, record: StageFacts) -> None:
        """What is missing, who is in the team, names to complete with."""
        lacking = lacking_words([one.kalimat for one in record.kurang])
        self.missing.setText(lacking)
        self.missing.setVisible(bool(lacking))
        names = record.names()
        for part in self.parts.values():
            part.rows.suggest(names)
        self.team.setText("\n".join(team_lines(record)))
        for made in (self.team_heading, self.team):
            made.setVisible(bool(self.borang.badan))

    def show_values(self, values: dict[str, Any]) -> None:
        """Show stored or kept facts."""
        facts = self.borang.fakta
        self.form.set_values({key: _typed(spec.kind, values.get(key)) for key, spec in facts.items()})
        for key, part in self.parts.items():
            part.set_values(values.get(key) or [])
        self.order_tabs()

    def values(self) -> dict[str, Any]:
        """The typed facts and lists."""
        return {**self.form.texts(), **{key: part.values() for key, part in self.parts.items()}}

    def write(self, record: StageFacts) -> None:
        """Store them."""
        self._facts.store_facts(record, self.values())

    def show_errors(self, errors: dict[str, str]) -> None:
        """Mark what is wrong and go to the first."""
        own = [(key, "salah", text) for key, text in errors.items() if key in self.form.inputs]
        self.form.show_messages(own)
        super().show_errors(errors)
        if own:
            self.form.focus_first([key for key, _, _ in own])
            self.area.ensureWidgetVisible(self.form.inputs[own[0][0]])

    # --- keys -------------------------------------------------------------------------------------------------------

    def stops(self) -> list[QWidget]:
        """Facts, then list by list."""
        first: list[QWidget] = []
        for edit in self.form.inputs.values():  # a holder of words to choose from takes no keys itself
            first += edit.radios if isinstance(edit, RadioInput) else [edit]
        return [*first, *(stop for part in self.parts.values() for stop in part.stops())]

    def start(self) -> None:
        """Put the cursor in the first field."""
        if self.form.inputs:
            self.form.focus_first()
        else:
            self._into_lists()

    def _into_lists(self) -> None:
        first = next((part.rows.entries[0] for part in self.parts.values() if part.rows.entries), None)
        if first is not None:
            first.begin()
        else:
            self.save_button.setFocus(Qt.FocusReason.TabFocusReason)

    def _key(self, event: QKeyEvent) -> bool:
        """Enter goes on in a row; behind its last field a row begins, unless it is empty."""
        place = QApplication.focusWidget()
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        row = entry_of(place)
        if event.key() in ENTER and held == Qt.KeyboardModifier.NoModifier and isinstance(row, ButirRow):
            return self._enter(row, place)
        return super()._key(event)

    def _enter(self, row: ButirRow, place: QWidget | None) -> bool:
        following = row.after(place) if place is not None else None
        if following is not None:
            following.setFocus(Qt.FocusReason.TabFocusReason)
            return True
        entries = next(part.rows for part in self.parts.values() if row in part.rows.entries)
        at = entries.entries.index(row) + 1
        if at < len(entries.entries):
            entries.entries[at].begin()
            return True
        return row.add_next() if not row.is_empty() else self.focusNextChild()


def lacking_words(sentences: Sequence[str]) -> str:
    """What is missing in one line: "Belum diisi: tanggal, dokumen peta."; other sentences as they are."""
    empty = [one.removesuffix(_EMPTY) for one in sentences if one.endswith(_EMPTY)]
    others = [one for one in sentences if not one.endswith(_EMPTY)]
    listed = "; ".join(one if one[:2].isupper() else one[:1].lower() + one[1:] for one in empty)
    return " ".join(([f"Belum diisi: {listed}."] if empty else []) + others)


def _typed(kind: str, value: Any) -> Any:
    """A kept value as its field takes it: a draft keeps dates as 2026-02-03."""
    if kind == "tanggal" and isinstance(value, str):
        try:
            return date.fromisoformat(value)
        except ValueError:
            return value
    return value


def team_lines(record: StageFacts) -> Sequence[str]:
    """The people of the team, a line for each pokja; what to do while there is nobody."""
    if not record.tim:
        more = ", dengan pokjanya" if record.borang is not None and record.borang.kode == "tipp" else ""
        return [f"Belum ada. Tambahkan di bagian Orang{more}."]
    return [
        f"{name}: {', '.join(one.kalimat for one in people)}" if name else ", ".join(one.kalimat for one in people)
        for name, people in record.tim
    ]
