"""The command of the korkot's desk: gabung. It opens no office; packages go into a collection, a workbook comes out."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import date
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from lkm_desktop.errors import LkmError
from lkm_desktop.format import ribuan
from lkm_desktop.perintah import gabung_kata
from lkm_desktop.perintah.pengurai import Pengurai, angka
from lkm_desktop.perintah.umum import periksa_akhiran, print_json
from lkm_desktop.storage.files import write_atomic

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from lkm_desktop.kota.bahan import BahanPaket, Maju
    from lkm_desktop.kota.daftar import BarisDaftar
    from lkm_desktop.kota.koleksi import Koleksi
    from lkm_desktop.kota.masuk import HasilTerima
    from lkm_desktop.kota.papan import Papan
    from lkm_desktop.kota.pilih import PeriodeAda

SEMUA = "semua"


def periode(teks: str) -> str:
    """The code of a month, quarter, year or siklus, or "semua"."""
    from lkm_desktop.kota import masa

    rapi = teks.strip()
    if rapi.lower() == SEMUA:
        return SEMUA
    if rapi.startswith("siklus-") or masa.dari_kode(rapi):
        return rapi if rapi.startswith("siklus-") else rapi.upper()
    raise argparse.ArgumentTypeError(f"tulis misalnya 2025-07, 2025-T3, 2025, atau semua, bukan “{teks}”")


def atur(p: Pengurai) -> None:
    """Options of the command."""
    p.add_argument("paket", metavar="PAKET", nargs="+", help="paket .zip, rekap .xlsx, folder, atau pola seperti *.zip")
    p.add_argument("-o", "--keluaran", metavar="GABUNGAN.xlsx", type=Path, required=True, help="berkas yang dibuat")
    p.add_argument("--daftar", metavar="KELURAHAN.xlsx", type=Path, help="daftar kelurahan yang harus mengirim")
    p.add_argument("--db", metavar="TEMPAT", help="koleksi yang disimpan: berkas, atau "
                   "postgresql+psycopg://nama@server/basisdata; tanpa ini hanya untuk sekali pakai")
    p.add_argument("--periode", metavar="KODE", type=periode,
                   help="misalnya 2025-07, 2025-T3, 2025, atau semua; bawaan yang terbaru yang sudah mulai")
    p.add_argument("--tenggat", metavar="HARI", type=tenggat,
                   help="rekap tepat waktu sampai sekian hari sesudah periodenya berakhir (bawaan 5)")
    p.add_argument("--json", action="store_true", help="keluaran berupa satu objek JSON")


def tenggat(teks: str) -> int:
    """Days, within what the setting of the desk allows."""
    from lkm_desktop.kota.setelan import TENGGAT

    hari = angka(TENGGAT.terkecil)(teks)
    if hari > TENGGAT.terbesar:
        raise argparse.ArgumentTypeError(f"paling banyak {TENGGAT.terbesar} hari, bukan {hari}")
    return hari


def gabung(args: argparse.Namespace) -> int:
    """Merge packages and recap workbooks into one workbook; broken ones are told and left out."""
    from lkm_desktop.importers import daftar_kelurahan, paket
    from lkm_desktop.kota import masuk

    sumber = paket.cari(args.paket)
    _periksa_keluaran(args.keluaran, [satu.jalur for satu in sumber], args.db)
    register = daftar_kelurahan.baca(args.daftar) if args.daftar is not None else []
    with closing(paket.baca_semua(sumber, maju=_maju(args.json))) as dibaca:
        bahan = _berguna(dibaca, args.db, args.periode)
        with _koleksi(args.db) as koleksi:
            if register:
                _daftar(koleksi, register, args.json)
            try:
                hasil = masuk.terima(koleksi, bahan)
            except KeyboardInterrupt:
                if args.db:
                    print(f"Paket yang sudah dibaca tersimpan di {koleksi.sebutan}; ulangi untuk sisanya.",
                          file=sys.stderr)  # fmt: skip
                raise
            _bersih(args.json)
            with _sudah_masuk(koleksi if args.db else None):
                boards, odd = _buat(koleksi, args, hasil)
    if args.json:
        print_json(gabung_kata.sebagai_json(hasil, boards, odd, args.keluaran))
    else:
        gabung_kata.cerita(hasil, boards, odd)
        print(f"Tersimpan: {args.keluaran}")
    gabung_kata.rusak(hasil)
    return 0


def _buat(koleksi: Koleksi, args: argparse.Namespace, hasil: Sequence[HasilTerima]) -> tuple[list[Papan], int]:
    """Write the workbook: the boards in it, and how many odd numbers it names. Raises LkmError."""
    from lkm_desktop.kota import janggal, papan
    from lkm_desktop.workbooks.gabungan import gabungan_workbook

    kode = _pilih(koleksi, args.periode, hasil)
    data = gabungan_workbook(koleksi, kode, tenggat=args.tenggat)
    with koleksi.baca() as s:
        semua = [kode] if kode else [one.kode for one in _ada(s)]
        boards = [papan.papan(s, one, args.tenggat) for one in semua]
        odd = sum(len(janggal.periksa(s, one)) for one in semua)
    write_atomic(args.keluaran, data)
    return boards, odd


# --- nothing is written in vain -------------------------------------------------------------------------------------


def _berguna(dibaca: Iterable[BahanPaket], db: str | None, diminta: str | None) -> Iterator[BahanPaket]:
    """These packages, read up to the first one that there is a workbook to make of; so a collection is neither made
    nor added to when none is. Raises LkmError."""
    cari = None if diminta == SEMUA else diminta
    if _ada_di(db, cari):
        return iter(dibaca)
    aliran, sudah = iter(dibaca), []
    for one in aliran:
        sudah.append(one)
        if one.kepala is not None and not one.rusak and cari in (None, one.kepala.periode):
            return chain(sudah, aliran)
    rusak = next((one.rusak for one in sudah if one.rusak), "")
    if cari is None or all(one.rusak for one in sudah):
        raise LkmError(f"Tidak satu pun dari {ribuan(len(sudah))} berkas bisa digabung.", rusak)
    from lkm_desktop.kota import masa

    ada = sorted({one.kepala.periode for one in sudah if one.kepala is not None})
    raise LkmError(f"Tidak ada rekap untuk {masa.label(cari)} di antara {ribuan(len(sudah))} berkas itu.",
                   f"Yang ada: {', '.join(map(masa.label, ada))}.")  # fmt: skip


def _ada_di(db: str | None, periode: str | None) -> bool:
    """Whether the collection holds recaps (of that period) already. Raises LkmError for what is no collection."""
    from lkm_desktop.kota.koleksi import buka

    if db is None or ("://" not in db and not Path(db).exists()):
        return False
    with buka(db if "://" in db else Path(db)) as koleksi, koleksi.baca() as s:
        return any(periode in (None, one.kode) for one in _ada(s))


@contextmanager
def _sudah_masuk(koleksi: Koleksi | None) -> Iterator[None]:
    """Around what may fail after the packages have been taken into a collection that stays: the sentence says so."""
    try:
        yield
    except LkmError as error:
        if koleksi is None:
            raise
        raise LkmError(f"{error.message} Paketnya sudah masuk ke {koleksi.sebutan}.", error.suggestion) from error


@contextmanager
def _koleksi(tempat: str | None) -> Iterator[Koleksi]:
    """The collection that is named, or one that is gone afterwards."""
    from lkm_desktop.kota.koleksi import buka

    if tempat is not None:
        with buka(tempat if "://" in tempat else Path(tempat)) as koleksi:
            yield koleksi
        return
    sementara = tempfile.TemporaryDirectory(prefix="lkm-gabung-", ignore_cleanup_errors=True)
    with sementara as folder, buka(Path(folder) / "gabung.db") as koleksi:
        yield koleksi


def _daftar(koleksi: Koleksi, baris: Sequence[BarisDaftar], diam: bool) -> None:
    from lkm_desktop.kota import daftar

    hasil = koleksi.kerjakan(lambda s: daftar.muat(s, baris))
    for kata in () if diam else (hasil.kalimat, *hasil.catatan):
        print(kata)


def _pilih(koleksi: Koleksi, diminta: str | None, hasil: Sequence[HasilTerima]) -> str:
    """The period to merge: the one asked for ("" for all), else of those that came. Raises LkmError."""
    from lkm_desktop.kota import pilih

    if diminta is not None:
        return "" if diminta == SEMUA else diminta
    datang = Counter(one.periode for one in hasil if one.keadaan != "rusak")
    with koleksi.baca() as s:
        kode = pilih.bawaan(_ada(s), date.today(), datang)
    if not kode:
        sebab = f" {hasil[0].kalimat}" if hasil else ""
        raise LkmError(f"Tidak satu pun dari {ribuan(len(hasil))} berkas bisa digabung.{sebab}")
    return kode


def _ada(s: Session) -> list[PeriodeAda]:
    from lkm_desktop.kota import pilih

    return [one for one in pilih.periode_ada(s) if one.jumlah]


def _periksa_keluaran(keluaran: Path, masukan: Sequence[Path], db: str | None) -> None:
    """The workbook must not take the place of what it is made of. Raises LkmError."""
    periksa_akhiran(keluaran)
    if keluaran.is_dir():
        raise LkmError(f"“{keluaran}” adalah folder, bukan berkas.", "Sebutkan juga nama berkasnya.")
    if not keluaran.absolute().parent.is_dir():
        raise LkmError(f"Folder “{keluaran.parent}” tidak ada.", "Buat dulu foldernya atau pilih tempat lain.")
    dipakai = {one.absolute() for one in masukan} | ({Path(db).absolute()} if db and "://" not in db else set())
    if keluaran.absolute() in dipakai:
        raise LkmError(f"“{keluaran.name}” termasuk yang digabung dan tidak boleh ditimpa.", "Pilih nama lain.")


# --- progress -------------------------------------------------------------------------------------------------------


def _maju(diam: bool) -> Maju | None:
    """Progress on a terminal, one line that is written over."""
    if diam or not sys.stderr.isatty():
        return None

    def tulis(sudah: int, semua: int, _kata: str) -> None:
        print(f"\rMembaca paket {sudah}/{semua}", end="", file=sys.stderr, flush=True)

    return tulis


def _bersih(diam: bool) -> None:
    if not diam and sys.stderr.isatty():
        print("\r" + " " * 40 + "\r", end="", file=sys.stderr, flush=True)
