"""The kehadiran grid on lying paper; many meetings go on over further pages, where the names come again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from sqlalchemy.orm import Session

from lkm_desktop.documents.facts import footer_text, title_parts
from lkm_desktop.documents.fonts import clean_line, typeface
from lkm_desktop.documents.kop import Kop, kop_bagian
from lkm_desktop.documents.office import kop_of, place_and_date, printed_on, signers
from lkm_desktop.documents.page import F4, MM, TEPI_DAFTAR, Bagian, Kertas, Naskah, ruang
from lkm_desktop.documents.pilihan import Pilihan
from lkm_desktop.documents.sheet import Kolom, Susunan, Tabel, arrange, paint
from lkm_desktop.documents.signature import Penanda, tanda_bagian
from lkm_desktop.documents.wrap import wrap
from lkm_desktop.services.kisi import Kisi, MintaKisi, kisi
from lkm_desktop.services.organisasi import kantor

_NO, _NAMA, _RAPAT, _JUMLAH, _PERSEN, _KET = 9 * MM, 52 * MM, 12.5 * MM, 9 * MM, 12 * MM, 24 * MM
_SIZE = 8.5
_SMALL = 8.0
_LEGEND_LINE = 10.0
_LEGEND_MOST = 30  # meetings named under the grid; more of them get a list of their own


def minta_of(pilihan: Pilihan) -> MintaKisi:
    """What grid the choices ask for: `isian` holds mulai and selesai (ISO dates), jenis and badan. Raises ValueError
    for a day that is none; without days it is this year."""
    asked = dict(pilihan.isian)
    year = (pilihan.dicetak or date.today()).year
    begin, end = asked.get("mulai") or f"{year}-01-01", asked.get("selesai") or f"{year}-12-31"
    return MintaKisi(date.fromisoformat(begin), date.fromisoformat(end), asked.get("jenis") or "semua",
                     asked.get("badan") or "LKM")


def buat(s: Session, pilihan: Pilihan, kertas: Kertas) -> bytes:
    """The grid as a PDF. Raises FieldErrors when its period ends before it begins."""
    office = kantor(s)
    found = kisi(s, minta_of(pilihan))
    today = pilihan.dicetak or date.today()
    return draw(found, kertas, kop_of(office, pilihan), signers(s, office, pilihan, today),
                place_and_date(office, today), printed_on(office, pilihan), office.lembaga)


def draw(data: Kisi, kertas: Kertas | None = None, kop: Kop | None = None, penanda: tuple[Penanda, ...] = (),
         tempat_tanggal: str = "", dicetak: str = "", lembaga: str = "") -> bytes:
    """The grid; each part of the meetings is a table of its own with the names again, totals stand on the last."""
    kertas = kertas or F4.rebah()
    lebar = kertas.lebar - (TEPI_DAFTAR.kiri + TEPI_DAFTAR.kanan) * MM
    isi = kertas.tinggi - (TEPI_DAFTAR.atas + TEPI_DAFTAR.bawah) * MM
    judul = f"REKAP KEHADIRAN {data.judul.upper()}"
    parts = _parts(len(data.rapat), lebar)
    many, signed = len(data.rapat) > _LEGEND_MOST, tanda_bagian(penanda, tempat_tanggal, lebar)
    made: list[tuple[Tabel, Susunan]] = []
    for n, (start, end) in enumerate(parts):
        last = n == len(parts) - 1
        tabel = _table(data, lebar, start, end, last)
        words = f"{data.kalimat}, rapat ke-{start + 1} s.d. {end}" if len(parts) > 1 else data.kalimat
        head = [*(kop_bagian(kop, lebar, kecil=True) if not n else []), *title_parts(judul, lebar, 12.5, words),
                ruang(6)]
        tail = [*_tail(data, lebar), *([] if many else signed)] if last else []
        made.append((tabel, arrange(tabel, _rows(data, start, end, last), isi, head, tail)))
    if many:
        made.append(_list_of_meetings(data, lebar, isi, signed))
    kaki = footer_text(f"Rekap kehadiran {data.judul}", "", dicetak)
    naskah = Naskah(kertas, TEPI_DAFTAR, judul, kaki, sum(susunan.jumlah for _, susunan in made), lembaga)
    for tabel, susunan in made:
        paint(naskah, tabel, susunan)
    return naskah.selesai()


def _parts(meetings: int, lebar: float) -> list[tuple[int, int]]:
    """Which meetings stand side by side; the last part also holds the totals. About equally many in each."""
    totals = 4 * _JUMLAH + _PERSEN + _KET
    most = max(1, int((lebar - _NO - _NAMA) / _RAPAT))
    most_last = max(1, int((lebar - _NO - _NAMA - totals) / _RAPAT))
    if meetings <= most_last:
        return [(0, meetings)]
    pages = 2
    while most * (pages - 1) + most_last < meetings:
        pages += 1
    even = min(most, -(-meetings // pages))
    last = min(most_last, max(1, meetings - even * (pages - 1)))
    cuts = [round((meetings - last) * n / (pages - 1)) for n in range(pages)]
    return [*pairwise(cuts), (meetings - last, meetings)]


def _table(data: Kisi, lebar: float, start: int, end: int, last: bool) -> Tabel:
    kolom = [Kolom("No", _NO, "tengah"), Kolom("Nama", _NAMA)]
    years = {meeting.tanggal.year for meeting in data.rapat}
    for n, meeting in enumerate(data.rapat[start:end], start + 1):
        year = f" {meeting.tanggal.year}" if len(years) > 1 else ""
        kolom.append(Kolom(f"({n}) {meeting.tanggal:%d-%m}{year}", _RAPAT, "tengah"))
    if last:
        kolom += [Kolom(letter, _JUMLAH, "tengah") for letter in "HISA"]
        kolom += [Kolom("% hadir", _PERSEN, "tengah"), Kolom("Keterangan", _KET)]
    room = lebar - sum(k.lebar for k in kolom)
    kolom[1] = Kolom("Nama", _NAMA + min(room, 40 * MM))
    if last and room > 40 * MM:  # few meetings: the table is as wide as the letterhead above it
        kolom[-1] = Kolom("Keterangan", _KET + room - 40 * MM)
    return Tabel(tuple(kolom), _SIZE, 4.9 * MM, 2.0, 1.8)


def _rows(data: Kisi, start: int, end: int, last: bool) -> list[tuple[str, ...]]:
    if not data.orang:
        blank = [""] * (end - start + (6 if last else 0))
        return [("", "Tidak ada orang dalam rekap ini.", *blank)]
    rows = []
    for n, p in enumerate(data.orang, 1):
        share = "" if p.persen is None else f"{p.persen}"
        totals = (str(p.hadir), str(p.izin), str(p.sakit), str(p.alpa), share, data.kata_kurang if p.kurang else "")
        rows.append((str(n), p.nama, *p.tanda[start:end], *(totals if last else ())))
    present = [str(r.hadir) if r.tercatat else "belum" for r in data.rapat[start:end]]
    sums = [str(sum(values)) for values in zip(*((p.hadir, p.izin, p.sakit, p.alpa) for p in data.orang), strict=True)]
    rows.append(("", "Jumlah hadir", *present, *((*sums, "", "") if last else ())))
    return rows


def _tail(data: Kisi, lebar: float) -> list[Bagian]:
    """What the letters mean, and the meetings by number while they are few."""
    parts = [ruang(6), _line("H hadir · I izin · S sakit · A alpa · - tidak diundang · kosong: belum dicatat", 0)]
    if data.tanpa_nama:
        parts.append(_line(f"{data.tanpa_nama} rapat lain dalam masa ini hanya mencatat jumlah peserta.", 0))
    if len(data.rapat) <= _LEGEND_MOST:
        names = [f"({n}) {r.tanggal:%d-%m-%Y} {r.keterangan}" for n, r in enumerate(data.rapat, 1)]
        parts.append(_legend(_columns(names, lebar)))
    return parts


def _columns(names: Sequence[str], lebar: float) -> list[list[str]]:
    """The meetings in three columns, read downwards; no name is cut, and none goes on in the next column."""
    face = typeface("biasa")
    entries = [wrap(clean_line(name), face, _SMALL, lebar / 3 - 12) for name in names]
    tall = -(-sum(len(entry) for entry in entries) // 3)
    columns: list[list[str]] = [[]]
    for entry in entries:
        if len(columns[-1]) + len(entry) > tall and columns[-1] and len(columns) < 3:
            columns.append([])
        columns[-1] += entry
    return columns


def _line(text: str, column: int) -> Bagian:
    def draw_line(naskah: Naskah, atas: float) -> None:
        x = naskah.kiri + column * naskah.lebar / 3
        naskah.teks(x, atas - _SMALL, text, typeface("biasa"), _SMALL)

    return Bagian(_LEGEND_LINE, draw_line, True)


def _legend(columns: list[list[str]]) -> Bagian:
    def draw_legend(naskah: Naskah, atas: float) -> None:
        for place, lines in enumerate(columns):
            for n, text in enumerate(lines):
                _line(text, place).gambar(naskah, atas - n * _LEGEND_LINE)

    return Bagian(_LEGEND_LINE * max(len(lines) for lines in columns), draw_legend, True)


def _list_of_meetings(data: Kisi, lebar: float, isi: float, tail: Sequence[Bagian]) -> tuple[Tabel, Susunan]:
    """Many meetings are named in a table of their own."""
    day, count = 24 * MM, 18 * MM
    kolom = (Kolom("No", _NO, "tengah"), Kolom("Tanggal", day, "tengah"),
             Kolom("Nama rapat", lebar - _NO - day - count), Kolom("Hadir", count, "tengah"))
    rows = [(str(n), f"{r.tanggal:%d-%m-%Y}", r.keterangan, str(r.hadir) if r.tercatat else "belum")
            for n, r in enumerate(data.rapat, 1)]
    tabel = Tabel(kolom, _SIZE, 5.4 * MM, 2.0, 2.0)
    head = [*title_parts("RAPAT DALAM REKAP INI", lebar, 12.5, data.kalimat), ruang(6)]
    return tabel, arrange(tabel, rows, isi, head, tail)
