"""R2: the members of the LKM on the cut-off day, and behind them those who left within the period."""

from __future__ import annotations

from lkm_desktop.format import umur
from lkm_desktop.services.rekap.bahan import Bahan, Baris
from lkm_desktop.services.rekap.orang_hari import Petugas, berhenti

#: status of who serves on the cut-off day; of who left it is "Berhenti", with the reason behind it
AKTIF, BERHENTI = "Aktif", "Berhenti"


def kumpulkan(b: Bahan) -> list[Baris]:
    """Members by office and name; each person once."""
    gone = berhenti(b.s, ("LKM",), b.periode.mulai, b.batas, b.anggota)
    here = [(one, AKTIF) for one in b.anggota]
    left = [(one, ": ".join(part for part in (BERHENTI, one.tugas.alasan_berhenti) if part)) for one in gone]
    return [_row(b, number, one, status) for number, (one, status) in enumerate([*here, *left], 1)]


def _row(b: Bahan, number: int, one: Petugas, status: str) -> Baris:
    person, task = one.orang, one.tugas
    return {
        "no": number, "nama": person.nama, "jenis_kelamin": person.jenis_kelamin,
        "tanggal_lahir": person.tanggal_lahir,
        "umur": umur(person.tanggal_lahir, b.sampai) if person.tanggal_lahir else None,
        "pendidikan": person.pendidikan, "pekerjaan": person.pekerjaan, "rt": person.rt, "rw": person.rw,
        "jabatan": task.jabatan, "miskin": person.miskin, "mulai": task.mulai, "selesai": task.selesai,
        "status": status, "nik": person.nik,
    }  # fmt: skip
