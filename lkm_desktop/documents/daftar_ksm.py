"""Daftar KSM: the groups of residents that the LKM accompanies, with totals by field (lkm-siklus.md 3.2; BR20)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from lkm_desktop.documents.fakta_kertas import bahan_tahap, kolom, tabel, tebal, tempat
from lkm_desktop.documents.isi import Blok, Isi, KolomIsi, Ruang, Tabel
from lkm_desktop.documents.pilihan import Pilihan
from lkm_desktop.format import ribuan, tanggal_panjang
from lkm_desktop.services.fakta_ksm import bidang_ksm, rekap_ksm

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

_KOSONG = 12
_REKAP = (KolomIsi("Bidang", 2), KolomIsi("KSM", lebar_mm=30, rata="kanan"),
          KolomIsi("Anggota", lebar_mm=30, rata="kanan"))  # fmt: skip


def isi(s: Session, pilihan: Pilihan) -> Isi:
    """The KSM of a stage as blocks, or a form to write on. Raises like `bahan_tahap`."""
    t = bahan_tahap(s, "daftar-ksm", pilihan, "ksm")
    day, rows = t.hari("tanggal"), t.daftar("ksm")
    blok: list[Blok] = [
        t.judul(),
        t.alinea("pembuka", {"keadaan": tanggal_panjang(day) if day else ""}, ikut=True),
        tabel(rows, kolom("Nama KSM", "isi", 2), (KolomIsi("Bidang", 1.1), bidang_ksm),
              (KolomIsi("RT/RW", lebar_mm=20, rata="tengah"), tempat),
              (KolomIsi("Anggota", lebar_mm=18, rata="kanan"), _anggota), kolom("Ketua", "oleh", 1.5),
              kolom("Keterangan", "keterangan", 1.5), kosong=_KOSONG),
    ]  # fmt: skip
    if rows:
        blok += [Ruang(3, ikut=True), t.alinea("rekap", ikut=True), tabel_rekap(rows)]
    if t.teks("pendamping"):
        blok += [Ruang(2, ikut=True), t.alinea("pendamping", {"pendamping": t.teks("pendamping")}, ikut=True)]
    return t.b.jadi("Daftar KSM", [*blok, Ruang(2, ikut=True), *t.tanda()])


def _anggota(row: Mapping[str, Any]) -> str:
    return "" if row.get("jumlah") is None else ribuan(row["jumlah"])


def tabel_rekap(rows: Sequence[Mapping[str, Any]]) -> Tabel:
    """KSM and members by field, with their sum."""
    found = rekap_ksm(rows)
    lines = [(one.bidang, ribuan(one.ksm), ribuan(one.anggota)) for one in found]
    total = ("Jumlah", ribuan(len(rows)), ribuan(sum(one.anggota for one in found)))
    return Tabel(_REKAP, (*lines, tuple(tebal(words) for words in total)), utuh=True)
