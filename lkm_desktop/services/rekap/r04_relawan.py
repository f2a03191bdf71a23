"""R4: the relawan on the cut-off day."""

from __future__ import annotations

from lkm_desktop.domain.relawan import KEAKTIFAN
from lkm_desktop.format import tanggal_pendek, umur
from lkm_desktop.services.rekap.bahan import Bahan, Baris
from lkm_desktop.services.rekap.relawan_hari import RelawanHari

#: what a relawan is who has no other role
BIASA = "Relawan"
MISKIN, NON_MISKIN = "M", "NM"


def kumpulkan(b: Bahan) -> list[Baris]:
    """Relawan by RW, RT and name."""
    return [_row(b, number, one) for number, one in enumerate(b.relawan, 1)]


def _row(b: Bahan, number: int, one: RelawanHari) -> Baris:
    person = one.orang
    poor = None if person.miskin is None else MISKIN if person.miskin else NON_MISKIN
    return {
        "no": number, "nama": person.nama, "jenis_kelamin": person.jenis_kelamin,
        "umur": umur(person.tanggal_lahir, b.sampai) if person.tanggal_lahir else None, "rt": person.rt,
        "rw": person.rw, "unsur": person.unsur, "miskin": poor, "kategori": _roles(b, one),
        "tanggal_daftar": one.tanggal_daftar, "aktif": dict(KEAKTIFAN)[one.keaktifan],
        "pelatihan": f"{one.pelatihan[0]} ({tanggal_pendek(one.pelatihan[1])})" if one.pelatihan else None,
        "nik": person.nik,
    }  # fmt: skip


def _roles(b: Bahan, one: RelawanHari) -> str:
    return ", ".join(one.peran).replace("LKM", b.kantor.istilah) or BIASA
