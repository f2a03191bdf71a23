"""The plan of an import: what will happen with each row, and what will be written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from lkm_desktop.services.impor_bahan import Alasan, Bahan
from lkm_desktop.services.impor_cocok import Calon, Sosok
from lkm_desktop.services.impor_topi import Topi

if TYPE_CHECKING:
    from lkm_desktop.services.impor_pelatihan import RencanaPelatihan

BARU, BERUBAH, SAMA, BERMASALAH, LEWATI = "baru", "berubah", "sama", "bermasalah", "lewati"


class Perubahan(NamedTuple):
    """One field that the import changes, in words; `lama` is "" for a field that was empty."""

    field: str
    label: str
    lama: str
    baru: str


@dataclass(slots=True)
class BarisRencana:
    """What will happen with one row. `nomor` as Excel shows it; `status` is one of the five words above.

    alasan: why it is bermasalah · catatan: worth a look · calon: people it may mean, for a decision · bersama: the
    earlier row of the same person · orang_baru: a new person is made (not only a hat) · dibiarkan, diganti: how many
    values of the office that differ are kept, or replaced · tetap: those kept that no import ever changes.
    """

    nomor: int
    status: str
    nilai: dict[str, Any]
    alasan: list[Alasan] = field(default_factory=list)
    catatan: list[Alasan] = field(default_factory=list)
    perubahan: Sequence[Perubahan] = ()
    calon: Sequence[Calon] = ()
    mentah: Mapping[str, str] = field(default_factory=dict)
    orang_id: str | None = None
    bersama: int | None = None
    orang_baru: bool = False
    dibiarkan: int = 0
    diganti: int = 0
    tetap: int = 0

    def ubah(self, satu: Perubahan) -> None:
        """Note one more change. Most rows have none, so they share one empty sequence."""
        self.perubahan = (*self.perubahan, satu)


@dataclass
class Rekaman:
    """One row of a plain book: of the office, or a new one. baris: the row of the sheet that met or made it (0: none)
    · tulis: what will be written."""

    id: str
    nilai: dict[str, Any]
    baru: bool = False
    baris: int = 0
    tulis: dict[str, Any] = field(default_factory=dict)


@dataclass
class Rencana:
    """The whole plan, made from one reading of the office; `terapkan` refuses when the office changed since.

    bukan_sama: pairs of ids that were asked about and are two people by decision.
    """

    ke: str
    bahan: Bahan
    baris: list[BarisRencana] = field(default_factory=list)
    sosok: list[Sosok] = field(default_factory=list)
    topi: list[Topi] = field(default_factory=list)
    rekaman: list[Rekaman] = field(default_factory=list)
    bukan_sama: list[tuple[str, str]] = field(default_factory=list)
    sidik: str = ""
    pelatihan: RencanaPelatihan | None = None

    def jumlah(self, status: str) -> int:
        """How many rows have this status."""
        return sum(b.status == status for b in self.baris)

    @property
    def kalimat(self) -> str:
        """The plan in one sentence: "95 baru, 2 sama" or "Tidak ada yang berubah; ..."."""
        if not self.baris:
            return "Tidak ada baris data di lembar ini."
        if self.jumlah(SAMA) == len(self.baris):
            return f"Tidak ada yang berubah; {len(self.baris)} baris sudah tercatat.{self.sisa}"
        urutan = (BARU, BERUBAH, SAMA, BERMASALAH, LEWATI)
        return ", ".join(f"{n} {kata}" for kata in urutan if (n := self.jumlah(kata))) + "." + self.sisa

    @property
    def dibiarkan(self) -> int:
        """How many values of the sheet differ from the office and are not taken."""
        return sum(b.dibiarkan for b in self.baris if b.status != BERMASALAH)

    @property
    def bisa_diganti(self) -> int:
        """How many of those a plan with `timpa` would replace."""
        return self.dibiarkan - sum(b.tetap for b in self.baris if b.status != BERMASALAH)

    @property
    def diganti(self) -> int:
        """How many values of the office this plan replaces."""
        return sum(b.diganti for b in self.baris if b.status == BERUBAH)

    @property
    def diisi(self) -> int:
        """How many empty fields of known rows this plan fills."""
        ubahan = (p for b in self.baris if b.status == BERUBAH and not b.orang_baru for p in b.perubahan)
        return sum(not p.lama for p in ubahan)

    @property
    def sisa(self) -> str:
        """ " 4 isian berbeda dibiarkan.", and what happens with trainings; "" when there is nothing to tell."""
        lain = f" {self.dibiarkan} isian berbeda dibiarkan." if self.dibiarkan else ""
        return lain + (self.pelatihan.kalimat if self.pelatihan else "")
