"""What is worth a look in the data themselves: doubles, numbers that cannot be, meetings without a roll or minutes."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from lkm_desktop.domain import Kehadiran, Keputusan, Orang, Penugasan, Rapat, Relawan, TindakLanjut
from lkm_desktop.domain.orang import check_kk, check_nik, nik_conflict
from lkm_desktop.services.aturan import Temuan
from lkm_desktop.services.tindak_lanjut import hari_lambat, sebut_lambat

_SEBUT = 5  # names told in one sentence


def counts(s: Session) -> dict[str, int]:
    """Rows that are not in the Sampah, by the office's own words."""
    tables: tuple[tuple[str, Any], ...] = (
        ("warga", Orang), ("penugasan", Penugasan), ("relawan", Relawan), ("rapat", Rapat),
        ("baris kehadiran", Kehadiran),
    )  # fmt: skip
    return {kata: _count(s, entity) for kata, entity in tables}


def _count(s: Session, entity: Any) -> int:
    return s.scalar(select(func.count()).select_from(entity).where(entity.dihapus.is_(None))) or 0


def findings(s: Session, hari: date) -> list[Temuan]:
    """Everything found, the most serious first. Nothing of it stops the work."""
    people = list(s.execute(_people()))
    born = [o for o in people if o.tanggal_lahir]
    odd = [o.nama for o in people if nik_conflict(o.nik, o.tanggal_lahir, o.jenis_kelamin)]
    return [
        *_doubles("NIK", [(o.nik, o.nama) for o in people if o.nik]),
        *_doubles("Nama dan tanggal lahir", [((o.kunci_nama, o.tanggal_lahir), o.nama) for o in born]),
        *_told("NIK atau nomor KK bukan 16 angka", [o.nama for o in people if check_nik(o.nik) or check_kk(o.no_kk)]),
        *_told("NIK tidak cocok dengan tanggal lahir atau L/P", odd),
        *_told("Tanggal lahir sesudah hari ini", [o.nama for o in born if o.tanggal_lahir > hari]),
        *_told("L/P belum diisi", [o.nama for o in people if not o.jenis_kelamin], "info"),
        *_roll_doubles(s),
        *_numbers(s),
        *_meetings(s, hari),
        *_late(s, hari),
    ]


def _people() -> Any:
    c = Orang.__table__.c
    return select(c.nama, c.kunci_nama, c.nik, c.no_kk, c.tanggal_lahir, c.jenis_kelamin).where(c.dihapus.is_(None))


def _doubles(apa: str, pasangan: Iterable[tuple[Any, str]]) -> list[Temuan]:
    """Groups of people who share something that only one person can have (BR22)."""
    kelompok: dict[Any, list[str]] = {}
    for kunci, nama in pasangan:
        kelompok.setdefault(kunci, []).append(nama)
    sama = [" = ".join(nama) for nama in kelompok.values() if len(nama) > 1]
    return _told(f"{apa} sama", sama, sumber="BR22: satu orang, satu data")


def _told(apa: str, nama: list[str], level: str = "peringatan", sumber: str = "") -> list[Temuan]:
    if not nama:
        return []
    lagi = f" dan {len(nama) - _SEBUT} lagi" if len(nama) > _SEBUT else ""
    return [Temuan("DATA", level, f"{apa} ({len(nama)}): {', '.join(nama[:_SEBUT])}{lagi}.", sumber)]


def _roll_doubles(s: Session) -> list[Temuan]:
    """The same person, or the same number, twice on one roll."""
    k = Kehadiran.__table__.c
    found: list[Temuan] = []
    for kolom, apa in ((k.orang_id, "Orang yang sama dua kali di satu daftar hadir"),
                       (k.urut, "Nomor yang sama dua kali di satu daftar hadir")):  # fmt: skip
        query = (
            select(Rapat.judul).join(Kehadiran, Kehadiran.rapat_id == Rapat.id)
            .where(k.dihapus.is_(None), Rapat.dihapus.is_(None), kolom.is_not(None))
            .group_by(Rapat.id, kolom).having(func.count() > 1)
        )  # fmt: skip
        found += _told(apa, sorted(set(s.scalars(query))))
    return found


def _meetings(s: Session, hari: date) -> list[Temuan]:
    """Meetings that are over but have no roll, or no decisions."""
    marked = select(Kehadiran.id).where(
        Kehadiran.rapat_id == Rapat.id, Kehadiran.status.is_not(None), Kehadiran.dihapus.is_(None)
    )  # fmt: skip
    decided = select(Keputusan.id).where(Keputusan.rapat_id == Rapat.id, Keputusan.dihapus.is_(None))
    over = select(Rapat.judul).where(Rapat.dihapus.is_(None), Rapat.tanggal < hari).order_by(Rapat.tanggal)
    empty = over.where(Rapat.mode == "daftar", ~marked.exists())
    counted = over.where(Rapat.mode == "jumlah", Rapat.jumlah_l.is_(None), Rapat.jumlah_p.is_(None))
    return [
        *_told("Kehadiran belum dicatat", [*s.scalars(empty), *s.scalars(counted)], "info"),
        *_told("Notulen belum berisi keputusan", list(s.scalars(over.where(~decided.exists()))), "info"),
    ]


def _late(s: Session, hari: date) -> list[Temuan]:
    """Follow-ups past their day, with who and how late."""
    query = select(TindakLanjut).join(Rapat, Rapat.id == TindakLanjut.rapat_id).where(
        TindakLanjut.dihapus.is_(None), Rapat.dihapus.is_(None), TindakLanjut.keadaan == "terbuka",
        TindakLanjut.tenggat < hari,
    )  # fmt: skip
    found = []
    for t in s.scalars(query.order_by(TindakLanjut.tenggat)):
        who = f"{t.penanggung_jawab}, " if t.penanggung_jawab else ""
        found.append(f"{t.isi.rstrip('.')} ({who}{sebut_lambat(hari_lambat(t.tenggat, hari))})")
    return _told("Tindak lanjut lewat tenggat", found, "info")


def _numbers(s: Session) -> list[Temuan]:
    """Decisions that share a number within a year (BR25)."""
    query = select(Keputusan.nomor).join(Rapat, Rapat.id == Keputusan.rapat_id).where(
        Keputusan.dihapus.is_(None), Rapat.dihapus.is_(None), Keputusan.nomor.is_not(None)
    )  # fmt: skip
    year = func.strftime("%Y", Rapat.tanggal)
    twice = s.scalars(query.group_by(Keputusan.nomor, year).having(func.count() > 1).order_by(Keputusan.nomor))
    return _told("Nomor keputusan dipakai dua kali", [number or "" for number in twice])
