"""Papers of relawan, trainings and duty. A new one is one line.

It says key, label, paper, and where the paper is gathered.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lkm_desktop.documents.jenis import JenisDokumen
from lkm_desktop.documents.paper import F4, Kertas
from lkm_desktop.fields import Field

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from lkm_desktop.documents.isi import Kertasnya
    from lkm_desktop.documents.pilihan import Pilihan

_M = "lkm_desktop.documents."
_KARTU = (
    Field("bentuk", "Bentuk", "pilihan", 24, help="Kosong berarti kartu relawan.", choices=(
        ("kartu", "Kartu relawan (foto dan tanda tangan)"), ("pengenal", "Tanda pengenal (nama besar)"))),
    Field("judul", "Judul kartu", "teks", 24, help="Kosong berarti KARTU RELAWAN."),
    Field("berlaku", "Masa berlaku", "teks", 30, help="Kosong berarti sampai akhir masa bakti."),
)  # fmt: skip
_PIKET = (
    Field("mulai", "Mulai", "tanggal", 12, help="Kosong berarti minggu ini."),
    Field("selesai", "Sampai", "tanggal", 12),
)  # fmt: skip


def _kartu(s: Session, pilihan: Pilihan, kertas: Kertas) -> Kertasnya:
    from lkm_desktop.documents import kartu_relawan

    return kartu_relawan.buat(s, pilihan, kertas)


def _piket(s: Session, pilihan: Pilihan, kertas: Kertas) -> Kertasnya:
    from lkm_desktop.documents import jadwal_piket

    return jadwal_piket.buat(s, pilihan, kertas)


DOKUMEN_RELAWAN: dict[str, JenisDokumen] = {
    "kartu-relawan": JenisDokumen("Kartu relawan", F4, buat=_kartu, borang=_KARTU, ukuran=0),
    "jadwal-piket": JenisDokumen("Jadwal piket", F4, buat=_piket, borang=_PIKET, ukuran=0),
    "statistik-relawan": JenisDokumen("Statistik relawan", F4, isi=_M + "statistik_relawan:isi", ukuran=10),
    "daftar-relawan-sektoral": JenisDokumen("Daftar relawan sektoral", F4, isi=_M + "tim_relawan:sektoral"),
    "daftar-forum-relawan": JenisDokumen("Daftar forum relawan", F4, isi=_M + "tim_relawan:forum"),
    "daftar-tim-relawan": JenisDokumen("Daftar tim relawan", F4, isi=_M + "tim_relawan:satu", subjek="badan"),
    "peserta-pelatihan": JenisDokumen(
        "Daftar peserta pelatihan", F4, isi=_M + "peserta_pelatihan:isi", subjek="pelatihan", ukuran=10
    ),
}
