"""The forms of a siklus, of a stage, of an activity and of a requirement; dicts in and out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lkm_desktop.domain import KegiatanSiklus, Siklus, Syarat, Tahap
from lkm_desktop.fields import Field, entity_fields
from lkm_desktop.services.berkas_siklus import BERKAS, pilihan_rincian
from ui.pages.pengaturan_centang import Ticks
from ui.pages.siklus.edit_tree import KEGIATAN, SIKLUS, SYARAT, TAHAP
from ui.pages.siklus.new_page import BEFORE
from ui.widgets.field_form import FieldForm, Group
from ui.widgets.field_inputs import NoSource

Choices = Sequence[tuple[Any, str]]
_SIKLUS = ("nama", "program", "tahun_ke", "mulai", "keterangan")
_TAHAP = ("nama", "singkat", "kode", "tingkat", "rencana_mulai", "rencana_selesai", "lama", "min_perempuan", "fakta")
_KEGIATAN = (
    "nama", "kode", "jenis_rapat", "tingkat", "tiap", "jumlah", "kit", "rencana_mulai", "rencana_selesai",
)  # fmt: skip
#: kinds of requirements that may be asked for a number of times
_COUNTED = ("rapat", "kehadiran", "notulen", "dokumen", "lampiran", "relawan", "tim")
ACTIVITY = Field("kegiatan_id", "Berlaku untuk", "pilihan", required=True, help="Satu kegiatan, atau seluruh tahap.")


class RowForm(QWidget):
    """One kind of row. `edited` on every change, `finished` on Enter in the last field."""

    edited = Signal()
    finished = Signal()

    def __init__(self, fields: Sequence[Field]) -> None:
        super().__init__()
        self.setObjectName("polos")
        self.form = FieldForm([Group("", tuple(fields))], NoSource())
        self.form.setObjectName("polos")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.addWidget(self.form)
        self.form.edited.connect(self._edited)
        self.form.finished.connect(self.finished)

    def _edited(self) -> None:
        self.edited.emit()

    def values(self) -> dict[str, Any]:
        """What is typed."""
        return self.form.values()

    def set_values(self, values: dict[str, Any]) -> None:
        """Show a row."""
        self.form.set_values({key: values.get(key) for key in self.form.inputs})

    def set_choices(self, key: str, choices: Choices) -> None:
        """What may be chosen in a field; the value is set anew afterwards."""
        self.form.inputs[key].set_value(None)
        self.form.inputs[key].set_choices(choices)


class SiklusForm(RowForm):
    """The siklus itself."""

    def __init__(self) -> None:
        fields = entity_fields(Siklus)
        super().__init__([*(fields[key] for key in _SIKLUS[:-1]), BEFORE, fields[_SIKLUS[-1]]])


class StageForm(RowForm):
    """One stage; its texts are on the activity sheet of the board."""

    def __init__(self) -> None:
        super().__init__([entity_fields(Tahap)[key] for key in _TAHAP])


class ActivityForm(RowForm):
    """One activity, its papers as boxes to tick."""

    def __init__(self) -> None:
        fields = entity_fields(KegiatanSiklus)
        kit = replace(fields["kit"], kind="pilihan", width=30)
        each = replace(fields["tiap"], required=True)
        given = {"kit": kit, "tiap": each}
        super().__init__([given.get(key, fields[key]) for key in _KEGIATAN])
        self.papers = Ticks("Berkas setiap pertemuan", list(BERKAS.items()))
        self.papers.setObjectName("polos")
        for box in self.papers.boxes.values():
            box.setProperty("tanpa_huruf", True)  # the letters are for the fields
        self.column.addWidget(self.papers)
        self.column.addStretch(1)
        self.papers.edited.connect(self.edited)

    def values(self) -> dict[str, Any]:
        """What is typed, the papers one a line."""
        return {**super().values(), "dokumen": self.papers.value()}

    def set_values(self, values: dict[str, Any]) -> None:
        """Show an activity."""
        super().set_values({**values, "tiap": values.get("tiap") or ""})
        self.papers.set_value(values.get("dokumen"))


class NeedForm(RowForm):
    """One requirement; what can be looked for depends on its kind."""

    def __init__(self) -> None:
        fields = entity_fields(Syarat)
        detail = replace(fields["rincian"], kind="pilihan", width=30)
        count = replace(fields["jumlah"], help="Berapa banyak; kosong berarti semuanya.")
        super().__init__([fields["uraian"], fields["jenis"], detail, ACTIVITY, count])
        self.column.addStretch(1)

    def _edited(self) -> None:
        self._fit()
        super()._edited()

    def set_values(self, values: dict[str, Any]) -> None:
        """Show a requirement."""
        self._offer(str(values.get("jenis") or ""))
        super().set_values(values)
        self._fit()

    def _offer(self, kind: str) -> None:
        self.set_choices("rincian", pilihan_rincian(kind))
        self.form.inputs["rincian"].setProperty("jenis", kind)

    def _fit(self) -> None:
        """Another kind of requirement: other details; rows without use are hidden."""
        kind = str(self.form.inputs["jenis"].value() or "")
        if self.form.inputs["rincian"].property("jenis") != kind:
            self._offer(kind)
        for key, shown in (("rincian", bool(pilihan_rincian(kind))), ("jumlah", kind in _COUNTED)):
            self.form.inputs[key].setVisible(shown)
            self.form.labels[key].setVisible(shown)

    def values(self) -> dict[str, Any]:
        """What is typed; what is hidden counts as empty."""
        values = super().values()
        kind = str(values["jenis"] or "")
        return {**values, "jumlah": values["jumlah"] if kind in _COUNTED else None}


def make_forms() -> dict[str, RowForm]:
    """A form for each kind of row."""
    return {SIKLUS: SiklusForm(), TAHAP: StageForm(), KEGIATAN: ActivityForm(), SYARAT: NeedForm()}
