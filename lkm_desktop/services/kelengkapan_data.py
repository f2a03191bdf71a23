"""What a check of completeness is made of; `services.kelengkapan` runs the checks, page and paper read them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from lkm_desktop.format import BULAN, tanggal_panjang
from lkm_desktop.services.papan_data import Tindakan
from lkm_desktop.services.rekap.periode import TAHUNAN, TRIWULAN, Periode

HARUS, SEBAIKNYA = "harus", "sebaiknya"
TINGKAT = ((HARUS, "Harus dilengkapi"), (SEBAIKNYA, "Sebaiknya dilengkapi"))
KELOMPOK = (
    ("profil", "Profil"), ("orang", "Anggota dan pengelola"), ("relawan", "Relawan"), ("rapat", "Rapat"),
    ("siklus", "Siklus dan pemilihan"), ("belajar", "KBK dan pelatihan"), ("kiriman", "Kiriman dan angka"),
)  # fmt: skip
#: states of a check: nothing missing · something missing · there was nothing to look at
LENGKAP, BELUM, TIDAK_ADA = "lengkap", "belum", "tidak ada"
#: lines of one check that are told one by one, and names in one line
BARIS, NAMA = 8, 5


@dataclass(frozen=True)
class Kurang:
    """One thing that is missing: a sentence, and the button that leads to where it is mended.

    tanpa_nama: the sentence for those who shall not read who it is, "" when it names nobody.
    """

    kalimat: str
    tindakan: Tindakan | None = None
    tanpa_nama: str = ""

    @property
    def umum(self) -> str:
        """The sentence without names of residents and relawan."""
        return self.tanpa_nama or self.kalimat


@dataclass(frozen=True)
class Butir:
    """One check. kode: its key · label: what should be there · tingkat: HARUS or SEBAIKNYA · diperiksa: how many
    records were looked at · sebutan, rapat: what meetings lack, and the ids of all that do."""

    kode: str
    kelompok: str
    label: str
    tingkat: str
    diperiksa: int
    kurang: tuple[Kurang, ...] = ()
    sebutan: str = ""
    rapat: frozenset[str] = frozenset()

    @property
    def keadaan(self) -> str:
        """LENGKAP, BELUM or TIDAK_ADA."""
        if self.kurang:
            return BELUM
        return LENGKAP if self.diperiksa else TIDAK_ADA


@dataclass(frozen=True)
class Konteks:
    """What every check is given. batas: the last day whose events count · aturan: the office's thresholds."""

    s: Session
    periode: Periode
    sampai: date
    aturan: dict[str, str]
    istilah: str

    @property
    def batas(self) -> date:
        """The last day whose events count."""
        return self.periode.batas(self.sampai)

    def dalam(self, hari: date | None) -> bool:
        """Whether a day lies inside the period and not after the cut-off."""
        return hari is not None and self.periode.mulai <= hari <= self.batas

    def angka(self, kode: str) -> int:
        """A numeric threshold of the office."""
        return int(self.aturan[kode])

    def tanggal(self, hari: date) -> str:
        """ "12 Juli", with its year when the period is longer than one."""
        one_year = self.periode.mulai.year == self.periode.selesai.year == hari.year
        return f"{hari.day} {BULAN[hari.month - 1]}" if one_year else tanggal_panjang(hari)


def sebut_periode(p: Periode) -> str:
    """A period inside a sentence: "Juli 2026", "triwulan III 2026", "tahun 2026"."""
    return p.label[:1].lower() + p.label[1:] if p.jenis in (TRIWULAN, TAHUNAN) else p.label


def sebut(nama: Sequence[str], paling_banyak: int = NAMA) -> str:
    """Names in one line: "Siti, Umar, Ani dan 4 lagi"."""
    rest = len(nama) - paling_banyak
    return f"{', '.join(nama[:paling_banyak])} dan {rest} lagi" if rest > 0 else ", ".join(nama)


def batasi(kurang: Iterable[Kurang], sisa: str, tindakan: Tindakan | None = None) -> tuple[Kurang, ...]:
    """The first lines one by one; the others as one line, `sisa` with their number in {n}."""
    every = tuple(kurang)
    rest = len(every) - BARIS
    if rest <= 1:
        return every
    return (*every[:BARIS], Kurang(sisa.format(n=rest), tindakan))
