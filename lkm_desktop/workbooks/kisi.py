"""The kehadiran grid as a workbook: people x meetings with totals, and a second sheet that names the meetings."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Session

from lkm_desktop.format import tanggal_panjang
from lkm_desktop.services import organisasi
from lkm_desktop.services.kisi import Kisi, MintaKisi, kisi
from lkm_desktop.workbooks.sheet import Kolom, Lembar, build

_DEPAN = (Kolom("No", 5, "angka"), Kolom("Nama", 30), Kolom("L/P", 5, "tengah"), Kolom("Jabatan/Unsur", 24))
_BELAKANG = (
    Kolom("Hadir", 7, "angka"), Kolom("Izin", 7, "angka"), Kolom("Sakit", 7, "angka"), Kolom("Alpa", 7, "angka"),
    Kolom("% hadir", 8, "angka"), Kolom("Keterangan", 16),
)  # fmt: skip
_RAPAT = (
    Kolom("No", 5, "angka"), Kolom("Tanggal", 12, "tanggal"), Kolom("Nama rapat", 44), Kolom("Hadir", 8, "angka"),
    Kolom("Keterangan", 18),
)  # fmt: skip


def kisi_workbook(s: Session, minta: MintaKisi, *, today: date | None = None) -> bytes:
    """The grid and its meetings. Raises FieldErrors like `kisi`."""
    office, today = organisasi.kantor(s), today or date.today()
    found = kisi(s, minta)
    kaki = f"Rekap kehadiran · {office.lembaga} · dibuat {tanggal_panjang(today)}"
    judul = (f"REKAP KEHADIRAN {found.judul.upper()}", office.lembaga, f"{found.kalimat}.", _legend(found))
    rapat = tuple(Kolom(f"{n}. {r.tanggal:%d-%m-%y}", 9, "tengah") for n, r in enumerate(found.rapat, 1))
    baris = [
        (n, p.nama, p.jk, p.jabatan, *p.tanda, p.hadir, p.izin, p.sakit, p.alpa, p.persen,
         found.kata_kurang if p.kurang else "")
        for n, p in enumerate(found.orang, 1)
    ]  # fmt: skip
    baris.append((None, "Jumlah hadir", "", "", *(str(r.hadir) if r.tercatat else "" for r in found.rapat),
                  sum(p.hadir for p in found.orang), sum(p.izin for p in found.orang),
                  sum(p.sakit for p in found.orang), sum(p.alpa for p in found.orang), None, ""))  # fmt: skip
    daftar = [
        (n, r.tanggal, r.judul, r.hadir, "" if r.tercatat else "belum dicatat") for n, r in enumerate(found.rapat, 1)
    ]
    lembar = [
        Lembar("Kehadiran", judul, (*_DEPAN, *rapat, *_BELAKANG), baris, kaki),
        Lembar("Rapat", ("RAPAT DALAM REKAP INI", office.lembaga, f"{found.kalimat}."), _RAPAT, daftar, kaki, False),
    ]
    return build(lembar, f"Rekap kehadiran {office.lembaga}")


def _legend(found: Kisi) -> str:
    words = "H hadir, I izin, S sakit, A alpa, - tidak diundang, kosong belum dicatat."
    return words + (f" {found.tanpa_nama} rapat hanya mencatat jumlah." if found.tanpa_nama else "")
