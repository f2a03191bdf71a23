"""Trainings in lists of relawan: a column for each one, ticked, dated or with hours; or their names in one cell."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from lkm_desktop.format import parse_tanggal
from lkm_desktop.importers.rentang import nomor_bulan
from lkm_desktop.importers.sel import ANGKA, TANGGAL, Sel, teks_sel
from lkm_desktop.importers.synonyms import PASTI, rapikan
from lkm_desktop.importers.text import bersihkan, kosong
from lkm_desktop.services.impor_bahan import IkutPelatihan

#: fields of a relawan's row that speak of trainings
PELATIHAN, TAHUN = "pelatihan", "tahun_pelatihan"
_TIDAK = frozenset(
    ("tidak", "tdk", "belum", "blm", "belum pernah", "tidak pernah", "tdk pernah", "blm pernah", "tidak ikut",
     "tdk ikut", "belum ikut", "t", "tidak hadir", "absen", "belum ada", "tidak ada", "no", "n")
)  # fmt: skip
_IKUT = frozenset(
    ("v", "vv", "x", "√", "✓", "✔", "*", "●", "•", "ya", "y", "ada", "ikut", "sudah", "sdh", "sudah ikut", "pernah",
     "hadir", "h", "lulus", "peserta", "1", "selesai", "sertifikat", "bersertifikat", "o")
)  # fmt: skip
_TANGGAL = re.compile(
    r"\b(?:tgl\.?|tanggal)?\s*(\d{1,2}\s*[-/. ]\s*(?:\d{1,2}|[a-z]{3,9})\.?\s*[-/. ]\s*(?:19|20)\d\d)\b", re.IGNORECASE
)
_BULAN = re.compile(r"\b(?:bulan\s+)?([a-z]{3,9})\.?\s+((?:19|20)\d\d)\b", re.IGNORECASE)
_TAHUN = re.compile(r"[\s,(\[-]*\b(?:tahun|thn?\.?|t\.?a\.?)?\s*((?:19|20)\d\d)\b[)\]]?", re.IGNORECASE)
_JPL = re.compile(r"[\s,(\[-]*\b(\d{1,3})?\s*(?:jpl|jp|jam(?:\s+pelajaran)?)\b[)\]]?", re.IGNORECASE)
_PISAH = re.compile(r"\s*(?:[;\n\r•●▪]|\s\|\s)\s*|\s*,\s*(?!(?:th\w*\.?\s*)?\d)(?=[^\W\d_])")
_NOMOR = re.compile(r"(?:^|(?<=\s))(?:\d{1,2}|[a-z])[.)]\s+(?=[^\W\d_])|^[-–*]\s*", re.IGNORECASE)
_UMUM = ("pelatihan", "diklat", "bimtek", "training", "kursus", "pembekalan")


@dataclass(frozen=True)
class Sebutan:
    """A training as some text names it; tahun, tanggal, jpl: what is written with it. bersatuan: lesson hours are meant
    by the numbers below it."""

    nama: str
    tahun: int | None = None
    tanggal: date | None = None
    jpl: int | None = None
    bersatuan: bool = False


def sebutan(teks: str) -> Sebutan:
    """ "Relawan PS (2021)" -> name and year; "KBK Literasi 12-03-2022", "P3K 2023 (16 JPL)"."""
    teks = bersihkan(teks)
    hari, tahun, jpl, bersatuan = None, None, None, False
    if cocok := _TANGGAL.search(teks):
        hari = _tanggal(cocok[1])
        teks = teks if hari is None else f"{teks[: cocok.start()]} {teks[cocok.end() :]}"
    if cocok := _JPL.search(teks):
        jpl, bersatuan = int(cocok[1]) if cocok[1] else None, True
        teks = f"{teks[: cocok.start()]} {teks[cocok.end() :]}"
    if (cocok := _BULAN.search(teks)) and nomor_bulan(cocok[1]):
        tahun = int(cocok[2])
        teks = f"{teks[: cocok.start()]} {teks[cocok.end() :]}"
    elif cocok := _TAHUN.search(teks):
        tahun = int(cocok[1])
        teks = f"{teks[: cocok.start()]} {teks[cocok.end() :]}"
    nama = re.sub(r"\(\s*\)|\[\s*\]", " ", " ".join(teks.split()))
    nama = " ".join(nama.split()).strip(" ,;:/-–")
    if nama.count("(") != nama.count(")"):
        nama = nama.strip("() ")
    return Sebutan(nama, hari.year if hari else tahun, hari, jpl, bersatuan)


def _tanggal(teks: str) -> date | None:
    try:
        return parse_tanggal(teks)
    except ValueError:
        return None


def nama_kolom(tingkat: Sequence[str]) -> Sebutan:
    """The training that the heading of a column names: its own cells, without the words over the whole group."""
    isi = [t for t in dict.fromkeys(" ".join(t.split()) for t in tingkat) if rapikan(t)]
    sendiri = [t for t in isi if PASTI.get(rapikan(t).replace(" ", "")) != PELATIHAN] or isi[-1:]
    found = sebutan(" ".join(sendiri))
    if " " not in found.nama and found.nama.lower() not in _UMUM and len(isi) > len(sendiri) and len(found.nama) > 4:
        return Sebutan(f"Pelatihan {found.nama}", found.tahun, found.tanggal, found.jpl, found.bersatuan)
    return found


def bertanda(isi: Iterable[Sel]) -> bool:
    """Whether most cells of a column are ticks, dates, years or hours, so that its heading names the training."""
    terisi = [s for s in isi if s.nilai is not None]
    return bool(terisi) and sum(map(_tanda, terisi)) >= 0.6 * len(terisi)


def _tanda(sel: Sel) -> bool:
    teks = bersihkan(teks_sel(sel)).lower()
    if sel.jenis in (TANGGAL, ANGKA) or teks in _IKUT or teks in _TIDAK or kosong(teks):
        return True
    if re.fullmatch(r"(?:(?:th|thn|tahun)\.?\s*)?\d{4}|\d{1,3}\s*(?:jpl|jp|jam)", teks):
        return True
    return _tanggal(teks) is not None


def tanda_pelatihan(teks: str) -> bool:
    """Whether a cell can only say that somebody took part: a tick, a year or lesson hours with their word."""
    rapi = bersihkan(teks).lower()
    return rapi in _IKUT - {"1", "o", "h", "y"} or bool(re.fullmatch(r"(?:19|20)\d\d|\d{1,3}\s*(?:jpl|jp)", rapi))


def hanya_jumlah(judul: str, isi: Sequence[str]) -> bool:
    """Whether a column counts trainings instead of naming them: small numbers below a heading that names none."""
    umum = PASTI.get(rapikan(judul).replace(" ", "")) == PELATIHAN
    return umum and bool(isi) and all(re.fullmatch(r"\d{1,2}|-", t) for t in isi)


def dari_tanda(sebut: Sebutan, sel: Sel) -> IkutPelatihan | None:
    """What a cell below the name of a training says; None when the person did not take part."""
    teks = bersihkan(teks_sel(sel)).lower()
    if teks in _TIDAK or (kosong(teks) and teks not in _IKUT):
        return None
    dasar = IkutPelatihan(sebut.nama, sebut.tahun, sebut.tanggal, None, sebut.jpl)
    if isinstance(sel.nilai, date):
        return dasar._replace(tahun=sel.nilai.year, tanggal=sel.nilai)
    if cocok := re.fullmatch(r"(?:(?:th|thn|tahun)\.?\s*)?((?:19|20)\d\d)", teks):
        return dasar._replace(tahun=int(cocok[1]), tanggal=None if int(cocok[1]) != sebut.tahun else sebut.tanggal)
    jam = re.fullmatch(r"(\d{1,3})\s*(jpl|jp|jam)?", teks)
    if jam and (jam[2] or sebut.bersatuan or int(jam[1]) > 1):
        return dasar._replace(jpl=int(jam[1]))
    hari = _tanggal(teks) if re.search(r"\d", teks) else None
    if hari is not None:
        return dasar._replace(tahun=hari.year, tanggal=hari)
    found = sebutan(teks)
    return dasar._replace(tahun=found.tahun or sebut.tahun, jpl=found.jpl)


def dari_daftar(teks: str, tahun: int | None = None) -> tuple[IkutPelatihan, ...]:
    """The trainings named in one cell: "a. Dasar (2018); b. Pemetaan Swadaya, 2020". tahun: of a column beside it."""
    hasil: dict[tuple[str, int | None], IkutPelatihan] = {}
    for potong in _PISAH.split(teks):
        for satu in _NOMOR.split(potong):
            rapi = bersihkan(satu).strip(" ,.;-")
            if not rapi or rapi.lower() in _TIDAK or kosong(rapi) or not any(c.isalpha() for c in rapi):
                continue
            s = sebutan(rapi)
            if s.nama:
                hasil[s.nama.casefold(), s.tahun] = IkutPelatihan(s.nama, s.tahun or tahun, s.tanggal, s.jpl)
    return tuple(hasil.values())


def tahun_sel(sel: Sel) -> int | None:
    """The year in a cell of the column beside a training."""
    if isinstance(sel.nilai, date):
        return sel.nilai.year
    cocok = re.search(r"\b((?:19|20)\d\d)\b", teks_sel(sel))
    return int(cocok[1]) if cocok else None
