"""Tab "Nomor surat": pattern, code and series of every kind of number, with the next number as it would be."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtWidgets import QGridLayout, QWidget

from lkm_desktop.errors import FieldErrors
from lkm_desktop.services import nomor, organisasi
from ui.context import Context
from ui.pages.pengaturan_tab import SettingsTab, column_of, scrolled
from ui.widgets import looks
from ui.widgets.inputs import SuggestInput, TextInput, narrow

_HINT = ("{urut} nomor urut ({urut:03} menjadi 007), {kode}, {singkatan} lembaga, {bulan_romawi}, {bulan}, {tahun}. "
         "Nomor urut mulai lagi setiap Januari; jenis yang deretnya sama berbagi nomor urut.")
#: characters of a pattern that are seen at most without moving in it
_LONGEST = 80
_PARTS = (("pola", "Pola"), ("kode", "Kode"), ("deret", "Deret"))


#: what a series is called where its key says too little
_SERIES = {"surat": "surat keluar", "sk": "surat keputusan", "keputusan": "keputusan rapat"}


def series_words(key: str) -> str:
    """What the user reads for a series: "berita acara"; a series of the office's own as it was typed."""
    return _SERIES.get(key, key.replace("_", " "))


def series_key(words: str) -> str:
    """The series that is meant by these words."""
    plain = " ".join(words.split())
    known = {series_words(p.deret).casefold(): p.deret for p in nomor.BAWAAN.values()}
    return known.get(plain.casefold(), plain)


def make(ctx: Context) -> SettingsTab:
    """The tab."""
    return NumbersTab(ctx)


class NumbersTab(SettingsTab):
    """One line for each kind."""

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx)
        self.inputs: dict[tuple[str, str], TextInput] = {}
        self.examples: dict[str, Any] = {}
        self._next: dict[str, int] = {}
        self._initials = ""
        inner = QWidget()
        column = column_of(inner, 0)
        frame, body = looks.card(margin=14)
        body.addWidget(looks.label(_HINT, "muted", wrap=True))
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 3)
        grid.setColumnStretch(4, 2)
        for place, words in enumerate(("Jenis", "Pola", "Kode", "Deret", "Nomor berikutnya")):
            grid.addWidget(looks.label(words, "kecil"), 0, place)
        for row, (kind, shipped) in enumerate(nomor.BAWAAN.items(), 1):
            self._add(grid, row, kind, shipped)
        body.addLayout(grid)
        column.addWidget(frame)
        column.addStretch(1)
        outer = column_of(self)
        outer.addWidget(scrolled(inner))

    def _add(self, grid: QGridLayout, row: int, kind: str, shipped: nomor.Pola) -> None:
        label = shipped.label
        words = looks.label(label)
        grid.addWidget(words, row, 0)
        series = sorted({series_words(p.deret) for p in nomor.BAWAAN.values()})
        for place, (part, name) in enumerate(_PARTS, 1):
            edit = SuggestInput(series) if part == "deret" else TextInput()
            edit.setAccessibleName(f"{name} nomor {label}")
            if part == "pola":
                narrow(edit, _LONGEST, shipped.pola)
            else:
                narrow(edit, 6 if part == "kode" else 17)
            edit.setProperty("jenis", kind)
            edit.edited.connect(self._typed)
            self.inputs[kind, part] = edit
            grid.addWidget(edit, row, place)
        words.setBuddy(self.inputs[kind, "pola"])
        self.examples[kind] = looks.label("", wrap=True)
        grid.addWidget(self.examples[kind], row, 4)

    # --- what is shown ----------------------------------------------------------------------------------------------

    def load(self, s: Any) -> None:
        """Read the patterns and the next serials of today's year."""
        today = date.today()
        self._initials = organisasi.kantor(s).singkatan
        for kind in nomor.BAWAAN:
            rule = nomor.pola(s, kind)
            self._next[kind] = nomor.usul(s, kind, today).urut
            for part, _ in _PARTS:
                value = str(getattr(rule, part))
                self.inputs[kind, part].set_value(series_words(value) if part == "deret" else value)
            self._show(kind)

    def _show(self, kind: str) -> bool:
        """The next number, or the sentence why the pattern is wrong; true when it is right."""
        pattern, code = (self.inputs[kind, part].text().strip() for part in ("pola", "kode"))
        label, words, wrong = self.examples[kind], "", ""
        try:
            nomor.periksa_pola(pattern)
            if "/" in code:
                raise FieldErrors({"kode": "Kode ditulis tanpa garis miring; garis miring ada di polanya."})
            words = nomor.rangkai(pattern, code, self._initials, date.today(), self._next.get(kind, 1))
        except FieldErrors as error:
            wrong = next(iter(error.errors.values()))
        label.setText(wrong or words)
        label.setObjectName("err" if wrong else "")
        label.style().unpolish(label)
        label.style().polish(label)
        looks.mark(self.inputs[kind, "pola"], "salah", bool(wrong))
        return not wrong

    def _typed(self) -> None:
        edit = self.sender()
        if edit is not None:
            self._show(str(edit.property("jenis")))
            self.edited.emit()

    # --- saving -----------------------------------------------------------------------------------------------------

    def problems(self) -> bool:
        """The first wrong pattern gets the keys."""
        wrong = [kind for kind in nomor.BAWAAN if not self._show(kind)]
        if wrong:
            self.inputs[wrong[0], "pola"].setFocus()
        return bool(wrong)

    def store(self, s: Any) -> None:
        """Write every pattern; those as shipped are forgotten."""
        for kind in nomor.BAWAAN:
            typed = {part: self.inputs[kind, part].text() for part, _ in _PARTS}
            nomor.simpan_pola(s, kind, *({**typed, "deret": series_key(typed["deret"])}[part] for part, _ in _PARTS))
