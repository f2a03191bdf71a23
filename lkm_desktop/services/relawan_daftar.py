"""Registration of relawan at a meeting: who signed up at the RKM becomes a relawan of that day (lkm-siklus.md 2.2)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from lkm_desktop.domain import REGISTERS, Kehadiran, Orang, Rapat, Relawan, new_id
from lkm_desktop.domain.rapat import JENIS_RAPAT
from lkm_desktop.domain.relawan import STATUS_RELAWAN
from lkm_desktop.errors import LkmError
from lkm_desktop.format import tanggal_panjang
from lkm_desktop.names import fold
from lkm_desktop.services import kartu
from lkm_desktop.services.kartu_orang import next_nomor
from lkm_desktop.services.kehadiran import link_tamu
from lkm_desktop.services.rapat import one
from lkm_desktop.services.roll import rows_of

#: what a registration is called by: the short name of the kind of meeting
_PENDEK = {"rkm": "RKM", "rwt": "RWT", "rembug_rt": "Rembug RT/RW", "rembug_kelurahan": "Rembug kelurahan"}
_PART = 500


@dataclass(frozen=True)
class Calon:
    """Somebody who may sign up: `id` names the row of the roll, or the person for one who is not on it.

    tamu: not in the register of residents yet · nomor, status: of the registration that exists, else "".
    """

    id: str
    urut: int
    nama: str
    jk: str
    rt: str
    rw: str
    tamu: bool
    nomor: str = ""
    status: str = ""
    minat: str = ""

    @property
    def terdaftar(self) -> bool:
        """Whether nothing is to be done: an active relawan, or one who died."""
        return self.status in ("aktif", "meninggal")

    @property
    def keterangan(self) -> str:
        """ "sudah relawan R-0007", "R-0012, tidak aktif", "tamu, menjadi warga baru", or ""."""
        if self.status == "aktif":
            return f"sudah relawan {self.nomor}".strip()
        if self.status:
            return f"{self.nomor}, {dict(STATUS_RELAWAN)[self.status].lower()}".removeprefix(", ")
        return "tamu; menjadi warga baru" if self.tamu else ""


@dataclass(frozen=True)
class Pendaftaran:
    """What one registration did: new relawan, former ones active again, guests who became residents."""

    baru: int
    aktif_lagi: int
    warga_baru: int

    @property
    def kalimat(self) -> str:
        """ "12 relawan terdaftar, 1 aktif lagi; 2 tamu menjadi warga baru." """
        parts = [f"{self.baru} relawan terdaftar"] if self.baru or not self.aktif_lagi else []
        parts += [f"{self.aktif_lagi} relawan aktif lagi"] if self.aktif_lagi else []
        guests = f"; {self.warga_baru} tamu menjadi warga baru" if self.warga_baru else ""
        return f"{', '.join(parts)}{guests}."


def asal(meeting: Rapat) -> str:
    """ "RKM 12 Maret 2024"."""
    kind = _PENDEK.get(meeting.jenis) or dict(JENIS_RAPAT).get(meeting.jenis, meeting.jenis)
    return f"{kind} {tanggal_panjang(meeting.tanggal)}"


def calon(s: Session, rapat_id: str) -> tuple[Calon, ...]:
    """Everyone present on the roll, in its order, with the registration that exists. Raises LkmError."""
    rows = [row for row in rows_of(s, one(s, rapat_id)) if row.status == "hadir"]
    known = _known(s, [row.orang_id for row in rows if row.orang_id])
    return tuple(
        Calon(row.id, row.urut, row.nama, row.jk, row.rt, row.rw, row.orang_id is None,
              *known.get(row.orang_id or "", ("", "", "")))
        for row in rows
    )  # fmt: skip


def calon_orang(s: Session, orang_id: str) -> Calon:
    """Somebody of the register who is not on the roll. Raises LkmError when unknown."""
    person = s.get(Orang, orang_id)
    if person is None or person.dihapus is not None:
        raise LkmError("Orang ini sudah tidak ada.", "Cari lagi namanya.")
    known = _known(s, [orang_id]).get(orang_id, ("", "", ""))
    return Calon(orang_id, 0, person.nama, person.jenis_kelamin or "", person.rt or "", person.rw or "", False, *known)


def _known(s: Session, people: Sequence[str]) -> dict[str, tuple[str, str, str]]:
    """Person -> number, status and interest of the registration."""
    found: dict[str, tuple[str, str, str]] = {}
    for start in range(0, len(people), _PART):
        query = select(Relawan).where(Relawan.orang_id.in_(people[start : start + _PART]), Relawan.dihapus.is_(None))
        found.update({r.orang_id: (r.nomor or "", r.status, r.minat or "") for r in s.scalars(query)})
    return found


def daftarkan(
    s: Session, rapat_id: str, kehadiran_ids: Sequence[str], orang_ids: Sequence[str] = (),
    minat: Mapping[str, str] | None = None,
) -> Pendaftaran:  # fmt: skip
    """Register rows of the roll, and people beside it, as relawan of that meeting and day; who is one stays as he is.

    A former relawan becomes active again; a guest becomes a resident first. minat: interest by the id given.
    Raises LkmError, and then nothing was done: nobody given, a guest whose name a resident has, somebody who died.
    """
    meeting = one(s, rapat_id)
    people, guests, words = _people(s, meeting, kehadiran_ids, orang_ids, minat or {})
    if not people:
        raise LkmError("Belum ada yang dipilih.", "Centang dulu siapa yang mendaftar.")
    number, new, again = int(next_nomor(s)[2:]), 0, 0
    rows = _rows(s, people)
    for person in people:
        row = rows.get(person)
        if row is None:
            s.add(Relawan(id=new_id(), orang_id=person, nomor=f"R-{number:04d}", tanggal_daftar=meeting.tanggal,
                          kegiatan_asal=asal(meeting), asal_rapat_id=meeting.id, minat=words.get(person) or None,
                          status="aktif"))  # fmt: skip
            number, new = number + 1, new + 1
        elif row.status != "aktif":
            again += _again(s, row, meeting.tanggal, words.get(person, ""))
    s.flush()
    return Pendaftaran(new, again, guests)


def _people(s: Session, meeting: Rapat, rows: Sequence[str], people: Sequence[str], minat: Mapping[str, str]
            ) -> tuple[list[str], int, dict[str, str]]:  # fmt: skip
    """The persons behind what was given, how many guests became residents, and interests by person."""
    query = select(Kehadiran).where(Kehadiran.rapat_id == meeting.id, Kehadiran.dihapus.is_(None))
    by_id = {row.id: row for row in s.scalars(query)}
    found: dict[str, None] = {}
    words: dict[str, str] = {}
    guests = 0
    for row_id in rows:
        row = by_id.get(row_id)
        if row is None:
            raise LkmError("Daftar hadirnya sudah berubah; belum ada yang didaftarkan.", "Muat ulang dengan F5.")
        person = row.orang_id
        if person is None:
            person, guests = _resident(s, row), guests + 1
        found[person] = None
        words[person] = " ".join(minat.get(row_id, "").split())
    for person in people:
        found[person] = None
        words[person] = " ".join(minat.get(person, "").split())
    return list(found), guests, words


def _resident(s: Session, row: Kehadiran) -> str:
    """A guest of the roll becomes a resident. Raises LkmError when a resident of that name exists."""
    name = row.tamu_nama or ""
    same = select(Orang.rt).where(Orang.kunci_nama == fold(name), Orang.dihapus.is_(None))
    other = s.execute(same.limit(1)).first()
    if other is not None:
        where = f" di RT {other.rt}" if other.rt else ""
        raise LkmError(
            f"Sudah ada warga bernama {name}{where}; belum ada yang didaftarkan.",
            f"Bila orangnya sama, hubungkan dulu baris {row.urut} di tab Kehadiran.",
        )
    values: dict[str, Any] = {"nama": name, "jenis_kelamin": row.tamu_jk}
    person = kartu.save(s, REGISTERS["orang"], None, values)
    link_tamu(s, row.id, person)
    return person


def _rows(s: Session, people: Sequence[str]) -> dict[str, Relawan]:
    found: dict[str, Relawan] = {}
    for start in range(0, len(people), _PART):
        query = select(Relawan).where(Relawan.orang_id.in_(people[start : start + _PART]), Relawan.dihapus.is_(None))
        found.update({row.orang_id: row for row in s.scalars(query)})
    return found


def _again(s: Session, row: Relawan, day: date, minat: str) -> int:
    if row.status == "meninggal":
        name = s.scalar(select(Orang.nama).where(Orang.id == row.orang_id))
        raise LkmError(f"{name} tercatat meninggal; belum ada yang didaftarkan.", "Perbaiki dulu statusnya.")
    row.status, row.status_tanggal = "aktif", day
    row.minat = minat or row.minat
    return 1


def terdaftar_di(s: Session, rapat_id: str) -> int:
    """How many relawan signed up at a meeting."""
    query = select(func.count()).where(Relawan.asal_rapat_id == rapat_id, Relawan.dihapus.is_(None))
    return s.scalar(query) or 0
