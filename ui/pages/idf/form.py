"""One assessment: day, by whom, a row for each aspect, the evidence of our own data on request."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from PySide6.QtWidgets import QVBoxLayout

from lkm_desktop.format import parse_tanggal, tanggal_panjang
from lkm_desktop.services import idf, idf_bukti
from lkm_desktop.services.idf import Penilaian
from ui.pages.idf import rows
from ui.pages.pemilihan.sheet import Sheet
from ui.pages.pemilihan.sheet_model import Row, SheetModel
from ui.pages.pemilihan.source import PemilihanSource
from ui.pages.pemilihan.typed import Subject, Typed
from ui.widgets import looks
from ui.widgets.date_edit import DateInput
from ui.widgets.inputs import TextInput

NEW = "baru"
HINT = "Ketik nilai, Tab ke level (huruf depannya cukup), Tab ke bukti  ·  Ctrl+V tempel  ·  Ctrl+D isi ke bawah"


class IdfForm(Typed):
    """`show_one` shows an assessment, or an empty sheet for a new one."""

    noun = "penilaian"
    page = "idf"

    def __init__(self, source: PemilihanSource) -> None:
        super().__init__(source)
        self.made = ""
        self.day = DateInput()
        self.day.setFixedWidth(looks.chars(self.day, 14))
        self.by = TextInput()
        self.remark = TextInput()
        self.model = SheetModel(rows.COLUMNS, lambda place, row, key: rows.shown(row, key), grows=False)
        self.table = Sheet("Nilai tiap aspek", self.model)
        self.proof_button = looks.button("Isi bukti dari data kantor", self.fill_proof, "list")
        self.whole = looks.label("", "bold", wrap=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(self._head())
        layout.addWidget(self.bar)
        layout.addWidget(self.table, 1)
        layout.addWidget(looks.Elided(HINT, "kecil"))
        layout.addWidget(self.whole)
        layout.addLayout(self.foot_line(self.proof_button))
        self.model.typed.connect(self._changed)
        for edit in (self.day, self.by, self.remark):
            edit.edited.connect(self.typed)
        self.set_dirty(False)

    def _head(self) -> Any:
        line = looks.row()
        named = (("Tanggal penilaian", self.day, 0), ("Dinilai oleh", self.by, 1), ("Keterangan", self.remark, 1))
        for words, edit, share in named:
            label = looks.label(words)
            label.setBuddy(edit)
            edit.setAccessibleName(words)
            line.addWidget(label)
            line.addWidget(edit, share)
        return line

    # --- what is shown ----------------------------------------------------------------------------------------------

    def show_one(self, one: Penilaian | None) -> None:
        """Show an assessment, or an empty one of today."""
        if one is None:
            empty = rows.rows([idf.Nilai(aspect) for aspect in idf.ASPEK])
            stored = {"tanggal": date.today(), "penilai": "", "keterangan": "", "baris": empty}
            self.show_record(Subject(NEW, stored, words="baru"))
        else:
            stored = {"tanggal": one.tanggal, "penilai": one.penilai, "keterangan": one.keterangan,
                      "baris": rows.rows(one.nilai)}  # fmt: skip
            self.show_record(Subject(one.id, stored, words=tanggal_panjang(one.tanggal)))
        self._look()

    def values(self) -> dict[str, Any]:
        """What is typed."""
        typed = [dict(self.model.now(place)) for place in range(len(self.model.rows))]
        return {"tanggal": self.day.text() if self.day.problem() else self.day.value(), "penilai": self.by.value(),
                "keterangan": self.remark.value(), "baris": typed}  # fmt: skip

    def show_values(self, values: Mapping[str, Any]) -> None:
        """Show stored or kept values."""
        self.day.set_value(_day(values.get("tanggal")))
        self.by.set_value(values.get("penilai"))
        self.remark.set_value(values.get("keterangan"))
        self.model.show([dict(row) for row in values.get("baris") or []])
        self._look()

    def show_errors(self, errors: dict[str, str]) -> None:
        """Mark cells, or go to the field that is meant."""
        self._look()
        places = {row["id"]: place for place, row in enumerate(self.model.rows)}
        for key in errors:
            kind, _, code = key.partition(":")
            if kind == "nilai" and code in places:
                self.table.go_to(places[code], self.model.place("nilai"))
                self.table.setFocus()
                return
        if "tanggal" in errors:
            self.day.setFocus()

    def _changed(self) -> None:
        for place, row in enumerate(self.model.rows):
            words = rows.in_words(str(row.get("level") or ""))
            if words != (row.get("level") or ""):
                self.model.rows[place]["level"] = words
        self._look()
        self.typed()

    def _look(self) -> None:
        typed = [self.model.now(place) for place in range(len(self.model.rows))]
        marks = rows.wrong(typed)
        self.model.set_marks(marks)
        given = [int(row["nilai"]) for row in typed if str(row.get("nilai") or "").isdigit()]
        self.whole.setText(self._sentence(typed) if given and not marks else "")

    def _sentence(self, typed: list[Row]) -> str:
        """The whole as it stands in the fields, saved or not."""
        found = {row["id"]: row for row in typed}
        marks = tuple(
            idf.Nilai(aspect, int(text) if (text := str(found[aspect.kode].get("nilai") or "")).isdigit() else None)
            for aspect in idf.ASPEK if aspect.kode in found
        )  # fmt: skip
        return Penilaian("", date.today(), "", "", marks, self.limit).kalimat

    limit = 51

    # --- what can be done -------------------------------------------------------------------------------------------

    def take_open(self) -> None:
        """Take what stands in an open cell."""
        self.table.take_open()

    def save_subject(self, subject: Subject) -> None:
        """Store the sheet as one named step."""
        typed = self.values()
        label = f"Simpan penilaian IDF {subject.words}".strip()
        with self.source.ctx.store.unit(label) as s:
            self.made = idf.simpan(s, None if subject.id == NEW else subject.id, typed, rows.to_save(typed["baris"]))

    def fill_proof(self) -> None:
        """Sentences from the data go into rows whose evidence is still empty, as one step of typing."""
        self.take_open()
        day = _day(self.values()["tanggal"]) or date.today()
        with self.source.ctx.read() as s:
            known = idf_bukti.bukti(s, day)
        changes = {
            (place, "bukti"): known[row["id"]] for place, row in enumerate(self.model.rows)
            if row["id"] in known and not row.get("bukti")
        }
        if changes:
            self.model.change(changes)
            self.bar.say("ok", f"{len(changes)} bukti diisikan dari data setahun terakhir; periksa lalu simpan.")
        else:
            self.bar.say("info", "Tidak ada bukti baru dari data: baris yang berdata sudah terisi.")

    def start(self) -> None:
        """The keys go to the first mark."""
        self.table.start(0, "nilai")


def _day(value: object) -> date | None:
    if isinstance(value, date) or value is None:
        return value
    try:
        return parse_tanggal(str(value))
    except ValueError:
        return None
