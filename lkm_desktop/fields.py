"""The declarative kit: a Field states a column once; a Register names the fields of one book.

A field feeds the table column, the list page, search, the form with its inline errors, Excel out and in, and
the printed book. To add a register: one file in `domain/` with the entity and its REGISTER, one line in
`domain.REGISTERS`, one migration; the contract tests cover it without being told.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from dataclasses import field as dc_field
from datetime import date
from typing import Any

from sqlalchemy import Boolean, ColumnElement, Date, Integer, String, Text
from sqlalchemy.orm import MappedColumn, mapped_column
from sqlalchemy.types import TypeEngine

from lkm_desktop.format import BULAN

#: kind -> database type. Numbers that are names (NIK, RT, phone) are text.
KINDS: dict[str, TypeEngine[Any]] = {
    "teks": String(),
    "panjang": Text(),
    "tanggal": Date(),
    "jk": String(),
    "pilihan": String(),
    "saran": String(),
    "nik": String(),
    "hp": String(),
    "rt": String(),
    "angka": Integer(),
    "rupiah": Integer(),
    "ya_tidak": Boolean(),
    "orang": String(),
}
#: kinds that are counted with, and stand at the right of their column
NUMBERS = ("angka", "rupiah")


@dataclass(frozen=True)
class Field:
    """One column of a register, stated once.

    label: Indonesian, sentence case · kind: a key of KINDS · width: in characters · choices: (code, label) pairs of a
    closed list ("pilihan") or suggestions ("saran") · check: returns a sentence when the value is wrong ·
    value: computes a derived column from a dict of the row · private: hidden on papers for the notice board.
    """

    key: str
    label: str
    kind: str = "teks"
    width: int = 15
    required: bool = False
    choices: tuple[tuple[str, str], ...] = ()
    help: str = ""
    check: Callable[[Any], str | None] | None = None
    value: Callable[[dict[str, Any]], Any] | None = None
    private: bool = False

    def choice_label(self, code: object) -> str:
        """The words for a stored code; the code itself when the list does not know it."""
        return dict(self.choices).get(str(code), "" if code is None else str(code))


def field(
    label: str,
    kind: str = "teks",
    *,
    width: int = 15,
    required: bool = False,
    choices: tuple[tuple[str, str], ...] = (),
    help: str = "",
    check: Callable[[Any], str | None] | None = None,
    private: bool = False,
    default: object = None,
    foreign_key: Any = None,
) -> MappedColumn[Any]:
    """A mapped column that carries its Field; the key is the attribute's name."""
    info = {"field": Field("", label, kind, width, required, choices, help, check, None, private)}
    args = [foreign_key] if foreign_key is not None else []
    return mapped_column(KINDS[kind], *args, nullable=not required, default=default, info=info)


#: months as the filter "bulan" of a dated book knows them
_MONTHS = tuple((f"{n:02}", words) for n, words in enumerate(BULAN, 1))
#: where the row of a dated book stands in the calendar; the list service reads both from the book's own date
TAHUN = Field("tahun", "Tahun", "teks", 6)
BULAN_KE = Field("bulan", "Bulan", "pilihan", 10, choices=_MONTHS)


@dataclass(frozen=True)
class Cetak:
    """One column of a printed book that is not simply a field.

    keys: the fields printed in it, joined by `between`; none makes a column that stays empty on paper, for a
    signature or a mark by hand · width: in characters · hari: dates are printed with their weekday · kode: the stored
    code is printed, not its words · diam: words that are not printed, as they go without saying.
    """

    label: str
    keys: tuple[str, ...] = ()
    between: str = ", "
    width: int = 14
    hari: bool = False
    kode: bool = False
    diam: tuple[str, ...] = ()


@dataclass(frozen=True)
class Register:
    """One book of the office: which entity, which fields in which order, how it is filtered and sorted.

    columns: the whole book in its order · shown: what the list shows at first · form: the form's order · name: the
    field that one row is called by · book: title on paper, when it is not "Buku" and the title.
    sort, then: the order of the book, ties by `then`; newest: the list on the screen shows the last rows first ·
    dated: the date that puts a row into a year and a month, for the filters "tahun" and "bulan".
    hat: rows belong to an Orang whose own fields are shown and edited along · badan: only these bodies of Penugasan ·
    in_force: the condition under which a row counts on a day; the list is then "per tanggal" · search: own columns that
    the search box looks into beside the person's `cari`.
    printed: columns of the printed book, field keys or `Cetak` · identity: groups of fields that name a row, each
    enough by itself; the last group may be partly empty (an import meets its own rows by them).
    """

    key: str
    title: str
    noun: str
    entity: type[Any]
    columns: tuple[str, ...]
    form: tuple[str, ...]
    shown: tuple[str, ...]
    filters: tuple[str, ...] = ()
    sort: str = "nama"
    hat: bool = False
    badan: tuple[str, ...] = ()
    in_force: Callable[[date], ColumnElement[bool]] | None = None
    search: tuple[str, ...] = ()
    derived: tuple[Field, ...] = dc_field(default=())
    person: type[Any] | None = None
    name: str = "nama"
    book: str = ""
    then: tuple[str, ...] = ()
    newest: bool = False
    dated: str = ""
    printed: tuple[str | Cetak, ...] = ()
    identity: tuple[tuple[str, ...], ...] = ()

    @property
    def personal(self) -> bool:
        """Whether its rows are people or their hats; the others are plain books."""
        return self.hat or self.person is not None or "kunci_nama" in self.entity.__table__.c

    def book_for(self, istilah: str) -> str:
        """The title on paper in the office's own word: "Buku anggota LKM", "Buku agenda surat masuk"."""
        return (self.book or f"Buku {self.title}").replace("LKM", istilah)

    def title_for(self, istilah: str) -> str:
        """The title in the office's own word for the body, LKM or BKM."""
        return self.title.replace("LKM", istilah)

    @property
    def fields(self) -> dict[str, Field]:
        """Every field that this register knows, its own before those of the person."""
        found = dict(entity_fields(self.person)) if self.person else {}
        found.update(entity_fields(self.entity))
        found.update({f.key: f for f in self.derived})
        if self.dated:
            found.update({f.key: f for f in (TAHUN, BULAN_KE)})
        return found

    def field(self, key: str) -> Field:
        """The field of that key. Raises KeyError for an unknown one."""
        return self.fields[key]


_CACHE: dict[type[Any], dict[str, Field]] = {}


def entity_fields(entity: type[Any]) -> dict[str, Field]:
    """The declared fields of an entity by key, in the order of declaration."""
    if entity not in _CACHE:
        found: dict[str, Field] = {}
        for column in entity.__table__.columns:
            stated = column.info.get("field")
            if stated is not None:
                found[column.key] = Field(
                    column.key,
                    stated.label,
                    stated.kind,
                    stated.width,
                    stated.required,
                    stated.choices,
                    stated.help,
                    stated.check,
                    None,
                    stated.private,
                )
        _CACHE[entity] = found
    return _CACHE[entity]
