"""Follow-ups as they stood on a day: what was closed later was still open then."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from lkm_desktop.services.buku_tindak_lanjut import BarisTindakLanjut
from lkm_desktop.services.tindak_lanjut import BATAL, SELESAI, TERBUKA, hari_lambat, sebut_lambat


def keadaan_pada(row: BarisTindakLanjut, hari: date) -> str:
    """ "terbuka", "selesai" or "batal" on that day."""
    if row.keadaan == TERBUKA or (row.selesai is not None and row.selesai > hari):
        return TERBUKA
    return row.keadaan


def lambat_pada(row: BarisTindakLanjut, hari: date) -> int:
    """Days late on that day, 0 for one that was closed or in time."""
    return hari_lambat(row.tenggat, hari) if keadaan_pada(row, hari) == TERBUKA else 0


def kalimat(rows: Sequence[BarisTindakLanjut], hari: date) -> str:
    """ "Selesai", "2 dari 3 selesai, terlambat 4 minggu"; "" without follow-ups."""
    if not rows:
        return ""
    states = [keadaan_pada(row, hari) for row in rows]
    done, dropped = states.count(SELESAI), states.count(BATAL)
    if len(states) == 1:
        words = {SELESAI: "Selesai", BATAL: "Dibatalkan"}.get(states[0], "Belum selesai")
    else:
        words = f"{done} dari {len(states)} selesai" + (f", {dropped} dibatalkan" if dropped else "")
    late = sebut_lambat(max(lambat_pada(row, hari) for row in rows))
    return ", ".join(part for part in (words, late) if part)
