"""Surat & buku, the archive, the papers of a meeting, final minutes, and the settings of wording, numbers, printer."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from lkm_desktop.documents import DOKUMEN
from lkm_desktop.documents.isi import Alinea, HalamanBaru, Isi, Judul, teks
from lkm_desktop.documents.paper import F4
from lkm_desktop.documents.pilihan import Pilihan
from lkm_desktop.documents.ralat import dengan_ralat, kalimat, tanpa_ralat
from lkm_desktop.services import dokumen, naskah, naskah_sampah, nomor, nomor_daftar, organisasi, rapat, templat
from lkm_desktop.services.dokumen import Keluaran
from tests.pembantu import meeting
from tests.ui.perekam import Recorder, show
from tests.ui.test_office_pages import logo
from tests.ui.test_preview import sheet
from tests.ui.test_preview_naskah import opened, type_letter
from ui import printing
from ui.context import Context
from ui.main_window import MainWindow
from ui.mnemonics import without_key
from ui.pages.arsip import ArchivePage
from ui.pages.rapat import papers
from ui.pages.surat import LettersPage
from ui.pages.surat_daftar import kinds
from ui.widgets.paper_view import Pdf


def final(ctx: Context, key: str, rapat_id: str | None = None) -> str:
    """A final paper."""
    with ctx.store.unit("Final") as s:
        row = naskah.buka(s, key, rapat_id, judul=DOKUMEN[key].label, tanggal=date(2025, 3, 10))
        naskah.sahkan(s, row, Keluaran(b"%PDF", "F4", 1, DOKUMEN[key].label, "final", ("baris lama",), True))
    return row


# --- surat & buku -----------------------------------------------------------------------------------------------------


def test_the_hub_offers_every_paper_that_needs_no_meeting(window: MainWindow) -> None:
    page: LettersPage = show(window, "surat")
    offered = set(page.letters.make_buttons)
    assert offered == set(kinds())
    assert {"surat-tugas", "surat-biasa", "sk", "tanda-terima", "formulir-warga", "halaman-uji"} <= offered
    assert not {"notulen", "petikan", "buku-orang"} & offered


def test_a_letter_is_made_found_copied_and_thrown_away(window: MainWindow, qtbot: QtBot, ctx: Context) -> None:
    page: LettersPage = show(window, "surat")
    page.letters.make_buttons["surat-tugas"].click()
    assert window.current == "pratinjau"
    preview: Any = window.page
    qtbot.waitUntil(lambda: bool(preview.pdf), timeout=8000)
    type_letter(preview, qtbot)
    page = show(window, "surat")
    table = page.letters.table
    assert table.rows.rowCount() == 1
    assert table.rows.index(0, 2).data() == "Surat tugas: Menghadiri lokakarya kecamatan"
    table.selectRow(0)
    page.letters.copy_button.click()
    preview = window.page
    qtbot.waitUntil(lambda: bool(preview.pdf), timeout=8000)
    assert preview.sheet.isian["petugas"] == "Ahmad Rifa'i | Anggota"
    assert "nomor" not in preview.sheet.isian
    page = show(window, "surat")
    assert page.letters.table.rows.rowCount() == 2
    page.letters.table.selectRow(0)
    page.delete_record()
    assert page.letters.table.rows.rowCount() == 1
    history = show(window, "riwayat", bagian="sampah")
    history.trash.table.selectRow(0)
    history.trash.restore_button.click()
    with ctx.read() as s:
        assert len(naskah.daftar(s)) == 2
        assert naskah_sampah.terbuang(s) == []


def test_a_final_letter_is_not_thrown_away(window: MainWindow, ctx: Context) -> None:
    final(ctx, "surat-tugas")
    page: LettersPage = show(window, "surat")
    page.letters.table.selectRow(0)
    page.delete_record()
    assert "sudah pernah final" in page.bar.text
    with ctx.read() as s:
        assert len(naskah.daftar(s)) == 1


def test_numbers_of_the_year_with_gaps_reserved_and_cancelled_ones(
    window: MainWindow, ctx: Context, ask: Recorder,
) -> None:
    with ctx.store.unit("Catat") as s:
        nomor.catat(s, "surat_biasa", date.today(), perihal="Undangan lomba")
        skipped = nomor.bentuk(s, "surat_biasa", date.today(), 4)
        nomor.catat(s, "surat_biasa", date.today(), skipped)
    page: LettersPage = show(window, "surat", bagian="nomor")
    assert page.numbers.gaps.text() == f"Tahun {date.today().year}: 2 nomor. Terlewat: 2, 3."
    with ctx.read() as s:
        kinds_of = [key for key in nomor.BAWAAN if nomor.pola(s, key).deret == "surat"]
    ask.expect("choose", kinds_of.index("surat_tugas"))
    ask.expect("text", "Kerja bakti")
    page.numbers.reserve_button.click()
    assert page.bar.text.startswith("Nomor 005/ST/")
    page.numbers.table.selectRow(0)
    ask.expect("text", "")
    page.numbers.cancel()
    assert "Alasan pembatalan" in page.bar.text
    ask.expect("text", "Salah alamat")
    page.numbers.cancel()
    with ctx.read() as s:
        states = [row.keadaan for row in nomor_daftar.baris(s, date.today().year, "surat")]
    assert states == ["batal", "terpakai", "lowong", "lowong", "terpakai"]
    assert not page.numbers.cancel_button.isEnabled() or page.numbers.table.current_row() != 0


# --- arsip ------------------------------------------------------------------------------------------------------------


def test_the_archive_reprints_the_very_file_and_shows_what_differs(
    window: MainWindow, qtbot: QtBot, ctx: Context, ask: Recorder, tmp_path: Path,
) -> None:
    row = meeting(ctx.store, tempat="Balai RW")
    preview = opened(window, qtbot, "notulen", rapat_id=row, name="Rapat rutin Maret")
    ask.expect("save_file", tmp_path / "notulen.pdf")
    preview.save()
    before, pages = preview.pdf, str(preview.view.pages())
    with ctx.store.unit("Pindah") as s:
        rapat.save_rapat(s, row, {**rapat.get_rapat(s, row), "tempat": "Kantor kelurahan"})
    page: ArchivePage = show(window, "arsip", rapat_id=row)
    page.table.selectRow(0)
    texts = [str(page.table.rows.index(0, column).data()) for column in range(1, 7)]
    assert texts == ["Notulen", "Rapat rutin Maret", "PDF", "F4", pages, "disamarkan"]
    page.compare()
    assert any("Balai RW" in text and "Kantor kelurahan" in text for text in page.differences.texts())
    page.edit_record()
    archived: Any = window.page
    qtbot.waitUntil(lambda: archived.pdf == before, timeout=8000)
    assert archived.counts.full().startswith("Arsip ")
    ask.expect("save_file", tmp_path / "lagi.pdf")
    archived.save()
    assert (tmp_path / "lagi.pdf").read_bytes() == before
    with ctx.read() as s:
        assert [c.jenis for c in dokumen.arsip(s)] == ["notulen", "notulen"]


def test_the_archive_filters_by_kind_year_and_words(window: MainWindow, ctx: Context) -> None:
    row = meeting(ctx.store)
    with ctx.store.unit("Cetak") as s:
        for kind, title in (("notulen", "Notulen: Pleno"), ("undangan", "Undangan: Pleno"), ("sk", "SK panitia")):
            dokumen.keluar(s, kind, Keluaran(b"%PDF-" + kind.encode(), "F4", 1, title, "cetak", (), True), row)
    page: ArchivePage = show(window, "arsip")
    assert page.table.rows.rowCount() == 3
    page.kind.set_value("sk")
    page._filter()
    assert page.table.rows.rowCount() == 1
    page.kind.set_value("")
    page.search.setText("pleno")
    page.search.tell_now()
    assert page.table.rows.rowCount() == 2
    page = show(window, "arsip", jenis="undangan", rapat_id=row)
    assert page.table.rows.rowCount() == 1
    assert not page.chip.isHidden()
    page.chip.click()
    assert page.chip.isHidden()


# --- rapat ------------------------------------------------------------------------------------------------------------


def test_the_menu_of_a_meeting_names_its_papers_and_what_became_of_them(window: MainWindow, ctx: Context) -> None:
    row = meeting(ctx.store)
    final(ctx, "notulen", row)
    page = show(window, "rapat_isi", rapat_id=row)
    with ctx.read() as s:
        found = papers.listed(s, page.meeting)
    assert {paper.key for paper in found} >= {key for key, kind in DOKUMEN.items() if kind.rapat == "perlu"}
    assert found[0].expected
    assert next(paper.state for paper in found if paper.key == "notulen") == "final versi 1"
    page.papers_menu.fill()
    actions = {action.data(): action for action in page.papers_menu.actions()}
    assert without_key(actions["notulen"].text()) == "Notulen  –  final versi 1"
    actions["undangan"].trigger()
    assert window.current == "pratinjau"


def test_final_minutes_lock_their_tabs_until_a_correction(window: MainWindow, ctx: Context) -> None:
    row = meeting(ctx.store)
    page = show(window, "rapat_isi", rapat_id=row, tab="notulen")
    assert page.minutes.area.widget().isEnabled()
    paper = final(ctx, "notulen", row)
    page.reload()
    assert not page.minutes.area.widget().isEnabled()
    assert not page.decisions.area.widget().isEnabled()
    bar = page.lock.bars[0]
    assert bar.text == "Notulen sudah final (versi 1); isinya terkunci."
    bar.buttons()[0].click()
    assert page.minutes.area.widget().isEnabled()
    assert "sedang diralat" in page.lock.bars[0].text
    with ctx.read() as s:
        assert naskah.baca(s, paper).keadaan == "ralat"


# --- ralat ------------------------------------------------------------------------------------------------------------


def test_the_note_of_a_correction_stands_under_each_title() -> None:
    isi = Isi("Surat", (Judul("UNDANGAN"), Alinea("satu"), HalamanBaru(surat_baru=True), Alinea("dua")))
    note = kalimat(2, "jam menjadi\n20.00.")
    assert note == "RALAT (versi 2, menggantikan versi 1): jam menjadi 20.00."
    assert teks(dengan_ralat(isi, 2, "jam menjadi 20.00")) == ("UNDANGAN", note, "satu", note, "dua")
    assert dengan_ralat(isi, 1, "apa saja") is isi
    assert tanpa_ralat(("UNDANGAN", note, "satu")) == ("UNDANGAN", "satu")


# --- pengaturan -------------------------------------------------------------------------------------------------------


def test_the_office_words_a_sentence_with_an_inserted_name(window: MainWindow, ctx: Context) -> None:
    page = show(window, "pengaturan", bagian="kalimat")
    tab = page.more["kalimat"]
    tab.show_kind("notulen")
    row = next(r for r in tab.rows if r.sentence.kunci == "pembuka")
    row.text.setFocus()
    row.text.setPlainText("Rapat dibuka di ")
    row.text.moveCursor(row.text.textCursor().MoveOperation.End)
    chips = [tab._chips.itemAt(n).widget() for n in range(tab._chips.count())]
    next(chip for chip in chips if chip.property("isian") == "tempat").click()
    assert row.words() == "Rapat dibuka di {tempat}"
    assert tab.example.text().startswith("Contoh: Rapat dibuka di ")
    assert "{tempat}" not in tab.example.text()
    assert row.state.text() == "diubah dari bawaan"
    page.save()
    with ctx.read() as s:
        assert templat.susunan(s, "notulen")("pembuka", tempat="Balai") == "Rapat dibuka di Balai"
    row = next(r for r in tab.rows if r.sentence.kunci == "pembuka")
    row.text.setPlainText("Rapat {entah}")
    page.save()
    assert row.error.text().startswith("Isian {entah} tidak dikenal") or page.bar.kind == "error"
    row = next(r for r in tab.rows if r.sentence.kunci == "pembuka")
    row.back.click()
    page.save()
    with ctx.read() as s:
        assert not any(k.berubah for k in templat.semua(s, "notulen"))


def test_a_pattern_shows_the_next_number_or_what_is_wrong(window: MainWindow, ctx: Context) -> None:
    page = show(window, "pengaturan", bagian="nomor")
    tab = page.more["nomor"]
    pattern = tab.inputs["surat_tugas", "pola"]
    pattern.setText("{urut:02}/{kode}/{tahun}")
    pattern.edited.emit()
    assert tab.examples["surat_tugas"].text() == f"01/ST/{date.today().year}"
    pattern.setText("{urut}/{kode}")
    pattern.edited.emit()
    assert "tahun" in tab.examples["surat_tugas"].text()
    page.save()
    assert page.bar.kind == "error"
    pattern.setText("{urut:02}/{kode}/{tahun}")
    pattern.edited.emit()
    page.save()
    with ctx.read() as s:
        assert nomor.usul(s, "surat_tugas", date(2030, 5, 1)).nomor == "01/ST/2030"


def test_the_offset_of_the_printer_is_kept_on_this_computer(window: MainWindow, ctx: Context) -> None:
    page = show(window, "pengaturan", bagian="printer")
    tab = page.more["printer"]
    tab.boxes[printing.SHIFT_X].setValue(-2.5)
    assert printing.shift(ctx.memory) == (-2.5, 0.0)
    assert tab.state.text().startswith("Setiap cetakan digeser 2,5 mm ke kiri dan 0 mm ke bawah.")
    ctx.memory.put(printing.SHIFT_Y, 400.0)
    assert printing.shift(ctx.memory) == (-2.5, printing.MOST_SHIFT_MM)
    tab.test_button.click()
    assert window.current == "pratinjau"


def test_both_logos_reach_the_letterhead(window: MainWindow, ctx: Context) -> None:
    page = show(window, "pengaturan", bagian="kop")
    page.letterhead.logo_right.set_logo(logo())
    page.letterhead.logo_right.edited.emit()
    page.save()
    with ctx.read() as s:
        assert organisasi.kantor(s).logo_kanan is not None


# --- printing ---------------------------------------------------------------------------------------------------------


def test_a_print_is_moved_by_the_offset(qtbot: QtBot, tmp_path: Path) -> None:
    found = []
    for number, shift in enumerate(((0.0, 0.0), (10.0, 5.0))):
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(tmp_path / f"{number}.pdf"))
        printer.setResolution(72)
        printing.set_paper(printer, printing.Paper("F4", 215, 330))
        printing.paint(_one_page(), printer, shift)
        pdf = Pdf((tmp_path / f"{number}.pdf").read_bytes())
        image = pdf.picture(0, 1.0)
        dark = [(x, y) for x in range(image.width()) for y in range(image.height() - 60)
                if image.pixelColor(x, y).lightness() < 90]
        found.append((min(x for x, _ in dark), min(y for _, y in dark)))
        pdf.close()
    assert abs(found[1][0] - found[0][0] - 10 / 25.4 * 72) <= 2
    assert abs(found[1][1] - found[0][1] - 5 / 25.4 * 72) <= 2


def test_a_printer_that_keeps_its_own_paper_is_told(
    qtbot: QtBot, ask: Recorder, monkeypatch: pytest.MonkeyPatch, tmp_path: Path,
) -> None:
    """The driver ignores the page size that is set again: shrink, or do not print."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "x.pdf"))
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    monkeypatch.setattr(printing, "set_paper", lambda printer, paper: None)
    ask.expect("choose", 0)
    ask.expect("choose", None)
    assert not printing.settle_paper(printer, printing.Paper("F4", 215, 330))
    assert "tetap memakai kertas A4; F4 tidak dikenalnya" in ask.asked[-1][1]
    ask.expect("choose", 0)
    ask.expect("choose", 0)
    assert printing.settle_paper(printer, printing.Paper("F4", 215, 330))
    printing.paint(_one_page(), printer)
    assert abs(float(PdfReader(tmp_path / "x.pdf").pages[0].mediabox.height) - 842) < 2


def _one_page() -> bytes:
    return sheet(Pilihan(kertas=F4), 2)

