"""The learning agenda of a year as a table, and Buku KBK: a line for each session (lkm-siklus.md 1.13 B12, 4.4)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from lkm_desktop.documents import buku
from lkm_desktop.documents.belajar_bantu import hari_ini, rtl_kata, status_kata, tahun_dari
from lkm_desktop.documents.buku import Buku, KolomBuku
from lkm_desktop.documents.office import kop_of, place_and_date, printed_on, signers
from lkm_desktop.format import BULAN, hari, jam_rentang, tanggal_panjang, tanggal_pendek
from lkm_desktop.services import kbk, kbk_agenda
from lkm_desktop.services.organisasi import kantor
from lkm_desktop.services.rapat import get_rapat
from lkm_desktop.services.roll import roll

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from lkm_desktop.documents.isi import Kertasnya
    from lkm_desktop.documents.paper import Kertas
    from lkm_desktop.documents.pilihan import Pilihan

_AGENDA = (
    KolomBuku("Bulan", 11), KolomBuku("Tanggal", 11, "tengah"), KolomBuku("Topik", 34), KolomBuku("Nilai/prinsip", 22),
    KolomBuku("Metode", 14), KolomBuku("Pemandu", 20), KolomBuku("Sasaran peserta", 18),
    KolomBuku("Target", 7, "kanan"), KolomBuku("Tempat", 18), KolomBuku("Status", 20),
)
_BUKU = (
    KolomBuku("Hari/tanggal", 14), KolomBuku("Waktu, tempat", 18), KolomBuku("Topik", 26), KolomBuku("Nilai", 18),
    KolomBuku("Pemandu, narasumber", 20), KolomBuku("JPL", 5, "kanan"), KolomBuku("L", 5, "kanan"),
    KolomBuku("P", 5, "kanan"),
)
_MISKIN = KolomBuku("Miskin", 6, "kanan")
_AKHIR = (KolomBuku("Pokok bahasan", 30), KolomBuku("Hasil/kesimpulan", 30), KolomBuku("Rencana tindak lanjut", 30),
          KolomBuku("Keadaannya", 16))


def agenda(s: Session, pilihan: Pilihan, kertas: Kertas) -> Kertasnya:
    """The agenda of the year that `subjek` names. Raises LkmError for a subject that is no year."""
    year, today = tahun_dari(pilihan), hari_ini(pilihan)
    rows = tuple(
        (BULAN[b.bulan - 1], tanggal_pendek(b.tanggal) if b.tanggal else "", b.topik, b.nilai_kata, b.metode,
         b.pemandu, b.sasaran, str(b.target or ""), b.tempat, b.kalimat)
        for b in kbk_agenda.daftar(s, year, today)
    )  # fmt: skip
    return buku.paper(_book(s, pilihan, f"AGENDA BELAJAR KBK TAHUN {year}", _AGENDA, rows, "topik"), kertas, pilihan)


def buku_kbk(s: Session, pilihan: Pilihan, kertas: Kertas) -> Kertasnya:
    """The sessions held in the year that `subjek` names. Raises LkmError for a subject that is no year."""
    year, today = tahun_dari(pilihan), hari_ini(pilihan)
    held = [one for one in kbk.setahun(s, year, today) if one.terlaksana]
    columns = _BUKU + (() if pilihan.papan else (_MISKIN,)) + _AKHIR
    rows = tuple(_session(s, one, pilihan.papan) for one in held)
    return buku.paper(_book(s, pilihan, f"BUKU KBK TAHUN {year}", columns, rows, "sesi"), kertas, pilihan)


def _session(s: Session, one: kbk.Sesi, papan: bool) -> tuple[str, ...]:
    """One line; people are not counted where nothing was recorded."""
    zone = kantor(s).zona
    hours = jam_rentang(one.jam, get_rapat(s, one.rapat_id)["jam_selesai"], zone) if one.jam else ""
    where = ", ".join(part for part in (hours, one.tempat) if part)
    who = ", ".join(part for part in (one.pemandu, one.narasumber) if part)
    counts = [str(n) if one.hadir else "" for n in (one.l, one.p)]
    if not papan:
        counts.append(str(roll(s, one.rapat_id).hitung.miskin) if one.hadir else "")
    return (
        f"{hari(one.tanggal)}, {tanggal_pendek(one.tanggal)}", where, one.nama, one.nilai_kata, who,
        str(one.jpl or ""), *counts, one.pokok_bahasan, one.hasil, rtl_kata(one.rtl), status_kata(one.rtl),
    )  # fmt: skip


def _book(s: Session, pilihan: Pilihan, judul: str, kolom: tuple[KolomBuku, ...], rows: tuple[tuple[str, ...], ...],
          satuan: str) -> Buku:  # fmt: skip
    office, today = kantor(s), pilihan.dicetak or date.today()
    return Buku(
        judul, kolom, rows, f"{office.wilayah} {office.kelurahan}, keadaan per tanggal {tanggal_panjang(today)}",
        kop_of(office, pilihan), satuan, signers(s, office, pilihan, today), place_and_date(office, today),
        dicetak=printed_on(office, pilihan), lembaga=office.lembaga,
    )  # fmt: skip
