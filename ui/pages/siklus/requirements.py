"""Beside the activities: what a stage needs before it is done, each with the button that mends it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFrame, QStackedWidget, QVBoxLayout, QWidget

from lkm_desktop.errors import LkmError
from lkm_desktop.services.lampiran import LampiranRingkas
from lkm_desktop.services.papan_data import SyaratNilai, TahapPapan
from ui import ask, mnemonics, theme
from ui.pages.rapat.tall_area import TallArea
from ui.pages.siklus import acting
from ui.pages.siklus.need_row import FILES, NeedRow
from ui.pages.siklus.source import SiklusSource
from ui.pages.siklus.waive_card import WaiveCard
from ui.widgets import looks

if TYPE_CHECKING:
    from ui.page import Page

class Requirements(QFrame):
    """The list of a stage, or the card that waives one of them."""

    def __init__(self, page: Page, source: SiklusSource) -> None:
        super().__init__()
        self.setObjectName("card")
        self._page, self._ctx, self._source = page, page.ctx, source
        self.rows: list[NeedRow] = []
        self._shown = ""
        self.setMinimumWidth(looks.chars(self, 36))
        self.heading = looks.label("Syarat tahap selesai", "h2")
        self.state = looks.Elided("", "muted")
        self.waive_card = WaiveCard(source)
        self._inner = QWidget()
        self._inner.setObjectName("polos")
        self._column = QVBoxLayout(self._inner)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.area = TallArea()
        self.area.setObjectName("polos")
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setWidget(self._inner)
        self.area.viewport().setAutoFillBackground(False)
        self._inner.setAutoFillBackground(False)
        self.stack = QStackedWidget()
        self.stack.addWidget(self._list())
        self.stack.addWidget(self.waive_card)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.stack)
        self.waive_card.setObjectName("polos")
        self.waive_card.closed.connect(self._waived)

    def _list(self) -> QWidget:
        holder = QWidget()
        holder.setObjectName("polos")
        layout = QVBoxLayout(holder)
        layout.setContentsMargins(12, 10, 6, 8)
        layout.setSpacing(4)
        layout.addWidget(self.heading)
        layout.addWidget(self.state)
        layout.addWidget(self.area, 1)
        return holder

    # --- what is shown ----------------------------------------------------------------------------------------------

    def show_stage(self, stage: TahapPapan, *, closed: bool) -> None:
        """Show the requirements of a stage; the keys stay on the requirement that has them."""
        if self._shown != stage.id:
            self.stack.setCurrentIndex(0)
        self._shown = stage.id
        held = self._held()
        self._clear()
        for number, need in enumerate(stage.syarat):
            if number:
                self._column.addWidget(looks.line())
            files = self._source.files(need.id) if need.jenis == FILES else ()
            self._add(NeedRow(need, files, closed=closed))
        self._warn(stage.peringatan)
        self._column.addStretch(1)
        self.state.setText(_count(stage.syarat))
        self._hold(held)

    def _add(self, row: NeedRow) -> None:
        row.mend_wanted.connect(self._mend)
        row.waive_wanted.connect(self._start_waiving)
        row.count_wanted.connect(self._count_again)
        row.file_wanted.connect(self._open_file)
        row.file_unwanted.connect(self._remove_file)
        self.rows.append(row)
        self._column.addWidget(row)

    def _warn(self, sentences: Sequence[str]) -> None:
        """What the rules say of the stage; warnings, not requirements."""
        for sentence in sentences:
            self._column.addWidget(looks.line())
            line = looks.row(spacing=6)
            line.addWidget(looks.picture("triangle-alert", theme.WARN, 18), 0, Qt.AlignmentFlag.AlignTop)
            line.addWidget(looks.label(sentence, "awas", wrap=True), 1)
            holder = QWidget()
            holder.setObjectName("polos")
            line.setContentsMargins(0, 6, 4, 6)
            holder.setLayout(line)
            self._column.addWidget(holder)

    def _clear(self) -> None:
        self.rows = []
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def _held(self) -> tuple[str, str] | None:
        """Which requirement and button have the keys."""
        for row in self.rows:
            for key, made in row.buttons.items():
                if made.hasFocus():
                    return row.need.id, key
        return None

    def _hold(self, held: tuple[str, str] | None) -> None:
        """Give the keys back; when that requirement needs nothing any more, to the next one that does."""
        if held is None:
            return
        places = [row.need.id for row in self.rows]
        begin = places.index(held[0]) if held[0] in places else 0
        for row in (*self.rows[begin:], *self.rows[:begin]):
            made = row.buttons.get(held[1]) or next(iter(row.buttons.values()), None)
            if made is not None:
                made.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def start(self) -> None:
        """The keys go to the first missing requirement."""
        if self.stack.currentIndex():
            self.waive_card.start()
            return
        made = next((button for row in self.rows for button in row.buttons.values()), None)
        if made is not None:
            made.setFocus(Qt.FocusReason.TabFocusReason)

    # --- what can be done -------------------------------------------------------------------------------------------

    def _row(self) -> NeedRow | None:
        sender = self.sender()
        return sender if isinstance(sender, NeedRow) else None

    def _mend(self) -> None:
        row = self._row()
        if row is None or row.need.tindakan is None:
            return
        if row.need.jenis == FILES:
            self.attach(row.need)
            return
        try:
            acting.act(self._ctx, row.need.tindakan)
        except LkmError as error:
            self._ctx.error(error)

    def attach(self, need: SyaratNilai) -> None:
        """Choose a file that proves a requirement."""
        path = ask.open_file(f"Lampirkan: {need.uraian}", "Semua berkas (*)") if self._ctx.may_write() else None
        if path is not None and self._source.attach(need, path):
            self._page.say("ok", f"{path.name} dilampirkan.", ("Urungkan", self._ctx.undo))

    def focus_need(self, syarat_id: str) -> None:
        """The keys go to the requirement of that id, when it is on show and misses something."""
        self._hold((syarat_id, "perbaiki"))

    def _open_file(self, file: LampiranRingkas) -> None:
        place = self._ctx.store.folder / "lampiran" / file.berkas
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(place)))

    def _remove_file(self, file: LampiranRingkas) -> None:
        if self._source.detach(file):
            self._page.say("ok", f"{file.nama} dipindahkan ke Sampah.", ("Urungkan", self._ctx.undo))

    def _start_waiving(self) -> None:
        row = self._row()
        if row is not None and self._ctx.may_write():
            self.waive_card.show_need(row.need)
            self.stack.setCurrentIndex(1)
            mnemonics.refresh(self)
            self.waive_card.start()

    def _waived(self, done: bool) -> None:
        self.stack.setCurrentIndex(0)
        mnemonics.refresh(self)
        if done:
            self._page.say("ok", "Syarat dibebaskan.", ("Urungkan", self._ctx.undo))
        self.start()

    def _count_again(self) -> None:
        row = self._row()
        if row is not None and self._source.take_waiver_back(row.need):
            self._page.say("ok", "Syarat diperiksa lagi.", ("Urungkan", self._ctx.undo))


def _count(needs: Sequence[SyaratNilai]) -> str:
    if not needs:
        return "Tahap ini tidak punya syarat."
    met, waived = sum(need.terpenuhi for need in needs), sum(need.bebas and not need.terpenuhi for need in needs)
    words_ = f"{met} dari {len(needs)} terpenuhi"
    return f"{words_}, {waived} dibebaskan" if waived else words_
