"""LPJ: cover, agenda, preface and the four chapters (lkm-siklus.md 1.12); chapter II is written by the program itself.

Money books are kept by the units, so chapter III is what was typed, or an outline to write on.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from lkm_desktop.documents.berita_acara import garis_kosong
from lkm_desktop.documents.daftar_ksm import tabel_rekap
from lkm_desktop.documents.fakta_kertas import BahanTahap, bahan_tahap, masa
from lkm_desktop.documents.isi import (
    Alinea,
    Blok,
    HalamanBaru,
    Isi,
    Judul,
    KolomIsi,
    Ruang,
    SubJudul,
    Tabel,
)
from lkm_desktop.documents.lpj_administrasi import bab_dua, orang
from lkm_desktop.documents.pilihan import Pilihan
from lkm_desktop.documents.surat_bantu import alinea_isi
from lkm_desktop.documents.susunan_rwt import acara
from lkm_desktop.format import tanggal_panjang, tanggal_pendek
from lkm_desktop.services.fakta_ba import tahun_masa
from lkm_desktop.services.fakta_bahan import butir_siklus, rapat_tahap
from lkm_desktop.services.lpj import Administrasi, administrasi
from lkm_desktop.services.papan import TahapPapan, papan

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

#: empty space above the title of the cover, and below the facts of it, in millimetres
_ATAS_MM, _BAWAH_MM = 48, 60
_SEHARI = timedelta(days=1)
_TAHAP = (
    KolomIsi("No", lebar_mm=10, rata="tengah"), KolomIsi("Tahap", 2.4), KolomIsi("Keadaan", 2),
    KolomIsi("Mulai", lebar_mm=23, rata="tengah"), KolomIsi("Selesai", lebar_mm=23, rata="tengah"),
    KolomIsi("Pertemuan", lebar_mm=21, rata="kanan"),
)  # fmt: skip
_UANG = (KolomIsi("No", lebar_mm=11, rata="tengah"), KolomIsi("Uraian", 3), KolomIsi("Penerimaan (Rp)"),
         KolomIsi("Pengeluaran (Rp)"), KolomIsi("Saldo (Rp)"))  # fmt: skip
_KOSONG_UANG = 8


def isi(s: Session, pilihan: Pilihan) -> Isi:
    """The LPJ of the stage of a RWT as blocks, dated on the day of the RWT. Its span is what was typed, else what the
    stage records, else the year that ends with the month before that day.

    Raises like `bahan_tahap`, and FieldErrors for a span that ends before it begins.
    """
    t = _hari_rwt(s, bahan_tahap(s, "lpj", pilihan, "rwt"))
    first, last, note = _span(t)
    found = administrasi(s, first, last, max(last, t.b.hari))
    words = {"masa": masa(first, last), "tahun": tahun_masa(first, last), "tema": t.teks("tema")}
    blok: list[Blok] = [
        *_sampul(t, words), *_acara(t), *_tatib(t), *_pengantar(t, words),
        *_bab_satu(s, t, found), *bab_dua(t, found, words["masa"]), *_bab_tiga(t), *_bab_empat(t, words),
        *_lampiran(t),
    ]
    return replace(t.b.jadi(f"LPJ {t.b.kantor.lembaga} {words['tahun']}", blok), keterangan=note)


def _hari_rwt(s: Session, t: BahanTahap) -> BahanTahap:
    """The same, on the day of the meeting of the stage when no day was typed and the stage records none."""
    meeting = None if t.b.teks("tanggal") or t.hari("tanggal") else rapat_tahap(s, t.tahap_id, "ba-rwt")
    return replace(t, b=replace(t.b, hari=meeting[2])) if meeting else t


def _span(t: BahanTahap) -> tuple[date, date, str]:
    """First and last day, and a remark when they are nobody's choice."""
    first = t.b.tanggal("mulai", "LPJ sejak") or t.hari("lpj_mulai")
    last = t.b.tanggal("selesai", "LPJ sampai") or t.hari("lpj_selesai")
    if first is not None and last is not None:
        return first, last, ""
    last = last or (_setahun(first, 1) - _SEHARI if first else t.b.hari.replace(day=1) - _SEHARI)
    first = first or _setahun(last + _SEHARI, -1)
    return first, last, f"Masa LPJ belum diisi; yang dilaporkan {masa(first, last)}."


def _setahun(day: date, years: int) -> date:
    """The same day of another year; 29 February becomes 1 March."""
    leap = (day.month, day.day) == (2, 29)
    return date(day.year + years, 3, 1) if leap else day.replace(year=day.year + years)


# --- before the chapters ----------------------------------------------------------------------------------------------


def _sampul(t: BahanTahap, words: dict[str, str]) -> list[Blok]:
    office, day = t.b.kantor, t.b.hari
    parts: list[Blok] = [
        Ruang(_ATAS_MM), Judul(t.b.kalimat("judul", **t.b.isian())),
        Alinea(office.lembaga.upper(), gaya="tebal", rata="tengah"),
        t.alinea("judul_masa", words, rata="tengah"), Ruang(6),
    ]
    if words["tema"]:
        parts.append(Alinea(f"“{words['tema']}”", gaya="tebal", rata="tengah"))
    region = (f"{office.wilayah} {office.kelurahan}", f"Kecamatan {office.kecamatan}" if office.kecamatan else "",
              office.kota)
    return [
        *parts, Ruang(_BAWAH_MM), t.alinea("judul_forum", rata="tengah"),
        Alinea(f"{office.tempat_surat}, {tanggal_panjang(day)}", rata="tengah"), Ruang(6),
        *(Alinea(line, gaya="tebal", rata="tengah") for line in region if line), HalamanBaru(),
    ]  # fmt: skip


def _acara(t: BahanTahap) -> list[Blok]:
    return [bab(t, "bab_acara"), acara(t), Ruang(6)]


def _tatib(t: BahanTahap) -> list[Blok]:
    rules = t.b.teks("tatib")
    return [bab(t, "bab_tatib"), *alinea_isi(rules), Ruang(6)] if rules else []


def _pengantar(t: BahanTahap, words: dict[str, str]) -> list[Blok]:
    return [bab(t, "bab_pengantar"), t.alinea("kata_pengantar", words), *t.tanda(sendiri=True)]


def bab(t: BahanTahap, kunci: str) -> Alinea:
    """The heading of a chapter; it never ends a page."""
    return t.alinea(kunci, rata="tengah", gaya="tebal", ikut=True)


# --- I, III, IV -------------------------------------------------------------------------------------------------------


def _bab_satu(s: Session, t: BahanTahap, found: Administrasi) -> list[Blok]:
    day = min(t.b.hari, t.b.pilihan.dicetak or date.today())
    board = papan(s, t.nilai.siklus_id, day)
    rows = tuple(_tahap(n, one) for n, one in enumerate(board.tahap, 1))
    stages: list[Blok] = [
        t.alinea("siklus", {"hari": tanggal_panjang(day)}, ikut=True), Tabel(_TAHAP, rows)
    ] if rows else []
    groups = butir_siklus(s, t.nilai.siklus_id, "ksm", "ksm")
    if groups:
        stages += [Ruang(2), t.alinea("ksm", ikut=True), tabel_rekap(groups)]
    return [
        HalamanBaru(), bab(t, "bab_satu"),
        SubJudul("A. Organisasi"), *alinea_isi(t.b.teks("organisasi")), *orang(found.anggota.petugas), Ruang(2),
        SubJudul("B. Program"), *_ketikan(t, "program"), Ruang(2),
        SubJudul("C. Kegiatan"), *(alinea_isi(t.b.teks("kegiatan")) if rows else _ketikan(t, "kegiatan")), *stages,
    ]


def _ketikan(t: BahanTahap, kunci: str) -> list[Blok]:
    """What was typed, or lines to write on."""
    return alinea_isi(t.b.teks(kunci)) or garis_kosong()


def _tahap(n: int, one: TahapPapan) -> tuple[str, ...]:
    held = sum(kegiatan.ada for kegiatan in one.kegiatan)
    days = (tanggal_pendek(day) if day is not None else "–" for day in (one.mulai, one.selesai))
    return (str(n), one.nama, one.kalimat, *days, str(held) if held else "–")


def _bab_tiga(t: BahanTahap) -> list[Blok]:
    typed = alinea_isi(t.b.teks("keuangan"))
    outline: list[Blok] = [t.alinea("keuangan", ikut=True), Tabel(_UANG, (), 9, _KOSONG_UANG, 1, utuh=True)]
    return [Ruang(8), bab(t, "bab_tiga"), *(typed or outline)]


def _bab_empat(t: BahanTahap, words: dict[str, str]) -> list[Blok]:
    return [Ruang(6), bab(t, "bab_empat"), t.alinea("penutup", words, ikut=True), *t.tanda(sendiri=True)]


def _lampiran(t: BahanTahap) -> list[Blok]:
    """Typed enclosures, else the papers that the stage records."""
    lines = t.b.baris("lampiran") or [
        ", ".join(str(row[key]).strip() for key in ("isi", "keterangan") if row.get(key)) for row in t.daftar("berkas")
    ]
    if not lines:
        return []
    return [Ruang(4), SubJudul("Lampiran"), *(Alinea(line, nomor=f"{n}.") for n, line in enumerate(lines, 1))]
