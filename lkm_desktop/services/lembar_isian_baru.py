"""New people at the end of a fill-in sheet: who they are, and whether the office has them already."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from lkm_desktop.domain import REGISTERS, Relawan
from lkm_desktop.fields import Register, entity_fields
from lkm_desktop.names import fold
from lkm_desktop.services import kartu
from lkm_desktop.services.impor_cocok import Pencari, muat
from lkm_desktop.services.impor_nilai import field_orang, sebutan
from lkm_desktop.services.lembar_isian import TERKUNCI, Cap, teks_sel
from lkm_desktop.services.lembar_isian_terbaca import BarisBaca
from lkm_desktop.services.pesan import SALAH
from lkm_desktop.services.values import clean


@dataclass(frozen=True)
class Baru:
    """A new person. nilai: what will be stored · orang_id: somebody the office has, who gets this hat, "" for a new
    person · kata: the other cells in words · catatan: what to look at · bawaan: taken unless the user says no."""

    nomor: int
    nama: str
    nilai: dict[str, Any]
    kata: str
    orang_id: str = ""
    catatan: str = ""
    bawaan: bool = True


#: row, who, column, sentence
Salah = tuple[int, str, str, str]


def orang_baru(s: Session, cap: Cap, baris: Sequence[BarisBaca]) -> tuple[list[Baru], list[Salah]]:
    """The new people of a sheet, and the rows that cannot be taken. People whom the office has already are no new
    ones: a sheet that comes back twice adds nobody twice."""
    if not baris:
        return [], []
    register = REGISTERS[cap.daftar]
    pencari = Pencari(muat(s), field_orang(cap.daftar))
    hasil: list[Baru] = []
    salah: list[Salah] = []
    for satu in baris:
        nilai, masalah = _nilai(register, cap, satu)
        if masalah:
            salah.append(masalah)
            continue
        sama = next((b for b in hasil if _sama(b.nilai, nilai)), None)
        if sama is not None:
            salah.append((satu.nomor, satu.nama, "", f"Orang ini sudah ada di baris {sama.nomor} lembar ini."))
            continue
        baru = _kenali(s, register, pencari, satu, nilai)
        if isinstance(baru, Baru):
            hasil.append(baru)
        else:
            salah.append(baru)
    return hasil, salah


def _sama(a: dict[str, Any], b: dict[str, Any]) -> bool:
    """Whether two rows of a sheet are the same new person."""
    kunci = ("tanggal_lahir", "rt", "rw", "nik")
    return fold(str(a.get("nama"))) == fold(str(b.get("nama"))) and all(a.get(k) == b.get(k) for k in kunci)


def _nilai(register: Register, cap: Cap, baris: BarisBaca) -> tuple[dict[str, Any], Salah | None]:
    """The typed values, with RT and RW of the sheet where the row has none."""
    nilai: dict[str, Any] = {}
    for kunci, sel in baris.sel.items():
        if kunci in TERKUNCI or not sel.teks:
            continue
        field = register.field(kunci)
        masalah, isi = sel.masalah, None
        if not masalah:
            try:
                isi = clean(field, sel.isi)
            except ValueError as e:
                masalah = str(e)
        if masalah:
            return {}, (baris.nomor, baris.nama or "orang baru", field.label, f"{masalah} Baris ini tidak diambil.")
        if isi is not None:
            nilai[kunci] = isi
    if not nilai.get("nama"):
        return {}, (baris.nomor, "", "Nama lengkap", "Baris ini berisi tetapi tanpa nama, jadi tidak diambil.")
    return {**cap.lingkup, **nilai}, None


def _kenali(s: Session, register: Register, pencari: Pencari, baris: BarisBaca, nilai: dict[str, Any]) -> Baru | Salah:
    nama, kata = str(nilai["nama"]), _kata(register, nilai)
    jawab = pencari.cari(nilai)
    sosok = jawab.sosok
    if sosok is not None and not sosok.di_sampah and (jawab.yakin or register.entity is Relawan):
        return _sudah_ada(s, register, baris, nilai, sosok.id, sebutan(sosok.nilai))
    siapa = [c.teks for c in jawab.calon[:2]] or ([sebutan(sosok.nilai)] if sosok is not None else [])
    catatan = f"mungkin sudah tercatat: {'; '.join(siapa)}" if siapa else ""
    pesan = kartu.check(s, register, None, nilai)
    if wajib := [p.teks for p in pesan if p.level == SALAH]:
        return baris.nomor, nama, "", f"{' '.join(wajib)} Baris ini tidak diambil."
    return Baru(baris.nomor, nama, nilai, kata, "", catatan, not catatan)


def _sudah_ada(
    s: Session, register: Register, baris: BarisBaca, nilai: dict[str, Any], orang_id: str, siapa: str
) -> Baru | Salah:
    """Somebody whom the office has: no new person, but perhaps a new relawan."""
    nama = str(nilai["nama"])
    if register.entity is not Relawan:
        return baris.nomor, nama, "", f"Sudah tercatat ({siapa}), jadi tidak ditambahkan lagi."
    query = select(Relawan.id).where(Relawan.orang_id == orang_id, Relawan.dihapus.is_(None))
    if s.scalar(query):
        return baris.nomor, nama, "", f"Sudah terdaftar sebagai relawan ({siapa}), jadi tidak ditambahkan lagi."
    milik_topi = {k: v for k, v in nilai.items() if k in entity_fields(Relawan)}
    return Baru(baris.nomor, nama, milik_topi, _kata(register, nilai), orang_id, f"warga yang sudah tercatat: {siapa}")


def _kata(register: Register, nilai: dict[str, Any]) -> str:
    isi = [f"{register.field(k).label} {teks_sel(register.field(k), v)}" for k, v in nilai.items() if k != "nama"]
    return ", ".join(isi)
