"""Berita acara of a lokakarya PS and of the approval of PJM and Renta, from the facts of their stage (lkm-siklus.md
3.2, 5.5; program.md 4.1). A meeting of no such stage gets the same paper with dots and lines to write on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lkm_desktop.documents.berita_acara import Bahan, butir, susun
from lkm_desktop.documents.fakta_kertas import Baris, jumlah, kolom, tabel, tempat
from lkm_desktop.documents.hasil_ps import tabel_masalah
from lkm_desktop.documents.isi import Alinea, Blok, Isi, KolomIsi
from lkm_desktop.documents.pilihan import Pilihan
from lkm_desktop.format import tanggal_panjang
from lkm_desktop.services.fakta_ba import nilai_rapat
from lkm_desktop.services.fakta_rapat import angka_kata
from lkm_desktop.services.fakta_tahap import FaktaNilai
from lkm_desktop.services.surat import TITIK

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.orm import Session

_KOSONG = FaktaNilai(None)


def lokakarya_ps(s: Session, pilihan: Pilihan) -> Isi:
    """What a lokakarya PS agreed on. Raises LkmError for an unknown meeting, FieldErrors for a date."""
    return _susun(s, "ba-lokakarya-ps", pilihan, "ps", _ps)


def pjm(s: Session, pilihan: Pilihan) -> Isi:
    """The approval of PJM and Renta. Raises like `lokakarya_ps`."""
    return _susun(s, "ba-pjm", pilihan, "pjm", _pjm)


def _susun(s: Session, jenis: str, pilihan: Pilihan, kode: str,
           tengah: Callable[[Bahan, FaktaNilai], list[Blok]]) -> Isi:
    found = nilai_rapat(s, pilihan.rapat_id, kode) or _KOSONG
    return susun(s, jenis, pilihan, lambda b: tengah(b, found))


def _ps(b: Bahan, found: FaktaNilai) -> list[Blok]:
    men, women = found.fakta.get("kk_l"), found.fakta.get("kk_p")
    counts = {"kk_l": men, "kk_p": women, "kk": None if men is None or women is None else men + women}
    words = {key: TITIK if count is None else angka_kata(count) for key, count in counts.items()}
    maps = [str(row["isi"]).strip().rstrip(".") for row in found.butir.get("peta", [])]
    points: list[str | Alinea] = [Alinea(b.kalimat("kk_miskin", **words), "kk_miskin")]
    if maps:
        points.append(b.alinea("peta", peta=", ".join(_kecil(name) for name in maps)))
    rows = found.butir.get("hasil", [])
    table = tabel(rows, kolom("Bidang", "bidang", lebar_mm=26), *_MASALAH) if rows else tabel_masalah([], 5)
    return [b.alinea("hasil_ps", ikut=True), *butir(points), b.alinea("masalah", ikut=True), table]


#: problems as a berita acara lists them: what could be done stays in the paper of the results
_MASALAH = (
    kolom("Masalah", "isi", 3), (KolomIsi("RT/RW", lebar_mm=20, rata="tengah"), tempat),
    (KolomIsi("Jumlah", lebar_mm=26, rata="kanan"), jumlah),
)  # fmt: skip


def _kecil(name: str) -> str:
    return name[:1].lower() + name[1:] if name[1:2].islower() else name


def _pjm(b: Bahan, found: FaktaNilai) -> list[Blok]:
    parts: list[Blok] = [b.alinea("pjm", pjm=b.teks("pjm") or TITIK, renta=b.teks("renta") or TITIK)]
    day, place = found.fakta.get("uji_tanggal"), found.fakta.get("uji_tempat")
    if day is not None:
        where = f", bertempat di {place}" if place else ""
        parts.append(b.alinea("uji", uji_tanggal=tanggal_panjang(day), uji_tempat=where))
    notes = found.butir.get("masukan", [])
    if notes:
        parts += [b.alinea("masukan", ikut=True), *butir([_masukan(row) for row in notes])]
    first = found.butir.get("prioritas", [])
    if first:
        parts += [b.alinea("prioritas", ikut=True), tabel(
            first, kolom("Kegiatan", "isi", 3), kolom("Bidang", "bidang", lebar_mm=26),
            (KolomIsi("RT/RW", lebar_mm=20, rata="tengah"), tempat),
            (KolomIsi("Volume", lebar_mm=26, rata="kanan"), jumlah))]
    return parts


def _masukan(row: Baris) -> str:
    """What was said, and the answer to it when there was one."""
    said, answer = (" ".join(str(row.get(key) or "").split()).rstrip(" .") for key in ("isi", "keterangan"))
    return f"{said}. Tanggapan: {_kecil(answer)}." if answer else f"{said}."
