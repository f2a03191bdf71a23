"""Jadwal siklus: stages as rows, months as columns, the plan as an open bar and what was done as a filled one.

On lying paper, for the wall of the secretariat and for the korkot (lkm-siklus.md 3.1: rencana against realisasi).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from lkm_desktop.documents.facts import footer_text, title_parts
from lkm_desktop.documents.fonts import typeface
from lkm_desktop.documents.gaya import Gaya
from lkm_desktop.documents.isi import Kertasnya
from lkm_desktop.documents.kop import kop_bagian
from lkm_desktop.documents.lembar import Lembar, lembar
from lkm_desktop.documents.office import kop_of, place_and_date, printed_on, signers
from lkm_desktop.documents.page import MM, Bagian, Kertas, Naskah, ruang
from lkm_desktop.documents.pilihan import Pilihan
from lkm_desktop.documents.sheet import Kolom, Painter, Susunan, Tabel
from lkm_desktop.documents.signature import tanda_bagian
from lkm_desktop.format import BULAN_PENDEK, tanggal_panjang, tanggal_pendek
from lkm_desktop.services.bagan_tata import putus
from lkm_desktop.services.cari_siklus import cari_siklus
from lkm_desktop.services.jadwal_siklus import BarisJadwal, Jadwal, KolomWaktu, Masa, jadwal, kata_masa
from lkm_desktop.services.organisasi import kantor
from lkm_desktop.services.siklus import SiklusRingkas

#: type size and least row height, roomy first; the first that needs the fewest pages is taken
_RAPAT = ((8.5, 10.4 * MM), (8.5, 8.8 * MM), (8.0, 8.0 * MM), (7.5, 7.4 * MM))
_KODE, _NAMA, _TANGGAL, _KEADAAN = 13 * MM, 44 * MM, 22 * MM, 34 * MM
_SISI = 1.8  # beside the text of a cell
_MASA = 6 * MM  # the least width of a month
_FILL = 0.35
_TANDA = Gaya(10.5, 2)  # signatures close together, so that a siklus of eleven stages stays on one page


def buat(s: Session, pilihan: Pilihan, kertas: Kertas) -> Kertasnya:
    """The timeline of a siklus (`subjek`: its id or name, "" the running one) on paper.

    Raises LkmError when there is no such siklus, or for margins too wide.
    """
    today = pilihan.dicetak or date.today()
    found = jadwal(s, cari_siklus(s, pilihan.subjek, today), today, dict(pilihan.isian).get("rincian") == "kegiatan")
    office, sheet = kantor(s), lembar(kertas, pilihan)
    sheet.cukup(_KODE + _NAMA + 2 * _TANGGAL + _KEADAAN + len(found.kolom) * _MASA, "jadwal ini")
    bidang = _bidang(found, sheet.lebar)
    words = kata_siklus(found.siklus, office.lembaga, today)
    head = [*title_parts("JADWAL SIKLUS", sheet.lebar, 12.5, words), ruang(6)]
    tail = [ruang(4), _legenda(found), ruang(2), _alasan(),
            *tanda_bagian(signers(s, office, pilihan, today), place_and_date(office, today), sheet.lebar, _TANDA)]
    kop = kop_bagian(kop_of(office, pilihan), sheet.lebar, kecil=True)
    rows = [_baris(row, bidang) for row in found.baris] or [_kosong(bidang)]
    tries = [_susun(sheet, _tabel(found, bidang, size, high), rows, (kop, head, tail)) for size, high in _RAPAT]
    tabel, susunan = min(tries, key=lambda one: one[1].jumlah)
    title = f"Jadwal siklus {found.siklus.nama}"
    kaki = footer_text(title, "", printed_on(office, pilihan))
    return sheet.lukis([(tabel, susunan)], title, kaki, office.lembaga, berkop=bool(kop))


def _tabel(found: Jadwal, bidang: _Bidang, size: float, high: float) -> Tabel:
    face, room = typeface("tebal"), bidang.waktu / bidang.banyak - 2 * _SISI
    years, months = (any(face.width(text, size) > room for text in texts)
                     for texts in zip(*((one.bawah, one.atas) for one in found.kolom), strict=True))
    heads = (kepala_waktu(one, years, months) for one in found.kolom)
    kolom = (*bidang.kata, *(Kolom(text, bidang.waktu / bidang.banyak, "tengah") for text in heads))
    return Tabel(kolom, size, high, _SISI, 1.6, lukis=_pelukis(found, bidang))


def kepala_waktu(one: KolomWaktu, tahun_pendek: bool, bulan_pendek: bool) -> str:
    """The heading of a column of time. In narrow ones the year has two figures and a month one letter, so that no word
    is broken."""
    year = f"’{one.bawah[2:]}" if tahun_pendek and one.bawah.isdigit() else one.bawah
    month = one.atas[0] if bulan_pendek and one.atas in BULAN_PENDEK else one.atas
    return f"{month} {year}"


def _susun(sheet: Lembar, tabel: Tabel, rows: Sequence[Sequence[str]], parts: tuple[list[Bagian], ...]
           ) -> tuple[Tabel, Susunan]:
    kop, head, tail = parts
    return tabel, sheet.susun(tabel, rows, kop, head, tail)


def kata_siklus(siklus: SiklusRingkas, lembaga: str, hari: date) -> str:
    """Whose siklus it is and how old the facts are, under the title of its papers."""
    year = f"tahun ke-{siklus.tahun_ke}" if siklus.tahun_ke else ""
    parts = (lembaga, siklus.nama, siklus.program if siklus.program not in siklus.nama else "", year,
             f"keadaan per tanggal {tanggal_panjang(hari)}")
    return ", ".join(part for part in parts if part)


@dataclass(frozen=True)
class _Bidang:
    """The columns with words, the width of all that show time, and how many these are."""

    kata: tuple[Kolom, ...]
    waktu: float
    banyak: int


def _bidang(found: Jadwal, lebar: float) -> _Bidang:
    """Time gets what the words leave; many stages with long names get a little of it back when months are few."""
    many = len(found.kolom)
    names = _NAMA + max(0.0, min(25 * MM, (lebar - _KODE - _NAMA - 2 * _TANGGAL - _KEADAAN - many * 16 * MM)))
    room = lebar - _KODE - names - 2 * _TANGGAL - _KEADAAN
    words = (Kolom("Kode", _KODE, "tengah"), Kolom("Tahap", names), Kolom("Rencana", _TANGGAL, "tengah"),
             Kolom("Realisasi", _TANGGAL, "tengah"), Kolom("Keadaan", _KEADAAN))
    return _Bidang(words, room, many)


def _baris(row: BarisJadwal, bidang: _Bidang) -> tuple[str, ...]:
    name = f"– {row.nama}" if row.rinci else row.nama
    real = f"sejak {tanggal_pendek(row.nyata[0])}" if row.terbuka and row.nyata else _pendek(row.nyata)
    return (row.kode, name, _pendek(row.rencana), real, row.kalimat, *[""] * bidang.banyak)


def _pendek(masa: Masa | None) -> str:
    return kata_masa(masa).replace("s.d.", "–")


def _kosong(bidang: _Bidang) -> tuple[str, ...]:
    return ("", "Siklus ini belum punya tahap.", *[""] * (len(bidang.kata) + bidang.banyak - 2))


def _pelukis(found: Jadwal, bidang: _Bidang) -> Painter:
    """Draws the bars of a row over all columns of time; the table knows only the last of them."""
    def draw(naskah: Naskah, place: int, _left: float, right: float, top: float, height: float) -> None:
        start, step = right - bidang.waktu, bidang.waktu / bidang.banyak
        if place < len(found.baris):
            row = found.baris[place]
            tall = height * 0.27
            _batang(naskah, found, row.rencana, start, step, top - height * 0.17 - tall, tall, 1.0)
            _batang(naskah, found, row.nyata, start, step, top - height * 0.56 - tall, tall, _FILL)
        if found.memuat(found.hari):
            x = start + step * found.letak(found.hari)
            for r in putus(x, 0, x, height, 1.2, -1, 3.2, 2.0):
                naskah.garis(r.x1, top - r.y1, r.x2, top - r.y2, 1.2)

    return draw


def _batang(naskah: Naskah, found: Jadwal, masa: Masa | None, start: float, step: float, bawah: float, tall: float,
            isi: float) -> None:
    """One bar; a single day is still wide enough to be seen."""
    if masa is None:
        return
    left = start + step * found.letak(masa[0])
    wide = max(2.0, start + step * found.letak(masa[1], akhir=True) - left)
    naskah.kotak(left, bawah, wide, tall, isi, 0.8)


def _legenda(found: Jadwal) -> Bagian:
    """What the bars and the line mean."""
    def draw(naskah: Naskah, atas: float) -> None:
        face, x, base = typeface("biasa"), naskah.kiri, atas - 8
        for isi, words in ((1.0, "rencana"), (_FILL, "realisasi (tahap yang berjalan: sampai hari cetak)")):
            naskah.kotak(x, base - 1, 22, 7, isi, 0.8)
            naskah.teks(x + 27, base, words, face, 8)
            x += 27 + face.width(words, 8) + 18
        if found.memuat(found.hari):
            for r in putus(x, base + 2.5, x + 22, base + 2.5, 1.2, -1, 3.2, 2.0):
                naskah.garis(r.x1, r.y1, r.x2, r.y2, 1.2)
            naskah.teks(x + 27, base, f"hari cetak, {tanggal_panjang(found.hari)}", face, 8)

    return Bagian(12, draw, True)


def _alasan() -> Bagian:
    words = "Realisasi dihitung dari pertemuan yang sudah terlaksana; tahap selesai bila semua syaratnya terpenuhi."

    def draw(naskah: Naskah, atas: float) -> None:
        naskah.teks(naskah.kiri, atas - 8, words, typeface("biasa"), 8)

    return Bagian(11, draw, True)
