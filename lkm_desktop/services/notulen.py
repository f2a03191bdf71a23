"""Minutes: what was discussed under each point, what was decided, who does it until when."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from lkm_desktop.domain import Agenda, Keputusan, new_id
from lkm_desktop.errors import FieldErrors
from lkm_desktop.fields import entity_fields
from lkm_desktop.services.rapat import one
from lkm_desktop.services.values import clean

HEAD = ("pimpinan", "notulis", "pembukaan", "penutup")


def get_notulen(s: Session, rapat_id: str) -> dict[str, Any]:
    """pimpinan, notulis, pembukaan, penutup, and two lists: agenda (id, pokok, pembahasan) and keputusan
    (id, isi, penanggung_jawab, tenggat, selesai), each in its order."""
    meeting = one(s, rapat_id)
    return {
        **{key: getattr(meeting, key) for key in HEAD},
        "agenda": [{"id": a.id, "pokok": a.pokok, "pembahasan": a.pembahasan} for a in _live(s, Agenda, rapat_id)],
        "keputusan": [
            {"id": k.id, **{key: getattr(k, key) for key in entity_fields(Keputusan)}}
            for k in _live(s, Keputusan, rapat_id)
        ],
    }


def _live(s: Session, entity: type[Any], rapat_id: str) -> list[Any]:
    query = select(entity).where(entity.rapat_id == rapat_id, entity.dihapus.is_(None))
    return list(s.scalars(query.order_by(entity.urut)))


def save_notulen(s: Session, rapat_id: str, values: dict[str, Any]) -> None:
    """Store the minutes form; lists replace what was there, rows with an id are changed in place.

    Raises FieldErrors, keys like "keputusan.2.tenggat" (counted from 0).
    """
    meeting = one(s, rapat_id)
    errors: dict[str, str] = {}
    lists = {
        name: _cleaned(entity, name, values.get(name), errors) for name, entity in _LISTS.items() if name in values
    }
    if errors:
        raise FieldErrors(errors)
    for key in HEAD:
        if key in values:
            setattr(meeting, key, str(values[key] or "").strip() or None)
    for name, rows in lists.items():
        _replace(s, _LISTS[name], rapat_id, rows)
    s.flush()


_LISTS: dict[str, type[Any]] = {"agenda": Agenda, "keputusan": Keputusan}
_MAIN = {"agenda": "pokok", "keputusan": "isi"}


def _cleaned(entity: type[Any], name: str, rows: Any, errors: dict[str, str]) -> list[dict[str, Any]]:
    found = []
    for number, row in enumerate(rows or []):
        line: dict[str, Any] = {"id": row.get("id")}
        for key, field in entity_fields(entity).items():
            try:
                line[key] = clean(field, row.get(key))
            except ValueError as error:
                errors[f"{name}.{number}.{key}"] = str(error)
        if not any(v for k, v in line.items() if k != "id"):
            continue  # an empty line of the form
        if line.get(_MAIN[name]) is None:
            errors[f"{name}.{number}.{_MAIN[name]}"] = f"{entity_fields(entity)[_MAIN[name]].label} harus diisi."
        found.append(line)
    return found


def _replace(s: Session, entity: type[Any], rapat_id: str, rows: list[dict[str, Any]]) -> None:
    there = {row.id: row for row in _live(s, entity, rapat_id)}
    for number, line in enumerate(rows, 1):
        row = there.pop(line["id"], None)
        if row is None:
            row = entity(id=new_id(), rapat_id=rapat_id)
            s.add(row)
        row.urut = number
        for key, value in line.items():
            if key != "id" and getattr(row, key, None) != value:
                setattr(row, key, value)
    for row in there.values():
        row.dihapus = datetime.now().replace(microsecond=0)
