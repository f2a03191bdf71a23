"""R1: the profile of the institution, one row."""

from __future__ import annotations

from lkm_desktop.domain import Organisasi
from lkm_desktop.format import hp_tampil, tanggal_pendek
from lkm_desktop.services import aturan
from lkm_desktop.services.organisasi import penanda
from lkm_desktop.services.rekap.bahan import Bahan, Baris
from lkm_desktop.services.rekap.orang_hari import jumlah_jk


def kumpulkan(b: Bahan) -> list[Baris]:
    """One row: place, board and figures of the kelurahan. Members are those of the cut-off day."""
    row = b.s.get_one(Organisasi, 1)
    men, women = jumlah_jk(b.anggota, "L"), jumlah_jk(b.anggota, "P")
    return [{
        "kode_kemendagri": row.kode_kemendagri, "kode_bps": row.kode_bps, "provinsi": row.provinsi, "kota": row.kota,
        "kecamatan": row.kecamatan, "kelurahan": row.kelurahan, "nama_lkm": b.kantor.lembaga,
        "tanggal_terbentuk": row.tanggal_terbentuk, "periode": masa_bakti(b, row), "koordinator": koordinator(b),
        "hp": hp_koordinator(b, row), "alamat": row.alamat, "akta": akta(row), "notaris": row.notaris,
        "anggota_l": men, "anggota_p": women, "anggota_total": len(b.anggota),
        "persen_p": women / (men + women) if men + women else None, "rt": row.jumlah_rt, "rw": row.jumlah_rw,
        "kk": row.jumlah_kk, "penduduk": row.jumlah_penduduk, "kk_miskin": row.jumlah_kk_miskin,
    }]  # fmt: skip


def koordinator(b: Bahan) -> str:
    """Who leads the LKM on the cut-off day, else who is named for it in the profile."""
    leader = b.koordinator
    return leader.orang.nama if leader else penanda(b.s, b.sampai)[0][1]


def hp_koordinator(b: Bahan, row: Organisasi) -> str:
    """The first phone of the leader, else of the office; "" when phones are not told."""
    leader = b.koordinator
    own = leader.orang.no_hp if leader else None
    return hp_tampil(own or row.telepon).split(" / ")[0] if b.hp else ""


def masa_bakti(b: Bahan, row: Organisasi) -> str:
    """The term of the board: "2023-2026", by the profile, else as the members' terms have it."""
    end = aturan.akhir_periode(b.s)
    if row.periode_mulai is not None and end is not None:
        return f"{row.periode_mulai.year}-{end.year}"
    return next((one.tugas.periode for one in b.anggota if one.tugas.periode), "")


def akta(row: Organisasi) -> str:
    """Number and day of the deed: "12, 25-12-2008"."""
    return ", ".join(part for part in (row.akta, tanggal_pendek(row.tanggal_akta) if row.tanggal_akta else "") if part)
