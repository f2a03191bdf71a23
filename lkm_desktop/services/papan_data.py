"""What the board of a siklus is made of; `services.papan` builds it, pages and papers read it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from lkm_desktop.services.siklus import SiklusRingkas

BELUM, BERJALAN, SELESAI = "belum", "berjalan", "selesai"
#: states of a stage in words
KEADAAN_TAHAP = ((BELUM, "Belum"), (BERJALAN, "Berjalan"), (SELESAI, "Selesai"))
#: states of a paper of a meeting: not made · printed or saved · its signed scan is attached
KERTAS_BELUM, KERTAS_ADA, KERTAS_TERTANDA = "belum", "ada", "tertanda"


@dataclass(frozen=True)
class Tindakan:
    """The button that mends what is missing: its words, the page it leads to and what the page is told.

    page "pratinjau" gets kunci (key of the paper), rapat_id or subjek; every other page gets arguments of its `open`.
    """

    label: str
    page: str
    arguments: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class RapatPapan:
    """One meeting of an activity. L, P: present men and women, from the roll or as typed, never both.

    dokumen: (key, short name, state) of each expected paper · terlaksana: its day has come · hadir: everyone present,
    also those without a known gender · daftar: the roll or totals are entered · notulen: minutes are written.
    """

    id: str
    judul: str
    tanggal: date
    L: int
    P: int
    dokumen: tuple[tuple[str, str, str], ...] = ()
    terlaksana: bool = True
    hadir: int = 0
    daftar: bool = False
    notulen: bool = False
    rt: str = ""
    rw: str = ""


@dataclass(frozen=True)
class KegiatanPapan:
    """One activity: perlu and ada count meetings, expected and held; kurang names the RT or RW still without one.

    rencana_*: of the activity itself, else of its stage · mulai, selesai: first and last meeting that was held.
    """

    id: str
    kode: str
    nama: str
    jenis_rapat: str
    kit: str
    perlu: int
    ada: int
    rapat: tuple[RapatPapan, ...] = ()
    kurang: tuple[str, ...] = ()
    tindakan: Tindakan | None = None
    tingkat: str = "kelurahan"
    tiap: str = ""
    rencana_mulai: date | None = None
    rencana_selesai: date | None = None
    mulai: date | None = None
    selesai: date | None = None


@dataclass(frozen=True)
class SyaratNilai:
    """One requirement as it stands. bebas: a person waived it, with `alasan`, `oleh` and `tanggal`.

    kurang: one sentence on what is missing, "" when it is met or waived · tindakan: the button that mends it.
    """

    id: str
    uraian: str
    jenis: str
    terpenuhi: bool
    bebas: bool = False
    alasan: str = ""
    kurang: str = ""
    tindakan: Tindakan | None = None
    kegiatan_id: str | None = None
    oleh: str = ""
    tanggal: date | None = None

    @property
    def beres(self) -> bool:
        """Met, or waived by a person."""
        return self.terpenuhi or self.bebas


@dataclass(frozen=True)
class TahapPapan:
    """One stage of the board. terlambat: days, 0 when it is not late · kalimat: its state in words.

    mulai, selesai: realisation, from the meetings that were held · peringatan: sentences of the rules BR3 and BR18 ·
    tertunda: its planned first day has come and nothing is there yet.
    """

    id: str
    urut: int
    kode: str
    nama: str
    singkat: str
    keadaan: str
    rencana_mulai: date | None
    rencana_selesai: date | None
    mulai: date | None
    selesai: date | None
    terlambat: int
    kalimat: str
    kegiatan: tuple[KegiatanPapan, ...] = ()
    syarat: tuple[SyaratNilai, ...] = ()
    fakta: str | None = None
    tingkat: str = "kelurahan"
    peringatan: tuple[str, ...] = ()
    tertunda: bool = False

    @property
    def kurang(self) -> tuple[SyaratNilai, ...]:
        """The requirements that are neither met nor waived."""
        return tuple(one for one in self.syarat if not one.beres)


@dataclass(frozen=True)
class Papan:
    """The board of a siklus on a day."""

    siklus: SiklusRingkas
    tahap: tuple[TahapPapan, ...]
    hari: date
