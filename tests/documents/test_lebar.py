"""Widths of columns by content: the longest texts get the room, short ones are not broken."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from lkm_desktop.documents.gaya import Gaya
from lkm_desktop.documents.isi import KolomIsi, Tabel, lebar_kolom
from lkm_desktop.documents.lebar import lebar_tabel

KOLOM = (KolomIsi("No", lebar_mm=10), KolomIsi("Keputusan"), KolomIsi("Penanggung jawab"),
         KolomIsi("Batas waktu", lebar_mm=34))  # fmt: skip
PANJANG = "Titian dan saluran air di RT 07 diperbaiki bersama seluruh warga tanpa upah pada hari Minggu pagi. " * 3


def test_the_long_column_gets_the_room_and_dates_stay_whole() -> None:
    rows = tuple((str(n), PANJANG, "UPL", "28 November 2026") for n in range(9))
    number, text, who, until = lebar_tabel(Tabel(KOLOM, rows, luwes=True), 165, Gaya())
    assert number <= 10.01
    assert text > 90
    assert who < 34
    assert 28 < until <= 34.01


def test_a_table_that_is_not_flexible_keeps_what_was_asked() -> None:
    table = Tabel(KOLOM, (("1", PANJANG, "UPL", ""),))
    assert lebar_tabel(table, 165, Gaya()) == tuple(lebar_kolom(KOLOM, 165))
    assert lebar_tabel(Tabel(KOLOM, luwes=True), 165, Gaya()) == tuple(lebar_kolom(KOLOM, 165))


@settings(deadline=None, max_examples=40)
@given(st.lists(st.tuples(*[st.text(max_size=200)] * 4), min_size=1, max_size=6), st.floats(60, 280))
def test_any_cells_fill_the_width(rows: list[tuple[str, str, str, str]], lebar: float) -> None:
    widths = lebar_tabel(Tabel(KOLOM, tuple(rows), luwes=True), lebar, Gaya())
    assert abs(sum(widths) - lebar) < 0.01
    assert min(widths) > 3
