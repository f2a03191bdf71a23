"""Hasil pemetaan swadaya: studies PS-1 to PS-6, poor households, problems by field, maps (lkm-siklus.md 3.2)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from lkm_desktop.documents.fakta_kertas import KOSONG, BahanTahap, bahan_tahap, jumlah, kolom, tabel, tempat
from lkm_desktop.documents.isi import Alinea, Blok, Fakta, Isi, KolomIsi, Ruang, SubJudul, Tabel
from lkm_desktop.documents.pilihan import Pilihan
from lkm_desktop.format import hari_tanggal, ribuan
from lkm_desktop.services.fakta_kata import TRIDAYA
from lkm_desktop.services.fakta_tahap import tahap_siklus

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def isi(s: Session, pilihan: Pilihan) -> Isi:
    """The results of a stage as blocks, or a form to write on. Raises like `bahan_tahap`."""
    t = bahan_tahap(s, "hasil-ps", pilihan, "ps")
    blok: list[Blok] = [
        t.judul(), t.alinea("pembuka"), Fakta(_fakta(t), 42),
        *_kajian(t), *_masalah(t), *_peta(t), Ruang(2, ikut=True),
        t.alinea("penutup", {"rencana": _rencana(s, t)}, ikut=True), *t.tanda(),
    ]
    return t.b.jadi("Hasil pemetaan swadaya", blok)


def _rencana(s: Session, t: BahanTahap) -> str:
    """The plan that the results are for: of a siklus that plans an area and has no PJM, the RPLP (program.md 8)."""
    area, pjm = (tahap_siklus(s, t.nilai.siklus_id, kode) for kode in ("rencana_kawasan", "pjm"))
    return "RPLP" if area is not None and pjm is None else "PJM Pronangkis"


def _fakta(t: BahanTahap) -> tuple[tuple[str, str], ...]:
    day = t.hari("tanggal")
    return (
        ("Tahun pendataan", t.teks("tahun")), ("Lokakarya PS", hari_tanggal(day) if day else ""),
        ("Berita acara", t.teks("ba_nomor")), ("KK miskin (PS-2)", hitung_lp(t.nilai.fakta, "kk", "KK")),
        ("Jiwa miskin", hitung_lp(t.nilai.fakta, "jiwa", "jiwa")),
    )  # fmt: skip


def hitung_lp(fakta: dict[str, Any], kunci: str, satuan: str) -> str:
    """ "148 KK: 120 laki-laki, 28 perempuan"; one of the two alone is told alone, nothing known is ""."""
    men, women = fakta.get(f"{kunci}_l"), fakta.get(f"{kunci}_p")
    parts = [f"{ribuan(count)} {word}" for count, word in ((men, "laki-laki"), (women, "perempuan"))
             if count is not None]
    if men is None or women is None:
        return f"{parts[0]} ({satuan})" if parts else ""
    head = f"{ribuan(men + women)} {satuan}"
    return f"{head}, kepala keluarga {', '.join(parts)}" if kunci == "kk" else f"{head}: {', '.join(parts)}"


def _kajian(t: BahanTahap) -> list[Blok]:
    rows = t.daftar("kajian")
    if not rows:
        return []
    made = tabel(rows, kolom("Kajian", "bidang", lebar_mm=18), kolom("Hasil", "isi", 3), kolom("Dokumen", "keterangan"))
    return [_sub(t, "kajian"), Tabel(made.kolom[1:], tuple(row[1:] for row in made.baris))]


def _masalah(t: BahanTahap) -> list[Blok]:
    """A table for each field that has problems, in the order of the Tridaya; an empty form has one to write on."""
    rows = t.daftar("hasil")
    if not rows:
        return [_sub(t, "masalah"), tabel_masalah([])]
    named = {bidang(row): None for row in rows}
    order = [*(name for name in TRIDAYA if name in named), *(name for name in named if name not in TRIDAYA)]
    parts: list[Blok] = [_sub(t, "masalah")]
    for name in order:
        mine = [row for row in rows if bidang(row) == name]
        if len(order) > 1 or name:
            parts.append(Alinea(f"Bidang {name.lower()}" if name else "Bidang lain", gaya="tebal", rata="kiri",
                                ikut=True))
        parts += [tabel_masalah(mine), Ruang(2)]
    return parts


def bidang(row: dict[str, Any]) -> str:
    """The field of a problem as the Tridaya names it, whatever its letters; "" without one."""
    typed = " ".join(str(row.get("bidang") or "").split())
    return next((name for name in TRIDAYA if name.casefold() == typed.casefold()), typed)


def tabel_masalah(rows: Sequence[dict[str, Any]], kosong: int = KOSONG) -> Tabel:
    """Problems with their place, size and what could be done."""
    return tabel(rows, kolom("Masalah", "isi", 3), (KolomIsi("RT/RW", lebar_mm=20, rata="tengah"), tempat),
                 (KolomIsi("Jumlah", lebar_mm=26, rata="kanan"), jumlah),
                 kolom("Potensi atau usulan", "keterangan", 2), kosong=kosong)


def _peta(t: BahanTahap) -> list[Blok]:
    rows = t.daftar("peta")
    if not rows:
        return []
    return [_sub(t, "peta"), tabel(rows, kolom("Nama peta", "isi", 2),
                                   (KolomIsi("Lembar", lebar_mm=18, rata="kanan"), jumlah),
                                   kolom("Skala, tempat simpan", "keterangan", 1.4))]


def _sub(t: BahanTahap, kunci: str) -> SubJudul:
    return SubJudul(t.b.kalimat(kunci, **t.b.isian(siklus=t.siklus)), kunci)
