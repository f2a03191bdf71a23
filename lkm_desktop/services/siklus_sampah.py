"""What the Sampah holds of the siklus: whole ones, stages, activities, requirements; each comes back to its place."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from lkm_desktop.domain import KegiatanSiklus, Siklus, Syarat, Tahap
from lkm_desktop.errors import LkmError
from lkm_desktop.format import tanggal_panjang
from lkm_desktop.services.siklus import daftar

#: (id, name, what it belongs to), as the Sampah shows it
Terbuang = list[tuple[str, str, str]]


def terbuang_siklus(s: Session) -> Terbuang:
    """Every siklus in the Sampah."""
    return [(one.id, one.nama, _sejak(one.mulai)) for one in daftar(s, sampah=True)]


def _sejak(mulai: date) -> str:
    return f"mulai {tanggal_panjang(mulai)}"


def terbuang_tahap(s: Session) -> Terbuang:
    """Stages that were thrown away by themselves; those of a siklus in the Sampah come back with it."""
    query = (
        select(Tahap.id, Tahap.nama, Siklus.nama)
        .join(Siklus, Siklus.id == Tahap.siklus_id)
        .where(Tahap.dihapus.is_not(None), Siklus.dihapus.is_(None))
        .order_by(Tahap.dihapus.desc(), Tahap.id)
    )
    return [(row[0], row[1], row[2]) for row in s.execute(query)]


def terbuang_kegiatan(s: Session) -> Terbuang:
    """Activities that were thrown away by themselves."""
    return _dalam_tahap(s, KegiatanSiklus, KegiatanSiklus.nama)


def terbuang_syarat(s: Session) -> Terbuang:
    """Requirements that were thrown away by themselves."""
    return _dalam_tahap(s, Syarat, Syarat.uraian)


def _dalam_tahap(s: Session, entity: type[KegiatanSiklus] | type[Syarat], name: Any) -> Terbuang:
    query = (
        select(entity.id, name, Tahap.nama, Siklus.nama)
        .join(Tahap, Tahap.id == entity.tahap_id)
        .join(Siklus, Siklus.id == Tahap.siklus_id)
        .where(entity.dihapus.is_not(None), Tahap.dihapus.is_(None), Siklus.dihapus.is_(None))
        .order_by(entity.dihapus.desc(), entity.id)
    )
    return [(row[0], row[1], f"{row[2]}, {row[3]}") for row in s.execute(query)]


def pulihkan_siklus(s: Session, siklus_id: str) -> None:
    """Bring a siklus back. Raises LkmError when another one has its name by now."""
    row = s.get_one(Siklus, siklus_id)
    if any(one.nama.lower() == row.nama.lower() for one in daftar(s)):
        raise LkmError(f"Nama {row.nama} sudah dipakai siklus lain.", "Ubah dulu nama siklus itu.")
    row.dihapus = None
    s.flush()


def pulihkan_tahap(s: Session, tahap_id: str) -> None:
    """Bring a stage back to its place."""
    s.get_one(Tahap, tahap_id).dihapus = None
    s.flush()


def pulihkan_kegiatan(s: Session, kegiatan_id: str) -> None:
    """Bring an activity back to its place; its requirements are asked for again."""
    s.get_one(KegiatanSiklus, kegiatan_id).dihapus = None
    s.flush()


def pulihkan_syarat(s: Session, syarat_id: str) -> None:
    """Bring a requirement back to its place."""
    s.get_one(Syarat, syarat_id).dihapus = None
    s.flush()
