"""The kehadiran grid: people x meetings of a period, with totals, percentages and who comes too rarely."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from lkm_desktop.domain import Kehadiran, Orang, Penugasan, Rapat, Relawan
from lkm_desktop.domain.penugasan import BADAN, JABATAN, PENGELOLA
from lkm_desktop.domain.rapat import JENIS_RAPAT, RAPAT_ANGGOTA
from lkm_desktop.errors import FieldErrors
from lkm_desktop.format import tanggal_panjang
from lkm_desktop.services import aturan, organisasi
from lkm_desktop.services.orang import hats_on

#: whose attendance is shown
BADAN_KISI = (("LKM", "Anggota LKM"), ("pengelola", "Pengelola"), ("relawan", "Relawan"), ("semua", "Semua undangan"))
#: sets of kinds of meetings; any single kind of JENIS_RAPAT does too
SEMUA, ANGGOTA = "semua", "anggota"
JENIS_KISI = ((SEMUA, "Semua jenis rapat"), (ANGGOTA, "Rapat anggota LKM"), *JENIS_RAPAT)
#: letters of the grid; a blank is invited but not recorded, a dash not invited
HURUF = {"hadir": "H", "izin": "I", "sakit": "S", "alpa": "A", "": ""}
BUKAN = "-"
_RANK = {code: n for n, (code, _) in enumerate(BADAN)}
_RANK_JABATAN = {code: n for n, (code, _) in enumerate(JABATAN)}


@dataclass(frozen=True)
class MintaKisi:
    """What a grid is asked for: first and last day, kind (a code of JENIS_KISI), people (a code of BADAN_KISI)."""

    mulai: date
    selesai: date
    jenis: str = SEMUA
    badan: str = "LKM"


@dataclass(frozen=True)
class RapatKisi:
    """One meeting of the grid. tercatat: whether anybody was marked present or absent · hadir: of the people shown."""

    id: str
    tanggal: date
    judul: str
    jenis: str
    tercatat: bool
    hadir: int

    @property
    def keterangan(self) -> str:
        """Its name, and that nobody recorded it when that is so."""
        return self.judul if self.tercatat else f"{self.judul} (belum dicatat)"


@dataclass(frozen=True)
class OrangKisi:
    """One person: a letter for each meeting, totals, and the share of recorded meetings attended (None without any).

    kurang: below the office's threshold.
    """

    id: str
    nama: str
    jk: str
    jabatan: str
    tanda: tuple[str, ...]
    hadir: int
    izin: int
    sakit: int
    alpa: int
    persen: int | None
    kurang: bool


@dataclass(frozen=True)
class Kisi:
    """The grid. batas: threshold in percent, 0 when off · tanpa_nama: meetings that recorded numbers only."""

    minta: MintaKisi
    rapat: tuple[RapatKisi, ...]
    orang: tuple[OrangKisi, ...]
    batas: int
    tanpa_nama: int
    istilah: str

    @property
    def kata_kurang(self) -> str:
        """How a person below the threshold is told: "di bawah 50 %"."""
        return f"di bawah {self.batas} %"

    @property
    def judul(self) -> str:
        """Whose attendance, in words."""
        return dict(BADAN_KISI)[self.minta.badan].replace("LKM", self.istilah)

    @property
    def kalimat(self) -> str:
        """Period and kind in one line."""
        kind = dict(JENIS_KISI)[self.minta.jenis].replace("LKM", self.istilah)
        return f"{kind}, {tanggal_panjang(self.minta.mulai)} s.d. {tanggal_panjang(self.minta.selesai)}"


def semester(day: date) -> tuple[date, date]:
    """First and last day of the half year of a day."""
    return (date(day.year, 1, 1), date(day.year, 6, 30)) if day.month < 7 else (
        date(day.year, 7, 1), date(day.year, 12, 31))


def kisi(s: Session, minta: MintaKisi) -> Kisi:
    """The grid of a period. Every scheduled meeting appears, also when nobody was marked. Raises FieldErrors when the
    period ends before it begins."""
    if minta.selesai < minta.mulai:
        raise FieldErrors({"selesai": "Tanggal akhir lebih awal daripada tanggal mulai."})
    meetings = [row for row in _meetings(s, minta) if row.mode != "jumlah"]
    counted = len(_meetings(s, minta)) - len(meetings)
    marks = _marks(s, [row.id for row in meetings])
    people = _people(s, minta, marks)
    limit = aturan.angka(s, "batas_hadir")
    rows = tuple(_row(person, meetings, marks, limit) for person in people)
    shown = {row.id for row in rows}
    columns = tuple(_column(meeting, marks.get(meeting.id, {}), shown) for meeting in meetings)
    return Kisi(minta, columns, rows, limit, counted, organisasi.kantor(s).istilah)


def _meetings(s: Session, minta: MintaKisi) -> Sequence[Rapat]:
    query = select(Rapat).where(Rapat.dihapus.is_(None), Rapat.tanggal.between(minta.mulai, minta.selesai))
    if minta.jenis == ANGGOTA:
        query = query.where(Rapat.jenis.in_(RAPAT_ANGGOTA))
    elif minta.jenis != SEMUA:
        query = query.where(Rapat.jenis == minta.jenis)
    return s.scalars(query.order_by(Rapat.tanggal, Rapat.jam_mulai, Rapat.nomor)).all()


def _marks(s: Session, meetings: list[str]) -> dict[str, dict[str, str]]:
    """Meeting -> person -> mark ("" while not marked); guests of no register are left out."""
    found: dict[str, dict[str, str]] = {}
    for start in range(0, len(meetings), 500):
        query = select(Kehadiran.rapat_id, Kehadiran.orang_id, Kehadiran.status).where(
            Kehadiran.rapat_id.in_(meetings[start : start + 500]), Kehadiran.orang_id.is_not(None),
            Kehadiran.dihapus.is_(None),
        )  # fmt: skip
        for meeting, person, status in s.execute(query):
            found.setdefault(meeting, {})[person or ""] = status or ""
    return found


@dataclass(frozen=True)
class _Person:
    id: str
    nama: str
    jk: str
    jabatan: str


def _people(s: Session, minta: MintaKisi, marks: dict[str, dict[str, str]]) -> list[_Person]:
    """The people asked for, in the order of their positions, then names."""
    rank = _rank(s, minta)
    wanted = {person for row in marks.values() for person in row} if minta.badan == "semua" else set(rank)
    worn = hats_on(s, list(wanted), minta.selesai)
    found: list[_Person] = []
    ids = sorted(wanted)
    for start in range(0, len(ids), 500):
        query = select(Orang.id, Orang.nama, Orang.jenis_kelamin).where(
            Orang.id.in_(ids[start : start + 500]), Orang.dihapus.is_(None)
        )
        found += [_Person(id_, nama, jk or "", worn.get(id_, [""])[0]) for id_, nama, jk in s.execute(query)]
    return sorted(found, key=lambda p: (rank.get(p.id, (99, 99)), p.nama.lower(), p.id))


def _rank(s: Session, minta: MintaKisi) -> dict[str, tuple[int, int]]:
    """People who served in the body on any day of the period, with their place in the list."""
    if minta.badan == "relawan":
        query = select(Relawan.orang_id).where(Relawan.dihapus.is_(None), Relawan.status == "aktif")
        return dict.fromkeys(s.scalars(query), (0, 0))
    bodies: Iterable[str] = ("LKM",) if minta.badan == "LKM" else PENGELOLA if minta.badan == "pengelola" else _RANK
    found: dict[str, tuple[int, int]] = {}
    query_served = select(Penugasan.orang_id, Penugasan.badan, Penugasan.jabatan).where(
        Penugasan.badan.in_(list(bodies)), Penugasan.dihapus.is_(None),
        Penugasan.mulai.is_(None) | (Penugasan.mulai <= minta.selesai),
        Penugasan.selesai.is_(None) | (Penugasan.selesai >= minta.mulai),
    )  # fmt: skip
    for person, badan, jabatan in s.execute(query_served):
        rank = (_RANK.get(badan, 90), _RANK_JABATAN.get(jabatan, 50))
        found[person] = min(found.get(person, rank), rank)
    return found


def _row(person: _Person, meetings: Sequence[Rapat], marks: dict[str, dict[str, str]], limit: int) -> OrangKisi:
    signs = tuple(HURUF[marks[m.id][person.id]] if person.id in marks.get(m.id, {}) else BUKAN for m in meetings)
    came, excused, ill, absent = (signs.count(letter) for letter in "HISA")
    known = came + excused + ill + absent
    share = round(100 * came / known) if known else None
    low = bool(limit) and known > 0 and came * 100 < limit * known
    return OrangKisi(person.id, person.nama, person.jk, person.jabatan, signs, came, excused, ill, absent, share, low)


def _column(meeting: Rapat, marks: dict[str, str], shown: set[str]) -> RapatKisi:
    recorded = any(mark in ("hadir", "alpa") for mark in marks.values())  # an excuse is known before the meeting
    came = sum(mark == "hadir" and person in shown for person, mark in marks.items())
    return RapatKisi(meeting.id, meeting.tanggal, meeting.judul, meeting.jenis, recorded, came)
