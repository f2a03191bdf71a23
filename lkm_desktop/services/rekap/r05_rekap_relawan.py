"""R5: relawan of each RW, the same numbers as the statistics of relawan."""

from __future__ import annotations

from collections.abc import Sequence

from lkm_desktop.services.keaktifan import AKTIF
from lkm_desktop.services.rekap.bahan import Bahan, Baris
from lkm_desktop.services.rekap.relawan_hari import RelawanHari, urut_tempat

#: row of those whose RW is not filled in
TANPA_RW = "Tanpa RW"


def kumpulkan(b: Bahan) -> list[Baris]:
    """One row for each RW in which relawan live; who has none stands in the last one."""
    places = sorted({one.orang.rw or "" for one in b.relawan}, key=urut_tempat)
    return [_row(rw, [one for one in b.relawan if (one.orang.rw or "") == rw]) for rw in places]


def _row(rw: str, people: Sequence[RelawanHari]) -> Baris:
    active = [one for one in people if one.keaktifan == AKTIF]
    return {
        "rw": rw or TANPA_RW, "terdaftar_l": _count(people, "L"), "terdaftar_p": _count(people, "P"),
        "aktif_l": _count(active, "L"), "aktif_p": _count(active, "P"),
        "miskin": sum(one.orang.miskin is True for one in people),
        "non_miskin": sum(one.orang.miskin is False for one in people),
        "terlatih": sum(one.pelatihan is not None for one in people),
    }  # fmt: skip


def _count(people: Sequence[RelawanHari], jk: str) -> int:
    return sum(one.orang.jenis_kelamin == jk for one in people)
