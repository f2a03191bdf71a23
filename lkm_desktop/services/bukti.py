"""What exists for a siklus, read once with few queries: meetings, rolls, minutes, papers, scans, facts, teams, votes.

`services.syarat` decides the requirements from it, `services.papan` builds the board.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import and_, func, or_, select
from sqlalchemy.orm import Session

from lkm_desktop.domain import (
    ButirTahap,
    Dokumen,
    FaktaTahap,
    KegiatanSiklus,
    Lampiran,
    Naskah,
    Orang,
    Pemilihan,
    PemilihanRT,
    Penugasan,
    Perolehan,
    Siklus,
    Syarat,
    Tahap,
)
from lkm_desktop.domain.orang import in_force
from lkm_desktop.services.bukti_rapat import RapatBukti, rapat_bukti

#: owners of attachments beside meetings
PEMILIK_TAHAP, PEMILIK_SYARAT = "tahap", "syarat"


@dataclass(frozen=True)
class PemilihanBukti:
    """How far an election is: rt, dihitung: rows of RT and those with voters · terpilih: names elected."""

    id: str
    tahap_id: str | None
    mulai: date | None
    selesai: date | None
    rt: int = 0
    dihitung: int = 0
    terpilih: int = 0
    papan: date | None = None


@dataclass
class Bukti:
    """Everything that the board of one siklus is made from, as it stands on `hari`."""

    siklus: Siklus
    hari: date
    tahap: list[Tahap]
    kegiatan: dict[str, list[KegiatanSiklus]]
    syarat: dict[str, list[Syarat]]
    rapat: dict[str, list[RapatBukti]]
    fakta: dict[str, dict[str, str]]
    butir: dict[str, list[ButirTahap]]
    lampiran: dict[tuple[str, str], Counter[str]]
    kertas: set[tuple[str, str]]
    tim: Counter[str]
    pemilihan: list[PemilihanBukti]
    tempat: tuple[tuple[str, str], ...]

    def rapat_tahap(self, tahap_id: str) -> list[RapatBukti]:
        """Every meeting of a stage."""
        return [one for activity in self.kegiatan.get(tahap_id, ()) for one in self.rapat.get(activity.id, ())]

    def pemilihan_tahap(self, tahap_id: str) -> PemilihanBukti | None:
        """The election of a stage, else the one of the siklus that names no stage or another one."""
        own = [one for one in self.pemilihan if one.tahap_id == tahap_id]
        return next(iter(own or self.pemilihan), None)


def kumpulkan(s: Session, row: Siklus, hari: date) -> Bukti:
    """Read everything about a siklus. The number of statements does not grow with its stages or meetings."""
    stages = list(s.scalars(
        select(Tahap).where(Tahap.siklus_id == row.id, Tahap.dihapus.is_(None)).order_by(Tahap.urut, Tahap.id)
    ))  # fmt: skip
    ids = [one.id for one in stages]
    activities = list(s.scalars(
        select(KegiatanSiklus).where(KegiatanSiklus.tahap_id.in_(ids), KegiatanSiklus.dihapus.is_(None))
        .order_by(KegiatanSiklus.urut, KegiatanSiklus.id)
    ))  # fmt: skip
    living = {one.id for one in activities}
    needs = s.scalars(
        select(Syarat).where(Syarat.tahap_id.in_(ids), Syarat.dihapus.is_(None)).order_by(Syarat.urut, Syarat.id)
    )
    elections = _pemilihan(s, row.id)
    owners = [row.id, *ids, *(one.id for one in elections)]
    return Bukti(
        row, hari, stages, _kelompok(activities), _kelompok(
            one for one in needs if one.kegiatan_id is None or one.kegiatan_id in living
        ),
        rapat_bukti(s, living), _fakta(s, ids), _butir(s, ids), _lampiran(s, ids), _kertas_subjek(s, owners),
        _tim(s, row, hari, [one.id for one in elections]), elections, _tempat(s, hari),
    )  # fmt: skip


def _kelompok(rows: Iterable[Any]) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = {}
    for row in rows:
        found.setdefault(row.tahap_id, []).append(row)
    return found


# --- the stage itself -----------------------------------------------------------------------------------------------


def _fakta(s: Session, tahap: list[str]) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    query = select(FaktaTahap.tahap_id, FaktaTahap.kunci, FaktaTahap.nilai)
    for stage, key, value in s.execute(query.where(FaktaTahap.tahap_id.in_(tahap), FaktaTahap.dihapus.is_(None))):
        found.setdefault(stage, {})[key] = value
    return found


def _butir(s: Session, tahap: list[str]) -> dict[str, list[ButirTahap]]:
    query = select(ButirTahap).where(ButirTahap.tahap_id.in_(tahap), ButirTahap.dihapus.is_(None))
    return _kelompok(s.scalars(query.order_by(ButirTahap.urut, ButirTahap.id)))


def _lampiran(s: Session, tahap: list[str]) -> dict[tuple[str, str], Counter[str]]:
    """(owner, id) -> kinds of attachments, of the stages and of their requirements."""
    needs = select(Syarat.id).where(Syarat.tahap_id.in_(tahap))
    mine = or_(
        and_(Lampiran.pemilik == PEMILIK_TAHAP, Lampiran.pemilik_id.in_(tahap)),
        and_(Lampiran.pemilik == PEMILIK_SYARAT, Lampiran.pemilik_id.in_(needs)),
    )
    found: dict[tuple[str, str], Counter[str]] = {}
    query = select(Lampiran.pemilik, Lampiran.pemilik_id, Lampiran.jenis).where(mine, Lampiran.dihapus.is_(None))
    for owner, owner_id, kind in s.execute(query):
        found.setdefault((owner, owner_id), Counter())[kind] += 1
    return found


def _kertas_subjek(s: Session, subjek: list[str]) -> set[tuple[str, str]]:
    """(subject, kind) of papers about the siklus, its stages and elections that were printed or saved."""
    query = (
        select(Naskah.subjek, Dokumen.jenis)
        .join(Naskah, Naskah.id == Dokumen.naskah_id)
        .where(Naskah.subjek.in_(subjek), Dokumen.dihapus.is_(None))
    )
    return {(row[0], row[1]) for row in s.execute(query.distinct())}


def _tim(s: Session, row: Siklus, hari: date, pemilihan: list[str]) -> Counter[str]:
    """People by body: appointed for this siklus or its election, or without a siklus while it ran."""
    within = and_(
        Penugasan.siklus_id.is_(None), Penugasan.mulai >= row.mulai, Penugasan.mulai <= (row.selesai or hari)
    )
    query = (
        select(Penugasan.badan, func.count(func.distinct(Penugasan.orang_id)))
        .where(
            Penugasan.dihapus.is_(None),
            or_(Penugasan.siklus_id == row.id, Penugasan.pemilihan_id.in_(pemilihan), within),
        )
        .group_by(Penugasan.badan)
    )  # fmt: skip
    return Counter({row[0]: row[1] for row in s.execute(query)})


def _pemilihan(s: Session, siklus_id: str) -> list[PemilihanBukti]:
    """The elections of a siklus, the newest first."""
    rows = list(s.scalars(
        select(Pemilihan).where(Pemilihan.siklus_id == siklus_id, Pemilihan.dihapus.is_(None))
        .order_by(Pemilihan.tanggal.desc(), Pemilihan.basis_mulai.desc(), Pemilihan.id)
    ))  # fmt: skip
    ids = [one.id for one in rows]
    counted = func.count(func.coalesce(PemilihanRT.memilih_l, PemilihanRT.memilih_p))
    votes = {
        row[0]: (row[1], row[2]) for row in s.execute(
            select(PemilihanRT.pemilihan_id, func.count(), counted)
            .where(PemilihanRT.pemilihan_id.in_(ids), PemilihanRT.dihapus.is_(None))
            .group_by(PemilihanRT.pemilihan_id)
        )
    }  # fmt: skip
    elected = {
        row[0]: row[1] for row in s.execute(
            select(Perolehan.pemilihan_id, func.count())
            .where(Perolehan.pemilihan_id.in_(ids), Perolehan.dihapus.is_(None), Perolehan.pemilihan_rt_id.is_(None),
                   Perolehan.hasil == "terpilih")
            .group_by(Perolehan.pemilihan_id)
        )
    }  # fmt: skip
    return [
        PemilihanBukti(one.id, one.tahap_id, one.basis_mulai, one.tanggal, *votes.get(one.id, (0, 0)),
                       elected.get(one.id, 0), one.papan_tanggal)
        for one in rows
    ]  # fmt: skip


def _tempat(s: Session, hari: date) -> tuple[tuple[str, str], ...]:
    """(RW, RT) of the kelurahan in their order, as its residents have them; RW "" when it is not known."""
    query = (
        select(func.coalesce(Orang.rw, ""), func.coalesce(Orang.rt, ""))
        .where(Orang.dihapus.is_(None), in_force(hari), or_(Orang.rt.is_not(None), Orang.rw.is_not(None)))
        .distinct()
    )
    return tuple(sorted((row[0], row[1]) for row in s.execute(query)))
