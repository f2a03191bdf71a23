"""How a sheet meets the paper: no second page for two rows and the signers; other lists keep their size."""

import io
from typing import Any

import openpyxl
import pytest

from lkm_desktop.workbooks.lembar_bentuk import TandaTangan
from lkm_desktop.workbooks.sheet import Kolom, Lembar, build

KOLOM = (Kolom("No", 5, "angka"), Kolom("Nama lengkap", 30), Kolom("Alamat", 40))
SIGNERS = (TandaTangan("Koordinator", "Syamsuddin"), TandaTangan("Sekretaris", "Siti Aminah", "Banjarmasin, 5-8-2026"))


def fit(rows: int, **more: Any) -> int:
    """On how many pages a sheet of so many rows is forced; 0: on as many as it takes."""
    data = [(n, f"Nama {n}", "Gang Melati") for n in range(1, rows + 1)]
    made = build([Lembar("Daftar", ("DAFTAR",), KOLOM, data, **more)], "Daftar")
    height = openpyxl.load_workbook(io.BytesIO(made)).active.page_setup.fitToHeight
    return 1 if height is None else int(height)


def test_a_list_that_is_a_little_too_long_with_its_signers_is_made_a_little_smaller() -> None:
    fits = [fit(rows, tanda_tangan=SIGNERS) for rows in range(1, 70)]
    first = fits.index(1)
    assert 20 < first < 45, "a page holds some forty rows; a short list stays at its size"
    last = len(fits) - fits[::-1].index(1)
    assert 3 < last - first < 14, "a fifth more than a page, no longer than that"
    assert set(fits[:first]) == set(fits[last:]) == {0}


@pytest.mark.parametrize("rows", [1, 120, 400])
def test_short_and_long_lists_keep_their_size(rows: int) -> None:
    assert fit(rows, tanda_tangan=SIGNERS) == fit(rows) == 0
