"""A read-only table whose headings may change, with the width of each column, for the tabs of the desk."""

from __future__ import annotations

from collections.abc import Sequence

from lkm_desktop.format import ribuan
from ui.pages.rapat.table import Table, Width
from ui.widgets.plain_table import PlainModel


class GridModel(PlainModel):
    """Rows of texts under headings that may be replaced."""

    def show(self, headings: Sequence[str], right: frozenset[int], rows: Sequence[tuple[str, ...]]) -> None:
        """Other headings and rows; `right` names the columns of numbers."""
        self.beginResetModel()
        self._headings, self._right, self._rows = tuple(headings), right, list(rows)
        self.endResetModel()

    def row(self, place: int) -> tuple[str, ...]:
        """The texts of a row."""
        return self._rows[place]


class Grid(Table):
    """`show` replaces everything; the cursor stays on its row number."""

    def __init__(self, name: str) -> None:
        self.grid = GridModel(())
        super().__init__(name, self.grid)

    def show_table(
        self, headings: Sequence[str], widths: Sequence[Width], rows: Sequence[tuple[str, ...]],
        right: frozenset[int] = frozenset(),
    ) -> None:  # fmt: skip
        """Show this table."""
        here = self.currentIndex().row()
        self.grid.show(headings, right, rows)
        self.set_widths(widths)
        if rows:
            self.go_to(min(max(here, 0), len(rows) - 1))


def number(value: float | None) -> str:
    """A number as the office writes it: "1.234", "12,5"; a dash where there is none."""
    if value is None:
        return "–"
    if float(value).is_integer():
        return ribuan(int(value)) if value >= 0 else f"−{ribuan(-int(value))}"
    return f"{value:.1f}".replace(".", ",").replace("-", "−")


def signed(value: float | None) -> str:
    """A difference: "+3", "−2", "0"; a dash where there is none."""
    return number(value) if value is None or value <= 0 else f"+{number(value)}"
