"""Duty roster of relawan: who is on duty when, and what stands against it (another duty, a meeting, an excuse)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from lkm_desktop.domain import Izin, Kehadiran, Orang, Piket, Rapat, new_id
from lkm_desktop.errors import FieldErrors, LkmError
from lkm_desktop.fields import entity_fields
from lkm_desktop.format import hari_tanggal, parse_jam, tanggal_panjang
from lkm_desktop.services import orang
from lkm_desktop.services.piket_hari import Jangka, bertemu, jangka, menit, minggu
from lkm_desktop.services.values import clean

#: what is typed for a duty; person and day are chosen beside it
KEYS = ("tugas", "jam_mulai", "jam_selesai", "tempat", "keterangan")
#: duties at once; more were chosen by mistake
TERBANYAK = 1000
#: hours that a duty over midnight may last; more is an hour typed wrong
SEMALAM = 14


@dataclass(frozen=True)
class Tugas:
    """One duty. bentrok: sentences about what stands against it; empty for most."""

    id: str
    orang_id: str
    nama: str
    tanggal: date
    jam_mulai: str
    jam_selesai: str
    tugas: str
    tempat: str
    keterangan: str
    bentrok: tuple[str, ...] = ()

    @property
    def jam(self) -> str:
        """ "08.00–12.00", "mulai 08.00", or "sehari"."""
        if self.jam_mulai and self.jam_selesai:
            return f"{self.jam_mulai}–{self.jam_selesai}"
        return f"mulai {self.jam_mulai}" if self.jam_mulai else "sehari"


# --- reading ----------------------------------------------------------------------------------------------------------


def daftar(s: Session, mulai: date, selesai: date) -> tuple[Tugas, ...]:
    """Duties from one day to another, by day, hour and name, with what stands against each."""
    query = (
        select(Piket, Orang.nama)
        .join(Orang, Orang.id == Piket.orang_id)
        .where(Piket.dihapus.is_(None), Piket.tanggal.between(mulai, selesai))
        .order_by(Piket.tanggal, Piket.jam_mulai, Orang.nama.collate("NOCASE"), Piket.tugas, Piket.id)
    )
    found = [_duty(row, name) for row, name in s.execute(query)]
    return tuple(_checked(s, found, _around(s, mulai, selesai, list({one.orang_id for one in found}))))


def satu(s: Session, piket_id: str) -> Piket:
    """The row of a duty. Raises LkmError when it is gone."""
    row = s.get(Piket, piket_id)
    if row is None or row.dihapus is not None:
        raise LkmError("Jadwal piket ini sudah tidak ada.", "Muat ulang dengan F5.")
    return row


def _duty(row: Piket, name: str) -> Tugas:
    return Tugas(row.id, row.orang_id, name, row.tanggal, row.jam_mulai or "", row.jam_selesai or "", row.tugas,
                 row.tempat or "", row.keterangan or "")


def pernah(s: Session, kunci: str) -> list[str]:
    """What was typed before as "tugas" or "tempat", the latest first."""
    column = Piket.tugas if kunci == "tugas" else Piket.tempat
    query = select(column).where(column.is_not(None)).group_by(column).order_by(func.max(Piket.tanggal).desc())
    return [str(word) for word in s.scalars(query.limit(100)) if word]


# --- what stands against it -------------------------------------------------------------------------------------------


def bentrok(s: Session, orang_ids: Sequence[str], hari: Sequence[date], jam_mulai: str = "", jam_selesai: str = "",
            abaikan: str = "") -> tuple[str, ...]:  # fmt: skip
    """What stands against these people being on duty on these days, each sentence with name and day.

    abaikan: the duty that is being changed.
    """
    if not orang_ids or not hari:
        return ()
    names = {row[0]: row[1] for row in s.execute(select(Orang.id, Orang.nama).where(Orang.id.in_(orang_ids)))}
    wished = [Tugas(abaikan, who, names.get(who, ""), day, jam_mulai, jam_selesai, "", "", "")
              for day in hari for who in orang_ids]  # fmt: skip
    there = [one for one in _around(s, min(hari), max(hari), orang_ids) if one.id != abaikan]
    checked = _checked(s, wished, there)
    return tuple(
        f"{one.nama}, {hari_tanggal(one.tanggal)}: {words}." for one in checked for words in one.bentrok
    )


def _around(s: Session, first: date, last: date, people: Sequence[str]) -> list[Tugas]:
    """Duties of these people from the day before to the day after: a night watch reaches into the next morning."""
    first, last = first - timedelta(days=1), last + timedelta(days=1)
    query = select(Piket, Orang.nama).join(Orang, Orang.id == Piket.orang_id).where(
        Piket.dihapus.is_(None), Piket.tanggal.between(first, last), Piket.orang_id.in_(people)
    )  # fmt: skip
    return [_duty(row, name) for row, name in s.execute(query)]


def _checked(s: Session, wished: Sequence[Tugas], there: Sequence[Tugas]) -> list[Tugas]:
    """The duties with what stands against them; three queries for any number of them."""
    if not wished:
        return []
    people = list(dict.fromkeys(one.orang_id for one in wished))
    days = [one.tanggal for one in wished]
    others: dict[tuple[str, date], list[Tugas]] = {}
    for duty in there:
        others.setdefault((duty.orang_id, duty.tanggal), []).append(duty)
    meetings = _meetings(s, people, min(days), max(days))
    excuses = _excuses(s, people, min(days), max(days))
    found = []
    for one in wished:
        near = [(one.orang_id, one.tanggal + timedelta(days=n)) for n in (-1, 0, 1)]
        words = [f"juga piket {o.tugas} ({_other_day(one, o)}{o.jam})"
                 for place in near for o in others.get(place, ()) if o.id != one.id and bertemu(_span(one), _span(o))]
        words += [told for place in near for span, told in meetings.get(place, ()) if bertemu(_span(one), span)]
        words += [told for first, last, told in excuses.get(one.orang_id, ()) if first <= one.tanggal <= last]
        found.append(replace(one, bentrok=tuple(dict.fromkeys(words))))
    return found


def _other_day(one: Tugas, other: Tugas) -> str:
    return "" if one.tanggal == other.tanggal else f"{hari_tanggal(other.tanggal)}, "


def _span(one: Tugas) -> Jangka:
    return jangka(one.tanggal, one.jam_mulai, one.jam_selesai)


def _meetings(s: Session, people: Sequence[str], first: date, last: date
              ) -> dict[tuple[str, date], list[tuple[Jangka, str]]]:  # fmt: skip
    """(person, day) -> hours and words of the meetings to which the person is invited."""
    query = (
        select(Kehadiran.orang_id, Rapat.tanggal, Rapat.jam_mulai, Rapat.jam_selesai, Rapat.judul)
        .join(Rapat, Rapat.id == Kehadiran.rapat_id)
        .where(Kehadiran.orang_id.in_(people), Kehadiran.dihapus.is_(None), Rapat.dihapus.is_(None),
               Rapat.tanggal.between(first - timedelta(days=1), last + timedelta(days=1)))
    )  # fmt: skip
    found: dict[tuple[str, date], list[tuple[Jangka, str]]] = {}
    for person, day, start, end, name in s.execute(query):
        at = f" pukul {start}" if start else ""
        span = jangka(day, start or "", end or "")
        found.setdefault((person or "", day), []).append((span, f"diundang ke {name}{at}"))
    return found


def _excuses(s: Session, people: Sequence[str], first: date, last: date) -> dict[str, list[tuple[date, date, str]]]:
    """Person -> first day, last day and words of the standing excuses of those days."""
    query = select(Izin).where(Izin.orang_id.in_(people), Izin.dihapus.is_(None), Izin.mulai <= last,
                               or_(Izin.selesai.is_(None), Izin.selesai >= first))  # fmt: skip
    found: dict[str, list[tuple[date, date, str]]] = {}
    for row in s.scalars(query):
        until = f" sampai {tanggal_panjang(row.selesai)}" if row.selesai else ""
        why = f" ({row.alasan})" if row.alasan else ""
        found.setdefault(row.orang_id, []).append((row.mulai, row.selesai or date.max, f"{row.jenis}{until}{why}"))
    return found


# --- writing ----------------------------------------------------------------------------------------------------------


def periksa(values: dict[str, Any]) -> dict[str, Any]:
    """Cleaned values of a duty without person and day. Raises FieldErrors: no task, an hour that is none, an end alone,
    an end before the begin that is not a night watch (22.00 to 04.00 ends the next morning)."""
    fields, cleaned, errors = entity_fields(Piket), dict[str, Any](), dict[str, str]()
    for key in KEYS:
        try:
            value = clean(fields[key], values.get(key))
            cleaned[key] = (parse_jam(str(value)) or None) if value and key.startswith("jam_") else value
        except ValueError as error:
            errors[key] = str(error)
    if "tugas" not in errors and not cleaned["tugas"]:
        errors["tugas"] = "Tugas harus diisi."
    start, end = cleaned.get("jam_mulai"), cleaned.get("jam_selesai")
    if end and not start and "jam_mulai" not in errors:
        errors["jam_mulai"] = "Isi juga jam mulainya."
    if start and end and not 0 < (menit(end) - menit(start)) % 1440 <= (SEMALAM * 60 if end < start else 1440):
        errors.setdefault("jam_selesai", "Jam selesai lebih awal daripada jam mulai.")
    if errors:
        raise FieldErrors(errors)
    return cleaned


def tambah(s: Session, orang_ids: Sequence[str], hari: Iterable[date], values: dict[str, Any]) -> list[str]:
    """Put people on duty on each of these days; the same duty of the same hour is not entered twice. Ids of the new.

    Raises FieldErrors, with key "orang_id" or "tanggal" when nobody or no day was chosen.
    """
    cleaned, people = periksa(values), list(dict.fromkeys(orang_ids))
    days = sorted(set(hari))
    if not people or not days or len(people) * len(days) > TERBANYAK:
        most = f"Paling banyak {TERBANYAK} piket sekali simpan."
        raise FieldErrors({"orang_id": "Pilih dulu relawannya."} if not people else
                          {"tanggal": most if days else "Isi tanggalnya."})  # fmt: skip
    there = {(one.orang_id, one.tanggal, one.jam_mulai, one.tugas) for one in _around(s, days[0], days[-1], people)}
    made = []
    for day in days:
        for who in people:
            if (who, day, cleaned["jam_mulai"] or "", cleaned["tugas"]) not in there:
                row = Piket(id=new_id(), orang_id=who, tanggal=day, **cleaned)
                s.add(row)
                made.append(row.id)
    s.flush()
    return made


def ubah(s: Session, piket_id: str, orang_id: str, tanggal: date | None, values: dict[str, Any]) -> None:
    """Change one duty. Raises FieldErrors, LkmError when it is gone."""
    row, cleaned = satu(s, piket_id), periksa(values)
    if not orang_id or tanggal is None:
        raise FieldErrors({"tanggal": "Isi tanggalnya."} if orang_id else {"orang_id": "Pilih dulu relawannya."})
    row.orang_id, row.tanggal = orang_id, tanggal
    for key, value in cleaned.items():
        setattr(row, key, value)
    s.flush()


def buang(s: Session, piket_ids: Sequence[str]) -> int:
    """Move duties to the Sampah. Returns how many."""
    rows = list(s.scalars(select(Piket).where(Piket.id.in_(piket_ids), Piket.dihapus.is_(None))))
    for row in rows:
        row.dihapus = datetime.now().replace(microsecond=0)
    s.flush()
    return len(rows)


def salin_minggu(s: Session, hari: date) -> int:
    """Copy the duties of the week of a day to the next week; what stands there already stays. Returns how many."""
    first, last = minggu(hari)
    made = 0
    for one in daftar(s, first, last):
        values = {"tugas": one.tugas, "jam_mulai": one.jam_mulai, "jam_selesai": one.jam_selesai, "tempat": one.tempat,
                  "keterangan": one.keterangan}  # fmt: skip
        made += len(tambah(s, [one.orang_id], [one.tanggal + timedelta(days=7)], values))
    return made


def surat_tugas(s: Session, piket_ids: Sequence[str]) -> dict[str, str]:
    """What a surat tugas for these duties is filled in with: people, tasks, days, hours and place."""
    query = select(Piket, Orang.nama).join(Orang, Orang.id == Piket.orang_id).where(
        Piket.id.in_(piket_ids), Piket.dihapus.is_(None)
    )  # fmt: skip
    rows = [_duty(row, name) for row, name in s.execute(query.order_by(Piket.tanggal, Piket.jam_mulai, Orang.nama))]
    if not rows:
        raise LkmError("Belum ada piket yang dipilih.", "Pilih dulu barisnya di jadwal.")
    worn = orang.current_hats(s, list(dict.fromkeys(one.orang_id for one in rows)))
    people = dict.fromkeys(f"{one.nama} | {worn.get(one.orang_id) or 'Relawan'}" for one in rows)
    days = sorted({one.tanggal for one in rows})
    hours, places = {one.jam for one in rows}, {one.tempat for one in rows if one.tempat}
    tasks = dict.fromkeys(_task(one, len(days) > 1, len(hours) > 1, len(places) > 1) for one in rows)
    return {
        "petugas": "\n".join(people), "tugas": "\n".join(tasks), "mulai": days[0].isoformat(),
        "selesai": days[-1].isoformat() if len(days) > 1 else "",
        "waktu": _hours(rows[0]) if len(hours) == 1 and rows[0].jam_mulai else "",
        "tempat_tugas": places.pop() if len(places) == 1 else "",
    }  # fmt: skip


def _hours(one: Tugas) -> str:
    return f"{one.jam_mulai} s.d. {one.jam_selesai or 'selesai'}"


def _task(one: Tugas, many_days: bool, many_hours: bool, many_places: bool) -> str:
    """A task in one line, with what differs from duty to duty."""
    more = [f"{hari_tanggal(one.tanggal)}"] if many_days else []
    more += [f"pukul {_hours(one)}"] if many_hours and one.jam_mulai else []
    more += [one.tempat] if many_places and one.tempat else []
    return f"{one.tugas} ({', '.join(more)})" if more else one.tugas
