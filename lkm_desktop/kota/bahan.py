"""What a package or recap workbook comes down to before it is taken in: plain values, small enough for a queue."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

#: called with (done, total, words); may raise to give the work up
Maju = Callable[[int, int, str], None]


@dataclass(frozen=True)
class KepalaPaket:
    """Whose recap this is, of which period, and who made it when.

    kode: of the Kemendagri, "" when the office has none · kantor_id: of the office's own file · periode: its code
    ("2025-07", "2025-T3", "2025", "siklus-...") · sampai: cut-off day of the data · dibuat: by the clock of the sender
    · versi: of the recap's format.
    """

    kode: str
    kantor_id: str
    kelurahan: str
    kecamatan: str
    kota: str
    nama_lkm: str
    periode: str
    label: str
    sampai: date
    dibuat: datetime
    versi: int
    versi_program: str = ""

    @property
    def sebutan(self) -> str:
        """ "Kelayan Barat (63.71.01.1004)"."""
        return f"{self.kelurahan} ({self.kode})" if self.kode else self.kelurahan


@dataclass(frozen=True)
class BahanPaket:
    """One file as it came in, read and checked, or the sentence that says why it could not be.

    berkas: short name of the file · sidik: SHA-256 of its bytes, "" when it could not be opened · isi: SHA-256 of what
    it says (place, period, cut-off day, every row), so that the same recap saved again is known · lembar: "R1".."R11"
    -> its rows as `kota.baris` writes them · angka: key figures · catatan: what an older version lacks, in sentences ·
    rusak: why it is of no use, "" when it is whole. A broken one keeps what could be made out of its head or name.
    """

    berkas: str
    sidik: str = ""
    kepala: KepalaPaket | None = None
    isi: str = ""
    lembar: Mapping[str, str] = field(default_factory=dict)
    angka: Mapping[str, float] = field(default_factory=dict)
    catatan: tuple[str, ...] = ()
    rusak: str = ""
    #: of a broken one, as far as its name or manifest tells
    kode: str = ""
    kelurahan: str = ""
    periode: str = ""
