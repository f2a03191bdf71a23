"""Finding a siklus or a stage by what a person calls it: for papers asked for without a window."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from lkm_desktop.domain import Siklus, Tahap
from lkm_desktop.errors import LkmError
from lkm_desktop.services import siklus


def cari_siklus(s: Session, nama: str, hari: date) -> str:
    """Id of a siklus by id, by its name, or by a part of it that only one has; "" is the one that runs on the day.

    Raises LkmError when there is none, or several fit.
    """
    text = " ".join(nama.split())
    if not text:
        running = siklus.berjalan(s, hari)
        if running is None:
            raise LkmError("Belum ada siklus yang berjalan.", "Buat siklus dulu, atau sebutkan namanya.")
        return running
    row = s.get(Siklus, text)
    if row is not None and row.dihapus is None:
        return row.id
    known = siklus.daftar(s)
    fitting = [one.id for one in known if one.nama.lower() == text.lower()] or [
        one.id for one in known if text.lower() in one.nama.lower()]
    if len(fitting) != 1:
        names = ", ".join(f"“{one.nama}”" for one in known[:5])
        raise LkmError(f"Siklus “{text}” tidak ditemukan." if not fitting else f"Ada {len(fitting)} siklus “{text}”.",
                       f"Yang ada: {names}." if names else "Buat siklus dulu.")
    return fitting[0]


def cari_tahap(s: Session, nama: str, hari: date) -> str:
    """Id of a stage by id, or by its code or name in the siklus of that day. Raises LkmError when none fits."""
    text = " ".join(nama.split())
    row = s.get(Tahap, text) if text else None
    if row is not None and row.dihapus is None:
        return row.id
    query = select(Tahap).where(Tahap.siklus_id == cari_siklus(s, "", hari), Tahap.dihapus.is_(None))
    stages = s.scalars(query.order_by(Tahap.urut)).all()
    for one in stages:
        if text and text.lower() in ((one.kode or "").lower(), one.nama.lower(), (one.singkat or "").lower()):
            return one.id
    there = ", ".join(f"{one.kode or one.urut} {one.singkat or one.nama}" for one in stages)
    raise LkmError(f"Tahap “{text}” tidak ditemukan." if text else "Sebutkan tahapnya.",
                   f"Yang ada: {there}." if there else "Siklus ini belum punya tahap.")
