"""Buku: any register as a printed list on lying paper (lkm-siklus.md 1.13, 2.4)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy.orm import Session

from lkm_desktop.documents.columns import KolomBuku, fit, narrowest
from lkm_desktop.documents.facts import footer_text, title_parts
from lkm_desktop.documents.fonts import typeface
from lkm_desktop.documents.isi import Kertasnya
from lkm_desktop.documents.kop import Kop, kop_bagian
from lkm_desktop.documents.lembar import lembar
from lkm_desktop.documents.office import kop_of, place_and_date, printed_on, signers
from lkm_desktop.documents.page import F4, MM, Bagian, Kertas, Naskah, ruang
from lkm_desktop.documents.pilihan import Pilihan
from lkm_desktop.documents.sheet import Kolom, Tabel
from lkm_desktop.documents.signature import Penanda, tanda_bagian
from lkm_desktop.fields import NUMBERS, Cetak, Field, Register
from lkm_desktop.format import hari, parse_tanggal, ribuan, tanggal_panjang
from lkm_desktop.services.buku_surat import sums
from lkm_desktop.services.keterangan import CALENDAR, filter_words, period
from lkm_desktop.services.organisasi import Kantor, kantor
from lkm_desktop.services.registers import KOSONG, Query, ids, in_book_order, rows

__all__ = ["Buku", "KolomBuku", "draw", "gather", "paper"]

_TTD = Cetak("TTD", width=10)
_BERHENTI = (Cetak("Berhenti tgl", ("selesai",), width=12), Cetak("Alasan", ("alasan_berhenti",), width=12),
             Cetak("Ket.", ("keterangan",), width=16))
#: columns of the printed books about people (lkm-siklus.md 1.13 B1, B2, B3 and 2.4); a plain book declares its own
BUKU_KOLOM: dict[str, tuple[str | Cetak, ...]] = {
    "orang": ("nama", "nik", "no_kk", "jenis_kelamin", "tempat_lahir", "tanggal_lahir", "status_kawin", "pendidikan",
              "pekerjaan", "alamat", "rt", "rw", "no_hp", "unsur", "keterangan"),
    "anggota": ("nama", "nik", Cetak("Tgl lahir/umur", ("tanggal_lahir", "umur"), " / ", 14), "jenis_kelamin",
                "pendidikan", "pekerjaan", "alamat", "rt", "rw", "no_hp", "jabatan", "periode", "suara",
                Cetak("Tgl dikukuhkan", ("tanggal_dikukuhkan",), width=12), *_BERHENTI, _TTD),
    "pengelola": ("nama", Cetak("Tgl lahir", ("tanggal_lahir",), width=12), "jenis_kelamin", "pekerjaan", "alamat",
                  "rt", "rw", "no_hp", "badan", "jabatan",
                  Cetak("No. dan tgl SK", ("sk_nomor", "sk_tanggal"), width=18),
                  Cetak("Tgl diangkat", ("mulai",), width=12), *_BERHENTI, _TTD),
    "relawan": ("nomor", "nama", "jenis_kelamin", "tempat_lahir", "tanggal_lahir", "pendidikan", "pekerjaan", "alamat",
                "rt", "rw", "no_hp", "miskin", "unsur", "minat", "peran", "tanggal_daftar", "status", "keterangan"),
}
#: neighbouring columns that are printed as one: the second key and the column of both
_JOINED = {
    "rt": ("rw", Cetak("RT/RW", ("rt", "rw"), "/", 10)),
    "tempat_lahir": ("tanggal_lahir", Cetak("Tempat, tanggal lahir", ("tempat_lahir", "tanggal_lahir"), width=26)),
}
_CENTRED = {"tanggal", "jk", "rt"}

_SIDE = 2.4
#: millimetres: least width of a column, and height of a row, that is signed by hand
_SIGNED_WIDE, _SIGNED_HIGH = 15, 9


@dataclass(frozen=True)
class Buku:
    """A register as it is printed. subjudul: what the list contains, as a sentence · rows: text for each column,
    without the number, which is added · satuan: what is counted ("orang") · jumlah: sentences below the count."""

    judul: str
    kolom: tuple[KolomBuku, ...]
    rows: tuple[tuple[str, ...], ...]
    subjudul: str = ""
    kop: Kop | None = None
    satuan: str = "orang"
    penanda: tuple[Penanda, ...] = ()
    tempat_tanggal: str = ""
    kode: str = ""
    dicetak: str = ""
    lembaga: str = ""
    jumlah: tuple[str, ...] = ()


def gather(s: Session, register: Register, query: Query | None = None, kolom: tuple[str, ...] = (),
           papan: bool = True, pilihan: Pilihan | None = None) -> Buku:
    """A register's rows as the query shows them, a book's oldest row first unless the query has another order.

    `kolom`: keys, empty for the printed book's own · `papan`: for the notice board: NIK masked, other private columns
    (phone, poor or not, who complained) left out.
    """
    pilihan, query = pilihan or Pilihan(), in_book_order(register, query or Query())
    office = kantor(s)
    columns = [c for c in _columns(register, kolom) if not papan or all(_public(register, key) for key in c.keys)]
    keys = list(dict.fromkeys(key for column in columns for key in column.keys))
    wanted = ids(s, register, query)
    texts = [dict(zip(keys, line, strict=True)) for line in rows(s, register, wanted, keys, full=not papan)]
    today = pilihan.dicetak or date.today()
    day = query.per_tanggal or today
    return Buku(
        register.book_for(office.istilah).upper(), tuple(_column(register, c) for c in columns),
        tuple(tuple(_cell(register, c, line) for c in columns) for line in texts),
        _sentence(register, query, office, day), kop_of(office, pilihan),
        satuan="orang" if register.personal else register.noun,
        penanda=signers(s, office, pilihan, day), tempat_tanggal=place_and_date(office, today),
        dicetak=printed_on(office, pilihan), lembaga=office.lembaga, jumlah=tuple(sums(s, register, wanted)),
    )  # fmt: skip


def _columns(register: Register, kolom: tuple[str, ...]) -> list[Cetak]:
    """The columns to print; neighbours of `_JOINED` become one."""
    named = kolom or BUKU_KOLOM.get(register.key) or register.printed or register.columns
    found: list[Cetak] = []
    skip = ""
    for place, one in enumerate(named):
        if isinstance(one, Cetak):
            found.append(one)
            continue
        second, both = _JOINED.get(one, ("", None))
        if one == skip:
            skip = ""
        elif both is not None and register.personal and tuple(named[place + 1 : place + 2]) == (second,):
            found.append(both)
            skip = second
        else:
            field = register.field(one)
            found.append(Cetak(field.label, (one,), width=field.width))
    return found


def _public(register: Register, key: str) -> bool:
    field = register.field(key)
    return field.kind == "nik" or not field.private


def _column(register: Register, column: Cetak) -> KolomBuku:
    if not column.keys:
        return KolomBuku(column.label, column.width, "kiri", _SIGNED_WIDE * MM)
    return KolomBuku(column.label, column.width, _side(register.field(column.keys[0]), len(column.keys) > 1))


def _cell(register: Register, column: Cetak, line: dict[str, str]) -> str:
    """The text of a column in one row."""
    parts = [_text(register.field(key), column, line[key]) for key in column.keys]
    if column.between == "/" and any(parts) and register.field(column.keys[0]).kind in NUMBERS:
        return "/".join(part or "–" for part in parts)
    return column.between.join(part for part in parts if part and part not in column.diam)


def _text(field: Field, column: Cetak, text: str) -> str:
    if column.kode:
        return next((code for code, label in field.choices if label == text), text)
    if column.hari and text:
        day = parse_tanggal(text)
        return f"{hari(day)}, {text}" if day else text
    return text


def _side(field: Field, joined: bool) -> str:
    if field.kind in NUMBERS:
        return "tengah" if joined else "kanan"
    return "tengah" if field.kind in _CENTRED else "kiri"


def _sentence(register: Register, query: Query, office: Kantor, day: date) -> str:
    """What the list contains: place, day or period, state, filters, search."""
    words = [f"{office.wilayah} {office.kelurahan}"]
    if register.personal:
        words.append(f"keadaan per tanggal {tanggal_panjang(day)}")
    else:
        words.append(period(register, query.saring) or f"keadaan sampai {tanggal_panjang(day)}")
    if query.keadaan != "aktif" and register.in_force is not None:
        words.append({"mantan": "yang sudah berhenti", "semua": "yang masih dan yang sudah berhenti"}[query.keadaan])
    for key, value in query.saring.items():
        if register.dated and key in CALENDAR:
            continue
        field = register.field(key)
        plain = value != KOSONG and field.kind != "ya_tidak"
        label = f"{field.label} {field.choice_label(value) if field.choices else value}"
        words.append(label if plain else filter_words(register, key, value))
    if query.cari.strip():
        words.append(f"mengandung “{query.cari.strip()}”")
    return ", ".join(words)


def draw(data: Buku, kertas: Kertas | None = None, pilihan: Pilihan | None = None) -> bytes:
    """The register as a PDF, like `paper`."""
    return paper(data, kertas, pilihan).data


def paper(data: Buku, kertas: Kertas | None = None, pilihan: Pilihan | None = None) -> Kertasnya:
    """The register on lying F4 unless told otherwise, with the margins and letterhead of the choices; the type size
    follows from the columns. Linear in the number of rows.

    Raises LkmError when chosen margins break words that the usual ones do not.
    """
    sheet = lembar(kertas or F4.rebah(), pilihan)
    lebar, data = sheet.lebar, _numbered(data)
    if lebar < sheet.lebar_biasa:
        sheet.cukup(min(narrowest(data.kolom, data.rows, _SIDE), sheet.lebar_biasa), "buku ini")
    size, widths = fit(data.kolom, data.rows, lebar, _SIDE)
    kolom = tuple(Kolom(k.judul, wide, k.rata) for k, wide in zip(data.kolom, widths, strict=True))
    high = (_SIGNED_HIGH if any(k.terkecil for k in data.kolom) else 5.2) * MM
    tabel = Tabel(kolom, size, high, _SIDE, 2.6, tengah=False)
    kop, rows = kop_bagian(data.kop, lebar, kecil=True), data.rows or (_empty(data),)
    susunan = sheet.susun(tabel, rows, kop, _head(data, lebar), _tail(data, lebar))
    kaki = footer_text(data.judul, data.kode, data.dicetak)
    return sheet.lukis([(tabel, susunan)], data.judul, kaki, data.lembaga, berkop=bool(kop))


def _numbered(data: Buku) -> Buku:
    rows = tuple((str(n), *row) for n, row in enumerate(data.rows, 1))
    return replace(data, kolom=(KolomBuku("No", 4, "tengah"), *data.kolom), rows=rows)


def _empty(data: Buku) -> tuple[str, ...]:
    return ("", "Belum ada isi.", *[""] * (len(data.kolom) - 2))


def _head(data: Buku, lebar: float) -> list[Bagian]:
    return [*title_parts(data.judul, lebar, 12.5, data.subjudul), ruang(6)]


def _tail(data: Buku, lebar: float) -> list[Bagian]:
    count = f"Jumlah: {ribuan(len(data.rows))} {data.satuan}"
    lines = [_total(line, first=n == 0) for n, line in enumerate((count, *data.jumlah))]
    return [*lines, *tanda_bagian(data.penanda, data.tempat_tanggal, lebar)]


def _total(text: str, first: bool) -> Bagian:
    def draw_total(naskah: Naskah, atas: float) -> None:
        naskah.teks(naskah.kiri, atas - (13 if first else 10), text, typeface("tebal"), 9.5)

    return Bagian(16 if first else 13, draw_total)
