"""Surat tugas: sends one or more people out, signed by the koordinator (lkm-siklus.md 5.13)."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from lkm_desktop.documents.isi import Alinea, Blok, Fakta, Isi, Tanda, Tembusan
from lkm_desktop.documents.pilihan import Pilihan
from lkm_desktop.documents.surat_bantu import Bahan, bahan, daftar_isi, penanda_surat, tabel_orang
from lkm_desktop.errors import FieldErrors
from lkm_desktop.format import hari_tanggal, tanggal_panjang

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


_CLOCK = re.compile(r"\b\d{1,2}[.:]\d{2}\b")
_ZONE = re.compile(r"\bWI(B|TA|T)\b", re.IGNORECASE)


def isi(s: Session, pilihan: Pilihan) -> Isi:
    """The letter as blocks. Raises FieldErrors for a typed date that is none."""
    b = bahan(s, "surat-tugas", pilihan)
    people = tabel_orang(b.teks("petugas"))
    blok: list[Blok] = [b.judul(), _opening(b), people]
    blok += _task(b)
    blok += [b.alinea("penutup"), Tanda(penanda_surat(b), b.tempat_tanggal), Tembusan(tuple(b.baris("tembusan")))]
    first = people.baris[0][1] if people.baris else ""
    return b.jadi(f"Surat tugas {first}".strip(), blok)


def _opening(b: Bahan) -> Alinea:
    dasar = " ".join(b.teks("dasar").split())
    if not dasar:
        return b.alinea("pembuka", ikut=True)
    return b.alinea("pembuka_dasar", ikut=True, dasar=dasar.rstrip(".").removeprefix("Berdasarkan ").strip())


def _task(b: Bahan) -> list[Blok]:
    """What has to be done, when and where; lines to write on where nothing was typed."""
    listed = daftar_isi(b.teks("tugas"))
    tugas = [replace(p, inden_mm=7) if isinstance(p, Alinea) and not p.nomor else p for p in listed]
    hours = berzona(b.teks("waktu"), b.kantor.zona)
    when = Fakta((("Hari/tanggal", _days(b)), ("Waktu", hours), ("Tempat", b.teks("tempat_tugas"))), inden_mm=7)
    blank = Fakta((("Tugas", ""), ("", "")))
    return [b.alinea("tugas", ikut=True), *(tugas or [blank]), b.alinea("pelaksanaan", ikut=True), when]


def _days(b: Bahan) -> str:
    mulai, selesai = b.tanggal("mulai", "Hari/tanggal"), b.tanggal("selesai", "Sampai tanggal")
    if mulai and selesai and selesai < mulai:
        raise FieldErrors({"selesai": f"Sampai tanggal {tanggal_panjang(selesai)} mendahului tanggal mulainya."})
    if mulai and selesai and selesai != mulai:
        return f"{hari_tanggal(mulai)} s.d. {hari_tanggal(selesai)}"
    day = mulai or selesai
    return hari_tanggal(day) if day else ""


def berzona(waktu: str, zona: str) -> str:
    """A typed time with the office's zone behind its last hour ("08.00-12.00 WITA"), unless it names one or no hour."""
    hours = list(_CLOCK.finditer(waktu))
    if not hours or _ZONE.search(waktu):
        return waktu
    end = hours[-1].end()
    return f"{waktu[:end]} {zona}{waktu[end:]}"
