"""The learning agenda of a year: which topic in which month, and what became of each line (lkm-siklus.md 4.4)."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from lkm_desktop.domain import AgendaKbk, new_id
from lkm_desktop.errors import FieldErrors, LkmError
from lkm_desktop.fields import entity_fields
from lkm_desktop.format import BULAN, tanggal_pendek
from lkm_desktop.services import kbk, topik
from lkm_desktop.services.kbk import Sesi
from lkm_desktop.services.kbk_isian import bersih, positif, tolak, tulis

TERLAKSANA, TERJADWAL, TERLAMBAT, RENCANA, BATAL = "terlaksana", "terjadwal", "terlambat", "rencana", "batal"
#: most topics that `susun` puts into one month
SEBULAN = 2
_COPIED = ("bulan", "topik_id", "metode", "pemandu", "sasaran", "target", "tempat")


@dataclass(frozen=True)
class BarisAgenda:
    """One line. pemandu: who shall lead, or leads the session while the line names nobody · keadaan: one of the five
    above, derived from the session that was made of it · kalimat: it in words · sesi: that session, if any; one that
    was held counts before one that is planned."""

    id: str
    tahun: int
    bulan: int
    tanggal: date | None
    topik_id: str
    topik: str
    nilai: tuple[str, ...]
    metode: str
    pemandu: str
    sasaran: str
    target: int | None
    tempat: str
    keterangan: str
    keadaan: str
    kalimat: str
    sesi: Sesi | None

    @property
    def kapan(self) -> str:
        """The day when there is one, else the month: "12-03-2026", "Maret"."""
        return tanggal_pendek(self.tanggal) if self.tanggal else BULAN[self.bulan - 1]

    @property
    def nilai_kata(self) -> str:
        """Its values as one text."""
        return ", ".join(self.nilai)


def daftar(s: Session, tahun: int, hari: date | None = None) -> tuple[BarisAgenda, ...]:
    """The lines of a year in the order of their months and days, as they stand on `hari` (None: today)."""
    hari = hari or date.today()
    names, topics = topik.nama_topik(s), {t.id: t for t in topik.daftar(s)}
    sessions: dict[str, list[Sesi]] = {}
    rows = s.scalars(select(AgendaKbk).where(AgendaKbk.tahun == tahun, AgendaKbk.dihapus.is_(None))).all()
    around = (date(tahun - 1, 1, 1), date(tahun + 1, 12, 31))  # a line of December may be held in January
    for one in kbk.daftar(s, *around, hari) if rows else ():
        if one.agenda_id:
            sessions.setdefault(one.agenda_id, []).append(one)
    found = []
    for row in rows:
        known = topics.get(row.topik_id)
        made = _of(sessions.get(row.id, []))
        state, words = _state(row, made, hari)
        found.append(BarisAgenda(
            row.id, row.tahun, row.bulan, row.tanggal, row.topik_id, names.get(row.topik_id, ""),
            known.nilai if known else (), row.metode or "", row.pemandu or (made.pemandu if made else ""),
            row.sasaran or "", row.target, row.tempat or "", row.keterangan or "", state, words, made,
        ))  # fmt: skip
    return tuple(sorted(found, key=lambda b: (b.bulan, b.tanggal or date(b.tahun, b.bulan, 1), b.topik.lower(), b.id)))


def _of(sessions: Sequence[Sesi]) -> Sesi | None:
    held = [one for one in sessions if one.terlaksana]
    return held[0] if held else sessions[0] if sessions else None


def _state(row: AgendaKbk, made: Sesi | None, hari: date) -> tuple[str, str]:
    if made is not None and made.terlaksana:
        came = f"{made.hadir} orang" if made.hadir else "hadir belum dicatat"
        return TERLAKSANA, f"Terlaksana {tanggal_pendek(made.tanggal)}, {came}"
    if made is not None:
        return TERJADWAL, f"Dijadwalkan {tanggal_pendek(made.tanggal)}"
    if row.status == BATAL:
        return BATAL, "Batal"
    late = (hari - batas(row.tahun, row.bulan, row.tanggal)).days
    return (TERLAMBAT, f"Belum ada sesi, lewat {late} hari") if late > 0 else (RENCANA, "Belum dijadwalkan")


def batas(tahun: int, bulan: int, tanggal: date | None) -> date:
    """The last day on which a line is not late: its day, else the end of its month."""
    return tanggal or date(tahun, bulan, monthrange(tahun, bulan)[1])


def bulan_ini(s: Session, hari: date) -> tuple[BarisAgenda, ...]:
    """Lines of this month without a session."""
    there = select(AgendaKbk.id).where(AgendaKbk.tahun == hari.year, AgendaKbk.bulan == hari.month,
                                       AgendaKbk.dihapus.is_(None))  # fmt: skip
    if s.scalar(there.limit(1)) is None:
        return ()
    return tuple(b for b in daftar(s, hari.year, hari) if b.bulan == hari.month and b.keadaan in (RENCANA, TERLAMBAT))


# --- one line -------------------------------------------------------------------------------------------------------


def satu(s: Session, agenda_id: str) -> AgendaKbk:
    """The row of a line. Raises LkmError when it is gone."""
    row = s.get(AgendaKbk, agenda_id)
    if row is None or row.dihapus is not None:
        raise LkmError("Baris agenda ini sudah tidak ada.", "Muat ulang agendanya.")
    return row


def ambil(s: Session, agenda_id: str) -> dict[str, Any]:
    """The line as form values. Raises LkmError."""
    row = satu(s, agenda_id)
    return {"id": row.id, "topik_id": row.topik_id, **{key: getattr(row, key) for key in entity_fields(AgendaKbk)}}


def simpan(s: Session, agenda_id: str | None, values: dict[str, Any]) -> str:
    """Save a line; gives its id. A day fills in its month and must lie in the line's year.

    Raises FieldErrors, LkmError when the line or its topic is gone.
    """
    before = ambil(s, agenda_id) if agenda_id else {"tahun": None, "bulan": None, "status": RENCANA}
    given = {**before, **values}
    if given.get("tanggal") and not given.get("bulan"):
        given["bulan"] = getattr(given["tanggal"], "month", None)
    cleaned, errors = bersih(AgendaKbk, given)
    positif(cleaned, errors, "target", "Target peserta")
    if isinstance(cleaned.get("bulan"), int) and not 1 <= cleaned["bulan"] <= 12:
        errors["bulan"] = "Bulan diisi 1 sampai 12."
    if isinstance(cleaned.get("tahun"), int) and not 1990 <= cleaned["tahun"] <= 2200:
        errors["tahun"] = "Tahun ditulis dengan empat angka."
    errors |= _wrong_day(cleaned)
    if not given.get("topik_id"):
        errors["topik_id"] = "Topik dipilih dari daftar."
    tolak(errors)
    cleaned["topik_id"] = topik.satu(s, str(given["topik_id"])).id if "topik_id" in values else given["topik_id"]
    row = satu(s, agenda_id) if agenda_id else AgendaKbk(id=values.get("id") or new_id())
    tulis(row, cleaned)
    s.add(row)
    s.flush()
    return row.id


def _wrong_day(cleaned: dict[str, Any]) -> dict[str, str]:
    day = cleaned.get("tanggal")
    if not isinstance(day, date) or not isinstance(cleaned.get("bulan"), int):
        return {}
    if day.year != cleaned.get("tahun"):
        return {"tanggal": f"Tanggal ini bukan tahun {cleaned.get('tahun')}."}
    if day.month != cleaned["bulan"] and 1 <= cleaned["bulan"] <= 12:
        return {"tanggal": f"Tanggal ini bukan bulan {BULAN[cleaned['bulan'] - 1]}."}
    return {}


def batalkan(s: Session, agenda_id: str, batal: bool = True) -> None:
    """The line is called off, or holds again; it stays in the agenda."""
    satu(s, agenda_id).status = BATAL if batal else RENCANA
    s.flush()


def hapus(s: Session, agenda_id: str) -> None:
    """Move a line to the Sampah; a session made of it stays."""
    satu(s, agenda_id).dihapus = datetime.now().replace(microsecond=0)
    s.flush()


def pulihkan(s: Session, agenda_id: str) -> None:
    """Bring a line back from the Sampah."""
    s.get_one(AgendaKbk, agenda_id).dihapus = None
    s.flush()


def terbuang(s: Session) -> list[tuple[str, str, str]]:
    """(id, topic, month and year) of the lines in the Sampah, newest first."""
    names = topik.nama_topik(s)
    rows = s.scalars(select(AgendaKbk).where(AgendaKbk.dihapus.is_not(None)).order_by(AgendaKbk.dihapus.desc()))
    return [(r.id, names.get(r.topik_id, ""), f"{BULAN[r.bulan - 1]} {r.tahun}") for r in rows]


# --- in one step ----------------------------------------------------------------------------------------------------


def buat_sesi(s: Session, agenda_id: str, tanggal: date | None = None) -> str:
    """Make the meeting of a line, on its own day unless another is given; gives the meeting's id.

    Raises FieldErrors (key `tanggal`) without a day, LkmError when the line has a session already.
    """
    row = satu(s, agenda_id)
    if any(b.id == agenda_id and b.sesi for b in daftar(s, row.tahun)):
        raise LkmError("Baris agenda ini sudah punya pertemuan.", "Buka pertemuannya dari daftar.")
    if row.status == BATAL:
        row.status = RENCANA
    return kbk.buat(
        s, tanggal or row.tanggal, row.topik_id, agenda_id=row.id, metode=row.metode, pemandu=row.pemandu,
        tempat=row.tempat,
    )  # fmt: skip


def salin_tahun(s: Session, dari: int, ke: int) -> int:
    """Copy a year's agenda into another one, without days and without what was called off; a topic that stands in the
    same month there already is left out. Gives how many lines came. Raises LkmError when there is nothing to copy."""
    if dari == ke:
        raise FieldErrors({"tahun": "Pilih tahun lain sebagai sumbernya."})
    rows = s.scalars(select(AgendaKbk).where(AgendaKbk.tahun == dari, AgendaKbk.dihapus.is_(None))).all()
    taken = {(b.bulan, b.topik_id) for b in daftar(s, ke)}
    live = set(topik.nama_topik(s)) & {t.id for t in topik.daftar(s)}
    copied = 0
    for row in sorted(rows, key=lambda r: (r.bulan, r.tanggal or date.max)):
        key = (row.bulan, row.topik_id)
        if row.status == BATAL or key in taken or row.topik_id not in live:
            continue
        taken.add(key)
        s.add(AgendaKbk(id=new_id(), tahun=ke, status=RENCANA, **{k: getattr(row, k) for k in _COPIED}))
        copied += 1
    if not copied:
        raise LkmError(f"Tidak ada baris agenda tahun {dari} yang dapat disalin ke {ke}.",
                       "Periksa tahunnya, atau tambahkan barisnya satu per satu.")
    s.flush()
    return copied


def susun(s: Session, tahun: int, mulai: int = 1, topik_ids: Sequence[str] | None = None) -> tuple[int, int]:
    """Put topics (None: the basic ones that the year lacks) into the months from `mulai` on, emptiest months first, at
    most SEBULAN a month. Gives how many were placed and how many found no room. Raises LkmError when there are none."""
    there = daftar(s, tahun)
    known = {b.topik_id for b in there}
    wanted = list(topik_ids) if topik_ids is not None else [t.id for t in topik.dasar(s) if t.id not in known]
    if not wanted:
        raise LkmError("Tidak ada topik dasar yang belum masuk agenda tahun ini.",
                       "Ambil topik bawaan dahulu, atau tambahkan barisnya satu per satu.")
    counts = {month: sum(b.bulan == month for b in there) for month in range(mulai, 13)}
    placed: list[tuple[int, str]] = []
    for topic in wanted:
        month = min(counts, key=lambda m: (counts[m], m), default=0)
        if not month or counts[month] >= SEBULAN:
            break
        counts[month] += 1
        placed.append((month, topic))
    for month, topic in placed:
        s.add(AgendaKbk(id=new_id(), tahun=tahun, bulan=month, topik_id=topik.satu(s, topic).id, metode="Diskusi",
                        status=RENCANA))
    s.flush()
    return len(placed), len(wanted) - len(placed)
