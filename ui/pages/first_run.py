"""The first page: make an office in three small steps, practise, or open an office that exists."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from lkm_desktop import paths
from ui import ask, mnemonics, theme
from ui.context import Context
from ui.page import Page
from ui.pages.new_office import NewOffice
from ui.pages.practice import Practice
from ui.widgets import looks

_NEW = "Isi nama LKM, kelurahan, dan tempat menyimpan. Tiga langkah pendek, kurang dari dua menit."
_PRACTICE = "Kelurahan contoh dengan nama rekaan: warga, relawan, anggota, dan rapat setahun. Bebas dicoba."
_RESTORE = "Bila data kantor rusak atau hilang: dari folder kantor, flash disk, atau berkas cadangan."
_DESK = "Untuk koordinator kota: menggabungkan rekap yang dikirim banyak kelurahan."
_OPEN = "Buka folder kantor yang ada di komputer ini, lalu pilih berkas data.lkm di dalamnya."


def make(ctx: Context) -> Page:
    """The first page."""
    return FirstRunPage(ctx)


class FirstRunPage(Page):
    """Three ways on, each with one sentence; below them the offices opened last."""

    title = "Selamat datang di LKM Desktop"
    help_key = "mulai"
    apart = True

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx)
        self.counts.setText("Buku kerja sekretaris LKM/BKM. Bekerja tanpa internet; data tetap di komputer ini.")
        self.practice = Practice(ctx, self)
        self.practice.failed.connect(self._failed)
        self.practice.started.connect(self._busy)
        self.wizard = NewOffice(ctx)
        self.wizard.left.connect(self.show_start)
        self.stack = QStackedWidget()
        self.start = self._start_view()
        self.stack.addWidget(self.start)
        self.stack.addWidget(self.wizard)
        self.body.addWidget(self.stack, 1)

    def _start_view(self) -> QWidget:
        area = QScrollArea()
        area.setObjectName("polos")
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inner = QWidget()
        inner.setObjectName("polos")
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        cards = QHBoxLayout()
        cards.setSpacing(14)
        self.new_button = looks.button("Buat kantor baru", self.show_wizard, "building-2", "primary")
        self.practice_button = looks.button("Buka kantor latihan", self._practise, "graduation-cap")
        self.open_button = looks.button("Buka kantor…", self._open, "folder-open")
        ways = (
            ("building-2", "Kantor baru", _NEW, self.new_button),
            ("graduation-cap", "Kantor latihan", _PRACTICE, self.practice_button),
            ("folder-open", "Sudah punya kantor", _OPEN, self.open_button),
        )
        for icon, title, text, button in ways:
            cards.addWidget(_card(icon, title, text, button))
        column.addLayout(cards)
        self.restore_button = looks.button(
            "Pulihkan kantor dari cadangan…", self._restore, "archive-restore", "tautan"
        )
        hint = looks.label(_RESTORE, "muted")
        column.addLayout(looks.row(self.restore_button, hint, None))
        self.desk_button = looks.button("Meja korkot…", self._desk, "building-2", "tautan")
        column.addLayout(looks.row(self.desk_button, looks.label(_DESK, "muted"), None))
        self._recent = QVBoxLayout()
        self._recent.setSpacing(4)
        column.addLayout(self._recent)
        column.addStretch(1)
        area.setWidget(inner)
        area.viewport().setAutoFillBackground(False)
        inner.setAutoFillBackground(False)
        return area

    # --- views ------------------------------------------------------------------------------------------------------

    def open(self, **arguments: Any) -> None:
        """`langkah` is "baru" (the three steps) or "latihan"."""
        self._fill_recent()
        if arguments.get("langkah") == "baru":
            self.show_wizard()
        elif arguments.get("langkah") == "latihan":
            self.show_start()
            self._practise()
        else:
            self.show_start()

    def show_start(self) -> None:
        """The three ways on."""
        self.set_title(self.title, "Buku kerja sekretaris LKM/BKM. Bekerja tanpa internet; data tetap di komputer ini.")
        self.stack.setCurrentWidget(self.start)
        if self.ctx.is_open and self.isVisible():
            self.ctx.go("beranda")
            return
        self.new_button.setFocus()
        mnemonics.refresh(self)

    def show_wizard(self) -> None:
        """The three steps."""
        self.set_title("Kantor baru", "Semua isian bisa diubah nanti di Pengaturan.")
        self.wizard.begin()
        self.stack.setCurrentWidget(self.wizard)
        mnemonics.refresh(self)

    def _fill_recent(self) -> None:
        while (item := self._recent.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        found = [name for name in self.ctx.memory.offices() if Path(name).exists()]
        if found:
            self._recent.addWidget(looks.label("Kantor yang terakhir dibuka", "h2"))
        for name in found:
            title = self.ctx.memory.title(name)
            words = f"{title}  ·  {name}" if title else name
            made = looks.button(words.replace("&", "&&"), self._open_recent, "folder", "tautan")
            made.setProperty("folder", name)
            made.setAccessibleName(f"Buka kantor {words}")
            self._recent.addWidget(made, 0, Qt.AlignmentFlag.AlignLeft)

    # --- ways on ----------------------------------------------------------------------------------------------------

    def _open(self) -> None:
        path = ask.open_file("Buka kantor", ask.OFFICE_FILTER, str(paths.documents_dir()))
        if path is not None:
            self.ctx.reopen(path)

    def _open_recent(self) -> None:
        sender = self.sender()
        if sender is not None:
            self.ctx.reopen(Path(str(sender.property("folder"))))

    def _restore(self) -> None:
        self.ctx.go("pulihkan")

    def _desk(self) -> None:
        self.ctx.go("korkot")

    def _practise(self) -> None:
        self.practice.begin()

    def _busy(self) -> None:
        self.practice_button.setEnabled(False)
        self.say("info", "Menyiapkan kelurahan contoh …")

    def _failed(self, text: str) -> None:
        self.practice_button.setEnabled(True)
        self.say("error", text)


def _card(icon: str, title: str, text: str, button: QWidget) -> QFrame:
    frame, layout = looks.card(margin=18, spacing=10)
    layout.addWidget(looks.picture(icon, theme.ACCENT, 32))
    layout.addWidget(looks.label(title, "h2"))
    words: QLabel = looks.label(text, "muted", wrap=True)
    words.setMinimumHeight(words.fontMetrics().lineSpacing() * 4)
    words.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
    layout.addWidget(words, 1)
    layout.addLayout(looks.row(button, None))
    return frame
