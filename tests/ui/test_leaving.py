"""What leaves the program with people's data is counted and logged."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from lkm_desktop.domain import Dokumen
from tests.ui.perekam import Recorder, shown
from ui.context import Context
from ui.main_window import MainWindow
from ui.pages.pratinjau import PreviewPage
from ui.register.page import RegisterPage


def test_an_export_says_how_many_and_is_logged(
    page: RegisterPage, ask: Recorder, ctx: Context, tmp_path_factory: pytest.TempPathFactory,
) -> None:
    page.filters.search.setText("siti")
    page.filters.search.tell_now()
    assert shown(page) == ["Siti Aminah"]
    path = tmp_path_factory.mktemp("ekspor") / "warga.xlsx"
    ask.expect("save_file", path)
    page.export()
    assert page.bar.text == "Buku kerja (hanya 1 dari 5 warga sesuai saringan) tersimpan: warga.xlsx"
    with ctx.read() as s:
        logged = [(row.jenis, row.kertas) for row in s.scalars(select(Dokumen))]
    assert logged == [("ekspor-orang", "xlsx")]


def test_a_printed_book_is_logged_and_one_with_full_nik_told_apart(
    page: RegisterPage, window: MainWindow, ask: Recorder, ctx: Context, qtbot: QtBot,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    page.print_out()
    preview = window.page
    assert isinstance(preview, PreviewPage)
    assert preview.options is not None
    for full in (False, True):
        if full:
            preview.options.inputs["papan"].set_value(False)
            preview.options.inputs["papan"].edited.emit()
        qtbot.waitUntil(lambda: bool(preview.pdf) and not ctx.worker.busy, timeout=20_000)
        qtbot.wait(300)
        qtbot.waitUntil(lambda: not ctx.worker.busy, timeout=20_000)
        ask.expect("save_file", tmp_path_factory.mktemp("cetak") / "buku.pdf")
        preview.save()
    with ctx.read() as s:
        kinds = [d.jenis for d in s.scalars(select(Dokumen).order_by(Dokumen.jenis))]
    assert kinds == ["buku-orang", "buku-orang-lengkap"]
