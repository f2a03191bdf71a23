"""Daftar hadir: the attendance sheet that people sign (lkm-siklus.md 5.3).

Pre-filled from the roll, with spare numbered rows, or entirely blank; a large rembug that only counts heads gets a
sheet of counts. The number on the paper is the number typed afterwards to record who came; the short code, top right
as words and QR, finds the meeting again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy.orm import Session

from lkm_desktop.documents.daftar_hadir_isi import DaftarHadir, Hitungan, Peserta, by_rt, gather, gather_blank
from lkm_desktop.documents.facts import fact_parts, footer_text, title_parts
from lkm_desktop.documents.fonts import Typeface, clean_line, typeface
from lkm_desktop.documents.kop import kop_bagian
from lkm_desktop.documents.page import F4, MM, TEPI_DAFTAR, Bagian, Kertas, Naskah, ruang
from lkm_desktop.documents.pilihan import PENUHI_HALAMAN, Pilihan
from lkm_desktop.documents.qr import qr_picture
from lkm_desktop.documents.sheet import Kolom, Susunan, Tabel, arrange, paint, room_left
from lkm_desktop.documents.signature import tanda_bagian

__all__ = ["PENUHI_HALAMAN", "DaftarHadir", "Hitungan", "Peserta", "draw", "gather", "gather_blank", "numbers"]

_ROW = 9.2 * MM
_TOTAL = 10 * MM
_REST = 4.5 * MM
_NOTE = "Belum ada yang diundang."
_PRIVATE = "Memuat data pribadi: tidak untuk papan pengumuman"
QR_SIDE = 19 * MM
_QR_QUIET = 4 * MM  # more than four modules: what a reader needs to see white around it
_CODE_SIZE = 8.5


def draw(data: DaftarHadir, kertas: Kertas = F4) -> bytes:
    """The sheet as a PDF on that paper; with `per_rt` a sheet for each RT in one file. Linear in the number of rows."""
    lebar = kertas.lebar - (TEPI_DAFTAR.kiri + TEPI_DAFTAR.kanan) * MM
    isi = kertas.tinggi - (TEPI_DAFTAR.atas + TEPI_DAFTAR.bawah) * MM
    sheets = by_rt(data) if data.per_rt and data.jumlah is None else [data]
    made = [_sheet(each, lebar, isi) for each in sheets]
    judul = ": ".join(part for part in (data.judul.capitalize(), data.kegiatan) if part)
    kaki = _footer(judul, data, lebar)
    pages = [susunan.jumlah for _, susunan in made]
    naskah = Naskah(kertas, TEPI_DAFTAR, judul, kaki, sum(pages), data.lembaga, pages)
    for tabel, susunan in made:
        paint(naskah, tabel, susunan)
    return naskah.selesai()


def numbers(s: Session, pilihan: Pilihan, kertas: Kertas, blank: bool = False) -> tuple[str, ...]:
    """The rows of a printed sheet as plain lines, "12. Siti Aminah", the spare ones with their number alone.

    For the log of papers: it tells later which numbers stand on paper. A sheet of counts has none.
    """
    data = gather_blank(s, pilihan.rapat_id, pilihan) if blank else gather(s, pilihan.rapat_id, pilihan)
    if data.jumlah is not None:
        return ()
    lebar = kertas.lebar - (TEPI_DAFTAR.kiri + TEPI_DAFTAR.kanan) * MM
    isi = kertas.tinggi - (TEPI_DAFTAR.atas + TEPI_DAFTAR.bawah) * MM
    sheets = by_rt(data) if data.per_rt else [data]
    full = [_with_spares(each, lebar, isi, _head(each, lebar)) for each in sheets]
    return tuple(f"{p.urut}. {p.nama}".strip() for each in full for p in each.rows)


def _sheet(data: DaftarHadir, lebar: float, isi: float) -> tuple[Tabel, Susunan]:
    """One sheet, laid out."""
    kepala = _head(data, lebar)
    if data.jumlah is not None:
        tabel = _count_table(lebar)
        return tabel, arrange(tabel, _count_rows(data.jumlah), isi, kepala, _tail(data, lebar, with_totals=False))
    data = _with_spares(data, lebar, isi, kepala)
    tabel = _table(data, lebar)
    return tabel, _arranged(data, tabel, lebar, isi, kepala)


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
    title = title_parts(data.judul, lebar, bawah=notice, nomor=data.kelompok)
    code = [_code(data.kode)] if data.kode else []
    room = lebar - (QR_SIDE + _QR_QUIET if code else 0)
    below = [*title, ruang(6), *fact_parts(facts, room)]
    lacking = _code_height() - sum(part.tinggi for part in below) if code else 0.0
    space = [ruang(lacking)] if lacking > 0 else []
    return [*kop_bagian(data.kop, lebar), *code, *below, *space, ruang(6)]


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


def _table(data: DaftarHadir, lebar: float) -> Tabel:
    wider = max(1.0, lebar / (173 * MM))  # lying paper: more room for the position and the signature too
    position = 28.0 if data.kolom_miskin else 31.5
    fixed = [Kolom("No", 10.5 * MM, "tengah"), Kolom("Jabatan/Unsur", position * MM * wider),
             Kolom("RT/RW", 15.5 * MM, "tengah"), Kolom("Tanda tangan", 47 * MM * wider)]
    if data.kolom_miskin:
        fixed.insert(1, Kolom("M/ NM", 10.5 * MM, "tengah"))
    if data.kolom_lp:
        fixed.insert(1, Kolom("L/P", 9 * MM, "tengah"))
    fixed.insert(1, Kolom("Nama", lebar - sum(kolom.lebar for kolom in fixed)))

    def sign(naskah: Naskah, place: int, kiri: float, kanan: float, atas: float, tinggi: float) -> None:
        _signature_cell(naskah, data, place, (kiri, kanan), atas - tinggi)

    return Tabel(tuple(fixed), 10.0, _ROW, lukis=sign if data.rows else None)


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


def _arranged(data: DaftarHadir, tabel: Tabel, lebar: float, isi: float, kepala: list[Bagian]) -> Susunan:
    return arrange(tabel, _rows(data), isi, kepala, _tail(data, lebar, with_totals=True))


def _with_spares(data: DaftarHadir, lebar: float, isi: float, kepala: list[Bagian]) -> DaftarHadir:
    """The sheet with its spare rows numbered on from the last one."""
    if data.baris_kosong != PENUHI_HALAMAN:
        return _spared(data, data.baris_kosong)
    filled = _spared(data, 0 if data.rows else 1)
    more = 1
    while more > 0:  # rows that kept the signers company may move back to the page before and leave room again
        tabel = _table(filled, lebar)
        free = room_left(tabel, _arranged(filled, tabel, lebar, isi, kepala), isi)
        more = int(free / tabel.tinggi_baris(1))
        filled = _spared(filled, more)
    return filled


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
    tall = _TOTAL + _REST * len(notes)
    face, bold = typeface("biasa"), typeface("tebal")
    wide = [face.width(label, 10) + blank + face.width(unit, 10) + 8 for label, _ in entries]
    gap = max(4.0, (lebar - 12 - bold.width(title, 10) - sum(wide)) / len(entries))

    def draw(naskah: Naskah, atas: float) -> None:
        kiri, kanan, bawah = naskah.kiri, naskah.kanan, atas - tall
        naskah.kisi([kiri, kanan], [atas, bawah])
        base = atas - _TOTAL / 2 - 3.4
        naskah.teks(kiri + 6, base, title, bold, 10)
        x = kiri + 6 + bold.width(title, 10)
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


def _count_table(lebar: float) -> Tabel:
    no, count = 12 * MM, 40 * MM
    what = Kolom("Yang hadir", lebar - no - count)
    return Tabel((Kolom("No", no, "tengah"), what, Kolom("Jumlah (orang)", count, "tengah")), 11.0, 11 * MM)


def _count_rows(hitung: Hitungan) -> list[tuple[str, ...]]:
    def shown(value: int | None) -> str:
        return "" if value is None else str(value)

    return [("1", "Laki-laki", shown(hitung.l)), ("2", "Perempuan", shown(hitung.p)),
            ("", "Jumlah", shown(hitung.total)), ("", "Di antaranya warga miskin", shown(hitung.miskin))]
