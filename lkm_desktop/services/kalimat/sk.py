"""Sentences of decrees (SK): what all share, and the starting texts of each kind, one point a line.

Order of parts: lkm-siklus.md 5.12 (used to appoint, dismiss, form a committee, adopt a result). No decree of an LKM was
seen, so the wording is ours and made to be changed in Pengaturan.
"""

from __future__ import annotations

from lkm_desktop.services.kalimat.dasar import Kalimat, Perangkat

#: what fills an SK; `badan`, `tugas` and `masa` are typed for each decree
_ISIAN = {
    "lembaga": "LKM Maju Bersama",
    "istilah": "LKM",
    "wilayah": "Kelurahan Kelayan Tengah",
    "kecamatan": "Kecamatan Banjarmasin Selatan",
    "kota": "Kota Banjarmasin",
    "badan": "Panitia Rembug Warga Tahunan",
    "tugas": "menyiapkan dan melaksanakan Rembug Warga Tahunan",
    "masa": "sejak tanggal ditetapkan sampai kegiatan selesai",
    "tempat": "Banjarmasin",
}

_MENGINGAT = (
    "Anggaran Dasar dan Anggaran Rumah Tangga {lembaga};\n"
    "Keputusan rembug warga {wilayah} tentang pembentukan {lembaga}."
)
_SALAH = (
    "Keputusan ini berlaku {masa}. Bila kemudian ada kekeliruan, keputusan ini diperbaiki sebagaimana mestinya."
)

_UMUM = Perangkat(
    "Surat keputusan (umum)",
    {**_ISIAN, "tentang": "Pembentukan Panitia Rembug Warga Tahunan", "nomor": "003/SK/LKM-MB/III/2025",
     "tanggal": "10 Maret 2025"},
    {
        "judul": Kalimat("Judul", "SURAT KEPUTUSAN {lembaga}"),
        "tentang_kata": Kalimat("Kata sebelum pokoknya", "TENTANG"),
        "pejabat": Kalimat("Yang memutuskan", "KOORDINATOR {lembaga},"),
        "memutuskan": Kalimat("Kata putusan", "MEMUTUSKAN:"),
        "menetapkan": Kalimat("Menetapkan", "KEPUTUSAN {lembaga} TENTANG {tentang}."),
        "judul_lampiran": Kalimat("Judul lampiran", "DAFTAR NAMA"),
        "rujukan_lampiran": Kalimat("Rujukan lampiran", "Lampiran Surat Keputusan {lembaga}"),
    },
)  # fmt: skip

_ANGKAT = Perangkat(
    "SK pengangkatan pengelola",
    dict(_ISIAN),
    {
        "tentang": Kalimat("Tentang", "Pengangkatan Pengelola {badan}"),
        "menimbang": Kalimat(
            "Menimbang",
            "bahwa untuk melaksanakan keputusan {lembaga} sehari-hari diperlukan pengelola {badan};\n"
            "bahwa nama-nama dalam lampiran keputusan ini dinilai mampu dan bersedia melaksanakan tugas tersebut;\n"
            "bahwa untuk itu perlu ditetapkan dengan surat keputusan.",
        ),
        "mengingat": Kalimat("Mengingat", _MENGINGAT),
        "memutuskan": Kalimat(
            "Keputusan",
            "Mengangkat nama-nama dalam lampiran keputusan ini sebagai pengelola {badan}.\n"
            "Pengelola bertugas {tugas} dan bertanggung jawab kepada {lembaga}.\n" + _SALAH,
        ),
    },
)

_PANITIA = Perangkat(
    "SK pembentukan panitia/tim",
    dict(_ISIAN),
    {
        "tentang": Kalimat("Tentang", "Pembentukan {badan}"),
        "menimbang": Kalimat(
            "Menimbang",
            "bahwa untuk {tugas} diperlukan {badan};\n"
            "bahwa nama-nama dalam lampiran keputusan ini dinilai mampu dan bersedia melaksanakan tugas tersebut;\n"
            "bahwa untuk itu perlu ditetapkan dengan surat keputusan.",
        ),
        "mengingat": Kalimat("Mengingat", _MENGINGAT),
        "memutuskan": Kalimat(
            "Keputusan",
            "Membentuk {badan} dengan susunan seperti dalam lampiran keputusan ini.\n"
            "{badan} bertugas {tugas} dan melaporkan hasilnya kepada {lembaga}.\n" + _SALAH,
        ),
    },
)

_HASIL = Perangkat(
    "SK penetapan hasil",
    dict(_ISIAN),
    {
        "tentang": Kalimat("Tentang", "Penetapan Hasil {badan}"),
        "menimbang": Kalimat(
            "Menimbang",
            "bahwa {badan} telah dilaksanakan dan menghasilkan kesepakatan;\n"
            "bahwa hasil tersebut perlu ditetapkan agar menjadi pegangan bersama.",
        ),
        "mengingat": Kalimat("Mengingat", _MENGINGAT),
        "memutuskan": Kalimat(
            "Keputusan",
            "Menetapkan hasil {badan} seperti tercatat dalam berita acaranya, yang menjadi bagian dari keputusan ini.\n"
            "Hasil tersebut menjadi pedoman {lembaga} dan unit pengelola untuk {tugas}.\n" + _SALAH,
        ),
    },
)

_PAPAN = Perangkat(
    "SK penetapan anggota terpilih",
    {**_ISIAN, "badan": "LKM Maju Bersama Periode 2026-2029",
     "masa": "sejak 1 September 2026 sampai 31 Agustus 2029"},
    {
        "tentang": Kalimat("Tentang", "Penetapan Anggota {badan}"),
        "menimbang": Kalimat(
            "Menimbang",
            "bahwa rembug warga {wilayah} telah memilih anggota {badan} menurut tata tertib pemilihan;\n"
            "bahwa nama-nama dalam lampiran keputusan ini terpilih dan telah dikukuhkan dalam rembug warga;\n"
            "bahwa untuk tertib administrasi perlu ditetapkan dengan surat keputusan.",
        ),
        "mengingat": Kalimat("Mengingat", _MENGINGAT),
        "memutuskan": Kalimat(
            "Keputusan",
            "Menetapkan nama-nama dalam lampiran keputusan ini sebagai anggota {badan}.\n"
            "Koordinator dipilih dari dan oleh anggota dalam rapat anggota yang pertama.\n" + _SALAH,
        ),
    },
)  # fmt: skip

_BERHENTI = Perangkat(
    "SK pemberhentian",
    dict(_ISIAN),
    {
        "tentang": Kalimat("Tentang", "Pemberhentian Pengelola {badan}"),
        "menimbang": Kalimat(
            "Menimbang",
            "bahwa nama-nama dalam lampiran keputusan ini tidak lagi bertugas sebagai pengelola {badan};\n"
            "bahwa untuk tertib administrasi perlu ditetapkan pemberhentiannya dengan surat keputusan.",
        ),
        "mengingat": Kalimat("Mengingat", _MENGINGAT),
        "memutuskan": Kalimat(
            "Keputusan",
            "Memberhentikan dengan hormat nama-nama dalam lampiran keputusan ini sebagai pengelola {badan}, dengan "
            "ucapan terima kasih atas pengabdiannya.\n"
            "Tugas, arsip, dan barang yang dipegang diserahterimakan kepada penggantinya atau kepada sekretariat "
            "{lembaga}.\n" + _SALAH,
        ),
    },
)

#: kind of paper -> its sentences; those with a hyphen are starting texts of "sk"
SK: dict[str, Perangkat] = {
    "sk": _UMUM,
    "sk-pengangkatan": _ANGKAT,
    "sk-panitia": _PANITIA,
    "sk-hasil": _HASIL,
    "sk-papan": _PAPAN,
    "sk-pemberhentian": _BERHENTI,
}
