"""The pages of the plain books, by keyboard: a new row, numbers that follow, deliveries, filters, print, import."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lkm_desktop.domain import BUKU, REGISTERS
from lkm_desktop.services import kartu, registers
from lkm_desktop.services.registers import Query
from tests.pembantu import add
from tests.ui.perekam import Recorder, show
from ui.context import Context
from ui.main_window import MainWindow
from ui.register.page import RegisterPage

ENTER = Qt.Key.Key_Return


def only(ctx: Context, key: str) -> dict[str, Any]:
    """The one row of a book."""
    register = REGISTERS[key]
    with ctx.read() as s:
        found = registers.ids(s, register, Query())
        assert len(found) == 1
        return kartu.get(s, register, found[0])


def typed(qtbot: QtBot, page: RegisterPage, texts: dict[str, str]) -> None:
    """Go through the form with Enter and type where there is something to type; then save with Ctrl+S."""
    for key, edit in page.panel.form.inputs.items():
        if key in texts:
            edit.setFocus()
            if hasattr(edit, "selectAll"):
                edit.selectAll()
            QTest.keyClicks(edit, texts[key])
    page.setFocus()
    QApplication.processEvents()
    page.save()
    QApplication.processEvents()


@pytest.mark.parametrize(
    ("key", "texts", "expected"),
    [
        ("surat_masuk", {"tanggal_terima": "5-3-2025", "pengirim": "Lurah", "isi": "Undangan RWT"},
         {"tanggal_terima": date(2025, 3, 5), "nomor_agenda": 1}),
        ("tamu", {"nama": "Ratna Juwita", "keperluan": "Supervisi"}, {"tanggal": date.today()}),
        ("inventaris", {"nama_barang": "Kursi", "jumlah": "40", "harga": "Rp55.000"}, {"harga": 55_000, "jumlah": 40}),
        ("kegiatan", {"kegiatan": "Kerja bakti", "peserta_l": "12"}, {"peserta_l": 12}),
        ("arsip_dokumen", {"jenis": "BA", "judul": "RWT 2024"}, {"jenis": "BA"}),
        ("sk", {"nomor": "1/SK", "tentang": "Panitia"}, {"nomor": "1/SK"}),
    ],
)  # fmt: skip
def test_a_row_is_typed_and_saved(
    ctx: Context, window: MainWindow, qtbot: QtBot, key: str, texts: dict[str, str], expected: dict[str, Any]
) -> None:
    page = show(window, key)
    QTest.keyClick(page.empty.add_button, Qt.Key.Key_Space)
    assert page.panel.title.full() == f"{REGISTERS[key].noun[:1].upper()}{REGISTERS[key].noun[1:]} baru"
    typed(qtbot, page, texts)
    found = only(ctx, key)
    assert {k: found[k] for k in expected} == expected
    assert page.bar.text.endswith("tersimpan.")
    assert ctx.store.undo_label is not None
    assert ctx.store.undo_label.startswith(f"Tambah {REGISTERS[key].noun} ")
    assert page.table.rows.rowCount() == 1


def test_enter_walks_through_the_form_and_a_pair_of_fields(ctx: Context, window: MainWindow, qtbot: QtBot) -> None:
    page = show(window, "surat_masuk")
    page.new_record()
    inputs = page.panel.form.inputs
    walked = []
    for _ in range(5):
        focus = QApplication.focusWidget()
        walked.append(next(key for key, edit in inputs.items() if edit is focus))
        assert focus is not None
        QTest.keyClick(focus, ENTER)
    assert walked == ["tanggal_terima", "nomor_agenda", "pengirim", "surat_nomor", "surat_tanggal"]


def test_the_proposed_number_follows_kind_and_date_until_one_is_typed(
    ctx: Context, window: MainWindow, qtbot: QtBot
) -> None:
    add(ctx.store, "surat_keluar", nomor="001/SB/LKM-MB/I/2025", tanggal=date(2025, 1, 5), jenis="surat_biasa")
    page = show(window, "surat_keluar")
    page.new_record()
    inputs = page.panel.form.inputs
    today = date.today()
    assert inputs["nomor"].value().startswith("001/SL/LKM-MB/")
    assert inputs["nomor"].value().endswith(str(today.year))
    inputs["jenis"].set_value("undangan")
    inputs["jenis"].edited.emit()
    inputs["jenis"].left.emit()
    assert inputs["nomor"].value().startswith("001/UND/")
    inputs["tanggal"].setFocus()
    inputs["tanggal"].selectAll()
    QTest.keyClicks(inputs["tanggal"], "6-3-2025")
    QTest.keyClick(inputs["tanggal"], ENTER)
    assert inputs["nomor"].value() == "002/UND/LKM-MB/III/2025"
    inputs["nomor"].selectAll()
    QTest.keyClicks(inputs["nomor"], "15/khusus")
    inputs["tanggal"].setFocus()
    inputs["tanggal"].selectAll()
    QTest.keyClicks(inputs["tanggal"], "7-4-2025")
    QTest.keyClick(inputs["tanggal"], ENTER)
    assert inputs["nomor"].value() == "15/khusus"


def test_a_taken_number_is_refused_beside_the_field(ctx: Context, window: MainWindow, qtbot: QtBot) -> None:
    add(ctx.store, "surat_keluar", nomor="7/2025", tanggal=date(2025, 1, 5), perihal="Dana")
    page = show(window, "surat_keluar")
    page.new_record()
    typed(qtbot, page, {"tanggal": "9-2-2025", "nomor": "7/2025"})
    assert page.panel.is_new
    assert "sudah dipakai untuk Dana" in page.panel.form._messages["nomor"].text()
    with ctx.read() as s:
        assert registers.count(s, REGISTERS["surat_keluar"], Query()) == 1


def test_a_letter_is_put_into_the_delivery_book_by_one_button(ctx: Context, window: MainWindow, qtbot: QtBot) -> None:
    add(ctx.store, "surat_keluar", nomor="7/2025", tanggal=date(2025, 1, 5), perihal="Undangan", kepada="Camat")
    page = show(window, "surat_keluar")
    page.table.selectRow(0)
    QApplication.processEvents()
    assert page.panel.extra_button.isVisible()
    QTest.keyClick(page.panel.extra_button, Qt.Key.Key_Space)
    line = only(ctx, "ekspedisi")
    assert (line["surat_nomor"], line["isi"], line["kepada"]) == ("7/2025", "Undangan", "Camat")
    assert page.bar.text == "7/2025 tercatat di buku ekspedisi."
    assert page.panel.form.inputs["tanggal_kirim"].value() == line["tanggal"]
    QTest.keyClick(page.panel.extra_button, Qt.Key.Key_Space)
    assert page.bar.text == "Surat ini sudah ada di buku ekspedisi."
    ctx.undo()
    with ctx.read() as s:
        assert registers.count(s, REGISTERS["ekspedisi"], Query()) == 0


def test_only_letters_have_that_button(ctx: Context, window: MainWindow) -> None:
    add(ctx.store, "tamu", tanggal=date(2025, 1, 5), nama="Ratna")
    page = show(window, "tamu")
    page.table.selectRow(0)
    QApplication.processEvents()
    assert not page.panel.extra_button.isVisible()


def test_a_new_letter_offers_its_delivery(ctx: Context, window: MainWindow, qtbot: QtBot) -> None:
    page = show(window, "surat_keluar")
    page.new_record()
    typed(qtbot, page, {"kepada": "Camat", "perihal": "Undangan"})
    offered = [button for button in page.bar._buttons if button.isVisible()]
    assert [button.text().replace("&", "") for button in offered] == ["Tambah lagi", "Catat ekspedisi"]
    QTest.keyClick(offered[1], Qt.Key.Key_Space)
    assert only(ctx, "ekspedisi")["kepada"] == "Camat"


def test_missing_numbers_are_named_above_the_list(ctx: Context, window: MainWindow) -> None:
    year = date.today().year
    for serial in (1, 4):
        number = f"{serial:03}/SB/LKM-MB/I/{year}"
        add(ctx.store, "surat_keluar", nomor=number, tanggal=date(year, 1, 5), jenis="surat_biasa")
    page = show(window, "surat_keluar")
    assert page.findings.bar.text == f"Nomor urut surat tahun {year} yang belum tercatat: 2, 3."


def test_year_and_month_narrow_the_list_and_the_book(ctx: Context, window: MainWindow) -> None:
    for day in (date(2024, 3, 5), date(2025, 3, 5), date(2025, 4, 5)):
        add(ctx.store, "surat_masuk", tanggal_terima=day, pengirim="Lurah", isi=f"Surat {day:%m %Y}")
    page = show(window, "surat_masuk")
    column = page.table.rows.keys.index("isi")

    def listed() -> list[str]:
        return [page.table.rows.index(row, column).data() for row in range(page.table.rows.rowCount())]

    assert listed() == ["Surat 04 2025", "Surat 03 2025", "Surat 03 2024"]
    page.filters.set_filter("tahun", "2025")
    page.filters.set_filter("bulan", "03")
    assert listed() == ["Surat 03 2025"]
    assert page.counts.full().startswith("1 dari 3 surat masuk cocok")
    page.print_out()
    preview: Any = window.page
    request = preview.request
    assert request.title == "Buku agenda surat masuk"
    from lkm_desktop.documents.pilihan import Pilihan
    from tests.documents.pdf_reader import text_of

    text = text_of(request.draw(Pilihan()).data)
    assert "Maret 2025" in text
    assert "Surat 04 2025" not in text


def test_a_book_is_printed_from_its_first_row_unless_sorted_otherwise(ctx: Context, window: MainWindow) -> None:
    from ui.register.actions import book_query

    page = show(window, "tamu")
    assert (book_query(page).urut, book_query(page).turun) == ("", False)
    page.table._header_clicked(page.table.rows.keys.index("nama"))
    assert (book_query(page).urut, book_query(page).turun) == ("nama", False)


def test_the_worth_of_the_inventory_stands_above_the_list(ctx: Context, window: MainWindow) -> None:
    add(ctx.store, "inventaris", nama_barang="Kursi", jumlah=40, harga=55_000)
    page = show(window, "inventaris")
    assert page.counts.full() == "1 barang  ·  Nilai seluruhnya: Rp2.200.000"
    place = page.table.rows.keys.index("harga")
    index = page.table.rows.index(0, place)
    assert index.data() == "Rp55.000"
    assert Qt.AlignmentFlag(int(index.data(Qt.ItemDataRole.TextAlignmentRole))) & Qt.AlignmentFlag.AlignRight


def test_every_book_is_in_the_menu_in_the_offices_word(ctx: Context, window: MainWindow) -> None:
    titles = [action.text() for action in window.menus.books]
    assert titles == [register.title for register in BUKU]
    for action, register in zip(window.menus.books, BUKU, strict=True):
        action.trigger()
        assert window.current == register.key
    window.menus.set_word("BKM")
    assert "Buku keputusan/SK BKM" in [action.text() for action in window.menus.books]


def test_help_of_every_book_is_its_own(window: MainWindow) -> None:
    from ui.help_panel import topic

    for register in BUKU:
        page = show(window, register.key)
        assert topic(page.help_key) != topic("umum"), register.key


def test_what_was_thrown_away_is_named_in_the_sampah_and_comes_back(
    ctx: Context, window: MainWindow, qtbot: QtBot
) -> None:
    row = add(ctx.store, "surat_masuk", tanggal_terima=date(2025, 3, 5), pengirim="Lurah", isi="Undangan " * 20)
    page = show(window, "surat_masuk")
    page.table.selectRow(0)
    page.delete_record()
    assert page.bar.text.startswith("Undangan Undangan")
    assert page.bar.text.endswith("… dipindahkan ke Sampah.")
    history = show(window, "riwayat", bagian="sampah")
    assert "Undangan" in "".join(label for label in _texts(history))
    page = show(window, "surat_masuk")
    page.filters.trash.setChecked(True)
    page.table.selectRow(0)
    page.delete_record()
    with ctx.read() as s:
        assert registers.ids(s, REGISTERS["surat_masuk"], Query()) == [row]


def _texts(page: Any) -> list[str]:
    from PySide6.QtWidgets import QTableView

    found = []
    for table in page.findChildren(QTableView):
        model = table.model()
        found += [str(model.index(r, c).data()) for r in range(model.rowCount()) for c in range(model.columnCount())]
    return found


def test_a_draft_of_a_book_is_offered_again(ctx: Context, window: MainWindow, qtbot: QtBot) -> None:
    page = show(window, "pengaduan")
    page.new_record()
    edit = page.panel.form.inputs["isi"]
    edit.setFocus()
    QTest.keyClicks(edit, "Lampu mati")
    show(window, "beranda")
    with ctx.read() as s:
        from ui.pages.tugas import gather

        words = [task.kalimat for task in gather(s, date.today()).tugas]
    assert any(text.startswith("Isian Lampu mati (") for text in words)


def test_a_messy_agenda_is_imported_from_its_page(
    ctx: Context, window: MainWindow, qtbot: QtBot, ask: Recorder, tmp_path: Path
) -> None:
    book = openpyxl.Workbook()
    for row in (["AGENDA SURAT MASUK"], ["No", "Tgl Terima", "Asal Surat", "No Surat", "Perihal"],
                [1, "2-9-2025", "Lurah", "005/1", "RWT"], [2, "31-2-2025", "Camat", "", "Edaran"]):  # fmt: skip
        book.active.append(row)
    book.save(tmp_path / "agenda.xlsx")
    window.show_page("surat_masuk")
    show(window, "surat_masuk")._dropped(tmp_path / "agenda.xlsx")
    page: Any = window.page
    qtbot.waitUntil(lambda: not page.jobs.busy, timeout=20_000)
    assert page.choices.ke == "surat_masuk"
    assert set(page.columns_step.model.fields.values()) == {
        "urut", "tanggal_terima", "pengirim", "surat_nomor", "isi"
    }
    page.save()
    qtbot.waitUntil(lambda: not page.jobs.busy, timeout=20_000)
    assert [row.status for row in page.plan.baris] == ["baru", "bermasalah"]
    assert page.preview_step.table.preview.columns[0] == "isi"
    page.preview_step._corrected(4, "tanggal_terima", "28-2-2025")
    qtbot.waitUntil(lambda: not page.jobs.busy, timeout=20_000)
    assert page.next_button.text().replace("&", "") == "Simpan 2 baris"
    page.save()
    qtbot.waitUntil(lambda: not page.jobs.busy, timeout=20_000)
    assert page.done_step.sentence.text() == "2 surat masuk baru."
    assert "buku agenda surat masuk sekarang berisi 2 surat masuk" in page.done_step.verified.text()
    with ctx.read() as s:
        assert registers.count(s, REGISTERS["surat_masuk"], Query()) == 2


def test_the_target_can_be_changed_from_people_to_a_book(
    ctx: Context, window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    book = openpyxl.Workbook()
    for row in (["Tanggal", "Nama", "Instansi", "Keperluan"], ["2-9-2025", "Ratna", "Korkot", "Supervisi"]):
        book.active.append(row)
    book.save(tmp_path / "tamu.xlsx")
    page = show(window, "impor", register="orang", path=tmp_path / "tamu.xlsx")
    qtbot.waitUntil(lambda: not page.jobs.busy, timeout=20_000)
    page.columns_step.target.set_value("tamu")
    page.columns_step._target_chosen()
    assert set(page.columns_step.model.fields.values()) == {"tanggal", "nama", "instansi", "keperluan"}
    page.columns_step.target.set_value("orang")
    page.columns_step._target_chosen()
    assert "nama" in page.columns_step.model.fields.values()
