"""The sentences that the program wrote, each to be reworded in place for this one paper."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lkm_desktop.documents.isi import Kalimat
from ui import mnemonics
from ui.pages.preview_sheet import Sheet
from ui.pages.preview_typed import SENTENCE
from ui.pages.rapat.grow import GrowInput
from ui.widgets import looks

CHANGED = "diubah"
EMPTY = "diubah: tidak dicetak"


class SentenceEdit(QWidget):
    """One sentence. `edited(kunci)` while typing, `restored(kunci)` when the program's own is wanted again."""

    edited = Signal(str)
    restored = Signal(str)

    def __init__(self, kunci: str) -> None:
        super().__init__()
        self.kunci = kunci
        self.original = ""
        self.label = looks.label("")
        self.state = looks.label("", "awas")
        self.text = GrowInput("Kalimat", 1)
        self.back = looks.button("Kembalikan ke semula", self._restore, kind="tautan")
        self.back.hide()
        self.text.edited.connect(self._tell)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addLayout(looks.row(self.label, self.state, None))
        column.addWidget(self.text)
        column.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)

    def show_sentence(self, sentence: Kalimat) -> None:
        """Show it; what is being typed is left alone."""
        self.original = sentence.asli
        self.label.setText(sentence.label)
        self.text.setAccessibleName(f"Kalimat {sentence.label}")
        self.back.setAccessibleName(f"Kembalikan kalimat {sentence.label} ke semula")
        if not self.text.hasFocus() and self.text.toPlainText() != sentence.teks:
            self.text.set_value(sentence.teks)
        self.show_state()

    def words(self) -> str:
        """What is typed."""
        return self.text.toPlainText().strip()

    def changed(self) -> bool:
        """Whether it differs from the program's own sentence."""
        return self.words() != self.original.strip()

    def show_state(self) -> None:
        """Say in words whether it was changed."""
        changed = self.changed()
        self.state.setText("" if not changed else CHANGED if self.words() else EMPTY)
        if self.back.isHidden() == changed:
            self.back.setVisible(changed)

    def _tell(self) -> None:
        self.show_state()
        self.edited.emit(self.kunci)

    def _restore(self) -> None:
        self.text.set_value(self.original)
        self.text.setFocus()
        self.show_state()
        self.restored.emit(self.kunci)


class SentencesPanel(QWidget):
    """All sentences of the paper in reading order."""

    def __init__(self, sheet: Sheet, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sheet = sheet
        self.edits: dict[str, SentenceEdit] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 4, 0)
        self._column.setSpacing(10)
        hint = ("Perubahan di sini hanya untuk berkas ini. Kalimat yang dikosongkan tidak dicetak. "
                "Untuk semua berkas: Pengaturan, bagian Kalimat.")
        self._column.addWidget(looks.label(hint, "kecil", wrap=True))
        self.hint = looks.label("Berkas ini tidak memuat kalimat buatan program.", "muted", wrap=True)
        self._column.addWidget(self.hint)
        self._column.addStretch(1)

    def show_sentences(self, found: Sequence[Kalimat]) -> None:
        """Show them; widgets are made and thrown away only when the paper has other sentences."""
        wanted = [sentence.kunci for sentence in found]
        if wanted != list(self.edits):
            self._rebuild(wanted)
        for sentence in found:
            self.edits[sentence.kunci].show_sentence(sentence)
        self.hint.setVisible(not found)
        self.setEnabled(not self.sheet.locked)

    def _rebuild(self, wanted: list[str]) -> None:
        old = self.edits
        for kunci, edit in old.items():
            self._column.removeWidget(edit)
            if kunci not in wanted:
                edit.deleteLater()
        self.edits = {}
        for place, kunci in enumerate(wanted):
            made = old.get(kunci) or self._make(kunci)
            self.edits[kunci] = made
            self._column.insertWidget(2 + place, made)
        mnemonics.refresh(self)

    def _make(self, kunci: str) -> SentenceEdit:
        made = SentenceEdit(kunci)
        made.edited.connect(self._typed)
        made.restored.connect(self._restored)
        return made

    def _typed(self, kunci: str) -> None:
        edit = self.edits[kunci]
        self.sheet.reword(kunci, edit.words() if edit.changed() else None)

    def _restored(self, kunci: str) -> None:
        self.sheet.reword(kunci, None)

    def take_back(self) -> bool:
        """Ctrl+Z where no typing is left to undo: what was reworded or typed before. False when there is nothing."""
        key = self.sheet.take_back()
        edit = self.edits.get(key.removeprefix(SENTENCE)) if key.startswith(SENTENCE) else None
        if edit is not None:
            edit.text.set_value(self.sheet.suntingan.get(edit.kunci, edit.original))
            edit.show_state()
            edit.text.setFocus()
        return bool(key)

    def first(self) -> QWidget | None:
        """The first sentence."""
        return next((edit.text for edit in self.edits.values()), None)
