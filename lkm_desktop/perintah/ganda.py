"""Commands about people who may be one, and about imports and taking them back."""

from __future__ import annotations

import argparse
from typing import Any

from lkm_desktop import tarik_impor
from lkm_desktop.errors import LkmError
from lkm_desktop.format import ribuan
from lkm_desktop.perintah.pengurai import Pengurai, angka
from lkm_desktop.perintah.umum import office, print_json, print_table
from lkm_desktop.services import ganda as layanan
from lkm_desktop.services import riwayat_impor as riwayat
from lkm_desktop.services.ganda_nilai import Ciri
from lkm_desktop.services.riwayat_impor import Catatan
from lkm_desktop.tarik_impor import HasilTarik

_JSON = "keluaran berupa satu objek JSON"


def atur_ganda(p: Pengurai) -> None:
    """The options of the command."""
    p.add_argument("--json", action="store_true", help=_JSON)


def ganda(args: argparse.Namespace) -> int:
    """Print every two people who may be one, the surest first, with the reasons."""
    with office(args.kantor) as store:
        with store.read() as s:
            bahan = layanan.bahan(s)
        pasangan = layanan.bandingkan(bahan)
    if args.json:
        print_json({"pasangan": [
            {"skor": p.skor, "alasan": list(p.alasan), "satu": _orang(p.satu), "dua": _orang(p.dua)} for p in pasangan
        ]})  # fmt: skip
        return 0
    if not pasangan:
        print("Tidak ada warga yang mungkin tercatat dua kali.")
        return 0
    rows = [(f"{p.skor} %", p.satu.nama, _tempat(p.satu), p.dua.nama, _tempat(p.dua), ", ".join(p.alasan))
            for p in pasangan]  # fmt: skip
    print_table(("Mirip", "Nama", "RT/RW", "Nama kedua", "RT/RW", "Alasan"), rows, frozenset({0}))
    print(f"{ribuan(len(pasangan))} pasang. Bandingkan dan gabungkan di halaman “Mungkin orang yang sama”.")
    return 0


def _orang(one: Ciri) -> dict[str, Any]:
    return {"id": one.id, "nama": one.nama, "rt_rw": _tempat(one), "tanggal_lahir": one.lahir}


def _tempat(one: Ciri) -> str:
    return "/".join(f"{part:0>2}" for part in (one.rt, one.rw) if part)


def atur_riwayat(p: Pengurai) -> None:
    """The options of the command."""
    p.add_argument("--tarik", metavar="N", type=angka(1), help="tarik kembali impor nomor ini di daftar")
    p.add_argument("--uji", action="store_true", help="bersama --tarik: hanya tunjukkan apa yang akan ditarik")
    p.add_argument("--json", action="store_true", help=_JSON)


def riwayat_impor(args: argparse.Namespace) -> int:
    """Print the imports, newest first; or take one of them back as far as its rows are untouched."""
    if args.uji and args.tarik is None:
        raise LkmError("Pilihan --uji dipakai bersama --tarik.", "Sebutkan juga nomor impornya.")
    with office(args.kantor) as store:
        with store.read() as s:
            semua = riwayat.daftar(s)
        if args.tarik is None:
            _cetak(semua, as_json=args.json)
            return 0
        if args.tarik > len(semua):
            raise LkmError(f"Impor nomor {args.tarik} tidak ada; ada {len(semua)} impor.", "Lihat daftarnya.")
        satu = semua[args.tarik - 1]
        hasil = (tarik_impor.lihat if args.uji else tarik_impor.tarik_kembali)(store, satu.id)
    _kabar(hasil, as_json=args.json, uji=args.uji)
    return 0


def _cetak(semua: list[Catatan], *, as_json: bool) -> None:
    if as_json:
        print_json({"impor": [
            {"nomor": n, "waktu": c.waktu, "berkas": c.berkas, "lembar": c.lembar, "mengisi": c.tujuan, "baru": c.baru,
             "berubah": c.berubah, "sama": c.sama, "dilewati": c.dilewati, "keadaan": c.keadaan}
            for n, c in enumerate(semua, 1)
        ]})  # fmt: skip
        return
    if not semua:
        print("Belum ada impor.")
        return
    rows = [
        (str(n), c.waktu.strftime("%d-%m-%Y %H.%M"), c.berkas, c.tujuan,
         *(ribuan(k) for k in (c.baru, c.berubah, c.sama, c.dilewati)), c.keadaan_kata)
        for n, c in enumerate(semua, 1)
    ]  # fmt: skip
    heads = ("No.", "Waktu", "Berkas", "Mengisi", "Baru", "Berubah", "Sama", "Dilewati", "Keadaan")
    print_table(heads, rows, frozenset({0, 4, 5, 6, 7}))


def _kabar(hasil: HasilTarik, *, as_json: bool, uji: bool) -> None:
    if as_json:
        print_json({"berkas": hasil.catatan.berkas, "ditarik": not uji, "kembali": hasil.kembali, "apa": hasil.apa,
                    "tersisa": hasil.tersisa, "alasan": list(hasil.alasan)})  # fmt: skip
        return
    print(f"{hasil.catatan.berkas}: {hasil.rencana if uji else hasil.kalimat}")
    for alasan in hasil.alasan:
        print(f"- {alasan}")
