"""What a sheet is made of: columns, rows, formulas, signers and charts. Nothing here knows how Excel keeps it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from math import ceil
from types import MappingProxyType

#: kinds of columns that hold real numbers, added up as such
JENIS_ANGKA = ("angka", "tahun", "rupiah", "desimal", "persen")
JENIS_HARI = ("tanggal", "waktu")
#: kinds whose text wraps inside its cell
JENIS_BERGULUNG = ("teks", "panjang")


@dataclass(frozen=True)
class Rumus:
    """A formula of ours as a cell value, with the value that it has, for programs that do not calculate.

    teks: with or without "=", English function names and commas · nilai: what the formula gives. Text of a user never
    becomes part of one.
    """

    teks: str
    nilai: float | str | date | None = None


@dataclass(frozen=True)
class Kolom:
    """A column of a sheet: heading, greatest width in characters, and how its cells are kept.

    jenis: "teks" as typed · "kode" a number that is a name (NIK, phone, RT): text also when edited in Excel ·
    "panjang" text that wraps · "tengah" short text in the middle · "tanggal" a real date · "waktu" a date with the
    time of day · "angka" a real number, shown with a point for thousands · "tahun" a number shown without one ·
    "rupiah" a real number shown as Rp1.000.000 · "desimal" two decimals · "persen" 0 to 1, shown as 45%.

    grup: heading above neighbouring columns of the same group · jumlah: added up in the total row · rumus: a formula
    for each row, where {kunci} is the cell of that column in the same row and {r} the number of the row; the value of
    the row is then what the formula gives, and None leaves the cell empty · rumus_total: a formula for the total row
    over {data}, the rows of this column, its value in `Lembar.total_lain` · kunci_kolom: the name that formulas, charts
    and `Lembar.total_lain` use · pilihan: the words of a dropdown · terkunci: may not be changed in a sheet
    with `lindungi`.
    """

    label: str
    lebar: float
    jenis: str = "teks"
    grup: str = ""
    jumlah: bool = False
    rumus: str = ""
    kunci_kolom: str = ""
    pilihan: tuple[str, ...] = ()
    terkunci: bool = False
    rumus_total: str = ""


@dataclass(frozen=True)
class TandaTangan:
    """One signer below a sheet: a line above ("Mengetahui," or place and date), position, name, number below it.

    An empty name leaves dots to write on.
    """

    jabatan: str
    nama: str = ""
    atas: str = ""
    nomor: str = ""


@dataclass(frozen=True)
class BaganLembar:
    """A native chart of Excel on columns of its sheet, readable without colour.

    jenis: "batang" upright bars · "mendatar" bars to the right, for long words · "garis" · "lingkaran" (first of
    `deret` only) · kategori, deret: keys of columns · tumpuk: bars of a row stand on each other · dari, sampai: first
    row taken and the row before which it ends, counted from 0 below the heading; all rows when left out · tinggi: in
    rows of the sheet · sumbu: what the numbers count.
    """

    jenis: str
    judul: str
    kategori: str
    deret: tuple[str, ...]
    tumpuk: bool = False
    dari: int = 0
    sampai: int | None = None
    tinggi: int = 14
    sumbu: str = ""


#: a value of the total row: plain, or made from the sums of the summed columns by their keys
NilaiTotal = Callable[[Mapping[str, float]], object] | float | str | date | Rumus | None


@dataclass(frozen=True)
class Lembar:
    """One sheet. `judul` are the lines above the table, the first one large; `rebah` lays the paper on its side;
    `beku` columns (number and name) stay in sight while scrolling, and come again on a second sheet of paper.

    keterangan: label and value lines above the table, in `lajur` lanes beside each other · total: word in the first
    cell of the total row, "" for none · total_lain: what the total row holds in columns that are not added up, by key;
    in a column with `rumus` it is the value of that formula in the total row · tanda_tangan: signers below ·
    tersembunyi: the sheet is hidden · lindungi: protected without a password, only cells of columns that are not
    `terkunci` can be changed · bagan: charts below the table · kosong: line in place of rows when there are none.
    """

    nama: str
    judul: tuple[str, ...]
    kolom: tuple[Kolom, ...]
    baris: Iterable[Sequence[object]]
    kaki: str = ""
    rebah: bool = True
    beku: int = 2
    keterangan: tuple[tuple[str, object], ...] = ()
    lajur: int = 1
    total: str = ""
    total_lain: Mapping[str, NilaiTotal] = field(default_factory=lambda: MappingProxyType({}))
    tanda_tangan: tuple[TandaTangan, ...] = ()
    tersembunyi: bool = False
    lindungi: bool = False
    bagan: tuple[BaganLembar, ...] = ()
    kosong: str = ""


@dataclass(frozen=True)
class Letak:
    """Where the table of a sheet lies, rows counted from 1: its heading and its first row of data."""

    kepala: int
    awal: int


def letak(lembar: Lembar) -> Letak:
    """Where `build` will put the table of this sheet."""
    di_atas = len(lembar.judul) + baris_keterangan(lembar)
    kepala = di_atas + (1 if di_atas else 0) + (1 if bergrup(lembar) else 0) + 1
    return Letak(kepala, kepala + 1)


def baris_keterangan(lembar: Lembar) -> int:
    """How many rows the label lines take."""
    return ceil(len(lembar.keterangan) / lembar.lajur)


def bergrup(lembar: Lembar) -> bool:
    """True when a row of group headings stands above the heading."""
    return any(k.grup for k in lembar.kolom)


def kelompok(kolom: Sequence[Kolom]) -> list[tuple[int, int]]:
    """Neighbouring columns of one group, as first and one past the last; a column without group stands alone."""
    hasil: list[tuple[int, int]] = []
    for i, k in enumerate(kolom):
        if hasil and k.grup and kolom[i - 1].grup == k.grup:
            hasil[-1] = (hasil[-1][0], i + 1)
        else:
            hasil.append((i, i + 1))
    return hasil
