"""The sentences that the program writes by itself, as shipped; an office may reword each one (services.templat).

One table for each kind of paper: key of the sentence -> its label in Pengaturan and its text, in which `{nama}` stands
for a fill-in. The wording is ours; what a paper has to say comes from lkm-siklus.md section 5.
"""

from __future__ import annotations

from lkm_desktop.services.kalimat.belajar import BELAJAR
from lkm_desktop.services.kalimat.dasar import Kalimat, Perangkat
from lkm_desktop.services.kalimat.korkot import KORKOT
from lkm_desktop.services.kalimat.laporan_siklus import LAPORAN_SIKLUS
from lkm_desktop.services.kalimat.pemilihan import PEMILIHAN
from lkm_desktop.services.kalimat.rapat import RAPAT
from lkm_desktop.services.kalimat.relawan import RELAWAN
from lkm_desktop.services.kalimat.siklus import SIKLUS
from lkm_desktop.services.kalimat.surat import SURAT

__all__ = ["BAWAAN", "Kalimat", "Perangkat"]

#: kind of paper -> its sentences
BAWAAN: dict[str, Perangkat] = {
    **RAPAT, **LAPORAN_SIKLUS, **SIKLUS, **PEMILIHAN, **SURAT, **BELAJAR, **RELAWAN, **KORKOT,
}  # fmt: skip
