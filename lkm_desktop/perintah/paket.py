"""The command that makes a package for the korkot, logs it, and can say by which way it was sent."""

from __future__ import annotations

import argparse
import hashlib
import sys
from datetime import date, datetime
from pathlib import Path

from lkm_desktop.errors import LkmError
from lkm_desktop.format import ribuan, tanggal_panjang
from lkm_desktop.perintah.pengurai import Pengurai, salah_satu, tanggal
from lkm_desktop.perintah.umum import logging_output, office, print_json, write_output
from lkm_desktop.services import paket as layanan
from lkm_desktop.services import paket_log, paket_pesan
from lkm_desktop.services.kelengkapan import HARUS, SEBAIKNYA
from lkm_desktop.services.paket_isi import KELOMPOK_KERTAS, PilihanPaket
from lkm_desktop.services.rekap.periode import dari_kode


def atur(p: Pengurai) -> None:
    """The options of the command."""
    kinds = tuple(key.replace("_", "-") for key, _ in KELOMPOK_KERTAS)
    p.add_argument("--periode", metavar="KODE", required=True, help="2026-07 (bulan), 2026-T3 (triwulan), atau 2026")
    p.add_argument("--sampai", metavar="TANGGAL", type=tanggal,
                   help="data sampai tanggal ini; bawaan akhir periode itu, atau hari ini")  # fmt: skip
    p.add_argument("--nik", action="store_true", help="NIK anggota dan relawan ikut")
    p.add_argument("--tanpa-hp", action="store_true", help="nomor HP tidak ikut")
    p.add_argument("--tanpa-miskin", action="store_true", help="keadaan miskin tiap orang tidak ikut; jumlahnya tetap")
    p.add_argument("--tanpa-nama-relawan", action="store_true", help="nama relawan tidak ikut; jumlahnya tetap")
    p.add_argument("--kertas", metavar="JENIS", type=salah_satu(*kinds, "tanpa"), action="append",
                   help=f"hanya kertas ini: {', '.join(kinds)}, atau tanpa; boleh berulang")  # fmt: skip
    p.add_argument("--dikirim", metavar="CARA", type=salah_satu(*(key for key, _ in paket_log.CARA)),
                   help="tandai sudah dikirim: whatsapp, flashdisk, surel, atau diantar")  # fmt: skip
    p.add_argument("--json", action="store_true", help="keluaran berupa satu objek JSON")
    p.add_argument("-o", "--keluaran", metavar="FOLDER", type=Path, required=True, help="folder tempat paketnya")


def paket(args: argparse.Namespace) -> int:
    """Write one package into a folder under its own name."""
    from lkm_desktop.buat_paket import buat

    if not args.keluaran.is_dir() and not (args.keluaran.absolute().parent.is_dir() and not args.keluaran.exists()):
        raise LkmError(f"Folder “{args.keluaran}” tidak ada.", "Buat dulu foldernya atau pilih tempat lain.")
    today = date.today()
    with office(args.kantor) as store:
        with store.read() as s:
            period = dari_kode(s, args.periode)
        upto = layanan.periksa_sampai(period, args.sampai or layanan.sampai_bawaan(period, today), today)
        made = buat(store, period, upto, _pilihan(args), maju=None if args.json else _katakan)
        path = args.keluaran / made.nama
        _folder(args.keluaran)
        write_output(path, made.data, args.kantor)
        with logging_output(), store.unit(f"Buat paket {made.siap.periode.label}") as s:
            logged = layanan.catat(s, made.siap, made.nama, made.data, made.dibuat)
            if args.dikirim:
                paket_log.tandai(s, logged, args.dikirim, datetime.now())
        with store.read() as s:
            words = paket_pesan.sms(s, made.siap)
    found = made.siap.kelengkapan
    if args.json:
        print_json({
            "berkas": str(path), "periode": period.kode, "sampai": upto, "ukuran": len(made.data),
            "sidik": hashlib.sha256(made.data).hexdigest(), "kertas": made.kertas, "dilewati": list(made.dilewati),
            "bernama": made.siap.bernama,
            "harus": found.banyak(HARUS), "sebaiknya": found.banyak(SEBAIKNYA),
            "kurang": [{"tingkat": one.tingkat, "kalimat": line.kalimat} for one, line in found.kurang],
            "berubah": [one.kalimat for one in made.siap.beda], "sms": words,
        })  # fmt: skip
        return 0
    print(f"Tersimpan: {path} ({made.kertas} kertas, {ribuan((len(made.data) + 1023) // 1024)} KB), "
          f"{period.label}, data sampai {tanggal_panjang(upto)}.")  # fmt: skip
    print(found.kalimat)
    for one, line in found.kurang:
        print(f"{'Harus' if one.tingkat == HARUS else 'Sebaiknya'}: {line.kalimat}")
    if made.siap.bernama:
        print(made.siap.bernama)
    for words_ in made.dilewati:
        print(f"Tidak ikut: {words_}")
    return 0


def _folder(place: Path) -> None:
    """Make the folder of the package where only its last part is missing. Raises LkmError."""
    try:
        place.mkdir(exist_ok=True)
    except OSError as error:
        raise LkmError(f"Folder “{place}” tidak bisa dibuat.", "Pilih tempat lain.") from error


def _pilihan(args: argparse.Namespace) -> PilihanPaket:
    every = tuple(key for key, _ in KELOMPOK_KERTAS)
    asked = {kind.replace("-", "_") for kind in args.kertas or ()}
    kinds = tuple(key for key in every if key in asked) if asked else every
    return PilihanPaket(args.nik, not args.tanpa_hp, not args.tanpa_miskin, not args.tanpa_nama_relawan, kinds)


def _katakan(done: int, total: int, text: str) -> None:
    """How far it is, on a terminal only."""
    if sys.stderr.isatty():
        print(f"\r{done}/{total} {text[:60]:<60}", end="\n" if done == total else "", file=sys.stderr, flush=True)
