"""What the mapped cells of a form are given for a period: figures of the catalogue, of this time or of another.

Forms ask for more than one time at once ("s.d. bulan lalu", "bulan ini", a column for each month): a cell may name its
own (`masa`), counted from the period that is filled in.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy.orm import Session

from lkm_desktop.domain.rapat import JENIS_RAPAT
from lkm_desktop.format import BULAN, pad_rt, ribuan, tanggal_panjang
from lkm_desktop.services.rekap.angka import BY_KUNCI, RINCIAN, Angka, NilaiAngka, Penghitung
from lkm_desktop.services.rekap.definisi import LEMBAR
from lkm_desktop.services.rekap.periode import SIKLUS, Periode, bulan, sebelumnya, tahun
from lkm_desktop.services.sel_excel import Alamat, IsiSel, alamat
from lkm_desktop.services.templat_excel import DAFTAR, SelPeta
from lkm_desktop.services.templat_kisi import RUMUS, Kisi, KisiLembar, tempat_daftar

LALU, SD_INI, SD_LALU = "lalu", "sd_ini", "sd_lalu"
#: which time a cell is about
MASA = (
    ("", "Periode yang diisi"), (LALU, "Periode sebelumnya"), (SD_INI, "Awal tahun s.d. periode ini"),
    (SD_LALU, "Awal tahun s.d. periode sebelumnya"),
    *((f"{n:02}", f"Bulan {words}") for n, words in enumerate(BULAN, 1)),
)  # fmt: skip
_MASA_KATA = {LALU: "periode sebelumnya", SD_INI: "sejak awal tahun", SD_LALU: "sejak awal tahun s.d. periode lalu",
              **{kode: words.removeprefix("Bulan ") for kode, words in MASA if kode.isdecimal()}}  # fmt: skip
_YA = "ya"
_TAHUN = frozenset({"tahun_laporan", "siklus_tahun", "daftar_r6_tahun"})


@dataclass(frozen=True)
class NilaiSel:
    """What one mapped cell is given. nama: the figure in words · jenis: kind of its values · nilai: one value, or those
    of a list · masalah: a sentence when the figure is not known any more."""

    sel: SelPeta
    nama: str
    jenis: str
    nilai: tuple[NilaiAngka, ...]
    masalah: str = ""

    @property
    def kata(self) -> str:
        """The value in words; a list by its length and its first entries."""
        return kata_isi(self.sel.jenis == DAFTAR, self.jenis, self.nilai)


@dataclass(frozen=True)
class Rencana:
    """A form ready to be filled: every cell with its value, and what the user must know, one sentence for each cell.

    tak_terisi: cells that cannot be filled (their sheet is gone, their figure unknown) · kosong: cells that stay empty
    as the office does not know the number · terpotong: lists for which the form has no room.
    """

    isian: tuple[IsiSel, ...]
    tak_terisi: tuple[str, ...] = ()
    kosong: tuple[str, ...] = ()
    terpotong: tuple[str, ...] = ()


def dalam_masa(periode: Periode, sampai: date, masa: str) -> tuple[Periode, date] | None:
    """The period and cut-off day that a cell means; None where there is no such time, or it has not begun."""
    pada = periode
    if masa.isdecimal():
        pada = bulan(periode.batas(sampai).year, int(masa))
    elif masa in (LALU, SD_LALU):
        lalu = sebelumnya(periode)
        if lalu is None:
            return None
        pada = lalu
    if masa in (SD_INI, SD_LALU) and periode.jenis != SIKLUS:
        if pada.mulai.year != periode.mulai.year:
            return None  # in January nothing of this year lies before
        pada = replace(tahun(pada.mulai.year), selesai=pada.selesai)
    if pada.mulai > sampai:
        return None
    return pada, min(sampai, pada.selesai) if masa else sampai


def sebut(satu: Angka, rincian: Mapping[str, str]) -> str:
    """A figure with what narrows it: "Relawan: perempuan, RW 02, periode sebelumnya"."""
    bagian = [satu.label]
    for kunci, label in RINCIAN:
        if rincian.get(kunci) and kunci in satu.rincian:
            isi = rincian[kunci]
            bagian.append(f"{label} {pad_rt(isi)}" if kunci in ("rw", "rt") else dict(JENIS_RAPAT).get(isi, isi))
    masa = rincian.get("masa", "")
    return ", ".join([*bagian, _MASA_KATA.get(masa, masa)] if masa else bagian)


class Nilai:
    """Values of mapped cells for one period and cut-off day; each time that cells ask for is read once."""

    def __init__(self, s: Session, periode: Periode, sampai: date) -> None:
        self._s, self._periode, self._sampai = s, periode, sampai
        self._penghitung: dict[tuple[str, date, date], Penghitung] = {}

    def sel(self, peta: SelPeta) -> NilaiSel:
        """The value of one cell."""
        satu = BY_KUNCI.get(peta.angka)
        if satu is None:
            masalah = f"isi “{peta.angka}” tidak dikenal program versi ini; pilih lagi."
            return NilaiSel(peta, peta.angka, "", (), masalah)
        nama, jenis = sebut(satu, peta.rincian), jenis_isi(satu)
        try:
            return NilaiSel(peta, nama, jenis, self.isi(satu, peta.rincian))
        except KeyError:
            return NilaiSel(peta, nama, jenis, (), f"rincian {nama} tidak dikenal program versi ini; pilih lagi.")

    def isi(self, satu: Angka, rincian: Mapping[str, str]) -> tuple[NilaiAngka, ...]:
        """The values of a figure; none where its time has not begun."""
        waktu = dalam_masa(self._periode, self._sampai, rincian.get("masa", ""))
        if waktu is None:
            return ()
        hitung = self._hitung(*waktu)
        saring = {k: rincian[k] for k in satu.rincian if rincian.get(k)}
        return tuple(hitung.daftar(satu.kunci, saring)) if satu.jenis == DAFTAR else (hitung.nilai(satu.kunci, saring),)

    def _hitung(self, periode: Periode, sampai: date) -> Penghitung:
        kunci = (periode.kode, periode.selesai, sampai)
        if kunci not in self._penghitung:
            self._penghitung[kunci] = Penghitung(self._s, periode, sampai)
        return self._penghitung[kunci]


def jenis_isi(satu: Angka) -> str:
    """The kind of the values that a figure gives: of a list that of its column; "tahun" is shown without a point."""
    if satu.kunci in _TAHUN:
        return "tahun"
    if satu.jenis != DAFTAR:
        return satu.jenis
    _, kode, kunci = satu.kunci.split("_", 2)
    jenis = next(k.jenis for b in LEMBAR if b.kode.lower() == kode for k in b.kolom if k.kunci == kunci)
    return jenis if jenis in ("angka", "persen", "tanggal") else "kata"


def kata_isi(daftar: bool, jenis: str, nilai: Sequence[NilaiAngka]) -> str:
    """Values in words: of a list its length and its first entries."""
    if not daftar:
        return kata(jenis, nilai[0] if nilai else None)
    awal = ", ".join(kata(jenis, satu) for satu in nilai[:3])
    return f"{len(nilai)} baris: {awal}{', …' if len(nilai) > 3 else ''}" if nilai else ""


def kata(jenis: str, nilai: NilaiAngka) -> str:
    """A value as the window shows it: 1.250, 45 %, 5 Agustus 2026; "" for what is not known."""
    if nilai is None:
        return ""
    if isinstance(nilai, date):
        return tanggal_panjang(nilai)
    if jenis == "persen" and isinstance(nilai, int | float):
        return f"{nilai * 100:.4g} %".replace(".", ",")
    if isinstance(nilai, float):
        return f"{nilai:.10g}".replace(".", ",")
    return ribuan(nilai) if isinstance(nilai, int) and jenis != "tahun" else str(nilai)


# --- filling ----------------------------------------------------------------------------------------------------------


def rencanakan(kisi: Kisi, semua: Iterable[NilaiSel]) -> Rencana:
    """Which cell gets what, lists written downwards, and what is to be told before."""
    isian: list[IsiSel] = []
    gagal, kosong, terpotong = [], [], []
    for satu in semua:
        letak, masalah = f"{satu.sel.lembar} {satu.sel.sel}", halangan(kisi, satu)
        if masalah:
            gagal.append(f"{letak}: {masalah}")
            continue
        lembar, tempat = kisi.cari(satu.sel.lembar), alamat(satu.sel.sel)
        if lembar is not None and tempat is not None and satu.sel.jenis == DAFTAR:
            muat = muat_daftar(lembar, tempat, satu.sel.rincian)
            isian += _daftar(satu, lembar.utama(tempat), muat)
            if len(satu.nilai) > muat:
                terpotong.append(f"{letak}: {satu.nama} ada {len(satu.nilai)}, di formulir muat {muat}; "
                                 f"{len(satu.nilai) - muat} tidak ikut.")  # fmt: skip
        else:
            isian.append(_isi(satu, satu.sel.sel, satu.nilai[0] if satu.nilai else None))
        if all(n in (None, "") for n in satu.nilai):
            kosong.append(f"{letak}: {satu.nama} belum ada isinya.")
    return Rencana(tuple(isian), tuple(gagal), tuple(kosong), tuple(terpotong))


def halangan(kisi: Kisi, satu: NilaiSel) -> str:
    """Why a mapped cell cannot be filled, as a sentence; "" when it can."""
    lembar, tempat = kisi.cari(satu.sel.lembar), alamat(satu.sel.sel)
    if lembar is None or tempat is None:
        return f"lembar “{satu.sel.lembar}” tidak ada di berkasnya ({satu.nama})."
    if satu.masalah:
        return satu.masalah
    if satu.sel.rincian.get("timpa") != _YA and lembar.tampak(tempat).jenis == RUMUS:
        return f"selnya berisi rumus, jadi tidak ditimpa ({satu.nama})."
    return ""


def _isi(satu: NilaiSel, sel: str, nilai: NilaiAngka) -> IsiSel:
    timpa = satu.sel.rincian.get("timpa") == _YA
    return IsiSel(satu.sel.lembar, sel, nilai, persen=satu.jenis == "persen", timpa_rumus=timpa)


def muat_daftar(lembar: KisiLembar, tempat: Alamat, rincian: Mapping[str, str]) -> int:
    """Cells that a list may use: as many as were chosen, else down to the next filled one."""
    dipilih = rincian.get("baris", "")
    return int(dipilih) if dipilih.isdecimal() and int(dipilih) else tempat_daftar(lembar, tempat)


def _daftar(satu: NilaiSel, awal: Alamat, muat: int) -> Sequence[IsiSel]:
    """The cells of a list; with a chosen number of rows those below its end are emptied, they may hold old names."""
    banyak = max(1, muat if satu.sel.rincian.get("baris") else min(muat, len(satu.nilai)))
    isi = [*satu.nilai[:muat], *[None] * (banyak - len(satu.nilai))]
    return [_isi(satu, Alamat(awal.baris + n, awal.kolom).teks, nilai) for n, nilai in enumerate(isi)]
