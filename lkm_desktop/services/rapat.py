"""Meetings: list, read, save, trash."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import and_, case, func, or_, select
from sqlalchemy.orm import Session

from lkm_desktop.domain import Agenda, Kehadiran, Orang, Rapat, new_id
from lkm_desktop.domain.rapat import JENIS_RAPAT
from lkm_desktop.errors import FieldErrors, LkmError
from lkm_desktop.fields import entity_fields
from lkm_desktop.format import parse_jam
from lkm_desktop.names import like_term
from lkm_desktop.services.izin import pindah_hari
from lkm_desktop.services.kunci_notulen import tolak_bila_final
from lkm_desktop.services.values import clean

#: what else a meeting may belong to; ids that come with the values of its form
KAITAN = ("kegiatan_id", "pelatihan_id")
#: typed counts of those who came; the last two are among the first two
_JUMLAH = ("jumlah_l", "jumlah_p", "jumlah_miskin", "jumlah_relawan")
#: "2. ", "2) " or a dash before a point of the agenda
_MARK = re.compile(r"(?:(\d{1,2})[.)]\s*(?=[^\d\s])|[-–•*]\s+)")


@dataclass(frozen=True)
class RapatRingkas:
    """One line of the list of meetings; l and p count those present, guests included."""

    id: str
    nomor: int
    judul: str
    jenis_label: str
    tanggal: date
    jam: str
    tempat: str
    diundang: int
    hadir: int
    l: int  # noqa: E741 - the office's own column name
    p: int
    beku: bool
    jenis: str = ""
    seri: bool = False


def rapat_list(
    s: Session, cari: str = "", limit: int = 1000, *, jenis: str = "", tahun: int | None = None
) -> list[RapatRingkas]:
    """Meetings, newest first, whose name, place or kind contains every typed word; of one kind, of one year."""
    there = Kehadiran.status == "hadir"
    gender = func.coalesce(Kehadiran.tamu_jk, Orang.jenis_kelamin)
    counts = (
        select(
            Kehadiran.rapat_id,
            func.sum(case((Kehadiran.diundang, 1), else_=0)).label("semua"),
            func.sum(case((there, 1), else_=0)).label("hadir"),
            func.sum(case((and_(there, gender == "L"), 1), else_=0)).label("l"),
            func.sum(case((and_(there, gender == "P"), 1), else_=0)).label("p"),
        )
        .join(Orang, Orang.id == Kehadiran.orang_id, isouter=True)
        .where(Kehadiran.dihapus.is_(None))
        .group_by(Kehadiran.rapat_id)
        .subquery()
    )
    query = (
        select(Rapat, counts.c.semua, counts.c.hadir, counts.c.l, counts.c.p)
        .join(counts, counts.c.rapat_id == Rapat.id, isouter=True)
        .where(Rapat.dihapus.is_(None))
    )
    for word in cari.lower().split()[:8]:
        term = f"%{like_term(word)}%"
        kinds = [code for code, label in JENIS_RAPAT if word in label.lower()]
        query = query.where(
            or_(
                func.lower(Rapat.judul).like(term, escape="\\"),
                func.lower(Rapat.tempat).like(term, escape="\\"),
                Rapat.jenis.in_(kinds),
            )
        )
    if jenis:
        query = query.where(Rapat.jenis == jenis)
    if tahun is not None:
        query = query.where(Rapat.tanggal.between(date(tahun, 1, 1), date(tahun, 12, 31)))
    query = query.order_by(Rapat.tanggal.desc(), Rapat.nomor.desc()).limit(limit)
    return [_brief(row) for row in s.execute(query)]


def _brief(row: Any) -> RapatRingkas:
    r, everyone, there, men, women = row
    if r.mode == "jumlah":
        men, women = r.jumlah_l or 0, r.jumlah_p or 0
        there = men + women
    return RapatRingkas(
        r.id,
        r.nomor,
        r.judul,
        dict(JENIS_RAPAT).get(r.jenis, r.jenis),
        r.tanggal,
        r.jam_mulai or "",
        r.tempat or "",
        everyone or 0,
        there or 0,
        men or 0,
        women or 0,
        r.dh_beku is not None,
        r.jenis,
        r.seri_id is not None,
    )


def one(s: Session, rapat_id: str) -> Rapat:
    """The meeting's row. Raises LkmError when it does not exist or lies in the Sampah."""
    row = s.get(Rapat, rapat_id)
    if row is None or row.dihapus is not None:
        raise LkmError("Rapat ini sudah tidak ada.", "Muat ulang daftar rapat.")
    return row


def find_rapat(s: Session, name: str) -> str:
    """The id behind a meeting's number (as `rapat` lists it) or the beginning of its id. Raises LkmError."""
    name = name.strip()
    query = select(Rapat.id).where(Rapat.dihapus.is_(None))
    if name.isdigit() and len(name) < 8:
        found = s.scalars(query.where(Rapat.nomor == int(name))).all()
    else:
        found = s.scalars(query.where(Rapat.id.startswith(name, autoescape=True))).all() if len(name) >= 6 else []
    if len(found) != 1:
        raise LkmError(f"Rapat {name} tidak ditemukan.", "Lihat nomornya di daftar rapat.")
    return found[0]


def get_rapat(s: Session, rapat_id: str) -> dict[str, Any]:
    """The meeting as form values, with `id`, `nomor`, `dh_beku`, KAITAN and `agenda` (its points, one a line)."""
    row = one(s, rapat_id)
    points = _points(s, rapat_id)
    return {
        **{key: getattr(row, key) for key in (*entity_fields(Rapat), *KAITAN)},
        "id": row.id,
        "nomor": row.nomor,
        "dh_beku": row.dh_beku,
        "agenda": "\n".join(points),
    }


def blank_rapat() -> dict[str, Any]:
    """Values of a new meeting."""
    values: dict[str, Any] = dict.fromkeys((*entity_fields(Rapat), *KAITAN))
    return {**values, "jenis": "rapat_rutin", "tingkat": "LKM", "mode": "daftar", "tanggal": date.today(), "agenda": ""}


def check_rapat(values: dict[str, Any]) -> dict[str, Any]:
    """Cleaned values of a meeting form. Raises FieldErrors with a sentence per wrong field (BR19 for counts)."""
    cleaned: dict[str, Any] = {}
    errors: dict[str, str] = {}
    for key, field in entity_fields(Rapat).items():
        if key not in values:
            continue
        try:
            cleaned[key] = clean(field, values[key])
            if key in ("jam_mulai", "jam_selesai") and cleaned[key]:
                cleaned[key] = parse_jam(cleaned[key])
        except ValueError as error:
            errors[key] = str(error)
            continue
        if field.required and cleaned[key] is None:
            errors[key] = f"{field.label} harus diisi."
    start, end = cleaned.get("jam_mulai"), cleaned.get("jam_selesai")
    if start and end and end < start:
        errors["jam_selesai"] = "Jam selesai lebih awal daripada jam mulai."
    errors.update(count_errors(cleaned))
    if errors:
        raise FieldErrors(errors)
    return cleaned


def count_errors(values: dict[str, Any]) -> dict[str, str]:
    """What is wrong with typed participant counts (BR19): negative numbers, more poor or more volunteers than came."""
    errors = {key: "Jumlah tidak boleh kurang dari nol." for key in _JUMLAH if (values.get(key) or 0) < 0}
    if errors:
        return errors
    total = (values.get("jumlah_l") or 0) + (values.get("jumlah_p") or 0)
    return {
        key: f"Jumlah {word} lebih banyak daripada yang hadir ({total})."
        for key, word in (("jumlah_miskin", "miskin"), ("jumlah_relawan", "relawan")) if (values.get(key) or 0) > total
    }


def save_rapat(s: Session, rapat_id: str | None, values: dict[str, Any]) -> str:
    """Save a meeting form; `agenda` in the values is text with one point a line. Returns the id.

    A meeting that moves to another day takes the standing excuses of that day.
    Raises FieldErrors, and LkmError when the agenda would change although the minutes are final.
    """
    cleaned = check_rapat({**({} if rapat_id else blank_rapat()), **values})
    cleaned.update({key: values[key] or None for key in KAITAN if key in values})
    row = s.get(Rapat, rapat_id or values.get("id") or "")
    if row is None:
        row = Rapat(id=rapat_id or values.get("id") or new_id(), nomor=next_nomor(s))
        s.add(row)
    before: date | None = row.tanggal
    for key, value in cleaned.items():
        if getattr(row, key, None) != value:
            setattr(row, key, value)
    s.flush()
    if before is not None and before != row.tanggal:
        pindah_hari(s, row.id, before, row.tanggal)
    if "agenda" in values:
        points = agenda_points(str(values["agenda"] or ""))
        if rapat_id and points != _points(s, row.id):
            tolak_bila_final(s, row.id)
        save_agenda(s, row.id, points)
    return row.id


def _points(s: Session, rapat_id: str) -> list[str]:
    query = select(Agenda.pokok).where(Agenda.rapat_id == rapat_id, Agenda.dihapus.is_(None))
    return list(s.scalars(query.order_by(Agenda.urut)))


def next_nomor(s: Session) -> int:
    """The next short number of a meeting; numbers in the Sampah stay taken."""
    return (s.scalar(select(func.max(Rapat.nomor))) or 0) + 1


def agenda_points(text: str) -> list[str]:
    """The points of a typed agenda, one a line, without the numbers and dashes that papers put there themselves.

    A number goes only where it is the point's own place, so that "17. Agustus" in the third line stays.
    """
    points: list[str] = []
    for line in (" ".join(line.split()) for line in text.splitlines()):
        mark = _MARK.match(line)
        own = mark is not None and mark[1] in (None, str(len(points) + 1))
        point = line[mark.end() :] if mark is not None and own else line
        if point:
            points.append(point)
    return points


def save_agenda(s: Session, rapat_id: str, points: list[str]) -> None:
    """Make the agenda these points, in this order; a point that stays keeps its discussion."""
    rows = list(
        s.scalars(select(Agenda).where(Agenda.rapat_id == rapat_id, Agenda.dihapus.is_(None)).order_by(Agenda.urut))
    )
    by_text = {row.pokok: row for row in rows}
    left = [row for row in rows if row.pokok not in points]
    kept = set()
    for number, point in enumerate(points, 1):
        row = by_text.get(point)
        if row is None or row.id in kept:
            row = left.pop(0) if left else Agenda(id=new_id(), rapat_id=rapat_id)
            row.pokok = point
            s.add(row)
        kept.add(row.id)
        row.urut = number
    for row in rows:
        if row.id not in kept:
            row.dihapus = datetime.now().replace(microsecond=0)
    s.flush()


def trash_rapat(s: Session, rapat_id: str) -> None:
    """Move a meeting to the Sampah, its roll with it."""
    one(s, rapat_id).dihapus = datetime.now().replace(microsecond=0)


def restore_rapat(s: Session, rapat_id: str) -> None:
    """Bring a meeting back from the Sampah."""
    row = s.get(Rapat, rapat_id)
    if row is not None:
        row.dihapus = None


def trashed_rapat(s: Session) -> list[tuple[str, str, date, datetime | None]]:
    """(id, name, date, when trashed) of the meetings in the Sampah."""
    query = select(Rapat.id, Rapat.judul, Rapat.tanggal, Rapat.dihapus).where(Rapat.dihapus.is_not(None))
    return [(row[0], row[1], row[2], row[3]) for row in s.execute(query.order_by(Rapat.dihapus.desc()))]
