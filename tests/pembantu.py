"""Small makers shared by the tests: people, hats, meetings, each through the real services."""

from __future__ import annotations

from datetime import date
from typing import Any

from lkm_desktop.domain import REGISTERS
from lkm_desktop.services import kartu, rapat
from lkm_desktop.storage import Store


def add(store: Store, register: str, **values: Any) -> str:
    """Save one record of a register and return its id."""
    with store.unit(f"Tambah {register}") as s:
        return kartu.save(s, REGISTERS[register], None, values)


def person(store: Store, nama: str, **values: Any) -> str:
    """A resident."""
    return add(store, "orang", nama=nama, **values)


def member(
    store: Store, orang_id: str, jabatan: str = "Anggota", mulai: date | None = date(2024, 1, 1), **values: Any
) -> str:
    """A member of the LKM."""
    return add(store, "anggota", orang_id=orang_id, jabatan=jabatan, mulai=mulai, **values)


def meeting(store: Store, **values: Any) -> str:
    """A meeting; a members' meeting on 10 March 2025 unless told otherwise."""
    given = {"judul": "Rapat rutin Maret", "tanggal": date(2025, 3, 10), "jam_mulai": "19.30", **values}
    with store.unit("Tambah rapat") as s:
        return rapat.save_rapat(s, None, given)
