"""The command that fills a form of the korkot for a period."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

from lkm_desktop.format import tanggal_panjang
from lkm_desktop.perintah.pengurai import Pengurai, tanggal
from lkm_desktop.perintah.umum import logging_output, office, print_json, write_output
from lkm_desktop.services import paket, templat_excel
from lkm_desktop.services.rekap.periode import dari_kode


def atur(p: Pengurai) -> None:
    """The options of the command."""
    p.add_argument("--formulir", metavar="NAMA", required=True, help="nama formulir seperti di halaman Formulir korkot")
    p.add_argument("--periode", metavar="KODE", required=True, help="2026-07 (bulan), 2026-T3 (triwulan), atau 2026")
    p.add_argument("--sampai", metavar="TANGGAL", type=tanggal,
                   help="data sampai tanggal ini; bawaan akhir periode itu, atau hari ini")  # fmt: skip
    p.add_argument("--uji", action="store_true", help="hanya sebut isinya, tidak membuat berkas")
    p.add_argument("--json", action="store_true", help="keluaran berupa satu objek JSON")
    p.add_argument("-o", "--keluaran", metavar="BERKAS", type=Path, required=True, help="berkas yang dibuat")


def isi_formulir(args: argparse.Namespace) -> int:
    """Fill the form and write the file; --uji only tells the values."""
    from lkm_desktop import isi_formulir as pengisi

    hari_ini = date.today()
    with office(args.kantor) as store:
        with store.read() as s:
            formulir = templat_excel.menurut_nama(s, args.formulir)
            periode = dari_kode(s, args.periode)
            sampai = paket.periksa_sampai(periode, args.sampai or paket.sampai_bawaan(periode, hari_ini), hari_ini)
            jadi = pengisi.isi(s, formulir.id, periode, sampai)
        if not args.uji:
            write_output(args.keluaran, jadi.data, args.kantor, Path(formulir.berkas).suffix.lower())
            with logging_output(), store.unit(f"Isi formulir {formulir.nama} {periode.label}") as s:
                pengisi.catat(s, formulir.nama, periode, jadi.data)
    r = jadi.rencana
    if args.json:
        print_json({
            "berkas": None if args.uji else str(args.keluaran), "formulir": formulir.nama, "periode": periode.kode,
            "sampai": sampai, "sel": [{"lembar": i.lembar, "sel": i.sel, "isi": i.nilai} for i in r.isian],
            "tak_terisi": list(r.tak_terisi), "kosong": list(r.kosong), "terpotong": list(r.terpotong),
        })  # fmt: skip
        return 0
    for kata in (*r.tak_terisi, *r.kosong, *r.terpotong):
        print(kata)
    sudah = "Akan terisi" if args.uji else f"Tersimpan: {args.keluaran};"
    print(f"{sudah} {len(r.isian)} sel, {periode.label}, data sampai {tanggal_panjang(sampai)}.")
    return 0
