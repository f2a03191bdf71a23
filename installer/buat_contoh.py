"""Draw the practice office's logo and write its two untidy Excel sheets into resources/contoh/.

Run with the interpreter of `.venv` after changing this file or the invented people; tests compare what is committed
with what this makes. All people are invented. Their NIK begin with 99, a province that does not exist.
"""

from __future__ import annotations

import io
import sys
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from PIL import Image, ImageDraw

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from lkm_desktop import format as f  # noqa: E402 - needs the path above
from lkm_desktop.services.contoh import ORANG  # noqa: E402
from lkm_desktop.services.contoh.kalender import rkm_days  # noqa: E402
from lkm_desktop.services.contoh.orang import Pabrik  # noqa: E402
from lkm_desktop.services.contoh.susunan import Penyusun  # noqa: E402

KELUAR = ROOT / "resources" / "contoh"
HARI = date(2025, 6, 2)
SISI = 512
TOSKA, MUDA = (11, 110, 110), (214, 236, 233)


def logo() -> bytes:
    """A ring, a roof and three neighbours: no one's real emblem."""
    n = SISI * 4
    gambar = Image.new("RGBA", (n, n), (0, 0, 0, 0))
    pena = ImageDraw.Draw(gambar)
    satuan = n / 100

    def kotak(x0: float, y0: float, x1: float, y1: float) -> tuple[float, float, float, float]:
        return x0 * satuan, y0 * satuan, x1 * satuan, y1 * satuan

    pena.ellipse(kotak(1, 1, 99, 99), fill=TOSKA)
    pena.ellipse(kotak(6, 6, 94, 94), fill="white")
    pena.ellipse(kotak(9, 9, 91, 91), fill=MUDA)
    atap = ((50, 19), (84, 47), (78, 53), (50, 30), (22, 53), (16, 47))
    pena.polygon([(x * satuan, y * satuan) for x, y in atap], fill=TOSKA)
    for x, y, besar in ((31, 51, 0.85), (69, 51, 0.85), (50, 45, 1.1)):
        pena.ellipse(
            kotak(x - 6 * besar, y, x + 6 * besar, y + 12 * besar), fill=TOSKA, outline=MUDA, width=int(satuan)
        )
        atas = y + 13.5 * besar
        pena.rounded_rectangle(kotak(x - 9.5 * besar, atas, x + 9.5 * besar, 79), 8 * satuan, TOSKA, MUDA, int(satuan))
    pena.rectangle(kotak(18, 76.5, 82, 80), fill=TOSKA)
    keluar = io.BytesIO()
    gambar.resize((SISI, SISI), Image.Resampling.LANCZOS).quantize(64).save(keluar, "PNG", optimize=True)
    return keluar.getvalue()


def nik(orang: dict[str, Any], urut: int) -> str:
    """A NIK whose date and gender agree with the person, in a province that does not exist."""
    lahir: date = orang["tanggal_lahir"]
    hari = lahir.day + (40 if orang["jenis_kelamin"] == "P" else 0)
    return f"990101{hari:02}{lahir.month:02}{lahir.year % 100:02}{urut:04}"


def warga(rt: int, benih: int, baru: int, lama: int) -> list[dict[str, Any]]:
    """Some people of that RT whom the practice office already knows, and new ones."""
    kantor = Penyusun(Pabrik(Random(2023), HARI), rkm_days(HARI)).build(ORANG).orang
    dikenal = [o for o in kantor if o["rt"] == f"{rt:02}" and o["status"] == "aktif"][:lama]
    pabrik = Pabrik(Random(benih), HARI, {o["nama"] for o in kantor})
    tambahan = [pabrik.buat("LP"[n % 2], rt_angka=rt) for n in range(baru)]
    return sorted([*dikenal, *tambahan], key=lambda o: o["alamat"])


def lahir_ditulis(d: date, n: int) -> Any:
    """A date as different hands write it in one column."""
    return [
        d, f.tanggal_panjang(d), f"{d.day}/{d.month}/{d.year % 100:02}", f"{d.day:02}-{d.month:02}-{d.year}",
        f"{d.day} {f.BULAN_PENDEK[d.month - 1].lower()} {d.year}", d, f"{d.day}.{d.month}.{d.year}",
    ][n % 7]  # fmt: skip


def rt04() -> Workbook:
    """Title rows, a heading of two rows with merged cells, mixed dates, gaps, a total and a signature at the end."""
    wb = Workbook()
    ws: Any = wb.active
    ws.title = "RT 04"
    ws["A1"], ws["A2"] = "DATA WARGA RT 04 RW 01", "KELURAHAN KELAYAN TENGAH (CONTOH) KEC. BANJARMASIN SELATAN"
    ws["A3"] = "Keadaan bulan Juni 2025"
    atas = ["NO", "NAMA LENGKAP", "NIK", "JK", "TEMPAT / TANGGAL LAHIR", None, "ALAMAT", None, None,
            "PENDIDIKAN TERAKHIR", "PEKERJAAN", "NO. HP / WA", "KET"]  # fmt: skip
    bawah = [None, None, None, None, "TEMPAT", "TGL LAHIR", "JALAN / GANG", "RT", "RW"]
    for kolom, teks in enumerate(atas, 1):
        ws.cell(5, kolom, teks).font = Font(bold=True)
    for kolom, teks in enumerate(bawah, 1):
        ws.cell(6, kolom, teks).font = Font(bold=True)
    for rentang in ("A1:M1", "A2:M2", "A3:M3", "E5:F5", "G5:I5", *(f"{h}5:{h}6" for h in "ABCDJKLM")):
        ws.merge_cells(rentang)
    for sel in (ws["A1"], ws["A2"], ws["A3"], ws["E5"], ws["G5"]):
        sel.alignment = Alignment(horizontal="center")
    baris = 7
    for n, o in enumerate(warga(4, 404, 27, 5), 1):
        if n in (12, 23):
            baris += 1  # someone left a line out
        _baris_rt04(ws, baris, n, o)
        baris += 1
    ws.cell(baris, 2, "JUMLAH")
    ws.cell(baris, 4, 32)
    ws.cell(baris + 2, 11, "Banjarmasin, 2 Juni 2025")
    ws.cell(baris + 3, 11, "Ketua RT 04")
    for huruf, lebar in zip("ABCDEFGHIJKLM", (4, 26, 19, 5, 14, 16, 20, 4, 4, 20, 20, 16, 14), strict=True):
        ws.column_dimensions[huruf].width = lebar
    return wb


def _baris_rt04(ws: Any, baris: int, n: int, o: dict[str, Any]) -> None:
    nama = o["nama"].upper() if n % 3 else f" {o['nama']} "
    jk = {"L": ("L", "Laki-laki", "L"), "P": ("P", "Perempuan", "P")}[o["jenis_kelamin"]][n % 3]
    nomor = nik(o, n) if n % 4 else ("-" if n % 8 else None)
    isi = [n, nama, nomor, jk, o["tempat_lahir"].upper() if n % 2 else o["tempat_lahir"],
           lahir_ditulis(o["tanggal_lahir"], n), o["alamat"], 4, "01" if n % 2 else 1, o["pendidikan"], o["pekerjaan"],
           f.hp_tampil(o["no_hp"]) if n % 2 else o["no_hp"], "pengurus langgar" if n == 9 else None]  # fmt: skip
    for kolom, nilai in enumerate(isi, 1):
        ws.cell(baris, kolom, nilai)
    if isinstance(isi[5], date):
        ws.cell(baris, 6).number_format = "dd/mm/yyyy"


def rt05() -> Workbook:
    """One heading row; birth place and date in one cell, sex as 1/2, and NIK that Excel has damaged into numbers."""
    wb = Workbook()
    ws: Any = wb.active
    ws.title = "Sheet1"
    ws.append(["No", "Nama", "NIK", "Kelamin (1=L, 2=P)", "TTL", "Alamat RT/RW", "Pekerjaan"])
    for n, o in enumerate(warga(5, 505, 12, 0), 1):
        teks = nik(o, n)
        nomor: Any = int(teks[:15] + "0") if n in (3, 7) else teks  # Excel keeps 15 digits of a number
        ttl = f"{o['tempat_lahir']}, {f.tanggal_pendek(o['tanggal_lahir'])}"
        ws.append([n, o["nama"], nomor, 1 if o["jenis_kelamin"] == "L" else 2, ttl, f"{o['alamat']} RT 05/01",
                   o["pekerjaan"]])  # fmt: skip
    ws["F14"] = "=1+1"  # a forgotten calculation below the list
    ws.column_dimensions["B"].width, ws.column_dimensions["E"].width = 28, 28
    return wb


def simpan(wb: Workbook) -> bytes:
    """The file, with a fixed author and date."""
    wb.properties.creator = "Contoh"
    keluar = io.BytesIO()
    wb.save(keluar)
    return keluar.getvalue()


def main() -> None:
    """Write the three files."""
    KELUAR.mkdir(parents=True, exist_ok=True)
    isi = {"logo.png": logo(), "data_warga_rt04.xlsx": simpan(rt04()), "data_warga_rt05_nik_rusak.xlsx": simpan(rt05())}
    for nama, data in isi.items():
        (KELUAR / nama).write_bytes(data)
        print(f"{nama}: {len(data)} bytes")


if __name__ == "__main__":
    main()
