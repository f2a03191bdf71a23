"""Final versions on the preview page: the archived file is shown, what differs today is told, corrections begin."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from lkm_desktop.errors import LkmError
from lkm_desktop.services import dokumen
from lkm_desktop.services.naskah import Beda
from ui import ask, mnemonics
from ui.pages.arsip_beda import sentence
from ui.pages.preview_draw import Drawn

if TYPE_CHECKING:
    from ui.pages.pratinjau import PreviewPage


class Final:
    """The final state of the paper on the page."""

    def __init__(self, page: PreviewPage) -> None:
        self.page, self.ctx = page, page.ctx
        self.found: list[Beda] = []
        page.side.final_wanted.connect(self.finish)
        page.side.ralat_wanted.connect(self.correct)
        page.side.give_up_wanted.connect(self.give_up)

    # --- what is shown ----------------------------------------------------------------------------------------------

    def file_for(self, drawn: Drawn) -> Drawn:
        """A final paper is shown as it lies in the archive, byte by byte; any other as drawn."""
        sheet = self.page.sheet
        if sheet is None or not sheet.locked or sheet.latest is None:
            return drawn
        try:
            with self.ctx.read() as s:
                return replace(drawn, data=dokumen.berkas(s, sheet.latest.id))
        except LkmError as error:
            self.ctx.error(error)
            return drawn

    def compare(self, drawn: Drawn) -> None:
        """Tell what differs between the last final version and today's data."""
        sheet = self.page.sheet
        if sheet is None or sheet.latest is None:
            self.found = []
            return
        before = len(self.found)
        self.found = sheet.differences(drawn.lines)
        self.page.side.show_differences(self.found)
        if sheet.suggest(self.found) and self.page.side.fields is not None:
            self.page.side.fields.show_values()
        if sheet.locked and self.found and len(self.found) != before:
            actions = (("Lihat perbedaan", self.show), ("Buat ralat…", self.correct))
            self.page.say("warn", sentence(len(self.found)), *actions)

    def show(self) -> None:
        """Turn to the list of differences."""
        self.page.side.turn_to(self.page.side.differences)

    # --- actions ----------------------------------------------------------------------------------------------------

    def finish(self) -> None:
        """Lock the paper with the file that is shown."""
        page = self.page
        sheet, side = page.sheet, page.side
        drawn = page.ready()
        if drawn is None or sheet is None:
            return
        wrong = side.fields.problems() if side.fields is not None else {}
        if sheet.corrected and not sheet.note()[1].strip():
            page.say("error", "Tulis dulu apa yang diubah; kalimatnya tercetak sebagai RALAT.")
            side.turn_to(side.fields)
            if side.fields is not None:
                side.fields.correction.setFocus()
            return
        if wrong and side.fields is not None:
            side.turn_to(side.fields)
            side.fields.show_errors(wrong)
            page.say("error", "Ada isian yang perlu dilengkapi sebelum berkas ini final.")
            return
        version = sheet.versi + 1
        question = (f"Versi {version} disimpan di arsip persis seperti tampak sekarang. Setelah itu isinya terkunci; "
                    "perubahan berikutnya menjadi ralat.")
        if sheet.kind.nomor and not sheet.words("nomor"):
            question += " Nomornya belum diisi, jadi yang tersimpan memuat titik-titik."
        if not ask.confirm("Jadikan final", question, "Jadikan final"):
            return
        if sheet.finish(page.out.keluaran(drawn, "final")):
            self.found = []
            page.say("ok", f"Final versi {sheet.versi}. Berkasnya ada di arsip.", ("Urungkan", self.ctx.undo))
            self._again()

    def correct(self) -> None:
        """Unlock to correct; the sentence of the correction begins with what differs."""
        page = self.page
        if page.sheet is not None and page.sheet.correct(self.found):
            page.bar.clear()
            page.say("info", "Tulis apa yang diubah, perbaiki isinya, lalu jadikan final lagi.")
            self._again()
            page.side.turn_to(page.side.fields)
            first = page.side.first()
            if first is not None:
                first.setFocus()

    def give_up(self) -> None:
        """Lock again with the last version."""
        page = self.page
        if page.sheet is not None and page.sheet.give_up():
            self.found = []
            page.bar.clear()
            self._again()

    def _again(self) -> None:
        self.page.side.refresh()
        mnemonics.refresh(self.page)
        self.page.redraw()
