"""The kehadiran grid on lying paper; many meetings go on over further pages, where the names come again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from sqlalchemy.orm import Session

from lkm_desktop.documents.facts import footer_text, title_parts
from lkm_desktop.documents.fonts import clean_line, typeface
from lkm_desktop.documents.isi import Kertasnya
from lkm_desktop.documents.kop import Kop, kop_bagian
from lkm_desktop.documents.lembar import Lembar, lembar
from lkm_desktop.documents.office import kop_of, place_and_date, printed_on, signers
from lkm_desktop.documents.page import F4, MM, Bagian, Kertas, Naskah, ruang
from lkm_desktop.documents.pilihan import Pilihan
from lkm_desktop.documents.sheet import Kolom, Susunan, Tabel
from lkm_desktop.documents.signature import Penanda, tanda_bagian
from lkm_desktop.documents.wrap import wrap
from lkm_desktop.services.kisi import Kisi, MintaKisi, kisi
from lkm_desktop.services.organisasi import kantor

_NO, _NAMA, _RAPAT, _JUMLAH, _PERSEN, _KET = 9 * MM, 52 * MM, 12.5 * MM, 9 * MM, 12 * MM, 24 * MM
_LEAST = _NO + _NAMA + _RAPAT + 4 * _JUMLAH + _PERSEN + _KET  # one meeting and the totals
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


def buat(s: Session, pilihan: Pilihan, kertas: Kertas) -> Kertasnya:
    """The grid on paper. Raises FieldErrors when its period ends before it begins, LkmError for margins too wide."""
    office = kantor(s)
    found, sheet = kisi(s, minta_of(pilihan)), lembar(kertas, pilihan)
    today = pilihan.dicetak or date.today()
    bawah = tanda_bagian(signers(s, office, pilihan, today), place_and_date(office, today), sheet.lebar)
    made = _paper(found, sheet, kop_of(office, pilihan), bawah, (printed_on(office, pilihan), office.lembaga))
    if found.rapat:
        return made
    return replace(made, keterangan=f"Tidak ada rapat pada masa ini. {made.keterangan}".strip())


def draw(data: Kisi, kertas: Kertas | None = None, kop: Kop | None = None, penanda: tuple[Penanda, ...] = (),
         tempat_tanggal: str = "", dicetak: str = "", lembaga: str = "", pilihan: Pilihan | None = None) -> bytes:
    """The grid as a PDF, on lying F4 unless told otherwise; margins and letterhead as in the choices."""
    sheet = lembar(kertas or F4.rebah(), pilihan)
    return _paper(data, sheet, kop, tanda_bagian(penanda, tempat_tanggal, sheet.lebar), (dicetak, lembaga)).data


def _paper(data: Kisi, sheet: Lembar, kop: Kop | None, signed: list[Bagian], words: tuple[str, str]) -> Kertasnya:
    """Each part of the meetings is a table of its own with the names again; totals stand on the last. words: when it
    was printed, and the office."""
    lebar, head = sheet.lebar, kop_bagian(kop, sheet.lebar, kecil=True)
    sheet.cukup(_LEAST, "rekap kehadiran")
    judul = f"REKAP KEHADIRAN {data.judul.upper()}"
    parts = _parts(len(data.rapat), lebar)
    many = len(data.rapat) > _LEGEND_MOST
    made: list[tuple[Tabel, Susunan]] = []
    for n, (start, end) in enumerate(parts):
        last = n == len(parts) - 1
        tabel = _table(data, lebar, start, end, last)
        told = f"{data.kalimat}, rapat ke-{start + 1} s.d. {end}" if len(parts) > 1 else data.kalimat
        title = [*title_parts(judul, lebar, 12.5, told), ruang(6)]
        tail = [*_tail(data, lebar), *([] if many else signed)] if last else []
        top = head if not n or sheet.kop_semua else []
        made.append((tabel, sheet.susun(tabel, _rows(data, start, end, last), top, title, tail)))
    if many:
        made.append(_list_of_meetings(data, sheet, head if sheet.kop_semua else [], signed))
    kaki = footer_text(f"Rekap kehadiran {data.judul}", "", words[0])
    return sheet.lukis(made, judul, kaki, words[1], berkop=bool(head))


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


def _list_of_meetings(
    data: Kisi, sheet: Lembar, kop: Sequence[Bagian], tail: Sequence[Bagian]
) -> tuple[Tabel, Susunan]:
    """Many meetings are named in a table of their own."""
    lebar = sheet.lebar
    day, count = 24 * MM, 18 * MM
    kolom = (Kolom("No", _NO, "tengah"), Kolom("Tanggal", day, "tengah"),
             Kolom("Nama rapat", lebar - _NO - day - count), Kolom("Hadir", count, "tengah"))
    rows = [(str(n), f"{r.tanggal:%d-%m-%Y}", r.keterangan, str(r.hadir) if r.tercatat else "belum")
            for n, r in enumerate(data.rapat, 1)]
    tabel = Tabel(kolom, _SIZE, 5.4 * MM, 2.0, 2.0)
    head = [*title_parts("RAPAT DALAM REKAP INI", lebar, 12.5, data.kalimat), ruang(6)]
    return tabel, sheet.susun(tabel, rows, kop, head, tail)
