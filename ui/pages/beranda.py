"""The start page: what is to be done, the next meeting, what was done last. No charts."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from lkm_desktop import format as fmt
from lkm_desktop.services.rapat import RapatRingkas
from ui import mnemonics, theme
from ui.context import Context
from ui.page import Page
from ui.pages.tugas import Ringkasan, Tugas, gather
from ui.widgets import looks

_NAMES = {"orang": "Warga", "anggota": "Anggota", "pengelola": "Pengelola", "relawan": "Relawan", "rapat": "Rapat"}
#: the Alt letters of the numbers; what waits is numbered instead, its verbs repeat and would run out of letters
_LETTERS = {"orang": "w", "anggota": "a", "pengelola": "p", "relawan": "r", "rapat": "h"}
_DIGITS = 9


def make(ctx: Context) -> Page:
    """The start page."""
    return HomePage(ctx)


class HomePage(Page):
    """Built anew from the data whenever it is shown after a change."""

    title = "Beranda"
    help_key = "beranda"
    abilities = frozenset({"baru"})
    tables = frozenset({
        "orang", "penugasan", "relawan", "rapat", "kehadiran", "agenda", "keputusan", "tindak_lanjut", "organisasi",
        "aturan", "agenda_kbk", "sesi_kbk", "draf",
    })

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx)
        self._targets: dict[str, tuple[str, dict[str, Any]]] = {}
        self.area = QScrollArea()
        self.area.setObjectName("polos")
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.body.addWidget(self.area)

    def open(self, **arguments: Any) -> None:
        """`periksa` looks through the whole file and says how it is."""
        self._stale = True
        if arguments.get("periksa"):
            problems = self.ctx.store.check()
            if problems:
                words = f"Pemeriksaan menemukan masalah pada berkas data: {problems[0]}. Pulihkan dari cadangan."
                self.say("error", words, ("Lihat cadangan", self._backups))
            else:
                self.say("ok", "Berkas data utuh. Hal yang perlu dilengkapi ada di daftar di bawah.")

    def reload(self) -> None:
        """Read everything again."""
        with self.ctx.read() as s:
            found = gather(s, date.today())
        self._targets.clear()
        office = self.ctx.office
        self.set_title(f"Selamat bekerja di {office.title}", fmt.hari_tanggal(date.today()))
        page = QWidget()
        page.setObjectName("polos")
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 6, 0)
        layout.setSpacing(12)
        layout.addLayout(self._counts(found))
        columns = QHBoxLayout()
        columns.setSpacing(12)
        columns.addWidget(self._tasks(found.tugas), 3)
        right = QVBoxLayout()
        right.setSpacing(12)
        right.addWidget(self._next(found.berikut))
        right.addWidget(self._last())
        right.addStretch(1)
        columns.addLayout(right, 2)
        layout.addLayout(columns)
        layout.addStretch(1)
        self.area.setWidget(page)
        self.area.viewport().setAutoFillBackground(False)
        page.setAutoFillBackground(False)
        mnemonics.refresh(self)

    # --- blocks -----------------------------------------------------------------------------------------------------

    def _counts(self, found: Ringkasan) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(12)
        for key, number, noun in found.hitung:
            frame, layout = looks.card(margin=12, spacing=0)
            layout.addWidget(looks.label(fmt.ribuan(number), "angka"))
            words = noun.replace(_LETTERS[key], f"&{_LETTERS[key]}", 1)
            layout.addWidget(self._link(words, key, {}, f"Buka {_NAMES[key]}"))
            line.addWidget(frame, 1)
        return line

    def _tasks(self, tasks: tuple[Tugas, ...]) -> QFrame:
        frame, layout = looks.card(spacing=0)
        layout.addWidget(looks.label("Yang perlu dikerjakan", "h2"))
        layout.addSpacing(6)
        if not tasks:
            done = looks.label("Semua beres. Tidak ada yang menunggu.")
            layout.addLayout(looks.row(looks.picture("circle-check", theme.OK), done, None))
        for number, task in enumerate(tasks):
            if number:
                layout.addWidget(looks.line())
            icon = ("triangle-alert", theme.WARN) if task.level == "warn" else ("info", theme.INFO)
            words = looks.label(task.kalimat, wrap=True)
            key = f"&{number + 1} " if number < _DIGITS else ""
            verb = looks.button(f"{key}{task.verb}", self._follow)
            verb.setAccessibleName(f"{task.verb}: {task.kalimat}")
            self._aim(verb, task.page, task.arguments)
            line = looks.row(looks.picture(*icon, 18), spacing=10)
            line.setContentsMargins(0, 7, 0, 7)
            line.addWidget(words, 1)
            line.addWidget(verb)
            layout.addLayout(line)
        layout.addStretch(1)
        return frame

    def _next(self, meeting: RapatRingkas | None) -> QFrame:
        frame, layout = looks.card(spacing=6)
        layout.addWidget(looks.label("Rapat berikutnya", "h2"))
        if meeting is None:
            layout.addWidget(looks.label("Belum ada rapat yang dijadwalkan.", "muted", wrap=True))
            made = looks.button("&Jadwalkan rapat", self._follow, "calendar-plus")
            self._aim(made, "rapat_baru", {})
            layout.addLayout(looks.row(made, None))
            return frame
        layout.addWidget(looks.label(meeting.judul, "bold", wrap=True))
        when = " · ".join(part for part in (fmt.hari_tanggal(meeting.tanggal), meeting.jam, meeting.tempat) if part)
        layout.addWidget(looks.label(when, wrap=True))
        left = (meeting.tanggal - date.today()).days
        days = "hari ini" if left == 0 else "besok" if left == 1 else f"{left} hari lagi"
        layout.addWidget(looks.label(f"{days} · {meeting.diundang} diundang", "muted"))
        opened = looks.button("Bu&ka rapat", self._follow, "calendar-days")
        self._aim(opened, "rapat_isi", {"rapat_id": meeting.id})
        layout.addLayout(looks.row(opened, None))
        return frame

    def _last(self) -> QFrame:
        frame, layout = looks.card(spacing=6)
        layout.addWidget(looks.label("Terakhir dikerjakan", "h2"))
        steps = [step for step in self.ctx.store.steps(30) if step.jenis == "kerja" and step.keadaan == "berlaku"][:6]
        if not steps:
            layout.addWidget(looks.label("Belum ada catatan.", "muted"))
        for step in steps:
            line = looks.row(spacing=10)
            line.addWidget(looks.Elided(step.label), 1)
            line.addWidget(looks.label(_when(step.waktu.date(), step.waktu.strftime("%H.%M")), "muted"))
            layout.addLayout(line)
        layout.addLayout(looks.row(self._link("&Semua riwayat", "riwayat", {}, "Buka riwayat"), None))
        return frame

    # --- ways on ----------------------------------------------------------------------------------------------------

    def _link(self, text: str, page: str, arguments: dict[str, Any], name: str) -> QWidget:
        made = looks.button(text, self._follow, kind="tautan")
        made.setAccessibleName(name)
        self._aim(made, page, arguments)
        return made

    def _aim(self, widget: QWidget, page: str, arguments: dict[str, Any]) -> None:
        key = str(len(self._targets))
        widget.setProperty("tujuan", key)
        self._targets[key] = (page, arguments)

    def _follow(self) -> None:
        sender = self.sender()
        target = self._targets.get(str(sender.property("tujuan"))) if sender is not None else None
        if target is not None:
            self.ctx.go(target[0], **target[1])

    def _backups(self) -> None:
        self.ctx.go("riwayat", bagian="cadangan")

    def new_record(self) -> None:
        """Ctrl+N: a new meeting, the most usual start of a day."""
        self.ctx.go("rapat_baru")


def _when(day: date, clock: str) -> str:
    left = (date.today() - day).days
    if left == 0:
        return clock
    return "kemarin" if left == 1 else fmt.tanggal_pendek(day)
