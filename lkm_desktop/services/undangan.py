"""Who is invited: any selection becomes rows of the roll, numbered in a fixed order until the sheet is printed."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import func, insert, select
from sqlalchemy.orm import Session

from lkm_desktop.domain import Dokumen, Kehadiran, Orang, Penugasan, Rapat, Relawan, new_id
from lkm_desktop.domain.penugasan import BADAN, JABATAN, in_force
from lkm_desktop.errors import FieldErrors, LkmError
from lkm_desktop.services.izin import izin_pada
from lkm_desktop.services.rapat import one

#: the number at which a row of a logged daftar hadir is signed: "43."
_NUMBER = re.compile(r"(?<!\S)(\d{1,4})\.(?!\S)")
_RANK_BADAN = {code: n for n, (code, _) in enumerate(BADAN)}
_RANK_JABATAN = {code: n for n, (code, _) in enumerate(JABATAN)}


def undang(s: Session, rapat_id: str, orang_ids: Sequence[str]) -> int:
    """Invite people; those already on the roll are left alone. Returns how many are new.

    Who has a standing excuse on that day begins as izin or sakit, with the reason as remark.
    """
    day = one(s, rapat_id).tanggal
    there = set(
        s.scalars(
            select(Kehadiran.orang_id).where(
                Kehadiran.rapat_id == rapat_id, Kehadiran.dihapus.is_(None), Kehadiran.orang_id.is_not(None)
            )
        )
    )
    new = [person for person in dict.fromkeys(orang_ids) if person not in there]
    start = last_number(s, rapat_id)
    excused = izin_pada(s, new, day)
    rows = [
        {
            "id": new_id(), "rapat_id": rapat_id, "urut": start + n, "orang_id": person, "diundang": True,
            "status": excused.get(person, (None, None))[0], "keterangan": excused.get(person, (None, None))[1],
        }
        for n, person in enumerate(new, 1)
    ]  # fmt: skip
    if rows:
        s.execute(insert(Kehadiran), rows)
        renumber(s, rapat_id)
    return len(rows)


def undang_badan(s: Session, rapat_id: str, badan: str) -> int:
    """Invite everyone who serves in a body on the meeting's day; "relawan" stands for the active volunteers."""
    return undang(s, rapat_id, orang_badan(s, badan, one(s, rapat_id).tanggal))


def orang_badan(s: Session, badan: str, day: date) -> list[str]:
    """Ids of those who serve in a body on a day; "relawan" stands for the active volunteers."""
    if badan == "relawan":
        query = (
            select(Relawan.orang_id)
            .join(Orang, Orang.id == Relawan.orang_id)
            .where(
                Relawan.dihapus.is_(None), Relawan.status == "aktif", Orang.dihapus.is_(None), Orang.status == "aktif"
            )
        )
    else:
        query = (
            select(Penugasan.orang_id)
            .join(Orang, Orang.id == Penugasan.orang_id)
            .where(Penugasan.badan == badan, Penugasan.dihapus.is_(None), in_force(day), Orang.dihapus.is_(None))
        )
    return list(s.scalars(query))


def undang_luar(
    s: Session, rapat_id: str, nama: str, jk: str | None = None, asal: str | None = None, *, diundang: bool = True
) -> str:
    """Add someone who is not in the register (undangan luar, guest). Returns the row's id. Raises FieldErrors."""
    one(s, rapat_id)
    name = " ".join(nama.split())
    if not name:
        raise FieldErrors({"tamu_nama": "Nama tamu harus diisi."})
    row = Kehadiran(
        id=new_id(),
        rapat_id=rapat_id,
        urut=last_number(s, rapat_id) + 1,
        tamu_nama=name,
        tamu_jk=jk or None,
        tamu_asal=(asal or "").strip() or None,
        diundang=diundang,
    )
    s.add(row)
    s.flush()
    return row.id


def hapus_undangan(s: Session, rapat_id: str, kehadiran_ids: Sequence[str]) -> int:
    """Take rows off the roll. Returns how many.

    Raises LkmError once the sheet is printed: its numbers stand on paper.
    """
    if one(s, rapat_id).dh_beku is not None:
        raise LkmError(
            "Daftar hadir rapat ini sudah dicetak, jadi nomor barisnya tetap.",
            "Tandai tidak hadir, atau buka lagi nomornya bila kertasnya tidak dipakai.",
        )
    rows = s.scalars(select(Kehadiran).where(Kehadiran.rapat_id == rapat_id, Kehadiran.id.in_(kehadiran_ids))).all()
    for row in rows:
        row.dihapus = datetime.now().replace(microsecond=0)
    s.flush()
    renumber(s, rapat_id)
    return len(rows)


def last_number(s: Session, rapat_id: str) -> int:
    """The highest row number in use; trashed rows of a printed sheet keep theirs."""
    query = (
        select(func.max(Kehadiran.urut))
        .join(Rapat, Rapat.id == Kehadiran.rapat_id)
        .where(Kehadiran.rapat_id == rapat_id, Kehadiran.dihapus.is_(None) | Rapat.dh_beku.is_not(None))
    )
    return s.scalar(query) or 0


def renumber(s: Session, rapat_id: str) -> None:
    """Number the roll: bodies in their order, chair first, then names; guests last. Printed sheets are left alone."""
    meeting = one(s, rapat_id)
    if meeting.dh_beku is not None:
        return
    rows = s.execute(
        select(Kehadiran, Orang.nama)
        .join(Orang, Orang.id == Kehadiran.orang_id, isouter=True)
        .where(Kehadiran.rapat_id == rapat_id, Kehadiran.dihapus.is_(None))
    ).fetchall()
    rank = _ranks(s, [k.orang_id for k, _ in rows if k.orang_id], meeting)
    ordered = sorted(
        rows,
        key=lambda row: (
            row[0].orang_id is None,
            rank.get(row[0].orang_id or "", (99, 99)),
            (row[1] or row[0].tamu_nama or "").lower(),
        ),
    )
    for number, (row, _) in enumerate(ordered, 1):
        if row.urut != number:
            row.urut = number
    s.flush()


def _ranks(s: Session, people: list[Any], meeting: Rapat) -> dict[str, tuple[int, int]]:
    found: dict[str, tuple[int, int]] = {}
    query = select(Penugasan.orang_id, Penugasan.badan, Penugasan.jabatan).where(
        Penugasan.orang_id.in_(people), Penugasan.dihapus.is_(None), in_force(meeting.tanggal)
    )
    for person, badan, jabatan in s.execute(query):
        rank = (_RANK_BADAN.get(badan, 90), _RANK_JABATAN.get(jabatan, 50))
        found[person] = min(found.get(person, rank), rank)
    for person in s.scalars(select(Relawan.orang_id).where(Relawan.orang_id.in_(people), Relawan.dihapus.is_(None))):
        found.setdefault(person, (95, 0))
    return found


def printed_last(s: Session, rapat_id: str) -> int:
    """The highest row number on the printed sheets of a meeting, spare rows too; 0 when the log does not tell.

    The log keeps the words of each paper; rows that follow each other from the last one of the roll on are counted.
    """
    texts = s.scalars(
        select(Dokumen.teks).where(
            Dokumen.rapat_id == rapat_id, Dokumen.jenis.in_(("daftar-hadir", "daftar-hadir-kosong")),
            Dokumen.teks.is_not(None), Dokumen.dihapus.is_(None),
        )
    )  # fmt: skip
    lines = (str(line) for text in texts for line in json.loads(text or "[]"))
    found = {int(number) for line in lines for number in _NUMBER.findall(line)}
    last = last_number(s, rapat_id)
    most = next((n for n in (last, 1) if n in found), 0)
    while most and most + 1 in found:
        most += 1
    return most
