"""What leaves the preview page: paper, PDF, Word, a file to share; each is logged with what it said."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from lkm_desktop import format as fmt
from lkm_desktop.documents.paper import KERTAS
from lkm_desktop.errors import FieldErrors, LkmError
from lkm_desktop.services import dokumen
from lkm_desktop.services.dokumen import Keluaran
from ui import ask, files, printing
from ui.pages.preview_draw import Drawn, lines_of

if TYPE_CHECKING:
    from ui.pages.pratinjau import PreviewPage

WORD_FILTER = "Dokumen Word (*.docx)"
#: papers whose text is also sent by WhatsApp
BY_PHONE = ("undangan",)


class Outgoing:
    """The actions of the preview page."""

    def __init__(self, page: PreviewPage) -> None:
        self.page, self.ctx = page, page.ctx

    # --- actions ----------------------------------------------------------------------------------------------------

    def print_out(self) -> None:
        """Onto paper."""
        drawn = self.page.ready()
        if drawn is None or self.page.request is None:
            return
        paper = self.sheet_of(drawn)
        shift = printing.shift(self.ctx.memory)
        try:
            if printing.print_pdf(drawn.data, paper, self.page.request.title, shift):
                self.log(drawn, "cetak")
                self.page.say("ok", f"{self.page.request.title} dikirim ke printer.")
        except LkmError as error:
            self.ctx.error(error)

    def save(self) -> None:
        """As a PDF file where the user wants it."""
        drawn = self.page.ready()
        if drawn is None or self.page.request is None:
            return
        path = ask.save_file("Simpan PDF", self.file_name(), ask.PDF_FILTER)
        if path is not None and self._written(path, drawn.data):
            self.log(drawn, "pdf")
            files.say_where(self.page, path, "PDF")

    def share(self) -> None:
        """As a PDF with a readable name in the folder for outgoing files, which opens with the file selected."""
        drawn = self.page.ready()
        if drawn is None or self.page.request is None:
            return
        path = files.free_name(files.outbox(self.ctx.store.folder) / self.file_name(), drawn.data)
        if self._written(path, drawn.data):
            self.log(drawn, "pdf")
            place = files.Place(path)
            place.show()
            self.page.say("ok", f"PDF untuk dibagikan: {path.name}", ("Buka berkas", place.open))

    def word(self) -> None:
        """As a Word copy."""
        drawn, request, sheet = self.page.ready(), self.page.request, self.page.sheet
        if drawn is None or request is None or sheet is None:
            return
        if sheet.locked and sheet.differences(drawn.lines):
            self.page.say("warn", "Data sudah berbeda dari versi final, jadi salinan Word tidak akan sama. "
                                  "Buat ralat dulu, atau bagikan PDF finalnya.")
            return
        name = str(Path(self.file_name()).with_suffix(".docx"))
        path = ask.save_file("Simpan Word", name, WORD_FILTER)
        if path is None:
            return
        from lkm_desktop.documents import ralat

        try:
            with self.ctx.read() as s:
                data = ralat.word(s, request.paper, drawn.choice, *sheet.note())
        except LkmError as error:
            self.ctx.error(error)
            return
        if self._written(path, data):
            self.log(Drawn(drawn.choice, data, lines=drawn.lines), "word")
            files.say_where(self.page, path, "Salinan Word")

    def phone_text(self) -> None:
        """The invitation as a text for WhatsApp, shown beside the paper to be read before it is copied."""
        side = self.page.side
        if side.phone is None:
            made = side.add_phone()
            made.copy_wanted.connect(self._copy_text)
            made.anew_wanted.connect(self._make_text)
            self._make_text()
        side.turn_to(side.phone)
        if side.phone is not None:
            side.phone.text.setFocus()

    def _make_text(self) -> None:
        from lkm_desktop.services import wa

        request, sheet, phone = self.page.request, self.page.sheet, self.page.side.phone
        if request is None or phone is None:
            return
        isian, suntingan = (sheet.isian, sheet.suntingan) if sheet is not None else ({}, {})
        with self.ctx.read() as s:
            phone.text.set_value(wa.teks_undangan(s, request.start.rapat_id, isian, suntingan))

    def _copy_text(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self.page.say("ok", "Teks WA tersalin. Tempelkan di percakapan dengan Ctrl+V.")

    def _written(self, path: Path, data: bytes) -> bool:
        try:
            files.write(path, data)
        except LkmError as error:
            self.ctx.error(error)
            return False
        return True

    # --- names and paper -------------------------------------------------------------------------------------

    def paper_title(self) -> str:
        """The paper and what it is about; a letter is called by what was typed for it."""
        request, sheet = self.page.request, self.page.sheet
        if request is None:
            return self.page.title
        about = sheet.about() if sheet is not None and not request.name else ""
        return f"{request.title}: {about}" if about else request.title

    def file_name(self) -> str:
        """A readable name for the file."""
        request, sheet = self.page.request, self.page.sheet
        if request is None:
            return "berkas.pdf"
        if sheet is None or request.name or not sheet.about():
            return request.file_name
        return fmt.nama_berkas(f"{request.title} {sheet.about()}", sheet.day(), akhiran=".pdf")

    def sheet_of(self, drawn: Drawn) -> printing.Paper:
        """The paper in the printer for a drawing; an archived file tells its own size."""
        paper = drawn.choice.kertas
        if self.page.entry is not None or paper is None:
            name = self.page.entry.kertas if self.page.entry is not None else "F4"
            paper = KERTAS.get(name, KERTAS["F4"])
            wide, high = self.page.view.pdf.sizes[0] if self.page.view.pdf is not None else (0, 1)
            paper = paper.rebah() if wide > high else paper
        upright = paper.tegak()
        return printing.Paper(upright.nama, upright.lebar_mm, upright.tinggi_mm, paper.mendatar)

    # --- log --------------------------------------------------------------------------------------------------------

    def prepared(self) -> bool:
        """Write what is typed before the paper leaves, with its number; false when something must be mended first."""
        sheet, side = self.page.sheet, self.page.side
        if sheet is None:
            return True
        try:
            begin = bool(sheet.kind.subjek or sheet.kind.nomor) and not sheet.locked
            return sheet.write(number=True, begin=begin)
        except FieldErrors as error:
            if side.fields is not None:
                side.turn_to(side.fields)
                side.fields.show_errors(error.errors)
            self.page.say("error", " ".join(error.errors.values()))
            return False

    def keluaran(self, drawn: Drawn, tujuan: str) -> Keluaran:
        """The paper as the log keeps it."""
        request = self.page.request
        paper = drawn.choice.kertas
        lines = drawn.lines or (lines_of(drawn.data) if tujuan != "word" else ())
        return Keluaran(
            drawn.data, paper.nama if paper else "F4", self.page.view.pages(),
            self.paper_title() if request else "", tujuan, lines, drawn.choice.papan,
        )  # fmt: skip

    def log(self, drawn: Drawn, tujuan: str) -> None:
        """Put what left into the log; full data are told apart."""
        request, sheet = self.page.request, self.page.sheet
        if request is None:
            return
        if request.printed is not None:
            request.printed(drawn.data, drawn.choice, self.page.view.pages())
            return
        entry = self.page.entry
        if sheet is None and entry is None:
            return
        kind = request.paper or (entry.jenis if entry else "")
        rapat = request.start.rapat_id or None
        row = (sheet.naskah_id if sheet else request.start.naskah_id) or None
        made = self.keluaran(drawn, tujuan)
        if entry is not None:
            made = Keluaran(drawn.data, entry.kertas, entry.halaman, entry.judul, tujuan, made.teks, entry.papan)
        with self.ctx.unit(f"Cetak {request.title}") as s:
            dokumen.keluar(s, kind, made, rapat, naskah_id=row)
