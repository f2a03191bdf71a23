"""Roles of relawan in a siklus: one role for one or many people in one step (lkm-siklus.md 2.3).

A role is a Penugasan with `siklus_id`; it is never written into the person. Who has the role in that siklus already is
left alone; the same role of an earlier siklus ends the day before.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from lkm_desktop.domain import RELAWAN, Orang, Penugasan, Relawan, Siklus, new_id
from lkm_desktop.domain.penugasan import BADAN, in_force
from lkm_desktop.errors import FieldErrors, LkmError
from lkm_desktop.services import registers, siklus
from lkm_desktop.services.registers import Query

#: roles that relawan are given for a siklus: bodies of Penugasan in the order in which they are offered
PERAN = ("tim_rk", "tim_ps", "tim_pjm", "TIPP", "panitia", "panitia_rwt", "tim_review", "agen_sosialisasi",
         "forum_relawan", "relawan_sektoral", "KBK")  # fmt: skip
SEKTORAL = "relawan_sektoral"
_PART = 500


@dataclass(frozen=True)
class RelawanPeran:
    """One relawan as roles are given out: activity by the rolls, roles in the siklus, and in the one before it."""

    id: str
    orang_id: str
    nomor: str
    nama: str
    jk: str
    rt: str
    rw: str
    minat: str
    status: str
    keaktifan: str
    peran: str
    lalu: str


@dataclass(frozen=True)
class Pemberian:
    """What one step did: how many got the role, who had it already, how many terms of an earlier siklus ended."""

    baru: int
    sudah: tuple[str, ...]
    diakhiri: int


@dataclass(frozen=True)
class PeranBaru:
    """The role to give: body, position, group inside it, first day, the decision it rests on."""

    badan: str
    jabatan: str = "Anggota"
    pokja: str = ""
    mulai: date | None = None
    dasar: str = ""


def daftar(s: Session, siklus_id: str | None, q: Query | None = None) -> tuple[RelawanPeran, ...]:
    """Relawan as the query of their register shows them, with their roles in that siklus and the former one."""
    ids = registers.ids(s, RELAWAN, q or Query())
    keys = ("orang_id", "nomor", "nama", "jenis_kelamin", "rt", "rw", "minat", "status", "keaktifan")
    rows = registers.records(s, RELAWAN, ids, keys)
    own = s.get(Siklus, siklus_id) if siklus_id else None
    people = [row[0] for row in rows]
    now = _roles(s, people, siklus_id)
    before = _roles(s, people, own.sebelum_id) if own and own.sebelum_id else {}
    return tuple(
        _line(row_id, [value or "" for value in row], now.get(row[0], ""), before.get(row[0], ""))
        for row_id, row in zip(ids, rows, strict=True)
    )


def _line(row_id: str, values: Sequence[str], now: str, before: str) -> RelawanPeran:
    person, nomor, nama, jk, rt, rw, minat, status, keaktifan = values
    return RelawanPeran(row_id, person, nomor, nama, jk, rt, rw, minat, status, keaktifan, now, before)


def _roles(s: Session, people: Sequence[str], siklus_id: str | None) -> dict[str, str]:
    """Person -> roles in words; without a siklus those in force today that belong to none."""
    labels, found = dict(BADAN), dict[str, list[str]]()
    which = Penugasan.siklus_id == siklus_id if siklus_id else Penugasan.siklus_id.is_(None)
    for start in range(0, len(people), _PART):
        query = select(Penugasan).where(
            Penugasan.orang_id.in_(people[start : start + _PART]), Penugasan.dihapus.is_(None),
            Penugasan.badan.in_(PERAN), which,
        )  # fmt: skip
        if not siklus_id:
            query = query.where(in_force(date.today()))
        for row in s.scalars(query.order_by(Penugasan.mulai)):
            words = labels.get(row.badan, row.badan)
            words = f"{row.jabatan} {words}" if row.jabatan != "Anggota" else words
            found.setdefault(row.orang_id, []).append(f"{words} ({row.pokja})" if row.pokja else words)
    return {person: ", ".join(dict.fromkeys(words)) for person, words in found.items()}


def berjalan(s: Session, hari: date | None = None) -> tuple[str | None, str]:
    """Id and name of the siklus that runs; (None, "") when none does."""
    found = siklus.berjalan(s, hari or date.today())
    return (found, siklus.satu(s, found).nama) if found else (None, "")


def kelompok(s: Session) -> tuple[str, ...]:
    """Groups and interests that this office has used, to complete a group with."""
    groups = select(Penugasan.pokja).where(Penugasan.pokja.is_not(None), Penugasan.dihapus.is_(None))
    interests = select(Relawan.minat).where(Relawan.minat.is_not(None), Relawan.dihapus.is_(None))
    return tuple(sorted({word for word in (*s.scalars(groups), *s.scalars(interests)) if word}, key=str.lower))


def beri(s: Session, orang_ids: Sequence[str], baru: PeranBaru, siklus_id: str | None) -> Pemberian:
    """Give a role to people for a siklus (None: outside of any).

    A relawan sektoral without a group gets the own interest as group. Raises FieldErrors for a role that does not
    exist or an interest that is missing, LkmError when nobody was chosen.
    """
    people, day = list(dict.fromkeys(orang_ids)), baru.mulai or date.today()
    if not people:
        raise LkmError("Belum ada relawan yang dipilih.", "Pilih dulu orangnya di daftar.")
    if baru.badan not in PERAN:
        raise FieldErrors({"badan": "Pilih perannya dari daftar."})
    groups = _groups(s, people, baru)
    held = _held(s, people, baru.badan)
    there = {row.orang_id for row in held if row.siklus_id == siklus_id and _open(row, day)}
    ended = _end(held, siklus_id, day)
    new = [person for person in people if person not in there]
    for person in new:
        s.add(Penugasan(id=new_id(), orang_id=person, badan=baru.badan, jabatan=baru.jabatan.strip() or "Anggota",
                        pokja=groups.get(person) or None, mulai=day, dasar=baru.dasar.strip() or None,
                        siklus_id=siklus_id))  # fmt: skip
    s.flush()
    return Pemberian(len(new), _names(s, sorted(there)), ended)


def _groups(s: Session, people: Sequence[str], baru: PeranBaru) -> dict[str, str]:
    typed = " ".join(baru.pokja.split())
    if typed or baru.badan != SEKTORAL:
        return dict.fromkeys(people, typed)
    found: dict[str, str] = {}
    for start in range(0, len(people), _PART):
        query = select(Relawan.orang_id, Relawan.minat).where(
            Relawan.orang_id.in_(people[start : start + _PART]), Relawan.dihapus.is_(None)
        )
        found.update({person: minat or "" for person, minat in s.execute(query)})
    lacking = [person for person in people if not found.get(person)]
    if lacking:
        names = _names(s, lacking)
        more = f" dan {len(names) - 5} orang lagi" if len(names) > 5 else ""
        raise FieldErrors({"pokja": f"Minat {', '.join(names[:5])}{more} belum diisi; tulis kelompoknya di sini."})
    return found


def _held(s: Session, people: Sequence[str], badan: str) -> list[Penugasan]:
    found: list[Penugasan] = []
    for start in range(0, len(people), _PART):
        query = select(Penugasan).where(
            Penugasan.orang_id.in_(people[start : start + _PART]), Penugasan.badan == badan, Penugasan.dihapus.is_(None)
        )
        found += s.scalars(query)
    return found


def _open(row: Penugasan, day: date) -> bool:
    return row.selesai is None or row.selesai >= day


def _end(held: Iterable[Penugasan], siklus_id: str | None, day: date) -> int:
    """The same role of another siklus ends the day before, when it had begun by then."""
    ended = 0
    for row in held:
        older = row.siklus_id != siklus_id and (row.mulai is None or row.mulai < day)
        if siklus_id and older and _open(row, day):
            row.selesai, row.alasan_berhenti = day - timedelta(days=1), "Siklus baru"
            ended += 1
    return ended


def _names(s: Session, people: Sequence[str]) -> tuple[str, ...]:
    found: list[str] = []
    for start in range(0, len(people), _PART):
        query = select(Orang.nama).where(Orang.id.in_(people[start : start + _PART]))
        found += s.scalars(query.order_by(Orang.nama.collate("NOCASE")))
    return tuple(found)


def akhiri(s: Session, orang_ids: Sequence[str], badan: str, siklus_id: str | None, hari: date) -> int:
    """End a role of these people in that siklus; `hari` is its last day. Returns how many terms ended.

    Raises FieldErrors for a day before a term began.
    """
    rows = [row for row in _held(s, orang_ids, badan) if row.siklus_id == siklus_id and _open(row, hari)]
    early = [row for row in rows if row.mulai and row.mulai > hari]
    if early:
        raise FieldErrors({"mulai": "Tanggal ini lebih awal daripada tanggal mulainya."})
    for row in rows:
        row.selesai = hari
    s.flush()
    return len(rows)


def aktifkan(s: Session, relawan_ids: Sequence[str], hari: date) -> int:
    """Re-registration: relawan whose status was "tidak aktif" or "pindah" are active again from that day on."""
    query = select(Relawan).where(
        Relawan.id.in_(relawan_ids), Relawan.dihapus.is_(None), or_(*(Relawan.status == v for v in _BACK))
    )
    rows = list(s.scalars(query))
    for row in rows:
        row.status, row.status_tanggal = "aktif", hari
    s.flush()
    return len(rows)


_BACK = ("tidak aktif", "pindah")
