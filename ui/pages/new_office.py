"""A new office in three steps: what it is called, where it lies, where its data are kept."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from lkm_desktop import format as fmt
from lkm_desktop import paths
from lkm_desktop.domain import Organisasi
from lkm_desktop.errors import FieldErrors, LkmError
from lkm_desktop.fields import entity_fields
from lkm_desktop.services import organisasi
from ui import ask, mnemonics
from ui.context import Context
from ui.widgets import looks
from ui.widgets.field_form import FieldForm, Group
from ui.widgets.field_inputs import NoSource
from ui.widgets.inputs import TextInput
from ui.widgets.logo_box import LogoBox
from ui.widgets.message_bar import MessageBar

STEPS = ("Nama", "Wilayah dan logo", "Tempat menyimpan")
_FIRST = ("istilah", "nama", "wilayah", "kelurahan")
_SECOND = ("kecamatan", "kota", "zona", "alamat", "telepon")


class NewOffice(QWidget):
    """`left` when the user goes back to the first page."""

    left = Signal()

    def __init__(self, ctx: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ctx = ctx
        fields = entity_fields(Organisasi)
        self.first = FieldForm([Group("", tuple(fields[key] for key in _FIRST))], NoSource())
        self.second = FieldForm([Group("", tuple(fields[key] for key in _SECOND))], NoSource())
        self.logo = LogoBox()
        self.folder = TextInput()
        self.folder.setAccessibleName("Folder kantor")
        self.bar = MessageBar()
        self._lay_out()
        for form in (self.first, self.second):
            form.finished.connect(self.forward)
        self.logo.refused.connect(self._refused)
        self.folder.returnPressed.connect(self.forward)

    def _lay_out(self) -> None:
        self.marks = [looks.label(f"{n}  {name}", "muted") for n, name in enumerate(STEPS, 1)]
        self.stack = QStackedWidget()
        self.stack.addWidget(self.first)
        second = QWidget()
        column = QVBoxLayout(second)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.second)
        column.addWidget(self.logo)
        column.addStretch(1)
        self.stack.addWidget(second)
        self.stack.addWidget(self._third())
        self.back_button = looks.button("Kembali", self.backward, "arrow-left")
        self.next_button = looks.button("Lanjut", self.forward, kind="primary")
        frame, inside = looks.card(margin=20, spacing=14)
        frame.setMaximumWidth(720)
        line = QHBoxLayout()
        line.setSpacing(20)
        for mark in self.marks:
            line.addWidget(mark)
        line.addStretch(1)
        inside.addLayout(line)
        inside.addWidget(looks.line())
        inside.addWidget(self.bar)
        inside.addWidget(self.stack, 1)
        inside.addWidget(looks.line())
        inside.addLayout(looks.row(self.back_button, None, self.next_button))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(frame, 0, Qt.AlignmentFlag.AlignTop)

    def _third(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        words = looks.label("Folder kantor")
        words.setBuddy(self.folder)
        pick = looks.button("Pilih folder…", self._pick, "folder-open")
        line = looks.row(words, spacing=10)
        line.addWidget(self.folder, 1)
        line.addWidget(pick)
        column.addLayout(line)
        text = ("Semua data kantor ada dalam folder ini: isi buku, lampiran, dan cadangan. Pilih tempat di komputer "
                "ini, jangan di flash disk. Folder akan dibuat bila belum ada.")
        column.addWidget(looks.label(text, "muted", wrap=True))
        column.addStretch(1)
        return page

    # --- steps ------------------------------------------------------------------------------------------------------

    @property
    def step(self) -> int:
        """The step that is shown, from 0."""
        return self.stack.currentIndex()

    def begin(self) -> None:
        """Start with empty fields and the usual words."""
        self.first.set_values({"istilah": "LKM", "wilayah": "Kelurahan"})
        self.second.set_values({"zona": "WITA"})
        self.logo.set_logo(None)
        self.folder.set_value(None)
        self.bar.clear()
        self._show(0)

    def _show(self, step: int) -> None:
        self.stack.setCurrentIndex(step)
        for number, mark in enumerate(self.marks):
            mark.setObjectName("bold" if number == step else "muted")
            mark.style().unpolish(mark)
            mark.style().polish(mark)
        self.next_button.setText("Buat kantor" if step == 2 else "Lanjut")
        if step == 0:
            self.first.focus_first(["nama"])
        elif step == 1:
            self.second.focus_first()
        else:
            self.folder.setFocus()
        mnemonics.refresh(self)

    def backward(self) -> None:
        """The step before, or the first page."""
        self.bar.clear()
        if self.step == 0:
            self.left.emit()
        else:
            self._show(self.step - 1)

    def forward(self) -> None:
        """The next step when this one is complete; at the end the office is made."""
        self.bar.clear()
        form = (self.first, self.second, None)[self.step]
        if form is not None and not self._complete(form):
            return
        if self.step == 1 and not self.folder.text():
            name = fmt.nama_berkas(f"{self.first.values()['istilah']} {self.first.values()['nama']}")
            self.folder.setText(str(paths.documents_dir() / "LKM Desktop" / name))
        if self.step < 2:
            self._show(self.step + 1)
        else:
            self._make()

    def _complete(self, form: FieldForm) -> bool:
        problems = form.problems()
        try:
            organisasi.check_profile(form.values())
        except FieldErrors as error:
            problems = {**error.errors, **problems}
        form.show_messages([(key, "salah", text) for key, text in problems.items()])
        if problems:
            form.focus_first(list(problems))
        return not problems

    def values(self) -> dict[str, Any]:
        """Everything that was typed."""
        typed = organisasi.check_profile({**self.first.values(), **self.second.values()})
        typed["logo"] = self.logo.data
        return {key: value for key, value in typed.items() if value is not None}

    def _make(self) -> None:
        place = self.folder.text().strip()
        if not place or not Path(place).is_absolute():
            self.bar.say("error", "Tulis tempat folder yang lengkap, atau pilih dengan tombol Pilih folder.")
            return
        try:
            self._ctx.create(Path(place), self.values())
        except LkmError as error:
            self.bar.say("error", str(error))
            return
        self._ctx.reopen(Path(place))

    def _pick(self) -> None:
        place = ask.folder("Pilih tempat folder kantor", str(paths.documents_dir()))
        if place is not None:
            name = fmt.nama_berkas(f"{self.first.values()['istilah']} {self.first.values()['nama']}")
            self.folder.setText(str(place / name))

    def _refused(self, text: str) -> None:
        self.bar.say("error", text)
