"""Tata tertib of an election: rules as sentences, their numbers from Pengaturan > Aturan and from the election.

lkm-siklus.md 1.4 (tata tertib of October 2009: voters, ballots, turnout, door to door, women), 1.5 (BKM Bendan
2010-2013: utusan vote and are eligible, three pokja; Pleret: letter of an absent one), 1.7 (criteria), 8 (BR3,
BR8-BR14, BR24). Ties are decided by people: our wording.
"""

from __future__ import annotations

from lkm_desktop.services.kalimat.dasar import Kalimat, Perangkat

_ISIAN = {
    "lembaga": "LKM Maju Bersama", "lembaga_besar": "LKM MAJU BERSAMA", "istilah": "LKM",
    "wilayah": "Kelurahan Kelayan Tengah", "wilayah_besar": "KELURAHAN KELAYAN TENGAH", "kota": "Kota Banjarmasin",
    "periode": "2026-2029", "pemilihan": "Pemilihan LKM 2026", "min_nama": "2 (dua)", "max_nama": "3 (tiga)",
    "kel_nama": "3 (tiga)", "jumlah": "13 (tiga belas)", "umur": "17", "umur_min": "21", "umur_max": "60",
    "partisipasi": "30", "perempuan": "30", "masa_bakti": "3 (tiga)", "pokja": "3 (tiga)", "orang_pokja": "3 (tiga)",
    "waktu_rt": "tanggal 2 Agustus 2026 sampai 9 Agustus 2026", "tanggal": "1 September 2026",
    "tempat": "Balai Kelurahan Kelayan Tengah",
}  # fmt: skip

_UMUM = {
    "umum": Kalimat("Judul bagian: ketentuan umum", "Ketentuan umum"),
    "umum_1": Kalimat(
        "Asas", "Pemilihan dilaksanakan secara langsung, bebas, dan rahasia, tanpa pencalonan dan tanpa kampanye."
    ),
    "umum_2": Kalimat(
        "Dua tingkat",
        "Warga memilih utusan di setiap RT; utusan memilih anggota {lembaga} dalam rembug warga {wilayah}.",
    ),
    "umum_3": Kalimat(
        "Panitia",
        "Pemilihan dilaksanakan oleh panitia yang terdiri dari sekurang-kurangnya {pokja} pokja, masing-masing "
        "sekurang-kurangnya {orang_pokja} orang.",
    ),
    "umum_4": Kalimat(
        "Perempuan",
        "Panitia, utusan, dan anggota {istilah} diusahakan sekurang-kurangnya {perempuan} persen perempuan.",
    ),
}  # fmt: skip

_PEMILIH = {
    "pemilih": Kalimat("Judul bagian: pemilih", "Pemilih"),
    "pemilih_1": Kalimat(
        "Siapa memilih",
        "Yang memilih adalah warga RT yang berumur {umur} tahun atau lebih, atau sudah atau pernah kawin.",
    ),
    "pemilih_2": Kalimat(
        "Tidak hadir",
        "Warga dewasa yang tidak hadir tidak dapat memilih dan tidak dapat mewakilkan suaranya, tetapi dapat dipilih.",
    ),
    "pemilih_3": Kalimat("Terlambat", "Warga yang mendaftar sesudah pendaftaran ditutup tidak dapat memilih."),
}

_RT = {
    "rt": Kalimat("Judul bagian: RT", "Pemilihan utusan di RT"),
    "rt_1": Kalimat("Waktu", "Pemilihan utusan dilaksanakan di setiap RT, {waktu_rt}."),
    "rt_2": Kalimat(
        "Surat suara",
        "Pemilih menerima satu surat suara kosong, lalu menulis {min_nama} sampai {max_nama} nama warga RT sendiri "
        "yang berbeda. Nama panggilan sehari-hari boleh dipakai.",
    ),
    "rt_3": Kalimat(
        "Sah",
        "Surat suara tidak sah bila kosong, memuat nama kurang dari {min_nama} atau lebih dari {max_nama}, memuat nama "
        "yang sama, atau memuat nama yang bukan warga RT itu.",
    ),
    "rt_4": Kalimat(
        "Menghitung",
        "Suara dihitung di tempat pemungutan suara, terbuka bagi warga, disaksikan sekurang-kurangnya dua orang saksi.",
    ),
    "rt_5": Kalimat(
        "Batas pemilih",
        "Hasil pemilihan di RT sah bila sekurang-kurangnya {partisipasi} persen warga dewasa memilih. Bila kurang, "
        "petugas mendatangi warga dari pintu ke pintu.",
    ),
    "rt_6": Kalimat("Utusan", "Nama dengan suara terbanyak menjadi utusan, sebanyak jatah RT itu."),
    "rt_7": Kalimat(
        "Tugas utusan", "Utusan menghadiri rembug warga {wilayah}, memilih di sana, dan dapat dipilih menjadi anggota."
    ),
}

_KELURAHAN = {
    "kelurahan": Kalimat("Judul bagian: kelurahan", "Pemilihan anggota di rembug warga {wilayah}"),
    "kelurahan_1": Kalimat("Waktu dan tempat", "Rembug dilaksanakan tanggal {tanggal} di {tempat}."),
    "kelurahan_2": Kalimat(
        "Peserta",
        "Peserta rembug adalah utusan warga, anggota {istilah} yang sedang bertugas, dan undangan. Yang memilih hanya "
        "utusan warga.",
    ),
    "kelurahan_3": Kalimat(
        "Yang dapat dipilih",
        "Anggota dipilih dari utusan yang hadir. Utusan yang tidak hadir dapat dipilih bila ada surat yang menyatakan "
        "sebab tidak hadir dan kesediaannya.",
    ),
    "kelurahan_4": Kalimat(
        "Kriteria",
        "Anggota adalah warga {wilayah} yang jujur, dapat dipercaya, adil, ikhlas, peduli kepada warga miskin, mampu "
        "dan mau bekerja, serta berumur {umur_min} sampai {umur_max} tahun.",
    ),
    "kelurahan_5": Kalimat("Surat suara", "Setiap utusan menulis paling banyak {kel_nama} nama yang berbeda."),
    "kelurahan_6": Kalimat(
        "Hasil",
        "Sebanyak {jumlah} nama dengan suara terbanyak menjadi anggota. Nama berikutnya, menurut urutan suaranya, "
        "menjadi cadangan untuk pergantian antarwaktu.",
    ),
    "kelurahan_7": Kalimat("Masa bakti", "Masa bakti anggota {masa_bakti} tahun, terhitung sejak rembug."),
}

_AKHIR = {
    "akhir": Kalimat("Judul bagian: penutup", "Ketentuan penutup"),
    "akhir_1": Kalimat(
        "Suara sama",
        "Suara yang sama pada batas jatah atau jumlah anggota diputuskan dengan pemungutan suara ulang di antara nama "
        "yang suaranya sama, atau dengan undian menurut kesepakatan, dan caranya dicatat dalam berita acara.",
    ),
    "akhir_2": Kalimat(
        "Keberatan", "Keberatan disampaikan pada saat penghitungan suara dan diputuskan oleh panitia bersama saksi."
    ),
    "akhir_3": Kalimat("Yang belum diatur", "Hal yang belum diatur diputuskan oleh panitia secara musyawarah."),
}  # fmt: skip

#: parts of the paper in their order: key of the heading -> keys of its points
BAGIAN = {
    head: tuple(key for key in part if key != head)
    for head, part in (("umum", _UMUM), ("pemilih", _PEMILIH), ("rt", _RT), ("kelurahan", _KELURAHAN),
                       ("akhir", _AKHIR))
}  # fmt: skip

TATIB = Perangkat(
    "Tata tertib pemilihan",
    _ISIAN,
    {
        "judul": Kalimat("Judul", "TATA TERTIB PEMILIHAN ANGGOTA {lembaga_besar} PERIODE {periode}"),
        **_UMUM, **_PEMILIH, **_RT, **_KELURAHAN, **_AKHIR,
    },
)  # fmt: skip
