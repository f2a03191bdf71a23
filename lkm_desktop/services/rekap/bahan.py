"""What every sheet of the recap is gathered with: the session, the period, the cut-off, and people read once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from lkm_desktop.domain import Siklus
from lkm_desktop.domain.penugasan import KOORDINATOR, PENGELOLA
from lkm_desktop.services.organisasi import Kantor, kantor
from lkm_desktop.services.rekap.definisi import Nilai
from lkm_desktop.services.rekap.orang_hari import Petugas, bertugas
from lkm_desktop.services.rekap.periode import SIKLUS, Periode
from lkm_desktop.services.rekap.relawan_hari import RelawanHari, relawan_pada

#: one row of a sheet: key of its column -> value, None for what is not known
Baris = dict[str, Nilai]
#: the programme whose forms say MBR (masyarakat berpenghasilan rendah) for the poor (lkm-siklus.md 6.4, last line)
_PROGRAM_MBR = "kotaku"


@dataclass(frozen=True)
class Bahan:
    """What a recap is asked for. nik: the sheets of people end with that column · hp: phone numbers are told."""

    s: Session
    periode: Periode
    sampai: date
    nik: bool = False
    hp: bool = True

    @property
    def batas(self) -> date:
        """The last day whose events count."""
        return self.periode.batas(self.sampai)

    @cached_property
    def kantor(self) -> Kantor:
        """The office."""
        return kantor(self.s)

    @cached_property
    def anggota(self) -> tuple[Petugas, ...]:
        """Members of the LKM on the cut-off day."""
        return bertugas(self.s, ("LKM",), self.sampai)

    @cached_property
    def pengelola(self) -> tuple[Petugas, ...]:
        """Pengelola on the cut-off day."""
        return bertugas(self.s, PENGELOLA, self.sampai)

    @cached_property
    def relawan(self) -> tuple[RelawanHari, ...]:
        """Relawan on the cut-off day."""
        return relawan_pada(self.s, self.sampai)

    @cached_property
    def siklus(self) -> tuple[Siklus, ...]:
        """Every siklus that runs in the period, the oldest first; of a siklus as period only that one."""
        query = select(Siklus).where(Siklus.dihapus.is_(None), Siklus.mulai <= self.batas)
        if self.periode.jenis == SIKLUS:
            query = query.where(Siklus.id == self.periode.siklus_id)
        else:
            query = query.where(or_(Siklus.selesai.is_(None), Siklus.selesai >= self.periode.mulai))
        return tuple(self.s.scalars(query.order_by(Siklus.mulai, Siklus.nama, Siklus.id)))

    @property
    def koordinator(self) -> Petugas | None:
        """Who leads the LKM on the cut-off day."""
        return next((one for one in self.anggota if one.tugas.jabatan == KOORDINATOR), None)

    @property
    def kata_miskin(self) -> str:
        """ "MBR" where the newest siklus of the period belongs to KOTAKU, else "Miskin"."""
        program = (self.siklus[-1].program or self.siklus[-1].preset) if self.siklus else ""
        return "MBR" if _PROGRAM_MBR in program.lower() else "Miskin"
