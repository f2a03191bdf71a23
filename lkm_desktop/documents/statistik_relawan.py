"""Statistik relawan: the recap R5 by RW, charts, and every count of the statistics page (lkm-siklus.md 2.6, 6.4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lkm_desktop.documents.isi import (
    Alinea,
    Blok,
    GambarBagan,
    Isi,
    Judul,
    KolomIsi,
    Ruang,
    Sel,
    SubJudul,
    Tabel,
    Tanda,
)
from lkm_desktop.documents.office import place_and_date, signers
from lkm_desktop.documents.pilihan import Pilihan
from lkm_desktop.documents.surat_bantu import Bahan, bahan
from lkm_desktop.format import tanggal_panjang
from lkm_desktop.services.statistik_relawan import BELUM, KOLOM_R5, Hitungan, Kelompok, Statistik, bagan, statistik

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

_ANGKA = 16
#: millimetres of a chart with few bars
_TINGGI = 38
#: lines of one group on paper; the rest is summed up
_BARIS = 12


def isi(s: Session, pilihan: Pilihan) -> Isi:
    """The statistics of today as blocks."""
    b, found = bahan(s, "statistik-relawan", pilihan), statistik(s)
    words = {"tanggal": tanggal_panjang(found.hari), "jumlah": str(found.jumlah), "aturan": found.aturan}
    blok: list[Blok] = [
        Judul(b.kalimat("judul", **b.isian(**words))), b.paragraf("pembuka", words, ikut=True), _r5(found),
        *_notes(b, found, words),
    ]  # fmt: skip
    if not found.jumlah:
        return b.jadi("Statistik relawan", [blok[0], Alinea("Belum ada relawan yang terdaftar dan aktif.")])
    blok += [GambarBagan(chart, _TINGGI if len(chart.label) <= 12 else 0) for chart in bagan(found)]
    blok += [SubJudul(b.kalimat("rinci", **b.isian(**words)), "rinci"), *_groups(found)]
    who = signers(s, b.kantor, pilihan, b.hari)
    if who:
        blok.append(Tanda(who, place_and_date(b.kantor, b.hari)))
    return b.jadi("Statistik relawan", blok)


def _r5(found: Statistik) -> Tabel:
    """RW; Terdaftar L, P; Aktif L, P; Miskin; Non miskin; Terlatih: the column order of R5, which never changes."""
    kolom = (KolomIsi("RW", 0.8, rata="tengah"), *(KolomIsi(words, rata="kanan") for words, _ in KOLOM_R5))
    rows: list[tuple[str | Sel, ...]] = [(row.rw or BELUM, *(str(n) for n in row.angka)) for row in found.r5]
    rows.append((Sel("Jumlah", gaya="tebal"), *(Sel(str(n), gaya="tebal") for n in found.seluruh)))
    return Tabel(kolom, tuple(rows), utuh=len(rows) < 20)


def _notes(b: Bahan, found: Statistik, words: dict[str, str]) -> list[Blok]:
    return [Ruang(1), b.paragraf("aturan", words), *(Alinea(text) for text in found.catatan), Ruang(1)]


def _groups(found: Statistik) -> list[Blok]:
    """A table for each group; what R5 says, and a sector when there is none, is left out."""
    made: list[Blok] = []
    for group in found.kelompok:
        said = group.kunci in ("rw", "jenis_kelamin") or (group.kunci == "sektor" and len(group.baris) < 2)
        if said:
            continue
        rows = _lines(group)
        heads = (KolomIsi(words, lebar_mm=_ANGKA, rata="kanan") for words in ("L", "P", "Jumlah"))
        made += [Tabel((KolomIsi(group.judul), *heads), tuple(rows), utuh=len(rows) <= _BARIS), Ruang(2)]
    return made


def _lines(group: Kelompok) -> list[tuple[str, ...]]:
    lines = list(group.baris)
    if len(lines) > _BARIS and group.kunci != "rt":
        rest = lines[_BARIS - 1 :]
        sums = (sum(r.jumlah for r in rest), sum(r.l for r in rest), sum(r.p for r in rest))
        lines = [*lines[: _BARIS - 1], Hitungan(f"{len(rest)} lainnya", *sums, ())]
    return [(line.label, str(line.l), str(line.p), str(line.jumlah)) for line in lines]
