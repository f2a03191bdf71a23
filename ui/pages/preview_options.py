"""The settings beside a previewed paper, made from the keys that a request names."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from lkm_desktop.documents.paper import F4, KERTAS, Kertas
from lkm_desktop.documents.pilihan import KOP, PENANDA, PENUHI_HALAMAN, Pilihan
from ui.pages.preview_request import Request
from ui.widgets import looks
from ui.widgets.inputs import ChoiceInput

_PAPERS = tuple((k.nama, f"{k.nama} ({k.lebar_mm:g} × {k.tinggi_mm:g} mm)") for k in KERTAS.values())
_CHOICES: dict[str, tuple[str, tuple[tuple[Any, str], ...]]] = {
    "kertas": ("Kertas", _PAPERS),
    "arah": ("Arah", ((False, "Tegak"), (True, "Rebah"))),
    "kop": ("Kop surat", KOP),
    "penanda": ("Penanda tangan", PENANDA),
    "zigzag": ("Kolom tanda tangan", ((True, "Zig-zag ganjil/genap"), (False, "Lurus"))),
    "baris_kosong": ("Baris kosong", (
        ("bawaan", "Seperlunya"), (0, "Tanpa"), (5, "5 baris"), (10, "10 baris"), (15, "15 baris"), (25, "25 baris"),
        (PENUHI_HALAMAN, "Penuhi halaman"))),
    "tanda": ("Kehadiran", ((False, "Kosong, untuk ditandatangani"), (True, "Cetak yang sudah dicatat"))),
    "kolom": ("Kolom", ((False, "Kolom buku"), (True, "Kolom di layar"))),
    "papan": ("Data pribadi", ((True, "Disamarkan (papan pengumuman)"), (False, "Lengkap (arsip kantor)"))),
}


class PreviewOptions(QWidget):
    """`changed` on every choice; `choice()` is the result."""

    changed = Signal()

    def __init__(self, request: Request, kept: dict[str, Any], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._request = request
        self.inputs: dict[str, ChoiceInput] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(3)
        grid.setColumnStretch(0, 1)
        start = _codes(request.start)
        for row, key in enumerate(request.options):
            words, choices = _CHOICES[key]
            edit = ChoiceInput(choices, required=True)
            edit.setAccessibleName(words)
            label = looks.label(words)
            label.setBuddy(edit)
            codes = [code for code, _ in choices]
            edit.set_value(kept[key] if key in kept and kept[key] in codes else start[key])
            edit.edited.connect(self.changed)
            self.inputs[key] = edit
            grid.addWidget(label, 3 * row, 0)
            grid.addWidget(edit, 3 * row + 1, 0)
            grid.setRowMinimumHeight(3 * row + 2, 6)

    def chosen(self) -> dict[str, Any]:
        """The chosen codes by key, to be remembered."""
        return {key: edit.value() for key, edit in self.inputs.items()}

    def paper(self) -> Kertas:
        """The paper with its direction."""
        codes = {**_codes(self._request.start), **self.chosen()}
        paper = KERTAS.get(str(codes["kertas"]), F4)
        return paper.rebah() if codes["arah"] else paper.tegak()

    def choice(self) -> Pilihan:
        """What the document is drawn with."""
        chosen = self.chosen()
        given: dict[str, Any] = {
            key: chosen[key] for key in ("kop", "penanda", "zigzag", "tanda", "papan") if key in chosen
        }
        if "baris_kosong" in chosen:
            given["baris_kosong"] = None if chosen["baris_kosong"] == "bawaan" else chosen["baris_kosong"]
        if chosen.get("kolom"):
            given["kolom"] = self._request.columns
        return replace(self._request.start, kertas=self.paper(), **given)


def _codes(choice: Pilihan) -> dict[str, Any]:
    paper = choice.kertas or F4
    return {
        "kertas": paper.nama, "arah": paper.mendatar, "kop": choice.kop, "penanda": choice.penanda,
        "zigzag": choice.zigzag, "tanda": choice.tanda, "papan": choice.papan, "kolom": bool(choice.kolom),
        "baris_kosong": "bawaan" if choice.baris_kosong is None else choice.baris_kosong,
    }
