"""Meetings as workbooks: the Buku Notulen with one line each, and the roll and decisions of a single meeting."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import astuple
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from lkm_desktop.domain.rapat import JENIS_RAPAT, STATUS_HADIR
from lkm_desktop.format import hari_tanggal, jam_rentang, tanggal_panjang
from lkm_desktop.services import organisasi
from lkm_desktop.services.buku_rapat import buku_notulen
from lkm_desktop.services.notulen import get_notulen
from lkm_desktop.services.rapat import get_rapat
from lkm_desktop.services.roll import Hitung, Roll, roll
from lkm_desktop.workbooks.sheet import Kolom, Lembar, build

_BUKU = (
    Kolom("No", 6, "angka"), Kolom("Tanggal", 12, "tanggal"), Kolom("Jenis", 18), Kolom("Nama rapat", 28),
    Kolom("Tempat", 18), Kolom("Pokok bahasan", 36, "panjang"), Kolom("Diundang", 10, "angka"),
    Kolom("Hadir L", 8, "angka"), Kolom("Hadir P", 8, "angka"), Kolom("Jumlah hadir", 9, "angka"),
    Kolom("Miskin", 8, "angka"), Kolom("Keputusan", 11, "angka"), Kolom("Pimpinan", 20), Kolom("Notulis", 20),
)  # fmt: skip
_MISKIN = 10  # its place in _BUKU
_DAFTAR = (
    Kolom("No", 5, "angka"), Kolom("Nama", 32), Kolom("L/P", 5, "tengah"), Kolom("Jabatan/Unsur", 26),
    Kolom("RT", 5, "kode"), Kolom("RW", 5, "kode"), Kolom("Diundang", 10, "tengah"), Kolom("Kehadiran", 11, "tengah"),
    Kolom("Keterangan", 24, "panjang"),
)  # fmt: skip
_JAM = (Kolom("Datang", 8, "tengah"), Kolom("Pulang", 8, "tengah"))  # before the remark, when anyone has a time
_KEPUTUSAN = (
    Kolom("No", 5, "angka"), Kolom("Keputusan", 60, "panjang"), Kolom("Penanggung jawab", 26),
    Kolom("Tenggat", 12, "tanggal"), Kolom("Selesai tanggal", 12, "tanggal"),
)  # fmt: skip


def rapat_workbook(
    s: Session, cari: str = "", *, sampai: date | None = None, pengumuman: bool = False, today: date | None = None,
    jenis: str = "", tahun: int | None = None,
) -> bytes:
    """The Buku Notulen of all meetings that the search finds, of one kind and year when they are given.

    `pengumuman` leaves the count of the poor out.
    """
    office, today = organisasi.kantor(s), today or date.today()
    rows = buku_notulen(s, cari, sampai, jenis=jenis, tahun=tahun)
    keep = [i for i in range(len(_BUKU)) if not (pengumuman and i == _MISKIN)]
    kinds = [dict(JENIS_RAPAT).get(jenis, jenis)] if jenis else []
    saring = "".join(f"; {words}" for words in [*kinds, *([f"tahun {tahun}"] if tahun else [])])
    saring += f"; cari “{cari.strip()}”" if cari.strip() else ""
    judul = (
        "BUKU NOTULEN", f"{office.lembaga} · {office.wilayah} {office.kelurahan}",
        f"Keadaan per {tanggal_panjang(sampai or today)}{saring}.", f"{len(rows)} rapat.",
    )  # fmt: skip
    baris = ([astuple(r)[i] for i in keep] for r in rows)
    kaki = f"Buku Notulen · {office.lembaga} · dibuat {tanggal_panjang(today)}"
    lembar = Lembar("Buku Notulen", judul, tuple(_BUKU[i] for i in keep), baris, kaki)
    return build([lembar], f"Buku Notulen {office.lembaga}")


def kehadiran_workbook(s: Session, rapat_id: str, *, today: date | None = None) -> bytes:
    """The roll of one meeting with its counts, and a second sheet with the decisions when there are any.

    Raises LkmError for an unknown meeting.
    """
    office, meeting, today = organisasi.kantor(s), get_rapat(s, rapat_id), today or date.today()
    daftar, decided = roll(s, rapat_id), get_notulen(s, rapat_id)["keputusan"]
    waktu = [hari_tanggal(meeting["tanggal"]), jam_rentang(meeting["jam_mulai"], meeting["jam_selesai"], office.zona)]
    kapan = ", ".join(w for w in [*waktu, meeting["tempat"] or ""] if w) + "."
    kaki = f"{meeting['judul']} · {office.lembaga} · dibuat {tanggal_panjang(today)}"
    nama_rapat = f"{meeting['judul']} · {office.lembaga}"
    lembar = [
        Lembar("Kehadiran", ("DAFTAR HADIR", nama_rapat, kapan, *_jumlah(daftar)), *_tabel(daftar), kaki, False)
    ]
    if decided:
        rows = [line for n, k in enumerate(decided, 1) for line in _decision(n, k)]
        lembar.append(Lembar("Keputusan", ("KEPUTUSAN RAPAT", nama_rapat, kapan), _KEPUTUSAN, rows, kaki, False))
    return build(lembar, f"Daftar hadir {meeting['judul']}")


def _decision(number: int, k: dict[str, Any]) -> list[Sequence[object]]:
    """A line for a decision, and one more for each further follow-up."""
    follow = k["tindak_lanjut"] or [{"penanggung_jawab": None, "tenggat": None, "selesai": None, "isi": ""}]
    first, *rest = follow
    told: list[Sequence[object]] = [(number, k["isi"], first["penanggung_jawab"], first["tenggat"], first["selesai"])]
    return [*told, *((None, t["isi"], t["penanggung_jawab"], t["tenggat"], t["selesai"]) for t in rest)]


def _jumlah(daftar: Roll) -> list[str]:
    kuorum = [daftar.kuorum.kalimat] if daftar.kuorum and daftar.hitung.hadir else []
    return [counts_sentence(daftar.hitung), *kuorum]


def counts_sentence(h: Hitung) -> str:
    """ "Diundang 42; hadir 27 (12 laki-laki, 15 perempuan); izin 3; sakit 1.", zeros left out.

    Who has no L/P yet is named, so that the parts add up to those present (BR19).
    """
    tanpa = h.hadir - h.l - h.p
    rinci = f"{h.l} laki-laki, {h.p} perempuan" + (f", {tanpa} belum diisi L/P" if tanpa else "")
    bagian = [f"Diundang {h.diundang}", f"hadir {h.hadir} ({rinci})"]
    lain = (("tamu", h.tamu), ("izin", h.izin), ("sakit", h.sakit), ("alpa", h.alpa), ("belum ditandai", h.belum))
    return "; ".join(bagian + [f"{kata} {n}" for kata, n in lain if n]) + "."


def _tabel(daftar: Roll) -> tuple[tuple[Kolom, ...], list[Sequence[object]]]:
    """Columns and rows of the roll; who came late or left early has times, and columns for them are there only then."""
    kata, jam = dict(STATUS_HADIR), any(r.datang or r.pulang for r in daftar.rows)
    rows: list[Sequence[object]] = [
        (r.urut, r.nama, r.jk, r.jabatan, r.rt, r.rw, r.diundang, kata.get(r.status, ""),
         *((r.datang, r.pulang) if jam else ()), r.keterangan)
        for r in daftar.rows
    ]  # fmt: skip
    return (*_DAFTAR[:-1], *(_JAM if jam else ()), _DAFTAR[-1]), rows
