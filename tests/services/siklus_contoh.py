"""A siklus with one stage for the tests of stage facts, made without the presets."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from lkm_desktop.domain import KegiatanSiklus, Rapat, Siklus, Tahap, new_id
from lkm_desktop.services import rapat as layanan
from lkm_desktop.storage import Store

MULAI = date(2026, 1, 5)


def tahap(store: Store, fakta: str | None, mulai: date = MULAI, **isi: Any) -> str:
    """One stage with that form of facts in a siklus of its own; its id."""
    with store.unit("Buat siklus") as s:
        return tahap_dalam(s, fakta, mulai, **isi)


def tahap_dalam(s: Session, fakta: str | None, mulai: date = MULAI, **isi: Any) -> str:
    """The same inside a step."""
    siklus = Siklus(id=new_id(), nama=f"Siklus {mulai.year}", preset="uji", mulai=mulai)
    s.add(siklus)
    s.flush()
    row = Tahap(id=new_id(), siklus_id=siklus.id, urut=1, fakta=fakta, **{"nama": f"Tahap {fakta}", **isi})
    s.add(row)
    s.flush()
    return row.id


def rapat(store: Store, tahap_id: str, jenis: str, judul: str, tanggal: date) -> str:
    """A meeting of an activity of that stage; its id."""
    with store.unit("Rapat") as s:
        kegiatan = KegiatanSiklus(id=new_id(), tahap_id=tahap_id, urut=1, nama=judul)
        s.add(kegiatan)
        s.flush()
        made = layanan.save_rapat(s, None, {"jenis": jenis, "judul": judul, "tanggal": tanggal,
                                            "tingkat": "kelurahan", "tempat": "Aula kelurahan"})
        s.get_one(Rapat, made).kegiatan_id = kegiatan.id
        return made
