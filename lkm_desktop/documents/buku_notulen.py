"""Buku Notulen: one line for each meeting (lkm-siklus.md 1.13, B7)."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Session

from lkm_desktop.documents.buku import Buku, KolomBuku
from lkm_desktop.documents.office import kop_of, place_and_date, printed_on, signers
from lkm_desktop.documents.pilihan import Pilihan
from lkm_desktop.format import hari, tanggal_panjang, tanggal_pendek
from lkm_desktop.services.buku_rapat import BarisNotulen, buku_notulen
from lkm_desktop.services.organisasi import kantor

_POOR = KolomBuku("Miskin", 6, "kanan")
_BEFORE = (
    KolomBuku("Hari/tanggal", 14), KolomBuku("Jenis rapat", 18), KolomBuku("Tempat", 18),
    KolomBuku("Pokok bahasan", 45), KolomBuku("Diundang", 7, "kanan"), KolomBuku("Hadir L", 6, "kanan"),
    KolomBuku("Hadir P", 6, "kanan"), KolomBuku("Jumlah hadir", 7, "kanan"),
)
_AFTER = (KolomBuku("Keputusan", 9, "kanan"), KolomBuku("Pimpinan", 20), KolomBuku("Notulis", 20))


def gather(s: Session, cari: str = "", papan: bool = True, pilihan: Pilihan | None = None) -> Buku:
    """Every meeting that the search finds, oldest first. `papan`: without the count of poor people."""
    pilihan = pilihan or Pilihan()
    office, today = kantor(s), pilihan.dicetak or date.today()
    columns = _BEFORE + (() if papan else (_POOR,)) + _AFTER
    words = [f"{office.wilayah} {office.kelurahan}", f"sampai {tanggal_panjang(today)}"]
    if cari.strip():
        words.append(f"mengandung “{cari.strip()}”")
    return Buku(
        "BUKU NOTULEN", columns, tuple(_row(m, papan) for m in buku_notulen(s, cari, today)), ", ".join(words),
        kop_of(office, pilihan), "rapat", signers(s, office, pilihan, today), place_and_date(office, today),
        dicetak=printed_on(office, pilihan), lembaga=office.lembaga,
    )


def _row(m: BarisNotulen, papan: bool) -> tuple[str, ...]:
    """One meeting; nothing is counted where nothing was recorded."""
    came = [m.hadir_l, m.hadir_p, m.hadir] + ([] if papan else [m.miskin])
    counts = [str(m.diundang or ""), *(str(n) if m.hadir else "" for n in came)]
    decided = str(m.keputusan) if m.keputusan or m.hadir else ""
    return (
        f"{hari(m.tanggal)}, {tanggal_pendek(m.tanggal)}", m.jenis, m.tempat, f"{m.judul}. {m.pokok}".strip(),
        *counts, decided, m.pimpinan, m.notulis,
    )
