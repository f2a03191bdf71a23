"""Short ways to plan and write an import in the tests."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import select

from lkm_desktop.domain import Orang
from lkm_desktop.importers.table import Tabel
from lkm_desktop.services import impor
from lkm_desktop.storage import Store
from tests.importers.pembuat import tabel

JUDUL = ["No", "Nama", "NIK", "L/P", "Tgl Lahir", "RT", "RW", "Pekerjaan"]
ALI = [1, "Ahmad Ali", "6371011708700001", "L", "17-08-1970", "03", "01", "Guru"]
SITI = [2, "Siti Aminah", "", "P", "12-09-1985", "03", "01", ""]


def rencana(store: Store, baris: Sequence[Sequence[Any]] | Tabel, ke: str = "orang", **lain: Any) -> impor.Rencana:
    """The plan for a sheet."""
    with store.read() as s:
        return impor.rencana(s, baris if isinstance(baris, Tabel) else tabel([JUDUL, *baris]), ke, **lain)


def masukkan(store: Store, baris: Sequence[Sequence[Any]] | Tabel, ke: str = "orang", **lain: Any) -> impor.Hasil:
    """Plan and write."""
    satu = rencana(store, baris, ke, **lain)
    with store.unit("Impor") as s:
        return impor.terapkan(s, satu)


def orang(store: Store) -> dict[str, Any]:
    """Everybody who is not in the Sampah, by name."""
    with store.read() as s:
        return {o.nama: o for o in s.execute(select(*Orang.__table__.c).where(Orang.dihapus.is_(None)))}
