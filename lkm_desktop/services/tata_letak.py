"""Saved layouts of a list ("untuk Lurah"): which columns in which order, filters, search, sorting, title, and whether
private columns are left out. A layout is shown on the screen, exported and called by its name on the command line.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from lkm_desktop.domain import REGISTERS, TataLetak, new_id
from lkm_desktop.errors import FieldErrors, LkmError
from lkm_desktop.fields import Register, entity_fields
from lkm_desktop.names import fold
from lkm_desktop.services.keterangan import list_sentence
from lkm_desktop.services.registers import Query
from lkm_desktop.services.values import clean

KEADAAN = ("aktif", "mantan", "semua")


@dataclass(frozen=True)
class Letak:
    """One layout. id: "" for one that was not saved yet · kolom: keys of the register's fields, in order · papan: for
    the notice board, without NIK, KK, phone and poverty (rule BR29)."""

    id: str
    register: str
    nama: str
    judul: str
    kolom: tuple[str, ...]
    query: Query
    papan: bool = False

    def kalimat(self, hari: date | None = None) -> str:
        """What it shows, in one sentence."""
        return list_sentence(REGISTERS[self.register], self.query, hari)


def kolom_tersedia(register: Register) -> tuple[str, ...]:
    """Every column that a layout may have, in the order of the book; what only the list shows comes first."""
    return (*(key for key in register.shown if key not in register.columns), *register.columns)


def baru(register: Register, kolom: Sequence[str], query: Query) -> Letak:
    """A layout that is not saved yet, of what a list shows now."""
    return Letak("", register.key, "", "", _kenal(register, kolom), _bersih(register, query))


def daftar(s: Session, register: str) -> tuple[Letak, ...]:
    """The layouts of a register by their names."""
    query = select(TataLetak).where(TataLetak.register == register, TataLetak.dihapus.is_(None))
    return tuple(sorted((_letak(row) for row in s.scalars(query)), key=lambda one: (fold(one.nama), one.id)))


def ambil(s: Session, letak_id: str) -> Letak:
    """One layout. Raises LkmError when it is gone."""
    return _letak(_satu(s, letak_id))


def bernama(s: Session, register: str, nama: str) -> Letak:
    """The layout of that name, however it is capitalised. Raises LkmError and tells the names that there are."""
    there = daftar(s, register)
    found = next((one for one in there if fold(one.nama) == fold(nama)), None)
    if found is None:
        names = ", ".join(f"“{one.nama}”" for one in there)
        raise LkmError(f"Tata letak “{nama}” tidak ada untuk daftar ini.",
                       f"Yang ada: {names}." if names else "Buat dahulu di program: Tata letak di atas daftar.")
    return found


def simpan(s: Session, letak: Letak) -> str:
    """Save a new layout, or all of one that is there; returns its id.

    Raises FieldErrors for an empty or taken name and for no column, LkmError when the layout is gone.
    """
    register = REGISTERS[letak.register]
    values = _periksa(s, register, letak)
    row = _satu(s, letak.id) if letak.id else TataLetak(id=new_id(), register=register.key)
    row.nama, row.judul, row.papan = values["nama"], values["judul"], letak.papan
    row.kolom = json.dumps(list(letak.kolom), ensure_ascii=False)
    row.saring = _tulis(_bersih(register, letak.query))
    if not letak.id:
        s.add(row)
    s.flush()
    return row.id


def ganti_nama(s: Session, letak_id: str, nama: str) -> None:
    """Call a layout something else. Raises FieldErrors like `simpan`."""
    old = ambil(s, letak_id)
    simpan(s, Letak(old.id, old.register, nama, old.judul, old.kolom, old.query, old.papan))


def buang(s: Session, letak_id: str) -> None:
    """Move a layout to the Sampah. Raises LkmError when it is gone."""
    _satu(s, letak_id).dihapus = datetime.now().replace(microsecond=0)
    s.flush()


def terbuang(s: Session) -> list[tuple[str, str, str]]:
    """(id, name, register) of the layouts in the Sampah, the newest first."""
    query = select(TataLetak).where(TataLetak.dihapus.is_not(None)).order_by(TataLetak.dihapus.desc(), TataLetak.id)
    rows = [row for row in s.scalars(query) if row.register in REGISTERS]
    return [(row.id, row.nama, REGISTERS[row.register].title) for row in rows]


def pulihkan(s: Session, letak_id: str) -> None:
    """Bring a layout back. Raises LkmError when another has its name meanwhile."""
    row = s.get_one(TataLetak, letak_id)
    if _kembar(s, row.register, row.nama, row.id):
        raise LkmError(f"Sudah ada tata letak lain bernama “{row.nama}”.", "Ganti dahulu nama yang itu.")
    row.dihapus = None
    s.flush()


# --- checks -----------------------------------------------------------------------------------------------------------


def _satu(s: Session, letak_id: str) -> TataLetak:
    row = s.get(TataLetak, letak_id)
    if row is None or row.dihapus is not None or row.register not in REGISTERS:
        raise LkmError("Tata letak ini sudah tidak ada.", "Mungkin dihapus; lihat Sampah di halaman Riwayat.")
    return row


def _periksa(s: Session, register: Register, letak: Letak) -> dict[str, Any]:
    cleaned: dict[str, Any] = {}
    errors: dict[str, str] = {}
    for key, field in entity_fields(TataLetak).items():
        try:
            cleaned[key] = clean(field, getattr(letak, key))
        except ValueError as error:
            errors[key] = str(error)
    if not errors.get("nama") and not cleaned["nama"]:
        errors["nama"] = "Beri nama tata letak ini, misalnya untuk Lurah."
    elif not errors and _kembar(s, register.key, cleaned["nama"], letak.id):
        errors["nama"] = f"Nama “{cleaned['nama']}” sudah dipakai tata letak lain di daftar ini."
    if not _kenal(register, letak.kolom):
        errors["kolom"] = "Pilih paling sedikit satu kolom."
    elif letak.papan and all(register.field(key).private for key in letak.kolom):
        errors["kolom"] = "Untuk papan pengumuman kolom pribadi disembunyikan; pilih kolom lain juga."
    if errors:
        raise FieldErrors(errors)
    return cleaned


def _kembar(s: Session, register: str, nama: str, letak_id: str) -> bool:
    return any(fold(one.nama) == fold(nama) and one.id != letak_id for one in daftar(s, register))


# --- as it is stored --------------------------------------------------------------------------------------------------


def _letak(row: TataLetak) -> Letak:
    register = REGISTERS[row.register]
    columns = _json(row.kolom)
    keys = _kenal(register, columns if isinstance(columns, list) else [])
    return Letak(row.id, row.register, row.nama, row.judul or "", keys or register.shown, _baca(register, row.saring),
                 bool(row.papan))


def _kenal(register: Register, kolom: Sequence[object]) -> tuple[str, ...]:
    """The columns that this version knows, each once."""
    known = set(kolom_tersedia(register))
    return tuple(dict.fromkeys(str(key) for key in kolom if key in known))


def _bersih(register: Register, q: Query) -> Query:
    """A query without what the register does not know; the Sampah is never part of a layout."""
    fields = register.fields
    kept = {key: value for key, value in q.saring.items() if key in fields and value}
    state = q.keadaan if q.keadaan in KEADAAN and register.in_force is not None else "aktif"
    day = q.per_tanggal if register.in_force is not None else None
    sort = q.urut if q.urut in fields else ""
    return Query(q.cari.strip(), kept, sort, q.turun, day, state)


def _tulis(q: Query) -> str:
    found = {"cari": q.cari, "saring": q.saring, "urut": q.urut, "turun": q.turun, "keadaan": q.keadaan,
             "per_tanggal": q.per_tanggal.isoformat() if q.per_tanggal else None}  # fmt: skip
    return json.dumps(found, ensure_ascii=False, sort_keys=True)


def _baca(register: Register, text: str) -> Query:
    found = _json(text)
    if not isinstance(found, dict):
        return Query()
    try:
        day = date.fromisoformat(str(found["per_tanggal"])) if found.get("per_tanggal") else None
    except ValueError:
        day = None
    kept = found.get("saring")
    saring = {str(key): str(value) for key, value in kept.items()} if isinstance(kept, dict) else {}
    return _bersih(register, Query(str(found.get("cari") or ""), saring, str(found.get("urut") or ""),
                                   bool(found.get("turun")), day, str(found.get("keadaan") or "aktif")))


def _json(text: str) -> object:
    try:
        return json.loads(text)
    except ValueError:
        return None
