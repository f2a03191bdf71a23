"""Letters, decrees and blank forms. A new one is one line: key, label, paper, and where its prose is gathered, such as
`"surat-tugas": JenisDokumen("Surat tugas", F4, isi=_M + "surat_tugas:isi"),`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lkm_desktop.documents.isi import Kertasnya
from lkm_desktop.documents.jenis import JenisDokumen
from lkm_desktop.documents.paper import F4, Kertas
from lkm_desktop.fields import Field
from lkm_desktop.services.sk import JENIS_SK

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from lkm_desktop.documents.pilihan import Pilihan

_M = "lkm_desktop.documents."
_TANGGAL = Field("tanggal", "Tanggal surat", "tanggal", 12, help="Kosong berarti hari ini.")
_KEPADA = Field("kepada", "Kepada", "panjang", 40, required=True, help="Nama, lalu alamatnya di baris berikutnya.")
_KOTA = Field("kepada_tempat", "Di", "teks", 20, help="Kosong berarti “di tempat”.")
_HAL = Field("hal", "Hal", "teks", 40, required=True)
_TEMBUSAN = Field("tembusan", "Tembusan", "panjang", 40, help="Satu penerima satu baris.")
_TTD = Field("ttd", "Penanda tangan", "pilihan", 24, choices=(
    ("koordinator", "Koordinator"), ("berdua", "Koordinator dan sekretaris"), ("sekretaris", "Sekretaris a.n.")),
    help="Kosong berarti koordinator.")  # fmt: skip
_ORANG = "Satu orang satu baris: nama | jabatan."

_TUGAS = (
    _TANGGAL,
    Field("petugas", "Yang ditugaskan", "panjang", 40, required=True, help=_ORANG),
    Field("dasar", "Berdasarkan", "teks", 40, help="Boleh kosong. Misalnya hasil rapat rutin 8 Maret 2025."),
    Field("tugas", "Tugas", "panjang", 40, required=True, help="Satu tugas satu baris."),
    Field("mulai", "Hari/tanggal", "tanggal", 12),
    Field("selesai", "Sampai tanggal", "tanggal", 12, help="Kosong bila sehari saja."),
    Field("waktu", "Waktu", "teks", 20, help="Misalnya 08.00 WITA s.d. selesai."),
    Field("tempat_tugas", "Tempat", "teks", 30),
    _TTD,
    _TEMBUSAN,
)
_BIASA = (
    _TANGGAL, Field("lampiran", "Lampiran", "teks", 14, help="Misalnya 1 berkas. Kosong dicetak sebagai “-”."), _HAL,
    _KEPADA, _KOTA,
    Field("isi", "Isi surat", "panjang", 60, required=True, help="Baris kosong memisahkan alinea."), _TTD,
    _TEMBUSAN,
)  # fmt: skip
_PENGANTAR = (
    _TANGGAL, _KEPADA, _KOTA, Field("hal", "Hal", "teks", 40, help="Hanya untuk buku agenda."),
    Field("kiriman", "Yang dikirim", "panjang", 50, required=True,
          help="Satu kiriman satu baris: jenis | banyaknya | keterangan."),
    Field("isi", "Kalimat tambahan", "panjang", 50),
    Field("penerima", "Nama penerima", "teks", 26, help="Boleh kosong; ditulis tangan."), _TTD, _TEMBUSAN,
)  # fmt: skip
_BAWAAN = "Satu butir satu baris. Kosong berarti susunan bawaan."
_SK = (
    _TANGGAL,
    Field("jenis_sk", "Susunan", "pilihan", 24, choices=JENIS_SK, help="Kalimat awal yang dapat diubah."),
    Field("tentang", "Tentang", "teks", 50, help="Kosong berarti menurut susunan."),
    Field("badan", "Unit, panitia, atau hasil", "teks", 34, help="Misalnya Panitia Rembug Warga Tahunan."),
    Field("tugas", "Tugasnya", "teks", 50, help="Misalnya menyiapkan dan melaksanakan rembug."),
    Field("masa", "Berlaku", "teks", 34, help="Kosong berarti sejak tanggal ditetapkan."),
    Field("menimbang", "Menimbang", "panjang", 50, help=_BAWAAN),
    Field("mengingat", "Mengingat", "panjang", 50, help=_BAWAAN),
    Field("memperhatikan", "Memperhatikan", "panjang", 50, help="Satu butir satu baris. Boleh kosong."),
    Field("memutuskan", "Memutuskan", "panjang", 50, help=f"{_BAWAAN} Paling banyak 10 butir."),
    Field("petugas", "Lampiran: daftar nama", "panjang", 40, help=_ORANG),
    _TEMBUSAN,
)
_METERAI = (("otomatis", "Otomatis (lebih dari Rp5.000.000)"), ("ya", "Selalu"), ("tidak", "Tidak"))
_TERIMA = (
    _TANGGAL,
    Field("dari", "Diterima dari", "saran", 30),
    Field("kepada", "Diterima oleh", "saran", 30),
    Field("jumlah", "Jumlah uang", "teks", 16, help="Boleh kosong. Misalnya 1.500.000."),
    Field("untuk", "Untuk", "teks", 40),
    Field("barang", "Barang atau berkas", "panjang", 50,
          help="Satu barang satu baris: uraian | banyaknya | keterangan."),
    Field("meterai", "Meterai", "pilihan", 24, choices=_METERAI, help="Kuitansi di atas Rp5.000.000 bermeterai."),
)  # fmt: skip
_PANTAU = (
    Field("kode", "Kode kegiatan", "teks", 12),
    Field("kegiatan", "Nama kegiatan", "teks", 40),
    Field("sasaran", "Sasaran", "panjang", 60,
          help="Satu baris: sasaran | indikator | sumber informasi | capaian | catatan."),
    Field("pemantau", "Nama pemantau", "saran", 26),
    _TANGGAL,
)  # fmt: skip


def _halaman_uji(s: Session, pilihan: Pilihan, kertas: Kertas) -> Kertasnya:
    from lkm_desktop.documents import halaman_uji

    return Kertasnya(halaman_uji.buat(s, pilihan, kertas), 1)


DOKUMEN_SURAT: dict[str, JenisDokumen] = {
    "surat-tugas": JenisDokumen("Surat tugas", F4, isi=_M + "surat_tugas:isi", borang=_TUGAS, nomor="surat_tugas"),
    "surat-biasa": JenisDokumen("Surat biasa", F4, isi=_M + "surat_biasa:biasa", borang=_BIASA, nomor="surat_biasa"),
    "surat-pengantar": JenisDokumen(
        "Surat pengantar", F4, isi=_M + "surat_biasa:pengantar", borang=_PENGANTAR, nomor="surat_pengantar"
    ),
    "sk": JenisDokumen("Surat keputusan", F4, isi=_M + "sk:isi", borang=_SK, nomor="sk", subjek="sk"),
    "tanda-terima": JenisDokumen(
        "Tanda terima", F4, isi=_M + "tanda_terima:isi", borang=_TERIMA, nomor="tanda_terima"
    ),
    "lembar-pemantauan": JenisDokumen(
        "Lembar pemantauan kegiatan", F4, "boleh", isi=_M + "lembar_pemantauan:isi", borang=_PANTAU
    ),
    "formulir-relawan": JenisDokumen("Formulir relawan", F4, isi=_M + "formulir:relawan", subjek="orang"),
    "formulir-warga": JenisDokumen("Formulir warga", F4, isi=_M + "formulir:warga", subjek="orang"),
    "halaman-uji": JenisDokumen("Halaman uji cetak", F4, buat=_halaman_uji, ukuran=0),
}
