"""A name typed from the signed sheet that is nearly one on the roll: the program asks before it makes a guest of it."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher

from lkm_desktop.errors import LkmError
from lkm_desktop.names import fold
from lkm_desktop.services.roll import Baris

#: how alike two folded names must be, 0 to 1: "norlaia" and "norlaila" are 0.93, "siti aminah" and "siti aisyah" 0.82
_DEKAT = 0.86
#: shorter names are alike by chance
_TERPENDEK = 4


class NamaDekat(LkmError):
    """Nobody of the roll is called so, but a row nearly is. `nama` as typed, `baris` the number of that row."""

    def __init__(self, nama: str, row: Baris) -> None:
        super().__init__(
            f"{nama} tidak ada di daftar hadir ini. Maksudnya {row.nama} ({row.urut})?",
            f"Tulis {row.urut} bila ya; untuk tamu baru tulis L atau P di belakang namanya.",
        )
        self.nama, self.baris, self.tertulis = nama, row.urut, row.nama


def nearest(rows: Sequence[Baris], typed: str) -> Baris | None:
    """The row whose name is most like the typed one, if it is alike enough; None otherwise."""
    wanted = fold(typed)
    if len(wanted) < _TERPENDEK:
        return None
    scored = [(SequenceMatcher(None, wanted, fold(row.nama), autojunk=False).ratio(), -row.urut, row) for row in rows]
    best = max(scored, default=None, key=lambda one: one[:2])
    return best[2] if best is not None and best[0] >= _DEKAT else None


def refuse_near(rows: Sequence[Baris], nama: str, jk: str | None, nomor: int | None) -> None:
    """Raise NamaDekat for a new guest who is nearly called like a row; L or P behind the name, or a number, is sure."""
    if jk is None and nomor is None and (row := nearest(rows, nama)) is not None:
        raise NamaDekat(nama, row)
