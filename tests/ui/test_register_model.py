"""The table model: pages of rows, no query per cell, the rules of Qt's models."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester

from lkm_desktop.fields import Field
from ui.register.model import PAGE, RegisterModel
from ui.register.widths import squeezed

FIELDS = (Field("nama", "Nama"), Field("umur", "Umur", "angka"))


class Counted:
    """Gives rows and counts how often it was asked."""

    def __init__(self) -> None:
        self.calls: list[int] = []

    def rows(self, ids: Sequence[str], keys: Sequence[str]) -> list[tuple[str, ...]]:
        self.calls.append(len(ids))
        return [tuple(f"{key} {row_id}" for key in keys) for row_id in ids]


def test_it_keeps_the_rules_of_models(qtmodeltester: ModelTester) -> None:
    model = RegisterModel(Counted(), FIELDS)
    model.set_ids([str(n) for n in range(20)])
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]


def test_rows_are_fetched_two_hundred_at_a_time() -> None:
    source = Counted()
    model = RegisterModel(source, FIELDS)
    model.set_ids([str(n) for n in range(1000)])
    assert source.calls == []
    for row in range(190):
        assert model.index(row, 0).data() == f"nama {row}"
    assert source.calls == [PAGE]
    assert model.index(999, 1).data() == "umur 999"
    assert source.calls == [PAGE, PAGE]
    for row in range(190):
        model.index(row, 1).data()
    assert len(source.calls) == 2


def test_numbers_stand_right_and_headings_are_labels() -> None:
    model = RegisterModel(Counted(), FIELDS)
    model.set_ids(["1"])
    right = model.index(0, 1).data(Qt.ItemDataRole.TextAlignmentRole)
    assert int(right) & int(Qt.AlignmentFlag.AlignRight)
    assert model.headerData(0, Qt.Orientation.Horizontal) == "Nama"
    assert model.row_of("1") == 0
    assert model.row_of("tidak ada") == -1
    assert model.id_at(5) is None


def test_a_row_that_vanished_meanwhile_is_blank_not_a_fault() -> None:
    class Short(Counted):
        def rows(self, ids: Sequence[str], keys: Sequence[str]) -> list[tuple[str, ...]]:
            return super().rows(ids[:1], keys)

    model = RegisterModel(Short(), FIELDS)
    model.set_ids(["1", "2"])
    assert model.index(1, 0).data() == ""


def test_only_text_columns_give_up_width() -> None:
    assert squeezed([300, 50, 200], 400, {1}, [150, 96, 96]) == [211, 50, 138]
    assert squeezed([100, 50], 400, set(), [96, 96]) == [100, 50]
    narrow = squeezed([300, 90, 200], 200, {1}, [150, 96, 96])
    assert narrow == [150, 90, 96]
