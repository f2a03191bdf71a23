"""The chain of replacements on paper: who left, why, who came, since when, by which decision (BR24)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lkm_desktop.documents.isi import Blok, Isi, KolomIsi, Tabel, Tanda
from lkm_desktop.documents.office import place_and_date, signers
from lkm_desktop.documents.pemilihan_bantu import berkas, hari_ini
from lkm_desktop.documents.pilihan import Pilihan
from lkm_desktop.format import tanggal_pendek
from lkm_desktop.services.paw import Pergantian, rantai

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session


def isi(s: Session, pilihan: Pilihan) -> Isi:
    """Replacements of the board of one election (`subjek`), or of all times (""). Raises LkmError, FieldErrors like
    `berkas`."""
    f = berkas(s, "riwayat-paw", pilihan)
    one = bool(pilihan.subjek) and f.pemilihan is not None
    links = rantai(s, f.pemilihan.id if one and f.pemilihan is not None else None)
    term = f"periode {f.pemilihan.periode}" if one and f.pemilihan and f.pemilihan.periode else "semua periode"
    blok: list[Blok] = [f.judul(bawah="bawah", cakupan=term)]
    if links:
        blok.append(_table(links))
    else:
        blok.append(f.alinea("belum", rata="tengah"))
    day = hari_ini(pilihan)
    signed = signers(s, f.b.kantor, pilihan, day)
    if signed:
        blok.append(Tanda(signed, place_and_date(f.b.kantor, day)))
    return f.jadi(f"Riwayat pergantian antarwaktu {f.b.kantor.lembaga}", blok)


def _table(links: tuple[Pergantian, ...]) -> Tabel:
    kolom = (
        KolomIsi("No", lebar_mm=10, rata="tengah"), KolomIsi("Periode", lebar_mm=23, rata="tengah"),
        KolomIsi("Jabatan", lebar_mm=24), KolomIsi("Yang diganti", 1.3), KolomIsi("Masa tugas", lebar_mm=26),
        KolomIsi("Alasan", 1.1), KolomIsi("Pengganti", 1.3), KolomIsi("Sejak", lebar_mm=23, rata="tengah"),
        KolomIsi("Dasar keputusan", 1.3),
    )  # fmt: skip
    return Tabel(kolom, tuple(
        (str(n), p.periode, p.jabatan, p.nama, _term(p.mulai, p.selesai), p.alasan, p.pengganti or "belum ada",
         _day(p.sejak), p.dasar)
        for n, p in enumerate(links, 1)
    ))  # fmt: skip


def _term(mulai: date | None, selesai: date | None) -> str:
    return " s.d. ".join(part for part in (_day(mulai), _day(selesai)) if part)


def _day(day: date | None) -> str:
    return tanggal_pendek(day) if day else ""
