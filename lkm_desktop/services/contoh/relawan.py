"""Trainings with their participants, duty and relawan sektoral for the practice office. Everything is invented."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from lkm_desktop.domain import Kehadiran, Pelatihan, Penugasan, PesertaPelatihan, Piket, Rapat, Relawan

#: days ago, days, name, module, JPL, place, who led it, held by, level, paid by, first relawan and how many
_PELATIHAN = (
    (420, 2, "Relawan Pemetaan Swadaya", "C05", 16, "Aula kecamatan", "Tim fasilitator", "Korkot 1 Kalimantan Selatan",
     "Kecamatan", "Dana program", 0, 12),
    (180, 1, "Manajemen Relawan", "C15", 8, "Balai warga", "Fasilitator kelurahan", "LKM Maju Bersama", "Kelurahan",
     "Swadaya", 18, 15),
)
_SENDIRI = ("Pelatihan dasar relawan baru", "C01", 4, "LKM Maju Bersama", "Kelurahan", "Swadaya")
#: relawan who serve in a group by interest
_SEKTORAL = 12
#: what is done on duty, where, and its hours
_TUGAS = (
    ("Menerima tamu dan surat di sekretariat", "Sekretariat", "08.00", "12.00"),
    ("Mengganti isi papan informasi", "RW 01 dan 02", "15.30", "17.00"),
    ("Ronda kebersihan saluran", "RW 02", "06.00", "07.30"),
)


def fill_volunteers(s: Session, *, today: date, benih: int) -> int:
    """Put trainings, participants and duty into a filled office; the same seed and day give the same rows, ids
    included. Returns how many."""
    acak = Random(f"relawan-{benih}")
    relawan = list(s.scalars(select(Relawan.orang_id).order_by(Relawan.nomor)))
    made: list[Any] = [*_given(today, relawan, acak), *_own(s, acak), *_duty(today, relawan), *_sectors(s, acak)]
    for row in made:
        row.id = row.id or _id(acak)
    s.add_all([row for row in made if isinstance(row, Pelatihan)])
    s.flush()
    s.add_all(made)
    s.flush()
    return len(made)


def _id(acak: Random) -> str:
    return f"{acak.getrandbits(128):032x}"


def _given(today: date, relawan: list[str], acak: Random) -> list[Any]:
    """Trainings held elsewhere: lesson hours are typed for each participant."""
    found: list[Any] = []
    for ago, days, name, code, jpl, place, lead, by, level, paid, first, count in _PELATIHAN:
        day = today - timedelta(days=ago)
        own = Pelatihan(
            id=_id(acak), nama=name, kode_modul=code, mulai=day,
            selesai=day + timedelta(days=days - 1) if days > 1 else None, jpl=jpl, tempat=place, pemandu=lead,
            penyelenggara=by, jenjang=level, dana=paid,
        )  # fmt: skip
        found.append(own)
        for n, person in enumerate(relawan[first : first + count]):
            hours = jpl if n % 4 else jpl // 2
            found.append(PesertaPelatihan(pelatihan_id=own.id, orang_id=person, peran="Peserta", hadir_jpl=hours))
    return found


def _own(s: Session, acak: Random) -> list[Any]:
    """The office's own training: its session is the meeting, its participants are who came."""
    meeting = s.scalars(select(Rapat).where(Rapat.jenis == "pelatihan").order_by(Rapat.tanggal).limit(1)).first()
    if meeting is None:
        return []
    name, code, jpl, by, level, paid = _SENDIRI
    own = Pelatihan(id=_id(acak), nama=name, kode_modul=code, mulai=meeting.tanggal, jpl=jpl, tempat=meeting.tempat,
                    pemandu="Koordinator dan fasilitator", penyelenggara=by, jenjang=level, dana=paid)  # fmt: skip
    s.add(own)
    s.flush()
    meeting.pelatihan_id = own.id
    query = select(Kehadiran.orang_id).where(
        Kehadiran.rapat_id == meeting.id, Kehadiran.status == "hadir", Kehadiran.orang_id.is_not(None)
    )
    people = s.scalars(query.order_by(Kehadiran.urut))
    return [PesertaPelatihan(pelatihan_id=own.id, orang_id=person, peran="Peserta") for person in people]


def _sectors(s: Session, acak: Random) -> list[Any]:
    """Relawan sektoral: those who signed up last, each in the group of the own interest."""
    rows = s.scalars(select(Relawan).where(Relawan.minat.is_not(None)).order_by(Relawan.nomor.desc()).limit(_SEKTORAL))
    return [Penugasan(id=_id(acak), orang_id=row.orang_id, badan="relawan_sektoral", jabatan="Anggota",
                      pokja=row.minat, mulai=row.tanggal_daftar) for row in rows]  # fmt: skip


def _duty(today: date, relawan: list[str]) -> list[Any]:
    """Two on duty on each working day of three weeks around today."""
    monday = today - timedelta(days=today.weekday() + 7)
    found: list[Any] = []
    for n in range(21):
        day = monday + timedelta(days=n)
        if day.weekday() == 6 or not relawan:
            continue
        what, where, start, end = _TUGAS[n % len(_TUGAS)]
        for k in range(2):
            found.append(Piket(orang_id=relawan[(2 * n + k) % len(relawan)], tanggal=day, jam_mulai=start,
                               jam_selesai=end, tugas=what, tempat=where))  # fmt: skip
    return found
