"""What a list shows, said in one sentence: the cut-off date, the filters and the search, for the head of a book."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from lkm_desktop.fields import Register
from lkm_desktop.format import tanggal_panjang
from lkm_desktop.services.registers import KOSONG, Query

#: words for people who no longer count, by register; others have left or moved
_MANTAN = {"anggota": "yang sudah berhenti", "pengelola": "yang sudah berhenti", "relawan": "yang tidak aktif lagi"}


def book_title(register: Register, istilah: str) -> str:
    """ "BUKU ANGGOTA LKM"; residents are a list, not a book of the office: "DAFTAR WARGA"."""
    if register.key == "orang":
        return f"Daftar {register.title_for(istilah)}".upper()
    return register.book_for(istilah).upper()


#: filters that say which part of a dated book is shown
CALENDAR = ("tahun", "bulan")


def period(register: Register, saring: Mapping[str, str]) -> str:
    """ "tahun 2025", "Maret 2025", "bulan Maret"; "" when the filters name no year or month of a dated book."""
    year, month = (saring.get(key, "") if register.dated else "" for key in CALENDAR)
    if KOSONG in (year, month):
        return "tanpa tanggal"
    if month:
        words = register.field("bulan").choice_label(month)
        return f"{words} {year}" if year else f"bulan {words}"
    return f"tahun {year}" if year else ""


def list_sentence(register: Register, q: Query, today: date | None = None) -> str:
    """ "Keadaan per 21 September 2015; RT 03; perempuan; cari “siti”.", or what else the query shows."""
    if q.sampah:
        return _joined(["Isi Sampah", *_filters(register, q)])
    day = tanggal_panjang(q.per_tanggal or today or date.today())
    if part := period(register, q.saring):
        return _joined([part[:1].upper() + part[1:], *_filters(register, q)])
    if q.keadaan == "aktif" or register.in_force is None:
        first = f"Keadaan per {day}"
    elif q.keadaan == "mantan":
        first = f"{register.noun.capitalize()} {_MANTAN.get(register.key, 'yang pindah atau meninggal')} per {day}"
    else:
        first = f"Seluruh catatan sampai {day}, sekarang dan dahulu"
    return _joined([first, *_filters(register, q)])


def count_sentence(noun: str, genders: list[str | None]) -> str:
    """ "11 anggota: 7 laki-laki, 4 perempuan"; genders that are not filled in are told too."""
    men, women = genders.count("L"), genders.count("P")
    parts = [f"{men} laki-laki", f"{women} perempuan"]
    if other := len(genders) - men - women:
        parts.append(f"{other} belum diisi L/P")
    return f"{len(genders)} {noun}" + (f": {', '.join(parts)}" if genders else "")


def _filters(register: Register, q: Query) -> list[str]:
    shown = {key: value for key, value in q.saring.items() if value and not (register.dated and key in CALENDAR)}
    found = [filter_words(register, key, value) for key, value in shown.items()]
    return [*found, *([f"cari “{q.cari.strip()}”"] if q.cari.strip() else [])]


def filter_words(register: Register, key: str, value: str) -> str:
    """One filter in words: "RT 03", "perempuan", "tidak miskin", "unsur belum diisi"."""
    field = register.field(key)
    if value == KOSONG:
        return f"{field.label} belum diisi"
    if field.kind == "ya_tidak":
        return field.label.lower() if value in ("1", "Ya", "ya") else f"tidak {field.label.lower()}"
    words = field.choice_label(value)
    if field.kind == "jk":
        return words.lower()
    return f"{field.label} {words}"


def _joined(parts: list[str]) -> str:
    return "; ".join(parts) + "."
