"""Kriteria kemiskinan: the numbered list that a kelurahan found in its refleksi kemiskinan (lkm-siklus.md 3.2)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lkm_desktop.documents.fakta_kertas import BahanTahap, bahan_tahap, kolom, tabel
from lkm_desktop.documents.isi import Alinea, Blok, Isi, Ruang
from lkm_desktop.documents.pilihan import Pilihan
from lkm_desktop.format import tanggal_panjang

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

_FORUM = "refleksi kemiskinan"


def isi(s: Session, pilihan: Pilihan) -> Isi:
    """The criteria of a stage as blocks, or a form to write on. Raises like `bahan_tahap`."""
    t = bahan_tahap(s, "kriteria-kemiskinan", pilihan, "kriteria")
    day = t.hari("tanggal")
    forum = t.teks("disepakati_di")
    words = {"forum": forum[:1].lower() + forum[1:] or _FORUM, "tanggal": tanggal_panjang(day) if day else ""}
    rows = t.daftar("kriteria")
    blok: list[Blok] = [
        t.judul(),
        t.alinea("pembuka", words, ikut=True),
        tabel(rows, kolom("Kriteria", "isi", 3), kolom("Bidang", "bidang", 1.2), kosong=12),
        *_sebab(t), Ruang(2, ikut=True), t.alinea("penutup", ikut=True), *t.tanda(),
    ]
    return t.b.jadi("Kriteria kemiskinan", blok)


def _sebab(t: BahanTahap) -> list[Blok]:
    rows = t.daftar("sebab")
    if not rows:
        return []
    points = [Alinea(" ".join(str(row["isi"]).split()), nomor=f"{n}.") for n, row in enumerate(rows, 1)]
    return [Ruang(2), t.alinea("sebab", ikut=True), *points]
