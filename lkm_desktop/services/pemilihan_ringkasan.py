"""An election in figures: turnout, the verdicts of BR11 and BR12, the share of women (BR3). Nothing of it is typed."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy.orm import Session

from lkm_desktop.services.aturan import Temuan
from lkm_desktop.services.pemilihan_rt import BarisRT


@dataclass(frozen=True)
class Bagian:
    """Men and women of a number. total: L + P, or a total that is known without them; persen_p: share of women as
    "14,91 %", "-" without one."""

    l: int | None  # noqa: E741 - the office's own column name
    p: int | None
    total: int | None
    persen_p: str


@dataclass(frozen=True)
class Legitimasi:
    """Verdict on the whole kelurahan (BR12). kode: "merah", "kuning", "hijau" or "" while nothing is known; kata: a
    short word for it; kalimat: the sentence with percentage and rule."""

    kode: str
    kata: str
    kalimat: str


@dataclass(frozen=True)
class Ringkasan:
    """The sums of an election. lengkap: every RT has its voters; persen: turnout of the kelurahan ("63,56 %")."""

    pemilihan_id: str
    nama: str
    rt: tuple[BarisRT, ...]
    dewasa: Bagian
    memilih: Bagian
    persen: str
    lengkap: bool
    sah: int | None
    tidak_sah: int | None
    utusan: Bagian
    hadir: Bagian
    anggota: Bagian
    cadangan: Bagian
    legitimasi: Legitimasi
    temuan: tuple[Temuan, ...]


def ringkasan(s: Session, pemilihan_id: str) -> Ringkasan:
    """Sums and findings of an election (BR1, BR2, BR3, BR8, BR11-BR14). Raises LkmError when it is gone."""
    raise NotImplementedError
