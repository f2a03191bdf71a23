"""Fill somebody's form for a period: its file from the archive, the office's figures, the finished workbook.

Reading the file, counting and writing belong to three parts of the program that do not know each other; window and
command meet them here.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sqlalchemy.orm import Session

from lkm_desktop.errors import LkmError
from lkm_desktop.format import nama_berkas
from lkm_desktop.importers.templat_excel import baca_bita
from lkm_desktop.services import dokumen, organisasi, templat_excel
from lkm_desktop.services.rekap.periode import Periode
from lkm_desktop.services.templat_excel import Formulir
from lkm_desktop.services.templat_kisi import Kisi
from lkm_desktop.services.templat_nilai import Nilai, Rencana, rencanakan
from lkm_desktop.workbooks import isi_templat

JENIS = "formulir-korkot"


@dataclass(frozen=True)
class Terisi:
    """A filled form. nama: a readable name for its file · rencana: what went where, and what is to be told."""

    nama: str
    data: bytes
    rencana: Rencana


def rencana(s: Session, formulir_id: str, periode: Periode, sampai: date, kisi: Kisi | None = None) -> Rencana:
    """What filling would write. kisi: the form's grid when it was read already. Raises LkmError when it is gone."""
    formulir = templat_excel.satu(s, formulir_id)
    kisi = kisi or baca_bita(templat_excel.isi_berkas(s, formulir_id), formulir.berkas)
    nilai = Nilai(s, periode, sampai)
    return rencanakan(kisi, [nilai.sel(p) for p in templat_excel.peta(s, formulir_id)])


def isi(s: Session, formulir_id: str, periode: Periode, sampai: date, kisi: Kisi | None = None) -> Terisi:
    """The filled form; nothing of the office changes.

    Raises LkmError when no cell is mapped, none of them can be filled, or one of them must not be written.
    """
    formulir = templat_excel.satu(s, formulir_id)
    if not formulir.sel:
        raise LkmError(f"Formulir “{formulir.nama}” belum punya sel yang diisi.", "Tunjuk dulu sel-selnya.")
    jadi = rencana(s, formulir_id, periode, sampai, kisi)
    if not jadi.isian:
        raise LkmError(f"Formulir “{formulir.nama}” tidak bisa diisi. {jadi.tak_terisi[0]}", "Perbaiki petanya.")
    data = isi_templat.isi(templat_excel.isi_berkas(s, formulir_id), formulir.berkas, jadi.isian)
    return Terisi(nama_isian(s, formulir, periode), data, jadi)


def nama_isian(s: Session, formulir: Formulir, periode: Periode) -> str:
    """The name of the filled file: form, kelurahan, period; with the ending that the form has."""
    kode = periode.kode if not periode.siklus_id else periode.label
    akhiran = Path(formulir.berkas).suffix.lower()
    return nama_berkas(formulir.nama, organisasi.kantor(s).kelurahan, kode, akhiran=akhiran)


def catat(s: Session, formulir: str, periode: Periode, data: bytes) -> None:
    """Log that a filled form left the program."""
    dokumen.record(s, JENIS, data, "xlsx", 0, judul=f"{formulir}, {periode.label}", tujuan="simpan")
