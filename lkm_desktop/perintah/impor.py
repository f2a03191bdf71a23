"""The command impor: a foreign sheet into a register, all rows or none."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lkm_desktop.domain import BUKU, REGISTERS
from lkm_desktop.domain.penugasan import PENGELOLA
from lkm_desktop.errors import LkmError
from lkm_desktop.perintah.pengurai import Pengurai, angka, salah_satu
from lkm_desktop.perintah.umum import office, print_json, write_output
from lkm_desktop.services.impor_bahan import TUJUAN_BUKU

if TYPE_CHECKING:
    from lkm_desktop.importers.ingatan import Ingatan
    from lkm_desktop.importers.susun import TabelImpor
    from lkm_desktop.importers.temuan import Telaah
    from lkm_desktop.services.impor import Rencana
    from lkm_desktop.storage import Store

#: books that `impor` fills
TUJUAN_IMPOR = ("orang", "relawan", "anggota", "pengelola", *(r.key for r in BUKU))
KEHADIRAN = "kehadiran"
_SEBUT = 20  # problems told one by one


def atur(p: Pengurai) -> None:
    """The options of the command."""
    p.add_argument("sumber", metavar="SUMBER", type=Path, help="berkas .xlsx, .xls, .ods, atau .csv")
    p.add_argument("--ke", metavar="DAFTAR", type=_nama(*TUJUAN_IMPOR, KEHADIRAN), default="orang",
                   help=f"orang (bawaan) atau {', '.join(TUJUAN_IMPOR[1:])}; atau kehadiran rapat")  # fmt: skip
    p.add_argument("--lembar", metavar="NAMA", action="append", default=[],
                   help="nama lembar di berkas itu, boleh berulang; “semua” untuk semua yang cocok; "
                        "bawaan satu lembar yang paling cocok")  # fmt: skip
    p.add_argument("--badan", metavar="BADAN", type=salah_satu(*PENGELOLA),
                   help=f"untuk pengelola tanpa kolom badan: {', '.join(PENGELOLA)}")  # fmt: skip
    p.add_argument("--tahun-pelatihan", metavar="TAHUN", type=angka(1980),
                   help="untuk relawan: tahun pelatihan yang tahunnya tidak tertulis")  # fmt: skip
    p.add_argument("--rapat", metavar="RAPAT",
                   help="untuk kehadiran: nomor rapatnya; bawaan dicari dari tanggal di judul kolom")  # fmt: skip
    p.add_argument("--sisanya", metavar="TANDA", type=salah_satu("izin", "sakit", "alpa"),
                   help="untuk kehadiran: tanda bagi orang yang selnya kosong")  # fmt: skip
    p.add_argument("--uji", action="store_true", help="hanya lihat hasilnya, tidak menyimpan apa pun")
    p.add_argument("--timpa", action="store_true", help="ganti juga isian yang sudah ada; bawaan hanya melengkapi")
    p.add_argument("--terima-rumus", action="store_true", help="pakai hasil terakhir sel yang berisi rumus")
    p.add_argument("--lewati", action="store_true", help="lewati baris yang bermasalah, simpan yang lain")
    p.add_argument("--tolak", metavar="BERKAS.xlsx", type=Path,
                   help="lewati baris yang bermasalah dan tulis ke berkas ini, untuk dibetulkan")  # fmt: skip
    p.add_argument("--tanpa-ingatan", action="store_true", help="jangan pakai cara kolomnya dipakai dulu")
    p.add_argument("--json", action="store_true", help="keluaran berupa satu objek JSON")


def _nama(*pilihan: str) -> Callable[[str], str]:
    """One of these words; "surat-masuk" is "surat_masuk"."""

    def baca(teks: str) -> str:
        return salah_satu(*pilihan)(teks.replace("-", "_"))

    return baca


def impor(args: argparse.Namespace) -> int:
    """Bring in a sheet: all rows or none; --uji only tells what would happen."""
    from lkm_desktop.importers.read import baca
    from lkm_desktop.importers.temuan import Telaah

    _periksa(args)
    if args.ke == KEHADIRAN:
        from lkm_desktop.perintah.impor_kehadiran import impor_kehadiran

        return impor_kehadiran(args)
    with office(args.kantor) as store:
        tabel = _tabel(Telaah(baca(args.sumber)), args)
        rencana, ingatan = _rencana(store, tabel, args)
        anjuran = " Pakai --timpa bila lembar ini yang benar." if rencana.bisa_diganti and not args.timpa else ""
        laporan = _laporan(rencana, ingatan)
        if args.uji:
            _tolak(args, tabel, rencana, ingatan)
            _report(laporan, rencana.kalimat + anjuran, args.json)
            return 0
        kalimat = _simpan(store, tabel, rencana, ingatan, laporan, args)
        _tolak(args, tabel, rencana, ingatan)
    _report(laporan, kalimat + anjuran, args.json)
    return 0


def _periksa(args: argparse.Namespace) -> None:
    """Options that belong to one list only. Raises LkmError."""
    for nama, isi, ke in (("badan", args.badan, "pengelola"), ("tahun-pelatihan", args.tahun_pelatihan, "relawan"),
                          ("rapat", args.rapat, KEHADIRAN), ("sisanya", args.sisanya, KEHADIRAN)):  # fmt: skip
        if isi and args.ke != ke:
            raise LkmError(f"Pilihan --{nama} hanya untuk daftar {ke}.", f"Tambahkan --ke {ke}.")


def _bawaan(args: argparse.Namespace, ingatan: Ingatan | None) -> dict[str, Any]:
    """Values for what the sheet does not have: remembered ones, then those of the options."""
    given = {"badan": args.badan, "tahun_pelatihan": args.tahun_pelatihan}
    return {**(ingatan.bawaan if ingatan else {}), **{k: v for k, v in given.items() if v}}


def _tabel(isi: Telaah, args: argparse.Namespace) -> TabelImpor:
    """The table of the file; a refusal also says what the file looks like. Raises LkmError."""
    from lkm_desktop.importers.pengenal import kenali_buku
    from lkm_desktop.importers.susun import susun

    if pesan := kenali_buku(isi.buku):
        raise LkmError(pesan.kalimat, pesan.saran)
    try:
        return susun(isi, args.ke, args.lembar)
    except LkmError as error:
        lain = next((one.ke for one in isi.tabel if one.ke and one.ke != args.ke), "")
        if lain not in REGISTERS:
            raise
        pakai = lain.replace("_", "-")
        raise LkmError(error.message, f"Judul kolomnya seperti {REGISTERS[lain].title}; pakai --ke {pakai}.") from error


def _rencana(store: Store, tabel: TabelImpor, args: argparse.Namespace) -> tuple[Rencana, Ingatan | None]:
    """The plan, made with what is remembered of such a sheet."""
    from lkm_desktop.importers.ingatan import ingat
    from lkm_desktop.services import impor as layanan

    with store.read() as s:
        ingatan = None if args.tanpa_ingatan else ingat(s, tabel, args.ke)
        bawaan = _bawaan(args, ingatan)
        rencana = layanan.rencana(
            s, tabel, args.ke, ingatan.pemetaan if ingatan else None, timpa=args.timpa, terima_rumus=args.terima_rumus,
            bawaan=bawaan, arti=ingatan.arti if ingatan else None,
        )  # fmt: skip
    return rencana, ingatan


def _simpan(
    store: Store, tabel: TabelImpor, rencana: Rencana, ingatan: Ingatan | None, laporan: dict[str, Any],
    args: argparse.Namespace,
) -> str:  # fmt: skip
    """Write the plan in one unit; gives the sentence. Raises LkmError, after the problems were told."""
    from lkm_desktop.importers.ingatan import catat_peta
    from lkm_desktop.services import impor as layanan
    from lkm_desktop.storage import cadangan

    cadangan.before(store, "Sebelum impor")
    bawaan = {"badan": args.badan} if args.badan else (ingatan.bawaan if ingatan else {})
    try:
        with store.unit(f"Impor {args.sumber.name}") as s:
            hasil = layanan.terapkan(s, rencana, lewati_bermasalah=bool(args.lewati or args.tolak))
            catat_peta(s, tabel, args.ke, ingatan.pemetaan if ingatan else None, ingatan.arti if ingatan else None,
                       bawaan)  # fmt: skip
    except LkmError:
        _report(laporan, "", args.json)
        raise
    laporan["tersimpan"] = bool(hasil.baru or hasil.berubah)
    return hasil.kalimat


def _tolak(args: argparse.Namespace, tabel: TabelImpor, rencana: Rencana, ingatan: Ingatan | None) -> None:
    """Write the rejected rows, when asked and when there are any."""
    if args.tolak is None:
        return
    from lkm_desktop.importers.tolakan import tolakan
    from lkm_desktop.workbooks.tolakan import tolakan_workbook

    isi = tolakan(tabel, rencana, ingatan.pemetaan if ingatan else None, arti=ingatan.arti if ingatan else None)
    if isi.baris:
        write_output(args.tolak, tolakan_workbook(isi), args.kantor)
        if not args.json:
            print(f"{len(isi.baris)} baris yang ditolak tersimpan: {args.tolak}")


def _laporan(rencana: Rencana, ingatan: Ingatan | None) -> dict[str, Any]:
    from lkm_desktop.services import impor as layanan

    return {
        **layanan.ringkas(rencana), "tersimpan": False, "dikenali": ingatan.peta.kalimat if ingatan else "",
    }  # fmt: skip


def _report(laporan: dict[str, Any], kalimat: str, as_json: bool) -> None:
    """The JSON object, or the sentence and the first problems."""
    if as_json:
        print_json(laporan)
        return
    if laporan["dikenali"]:
        print(laporan["dikenali"])
    masalah = laporan["bermasalah"]
    for m in masalah[:_SEBUT]:
        kolom = f", kolom {m['kolom']}" if m["kolom"] else ""
        print(f"Baris {_letak(m)}{kolom}: {m['alasan']}")
    if len(masalah) > _SEBUT:
        print(f"... dan {len(masalah) - _SEBUT} masalah lain; lihat semuanya dengan --json.")
    for sisa in [*laporan["kode_dibaca"], *_notes(laporan), *_left_out(laporan)]:
        print(sisa)
    if kalimat:
        tabel = laporan["tabel"]
        dari = f"{len(tabel)} tabel ({_few(tabel)})" if tabel else f"Lembar “{laporan['lembar']}”"
        print(f"{dari}, {laporan['baris']} baris: {kalimat}")


def _letak(isi: dict[str, Any]) -> str:
    return f"{isi['baris']} ({isi['tabel']})" if isi.get("tabel") else str(isi["baris"])


def _left_out(laporan: dict[str, Any]) -> list[str]:
    """What the sheet or the workbook holds and the import does not take, one sentence each."""
    hasil = []
    if lain := laporan["lembar_lain"]:
        what = "data" if laporan["ke"] in TUJUAN_BUKU else "orang"
        hasil.append(f"Lembar {_few(lain)} juga berisi {what} dan belum diimpor; pakai --lembar.")
    if kolom := laporan["kolom_tertinggal"]:
        hasil.append(f"Kolom berisi yang tidak dipakai: {', '.join(f'“{k}”' for k in kolom)}.")
    if baris := [_letak(b) for b in laporan["bukan_data"] if b["alasan"] == "bukan baris data"]:
        what = "isi" if laporan["ke"] in TUJUAN_BUKU else "nama"
        hasil.append(f"Baris yang dilewati karena tanpa {what}: {_few(baris, 10)}.")
    return hasil


def _notes(laporan: dict[str, Any]) -> list[str]:
    """Ends of being active without their date, row by row."""
    catatan = [f"Baris {_letak(c)}: {c['teks']}" for c in laporan["catatan"] if c["field"] == "status"]
    lebih = [f"... dan {len(catatan) - _SEBUT} catatan lain; lihat semuanya dengan --json."]
    return catatan[:_SEBUT] + (lebih if len(catatan) > _SEBUT else [])


def _few(isi: list[str], paling: int = 3) -> str:
    """ "RT 02, RT 03, RT 04 dan 14 lagi"."""
    return ", ".join(isi[:paling]) + (f" dan {len(isi) - paling} lagi" if len(isi) > paling else "")


