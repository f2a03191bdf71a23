"""R3: the people of secretariat, units, supervisors and advisers on the cut-off day."""

from __future__ import annotations

from lkm_desktop.domain.penugasan import BADAN
from lkm_desktop.format import hp_tampil
from lkm_desktop.services.rekap.bahan import Bahan, Baris


def kumpulkan(b: Bahan) -> list[Baris]:
    """Pengelola by unit, office and name."""
    return [
        {
            "no": number, "unit": dict(BADAN)[one.tugas.badan], "nama": one.orang.nama,
            "jenis_kelamin": one.orang.jenis_kelamin, "jabatan": one.tugas.jabatan, "sk_nomor": one.tugas.sk_nomor,
            "sk_tanggal": one.tugas.sk_tanggal, "hp": hp_tampil(one.orang.no_hp) if b.hp else None,
        }
        for number, one in enumerate(b.pengelola, 1)
    ]  # fmt: skip
