"""Certificates of a training, or of a year of KBK: who is due one, giving them numbers, giving them again.

A certificate is due above the attendance that the office has set (`batas_sertifikat`). What it is for is its subject:
a year as text ("2026"), or the id of a training.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from lkm_desktop.domain import Kehadiran, Orang, Pelatihan, Rapat, Sertifikat, new_id
from lkm_desktop.errors import LkmError
from lkm_desktop.format import tanggal_panjang
from lkm_desktop.services import aturan, kbk, nomor, pelatihan
from lkm_desktop.services.kbk import Sesi


@dataclass(frozen=True)
class Pelajaran:
    """One line of what was learnt: the topic, its day (None: not known), its lesson hours."""

    nama: str
    tanggal: date | None
    jpl: int | None


@dataclass(frozen=True)
class Asal:
    """What certificates are for. pelatihan_id or tahun, never both · nama: what the paper says was taken part in ·
    jpl: lesson hours of the whole, None while not known · pemandu: who led, of several the one who led most, "" when
    nobody is recorded."""

    pelatihan_id: str | None
    tahun: int | None
    nama: str
    mulai: date
    selesai: date
    jpl: int | None
    pemandu: str
    tempat: str
    pelajaran: tuple[Pelajaran, ...]

    @property
    def subjek(self) -> str:
        """As papers and pages name it."""
        return self.pelatihan_id or str(self.tahun)

    @property
    def masa(self) -> str:
        """Its days in words: "12 s.d. 14 Maret 2026", "tahun 2026"."""
        if self.tahun is not None:
            return f"tahun {self.tahun}"
        return rentang(self.mulai, self.selesai)


@dataclass(frozen=True)
class Calon:
    """One participant. hadir of dari (sessions, or lesson hours of a training without sessions; None: not known) ·
    persen: rounded half up · layak: whether a certificate is due · jpl: lesson hours attended · nomor, tanggal, id:
    of the certificate that was given, if any."""

    orang_id: str
    nama: str
    jk: str
    hadir: str
    persen: int | None
    layak: bool
    jpl: float | None
    pelajaran: tuple[Pelajaran, ...] = ()
    nomor: str = ""
    tanggal: date | None = None
    id: str = ""


@dataclass(frozen=True)
class Terbit:
    """One certificate as it is printed. pelajaran: what this person attended."""

    id: str
    orang_id: str
    nama: str
    nomor: str
    tanggal: date
    jpl: float | None
    pelajaran: tuple[Pelajaran, ...] = ()


def rentang(mulai: date, selesai: date) -> str:
    """ "12 Maret 2026", "12 s.d. 14 Maret 2026", "30 Maret s.d. 2 April 2026"."""
    last = tanggal_panjang(selesai)
    if mulai == selesai:
        return last
    first = tanggal_panjang(mulai)
    if mulai.year == selesai.year:
        first = first.rsplit(" ", 1)[0]
        if mulai.month == selesai.month:
            first = first.rsplit(" ", 1)[0]
    return f"{first} s.d. {last}"


def asal(s: Session, subjek: str, hari: date | None = None) -> Asal:
    """What the subject stands for. Raises LkmError for a training that is gone."""
    if subjek.isdigit() and len(subjek) == 4:
        return _year(s, int(subjek), hari or date.today())
    own = pelatihan.ambil(s, subjek)
    query = select(Rapat).where(Rapat.pelatihan_id == own.id, Rapat.dihapus.is_(None))
    meetings = list(s.scalars(query.order_by(Rapat.tanggal, Rapat.jam_mulai, Rapat.nomor)))
    code = f" ({own.kode_modul})" if own.kode_modul else ""
    lessons = tuple(Pelajaran(m.judul, m.tanggal, None) for m in meetings)
    return Asal(own.id, None, f"{own.nama}{code}", own.mulai, own.selesai or own.mulai, own.jpl, own.pemandu or "",
                own.tempat or "", lessons)  # fmt: skip


def _year(s: Session, tahun: int, hari: date) -> Asal:
    held = [one for one in kbk.setahun(s, tahun, hari) if one.berpeserta]
    lessons = tuple(_lesson(one) for one in held)
    hours = sum(one.jpl or 0 for one in held) or None
    guides = Counter(one.pemandu for one in held if one.pemandu).most_common(1)
    days = [one.tanggal for one in held]
    first, last = (min(days), max(days)) if days else (date(tahun, 1, 1), date(tahun, 12, 31))
    return Asal(None, tahun, f"Komunitas Belajar Kelurahan tahun {tahun}", first, last, hours,
                guides[0][0] if guides else "", "", lessons)  # fmt: skip


def _lesson(one: Sesi) -> Pelajaran:
    return Pelajaran(one.nama, one.tanggal, one.jpl)


# --- who is due one -------------------------------------------------------------------------------------------------


def calon(s: Session, subjek: str, hari: date | None = None) -> tuple[Calon, ...]:
    """Everybody who took part, by name, with the attendance reached by that day (None: today). Raises LkmError."""
    source, day = asal(s, subjek, hari), hari or date.today()
    found = _of_year(s, source.tahun, day) if source.tahun is not None else _of_training(s, source, day)
    given = {row.orang_id: row for row in _rows(s, source)}
    return tuple(_with(c, given.get(c.orang_id)) for c in sorted(found, key=lambda c: (c.nama.lower(), c.orang_id)))


def _with(c: Calon, row: Sertifikat | None) -> Calon:
    return replace(c, nomor=row.nomor, tanggal=row.tanggal, id=row.id) if row is not None else c


def _of_training(s: Session, source: Asal, hari: date) -> list[Calon]:
    return [
        Calon(p.orang_id, p.nama, p.jk, _marks(p), p.persen, p.sertifikat, p.jpl, _had(p, source.pelajaran))
        for p in pelatihan.peserta(s, source.subjek, hari)
        if p.peran.strip().lower() not in pelatihan.BUKAN_PESERTA
    ]


def _had(p: pelatihan.Peserta, lessons: tuple[Pelajaran, ...]) -> tuple[Pelajaran, ...]:
    """The sessions that somebody attended; all of them where nobody's presence was recorded by name."""
    if len(p.tanda) != len(lessons) or not any(p.tanda):
        return lessons
    return tuple(lesson for lesson, mark in zip(lessons, p.tanda, strict=True) if mark == "H")


def _marks(p: pelatihan.Peserta) -> str:
    if p.tanda:
        return f"{sum(mark == 'H' for mark in p.tanda)} dari {len(p.tanda)} sesi"
    return "" if p.jpl is None else f"{_number(p.jpl)} JPL"


def _number(value: float) -> str:
    return f"{value:g}".replace(".", ",")


def _of_year(s: Session, tahun: int, hari: date) -> list[Calon]:
    """Those who came to a session at least once; sessions whose roll was not entered, and those that recorded numbers
    only, do not count for anybody."""
    sessions = {one.rapat_id: one for one in kbk.setahun(s, tahun, hari) if one.terlaksana}
    came: dict[str, list[Sesi]] = {}
    names: dict[str, Orang] = {}
    entered: set[str] = set()
    query = (
        select(Kehadiran.rapat_id, Kehadiran.status, Orang)
        .join(Orang, Orang.id == Kehadiran.orang_id, isouter=True)
        .join(Rapat, Rapat.id == Kehadiran.rapat_id)
        .where(Kehadiran.dihapus.is_(None), Kehadiran.status.in_(("hadir", "alpa")), Rapat.mode != "jumlah",
               Rapat.id.in_(list(sessions)))
    )  # fmt: skip
    for meeting, status, person in s.execute(query):
        entered.add(meeting)
        if status == "hadir" and person is not None and person.dihapus is None:
            came.setdefault(person.id, []).append(sessions[meeting])
            names[person.id] = person
    limit, total = aturan.angka(s, "batas_sertifikat"), len(entered)
    return [
        Calon(person, names[person].nama, names[person].jenis_kelamin or "", f"{len(had)} dari {total} sesi",
              (200 * len(had) + total) // (2 * total), 100 * len(had) >= limit * total,
              float(sum(one.jpl or 0 for one in had)) or None,
              tuple(_lesson(one) for one in sorted(had, key=lambda one: (one.tanggal, one.ke))))
        for person, had in came.items()
    ]  # fmt: skip


# --- giving them ----------------------------------------------------------------------------------------------------


def terbitkan(
    s: Session, subjek: str, orang_ids: Collection[str] | None = None, tanggal: date | None = None,
    hari: date | None = None,
) -> int:  # fmt: skip
    """Give numbers to everybody who is due a certificate and has none, or to those of them that are named; who has one
    keeps it. Gives how many are new.

    tanggal: the day on the certificates (None: today). Raises LkmError when one that is named is not due one.
    """
    day = tanggal or date.today()
    source, people = asal(s, subjek, hari), calon(s, subjek, hari)
    wanted = [c for c in people if orang_ids is None or c.orang_id in orang_ids]
    short = [c for c in wanted if not c.layak and not c.nomor]
    if orang_ids is not None and short:
        limit = aturan.angka(s, "batas_sertifikat")
        raise LkmError(f"Kehadiran {short[0].nama} belum mencapai {limit} %; belum ada sertifikat yang diterbitkan.",
                       "Periksa daftar hadirnya, atau ubah batasnya di Pengaturan, Aturan.")
    new = [c for c in wanted if c.layak and not c.nomor]
    for c, number in zip(new, _numbers(s, day, len(new)), strict=True):
        s.add(Sertifikat(id=new_id(), orang_id=c.orang_id, pelatihan_id=source.pelatihan_id, tahun=source.tahun,
                         nomor=number, tanggal=day))  # fmt: skip
    s.flush()
    return len(new)


def _numbers(s: Session, day: date, count: int) -> list[str]:
    """So many numbers that no certificate has or had, also after the pattern was changed."""
    taken = set(s.scalars(select(Sertifikat.nomor)))
    serial, found = nomor.usul(s, "sertifikat", day).urut, list[str]()
    while len(found) < count:
        number = nomor.bentuk(s, "sertifikat", day, serial)
        found += [number] if number not in taken else []
        serial += 1
    return found


def batalkan(s: Session, sertifikat_id: str) -> None:
    """Take a certificate back: it goes to the Sampah, and its number is not given again. Raises LkmError."""
    row = s.get(Sertifikat, sertifikat_id)
    if row is None or row.dihapus is not None:
        raise LkmError("Sertifikat ini sudah tidak ada.", "Muat ulang daftarnya.")
    row.dihapus = datetime.now().replace(microsecond=0)
    s.flush()


def pulihkan(s: Session, sertifikat_id: str) -> None:
    """A certificate that was taken back holds again. Raises LkmError when the person has got another one meanwhile."""
    row = s.get_one(Sertifikat, sertifikat_id)
    query = select(Sertifikat.nomor).where(
        Sertifikat.orang_id == row.orang_id, Sertifikat.dihapus.is_(None),
        Sertifikat.pelatihan_id == row.pelatihan_id if row.pelatihan_id else Sertifikat.tahun == row.tahun,
    )  # fmt: skip
    other = s.scalar(query.limit(1))
    if other is not None:
        raise LkmError(f"Orang ini sudah mendapat sertifikat lain, nomor {other}.", "Tarik dahulu yang itu.")
    row.dihapus = None
    s.flush()


def terbuang(s: Session) -> list[tuple[str, str, str]]:
    """(id, person, number) of the certificates in the Sampah, newest first."""
    query = select(Sertifikat, Orang.nama).join(Orang, Orang.id == Sertifikat.orang_id)
    rows = s.execute(query.where(Sertifikat.dihapus.is_not(None)).order_by(Sertifikat.dihapus.desc()))
    return [(row.id, name, row.nomor) for row, name in rows]


def terbit(s: Session, subjek: str, orang_id: str = "") -> tuple[Terbit, ...]:
    """The certificates that were given, by their numbers; of one person only when named. Raises LkmError."""
    source = asal(s, subjek)
    rows = [row for row in _rows(s, source) if not orang_id or row.orang_id == orang_id]
    people = {c.orang_id: c for c in calon(s, subjek)}
    names = {p.id: p.nama for p in s.scalars(select(Orang).where(Orang.id.in_([row.orang_id for row in rows])))}
    return tuple(
        Terbit(row.id, row.orang_id, names.get(row.orang_id, ""), row.nomor, row.tanggal,
               people[row.orang_id].jpl if row.orang_id in people else None,
               people[row.orang_id].pelajaran if row.orang_id in people else ())
        for row in rows
    )  # fmt: skip


def _rows(s: Session, source: Asal) -> list[Sertifikat]:
    query = select(Sertifikat).where(Sertifikat.dihapus.is_(None))
    if source.pelatihan_id is not None:
        query = query.where(Sertifikat.pelatihan_id == source.pelatihan_id)
    else:
        query = query.where(Sertifikat.tahun == source.tahun)
    return list(s.scalars(query.order_by(Sertifikat.tanggal, Sertifikat.nomor, Sertifikat.id)))


def dari_orang(s: Session, orang_id: str) -> tuple[str, ...]:
    """The certificates of one person in words, the newest first."""
    query = (
        select(Sertifikat, Pelatihan.nama)
        .join(Pelatihan, Pelatihan.id == Sertifikat.pelatihan_id, isouter=True)
        .where(Sertifikat.orang_id == orang_id, Sertifikat.dihapus.is_(None))
        .order_by(Sertifikat.tanggal.desc(), Sertifikat.nomor)
    )
    return tuple(
        f"{name or f'KBK tahun {row.tahun}'}, nomor {row.nomor}, {tanggal_panjang(row.tanggal)}"
        for row, name in s.execute(query)
    )
