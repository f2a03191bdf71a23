"""An election for tests, each step through the real services: Darek as published, and small ones.

The figures of Darek (lkm-siklus.md 1.6) are public; how they lie in the nine dusun, and every name, is invented.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from lkm_desktop.services import pemilihan, pemilihan_rt, perolehan, utusan
from lkm_desktop.storage import Store

#: (voters L, voters P, utusan L, utusan P) of nine dusun; sums 1,283 L + 1,735 P, utusan 97 L + 17 P
DUSUN = (
    (150, 205, 11, 2), (140, 190, 11, 2), (160, 215, 11, 2), (130, 180, 11, 2), (145, 195, 11, 2), (138, 190, 11, 2),
    (142, 185, 11, 2), (140, 190, 10, 2), (138, 185, 10, 1),
)  # fmt: skip
HARI_RT, REMBUG = date(2005, 2, 2), date(2005, 2, 14)
_DEPAN_L = ("Ahmad", "Rusdiana", "Yusran", "Hamdan", "Syahrani", "Fauzi", "Ilham", "Zainal", "Arifin", "Mahdi", "Basri")
_DEPAN_P = ("Siti Norhayati", "Halimah")


def buat(store: Store, **nilai: Any) -> str:
    """An election of 13 seats, 2 to 3 names on the ballot of an RT."""
    given = {"nama": "Pemilihan LKM 2005", "periode": "2005-2008", "basis_mulai": HARI_RT,
             "basis_selesai": date(2005, 2, 5), "tanggal": REMBUG, "tempat": "Balai desa", **nilai}  # fmt: skip
    with store.unit("Tambah pemilihan") as s:
        return pemilihan.simpan(s, None, given)


def rt(store: Store, pemilihan_id: str, **nilai: Any) -> str:
    """One RT of it."""
    with store.unit("Tambah RT") as s:
        return pemilihan_rt.simpan_rt(s, pemilihan_id, None, {"rt": "1", "rw": "1", "jatah": 2, **nilai})


def hitung(store: Store, pemilihan_id: str, rt_id: str | None, angka: dict[str, Any], *nama: tuple[Any, ...]) -> None:
    """Save a tally: names as (nama, jk, suara)."""
    rows = [{"nama": n, "jenis_kelamin": jk, "suara": votes} for n, jk, votes in nama]
    with store.unit("Catat perolehan suara") as s:
        perolehan.simpan_hitungan(s, pemilihan_id, rt_id, angka, rows)


def tetapkan(store: Store, pemilihan_id: str, rt_id: str | None = None) -> None:
    """Take what the votes propose."""
    with store.unit("Tetapkan hasil") as s:
        perolehan.tetapkan(s, pemilihan_id, rt_id)


def darek(store: Store) -> str:
    """The whole election of Darek: nine dusun, 114 utusan, 13 members; adults as one typed total."""
    election = buat(store, nama="Pemilihan BKM Darek 2005", dewasa=4748, kel_nama=5)
    with store.unit("Catat pemilihan RT") as s:
        for n, (men, women, utusan_l, utusan_p) in enumerate(DUSUN, 1):
            row = pemilihan_rt.simpan_rt(s, election, None, {"nama": f"Dusun {n}", "jatah": utusan_l + utusan_p})
            valid = men + women - 5
            names = [{"nama": f"{_DEPAN_L[i]} D{n}", "jenis_kelamin": "L", "umur": 35 + i} for i in range(utusan_l)]
            names += [{"nama": f"{_DEPAN_P[i]} D{n}", "jenis_kelamin": "P", "umur": 30 + i} for i in range(utusan_p)]
            for i, one in enumerate(names):
                one["suara"] = valid * 2 // len(names) + len(names) - i
            figures = {"memilih_l": men, "memilih_p": women, "sah": valid, "tidak_sah": 5}
            perolehan.simpan_hitungan(s, election, row, figures, names)
            perolehan.tetapkan(s, election, row)
        utusan.mulai_kelurahan(s, election)
    rembug(store, election)
    return election


def kecil(store: Store, kursi: int = 3) -> str:
    """One RT of five utusan, all of whom vote; the first three are elected, the others are the reserve."""
    election = buat(store, jumlah_anggota=kursi)
    row = rt(store, election, jatah=5, dewasa_l=50, dewasa_p=50)
    hitung(store, election, row, {"memilih_l": 20, "memilih_p": 20, "sah": 40, "tidak_sah": 0},
           *((name, jk, 25 - n) for n, (name, jk) in enumerate((
               ("Hamdan", "L"), ("Halimah", "P"), ("Basri", "L"), ("Rahmah", "P"), ("Fauzi", "L")))))  # fmt: skip
    tetapkan(store, election, row)
    with store.unit("Mulai rembug") as s:
        utusan.mulai_kelurahan(s, election)
        people = utusan.utusan(s, election)
        utusan.catat_hadir(s, election, {u.kelurahan_id: (True, False) for u in people})
        perolehan.simpan_hitungan(s, election, None, {"sah": 5, "tidak_sah": 0}, [
            {"id": u.kelurahan_id, "suara": 5 - n} for n, u in enumerate(people)])
        perolehan.tetapkan(s, election, None)
    return election


def rembug(store: Store, election: str, kursi: int = 13) -> None:
    """All utusan come and vote; the first of every RT get the most votes, no two as many."""
    with store.unit("Catat rembug kelurahan") as s:
        people = utusan.utusan(s, election)
        utusan.catat_hadir(s, election, {u.kelurahan_id: (True, False) for u in people})
        first = sorted(people, key=lambda u: -(u.suara or 0))
        votes = {u.kelurahan_id: max(0, 3 * kursi - 2 * n) for n, u in enumerate(first)}
        perolehan.simpan_hitungan(
            s, election, None, {"sah": len(people) - 1, "tidak_sah": 1},
            [{"id": one, "suara": n} for one, n in votes.items()],
        )  # fmt: skip
        perolehan.tetapkan(s, election, None)
