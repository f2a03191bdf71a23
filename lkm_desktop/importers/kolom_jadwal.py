"""What the columns of a master schedule mean: code, stage, activity, begin, end, a span, or a month with marks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from lkm_desktop.importers.header import Kepala
from lkm_desktop.importers.rentang import Rentang, Tahun, bulan_tahun, sebulan, sepekan
from lkm_desktop.importers.sel import Lembar
from lkm_desktop.names import plain

KODE, TAHAP, KEGIATAN, MULAI, SELESAI, JADWAL, TANDA = (
    "kode", "tahap", "kegiatan", "mulai", "selesai", "jadwal", "bulan"
)  # fmt: skip
ARTI_KATA = {
    KODE: "Kode", TAHAP: "Tahap", KEGIATAN: "Kegiatan", MULAI: "Rencana mulai", SELESAI: "Rencana selesai",
    JADWAL: "Rencana mulai dan selesai", TANDA: "Tanda di bulan",
}  # fmt: skip
_REALISASI = {"realisasi", "aktual", "terlaksana", "capaian", "lama", "durasi"}
_LAIN = {
    "penanggung", "jawab", "peserta", "lokasi", "tempat", "biaya", "anggaran", "keterangan", "ket", "output", "hasil",
    "keluaran", "pelaksana", "jumlah", "volume", "status", "no", "nomor", "urut", "indikator", "pj", "catatan", "bobot",
}  # fmt: skip
_WAKTU = {"jadwal", "waktu", "tanggal", "tgl", "pelaksanaan", "rencana", "periode"}
_UJUNG = ((MULAI, {"mulai", "awal", "dimulai"}), (SELESAI, {"selesai", "akhir", "berakhir", "sampai"}))
#: rows below the heading that are looked at for the width of the sheet
_LIHAT = 60
_TAHUN = re.compile(r"\b(20\d\d)\b")


@dataclass
class Kolom:
    """One column: arti is one of the codes above or "" · rentang: the days of a column of a month or week."""

    indeks: int
    judul: str
    arti: str = ""
    rentang: Rentang | None = None

    @property
    def arti_kata(self) -> str:
        """The meaning in words."""
        return ARTI_KATA.get(self.arti, "")


def arti(tingkat: Sequence[str]) -> str:
    """The meaning of a heading of one or more rows, group first; "" when it is none of ours."""
    levels = [one for one in tingkat if one.strip()]
    if not levels:
        return ""
    if any(bulan_tahun(one) for one in levels):
        return TANDA
    words = plain(" ".join(levels)).split()
    there = set(words)
    if not words or there & _REALISASI:
        return ""
    if "kode" in there:
        return KODE
    for meaning, signs in _UJUNG:
        if there & signs:
            return meaning
    if words[0] in _WAKTU:
        return KEGIATAN if words[0] == "rencana" and "kegiatan" in there else JADWAL
    if there & _LAIN:
        return ""
    if there & {"kegiatan", "aktivitas", "aktifitas", "uraian", "langkah"}:
        return KEGIATAN
    return TAHAP if there & {"tahap", "tahapan", "siklus"} else JADWAL if there & _WAKTU else ""


def nilai_kepala(judul: Sequence[Sequence[str]]) -> float:
    """How surely headings are those of a schedule: it must name something and say when."""
    found = [arti(one) for one in judul]
    months = found.count(TANDA)
    named = 1.0 * (KEGIATAN in found or TAHAP in found) + 0.6 * (KODE in found)
    marked = 1.2 + 0.01 * min(months, 60) if months > 1 else 0.0  # weeks below the months tell more than months
    timed = 1.0 * (MULAI in found) + 0.8 * (SELESAI in found) + 0.9 * (JADWAL in found) + marked
    return named + timed if named and timed else 0.4 * (named + timed)


def petakan(lembar: Lembar, kepala: Kepala, tahun: Tahun) -> list[Kolom]:
    """Every column with its meaning; each meaning but months is given once, to the first column that has it."""
    width = max([len(kepala.judul), *(len(row) for row in lembar.baris[kepala.data : kepala.data + _LIHAT])])
    headings: list[tuple[str, ...]] = [*kepala.judul, *[()] * (width - len(kepala.judul))]
    columns = [
        Kolom(place, " ".join(dict.fromkeys(one.strip() for one in levels if one.strip())), arti(levels))
        for place, levels in enumerate(headings)
    ]
    seen: set[str] = set()
    for one in columns:
        if one.arti in seen and one.arti != TANDA:
            one.arti = ""
        seen.add(one.arti)
    if TANDA in seen:
        _beri_bulan(headings, columns, tahun)
    return columns


def _beri_bulan(headings: Sequence[tuple[str, ...]], columns: list[Kolom], tahun: Tahun) -> None:
    """Give the columns of months their days. Untitled columns behind a month are its weeks."""
    year: int | None = None
    before = 0
    for group in _rumpun(headings, columns):
        month, given = _bulan(headings[group[0].indeks])
        year = given or (year + (month < before) if year is not None else tahun(month, 1))
        before = month
        for number, one in enumerate(group, 1):
            one.arti = TANDA
            one.rentang = sepekan(year, month, number, len(group)) if len(group) > 1 else sebulan(year, month)
            one.judul = one.judul or f"{group[0].judul} bagian {number}"


def _bulan(tingkat: Sequence[str]) -> tuple[int, int | None]:
    """Month and year of a heading; the year may stand in the row above."""
    month, year = next(found for one in tingkat if (found := bulan_tahun(one)))
    outer = _TAHUN.search(" ".join(tingkat))
    return month, year or (int(outer[1]) if outer else None)


def _rumpun(headings: Sequence[tuple[str, ...]], columns: list[Kolom]) -> list[list[Kolom]]:
    """Each month with its columns: those beside it under the same heading, and untitled ones behind it."""
    groups: list[list[Kolom]] = []
    for one in columns:
        if one.arti != TANDA:
            continue
        last = groups[-1][-1] if groups else None
        if last is not None and last.indeks == one.indeks - 1 and _bulan(headings[last.indeks]) == _bulan(
            headings[one.indeks]
        ):  # fmt: skip
            groups[-1].append(one)
        else:
            groups.append([one])
    widest = 1
    for number, group in enumerate(groups):
        last_one = number + 1 == len(groups)
        limit = min(group[0].indeks + widest, len(columns)) if last_one else groups[number + 1][0].indeks
        group += [columns[n] for n in range(group[-1].indeks + 1, limit) if not any(headings[n])]
        widest = max(widest, len(group))
    return groups
