"""The preview of a paper: its fields, sentences, number, final versions and corrections, and what leaves it."""

from __future__ import annotations

import hashlib
import json
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lkm_desktop.documents.paper import Tepi
from lkm_desktop.services import dokumen, draf, naskah, nomor, notulen
from tests.pembantu import meeting
from tests.ui.perekam import Recorder, show
from ui import files
from ui.context import Context
from ui.main_window import MainWindow
from ui.pages import preview_papers
from ui.pages.pratinjau import PreviewPage

LETTER = {"petugas": "Ahmad Rifa'i | Anggota", "tugas": "Menghadiri lokakarya kecamatan"}


def opened(window: MainWindow, qtbot: QtBot, key: str, **about: str) -> PreviewPage:
    """The preview of a paper, drawn."""
    day = date(2025, 3, 10) if about.get("rapat_id") else None
    page: PreviewPage = show(window, "pratinjau", request=preview_papers.request(window.ctx, key, day=day, **about))
    qtbot.waitUntil(lambda: bool(page.pdf), timeout=8000)
    return page


def settled(page: PreviewPage, qtbot: QtBot) -> None:
    """The drawing has caught up with what is typed."""
    def still() -> bool:
        job = page._job()
        return not page._running and not page._timer.isActive() and job is not None and page.drawn is not None \
            and job.choice == page.drawn.choice
    qtbot.waitUntil(still, timeout=8000)


def type_letter(page: PreviewPage, qtbot: QtBot, **more: str) -> None:
    """Type the fields of a surat tugas."""
    assert page.side.fields is not None
    for key, text in {**LETTER, **more}.items():
        page.side.fields.inputs[key].setPlainText(text)
    settled(page, qtbot)


def says(page: PreviewPage) -> str:
    """The lines of the drawn paper."""
    return "\n".join(page.drawn.lines) if page.drawn is not None else ""


# --- fields -----------------------------------------------------------------------------------------------------------


def test_a_letter_begins_with_its_fields_and_shows_what_is_typed(window: MainWindow, qtbot: QtBot) -> None:
    page = opened(window, qtbot, "surat-tugas")
    assert page.side.fields is not None
    assert page.side.fields.inputs["petugas"].hasFocus()
    for letter in "Siti":
        qtbot.keyClick(QApplication.focusWidget(), letter)  # type: ignore[no-untyped-call]
    settled(page, qtbot)
    assert "Siti" in says(page)
    assert page.side.fields.inputs["petugas"].hasFocus()


def test_typing_is_kept_as_a_draft_and_written_as_one_step_on_leaving(
    window: MainWindow, qtbot: QtBot, ctx: Context,
) -> None:
    page = opened(window, qtbot, "surat-tugas")
    before = len(ctx.store.steps())
    type_letter(page, qtbot)
    assert page.sheet is not None
    qtbot.waitUntil(lambda: not page.sheet._timer.isActive(), timeout=4000)  # type: ignore[union-attr]
    with ctx.read() as s:
        kept = draf.get_draf(s, "naskah:surat-tugas:baru")
        assert naskah.daftar(s) == []
    assert kept is not None
    assert json.loads(kept["isian"])["petugas"] == LETTER["petugas"]
    window.show_page("orang")
    with ctx.read() as s:
        [sheet] = naskah.daftar(s)
        assert draf.get_draf(s, "naskah:surat-tugas:baru") is None
    assert {key: sheet.isian[key] for key in LETTER} == LETTER
    assert sheet.isian["tanggal"] == date.today().isoformat()
    assert len(ctx.store.steps()) == before + 1
    assert ctx.store.undo_label == "Ubah Surat tugas Menghadiri lokakarya kecamatan"
    ctx.undo()
    with ctx.read() as s:
        assert naskah.daftar(s) == []


def test_what_was_typed_before_a_power_cut_comes_back(window: MainWindow, qtbot: QtBot, ctx: Context) -> None:
    kept = {"isian": json.dumps({"petugas": "Siti Aminah"}), "suntingan": "{}"}
    with ctx.store.unit("Simpan draf") as s:
        draf.save_draf(s, "naskah:surat-tugas:baru", kept)
    page = opened(window, qtbot, "surat-tugas")
    assert page.bar.text == "Ketikan terakhir yang belum tersimpan ditampilkan lagi."
    assert "Siti Aminah" in says(page)


def test_a_paper_only_looked_at_is_not_begun(window: MainWindow, qtbot: QtBot, ctx: Context) -> None:
    opened(window, qtbot, "notulen", rapat_id=meeting(ctx.store), name="Rapat rutin Maret")
    window.show_page("orang")
    with ctx.read() as s:
        assert naskah.daftar(s) == []


# --- number -----------------------------------------------------------------------------------------------------------


def test_a_number_is_proposed_taken_and_printed(window: MainWindow, qtbot: QtBot, ctx: Context) -> None:
    page = opened(window, qtbot, "surat-tugas")
    type_letter(page, qtbot)
    fields = page.side.fields
    assert fields is not None
    with ctx.read() as s:
        wanted = nomor.usul(s, "surat_tugas", date.today()).nomor
    assert fields.number.placeholderText() == wanted
    fields.number_button.click()
    settled(page, qtbot)
    assert fields.number.text() == wanted
    assert page.bar.text == f"Nomor {wanted} tercatat."
    assert wanted in says(page)
    with ctx.read() as s:
        [sheet] = naskah.daftar(s)
        assert nomor.usul(s, "surat_tugas", date.today()).nomor != wanted
    assert (sheet.nomor, sheet.judul) == (wanted, "Surat tugas: Menghadiri lokakarya kecamatan")


def test_a_number_twice_is_refused_before_the_paper_leaves(
    window: MainWindow, qtbot: QtBot, ctx: Context, ask: Recorder,
) -> None:
    with ctx.store.unit("Catat") as s:
        nomor.catat(s, "surat_biasa", date.today(), "7/X/2099", perihal="undangan lomba")
    page = opened(window, qtbot, "surat-tugas")
    type_letter(page, qtbot)
    fields = page.side.fields
    assert fields is not None
    fields.number.setText("7/X/2099")
    fields.number.edited.emit()
    page.save()
    assert "sudah dipakai untuk undangan lomba" in page.bar.text
    assert fields._messages["nomor"].text() == page.bar.text
    with ctx.read() as s:
        assert dokumen.arsip(s) == []


def test_a_typed_number_is_registered_when_the_paper_leaves(
    window: MainWindow, qtbot: QtBot, ctx: Context, ask: Recorder, tmp_path: Path,
) -> None:
    page = opened(window, qtbot, "surat-tugas")
    type_letter(page, qtbot)
    assert page.side.fields is not None
    page.side.fields.number.setText("15/ST/2025")
    page.side.fields.number.edited.emit()
    ask.expect("save_file", tmp_path / "tugas.pdf")
    page.save()
    with ctx.read() as s:
        [sheet] = naskah.daftar(s)
        [entry] = dokumen.arsip(s)
    assert sheet.nomor == "15/ST/2025"
    assert (entry.jenis, entry.tujuan, entry.papan, entry.naskah_id) == ("surat-tugas", "pdf", True, sheet.id)
    assert entry.judul == "Surat tugas: Menghadiri lokakarya kecamatan"
    assert ask.asked[-1][1].startswith("Surat-tugas-Menghadiri-lokakarya-kecamatan_")


# --- sentences --------------------------------------------------------------------------------------------------------


def test_a_sentence_is_reworded_in_place_and_taken_back(window: MainWindow, qtbot: QtBot, ctx: Context) -> None:
    row = meeting(ctx.store)
    page = opened(window, qtbot, "notulen", rapat_id=row, name="Rapat rutin Maret")
    panel = page.side.sentences
    assert panel is not None
    edit = panel.edits["pembuka"]
    original = edit.text.toPlainText()
    edit.text.setPlainText("Malam itu kami berkumpul.")
    settled(page, qtbot)
    assert "Malam itu kami berkumpul." in says(page)
    assert (edit.state.text(), edit.back.isHidden()) == ("diubah", False)
    window.show_page("orang")
    with ctx.read() as s:
        found = naskah.cari(s, "notulen", row)
        assert found is not None
        assert naskah.baca(s, found).suntingan == {"pembuka": "Malam itu kami berkumpul."}
    page = opened(window, qtbot, "notulen", rapat_id=row, name="Rapat rutin Maret")
    assert page.side.sentences is not None
    edit = page.side.sentences.edits["pembuka"]
    assert edit.text.toPlainText() == "Malam itu kami berkumpul."
    edit.back.click()
    settled(page, qtbot)
    assert original.splitlines()[0] in says(page)
    assert edit.state.text() == ""


def test_an_emptied_sentence_stays_out(window: MainWindow, qtbot: QtBot, ctx: Context) -> None:
    row = meeting(ctx.store)
    page = opened(window, qtbot, "notulen", rapat_id=row)
    assert page.side.sentences is not None
    edit = page.side.sentences.edits["pembuka"]
    first = edit.text.toPlainText()[:25]
    edit.text.setPlainText("")
    settled(page, qtbot)
    assert edit.state.text() == "diubah: tidak dicetak"
    window.show_page("orang")
    page = opened(window, qtbot, "notulen", rapat_id=row)
    assert first not in says(page)


# --- paper ------------------------------------------------------------------------------------------------------------


def test_margins_and_size_are_remembered_by_kind_but_full_data_never(
    window: MainWindow, qtbot: QtBot, ctx: Context,
) -> None:
    row = meeting(ctx.store)
    page = opened(window, qtbot, "notulen", rapat_id=row)
    assert page.options is not None
    boxes = page.options.inputs["tepi"].boxes
    assert [box.value() for box in boxes.values()] == [30, 20, 18, 22]
    boxes["kiri"].setValue(40)
    page.options.inputs["papan"].set_value(False)
    page.options.inputs["papan"].edited.emit()
    settled(page, qtbot)
    assert page.drawn is not None
    assert page.drawn.choice.tepi == Tepi(40, 20, 18, 22)
    assert page.drawn.choice.papan is False
    again = opened(window, qtbot, "notulen", rapat_id=row)
    assert again.drawn is not None
    assert again.drawn.choice.tepi == Tepi(40, 20, 18, 22)
    assert again.drawn.choice.papan is True
    assert again.options is not None
    again.options.inputs["tepi"].usual_button.click()
    settled(again, qtbot)
    assert again.drawn.choice.tepi is None
    assert again.options.inputs["tepi"].boxes["bawah"].minimum() == 17


def test_one_page_says_what_it_did(window: MainWindow, qtbot: QtBot, ctx: Context) -> None:
    row = meeting(ctx.store)
    agenda = [{"pokok": f"Pokok {n}", "pembahasan": "Kata demi kata. " * 18} for n in range(7)]
    with ctx.store.unit("Notulen") as s:
        notulen.save_notulen(s, row, {**notulen.get_notulen(s, row), "agenda": agenda})
    page = opened(window, qtbot, "notulen", rapat_id=row)
    assert page.options is not None
    assert page.view.pages() == 2
    page.options.inputs["satu_halaman"].click()
    qtbot.waitUntil(lambda: page.options is not None and bool(page.options.note.text()), timeout=8000)
    assert page.view.pages() == 1
    assert "agar muat satu halaman" in page.options.note.text()


# --- final, ralat -----------------------------------------------------------------------------------------------------


def test_final_locks_correction_unlocks_and_prints_its_note(
    window: MainWindow, qtbot: QtBot, ctx: Context, ask: Recorder,
) -> None:
    page = opened(window, qtbot, "surat-tugas")
    type_letter(page, qtbot)
    first = page.pdf
    ask.expect("confirm", True)
    page.side.final_button.click()
    settled(page, qtbot)
    assert page.sheet is not None
    assert page.side.fields is not None
    assert page.sheet.locked
    assert page.pdf == first or says(page)  # the archived file is what is shown
    with ctx.read() as s:
        [version] = naskah.versi(s, page.sheet.naskah_id)
        assert hashlib.sha256(dokumen.berkas(s, version.id)).hexdigest() == hashlib.sha256(page.pdf).hexdigest()
    assert page.side.state.text().startswith("Final versi 1, ")
    assert not page.side.fields.isEnabled()
    page.side.ralat_button.click()
    assert page.sheet.corrected
    assert page.side.fields.isEnabled()
    page.side.final_button.click()
    assert page.bar.text.startswith("Tulis dulu apa yang diubah")
    type_letter(page, qtbot, tugas="Menghadiri lokakarya kota")
    qtbot.waitUntil(lambda: "lokakarya kota" in page.side.fields.correction.toPlainText(), timeout=5000)  # type: ignore[union-attr]
    settled(page, qtbot)
    ask.expect("confirm", True)
    page.side.final_button.click()
    settled(page, qtbot)
    with ctx.read() as s:
        newest, oldest = naskah.versi(s, page.sheet.naskah_id)
        lines = dokumen.teks_lama(s, newest.id)
        assert dokumen.berkas(s, oldest.id) != dokumen.berkas(s, newest.id)
    [note] = [line for line in lines if line.startswith("RALAT")]
    assert note.startswith("RALAT (versi 2, menggantikan versi 1): “Menghadiri lokakarya kecamatan” menjadi")
    assert newest.ralat.startswith("“Menghadiri lokakarya kecamatan” menjadi “Menghadiri lokakarya kota”")
    assert page.side.state.text().startswith("Final versi 2, ")


def test_changed_data_are_told_on_a_final_paper(
    window: MainWindow, qtbot: QtBot, ctx: Context, ask: Recorder,
) -> None:
    row = meeting(ctx.store, tempat="Balai RW")
    page = opened(window, qtbot, "notulen", rapat_id=row)
    ask.expect("confirm", True)
    page.side.final_button.click()
    settled(page, qtbot)
    with ctx.store.unit("Pindah") as s:
        from lkm_desktop.services import rapat

        rapat.save_rapat(s, row, {**rapat.get_rapat(s, row), "tempat": "Kantor kelurahan"})
    qtbot.waitUntil(lambda: "berbeda" in page.bar.text, timeout=8000)
    assert page.side.differences is not None
    assert any("Kantor kelurahan" in text and "Balai RW" in text for text in page.side.differences.texts())
    page.bar.buttons()[1].click()
    assert page.sheet is not None
    assert "Kantor kelurahan" in page.sheet.isian["ralat"]
    page.side.give_up_button.click()
    assert page.sheet.locked
    assert "ralat" not in page.sheet.isian


# --- leaving ----------------------------------------------------------------------------------------------------------


def test_sharing_saves_a_readable_name_and_shows_the_file(
    window: MainWindow, qtbot: QtBot, ctx: Context, monkeypatch: pytest.MonkeyPatch,
) -> None:
    shown: list[Path] = []
    monkeypatch.setattr(files.Place, "show", lambda self: shown.append(self.path))
    page = opened(window, qtbot, "notulen", rapat_id=meeting(ctx.store), name="Rapat Pleno")
    page.out.share()
    assert shown == [ctx.store.folder / "keluar" / "Notulen-Rapat-Pleno_2025-03-10.pdf"]
    assert shown[0].read_bytes() == page.pdf
    assert files.free_name(shown[0], b"lain").name == "Notulen-Rapat-Pleno_2025-03-10 (2).pdf"
    assert files.free_name(shown[0], page.pdf) == shown[0]


def test_the_word_copy_is_saved_and_logged(
    window: MainWindow, qtbot: QtBot, ctx: Context, ask: Recorder, tmp_path: Path,
) -> None:
    page = opened(window, qtbot, "notulen", rapat_id=meeting(ctx.store), name="Rapat Pleno")
    ask.expect("save_file", tmp_path / "notulen.docx")
    page.word_button.click()
    assert (tmp_path / "notulen.docx").read_bytes()[:2] == b"PK"
    assert ask.asked[-1] == ("save_file", "Notulen-Rapat-Pleno_2025-03-10.docx")
    with ctx.read() as s:
        assert [(c.jenis, c.tujuan, c.judul) for c in dokumen.arsip(s)] == [("notulen", "word", "Notulen: Rapat Pleno")]


@pytest.mark.parametrize(("platform", "first"), [("win32", "explorer"), ("darwin", "open"), ("linux", "gdbus")])
def test_the_folder_opens_with_the_file_selected(platform: str, first: str) -> None:
    command = files.select_command(Path("/tmp/Rapat 1.pdf"), platform)
    assert command[0] == first
    assert any("Rapat" in part for part in command)


def test_an_invitation_keeps_the_date_it_was_begun_with(window: MainWindow, qtbot: QtBot, ctx: Context) -> None:
    """Three days before a meeting that is over; the number belongs to the year of that date."""
    page = opened(window, qtbot, "undangan", rapat_id=meeting(ctx.store), name="Rapat rutin Maret")
    assert page.side.fields is not None
    assert page.side.fields.inputs["tanggal"].value() == date(2025, 3, 7)
    page.side.fields.number_button.click()
    settled(page, qtbot)
    assert page.side.fields.number.text().endswith("/III/2025")
    assert "7 Maret 2025" in says(page)
