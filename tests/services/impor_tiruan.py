"""An import without a file: rows as a reader would have read them."""

from __future__ import annotations

from typing import Any

from lkm_desktop.services import impor, riwayat_impor
from lkm_desktop.services.impor_bahan import Bahan, BarisBahan
from lkm_desktop.storage import Store


class Tiruan:
    """A table of ready-made values."""

    def __init__(self, sumber: str, baris: list[dict[str, Any]]) -> None:
        self._bahan = Bahan(sumber, "Lembar1", [BarisBahan(n, dict(row)) for n, row in enumerate(baris, 2)])

    def olah(self, *_given: Any, **_more: Any) -> Bahan:
        """The rows, whatever the mapping."""
        return self._bahan


def impor_baris(
    store: Store, *baris: dict[str, Any], ke: str = "orang", sumber: str = "warga.xlsx",
    keputusan: dict[int, str] | None = None, timpa: bool = False,
) -> str:  # fmt: skip
    """Bring rows in as the program does; gives the id of the newest line of the log."""
    with store.read() as s:
        plan = impor.rencana(s, Tiruan(sumber, list(baris)), ke, keputusan=keputusan, timpa=timpa)
    with store.unit(f"Impor {sumber}") as s:
        impor.terapkan(s, plan)
    with store.read() as s:
        return riwayat_impor.daftar(s, 1)[0].id


def tanya(store: Store, **nilai: Any) -> str:
    """What the import asks about one row of these values; "" when it does not ask."""
    with store.read() as s:
        (row,) = impor.rencana(s, Tiruan("warga.xlsx", [nilai]), "orang").baris
    return row.alasan[0].teks if row.alasan else ""
