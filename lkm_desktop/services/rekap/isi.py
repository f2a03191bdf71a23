"""The recap of a period: its head and the rows of R1-R11, gathered as they stood on the cut-off day.

People and hats are those of the cut-off day; events are those inside the period and not after the cut-off.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from lkm_desktop.domain import Meta, Organisasi
from lkm_desktop.errors import LkmError
from lkm_desktop.format import tanggal_panjang
from lkm_desktop.services.organisasi import kantor, penanda
from lkm_desktop.services.rekap.definisi import LEMBAR, Nilai
from lkm_desktop.services.rekap.periode import Periode

__all__ = ["Bahan", "Baris", "Rekap", "kumpulkan"]

#: one row of a sheet: key of its column -> value, None for what is not known
Baris = dict[str, Nilai]


@dataclass(frozen=True)
class Bahan:
    """What every sheet is gathered with. batas: the last day whose events count · hp: phone numbers are told."""

    s: Session
    periode: Periode
    sampai: date
    nik: bool = False
    hp: bool = True

    @property
    def batas(self) -> date:
        """The last day whose events count."""
        return self.periode.batas(self.sampai)


@dataclass(frozen=True)
class Rekap:
    """A recap. kepala: kota, kecamatan, kelurahan, kode, nama_lkm, periode (its code), periode_label, sampai,
    dibuat_oleh, tgl_cetak, kantor_id; also istilah (LKM/BKM), wilayah (Kelurahan/Desa), kata_miskin (Miskin/MBR) and
    nik (whether it was chosen) · lembar: "R1" to "R11" -> rows."""

    kepala: dict[str, Nilai]
    lembar: dict[str, list[Baris]]


def kumpulkan(s: Session, periode: Periode, sampai: date, *, nik: bool = False, hp: bool = True) -> Rekap:
    """The recap of a period with its cut-off day. nik: the sheets of people end with that column · hp: phone numbers
    are told. Raises LkmError when the cut-off lies before the period."""
    bahan = Bahan(s, periode, sampai, nik, hp)
    if sampai < periode.mulai:
        raise LkmError(f"Tanggal cut-off {tanggal_panjang(sampai)} sebelum {periode.label} dimulai.",
                       "Pilih tanggal cut-off di dalam periode itu atau sesudahnya.")
    return Rekap(kepala(bahan), {one.kode: _PENGUMPUL[one.kode](bahan) if one.kode in _PENGUMPUL else []
                                 for one in LEMBAR})  # fmt: skip


def kepala(b: Bahan) -> dict[str, Nilai]:
    """The head that all sheets share."""
    office, row, today = kantor(b.s), b.s.get_one(Organisasi, 1), date.today()
    maker = penanda(b.s, today)[1][1]
    return {
        "kota": office.kota, "kecamatan": office.kecamatan, "kelurahan": office.kelurahan,
        "kode": row.kode_kemendagri or "", "nama_lkm": office.lembaga, "periode": b.periode.kode,
        "periode_label": b.periode.label, "sampai": b.sampai, "dibuat_oleh": maker, "tgl_cetak": today,
        "kantor_id": b.s.scalar(select(Meta.nilai).where(Meta.kunci == "kantor")) or "", "istilah": office.istilah,
        "wilayah": office.wilayah, "kata_miskin": "Miskin", "nik": b.nik,
    }  # fmt: skip


_PENGUMPUL: dict[str, Callable[[Bahan], list[Baris]]] = {}
