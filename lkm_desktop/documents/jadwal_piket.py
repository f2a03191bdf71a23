"""Jadwal piket: who is on duty on which day, with a column to sign."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from sqlalchemy.orm import Session

from lkm_desktop.documents.columns import SIZES, KolomBuku, fit
from lkm_desktop.documents.facts import footer_text, title_parts
from lkm_desktop.documents.fonts import typeface
from lkm_desktop.documents.isi import Kertasnya
from lkm_desktop.documents.kop import kop_bagian
from lkm_desktop.documents.lembar import lembar
from lkm_desktop.documents.office import kop_of, place_and_date, printed_on, signers
from lkm_desktop.documents.page import MM, Kertas, ruang
from lkm_desktop.documents.pilihan import Pilihan
from lkm_desktop.documents.sheet import Kolom, Tabel
from lkm_desktop.documents.signature import tanda_bagian
from lkm_desktop.errors import FieldErrors
from lkm_desktop.format import hari, tanggal_pendek
from lkm_desktop.services.organisasi import kantor
from lkm_desktop.services.piket import Tugas, daftar
from lkm_desktop.services.piket_hari import kata_masa, minggu

_SIDE = 2.4
_KOLOM = (KolomBuku("No", 4, "tengah"), KolomBuku("Hari, tanggal", 16), KolomBuku("Jam", 11, "tengah"),
          KolomBuku("Nama", 26), KolomBuku("Tugas", 30), KolomBuku("Tempat", 16),
          KolomBuku("Paraf", 9, "kiri", 18 * MM))  # fmt: skip

_SEBARIS = ("Hari, tanggal", "Jam")


def masa(pilihan: Pilihan) -> tuple[date, date]:
    """First and last day asked for in `isian` (mulai, selesai), or in `subjek` ("2025-03-10/2025-03-16"); one alone is
    a week, none this week. Raises FieldErrors for a day that is none or an end before the begin."""
    begin, _, end = pilihan.subjek.partition("/")
    asked = {"mulai": begin, "selesai": end, **{key: text for key, text in pilihan.isian if text}}
    days: dict[str, date] = {}
    for key in ("mulai", "selesai"):
        try:
            if asked.get(key):
                days[key] = date.fromisoformat(asked[key])
        except ValueError:
            raise FieldErrors({key: "Isi tanggalnya, misalnya 10-03-2025."}) from None
    first, last = minggu(days.get("mulai") or days.get("selesai") or pilihan.dicetak or date.today())
    first, last = days.get("mulai", first), days.get("selesai", last)
    if last < first:
        raise FieldErrors({"selesai": "Tanggal akhir lebih awal daripada tanggal mulai."})
    return first, last


def buat(s: Session, pilihan: Pilihan, kertas: Kertas) -> Kertasnya:
    """The roster of a span of days. Raises FieldErrors for days that are none, LkmError for margins too wide."""
    first, last = masa(pilihan)
    office, sheet, today = kantor(s), lembar(kertas, pilihan), pilihan.dicetak or date.today()
    rows = isi_jadwal(daftar(s, first, last)) or [("", "Belum ada piket.", "", "", "", "", "")]
    columns = _kolom(rows)
    size, widths = fit(columns, rows, sheet.lebar, _SIDE)
    kolom = tuple(Kolom(k.judul, wide, k.rata) for k, wide in zip(columns, widths, strict=True))
    tabel = Tabel(kolom, size, 8.5 * MM, _SIDE, 2.4)
    kop = kop_bagian(kop_of(office, pilihan), sheet.lebar, kecil=True)
    words = f"{office.lembaga}, {kata_masa(first, last)}"
    head = [*title_parts("JADWAL PIKET RELAWAN", sheet.lebar, 12.5, words), ruang(6)]
    tail = tanda_bagian(signers(s, office, pilihan, today), place_and_date(office, today), sheet.lebar)
    made = sheet.susun(tabel, rows, kop, head, tail)
    kaki = footer_text(f"Jadwal piket {kata_masa(first, last)}", "", printed_on(office, pilihan))
    return sheet.lukis([(tabel, made)], "Jadwal piket relawan", kaki, office.lembaga, berkop=bool(kop))


def _kolom(rows: Sequence[Sequence[str]]) -> list[KolomBuku]:
    """The columns; day and hours stay on one line."""
    face = typeface("biasa")
    return [replace(k, terkecil=max(face.width(row[n], SIZES[0]) for row in rows) + 2 * _SIDE + 1)
            if k.judul in _SEBARIS else k for n, k in enumerate(_KOLOM)]  # fmt: skip


def isi_jadwal(duties: Sequence[Tugas]) -> list[tuple[str, ...]]:
    """One row a duty."""
    rows: list[tuple[str, ...]] = []
    for n, one in enumerate(duties, 1):
        task = f"{one.tugas} ({one.keterangan})" if one.keterangan else one.tugas
        day = f"{hari(one.tanggal)}, {tanggal_pendek(one.tanggal)}"
        rows.append((str(n), day, one.jam, one.nama, task, one.tempat, ""))
    return rows
