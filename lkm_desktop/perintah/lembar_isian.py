"""The command of fill-in sheets: make one, or read one back."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from lkm_desktop.errors import LkmError
from lkm_desktop.perintah.pengurai import Pengurai, angka, salah_satu
from lkm_desktop.perintah.umum import logging_output, office, print_json, write_output
from lkm_desktop.services import lembar_isian as layanan
from lkm_desktop.services.lembar_isian_banding import Rencana, banding, ringkas, sebut_saat
from lkm_desktop.services.lembar_isian_tulis import Hasil, bawaan, terapkan
from lkm_desktop.services.registers import Query
from lkm_desktop.storage import Store

_NAMA = {"warga": "orang"}


def atur(p: Pengurai) -> None:
    """The options of the command."""
    p.add_argument("--daftar", metavar="DAFTAR", type=salah_satu("warga", *layanan.DAFTAR), default="orang",
                   help="warga (bawaan), relawan, anggota, atau pengelola")  # fmt: skip
    p.add_argument("--rt", metavar="RT", help="hanya RT ini")
    p.add_argument("--rw", metavar="RW", help="hanya RW ini")
    p.add_argument("--kolom", metavar="KOLOM", help="kolomnya, dipisah koma, misalnya nama,no_hp; bawaan yang biasa")
    p.add_argument("--kosong", metavar="N", type=angka(0), default=10, help="baris kosong untuk orang baru (bawaan 10)")
    p.add_argument("-o", "--keluaran", metavar="BERKAS", type=Path, help="berkas .xlsx yang dibuat")
    p.add_argument("--baca", metavar="BERKAS", type=Path, help="baca lembar yang sudah diisi dan simpan perubahannya")
    p.add_argument("--uji", action="store_true", help="bersama --baca: hanya sebut perubahannya")
    p.add_argument("--lembar-menang", action="store_true",
                   help="ambil juga sel yang dikosongkan dan yang diubah kantor juga")  # fmt: skip
    p.add_argument("--json", action="store_true", help="keluaran berupa satu objek JSON")


def lembar_isian(args: argparse.Namespace) -> int:
    """Make a sheet, or read one back."""
    if bool(args.keluaran) == bool(args.baca):
        raise LkmError("Sebutkan salah satu: -o untuk membuat lembar, atau --baca untuk membaca yang sudah diisi.")
    with office(args.kantor) as store:
        return _baca(store, args) if args.baca else _buat(store, args)


def _buat(store: Store, args: argparse.Namespace) -> int:
    from lkm_desktop.format import pad_rt
    from lkm_desktop.services import dokumen
    from lkm_desktop.workbooks.lembar_isian import lembar_isian_workbook

    daftar = _NAMA.get(args.daftar, args.daftar)
    kolom = _kolom(daftar, args.kolom or "")
    saring = {kunci: pad_rt(teks) for kunci, teks in (("rt", args.rt), ("rw", args.rw)) if teks}
    with store.read() as s:
        isian = layanan.susun(s, daftar, Query(saring=saring), kolom, args.kosong)
        data = lembar_isian_workbook(isian)
    write_output(args.keluaran, data, args.kantor, ".xlsx")
    with logging_output(), store.unit("Buat lembar isian") as s:
        dokumen.record(s, f"lembar-isian-{daftar}", data, "xlsx", 0)
    if args.json:
        print_json({"berkas": str(args.keluaran), "daftar": daftar, "baris": len(isian.baris), "kosong": isian.kosong,
                    "kolom": list(isian.cap.kolom)})  # fmt: skip
        return 0
    print(f"Tersimpan: {args.keluaran}; {len(isian.baris)} baris, {isian.kosong} baris kosong.")
    return 0


def _kolom(daftar: str, teks: str) -> list[str]:
    """The typed columns. Raises LkmError for one that such a sheet does not have."""
    ada = [f.key for f in layanan.kolom_tersedia(daftar)]
    dipilih = [satu.strip().replace("-", "_") for satu in teks.split(",") if satu.strip()]
    for satu in dipilih:
        if satu not in ada:
            raise LkmError(f"Kolom “{satu}” tidak ada di lembar ini.", f"Pilih dari {', '.join(ada)}.")
    return dipilih


def _baca(store: Store, args: argparse.Namespace) -> int:
    from lkm_desktop.importers import lembar_isian as pembaca
    from lkm_desktop.importers import read
    from lkm_desktop.storage import cadangan

    terbaca = pembaca.baca(read.baca(args.baca))
    with store.read() as s:
        rencana = banding(s, terbaca)
    ubahan, baru = bawaan(rencana)
    if args.lembar_menang:
        ubahan = set(range(len(rencana.ubahan)))
    hasil = None
    if not args.uji and (ubahan or baru):
        cadangan.before(store, "Sebelum lembar isian")
        with store.unit(f"Ambil lembar isian {args.baca.name}") as s:
            hasil = terapkan(s, rencana, ubahan, baru)
    if args.json:
        print_json(_laporan(rencana, hasil))
        return 0
    for kata in ringkas(rencana):
        print(kata)
    print(f"{sebut_saat(terbaca)}: {rencana.kalimat}")
    if hasil is not None:
        sisa = len(rencana.ubahan) - hasil.sel + len(rencana.baru) - hasil.baru
        print(hasil.kalimat + (f" {sisa} lainnya menunggu keputusan di halaman Lembar isian." if sisa else ""))
    return 0


def _laporan(rencana: Rencana, hasil: Hasil | None) -> dict[str, Any]:
    return {
        "daftar": rencana.terbaca.cap.daftar, "dibuat": rencana.terbaca.cap.dibuat, "tersimpan": hasil is not None,
        "ubahan": [{"baris": u.nomor, "nama": u.nama, "kolom": u.kunci, "lama": u.kata_lama, "baru": u.kata_baru,
                    "semula": u.kata_asli, "keadaan": u.keadaan} for u in rencana.ubahan],
        "baru": [{"baris": b.nomor, "nama": b.nama, "catatan": b.catatan, "diambil": b.bawaan} for b in rencana.baru],
        "tidak_diambil": [{"baris": h.nomor, "nama": h.nama, "kolom": h.kolom, "alasan": h.kalimat}
                          for h in rencana.halangan],
        "hilang": rencana.hilang, "tetap": rencana.tetap,
    }  # fmt: skip
