"""Every declared register: list, search, sort, read, save, trash. One implementation for all of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from dataclasses import field as dc_field
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, func, or_, select, update
from sqlalchemy.orm import Session, aliased

from lkm_desktop.domain import Orang, Organisasi, Penugasan
from lkm_desktop.domain.penugasan import BADAN
from lkm_desktop.errors import LkmError
from lkm_desktop.fields import NUMBERS, Field, Register
from lkm_desktop.names import like_term, plain, search_key
from lkm_desktop.services import buku_surat
from lkm_desktop.services.relawan_kolom import kolom
from lkm_desktop.services.values import YA_TIDAK, shown

#: value of a filter that means "not filled in"
KOSONG = "(kosong)"


#: parts of a book's own date that it can be filtered by, as SQLite formats them
_CALENDAR = {"tahun": "%Y", "bulan": "%m"}
#: a person brought back from the Sampah stands for himself again
_BERDIRI = {"gabung_ke_id": None}


@dataclass(frozen=True)
class Query:
    """What a list shows. `keadaan`: aktif, mantan or semua on `per_tanggal` (None: today) · `sampah`: the trash."""

    cari: str = ""
    saring: dict[str, str] = dc_field(default_factory=dict)
    urut: str = ""
    turun: bool = False
    per_tanggal: date | None = None
    keadaan: str = "aktif"
    sampah: bool = False


def expression(register: Register, key: str) -> ColumnElement[Any]:
    """The SQL value of a column: own, the person's, or looked up for derived ones. Raises KeyError."""
    if register.dated and key in _CALENDAR:
        return func.strftime(_CALENDAR[key], register.entity.__table__.c[register.dated])
    if key == "umur":
        return Orang.__table__.c.tanggal_lahir
    if key in {f.key for f in register.derived} and (derived := kolom(key)) is not None:
        return derived
    field = register.fields.get(key)
    if field is not None and field.kind == "orang" and key != "orang_id":
        other = aliased(Orang)
        return select(other.nama).where(other.id == register.entity.__table__.c[key]).scalar_subquery()
    for entity in (register.entity, register.person):
        if entity is not None and key in entity.__table__.c:
            column: ColumnElement[Any] = entity.__table__.c[key]
            return column
    raise KeyError(key)


def _base(register: Register, *columns: ColumnElement[Any]) -> Select[Any]:
    query = select(*columns).select_from(register.entity)
    return query.join(Orang, Orang.id == register.entity.orang_id) if register.hat else query


def _conditions(register: Register, q: Query) -> list[ColumnElement[bool]]:
    entity = register.entity
    found: list[ColumnElement[bool]] = [entity.dihapus.is_not(None) if q.sampah else entity.dihapus.is_(None)]
    if register.badan:
        found.append(entity.badan.in_(register.badan))
    if register.in_force is not None and not q.sampah and q.keadaan != "semua":
        day = q.per_tanggal or date.today()
        now = register.in_force(day)
        found.append(now if q.keadaan == "aktif" else ~now)
        if q.keadaan == "mantan" and entity is Penugasan:  # one that has not begun is no former one
            found.append(or_(Penugasan.mulai.is_(None), Penugasan.mulai <= day))
    for key, value in q.saring.items():
        column = expression(register, key)
        found.append(
            or_(column.is_(None), column == "") if value == KOSONG else column == _stored(register, key, value)
        )
    found += [_matches(register, word) for word in _words(register, q.cari)]
    return found


def _stored(register: Register, key: str, value: str) -> Any:
    return value in ("1", "Ya", "ya") if register.field(key).kind == "ya_tidak" else value


def _words(register: Register, typed: str) -> list[str]:
    folded = search_key(typed) if register.personal else plain(typed)
    return (folded or typed.strip().lower()).split()[:8]


def _matches(register: Register, word: str) -> ColumnElement[bool]:
    """Rows where some searched text holds the word; a book's own texts are folded by the engine (`lipat`)."""
    term = f"%{like_term(word)}%"
    if not register.personal:
        texts = [func.lipat(expression(register, key)) for key in register.search]
        return or_(*[text.like(term, escape="\\") for text in texts])
    own = [func.lower(expression(register, key)).like(term, escape="\\") for key in register.search]
    return or_(Orang.cari.like(term, escape="\\"), *own)


def ids(s: Session, register: Register, q: Query) -> list[str]:
    """Ids of the rows that the query shows, in its order; without one, a dated book shows its last rows first."""
    key = q.urut or register.sort
    column = expression(register, key)
    if register.field(key).kind not in ("tanggal", "ya_tidak", *NUMBERS):
        column = func.lower(column)
    down = (q.turun if q.urut else q.turun != register.newest) != (key == "umur")
    order = [column.is_(None), column.desc() if down else column.asc(), *_ties(register, down), register.entity.id]
    query = _base(register, register.entity.id).where(*_conditions(register, q)).order_by(*order)
    return list(s.scalars(query))


def _ties(register: Register, down: bool) -> list[ColumnElement[Any]]:
    """The order of rows that are equal: people by name, a book by its own second order."""
    if register.personal:
        return [Orang.nama.collate("NOCASE")]
    columns = [expression(register, key) for key in register.then]
    return [column.desc() if down else column.asc() for column in columns]


def in_book_order(register: Register, q: Query) -> Query:
    """The query in the order of a paper book, oldest row first, unless another order was asked for."""
    return replace(q, urut=register.sort, turun=False) if register.newest and not q.urut else q


def count(s: Session, register: Register, q: Query) -> int:
    """How many rows the query shows."""
    return s.scalar(_base(register, func.count()).where(*_conditions(register, q))) or 0


def records(s: Session, register: Register, wanted: Sequence[str], keys: Sequence[str]) -> list[tuple[Any, ...]]:
    """Typed values of the given rows and columns, in the order of `wanted`."""
    columns = [expression(register, key).label(f"c{n}") for n, key in enumerate(keys)]
    found: dict[str, tuple[Any, ...]] = {}
    for start in range(0, len(wanted), 500):
        part = list(wanted[start : start + 500])
        query = _base(register, register.entity.id, *columns).where(register.entity.id.in_(part))
        found.update({row[0]: tuple(row[1:]) for row in s.execute(query)})
    computed = [(n, register.field(key).value) for n, key in enumerate(keys)]
    computes = [(n, value, keys[n]) for n, value in computed if value is not None]
    lines = [found[i] for i in wanted if i in found]
    return [_computed(line, computes) for line in lines] if computes else lines


def _computed(line: tuple[Any, ...], computes: list[tuple[int, Any, str]]) -> tuple[Any, ...]:
    new = list(line)
    for n, value, key in computes:
        source = "tanggal_lahir" if key == "umur" else key
        new[n] = value({source: line[n]})
    return tuple(new)


def rows(
    s: Session, register: Register, wanted: Sequence[str], keys: Sequence[str], *, full: bool = False
) -> list[tuple[str, ...]]:
    """Display texts of the given rows, in their order; NIK and KK masked unless `full`; LKM in the office's word."""
    fields = [register.field(key) for key in keys]
    istilah = _istilah(s) if {"badan", "peran"} & set(keys) else "LKM"

    def text(field: Field, value: Any) -> str:
        words = shown(field, value, full=full)
        return words.replace("LKM", istilah) if field.key in ("badan", "peran") else words

    return [
        tuple(text(field, value) for field, value in zip(fields, line, strict=True))
        for line in records(s, register, wanted, keys)
    ]


def _istilah(s: Session) -> str:
    return s.scalar(select(Organisasi.istilah)) or "LKM"


def choices(s: Session, register: Register, key: str) -> list[tuple[str, str]]:
    """(value, words) for a filter or for suggestions: the closed list, or what this office has used so far."""
    field = register.field(key)
    if key == "badan" and register.badan:
        return [pair for pair in BADAN if pair[0] in register.badan]
    if field.kind in ("pilihan", "jk") and not (register.dated and key == "bulan"):
        return list(field.choices)
    if field.kind == "ya_tidak":
        return list(YA_TIDAK)
    column = expression(register, key)
    query = _base(register, column).where(register.entity.dihapus.is_(None), column.is_not(None), column != "")
    newest_first = register.dated and key == "tahun"
    used = [str(v) for v in s.scalars(query.distinct().order_by(column.desc() if newest_first else column).limit(300))]
    return [(v, field.choice_label(v) if field.choices and field.kind == "pilihan" else v) for v in used]


def suggestions(s: Session, register: Register, key: str) -> list[str]:
    """Words to complete a field with: declared ones first, then what was typed before."""
    declared = [label for _, label in register.field(key).choices]
    return declared + [v for v, _ in choices(s, register, key) if v not in declared]


def trash(s: Session, register: Register, wanted: Sequence[str]) -> int:
    """Move rows to the Sampah. Returns how many.

    Raises LkmError for a person who has served or attended (a status and a date say it instead), and for a letter
    whose paper was made here.
    """
    if register.entity is Orang:
        _refuse_serving(s, wanted)
    if register.entity is Penugasan:
        _refuse_departed(s, wanted)
    buku_surat.refuse_papers(s, register, wanted)
    return _mark(s, register, wanted, datetime.now().replace(microsecond=0))


def restore(s: Session, register: Register, wanted: Sequence[str]) -> int:
    """Bring rows back from the Sampah. Returns how many. Raises LkmError when a number was given away meanwhile."""
    buku_surat.refuse_taken(s, register, wanted)
    if register.hat:
        people = select(register.entity.orang_id).where(register.entity.id.in_(wanted))
        gone = Orang.id.in_(people) & Orang.dihapus.is_not(None)
        s.execute(update(Orang).where(gone).values(dihapus=None, **_BERDIRI))
    return _mark(s, register, wanted, None)


def _mark(s: Session, register: Register, wanted: Sequence[str], when: datetime | None) -> int:
    total = 0
    for start in range(0, len(wanted), 500):
        part = list(wanted[start : start + 500])
        entity = register.entity
        same = entity.dihapus.is_(None) if when else entity.dihapus.is_not(None)
        found = list(s.scalars(select(entity.id).where(entity.id.in_(part), same)))
        back = _BERDIRI if entity is Orang and when is None else {}
        s.execute(update(entity).where(entity.id.in_(found)).values(dihapus=when, **back))
        total += len(found)
    return total


def _refuse_serving(s: Session, wanted: Sequence[str]) -> None:
    from lkm_desktop.services.orang import hats

    for person in wanted:
        worn = hats(s, person)
        if worn:
            name = s.scalar(select(Orang.nama).where(Orang.id == person))
            raise LkmError(
                f"{name} tidak dihapus karena tercatat sebagai {', '.join(worn[:3])}.",
                "Ubah keadaannya menjadi pindah atau meninggal, dengan tanggalnya.",
            )


def _refuse_departed(s: Session, wanted: Sequence[str]) -> None:
    query = select(Orang.nama).join(Penugasan, Penugasan.orang_id == Orang.id)
    name = s.scalar(query.where(Penugasan.id.in_(wanted), Orang.status != "aktif").limit(1))
    if name:
        raise LkmError(
            f"Penugasan {name} tidak dihapus karena orangnya sudah pindah atau meninggal.",
            "Isi tanggal selesai dan alasan berhentinya.",
        )
