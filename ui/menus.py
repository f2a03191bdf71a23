"""The menu bar: every command of the program with its key, all of them reachable without a mouse."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar

from ui import theme
from ui.pages import SIDE
from ui.pages.books import BOOKS, title_for

if TYPE_CHECKING:
    from ui.main_window import MainWindow

Slot = Callable[[], object]


def place_key(number: int) -> str:
    """The key of the place with that number in the sidebar, counted from 1: Ctrl+1 to Ctrl+9, then Ctrl+0."""
    return f"Ctrl+{number % 10}" if number <= 10 else ""


class Menus:
    """Builds the bar once and keeps its actions; `update` enables what the page shown can do."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self.bar: QMenuBar = window.menuBar()
        self.by_ability: dict[str, list[QAction]] = {}
        self._office_only: list[QAction] = []
        self._menus: list[QMenu] = []
        self._file()
        self._edit()
        self._view()
        self._data()
        self._print()
        self._help()

    def _menu(self, title: str) -> QMenu:
        menu = self.bar.addMenu(title)
        self._menus.append(menu)
        return menu

    def _add(
        self, menu: QMenu, text: str, slot: Slot, key: str = "", ability: str = "", office: bool = True,
    ) -> QAction:
        action = menu.addAction(text)
        action.triggered.connect(slot)
        if key:
            action.setShortcut(QKeySequence(key))
        if ability:
            self.by_ability.setdefault(ability, []).append(action)
        elif office:
            self._office_only.append(action)
        return action

    def _file(self) -> None:
        w, menu = self._window.commands, self._menu("&Berkas")
        self._add(menu, "Kantor &baru…", w.new_office, office=False)
        self._add(menu, "B&uka kantor…", w.open_office, "Ctrl+O", office=False)
        self.recent = menu.addMenu("Kantor &terakhir")
        self.recent.aboutToShow.connect(self._fill_recent)
        self._add(menu, "Kantor &latihan", w.open_practice, office=False)
        self._add(menu, "Pulihkan kantor dari &cadangan…", w.restore_office, office=False)
        self._add(menu, "&Meja korkot…", w.open_desk, office=False)
        menu.addSeparator()
        self._add(menu, "&Simpan", w.page_save, "Ctrl+S", "simpan")
        self._add(menu, "Buka &folder kantor", w.open_folder)
        menu.addSeparator()
        self._add(menu, "Tutu&p kantor", w.close_office)
        self._add(menu, "&Keluar", self._window.close, "Ctrl+Q", office=False)

    def _edit(self) -> None:
        w, menu = self._window.commands, self._menu("&Ubah")
        self.undo = self._add(menu, "&Urungkan", w.undo, "Ctrl+Z")
        self.redo = self._add(menu, "U&langi", w.redo, "Ctrl+Y")
        self.redo.setShortcuts([QKeySequence("Ctrl+Y"), QKeySequence("Ctrl+Shift+Z")])
        menu.aboutToShow.connect(self._window.refresh_undo)
        menu.addSeparator()
        self._add(menu, "&Tambah baru", w.page_new, "Ctrl+N", "baru")
        self._add(menu, "U&bah", w.page_edit, "F2", "ubah")
        self._add(menu, "&Salin ke tanggal lain", w.page_copy, "Ctrl+D", "salin")
        self._add(menu, "&Hapus", w.page_delete, "Ctrl+Del", "hapus")
        menu.addSeparator()
        self._add(menu, "Buat s&eri rapat…", w.new_series)
        menu.addSeparator()
        self._add(menu, "&Cari", w.page_find, "Ctrl+F", "cari")
        self._add(menu, "Buka k&ode daftar hadir…", w.find_code, "Ctrl+K")

    def _view(self) -> None:
        w, menu = self._window.commands, self._menu("&Tampilan")
        self.places: list[QAction] = []
        for number, spec in enumerate(SIDE, 1):
            action = self._add(menu, spec.title.replace("&", "&&"), w.show_sent_page, place_key(number))
            action.setData(spec.key)
            self.places.append(action)
        menu.addSeparator()
        self._add(menu, "Halaman &sebelumnya", self._window.back, "Ctrl+Backspace")
        self._refreshing = self._add(menu, "Muat &ulang", w.page_refresh, "F5")
        sizes = menu.addMenu("Ukuran &huruf")
        self.sizes = QActionGroup(sizes)
        for points, name in theme.TEXT_SIZES:
            action = sizes.addAction(name)
            action.setCheckable(True)
            action.setData(points)
            action.triggered.connect(w.set_sent_size)
            self.sizes.addAction(action)
        self.side = self._add(menu, "&Bilah sisi ringkas", self._window.toggle_side, "Ctrl+B", office=False)
        self.side.setCheckable(True)
        full = self._add(menu, "&Layar penuh", w.toggle_full, "F11", office=False)
        full.setCheckable(True)

    def _data(self) -> None:
        w, menu = self._window.commands, self._menu("&Data")
        self._importing = self._add(menu, "&Impor Excel…", w.page_import, "Ctrl+I")
        self._add(menu, "&Ekspor Excel…", w.page_export, "Ctrl+E", "ekspor")
        self._add(menu, "&Statistik setahun…", w.export_year)
        menu.addSeparator()
        books = menu.addMenu("&Buku")
        self.books: list[QAction] = []
        for key, title in BOOKS:
            action = self._add(books, title, w.show_sent_page)
            action.setData(key)
            self.books.append(action)
        menu.addSeparator()
        self._add(menu, "&Keputusan rapat", w.show_decisions)
        self._add(menu, "&Tindak lanjut", w.show_follow_ups)
        self._add(menu, "Rek&ap kehadiran", w.show_attendance)
        self._add(menu, "I&zin tetap", w.show_excuses)
        menu.addSeparator()
        self._add(menu, "Pe&milihan", w.show_elections)
        self._add(menu, "Pergantian antar&waktu (PAW)", w.show_replacements)
        menu.addSeparator()
        self._add(menu, "Rekap &untuk korkot", w.show_recap)
        self._add(menu, "&Formulir korkot", w.show_sent_page).setData("formulir_korkot")
        self._add(menu, "Pe&nilaian IDF", w.show_sent_page).setData("idf")
        self._add(menu, "&Lembar isian…", w.show_fill_sheets)
        menu.addSeparator()
        self._add(menu, "Mungkin &orang yang sama", w.show_sent_page).setData("ganda")
        self._add(menu, "&Riwayat dan Sampah", w.show_history)
        self._add(menu, "Riwa&yat impor", w.show_imports)
        self._add(menu, "&Periksa data", w.check_data)

    def _print(self) -> None:
        w, menu = self._window.commands, self._menu("&Cetak")
        self._add(menu, "&Pratinjau dan cetak…", w.page_print, "Ctrl+P", "cetak")
        self._add(menu, "Kop surat dan penanda &tangan…", w.show_letterhead)

    def _help(self) -> None:
        w, menu = self._window.commands, self._menu("Ba&ntuan")
        self._add(menu, "&Bantuan halaman ini", w.show_help, "F1", office=False)
        self._add(menu, "&Daftar tombol", w.show_keys, office=False)
        self._add(menu, "Buka &catatan gangguan", w.open_log, office=False)
        menu.addSeparator()
        self._add(menu, "&Tentang LKM Desktop", w.about, office=False)

    def _fill_recent(self) -> None:
        self.recent.clear()
        for folder in self._window.ctx.memory.offices():
            action = self.recent.addAction(folder.replace("&", "&&"))
            action.setData(folder)
            action.triggered.connect(self._window.commands.open_sent_office)
        if self.recent.isEmpty():
            self.recent.addAction("Belum ada").setEnabled(False)

    def update(self, abilities: frozenset[str], is_open: bool, apart: bool = False) -> None:
        """Enable what can be done now. apart: the page shown is about something else than the open office, and can do
        what it can without one."""
        for action in self._office_only:
            action.setEnabled(is_open)
        for ability, actions in self.by_ability.items():
            for action in actions:
                action.setEnabled((is_open or apart) and ability in abilities)
        if apart and not is_open:
            self._importing.setEnabled("impor" in abilities)
            self._refreshing.setEnabled(True)

    def set_word(self, word: str) -> None:
        """Name the places in the office's own word for the body, LKM or BKM."""
        for spec, action in zip(SIDE, self.places, strict=True):
            action.setText(title_for(spec.title, word).replace("&", "&&"))
        for (_, title), action in zip(BOOKS, self.books, strict=True):
            action.setText(title_for(title, word))

    def check_size(self, points: float) -> None:
        """Tick the text size in force."""
        for action in self.sizes.actions():
            action.setChecked(abs(float(action.data()) - points) < 0.01)
