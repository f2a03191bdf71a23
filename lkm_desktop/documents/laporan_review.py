"""Laporan review partisipatif: findings and a conclusion in three fields (lkm-siklus.md 3.1, 3.3; program.md 4.1)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lkm_desktop.documents.fakta_kertas import BahanTahap, bahan_tahap, kolom, masa, tabel
from lkm_desktop.documents.isi import Alinea, Blok, Isi, Ruang
from lkm_desktop.documents.pilihan import Pilihan
from lkm_desktop.services.fakta_bahan import anggota
from lkm_desktop.services.fakta_kata import REVIEW
from lkm_desktop.services.surat import TITIK

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def isi(s: Session, pilihan: Pilihan) -> Isi:
    """The report of a stage as blocks, or a form to write on. Raises like `bahan_tahap`."""
    t = bahan_tahap(s, "laporan-review", pilihan, "review")
    span = masa(t.hari("masa_mulai"), t.hari("masa_selesai"))
    team = ", ".join(one.kalimat for one in anggota(s, t.tahap_id, "tim_review"))
    blok: list[Blok] = [t.judul(), t.alinea("pembuka", {"masa": span})]
    if team:
        blok.append(t.alinea("tim", {"tim": team}))
    for kode, _ in REVIEW:
        blok += _bab(t, kode)
    blok += [Ruang(2, ikut=True), t.alinea("penutup", ikut=True), *t.tanda()]
    return t.b.jadi("Laporan review partisipatif", blok)


def _bab(t: BahanTahap, kode: str) -> list[Blok]:
    """One field: its findings, then the conclusion, or dots to write it on."""
    rows = t.daftar(f"temuan_{kode}")
    findings = tabel(rows, kolom("Temuan", "isi", 2), kolom("Penyebab", "sebab", 1.5),
                     kolom("Rekomendasi", "keterangan", 1.5), kolom("Penanggung jawab", "oleh", lebar_mm=36), kosong=3)
    word = t.b.kalimat("simpulan", **t.b.isian(siklus=t.siklus))
    concluded = str(t.nilai.fakta.get(f"simpulan_{kode}") or "").strip() or TITIK * 5
    return [
        Ruang(2), t.alinea(f"bab_{kode}", rata="kiri", gaya="tebal", ikut=True), findings, Ruang(1, ikut=True),
        Alinea(f"{word}: {concluded}"),
    ]  # fmt: skip
