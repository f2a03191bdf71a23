"""Papers of the siklus, its stages and their facts. A new one is one line.

It says key, label, paper, and where the paper is gathered.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lkm_desktop.documents import borang_siklus as borang
from lkm_desktop.documents.borang_rapat import BA_PJM, BA_UMUM
from lkm_desktop.documents.jenis import JenisDokumen
from lkm_desktop.documents.paper import F4, Kertas
from lkm_desktop.fields import Field
from lkm_desktop.services.partisipasi import MENURUT

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from lkm_desktop.documents.isi import Kertasnya
    from lkm_desktop.documents.pilihan import Pilihan

_M = "lkm_desktop.documents."
_RINCIAN = Field("rincian", "Baris jadwal", "pilihan", 20, choices=(
    ("tahap", "Tahap saja"), ("kegiatan", "Tahap dan kegiatannya")), help="Kosong berarti tahap saja.")
_MENURUT = Field("menurut", "Menurut", "pilihan", 24, choices=MENURUT, help="Kosong berarti menurut tahap.")

_SAMPAI = Field("sampai", "Dihitung sampai", "tanggal", 12, help="Kosong berarti hari ini.")
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


#: papers made of the facts of a stage; those with a number belong to its meeting
_FAKTA: dict[str, JenisDokumen] = {
    "kriteria-kemiskinan": JenisDokumen(
        "Kriteria kemiskinan", F4, isi=_M + "kriteria:isi", borang=borang.TANGGAL, subjek="tahap", satu_halaman=True
    ),
    "hasil-ps": JenisDokumen(
        "Hasil pemetaan swadaya", F4, isi=_M + "hasil_ps:isi", borang=borang.TANGGAL, subjek="tahap"
    ),
    "ba-lokakarya-ps": JenisDokumen(
        "Berita acara lokakarya PS", F4, "perlu", isi=_M + "ba_tahap:lokakarya_ps", borang=BA_UMUM,
        nomor="berita_acara", satu_halaman=True,
    ),
    "ba-pjm": JenisDokumen(
        "Berita acara pengesahan PJM", F4, "perlu", isi=_M + "ba_tahap:pjm", borang=BA_PJM, nomor="berita_acara",
        satu_halaman=True,
    ),
    "daftar-ksm": JenisDokumen(
        "Daftar KSM", F4, isi=_M + "daftar_ksm:isi", borang=borang.TANGGAL, subjek="tahap"
    ),
    "laporan-review": JenisDokumen(
        "Laporan review partisipatif", F4, isi=_M + "laporan_review:isi", borang=borang.TANGGAL, subjek="tahap"
    ),
    "susunan-rwt": JenisDokumen(
        "Susunan acara RWT", F4, isi=_M + "susunan_rwt:isi", borang=borang.TANGGAL, subjek="tahap"
    ),
    "lpj": JenisDokumen(
        "Laporan pertanggungjawaban (LPJ)", F4, isi=_M + "lpj:isi", borang=borang.LPJ, subjek="tahap"
    ),
}

DOKUMEN_SIKLUS: dict[str, JenisDokumen] = {
    "jadwal-siklus": JenisDokumen(
        "Jadwal siklus", F4.rebah(), buat=_jadwal, borang=(_RINCIAN,), subjek="siklus", ukuran=0
    ),
    "rekap-partisipasi": JenisDokumen(
        "Rekap partisipasi", F4.rebah(), buat=_rekap, borang=(_MENURUT, _SAMPAI), subjek="siklus", ukuran=0
    ),
    "laporan-tahap": JenisDokumen(
        "Laporan tahap", F4, isi="lkm_desktop.documents.laporan_tahap:isi", borang=(_TANGGAL,), subjek="tahap",
        satu_halaman=True,
    ),
    **_FAKTA,
    "buku-siklus": JenisDokumen("Buku siklus", F4.rebah(), buat=_buku, subjek="siklus", ukuran=0),
}
