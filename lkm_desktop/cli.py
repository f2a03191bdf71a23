"""The command line: every command in Indonesian, exit code 0 done, 1 a problem told in one sentence, 2 wrong usage."""

from __future__ import annotations

import argparse
import io
import logging
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from lkm_desktop import __version__
from lkm_desktop.errors import LkmError
from lkm_desktop.paths import settings_dir
from lkm_desktop.perintah import pengurai
from lkm_desktop.perintah.pengurai import Pengurai, angka, pasangan, salah_satu, tanggal, ukuran
from lkm_desktop.perintah.umum import JEJAK

COMMANDS = (
    "contoh", "baru", "impor", "daftar", "rapat", "hadir", "cetak", "ekspor", "rekap", "paket", "isi-formulir",
    "lembar-isian", "gabung", "ganda", "riwayat-impor", "periksa",
)  # fmt: skip
_KANTOR = "folder kantor atau data.lkm di dalamnya"


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    speak_utf8()
    JEJAK.dibuka = JEJAK.tersimpan = False
    try:
        args = parser().parse_args(argv)
        run: Callable[[Any], int] = args.jalan
        return run(args)
    except SystemExit as done:  # argparse has told its sentence
        return int(done.code or 0)
    except LkmError as error:
        _tell(str(error))
        return 1
    except KeyboardInterrupt:
        _tell("Dihentikan.")
        return 130
    except BrokenPipeError:  # the reader of our output has gone: not a problem of ours
        sys.stderr.close()
        return 0
    except Exception as error:  # a bug of ours, or an output that cannot be written; the details go to the log
        _log(error)
        _tell(f"Ada kesalahan di dalam program ({type(error).__name__}); {JEJAK.kalimat()}. "
              f"Rinciannya ada di {log_path()}.")  # fmt: skip
        return 1


def _tell(kalimat: str) -> None:
    print(" ".join(kalimat.split()), file=sys.stderr)


def speak_utf8() -> None:
    """UTF-8 on stdout and stderr, also where the Windows console or a pipe would choose something else."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _folder(text: str) -> Path:
    """The office's place; nothing typed is no place, least of all the present folder."""
    if not text.strip():
        raise argparse.ArgumentTypeError("sebutkan folder kantornya")
    return Path(text)


def log_path() -> Path:
    """The log of this computer, the same that the window writes."""
    return settings_dir() / "log" / "lkm-desktop.log"


def _log(error: Exception) -> None:
    path = log_path()
    path.parent.mkdir(parents=True, exist_ok=True)
    handler = logging.FileHandler(path, encoding="utf-8")
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    log = logging.getLogger("lkm_desktop.cli")
    log.addHandler(handler)
    try:
        log.error("command failed", exc_info=error)
    finally:
        log.removeHandler(handler)
        handler.close()


def parser() -> Pengurai:
    """The whole command line."""
    from lkm_desktop.perintah import (
        cetak,
        data,
        formulir,
        gabung,
        ganda,
        impor,
        kantor,
        lembar_isian,
        paket,
        rapat,
        rekap,
    )

    root = Pengurai(
        prog="lkm-desktop", description="Buku kerja sekretaris LKM/BKM. Tanpa perintah, jendela program dibuka.",
        epilog="Bantuan setiap perintah: lkm-desktop PERINTAH --help",
    )  # fmt: skip
    root.add_argument("--version", action="version", version=f"LKM Desktop {__version__}", help="tampilkan versi")
    daftar = root.add_subparsers(title="perintah", metavar="PERINTAH", required=True, parser_class=Pengurai)

    def tambah(nama: str, jalan: Callable[[Any], int], teks: str, *, berkantor: bool = True) -> Pengurai:
        p: Pengurai = daftar.add_parser(nama, help=teks, description=teks[0].upper() + teks[1:] + ".")
        p.set_defaults(jalan=jalan)
        if berkantor:
            p.add_argument("kantor", metavar="KANTOR", type=_folder, help=_KANTOR)
        return p

    _contoh(tambah("contoh", kantor.contoh, "buat kelurahan latihan dengan nama rekaan"))
    _baru(tambah("baru", kantor.baru, "buat kantor baru yang masih kosong"))
    impor.atur(tambah("impor", impor.impor, "masukkan daftar dari Excel (.xlsx, .xls, .ods, .csv)"))
    p = tambah("daftar", data.daftar, "tampilkan isi sebuah daftar")
    p.add_argument("register", metavar="REGISTER", type=data.nama_register, help=data.DAFTAR_REGISTER)
    _saring(p)
    _json(p)
    p = tambah("rapat", rapat.rapat, "tampilkan daftar rapat")
    p.add_argument("--cari", metavar="TEKS", help="hanya yang nama, tempat, atau jenisnya memuat kata ini")
    _json(p)
    p = tambah("hadir", rapat.hadir, "catat kehadiran dari lembar yang sudah ditandatangani")
    p.add_argument("rapat", metavar="RAPAT", help="nomor rapat seperti pada perintah rapat")
    p.add_argument("tanda", metavar="TANDA",
                   help="misalnya “1-9 12 15i 20s, sisanya alpa”: i izin, s sakit, a alpa; nama boleh")  # fmt: skip
    _json(p)
    _cetak(tambah("cetak", cetak.cetak, "buat dokumen PDF atau Word"))
    _ekspor(tambah("ekspor", data.ekspor, "buat buku kerja Excel (.xlsx)"))
    rekap.atur(tambah("rekap", rekap.rekap, "buat rekap R1 sampai R11 untuk korkot (.xlsx)"))
    paket.atur(tambah("paket", paket.paket, "buat paket rekap untuk korkot (.zip)"))
    isian = tambah("lembar-isian", lembar_isian.lembar_isian, "buat lembar isian Excel, atau baca yang sudah diisi")
    lembar_isian.atur(isian)
    formulir.atur(tambah("isi-formulir", formulir.isi_formulir, "isi formulir Excel milik korkot dengan angka kantor"))
    gabung.atur(tambah("gabung", gabung.gabung, "gabung paket rekap banyak kelurahan (meja korkot)", berkantor=False))
    ganda.atur_ganda(tambah("ganda", ganda.ganda, "cari warga yang mungkin tercatat dua kali"))
    ganda.atur_riwayat(tambah("riwayat-impor", ganda.riwayat_impor, "tampilkan impor, atau tarik kembali satu impor"))
    p = tambah("periksa", kantor.periksa, "periksa keutuhan berkas, aturan, dan isi data")
    p.add_argument("--per-tanggal", metavar="TANGGAL", type=tanggal, help="periksa aturan pada tanggal ini")
    _json(p)
    return root


def _json(p: Pengurai) -> None:
    p.add_argument("--json", action="store_true", help="keluaran berupa satu objek JSON")


def _saring(p: Pengurai) -> None:
    p.add_argument("--cari", metavar="TEKS", help="hanya yang memuat kata-kata ini")
    p.add_argument("--per-tanggal", metavar="TANGGAL", type=tanggal, help="keadaan pada tanggal ini")
    p.add_argument("--keadaan", metavar="KEADAAN", type=salah_satu("aktif", "mantan", "semua"), default="aktif",
                   help="aktif (bawaan), mantan, atau semua")  # fmt: skip
    _masa(p)


def _masa(p: Pengurai) -> None:
    p.add_argument("--tahun", metavar="TAHUN", type=angka(1900), help="untuk buku bertanggal: hanya tahun ini")
    p.add_argument("--bulan", metavar="1-12", type=angka(1), help="untuk buku bertanggal: hanya bulan ini")


def _contoh(p: Pengurai) -> None:
    p.add_argument(
        "--orang", metavar="N", type=angka(0), default=260, help="jumlah warga (bawaan 260, paling sedikit 100)"
    )
    p.add_argument("--rapat", metavar="M", type=angka(0), default=None, help="jumlah rapat (bawaan: setahun)")
    p.add_argument("--benih", metavar="S", type=angka(0), default=2023, help="angka acak; angka sama, isi sama")
    p.add_argument("--hari-ini", metavar="TANGGAL", type=tanggal, default=None, help="anggap hari ini tanggal itu")


def _baru(p: Pengurai) -> None:
    p.add_argument("--nama", required=True, metavar="NAMA", help="nama lembaga tanpa kata LKM/BKM")
    p.add_argument("--kelurahan", required=True, metavar="NAMA", help="nama kelurahan atau desa")
    p.add_argument("--istilah", metavar="KATA", type=salah_satu("LKM", "BKM"), help="LKM (bawaan) atau BKM")
    p.add_argument(
        "--wilayah", metavar="KATA", type=salah_satu("Kelurahan", "Desa"), help="Kelurahan (bawaan) atau Desa"
    )
    p.add_argument("--zona", metavar="ZONA", type=salah_satu("WIB", "WITA", "WIT"), help="WIB (bawaan), WITA, atau WIT")
    for nama, teks in (("kecamatan", "nama kecamatan"),
                       ("kota", "misalnya “Kota Banjarmasin”"),
                       ("provinsi", "provinsi"),
                       ("kode-kemendagri", "misalnya 63.71.01.1004"), ("kode-bps", "10 angka"),
                       ("alamat", "alamat sekretariat"), ("telepon", "telepon atau HP sekretariat")):  # fmt: skip
        p.add_argument(f"--{nama}", metavar="TEKS", help=teks)
    p.add_argument("--periode-mulai", metavar="TANGGAL", type=tanggal, help="tanggal rembug pemilihan")


def _cetak(p: Pengurai) -> None:
    from lkm_desktop.documents import DOKUMEN, KERTAS

    p.add_argument("dokumen", metavar="DOKUMEN", type=_dokumen, help=", ".join(DOKUMEN).replace("_", "-"))
    p.add_argument("--rapat", metavar="ID", help="nomor rapat, untuk dokumen rapat")
    p.add_argument("--surat", metavar="NOMOR", help="surat yang tersimpan: nomornya atau awal kodenya")
    p.add_argument("--isian", metavar="NAMA=NILAI", type=pasangan, action="append",
                   help="isian dokumen, misalnya “hal=Undangan”; boleh berulang; \\n: baris baru")  # fmt: skip
    p.add_argument("--subjek", metavar="KODE",
                   help="kode atau nama: orang, keputusan, tahap, siklus, pemilihan (semua RT-nya), atau satu RT")
    p.add_argument("--kertas", metavar="KERTAS", type=salah_satu(*KERTAS), help="F4, A4, atau Folio")
    p.add_argument("--ukuran", metavar="PT", type=ukuran,
                   help="besar huruf, 10 sampai 12 (bawaan 11, daftar hadir 10; buku memilih sendiri)")  # fmt: skip
    p.add_argument("--satu-halaman", action="store_true", default=None,
                   help="rapatkan agar muat satu halaman; berita acara dirapatkan tanpa diminta")  # fmt: skip
    p.add_argument("--jarak-biasa", action="store_false", dest="satu_halaman", default=None,
                   help="jangan rapatkan walau lebih dari satu halaman")  # fmt: skip
    p.add_argument("--word", action="store_true", help="salinan Word (.docx), untuk surat, notulen, dan sejenisnya")
    p.add_argument("--cari", metavar="TEKS", help="untuk buku: hanya yang memuat kata-kata ini")
    p.add_argument("--per-tanggal", metavar="TANGGAL", type=tanggal, help="untuk buku: keadaan pada tanggal ini")
    _masa(p)
    p.add_argument("--tanda", action="store_true", help="untuk daftar hadir: cetak juga tanda dan jumlah hadir")
    p.add_argument("--lengkap", action="store_true", help="untuk buku: NIK, HP, dan miskin ikut tercetak")
    _keluaran(p, "KELUARAN")


def _dokumen(teks: str) -> str:
    from lkm_desktop.documents import DOKUMEN

    spelled = {key.replace("_", "-"): key for key in DOKUMEN}
    return spelled[salah_satu(*spelled)(teks.replace("_", "-"))]


def _ekspor(p: Pengurai) -> None:
    from lkm_desktop.perintah.data import DAFTAR_REGISTER, nama_ekspor

    p.add_argument("register", metavar="REGISTER", type=nama_ekspor,
                   help=f"{DAFTAR_REGISTER}, rapat, kehadiran, atau statistik (setahun, dengan --tahun)")  # fmt: skip
    _saring(p)
    p.add_argument("--tata-letak", metavar="NAMA", help="tata letak yang disimpan di program, misalnya \"untuk Lurah\"")
    p.add_argument("--rapat", metavar="ID", help="nomor rapat, untuk kehadiran")
    p.add_argument("--pengumuman", action="store_true", help="untuk papan: tanpa NIK, KK, HP, dan miskin")
    _keluaran(p, "KELUARAN.xlsx")


def _keluaran(p: Pengurai, nama: str) -> None:
    p.add_argument("-o", "--keluaran", metavar=nama, type=Path, required=True, help="berkas yang dibuat")


__all__ = ["COMMANDS", "main", "parser", "pengurai"]
