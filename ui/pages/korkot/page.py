"""Meja korkot: a collection is opened, packages are taken in, and the city is looked at period by period."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QTabWidget, QVBoxLayout, QWidget

from lkm_desktop import paths
from lkm_desktop.errors import LkmError
from lkm_desktop.format import nama_berkas
from lkm_desktop.kota.koleksi import PerluSandi, dengan_sandi
from lkm_desktop.kota.masuk import KEADAAN, HasilTerima
from ui import ask, crash, files, mnemonics
from ui.context import Context
from ui.page import Page
from ui.pages.impor.jobs import Jobs
from ui.pages.korkot import desk, start
from ui.pages.korkot.desk import Desk, Taken, View
from ui.pages.korkot.intake import Intake
from ui.pages.korkot.settings_tab import SettingsTab
from ui.pages.korkot.tabs import BoardTab, CompareTab, OddTab, TotalsTab
from ui.pages.korkot.trend_tab import TrendTab
from ui.widgets import looks
from ui.widgets.inputs import ChoiceInput

_LEAD = "Rekap semua kelurahan dalam satu koleksi. Kantor LKM yang terbuka tidak tersentuh."
_ADDRESS = "Alamatnya, misalnya postgresql+psycopg://nama@server/basisdata. Kata sandinya ditanyakan sesudah ini."
_REGISTERED = "{} kelurahan terdaftar, belum ada rekap. Masukkan paket yang dikirim LKM."
_EMPTY = "Belum ada rekap di koleksi ini. Masukkan paket yang dikirim LKM, atau daftar kelurahannya lebih dahulu."


class KorkotPage(Page):
    """`open` may be told `tempat`: a collection to open at once."""

    title = "Meja korkot"
    help_key = "korkot"
    apart = True
    abilities = frozenset({"impor", "ekspor", "cetak"})

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx)
        self.desk: Desk = ctx.kept.setdefault("korkot", Desk())  # stays open over a change of office
        self.view = View()
        self.jobs = Jobs(ctx, self)
        self._opening = ""  # the place that is being opened
        self.setAcceptDrops(True)
        self.start_view = start.Start(ctx.memory)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.start_view)
        self.stack.addWidget(self._work_view())
        self.body.addWidget(self.stack, 1)
        self.set_title(self.title, _LEAD)
        self.back_button = looks.button("Kembali", self._back, "arrow-left")
        self.add_action(self.book_button, self.paper_button, self.close_button, self.back_button)
        self._connect()
        self._show_start()

    def _work_view(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.periode = ChoiceInput([], required=True)
        self.periode.setMinimumContentsLength(16)
        self.periode.setAccessibleName("Periode")
        label = looks.label("Periode")
        label.setBuddy(self.periode)
        self.files_button = looks.button("Masukkan paket…", self.import_in, "file-input", "primary")
        self.folder_button = looks.button("Dari folder…", self.take_folder, "folder-open")
        self.register_button = looks.button("Daftar kelurahan…", self.take_register, "list")
        self.book_button = looks.button("Gabungan Excel…", self.export, "file-spreadsheet")
        self.paper_button = looks.button("Ringkasan PDF…", self.print_out, "printer")
        self.close_button = looks.button("Tutup koleksi", self.shut_collection, "arrow-left")
        column.addLayout(looks.row(label, self.periode, self.files_button, self.folder_button, self.register_button,
                                   None))
        self.intake = Intake()
        column.addWidget(self.intake)
        self.empty = looks.label(_EMPTY, "muted", wrap=True)
        column.addWidget(self.empty)
        self.board, self.totals, self.odd, self.compare = BoardTab(), TotalsTab(), OddTab(), CompareTab()
        self.trend, self.settings = TrendTab(), SettingsTab()
        self.tabs = QTabWidget()
        for tab, words in ((self.board, "Kiriman"), (self.totals, "Jumlah"), (self.odd, "Angka janggal"),
                           (self.compare, "Banding"), (self.trend, "Tren"), (self.settings, "Setelan")):
            self.tabs.addTab(tab, words)
        column.addWidget(self.tabs, 1)
        return holder

    def _connect(self) -> None:
        self.start_view.new_wanted.connect(self.new_collection)
        self.start_view.open_wanted.connect(self.open_collection)
        self.start_view.shared_wanted.connect(self.connect_shared)
        self.start_view.place_wanted.connect(self.open_place)
        self.periode.edited.connect(self._periode_chosen)
        self.jobs.failed.connect(self._failed)
        self.jobs.cancelled.connect(self._cancelled)
        self.board.recognise_wanted.connect(self._recognise)
        self.board.forget_wanted.connect(self._forget)
        self.settings.save_wanted.connect(self._save_settings)
        self.trend.wanted.connect(self._read_trend)
        self.tabs.currentChanged.connect(self._tab_chosen)
        self.intake.stopped.connect(self.jobs.stop)

    # --- opening ----------------------------------------------------------------------------------------------------

    def open(self, **arguments: Any) -> None:
        """`tempat`: a collection to open at once."""
        self.start_view.fill()
        if arguments.get("tempat"):
            self.open_place(str(arguments["tempat"]))
        elif self.desk.is_open and self.stack.currentIndex() == 0:
            self._show_work()

    def new_collection(self) -> None:
        """A new file; an existing collection of that name is opened, never replaced."""
        path = ask.save_file("Koleksi baru", str(paths.documents_dir() / f"Korkot{desk.ENDING}"), desk.FILTER)
        if path is not None:
            self.open_place(str(path if path.suffix else path.with_suffix(desk.ENDING)))

    def open_collection(self) -> None:
        """A file that exists."""
        path = ask.open_file("Buka koleksi", desk.FILTER, str(paths.documents_dir()))
        if path is not None:
            self.open_place(str(path))

    def connect_shared(self) -> None:
        """A database on a server."""
        typed = ask.text("Sambung ke peladen", _ADDRESS, desk.POSTGRES)
        if typed is not None and typed.strip() not in ("", desk.POSTGRES):
            words = typed.strip()
            self.open_place(words if "://" in words else desk.POSTGRES + words)

    def open_place(self, place: str) -> None:
        """Open or make a collection, in the background. A password that the server wants is asked for."""
        self.bar.clear()
        self._opening = place
        self.jobs.run("Membuka koleksi kota", partial(desk.open_place, place), self._opened)

    def _opened(self, result: Any) -> None:
        koleksi, place = result
        self._opening = ""
        self.desk.take(koleksi, place)
        start.remember(self.ctx.memory, place)
        self._show_work()

    def _show_work(self) -> None:
        self.intake.clear()
        self.stack.setCurrentIndex(1)
        self._show_actions(True)
        self.set_title(self.title, _capital(self.desk.name))
        self.look()

    def shut_collection(self) -> None:
        """Back to the first view."""
        self.jobs.forget()
        self.desk.shut()
        self.view = View()
        self._show_start()

    def _back(self) -> None:
        self.ctx.go("beranda" if self.ctx.is_open else "mulai")

    def _show_actions(self, shown: bool) -> None:
        for widget in (self.book_button, self.paper_button, self.close_button):
            widget.setVisible(shown)

    def _show_start(self) -> None:
        self.set_title(self.title, _LEAD)
        self.start_view.fill()
        self.stack.setCurrentIndex(0)
        self._show_actions(False)
        mnemonics.refresh(self)

    # --- what is shown ----------------------------------------------------------------------------------------------

    def look(self, code: str = "") -> None:
        """Read a period anew, by default the one that is shown."""
        if self.desk.koleksi is not None:
            wanted = code or str(self.periode.value() or "")
            self.jobs.run("Menghitung gabungan", partial(desk.read_view, self.desk.koleksi, wanted), self._show)

    def _show(self, result: Any) -> None:
        assert isinstance(result, View)
        self.view = result
        if self.bar.kind == "error":
            self.bar.clear()
        self.set_title(self.title, f"{_capital(self.desk.name)}  ·  dibaca {datetime.now():%H.%M.%S}")
        self.periode.set_choices([(one.kode, f"{one.label} ({one.jumlah})") for one in result.periode])
        self.periode.set_value(result.kode or None)
        there = bool(result.periode)
        self.empty.setVisible(not there)
        self.empty.setText(_REGISTERED.format(len(result.terdaftar)) if result.terdaftar else _EMPTY)
        for widget in (self.periode, self.book_button, self.paper_button):
            widget.setEnabled(there)
        for tab in (self.board, self.totals, self.odd, self.compare, self.trend, self.settings):
            tab.show_view(result)
        odd = len(result.janggal)
        self.tabs.setTabText(2, f"Angka janggal ({odd})" if odd else "Angka janggal")
        mnemonics.refresh(self)
        self._tab_chosen()

    def _periode_chosen(self) -> None:
        self.look(str(self.periode.value() or ""))

    def _tab_chosen(self, *_: object) -> None:
        if self.tabs.currentWidget() is self.trend:
            self._read_trend()

    def _read_trend(self) -> None:
        asked = self.trend.asked()
        if self.desk.koleksi is None or asked is None:
            self.trend.show_trend(None)
            return
        self.jobs.run("Membaca tren", partial(desk.read_trend, self.desk.koleksi, *asked), self.trend.show_trend)

    def refresh(self) -> None:
        """F5: another desk may have taken packages in."""
        self.bar.clear()
        self.look()

    # --- taking in --------------------------------------------------------------------------------------------------

    def import_in(self) -> None:
        """Ctrl+I: packages and recap workbooks."""
        if self.desk.is_open:
            self.take(ask.open_files("Masukkan paket", desk.PACKAGES, str(paths.documents_dir())))

    def take_folder(self) -> None:
        """All that lies in a folder."""
        place = ask.folder("Masukkan paket dari folder", str(paths.documents_dir()))
        if place is not None:
            self.take([place])

    def take(self, given: Sequence[Path]) -> None:
        """Take packages in, in the background."""
        if given and self.desk.koleksi is not None:
            self.bar.clear()
            self.intake.begin()
            work = partial(desk.take_in, self.desk.koleksi, list(given))
            self.jobs.run("Memasukkan paket", work, self._taken).progress.connect(self.intake.advance)

    def _taken(self, result: Any) -> None:
        assert isinstance(result, Taken)
        rows: tuple[HasilTerima, ...] = result.rows
        self.intake.show_results(rows)
        counts = [(name, sum(one.keadaan == code for one in rows)) for code, name in KEADAAN]
        told = ", ".join(f"{count} {name.lower()}" for name, count in counts if count)
        bad = any(one.keadaan in ("rusak", "bentrok", "tak_dikenal") for one in rows)
        words = f"{len(rows)} berkas: {told}." if rows else "Tidak ada yang dimasukkan."
        if result.stopped:
            self.say("warn", f"Dihentikan. {words}")
        else:
            self.say("warn" if bad or not rows else "ok", words)
        if not rows:
            self.intake.clear()
        shown = self.view.kode
        self.look("" if shown in result.periods or not result.periods else result.periods[-1])

    def take_register(self) -> None:
        """The register of kelurahan from a sheet."""
        if self.desk.koleksi is None:
            return
        path = ask.open_file("Daftar kelurahan", ask.EXCEL_FILTER, str(paths.documents_dir()))
        if path is None:
            return
        ways = ("Tambahkan dan perbarui", "Jadikan daftar ini satu-satunya")
        answer = ask.choose("Daftar kelurahan", "Kelurahan yang tidak ada di berkas ini:", (
            "Biarkan terdaftar", "Keluarkan dari daftar (rekapnya tetap tersimpan)"))  # fmt: skip
        if answer is None:
            return
        work = partial(desk.take_register, self.desk.koleksi, path, ways[answer] == ways[1])
        self.jobs.run("Membaca daftar kelurahan", work, self._register_taken)

    def _register_taken(self, result: Any) -> None:
        self.say("warn" if result.catatan else "ok", result.kalimat)
        if result.catatan:
            self.intake.show_notes(result.catatan)
        self.look()

    # --- changing ---------------------------------------------------------------------------------------------------

    def _recognise(self, kiriman_id: str) -> None:
        text = "Kelurahan ini tercatat untuk kantor lain. Akui kantor pengirim rekap ini sebagai yang benar?"
        if self.desk.koleksi is not None and ask.confirm("Akui kantor", text, "Akui"):
            self.jobs.run("Mengakui kantor", partial(desk.recognise, self.desk.koleksi, kiriman_id), self._changed)

    def _forget(self, kiriman_id: str) -> None:
        if self.desk.koleksi is not None:
            self.jobs.run("Menyingkirkan berkas", partial(desk.forget, self.desk.koleksi, kiriman_id), self._changed)

    def _save_settings(self, values: Any) -> None:
        if self.desk.koleksi is not None:
            self.jobs.run("Menyimpan setelan", partial(desk.save_settings, self.desk.koleksi, values), self._changed)

    def _changed(self, result: object) -> None:
        self.say("ok", "Tersimpan di koleksi.")
        self.look()

    # --- giving out -------------------------------------------------------------------------------------------------

    def export(self) -> None:
        """Ctrl+E: the merged workbook of the period."""
        self._give("gabungan", ".xlsx", "Buku kerja Excel (*.xlsx)", desk.save_workbook)

    def print_out(self) -> None:
        """Ctrl+P: the summary of the city."""
        self._give("ringkasan-kota", ".pdf", ask.PDF_FILTER, desk.save_summary)

    def _give(self, what: str, ending: str, filter: str, work: Any) -> None:
        if self.desk.koleksi is None or not self.view.kode:
            return
        name = nama_berkas(what, self.view.kode, akhiran=ending)
        path = ask.save_file("Simpan", str(paths.documents_dir() / name), filter)
        if path is not None and self.desk.holds(path):
            self.say("error", "Itu berkas koleksi yang sedang terbuka; tidak ada yang ditulis. Pilih nama lain.")
        elif path is not None:
            made = partial(work, self.desk.koleksi, self.view.kode, path)
            self.jobs.run(f"Menyimpan {path.name}", made, partial(self._given, what))

    def _given(self, what: str, path: Any) -> None:
        files.say_where(self, path, "Gabungan" if what == "gabungan" else "Ringkasan kota")

    # --- errors, dropping, end --------------------------------------------------------------------------------------

    def _failed(self, error: object) -> None:
        self.intake.end()
        place, self._opening = self._opening, ""
        if isinstance(error, PerluSandi) and place:
            typed = ask.secret("Sambung ke peladen", f"Kata sandi untuk {start.without_scheme(place)}")
            if typed:
                self.open_place(dengan_sandi(place, typed))
                return
        if isinstance(error, LkmError):
            self.say("error", str(error))
        elif isinstance(error, BaseException):
            crash.report(error)

    def _cancelled(self) -> None:
        self.intake.end()
        self.say("info", "Dihentikan.")
        self.look()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Packages and folders may be dropped on an open collection."""
        if self.desk.is_open and _paths(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take them in."""
        event.acceptProposedAction()
        self.take(_paths(event.mimeData()))

    def take_focus(self) -> None:
        """The keys go to the first way on, or to the tab that is shown."""
        if self.desk.is_open:
            (self.files_button if not self.view.periode else self.tabs).setFocus()
        else:
            self.start_view.new_button.setFocus()

    def shut(self) -> None:
        """The page is thrown away; the collection stays open for the next one."""
        self.jobs.forget()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves the first view."""
        if event.key() == Qt.Key.Key_Escape and not self.bar.text and not self.desk.is_open:
            self._back()
            return
        super().keyPressEvent(event)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _paths(data: QMimeData) -> list[Path]:
    found = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    return [path for path in found if path.is_dir() or path.suffix.lower() in (".zip", ".xlsx")]
