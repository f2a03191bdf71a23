"""Part "Lembar kegiatan": what a stage is for and how it is done, as the sheets of the guides have it (3.5)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from lkm_desktop.domain import Tahap
from lkm_desktop.errors import FieldErrors, LkmError
from lkm_desktop.fields import entity_fields
from lkm_desktop.services.papan_data import TahapPapan
from ui.pages.rapat.grow import GrowInput
from ui.pages.siklus.source import SiklusSource
from ui.widgets import looks

if TYPE_CHECKING:
    from ui.page import Page

_LEFT = ("tujuan", "metode", "keluaran", "catatan")
_RIGHT = ("pelaksana", "peserta", "narasumber", "fasilitator")
#: page of the drafts of these sheets
DRAFT = "lembar_tahap"
#: milliseconds from the first change to the draft
_DRAFT_MS = 1500


class SheetTab(QWidget):
    """Two columns of texts. What is typed and not saved waits as a draft of its stage."""

    def __init__(self, page: Page, source: SiklusSource) -> None:
        super().__init__()
        self._page, self._source = page, source
        self._stage: TahapPapan | None = None
        self._siklus_id = ""
        self.dirty = False
        self.inputs: dict[str, GrowInput] = {}
        self.state = looks.label("", "muted")
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_DRAFT_MS)
        self._timer.timeout.connect(self.keep_draft)
        self.cancel_button = looks.button("Batal", self.cancel)
        self.save_button = looks.button("Simpan lembar", self.save, "save", "primary")
        inner = QWidget()
        inner.setObjectName("polos")
        columns = QHBoxLayout(inner)
        columns.setContentsMargins(0, 0, 4, 0)
        columns.setSpacing(16)
        area = QScrollArea()
        area.setObjectName("polos")
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for keys in (_LEFT, _RIGHT):
            columns.addLayout(self._column(keys), 1)
        area.setWidget(inner)
        area.viewport().setAutoFillBackground(False)
        inner.setAutoFillBackground(False)
        frame, card = looks.card(margin=12)
        card.addWidget(area, 1)
        card.addLayout(looks.row(self.state, None, self.cancel_button, self.save_button))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 0)
        layout.addWidget(frame)
        self._set_dirty(False)

    def _column(self, keys: Sequence[str]) -> QGridLayout:
        """Texts below each other that grow with what is typed."""
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        for row, key in enumerate(keys):
            label = looks.label(entity_fields(Tahap)[key].label)
            label.setMinimumHeight(28)
            edit = GrowInput(label.text(), 2)
            label.setBuddy(edit)
            edit.edited.connect(self._typed)
            self.inputs[key] = edit
            grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(edit, row, 1)
        grid.setRowStretch(len(keys), 1)
        return grid

    def show_stage(self, siklus_id: str, stage: TahapPapan) -> None:
        """Show a stage; what is being typed for the same stage stays. Raises LkmError when it is gone."""
        if self._stage is not None and self._stage.id == stage.id and self.dirty:
            self._stage = stage
            return
        self._siklus_id, self._stage = siklus_id, stage
        values = self._source.stage(stage.id)
        kept = self._source.draft(self._key())
        for key, edit in self.inputs.items():
            edit.set_value((kept or values).get(key))
        self._set_dirty(kept is not None)

    def _key(self) -> str:
        return f"{DRAFT}:{self._stage.id if self._stage is not None else ''}"

    def values(self) -> dict[str, Any]:
        """What stands in the fields."""
        return {key: edit.value() for key, edit in self.inputs.items()}

    def start(self) -> None:
        """The keys go to the first text."""
        self.inputs[_LEFT[0]].setFocus(Qt.FocusReason.TabFocusReason)

    def _typed(self) -> None:
        self._set_dirty(True)
        if not self._timer.isActive():
            self._timer.start()

    def _set_dirty(self, dirty: bool) -> None:
        self.dirty = dirty
        self.state.setText("Belum disimpan" if dirty else "")
        for made in (self.cancel_button, self.save_button):
            made.setEnabled(dirty)

    def keep_draft(self) -> None:
        """Another stage or page is about to be shown: what is typed waits."""
        self._timer.stop()
        if self.dirty:
            self._source.keep_draft(self._key(), self.values())

    def cancel(self) -> None:
        """What is stored is shown again."""
        self._timer.stop()
        if self._stage is not None:
            self._source.forget_draft(self._key())
            self._set_dirty(False)
            self.show_stage(self._siklus_id, self._stage)

    def save(self) -> bool:
        """Write the sheet; false when that is refused, which is then told."""
        if self._stage is None or not self.dirty:
            return True
        try:
            self._source.save_stage(self._siklus_id, self._stage.id, self._stage.nama, self.values())
        except FieldErrors as error:
            self._page.say("error", " ".join(error.errors.values()))
            return False
        except LkmError as error:
            self._page.ctx.error(error)
            return False
        self._timer.stop()
        self._source.forget_draft(self._key())
        self._set_dirty(False)
        self._page.say("ok", "Lembar kegiatan tersimpan.", ("Urungkan", self._page.ctx.undo))
        return True
