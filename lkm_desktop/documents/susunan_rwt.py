"""Susunan acara RWT: the points of the meeting with their time and who leads them (lkm-siklus.md 1.12)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lkm_desktop.documents.fakta_kertas import BahanTahap, bahan_tahap, kolom, tabel
from lkm_desktop.documents.isi import Blok, Fakta, Isi, KolomIsi, Ruang, Tabel
from lkm_desktop.documents.pilihan import Pilihan
from lkm_desktop.format import hari_tanggal, jam_rentang
from lkm_desktop.services.fakta_bahan import rapat_tahap
from lkm_desktop.services.fakta_kata import ACARA_RWT
from lkm_desktop.services.rapat import get_rapat

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def isi(s: Session, pilihan: Pilihan) -> Isi:
    """The agenda of a stage as blocks: its own points, else the usual nine. Raises like `bahan_tahap`."""
    t = bahan_tahap(s, "susunan-rwt", pilihan, "rwt")
    blok: list[Blok] = [t.judul(t.b.kantor.lembaga)]
    if t.teks("tema"):
        blok.append(t.alinea("tema", {"tema": t.teks("tema")}, rata="tengah", gaya="tebal", ikut=True))
    blok += [Fakta(_fakta(s, t), 31), Ruang(2), acara(t), Ruang(2, ikut=True), *t.tanda()]
    return t.b.jadi("Susunan acara RWT", blok)


def acara(t: BahanTahap) -> Tabel:
    """The points with time and who leads them; columns to write in stay when nothing is known."""
    rows = t.daftar("acara") or [{"isi": words.replace("LKM", t.b.kantor.istilah)} for words in ACARA_RWT]
    known = any(row.get(key) for row in rows for key in ("keterangan", "oleh"))
    made = tabel(rows, kolom("Acara", "isi", 3), kolom("Waktu", "keterangan", lebar_mm=28),
                 kolom("Pembawa acara", "oleh", 1.5))
    if known:
        return made
    return Tabel((*made.kolom, KolomIsi("Waktu", lebar_mm=28), KolomIsi("Pembawa acara", lebar_mm=45)),
                 tuple((*row, "", "") for row in made.baris))


def _fakta(s: Session, t: BahanTahap) -> tuple[tuple[str, str], ...]:
    """Day, hours and place: of the meeting of the stage, else what was typed."""
    meeting = rapat_tahap(s, t.tahap_id, "ba-rwt")
    facts = get_rapat(s, meeting[0]) if meeting else {}
    day = facts.get("tanggal") or t.hari("tanggal")
    hours = jam_rentang(facts.get("jam_mulai"), facts.get("jam_selesai"), t.b.kantor.zona) if facts else ""
    return (("Hari/tanggal", hari_tanggal(day) if day else ""), ("Waktu", hours), ("Tempat", facts.get("tempat") or ""))
