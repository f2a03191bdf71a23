"""A series of meetings in one step, with the days seen first; and changing those of a series still to come."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from lkm_desktop.errors import FieldErrors, LkmError
from ui import mnemonics
from ui.context import Context
from ui.page import Page
from ui.pages.rapat.kit_source import KitSource
from ui.pages.rapat.series_days import DaysModel, DaysTable
from ui.pages.rapat.series_rest import RestPanel
from ui.pages.rapat.series_rule import SeriesRule
from ui.pages.rapat.source import RapatSource
from ui.pages.rapat.tall_area import TallArea
from ui.widgets import looks


def make(ctx: Context) -> Page:
    """The page; `open` tells whether a series is made or its rest changed."""
    return SeriesPage(ctx)


class SeriesPage(Page):
    """Ctrl+S makes every ticked day a meeting; one Ctrl+Z takes them all back."""

    title = "Seri rapat"
    help_key = "rapat_seri"
    tables = frozenset({"kit", "rapat", "kehadiran"})
    abilities = frozenset({"simpan"})

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx)
        self.source, words = KitSource(ctx), RapatSource(ctx)
        self._words = words
        self._started = False
        self.rule = SeriesRule(self.source, words)
        self.days = DaysModel()
        self.table = DaysTable(self.days)
        self.summary = looks.label("", "bold", wrap=True)
        self.save_button = looks.button("Simpan", self.save, "save", "primary")
        self.rest = RestPanel(self.source, words)
        self.back_button = looks.button("Daftar rapat", self.back, "arrow-left")
        self.add_action(self.back_button)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._making())
        self._stack.addWidget(self.rest)
        self.body.addWidget(self._stack, 1)
        self.rule.edited.connect(self._plan)
        self.rule.form.finished.connect(self.save)
        self.days.changed.connect(self._count)
        self.rest.done.connect(self._rest_done)

    def _making(self) -> QWidget:
        left, right, holder = QFrame(), QFrame(), QWidget()
        area = TallArea()
        area.setObjectName("polos")
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.rule.form.setObjectName("polos")
        area.setWidget(self.rule.form)
        for frame in (left, right):
            frame.setObjectName("card")
        first, second = QVBoxLayout(left), QVBoxLayout(right)
        first.setContentsMargins(14, 10, 8, 10)
        second.setContentsMargins(14, 10, 14, 10)
        first.addWidget(area, 1)
        second.addWidget(self.summary)
        second.addWidget(self.table, 1)
        hint = looks.label("Spasi: buat atau lewati tanggal.", "muted", wrap=True)
        line = looks.row(spacing=8)
        line.addWidget(hint, 1)
        line.addWidget(self.save_button)
        second.addLayout(line)
        both = QHBoxLayout(holder)
        both.setContentsMargins(0, 0, 0, 0)
        both.setSpacing(10)
        both.addWidget(left, 5)
        both.addWidget(right, 6)
        return holder

    # --- what is shown ----------------------------------------------------------------------------------------------

    def open(self, **arguments: Any) -> None:
        """`sisa` is a meeting whose series is changed from today on; nothing begins a new series."""
        self.bar.clear()
        self._started = True
        if arguments.get("sisa"):
            self._open_rest(str(arguments["sisa"]))
            return
        self._stack.setCurrentIndex(0)
        self.set_title(self.title, "Semua tanggal dibuat sekaligus; sesudahnya tiap rapat berdiri sendiri.")
        self.days.forget()
        self.rule.start()
        self._plan()

    def _open_rest(self, rapat_id: str) -> None:
        try:
            values = self._words.meeting(rapat_id).values
        except LkmError as error:
            self.ctx.go("rapat")
            self.ctx.error(error)
            return
        self._stack.setCurrentIndex(1)
        self.set_title("Ubah sisa seri", str(values["judul"]))
        self.rest.start(rapat_id, values)

    def _plan(self) -> None:
        """Show the days of the rule as it is typed."""
        try:
            days = self.rule.days()
        except FieldErrors as error:
            self.days.show([])
            self.rule.tell(error.errors)
            self.summary.setText("Lengkapi isian yang ditandai.")
            self._label_button(0)
            return
        self.rule.tell({})
        self.days.show(self.source.plan(self.rule.rule(), days))
        self._count()

    def _count(self) -> None:
        count = len(self.days.days())
        rule = self.rule.rule().kata()
        clash = sum(bool(row.ada) for row in self.days.plan)
        words = f"{count} rapat, {rule}."
        self.summary.setText(f"{words} {clash} tanggal sudah ada rapatnya." if clash else words)
        self._label_button(count)

    def _label_button(self, count: int) -> None:
        self.save_button.setText(f"Simpan {count} rapat" if count else "Simpan")
        self.save_button.setEnabled(bool(count))
        mnemonics.refresh(self)

    def reload(self) -> None:
        """Kits or meetings changed."""
        if not self._started:
            self.open()
        elif self._stack.currentIndex():
            self.rest.read()
        else:
            self.rule.read_kits()
            self._plan()

    def take_focus(self) -> None:
        """The keys go to the kit, or to the new time."""
        form = self.rest.form if self._stack.currentIndex() else self.rule.form
        form.focus_first()

    # --- making it --------------------------------------------------------------------------------------------------

    def save(self) -> None:
        """Ctrl+S."""
        if self._stack.currentIndex():
            self.rest.save()
        else:
            self._make()

    def _make(self) -> None:
        try:
            self.rule.days()
            made = self.source.make_series(self.rule.code(), self.days.days(), self.rule.meeting())
        except FieldErrors as error:
            self.rule.tell(error.errors)
            self.rule.form.focus_first(tuple(error.errors))
        except LkmError as error:
            self.say("error", str(error))
        else:
            self._told(f"{len(made)} rapat dibuat.")

    def _rest_done(self, count: int) -> None:
        self._told(f"Jam dan tempat {count} rapat diubah.")

    def _told(self, words: str) -> None:
        self._started = False
        self.ctx.go("rapat")
        self.ctx.say("ok", words, ("Urungkan", self.ctx.undo))

    def back(self) -> None:
        """To the list of meetings."""
        self.ctx.go("rapat")

    def leave(self) -> None:
        """What was said is over."""
        self.bar.clear()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back to the list."""
        if event.key() == Qt.Key.Key_Escape:
            self.back()
        else:
            super().keyPressEvent(event)
