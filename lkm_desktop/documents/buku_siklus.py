"""Buku siklus (B11) on lying paper: the activities of a siklus in the columns of R6, the totals below."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Session

from lkm_desktop.documents.buku import Buku, KolomBuku
from lkm_desktop.documents.jadwal_siklus import kata_siklus
from lkm_desktop.documents.office import kop_of, place_and_date, printed_on, signers
from lkm_desktop.documents.pilihan import Pilihan
from lkm_desktop.format import ribuan, tanggal_pendek
from lkm_desktop.services.buku_siklus import KOLOM, BarisBuku, baris
from lkm_desktop.services.cari_siklus import cari_siklus
from lkm_desktop.services.organisasi import kantor
from lkm_desktop.services.partisipasi import Angka

_KANAN = ("Jml pertemuan", "Peserta L", "Peserta P", "Total", "% P", "Miskin", "% M", "Relawan")
_TENGAH = ("Tahun siklus", "Kode", "Mulai", "Selesai", "BA", "DH")
_LEBAR = {"Kegiatan": 40.0, "Status": 18.0, "Rencana": 11.0, "Mulai": 10.0, "Selesai": 10.0, "Tingkat": 10.0}


def gather(s: Session, pilihan: Pilihan) -> Buku:
    """The book of a siklus (`subjek`: its id or name, "" the running one). Raises LkmError when there is none."""
    today, office = pilihan.dicetak or date.today(), kantor(s)
    board, rows = baris(s, cari_siklus(s, pilihan.subjek, today), today)
    columns = tuple(
        KolomBuku(name, _LEBAR.get(name, 6.0), "kanan" if name in _KANAN else "tengah" if name in _TENGAH else "kiri")
        for name in KOLOM
    )
    lines = tuple(map(teks, rows))
    if board.siklus.tahun_ke is None:  # the same in all lines; without it the others get its room
        columns, lines = columns[1:], tuple(line[1:] for line in lines)
    return Buku(
        "BUKU SIKLUS", columns, lines, kata_siklus(board.siklus, office.lembaga, today),
        kop_of(office, pilihan), "kegiatan", signers(s, office, pilihan, today), place_and_date(office, today),
        dicetak=printed_on(office, pilihan), lembaga=office.lembaga, jumlah=(_jumlah(rows),),
    )  # fmt: skip


def teks(row: BarisBuku) -> tuple[str, ...]:
    """The line as printed; numbers stay empty while nobody recorded who came."""
    n = row.angka
    counts = [ribuan(value) for value in (n.l, n.p, n.peserta)] if n.tercatat else ["", "", ""]
    poor, volunteers = (ribuan(getattr(n, key)) if n.tahu(key) else "" for key in ("miskin", "relawan"))
    plan = " – ".join(tanggal_pendek(day) for day in row.rencana if day)
    first, last = (tanggal_pendek(day) if day else "" for day in (row.mulai, row.selesai))
    return (
        str(row.tahun_ke or ""), row.kode, row.kegiatan, row.tingkat, plan, first, last,
        ribuan(n.pertemuan) if n.pertemuan else "", *counts, row.persen_p, poor, row.persen_m, volunteers, row.ba,
        row.dh, row.status,
    )  # fmt: skip


def _jumlah(rows: tuple[BarisBuku, ...]) -> str:
    """The totals as a sentence."""
    counts: list[Angka] = [row.angka for row in rows]
    meetings, men, women, all_, poor, volunteers = (
        sum(getattr(n, key) for n in counts) for key in ("pertemuan", "l", "p", "peserta", "miskin", "relawan")
    )
    return (f"{ribuan(meetings)} pertemuan dengan {ribuan(all_)} peserta: {ribuan(men)} laki-laki, {ribuan(women)} "
            f"perempuan, {ribuan(poor)} miskin, {ribuan(volunteers)} relawan.")
