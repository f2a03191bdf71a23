"""Rekap partisipasi: the table of a siklus by stage, activity, RT/RW, level, month or element, and its charts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy.orm import Session

from lkm_desktop.documents.bagan import HURUF, bagan_bagian
from lkm_desktop.documents.columns import KolomBuku, fit
from lkm_desktop.documents.facts import footer_text, title_parts
from lkm_desktop.documents.flow import beside, paragraph
from lkm_desktop.documents.gaya import Gaya
from lkm_desktop.documents.isi import Kertasnya
from lkm_desktop.documents.jadwal_siklus import kata_siklus
from lkm_desktop.documents.kop import kop_bagian
from lkm_desktop.documents.lembar import Lembar, lembar
from lkm_desktop.documents.office import kop_of, place_and_date, printed_on, signers
from lkm_desktop.documents.page import MM, Bagian, Kertas, ruang
from lkm_desktop.documents.pilihan import Pilihan
from lkm_desktop.documents.sheet import Kolom, Susunan, Tabel, lay_out
from lkm_desktop.documents.signature import tanda_bagian
from lkm_desktop.documents.surat_bantu import tanggal_isian
from lkm_desktop.services.bagan import Bagan, bagi
from lkm_desktop.services.cari_siklus import cari_siklus
from lkm_desktop.services.organisasi import kantor
from lkm_desktop.services.partisipasi import MENURUT, BarisPartisipasi, Rekap, hitung
from lkm_desktop.services.partisipasi_bagan import semua_bagan
from lkm_desktop.services.partisipasi_tabel import catatan, kepala, kolom, sel

_SIDE = 2.4
_SELA = 8 * MM  # between two charts
_PALING = 40  # labels of one chart; more go on in another
_TANDA = Gaya(10.5, 2)
#: least height of a row in millimetres, part of the usual height of charts and their type size, largest type of the
#: table, tried until one page holds everything
_RAPAT = ((5.4, 1.0, 8.5, 9.5), (5.0, 0.85, 8.5, 9.0), (4.7, 0.7, 8.5, 8.5), (4.5, 0.5, 8.5, 8.0), (4.5, 0.5, 7.5, 8.0))


def buat(s: Session, pilihan: Pilihan, kertas: Kertas) -> Kertasnya:
    """The table and its charts (`subjek`: id or name of the siklus; fields `menurut`: a key of
    MENURUT, `sampai`: the day up to which is counted).

    Raises LkmError when there is no such siklus, or for margins too wide.
    """
    today = pilihan.dicetak or date.today()
    typed = dict(pilihan.isian)
    menurut, upto = typed.get("menurut", ""), tanggal_isian(typed, "sampai", "Data sampai") or today
    found = hitung(s, cari_siklus(s, pilihan.subjek, upto), menurut if menurut in dict(MENURUT) else "tahap", upto)
    office, sheet = kantor(s), lembar(kertas, pilihan)
    title = f"REKAP PARTISIPASI MENURUT {kepala(found).upper()}"
    head = [*title_parts(title, sheet.lebar, 12.5, kata_siklus(found.siklus, office.lembaga, upto)), ruang(6)]
    tanda = tanda_bagian(signers(s, office, pilihan, today), place_and_date(office, today), sheet.lebar, _TANDA)
    kop = kop_bagian(kop_of(office, pilihan), sheet.lebar, kecil=True)
    tables = _susun(found, sheet, (kop, head, tanda))
    judul = f"Rekap partisipasi {found.siklus.nama}"
    kaki = footer_text(judul, "", printed_on(office, pilihan))
    return sheet.lukis(tables, judul, kaki, office.lembaga, berkop=bool(kop))


def _susun(found: Rekap, sheet: Lembar, parts: tuple[list[Bagian], ...]) -> list[tuple[Tabel, Susunan]]:
    """Everything on one page when it fits there, drawn closer if need be; else charts and signatures behind the end of
    the table, or on pages of their own where that takes no more pages."""
    kop, head, tanda = parts
    rows, notes = isi_rekap(found), _catatan(found, sheet.lebar)
    room = sheet.tinggi - sum(part.tinggi for part in [*kop, *head])
    for row_mm, shrink, size, largest in _RAPAT:
        tabel, charts = tabel_rekap(found, sheet.lebar, row_mm, largest), _bagan(found, sheet, shrink, size)
        whole = [*notes, *charts, *tanda]
        body = tabel.kepala()[0] + sum(row[0] for row in lay_out(tabel, rows, sheet.tinggi))
        if body + sum(part.tinggi for part in whole) <= room:
            return [(tabel, sheet.susun(tabel, rows, kop, head, whole))]
    tabel, charts = tabel_rekap(found, sheet.lebar), _bagan(found, sheet)
    first = (tabel, sheet.susun(tabel, rows, kop, head, notes))
    empty = Tabel((Kolom("", sheet.lebar),), tinggi=0.0)
    more = kop if first[1].kop else []
    high = sheet.tinggi - sum(part.tinggi for part in more)
    pages, last = _halaman(charts, high, sum(part.tinggi for part in tanda))
    whole = [*notes, *charts, *tanda]
    if tabel.kepala()[0] + 3 * tabel.tinggi_baris(2) + sum(part.tinggi for part in whole) <= high:
        behind = sheet.susun(tabel, rows, kop, head, whole)
        if behind.jumlah < first[1].jumlah + len(pages) + 1:
            return [(tabel, behind)]
    made = [(empty, Susunan([page], [], [(0, 0)], [], tuple(more))) for page in pages]
    return [first, *made, (empty, Susunan([last], [], [(0, 0)], tanda, tuple(more)))]


def _halaman(charts: Sequence[Bagian], tinggi: float, ekor: float) -> tuple[list[list[Bagian]], list[Bagian]]:
    """The charts on pages; the last page has room for the signatures."""
    pages: list[list[Bagian]] = [[]]
    used = 0.0
    for n, part in enumerate(charts):
        need = part.tinggi + (ekor if n == len(charts) - 1 else 0.0)
        if pages[-1] and used + need > tinggi:
            pages.append([])
            used = 0.0
        pages[-1].append(part)
        used += part.tinggi
    return pages[:-1], pages[-1]


def tabel_rekap(found: Rekap, lebar: float, baris_mm: float = 5.4, terbesar: float = 9.5) -> Tabel:
    """The table of a rekap in that width, with rows at least so high; the type size follows from what it holds, up to
    the largest one."""
    columns = (KolomBuku(kepala(found), 34), *(KolomBuku(k.judul, 8, "kanan") for k in kolom(found)))
    size, widths = fit(columns, isi_rekap(found), lebar, _SIDE)
    kinds = tuple(Kolom(k.judul, wide, k.rata) for k, wide in zip(columns, widths, strict=True))
    return Tabel(kinds, min(size, terbesar), baris_mm * MM, _SIDE, 1.6, tebal=len(isi_rekap(found)) - 1)


def isi_rekap(found: Rekap) -> list[tuple[str, ...]]:
    """The rows as text, the whole siklus last."""
    rows = [_baris(found, row, row.nama) for row in found.baris]
    if not rows:
        rows = [("Belum ada pertemuan.", *[""] * len(kolom(found)))]
    return [*rows, _baris(found, found.total, "Jumlah seluruh siklus")]


def _baris(found: Rekap, row: BarisPartisipasi, nama: str) -> tuple[str, ...]:
    return (nama, *(sel(row, k.kunci) for k in kolom(found)))


def _catatan(found: Rekap, lebar: float) -> list[Bagian]:
    parts = paragraph(" ".join(catatan(found)), lebar, Gaya(8.5, 1))
    return [ruang(4), *parts, ruang(4)]


def _bagan(found: Rekap, sheet: Lembar, susut: float = 1.0, huruf: float = HURUF) -> list[Bagian]:
    """The charts: two side by side while both are short, else under each other. susut: of their usual height."""
    charts = semua_bagan(found)
    if len(charts) == 2 and len(found.baris) <= _PALING:
        half = (sheet.lebar - _SELA) / 2
        high = max(_tinggi(chart, half, sheet, susut, huruf) for chart in charts)
        left = bagan_bagian(charts[0], half, high, huruf)
        right = bagan_bagian(charts[1], half, high, huruf, kiri=half + _SELA)
        return [*beside([left], [right]), ruang(6)]
    found_parts: list[Bagian] = []
    for piece in (piece for chart in charts for piece in bagi(chart, _PALING)):
        high = _tinggi(piece, sheet.lebar, sheet, susut, huruf)
        found_parts += [bagan_bagian(piece, sheet.lebar, high, huruf), ruang(6)]
    return found_parts


def _tinggi(chart: Bagan, lebar: float, sheet: Lembar, susut: float, huruf: float) -> float:
    """Height of a chart: that part of what is usual, at least what it needs, at most three quarters of a page."""
    usual = bagan_bagian(chart, lebar, 0, huruf, sheet.tinggi * 0.75).tinggi
    return bagan_bagian(chart, lebar, usual * susut, huruf).tinggi
