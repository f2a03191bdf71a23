"""Sentences of letters, receipts and forms (lkm-siklus.md 5.10, 5.13, 2.4); those of decrees stand in `sk`."""

from __future__ import annotations

from lkm_desktop.services.kalimat.dasar import Kalimat, Perangkat
from lkm_desktop.services.kalimat.sk import SK

_KANTOR = {"lembaga": "LKM Maju Bersama", "istilah": "LKM", "wilayah": "Kelurahan Kelayan Tengah"}

_TUGAS = Perangkat(
    "Surat tugas",
    {**_KANTOR, "dasar": "hasil rapat rutin 8 Maret 2025"},
    {
        "judul": Kalimat("Judul", "SURAT TUGAS"),
        "pembuka": Kalimat("Kalimat pembuka", "Koordinator {lembaga} {wilayah} dengan ini menugaskan:"),
        "pembuka_dasar": Kalimat(
            "Kalimat pembuka bila ada dasarnya",
            "Berdasarkan {dasar}, Koordinator {lembaga} {wilayah} dengan ini menugaskan:",
        ),
        "tugas": Kalimat("Kalimat sebelum tugas", "untuk melaksanakan tugas sebagai berikut:"),
        "pelaksanaan": Kalimat("Kalimat sebelum hari dan tempat", "yang dilaksanakan pada:"),
        "penutup": Kalimat(
            "Kalimat penutup",
            "Demikian surat tugas ini dibuat untuk dilaksanakan dengan penuh tanggung jawab. Setelah tugas selesai, "
            "hasilnya dilaporkan kepada Koordinator {lembaga}.",
        ),
    },
)

_BIASA = Perangkat(
    "Surat biasa",
    {**_KANTOR, "hal": "Permohonan pinjam tempat"},
    {
        "pembuka": Kalimat("Salam pembuka", "Dengan hormat,"),
        "penutup": Kalimat(
            "Kalimat penutup",
            "Demikian surat ini kami sampaikan. Atas perhatian dan kerja sama Bapak/Ibu, kami ucapkan terima kasih.",
        ),
    },
)

_PENGANTAR = Perangkat(
    "Surat pengantar",
    {**_KANTOR, "hal": "Laporan triwulan"},
    {
        "judul": Kalimat("Judul", "SURAT PENGANTAR"),
        "pembuka": Kalimat("Kalimat pembuka", "Bersama ini kami kirimkan dengan hormat:"),
        "penutup": Kalimat(
            "Kalimat penutup",
            "Demikian surat pengantar ini dibuat. Mohon lembar kedua ditandatangani dan dikembalikan kepada kami "
            "sebagai tanda terima.",
        ),
    },
)

_TERIMA = Perangkat(
    "Tanda terima",
    {**_KANTOR, "dari": "H. Syamsuddin", "kepada": "Noor Hasanah"},
    {
        "judul": Kalimat("Judul", "TANDA TERIMA"),
        "judul_uang": Kalimat("Judul bila berisi uang", "TANDA TERIMA UANG"),
        "pembuka": Kalimat("Kalimat pembuka", "Telah diserahkan dan diterima dengan baik:"),
        "penutup": Kalimat(
            "Kalimat penutup", "Demikian tanda terima ini dibuat dengan sebenarnya untuk dipergunakan seperlunya."
        ),
    },
)

_PANTAU = Perangkat(
    "Lembar pemantauan kegiatan",
    {**_KANTOR, "kegiatan": "Rembug Kesiapan Masyarakat", "kode": "0701"},
    {
        "judul": Kalimat("Judul", "LEMBAR PEMANTAUAN KEGIATAN"),
        "petunjuk": Kalimat(
            "Petunjuk mengisi",
            "Capaian diisi menurut yang dilihat atau dibaca pada sumber informasi; hal yang perlu diperbaiki ditulis "
            "pada catatan.",
        ),
    },
)

#: UU 27/2022: consent names who keeps the data, what for, and the rights of the person
_SETUJU = (
    "Saya menyetujui data pribadi ini disimpan dan digunakan oleh {lembaga} untuk buku administrasi dan kegiatan warga "
    "(UU 27/2022 tentang Pelindungan Data Pribadi), dan dapat meminta data saya diperlihatkan, diperbaiki, atau "
    "dihapus."
)

_RELAWAN = Perangkat(
    "Formulir relawan",
    dict(_KANTOR),
    {
        "judul": Kalimat("Judul", "FORMULIR PENDAFTARAN RELAWAN"),
        "pernyataan": Kalimat(
            "Pernyataan kesediaan",
            "Saya bersedia menjadi relawan di {wilayah} dengan sukarela dan tanpa mengharap imbalan.",
        ),
        "persetujuan": Kalimat("Persetujuan data pribadi", _SETUJU),
        "kantor": Kalimat("Judul bagian sekretariat", "Diisi oleh sekretariat"),
    },
)

_WARGA = Perangkat(
    "Formulir warga",
    dict(_KANTOR),
    {
        "judul": Kalimat("Judul", "FORMULIR DATA WARGA"),
        "persetujuan": Kalimat("Persetujuan data pribadi", _SETUJU),
        "kantor": Kalimat("Judul bagian sekretariat", "Diisi oleh sekretariat"),
    },
)

_UJI = Perangkat(
    "Halaman uji",
    {"kertas": "F4", "ukuran": "215 x 330 mm", "tepi": "10"},
    {
        "judul": Kalimat("Judul", "HALAMAN UJI CETAK"),
        "cetak": Kalimat(
            "Cara mencetak",
            "Cetak halaman ini pada ukuran sebenarnya (100%, tanpa “sesuaikan dengan kertas”).",
        ),
        "bingkai": Kalimat(
            "Cara mengukur",
            "Dengan penggaris, ukur jarak dari tepi kertas ke garis bingkai di kiri dan di atas. Seharusnya {tepi} mm.",
        ),
        "geser": Kalimat(
            "Cara mengisi geseran",
            "Bila tidak sama, isi selisihnya di Pengaturan > Printer: {tepi} dikurangi jarak yang terukur. Contoh: "
            "terukur 7 mm di kiri, isi 3 (cetakan digeser ke kanan); terukur 12 mm di atas, isi -2 (digeser ke atas).",
        ),
        "skala": Kalimat(
            "Cara memeriksa ukuran",
            "Panjang bingkai harus cocok dengan penggaris. Bila lebih pendek, printer mengecilkan halaman atau memakai "
            "kertas lain; pilih kertas {kertas} ({ukuran}) di printer.",
        ),
        "batas": Kalimat(
            "Cara membaca batas cetak",
            "Garis pertama yang tampak pada skala di tengah tiap tepi menunjukkan sejauh mana printer dapat mencetak.",
        ),
    },
)

#: kind of paper -> its sentences
SURAT: dict[str, Perangkat] = {
    "surat-tugas": _TUGAS,
    "surat-biasa": _BIASA,
    "surat-pengantar": _PENGANTAR,
    **SK,
    "tanda-terima": _TERIMA,
    "lembar-pemantauan": _PANTAU,
    "formulir-relawan": _RELAWAN,
    "formulir-warga": _WARGA,
    "halaman-uji": _UJI,
}
