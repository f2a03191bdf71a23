"""What the sheets of an election compute and compare, without a window."""

from __future__ import annotations

import pytest

from lkm_desktop.services.hitung_suara import Angka
from ui.pages.pemilihan import rt_rows, tally_rows
from ui.pages.pemilihan.sheet_model import Row, SheetModel

FULL: Row = {"id": "a", "rw": "01", "rt": "03", "dewasa_l": "100", "dewasa_p": "100", "memilih_l": "20",
             "memilih_p": "30", "jatah": "2"}  # fmt: skip


def test_a_row_says_its_sums_its_turnout_and_the_verdict() -> None:
    assert [rt_rows.shown(FULL, key, 30) for key in ("dewasa", "memilih", "persen", "putusan")] == [
        "200", "50", "25,00 %", "kurang dari 30 %: dari pintu ke pintu"]
    assert rt_rows.shown({**FULL, "pintu": "ya"}, "putusan", 30) == "kurang dari 30 %: sudah didatangi"
    assert rt_rows.shown({**FULL, "memilih_p": "40"}, "putusan", 30) == "cukup"
    only_total = {"rt": "Dusun Timur", "dewasa": "90", "memilih_l": "20", "memilih_p": "10"}
    assert (rt_rows.shown(only_total, "dewasa", 30), rt_rows.shown(only_total, "persen", 30)) == ("", "33,33 %")


def test_what_cannot_be_is_marked_in_its_cell() -> None:
    rows = [(0, {**FULL, "memilih_l": "120"}), (1, {**FULL, "id": "b", "rt": "3"}), (2, {"dewasa_l": "12x"})]
    found = rt_rows.wrong(rows, 30)
    assert found[(0, "memilih_l")][0] == "salah"
    assert "laki-laki 120" in found[(0, "memilih_l")][1]
    assert found[(1, "rt")] == ("salah", "RT ini tertulis dua kali.")
    assert found[(1, "putusan")][0] == "peringatan"
    assert found[(2, "dewasa_l")] == ("salah", "Isi dengan angka saja.")
    assert found[(2, "rt")][0] == "salah"


def test_only_what_changed_is_written() -> None:
    assert rt_rows.to_store({**FULL, "memilih_l": "21"}, FULL) == {"memilih_l": "21"}
    assert rt_rows.to_store({**FULL, "dewasa_l": "99"}, {**FULL, "dewasa_l": "", "dewasa": "200"}) == {
        "dewasa_l": "99", "dewasa": None}
    assert rt_rows.to_store(FULL, FULL) == {}
    assert rt_rows.to_store({"rt": "Dusun Timur", "dewasa": "90"}, None) == {
        "dewasa": "90", "rt": None, "nama": "Dusun Timur"}
    assert rt_rows.to_store({**FULL, "rt": "RT 4"}, FULL)["rt"] == "RT 4"


def test_pasted_lines_go_to_their_rt() -> None:
    pasted = [rt_rows.from_paste(one) for one in ({"rw": "1", "rt": "3", "memilih_l": "33"}, {"rw": "2", "rt": "9"})]
    rows, new, changed = rt_rows.merge([FULL, {}], pasted)
    assert (new, changed, len(rows)) == (1, 1, 2)
    assert (rows[0]["memilih_l"], rows[0]["id"], rows[1]["rt"]) == ("33", "a", "09")


def test_sums_count_l_and_p_only_where_every_rt_has_them() -> None:
    rows = [(0, FULL), (1, {"rt": "04", "dewasa": "50", "memilih_l": "10", "memilih_p": "10"})]
    totals = rt_rows.sums(rows)
    assert (totals["rw"], totals["dewasa"], totals["dewasa_l"], totals["memilih_l"]) == ("2 RT", "250", "", "30")
    assert totals["persen"] == "28,00 %"
    assert rt_rows.turnout(rows, None) == (70, 250)
    assert rt_rows.turnout([*rows, (2, {"rt": "05", "memilih_l": "1", "memilih_p": "1"})], 4748) == (72, 4748)


@pytest.mark.parametrize(("votes", "level"), [((30, 20), "peringatan"), ((40, 40), "info"), ((51, 60), "salah")])
def test_a_tally_is_checked_and_its_cells_marked(votes: tuple[int, int], level: str) -> None:
    rows: list[tuple[int, Row]] = [(n, {"nama": f"Nama {n}", "suara": str(v)}) for n, v in enumerate(votes)]
    rows.append((5, {"nama": "Tanpa suara", "jk": "x"}))
    messages, marks = tally_rows.check(Angka(42, 40, 2, 2, 3), rows)
    assert messages[0].level == level
    assert marks[(5, "jk")] == ("salah", "Isi L atau P.")


def test_typing_in_a_sheet_is_taken_back_step_by_step() -> None:
    model = SheetModel(rt_rows.COLUMNS, lambda n, row, key: rt_rows.shown(row, key, 30))
    model.show([FULL])
    assert len(model.rows) == 2
    model.setData(model.index(0, model.place("memilih_l")), "44")
    model.setData(model.index(1, model.place("rt")), "05")
    assert len(model.rows) == 3
    assert model.undo()
    assert model.undo()
    assert not model.undo()
    assert model.rows[0]["memilih_l"] == "20"


def test_sums_hold_what_is_typed_and_one_percentage_stands_on_the_page() -> None:
    rows = [(n, {"rt": f"{n}", "dewasa_l": "10", "dewasa_p": "10", "memilih_l": "3"}) for n in range(18)]
    rows[0][1]["memilih_p"] = "7"
    totals = rt_rows.sums(rows)
    assert (totals["memilih_l"], totals["memilih_p"], totals["memilih"]) == ("54", "7", "10")
    assert totals["persen"] == "2,78 %", "of all 360 adults, as the verdict has it"
    assert rt_rows.turnout(rows, None) == (10, 360)
    assert rt_rows.difference(rows, 360) == ""
    assert "9.999, jumlah RT 360" in rt_rows.difference(rows, 9999)
    assert rt_rows.difference([*rows, (18, {"rt": "19"})], 9999) == "", "an RT is still missing"
