"""Headings of a register's form: a register of hats first shows the appointment, then the person who wears it.

A plain book has no headings."""

from __future__ import annotations

from lkm_desktop.fields import Field, Register, entity_fields
from ui.widgets.field_form import Group

#: a heading before the field of that key, for the person's own fields
_PERSON = {"nama": "Data diri", "alamat": "Tempat tinggal dan kontak", "unsur": "Peran dan keadaan"}


def groups(register: Register) -> list[Group]:
    """The form's fields under their headings."""
    if not register.personal:
        return [Group("", tuple(register.field(key) for key in register.form))]
    own = entity_fields(register.entity)
    hat = [register.field(key) for key in register.form if register.hat and key in own]
    person = [register.field(key) for key in register.form if not (register.hat and key in own)]
    first = [Group(_title(register), tuple(hat))] if hat else []
    return first + _split(person)


def _title(register: Register) -> str:
    return "Penugasan" if register.badan else f"Sebagai {register.noun}"


def _split(fields: list[Field]) -> list[Group]:
    found: list[Group] = []
    title, part = "", list[Field]()
    for spec in fields:
        if spec.key in _PERSON and part:
            found.append(Group(title, tuple(part)))
            part = []
        title = _PERSON.get(spec.key, title)
        part.append(spec)
    return [*found, Group(title, tuple(part))] if part else found
