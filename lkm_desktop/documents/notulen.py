"""Notulen: the minutes of a meeting (lkm-siklus.md 5.4), signed by the chair and the note-taker."""

from __future__ import annotations

from dataclasses import dataclass

from lkm_desktop.documents.facts import fact_parts, footer_text, title_parts
from lkm_desktop.documents.flow import columns, heading, paginate_parts, paint_flow, paragraph, table
from lkm_desktop.documents.kop import Kop, kop_bagian
from lkm_desktop.documents.page import F4, MM, TEPI_NASKAH, Bagian, Kertas, Naskah, ruang
from lkm_desktop.documents.sheet import Kolom
from lkm_desktop.documents.signature import Penanda, tanda_bagian

#: more names than this go on a list behind the signatures
_NAMES_INSIDE = 60
_NUMBER = 7 * MM


@dataclass(frozen=True)
class Pokok:
    """One point of the agenda and what was said about it."""

    pokok: str
    pembahasan: str = ""


@dataclass(frozen=True)
class Putusan:
    """One decision: what, who sees to it, until when (as text)."""

    isi: str
    penanggung_jawab: str = ""
    tenggat: str = ""


@dataclass(frozen=True)
class Notulen:
    """Everything that is printed in the minutes, as text.

    fakta: "label, value" pairs under the title · pembuka: the sentence with the date in words · kuorum: its sentence ·
    pembukaan: how the meeting was opened · hadir, izin, tidak_hadir: names.
    """

    kop: Kop | None
    rapat: str
    fakta: tuple[tuple[str, str], ...] = ()
    pembuka: str = ""
    kuorum: str = ""
    pembukaan: str = ""
    agenda: tuple[Pokok, ...] = ()
    keputusan: tuple[Putusan, ...] = ()
    penutup: str = ""
    hadir: tuple[str, ...] = ()
    izin: tuple[str, ...] = ()
    tidak_hadir: tuple[str, ...] = ()
    penanda: tuple[Penanda, ...] = ()
    tempat_tanggal: str = ""
    judul: str = "NOTULEN RAPAT"
    kode: str = ""
    dicetak: str = ""
    lembaga: str = ""


def draw(data: Notulen, kertas: Kertas = F4) -> bytes:
    """The minutes as a PDF on that paper."""
    tepi = TEPI_NASKAH
    lebar = kertas.lebar - (tepi.kiri + tepi.kanan) * MM
    pages = paginate_parts(_parts(data, lebar, tepi.kiri * MM), kertas.tinggi - (tepi.atas + tepi.bawah) * MM)
    kaki = footer_text(f"Notulen: {data.rapat}", data.kode, data.dicetak)
    naskah = Naskah(kertas, tepi, f"Notulen {data.rapat}", kaki, len(pages), data.lembaga)
    paint_flow(naskah, pages)
    return naskah.selesai()


def _parts(data: Notulen, lebar: float, kiri: float) -> list[Bagian]:
    parts = [*kop_bagian(data.kop, lebar), *title_parts(data.judul, lebar), ruang(8, True)]
    parts += fact_parts(data.fakta, lebar)
    parts.append(ruang(6))
    if data.pembuka:
        parts += paragraph(data.pembuka, lebar)
    if data.kuorum:
        parts += paragraph(data.kuorum, lebar)
    sections = [("Susunan acara", _agenda(data, lebar)), ("Jalannya rapat", _course(data, lebar)),
                ("Keputusan", _decisions(data, lebar, kiri))]
    inside = len(data.hadir) + len(data.izin) + len(data.tidak_hadir) <= _NAMES_INSIDE
    if inside:
        sections.append(("Peserta", _people(data, lebar)))
    sections.append(("Penutup", paragraph(data.penutup or "-", lebar)))
    for letter, (title, body) in zip("ABCDEF", sections, strict=False):
        parts += heading(f"{letter}. {title}", lebar) + body
    parts = _hold_last(parts)
    parts += tanda_bagian(data.penanda, data.tempat_tanggal, lebar)
    if not inside:
        parts += [ruang(18), *heading("Lampiran: peserta rapat", lebar), *_people(data, lebar)]
    return parts


def _hold_last(parts: list[Bagian]) -> list[Bagian]:
    """The last lines before the signatures stay with them, so that no page holds signatures alone."""
    held = [Bagian(p.tinggi, p.gambar, True, p.kosong, p.kisi, p.kepala, p.sambung) for p in parts[-3:]]
    return parts[:-3] + held


def _agenda(data: Notulen, lebar: float) -> list[Bagian]:
    if not data.agenda:
        return paragraph("-", lebar)
    parts: list[Bagian] = []
    for n, point in enumerate(data.agenda, 1):
        parts += paragraph(point.pokok, lebar, _NUMBER, f"{n}.")
    return parts


def _course(data: Notulen, lebar: float) -> list[Bagian]:
    parts: list[Bagian] = []
    if data.pembukaan:
        parts += paragraph("Pembukaan", lebar, style="tebal", ikut=True) + paragraph(data.pembukaan, lebar)
    for n, point in enumerate(data.agenda, 1):
        if point.pembahasan.strip():
            parts += paragraph(point.pokok, lebar, _NUMBER, f"{n}.", "tebal", ikut=True)
            parts += paragraph(point.pembahasan, lebar, _NUMBER)
    return parts or paragraph("-", lebar)


def _decisions(data: Notulen, lebar: float, kiri: float) -> list[Bagian]:
    if not data.keputusan:
        return paragraph("-", lebar)
    no, who, when = 10 * MM, 40 * MM, 28 * MM
    kolom = (Kolom("No", no, "tengah"), Kolom("Keputusan", lebar - no - who - when), Kolom("Penanggung jawab", who),
             Kolom("Tenggat", when, "tengah"))
    rows = [(str(n), k.isi, k.penanggung_jawab or "-", k.tenggat or "-") for n, k in enumerate(data.keputusan, 1)]
    return [*table(kolom, rows, kiri), ruang(4)]


def _people(data: Notulen, lebar: float) -> list[Bagian]:
    groups = (("Hadir", data.hadir), ("Izin/sakit", data.izin), ("Tidak hadir", data.tidak_hadir))
    parts: list[Bagian] = []
    for label, names in groups:
        if names:
            parts += paragraph(f"{label} ({len(names)} orang)", lebar, style="tebal", ikut=True)
            parts += [*columns(names, lebar), ruang(5)]
    return parts or paragraph("-", lebar)
