"""Laporan KBK of a month or a year: sessions in the columns of R9, follow-ups, growth with what is missing, charts
(lkm-siklus.md 4.5, 6.4 R9)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from lkm_desktop.documents.belajar_bantu import hari_ini, masa_dari, masa_kata, rtl_kata, status_kata
from lkm_desktop.documents.isi import (
    Alinea,
    Blok,
    Fakta,
    GambarBagan,
    Isi,
    Judul,
    KolomIsi,
    SubJudul,
    Tabel,
    Tanda,
)
from lkm_desktop.documents.office import kop_of, place_and_date, printed_on, signers
from lkm_desktop.format import BULAN, tanggal_panjang, tanggal_pendek
from lkm_desktop.services import kbk, kbk_agenda
from lkm_desktop.services.kbk import Sesi
from lkm_desktop.services.kbk_agenda import BarisAgenda
from lkm_desktop.services.kbk_bagan import bagan_setahun
from lkm_desktop.services.kbk_status import TINGKAT, StatusKbk, status
from lkm_desktop.services.organisasi import kantor
from lkm_desktop.services.surat import isian_kantor
from lkm_desktop.services.templat import Susunan, susunan

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from lkm_desktop.documents.pilihan import Pilihan

#: the columns of R9 (Bulan stands once, in the title, when the report is about one month)
_SESI = (
    KolomIsi("Bulan", lebar_mm=20), KolomIsi("Sesi ke", lebar_mm=12, rata="tengah"), KolomIsi("Topik", 1.3),
    KolomIsi("Nilai", lebar_mm=32), KolomIsi("L", lebar_mm=9, rata="kanan"), KolomIsi("P", lebar_mm=9, rata="kanan"),
    KolomIsi("Hasil", 1.4), KolomIsi("Rencana tindak lanjut", 1.4), KolomIsi("Status tindak lanjut", lebar_mm=32),
)
_LANJUTAN = (
    KolomIsi("No", lebar_mm=10, rata="tengah"), KolomIsi("Tindak lanjut", 2), KolomIsi("Oleh", lebar_mm=42),
    KolomIsi("Tenggat", lebar_mm=24, rata="tengah"), KolomIsi("Keadaan", lebar_mm=38),
    KolomIsi("Sesi", lebar_mm=52),
)
_AGENDA = (
    KolomIsi("Waktu", lebar_mm=30), KolomIsi("Topik", 1.4), KolomIsi("Pemandu", lebar_mm=46), KolomIsi("Keadaan"),
)
_STATUS = (
    KolomIsi("Tingkat", lebar_mm=30), KolomIsi("Ukuran"), KolomIsi("Ada", lebar_mm=14, rata="kanan"),
    KolomIsi("Perlu", lebar_mm=14, rata="kanan"), KolomIsi("Terpenuhi", lebar_mm=24, rata="tengah"),
)


def isi(s: Session, pilihan: Pilihan) -> Isi:
    """The report about `subjek`: a month ("2026-03") or a year. Raises LkmError for a subject that is neither."""
    first, last = masa_dari(pilihan)
    today, office, words = hari_ini(pilihan), kantor(s), susunan(s, "laporan-kbk")
    until = min(last, today) if today >= first else last
    year = kbk.setahun(s, first.year, today)
    held = [one for one in year if one.terlaksana and first <= one.tanggal <= last]
    masa, monthly = masa_kata(first, last), first.month == last.month
    given = {**isian_kantor(office), "masa": masa, "sesi": str(len(held)), "tanggal": tanggal_panjang(until),
             "peserta": str(sum(one.hadir for one in held)), "laki": str(sum(one.l for one in held)),
             "perempuan": str(sum(one.p for one in held))}  # fmt: skip
    key = "judul" if monthly else "judul_tahun"
    kota = (("Kecamatan", office.kecamatan), ("Kota/kabupaten", office.kota))
    blok: list[Blok] = [
        Judul(words(key, **given), bawah=masa[:1].upper() + masa[1:], kunci=key),
        Fakta(((office.wilayah, office.kelurahan), *(pair for pair in kota if pair[1])),
              kanan=(office.lembaga, f"Keadaan data per {tanggal_panjang(today)}")),
        SubJudul("A. Sesi belajar"), *_sessions(words, given, held),
        SubJudul("B. Tindak lanjut sesi terdahulu"), *_follow_ups(s, words, given, (first, last), today),
        *_plans(s, (first, last), today),
        SubJudul("D. Perkembangan KBK"), *_growth(words, given, status(s, min(until, today))),
        SubJudul(f"E. Sesi dan peserta tahun {first.year}"),
        GambarBagan(bagan_setahun(year), 44),
        Alinea(words("penutup", **given), "penutup"),
        Tanda(signers(s, office, pilihan, until), place_and_date(office, today)),
    ]  # fmt: skip
    return Isi(f"Laporan KBK {masa}", tuple(blok), kop_of(office, pilihan), dicetak=printed_on(office, pilihan),
               lembaga=office.lembaga)


def _sessions(words: Susunan, given: dict[str, str], held: Sequence[Sesi]) -> list[Blok]:
    if not held:
        return [Alinea(words("tanpa_sesi", **given), "tanpa_sesi")]
    rows = tuple(
        (BULAN[one.tanggal.month - 1], str(one.ke), f"{one.nama} ({tanggal_pendek(one.tanggal)})", one.nilai_kata,
         str(one.l) if one.hadir else "", str(one.p) if one.hadir else "", one.hasil, rtl_kata(one.rtl),
         status_kata(one.rtl))
        for one in held
    )  # fmt: skip
    untold = sum(not one.hadir for one in held)
    key = "sesi_tanpa_hadir" if untold == len(held) else "sesi"
    said = [Alinea(words(key, **given), key, ikut=True)]
    if 0 < untold < len(held):
        said.append(Alinea(words("belum_hadir", **{**given, "belum": str(untold)}), "belum_hadir", ikut=True))
    return [*said, Tabel(_SESI, rows)]


def _follow_ups(
    s: Session, words: Susunan, given: dict[str, str], span: tuple[date, date], today: date
) -> list[Blok]:  # fmt: skip
    """Those of sessions before the period that were open in it, or were finished in it."""
    first, last = span
    names = {one.rapat_id: one.sebutan for year in range(first.year - 3, first.year + 1)
             for one in kbk.setahun(s, year, today)}  # fmt: skip
    rows = [
        row for found in kbk.rtl_per_sesi(s, today).values() for row in found
        if row.rapat_tanggal < first and (row.keadaan == "terbuka" or (row.selesai and first <= row.selesai <= last))
    ]  # fmt: skip
    if not rows:
        return [Alinea(words("tanpa_lanjutan", **given), "tanpa_lanjutan")]
    rows.sort(key=lambda row: (row.tenggat or date.max, row.rapat_tanggal, row.isi))
    return [Tabel(_LANJUTAN, tuple(
        (str(n), row.isi, row.penanggung_jawab, tanggal_pendek(row.tenggat) if row.tenggat else "",
         f"{row.status} {tanggal_pendek(row.selesai)}" if row.selesai else row.status,
         names.get(row.rapat_id, f"{tanggal_pendek(row.rapat_tanggal)} {row.rapat}"))
        for n, row in enumerate(rows, 1)
    ))]  # fmt: skip


def _plans(s: Session, span: tuple[date, date], today: date) -> list[Blok]:
    """The agenda of a month and of the month after it, or of a year; a sentence while there is none."""
    first, last = span
    if first.month != last.month:
        return [SubJudul("C. Agenda setahun"), *_agenda(kbk_agenda.daftar(s, first.year, today))]
    following = date(last.year + last.month // 12, last.month % 12 + 1, 1)
    lines = [b for year in sorted({first.year, following.year}) for b in kbk_agenda.daftar(s, year, today)]
    wanted = [b for b in lines if first <= date(b.tahun, b.bulan, 1) <= following]
    return [SubJudul("C. Agenda masa ini dan bulan berikutnya"), *_agenda(wanted)]


def _agenda(wanted: Sequence[BarisAgenda]) -> list[Blok]:
    if not wanted:
        return [Alinea("Belum ada agenda belajar.", "tanpa_agenda")]
    rows = tuple(
        (b.kapan if b.tanggal else f"{BULAN[b.bulan - 1]} {b.tahun}", b.topik, b.pemandu, b.kalimat) for b in wanted
    )
    return [Tabel(_AGENDA, rows)]


def _growth(words: Susunan, given: dict[str, str], found: StatusKbk) -> list[Blok]:
    """The step reached, every criterion, and what is missing for the next step."""
    given = {**given, "status": found.label, "berikut": found.berikut, "tanggal": tanggal_panjang(found.hari)}
    names = dict(TINGKAT)
    rows = tuple(
        (names[k.tingkat], k.kalimat, str(k.ada), str(k.perlu), "ya" if k.terpenuhi else "belum")
        for k in found.kriteria
    )
    blok: list[Blok] = [Alinea(words("status", **given), "status", gaya="tebal", ikut=True),
                        Tabel(_STATUS, rows, utuh=True)]
    if found.kurang:
        blok.append(Alinea(words("kurang", **given), "kurang", ikut=True))
        many = len(found.kurang) > 1
        blok += [Alinea(text, nomor=f"{n}." if many else "-", ikut=n < len(found.kurang))
                 for n, text in enumerate(found.kurang, 1)]
    return blok
