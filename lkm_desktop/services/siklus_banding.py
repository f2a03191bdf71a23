"""Plan against realisation of every stage, and the same of the siklus before (`Siklus.sebelum_id`)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from lkm_desktop.domain import Siklus
from lkm_desktop.names import plain
from lkm_desktop.services.papan import papan
from lkm_desktop.services.papan_data import Papan, TahapPapan
from lkm_desktop.services.siklus import SiklusRingkas


@dataclass(frozen=True)
class Jalannya:
    """One stage of one siklus. rencana_hari, hari: days it was planned to take and took, both ends counted, None while
    not known · terlambat: days · pertemuan, peserta: meetings that were held and who came to them."""

    tahap_id: str
    keadaan: str
    rencana_mulai: date | None
    rencana_selesai: date | None
    mulai: date | None
    selesai: date | None
    terlambat: int
    rencana_hari: int | None
    hari: int | None
    pertemuan: int
    peserta: int


@dataclass(frozen=True)
class BarisBanding:
    """One stage; `dulu` is the same stage of the former siklus, None when it had none.

    mundur: days by which the realised end differs from the plan, negative when it was early, None while not done.
    """

    kode: str
    nama: str
    singkat: str
    kini: Jalannya | None
    dulu: Jalannya | None = None
    mundur: int | None = None


@dataclass(frozen=True)
class Banding:
    """The whole comparison. sebelum: the former siklus, None without one. Stages that only it had come last."""

    siklus: SiklusRingkas
    sebelum: SiklusRingkas | None
    tahap: tuple[BarisBanding, ...]

    @property
    def selisih(self) -> int | None:
        """Days by which the last done stage with a plan differs from it; None while there is none."""
        return next((one.mundur for one in reversed(self.tahap) if one.kini and one.mundur is not None), None)


def banding(s: Session, siklus_id: str, hari: date) -> Banding:
    """Compare a siklus with its plan and with the one before. Raises LkmError for a siklus that is gone."""
    now = papan(s, siklus_id, hari)
    before = _sebelum(s, now, hari)
    former = list(before.tahap) if before else []
    same = _pasangkan(now.tahap, former)
    rows = [_baris(one, same.get(one.id)) for one in now.tahap]
    taken = {one.id for one in same.values()}
    gone = [one for one in former if one.id not in taken]
    rows += [BarisBanding(one.kode, one.nama, one.singkat, None, _jalannya(one)) for one in gone]
    return Banding(now.siklus, before.siklus if before else None, tuple(rows))


def _sebelum(s: Session, now: Papan, hari: date) -> Papan | None:
    """The board of the former siklus; None when there is none or it lies in the Sampah."""
    row = s.get(Siklus, now.siklus.sebelum_id) if now.siklus.sebelum_id else None
    return papan(s, row.id, hari) if row is not None and row.dihapus is None else None


def _pasangkan(now: Sequence[TahapPapan], former: Sequence[TahapPapan]) -> dict[str, TahapPapan]:
    """Id of a stage -> the same one of the former siklus: by name; then by code and form of facts; then by short name.

    A code alone is no proof, as an office may number its stages anew each time.
    """
    found: dict[str, TahapPapan] = {}
    left = list(former)
    for key in (_nama, _kode, _singkat):
        for one in now:
            wanted = key(one) if one.id not in found else ""
            match = next((other for other in left if wanted and key(other) == wanted), None)
            if match is not None:
                found[one.id] = match
                left.remove(match)
    return found


def _nama(one: TahapPapan) -> str:
    return plain(one.nama)


def _kode(one: TahapPapan) -> str:
    return f"{plain(one.kode)} {one.fakta or ''}" if one.kode else ""


def _singkat(one: TahapPapan) -> str:
    return plain(one.singkat)


def _baris(one: TahapPapan, same: TahapPapan | None) -> BarisBanding:
    late = (one.selesai - one.rencana_selesai).days if one.selesai and one.rencana_selesai else None
    return BarisBanding(one.kode, one.nama, one.singkat, _jalannya(one), _jalannya(same) if same else None, late)


def _jalannya(one: TahapPapan) -> Jalannya:
    held = [meeting for activity in one.kegiatan for meeting in activity.rapat if meeting.terlaksana]
    return Jalannya(
        one.id, one.keadaan, one.rencana_mulai, one.rencana_selesai, one.mulai, one.selesai, one.terlambat,
        _hari(one.rencana_mulai, one.rencana_selesai), _hari(one.mulai, one.selesai), len(held),
        sum(meeting.hadir for meeting in held),
    )  # fmt: skip


def _hari(mulai: date | None, selesai: date | None) -> int | None:
    return (selesai - mulai).days + 1 if mulai and selesai else None
