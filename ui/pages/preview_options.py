"""The settings beside a previewed paper, made from the keys that a request names."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from lkm_desktop.documents import DOKUMEN
from lkm_desktop.documents.paper import F4, KERTAS, Kertas, Tepi
from lkm_desktop.documents.pilihan import KOP, PENANDA, PENUHI_HALAMAN, Pilihan
from ui.pages.preview_inputs import MarginInput, TickInput
from ui.pages.preview_request import Request
from ui.widgets import looks
from ui.widgets.inputs import ChoiceInput

_PAPERS = tuple((k.nama, f"{k.nama} ({k.lebar_mm:g} × {k.tinggi_mm:g} mm)") for k in KERTAS.values())
_CHOICES: dict[str, tuple[str, tuple[tuple[Any, str], ...]]] = {
    "kertas": ("Kertas", _PAPERS),
    "arah": ("Arah", ((False, "Tegak"), (True, "Rebah"))),
    "ukuran": ("Ukuran huruf", tuple((n, f"{n:g} pt".replace(".", ",")) for n in (10.0, 10.5, 11.0, 11.5, 12.0))),
    "kop": ("Kop surat", KOP),
    "kop_semua": ("Kop dicetak di", ((False, "Hanya halaman pertama"), (True, "Semua halaman"))),
    "penanda": ("Penanda tangan", PENANDA),
    "zigzag": ("Kolom tanda tangan", ((True, "Zig-zag ganjil/genap"), (False, "Lurus"))),
    "baris_kosong": ("Baris kosong", (
        ("bawaan", "Seperlunya"), (0, "Tanpa"), (5, "5 baris"), (10, "10 baris"), (15, "15 baris"), (25, "25 baris"),
        (PENUHI_HALAMAN, "Penuhi halaman"))),
    "tanda": ("Kehadiran", ((False, "Kosong, untuk ditandatangani"), (True, "Cetak yang sudah dicatat"))),
    "kolom": ("Kolom", ((False, "Kolom buku"), (True, "Kolom di layar"))),
    "papan": ("Data pribadi", ((True, "Disamarkan (papan pengumuman)"), (False, "Lengkap (arsip kantor)"))),
}
_TICKS = {
    "meterai": "Kotak meterai Rp10.000",
    "satu_halaman": "Muat satu halaman",
    "kolom_lp": "Kolom L/P",
    "kolom_miskin": "Kolom M/NM (miskin, tidak miskin)",
    "per_rt": "Satu lembar untuk setiap &RT",
}
#: settings that share a line
_PAIRS = {"arah": "ukuran"}
#: prose that the lurah may take note of; berita acara ask for him among their fields
_LURAH = ("undangan", "notulen", "petikan", "surat-tugas", "surat-biasa", "surat-pengantar")
#: never remembered: full data, and who is poor, are a choice of their own each time
_FORGOTTEN = ("papan", "kolom_miskin")


def signing(paper: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    """What may be chosen about the signatures of a paper: a letter says in its own fields who signs it."""
    kind = DOKUMEN.get(paper)
    if kind is None or not kind.word:
        return "Penanda tangan", PENANDA
    asked = any(spec.key.startswith("ttd") for spec in kind.borang)
    usual = ("berdua", "Seperti di bagian Isian" if asked else "Seperti biasa")
    lurah = (("lurah", "Ditambah mengetahui lurah"),) if paper in _LURAH else ()
    return "Tanda tangan", (usual, *lurah, ("tanpa", "Tanpa tanda tangan"))


class PreviewOptions(QWidget):
    """`changed` on every choice; `choice()` is the result."""

    changed = Signal()

    def __init__(self, request: Request, kept: dict[str, Any], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._request = request
        self._kept = {key: value for key, value in kept.items() if key not in _FORGOTTEN}
        self._start = _codes(request.start)
        self.inputs: dict[str, Any] = {}
        self._rows: dict[str, list[QWidget]] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 4, 0)
        self._column.setSpacing(8)
        self.note = looks.label("", "kecil", wrap=True)
        waiting = list(request.options)
        while waiting:
            key = waiting.pop(0)
            partner = _PAIRS.get(key, "")
            if partner in waiting:
                waiting.remove(partner)
                line = QHBoxLayout()
                line.setSpacing(8)
                line.addLayout(self._labelled(key), 1)
                line.addLayout(self._labelled(partner), 1)
                self._column.addLayout(line)
            else:
                self._add(key)
        if "satu_halaman" not in request.options:
            self._column.addWidget(self.note)
            self.note.hide()
        self._column.addStretch(1)

    def _add(self, key: str) -> None:
        if key == "tepi":
            self._column.addLayout(self._margins())
        elif key in _TICKS:
            tick = TickInput(_TICKS[key])
            tick.set_value(bool(self._kept.get(key, self._start[key])))
            tick.edited.connect(self.changed)
            self.inputs[key], self._rows[key] = tick, [tick]
            self._column.addWidget(tick)
            if key == "satu_halaman":
                self._column.addWidget(self.note)
                self.note.hide()
        else:
            self._column.addLayout(self._labelled(key))

    def _labelled(self, key: str) -> QVBoxLayout:
        words, choices = signing(self._request.paper) if key == "penanda" else _CHOICES[key]
        edit = ChoiceInput(choices, required=True)
        edit.setAccessibleName(words)
        label = looks.label(words)
        label.setBuddy(edit)
        codes = [code for code, _ in choices]
        edit.set_value(self._kept[key] if key in self._kept and self._kept[key] in codes else self._start[key])
        edit.edited.connect(self.changed)
        self.inputs[key], self._rows[key] = edit, [label, edit]
        cell = QVBoxLayout()
        cell.setSpacing(3)
        cell.addWidget(label)
        cell.addWidget(edit)
        return cell

    def _margins(self) -> QGridLayout:
        edit = self.inputs["tepi"] = MarginInput()
        edit.set_usual(self._request.margins)
        edit.set_value(_margins_of(self._kept.get("tepi")) or self._request.start.tepi)
        edit.edited.connect(self.changed)
        grid = QGridLayout()
        grid.setHorizontalSpacing(6)
        grid.setVerticalSpacing(3)
        self._rows["tepi"] = [edit]
        label = looks.label("Tepi kertas, mm")
        label.setBuddy(edit)
        grid.addWidget(label, 0, 0)
        grid.addWidget(edit, 1, 0)
        return grid

    # --- what was drawn ---------------------------------------------------------------------------------------------

    def show_drawn(self, note: str, margins: Tepi | None, idle: frozenset[str] | None) -> None:
        """What was done to make the paper fit, its own margins, and the settings that change nothing on it."""
        self.note.setText(note)
        self.note.setVisible(bool(note))
        if "tepi" in self.inputs and margins is not None:
            self.inputs["tepi"].set_usual(margins)
        for key in idle if idle is not None else ():
            for widget in self._rows.get(key, ()):
                widget.hide()

    # --- result -----------------------------------------------------------------------------------------------------

    def chosen(self) -> dict[str, Any]:
        """The chosen codes by key."""
        return {key: edit.value() for key, edit in self.inputs.items()}

    def to_remember(self) -> dict[str, Any]:
        """What the next paper of this kind begins with."""
        kept = {key: value for key, value in self.chosen().items() if key not in _FORGOTTEN}
        tepi = kept.pop("tepi", None)
        return {**kept, "tepi": [tepi.kiri, tepi.kanan, tepi.atas, tepi.bawah]} if tepi is not None else kept

    def paper(self) -> Kertas:
        """The paper with its direction."""
        codes = {**self._start, **self.chosen()}
        paper = KERTAS.get(str(codes["kertas"]), F4)
        return paper.rebah() if codes["arah"] else paper.tegak()

    def choice(self) -> Pilihan:
        """What the document is drawn with."""
        chosen = self.chosen()
        plain = ("kop", "kop_semua", "ukuran", "tepi", "penanda", "meterai", "satu_halaman", "zigzag", "tanda", "papan",
                 "kolom_lp", "kolom_miskin", "per_rt")
        given: dict[str, Any] = {key: chosen[key] for key in plain if key in chosen}
        if "baris_kosong" in chosen:
            given["baris_kosong"] = None if chosen["baris_kosong"] == "bawaan" else chosen["baris_kosong"]
        if chosen.get("kolom_miskin"):
            given["papan"] = False  # who is poor is never for the notice board; the log tells it so
        if chosen.get("kolom"):
            given["kolom"] = self._request.columns
        return replace(self._request.start, kertas=self.paper(), **given)


def _margins_of(kept: object) -> Tepi | None:
    """Remembered margins; None when there are none, or they are broken."""
    if isinstance(kept, list) and len(kept) == 4 and all(isinstance(n, int | float) for n in kept):
        return Tepi(*(float(n) for n in kept)).wajar()
    return None


def _codes(choice: Pilihan) -> dict[str, Any]:
    paper = choice.kertas or F4
    plain = ("kop", "kop_semua", "ukuran", "penanda", "meterai", "satu_halaman", "zigzag", "tanda", "papan", "kolom_lp",
             "kolom_miskin", "per_rt")
    return {
        **{key: getattr(choice, key) for key in plain},
        "kertas": paper.nama, "arah": paper.mendatar, "kolom": bool(choice.kolom),
        "baris_kosong": "bawaan" if choice.baris_kosong is None else choice.baris_kosong,
    }
