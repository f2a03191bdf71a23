"""What the page of possible doubles reads and writes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from lkm_desktop.services import gabung_orang, ganda, orang
from lkm_desktop.services.gabung_orang import Rencana
from lkm_desktop.services.ganda import Pasangan
from ui.context import Context
from ui.work import Progress

if TYPE_CHECKING:
    from lkm_desktop.storage import Store


def find(store: Store, progress: Progress) -> list[Pasangan]:
    """Every pair; the office is read first and free while they are compared. Raises Cancelled."""
    with store.read() as s:
        given = ganda.bahan(s)
    return ganda.bandingkan(given, maju=progress)


class DoublesSource:
    """Calls the services on the open office."""

    def __init__(self, ctx: Context) -> None:
        self.ctx = ctx

    def main_of(self, ids: Sequence[str]) -> str:
        """The record that should stay. Raises LkmError when one is gone."""
        with self.ctx.read() as s:
            return gabung_orang.usul_utama(s, ids)

    def plan(self, main: str, others: Sequence[str], chosen: Mapping[str, str]) -> Rencana:
        """What a merge would do. Raises LkmError when one is gone."""
        with self.ctx.read() as s:
            return gabung_orang.rencana(s, main, others, chosen)

    def reasons(self, ids: Sequence[str]) -> str:
        """Why two records may be one person; "" when nothing speaks for it or there are more than two."""
        if len(ids) != 2:
            return ""
        with self.ctx.read() as s:
            found = ganda.dua_orang(s, ids[0], ids[1])
        return f"{found.skor} %: {found.kalimat}" if found is not None else ""

    def merge(self, plan: Rencana, chosen: Mapping[str, str]) -> bool:
        """Merge them in one step; False when it was refused, which is then told."""
        names = [plan.nama[one] for one in plan.lain]
        what = names[0] if len(names) == 1 else f"{len(names)} data"
        unit = self.ctx.unit(f"Gabungkan {what} ke {plan.nama[plan.utama]}")
        with unit as s:
            gabung_orang.gabungkan(s, plan.utama, plan.lain, chosen)
        return unit.ok

    def tell_apart(self, ids: Sequence[str], names: Sequence[str]) -> bool:
        """Remember that all of these are different people."""
        unit = self.ctx.unit(f"Tandai bukan orang yang sama: {' dan '.join(names)}")
        with unit as s:
            ganda.tandai_bukan_sama(s, [(a, b) for n, a in enumerate(ids) for b in ids[n + 1 :]])
        return unit.ok

    def search(self, text: str, limit: int) -> list[orang.OrangRingkas]:
        """People that match."""
        with self.ctx.read() as s:
            return orang.search(s, text, limit)
