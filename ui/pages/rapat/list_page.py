"""The list of meetings: search, open, make a new one, delete to the Sampah."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from lkm_desktop.services.rapat import RapatRingkas
from ui import theme
from ui.context import Context
from ui.page import Page
from ui.pages.rapat.list_model import WIDTHS, MeetingsModel
from ui.pages.rapat.source import RapatSource
from ui.pages.rapat.table import Table
from ui.widgets import looks
from ui.widgets.search_box import SearchBox


class RapatListPage(Page):
    """Newest meetings first; Enter opens one."""

    title = "Rapat"
    help_key = "rapat"
    tables = frozenset({"rapat", "kehadiran", "orang"})
    abilities = frozenset({"baru", "ubah", "hapus", "cari"})

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx)
        self.source = RapatSource(ctx)
        self.model = MeetingsModel()
        self.search = SearchBox("Cari nama rapat, jenis, atau tempat")
        self.table = Table("Daftar rapat", self.model)
        self.table.set_widths(WIDTHS)
        self.open_button = looks.button("Buka", self.edit_record, "folder-open")
        self.delete_button = looks.button("Hapus", self.delete_record, "trash-2", "bahaya")
        self.add_action(looks.button("Rapat baru", self.new_record, "plus", "primary"))
        self._stack = QStackedWidget()
        self._stack.addWidget(self._list())
        self._stack.addWidget(_Empty(self))
        self.body.addWidget(self._stack, 1)
        self.search.searched.connect(self._searched)
        self.search.left_down.connect(self.table.enter)
        self.search.returnPressed.connect(self.table.enter)
        self.table.opened.connect(self._opened)
        self.table.selectionModel().selectionChanged.connect(self._enable)

    def _list(self) -> QWidget:
        holder = QWidget()
        layout = QVBoxLayout(holder)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addWidget(self.search)
        layout.addWidget(self.table, 1)
        self.hint = looks.label("Enter membuka rapat yang disorot.", "muted")
        layout.addLayout(looks.row(self.open_button, self.hint, None, self.delete_button))
        return holder

    # --- what is shown ----------------------------------------------------------------------------------------------

    def open(self, **arguments: Any) -> None:
        """`cari` fills the search box."""
        if "cari" in arguments:
            self.search.setText(str(arguments["cari"]))
            self.search.tell_now()

    def take_focus(self) -> None:
        """The keys go to the list, or to the button that makes the first meeting."""
        if self.model.meetings:
            self.table.enter()
        else:
            super().take_focus()

    def leave(self) -> None:
        """What was said is over."""
        self.bar.clear()

    def reload(self) -> None:
        """Read the meetings again and keep the highlighted one."""
        text = self.search.text()
        current = self.chosen()
        row = max(self.table.currentIndex().row(), 0)
        found = self.source.rows(text)
        self.model.show(found)
        place = self.model.row_of(current.id) if current else -1
        self.table.go_to(place if place >= 0 else min(row, len(found) - 1))
        self._stack.setCurrentIndex(0 if found or text else 1)
        unit = "rapat ditemukan" if text else "rapat"
        self.set_title(self.title, f"{len(found)} {unit}" if found or text else "")
        self._enable()

    def chosen(self) -> RapatRingkas | None:
        """The highlighted meeting."""
        row = self.table.currentIndex().row()
        return self.model.meetings[row] if 0 <= row < len(self.model.meetings) else None

    def _searched(self) -> None:
        self.reload()

    def _enable(self) -> None:
        for made in (self.open_button, self.delete_button):
            made.setEnabled(self.chosen() is not None)

    def _opened(self) -> None:
        self.edit_record()

    # --- what can be done -------------------------------------------------------------------------------------------

    def new_record(self) -> None:
        """Ctrl+N: an empty form."""
        self.ctx.go("rapat_isi", baru=True)

    def edit_record(self) -> None:
        """F2 and Enter open the meeting."""
        row = self.chosen()
        if row is not None:
            self.ctx.go("rapat_isi", rapat_id=row.id)

    def delete_record(self) -> None:
        """Move the meeting to the Sampah; the message offers to take that back."""
        row = self.chosen()
        if row is not None and self.source.trash(row):
            self.say("ok", f"Rapat {row.judul} dipindahkan ke Sampah.", ("Urungkan", self.ctx.undo))
            self.table.setFocus()

    def focus_search(self) -> None:
        """Ctrl+F."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()


class _Empty(QWidget):
    """No meeting yet: one sentence and the button that ends it."""

    def __init__(self, page: RapatListPage) -> None:
        super().__init__()
        words = looks.label(
            "Belum ada rapat. Buat rapat pertama: undang orangnya,\n"
            "cetak daftar hadirnya, lalu catat siapa yang datang.", "muted",
        )
        words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        centre = Qt.AlignmentFlag.AlignHCenter
        layout = QVBoxLayout(self)
        layout.setSpacing(14)
        layout.addStretch(1)
        layout.addWidget(looks.picture("calendar-plus", theme.ACCENT, 44), 0, centre)
        layout.addWidget(words, 0, centre)
        layout.addWidget(looks.button("Buat rapat pertama", page.new_record, "plus"), 0, centre)
        layout.addStretch(2)
