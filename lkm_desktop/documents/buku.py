"""Buku: any register as a printed list on lying paper (lkm-siklus.md 1.13, 2.4)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy.orm import Session

from lkm_desktop.documents.columns import KolomBuku, fit
from lkm_desktop.documents.facts import footer_text, title_parts
from lkm_desktop.documents.fonts import typeface
from lkm_desktop.documents.kop import Kop, kop_bagian
from lkm_desktop.documents.office import kop_of, place_and_date, printed_on, signers
from lkm_desktop.documents.page import F4, MM, TEPI_DAFTAR, Bagian, Kertas, Naskah, ruang
from lkm_desktop.documents.pilihan import Pilihan
from lkm_desktop.documents.sheet import Kolom, Tabel, arrange, paint
from lkm_desktop.documents.signature import Penanda, tanda_bagian
from lkm_desktop.fields import Field, Register
from lkm_desktop.format import tanggal_panjang
from lkm_desktop.services.organisasi import Kantor, kantor
from lkm_desktop.services.registers import Query, ids, rows

__all__ = ["Buku", "KolomBuku", "draw", "gather"]

#: columns of the printed books (lkm-siklus.md 1.13 B1, B2, B3 and 2.4)
BUKU_KOLOM = {
    "orang": ("nama", "nik", "no_kk", "jenis_kelamin", "tempat_lahir", "tanggal_lahir", "status_kawin", "pendidikan",
              "pekerjaan", "alamat", "rt", "rw", "no_hp", "unsur", "keterangan"),
    "anggota": ("nama", "nik", "tanggal_lahir", "umur", "jenis_kelamin", "pendidikan", "pekerjaan", "alamat", "rt",
                "rw", "no_hp", "jabatan", "periode", "suara", "tanggal_dikukuhkan", "selesai", "alasan_berhenti",
                "keterangan"),
    "pengelola": ("nama", "tanggal_lahir", "jenis_kelamin", "pekerjaan", "alamat", "rt", "rw", "no_hp", "badan",
                  "jabatan", "sk_nomor", "sk_tanggal", "mulai", "selesai", "alasan_berhenti", "keterangan"),
    "relawan": ("nomor", "nama", "jenis_kelamin", "tempat_lahir", "tanggal_lahir", "pendidikan", "pekerjaan", "alamat",
                "rt", "rw", "no_hp", "miskin", "unsur", "minat", "peran", "tanggal_daftar", "status", "keterangan"),
}
#: neighbouring columns that are printed as one: the second key, the heading, what stands between
_JOINED = {"rt": ("rw", "RT/RW", "/"), "tempat_lahir": ("tanggal_lahir", "Tempat, tanggal lahir", ", ")}
_CENTRED = {"tanggal", "jk", "rt"}

_SIDE = 2.4


@dataclass(frozen=True)
class Buku:
    """A register as it is printed. subjudul: what the list contains, as a sentence · rows: text for each column,
    without the number, which is added · satuan: what is counted ("orang")."""

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


def gather(s: Session, register: Register, query: Query | None = None, kolom: tuple[str, ...] = (),
           papan: bool = True, pilihan: Pilihan | None = None) -> Buku:
    """A register's rows as the query shows them. `kolom`: keys, empty for the printed book's own.

    `papan`: for the notice board: NIK masked, other private columns (phone, poor or not) left out.
    """
    pilihan, query = pilihan or Pilihan(), query or Query()
    office = kantor(s)
    keys = [k for k in kolom or BUKU_KOLOM.get(register.key, register.columns) if not papan or _public(register, k)]
    texts = rows(s, register, ids(s, register, query), keys, full=not papan)
    columns, joined = _join(register, keys, texts)
    today = pilihan.dicetak or date.today()
    day = query.per_tanggal or today
    title = f"BUKU {register.title}".upper().replace("LKM", office.istilah)
    return Buku(
        title, columns, joined, _sentence(register, query, office, day), kop_of(office, pilihan),
        penanda=signers(s, office, pilihan, day), tempat_tanggal=place_and_date(office, today),
        dicetak=printed_on(office, pilihan), lembaga=office.lembaga,
    )


def _public(register: Register, key: str) -> bool:
    field = register.field(key)
    return field.kind == "nik" or not field.private


def _join(register: Register, keys: list[str], texts: list[tuple[str, ...]]) -> tuple[
    tuple[KolomBuku, ...], tuple[tuple[str, ...], ...]
]:
    """Columns and rows with the neighbours of `_JOINED` made one."""
    columns: list[KolomBuku] = []
    parts: list[list[str]] = []
    n = 0
    while n < len(keys):
        field = register.field(keys[n])
        cells = [row[n] for row in texts]
        second, heading, between = _JOINED.get(keys[n], ("", "", ""))
        if second and keys[n + 1 : n + 2] == [second]:
            other = [row[n + 1] for row in texts]
            cells = [between.join(t for t in pair if t) for pair in zip(cells, other, strict=True)]
            width = field.width + register.field(second).width
            columns.append(KolomBuku(heading, width, "tengah" if field.kind in _CENTRED else "kiri"))
            n += 1
        else:
            columns.append(KolomBuku(field.label, field.width, _side(field)))
        parts.append(cells)
        n += 1
    return tuple(columns), tuple(zip(*parts, strict=True)) if texts else ()


def _side(field: Field) -> str:
    return "tengah" if field.kind in _CENTRED else "kanan" if field.kind == "angka" else "kiri"


def _sentence(register: Register, query: Query, office: Kantor, day: date) -> str:
    """What the list contains: place, day, state, filters, search."""
    words = [f"{office.wilayah} {office.kelurahan}", f"keadaan per tanggal {tanggal_panjang(day)}"]
    if query.keadaan != "aktif":
        words.append({"mantan": "yang sudah berhenti", "semua": "yang masih dan yang sudah berhenti"}[query.keadaan])
    for key, value in query.saring.items():
        field = register.field(key)
        words.append(f"{field.label} {field.choice_label(value) if field.choices else value}")
    if query.cari.strip():
        words.append(f"mengandung “{query.cari.strip()}”")
    return ", ".join(words)


def draw(data: Buku, kertas: Kertas | None = None) -> bytes:
    """The register as a PDF; lying F4 unless told otherwise. Linear in the number of rows."""
    kertas = kertas or F4.rebah()
    lebar = kertas.lebar - (TEPI_DAFTAR.kiri + TEPI_DAFTAR.kanan) * MM
    isi = kertas.tinggi - (TEPI_DAFTAR.atas + TEPI_DAFTAR.bawah) * MM
    data = _numbered(data)
    size, widths = fit(data.kolom, data.rows, lebar, _SIDE)
    kolom = tuple(Kolom(k.judul, wide, k.rata) for k, wide in zip(data.kolom, widths, strict=True))
    tabel = Tabel(kolom, size, 5.2 * MM, _SIDE, 2.6, tengah=False)
    susunan = arrange(tabel, data.rows or (_empty(data),), isi, _head(data, lebar), _tail(data, lebar))
    kaki = footer_text(data.judul, data.kode, data.dicetak)
    naskah = Naskah(kertas, TEPI_DAFTAR, data.judul, kaki, susunan.jumlah, data.lembaga)
    paint(naskah, tabel, susunan)
    return naskah.selesai()


def _numbered(data: Buku) -> Buku:
    rows = tuple((str(n), *row) for n, row in enumerate(data.rows, 1))
    return replace(data, kolom=(KolomBuku("No", 4, "tengah"), *data.kolom), rows=rows)


def _empty(data: Buku) -> tuple[str, ...]:
    return ("", "Belum ada isi.", *[""] * (len(data.kolom) - 2))


def _head(data: Buku, lebar: float) -> list[Bagian]:
    return [*kop_bagian(data.kop, lebar, kecil=True), *title_parts(data.judul, lebar, 12.5, data.subjudul), ruang(6)]


def _tail(data: Buku, lebar: float) -> list[Bagian]:
    count = len(data.rows)

    def draw_total(naskah: Naskah, atas: float) -> None:
        text = f"Jumlah: {count:,} {data.satuan}".replace(",", ".")
        naskah.teks(naskah.kiri, atas - 13, text, typeface("tebal"), 9.5)

    return [Bagian(16, draw_total), *tanda_bagian(data.penanda, data.tempat_tanggal, lebar)]
