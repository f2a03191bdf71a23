"""Trainings: who takes part, in which sessions, how much of it, and who is due a certificate (lkm-siklus.md 2.5).

The sessions of a training are meetings with `Rapat.pelatihan_id`; their rolls say who came. A training without sessions
of its own (one held by the city, say) is counted by the lesson hours that were typed for each participant.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session

from lkm_desktop.domain import Kehadiran, Orang, Pelatihan, PesertaPelatihan, Sertifikat, new_id
from lkm_desktop.errors import FieldErrors, LkmError
from lkm_desktop.fields import entity_fields
from lkm_desktop.format import BULAN
from lkm_desktop.services import aturan
from lkm_desktop.services.pelatihan_hitung import Ikut, SesiHitung, hitung
from lkm_desktop.services.pelatihan_sesi import ambil, marks_of, meetings
from lkm_desktop.services.values import clean

#: what somebody was in a training; suggestions
PERAN = ("Peserta", "Pemandu", "Narasumber", "Panitia", "Pengamat")
#: who teaches or helps gets no certificate of attendance
BUKAN_PESERTA = ("pemandu", "narasumber", "panitia")
KEYS = ("peran", "hadir_jpl", "nilai", "keterangan")

__all__ = ["BUKAN_PESERTA", "KEYS", "PERAN", "PelatihanRingkas", "Peserta", "ambil", "daftar", "dari_orang",
           "keluarkan", "peserta", "tambah", "tambah_dari_rapat", "ubah"]  # fmt: skip


@dataclass(frozen=True)
class PelatihanRingkas:
    """One line of a list of trainings; l and p count the participants."""

    id: str
    nama: str
    kode: str
    mulai: date
    selesai: date | None
    jpl: int | None
    l: int  # noqa: E741 - the office's own column name
    p: int
    jumlah: int


@dataclass(frozen=True)
class Peserta:
    """One participant.

    hadir_jpl: typed lesson hours · jpl: lesson hours attended, from the sessions where there are some · persen: of the
    whole, rounded down; None while nothing is known · tanda: a mark for each session ("H", "I", "S", "A", "-" not on
    the roll, "" not entered) · sertifikat: whether a certificate is due · nomor_sertifikat: of the one given, or "".
    """

    id: str
    orang_id: str
    nama: str
    jk: str
    rt: str
    rw: str
    unsur: str
    peran: str
    hadir_jpl: int | None
    jpl: float | None
    persen: int | None
    tanda: tuple[str, ...]
    nilai: str
    keterangan: str
    sertifikat: bool
    nomor_sertifikat: str


def daftar(s: Session, tahun: int | None = None) -> tuple[PelatihanRingkas, ...]:
    """Trainings, the newest first; of one year."""
    gender = Orang.jenis_kelamin
    counts = (
        select(
            PesertaPelatihan.pelatihan_id, func.count().label("n"),
            func.sum(case((gender == "L", 1), else_=0)).label("l"),
            func.sum(case((gender == "P", 1), else_=0)).label("p"),
        )
        .join(Orang, Orang.id == PesertaPelatihan.orang_id)
        .where(PesertaPelatihan.dihapus.is_(None))
        .group_by(PesertaPelatihan.pelatihan_id)
        .subquery()
    )  # fmt: skip
    query = select(Pelatihan, counts.c.l, counts.c.p, counts.c.n).join(
        counts, counts.c.pelatihan_id == Pelatihan.id, isouter=True
    ).where(Pelatihan.dihapus.is_(None))  # fmt: skip
    if tahun is not None:
        query = query.where(Pelatihan.mulai.between(date(tahun, 1, 1), date(tahun, 12, 31)))
    found = s.execute(query.order_by(Pelatihan.mulai.desc(), Pelatihan.nama, Pelatihan.id))
    return tuple(
        PelatihanRingkas(row.id, row.nama, row.kode_modul or "", row.mulai, row.selesai, row.jpl, men or 0, women or 0,
                         total or 0)
        for row, men, women, total in found
    )  # fmt: skip


# --- participants -----------------------------------------------------------------------------------------------------


def peserta(s: Session, pelatihan_id: str, hari: date | None = None) -> tuple[Peserta, ...]:
    """The participants by name, with what they attended and whether a certificate is due on that day (None: today).

    It is due when the training is over, every session of it entered, and the attended share has reached the office's
    `batas_sertifikat`; who taught or helped (`BUKAN_PESERTA`) gets none.
    """
    own, day = ambil(s, pelatihan_id), hari or date.today()
    found = meetings(s, pelatihan_id)
    marks = marks_of(s, [m.id for m in found])
    counted = [SesiHitung.of(m, marks.get(m.id, {})) for m in found]
    rows = _people(s, pelatihan_id)
    shares = hitung(counted, own.jpl, {row.orang_id: row.hadir_jpl for row, _ in rows}, aturan.angka(s, "menit_jpl"))
    given = _given(s, pelatihan_id)
    over = _over(own, counted, day)
    limit = aturan.angka(s, "batas_sertifikat")
    return tuple(_participant(row, person, shares[row.orang_id], over, limit, given) for row, person in rows)


def _over(own: Pelatihan, sessions: Sequence[SesiHitung], day: date) -> bool:
    """Whether a training is over on that day, and every session with names of it is entered."""
    last = max([own.selesai or own.mulai, *(one.tanggal for one in sessions)])
    return last <= day and all(one.tercatat or not one.bernama for one in sessions)


def _participant(row: PesertaPelatihan, person: Orang, share: Ikut, over: bool, limit: int,
                 given: dict[str, str]) -> Peserta:  # fmt: skip
    learns = (row.peran or "").strip().lower() not in BUKAN_PESERTA
    due = over and learns and share.persen is not None and share.persen >= limit
    return Peserta(
        row.id, row.orang_id, person.nama, person.jenis_kelamin or "", person.rt or "", person.rw or "",
        person.unsur or "", row.peran or "", row.hadir_jpl, share.jpl, share.persen, share.tanda, row.nilai or "",
        row.keterangan or "", due, given.get(row.orang_id, ""),
    )  # fmt: skip


def _rows(s: Session, pelatihan_id: str) -> list[PesertaPelatihan]:
    return [row for row, _ in _people(s, pelatihan_id)]


def _people(s: Session, pelatihan_id: str) -> list[tuple[PesertaPelatihan, Orang]]:
    query = select(PesertaPelatihan, Orang).join(Orang, Orang.id == PesertaPelatihan.orang_id).where(
        PesertaPelatihan.pelatihan_id == pelatihan_id, PesertaPelatihan.dihapus.is_(None)
    )  # fmt: skip
    found = s.execute(query.order_by(Orang.nama.collate("NOCASE"), PesertaPelatihan.id))
    return [(row, person) for row, person in found]


def _given(s: Session, pelatihan_id: str) -> dict[str, str]:
    """Person -> number of the certificate that was given."""
    query = select(Sertifikat.orang_id, Sertifikat.nomor).where(
        Sertifikat.pelatihan_id == pelatihan_id, Sertifikat.dihapus.is_(None)
    )
    return {row[0]: row[1] for row in s.execute(query)}


def tambah(s: Session, pelatihan_id: str, orang_ids: Sequence[str], peran: str = "Peserta") -> int:
    """Add people; who takes part already is left alone. Returns how many are new. Raises LkmError."""
    ambil(s, pelatihan_id)
    there = {row.orang_id for row in _rows(s, pelatihan_id)}
    new = [person for person in dict.fromkeys(orang_ids) if person not in there]
    for person in new:
        s.add(PesertaPelatihan(id=new_id(), pelatihan_id=pelatihan_id, orang_id=person, peran=peran or None))
    s.flush()
    return len(new)


def tambah_dari_rapat(s: Session, pelatihan_id: str, rapat_id: str) -> int:
    """Add everyone of the register who was present at a meeting; how many are new."""
    query = select(Kehadiran.orang_id).where(
        Kehadiran.rapat_id == rapat_id, Kehadiran.status == "hadir", Kehadiran.dihapus.is_(None),
        Kehadiran.orang_id.is_not(None),
    )  # fmt: skip
    return tambah(s, pelatihan_id, [person for person in s.scalars(query.order_by(Kehadiran.urut)) if person])


def ubah(s: Session, peserta_id: str, values: dict[str, Any]) -> None:
    """Change role, attended lesson hours, mark and remark. Raises FieldErrors, LkmError when the row is gone."""
    row = s.get(PesertaPelatihan, peserta_id)
    if row is None or row.dihapus is not None:
        raise LkmError("Peserta ini sudah dikeluarkan dari pelatihan.", "Muat ulang daftarnya.")
    fields, errors, cleaned = entity_fields(PesertaPelatihan), dict[str, str](), dict[str, Any]()
    for key in (key for key in KEYS if key in values):
        try:
            cleaned[key] = clean(fields[key], values[key])
        except ValueError as error:
            errors[key] = str(error)
    hours, whole = cleaned.get("hadir_jpl"), ambil(s, row.pelatihan_id).jpl
    if hours is not None and not 0 <= hours <= (whole or hours):
        errors["hadir_jpl"] = f"Isi 0 sampai {whole} JPL." if whole else "JPL tidak boleh kurang dari nol."
    if errors:
        raise FieldErrors(errors)
    for key, value in cleaned.items():
        setattr(row, key, value)
    s.flush()


def keluarkan(s: Session, peserta_ids: Sequence[str]) -> int:
    """Take people off a training; they go to the Sampah of the history. Returns how many."""
    query = select(PesertaPelatihan).where(PesertaPelatihan.id.in_(peserta_ids), PesertaPelatihan.dihapus.is_(None))
    rows = list(s.scalars(query))
    for row in rows:
        row.dihapus = datetime.now().replace(microsecond=0)
    s.flush()
    return len(rows)


def dari_orang(s: Session, orang_id: str) -> tuple[str, ...]:
    """The trainings of one person in words, the newest first: "Relawan Pemetaan Swadaya (C05), Maret 2024"."""
    query = (
        select(Pelatihan, PesertaPelatihan)
        .join(PesertaPelatihan, PesertaPelatihan.pelatihan_id == Pelatihan.id)
        .where(PesertaPelatihan.orang_id == orang_id, PesertaPelatihan.dihapus.is_(None), Pelatihan.dihapus.is_(None),
               Pelatihan.mulai <= date.today())
    )  # fmt: skip
    found = s.execute(query.order_by(Pelatihan.mulai.desc(), Pelatihan.nama))
    return tuple(_in_words(training, row) for training, row in found)


def _in_words(training: Pelatihan, row: PesertaPelatihan) -> str:
    code = f" ({training.kode_modul})" if training.kode_modul else ""
    role = (row.peran or "").lower()
    role = f", {role}" if role in BUKAN_PESERTA else ""
    return f"{training.nama}{code}, {BULAN[training.mulai.month - 1]} {training.mulai.year}{role}"
