"""The command that makes the recap for the korkot (R1-R11) as a workbook."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

from sqlalchemy.orm import Session

from lkm_desktop.format import ribuan, tanggal_panjang
from lkm_desktop.perintah.pengurai import Pengurai, tanggal
from lkm_desktop.perintah.umum import office, print_json, write_output
from lkm_desktop.services.cari_siklus import cari_siklus
from lkm_desktop.services.paket import periksa_sampai, sampai_bawaan
from lkm_desktop.services.rekap.angka import ringkas
from lkm_desktop.services.rekap.definisi import LEMBAR
from lkm_desktop.services.rekap.isi import Rekap, kumpulkan
from lkm_desktop.services.rekap.periode import SIKLUS, Periode, dari_kode, dari_siklus


def atur(p: Pengurai) -> None:
    """The options of the command."""
    p.add_argument("--periode", metavar="KODE", required=True,
                   help="2026-07 (bulan), 2026-T3 (triwulan), 2026 (tahun), atau siklus (yang berjalan); "
                        "“siklus NAMA” untuk siklus lain")  # fmt: skip
    p.add_argument("--sampai", metavar="TANGGAL", type=tanggal,
                   help="data sampai tanggal ini; bawaan akhir periode itu, atau hari ini")  # fmt: skip
    p.add_argument("--nik", action="store_true", help="NIK anggota dan relawan ikut")
    p.add_argument("--tanpa-hp", action="store_true", help="nomor HP tidak ikut")
    p.add_argument("--json", action="store_true", help="keluaran berupa satu objek JSON dengan angka kuncinya")
    p.add_argument("-o", "--keluaran", metavar="KELUARAN.xlsx", type=Path, required=True, help="berkas yang dibuat")


def rekap(args: argparse.Namespace) -> int:
    """Write the recap of one period."""
    from lkm_desktop.workbooks.rekap import rekap_workbook, tanda_tangan

    today = date.today()
    with office(args.kantor) as store, store.read() as s:
        period = _periode(s, args.periode, today)
        upto = periksa_sampai(period, args.sampai or sampai_bawaan(period, today), today)
        made = kumpulkan(s, period, upto, nik=args.nik, hp=not args.tanpa_hp)
        data = rekap_workbook(made, ttd=tanda_tangan(s, today))
    write_output(args.keluaran, data, args.kantor, ".xlsx")
    if args.json:
        print_json({"berkas": str(args.keluaran), "periode": period.kode, "sampai": upto, "angka": ringkas(made),
                    "baris": {kode: len(rows) for kode, rows in made.lembar.items()}})  # fmt: skip
        return 0
    print(f"Rekap {period.label} sampai {tanggal_panjang(upto)}: {args.keluaran}")
    _tell(made)
    return 0


def _periode(s: Session, kode: str, today: date) -> Periode:
    """The period as typed; "siklus" alone is the one that runs."""
    word, _, name = kode.strip().partition(" ")
    return dari_siklus(s, cari_siklus(s, name, today)) if word.lower() == SIKLUS else dari_kode(s, kode)


def _tell(made: Rekap) -> None:
    """How many rows each sheet has."""
    for one in LEMBAR:
        count = len(made.lembar[one.kode])
        print(f"  {one.nama:<20} {f'{ribuan(count)} baris' if count else 'belum ada data'}")
