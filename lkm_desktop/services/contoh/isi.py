"""Put the practice kelurahan into a new office, in bulk."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from random import Random
from typing import Any

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from lkm_desktop.domain import Agenda, Kehadiran, Keputusan, Orang, Penugasan, Rapat, Relawan, TindakLanjut, Usulan
from lkm_desktop.errors import LkmError
from lkm_desktop.services.contoh.belajar import fill_learning
from lkm_desktop.services.contoh.buku import fill_books
from lkm_desktop.services.contoh.idf import fill_idf
from lkm_desktop.services.contoh.kalender import meetings, rkm_days, year
from lkm_desktop.services.contoh.kegiatan import Pencatat
from lkm_desktop.services.contoh.kembar import fill_doubles
from lkm_desktop.services.contoh.orang import Pabrik
from lkm_desktop.services.contoh.pemilihan import fill_election
from lkm_desktop.services.contoh.relawan import fill_volunteers
from lkm_desktop.services.contoh.siklus import fill_siklus
from lkm_desktop.services.contoh.susunan import Penyusun, election_day
from lkm_desktop.services.orang import hats_on

#: people by default, and the fewest that can fill the offices
ORANG, MINIMAL = 260, 100
_BAGIAN = 2000


@dataclass(frozen=True)
class Hasil:
    """How much was made."""

    orang: int
    anggota: int
    relawan: int
    rapat: int


def profile(today: date) -> dict[str, Any]:
    """Values of Organisasi for the practice office; the term is current on `today` (lkm-siklus.md 9.3)."""
    mulai = election_day(today)
    return {
        "nama": "Maju Bersama", "istilah": "LKM", "wilayah": "Kelurahan", "kelurahan": "Kelayan Tengah (contoh)",
        "kecamatan": "Banjarmasin Selatan", "kota": "Kota Banjarmasin", "provinsi": "Kalimantan Selatan",
        "kode_kemendagri": "63.71.01.1099", "kode_bps": "6371010099", "zona": "WITA",
        "alamat": "Gang Melati No. 1 RT 03 RW 01", "telepon": "0800-0000-0001", "tempat_surat": "Banjarmasin",
        "periode_mulai": mulai, "lurah_nama": "Bahruddin, S.Sos.", "latihan": True,
        "tanggal_terbentuk": date(2007, 2, 18), "akta": "27", "tanggal_akta": date(2007, 5, 21),
        "notaris": "Norlatifah, S.H., M.Kn.", "jumlah_rt": 18, "jumlah_rw": 2, "jumlah_kk": 1640,
        "jumlah_kk_miskin": 280, "jumlah_penduduk": 6200, "faskel_nama": "Ratna Juwita",
    }  # fmt: skip


def standard_meetings(today: date) -> int:
    """How many meetings a practice office has when no number is asked for."""
    return len(year(today))


def check_size(orang: int, rapat: int | None) -> None:
    """Raises LkmError for too few people to fill the offices, or a negative number of meetings."""
    if orang < MINIMAL:
        raise LkmError(f"Kelurahan latihan perlu paling sedikit {MINIMAL} orang.", f"Minta {MINIMAL} atau lebih.")
    if rapat is not None and rapat < 0:
        raise LkmError("Jumlah rapat tidak boleh kurang dari nol.")


def fill(
    s: Session, *, today: date, orang: int = ORANG, rapat: int | None = None, benih: int = 2023,
    progress: Callable[[int, int, str], None] | None = None,
) -> Hasil:  # fmt: skip
    """Fill an empty office with `orang` residents and `rapat` meetings (None: the standard year).

    The same seed (`benih`), sizes and day give the same rows, ids included except those of the siklus. Raises LkmError
    for too few people or a negative number of meetings.
    """
    check_size(orang, rapat)
    pabrik = Pabrik(Random(benih), today)
    susunan = Penyusun(pabrik, rkm_days(today)).build(orang)
    baris = Pencatat(pabrik, susunan, "WITA").catat(meetings(today, rapat))
    tables: list[tuple[type[Any], list[dict[str, Any]]]] = [
        (Orang, susunan.orang), (Penugasan, susunan.penugasan), (Relawan, susunan.relawan), (Rapat, baris.rapat),
        (Agenda, baris.agenda), (Usulan, baris.usulan), (Keputusan, baris.keputusan),
        (TindakLanjut, baris.tindak_lanjut), (Kehadiran, baris.kehadiran),
    ]  # fmt: skip
    total, done = sum(len(rows) for _, rows in tables), 0
    for entity, rows in tables:
        for awal in range(0, len(rows), _BAGIAN):
            part = rows[awal : awal + _BAGIAN]
            s.execute(insert(entity), part)
            done += len(part)
            if progress:
                progress(done, total, "Mengisi kelurahan latihan")
    fill_books(s, today=today, benih=benih)
    fill_volunteers(s, today=today, benih=benih)
    fill_siklus(s, today=today)
    fill_election(s, today=today, benih=benih)
    fill_learning(s, today=today, benih=benih)
    fill_idf(s, today=today, benih=benih)
    fill_doubles(s)
    _roll_titles(s)
    anggota = len(susunan.serving("LKM", today))
    return Hasil(len(susunan.orang), anggota, len(susunan.relawan), len(baris.rapat))


def _roll_titles(s: Session) -> None:
    """Rolls keep the weightiest hat of their day; the core of the KBK and relawan sektoral got theirs afterwards."""
    later = select(Penugasan.orang_id).where(Penugasan.badan.in_(("KBK", "relawan_sektoral")))
    rows = s.execute(select(Kehadiran, Rapat.tanggal).join(Rapat, Rapat.id == Kehadiran.rapat_id).where(
        Kehadiran.orang_id.in_(later), Kehadiran.jabatan.is_not(None))).all()  # fmt: skip
    days = {day for _, day in rows}
    hats = {day: hats_on(s, [row.orang_id or "" for row, met in rows if met == day], day) for day in days}
    for row, day in rows:
        row.jabatan = hats[day].get(row.orang_id or "", [row.jabatan])[0]
    s.flush()
