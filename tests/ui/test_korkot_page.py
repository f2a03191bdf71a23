"""The korkot's desk in the window: a collection made, taken in, looked at, changed, saved; all without an office."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lkm_desktop.errors import LkmError
from lkm_desktop.kota import baris, daftar, masuk
from lkm_desktop.kota.bahan import BahanPaket, KepalaPaket
from lkm_desktop.kota.daftar import BarisDaftar
from lkm_desktop.kota.koleksi import PerluSandi, buka
from tests.ui.perekam import Recorder, show
from ui.context import Context
from ui.main_window import MainWindow
from ui.pages.korkot import desk as desk_work
from ui.pages.korkot import start

KELURAHAN = (("63.71.01.1001", "Kelayan Barat", "Banjarmasin Selatan"), ("63.71.01.1002", "Kelayan Timur",
             "Banjarmasin Selatan"), ("63.71.02.1003", "Sungai Jingah", "Banjarmasin Utara"))  # fmt: skip


def package(number: int, month: int = 7, relawan: int = 10, **more: Any) -> BahanPaket:
    """The recap of one kelurahan, made on the third day after its month."""
    code, name, district = KELURAHAN[number]
    head = KepalaPaket(code, f"kantor-{number}", name, district, "Kota Banjarmasin", f"LKM {name}", f"2026-{month:02}",
                       f"Bulan {month} 2026", date(2026, month, 28), datetime(2026, month + 1, 3, 8), 1)  # fmt: skip
    figures = {"relawan_total": relawan, "relawan_l": 4, "relawan_p": relawan - 4, "anggota_total": 11, "anggota_p": 4}
    sheets = {"R4": baris.bungkus("R4", [])}
    return BahanPaket(f"rekap_{number}_{month}.zip", f"s{number}-{month}-{relawan}", head,
                      f"i{number}-{month}-{relawan}", sheets, figures, **more)  # fmt: skip


@pytest.fixture
def city(tmp_path: Path) -> Path:
    """A collection: three kelurahan in the register, two recaps of July, one of June, one broken file."""
    place = tmp_path / "kota.lkmkota"
    with buka(place) as koleksi:
        rows = [BarisDaftar(name, code, district, "Kota Banjarmasin") for code, name, district in KELURAHAN]
        koleksi.kerjakan(lambda s: daftar.muat(s, rows))
        masuk.terima(koleksi, [package(0), package(2, relawan=30), package(0, month=6, relawan=7),
                               BahanPaket("rusak.zip", rusak="Berkas terpotong di tengah.")])  # fmt: skip
    return place


@pytest.fixture
def desk(bare: Context, qtbot: QtBot, city: Path) -> tuple[MainWindow, Any]:
    """The window without an office, on the desk with that collection open."""
    window = MainWindow(bare)
    window.backs_up = False
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    window.start()
    page: Any = show(window, "korkot", tempat=str(city))
    qtbot.waitUntil(lambda: bool(page.view.kode) and not page.jobs.busy, timeout=10_000)
    return window, page


def texts(table: Any) -> list[tuple[str, ...]]:
    """The rows of a grid."""
    return [table.grid.row(n) for n in range(table.grid.rowCount())]


def settled(qtbot: QtBot, page: Any) -> None:
    """Until no work is under way."""
    qtbot.waitUntil(lambda: not page.jobs.busy, timeout=10_000)


def test_the_board_names_who_sent_and_who_did_not(desk: tuple[MainWindow, Any]) -> None:
    _, page = desk
    rows = texts(page.board.table)
    assert [(row[1], row[3]) for row in rows] == [
        ("Kelayan Barat", "Tepat waktu"), ("Kelayan Timur", "Belum masuk"), ("Sungai Jingah", "Tepat waktu"),
        ("rusak.zip", "Rusak"),
    ]  # fmt: skip
    assert rows[3][7] == "Berkas terpotong di tengah."
    assert page.board.words.text().startswith("3 kelurahan: 2 tepat waktu, 1 belum masuk. Tenggat 5 Agustus 2026.")
    page.board.copy_button.click()
    assert "- Kelayan Timur" in QApplication.clipboard().text()


def test_totals_add_up_and_the_comparison_shows_what_changed(desk: tuple[MainWindow, Any]) -> None:
    _, page = desk
    page.totals.group.set_value("Relawan")
    page.totals.fill()
    assert [row[:3] for row in texts(page.totals.table)] == [
        ("Banjarmasin Selatan", "1", "10"), ("Banjarmasin Utara", "1", "30"), ("Jumlah", "2", "40"),
    ]  # fmt: skip
    page.totals.by.set_value("kelurahan")
    page.totals.fill()
    assert [row[1] for row in texts(page.totals.table)] == ["Kelayan Barat", "Sungai Jingah", ""]
    changed = {(row[1], row[2]): row[3:] for row in texts(page.compare.table)}
    assert changed[("Kelayan Barat", "Relawan: jumlah")] == ("7", "10", "+3")


def test_the_trend_follows_the_place(desk: tuple[MainWindow, Any], qtbot: QtBot) -> None:
    _, page = desk
    page.tabs.setCurrentWidget(page.trend)
    qtbot.waitUntil(lambda: page.trend.trend is not None, timeout=10_000)
    rows = {row[0]: row[1:] for row in texts(page.trend.table)}
    assert rows["Relawan: jumlah"][5:8] == ("7", "40", "–")
    page.trend.place.set_value("kec:Banjarmasin Selatan")
    page.trend.wanted.emit()
    qtbot.waitUntil(lambda: page.trend.trend.deret["relawan_total"][6] == 10, timeout=10_000)


def test_settings_are_checked_and_kept_in_the_collection(
    desk: tuple[MainWindow, Any], qtbot: QtBot, city: Path
) -> None:
    _, page = desk
    page.settings.inputs["tenggat"].set_value(500)
    page.settings.save_button.click()
    assert "0 sampai 120" in page.settings.messages["tenggat"].text()
    page.settings.inputs["tenggat"].set_value(1)
    page.settings.save_button.click()
    qtbot.waitUntil(lambda: page.view.setelan.get("tenggat") == 1, timeout=10_000)
    settled(qtbot, page)
    assert {row[3] for row in texts(page.board.table)} == {"Terlambat", "Belum masuk", "Rusak"}


def test_a_broken_file_is_put_aside(desk: tuple[MainWindow, Any], qtbot: QtBot) -> None:
    _, page = desk
    page.board.table.go_to(3)
    page.board.forget_button.click()
    qtbot.waitUntil(lambda: len(page.board.rows) == 3, timeout=10_000)
    settled(qtbot, page)


def test_a_new_collection_begins_empty_and_is_remembered_without_passwords(
    bare: Context, window: MainWindow, qtbot: QtBot, ask: Recorder, tmp_path: Path
) -> None:
    page: Any = show(window, "korkot")
    ask.expect("save_file", tmp_path / "baru")
    page.start_view.new_button.click()
    qtbot.waitUntil(lambda: page.desk.is_open and not page.jobs.busy, timeout=10_000)
    assert (tmp_path / "baru.lkmkota").exists()
    assert page.empty.isVisible()
    assert not page.book_button.isEnabled()
    page.close_button.click()
    assert start.recent(bare.memory) == [str(tmp_path / "baru.lkmkota")]
    start.remember(bare.memory, "postgresql+psycopg://ani:rahasia@kota/lkm")
    assert start.recent(bare.memory)[0] == "postgresql+psycopg://ani@kota/lkm"


def test_a_password_that_the_server_wants_is_asked_for_alone(
    window: MainWindow, qtbot: QtBot, ask: Recorder, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried: list[str] = []

    def opened(place: str, progress: Any) -> Any:
        tried.append(place)
        raise (PerluSandi if len(tried) == 1 else LkmError)("Ditolak.")

    monkeypatch.setattr(desk_work, "open_place", opened)
    ask.expect("secret", "ra@ha/sia")
    page: Any = show(window, "korkot", tempat="postgresql+psycopg://ani@kota.lan/lkm")
    qtbot.waitUntil(lambda: page.bar.kind == "error", timeout=10_000)
    assert ask.asked == [("secret", "Kata sandi untuk ani@kota.lan/lkm")]
    assert tried[1] == "postgresql+psycopg://ani:ra%40ha%2Fsia@kota.lan/lkm"


def test_what_is_no_collection_is_refused_in_one_sentence(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    wrong = tmp_path / "surat.lkmkota"
    wrong.write_bytes(b"bukan basis data sama sekali")
    page: Any = show(window, "korkot", tempat=str(wrong))
    qtbot.waitUntil(lambda: page.bar.kind == "error", timeout=10_000)
    assert "bukan koleksi kota" in page.bar.text
    assert not page.desk.is_open


def test_the_keys_of_the_menus_work_without_an_office(desk: tuple[MainWindow, Any], ask: Recorder) -> None:
    window, page = desk
    actions: list[Callable[[], None]] = [a.trigger for a in window.menus.by_ability["ekspor"]]
    assert all(a.isEnabled() for a in window.menus.by_ability["ekspor"])
    ask.expect("save_file", None)
    actions[0]()
    ask.expect("open_files", None)
    page.import_in()
    assert [kind for kind, _ in ask.asked] == ["save_file", "open_files"]


def test_the_open_collection_is_never_written_over(
    desk: tuple[MainWindow, Any], ask: Recorder, city: Path
) -> None:
    _, page = desk
    before = city.read_bytes()
    ask.expect("save_file", city)
    page.export()
    assert page.bar.kind == "error"
    assert "koleksi yang sedang terbuka" in page.bar.text
    assert city.read_bytes() == before


def test_another_office_for_a_place_is_named_and_can_be_recognised(
    desk: tuple[MainWindow, Any], qtbot: QtBot, ask: Recorder
) -> None:
    _, page = desk
    stranger = package(0)
    head = replace(stranger.kepala, kantor_id="kantor-lain")  # type: ignore[type-var]
    masuk.terima(page.desk.koleksi, [replace(stranger, berkas="lain.zip", sidik="x", isi="y", kepala=head,
                                             angka={"relawan_total": 99})])  # fmt: skip
    page.refresh()
    settled(qtbot, page)
    page.board.table.go_to(0)
    assert "lain.zip" in page.board.rows[0].pesan
    assert page.board.recognise_button.isEnabled()
    ask.expect("confirm", True)
    page.board.recognise_button.click()
    qtbot.waitUntil(lambda: page.board.rows[0].berkas == "lain.zip", timeout=10_000)
    settled(qtbot, page)


def test_the_collection_stays_open_over_a_change_of_office(
    desk: tuple[MainWindow, Any], qtbot: QtBot, kantor: Path
) -> None:
    window, page = desk
    assert window.open_path(kantor)
    again: Any = show(window, "korkot")
    assert again is not page
    qtbot.waitUntil(lambda: bool(again.view.kode) and not again.jobs.busy, timeout=10_000)
    assert len(again.board.rows) == 4


def test_a_register_alone_is_shown_with_all_its_notes(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    place = tmp_path / "daftar.lkmkota"
    with buka(place) as koleksi:
        rows = [BarisDaftar(name, code, district) for code, name, district in KELURAHAN]
        koleksi.kerjakan(lambda s: daftar.muat(s, rows))
    page: Any = show(window, "korkot", tempat=str(place))
    qtbot.waitUntil(lambda: len(page.board.rows) == 3 and not page.jobs.busy, timeout=10_000)
    assert {row[3] for row in texts(page.board.table)} == {"Belum masuk"}
    assert page.empty.text().startswith("3 kelurahan terdaftar")
    page.intake.show_notes([f"Catatan {n}" for n in range(7)])
    assert len(texts(page.intake.table)) == 7
