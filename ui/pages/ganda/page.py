"""The page "Mungkin orang yang sama": pairs left, both records side by side right."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from lkm_desktop import format as fmt
from lkm_desktop.errors import LkmError
from lkm_desktop.names import fold
from lkm_desktop.services.ganda import Pasangan
from ui.context import Context
from ui.page import Page
from ui.pages.ganda import source as reading
from ui.pages.ganda.compare import ComparePanel
from ui.pages.ganda.source import DoublesSource
from ui.pages.impor.jobs import Jobs
from ui.pages.rapat.table import Table, Width
from ui.widgets import looks
from ui.widgets.person_picker import PersonPicker
from ui.widgets.plain_table import PlainModel
from ui.widgets.search_box import SearchBox

_HEADINGS = ("Dua data", "Mirip")
_WIDTHS = (Width(14, 28, True), Width(6, 6))
EMPTY = "Tidak ada warga yang mungkin tercatat dua kali. Ketelitiannya diatur di Pengaturan, Aturan."
LOOKING = "Sedang membandingkan nama, tanggal lahir, dan RT semua warga."
PICK = "Cari orang yang mungkin sama dengan {nama}."


class PairTable(Table):
    """Rows of two lines, one for each name."""

    def _fit_rows(self) -> None:
        self.verticalHeader().setDefaultSectionSize(2 * self.fontMetrics().height() + 14)


class DoublesPage(Page):
    """Enter on a pair leads to its fields; Alt letters merge, tell apart, or leave it for later."""

    title = "Mungkin orang yang sama"
    help_key = "ganda"
    tables = frozenset({"orang", "bukan_sama", "aturan"})
    abilities = frozenset({"cari", "ekspor"})

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx)
        self.source = DoublesSource(ctx)
        self.pairs: list[Pasangan] | None = None
        self.shown: list[Pasangan] = []
        self._later: list[tuple[str, str]] = []
        self._waiting: list[str] = []
        #: whether what is compared was chosen by hand, and not in the list
        self._free = False
        self._filling = False
        self.jobs = Jobs(ctx, self)
        self.search = SearchBox("Cari nama")
        self.model = PlainModel(_HEADINGS, frozenset({1}))
        self.table = PairTable("Pasangan yang mungkin sama", self.model)
        self.table.set_widths(_WIDTHS)
        self.compare = ComparePanel(self.source)
        self.picker = PersonPicker(self.source.search)
        self.picker.new.hide()
        self.cancel_button = looks.button("Batal", self._back)
        self.asking = QWidget()
        self.empty = looks.label("", "muted", wrap=True)
        self.stack = QStackedWidget()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        asking = QVBoxLayout(self.asking)
        asking.setContentsMargins(0, 0, 0, 0)
        asking.addWidget(self.picker, 1)
        asking.addLayout(looks.row(None, self.cancel_button))
        for widget in (self.empty, self.compare, self.asking):
            self.stack.addWidget(widget)
        self.left = QWidget()
        column = QVBoxLayout(self.left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.search)
        column.addWidget(self.table, 1)
        self.left.setMinimumWidth(looks.chars(self.left, 24))
        frame, card = looks.card(margin=12, spacing=8)
        card.addWidget(self.stack, 1)
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(self.left, 2)
        line.addWidget(frame, 3)
        self.body.addLayout(line, 1)

    def _connect(self) -> None:
        self.search.searched.connect(self._fill)
        self.search.left_down.connect(self.table.enter)
        self.search.returnPressed.connect(self.table.enter)
        self.table.selectionModel().currentRowChanged.connect(self._chosen)
        self.table.opened.connect(self.compare.start)
        self.compare.merge_wanted.connect(self.merge)
        self.compare.apart_wanted.connect(self.tell_apart)
        self.compare.later_wanted.connect(self.later)
        self.compare.more_wanted.connect(self.add_person)
        self.compare.gone.connect(self._gone)
        self.picker.picked.connect(self._picked)
        self.picker.box.searched.connect(self._searched)
        self.jobs.failed.connect(self._failed)

    # --- the list ---------------------------------------------------------------------------------------------------

    def open(self, **arguments: Any) -> None:
        """`orang_id`, `nama`: somebody to merge with another one, who is then looked for; `ids`: records to compare."""
        if arguments.get("ids"):
            self._free = True
            self._show_people([str(one) for one in arguments["ids"]])
        elif arguments.get("orang_id"):
            self._ask_other([str(arguments["orang_id"])], str(arguments.get("nama") or "orang ini"))

    def reload(self) -> None:
        """Look again; what is shown stays until the new list is there."""
        self.jobs.run("Mencari orang yang sama", partial(reading.find, self.ctx.store), self._found)
        if self.pairs is None:
            self.set_title(self.title, LOOKING)
        self.compare.refresh()

    def _found(self, pairs: list[Pasangan]) -> None:
        first, self.pairs = self.pairs is None, pairs
        self._fill()
        if first and self.focusWidget() is self.search and not self.search.text():
            self.take_focus()

    def _failed(self, error: object) -> None:
        if isinstance(error, LkmError):
            self.ctx.error(error)
        elif isinstance(error, BaseException):
            raise error

    def _fill(self) -> None:
        """Show the pairs that hold what is looked for; those put off come last."""
        words, current, self._filling = fold(self.search.text()).split(), self._current(), True
        found = [p for p in self.pairs or [] if all(w in f"{p.satu.kunci} {p.dua.kunci}" for w in words)]
        self.shown = sorted(found, key=lambda p: self._later.index(p.kunci) + 1 if p.kunci in self._later else 0)
        self.model.set_rows([(f"{p.satu.nama}\n{p.dua.nama}", f"{p.skor} %") for p in self.shown])
        if self.pairs is not None:
            count = f"{fmt.ribuan(len(self.pairs))} pasang, yang paling mirip di atas" if self.pairs else ""
            self.set_title(self.title, count)
        self.empty.setText(LOOKING if self.pairs is None else EMPTY if not self.pairs else "Tidak ada yang cocok.")
        place = next((n for n, p in enumerate(self.shown) if current is not None and p.kunci == current.kunci), 0)
        if self.shown:
            self.table.go_to(place)
        self._filling = False
        if self.stack.currentWidget() is not self.asking and not self._free:
            self._show_pair(self.table.currentIndex().row() if self.shown else -1)

    def _current(self) -> Pasangan | None:
        row = self.table.currentIndex().row()
        return self.shown[row] if 0 <= row < len(self.shown) else None

    def _chosen(self) -> None:
        if not self._filling:
            self._free = False
            self._show_pair(self.table.currentIndex().row())

    def _show_pair(self, row: int) -> None:
        if not 0 <= row < len(self.shown):
            self.left.show()
            self.compare.ids = []
            self.stack.setCurrentWidget(self.empty)
            return
        ids = list(self.shown[row].kunci)
        if self.stack.currentWidget() is not self.compare or set(ids) != set(self.compare.ids):
            self._show_people(ids)

    def _show_people(self, ids: list[str]) -> None:
        self.stack.setCurrentWidget(self.compare)
        self.left.setVisible(len(ids) < 3)  # three records need the whole width
        self.compare.show_people(ids)

    # --- three ways on ----------------------------------------------------------------------------------------------

    def merge(self) -> None:
        """One record instead of several."""
        self.compare.settle()
        plan = self.compare.plan
        if plan is None or plan.halangan or not self.source.merge(plan, self.compare.chosen):
            return
        names = " dan ".join(plan.nama[one] for one in plan.lain)
        self._drop({*plan.lain, plan.utama})
        self.say("ok", f"{names} digabung ke {plan.nama[plan.utama]}.", ("Urungkan", self.ctx.undo),
                 ("Buka kartunya", partial(self.ctx.go, "orang", id=plan.utama, bersih=True)))

    def tell_apart(self) -> None:
        """These are different people, for good."""
        self.compare.settle()
        plan = self.compare.plan
        if plan is not None and self.source.tell_apart(self.compare.ids, list(plan.nama.values())):
            self._drop(set(self.compare.ids), both=True)
            self.say("ok", "Dicatat sebagai orang yang berbeda; tidak ditanyakan lagi.", ("Urungkan", self.ctx.undo))

    def _drop(self, ids: set[str], *, both: bool = False) -> None:
        """Take pairs off the list at once: with any of these people, or made of two of them."""
        self._free = False
        self.pairs = [p for p in self.pairs or [] if len(ids & set(p.kunci)) < (2 if both else 1)]
        self.compare.ids = []
        self._fill()
        self.take_focus()

    def later(self) -> None:
        """Put the pair to the end of the list, until the program is closed; what was chosen by hand is given up."""
        current, by_hand, self._free = self._current(), self._free, False
        if by_hand or current is None:
            self._show_pair(self.table.currentIndex().row())
            self.take_focus()
            return
        self._later = [key for key in self._later if key != current.kunci] + [current.kunci]
        row = self.table.currentIndex().row()
        self._fill()
        self.table.go_to(min(row, len(self.shown) - 1))
        self._chosen()

    # --- somebody else ----------------------------------------------------------------------------------------------

    def add_person(self) -> None:
        """A further record of the same person."""
        self.compare.settle()
        names = self.compare.plan.nama if self.compare.plan is not None else {}
        self._ask_other(self.compare.ids, " dan ".join(names.values()))

    def _ask_other(self, ids: list[str], name: str) -> None:
        self._waiting = ids
        self.stack.setCurrentWidget(self.asking)
        self.picker.start()
        self.picker.hint.setText(PICK.format(nama=name))

    def _picked(self, person: str) -> None:
        if person in self._waiting:
            self.picker.hint.setText("Orang itu sudah ada di perbandingan; pilih yang lain.")
            return
        self._free = True
        self._show_people([*self._waiting, person])
        self.compare.start()

    def _searched(self) -> None:
        if not self.picker.hits.count():
            self.picker.hint.setText("Tidak ada yang cocok.")

    def _back(self) -> None:
        if len(self._waiting) > 1:
            self._show_people(self._waiting)
        else:
            self._show_pair(self.table.currentIndex().row())

    def _gone(self, words: str) -> None:
        self.say("warn", words)
        self.compare.ids, self._free = [], False
        self.stack.setCurrentWidget(self.empty)

    # --- keys -------------------------------------------------------------------------------------------------------

    def take_focus(self) -> None:
        """The keys go to the list, or to the search for the other one."""
        if self.stack.currentWidget() is self.asking:
            self.picker.box.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.shown:
            self.table.enter()
        else:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)  # in a field Ctrl+Z would only undo typing

    def focus_search(self) -> None:
        """Ctrl+F."""
        self.search.setFocus()
        self.search.selectAll()

    def leave(self) -> None:
        """What was said is over."""
        self.bar.clear()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves the search for another one."""
        if event.key() == Qt.Key.Key_Escape and self.stack.currentWidget() is self.asking:
            self._back()
            self.take_focus()
            return
        super().keyPressEvent(event)
