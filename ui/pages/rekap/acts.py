"""What the page does with a period: the package, the workbook alone, and what became of packages."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from lkm_desktop.errors import LkmError
from lkm_desktop.format import ribuan
from lkm_desktop.services import paket_log
from lkm_desktop.services.kelengkapan import HARUS
from lkm_desktop.services.kelengkapan_data import sebut_periode
from ui import ask, files
from ui.pages.impor.jobs import Jobs
from ui.pages.rekap import making
from ui.pages.rekap.making import Made

if TYPE_CHECKING:
    from ui.pages.rekap.page import RekapPage


class Acts:
    """The acts of the page. `work`: what is being made."""

    def __init__(self, page: RekapPage) -> None:
        self.page, self.ctx = page, page.ctx
        self.work = Jobs(page.ctx, page)
        self.work.cancelled.connect(self._stopped)
        self.work.failed.connect(page.broke)
        page.sent.sent.connect(self._mark_sent)
        page.sent.unsent.connect(self._mark_unsent)
        page.sent.save_wanted.connect(self._save_again)

    # --- the package ------------------------------------------------------------------------------------------------

    def make(self) -> None:
        """Make the package, after what is missing was said."""
        found = self.page.found
        if self.page.period.settle() or found is None or not self.page.make_button.isEnabled() or not self.page.fresh():
            return
        ready = found.ready
        if ready.kelengkapan.banyak(HARUS) and not self._goes_on(ready.kelengkapan.kalimat):
            return
        path = ask.save_file("Simpan paket", ready.nama, making.ZIP_FILTER)
        if path is None:
            return
        choice = self.page.contents.choice()
        work = partial(making.make, self.ctx.store, ready.periode, ready.sampai, choice, path)
        self.work.run(f"Membuat paket {sebut_periode(ready.periode)}", work, self._made)
        self.page.allow(True)

    def _goes_on(self, missing: str) -> bool:
        asked = f"{missing} Paket tetap bisa dibuat; lembar periksa di dalamnya menyebutkannya."
        answer = ask.choose("Buat paket", asked, ("Lihat yang belum", "Tetap buat paket"))
        if answer == 0:
            self.page.tabs.setCurrentWidget(self.page.missing)
            self.page.missing.start()
        return answer == 1

    def _made(self, made: Made) -> None:
        page, place = self.page, files.Place(made.path)
        page.allow(True)
        words = f"Paket tersimpan: {made.path.name} ({made.papers} kertas, {ribuan(-(-made.size // 1024))} KB)."
        page.tabs.setCurrentWidget(page.sent)
        if made.skipped:
            page.say("warn", f"{words} Tidak ikut: {'; '.join(made.skipped)}", ("Buka folder", place.show))
        else:
            copy = page.words.copy_long.click
            page.say("ok", words, ("Buka folder", place.show), ("Salin teks WhatsApp", copy))
        self._read_log()
        page.sent.to_first()
        page.sent.start()

    def _stopped(self) -> None:
        self.page.allow(True)
        self.page.say("info", "Pembuatan paket dihentikan; tidak ada berkas yang ditulis.")

    def workbook(self) -> None:
        """The workbook alone."""
        found = self.page.found
        if self.page.period.settle() or found is None or not self.page.fresh():
            return
        name = str(Path(found.ready.nama).with_suffix(".xlsx"))
        path = ask.save_file("Simpan rekap Excel", name, making.XLSX_FILTER)
        if path is None:
            return
        try:
            making.workbook(self.ctx, found.ready, path)
        except LkmError as error:
            self.ctx.error(error)
            return
        files.say_where(self.page, path, "Rekap Excel")

    # --- what was sent ----------------------------------------------------------------------------------------------

    def _read_log(self) -> None:
        """The log is no part of the history, so nobody tells of its changes."""
        with self.ctx.read() as s:
            log = paket_log.daftar(s)
        self.page.sent.show_log(log)
        self.page.read()

    def _mark_sent(self, package: str, way: str) -> None:
        if not self.ctx.may_write():
            return
        unit = self.ctx.unit("Tandai paket terkirim")
        with unit as s:
            paket_log.tandai(s, package, way, datetime.now())
        if unit.ok:
            self._read_log()
            self.page.say("ok", f"Paket ditandai sudah dikirim lewat {dict(paket_log.CARA)[way]}.")

    def _mark_unsent(self, package: str) -> None:
        if not self.ctx.may_write():
            return
        unit = self.ctx.unit("Batalkan tanda terkirim")
        with unit as s:
            paket_log.batal_tandai(s, package)
        if unit.ok:
            self._read_log()
            self.page.say("ok", "Tanda terkirim dibatalkan.")

    def _save_again(self, package: str) -> None:
        """The very file again."""
        one = self.page.sent.current()
        path = ask.save_file("Simpan paket", one.berkas, making.ZIP_FILTER) if one is not None else None
        if path is None:
            return
        try:
            with self.ctx.read() as s:
                data = paket_log.berkas(s, package)
            files.write(path, data)
        except LkmError as error:
            self.ctx.error(error)
            return
        files.say_where(self.page, path, "Paket yang sama")
