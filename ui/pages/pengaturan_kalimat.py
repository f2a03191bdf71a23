"""Tab "Kalimat": the wording of every kind of paper, the office's beside the shipped one, with fill-ins and example."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from lkm_desktop.errors import FieldErrors
from lkm_desktop.services import templat
from lkm_desktop.services.kalimat import BAWAAN
from ui import mnemonics
from ui.context import Context
from ui.pages.pengaturan_tab import SettingsTab, scrolled
from ui.pages.rapat.grow import GrowInput
from ui.widgets import looks
from ui.widgets.flow import Flow

#: pixels around a line of the list of kinds: padding, frame, scroll bar
_BESIDE, _BETWEEN = 34, 3
_CHIPS = 62


def make(ctx: Context) -> SettingsTab:
    """The tab."""
    return WordingTab(ctx)


class WordingRow(QWidget):
    """One sentence of a kind. `edited` while typing, `entered(row)` when it gets the keys."""

    edited = Signal()
    entered = Signal(object)

    def __init__(self, sentence: templat.KalimatKantor) -> None:
        super().__init__()
        self.sentence = sentence
        self.text = GrowInput(f"Kalimat {sentence.label}", 1)
        self.text.set_value(sentence.teks)
        self.state = looks.label("", "awas")
        self.back = looks.button("Kembalikan ke bawaan", self.restore, kind="tautan")
        self.back.setAccessibleName(f"Kembalikan kalimat {sentence.label} ke bawaan")
        self.shipped = looks.label(f"Bawaan: {sentence.bawaan}", "kecil", wrap=True)
        self.error = looks.label("", "err", wrap=True)
        self.error.hide()
        label = looks.label(sentence.label, "bold")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addLayout(looks.row(label, self.state, None, self.back))
        column.addWidget(self.text)
        column.addWidget(self.error)
        column.addWidget(self.shipped)
        self.text.edited.connect(self._typed)
        self.text.installEventFilter(self)
        self.show_state()

    def show_sentence(self, sentence: templat.KalimatKantor) -> None:
        """The stored wording, whatever was typed."""
        self.sentence = sentence
        if self.words() != sentence.teks.strip():
            self.text.set_value(sentence.teks)
        self.error.hide()
        self.show_state()

    def words(self) -> str:
        """What is typed."""
        return self.text.toPlainText().strip()

    def changed(self) -> bool:
        """Whether it differs from what is stored."""
        return self.words() != self.sentence.teks.strip()

    def restore(self) -> None:
        """The shipped wording again."""
        self.text.set_value(self.sentence.bawaan)
        self.text.setFocus()
        self._typed()

    def check(self) -> bool:
        """Whether it can be saved; the sentence why not stands under it."""
        try:
            templat.check(BAWAAN[self.sentence.jenis], self.words())
        except FieldErrors as error:
            self.error.setText(error.errors["teks"])
            self.error.show()
            return False
        self.error.hide()
        return True

    def _typed(self) -> None:
        self.show_state()
        self.check()
        self.edited.emit()

    def show_state(self) -> None:
        """Say in words whether the office has its own wording, and then show the shipped one too."""
        own = self.words() != self.sentence.bawaan.strip()
        self.state.setText("diubah dari bawaan" if own else "")
        for widget in (self.back, self.shipped):
            if widget.isHidden() == own:
                widget.setVisible(own)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tell when the text gets the keys."""
        if event.type() == QEvent.Type.FocusIn:
            self.entered.emit(self)
        return False


class WordingTab(SettingsTab):
    """Kinds left, sentences right; below them the fill-ins and the sentence as it would be printed."""

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx)
        self.rows: list[WordingRow] = []
        self._typed: dict[tuple[str, str], str] = {}
        self._stored: dict[str, list[templat.KalimatKantor]] = {}
        self._current: WordingRow | None = None
        self.kinds = QListWidget()
        self.kinds.setObjectName("daftar")
        self.kinds.setAccessibleName("Jenis berkas")
        self.kinds.setSpacing(_BETWEEN)
        self.kinds.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.kinds.setTextElideMode(Qt.TextElideMode.ElideRight)
        for key, label in templat.jenis():
            item = QListWidgetItem(label)
            item.setData(Qt.ItemDataRole.UserRole, key)
            item.setToolTip(label)
            self.kinds.addItem(item)
        self._fit_kinds()
        self._place = QWidget()
        self._column = QVBoxLayout(self._place)
        self._column.setContentsMargins(2, 2, 8, 2)
        self._column.setSpacing(10)
        self._column.addStretch(1)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 10, 0, 0)
        line.setSpacing(10)
        line.addWidget(self.kinds)
        right = QVBoxLayout()
        right.setSpacing(8)
        frame, column = looks.card(margin=10)
        self._area = scrolled(self._place)
        column.addWidget(self._area)
        right.addWidget(frame, 1)
        right.addWidget(self._foot())
        line.addLayout(right, 1)
        self.kinds.currentRowChanged.connect(self._turn)

    def _fit_kinds(self) -> None:
        self.kinds.setFixedWidth(self.kinds.sizeHintForColumn(0) + _BESIDE)

    def changeEvent(self, event: QEvent) -> None:
        """Larger letters need more room."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit_kinds()

    def _foot(self) -> QWidget:
        frame, column = looks.card(margin=10, spacing=6)
        holder = QWidget()
        self._chips = Flow(holder)
        area = scrolled(holder)
        area.setFixedHeight(_CHIPS)
        area.setAccessibleName("Isian yang dapat disisipkan")
        self.example = looks.label("", "", wrap=True)
        self.example.setAccessibleName("Contoh kalimat seperti tercetak")
        self.example.setMinimumHeight(self.example.fontMetrics().lineSpacing() * 2)
        self.example.setAlignment(Qt.AlignmentFlag.AlignTop)
        column.addWidget(area)
        column.addWidget(self.example)
        return frame

    # --- what is shown ----------------------------------------------------------------------------------------------

    def load(self, s: Any) -> None:
        """Read the wording of every kind."""
        self._typed.clear()
        self._stored = {key: templat.semua(s, key) for key, _ in templat.jenis()}
        if self.kinds.currentRow() < 0:
            self.kinds.setCurrentRow(0)
        else:
            self._read_again()

    def _read_again(self) -> None:
        """The sentences on show as they are stored; the list stays where it is."""
        for row, sentence in zip(self.rows, self._stored[self.kind()], strict=True):
            row.show_sentence(sentence)
        self._show_example(self._current)

    def kind(self) -> str:
        """The kind that is shown."""
        item = self.kinds.currentItem()
        return str(item.data(Qt.ItemDataRole.UserRole)) if item is not None else ""

    def show_kind(self, key: str) -> None:
        """Turn to a kind."""
        keys = [k for k, _ in templat.jenis()]
        if key in keys:
            self.kinds.setCurrentRow(keys.index(key))

    def _turn(self, row: int) -> None:
        self._show_kind()

    def _show_kind(self) -> None:
        for old in self.rows:
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.rows, self._current = [], None
        for place, sentence in enumerate(self._stored.get(self.kind(), ())):
            made = WordingRow(sentence)
            typed = self._typed.get((sentence.jenis, sentence.kunci))
            if typed is not None:
                made.text.set_value(typed)
                made.check()
                made.show_state()
            made.edited.connect(self._edited)
            made.entered.connect(self._entered)
            self.rows.append(made)
            self._column.insertWidget(place, made)
        self._show_chips()
        self._show_example(self.rows[0] if self.rows else None)
        mnemonics.refresh(self)

    def _show_chips(self) -> None:
        while (item := self._chips.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        kit = BAWAAN.get(self.kind())
        for name, example in (kit.isian if kit else {}).items():
            chip = looks.button(f"{{{name}}}", self._insert, kind="keping")
            chip.setToolTip(f"Misalnya: {example}")
            chip.setAccessibleName(f"Sisipkan isian {name}, misalnya {example}")
            chip.setProperty("isian", name)
            self._chips.addWidget(chip)

    def _entered(self, row: object) -> None:
        if isinstance(row, WordingRow):
            self._show_example(row)

    def _show_example(self, row: WordingRow | None) -> None:
        self._current = row
        words = templat.contoh(row.sentence.jenis, row.words()) if row is not None else ""
        self.example.setText(f"Contoh: {words}" if words else "")

    # --- typing -----------------------------------------------------------------------------------------------------

    def _insert(self) -> None:
        chip, row = self.sender(), self._current
        if chip is None or row is None:
            return
        row.text.insertPlainText(f"{{{chip.property('isian')}}}")
        row.text.setFocus()

    def _edited(self) -> None:
        row = self.sender()
        if isinstance(row, WordingRow):
            key = (row.sentence.jenis, row.sentence.kunci)
            if row.changed():
                self._typed[key] = row.words()
            else:
                self._typed.pop(key, None)
            self._show_example(row)
            self.edited.emit()

    # --- saving -----------------------------------------------------------------------------------------------------

    def problems(self) -> bool:
        """Turn to the first sentence that cannot be saved."""
        for (kind, kunci), words in self._typed.items():
            try:
                templat.check(BAWAAN[kind], words)
            except FieldErrors:
                self.show_kind(kind)
                row = next((r for r in self.rows if r.sentence.kunci == kunci), None)
                if row is not None:
                    row.check()
                    row.text.setFocus()
                return True
        return False

    def store(self, s: Any) -> None:
        """Write the sentences that were typed."""
        for (kind, kunci), words in self._typed.items():
            templat.simpan(s, kind, kunci, words)
