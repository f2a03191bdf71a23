"""R7: the vote in every RT of the election whose rembug lies in the period, else of the newest one before."""

from __future__ import annotations

from collections import Counter
from datetime import date

from lkm_desktop.format import tanggal_panjang
from lkm_desktop.services import pemilihan
from lkm_desktop.services.pemilihan import PemilihanRingkas
from lkm_desktop.services.pemilihan_baris import BarisRT, baris_rt
from lkm_desktop.services.rekap.bahan import Bahan, Baris
from lkm_desktop.services.utusan import utusan


def terpilih(b: Bahan) -> PemilihanRingkas | None:
    """The election that is told: the newest whose rembug was not after the last day of the period."""
    found = [one for one in pemilihan.daftar(b.s) if one.tanggal is not None and one.tanggal <= b.batas]
    return max(found, key=lambda one: one.tanggal or date.min, default=None)


def kumpulkan(b: Bahan) -> list[Baris]:
    """One row for each RT or other basis, in the order of the election."""
    election = terpilih(b)
    if election is None:
        return []
    chosen = Counter((one.rt_id, one.jk) for one in utusan(b.s, election.id))
    return [_row(one, chosen) for one in baris_rt(b.s, election.id)]


def catatan(b: Bahan) -> str:
    """Which election it is: "Pemilihan LKM 2023, rembug 12 November 2023"."""
    one = terpilih(b)
    if one is None or one.tanggal is None:
        return ""
    before = " (pemilihan terakhir sebelum periode ini)" if one.tanggal < b.periode.mulai else ""
    return f"{one.nama}, rembug kelurahan {tanggal_panjang(one.tanggal)}{before}"


def _row(one: BarisRT, chosen: Counter[tuple[str, str]]) -> Baris:
    return {
        "rw": one.rw, "rt": one.rt or one.nama, "dewasa_l": one.dewasa_l, "dewasa_p": one.dewasa_p,
        "memilih_l": one.memilih_l, "memilih_p": one.memilih_p,
        "persen": one.memilih / one.dewasa if one.memilih is not None and one.dewasa else None,
        "utusan_l": chosen[one.id, "L"], "utusan_p": chosen[one.id, "P"],
    }  # fmt: skip
