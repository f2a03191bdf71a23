"""Tab 6 of a KBK meeting: what was learnt, from which line of the agenda, going on with which session."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFormLayout, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from lkm_desktop.domain.belajar import DANA, METODE
from lkm_desktop.services.buku_tindak_lanjut import BarisTindakLanjut
from ui.pages.rapat.belajar_source import SesiRapat
from ui.pages.rapat.counts_card import Column
from ui.pages.rapat.grow import GrowInput
from ui.pages.rapat.source import Meeting, RapatSource
from ui.pages.rapat.typed_form import TypedForm
from ui.pages.rapat.words import DOT, short_date
from ui.widgets import looks
from ui.widgets.inputs import ChoiceInput, NumberInput, SuggestInput, narrow

#: fields in their order, with the words beside them
FIELDS = (
    ("topik_id", "Topik"), ("agenda_id", "Baris agenda"), ("lanjut_dari_id", "Melanjutkan sesi"), ("metode", "Metode"),
    ("pemandu", "Pemandu"), ("narasumber", "Narasumber"), ("jpl", "JPL"), ("dana", "Sumber biaya"),
    ("bahan", "Bahan/materi"), ("pokok_bahasan", "Pokok bahasan"), ("hasil", "Hasil/kesimpulan"),
)


class BelajarTab(TypedForm[Meeting]):
    """What a session of the KBK has beyond its meeting. `decisions_wanted` leads to its follow-ups, `paper_wanted` to
    its sheet."""

    decisions_wanted = Signal()
    paper_wanted = Signal()

    noun = "sesi belajar"
    keys = "Ctrl+Enter: simpan  ·  rencana tindak lanjut dicatat di tab Keputusan"

    def __init__(self, source: RapatSource, parent: QWidget | None = None) -> None:
        super().__init__(source, parent)
        self.inputs: dict[str, Any] = {
            "topik_id": ChoiceInput(()), "agenda_id": ChoiceInput(()), "lanjut_dari_id": ChoiceInput(()),
            "metode": SuggestInput([words for _, words in METODE]), "pemandu": SuggestInput(),
            "narasumber": SuggestInput(), "jpl": NumberInput(), "dana": ChoiceInput(DANA),
            "bahan": GrowInput("Bahan/materi", 1, "Alat dan bahan belajar"),
            "pokok_bahasan": GrowInput("Pokok bahasan", 2, "Apa yang dibicarakan"),
            "hasil": GrowInput("Hasil/kesimpulan", 2, "Apa yang disimpulkan"),
        }
        self.values_label = looks.label("", "muted", wrap=True)
        self.after = FollowUps("Tindak lanjut sesi lalu", "Belum dipilih sesi yang dilanjutkan, atau tidak ada.")
        self.own = FollowUps("Rencana tindak lanjut sesi ini", "Belum ada. Catat di tab Keputusan.")
        self.decisions_button = looks.button("Catat rencana tindak lanjut", self.decisions_wanted.emit, "list")
        self.paper_button = looks.button("Lembar sesi…", self.paper_wanted.emit, "printer")
        self._build()
        for key, edit in self.inputs.items():
            edit.edited.connect(self.typed)
            if isinstance(edit, GrowInput):
                edit.complete_with(self.phrases)
            if isinstance(edit, ChoiceInput):
                edit.setMinimumContentsLength(16)
            edit.setAccessibleName(dict(FIELDS)[key])
        self.inputs["topik_id"].edited.connect(self._topic_chosen)
        self.inputs["lanjut_dari_id"].edited.connect(self._show_after)
        self.set_dirty(False)

    def _build(self) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(14)
        form.setVerticalSpacing(8)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for key, words in FIELDS:
            label = looks.label(words)
            label.setMinimumWidth(looks.chars(label, 15))
            label.setBuddy(self.inputs[key])
            form.addRow(label, self.inputs[key])
            if key == "topik_id":
                form.addRow("", self.values_label)
        narrow(self.inputs["jpl"], 7)
        self.content.addLayout(form)
        self.content.addStretch(1)
        beside, column = looks.card(spacing=10)
        column.addWidget(self.after)
        column.addWidget(looks.line())
        column.addWidget(self.own)
        column.addWidget(self.decisions_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.paper_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setObjectName("polos")
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(beside)
        line = QHBoxLayout()
        line.setSpacing(10)
        line.addWidget(self.area, 1)
        line.addWidget(Column(scroll, 38))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 10, 10, 8)
        layout.setSpacing(8)
        layout.addWidget(self.bar)
        layout.addLayout(line, 1)
        layout.addWidget(self.foot())

    # --- what the form says -----------------------------------------------------------------------------------------

    def stops(self) -> list[QWidget]:
        """The fields, then what stands beside them."""
        return [*self.inputs.values(), self.decisions_button, self.paper_button]

    def stored(self, record: Meeting) -> dict[str, Any]:
        """The session beside the meeting."""
        return record.sesi.values if record.sesi else {}

    def prepare(self, record: Meeting) -> None:
        """Choices of the fields, names to complete with."""
        sesi = record.sesi
        if sesi is None:
            return
        choices = {
            "topik_id": [(t.id, t.sebutan) for t in sesi.topik], "agenda_id": list(sesi.agenda),
            "lanjut_dari_id": list(sesi.sebelum),
        }
        for key, found in choices.items():
            edit = self.inputs[key]
            kept = edit.value()
            edit.set_value(None)
            edit.set_choices(found)
            edit.set_value(kept if kept in dict(found) else None)
        names = record.names()
        for key in ("pemandu", "narasumber"):
            self.inputs[key].set_suggestions(names)
        self.own.show_rows(sesi.rtl.get(record.id, ()))
        self._show_after()

    def show_values(self, values: dict[str, Any]) -> None:
        """Show a session."""
        for key, edit in self.inputs.items():
            edit.set_value(values.get(key))
            looks.mark(edit, "salah", False)
        self._show_topic()
        self._show_after()

    def values(self) -> dict[str, Any]:
        """The typed session."""
        return {key: edit.value() for key, edit in self.inputs.items()}

    def write(self, record: Meeting) -> None:
        """Store the session."""
        self._source.save_sesi(record, self.values())

    def start(self) -> None:
        """Put the cursor into the first empty field that matters."""
        first = next((k for k in ("topik_id", "pemandu", "pokok_bahasan", "hasil") if not self.inputs[k].value()), "")
        self.inputs[first or "topik_id"].setFocus()

    def show_errors(self, errors: dict[str, str]) -> None:
        """Mark what is wrong and say it above the form."""
        for key, edit in self.inputs.items():
            looks.mark(edit, "salah", key in errors)
        if errors:
            self.bar.say("error", " ".join(errors.values()))
            first = next((key for key in self.inputs if key in errors), "")
            if first:
                self.inputs[first].setFocus()

    # --- what follows from it ---------------------------------------------------------------------------------------

    def _sesi(self) -> SesiRapat | None:
        return self._record.sesi if self._record is not None else None

    def _topic_chosen(self) -> None:
        """JPL and materials of the topic stand in for what is not typed."""
        sesi, topic = self._sesi(), self.inputs["topik_id"].value()
        known = sesi.bawaan.get(topic, {}) if sesi is not None else {}
        for key in ("jpl", "bahan"):
            if not self.inputs[key].value() and known.get(key):
                self.inputs[key].set_value(known[key])
        self._show_topic()

    def _show_topic(self) -> None:
        sesi, topic = self._sesi(), self.inputs["topik_id"].value()
        found = next((t for t in sesi.topik if t.id == topic), None) if sesi is not None else None
        words = f"Nilai: {found.nilai_kata}" if found is not None and found.nilai else ""
        if sesi is not None and not sesi.topik:
            words = "Belum ada topik. Ambil topik bawaan di halaman Belajar, tombol Topik."
        self.values_label.setText(words)
        self.values_label.setVisible(bool(words))

    def _show_after(self) -> None:
        sesi = self._sesi()
        self.after.show_rows(sesi.rtl.get(self.inputs["lanjut_dari_id"].value() or "", ()) if sesi is not None else ())


class FollowUps(QWidget):
    """Follow-ups with who, until when, and how they stand."""

    def __init__(self, title: str, empty: str) -> None:
        super().__init__()
        self._title, self._empty = title, empty
        self.heading = looks.label(title, "bold")
        self.words = looks.label("", "", wrap=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.heading)
        layout.addWidget(self.words)

    def show_rows(self, rows: Sequence[BarisTindakLanjut]) -> None:
        """Show them, or the sentence for none."""
        self.heading.setText(f"{self._title} ({len(rows)})" if rows else self._title)
        self.words.setText("\n".join(_words(row) for row in rows) or self._empty)


def _words(row: BarisTindakLanjut) -> str:
    until = f"tenggat {short_date(row.tenggat)}" if row.tenggat else ""
    more = DOT.join(part for part in (row.penanggung_jawab, until, row.status, row.kabar) if part)
    return f"– {row.isi}\n   {more}" if more else f"– {row.isi}"
