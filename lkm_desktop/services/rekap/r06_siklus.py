"""R6: the activities of every siklus that runs in the period, as the Buku Siklus has them on the last day.

Meetings and participants are counted from the beginning of the siklus: they belong to a state ("selesai"), and the
korkot's figures are those of the cut-off (lkm-siklus.md 2.6).
"""

from __future__ import annotations

from lkm_desktop.format import tanggal_pendek
from lkm_desktop.services import buku_siklus
from lkm_desktop.services.buku_siklus import BarisBuku
from lkm_desktop.services.partisipasi import Angka
from lkm_desktop.services.rekap.bahan import Bahan, Baris


def kumpulkan(b: Bahan) -> list[Baris]:
    """One row for each activity, in the order of the siklus; a stage without activities is a row itself."""
    return [_row(line, b.kantor.wilayah) for one in b.siklus for line in buku_siklus.baris(b.s, one.id, b.batas)[1]]


def _row(line: BarisBuku, wilayah: str) -> Baris:
    n = line.angka
    known = n.tercatat > 0
    return {
        "tahun": line.tahun_ke, "kode": line.kode, "kegiatan": line.kegiatan,
        "tingkat": line.tingkat.replace("Kelurahan", wilayah),
        "rencana": " s.d. ".join(tanggal_pendek(day) for day in line.rencana if day), "mulai": line.mulai,
        "selesai": line.selesai, "pertemuan": n.pertemuan, "l": n.l if known else None, "p": n.p if known else None,
        "total": n.peserta if known else None, "persen_p": n.p / (n.l + n.p) if n.l + n.p else None,
        "miskin": n.miskin if n.tahu("miskin") else None,
        "persen_m": _miskin(n),
        "relawan": n.relawan if n.tahu("relawan") else None, "ba": line.ba, "dh": line.dh, "status": line.status,
    }  # fmt: skip


def _miskin(n: Angka) -> float | None:
    """The share of the poor among those who were asked; unknown where some were not asked and the others had none, so
    that the number of those asked can always be told from the row."""
    asked = n.peserta - n.luput_miskin
    if not asked or not n.tahu("miskin") or (n.luput_miskin and not n.miskin):
        return None
    return n.miskin / asked


def ditanya(row: Baris) -> int | None:
    """Participants of a row of whom it is known whether they are poor."""
    poor, share, total = row["miskin"], row["persen_m"], row["total"]
    if poor is None or share is None or total is None:
        return None
    return round(poor / share) if share else int(total)
