"""One record of a register: read it into a form, check what was typed, save it.

What is special about people and their hats is in `kartu_orang`, what is special about a plain book in `buku_surat`.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy.orm import Session

from lkm_desktop.domain import Relawan, new_id
from lkm_desktop.errors import FieldErrors, LkmError
from lkm_desktop.fields import Register, entity_fields
from lkm_desktop.services import buku_surat, kartu_orang
from lkm_desktop.services.kartu_orang import end_term, koordinator, next_nomor, person_values
from lkm_desktop.services.pesan import INFO, PERINGATAN, SALAH, Pesan
from lkm_desktop.services.values import clean

__all__ = [
    "INFO",
    "PERINGATAN",
    "SALAH",
    "Pesan",
    "blank",
    "check",
    "end_term",
    "get",
    "koordinator",
    "next_nomor",
    "person_values",
    "propose",
    "save",
]


def get(s: Session, register: Register, row_id: str) -> dict[str, Any]:
    """A record as form values, with `id` and, for hats, `orang_id`. Raises LkmError when it is gone."""
    row = s.get(register.entity, row_id)
    if row is None:
        raise LkmError("Data ini sudah tidak ada.", "Muat ulang daftar dengan F5.")
    values = {key: getattr(row, key) for key in entity_fields(register.entity)}
    values["id"] = row.id
    if register.hat:
        values = {**person_values(s, row.orang_id), **values}
    return values


def blank(s: Session, register: Register, orang_id: str | None = None) -> dict[str, Any]:
    """Values of a new record: defaults of the entity, what the office proposes, and the person's fields when known."""
    values: dict[str, Any] = {key: _default(register.entity, key) for key in register.fields}
    if orang_id is not None:
        values.update(person_values(s, orang_id))
        values.update(
            {key: _default(register.entity, key) for key in entity_fields(register.entity) if key != "orang_id"}
        )
    if register.personal:
        return {**values, **kartu_orang.blank_values(s, register)}
    values = {**values, **buku_surat.blank_values(register)}
    return {**values, **propose(s, register, values)}


def propose(s: Session, register: Register, values: dict[str, Any]) -> dict[str, Any]:
    """What a plain book proposes for a new row with these values, such as its next number; changes nothing."""
    return {} if register.personal else buku_surat.propose(s, register, values)


def _defaults(register: Register) -> dict[str, Any]:
    return {key: _default(register.entity, key) for key in entity_fields(register.entity)}


def _default(entity: type[Any], key: str) -> Any:
    column = entity.__table__.c.get(key)
    if column is None or column.default is None or not column.default.is_scalar:
        return None
    return column.default.arg


def check(s: Session, register: Register, row_id: str | None, values: dict[str, Any]) -> list[Pesan]:
    """Everything to say about typed values before they are saved; only level "salah" forbids saving.

    Keys that are not given stand for what is stored.
    """
    row_id, values = _completed(s, register, row_id, values)
    cleaned, found = _cleaned(register, values)
    if register.personal:
        return found + kartu_orang.check_people(s, register, row_id, cleaned)
    return found + buku_surat.check(s, register, row_id, cleaned)


def _completed(
    s: Session, register: Register, row_id: str | None, values: dict[str, Any]
) -> tuple[str | None, dict[str, Any]]:
    """The id of the stored record that the values belong to (None: new), and the values with its own behind them."""
    row_id = row_id or values.get("id")
    if not row_id or s.get(register.entity, row_id) is None:
        return None, values if register.personal else {**_defaults(register), **values}
    return row_id, {**get(s, register, row_id), **values}


def _cleaned(register: Register, values: dict[str, Any]) -> tuple[dict[str, Any], list[Pesan]]:
    cleaned, found = dict(values), []
    fields = register.fields
    if register.badan == ("LKM",):
        cleaned["badan"] = "LKM"
    for key in [k for k in values if k in fields]:
        field = fields[key]
        try:
            cleaned[key] = clean(field, values[key])
        except ValueError as error:
            found.append(Pesan(key, SALAH, str(error)))
            cleaned[key] = None
            continue
        wrong = field.check(cleaned[key]) if field.check else None
        if wrong:
            found.append(Pesan(key, SALAH, wrong))
    told = {p.field for p in found}
    for key, field in fields.items():
        if field.required and key != "orang_id" and key not in told and key in cleaned and cleaned[key] is None:
            found.append(Pesan(key, SALAH, f"{field.label} harus diisi."))
    return cleaned, found


def save(s: Session, register: Register, row_id: str | None, values: dict[str, Any]) -> str:
    """Save a form; returns the record's id. Only the given keys change. `values["id"]` may carry a client-made id.

    Raises FieldErrors with a sentence per field when something is wrong.
    """
    wrong = {p.field: p.teks for p in check(s, register, row_id, values) if p.level == SALAH}
    if wrong:
        raise FieldErrors(wrong)
    row_id, values = _completed(s, register, row_id, values)
    cleaned, _ = _cleaned(register, values)
    if register.hat:
        cleaned["orang_id"] = kartu_orang.save_person(s, cleaned, _write)
        if register.entity is Relawan and not row_id:
            cleaned["nomor"] = cleaned.get("nomor") or next_nomor(s)
    more = {} if register.personal else buku_surat.derived(s, register, row_id, cleaned)
    return _write(s, register.entity, row_id or values.get("id"), {**cleaned, **more}, tuple(more))


def _write(
    s: Session, entity: type[Any], row_id: str | None, values: dict[str, Any], more: tuple[str, ...] = ()
) -> str:
    """Write the declared fields that are given, and the undeclared columns named by `more`."""
    row = s.get(entity, row_id) if row_id else None
    if row is None:
        row = entity(id=row_id or new_id())
        s.add(row)
    for key in (*entity_fields(entity), *more):
        if key in values and getattr(row, key, None) != values[key]:
            setattr(row, key, values[key])
    s.flush()
    return str(row.id)
