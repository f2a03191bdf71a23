"""Bringing back an office that is not open: where to look, which backup, where to, and what will happen."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QVBoxLayout

from lkm_desktop import paths
from lkm_desktop.errors import LkmError
from lkm_desktop.storage import kembali
from lkm_desktop.storage.kembali import Hasil, Temuan
from ui import ask, crash, mnemonics
from ui.context import Context
from ui.page import Page
from ui.pages.pulihkan_bagian import Target, contents, moment, row_of, what_happens
from ui.widgets import looks
from ui.widgets.plain_table import PlainTable
from ui.work import Progress, Task

FILTER = "Cadangan LKM Desktop (*.lkmbak)"
_LEAD = "Data yang sekarang tidak pernah dihapus; yang diganti disisihkan dulu."
_KEY = ("Yang hilang atau rusak hanya berkas kunci kantor, dan kunci yang cocok ada di cadangan. "
        "Bila hanya kuncinya yang dikembalikan, isi yang terbaru tetap ada.")

_EMPTY = ("Pilih tempat cadangannya: folder kantor, folder cadangan, atau salinannya di flash disk, atau satu berkas "
          "cadangan (.lkmbak).")
_NOTHING = "Tidak ada cadangan di tempat itu. Cari di flash disk atau di salinan folder kantor."


def make(ctx: Context) -> Page:
    """The page."""
    return RestorePage(ctx)


class RestorePage(Page):
    """Backups of a place, newest first; one of them becomes the office again, here or in a new folder."""

    title = "Pulihkan kantor dari cadangan"
    help_key = "pulihkan"
    apart = True

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx)
        self.place: Path | None = None
        self.office: Path | None = None
        self.found: list[Temuan] = []
        self._key: Temuan | None = None
        self._looking: Task | None = None
        self.set_title(self.title, _LEAD)
        self._lay_out()

    def _lay_out(self) -> None:
        self.where = looks.Elided("")
        self.folder_button = looks.button("Cari di folder…", self._pick_folder, "folder-open")
        self.file_button = looks.button("Ambil berkas cadangan…", self._pick_file, "hard-drive")
        line = looks.row(looks.label("Dicari di:", "bold"))
        line.addWidget(self.where, 1)
        line.addWidget(self.folder_button)
        line.addWidget(self.file_button)
        headings = ("Tanggal", "Isi", "Ukuran", "Dibuat karena", "Keadaan")
        self.table = PlainTable("Daftar cadangan", headings, (24, 34, 10, 26, 18), 3, frozenset({2}))
        self.table.chosen.connect(self._refresh)
        self.table.activated_row.connect(self._refresh)
        self.target = Target()
        self.target.changed.connect(self._refresh)
        self.told = looks.label("", wrap=True)
        self.back_button = looks.button("Kembali", self._back, "arrow-left")
        self.key_button = looks.button("Kembalikan kunci saja", self.restore_key, "rotate-ccw")
        self.restore_button = looks.button("Pulihkan dan buka", self.restore, "archive-restore", "primary")
        self.empty = looks.label("", "muted", wrap=True)
        self.card, inside = looks.card(spacing=10)
        inside.addWidget(self.target)
        inside.addWidget(looks.line())
        inside.addWidget(self.told)
        self.work = QVBoxLayout()
        self.work.setSpacing(10)
        self.work.addLayout(line)
        self.work.addWidget(self.empty)
        self.work.addWidget(self.table, 1)
        self.work.addWidget(self.card)
        self.work.addLayout(looks.row(self.back_button, None, self.key_button, self.restore_button))
        self.work.addStretch()
        self.body.addLayout(self.work, 1)

    # --- where to look ----------------------------------------------------------------------------------------------

    def open(self, **arguments: Any) -> None:
        """`tempat`: the folder of the office that did not open, or any place to look in."""
        place = arguments.get("tempat")
        self.bar.clear()
        self.look_in(Path(place) if place is not None else None)

    def look_in(self, place: Path | None) -> None:
        """List the backups of a place and begin to read them through."""
        self._stop_looking()
        self.place, self.found, self._key = place, [], None
        self.office = kembali.office_of(place) if place is not None else None
        problem = ""
        if place is not None:
            try:
                self.found = kembali.find(self.office or place)
                self._key = kembali.key_for(self.office, self.found) if self.office is not None else None
            except (LkmError, OSError) as error:
                problem = str(error) if isinstance(error, LkmError) else f"{place.name} tidak bisa dibaca."
        self.where.setText(str(self.office or place) if place is not None else "belum dipilih")
        self.target.show_for(self.office, self._office_name())
        self._fill("diperiksa …")
        good = next((i for i, one in enumerate(self.found) if one.keadaan == kembali.BAIK), -1)
        if good >= 0:
            self.table.selectRow(good)
            self._read_through()
        if problem:
            self.say("error", problem)
        elif self._key is not None:
            self.say("info", _KEY)
        self.empty.setText(_EMPTY if place is None else _NOTHING)
        self.empty.setVisible(not self.found)
        for widget in (self.table, self.card, self.restore_button):
            widget.setVisible(bool(self.found))
        self._refresh()

    def take_focus(self) -> None:
        """The keys go to the list, or to the first way to fill it."""
        (self.table if self.found else self.folder_button).setFocus()

    def _office_name(self) -> str:
        place = self.office or self.place
        return place.stem if place is not None and place.name else "Kantor"

    def _pick_folder(self) -> None:
        place = ask.folder("Cari cadangan di folder", str(self.place or paths.documents_dir()))
        if place is not None:
            self.bar.clear()
            self.look_in(place)
            self.take_focus()

    def _pick_file(self) -> None:
        place = ask.open_file("Ambil berkas cadangan", FILTER, str(self.place or ""))
        if place is not None:
            self.bar.clear()
            self.look_in(place)
            self.take_focus()

    # --- reading them through ---------------------------------------------------------------------------------------

    def _read_through(self) -> None:
        task = self.ctx.start("Memeriksa cadangan", partial(_prove, list(self.found)), quiet=True)
        task.done.connect(self._proved)
        task.ended.connect(self._looked)
        self._looking = task

    def _stop_looking(self) -> None:
        if self._looking is not None:
            self._looking.done.disconnect(self._proved)
            self._looking.cancel()
            self._looking = None

    def _looked(self) -> None:
        if self.sender() is self._looking:
            self._looking = None

    def _proved(self, found: object) -> None:
        if not isinstance(found, list):
            return
        row = self.table.current_row()
        chosen_ok = 0 <= row < len(self.found) and self.found[row].keadaan == kembali.BAIK
        self.found = found
        self._fill("utuh")
        good = next((i for i, one in enumerate(found) if one.keadaan == kembali.BAIK), -1)
        if chosen_ok and found[row].keadaan != kembali.BAIK and good >= 0:
            self.table.selectRow(good)
        self._refresh()

    def _fill(self, good: str) -> None:
        self.table.show_rows([row_of(one, good) for one in self.found])

    @property
    def chosen(self) -> Temuan | None:
        """The backup under the cursor when it can be brought back."""
        row = self.table.current_row()
        one = self.found[row] if 0 <= row < len(self.found) else None
        return one if one is not None and one.keadaan == kembali.BAIK else None

    def _refresh(self, *_: object) -> None:
        one, row = self.chosen, self.table.current_row()
        self.restore_button.setEnabled(one is not None)
        self.key_button.setVisible(self._key is not None)
        self.told.setText(what_happens(one, self.found[row] if 0 <= row < len(self.found) else None, self.target))
        mnemonics.refresh(self)

    # --- the way back -----------------------------------------------------------------------------------------------

    def restore(self) -> None:
        """Bring the chosen backup back and open the office."""
        one = self.chosen
        if one is None:
            return
        try:
            folder = self.target.folder()
            self._check_open(folder)
            kembali.check_target(folder, self.office if self.target.here else None)
        except LkmError as error:
            self.say("error", str(error))
            return
        self._begin("Memulihkan kantor", lambda progress: kembali.bring_back(one.path, folder, datetime.now()))
        self._task.done.connect(partial(self._restored, one, folder))

    def restore_key(self) -> None:
        """Give the office its key back and open it; its data stay as they are."""
        one, folder = self._key, self.office
        if one is None or folder is None:
            return
        self._begin("Mengembalikan kunci", lambda progress: kembali.bring_back_key(one, folder))
        self._task.done.connect(partial(self._key_back, folder))

    def _check_open(self, folder: Path) -> None:
        if self.ctx.is_open and self.ctx.store.folder.resolve() == folder.resolve():
            raise LkmError(
                "Kantor itu sedang terbuka di jendela ini.", "Pulihkan lewat Riwayat & Sampah, bagian Cadangan."
            )

    def _begin(self, title: str, work: Any) -> None:
        self._stop_looking()
        self.say("info", f"{title} …")
        self._busy(True)
        self._task = self.ctx.start(title, work)
        self._task.failed.connect(self._failed)
        self._task.cancelled.connect(partial(self._busy, False))

    def _busy(self, busy: bool) -> None:
        for widget in (
            self.table, self.target, self.folder_button, self.file_button, self.back_button, self.key_button,
            self.restore_button,
        ):
            widget.setEnabled(not busy)

    def _failed(self, error: object) -> None:
        self._busy(False)
        if not isinstance(error, LkmError):
            if isinstance(error, BaseException):
                crash.log.error("restore failed", exc_info=error)
            error = LkmError("Kantor belum bisa dipulihkan; data yang ada tidak diubah.", "Pilih cadangan yang lain.")
        self.look_in(self.place)
        self.say("error", str(error))

    def _restored(self, one: Temuan, folder: Path, result: object) -> None:
        self._busy(False)
        words = f"Kantor dipulihkan ke keadaan {moment(one.waktu)} ({contents(one.isi)})."
        worry = ""
        if isinstance(result, Hasil):
            worry = result.catatan
            if result.disisihkan is not None:
                words += f" Berkas sebelumnya disimpan di “{result.disisihkan.name}” dalam folder kantor."
        self._opened(folder, "warn" if worry else "ok", f"{words} {worry}".strip())

    def _key_back(self, folder: Path, result: object) -> None:
        self._busy(False)
        self._opened(folder, "ok", "Kunci kantor dikembalikan dari cadangan; isinya tetap yang terbaru.")

    def _opened(self, folder: Path, kind: str, words: str) -> None:
        ctx = self.ctx
        ctx.reopen(folder)
        if ctx.is_open and ctx.store.folder.resolve() == folder.resolve():
            ctx.say(kind, words)

    def _back(self) -> None:
        self._stop_looking()
        self.ctx.go("beranda" if self.ctx.is_open else "mulai")

    def leave(self) -> None:
        """No need to read backups through for a page that is not shown."""
        self._stop_looking()

    def shut(self) -> None:
        """The same."""
        self._stop_looking()


def _prove(found: list[Temuan], progress: Progress) -> list[Temuan]:
    proved = []
    for number, one in enumerate(found):
        progress(number, len(found), "")
        proved.append(kembali.proved(one))
    return proved
