"""Sessions of a training: meetings with `Rapat.pelatihan_id`, planned from it or linked to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from lkm_desktop.domain import Kehadiran, Pelatihan, PesertaPelatihan, Rapat
from lkm_desktop.errors import FieldErrors, LkmError
from lkm_desktop.services import rapat, undangan
from lkm_desktop.services.pelatihan_hitung import SesiHitung


@dataclass(frozen=True)
class Sesi:
    """One session: its meeting, its minutes (None while its hours are not known), how many came, whether the roll was
    entered; `nama` is False for a meeting that counts heads only."""

    rapat_id: str
    judul: str
    tanggal: date
    jam: str
    menit: int | None
    hadir: int
    tercatat: bool
    nama: bool


def ambil(s: Session, pelatihan_id: str) -> Pelatihan:
    """The training's row. Raises LkmError when it does not exist or lies in the Sampah."""
    row = s.get(Pelatihan, pelatihan_id)
    if row is None or row.dihapus is not None:
        raise LkmError("Pelatihan ini sudah tidak ada.", "Muat ulang buku pelatihan.")
    return row


def cari(s: Session, teks: str) -> str:
    """Id of a training by id, by its code of module, by its name, or by a part of it that only one has.

    Raises LkmError when there is none, or several fit.
    """
    text = " ".join(teks.split())
    row = s.get(Pelatihan, text) if text else None
    if row is not None and row.dihapus is None:
        return row.id
    known = s.scalars(select(Pelatihan).where(Pelatihan.dihapus.is_(None)).order_by(Pelatihan.mulai.desc())).all()
    low = text.lower()
    exact = [one for one in known if text and low in (one.nama.lower(), (one.kode_modul or "").lower())]
    fitting = exact or [one for one in known if text and low in one.nama.lower()]
    if len(fitting) == 1:
        return fitting[0].id
    there = ", ".join(f"“{one.nama}”" for one in (fitting or known)[:6])
    said = f"Ada {len(fitting)} pelatihan “{text}”." if fitting else f"Pelatihan “{text}” tidak ditemukan."
    raise LkmError(said if text else "Pelatihannya belum disebut.",
                   f"Yang ada: {there}." if there else "Catat dahulu di buku pelatihan.")


def sesi(s: Session, pelatihan_id: str) -> tuple[Sesi, ...]:
    """The sessions in the order of their days."""
    found = meetings(s, pelatihan_id)
    marks = marks_of(s, [m.id for m in found])
    return tuple(_session(m, marks.get(m.id, {})) for m in found)


def meetings(s: Session, pelatihan_id: str) -> list[Rapat]:
    """The meetings that are its sessions, by day."""
    query = select(Rapat).where(Rapat.pelatihan_id == pelatihan_id, Rapat.dihapus.is_(None))
    return list(s.scalars(query.order_by(Rapat.tanggal, Rapat.jam_mulai, Rapat.nomor)))


def marks_of(s: Session, rapat_ids: Sequence[str]) -> dict[str, dict[str, Kehadiran]]:
    """Meeting -> person (or the row's own id for a guest) -> row of the roll."""
    query = select(Kehadiran).where(Kehadiran.rapat_id.in_(rapat_ids), Kehadiran.dihapus.is_(None))
    found: dict[str, dict[str, Kehadiran]] = {}
    for row in s.scalars(query):
        found.setdefault(row.rapat_id, {})[row.orang_id or row.id] = row
    return found


def _session(meeting: Rapat, marks: dict[str, Kehadiran]) -> Sesi:
    hours = "–".join(part for part in (meeting.jam_mulai, meeting.jam_selesai) if part)
    named = meeting.mode != "jumlah"
    came = sum(row.status == "hadir" for row in marks.values())
    entered = any(row.status in ("hadir", "alpa") for row in marks.values())
    if not named:
        came = (meeting.jumlah_l or 0) + (meeting.jumlah_p or 0)
        entered = bool(came)
    minutes = SesiHitung.of(meeting, marks).menit
    return Sesi(meeting.id, meeting.judul, meeting.tanggal, hours, minutes, came, entered, named)


def dapat_dihubungkan(s: Session, pelatihan_id: str) -> tuple[tuple[str, str, date], ...]:
    """(id, name, day) of meetings that belong to no training yet: trainings by kind, and what was held in its days."""
    own = ambil(s, pelatihan_id)
    days = Rapat.tanggal.between(own.mulai, own.selesai or own.mulai)
    query = select(Rapat.id, Rapat.judul, Rapat.tanggal).where(
        Rapat.dihapus.is_(None), Rapat.pelatihan_id.is_(None), (Rapat.jenis == "pelatihan") | days
    )
    found = s.execute(query.order_by(~days, Rapat.tanggal.desc(), Rapat.nomor)).fetchall()
    return tuple((row[0], row[1], row[2]) for row in found)


def hubungkan(s: Session, pelatihan_id: str, rapat_id: str) -> None:
    """Make a meeting a session of the training. Raises LkmError when it is one of another."""
    ambil(s, pelatihan_id)
    meeting = s.get(Rapat, rapat_id)
    if meeting is None or meeting.dihapus is not None:
        raise LkmError("Rapat ini sudah tidak ada.", "Muat ulang daftar rapat.")
    if meeting.pelatihan_id not in (None, pelatihan_id):
        other = s.get(Pelatihan, meeting.pelatihan_id)
        if other is not None and other.dihapus is None:
            raise LkmError(f"Rapat ini sudah menjadi sesi pelatihan {other.nama}.", "Lepaskan dulu dari sana.")
    meeting.pelatihan_id = pelatihan_id
    s.flush()


def lepaskan(s: Session, rapat_id: str) -> None:
    """The meeting is no session any more; its roll stays."""
    meeting = s.get(Rapat, rapat_id)
    if meeting is not None:
        meeting.pelatihan_id = None
        s.flush()


def rencanakan(s: Session, pelatihan_id: str, values: dict[str, Any]) -> str:
    """Plan a session: a meeting of the kind "pelatihan" with the participants invited. Returns the meeting's id.

    values: tanggal, and if known judul, jam_mulai, jam_selesai, tempat. Raises FieldErrors.
    """
    own = ambil(s, pelatihan_id)
    count = len(meetings(s, pelatihan_id)) + 1
    given = {
        "jenis": "pelatihan", "tingkat": "kelurahan", "judul": f"{own.nama}, sesi {count}", "tempat": own.tempat,
        **{key: value for key, value in values.items() if value not in (None, "")},
    }  # fmt: skip
    if not values.get("tanggal"):
        raise FieldErrors({"tanggal": "Tanggal sesi harus diisi."})
    made = rapat.save_rapat(s, None, given)
    s.get_one(Rapat, made).pelatihan_id = pelatihan_id
    s.flush()
    people = select(PesertaPelatihan.orang_id).where(
        PesertaPelatihan.pelatihan_id == pelatihan_id, PesertaPelatihan.dihapus.is_(None)
    )
    undangan.undang(s, made, list(s.scalars(people)))
    return made
