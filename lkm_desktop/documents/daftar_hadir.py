"""Daftar hadir: the attendance sheet that people sign (lkm-siklus.md 5.3).

Pre-filled from the roll, with spare numbered rows, or entirely blank; a large rembug that only counts heads gets a
sheet of counts. The number on the paper is the number typed afterwards to record who came.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import NamedTuple

from sqlalchemy.orm import Session

from lkm_desktop.documents.facts import fact_parts, footer_text, title_parts
from lkm_desktop.documents.fonts import clean_line, typeface
from lkm_desktop.documents.kop import Kop, kop_bagian
from lkm_desktop.documents.office import kop_of, meeting_code, place_and_date, printed_on, signers
from lkm_desktop.documents.page import F4, MM, TEPI_DAFTAR, Bagian, Kertas, Naskah, ruang
from lkm_desktop.documents.pilihan import PENUHI_HALAMAN, Pilihan
from lkm_desktop.documents.sheet import Kolom, Susunan, Tabel, arrange, paint, room_left
from lkm_desktop.documents.signature import Penanda, tanda_bagian
from lkm_desktop.domain.rapat import TINGKAT
from lkm_desktop.format import hari_tanggal, jam_rentang
from lkm_desktop.services.organisasi import Kantor, kantor
from lkm_desktop.services.rapat import get_rapat
from lkm_desktop.services.roll import Roll, roll

__all__ = ["PENUHI_HALAMAN", "DaftarHadir", "Hitungan", "Peserta", "draw", "gather", "gather_blank"]

_ROW = 9.2 * MM
_TOTAL = 10 * MM
_REST = 4.5 * MM
_SPARE = 5  # rows for guests behind the roll
_NOTE = "Belum ada yang diundang."


class Peserta(NamedTuple):
    """One row of the sheet; a status ("izin", "hadir") is printed where the signature would stand."""

    urut: int
    nama: str
    jk: str = ""
    jabatan: str = ""
    rt_rw: str = ""
    status: str = ""


@dataclass(frozen=True)
class Hitungan:
    """Heads counted; None is left open for the pen."""

    l: int | None = None  # noqa: E741 - L and P are the words of every Indonesian form
    p: int | None = None
    total: int | None = None
    miskin: int | None = None


@dataclass(frozen=True)
class DaftarHadir:
    """Everything that is printed on an attendance sheet, as text.

    baris_kosong: spare numbered rows after the last number (or after `nomor_akhir`), or PENUHI_HALAMAN · zigzag: odd
    signatures left, even right · hitungan: counts printed under the rows, open where None · jumlah: a sheet of counts
    only, without rows.
    """

    kop: Kop | None
    kegiatan: str
    hari_tanggal: str = ""
    waktu: str = ""
    tempat: str = ""
    tingkat: str = ""
    rows: tuple[Peserta, ...] = ()
    baris_kosong: int = 5
    penanda: tuple[Penanda, ...] = ()
    tempat_tanggal: str = ""
    judul: str = "DAFTAR HADIR"
    kode: str = ""
    dicetak: str = ""
    lembaga: str = ""
    zigzag: bool = True
    nomor_akhir: int = 0
    hitungan: Hitungan = Hitungan()
    jumlah: Hitungan | None = None


def gather(s: Session, rapat_id: str, pilihan: Pilihan | None = None) -> DaftarHadir:
    """The sheet of a meeting, pre-filled from its roll; counts only when the meeting records counts only.

    Excuses known beforehand are printed where the signature would stand; other marks only when `pilihan.tanda`.
    Raises LkmError for an unknown meeting.
    """
    pilihan = pilihan or Pilihan()
    data = _meeting(s, rapat_id, pilihan)
    found = roll(s, rapat_id)
    if get_rapat(s, rapat_id)["mode"] == "jumlah":
        return replace(data, jumlah=_typed_counts(s, rapat_id))
    spare = _SPARE if pilihan.baris_kosong is None else pilihan.baris_kosong
    rows = _roll_rows(found, pilihan.tanda)
    return replace(data, rows=rows, baris_kosong=spare, hitungan=_counts(found) if pilihan.tanda else Hitungan())


def gather_blank(s: Session, rapat_id: str = "", pilihan: Pilihan | None = None) -> DaftarHadir:
    """A sheet of empty rows: for a meeting, its numbers go on after the sheet's; else all is left to the pen.

    The sheet of a meeting ends with spare rows, on which guests may have signed: no number stands on two papers.
    """
    pilihan = pilihan or Pilihan()
    spare = PENUHI_HALAMAN if pilihan.baris_kosong is None else pilihan.baris_kosong
    if not rapat_id:
        office = kantor(s)
        return DaftarHadir(kop_of(office, pilihan), "", baris_kosong=spare, zigzag=pilihan.zigzag,
                           dicetak=printed_on(office, pilihan), lembaga=office.lembaga)
    last = max((row.urut for row in roll(s, rapat_id).rows), default=0)
    return replace(_meeting(s, rapat_id, pilihan), baris_kosong=spare, nomor_akhir=last + _SPARE if last else 0)


def _meeting(s: Session, rapat_id: str, pilihan: Pilihan) -> DaftarHadir:
    """The sheet without rows: office, facts, signers."""
    office: Kantor = kantor(s)
    facts = get_rapat(s, rapat_id)
    day = facts["tanggal"]
    return DaftarHadir(
        kop_of(office, pilihan), facts["judul"], hari_tanggal(day),
        jam_rentang(facts["jam_mulai"], facts["jam_selesai"], office.zona), facts["tempat"] or "",
        dict(TINGKAT).get(facts["tingkat"], ""), penanda=signers(s, office, pilihan, day),
        tempat_tanggal=place_and_date(office, day), kode=meeting_code(facts["nomor"], rapat_id),
        dicetak=printed_on(office, pilihan), lembaga=office.lembaga, zigzag=pilihan.zigzag,
    )


def _roll_rows(found: Roll, all_marks: bool) -> tuple[Peserta, ...]:
    before = all_marks or found.hitung.hadir == 0  # nobody has come yet: an excuse was given beforehand
    shown = ("hadir", "izin", "sakit", "alpa") if all_marks else ("izin", "sakit") if before else ()
    return tuple(
        Peserta(r.urut, r.nama, r.jk, r.jabatan, "/".join(part for part in (r.rt, r.rw) if part),
                r.status if r.status in shown else "")
        for r in found.rows
    )


def _counts(found: Roll) -> Hitungan:
    return Hitungan(found.hitung.l, found.hitung.p, found.hitung.hadir, found.hitung.miskin)


def _typed_counts(s: Session, rapat_id: str) -> Hitungan:
    """The counts that were typed; open where nothing was."""
    facts = get_rapat(s, rapat_id)
    men, women = facts["jumlah_l"], facts["jumlah_p"]
    total = None if men is None or women is None else men + women
    return Hitungan(men, women, total, facts["jumlah_miskin"])


def draw(data: DaftarHadir, kertas: Kertas = F4) -> bytes:
    """The sheet as a PDF on that paper. Linear in the number of rows."""
    lebar = kertas.lebar - (TEPI_DAFTAR.kiri + TEPI_DAFTAR.kanan) * MM
    isi = kertas.tinggi - (TEPI_DAFTAR.atas + TEPI_DAFTAR.bawah) * MM
    kepala = _head(data, lebar)
    if data.jumlah is not None:
        tabel = _count_table(lebar)
        susunan = arrange(tabel, _count_rows(data.jumlah), isi, kepala, _tail(data, lebar, with_totals=False))
    else:
        data = _with_spares(data, lebar, isi, kepala)
        tabel = _table(data, lebar)
        susunan = _arranged(data, tabel, lebar, isi, kepala)
    judul = ": ".join(part for part in (data.judul.capitalize(), data.kegiatan) if part)
    kaki = footer_text(judul, data.kode, data.dicetak)
    naskah = Naskah(kertas, TEPI_DAFTAR, judul, kaki, susunan.jumlah, data.lembaga)
    paint(naskah, tabel, susunan)
    return naskah.selesai()


def _head(data: DaftarHadir, lebar: float) -> list[Bagian]:
    facts = [("Kegiatan", data.kegiatan), ("Hari/tanggal", data.hari_tanggal), ("Waktu", data.waktu),
             ("Tempat", data.tempat)]
    if data.tingkat:
        facts.append(("Tingkat", data.tingkat))
    kop = kop_bagian(data.kop, lebar)
    return [*kop, *title_parts(data.judul, lebar), ruang(6), *fact_parts(facts, lebar), ruang(6)]


def _table(data: DaftarHadir, lebar: float) -> Tabel:
    wider = max(1.0, lebar / (173 * MM))  # lying paper: more room for the position and the signature too
    fixed = (10.5 * MM, 9 * MM, 31.5 * MM * wider, 15.5 * MM, 47 * MM * wider)
    no, jk, jabatan, rt, ttd = fixed
    kolom = (
        Kolom("No", no, "tengah"), Kolom("Nama", lebar - sum(fixed)), Kolom("L/P", jk, "tengah"),
        Kolom("Jabatan/Unsur", jabatan), Kolom("RT/RW", rt, "tengah"), Kolom("Tanda tangan", ttd),
    )

    def sign(naskah: Naskah, place: int, kiri: float, kanan: float, atas: float, tinggi: float) -> None:
        _signature_cell(naskah, data, place, (kiri, kanan), atas - tinggi)

    return Tabel(kolom, 10.0, _ROW, lukis=sign if data.rows else None)


def _signature_cell(naskah: Naskah, data: DaftarHadir, place: int, tepi: tuple[float, float], bawah: float) -> None:
    """The number to sign at and a dotted line; or the mark that is known already."""
    peserta = data.rows[place]
    kiri, kanan = tepi
    face, base = typeface("biasa"), bawah + 5.5
    nomor = f"{peserta.urut}."
    half = data.zigzag and peserta.urut % 2 == 0
    start = (kiri + kanan) / 2 if half else kiri
    end = (kiri + kanan) / 2 if data.zigzag and not half else kanan
    naskah.teks(start + 3, base, nomor, face, 8.5)
    after = start + 3 + face.width(nomor, 8.5) + 2.5
    if peserta.status:
        naskah.teks(after + 2, base, clean_line(peserta.status.capitalize()), typeface("miring"), 9.5)
    else:
        naskah.titik(after, base - 0.5, end - 3)


def _rows(data: DaftarHadir) -> list[tuple[str, ...]]:
    if not data.rows:
        return [("", _NOTE, "", "", "", "")]
    return [(str(p.urut) if p.urut else "", p.nama, p.jk, p.jabatan, p.rt_rw, "") for p in data.rows]


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
    last = max((p.urut for p in data.rows), default=data.nomor_akhir)
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
    tall = _TOTAL + (_REST if rest else 0)
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
        if rest:  # L and P alone would not make the total
            naskah.teks(kiri + 6, bawah + 5, f"Termasuk {rest} orang yang L/P-nya belum diisi", face, 9)

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
