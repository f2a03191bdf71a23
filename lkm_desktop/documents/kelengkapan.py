"""Lembar periksa kelengkapan: what was checked before a recap went to the korkot, and what is missing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from lkm_desktop.documents.belajar_bantu import hari_ini
from lkm_desktop.documents.isi import Alinea, Blok, Isi, Judul, KolomIsi, Sel, Tabel, Tanda
from lkm_desktop.documents.office import kop_of, place_and_date, printed_on, signers
from lkm_desktop.documents.surat_bantu import tanggal_isian
from lkm_desktop.format import tanggal_panjang
from lkm_desktop.services import kelengkapan, paket
from lkm_desktop.services.kelengkapan import BELUM, KELOMPOK, LENGKAP, TINGKAT, Butir, Kelengkapan
from lkm_desktop.services.organisasi import kantor
from lkm_desktop.services.rekap.periode import dari_kode
from lkm_desktop.services.surat import isian_kantor
from lkm_desktop.services.templat import susunan

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from lkm_desktop.documents.pilihan import Pilihan

_KOLOM = (
    KolomIsi("No", lebar_mm=10, rata="tengah"), KolomIsi("Yang diperiksa", 1.4), KolomIsi("Keadaan", lebar_mm=34),
    KolomIsi("Yang belum", 1.6),
)  # fmt: skip


def isi(s: Session, pilihan: Pilihan) -> Isi:
    """The checklist as blocks; `subjek`: code of the period ("2026-07"), the month before without one; typed `sampai`:
    the cut-off. Raises LkmError for a period that cannot be read, FieldErrors for a wrong date."""
    office, words, today = kantor(s), susunan(s, "kelengkapan"), hari_ini(pilihan)
    period = dari_kode(s, pilihan.subjek) if pilihan.subjek else paket.periode_bawaan(s, today)
    upto: date = tanggal_isian(dict(pilihan.isian), "sampai", "Data sampai") or paket.sampai_bawaan(period, today)
    found = kelengkapan.periksa(s, period, upto)
    given = {**isian_kantor(office), "periode": period.label, "periode_besar": period.label.upper(),
             "sampai": tanggal_panjang(upto)}  # fmt: skip
    blok: list[Blok] = [
        Judul(words("judul", **given), bawah=words("bawah", **given)),
        Alinea(words("pengantar", **given), "pengantar"),
        Alinea(found.kalimat if found.kurang else words("lengkap", **given), gaya="tebal"),
    ]
    blok.append(Tabel(_KOLOM, tuple(_semua_baris(found, pilihan.papan))))
    blok.append(Tanda(signers(s, office, pilihan, today), place_and_date(office, today)))
    return Isi("Lembar periksa kelengkapan", tuple(blok), kop_of(office, pilihan),
               kaki_judul=f"Kelengkapan rekap {period.label}", dicetak=printed_on(office, pilihan),
               lembaga=office.lembaga)  # fmt: skip


def _semua_baris(found: Kelengkapan, papan: bool) -> Iterator[tuple[str | Sel, ...]]:
    """The checks, numbered through, each group under its name."""
    number = 0
    for code, title in KELOMPOK:
        mine = [one for one in found.butir if one.kelompok == code]
        if mine:
            yield ("", Sel(title, gaya="tebal"), "", "")
        for one in mine:
            number += 1
            yield _baris(number, one, papan)


def _baris(nomor: int, one: Butir, papan: bool) -> tuple[str | Sel, ...]:
    """A check; what must be mended is set in bold, for colour is lost in a copy. papan: nobody is named."""
    state = {LENGKAP: "Lengkap", BELUM: dict(TINGKAT)[one.tingkat]}.get(one.keadaan, "Tidak ada datanya")
    missing = "\n".join(line.umum if papan else line.kalimat for line in one.kurang)
    bold = "tebal" if one.keadaan == BELUM and one.tingkat == kelengkapan.HARUS else "biasa"
    return (str(nomor), one.label, Sel(state, gaya=bold), missing)
