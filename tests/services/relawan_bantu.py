"""Relawan and meetings with a roll, for the tests of activity and statistics."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from lkm_desktop.services import kehadiran, undangan
from lkm_desktop.services.roll import roll
from lkm_desktop.storage import Store
from tests.pembantu import add, meeting, person

TODAY = date.today()


def volunteer(store: Store, nama: str, **values: Any) -> str:
    """A relawan; the person's id."""
    who = person(store, nama)
    add(store, "relawan", orang_id=who, tanggal_daftar=date(2020, 1, 1), **values)
    return who


def held(store: Store, ago: int, present: list[str], absent: tuple[str, ...] = (), **values: Any) -> str:
    """A meeting so many days ago."""
    made = meeting(store, tanggal=TODAY - timedelta(days=ago), **values)
    with store.unit("Isi") as s:
        undangan.undang(s, made, [*present, *absent])
        for row in roll(s, made).rows:
            kehadiran.mark(s, made, [row.id], "hadir" if row.orang_id in present else "alpa")
    return made
