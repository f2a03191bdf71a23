"""The core members of the KBK: people with an appointment in that body. Anyone else may come to a session too."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from lkm_desktop.domain import Orang, Penugasan, new_id
from lkm_desktop.domain.penugasan import in_force
from lkm_desktop.errors import FieldErrors, LkmError

BADAN = "KBK"
#: suggestions for the position
JABATAN = ("Anggota", "Koordinator", "Sekretaris")


@dataclass(frozen=True)
class AnggotaKbk:
    """One core member. id: of the appointment."""

    id: str
    orang_id: str
    nama: str
    jk: str
    jabatan: str
    mulai: date | None


def daftar(s: Session, hari: date) -> tuple[AnggotaKbk, ...]:
    """Core members on a day, by position and name."""
    query = (
        select(Penugasan, Orang.nama, Orang.jenis_kelamin)
        .join(Orang, Orang.id == Penugasan.orang_id)
        .where(Penugasan.badan == BADAN, Penugasan.dihapus.is_(None), Orang.dihapus.is_(None), in_force(hari))
    )
    found: dict[str, AnggotaKbk] = {}
    for p, name, gender in s.execute(query):
        found.setdefault(p.orang_id, AnggotaKbk(p.id, p.orang_id, name, gender or "", p.jabatan, p.mulai))
    return tuple(sorted(found.values(), key=lambda a: (a.jabatan != "Koordinator", a.nama.lower(), a.id)))


def sejak(s: Session) -> date | None:
    """The first day of the first core member, if any is known."""
    days = s.scalars(select(Penugasan.mulai).where(Penugasan.badan == BADAN, Penugasan.dihapus.is_(None))).all()
    return min((day for day in days if day), default=None)


def tambah(s: Session, orang_id: str, mulai: date | None = None, jabatan: str = "Anggota") -> str:
    """Make a person a core member from a day on (None: today); gives the appointment's id. Raises LkmError when the
    person is one already or is gone, FieldErrors without a position."""
    day = mulai or date.today()
    person = s.get(Orang, orang_id)
    if person is None or person.dihapus is not None:
        raise LkmError("Orang ini sudah tidak ada.", "Cari lagi namanya.")
    if any(a.orang_id == orang_id for a in daftar(s, day)):
        raise LkmError(f"{person.nama} sudah menjadi anggota inti KBK.")
    if not jabatan.strip():
        raise FieldErrors({"jabatan": "Jabatan harus diisi."})
    row = Penugasan(id=new_id(), orang_id=orang_id, badan=BADAN, jabatan=" ".join(jabatan.split()), mulai=day)
    s.add(row)
    s.flush()
    return row.id


def akhiri(s: Session, penugasan_id: str, terakhir: date, alasan: str = "") -> None:
    """End a membership on its last day; the history stays. One that began on that day or later goes to the Sampah.

    Raises LkmError when it is gone.
    """
    row = s.get(Penugasan, penugasan_id)
    if row is None or row.dihapus is not None or row.badan != BADAN:
        raise LkmError("Keanggotaan KBK ini sudah tidak ada.", "Muat ulang daftarnya.")
    if row.mulai is not None and row.mulai >= terakhir:
        row.dihapus = datetime.now().replace(microsecond=0)
    else:
        row.selesai, row.alasan_berhenti = terakhir, alasan.strip() or None
    s.flush()
