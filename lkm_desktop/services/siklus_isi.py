"""The rows of a siklus: stages, activities and requirements read, saved, moved, taken to the Sampah, waived."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, TypeVar

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from lkm_desktop.domain import KegiatanSiklus, Syarat, Tahap, new_id
from lkm_desktop.errors import FieldErrors, LkmError
from lkm_desktop.fields import entity_fields
from lkm_desktop.services import siklus
from lkm_desktop.services.siklus_periksa import periksa_kegiatan, periksa_syarat, periksa_tahap

Baris = TypeVar("Baris", Tahap, KegiatanSiklus, Syarat)
_NAMA = {Tahap: "Tahap", KegiatanSiklus: "Kegiatan", Syarat: "Syarat"}


def _satu(s: Session, entity: type[Baris], row_id: str) -> Baris:
    row = s.get(entity, row_id)
    if row is None or row.dihapus is not None:
        raise LkmError(f"{_NAMA[entity]} ini sudah tidak ada.", "Muat ulang papan siklus.")
    return row


def _simpan(s: Session, row: Any, cleaned: dict[str, Any]) -> str:
    for key, value in cleaned.items():
        if getattr(row, key) != value:
            setattr(row, key, value)
    s.flush()
    return str(row.id)


def _baru(s: Session, entity: type[Baris], induk: str, induk_id: str) -> Baris:
    """A new row at the end of its parent; numbers in the Sampah stay taken."""
    parent = getattr(entity, induk)
    last = s.scalar(select(func.max(entity.urut)).where(parent == induk_id)) or 0
    return entity(id=new_id(), urut=last + 1, **{induk: induk_id})


def _buang(s: Session, entity: type[Baris], row_id: str) -> None:
    _satu(s, entity, row_id).dihapus = datetime.now().replace(microsecond=0)
    s.flush()


def _pindah(s: Session, entity: type[Baris], row_id: str, langkah: int, induk: str) -> bool:
    """Move a row among its living siblings, up with a negative number; False when it stands at the end already."""
    row = _satu(s, entity, row_id)
    parent = getattr(entity, induk)
    query = select(entity).where(parent == getattr(row, induk), entity.dihapus.is_(None))
    rows = list(s.scalars(query.order_by(entity.urut, entity.id)))
    old = rows.index(row)
    new = max(0, min(len(rows) - 1, old + langkah))
    rows.insert(new, rows.pop(old))
    for number, one in enumerate(rows, 1):
        if one.urut != number:
            one.urut = number
    s.flush()
    return new != old


def _ambil(row: Any, *more: str) -> dict[str, Any]:
    keys = (*entity_fields(type(row)), "id", "urut", *more)
    return {key: getattr(row, key) for key in keys}


# --- stages ---------------------------------------------------------------------------------------------------------


def satu_tahap(s: Session, tahap_id: str) -> Tahap:
    """The row of a stage. Raises LkmError when it is gone."""
    return _satu(s, Tahap, tahap_id)


def ambil_tahap(s: Session, tahap_id: str) -> dict[str, Any]:
    """The stage as form values, with `id`, `urut` and `siklus_id`. Raises LkmError when it is gone."""
    return _ambil(_satu(s, Tahap, tahap_id), "siklus_id")


def simpan_tahap(s: Session, siklus_id: str, tahap_id: str | None, values: dict[str, Any]) -> str:
    """Save a stage, or add one at the end; fields that are not given stay. Gives its id. Raises FieldErrors."""
    siklus.satu(s, siklus_id)
    before: dict[str, Any] = ambil_tahap(s, tahap_id) if tahap_id else {"tingkat": "kelurahan"}
    cleaned = periksa_tahap({**before, **values})
    row = _satu(s, Tahap, tahap_id) if tahap_id else _baru(s, Tahap, "siklus_id", siklus_id)
    s.add(row)
    return _simpan(s, row, cleaned)


def buang_tahap(s: Session, tahap_id: str) -> None:
    """Move a stage to the Sampah, what belongs to it with it; its meetings stay. Raises LkmError when it is gone."""
    _buang(s, Tahap, tahap_id)


def pindah_tahap(s: Session, tahap_id: str, langkah: int) -> bool:
    """Move a stage up (negative) or down among the others; False when it is at the end. Raises LkmError."""
    return _pindah(s, Tahap, tahap_id, langkah, "siklus_id")


# --- activities -----------------------------------------------------------------------------------------------------


def satu_kegiatan(s: Session, kegiatan_id: str) -> KegiatanSiklus:
    """The row of an activity. Raises LkmError when it is gone."""
    return _satu(s, KegiatanSiklus, kegiatan_id)


def ambil_kegiatan(s: Session, kegiatan_id: str) -> dict[str, Any]:
    """The activity as form values, with `id`, `urut` and `tahap_id`. Raises LkmError when it is gone."""
    return _ambil(_satu(s, KegiatanSiklus, kegiatan_id), "tahap_id")


def simpan_kegiatan(s: Session, tahap_id: str, kegiatan_id: str | None, values: dict[str, Any]) -> str:
    """Save an activity, or add one at the end of its stage; fields not given stay. Gives its id. Raises FieldErrors."""
    _satu(s, Tahap, tahap_id)
    begin: dict[str, Any] = {"tingkat": "kelurahan", "jenis_rapat": "rembug_kelurahan", "jumlah": 1, "tiap": ""}
    before = ambil_kegiatan(s, kegiatan_id) if kegiatan_id else begin
    cleaned = periksa_kegiatan(s, {**before, **values})
    row = _satu(s, KegiatanSiklus, kegiatan_id) if kegiatan_id else _baru(s, KegiatanSiklus, "tahap_id", tahap_id)
    s.add(row)
    return _simpan(s, row, cleaned)


def buang_kegiatan(s: Session, kegiatan_id: str) -> None:
    """Move an activity to the Sampah; its meetings stay, its requirements are not asked for any more."""
    _buang(s, KegiatanSiklus, kegiatan_id)


def pindah_kegiatan(s: Session, kegiatan_id: str, langkah: int) -> bool:
    """Move an activity up (negative) or down in its stage; False when it is at the end. Raises LkmError."""
    return _pindah(s, KegiatanSiklus, kegiatan_id, langkah, "tahap_id")


# --- requirements ---------------------------------------------------------------------------------------------------


def ambil_syarat(s: Session, syarat_id: str) -> dict[str, Any]:
    """The requirement as form values, with `id`, `urut`, `tahap_id` and `kegiatan_id`. Raises LkmError."""
    return _ambil(_satu(s, Syarat, syarat_id), "tahap_id", "kegiatan_id")


def simpan_syarat(s: Session, tahap_id: str, syarat_id: str | None, values: dict[str, Any]) -> str:
    """Save a requirement, or add one at the end of its stage; fields not given stay. Gives its id.

    A waiver is not changed here (`bebaskan`). Raises FieldErrors.
    """
    _satu(s, Tahap, tahap_id)
    before: dict[str, Any] = ambil_syarat(s, syarat_id) if syarat_id else {}
    cleaned = periksa_syarat(s, {**before, **values}, tahap_id)
    row = _satu(s, Syarat, syarat_id) if syarat_id else _baru(s, Syarat, "tahap_id", tahap_id)
    s.add(row)
    return _simpan(s, row, cleaned)


def buang_syarat(s: Session, syarat_id: str) -> None:
    """Move a requirement to the Sampah. Raises LkmError when it is gone."""
    _buang(s, Syarat, syarat_id)


def pindah_syarat(s: Session, syarat_id: str, langkah: int) -> bool:
    """Move a requirement up (negative) or down in its stage; False when it is at the end. Raises LkmError."""
    return _pindah(s, Syarat, syarat_id, langkah, "tahap_id")


def bebaskan(s: Session, syarat_id: str, alasan: str, oleh: str, tanggal: date | None) -> None:
    """Waive a requirement: the stage may be done without it; reason, name and day are printed on its papers.

    Raises FieldErrors (alasan, tanggal) without a reason or a day, LkmError when it is gone.
    """
    row = _satu(s, Syarat, syarat_id)
    reason, who = " ".join(alasan.split()), " ".join(oleh.split())
    errors = {}
    if not reason:
        errors["alasan"] = "Tulis alasannya; alasan ini tercetak di laporan tahap."
    if tanggal is None:
        errors["tanggal"] = "Tanggal dibebaskan harus diisi."
    if errors:
        raise FieldErrors(errors)
    _simpan(s, row, {"bebas_alasan": reason, "bebas_oleh": who or None, "bebas_tanggal": tanggal})


def cabut_bebas(s: Session, syarat_id: str) -> None:
    """Take a waiver back; the requirement counts again. Raises LkmError when it is gone."""
    _simpan(s, _satu(s, Syarat, syarat_id), {"bebas_alasan": None, "bebas_oleh": None, "bebas_tanggal": None})
