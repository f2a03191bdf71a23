"""Commands about registers: daftar, ekspor."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from sqlalchemy.orm import Session

from lkm_desktop.domain import REGISTERS
from lkm_desktop.errors import LkmError
from lkm_desktop.fields import Register
from lkm_desktop.perintah.pengurai import salah_satu
from lkm_desktop.perintah.umum import logging_output, office, print_json, print_table, write_output
from lkm_desktop.services.registers import Query

#: names by which a register may be called
NAMA_REGISTER = {**{key: key for key in REGISTERS}, "warga": "orang"}
EKSPOR_LAIN = ("rapat", "kehadiran", "statistik")
DAFTAR_REGISTER = "orang (atau warga), " + ", ".join(key for key in REGISTERS if key != "orang")


def _nama(*pilihan: str) -> Callable[[str], str]:
    """One of these words; "surat-masuk" is "surat_masuk"."""

    def baca(teks: str) -> str:
        return salah_satu(*pilihan)(teks.replace("-", "_"))

    return baca


nama_register = _nama(*NAMA_REGISTER)
nama_ekspor = _nama(*NAMA_REGISTER, *EKSPOR_LAIN)


def query(args: argparse.Namespace) -> Query:
    """The Query that the options describe. Raises LkmError when a list without dates is asked for a year or month,
    or one of things that do not end for the former ones."""
    register = REGISTERS.get(NAMA_REGISTER.get(args.register, ""))
    if args.keadaan == "mantan" and (register is None or register.in_force is None):
        raise LkmError("Pilihan --keadaan mantan hanya untuk daftar orang yang bisa berhenti atau pindah.",
                       "Hapus pilihan itu.")  # fmt: skip
    return Query(
        cari=args.cari or "", per_tanggal=args.per_tanggal, keadaan=args.keadaan, saring=masa(args, register)
    )


def masa(args: argparse.Namespace, register: Register | None) -> dict[str, str]:
    """The filters for --tahun and --bulan. Raises LkmError for a register that is not ordered by date."""
    found = {} if args.tahun is None else {"tahun": f"{args.tahun:04}"}
    if args.bulan is not None:
        if args.bulan > 12:
            raise LkmError(f"Bulan {args.bulan} tidak ada.", "Isi 1 sampai 12.")
        found["bulan"] = f"{args.bulan:02}"
    if found and (register is None or not register.dated):
        raise LkmError("Pilihan --tahun dan --bulan hanya untuk buku bertanggal.", "Hapus pilihan itu.")
    return found


def _register(nama: str) -> Register:
    return REGISTERS[NAMA_REGISTER[nama]]


def daftar(args: argparse.Namespace) -> int:
    """Print a register as a table, NIK masked, or as JSON with the full values."""
    from lkm_desktop.services import registers

    register, q = _register(args.register), query(args)
    with office(args.kantor) as store, store.read() as s:
        ids = registers.ids(s, register, q)
        if args.json:
            keys = register.columns
            rows = registers.records(s, register, ids, keys)
            baris = [{"id": i, **dict(zip(keys, r, strict=True))} for i, r in zip(ids, rows, strict=True)]
            print_json({"register": register.key, "jumlah": len(baris), "baris": baris})
            return 0
        texts = registers.rows(s, register, ids, register.shown)
    kepala = ["No", *(register.field(k).label for k in register.shown)]
    angka = frozenset(n for n, k in enumerate(register.shown, 1) if register.field(k).kind == "angka") | {0}
    print_table(kepala, [(str(n), *r) for n, r in enumerate(texts, 1)], angka)
    print(f"{len(texts)} {register.noun}.")
    return 0


def ekspor(args: argparse.Namespace) -> int:
    """Write a register or a saved layout of it, the book of minutes, one roll, or a year's statistics as .xlsx."""
    from lkm_desktop.services import dokumen, rapat

    with office(args.kantor) as store:
        with store.read() as s:
            if args.register == "kehadiran" and not args.rapat:
                raise LkmError("Daftar kehadiran dibuat untuk satu rapat.", "Tambahkan --rapat dengan nomornya.")
            rapat_id = rapat.find_rapat(s, args.rapat) if args.register == "kehadiran" else None
            data = _buku(s, args, rapat_id)
        write_output(args.keluaran, data, args.kantor, ".xlsx")
        with logging_output(), store.unit(f"Ekspor {args.register} ke Excel") as s:
            jenis = f"ekspor-{NAMA_REGISTER.get(args.register, args.register)}"
            dokumen.record(s, jenis, data, "xlsx", 0, rapat_id)
    print(f"Tersimpan: {args.keluaran}")
    return 0


def _buku(s: Session, args: argparse.Namespace, rapat_id: str | None) -> bytes:
    """The workbook that is asked for."""
    from lkm_desktop.workbooks.rapat import kehadiran_workbook, rapat_workbook
    from lkm_desktop.workbooks.register import register_workbook
    from lkm_desktop.workbooks.statistik import statistik_tahun_workbook

    if args.tata_letak is not None:
        return _letak(s, args)
    if rapat_id is not None:
        return kehadiran_workbook(s, rapat_id)
    if args.register == "rapat":
        return rapat_workbook(s, args.cari or "", sampai=args.per_tanggal, pengumuman=args.pengumuman)
    if args.register == "statistik":
        return statistik_tahun_workbook(s, args.tahun or (args.per_tanggal or date.today()).year,
                                        today=args.per_tanggal)
    return register_workbook(s, _register(args.register), query(args), pengumuman=args.pengumuman)


def _letak(s: Session, args: argparse.Namespace) -> bytes:
    """The workbook of a saved layout; the layout says what is shown, further filters would contradict it."""
    from lkm_desktop.services import tata_letak
    from lkm_desktop.workbooks.register import letak_workbook

    if args.register not in NAMA_REGISTER:
        raise LkmError("Pilihan --tata-letak hanya untuk daftar dan buku.", f"Pilih salah satu: {DAFTAR_REGISTER}.")
    asked = (args.cari, args.per_tanggal, args.tahun, args.bulan)
    if any(one is not None for one in asked) or args.keadaan != "aktif":
        raise LkmError("Tata letak sudah berisi saringannya sendiri.", "Hapus pilihan saringan lain dari perintah ini.")
    found = tata_letak.bernama(s, _register(args.register).key, args.tata_letak)
    return letak_workbook(s, replace(found, papan=found.papan or args.pengumuman))
