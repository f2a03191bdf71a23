"""What all sheets of the merged workbook are made of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from lkm_desktop.format import tanggal_pendek
from lkm_desktop.kota import pilih
from lkm_desktop.kota.bahan import Maju
from lkm_desktop.kota.papan import Papan
from lkm_desktop.services.rekap import definisi
from lkm_desktop.workbooks.lembar_bentuk import Kolom


@dataclass(frozen=True)
class Bahan:
    """What all sheets are made of. semua: more than one period, told in a column of its own; totals over several
    months would add up the same people again, so there are none."""

    s: Session
    papan: tuple[Papan, ...]
    maju: Maju | None
    hari: date

    @property
    def semua(self) -> bool:
        """Whether there is more than one period."""
        return len(self.papan) > 1

    @property
    def kini(self) -> Papan:
        """The board of the newest period."""
        return self.papan[0]

    @property
    def kaki(self) -> str:
        """What stands at the foot of every page."""
        return f"Gabungan rekap LKM · {self.masa} · disusun {tanggal_pendek(self.hari)}"

    @property
    def masa(self) -> str:
        """The period in words; of several the first and the last."""
        return f"{self.papan[-1].label} s.d. {self.kini.label}" if self.semua else self.kini.label

    @property
    def kota(self) -> str:
        """The city, when all kelurahan lie in one."""
        nama = list(dict.fromkeys(b.tempat.kota for p in self.papan for b in p.baris if b.tempat.kota))
        return nama[0] if len(nama) == 1 else ""

    def depan(self, *lain: Kolom) -> tuple[Kolom, ...]:
        """The columns that begin a row: period where there are several, kecamatan, kelurahan."""
        periode = (Kolom("Periode", 16),) if self.semua else ()
        return (*periode, Kolom("Kecamatan", 22), Kolom("Kelurahan", 24), *lain)

    def sebut(self, label: str, tempat: pilih.Tempat) -> tuple[object, ...]:
        """Their values."""
        return (*((label,) if self.semua else ()), tempat.kecamatan, tempat.nama)

    def judul(self, kata: str) -> tuple[str, ...]:
        """Lines above a table."""
        return (kata, " · ".join(bagian for bagian in (self.kota, self.masa) if bagian))

    def lapor(self, ke: int, kata: str) -> None:
        """Tell how far the workbook is; raises what `maju` raises when the user gave up."""
        if self.maju is not None:
            self.maju(ke, len(definisi.LEMBAR) + 1, kata)
