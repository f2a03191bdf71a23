"""Files that broke other programs: (name, bytes, words that our sentence must have). All are made here."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator

import xlwt

from tests.importers.pembuat import (
    LEMBAR1,
    WARGA,
    ganti,
    isi_zip,
    lembar_xml,
    nama_ole,
    ods,
    sel_xml,
    simpan,
    xls,
    xlsx,
    xlsx_dengan,
    zip_baru,
)

_TAWA = b'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>'
_MEGA = 1 << 20


def semua() -> Iterator[tuple[str, bytes, str]]:
    """Every hostile or broken file."""
    yield from _bukan_lembar()
    yield from _zip_buruk()
    yield from _xml_buruk()
    yield from _terlalu_luas()
    yield from _excel_lama()
    yield from _libre()
    yield from _teks()


def _bukan_lembar() -> Iterator[tuple[str, bytes, str]]:
    yield "kosong.xlsx", b"", "kosong"
    yield "arsip.xlsx", zip_baru({"daftar.txt": b"halo", "foto.jpg": b"x"}), "arsip ZIP"
    yield "arsip_berisi_xlsx.xlsx", zip_baru({"data warga.xlsx": xlsx(WARGA)}), "arsip ZIP"
    yield "surat.xlsx", zip_baru({"[Content_Types].xml": b"<a/>", "word/document.xml": b"<a/>"}), "Word"
    yield "biner.xlsb", zip_baru({"[Content_Types].xml": b"<a/>", "xl/workbook.bin": b"\x83\x01"}), "xlsb"
    yield "laporan.xls", b"<html><head></head><body><table><tr><td>Nama</td></tr></table>", "HTML"
    yield "tabel.xls", b"\xef\xbb\xbf  <TABLE><TR><TD>Nama</TD></TR></TABLE>", "HTML"
    yield "web.mht.xls", b"MIME-Version: 1.0\r\nContent-Type: multipart/related", "HTML"
    yield "xml2003.xls", b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>', "XML"
    yield "cetak.xlsx", b"%PDF-1.7\n%...", "PDF"
    yield "foto.xlsx", b"\x89PNG\r\n\x1a\n" + bytes(100), "PNG"
    yield "program.xlsx", b"MZ" + bytes(200), "program Windows"
    yield "acak.xlsx", bytes(range(256)) * 40, "bukan lembar kerja"
    yield "besar.xlsx", b"PK\x03\x04" + bytes(21 * _MEGA), "terlalu besar"
    yield "tanpa_isi.xlsx", xlsx([]), "tidak berisi tabel"


def _zip_buruk() -> Iterator[tuple[str, bytes, str]]:
    baik = xlsx(WARGA)
    yield "terpotong.xlsx", baik[: len(baik) // 2], "rusak"
    yield (
        "tanpa_buku.xlsx",
        zip_baru({k: v for k, v in isi_zip(baik).items() if k != "xl/workbook.xml"}),
        "bukan lembar",
    )
    yield "tanpa_lembar.xlsx", zip_baru({k: v for k, v in isi_zip(baik).items() if k != LEMBAR1}), "rusak|tidak berisi"
    yield "makro.xlsm", ganti(baik, "xl/vbaProject.bin", b"\xd0\xcf" + bytes(50)), "makro"
    yield "makro_disembunyikan.xlsx", ganti(baik, "xl/VBAPROJECT.BIN", b"x"), "makro"
    yield "kembar.xlsx", _kembar(baik), "kembar"
    yield "bersandi_zip.xlsx", _bendera(baik, 1), "kata sandi"
    yield "lzma.xlsx", zip_baru(isi_zip(baik), zipfile.ZIP_LZMA), "dimampatkan"
    yield (
        "banyak_bagian.xlsx",
        zip_baru({**isi_zip(baik), **{f"x/{i}": b"" for i in range(6000)}}),
        "terlalu banyak bagian",
    )
    yield "bom_200mb.xlsx", _menggembung(baik, LEMBAR1, 200), "membengkak"
    yield "bom_rasio.xlsx", _menggembung(baik, "xl/media/image1.bmp", 60), "membengkak"
    yield "bom_berbohong.xlsx", _berbohong(_menggembung(baik, LEMBAR1, 120)), "rusak|membengkak"
    yield "crc_salah.xlsx", _rusak_crc(baik), "rusak"


def _menggembung(data: bytes, bagian: str, mega: int, awal: bytes = b"") -> bytes:
    """The same zip with one member of many megabytes, packed piece by piece."""
    wadah = io.BytesIO()
    with zipfile.ZipFile(wadah, "w", zipfile.ZIP_DEFLATED) as arsip:
        for nama, isi in isi_zip(data).items():
            if nama != bagian:
                arsip.writestr(nama, isi)
        with arsip.open(bagian, "w") as aliran:
            aliran.write(awal)
            for _ in range(mega):
                aliran.write(b"x" * _MEGA)
    return wadah.getvalue()


def _kembar(data: bytes) -> bytes:
    wadah = io.BytesIO(data)
    with zipfile.ZipFile(wadah, "a") as arsip:
        arsip.writestr("xl/Workbook.xml", b"<workbook/>")
    return wadah.getvalue()


def _bendera(data: bytes, bit: int) -> bytes:
    hasil, awal = bytearray(data), data.find(b"PK\x01\x02")
    while awal >= 0:
        struct.pack_into("<H", hasil, awal + 8, bit)
        awal = data.find(b"PK\x01\x02", awal + 4)
    return bytes(hasil)


def _berbohong(data: bytes) -> bytes:
    """The largest member claims to be a thousand bytes long."""
    hasil = bytearray(data)
    for tanda, geser in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        awal = data.find(tanda)
        while awal >= 0:
            if struct.unpack_from("<I", data, awal + geser)[0] > _MEGA:
                struct.pack_into("<I", hasil, awal + geser, 1000)
            awal = data.find(tanda, awal + 4)
    return bytes(hasil)


def _rusak_crc(data: bytes) -> bytes:
    hasil, awal = bytearray(data), data.find(b"PK\x01\x02")
    struct.pack_into("<I", hasil, awal + 16, zlib.crc32(b"lain"))
    return bytes(hasil)


def _xml_buruk() -> Iterator[tuple[str, bytes, str]]:
    baik = xlsx(WARGA)
    yield "tawa.xlsx", ganti(baik, "xl/sharedStrings.xml", _TAWA + b"<sst><si><t>&b;</t></si></sst>"), "DOCTYPE"
    yield (
        "xxe.xlsx",
        ganti(baik, "xl/workbook.xml", lambda x: b'<!DOCTYPE a SYSTEM "file:///etc/passwd">' + x),
        "DOCTYPE",
    )
    utf16 = '<?xml version="1.0" encoding="utf-16"?><!DOCTYPE a [<!ENTITY b "c">]><worksheet/>'.encode("utf-16")
    yield "doctype_utf16.xlsx", ganti(baik, LEMBAR1, utf16), "DOCTYPE"
    jauh = b"<?xml version='1.0'?><!--" + b"x" * (3 * _MEGA) + b"--><!DOCTYPE a []><worksheet/>"
    yield "doctype_jauh.xlsx", ganti(baik, LEMBAR1, jauh), "DOCTYPE"
    yield "xml_putus.xlsx", ganti(baik, LEMBAR1, lambda x: x[: len(x) // 2]), "rusak"
    yield "bukan_xml.xlsx", ganti(baik, LEMBAR1, b"ini bukan xml"), "rusak"
    indeks = '<row r="1"><c r="A1" t="s"><v>99999999</v></c></row>'
    yield "indeks_teks.xlsx", xlsx_dengan(indeks), "rusak|tidak berisi|judul kolom"
    yield "angka_rusak.xlsx", xlsx_dengan('<row r="1"><c r="A1"><v>dua</v></c></row>'), "rusak|tidak berisi|judul kolom"
    dalam = "<a>" * 100_000 + "</a>" * 100_000
    yield "bersarang.xlsx", xlsx_dengan(dalam), "rusak|tidak berisi|berat"


def _terlalu_luas() -> Iterator[tuple[str, bytes, str]]:
    jauh = f'<row r="1">{sel_xml("A1", "Nama")}</row><row r="1048576">{sel_xml("XFD1048576", "x")}</row>'
    yield "sel_jauh.xlsx", xlsx_dengan(jauh), "XFD1048576"
    ribu = [[f"Kolom {i}" for i in range(1000)], ["isi"] * 1000]
    yield "seribu_kolom.xlsx", xlsx(ribu), "300 kolom"
    yield "seribu_kolom.csv", "\n".join(";".join(map(str, b)) for b in ribu).encode(), "300 kolom"
    baris = "".join(f'<row r="{i}"><c r="A{i}"><v>{i}</v></c></row>' for i in range(1, 1_040_001))
    yield "sejuta_baris.xlsx", xlsx_dengan(baris), "120.000 baris"
    yield "banyak_baris.csv", b"Nama;RT\n" + b"Ali;01\n" * 120_001, "120.000 baris"
    yield "gabung_raksasa.xlsx", _gabung("A1:XFD1048576", 1), "judul kolom"
    yield "gabung_banyak.xlsx", _gabung("A2:B2", 200_000), "judul kolom"
    yield (
        "sel_3mb.xlsx",
        xlsx_dengan(f'<row r="1">{sel_xml("A1", "Nama")}{sel_xml("B1", "ab " * _MEGA)}</row>'),
        "terlalu panjang",
    )
    yield (
        "sel_100mb.xlsx",
        _menggembung(xlsx(WARGA), LEMBAR1, 100, b"<row r='1'><c r='A1' t='inlineStr'><is><t>"),
        "membengkak",
    )
    tanpa_alamat = "<row>" + "<c><v>1</v></c>" * 400 + "</row>"
    yield "tanpa_alamat_400_kolom.xlsx", xlsx_dengan(tanpa_alamat), "300 kolom"
    padat = "".join(
        f'<row r="{b}">' + "".join(f'<c r="{k}{b}"><v>1</v></c>' for k in ("A", "B", "C")) + f'<c r="KN{b}"/></row>'
        for b in range(1, 19_000)
    )
    yield "luas.xlsx", xlsx_dengan(padat), "judul kolom"


def _gabung(rentang: str, kali: int) -> bytes:
    ekor = "<mergeCells>" + f'<mergeCell ref="{rentang}"/>' * kali + "</mergeCells>"
    return xlsx_dengan(f'<row r="1">{sel_xml("A1", "isi")}</row>', ekor)


def _excel_lama() -> Iterator[tuple[str, bytes, str]]:
    baik = xls(WARGA)
    yield "xls_terpotong.xls", baik[:1024], "rusak"
    yield "xls_terpotong_2.xls", baik[: len(baik) - 2048], "rusak"
    yield "xls_bersandi.xls", nama_ole(baik, "Workbook", "EncryptedPackage"), "kata sandi"
    yield "xls_filepass.xls", _filepass(baik), "kata sandi"
    yield "xls_makro.xls", nama_ole(baik, "", "_VBA_PROJECT_CUR", 1), "makro"
    yield "xls_surat.xls", nama_ole(baik, "Workbook", "WordDocument"), "Word"
    yield "xls_lain.xls", nama_ole(baik, "Workbook", "PowerPoint Document"), "bukan lembar kerja"
    yield "xls_berputar.xls", _berputar(baik), "rusak"
    buku = xlwt.Workbook()
    buku.add_sheet("Jauh").write(65_535, 255, "x")
    yield "xls_jauh.xls", simpan(buku), "65536 baris × 256 kolom"


def _filepass(data: bytes) -> bytes:
    """The record after the first BOF becomes FILEPASS."""
    awal = data.find(b"\x09\x08\x10\x00")
    panjang = struct.unpack_from("<H", data, awal + 2)[0]
    hasil = bytearray(data)
    struct.pack_into("<H", hasil, awal + 4 + panjang, 0x002F)
    return bytes(hasil)


def _berputar(data: bytes) -> bytes:
    """Every chain of sectors leads back to its start."""
    fat = struct.unpack_from("<I", data, 76)[0]
    hasil = bytearray(data)
    for i in range(128):
        struct.pack_into("<I", hasil, (fat + 1) * 512 + 4 * i, max(0, i - 1))
    return bytes(hasil)


def _libre() -> Iterator[tuple[str, bytes, str]]:
    baik = ods(WARGA)
    ulang = b'table:number-rows-repeated="1048576" '
    kolom = b'table:number-columns-repeated="16384" '

    def bom(isi: bytes) -> bytes:
        return isi.replace(b"<table:table-row", b"<table:table-row " + ulang, 1)

    def bom_kolom(isi: bytes) -> bytes:
        return isi.replace(b"<table:table-cell ", b"<table:table-cell " + kolom, 1)

    yield "ods_bom_baris.ods", ganti(baik, "content.xml", bom), "20.000 baris"
    yield "ods_bom_kolom.ods", ganti(baik, "content.xml", bom_kolom), "300 kolom"
    yield "ods_makro.ods", ganti(baik, "Basic/Standard/Module1.xml", b"<a/>"), "makro"
    kunci = b'<manifest:manifest xmlns:manifest="m"><manifest:encryption-data/></manifest:manifest>'
    yield "ods_bersandi.ods", ganti(baik, "META-INF/manifest.xml", kunci), "kata sandi"
    yield "odt.ods", ganti(baik, "mimetype", b"application/vnd.oasis.opendocument.text"), "LibreOffice"
    yield "ods_putus.ods", ganti(baik, "content.xml", lambda x: x[:-200]), "rusak"
    yield "ods_tawa.ods", ganti(baik, "content.xml", _TAWA + b"<a>&b;</a>"), "DOCTYPE"


def _teks() -> Iterator[tuple[str, bytes, str]]:
    yield "sandi_aneh.csv", b"Nama;RT\nAli\x81\x8d;01\n", "sandi"
    yield "utf8_rusak.csv", "Nama;RT\nJosé Ñoño;01\n".encode() + b"Ali\xff;02\n", "sandi|rusak"
    yield "utf16_rusak.csv", "Nama;RT\nAli;01\n".encode("utf-16")[:-1] + b"\xd8", "rusak"
    yield "biner.csv", b"Nama;RT\nAli\x00\x01\x02;01\n" * 5, "bukan"
    yield "kendali.csv", b"Nama;RT\nAli\x01\x02;01\n", "bukan teks"
    yield "kutip.csv", b'Nama;RT\n"Ali;01\n' + b"Budi;02\n" * 9000, "tanda kutip"
    yield "spasi.csv", b" \n \n\n", "tidak berisi"
    yield "judul_saja_lain.csv", b"a;b;c\n1;2;3\n", "judul kolom"


def rumus() -> bytes:
    """People whose names and NIK are formulas without a remembered result."""
    return xlsx([WARGA[0], [1, '="Ali"', "=VLOOKUP(1,A:B,2)", "L", "17-08-1970", "03", "01"]])


def lembar_kosong_besar() -> bytes:
    """Twenty thousand formatted but empty rows below three people: harmless."""
    isi = isi_zip(xlsx(WARGA))[LEMBAR1].decode()
    hampa = "".join(f'<row r="{i}"><c r="A{i}" s="0"/><c r="G{i}" s="0"/></row>' for i in range(5, 60_000))
    return ganti(xlsx(WARGA), LEMBAR1, isi.replace("</sheetData>", hampa + "</sheetData>").encode())


__all__ = ["lembar_kosong_besar", "lembar_xml", "rumus", "semua"]
