"""Papers of the election of the LKM and of replacements. A new one is one line.

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
#: what a paper of one RT is about; given an election it is made for every RT
_RT, _PEMILIHAN = "pemilihan_rt", "pemilihan"
_TANGGAL = Field("tanggal", "Tanggal", "tanggal", 12, help="Kosong berarti tanggal pemilihannya.")
_BANYAK = (Field("banyak", "Banyaknya surat suara", "angka", 8, help="Kosong berarti satu lembar untuk difotokopi."),)
_BANYAK_RT = (
    Field("banyak", "Surat suara tiap RT", "angka", 8, help="Kosong berarti satu lembar tiap RT untuk difotokopi."),
)
_ISI = (
    Field("isi", "Isi lembar", "pilihan", 20, choices=(("terisi", "Menurut yang dicatat"), ("kosong", "Kosong")),
          help="Kosong berarti menurut yang dicatat."),
)  # fmt: skip
_SAKSI = (_TANGGAL, Field("saksi", "Saksi", "panjang", 30, help="Satu nama satu baris, paling banyak dua."))
_PENGUKUH = (
    _TANGGAL, Field("pengukuh", "Yang mengukuhkan", "saran", 30, help="Kosong berarti ketua panitia pemilihan."),
    Field("jabatan_pengukuh", "Jabatannya", "teks", 30),
)  # fmt: skip


def _surat_suara(s: Session, pilihan: Pilihan, kertas: Kertas) -> Kertasnya:
    from lkm_desktop.documents import surat_suara

    return surat_suara.buat(s, pilihan, kertas)


def _surat_suara_kelurahan(s: Session, pilihan: Pilihan, kertas: Kertas) -> Kertasnya:
    from lkm_desktop.documents import surat_suara

    return surat_suara.kelurahan(s, pilihan, kertas)


def _penghitungan(s: Session, pilihan: Pilihan, kertas: Kertas) -> Kertasnya:
    from lkm_desktop.documents import penghitungan

    return penghitungan.buat(s, pilihan, kertas)


def _penghitungan_kelurahan(s: Session, pilihan: Pilihan, kertas: Kertas) -> Kertasnya:
    from lkm_desktop.documents import penghitungan

    return penghitungan.kelurahan(s, pilihan, kertas)


DOKUMEN_PEMILIHAN: dict[str, JenisDokumen] = {
    "tata-tertib-pemilihan": JenisDokumen(
        "Tata tertib pemilihan", F4, isi=_M + "tata_tertib:isi", borang=(_TANGGAL,), subjek=_PEMILIHAN
    ),
    "daftar-pemilih": JenisDokumen("Daftar pemilih", F4, isi=_M + "daftar_pemilih:isi", subjek=_RT),
    "surat-suara": JenisDokumen("Surat suara RT", F4, buat=_surat_suara, borang=_BANYAK_RT, subjek=_RT, ukuran=0),
    "penghitungan-suara": JenisDokumen(
        "Lembar penghitungan suara RT", F4, buat=_penghitungan, borang=_ISI, subjek=_RT, ukuran=0
    ),
    "ba-utusan": JenisDokumen(
        "Berita acara pemilihan utusan RT", F4, isi=_M + "ba_utusan:isi", nomor="berita_acara", subjek=_RT,
        satu_halaman=True,
    ),
    "rekap-utusan": JenisDokumen(
        "Rekap pemilihan utusan", F4, isi=_M + "rekap_utusan:isi", borang=(_TANGGAL,), subjek=_PEMILIHAN,
        ukuran=10.0,
    ),
    "daftar-utusan": JenisDokumen(
        "Daftar utusan", F4, isi=_M + "rekap_utusan:daftar", borang=(_TANGGAL,), subjek=_PEMILIHAN
    ),
    "surat-suara-kelurahan": JenisDokumen(
        "Surat suara kelurahan", F4, buat=_surat_suara_kelurahan, borang=_BANYAK, subjek=_PEMILIHAN, ukuran=0
    ),
    "penghitungan-kelurahan": JenisDokumen(
        "Lembar penghitungan suara kelurahan", F4, buat=_penghitungan_kelurahan, borang=_ISI, subjek=_PEMILIHAN,
        ukuran=0,
    ),
    "ba-pemilihan": JenisDokumen(
        "Berita acara pemilihan anggota", F4, isi=_M + "ba_hasil_pemilihan:isi", borang=_SAKSI, nomor="berita_acara",
        subjek=_PEMILIHAN,
    ),
    "pengukuhan-lkm": JenisDokumen(
        "Berita acara pengukuhan", F4, isi=_M + "ba_hasil_pemilihan:pengukuhan", borang=_PENGUKUH,
        nomor="berita_acara", subjek=_PEMILIHAN, satu_halaman=True,
    ),
    "rekap-pemilihan": JenisDokumen(
        "Rekap pemilihan", F4, isi=_M + "rekap_pemilihan:isi", borang=(_TANGGAL,), subjek=_PEMILIHAN,
        satu_halaman=True,
    ),
    "riwayat-paw": JenisDokumen(
        "Riwayat pergantian antarwaktu", F4.rebah(), isi=_M + "riwayat_paw:isi", subjek=_PEMILIHAN, ukuran=10.0
    ),
}  # fmt: skip
