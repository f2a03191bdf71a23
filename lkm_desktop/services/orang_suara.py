"""From a name on a tally to the person's record: who it may be, and a new record when it is nobody (BR22)."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from lkm_desktop.domain import Orang, Perolehan, new_id
from lkm_desktop.names import fold


def cari_orang(s: Session, row: Perolehan) -> tuple[str | None, tuple[tuple[str, str], ...]]:
    """(id of the person's record, everybody else of that name as (id, words)). The record is the one chosen on the
    tally, else the only resident of the same name in the same RT; None when nobody, or more than one, fits."""
    if row.orang_id and _there(s, row.orang_id):
        return row.orang_id, ()
    below = s.get(Perolehan, row.utusan_id) if row.utusan_id else None
    if below is not None and below.orang_id and _there(s, below.orang_id):
        return below.orang_id, ()
    query = select(Orang).where(Orang.kunci_nama == fold(row.nama), Orang.dihapus.is_(None)).order_by(Orang.nama)
    same = [o for o in s.scalars(query) if not (o.jenis_kelamin and row.jenis_kelamin)
            or o.jenis_kelamin == row.jenis_kelamin]  # fmt: skip
    near = [o for o in same if o.status == "aktif" and _neighbours(o, row)]
    if len(near) == 1:
        return near[0].id, tuple(_words(o) for o in same if o.id != near[0].id)
    return None, tuple(_words(o) for o in same)


def _there(s: Session, orang_id: str) -> bool:
    found = s.get(Orang, orang_id)
    return found is not None and found.dihapus is None


def _neighbours(o: Orang, row: Perolehan) -> bool:
    """Whether both live in the same RT, as far as it is known of both."""
    return bool(row.rt) and o.rt == row.rt and (not row.rw or not o.rw or o.rw == row.rw)


def _words(o: Orang) -> tuple[str, str]:
    place = " ".join(word for word in (f"RT {o.rt}" if o.rt else "", f"RW {o.rw}" if o.rw else "") if word)
    born = f"lahir {o.tanggal_lahir.year}" if o.tanggal_lahir else ""
    more = ", ".join(word for word in (place, born, "" if o.status == "aktif" else o.status) if word)
    return o.id, f"{o.nama} ({more})" if more else o.nama


def orang_baru(s: Session, row: Perolehan) -> str:
    """A new record for the person of a tally row; returns its id."""
    values: dict[str, Any] = {"nama": row.nama, "jenis_kelamin": row.jenis_kelamin, "rt": row.rt, "rw": row.rw}
    person = Orang(id=new_id(), **values)
    s.add(person)
    s.flush()
    return person.id


def hubungkan(s: Session, perolehan_id: str, orang_id: str | None) -> None:
    """Tie a name on a tally, and the same name in the other round, to a person's record."""
    row = s.get_one(Perolehan, perolehan_id)
    ids = [row.id, *([row.utusan_id] if row.utusan_id else [])]
    mine = Perolehan.id.in_(ids) | (Perolehan.utusan_id == row.id)
    s.execute(update(Perolehan).where(mine).values(orang_id=orang_id))
