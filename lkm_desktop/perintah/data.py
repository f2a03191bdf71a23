"""Commands about registers: impor, daftar, ekspor."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import Any

from lkm_desktop.domain import BUKU, REGISTERS
from lkm_desktop.errors import LkmError
from lkm_desktop.fields import Register
from lkm_desktop.perintah.pengurai import salah_satu
from lkm_desktop.perintah.umum import logging_output, office, print_json, print_table, write_output
from lkm_desktop.services.impor_bahan import TUJUAN_BUKU
from lkm_desktop.services.registers import Query

#: names by which a register may be called
NAMA_REGISTER = {**{key: key for key in REGISTERS}, "warga": "orang"}
EKSPOR_LAIN = ("rapat", "kehadiran")
#: books that `impor` fills; pengelola needs its body, which only the window asks for
TUJUAN_IMPOR = ("orang", "relawan", "anggota", *(r.key for r in BUKU))
DAFTAR_REGISTER = "orang (atau warga), " + ", ".join(key for key in REGISTERS if key != "orang")
_SEBUT = 20  # problems told one by one


def _nama(*pilihan: str) -> Callable[[str], str]:
    """One of these words; "surat-masuk" is "surat_masuk"."""

    def baca(teks: str) -> str:
        return salah_satu(*pilihan)(teks.replace("-", "_"))

    return baca


nama_register = _nama(*NAMA_REGISTER)
nama_tujuan = _nama(*TUJUAN_IMPOR)
nama_ekspor = _nama(*NAMA_REGISTER, *EKSPOR_LAIN)


def query(args: argparse.Namespace) -> Query:
    """The Query that the options describe. Raises LkmError when a list without dates is asked for a year or month."""
    register = REGISTERS.get(NAMA_REGISTER.get(args.register, ""))
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
    """Write a register, the book of minutes, or one roll as .xlsx."""
    from lkm_desktop.services import dokumen, rapat
    from lkm_desktop.workbooks.rapat import kehadiran_workbook, rapat_workbook
    from lkm_desktop.workbooks.register import register_workbook

    with office(args.kantor) as store:
        with store.read() as s:
            rapat_id = ""
            if args.register == "kehadiran":
                if not args.rapat:
                    raise LkmError("Daftar kehadiran dibuat untuk satu rapat.", "Tambahkan --rapat dengan nomornya.")
                rapat_id = rapat.find_rapat(s, args.rapat)
                data = kehadiran_workbook(s, rapat_id)
            elif args.register == "rapat":
                data = rapat_workbook(s, args.cari or "", sampai=args.per_tanggal, pengumuman=args.pengumuman)
            else:
                data = register_workbook(s, _register(args.register), query(args), pengumuman=args.pengumuman)
        write_output(args.keluaran, data, args.kantor)
        with logging_output(), store.unit(f"Ekspor {args.register} ke Excel") as s:
            jenis = f"ekspor-{NAMA_REGISTER.get(args.register, args.register)}"
            dokumen.record(s, jenis, data, "xlsx", 0, rapat_id or None)
    print(f"Tersimpan: {args.keluaran}")
    return 0


def impor(args: argparse.Namespace) -> int:
    """Bring in a sheet: all rows or none; --uji only tells what would happen."""
    from lkm_desktop.importers import read, table
    from lkm_desktop.services import impor as layanan
    from lkm_desktop.storage import cadangan

    anjuran = "" if args.timpa else " Pakai --timpa bila lembar ini yang benar."
    with office(args.kantor) as store:
        tabel = table.siapkan(read.baca(args.sumber), args.lembar, ke=args.ke)
        with store.read() as s:
            rencana = layanan.rencana(s, tabel, args.ke, timpa=args.timpa, terima_rumus=args.terima_rumus)
        anjuran = anjuran if rencana.bisa_diganti else ""
        laporan = {**layanan.ringkas(rencana), "tersimpan": False}
        if args.uji:
            _report(laporan, rencana.kalimat + anjuran, args.json)
            return 0
        cadangan.before(store, "Sebelum impor")
        try:
            with store.unit(f"Impor {args.sumber.name}") as s:
                hasil = layanan.terapkan(s, rencana, lewati_bermasalah=args.lewati)
        except LkmError:
            _report(laporan, "", args.json)
            raise
    laporan["tersimpan"] = bool(hasil.baru or hasil.berubah)
    _report(laporan, hasil.kalimat + anjuran, args.json)
    return 0


def _report(laporan: dict[str, Any], kalimat: str, as_json: bool) -> None:
    """The JSON object, or the sentence and the first problems."""
    if as_json:
        print_json(laporan)
        return
    masalah = laporan["bermasalah"]
    for m in masalah[:_SEBUT]:
        kolom = f", kolom {m['kolom']}" if m["kolom"] else ""
        print(f"Baris {m['baris']}{kolom}: {m['alasan']}")
    if len(masalah) > _SEBUT:
        print(f"... dan {len(masalah) - _SEBUT} masalah lain; lihat semuanya dengan --json.")
    for sisa in [*_notes(laporan), *_left_out(laporan)]:
        print(sisa)
    if kalimat:
        print(f"Lembar “{laporan['lembar']}”, {laporan['baris']} baris: {kalimat}")


def _left_out(laporan: dict[str, Any]) -> list[str]:
    """What the sheet or the workbook holds and the import does not take, one sentence each."""
    hasil = []
    if lain := laporan["lembar_lain"]:
        what = "data" if laporan["ke"] in TUJUAN_BUKU else "orang"
        hasil.append(f"Lembar {_few(lain)} juga berisi {what} dan belum diimpor; pakai --lembar.")
    if kolom := laporan["kolom_tertinggal"]:
        hasil.append(f"Kolom berisi yang tidak dipakai: {', '.join(f'“{k}”' for k in kolom)}.")
    if baris := [str(b["baris"]) for b in laporan["bukan_data"] if b["alasan"] == "bukan baris data"]:
        what = "isi" if laporan["ke"] in TUJUAN_BUKU else "nama"
        hasil.append(f"Baris yang dilewati karena tanpa {what}: {_few(baris, 10)}.")
    return hasil


def _notes(laporan: dict[str, Any]) -> list[str]:
    """Ends of being active without their date, row by row."""
    catatan = [f"Baris {c['baris']}: {c['teks']}" for c in laporan["catatan"] if c["field"] == "status"]
    lebih = [f"... dan {len(catatan) - _SEBUT} catatan lain; lihat semuanya dengan --json."]
    return catatan[:_SEBUT] + (lebih if len(catatan) > _SEBUT else [])


def _few(isi: list[str], paling: int = 3) -> str:
    """ "RT 02, RT 03, RT 04 dan 14 lagi"."""
    return ", ".join(isi[:paling]) + (f" dan {len(isi) - paling} lagi" if len(isi) > paling else "")
