"""Minutes: points with proposals and answers, decisions and how they were reached, who does what until when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from lkm_desktop.domain import Agenda, Keputusan, TindakLanjut, Usulan, new_id
from lkm_desktop.errors import FieldErrors
from lkm_desktop.fields import entity_fields
from lkm_desktop.format import parse_jam
from lkm_desktop.services.kunci_notulen import tolak_bila_final
from lkm_desktop.services.rapat import one
from lkm_desktop.services.values import clean

HEAD = ("pimpinan", "notulis", "pembukaan", "penutup")


@dataclass(frozen=True)
class _Part:
    """A list of the minutes: its rows, the field that makes a row worth keeping, the lists inside each row.

    induk: the column that points to the row around it · acuan: keys of columns that point to rows elsewhere.
    """

    nama: str
    entity: type[Any]
    utama: str
    induk: str = ""
    acuan: tuple[str, ...] = ()
    anak: tuple[_Part, ...] = ()


_FOLLOW_UPS = _Part("tindak_lanjut", TindakLanjut, "isi", "keputusan_id")
_PARTS = (
    _Part("agenda", Agenda, "pokok", anak=(_Part("usulan", Usulan, "isi", "agenda_id"),)),
    _Part("keputusan", Keputusan, "isi", acuan=("agenda_id",), anak=(_FOLLOW_UPS,)),
    _FOLLOW_UPS,
)


def get_notulen(s: Session, rapat_id: str) -> dict[str, Any]:
    """pimpinan, notulis, pembukaan, penutup, and lists in their order: agenda (each with its `usulan`), keputusan (each
    with its `tindak_lanjut` and the `agenda_id` it belongs to), tindak_lanjut (those of no decision)."""
    meeting = one(s, rapat_id)
    lists = {part.nama: _rows(s, part, rapat_id, None) for part in _PARTS}
    points = {row["id"] for row in lists["agenda"]}
    for row in lists["keputusan"]:
        row["agenda_id"] = row["agenda_id"] if row["agenda_id"] in points else None  # its point was dropped
    return {**{key: getattr(meeting, key) for key in HEAD}, **lists}


def _rows(s: Session, part: _Part, rapat_id: str, parent: str | None) -> list[dict[str, Any]]:
    return [
        {
            "id": row.id,
            **{key: getattr(row, key) for key in (*entity_fields(part.entity), *part.acuan)},
            **{child.nama: _rows(s, child, rapat_id, row.id) for child in part.anak},
        }
        for row in _live(s, part, rapat_id, parent)
    ]


def _live(s: Session, part: _Part, rapat_id: str, parent: str | None) -> list[Any]:
    entity = part.entity
    query = select(entity).where(entity.rapat_id == rapat_id, entity.dihapus.is_(None))
    if part.induk:
        query = query.where(getattr(entity, part.induk) == parent)  # None: rows of no parent
    return list(s.scalars(query.order_by(entity.urut)))


def save_notulen(s: Session, rapat_id: str, values: dict[str, Any]) -> None:
    """Store the minutes form; lists replace what was there, rows with an id are changed in place or made with it.

    A follow-up without words of its own says what its decision says. A list that is not given stays as it is, and so
    does what a row does not name. A point that is no longer there has no decisions.

    Raises FieldErrors, keys like "keputusan.2.isi" and "keputusan.2.tindak_lanjut.0.tenggat" (counted from 0), and
    LkmError when the minutes or a berita acara are final.
    """
    meeting = one(s, rapat_id)
    tolak_bila_final(s, rapat_id)
    errors: dict[str, str] = {}
    lists = [
        (part, _cleaned(part, part.nama, values[part.nama], "", errors)) for part in _PARTS if part.nama in values
    ]
    if errors:
        raise FieldErrors(errors)
    for key in HEAD:
        if key in values:
            setattr(meeting, key, str(values[key] or "").strip() or None)
    for part, rows in lists:
        if part.entity is Keputusan:
            points = {row.id for row in _live(s, _PARTS[0], rapat_id, None)}
            for row in rows:
                if row.get("agenda_id") not in points:
                    row.update(agenda_id=None)
        _replace(s, part, rapat_id, None, rows)
    s.flush()


def _cleaned(part: _Part, where: str, rows: Any, around: str, errors: dict[str, str]) -> list[dict[str, Any]]:
    """Clean rows of a list; `around` is the text of the row around it."""
    found = []
    for number, row in enumerate(rows or []):
        place = f"{where}.{number}"
        line = _fields(part, place, row, errors)
        told = any(line.get(key) for key in entity_fields(part.entity) if key not in ("cara", "keadaan"))
        inside = {
            child.nama: _cleaned(child, f"{place}.{child.nama}", row[child.nama], line.get(part.utama) or "", errors)
            for child in part.anak
            if child.nama in row
        }
        if not told and not any(inside.values()):
            continue  # an empty line of the form
        if line.get(part.utama) is None and around and part.entity is TindakLanjut:
            line[part.utama] = around
        if line.get(part.utama) is None:
            label = entity_fields(part.entity)[part.utama].label
            errors.setdefault(f"{place}.{part.utama}", f"{label} harus diisi.")
        found.append({**line, **inside})
    return found


def _fields(part: _Part, place: str, row: dict[str, Any], errors: dict[str, str]) -> dict[str, Any]:
    line: dict[str, Any] = {"id": row.get("id"), **{key: row[key] or None for key in part.acuan if key in row}}
    for key, field in entity_fields(part.entity).items():
        if key not in row:
            continue
        try:
            line[key] = clean(field, row[key])
            if key == "jam" and line[key]:
                line[key] = parse_jam(line[key])
        except ValueError as error:
            line[key] = None
            errors[f"{place}.{key}"] = str(error)
    for key, value in _DEFAULTS.items():
        if line.get(key, value) is None:
            line[key] = value  # emptied
    if part.entity is Keputusan:
        errors.update(_votes(place, line))
    return line


_DEFAULTS = {"cara": "musyawarah", "keadaan": "terbuka"}


def _votes(place: str, line: dict[str, Any]) -> dict[str, str]:
    """What is wrong with counted votes; those of a decision by musyawarah are dropped."""
    if line.get("cara", "musyawarah") != "suara":
        line.update(setuju=None, tolak=None, abstain=None, jam=None)
    return {
        f"{place}.{key}": "Jumlah suara tidak boleh kurang dari nol."
        for key in ("setuju", "tolak", "abstain")
        if (line.get(key) or 0) < 0
    }


def _replace(s: Session, part: _Part, rapat_id: str, parent: str | None, rows: list[dict[str, Any]]) -> None:
    there = {row.id: row for row in _live(s, part, rapat_id, parent)}
    inner = {child.nama for child in part.anak}
    for number, line in enumerate(rows, 1):
        row = there.pop(line["id"], None)
        if row is None:
            row = _new(s, part, rapat_id, parent, line["id"])
        for key, value in {**line, "urut": number}.items():
            if key != "id" and key not in inner and getattr(row, key, None) != value:
                setattr(row, key, value)
        s.flush()
        for child in part.anak:
            if child.nama in line:
                _replace(s, child, rapat_id, row.id, line[child.nama])
    for row in there.values():
        _drop(s, part, rapat_id, row)


def _new(s: Session, part: _Part, rapat_id: str, parent: str | None, wanted: str | None) -> Any:
    """A new row; its id may have been made by the form, so that other rows can point to it. A row of this meeting that
    lies in the Sampah comes back."""
    there = s.get(part.entity, wanted) if wanted else None
    if there is not None and there.rapat_id == rapat_id and there.dihapus is not None:
        there.dihapus = None
        if part.induk:
            setattr(there, part.induk, parent)
        return there
    row_id = wanted if wanted and there is None else new_id()
    defaults = {key: value for key, value in _DEFAULTS.items() if key in entity_fields(part.entity)}
    row = part.entity(id=row_id, rapat_id=rapat_id, **defaults, **({part.induk: parent} if part.induk else {}))
    s.add(row)
    return row


def _drop(s: Session, part: _Part, rapat_id: str, row: Any) -> None:
    row.dihapus = datetime.now().replace(microsecond=0)
    for child in part.anak:
        for inner in _live(s, child, rapat_id, row.id):
            _drop(s, child, rapat_id, inner)
