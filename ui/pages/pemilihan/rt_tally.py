"""The tally of one RT, with the sheet of its other facts: day, hours, place, officer, witnesses, ketua RT."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QVBoxLayout

from lkm_desktop.services import pemilihan_rt
from lkm_desktop.services.orang import OrangRingkas
from lkm_desktop.services.pemilihan_baris import BarisRT
from lkm_desktop.services.perolehan import Hitungan
from ui import mnemonics
from ui.pages.pemilihan.source import PemilihanSource, Values
from ui.pages.pemilihan.tally import Tally
from ui.pages.pemilihan.typed import Subject
from ui.widgets import looks
from ui.widgets.field_form import FieldForm, Group

DETAILS = ("tanggal", "jam_buka", "jam_tutup", "tempat", "petugas", "saksi", "ketua_rt", "keterangan")
#: people looked through for those of the RT
_MANY = 200
MORE, LESS = "Tanggal, petugas, saksi", "Kembali ke nama dan suara"


class RtTally(Tally):
    """Names and votes in front, the facts of the RT behind a button; both are saved together."""

    asked = ("memilih_l", "memilih_p", "sah", "tidak_sah", "jatah")

    def __init__(self, source: PemilihanSource) -> None:
        super().__init__(source)
        fields = {spec.key: spec for spec in pemilihan_rt.formulir_rt()}
        self.form = FieldForm([Group("", tuple(fields[key] for key in DETAILS))], source)
        self.form.setObjectName("polos")
        self.form.edited.connect(self.typed)
        self.form.finished.connect(self.save)
        self._stored_details: Values = {}
        self._place = ("", "")
        self.more_button = looks.button(MORE, None, "list")
        self.more_button.setCheckable(True)
        self.more_button.toggled.connect(self._turn)
        area = QScrollArea()
        area.setObjectName("polos")
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(self.form)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.table)
        self.stack.addWidget(area)
        self.title = looks.label("", "h2")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(looks.row(self.title, None, self.more_button))
        self.lay_out(layout, self.stack)

    def show_rt(self, tally: Hitungan, row: BarisRT, *, locked: bool) -> None:
        """Show the tally of one RT and what else is known of its vote."""
        self.title.setText(tally.judul)
        details: Values = {key: getattr(row, key) for key in DETAILS}
        details["saksi"] = "; ".join(row.saksi)
        self._stored_details, self._place = details, (row.rt, row.rw)
        self.show_tally(tally, row.id, {"rinci": details}, locked=locked)

    def people(self, text: str, limit: int) -> Sequence[OrangRingkas]:
        """Residents of this RT first: a ballot names people of the voter's own RT (BR10)."""
        found = self.source.people(text, _MANY)
        return sorted(found, key=lambda one: (one.rt, one.rw) != self._place)[:limit]

    def values(self) -> Values:
        """Figures, names and details as typed."""
        return {**super().values(), "rinci": self.form.texts()}

    def show_values(self, values: Values) -> None:
        """Show stored or kept values."""
        self.form.set_values(values.get("rinci") or {})
        super().show_values(values)

    def details(self) -> Values:
        """The facts of the RT that were changed."""
        from lkm_desktop.errors import FieldErrors

        wrong = self.form.problems()
        if wrong:
            raise FieldErrors(wrong)
        now = self.form.values()
        return {key: now[key] for key in DETAILS if (now[key] or "") != (self._stored_details.get(key) or "")}

    def save_subject(self, subject: Subject) -> None:
        """Of a settled tally only the facts of the RT can still be written."""
        if self.model.locked:
            self.source.save_rows(subject.owner, [(0, subject.id, self.details())])
        else:
            super().save_subject(subject)

    def show_errors(self, errors: dict[str, str]) -> None:
        """Faults of the facts turn to them."""
        errors = {key.removeprefix("0."): text for key, text in errors.items()} if self.model.locked else errors
        mine = {key: text for key, text in errors.items() if key in DETAILS}
        self.form.show_messages([(key, "salah", text) for key, text in mine.items()])
        if mine:
            self.more_button.setChecked(True)
            self.form.focus_first(tuple(mine))
        else:
            super().show_errors(errors)

    def _turn(self, details: bool) -> None:
        self.stack.setCurrentIndex(1 if details else 0)
        self.more_button.setText(LESS if details else MORE)
        self.hint.setVisible(not details)
        self._enable()
        mnemonics.refresh(self)
        if details:
            self.form.focus_first()
        else:
            self.to_names()

    def forget(self) -> None:
        """No RT."""
        super().forget()
        self.tally = None
        self.title.setText("")
        self.figures.show_texts({})
        self.model.show([])
        self.ties.hide()
