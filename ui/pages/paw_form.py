"""The small form of a replacement, and of a new koordinator: who, when, why, by which decision."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout

from lkm_desktop.errors import FieldErrors, LkmError
from lkm_desktop.fields import Field
from lkm_desktop.services.paw import Cadangan
from ui.pages.paw_source import Change, PawSource
from ui.pages.pemilihan import words
from ui.pages.pemilihan.source import Values
from ui.pages.pemilihan.typed import Subject, Typed, tone
from ui.widgets import looks
from ui.widgets.field_form import FieldForm, Group

OTHER, NOBODY = "lain", "belum"
REASONS = ("Mengundurkan diri", "Pindah", "Meninggal dunia", "Diberhentikan rapat anggota")
_FIELDS = (
    Field("tanggal", "Mulai tanggal", "tanggal", 12, help="Hari pertama penggantinya bertugas."),
    Field("alasan", "Alasan", "saran", 30, choices=tuple((word, word) for word in REASONS)),
    Field("pengganti", "Pengganti", "pilihan", 30, required=True,
          choices=((OTHER, "Warga lain"), (NOBODY, "Belum ada"), ("", ""))),
    Field("orang_id", "Nama warga", "orang", 30),
    Field("dasar", "Keputusan", "saran", 30, help="Keputusan rapat atau berita acara yang menetapkannya."),
)  # fmt: skip
_LEVELS = {"salah": "err", "peringatan": "awas", "info": "muted"}
_GRAVEST = ("salah", "peringatan", "info")


class ReplaceForm(Typed):
    """`saved` when written, `close_wanted` by its button.

    The record is "<appointment>" for a replacement, "<appointment>-k" for a koordinator.
    """

    close_wanted = Signal()

    noun = "pergantian"
    page = "paw"

    def __init__(self, source: PawSource) -> None:
        super().__init__(source)
        self._paw = source
        self.title = looks.label("", "h2", wrap=True)
        self.form = FieldForm([Group("", _FIELDS)], source)
        self.told = looks.label("", "muted", wrap=True)
        self.close_button = looks.button("Tutup formulir", self.close_wanted.emit, "x")
        self.form.setObjectName("polos")
        area = QScrollArea()
        area.setObjectName("polos")
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(self.form)
        self.form.edited.connect(self._changed)
        self.form.finished.connect(self.save)
        frame, card = looks.card(spacing=8)
        card.addWidget(self.title)
        card.addWidget(self.bar)
        card.addWidget(area, 1)
        card.addWidget(self.told)
        card.addLayout(self.foot_line(self.close_button))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(frame)

    # --- what is shown ----------------------------------------------------------------------------------------------

    @property
    def coordinator(self) -> bool:
        """Whether a new koordinator is asked for."""
        return self.subject is not None and self.subject.id.endswith("-k")

    def begin(self, penugasan_id: str, name: str, reserve: Sequence[Cadangan], *, coordinator: bool = False) -> None:
        """Ask about one member, or a seat that is empty."""
        self._offer_people(reserve)
        first = next((one.perolehan_id for one in reserve if one.berikutnya), OTHER)
        stored: Values = {"tanggal": None, "alasan": None, "pengganti": first, "orang_id": None, "dasar": None}
        self.show_record(Subject(f"{penugasan_id}{'-k' if coordinator else ''}", stored, penugasan_id, name))
        self.title.setText(f"{name} menjadi koordinator" if coordinator else f"Pengganti {name}")
        self.save_button.setText("Tetapkan koordinator" if coordinator else "Simpan pergantian")
        self._show_rows()

    def _offer_people(self, reserve: Sequence[Cadangan]) -> None:
        free = [(one.perolehan_id, _called(one)) for one in reserve if not one.keadaan]
        self.form.inputs["pengganti"].set_choices([*free, (OTHER, "Warga lain"), (NOBODY, "Belum ada pengganti")])

    def _show_rows(self) -> None:
        """A koordinator is chosen from the members; another resident is typed."""
        chosen = self.form.inputs["pengganti"].value()
        for key, there in (("pengganti", not self.coordinator), ("orang_id", not self.coordinator and chosen == OTHER)):
            self.form.labels[key].setVisible(there)
            self.form.inputs[key].setVisible(there)

    def values(self) -> Values:
        """What stands in the fields."""
        return self.form.texts()

    def show_values(self, values: Values) -> None:
        """Show stored or kept values."""
        self.form.set_values(values)
        self._show_rows()
        self._look()

    def show_errors(self, errors: dict[str, str]) -> None:
        """Sentences under the fields."""
        known = {("pengganti" if key not in self.form.inputs else key): text for key, text in errors.items()}
        self.form.show_messages([(key, "salah", text) for key, text in known.items()])
        if known:
            self.form.focus_first(tuple(known))

    def start(self) -> None:
        """The day."""
        if not self.kept.ask():
            self.form.focus_first(("tanggal",))

    def _changed(self) -> None:
        self._show_rows()
        self._look()
        self.typed()

    def _change(self) -> Change:
        found: dict[str, Any] = self.form.values()
        chosen = found["pengganti"]
        reserve = chosen if chosen not in (OTHER, NOBODY) else None
        return Change(
            self.subject.owner if self.subject is not None else "", found["tanggal"], found["alasan"] or "",
            found["dasar"] or "", reserve, found["orang_id"] if chosen == OTHER else None,
        )  # fmt: skip

    def _look(self) -> None:
        """What the rules say, while typing."""
        change = self._change()
        if self.subject is None or self.coordinator or change.tanggal is None:
            self.told.setText("")
            return
        try:
            found = sorted(self._paw.look(change), key=lambda m: _GRAVEST.index(m.level))
        except LkmError as error:
            self.told.setText(str(error))
            return
        self.told.setText(words.sentences(m.teks for m in found))
        tone(self.told, _LEVELS[found[0].level] if found else "muted")

    # --- saving -----------------------------------------------------------------------------------------------------

    def save_subject(self, subject: Subject) -> None:
        """Write the replacement, or the new koordinator."""
        wrong = self.form.problems()
        change = self._change()
        if change.perolehan_id is None and self.form.values()["pengganti"] == OTHER and change.orang_id is None:
            wrong.setdefault("orang_id", "Pilih warga penggantinya.")
        if self.coordinator:
            wrong = {key: text for key, text in wrong.items() if key not in ("pengganti", "orang_id")}
        if change.tanggal is None:
            wrong.setdefault("tanggal", "Isi tanggalnya.")
        if wrong:
            raise FieldErrors(wrong)
        if self.coordinator:
            self._paw.promote(change, subject.words)
        else:
            self._paw.replace(change, subject.words)


def _called(one: Cadangan) -> str:
    """A name of the reserve in the list of choices."""
    rank = f"{one.peringkat}. " if one.peringkat else ""
    votes = f", {one.suara} suara" if one.suara is not None else ""
    return f"{rank}{one.nama}{votes}" + ("  (berikutnya)" if one.berikutnya else "")
