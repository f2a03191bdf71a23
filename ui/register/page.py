"""The page of a register: list and form side by side, with search, filters, columns, Sampah, print, Excel."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from lkm_desktop import format as fmt
from lkm_desktop.services.registers import KOSONG, Query
from lkm_desktop.services.tata_letak import Letak
from ui.context import Context
from ui.page import Page
from ui.register import actions
from ui.register.drafts import Drafts
from ui.register.empty_state import EmptyState
from ui.register.extra import PAPERS, PapersMenu
from ui.register.filter_bar import FilterBar
from ui.register.findings import Findings
from ui.register.form_panel import FormPanel
from ui.register.layouts import menus
from ui.register.list_view import RegisterTable
from ui.register.source import RegisterSource
from ui.widgets import looks


def make(ctx: Context, key: str) -> Page:
    """The page of the register with that key."""
    return RegisterPage(ctx, key)


class RegisterPage(Page):
    """List left, form right. The list never moves while a record is edited."""

    abilities = frozenset({"baru", "ubah", "hapus", "cari", "simpan", "cetak", "ekspor", "impor"})

    def __init__(self, ctx: Context, key: str) -> None:
        self.source = RegisterSource(ctx, key)
        self.help_key = {"orang": "warga", "pengelola": "anggota"}.get(key, key)
        own = self.source.register
        people = {"orang", "penugasan", "relawan", "aturan", "organisasi"}
        self.tables = frozenset(people if own.personal else {own.entity.__tablename__, "organisasi", "templat"})
        super().__init__(ctx)
        self.heading.setText(self.source.title)
        self.filters = FilterBar(self.source)
        self.table = RegisterTable(self.source, ctx.memory)
        self.panel = FormPanel(self.source)
        self.findings = Findings()
        self.drafts = Drafts(self)
        self.empty = EmptyState(self.source.title, self.source.noun, "users" if own.personal else "file-text")
        self._lay_out()
        self._connect()

    # --- building ---------------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self.import_button = looks.button("Impor Excel…", self.import_in, "file-input")
        self.print_button = looks.button("Cetak…", self.print_out, "printer")
        self.export_button = looks.button("Ekspor Excel…", self.export, "file-spreadsheet")
        self.add_button = looks.button(f"Tambah {self.source.noun}", self.new_record, "plus", "primary")
        if self.source.key in PAPERS:
            PapersMenu(self, self.print_button)
        self.add_action(self.import_button, self.print_button, self.export_button, self.add_button)
        self.columns_button = looks.tool("columns-3", "Kolom dan tata letak", self._choose_columns, framed=True)
        self.filters.add_tool(self.columns_button)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.table)
        self.stack.addWidget(self.empty)
        column.addWidget(self.stack)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(left)
        self.splitter.addWidget(self.panel)
        left.setMinimumWidth(260)
        self.splitter.setStretchFactor(0, 3)
        self.splitter.setStretchFactor(1, 2)
        sizes = self.ctx.memory.data(f"daftar/{self.source.key}/belah")
        self.splitter.setSizes([int(n) for n in sizes] if isinstance(sizes, list) and len(sizes) == 2 else [540, 500])
        self.body.addWidget(self.findings)
        self.body.addWidget(self.filters)
        self.body.addWidget(self.splitter, 1)

    def _connect(self) -> None:
        self.filters.changed.connect(self.reload_list)
        self.filters.refused.connect(self._date_refused)
        self.filters.search.left_down.connect(self._to_list)
        self.table.current.connect(self._show_record)
        self.table.edit_wanted.connect(self.edit_record)
        self.table.delete_wanted.connect(self.delete_record)
        self.table.sorted.connect(self.reload_list)
        self.table.file_dropped.connect(self._dropped)
        self.panel.saved.connect(self._saved)
        self.panel.trash_wanted.connect(self._trash_one)
        self.panel.restore_wanted.connect(self._restore_one)
        self.panel.extra_wanted.connect(self._extra)
        self.panel.cancelled.connect(self._cancelled)
        self.panel.error.connect(self._error)
        self.empty.add.connect(self.new_record)
        self.empty.bring.connect(self.import_in)
        self.empty.clear.connect(self.filters.clear)
        self.splitter.splitterMoved.connect(self._remember_split)
        self.ctx.text_size_changed.connect(self._text_size)
        for keys, slot in (("Alt+Up", self._previous), ("Alt+Down", self._next)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)

    # --- list -------------------------------------------------------------------------------------------------------

    def query(self) -> Query:
        """What the list shows now."""
        return self.filters.query(self.table.sort_key, self.table.sort_down)

    def open(self, **arguments: Any) -> None:
        """`id` shows a record, `saring` sets these filters and no others (`bersih`: none), `baru` starts a
        new one, `nama` being typed already, `tata_letak` shows the list in that layout."""
        if arguments.get("saring") or arguments.get("bersih"):
            self.filters.clear()
        for key, value in dict(arguments.get("saring") or {}).items():
            self.filters.set_filter(key, value)
        if arguments.get("id"):
            self._stale = False
            self.reload()
            if not self.table.go_to(str(arguments["id"])):
                self.panel.show_record(str(arguments["id"]))
        if arguments.get("baru"):
            self._start_new(str(arguments.get("nama") or ""))
        if isinstance(arguments.get("tata_letak"), Letak):
            menus.show_layout(self, arguments["tata_letak"])
        if arguments.get("lanjutkan"):
            self.drafts.resume(str(arguments["lanjutkan"]))

    def reload(self) -> None:
        """Read list, filters, counts and findings again; a form being edited stays as it is."""
        self.heading.setText(self.source.title)
        self.filters.fill()
        self.reload_list()
        self.findings.show_findings(self.source.findings(self.query()))
        if self.panel.row_id and not self.panel.dirty and not self.panel.is_new:
            self.panel.show_record(self.panel.row_id, self.filters.trash.isChecked())
        self.drafts.offer_once()

    def reload_list(self) -> None:
        """Read the list again."""
        q = self.query()
        ids = self.source.ids(q)
        self.table.show_ids(ids)
        total = len(ids) if not self.filters.active else self.source.count(
            Query(keadaan=q.keadaan, per_tanggal=q.per_tanggal, sampah=q.sampah))
        self.counts.setText("  ·  ".join([self._count_words(len(ids), total, q), *self.source.sums(ids)]))
        self.empty.explain(self.filters.active, q)
        self.stack.setCurrentWidget(self.table if ids else self.empty)
        if self.panel.row_id and not self.panel.dirty and self.table.rows.row_of(self.panel.row_id) < 0:
            self.panel.show_nothing()

    def _count_words(self, shown: int, total: int, q: Query) -> str:
        noun = self.source.noun
        words = f"{fmt.ribuan(total)} {noun}"
        if self.filters.active:
            words = f"{fmt.ribuan(shown)} dari {words} cocok"
        if q.sampah:
            return words + " di Sampah"
        if self.source.register.in_force is None:
            return words
        state = {"mantan": " yang sudah berhenti", "semua": " (aktif dan mantan)"}.get(q.keadaan, "")
        day = f" per {fmt.tanggal_panjang(q.per_tanggal)}" if q.per_tanggal else ""
        return words + state + day

    def _show_record(self, row_id: str) -> None:
        if row_id == self.panel.row_id and not self.panel.is_new:
            return
        self.drafts.set_aside()
        self.panel.show_record(row_id, self.filters.trash.isChecked())

    def _to_list(self) -> None:
        self.table.setFocus(Qt.FocusReason.TabFocusReason)

    def _previous(self) -> None:
        self.table.step(-1)

    def _next(self) -> None:
        self.table.step(1)

    def _choose_columns(self) -> None:
        menus.choose_columns(self)

    def _remember_split(self) -> None:
        self.ctx.memory.put(f"daftar/{self.source.key}/belah", list(self.splitter.sizes()))

    def _text_size(self) -> None:
        self.table.fit_rows()
        QTimer.singleShot(0, self.panel.fit_width)

    # --- record -----------------------------------------------------------------------------------------------------

    def new_record(self) -> None:
        """Ctrl+N: a blank form; for a hat the person is looked for first."""
        self._start_new("")

    def _start_new(self, nama: str) -> None:
        if not self.ctx.may_write() or self.drafts.unfinished():
            return
        if self.bar.kind in ("ok", "info"):
            self.bar.clear()
        self.drafts.set_aside()
        if self.filters.trash.isChecked():
            self.filters.trash.setChecked(False)
        self.table.clearSelection()
        self.panel.start_new(nama)

    def edit_record(self) -> None:
        """F2 or Enter: into the form; in a list of those that lack something, where that is typed."""
        if self.panel.row_id is None and self.table.current_id():
            self.panel.show_record(str(self.table.current_id()), self.filters.trash.isChecked())
        empty = [key for key, value in self.query().saring.items() if value == KOSONG and key in self.panel.form.inputs]
        self.panel.form.focus_first(empty)

    def save(self) -> None:
        """Ctrl+S."""
        if not self.panel.save() and self.bar.kind == "ok":
            self.bar.clear()

    def _saved(self, row_id: str, new: bool) -> None:
        self.drafts.forget(row_id)
        if self.table.go_to(row_id):
            if new:
                extra = self.panel.extra
                more = [(extra.words, self.panel.extra_button.click)] if extra is not None else []
                self.say("ok", f"{self.panel.name} tersimpan.", ("Tambah lagi", self.new_record), *more)
                if extra is not None and extra.added is not None:
                    extra.added(self, row_id)
        elif new:
            words = f"{self.panel.name} tersimpan, tetapi tidak tampak karena saringan di atas daftar."
            self.say("info", words, ("Tampilkan semua", self.filters.clear))

    def _cancelled(self) -> None:
        if self.bar.kind == "info":
            self.bar.clear()
        current = self.table.current_id()
        if self.panel.row_id is None and current:
            self.table.go_to(current)
            self.panel.show_record(current, self.filters.trash.isChecked())
        self.table.setFocus()

    def _date_refused(self, text: str) -> None:
        if text:
            self.say("warn", f"{text} Daftar masih seperti sebelumnya.")
        elif self.bar.text.startswith("Per tanggal:"):
            self.bar.clear()

    def _error(self, text: str) -> None:
        self.say("error", text)

    def take_focus(self) -> None:
        """What is typed at once is looked for; in an empty book the keys go to its first button."""
        if self.stack.currentWidget() is self.table:
            self.focus_search()
        else:
            super().take_focus()

    def leave(self) -> None:
        """Keep the draft of a changed form."""
        self.panel.keep_draft()

    # --- Sampah -----------------------------------------------------------------------------------------------------

    def delete_record(self) -> None:
        """Del: the selected rows go to the Sampah, or come back from it."""
        ids = self.table.selected_ids() or ([self.panel.row_id] if self.panel.row_id else [])
        if ids and self.filters.trash.isChecked():
            actions.restore(self, ids)
        elif ids:
            actions.trash(self, ids)

    def _trash_one(self, row_id: str) -> None:
        actions.trash(self, [row_id])

    def _restore_one(self, row_id: str) -> None:
        actions.restore(self, [row_id])

    def _extra(self, row_id: str) -> None:
        """What only this book can do with a record."""
        if self.panel.extra is not None:
            self.panel.extra.act(self, row_id)

    # --- in and out -------------------------------------------------------------------------------------------------

    def focus_search(self) -> None:
        """Ctrl+F."""
        self.filters.focus_search()

    def print_out(self) -> None:
        """Ctrl+P: the list as a book, with its filters and columns."""
        actions.print_out(self)

    def export(self) -> None:
        """Ctrl+E: the list as a workbook; where rows are selected or layouts saved, a menu asks what."""
        menus.export(self)

    def fill_sheet(self) -> dict[str, Any]:
        """This register, with the RT and RW that the list shows."""
        saring = self.query().saring
        return {"daftar": self.source.key, "rt": saring.get("rt"), "rw": saring.get("rw")}

    def import_in(self) -> None:
        """Ctrl+I: a sheet into this register."""
        self.ctx.go("impor", register=self.source.key)

    def _dropped(self, path: Path) -> None:
        self.ctx.go("impor", register=self.source.key, path=path)


