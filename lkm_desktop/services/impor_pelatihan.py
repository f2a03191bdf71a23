"""Trainings that an imported list of relawan tells of: each is made once, and who took part in it is recorded.

A training is the same when its name is the same without words such as "Pelatihan", and its year agrees. Where a sheet
knows only the year, the training begins on 1 January and says so; where it knows none, nothing is invented: the row
tells what is missing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from lkm_desktop.domain import Pelatihan, PesertaPelatihan, new_id
from lkm_desktop.names import plain
from lkm_desktop.services.impor_bahan import Alasan, BarisBahan, IkutPelatihan
from lkm_desktop.services.impor_rencana import BERMASALAH, BERUBAH, LEWATI, SAMA, BarisRencana, Perubahan
from lkm_desktop.services.impor_tulis import Penulis

FIELD = "pelatihan_apa"
_LABEL = "Pelatihan"
_UMUM = frozenset(("pelatihan", "diklat", "bimtek", "training", "kursus", "pembekalan"))
_HANYA_TAHUN = "Tanggalnya tidak tercatat; hanya tahunnya."


@dataclass
class Sasaran:
    """One training that people of the sheet took part in. `peserta`: person -> lesson hours attended, None when not
    told; only those who are not recorded yet."""

    id: str
    nama: str
    mulai: date
    baru: bool = False
    hanya_tahun: bool = False
    jpl: int | None = None
    peserta: dict[str, int | None] = field(default_factory=dict)

    @property
    def sebutan(self) -> str:
        """ "Pelatihan Dasar (2019)"."""
        return f"{self.nama} ({self.mulai.year})"


@dataclass
class RencanaPelatihan:
    """What will be written: trainings with their new participants · jam: participant's row -> hours that were not known
    · tanpa_tahun: names of trainings whose year nobody tells."""

    sasaran: list[Sasaran] = field(default_factory=list)
    jam: dict[str, int] = field(default_factory=dict)
    tanpa_tahun: list[str] = field(default_factory=list)

    @property
    def baru(self) -> list[Sasaran]:
        """The trainings that are made."""
        return [satu for satu in self.sasaran if satu.baru]

    @property
    def peserta(self) -> int:
        """How many participations are new."""
        return sum(len(satu.peserta) for satu in self.sasaran)

    @property
    def kalimat(self) -> str:
        """ " Pelatihan baru: Dasar (2019). 12 keikutsertaan pelatihan dicatat.", "" when there is nothing."""
        bagian = [f"Pelatihan baru: {', '.join(satu.sebutan for satu in self.baru)}."] if self.baru else []
        bagian += [f"{self.peserta} keikutsertaan pelatihan."] if self.peserta else []
        if self.tanpa_tahun:
            bagian.append(f"Tahunnya tidak diketahui, jadi tidak dicatat: {', '.join(self.tanpa_tahun)}.")
        return "".join(f" {satu}" for satu in bagian)


def kunci(nama: str) -> str:
    """A training's name as it is compared: "Pelatihan Dasar" and "DASAR" are one."""
    kata = plain(re.sub(r"\([^)]*\)", " ", nama)).split()
    return " ".join(k for k in kata if k not in _UMUM) or " ".join(kata)


class PerencanaPelatihan:
    """Goes through the planned rows once; knows the office's trainings and who took part in them."""

    def __init__(self, s: Session, judul: str, tahun: int | None = None) -> None:
        self._judul, self._tahun = judul or _LABEL, tahun
        self._menurut_nama: dict[str, list[Sasaran]] = {}
        self._ada: dict[tuple[str, str], tuple[str, int | None]] = {}
        self._milik: dict[str, set[str]] = {}
        self._sasaran: dict[str, Sasaran] = {}
        self.hasil = RencanaPelatihan()
        for row in s.execute(select(Pelatihan.id, Pelatihan.nama, Pelatihan.kode_modul, Pelatihan.mulai).where(
                Pelatihan.dihapus.is_(None)).order_by(Pelatihan.mulai, Pelatihan.id)):  # fmt: skip
            satu = Sasaran(row.id, row.nama, row.mulai)
            for nama in dict.fromkeys((kunci(row.nama), plain(row.kode_modul or ""))):
                if nama:
                    self._menurut_nama.setdefault(nama, []).append(satu)
        rows = select(PesertaPelatihan).where(PesertaPelatihan.dihapus.is_(None))
        for orang in s.scalars(rows):
            self._ada[orang.pelatihan_id, orang.orang_id] = (orang.id, orang.hadir_jpl)
            self._milik.setdefault(orang.orang_id, set()).add(orang.pelatihan_id)

    def semua(self, bahan: Sequence[BarisBahan], baris: Sequence[BarisRencana]) -> RencanaPelatihan:
        """The plan for all rows; those that are rejected or left out count for nothing."""
        pasangan = [(b, r) for b, r in zip(bahan, baris, strict=True) if b.pelatihan and r.orang_id]
        pasangan = [(b, r) for b, r in pasangan if r.status not in (BERMASALAH, LEWATI)]
        for b, _ in pasangan:  # dates first, so that a training begins when the sheet says
            for ikut in b.pelatihan:
                self._kenali(ikut)
        for b, r in pasangan:
            self._satu(b.pelatihan, r)
        self.hasil.sasaran = [s for s in self._sasaran.values() if s.baru or s.peserta]
        return self.hasil

    def _kenali(self, ikut: IkutPelatihan) -> None:
        satu = self._cari(ikut)
        if satu is None or not satu.baru:
            return
        if ikut.tanggal and (satu.hanya_tahun or ikut.tanggal < satu.mulai):
            satu.mulai, satu.hanya_tahun = ikut.tanggal, False
        satu.jpl = satu.jpl or ikut.jpl_penuh

    def _cari(self, ikut: IkutPelatihan) -> Sasaran | None:
        """The training that is meant, made when its year is known; None when it is not."""
        tahun = ikut.tahun or self._tahun
        senama = self._menurut_nama.setdefault(kunci(ikut.nama), [])
        setahun = [satu for satu in senama if tahun is None or satu.mulai.year == tahun]
        if len(setahun) == 1 or (setahun and tahun is not None):
            return _terdekat(setahun, ikut.tanggal)
        if tahun is None:
            return None
        mulai = ikut.tanggal if ikut.tanggal and ikut.tanggal.year == tahun else date(tahun, 1, 1)
        satu = Sasaran(new_id(), ikut.nama, mulai, baru=True, hanya_tahun=ikut.tanggal is None, jpl=ikut.jpl_penuh)
        senama.append(satu)
        return satu

    def _satu(self, pelatihan: Iterable[IkutPelatihan], baris: BarisRencana) -> None:
        orang = str(baris.orang_id)
        for ikut in pelatihan:
            satu = self._cari(ikut)
            if satu is None:
                self._tanpa_tahun(ikut, baris, orang)
            elif self._catat(satu, ikut, orang):
                baru = f"{satu.sebutan}{', dibuat' if satu.baru else ''}"
                baris.ubah(Perubahan(FIELD, _LABEL, "", baru))
                if baris.orang_baru:  # of new people changes are not told one by one
                    baris.catatan.append(Alasan(FIELD, self._judul, f"Ikut {baru}."))
                if baris.status == SAMA and baris.bersama is None:
                    baris.status = BERUBAH

    def _catat(self, satu: Sasaran, ikut: IkutPelatihan, orang: str) -> bool:
        """Whether this is something new."""
        self._sasaran[satu.id] = satu
        if (satu.id, orang) in self._ada:
            row, jam = self._ada[satu.id, orang]
            if ikut.jpl is None or jam is not None or row in self.hasil.jam:
                return False
            self.hasil.jam[row] = ikut.jpl
            return True
        if orang in satu.peserta and (ikut.jpl is None or satu.peserta[orang] is not None):
            return False
        satu.peserta[orang] = ikut.jpl
        return True

    def _tanpa_tahun(self, ikut: IkutPelatihan, baris: BarisRencana, orang: str) -> None:
        """Names without a year are no news for somebody who took part in one of that name."""
        milik = self._milik.get(orang, set())
        if any(satu.id in milik or orang in satu.peserta for satu in self._menurut_nama[kunci(ikut.nama)]):
            return
        banyak = len(self._menurut_nama[kunci(ikut.nama)]) > 1
        sebab = "diadakan beberapa kali; tahunnya" if banyak else "tidak ada di buku pelatihan, dan tahunnya"
        teks = f"“{ikut.nama[:60]}” {sebab} tidak tertulis, jadi tidak dicatat."
        baris.catatan.append(Alasan(FIELD, self._judul, teks))
        if ikut.nama not in self.hasil.tanpa_tahun:
            self.hasil.tanpa_tahun.append(ikut.nama)


def _terdekat(calon: Sequence[Sasaran], tanggal: date | None) -> Sasaran:
    """The one that begins nearest to a date; without a date the first one."""
    return min(calon, key=lambda satu: abs((satu.mulai - tanggal).days)) if tanggal else calon[0]


def tulis(s: Session, rencana: RencanaPelatihan) -> None:
    """Write trainings and participants inside the caller's unit, after the people."""
    penulis = Penulis(s, rencana.peserta, None)
    penulis.sisip(Pelatihan.__table__, (_baris(satu) for satu in rencana.baru))
    penulis.sisip(PesertaPelatihan.__table__, (
        {"id": new_id(), "pelatihan_id": satu.id, "orang_id": orang, "peran": "Peserta", "hadir_jpl": jam}
        for satu in rencana.sasaran for orang, jam in satu.peserta.items()
    ))  # fmt: skip
    penulis.ubah(PesertaPelatihan.__table__, ({"id": row, "hadir_jpl": jam} for row, jam in rencana.jam.items()))


def _baris(satu: Sasaran) -> dict[str, Any]:
    catatan = _HANYA_TAHUN if satu.hanya_tahun else None
    return {"id": satu.id, "nama": satu.nama, "mulai": satu.mulai, "jpl": satu.jpl, "keterangan": catatan}
