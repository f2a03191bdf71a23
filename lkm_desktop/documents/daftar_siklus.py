"""Papers of the siklus, its stages and their facts. A new one is one line.

It says key, label, paper, and where the paper is gathered.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lkm_desktop.documents.jenis import JenisDokumen
from lkm_desktop.documents.paper import F4, Kertas
from lkm_desktop.fields import Field
from lkm_desktop.services.partisipasi import MENURUT

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from lkm_desktop.documents.isi import Kertasnya
    from lkm_desktop.documents.pilihan import Pilihan

_RINCIAN = Field("rincian", "Baris jadwal", "pilihan", 20, choices=(
    ("tahap", "Tahap saja"), ("kegiatan", "Tahap dan kegiatannya")), help="Kosong berarti tahap saja.")
_MENURUT = Field("menurut", "Menurut", "pilihan", 24, choices=MENURUT, help="Kosong berarti menurut tahap.")

_TANGGAL = Field("tanggal", "Tanggal laporan", "tanggal", 12, help="Kosong berarti hari ini.")


def _jadwal(s: Session, pilihan: Pilihan, kertas: Kertas) -> Kertasnya:
    from lkm_desktop.documents import jadwal_siklus

    return jadwal_siklus.buat(s, pilihan, kertas)


def _rekap(s: Session, pilihan: Pilihan, kertas: Kertas) -> Kertasnya:
    from lkm_desktop.documents import rekap_partisipasi

    return rekap_partisipasi.buat(s, pilihan, kertas)


def _buku(s: Session, pilihan: Pilihan, kertas: Kertas) -> Kertasnya:
    from lkm_desktop.documents import buku, buku_siklus

    return buku.paper(buku_siklus.gather(s, pilihan), kertas, pilihan)


DOKUMEN_SIKLUS: dict[str, JenisDokumen] = {
    "jadwal-siklus": JenisDokumen(
        "Jadwal siklus", F4.rebah(), buat=_jadwal, borang=(_RINCIAN,), subjek="siklus", ukuran=0
    ),
    "rekap-partisipasi": JenisDokumen(
        "Rekap partisipasi", F4.rebah(), buat=_rekap, borang=(_MENURUT,), subjek="siklus", ukuran=0
    ),
    "laporan-tahap": JenisDokumen(
        "Laporan tahap", F4, isi="lkm_desktop.documents.laporan_tahap:isi", borang=(_TANGGAL,), subjek="tahap"
    ),
    "buku-siklus": JenisDokumen("Buku siklus", F4.rebah(), buat=_buku, subjek="siklus", ukuran=0),
}
