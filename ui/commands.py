"""What the menus do: each command is one short method, so that a key, a menu and a test call the same thing."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QAction, QDesktopServices
from PySide6.QtWidgets import QApplication

from lkm_desktop import __version__
from ui import ask, crash
from ui.closing import back_up_now
from ui.key_guard import KeyGuard
from ui.kode import CodeFinder

if TYPE_CHECKING:
    from ui.main_window import MainWindow
    from ui.page import Page

PROGRAM = "LKM Desktop"


class Commands(QObject):
    """Passes the menus' wishes to the window and to the page that is shown."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.codes = CodeFinder(window)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            KeyGuard(app, self)

    @property
    def _page(self) -> Page | None:
        return self._window.page

    def undo(self) -> None:
        """Ctrl+Z."""
        self._window.ctx.undo()

    def redo(self) -> None:
        """Ctrl+Y."""
        self._window.ctx.redo()

    def new_office(self) -> None:
        """Berkas > Kantor baru."""
        self._window.leave_page()
        self._window.show_page("mulai", langkah="baru")

    def open_practice(self) -> None:
        """Berkas > Kantor latihan."""
        self._window.leave_page()
        self._window.show_page("mulai", langkah="latihan")

    def open_desk(self) -> None:
        """The korkot's desk, apart from any office."""
        self._window.leave_page()
        self._window.show_page("korkot")

    def restore_office(self) -> None:
        """Berkas > Pulihkan kantor dari cadangan."""
        self._window.leave_page()
        self._window.show_page("pulihkan")

    def open_office(self) -> None:
        """Berkas > Buka kantor."""
        path = ask.open_file("Buka kantor", ask.OFFICE_FILTER)
        if path is not None:
            self._window.open_path(path)

    def open_sent_office(self) -> None:
        """Berkas > Kantor terakhir > one of them."""
        self._window.open_path(Path(self._sent()))

    def close_office(self) -> None:
        """Berkas > Tutup kantor."""
        self._window.leave_page()
        if self._window.backs_up:
            back_up_now(self._window.ctx)
        self._window.drop_pages()
        self._window.ctx.close()
        self._window.ctx.memory.closed()
        self._window.start()

    def open_folder(self) -> None:
        """Show the office's folder in the file manager."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._window.ctx.store.folder)))

    # --- the page's own commands ------------------------------------------------------------------------------------

    def page_new(self) -> None:
        """Ctrl+N."""
        if self._page is not None:
            self._page.new_record()

    def page_edit(self) -> None:
        """F2."""
        if self._page is not None:
            self._page.edit_record()

    def page_copy(self) -> None:
        """Ctrl+D."""
        if self._page is not None:
            self._page.copy_record()

    def page_delete(self) -> None:
        """Ubah > Hapus."""
        if self._page is not None:
            self._page.delete_record()

    def page_find(self) -> None:
        """Ctrl+F."""
        if self._page is not None:
            self._page.focus_search()

    def find_code(self) -> None:
        """Ctrl+K."""
        self.codes.ask()

    def page_save(self) -> None:
        """Ctrl+S."""
        if self._page is not None:
            self._page.save()

    def page_print(self) -> None:
        """Ctrl+P."""
        if self._page is not None:
            self._page.print_out()

    def page_export(self) -> None:
        """Ctrl+E."""
        if self._page is not None:
            self._page.export()

    def page_import(self) -> None:
        """Ctrl+I: into the register that is shown, else the import page."""
        if self._page is not None and "impor" in self._page.abilities:
            self._page.import_in()
        else:
            self._window.show_page("impor")

    def page_refresh(self) -> None:
        """F5."""
        if self._page is not None:
            self._page.refresh()

    def _sent(self) -> str:
        action = self.sender()
        return str(action.data()) if isinstance(action, QAction) else ""

    def show_sent_page(self) -> None:
        """Ctrl+1 to Ctrl+9, Ctrl+0."""
        self._window.show_page(self._sent())

    def show_decisions(self) -> None:
        """Data > Keputusan rapat."""
        self._window.show_page("keputusan")

    def show_attendance(self) -> None:
        """Data > Rekap kehadiran."""
        self._window.show_page("kisi")

    def show_excuses(self) -> None:
        """Data > Izin tetap."""
        self._window.show_page("izin")

    def show_elections(self) -> None:
        """Data > Pemilihan: the list of all."""
        self._window.show_page("pemilihan", daftar=True)

    def show_recap(self) -> None:
        """Data > Rekap untuk korkot."""
        self._window.show_page("rekap")

    def show_fill_sheets(self) -> None:
        """Data > Lembar isian: of the register that is shown, with its RT and RW."""
        self._window.show_page("lembar_isian", **(self._page.fill_sheet() if self._page is not None else {}))

    def show_replacements(self) -> None:
        """Data > Pergantian antarwaktu."""
        self._window.show_page("paw")

    def show_follow_ups(self) -> None:
        """Data > Tindak lanjut."""
        self._window.show_page("tindak_lanjut")

    def export_year(self) -> None:
        """Data > Statistik setahun."""
        self._window.show_page("statistik_relawan", setahun=True)

    def show_history(self) -> None:
        """Data > Riwayat dan Sampah."""
        self._window.show_page("riwayat")

    def show_imports(self) -> None:
        """Data > Riwayat impor."""
        self._window.show_page("riwayat", bagian="impor")

    def new_series(self) -> None:
        """Ubah > Buat seri rapat."""
        self._window.show_page("rapat_seri")

    def show_letterhead(self) -> None:
        """Cetak > Kop surat."""
        self._window.show_page("pengaturan", bagian="kop")

    def set_sent_size(self) -> None:
        """Tampilan > Ukuran huruf."""
        self._window.set_text_size(float(self._sent()))

    def toggle_full(self) -> None:
        """F11."""
        if self._window.isFullScreen():
            self._window.showNormal()
        else:
            self._window.showFullScreen()

    # --- help -------------------------------------------------------------------------------------------------------

    def show_help(self) -> None:
        """F1 opens and closes the topic of the page."""
        if self._window.help.isVisible():
            self._window.help.hide()
            return
        key = self._page.help_key if self._page is not None else ""
        self._window.help.show_topic(key or self._window.current)

    def show_keys(self) -> None:
        """Bantuan > Daftar tombol."""
        self._window.help.show_topic("tombol")

    def open_log(self) -> None:
        """Show the folder of the log."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(crash.log_path().parent)))

    def about(self) -> None:
        """Bantuan > Tentang."""
        ask.tell(
            f"Tentang {PROGRAM}",
            f"{PROGRAM} {__version__}",
            "Buku kerja sekretaris LKM/BKM: warga, relawan, anggota, rapat, daftar hadir, dan notulen. "
            "Bekerja tanpa internet; data hanya ada di komputer ini.",
        )

    def check_data(self) -> None:
        """Data > Periksa data."""
        self._window.show_page("beranda", periksa=True)
