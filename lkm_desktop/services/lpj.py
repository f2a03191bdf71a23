"""Chapter II of the LPJ, "Bidang Administrasi", as data for a span of days: letters, meetings, people, books, what was
decided.

The skeleton of an LPJ is in lkm-siklus.md 1.12; what the chapter counts is ours. Everything counts what the books say;
nothing is typed for it. First and last day belong to the span.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from lkm_desktop.domain import (
    BUKU,
    REGISTERS,
    Keputusan,
    Rapat,
    SuratKeluar,
    SuratMasuk,
    TindakLanjut,
)
from lkm_desktop.domain.penugasan import PENGELOLA
from lkm_desktop.domain.rapat import JENIS_RAPAT
from lkm_desktop.domain.surat import JENIS_SURAT
from lkm_desktop.errors import FieldErrors
from lkm_desktop.services import lpj_orang, registers
from lkm_desktop.services.buku_rapat import BarisNotulen, buku_notulen
from lkm_desktop.services.lpj_orang import RingkasRelawan, Susunan
from lkm_desktop.services.registers import Query
from lkm_desktop.services.tindak_lanjut import BATAL, SELESAI, hari_lambat, sebut_lambat

#: books of people, counted on the last day; the others are counted by the dates of their lines
_ORANG = ("orang", "anggota", "pengelola", "relawan")
_TERPAKAI, _DIPESAN, _BATAL = "terpakai", "dipesan", "batal"


@dataclass(frozen=True)
class BulanSurat:
    """Letters of one month. keluar: those sent, cancelled and reserved numbers left out."""

    tahun: int
    bulan: int
    masuk: int
    keluar: int


@dataclass(frozen=True)
class SuratPeriode:
    """Letters of the span. jenis: (kind of outgoing letter, count), only kinds that occur · batal, dipesan: numbers
    that were cancelled, and those reserved and not used."""

    bulan: tuple[BulanSurat, ...]
    jenis: tuple[tuple[str, int], ...]
    batal: int
    dipesan: int

    @property
    def masuk(self) -> int:
        """All incoming letters."""
        return sum(one.masuk for one in self.bulan)

    @property
    def keluar(self) -> int:
        """All letters sent."""
        return sum(one.keluar for one in self.bulan)


@dataclass(frozen=True)
class RapatPeriode:
    """Meetings of one kind. dicatat: those whose attendance is entered; hadir, l, p, miskin: attendances in them ·
    keputusan: decisions taken."""

    jenis: str
    kali: int
    dicatat: int
    hadir: int
    l: int  # noqa: E741 - the office's own column name
    p: int
    miskin: int
    keputusan: int

    @property
    def rata(self) -> int:
        """Attendance of a meeting on average, rounded half up; 0 without any."""
        return (2 * self.hadir + self.dicatat) // (2 * self.dicatat) if self.dicatat else 0


@dataclass(frozen=True)
class IsiBuku:
    """One book of the office: lines of the span (of people: who is new in it; None where the book keeps no dates) and
    lines up to its last day."""

    nama: str
    periode: int | None
    semua: int


@dataclass(frozen=True)
class PutusanPeriode:
    """One decision of the span as it stands on the day of the report. keadaan: "selesai", "belum", "batal" or "tanpa"
    (no follow-up) · tindak: its follow-ups in words, who answers for them behind · oleh: who that is."""

    nomor: str
    tanggal: date
    rapat: str
    isi: str
    keadaan: str
    tindak: str
    oleh: str = ""


@dataclass(frozen=True)
class Administrasi:
    """The whole chapter. lepas: follow-ups of meetings of the span that belong to no decision, as decisions."""

    mulai: date
    selesai: date
    surat: SuratPeriode
    rapat: tuple[RapatPeriode, ...]
    anggota: Susunan
    pengelola: Susunan
    relawan: RingkasRelawan
    buku: tuple[IsiBuku, ...]
    keputusan: tuple[PutusanPeriode, ...]
    lepas: tuple[PutusanPeriode, ...]

    def hitung_keputusan(self, keadaan: str) -> int:
        """How many decisions are in that state."""
        return sum(one.keadaan == keadaan for one in self.keputusan)


def administrasi(s: Session, mulai: date, selesai: date, hari: date | None = None) -> Administrasi:
    """The chapter for a span. `hari`: the day of the report, to which follow-ups are told (None: the last day).

    Raises FieldErrors (key `selesai`) when the span ends before it begins.
    """
    if selesai < mulai:
        raise FieldErrors({"selesai": "Masa laporan berakhir sebelum mulainya. Periksa kedua tanggalnya."})
    decisions, loose = _decisions(s, mulai, selesai, hari or selesai)
    people = lpj_orang.relawan(s, mulai, selesai)
    return Administrasi(
        mulai, selesai, _letters(s, mulai, selesai), _meetings(s, mulai, selesai),
        lpj_orang.susunan(s, ("LKM",), mulai, selesai), lpj_orang.susunan(s, PENGELOLA, mulai, selesai),
        people, _books(s, mulai, selesai, people), decisions, loose,
    )  # fmt: skip


# --- letters ----------------------------------------------------------------------------------------------------------


def _letters(s: Session, mulai: date, selesai: date) -> SuratPeriode:
    came = Counter(_month(day) for day in s.scalars(select(SuratMasuk.tanggal_terima).where(
        SuratMasuk.dihapus.is_(None), SuratMasuk.tanggal_terima.between(mulai, selesai))))  # fmt: skip
    rows = s.execute(select(SuratKeluar.tanggal, SuratKeluar.jenis, SuratKeluar.keadaan).where(
        SuratKeluar.dihapus.is_(None), SuratKeluar.tanggal.between(mulai, selesai))).all()  # fmt: skip
    used = [(day, kind) for day, kind, state in rows if state == _TERPAKAI]
    went, kinds = Counter(_month(day) for day, _ in used), Counter(kind for _, kind in used)
    states = Counter(state for _, _, state in rows)
    months = tuple(BulanSurat(*one, came[one], went[one]) for one in _months(mulai, selesai))
    named = tuple((words, kinds[code]) for code, words in JENIS_SURAT if kinds[code])
    return SuratPeriode(months, named, states[_BATAL], states[_DIPESAN])


def _month(day: date) -> tuple[int, int]:
    return day.year, day.month


def _months(mulai: date, selesai: date) -> list[tuple[int, int]]:
    first, last = mulai.year * 12 + mulai.month - 1, selesai.year * 12 + selesai.month - 1
    return [(n // 12, n % 12 + 1) for n in range(first, last + 1)]


# --- meetings ---------------------------------------------------------------------------------------------------------


def _meetings(s: Session, mulai: date, selesai: date) -> tuple[RapatPeriode, ...]:
    by_kind: dict[str, list[BarisNotulen]] = {}
    for row in buku_notulen(s, sampai=selesai):
        if row.tanggal >= mulai:
            by_kind.setdefault(row.jenis, []).append(row)
    return tuple(_kind(words, by_kind[words]) for _, words in JENIS_RAPAT if words in by_kind)


def _kind(jenis: str, rows: Sequence[BarisNotulen]) -> RapatPeriode:
    told = [row for row in rows if row.hadir]
    return RapatPeriode(
        jenis, len(rows), len(told), sum(row.hadir for row in told), sum(row.hadir_l for row in told),
        sum(row.hadir_p for row in told), sum(row.miskin for row in told), sum(row.keputusan for row in rows),
    )  # fmt: skip


# --- books ------------------------------------------------------------------------------------------------------------


def _books(s: Session, mulai: date, selesai: date, relawan: RingkasRelawan) -> tuple[IsiBuku, ...]:
    bodies = {"anggota": ("LKM",), "pengelola": PENGELOLA}
    new = {key: lpj_orang.baru(s, body, mulai, selesai) for key, body in bodies.items()}
    new["relawan"] = relawan.baru.jumlah
    found = [
        IsiBuku(_buku(REGISTERS[key].title), new.get(key),
                registers.count(s, REGISTERS[key], Query(per_tanggal=selesai)))
        for key in _ORANG
    ]  # fmt: skip
    decided = select(Rapat.tanggal).join(Keputusan, Keputusan.rapat_id == Rapat.id).where(
        Keputusan.dihapus.is_(None), Rapat.dihapus.is_(None))  # fmt: skip
    met = select(Rapat.tanggal).where(Rapat.dihapus.is_(None))
    found += [_counted("Buku notulen", s.scalars(met), mulai, selesai),
              _counted("Buku keputusan rapat", s.scalars(decided), mulai, selesai)]
    for book in BUKU:
        entity: Any = book.entity
        if not book.dated:
            query = select(func.count()).select_from(entity).where(entity.dihapus.is_(None))
            found.append(IsiBuku(book.book_for("LKM"), None, s.scalar(query) or 0))
            continue
        query = select(getattr(entity, book.dated)).where(entity.dihapus.is_(None))
        if entity is SuratKeluar:
            query = query.where(entity.keadaan != _DIPESAN)
        found.append(_counted(book.book_for("LKM"), s.scalars(query), mulai, selesai))
    return tuple(found)


def _buku(title: str) -> str:
    """ "Anggota LKM" -> "Buku anggota LKM"."""
    return f"Buku {title[:1].lower()}{title[1:]}"


def _counted(nama: str, days: Iterable[date | None], mulai: date, selesai: date) -> IsiBuku:
    """Lines of the span and up to its end; a line without a date counts with those that were there before."""
    known = list(days)
    within = sum(day is not None and mulai <= day <= selesai for day in known)
    return IsiBuku(nama, within, sum(day is None or day <= selesai for day in known))


# --- decisions --------------------------------------------------------------------------------------------------------


def _decisions(
    s: Session, mulai: date, selesai: date, hari: date
) -> tuple[tuple[PutusanPeriode, ...], tuple[PutusanPeriode, ...]]:
    """Decisions of the span in their order, and follow-ups of its meetings that belong to none."""
    span = (Rapat.dihapus.is_(None), Rapat.tanggal.between(mulai, selesai))
    follow: dict[str, list[TindakLanjut]] = {}
    loose: list[PutusanPeriode] = []
    query = select(TindakLanjut, Rapat).join(Rapat, Rapat.id == TindakLanjut.rapat_id).where(
        TindakLanjut.dihapus.is_(None), *span)  # fmt: skip
    for item, meeting in s.execute(query.order_by(Rapat.tanggal, Rapat.nomor, TindakLanjut.urut)):
        if item.keputusan_id:
            follow.setdefault(item.keputusan_id, []).append(item)
        else:
            loose.append(_decision(None, meeting, item.isi, [item], hari))
    decided = select(Keputusan, Rapat).join(Rapat, Rapat.id == Keputusan.rapat_id).where(
        Keputusan.dihapus.is_(None), *span)  # fmt: skip
    found = [
        _decision(row.nomor, meeting, row.isi, follow.get(row.id, []), hari)
        for row, meeting in s.execute(decided.order_by(Rapat.tanggal, Rapat.nomor, Keputusan.urut))
    ]
    return tuple(found), tuple(loose)


def _decision(
    nomor: str | None, meeting: Rapat, isi: str, follow: Sequence[TindakLanjut], hari: date
) -> PutusanPeriode:
    states = [_state(item, hari) for item in follow]
    open_ones = [item for item, state in zip(follow, states, strict=True) if state == "belum"]
    if not states:
        state = "tanpa"
    elif open_ones:
        state = "belum"
    else:
        state = BATAL if all(one == BATAL for one in states) else SELESAI
    late = max((hari_lambat(item.tenggat, hari) for item in open_ones), default=0)
    told = _told(states, late)
    who = ", ".join(dict.fromkeys(item.penanggung_jawab for item in follow if item.penanggung_jawab))
    return PutusanPeriode(nomor or "", meeting.tanggal, meeting.judul, isi, state,
                          f"{told} ({who})" if told and who else told, who)


def _state(item: TindakLanjut, hari: date) -> str:
    """ "selesai", "batal" or "belum"; what was closed after the day of the report was still open then."""
    closed = item.keadaan in (SELESAI, BATAL) and (item.selesai is None or item.selesai <= hari)
    return item.keadaan if closed else "belum"


def _told(states: Sequence[str], late: int) -> str:
    """ "Selesai", "2 dari 3 selesai, terlambat 4 minggu"; "" without follow-ups."""
    if not states:
        return ""
    done, dropped = states.count(SELESAI), states.count(BATAL)
    if len(states) == 1:
        words = {SELESAI: "Selesai", BATAL: "Dibatalkan"}.get(states[0], "Belum selesai")
    else:
        words = f"{done} dari {len(states)} selesai" + (f", {dropped} dibatalkan" if dropped else "")
    return ", ".join(part for part in (words, sebut_lambat(late)) if part)
