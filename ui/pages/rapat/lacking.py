"""A chip above the list of meetings: only those are shown that a check of completeness finds."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from lkm_desktop.services.kelengkapan import rapat_kurang
from lkm_desktop.services.rapat import RapatRingkas
from lkm_desktop.services.rekap.periode import Periode
from ui.context import Context
from ui.widgets import looks


class Lacking(QWidget):
    """`ended` when the user wants all meetings again. What a meeting lacks is looked up anew with every reading."""

    ended = Signal()

    def __init__(self, ctx: Context) -> None:
        super().__init__()
        self._ctx = ctx
        self._check: tuple[str, Periode, date] | None = None
        self.chip = looks.button("", self._clicked, kind="keping")
        self.setLayout(looks.row(self.chip, None))
        self.hide()

    @property
    def active(self) -> bool:
        """Whether meetings are left out."""
        return self._check is not None

    def begin(self, check: tuple[str, Periode, date] | None) -> None:
        """Keep the meetings that this check (its key, period, cut-off day) finds; None: all."""
        self._check = check
        self.setVisible(self.active)

    def keep(self, meetings: list[RapatRingkas]) -> list[RapatRingkas]:
        """Those of the meetings that are to be shown."""
        if self._check is None:
            return meetings
        with self._ctx.read() as s:
            found = rapat_kurang(s, *self._check)
        words = f"{self._check[1].label}: {found.sebutan}"
        self.chip.setText(f"{words}   ×")
        self.chip.setAccessibleName(f"Hapus saringan {words}")
        return [one for one in meetings if one.id in found.rapat]

    def _clicked(self) -> None:
        self.begin(None)
        self.ended.emit()
