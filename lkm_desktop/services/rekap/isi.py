"""The recap of a period: its head and the rows of R1-R11, gathered as they stood on the cut-off day.

People and hats are those of the cut-off day; events are those inside the period and not after the cut-off.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from lkm_desktop.domain import Meta, Organisasi
from lkm_desktop.errors import LkmError
from lkm_desktop.format import tanggal_panjang
from lkm_desktop.services import keaktifan
from lkm_desktop.services.organisasi import penanda
from lkm_desktop.services.rekap import (
    r01_profil,
    r02_anggota,
    r03_pengelola,
    r04_relawan,
    r05_rekap_relawan,
    r06_siklus,
    r07_pemilihan,
    r08_rutin,
    r09_kbk,
    r10_pelatihan,
    r11_idf,
)
from lkm_desktop.services.rekap.bahan import Bahan, Baris
from lkm_desktop.services.rekap.definisi import LEMBAR, Nilai, kolom
from lkm_desktop.services.rekap.periode import Periode

__all__ = ["Bahan", "Baris", "Rekap", "kepala", "kumpulkan", "lembar"]

_PENGUMPUL: dict[str, Callable[[Bahan], list[Baris]]] = {
    "R1": r01_profil.kumpulkan, "R2": r02_anggota.kumpulkan, "R3": r03_pengelola.kumpulkan,
    "R4": r04_relawan.kumpulkan, "R5": r05_rekap_relawan.kumpulkan, "R6": r06_siklus.kumpulkan,
    "R7": r07_pemilihan.kumpulkan, "R8": r08_rutin.kumpulkan, "R9": r09_kbk.kumpulkan, "R10": r10_pelatihan.kumpulkan,
    "R11": r11_idf.kumpulkan,
}  # fmt: skip


@dataclass(frozen=True)
class Rekap:
    """A recap. kepala: kota, kecamatan, kelurahan, kode, nama_lkm, periode (its code), periode_label, sampai,
    dibuat_oleh, tgl_cetak, kantor_id; also istilah (LKM/BKM), wilayah (Kelurahan/Desa), kata_miskin (Miskin/MBR), nik
    (whether it was chosen) and latihan (a practice office) · lembar: "R1" to "R11" -> rows · catatan: a line below the
    title of some sheets, such as which election it is."""

    kepala: dict[str, Nilai]
    lembar: dict[str, list[Baris]]
    catatan: dict[str, str] = field(default_factory=dict)


def kumpulkan(s: Session, periode: Periode, sampai: date, *, nik: bool = False, hp: bool = True) -> Rekap:
    """The recap of a period with its cut-off day. nik: the sheets of people end with that column · hp: phone numbers
    are told. Raises LkmError when the cut-off lies before the period."""
    if sampai < periode.mulai:
        raise LkmError(f"Tanggal cut-off {tanggal_panjang(sampai)} sebelum {periode.label} dimulai.",
                       "Pilih tanggal cut-off di dalam periode itu atau sesudahnya.")
    bahan = Bahan(s, periode, sampai, nik, hp)
    return Rekap(kepala(bahan), {one.kode: lembar(bahan, one.kode) for one in LEMBAR}, _catatan(bahan))


def lembar(b: Bahan, kode: str) -> list[Baris]:
    """The rows of one sheet with the keys of its columns, in their order; what is empty is None. Raises KeyError."""
    keys = [one.kunci for one in kolom(kode, nik=b.nik)]
    return [{key: row[key] if row[key] != "" else None for key in keys} for row in _PENGUMPUL[kode](b)]


def kepala(b: Bahan) -> dict[str, Nilai]:
    """The head that all sheets share."""
    row, today = b.s.get_one(Organisasi, 1), date.today()
    return {
        "kota": b.kantor.kota, "kecamatan": b.kantor.kecamatan, "kelurahan": b.kantor.kelurahan,
        "kode": row.kode_kemendagri or "", "nama_lkm": b.kantor.lembaga, "periode": b.periode.kode,
        "periode_label": b.periode.label, "sampai": b.sampai, "dibuat_oleh": penanda(b.s, today)[1][1],
        "tgl_cetak": today, "kantor_id": b.s.scalar(select(Meta.nilai).where(Meta.kunci == "kantor")) or "",
        "istilah": b.kantor.istilah, "wilayah": b.kantor.wilayah, "kata_miskin": b.kata_miskin, "nik": b.nik,
        "latihan": b.kantor.latihan,
    }  # fmt: skip


def _catatan(b: Bahan) -> dict[str, str]:
    found = {
        "R4": keaktifan.batas(b.s, b.sampai).kalimat, "R5": keaktifan.batas(b.s, b.sampai).kalimat,
        "R6": "; ".join(_nama_siklus(one.nama, one.program) for one in b.siklus), "R7": r07_pemilihan.catatan(b),
        "R11": r11_idf.catatan(b),
    }  # fmt: skip
    return {kode: words for kode, words in found.items() if words}


def _nama_siklus(nama: str, program: str | None) -> str:
    return f"{nama} ({program})" if program and program.lower() not in nama.lower() else nama
