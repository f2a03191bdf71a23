"""Siklus of the office: made from a preset or from a former one, listed, closed, taken to the Sampah."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from lkm_desktop.domain import Siklus, Tahap, new_id
from lkm_desktop.errors import FieldErrors, LkmError
from lkm_desktop.fields import entity_fields
from lkm_desktop.services import bentuk_siklus
from lkm_desktop.services.bentuk_siklus import Bentuk, BentukKegiatan, BentukSyarat, BentukTahap
from lkm_desktop.services.kit import kata_kantor
from lkm_desktop.services.siklus_salin import MILIK, bentuk_dari, tulis
from lkm_desktop.services.values import clean

__all__ = [
    "Bentuk", "BentukKegiatan", "BentukSyarat", "BentukTahap", "SiklusRingkas", "ambil", "bentuk", "bentuk_satu",
    "berjalan", "buang", "buat", "buka_lagi", "daftar", "ringkas", "satu", "simpan", "tutup",
]  # fmt: skip

#: words of a preset while no office is open
_KATA = {"istilah": "LKM", "wilayah": "kelurahan"}


@dataclass(frozen=True)
class SiklusRingkas:
    """One siklus: selesai is None while it runs; sebelum_id is the former siklus it is compared with."""

    id: str
    nama: str
    preset: str
    program: str
    tahun_ke: int | None
    mulai: date
    selesai: date | None
    sebelum_id: str | None
    keterangan: str = ""
    tahap: int = 0


def bentuk(s: Session | None = None) -> tuple[Bentuk, ...]:
    """The shipped presets; with a session in the office's own words (LKM or BKM, kelurahan or desa), and after them
    every siklus of the office, newest first, as a form to begin from."""
    words = kata_kantor(s) if s is not None else _KATA
    shipped = tuple(bentuk_siklus.dengan_kata(one, words) for one in bentuk_siklus.bawaan().values())
    if s is None:
        return shipped
    return (*shipped, *(bentuk_dari(s, satu(s, one.id)) for one in daftar(s)))


def bentuk_satu(s: Session, kode: str) -> Bentuk:
    """The form of that code. Raises LkmError for an unknown one."""
    shipped = bentuk_siklus.bawaan().get(kode)
    if shipped is not None:
        return bentuk_siklus.dengan_kata(shipped, kata_kantor(s))
    if kode.startswith(MILIK):
        return bentuk_dari(s, satu(s, kode.removeprefix(MILIK)))
    raise LkmError("Bentuk siklus ini tidak dikenal.", "Pilih dari daftar bentuk yang ada.")


def buat(
    s: Session, kode_bentuk: str, nama: str, mulai: date | None, *, program: str | None = None,
    tahun_ke: int | None = None, sebelum_id: str | None = None, keterangan: str | None = None,
) -> str:  # fmt: skip
    """Make a siklus from a form: its stages one after the other from `mulai`, by their usual length. Gives its id.

    program, tahun_ke: None takes the form's own. Raises FieldErrors (nama, mulai, tahun_ke, sebelum_id), LkmError for
    an unknown form.
    """
    form = bentuk_satu(s, kode_bentuk)
    cleaned = periksa(s, {
        "nama": nama, "mulai": mulai, "preset": _preset(s, form),
        "program": form.program if program is None else program,
        "tahun_ke": form.tahun_ke if tahun_ke is None else tahun_ke, "sebelum_id": sebelum_id, "keterangan": keterangan,
    })  # fmt: skip
    row = Siklus(id=new_id(), **cleaned)
    s.add(row)
    s.flush()
    tulis(s, row.id, form, row.mulai)
    return row.id


def _preset(s: Session, form: Bentuk) -> str:
    """The preset behind a form: of a copied siklus the one that it was made from itself."""
    return satu(s, form.kode.removeprefix(MILIK)).preset if form.milik_kantor else form.kode


def daftar(s: Session, *, sampah: bool = False) -> tuple[SiklusRingkas, ...]:
    """Every siklus, newest first; with `sampah` those in the trash."""
    here = Siklus.dihapus.is_not(None) if sampah else Siklus.dihapus.is_(None)
    query = select(Siklus, _jumlah_tahap()).where(here).order_by(Siklus.mulai.desc(), Siklus.nama, Siklus.id)
    return tuple(_ringkas(row, stages) for row, stages in s.execute(query))


def _jumlah_tahap() -> Any:
    count = select(func.count(Tahap.id)).where(Tahap.siklus_id == Siklus.id, Tahap.dihapus.is_(None))
    return count.correlate(Siklus).scalar_subquery()


def _ringkas(row: Siklus, stages: int) -> SiklusRingkas:
    return SiklusRingkas(
        row.id, row.nama, row.preset, row.program or "", row.tahun_ke, row.mulai, row.selesai, row.sebelum_id,
        row.keterangan or "", stages,
    )  # fmt: skip


def satu(s: Session, siklus_id: str) -> Siklus:
    """The row of a siklus. Raises LkmError when it does not exist or lies in the Sampah."""
    row = s.get(Siklus, siklus_id)
    if row is None or row.dihapus is not None:
        raise LkmError("Siklus ini sudah tidak ada.", "Muat ulang daftar siklus.")
    return row


def ringkas(s: Session, siklus_id: str) -> SiklusRingkas:
    """One siklus in brief. Raises LkmError for one that is gone."""
    row = satu(s, siklus_id)
    count = select(func.count(Tahap.id)).where(Tahap.siklus_id == siklus_id, Tahap.dihapus.is_(None))
    return _ringkas(row, s.scalar(count) or 0)


def berjalan(s: Session, hari: date) -> str | None:
    """Id of the siklus that runs on a day: begun, not closed by then, the newest of them.

    When none has begun, the next one to come; None when every siklus is closed.
    """
    alive = [one for one in daftar(s) if one.selesai is None or one.selesai >= hari]
    begun = [one for one in alive if one.mulai <= hari]
    if begun:
        return begun[0].id
    return alive[-1].id if alive else None


def ambil(s: Session, siklus_id: str) -> dict[str, Any]:
    """The siklus as form values, with `id` and `sebelum_id`. Raises LkmError for one that is gone."""
    row = satu(s, siklus_id)
    return {**{key: getattr(row, key) for key in entity_fields(Siklus)}, "id": row.id, "sebelum_id": row.sebelum_id}


def periksa(s: Session, values: dict[str, Any], siklus_id: str = "") -> dict[str, Any]:
    """Cleaned values of the form of a siklus. Raises FieldErrors with a sentence per wrong field."""
    cleaned: dict[str, Any] = {}
    errors: dict[str, str] = {}
    for key, spec in entity_fields(Siklus).items():
        try:
            cleaned[key] = clean(spec, values.get(key))
        except ValueError as error:
            errors[key] = str(error)
            continue
        if spec.required and cleaned[key] is None:
            errors[key] = f"{spec.label} harus diisi."
    year = cleaned.get("tahun_ke")
    if year is not None and not 1 <= year <= 99:
        errors["tahun_ke"] = "Isi tahun ke-1 sampai ke-99, atau kosongkan."
    start, end = cleaned.get("mulai"), cleaned.get("selesai")
    if start and end and end < start:
        errors["selesai"] = "Tanggal ditutup lebih awal daripada tanggal mulai."
    cleaned["sebelum_id"] = values.get("sebelum_id") or None
    errors.update(_salah_sebelum(s, cleaned["sebelum_id"], siklus_id))
    if any(one.nama.lower() == str(cleaned.get("nama") or "").lower() and one.id != siklus_id for one in daftar(s)):
        errors["nama"] = "Nama ini sudah dipakai siklus lain."
    if errors:
        raise FieldErrors(errors)
    return cleaned


def _salah_sebelum(s: Session, sebelum_id: str | None, siklus_id: str) -> dict[str, str]:
    """What is wrong with the former siklus: gone, itself, or in a ring with it."""
    seen = {siklus_id} if siklus_id else set()
    step = sebelum_id
    while step is not None:
        row = s.get(Siklus, step)
        if step == sebelum_id and (row is None or row.dihapus is not None):
            return {"sebelum_id": "Siklus sebelumnya sudah tidak ada; pilih yang lain atau kosongkan."}
        if step in seen:
            return {"sebelum_id": "Siklus ini tidak bisa menjadi pendahulu dirinya sendiri."}
        seen.add(step)
        step = row.sebelum_id if row is not None else None
    return {}


def simpan(s: Session, siklus_id: str, values: dict[str, Any]) -> str:
    """Save the form of a siklus; fields that are not given stay. Raises FieldErrors, LkmError for one that is gone."""
    row = satu(s, siklus_id)
    cleaned = periksa(s, {**ambil(s, siklus_id), **values}, siklus_id)
    for key, value in cleaned.items():
        if getattr(row, key) != value:
            setattr(row, key, value)
    s.flush()
    return row.id


def tutup(s: Session, siklus_id: str, tanggal: date | None) -> None:
    """Close a siklus on a day. Raises FieldErrors (selesai) without a day or before it began."""
    if tanggal is None:
        raise FieldErrors({"selesai": "Tanggal ditutup harus diisi."})
    simpan(s, siklus_id, {"selesai": tanggal})


def buka_lagi(s: Session, siklus_id: str) -> None:
    """A siklus that was closed runs again. Raises LkmError for one that is gone."""
    simpan(s, siklus_id, {"selesai": None})


def buang(s: Session, siklus_id: str) -> None:
    """Move a siklus to the Sampah; its stages go with it, its meetings stay where they are."""
    satu(s, siklus_id).dihapus = datetime.now().replace(microsecond=0)
    s.flush()
