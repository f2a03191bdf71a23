"""The self-assessment (IDF) of the practice kelurahan: one of last year and one of this, better in most aspects."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from sqlalchemy.orm import Session

from lkm_desktop.domain import Idf, NilaiIdf
from lkm_desktop.services.idf import ASPEK

#: aspect -> mark a year ago, mark now, level now, what shows it
_NILAI = {
    "1": (60, 70, "mandiri", "Visi dan misi tertulis di AD."),
    "2": (55, 60, "mandiri", "Bagan susunan pengurus ditempel di sekretariat."),
    "bh": (50, 75, "mandiri", "Akta notaris Nomor 27 tanggal 21 Mei 2007."),
    "3": (45, 45, "berdaya", "Pemilihan diikuti 46 % penduduk dewasa."),
    "4": (50, 60, "mandiri", "Keputusan rapat tercatat dengan cara mengambilnya."),
    "5": (35, 40, "berdaya", "4 dari 11 anggota perempuan."),
    "6": (40, 50, "berdaya", "Kotak saran dan rembug RW."),
    "7": (55, 65, "mandiri", "Sebagian besar anggota hadir di rapat rutin."),
    "8": (60, 75, "mandiri", "Rapat rutin setiap bulan."),
    "9": (30, 35, "berdaya", "PJM masih disusun."),
    "10": (30, 40, "berdaya", "Tindak lanjut dibahas setiap rapat."),
    "11": (45, 65, "mandiri", "Notulen dan daftar hadir diarsipkan."),
    "12": (20, 45, "berdaya", "Buku pengaduan mulai diisi."),
    "13": (40, 45, "berdaya", "Daftar penerima manfaat sesuai PS-2."),
    "14": (25, 30, "berdaya", "Swadaya dan dana program."),
    "15": (25, 25, "awal", "RAPB belum disusun lengkap."),
    "16": (45, 50, "berdaya", "Laporan UPK tiap bulan."),
    "17": (50, 55, "mandiri", "LPJ disampaikan di RWT."),
    "18": (35, 55, "mandiri", "Relawan dan pengelola ikut pelatihan."),
    "19": (20, 35, "berdaya", "Kader disiapkan lewat KBK."),
    "20": (40, 45, "berdaya", "KSM didampingi UPK."),
    "21": (50, 55, "mandiri", "Warga hadir di rembug RW."),
    "22": (55, 60, "mandiri", "Diundang pada musrenbang kelurahan."),
    "23": (10, 20, "awal", None),
}
_PENILAI = "Anggota LKM bersama fasilitator kelurahan"


def fill_idf(s: Session, *, today: date, benih: int) -> None:
    """Put two assessments into a filled office, a year apart; the same seed and day give the same rows."""
    acak = Random(f"idf-{benih}")
    days = (today - timedelta(days=400), today - timedelta(days=35))
    for which, day in enumerate(days):
        made = Idf(id=_id(acak), tanggal=day, penilai=_PENILAI)
        s.add(made)
        s.flush()
        s.add_all(_marks(made.id, which, acak))
    s.flush()


def _marks(idf_id: str, which: int, acak: Random) -> list[NilaiIdf]:
    found = []
    for one in ASPEK:
        before, now, level, words = _NILAI[one.kode]
        mark = (before, now)[which]
        found.append(NilaiIdf(
            id=_id(acak), idf_id=idf_id, aspek=one.kode, nilai=mark, level=level if which else _level(mark),
            bukti=words if which else None,
        ))  # fmt: skip
    return found


def _level(mark: int) -> str:
    """A plain level for a mark, as the members of a year ago put it."""
    return "mandiri" if mark > 50 else "berdaya" if mark > 25 else "awal"


def _id(acak: Random) -> str:
    return f"{acak.getrandbits(128):032x}"
