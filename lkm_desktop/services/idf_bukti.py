"""What our own data say about aspects of the IDF (lkm-siklus.md 6.3): evidence offered, never a mark.

Counted over the twelve months that end on the day of the assessment; the election is the newest one until then.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from lkm_desktop.domain import Dokumen, Keputusan, Pelatihan, Pengaduan, PesertaPelatihan, Rapat
from lkm_desktop.format import persen, tanggal_panjang
from lkm_desktop.services import kaderisasi, lpj_orang, pemilihan
from lkm_desktop.services.kbk_status import setahun_lalu
from lkm_desktop.services.kisi import MintaKisi, kisi
from lkm_desktop.services.pemilihan_ringkasan import ringkasan

_READY = 5  # names of people who are ready, at most


@dataclass(frozen=True)
class _Tahun:
    """The year that is looked at."""

    mulai: date
    selesai: date


def bukti(s: Session, hari: date) -> dict[str, str]:
    """Aspect code -> one or two sentences from the data; an aspect about which they say nothing is left out."""
    year = _Tahun(setahun_lalu(hari) + timedelta(days=1), hari)
    found = {code: tell(s, year) for code, tell in _TELLERS.items()}
    return {code: words for code, words in found.items() if words}


def _election(s: Session, year: _Tahun) -> str:
    rows = [one for one in pemilihan.daftar(s) if one.tanggal is not None and one.tanggal <= year.selesai]
    newest = max(rows, key=lambda one: one.tanggal or date.min, default=None)
    if newest is None or newest.tanggal is None:
        return ""
    sums = ringkasan(s, newest.id)
    turnout = f"memilih {sums.persen} penduduk dewasa" if sums.persen != "-" else "jumlah pemilih belum lengkap"
    delegates = f", utusan {sums.utusan.total} orang" if sums.utusan.total else ""
    return f"Pemilihan {tanggal_panjang(newest.tanggal)}: {turnout}{delegates}."


def _women(s: Session, year: _Tahun) -> str:
    """Women among the members and in their meetings."""
    members = lpj_orang.susunan(s, ("LKM",), year.selesai, year.selesai).akhir
    if not members.jumlah:
        return ""
    words = f"{members.p} dari {members.jumlah} anggota perempuan ({persen(members.p, members.jumlah)})."
    grid = kisi(s, MintaKisi(year.mulai, year.selesai, badan="LKM"))
    present = sum(one.hadir for one in grid.orang)
    women = sum(one.hadir for one in grid.orang if one.jk == "P")
    return words + (f" {persen(women, present)} kehadiran di rapat adalah perempuan." if present else "")


def _taking_part(s: Session, year: _Tahun) -> str:
    grid = kisi(s, MintaKisi(year.mulai, year.selesai, badan="LKM"))
    known = [one.persen for one in grid.orang if one.persen is not None]
    if not known:
        return ""
    half = sum(share >= 50 for share in known)
    return f"Rata-rata kehadiran anggota {round(sum(known) / len(known))} %; {half} dari {len(known)} orang hadir " \
           "sekurang-kurangnya setengah rapat."  # fmt: skip


def _meetings(s: Session, year: _Tahun) -> str:
    count = _count(s, year, Rapat.jenis == "rapat_rutin")
    every = _count(s, year)
    return f"{every} rapat setahun, {count} di antaranya rapat rutin." if every else ""


def _papers(s: Session, year: _Tahun) -> str:
    meetings = _count(s, year)
    if not meetings:
        return ""
    minutes = select(func.count(func.distinct(Keputusan.rapat_id))).join(Rapat, Rapat.id == Keputusan.rapat_id)
    decided = s.scalar(minutes.where(Keputusan.dihapus.is_(None), _held(year))) or 0
    logged = (Dokumen.dihapus.is_(None), func.date(Dokumen.waktu).between(str(year.mulai), str(year.selesai)))
    printed = s.scalar(select(func.count()).select_from(Dokumen).where(*logged)) or 0
    kept = f"; {printed} berkas dicetak dan tercatat" if printed else ""
    return f"{decided} dari {meetings} rapat berkeputusan tertulis{kept}."


def _complaints(s: Session, year: _Tahun) -> str:
    noted = (Pengaduan.dihapus.is_(None), Pengaduan.tanggal.between(year.mulai, year.selesai))
    rows = s.execute(select(Pengaduan.status, func.count()).where(*noted).group_by(Pengaduan.status))
    counts = {state: int(number) for state, number in rows}
    total = sum(counts.values())
    return f"{total} pengaduan tercatat, {counts.get('selesai', 0)} selesai." if total else ""


def _trainings(s: Session, year: _Tahun) -> str:
    held = (Pelatihan.dihapus.is_(None), Pelatihan.mulai.between(year.mulai, year.selesai))
    count = s.scalar(select(func.count()).select_from(Pelatihan).where(*held)) or 0
    joined = select(func.count(PesertaPelatihan.id)).join(Pelatihan, Pelatihan.id == PesertaPelatihan.pelatihan_id)
    people = s.scalar(joined.where(*held, PesertaPelatihan.dihapus.is_(None))) or 0
    return f"{count} pelatihan dengan {people} peserta setahun." if count else ""


def _cadres(s: Session, year: _Tahun) -> str:
    people = kaderisasi.daftar(s, year.selesai)
    ready = [one.nama for one in people if one.siap]
    if not people:
        return ""
    names = ", ".join(ready[:_READY]) + (f" dan {len(ready) - _READY} lagi" if len(ready) > _READY else "")
    return f"{len(ready)} dari {len(people)} orang siap menjadi kader" + (f": {names}." if ready else ".")


def _held(year: _Tahun) -> ColumnElement[bool]:
    return Rapat.dihapus.is_(None) & Rapat.tanggal.between(year.mulai, year.selesai)


def _count(s: Session, year: _Tahun, *more: ColumnElement[bool]) -> int:
    return s.scalar(select(func.count()).select_from(Rapat).where(_held(year), *more)) or 0


_TELLERS: dict[str, Callable[[Session, _Tahun], str]] = {
    "3": _election, "5": _women, "7": _taking_part, "8": _meetings, "11": _papers, "12": _complaints,
    "18": _trainings, "19": _cadres,
}  # fmt: skip
