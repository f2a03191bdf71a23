"""The plan of an attendance import: which meeting each column is, whom each row means, what happens with each mark."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from lkm_desktop.domain.rapat import STATUS_HADIR
from lkm_desktop.services.impor_hadir_bahan import BahanHadir, KolomHadir, TandaSel
from lkm_desktop.services.impor_hadir_cocok import CalonHadir, Siapa

BARU, BERUBAH, SAMA, BERMASALAH, LEWATI = "baru", "berubah", "sama", "bermasalah", "lewati"
TAMU = "tamu"
KATA = dict(STATUS_HADIR)


@dataclass
class KolomRencana:
    """One meeting of the sheet and the meeting of the office that it is. masalah: why it is left out, "" when it is
    used · calon: meetings to choose from, (id, words)."""

    kolom: KolomHadir
    rapat_id: str = ""
    judul: str = ""
    tanggal: date | None = None
    masalah: str = ""
    calon: tuple[tuple[str, str], ...] = ()


@dataclass(slots=True)
class TandaRencana:
    """What happens with one mark. lama, baru: words, "" for none · tulis: whether it is written · tambah: the person is
    added to this roll · kehadiran_id: the row of the roll, "" for one that is added."""

    kolom: int
    tanda: TandaSel
    lama: str = ""
    tulis: bool = False
    tambah: bool = False
    kehadiran_id: str = ""

    @property
    def baru(self) -> str:
        """The mark in words, with its times."""
        jam = "–".join(j for j in (self.tanda.datang, self.tanda.pulang) if j)
        return f"{KATA[self.tanda.status]} {jam}".strip()


@dataclass(slots=True)
class BarisRencanaHadir:
    """One row of the sheet: whom it means, and its marks. siapa: in words · alasan: why it is bermasalah · catatan:
    worth a look · calon: whom it may mean, for a decision · tamu: a guest who is new."""

    nomor: int
    nama: str
    status: str = SAMA
    siapa: str = ""
    tanda: list[TandaRencana] = field(default_factory=list)
    alasan: list[str] = field(default_factory=list)
    catatan: list[str] = field(default_factory=list)
    calon: Sequence[CalonHadir] = ()
    orang: Siapa | None = None
    tamu: bool = False
    dibiarkan: int = 0


@dataclass
class RencanaHadir:
    """The whole plan; `terapkan` refuses when the rolls changed since."""

    bahan: BahanHadir
    kolom: list[KolomRencana]
    baris: list[BarisRencanaHadir] = field(default_factory=list)
    sidik: str = ""

    def jumlah(self, status: str) -> int:
        """How many rows have this status."""
        return sum(b.status == status for b in self.baris)

    @property
    def dipakai(self) -> list[KolomRencana]:
        """The meetings whose rolls are filled."""
        return [k for k in self.kolom if k.rapat_id]

    @property
    def tanda(self) -> int:
        """How many marks are written."""
        return sum(t.tulis for b in self.baris if b.status in (BARU, BERUBAH) for t in b.tanda)

    @property
    def dibiarkan(self) -> int:
        """How many marks of the rolls differ from the sheet and stay."""
        return sum(b.dibiarkan for b in self.baris if b.status != BERMASALAH)

    @property
    def kalimat(self) -> str:
        """The plan in one sentence."""
        if not self.dipakai:
            return "Belum ada rapat yang dipilih."
        if self.jumlah(SAMA) + self.jumlah(LEWATI) == len(self.baris):
            return f"Tidak ada yang berubah; {self.jumlah(SAMA)} baris sudah tercatat.{self.sisa}"
        bagian = [f"{self.tanda} tanda kehadiran untuk {len(self.dipakai)} rapat"]
        baru = [b for b in self.baris if b.status in (BARU, BERUBAH)]
        tamu = sum(b.tamu for b in baru)
        tambah = sum(any(t.tambah for t in b.tanda) for b in baru) - tamu
        bagian += [f"{tamu} tamu baru"] if tamu else []
        bagian += [f"{tambah} warga ditambahkan ke daftar hadir"] if tambah else []
        bagian += [f"{n} {kata}" for kata in (SAMA, BERMASALAH, LEWATI) if (n := self.jumlah(kata))]
        return ", ".join(bagian) + "." + self.sisa

    @property
    def sisa(self) -> str:
        """ " 4 tanda berbeda dibiarkan.", or ""."""
        return f" {self.dibiarkan} tanda berbeda dibiarkan." if self.dibiarkan else ""
