"""Buku: any register as a printed list on lying paper (lkm-siklus.md 1.13, 2.4)."""

from __future__ import annotations

from dataclasses import dataclass, replace

from lkm_desktop.documents.columns import KolomBuku, fit
from lkm_desktop.documents.facts import footer_text, title_parts
from lkm_desktop.documents.fonts import typeface
from lkm_desktop.documents.kop import Kop, kop_bagian
from lkm_desktop.documents.page import F4, MM, TEPI_DAFTAR, Bagian, Kertas, Naskah, ruang
from lkm_desktop.documents.sheet import Kolom, Tabel, arrange, paint
from lkm_desktop.documents.signature import Penanda, tanda_bagian

__all__ = ["Buku", "KolomBuku", "draw"]

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
