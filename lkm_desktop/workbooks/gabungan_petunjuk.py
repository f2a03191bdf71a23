"""What the sheets of the merged workbook hold, in words for who opens it."""

from __future__ import annotations

PETUNJUK = (
    ("Ringkasan", "Keadaan kiriman tiap kelurahan dan angka pokoknya. Tepat waktu: rekap pertama untuk periode itu "
                  "dibuat paling lambat pada tenggat. Kiriman ulang mengganti yang lama dan tidak membuatnya "
                  "terlambat. Kelurahan yang rekapnya rusak, bentrok, atau belum masuk tidak punya angka."),
    ("Per kecamatan", "Setiap angka dijumlahkan per kecamatan dari rekap yang masuk; kolom Jumlah adalah rumus."),
    ("G1 sampai G11", "Isi lembar R1 sampai R11 semua kelurahan menjadi satu daftar, dengan nama kecamatan dan "
                      "kelurahan di depannya. NIK tidak pernah ikut."),
    ("Angka janggal", "Angka yang perlu ditanyakan ke kelurahannya. Tidak ada yang diubah atau dibuang karenanya."),
    ("Banding", "Angka tiap kelurahan yang berubah sejak periode sebelumnya, bila rekap keduanya ada. "
                "Yang belum punya rekap periode itu disebut satu kali."),
    ("Tren", "Jumlah semua kelurahan dari bulan ke bulan dalam setahun. Baca bersama kolom Rekap masuk: bulan yang "
             "rekapnya belum lengkap jumlahnya lebih kecil."),
    ("Angka siklus", "Pertemuan dan peserta siklus dihitung sejak siklus dimulai sampai tanggal cut-off; rapat rutin, "
                     "KBK, dan pelatihan hanya yang terjadi di dalam periodenya."),
    ("Dibuat", "Tanggal menurut jam komputer kantor yang mengirim."),
)  # fmt: skip
