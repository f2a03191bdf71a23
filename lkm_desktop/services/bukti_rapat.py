"""The meetings of a siklus and what exists of each: roll, minutes, papers, signed scans, volunteers who signed up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import Select, and_, case, exists, func, or_, select
from sqlalchemy.orm import Session

from lkm_desktop.domain import Agenda, Dokumen, Kehadiran, Keputusan, Lampiran, Orang, Rapat, Relawan, Usulan
from lkm_desktop.services.kit_berkas import GANTI


@dataclass(frozen=True)
class RapatBukti:
    """One meeting and what exists of it.

    l, p, hadir: present, by the roll or as typed · daftar: roll or totals are entered · notulen: minutes are written ·
    kertas: keys of papers that were printed or saved · pindaian: kinds of attachments · relawan: who signed up there
    or came and was one.
    """

    id: str
    kegiatan_id: str
    judul: str
    tanggal: date
    rt: str
    rw: str
    l: int = 0  # noqa: E741 - the office's own column name
    p: int = 0
    hadir: int = 0
    daftar: bool = False
    notulen: bool = False
    kertas: frozenset[str] = frozenset()
    pindaian: Counter[str] = field(default_factory=Counter)
    relawan: int = 0


def rapat_bukti(s: Session, kegiatan: set[str]) -> dict[str, list[RapatBukti]]:
    """The meetings of these activities by activity, oldest first."""
    found: dict[str, list[RapatBukti]] = {}
    for made in _bukti(s, and_(Rapat.kegiatan_id.in_(kegiatan), Rapat.dihapus.is_(None))):
        found.setdefault(made.kegiatan_id, []).append(made)
    return found


def rapat_antara(s: Session, mulai: date, selesai: date) -> list[RapatBukti]:
    """Every meeting from one day to another, oldest first."""
    return _bukti(s, and_(Rapat.tanggal.between(mulai, selesai), Rapat.dihapus.is_(None)))


def _bukti(s: Session, wanted: Any) -> list[RapatBukti]:
    mine = select(Rapat.id).where(wanted)
    rolls, minutes, signed = _hadir(s, mine), _notulen(s, wanted), _relawan(s, mine)
    papers, scans = _kertas(s, mine), _pindaian(s, mine)
    found: list[RapatBukti] = []
    for row in s.scalars(select(Rapat).where(wanted).order_by(Rapat.tanggal, Rapat.jam_mulai, Rapat.nomor)):
        men, women, there, entered = _jumlah(row) if row.mode == "jumlah" else rolls.get(row.id, (0, 0, 0, False))
        found.append(RapatBukti(
            row.id, row.kegiatan_id or "", row.judul, row.tanggal, row.rt or "", row.rw or "", men, women, there,
            entered, row.id in minutes, frozenset(papers.get(row.id, ())), scans.get(row.id, Counter()),
            max(signed.get(row.id, 0), row.jumlah_relawan or 0 if row.mode == "jumlah" else 0),
        ))  # fmt: skip
    return found


def _jumlah(row: Rapat) -> tuple[int, int, int, bool]:
    men, women = row.jumlah_l or 0, row.jumlah_p or 0
    return men, women, men + women, row.jumlah_l is not None or row.jumlah_p is not None


def _hadir(s: Session, mine: Select[Any]) -> dict[str, tuple[int, int, int, bool]]:
    """Men, women and all present by meeting, and whether the roll was entered: an excuse alone is known before."""
    here = Kehadiran.status == "hadir"
    gender = func.coalesce(Kehadiran.tamu_jk, Orang.jenis_kelamin)

    def total(condition: Any) -> Any:
        return func.sum(case((condition, 1), else_=0))

    query = (
        select(Kehadiran.rapat_id, total(and_(here, gender == "L")), total(and_(here, gender == "P")), total(here),
               total(Kehadiran.status.in_(("hadir", "alpa"))))
        .join(Orang, Orang.id == Kehadiran.orang_id, isouter=True)
        .where(Kehadiran.rapat_id.in_(mine), Kehadiran.dihapus.is_(None), Kehadiran.status.is_not(None))
        .group_by(Kehadiran.rapat_id)
    )  # fmt: skip
    return {row[0]: (row[1], row[2], row[3], row[4] > 0) for row in s.execute(query)}


def _notulen(s: Session, wanted: Any) -> set[str]:
    """Meetings whose minutes are written: something was discussed, proposed or decided. An opening alone is no proof,
    as a meeting kit brings it along."""
    said = and_(Agenda.rapat_id == Rapat.id, Agenda.dihapus.is_(None), func.coalesce(Agenda.pembahasan, "") != "")
    asked = and_(Usulan.rapat_id == Rapat.id, Usulan.dihapus.is_(None))
    decided = and_(Keputusan.rapat_id == Rapat.id, Keputusan.dihapus.is_(None))
    written = or_(exists().where(said), exists().where(asked), exists().where(decided))
    return set(s.scalars(select(Rapat.id).where(wanted, written)))


def bernotulen(s: Session, rapat_ids: Iterable[str]) -> set[str]:
    """Those of the meetings whose minutes are written or whose signed minutes are attached."""
    ids = list(rapat_ids)
    scans = _pindaian(s, select(Rapat.id).where(Rapat.id.in_(ids)))
    return _notulen(s, Rapat.id.in_(ids)) | {one for one, kinds in scans.items() if kinds["notulen"]}


def _kertas(s: Session, mine: Select[Any]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    query = select(Dokumen.rapat_id, Dokumen.jenis).where(Dokumen.rapat_id.in_(mine), Dokumen.dihapus.is_(None))
    for meeting, kind in s.execute(query.distinct()):
        found.setdefault(str(meeting), set()).add(GANTI.get(kind, kind))
    return found


def _pindaian(s: Session, mine: Select[Any]) -> dict[str, Counter[str]]:
    found: dict[str, Counter[str]] = {}
    query = select(Lampiran.pemilik_id, Lampiran.jenis).where(
        Lampiran.pemilik == "rapat", Lampiran.pemilik_id.in_(mine), Lampiran.dihapus.is_(None)
    )
    for meeting, kind in s.execute(query):
        found.setdefault(meeting, Counter())[kind] += 1
    return found


def _relawan(s: Session, mine: Select[Any]) -> dict[str, int]:
    """Relawan of each meeting: who signed up there, and who was one already and came, as in a later siklus."""
    signed = (
        select(Relawan.asal_rapat_id, func.count())
        .where(Relawan.asal_rapat_id.in_(mine), Relawan.dihapus.is_(None))
        .group_by(Relawan.asal_rapat_id)
    )
    came = (
        select(Kehadiran.rapat_id, func.count(func.distinct(Relawan.id)))
        .join(Relawan, Relawan.orang_id == Kehadiran.orang_id)
        .where(
            Kehadiran.rapat_id.in_(mine), Kehadiran.dihapus.is_(None), Kehadiran.status == "hadir",
            Relawan.dihapus.is_(None), Relawan.status == "aktif",
            func.coalesce(Relawan.asal_rapat_id, "") != Kehadiran.rapat_id,
        )
        .group_by(Kehadiran.rapat_id)
    )  # fmt: skip
    found: Counter[str] = Counter()
    for query in (signed, came):
        for meeting, count in s.execute(query):
            found[str(meeting)] += count
    return found
