"""Atur siklus: stages, activities, requirements, their names, order, dates and papers; every change can be undone."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from lkm_desktop.errors import FieldErrors, LkmError
from lkm_desktop.services.papan_data import Papan, TahapPapan
from ui import mnemonics
from ui.context import Context
from ui.page import Page
from ui.pages.siklus.edit_card import RowCard
from ui.pages.siklus.edit_source import EditSource
from ui.pages.siklus.edit_tree import KEGIATAN, NOUNS, SIKLUS, SYARAT, TAHAP, Node, SusunanTree
from ui.pages.siklus.empty import EmptySiklus
from ui.widgets import looks
from ui.widgets.flow import Flow


def make(ctx: Context) -> Page:
    """The page; which siklus it shows is told to `open`."""
    return EditPage(ctx)


class EditPage(Page):
    """Left the tree, right the form of the row with the cursor. What is typed and not saved stays until it is."""

    title = "Atur siklus"
    help_key = "siklus_atur"
    tables = frozenset({"siklus", "tahap", "kegiatan_siklus", "syarat", "kit"})
    abilities = frozenset({"baru", "ubah", "hapus", "simpan"})

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx)
        self.source = EditSource(ctx)
        self.siklus_id: str | None = None
        self.papan: Papan | None = None
        self.node = Node(SIKLUS, "")
        self._typed: dict[Node, dict[str, Any]] = {}
        self.tree = SusunanTree()
        self.card = RowCard(self.source)
        self.forms = self.card.forms
        self.back_button = looks.button("Papan siklus", self.back, "arrow-left")
        self.add_action(self.back_button)
        self.add_buttons = {
            TAHAP: looks.button("Tahap", self.add_stage, "plus"),
            KEGIATAN: looks.button("Kegiatan", self.add_activity, "plus"),
            SYARAT: looks.button("Syarat", self.add_need, "plus"),
        }
        for kind, made in self.add_buttons.items():
            made.setToolTip(f"{NOUNS[kind]} baru")
            made.setAccessibleName(f"{NOUNS[kind]} baru")
        whole = QWidget()
        line = QHBoxLayout(whole)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(10)
        line.addLayout(self._left(), 1)
        line.addWidget(self.card, 1)
        self.empty = EmptySiklus(self._begin)
        self._pages = QStackedWidget()
        self._pages.addWidget(whole)
        self._pages.addWidget(self.empty)
        self.body.addWidget(self._pages, 1)
        self.card.edited.connect(self._edited)
        self.card.saved.connect(self.save)
        self.card.cancelled.connect(self.cancel)
        self.card.deleted.connect(self.delete_record)
        self.card.moved.connect(self._move)
        self.tree.looked.connect(self._looked)
        self.tree.moved.connect(self._move)
        self.tree.entered.connect(self.edit_record)
        self.tree.removed.connect(self.delete_record)

    def _left(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(8)
        column.addWidget(self.tree, 1)
        line = Flow()
        for made in self.add_buttons.values():
            line.addWidget(made)
        column.addLayout(line)
        return column

    # --- what is shown ----------------------------------------------------------------------------------------------

    def open(self, **arguments: Any) -> None:
        """`siklus_id` names the siklus, `tahap_id` the stage that gets the cursor; nothing: the one that runs."""
        wanted = str(arguments.get("siklus_id") or "") or self.siklus_id or self.source.running(date.today())
        if wanted != self.siklus_id:
            self.siklus_id, self._typed = wanted, {}
            self.node = Node(SIKLUS, wanted or "")
        if arguments.get("tahap_id") and wanted:
            self.node = Node(TAHAP, str(arguments["tahap_id"]), wanted)
        self._stale = True
        if self.isVisible():
            self.refresh()  # it stands in front already, so that no showing reads it

    def reload(self) -> None:
        """Read the siklus again; what is typed stays."""
        if self.siklus_id not in {found.id for found in self.source.listed()}:
            self.siklus_id, self.papan, self._typed = self.source.running(date.today()), None, {}
            self.node = Node(SIKLUS, self.siklus_id or "")
        self._pages.setCurrentIndex(0 if self.siklus_id is not None else 1)
        if self.siklus_id is None:
            self.set_title(self.title, "")
            return
        try:
            self.papan = self.source.board(self.siklus_id, date.today())
        except LkmError as error:
            self.ctx.error(error)
            return
        self.set_title(f"Atur {self.papan.siklus.nama}", self._counts(self.papan))
        self._fill(self.node)

    def _counts(self, board: Papan) -> str:
        activities = sum(len(stage.kegiatan) for stage in board.tahap)
        needs = sum(len(stage.syarat) for stage in board.tahap)
        return f"{len(board.tahap)} tahap, {activities} kegiatan, {needs} syarat"

    def _fill(self, wanted: Node) -> None:
        if self.papan is not None:
            self.tree.fill(self.papan, self._typed.keys(), wanted)
            known = set(self.tree.nodes())
            self._typed = {node: values for node, values in self._typed.items() if node in known}
            self._looked(self.tree.node() or Node(SIKLUS, self.papan.siklus.id))

    def _looked(self, node: Node) -> None:
        """Show the form of a row."""
        self.node = node
        try:
            self.card.show_row(node, self._stage(node), self._typed.get(node) or self.source.values(node))
        except LkmError as error:
            self.ctx.error(error)
            return
        self._enable()

    def _stage(self, node: Node) -> TahapPapan | None:
        """The stage that a row is or belongs to."""
        wanted = node.id if node.kind == TAHAP else node.parent
        stages = self.papan.tahap if self.papan is not None else ()
        return next((stage for stage in stages if stage.id == wanted), None)

    def _enable(self) -> None:
        self.card.enable(self.node, dirty=self.node in self._typed)
        for kind in (KEGIATAN, SYARAT):
            self.add_buttons[kind].setEnabled(self._stage(self.node) is not None)
        mnemonics.refresh(self)

    def _edited(self) -> None:
        first = self.node not in self._typed
        self._typed[self.node] = self.forms[self.node.kind].values()
        if first:
            self.tree.mark_unsaved()
            self._enable()

    def take_focus(self) -> None:
        """The keys go to the tree."""
        (self.tree if self.siklus_id else self.empty.button).setFocus(Qt.FocusReason.OtherFocusReason)

    def _begin(self) -> None:
        self.ctx.go("siklus_baru")

    # --- saving -----------------------------------------------------------------------------------------------------

    def save(self) -> None:
        """Ctrl+S: the row with the cursor."""
        node, form = self.node, self.forms[self.node.kind]
        if node not in self._typed:
            return
        values, wrong = form.values(), form.form.problems()
        if not wrong:
            kept = self._typed.pop(node)
            try:
                saved = self.source.save(node, values)
            except LkmError as error:
                self._typed[node] = kept
                wrong = self._told(error)
                if not wrong:
                    return
            else:
                self._saved(Node(node.kind, saved, node.parent))
                return
        form.form.show_messages([(key, "salah", text) for key, text in wrong.items()])
        form.form.focus_first(tuple(wrong))

    def _told(self, error: LkmError) -> dict[str, str]:
        """Sentences for fields; other errors are told in the bar."""
        if not isinstance(error, FieldErrors):
            self.ctx.error(error)
            return {}
        rest = [text for key, text in error.errors.items() if key not in self.forms[self.node.kind].form.inputs]
        if rest:
            self.say("error", " ".join(rest))
        return dict(error.errors)

    def _saved(self, node: Node) -> None:
        self.node = node
        self.reload()
        self.say("ok", f"{NOUNS[node.kind]} tersimpan.", ("Urungkan", self.ctx.undo))
        self.tree.setFocus()

    def cancel(self) -> None:
        """What is stored is shown again; a new row is given up."""
        self._typed.pop(self.node, None)
        self.bar.clear()
        parent = self.node if self.node.id else Node(TAHAP, self.node.parent, self.siklus_id or "")
        self._fill(parent)
        self.tree.setFocus()

    # --- what can be done -------------------------------------------------------------------------------------------

    def new_record(self) -> None:
        """Ctrl+N: another row like the one with the cursor; on a stage an activity of it."""
        if self.siklus_id is None:
            self._begin()
            return
        {SIKLUS: self.add_stage, TAHAP: self.add_activity, KEGIATAN: self.add_activity,
         SYARAT: self.add_need}[self.node.kind]()

    def add_stage(self) -> None:
        """A new stage at the end."""
        self._add(Node(TAHAP, "", self.siklus_id or ""))

    def add_activity(self) -> None:
        """A new activity of the stage with the cursor."""
        stage = self._stage(self.node)
        if stage is not None:
            self._add(Node(KEGIATAN, "", stage.id))

    def add_need(self) -> None:
        """A new requirement of the stage with the cursor."""
        stage = self._stage(self.node)
        if stage is not None:
            self._add(Node(SYARAT, "", stage.id))

    def _add(self, node: Node) -> None:
        if not self.ctx.may_write():
            return
        self.bar.clear()
        self._typed.setdefault(node, self.source.values(node))
        self._fill(node)
        self.edit_record()

    def edit_record(self) -> None:
        """F2 and Enter: the keys go into the form."""
        self.forms[self.node.kind].form.focus_first()

    def _move(self, steps: int) -> None:
        """Alt+Up and Alt+Down."""
        if self.node.kind == SIKLUS or not self.node.id:
            return
        words = self._name(self.node)
        if self.source.move(self.node, steps, words):
            self.reload()
            self.tree.setFocus()

    def _name(self, node: Node) -> str:
        stored = self.source.values(node)
        return str(stored.get("nama") or stored.get("uraian") or "")

    def delete_record(self) -> None:
        """Del: to the Sampah, what belongs to it with it."""
        node = self.node
        if node.kind == SIKLUS or not node.id:
            return
        words = self._name(node)
        self._typed.pop(node, None)
        if self.source.trash(node, words):
            parent = Node(TAHAP, node.parent, self.siklus_id or "") if node.kind != TAHAP else Node(SIKLUS, node.parent)
            self.node = parent
            self.reload()
            self.say("ok", f"{NOUNS[node.kind]} {words} dihapus; rapatnya tetap ada.", ("Urungkan", self.ctx.undo))
            self.tree.setFocus()

    def back(self) -> None:
        """To the board, at the stage with the cursor."""
        stage = self._stage(self.node)
        self.ctx.go("siklus", siklus_id=self.siklus_id, tahap_id=stage.id if stage is not None else "")

    def leave(self) -> None:
        """What was said is over; what is typed stays on the page."""
        self.bar.clear()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes from the form to the tree, and from there to the board."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.tree.hasFocus():
            self.back()
        else:
            self.tree.setFocus()
