"""Daftar hadir: the attendance sheet that people sign (lkm-siklus.md 5.3).

Pre-filled from the roll, with spare numbered rows, or entirely blank; a large rembug that only counts heads gets a
sheet of counts. The number on the paper is the number typed afterwards to record who came; the short code, top right
as words and QR, finds the meeting again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy.orm import Session

from lkm_desktop.documents.daftar_hadir_isi import (
    LEAST,
    SEPERLUNYA,
    SPARE,
    DaftarHadir,
    Hitungan,
    Peserta,
    by_rt,
    gather,
    gather_blank,
)
from lkm_desktop.documents.facts import fact_parts, footer_text, title_parts
from lkm_desktop.documents.fonts import Typeface, clean_line, typeface
from lkm_desktop.documents.gaya import ukuran_wajar
from lkm_desktop.documents.isi import Kertasnya
from lkm_desktop.documents.kop import kop_bagian
from lkm_desktop.documents.lembar import Lembar, lembar
from lkm_desktop.documents.page import F4, MM, Bagian, Kertas, Naskah, ruang
from lkm_desktop.documents.pilihan import PENUHI_HALAMAN, Pilihan
from lkm_desktop.documents.qr import qr_picture
from lkm_desktop.documents.sheet import Kolom, Susunan, Tabel, room_left
from lkm_desktop.documents.signature import tanda_bagian

__all__ = ["PENUHI_HALAMAN", "DaftarHadir", "Hitungan", "Peserta", "draw", "gather", "gather_blank", "numbers",
           "paper"]

UKURAN = 10.0  # usual type size of the rows, in points
_ROW = 9.2 * MM
_TOTAL = 10 * MM
_REST = _LINE = 4.5 * MM
_NOTE = "Belum ada yang diundang."
_PRIVATE = "Memuat data pribadi: tidak untuk papan pengumuman"
QR_SIDE = 19 * MM
_QR_QUIET = 4 * MM  # more than four modules: what a reader needs to see white around it
_CODE_SIZE = 8.5


def draw(data: DaftarHadir, kertas: Kertas = F4, pilihan: Pilihan | None = None) -> bytes:
    """The sheet as a PDF on that paper, like `paper`."""
    return paper(data, kertas, pilihan).data


def paper(data: DaftarHadir, kertas: Kertas = F4, pilihan: Pilihan | None = None) -> Kertasnya:
    """The sheet with the margins, type size of its rows and letterhead of the choices; with `per_rt` a sheet for each
    RT in one file. Linear in the number of rows. Raises LkmError when the margins leave too little room."""
    form = _form(kertas, pilihan)
    sheets = by_rt(data) if data.per_rt and data.jumlah is None else [data]
    made = [_sheet(each, form) for each in sheets]
    judul = ": ".join(part for part in (data.judul.capitalize(), data.kegiatan) if part)
    pages = [susunan.jumlah for _, susunan in made]
    kaki = _footer(judul, data, form.lebar)
    return form.lembar.lukis(made, judul, kaki, data.lembaga, pages, berkop=data.kop is not None)


@dataclass(frozen=True)
class _Form:
    """What a sheet is laid out on: its paper, and the type size of its rows in points."""

    lembar: Lembar
    ukuran: float

    @property
    def lebar(self) -> float:
        return self.lembar.lebar


def _form(kertas: Kertas, pilihan: Pilihan | None) -> _Form:
    return _Form(lembar(kertas, pilihan), ukuran_wajar(pilihan.ukuran if pilihan else None, UKURAN))


def numbers(s: Session, pilihan: Pilihan, kertas: Kertas, blank: bool = False) -> tuple[str, ...]:
    """The rows of a printed sheet as plain lines, "12. Siti Aminah", the spare ones with their number alone.

    For the log of papers: it tells later which numbers stand on paper. A sheet of counts has none.
    """
    data = gather_blank(s, pilihan.rapat_id, pilihan) if blank else gather(s, pilihan.rapat_id, pilihan)
    if data.jumlah is not None:
        return ()
    form, sheets = _form(kertas, pilihan), by_rt(data) if data.per_rt else [data]
    full = [_with_spares(each, form) for each in sheets]
    return tuple(f"{p.urut}. {p.nama}".strip() for each in full for p in each.rows)


def _sheet(data: DaftarHadir, form: _Form) -> tuple[Tabel, Susunan]:
    """One sheet, laid out."""
    if data.jumlah is not None:
        tabel, tail = _count_table(form), _tail(data, form.lebar, with_totals=False)
        rows = _count_rows(data.jumlah)
        return tabel, form.lembar.susun(tabel, rows, kop_bagian(data.kop, form.lebar), _head(data, form.lebar), tail)
    data = _with_spares(data, form)
    tabel = _table(data, form)
    return tabel, _arranged(data, tabel, form)


def _footer(judul: str, data: DaftarHadir, lebar: float) -> str:
    """Words at the foot of each page; a long title gives way, the code and the date stay."""
    face, size = typeface("biasa"), 8.0
    rest = footer_text("", data.kode, data.dicetak)
    room = lebar - face.width(f"{rest} ·  Halaman 100 dari 100", size) - 24
    return footer_text(_shortened(judul, face, size, room), data.kode, data.dicetak)


def _shortened(text: str, face: Typeface, size: float, room: float) -> str:
    text = clean_line(text)
    if face.width(text, size) <= room:
        return text
    while text and face.width(text + "…", size) > room:
        text = text[: -max(1, len(text) // 20)]
    return text.rstrip() + "…"


def _head(data: DaftarHadir, lebar: float) -> list[Bagian]:
    facts = [("Kegiatan", data.kegiatan), ("Hari/tanggal", data.hari_tanggal), ("Waktu", data.waktu),
             ("Tempat", data.tempat)]
    if data.tingkat:
        facts.append(("Tingkat", data.tingkat))
    notice = _PRIVATE if data.kolom_miskin and data.jumlah is None else ""
    code = [_code(data.kode)] if data.kode else []
    room = lebar - (QR_SIDE + _QR_QUIET if code else 0)
    title = title_parts(data.judul, 2 * room - lebar, bawah=notice, nomor=data.kelompok or data.lanjutan)
    below = [*title, ruang(6), *fact_parts(facts, room)]
    lacking = _code_height() - sum(part.tinggi for part in below) if code else 0.0
    space = [ruang(lacking)] if lacking > 0 else []
    return [*code, *below, *space, ruang(6)]


def _code_height() -> float:
    return QR_SIDE + _QR_QUIET + _CODE_SIZE


def _code(kode: str) -> Bagian:
    """The QR in the upper right corner under the letterhead, the same code as words below it; it takes no height."""

    def draw_code(naskah: Naskah, atas: float) -> None:
        face = typeface("biasa")
        naskah.foto(qr_picture(kode), naskah.kanan - QR_SIDE, atas - QR_SIDE, QR_SIDE, QR_SIDE)
        words = max(face.width(kode, _CODE_SIZE), QR_SIDE)
        naskah.teks_tengah(naskah.kanan - words / 2, atas - QR_SIDE - _QR_QUIET - 2, kode, face, _CODE_SIZE)

    return Bagian(0, draw_code, True)


def _table(data: DaftarHadir, form: _Form) -> Tabel:
    size = form.ukuran
    rigid = size / UKURAN * MM  # what these columns hold is as wide as its type
    codes = [Kolom("No", 10.5 * rigid, "tengah"), Kolom("RT/RW", 15.5 * rigid, "tengah")]
    if data.kolom_miskin:
        codes.insert(1, Kolom("M/ NM", 10.5 * rigid, "tengah"))
    if data.kolom_lp:
        codes.insert(1, Kolom("L/P", 9 * rigid, "tengah"))
    name, position, signature = _shares(form, sum(kolom.lebar for kolom in codes), data.kolom_miskin)
    number, *marks, place = codes
    kolom = (number, Kolom("Nama", name), *marks, Kolom("Jabatan/Unsur", position), place,
             Kolom(data.kolom_tanda, signature))

    def sign(naskah: Naskah, place: int, kiri: float, kanan: float, atas: float, tinggi: float) -> None:
        _signature_cell(naskah, data, place, (kiri, kanan), atas - tinggi)

    return Tabel(kolom, size, _ROW, lukis=sign if data.rows else None)


def _shares(form: _Form, codes: float, narrow: bool) -> tuple[float, float, float]:
    """Widths of name, position and signature beside the columns of codes: the usual ones, with the rest for the name;
    on lying paper more for all three, between wide margins less, down to what can be read and signed."""
    room = form.lebar - codes
    least = (35 * MM, 22 * MM * form.ukuran / UKURAN, 40 * MM)
    form.lembar.cukup(codes + sum(least), "daftar hadir")
    wider = max(1.0, form.lebar / (173 * MM))
    usual = (45 * MM, max((28.0 if narrow else 31.5) * MM, least[1]) * wider, 47 * MM * wider)
    share = min(1.0, (room - sum(least)) / (sum(usual) - sum(least)))
    position, signature = (a + (b - a) * share for a, b in zip(least[1:], usual[1:], strict=True))
    return room - position - signature, position, signature


def _signature_cell(naskah: Naskah, data: DaftarHadir, place: int, tepi: tuple[float, float], bawah: float) -> None:
    """The number to sign at and a dotted line; or the mark that is known already."""
    peserta = data.rows[place]
    kiri, kanan = tepi
    face, base = typeface("biasa"), bawah + 5.5
    nomor = f"{peserta.urut}."
    second = (place % 2 == 1) if data.kelompok else peserta.urut % 2 == 0  # the numbers of one RT have gaps
    half = data.zigzag and second
    start = (kiri + kanan) / 2 if half else kiri
    end = (kiri + kanan) / 2 if data.zigzag and not half else kanan
    naskah.teks(start + 3, base, nomor, face, 8.5)
    after = start + 3 + face.width(nomor, 8.5) + 2.5
    if peserta.status:
        naskah.teks(after + 2, base, clean_line(peserta.status.capitalize()), typeface("miring"), 9.5)
    else:
        naskah.titik(after, base - 0.5, end - 3)


def _rows(data: DaftarHadir) -> list[tuple[str, ...]]:
    people: Sequence[Peserta] = data.rows or (Peserta(0, _NOTE),)
    return [_cells(data, p) for p in people]


def _cells(data: DaftarHadir, p: Peserta) -> tuple[str, ...]:
    private = [*([p.jk] if data.kolom_lp else []), *([p.miskin] if data.kolom_miskin else [])]
    return (str(p.urut) if p.urut else "", p.nama, *private, p.jabatan, p.rt_rw, "")


def _arranged(data: DaftarHadir, tabel: Tabel, form: _Form) -> Susunan:
    lebar = form.lebar
    tail = _tail(data, lebar, with_totals=True)
    return form.lembar.susun(tabel, _rows(data), kop_bagian(data.kop, lebar), _head(data, lebar), tail)


def _with_spares(data: DaftarHadir, form: _Form) -> DaftarHadir:
    """The sheet with its spare rows numbered on from the last one."""
    if data.baris_kosong == SEPERLUNYA:
        return _usual_spares(data, form)
    if data.baris_kosong != PENUHI_HALAMAN:
        return _spared(data, data.baris_kosong)
    filled = _spared(data, 0 if data.rows else 1)
    more = 1
    while more > 0:  # rows that kept the signers company may move back to the page before and leave room again
        tabel = _table(filled, form)
        free = room_left(tabel, _arranged(filled, tabel, form), form.lembar.tinggi)
        more = int(free / tabel.tinggi_baris(1))
        filled = _spared(filled, more)
    return filled


def _usual_spares(data: DaftarHadir, form: _Form) -> DaftarHadir:
    """As many of the usual spare rows as need no page of their own, a few in any case."""
    least = _spared(data, LEAST)
    pages = _arranged(least, _table(least, form), form).jumlah
    for count in range(SPARE, LEAST, -1):
        more = _spared(data, count)
        if _arranged(more, _table(more, form), form).jumlah == pages:
            return more
    return least


def _spared(data: DaftarHadir, spare: int) -> DaftarHadir:
    last = max((p.urut for p in data.rows), default=0)
    last = max(last, data.nomor_akhir)
    return replace(data, rows=data.rows + tuple(Peserta(last + n, "") for n in range(1, spare + 1)))


def _tail(data: DaftarHadir, lebar: float, with_totals: bool) -> list[Bagian]:
    parts = [_totals(data, lebar)] if with_totals else [ruang(4)]
    return parts + tanda_bagian(data.penanda, data.tempat_tanggal, lebar)


def _totals(data: DaftarHadir, lebar: float) -> Bagian:
    hitung = data.hitungan
    entries = (("Laki-laki:", hitung.l), ("Perempuan:", hitung.p), ("Jumlah:", hitung.total))
    title, blank, unit = "Jumlah yang hadir", 13 * MM, "orang"
    known = (hitung.l or 0) + (hitung.p or 0)
    rest = hitung.total - known if hitung.total is not None and hitung.l is not None and hitung.p is not None else 0
    notes = [f"Termasuk {rest} orang yang L/P-nya belum diisi"] if rest else []  # L and P alone would not make it
    if data.kolom_miskin:
        poor = "........" if hitung.miskin is None else str(hitung.miskin)
        notes.append(f"Di antaranya warga miskin (M): {poor} orang")
    face, bold = typeface("biasa"), typeface("tebal")
    wide = [face.width(label, 10) + blank + face.width(unit, 10) + 8 for label, _ in entries]
    above = bold.width(title, 10)
    two = lebar - 12 - above - sum(wide) < 4 * len(entries)  # between wide margins the title has a line of its own
    gap = (lebar - 12 - (0 if two else above) - sum(wide)) / (len(entries) - (1 if two else 0))
    first = _TOTAL + (_LINE if two else 0)
    tall = first + _REST * len(notes)

    def draw(naskah: Naskah, atas: float) -> None:
        kiri, kanan, bawah = naskah.kiri, naskah.kanan, atas - tall
        naskah.kisi([kiri, kanan], [atas, bawah])
        naskah.teks(kiri + 6, atas - _TOTAL / 2 - 3.4, title, bold, 10)
        base = atas - first + _TOTAL / 2 - 3.4
        x = kiri + 6 + (-gap if two else above)
        for (label, value), each in zip(entries, wide, strict=True):
            x += gap
            start = x + face.width(label, 10) + 4
            naskah.teks(x, base, label, face, 10)
            naskah.titik(start, base - 1, start + blank)
            if value is not None:
                naskah.teks_tengah(start + blank / 2, base + 0.5, str(value), face, 10)
            naskah.teks(start + blank + 4, base, unit, face, 10)
            x += each
        for line, text in enumerate(reversed(notes)):
            naskah.teks(kiri + 6, bawah + 5 + line * _REST, text, face, 9)

    return Bagian(tall, draw)


def _count_table(form: _Form) -> Tabel:
    no, count = 12 * MM, 40 * MM
    what, size = Kolom("Yang hadir", form.lebar - no - count), form.ukuran + 1
    return Tabel((Kolom("No", no, "tengah"), what, Kolom("Jumlah (orang)", count, "tengah")), size, 11 * MM)


def _count_rows(hitung: Hitungan) -> list[tuple[str, ...]]:
    def shown(value: int | None) -> str:
        return "" if value is None else str(value)

    return [("1", "Laki-laki", shown(hitung.l)), ("2", "Perempuan", shown(hitung.p)),
            ("", "Jumlah", shown(hitung.total)), ("", "Di antaranya warga miskin", shown(hitung.miskin))]
