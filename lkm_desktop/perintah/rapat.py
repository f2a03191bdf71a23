"""Commands about meetings and papers: rapat, hadir, cetak."""

from __future__ import annotations

import argparse
import io
from dataclasses import asdict
from typing import Any

from lkm_desktop.format import tanggal_pendek
from lkm_desktop.perintah.umum import logging_output, office, print_json, print_table, write_output
from lkm_desktop.services import dokumen, kehadiran
from lkm_desktop.services import rapat as layanan
from lkm_desktop.services.registers import Query
from lkm_desktop.services.roll import Roll, roll


def rapat(args: argparse.Namespace) -> int:
    """Print the meetings, newest first."""
    with office(args.kantor) as store, store.read() as s:
        semua = layanan.rapat_list(s, args.cari or "", limit=1_000_000)
    if args.json:
        print_json({"jumlah": len(semua), "rapat": [asdict(r) for r in semua]})
        return 0
    kepala = ("No", "Tanggal", "Nama rapat", "Jenis", "Diundang", "Hadir", "L", "P", "Dicetak")
    baris = [
        (str(r.nomor), tanggal_pendek(r.tanggal), r.judul, r.jenis_label, *map(str, (r.diundang, r.hadir, r.l, r.p)),
         "ya" if r.beku else "") for r in semua
    ]  # fmt: skip
    print_table(kepala, baris, frozenset((0, 4, 5, 6, 7)))
    print(f"{len(semua)} rapat.")
    return 0


def hadir(args: argparse.Namespace) -> int:
    """Enter the signed sheet: "1-9 12 15i 20s", names too."""
    with office(args.kantor) as store:
        with store.read() as s:
            rapat_id = layanan.find_rapat(s, args.rapat)
            judul = layanan.get_rapat(s, rapat_id)["judul"]
        with store.unit(f"Catat kehadiran {judul}") as s:
            catatan = kehadiran.record_kehadiran(s, rapat_id, args.tanda)
        with store.read() as s:
            daftar = roll(s, rapat_id)
    if args.json:
        print_json({"rapat": judul, "ditandai": catatan.ditandai, "tamu": catatan.tamu,
                    "tanpa_undangan": catatan.tanpa_undangan, "hitung": asdict(daftar.hitung)})  # fmt: skip
        return 0
    print(f"{judul}: {catatan.kalimat}")
    print(counts(daftar))
    return 0


def counts(daftar: Roll) -> str:
    """What a roll holds now, quorum included, as one line."""
    from lkm_desktop.workbooks.rapat import counts_sentence

    kuorum = f" {daftar.kuorum.kalimat}" if daftar.kuorum else ""
    return counts_sentence(daftar.hitung) + kuorum


def cetak(args: argparse.Namespace) -> int:
    """Write one paper as PDF; a daftar hadir keeps its row numbers from then on."""
    from lkm_desktop.documents import DOKUMEN, KERTAS, Pilihan, make

    kunci, jenis = args.dokumen, DOKUMEN[args.dokumen]
    kertas = KERTAS[args.kertas] if args.kertas else jenis.kertas.tegak()
    kertas = kertas.rebah() if jenis.kertas.mendatar else kertas
    q = Query(cari=args.cari or "", per_tanggal=args.per_tanggal)
    with office(args.kantor) as store:
        with store.read() as s:
            rapat_id = layanan.find_rapat(s, args.rapat) if args.rapat and jenis.rapat != "tidak" else ""
            pilihan = Pilihan(rapat_id, kertas, tanda=args.tanda, papan=not args.lengkap, query=q)
            data = make(s, kunci, pilihan)
        halaman = pages(data)
        write_output(args.keluaran, data, args.kantor)
        with logging_output(), store.unit(f"Cetak {jenis.label.lower()}") as s:
            dokumen.paper_made(s, kunci, data, kertas.nama, halaman, rapat_id or None)
    print(f"Tersimpan: {args.keluaran} ({jenis.label}, {kertas.nama}, {halaman} halaman)")
    return 0


def pages(data: bytes) -> int:
    """How many pages a PDF has."""
    import pypdfium2

    pdf: Any = pypdfium2.PdfDocument(io.BytesIO(data))
    try:
        return len(pdf)
    finally:
        pdf.close()
