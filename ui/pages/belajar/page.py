"""The page "Belajar": agenda, sessions, people and topics, growth, kaderisasi."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from lkm_desktop.services import kbk
from ui import mnemonics
from ui.context import Context
from ui.page import Page
from ui.pages import preview_papers
from ui.pages.belajar.agenda_tab import AgendaTab
from ui.pages.belajar.kader_tab import KaderTab
from ui.pages.belajar.peserta_tab import PesertaTab
from ui.pages.belajar.sesi_tab import SesiTab
from ui.pages.belajar.status_tab import StatusTab
from ui.widgets import looks
from ui.widgets.inputs import ChoiceInput

TABS = ("agenda", "sesi", "peserta", "status", "kader")


class BelajarPage(Page):
    """Five tabs; each reads when it is shown. The year above them counts for agenda and sessions."""

    title = "Belajar"
    help_key = "belajar"
    tables = frozenset({
        "topik", "agenda_kbk", "sesi_kbk", "rapat", "kehadiran", "tindak_lanjut", "laporan_tindak_lanjut", "penugasan",
        "relawan", "orang", "aturan", "pelatihan", "peserta_pelatihan", "sertifikat", "organisasi",
    })  # fmt: skip
    abilities = frozenset({"baru", "ubah", "hapus", "simpan", "cetak", "ekspor"})

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx)
        self.year = ChoiceInput([(date.today().year, str(date.today().year))], required=True)
        self.year.setAccessibleName("Tahun")
        self.agenda, self.sessions, self.people = AgendaTab(self), SesiTab(self), PesertaTab(self)
        self.status, self.cadre = StatusTab(self), KaderTab(self)
        self.tabs = looks.tabs("Bagian belajar")
        names = ("&1 Agenda", "&2 Sesi", "&3 Peserta && topik", "&4 Status", "&5 Kaderisasi")
        for tab, name in zip(self.parts(), names, strict=True):
            self.tabs.addTab(tab, name)
        corner = QWidget()
        label = looks.label("Tahun")
        label.setBuddy(self.year)
        corner.setLayout(looks.row(label, self.year))
        self.corner = corner
        self.tabs.setCornerWidget(corner)
        self.topics_button = looks.button("Topik", self.to_topics, "list")
        self.certificates_button = looks.button("Sertifikat", self.to_certificates, "graduation-cap")
        self.add_button = looks.button("Tambah ke agenda", self.new_record, "plus", "primary")
        self.add_action(self.topics_button, self.certificates_button, self.add_button)
        self.body.addWidget(self.tabs, 1)
        self.tabs.currentChanged.connect(self._turned)
        self.year.edited.connect(self.reload)

    def parts(self) -> tuple[AgendaTab, SesiTab, PesertaTab, StatusTab, KaderTab]:
        """The tabs in their order."""
        return self.agenda, self.sessions, self.people, self.status, self.cadre

    def part(self) -> AgendaTab | SesiTab | PesertaTab | StatusTab | KaderTab:
        """The tab in front."""
        return self.parts()[self.tabs.currentIndex()]

    @property
    def tahun(self) -> int:
        """The year chosen."""
        return int(self.year.value() or date.today().year)

    def open(self, **arguments: Any) -> None:
        """`tab` is one of TABS, `tahun` a year, `agenda_id` a line of it."""
        if arguments.get("tahun"):
            self._fill_years(int(arguments["tahun"]))
            self.year.set_value(int(arguments["tahun"]))
        if arguments.get("tab") in TABS:
            self.tabs.setCurrentIndex(TABS.index(str(arguments["tab"])))
        if arguments.get("agenda_id"):
            self._stale = False
            self.reload()
            self.agenda.go_to(str(arguments["agenda_id"]))

    def _fill_years(self, wanted: int) -> None:
        today = date.today().year
        with self.ctx.read() as s:
            found = kbk.tahun_ada(s)
        years = sorted({*found, today, today + 1, wanted}, reverse=True)
        self.year.set_choices([(year, str(year)) for year in years])

    def reload(self) -> None:
        """Read the tab that is shown."""
        if not self.ctx.is_open:
            return
        self._fill_years(self.tahun)
        self.part().read()
        self.set_title(self.title, self.part().counts())
        self.corner.setVisible(self.tabs.currentIndex() < 2)
        self.add_button.setText(("Tambah ke agenda", "Pertemuan baru", "Tambah anggota inti")[
            min(self.tabs.currentIndex(), 2)])
        self.add_button.setVisible(self.tabs.currentIndex() < 3)

    def _turned(self) -> None:
        self.bar.clear()
        self.reload()
        mnemonics.refresh(self)

    def take_focus(self) -> None:
        """The keys go to where the tab begins."""
        self.part().start()

    def leave(self) -> None:
        """What was said is over; what is typed in the form waits."""
        self.bar.clear()

    # --- what can be done -------------------------------------------------------------------------------------------

    def new_record(self) -> None:
        """Ctrl+N."""
        self.part().new_record()

    def edit_record(self) -> None:
        """F2."""
        self.part().edit_record()

    def delete_record(self) -> None:
        """Ctrl+Del."""
        self.part().delete_record()

    def save(self) -> None:
        """Ctrl+S."""
        self.part().save()

    def print_out(self) -> None:
        """Ctrl+P: the paper of the tab."""
        self.part().print_out()

    def to_topics(self) -> None:
        """The list of topics."""
        self.ctx.go("topik")

    def to_certificates(self) -> None:
        """Certificates of the year."""
        self.ctx.go("sertifikat", subjek=str(self.tahun))

    def preview(self, key: str, subjek: str, name: str = "", *, rapat_id: str = "", day: date | None = None) -> None:
        """A paper on the preview page."""
        self.ctx.preview(preview_papers.request(
            self.ctx, key, rapat_id=rapat_id, subjek=subjek, name=name or subjek, day=day))
