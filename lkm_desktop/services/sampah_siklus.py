"""What lies in the Sampah of the siklus: whole ones, their stages, activities, requirements, and who served in them."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from lkm_desktop.domain import KegiatanSiklus, Orang, Penugasan, Siklus, Syarat, Tahap
from lkm_desktop.domain.penugasan import BADAN

#: what is listed, in this order: key, words
JENIS = (
    ("siklus", "Siklus"), ("tahap", "Tahap siklus"), ("kegiatan_siklus", "Kegiatan siklus"), ("syarat", "Syarat tahap"),
    ("orang_siklus", "Orang di siklus"),
)  # fmt: skip
_ENTITAS: dict[str, Any] = {
    "siklus": Siklus, "tahap": Tahap, "kegiatan_siklus": KegiatanSiklus, "syarat": Syarat, "orang_siklus": Penugasan,
}


def terbuang(s: Session, jenis: str) -> list[tuple[str, str, str]]:
    """(id, name, where it belonged) of one kind, newest first. Raises KeyError for an unknown kind."""
    rows = s.execute(_QUERIES[jenis]().order_by(_ENTITAS[jenis].dihapus.desc(), _ENTITAS[jenis].id)).all()
    if jenis == "orang_siklus":
        names = dict(BADAN)
        return [(id_, nama, f"{names.get(badan, badan)}, {siklus}") for id_, nama, badan, siklus in rows]
    return [(id_, nama, tempat or "") for id_, nama, tempat in rows]


def _siklus() -> Select[Any]:
    return select(Siklus.id, Siklus.nama, Siklus.program).where(Siklus.dihapus.is_not(None))


def _tahap() -> Select[Any]:
    return select(Tahap.id, Tahap.nama, Siklus.nama).join(Siklus, Siklus.id == Tahap.siklus_id).where(
        Tahap.dihapus.is_not(None)
    )  # fmt: skip


def _kegiatan() -> Select[Any]:
    query = select(KegiatanSiklus.id, KegiatanSiklus.nama, Tahap.nama).join(Tahap, Tahap.id == KegiatanSiklus.tahap_id)
    return query.where(KegiatanSiklus.dihapus.is_not(None))


def _syarat() -> Select[Any]:
    query = select(Syarat.id, Syarat.uraian, Tahap.nama).join(Tahap, Tahap.id == Syarat.tahap_id)
    return query.where(Syarat.dihapus.is_not(None))


def _orang() -> Select[Any]:
    """Appointments of bodies that no register shows; those of the LKM and its units lie in their own Sampah."""
    query = select(Penugasan.id, Orang.nama, Penugasan.badan, Siklus.nama).join(Orang, Orang.id == Penugasan.orang_id)
    return query.join(Siklus, Siklus.id == Penugasan.siklus_id).where(Penugasan.dihapus.is_not(None))


_QUERIES = {"siklus": _siklus, "tahap": _tahap, "kegiatan_siklus": _kegiatan, "syarat": _syarat, "orang_siklus": _orang}


def pulihkan(s: Session, jenis: str, row_id: str) -> None:
    """Bring one row back; what it belonged to stays where it is. Raises KeyError for an unknown kind."""
    row = s.get(_ENTITAS[jenis], row_id)
    if row is not None:
        row.dihapus = None
        s.flush()
