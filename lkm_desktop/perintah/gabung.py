"""The command of the korkot's desk: gabung. It opens no office; packages go into a collection, a workbook comes out."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lkm_desktop.errors import LkmError
from lkm_desktop.format import ribuan
from lkm_desktop.perintah.pengurai import Pengurai, angka
from lkm_desktop.perintah.umum import print_json
from lkm_desktop.storage.files import write_atomic

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from lkm_desktop.kota.bahan import Maju
    from lkm_desktop.kota.koleksi import Koleksi
    from lkm_desktop.kota.masuk import HasilTerima
    from lkm_desktop.kota.papan import Papan
    from lkm_desktop.kota.pilih import PeriodeAda

SEMUA = "semua"
_SEBUT = 20  # names told one by one


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
                   help="misalnya 2025-07, 2025-T3, 2025, atau semua; bawaan yang terbaru")
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
    from lkm_desktop.importers import paket
    from lkm_desktop.kota import janggal, masuk, papan
    from lkm_desktop.workbooks.gabungan import gabungan_workbook

    sumber = paket.cari(args.paket)
    _periksa_keluaran(args.keluaran, [satu.jalur for satu in sumber], args.db)
    with _koleksi(args.db) as koleksi:
        if args.daftar is not None:
            _daftar(koleksi, args.daftar, args.json)
        hasil = masuk.terima(koleksi, paket.baca_semua(sumber, maju=_maju(args.json)))
        _bersih(args.json)
        kode = _pilih(koleksi, args.periode, hasil)
        data = gabungan_workbook(koleksi, kode, tenggat=args.tenggat)
        with koleksi.baca() as s:
            semua = [kode] if kode else [one.kode for one in _ada(s)]
            boards = [papan.papan(s, one, args.tenggat) for one in semua]
            odd = sum(len(janggal.periksa(s, one)) for one in semua)
        write_atomic(args.keluaran, data)
    if args.json:
        print_json(_json(hasil, boards, odd, args.keluaran))
    else:
        _cerita(hasil, boards, odd)
        print(f"Tersimpan: {args.keluaran}")
    _rusak(hasil)
    return 0


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


def _daftar(koleksi: Koleksi, jalur: Path, diam: bool) -> None:
    from lkm_desktop.importers import daftar_kelurahan
    from lkm_desktop.kota import daftar

    baris = daftar_kelurahan.baca(jalur)
    hasil = koleksi.kerjakan(lambda s: daftar.muat(s, baris))
    for kata in () if diam else (hasil.kalimat, *hasil.catatan):
        print(kata)


def _pilih(koleksi: Koleksi, diminta: str | None, hasil: Sequence[HasilTerima]) -> str:
    """The period to merge: the one asked for ("" for all), else the newest of those that came. Raises LkmError."""
    if diminta is not None:
        return "" if diminta == SEMUA else diminta
    with koleksi.baca() as s:
        ada = [one.kode for one in _ada(s)]
    datang = {one.periode for one in hasil if one.keadaan != "rusak"}
    kode = next((one for one in ada if one in datang), ada[0] if ada else "")
    if not kode:
        sebab = f" {hasil[0].kalimat}" if hasil else ""
        raise LkmError(f"Tidak satu pun dari {len(hasil)} berkas bisa digabung.{sebab}", "Periksa berkasnya.")
    return kode


def _ada(s: Session) -> list[PeriodeAda]:
    from lkm_desktop.kota import pilih

    return [one for one in pilih.periode_ada(s) if one.jumlah]


def _periksa_keluaran(keluaran: Path, masukan: Sequence[Path], db: str | None) -> None:
    """The workbook must not take the place of what it is made of. Raises LkmError."""
    if keluaran.is_dir():
        raise LkmError(f"“{keluaran}” adalah folder, bukan berkas.", "Sebutkan juga nama berkasnya.")
    if not keluaran.absolute().parent.is_dir():
        raise LkmError(f"Folder “{keluaran.parent}” tidak ada.", "Buat dulu foldernya atau pilih tempat lain.")
    dipakai = {one.absolute() for one in masukan} | ({Path(db).absolute()} if db and "://" not in db else set())
    if keluaran.absolute() in dipakai:
        raise LkmError(f"“{keluaran.name}” termasuk yang digabung dan tidak boleh ditimpa.", "Pilih nama lain.")


# --- what is told ---------------------------------------------------------------------------------------------------


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


def _cerita(hasil: Sequence[HasilTerima], boards: Sequence[Papan], odd: int) -> None:
    from lkm_desktop.kota.masuk import KEADAAN
    from lkm_desktop.kota.papan import KEADAAN as KEADAAN_PAPAN
    from lkm_desktop.kota.papan import TEPAT

    hitung = Counter(one.keadaan for one in hasil)
    rinci = ", ".join(f"{hitung[k]} {kata.lower()}" for k, kata in KEADAAN if hitung[k])
    print(f"{ribuan(len(hasil))} berkas: {rinci}.")
    for one in hasil:
        if one.keadaan in ("bentrok", "tak_dikenal", "lama") or one.catatan:
            print(f"- {one.berkas}: {' '.join([one.kalimat, *one.catatan])}")
    for b in boards:
        sebut = "".join(_nama(b, k, kata.lower()) for k, kata in KEADAAN_PAPAN if k != TEPAT)
        print(f"{b.label}: {b.masuk} dari {len(b.baris)} kelurahan masuk{sebut}.")
    if odd:
        print(f"{ribuan(odd)} angka perlu ditanyakan, lihat lembar Angka janggal.")


def _nama(b: Papan, keadaan: str, kata: str) -> str:
    nama = [one.tempat.nama for one in b.baris if one.keadaan == keadaan]
    if not nama:
        return ""
    lebih = f" dan {len(nama) - _SEBUT} lainnya" if len(nama) > _SEBUT else ""
    return f"; {len(nama)} {kata}: {', '.join(nama[:_SEBUT])}{lebih}"


def _rusak(hasil: Sequence[HasilTerima]) -> None:
    """Broken files are told in one sentence on the error stream; the others have been merged."""
    rusak = [one for one in hasil if one.keadaan == "rusak"]
    if rusak:
        lebih = f" Dan {len(rusak) - _SEBUT} lainnya." if len(rusak) > _SEBUT else ""
        sebut = " ".join(f"{one.berkas}: {one.kalimat}" for one in rusak[:_SEBUT])
        print(f"{len(rusak)} berkas rusak dan tidak digabung. {sebut}{lebih}", file=sys.stderr)


def _json(hasil: Sequence[HasilTerima], boards: Sequence[Papan], odd: int, keluaran: Path) -> dict[str, Any]:
    from lkm_desktop.kota.papan import KEADAAN

    return {
        "berkas": len(hasil), "hitung": dict(Counter(one.keadaan for one in hasil)),
        "hasil": [vars(one) for one in hasil],
        "periode": [
            {"kode": b.periode, "label": b.label, "tenggat": b.tenggat, "kelurahan": len(b.baris), "masuk": b.masuk,
             **{k: [{"kode": one.tempat.kode, "nama": one.tempat.nama} for one in b.baris if one.keadaan == k]
                for k, _ in KEADAAN}}
            for b in boards
        ],
        "janggal": odd, "keluaran": keluaran,
    }  # fmt: skip
