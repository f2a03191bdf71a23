"""A register as a workbook: the whole book, or the rows and columns of the list on the screen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from lkm_desktop.domain import REGISTERS
from lkm_desktop.fields import Field, Register
from lkm_desktop.format import ribuan, tanggal_panjang
from lkm_desktop.services import organisasi, registers
from lkm_desktop.services.buku_surat import sums
from lkm_desktop.services.keterangan import book_title, count_sentence, list_sentence
from lkm_desktop.services.registers import Query
from lkm_desktop.services.tata_letak import Letak
from lkm_desktop.workbooks.sheet import Kolom, Lembar, build

_JENIS = {"tanggal": "tanggal", "angka": "angka", "rupiah": "rupiah", "nik": "kode", "hp": "kode", "rt": "kode",
          "panjang": "panjang", "jk": "tengah", "ya_tidak": "tengah"}  # fmt: skip
_PADAT = 2000  # rows read at once


def register_workbook(
    s: Session, register: Register, q: Query | None = None, *, keys: Sequence[str] = (), pengumuman: bool = False,
    today: date | None = None, judul: str = "", hanya: Sequence[str] | None = None,
) -> bytes:  # fmt: skip
    """The .xlsx of what the query shows, in its order, built in memory.

    :param q: filters, search, sorting, cut-off date; None is the whole book as of today.
    :param keys: columns, in order; empty means all columns of the book.
    :param pengumuman: for the notice board: NIK, KK, phone and poverty are left out (rule BR29).
    :param judul: large title in place of the book's own.
    :param hanya: ids of the only rows wanted among those that the query shows.
    """
    q, today = registers.in_book_order(register, q or Query()), today or date.today()
    office = organisasi.kantor(s)
    fields = [f for f in map(register.field, keys or register.columns) if not (pengumuman and f.private)]
    wanted = registers.ids(s, register, q)
    if hanya is not None:
        chosen = set(hanya)
        wanted = [row_id for row_id in wanted if row_id in chosen]
    wilayah = [f"{office.wilayah} {office.kelurahan}", f"Kecamatan {office.kecamatan}" if office.kecamatan else "",
               office.kota]  # fmt: skip
    atas = (
        judul.strip() or book_title(register, office.istilah),
        f"{office.lembaga} · {', '.join(w for w in wilayah if w)}",
        list_sentence(register, q, today),
        _count(s, register, wanted) + (" Hanya baris yang dipilih." if hanya is not None else ""),
    )
    kolom = (Kolom("No", 5, "angka"), *(_kolom(f) for f in fields))
    kaki = f"{atas[0]} · {office.lembaga} · dibuat {tanggal_panjang(today)}"
    nama = register.title_for(office.istilah)
    beku = next((n for n, f in enumerate(fields[:2], 2) if f.key == register.name), 2)
    lembar = Lembar(nama, atas, kolom, _baris(s, register, wanted, fields), kaki, beku=beku)
    return build([lembar], f"{judul.strip() or nama} {office.lembaga}")


def letak_workbook(s: Session, letak: Letak, *, hanya: Sequence[str] | None = None, today: date | None = None) -> bytes:
    """The .xlsx of a saved layout: its columns, filters, order and title."""
    return register_workbook(s, REGISTERS[letak.register], letak.query, keys=letak.kolom, pengumuman=letak.papan,
                             judul=letak.judul, hanya=hanya, today=today)


def _kolom(field: Field) -> Kolom:
    return Kolom(field.label, field.width, _JENIS.get(field.kind, "teks"))


def _count(s: Session, register: Register, wanted: Sequence[str]) -> str:
    """How many rows there are; people by gender, a book with the sums that stand below it on paper."""
    if register.personal:
        return count_sentence(register.noun, _genders(s, register, wanted)) + "."
    return "; ".join([f"{ribuan(len(wanted))} {register.noun}", *sums(s, register, wanted)]) + "."


def _genders(s: Session, register: Register, wanted: Sequence[str]) -> list[str | None]:
    return [row[0] for row in registers.records(s, register, wanted, ["jenis_kelamin"])]


def _baris(s: Session, register: Register, wanted: Sequence[str], fields: Sequence[Field]) -> Iterator[list[Any]]:
    keys = [f.key for f in fields]
    nomor = 0
    for awal in range(0, len(wanted), _PADAT):
        for row in registers.records(s, register, wanted[awal : awal + _PADAT], keys):
            nomor += 1
            yield [nomor, *(_nilai(f, v) for f, v in zip(fields, row, strict=True))]


def _nilai(field: Field, value: Any) -> Any:
    """The word for a stored code; every other value as it is."""
    return field.choice_label(value) if field.kind == "pilihan" else value
