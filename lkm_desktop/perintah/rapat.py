"""Commands about meetings: rapat, hadir."""

from __future__ import annotations

import argparse
from dataclasses import asdict

from lkm_desktop.format import tanggal_pendek
from lkm_desktop.perintah.umum import office, print_json, print_table
from lkm_desktop.services import kehadiran
from lkm_desktop.services import rapat as layanan
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
