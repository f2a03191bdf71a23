"""Sentences of the LPJ (lkm-siklus.md 1.12): its four chapters and what the administrative chapter says by itself."""

from __future__ import annotations

from lkm_desktop.services.kalimat.dasar import Kalimat, Perangkat

LPJ = Perangkat(
    "Laporan pertanggungjawaban (LPJ)",
    {
        "lembaga": "LKM Maju Bersama", "istilah": "LKM",
        "wilayah": "Kelurahan Kelayan Tengah", "kecamatan": "Kecamatan Banjarmasin Selatan",
        "kota": "Kota Banjarmasin", "masa": "1 Januari 2025 sampai 31 Desember 2025", "tahun": "2025",
        "tema": "Bersama warga menata kampung", "siklus": "Siklus PNPM 2025", "hari": "10 Januari 2026",
        "masuk": "24", "keluar": "31", "batal": "1", "dipesan": "2", "rapat": "38", "peserta": "1.204", "l": "640",
        "p": "560", "miskin": "310", "awal": "13", "akhir": "13", "akhir_l": "8", "akhir_p": "5", "pengelola": "7",
        "relawan": "45", "relawan_l": "21", "relawan_p": "24", "baru": "6", "keputusan": "52",
        "belum": "1", "dicatat": "37",
        "rincian": "45 sudah dilaksanakan dan 7 belum selesai",
    },
    {
        "judul": Kalimat("Judul", "LAPORAN PERTANGGUNGJAWABAN"),
        "judul_masa": Kalimat("Masa laporan di sampul", "Masa {masa}"),
        "judul_forum": Kalimat("Forum di sampul", "Disampaikan dalam Rembug Warga Tahunan (RWT)"),
        "kata_pengantar": Kalimat(
            "Kata pengantar",
            "Puji syukur kami panjatkan ke hadirat Tuhan Yang Maha Esa, karena atas rahmat-Nya {lembaga} dapat "
            "menyusun laporan pertanggungjawaban masa {masa}.\n"
            "Laporan ini disusun sebagai wujud keterbukaan dan tanggung jawab {lembaga} kepada warga {wilayah}. Isinya "
            "meliputi organisasi, program dan kegiatan, administrasi, serta keuangan.\n"
            "Kami berterima kasih kepada warga, relawan, pengelola, pemerintah {wilayah}, dan semua pihak yang telah "
            "bekerja bersama. Masukan dan perbaikan dari warga kami terima dengan senang hati.",
        ),
        "bab_acara": Kalimat("Judul susunan acara", "SUSUNAN ACARA"),
        "bab_tatib": Kalimat("Judul tata tertib", "TATA TERTIB"),
        "bab_pengantar": Kalimat("Judul kata pengantar", "KATA PENGANTAR"),
        "bab_satu": Kalimat("Judul bab I", "BAB I\nORGANISASI, PROGRAM, DAN KEGIATAN"),
        "bab_dua": Kalimat("Judul bab II", "BAB II\nADMINISTRASI"),
        "bab_tiga": Kalimat("Judul bab III", "BAB III\nKEUANGAN"),
        "bab_empat": Kalimat("Judul bab IV", "BAB IV\nPENUTUP"),
        "siklus": Kalimat("Kalimat keadaan siklus", "Keadaan tahapan {siklus} per {hari}:"),
        "ksm": Kalimat("Kalimat sebelum jumlah KSM", "KSM di {wilayah} menurut bidang:"),
        "surat": Kalimat(
            "Kalimat surat",
            "Dalam masa {masa}, sekretariat mencatat {masuk} surat masuk dan {keluar} surat keluar.",
        ),
        "nomor_batal": Kalimat("Kalimat nomor surat batal", "Nomor surat yang dibatalkan: {batal}."),
        "nomor_dipesan": Kalimat("Kalimat nomor surat dipesan", "Nomor surat yang dipesan, belum dipakai: {dipesan}."),
        "rapat": Kalimat(
            "Kalimat rapat",
            "Terlaksana {rapat} pertemuan dengan {peserta} kehadiran: {l} laki-laki dan {p} perempuan, di antaranya "
            "{miskin} kehadiran warga miskin.",
        ),
        "rapat_kosong": Kalimat("Kalimat bila tidak ada rapat", "Tidak ada pertemuan yang dicatat dalam masa ini."),
        "rapat_belum": Kalimat(
            "Kalimat pertemuan yang kehadirannya belum dicatat",
            "Kehadiran {belum} pertemuan belum dicatat; rata-rata dihitung dari {dicatat} pertemuan lainnya.",
        ),
        "anggota": Kalimat(
            "Kalimat anggota",
            "Anggota {lembaga} pada awal masa laporan {awal} orang, pada akhir masa laporan {akhir} orang: {akhir_l} "
            "laki-laki dan {akhir_p} perempuan.",
        ),
        "perubahan": Kalimat("Kalimat perubahan anggota", "Perubahan anggota dalam masa laporan:"),
        "perubahan_tidak": Kalimat(
            "Kalimat bila anggota tidak berubah", "Tidak ada perubahan anggota dalam masa laporan."
        ),
        "pengelola": Kalimat("Kalimat pengelola", "Pengelola pada akhir masa laporan {pengelola} orang."),
        "perubahan_pengelola": Kalimat("Kalimat perubahan pengelola", "Perubahan pengelola dalam masa laporan:"),
        "relawan": Kalimat(
            "Kalimat relawan",
            "Relawan terdaftar {relawan} orang: {relawan_l} laki-laki dan {relawan_p} perempuan. Dalam masa laporan "
            "mendaftar {baru} orang.",
        ),
        "buku": Kalimat("Kalimat buku", "Buku administrasi yang diselenggarakan dan isinya:"),
        "buku_tanpa_tanggal": Kalimat(
            "Kalimat buku tanpa tanggal", "Kolom masa ini kosong pada buku yang barisnya tidak bertanggal."
        ),
        "keputusan": Kalimat(
            "Kalimat keputusan",
            "Rapat dalam masa laporan menghasilkan {keputusan} keputusan: {rincian}.",
        ),
        "keputusan_kosong": Kalimat(
            "Kalimat bila tidak ada keputusan", "Tidak ada keputusan rapat yang dicatat dalam masa ini."
        ),
        "keputusan_belum": Kalimat("Kalimat keputusan belum selesai", "Keputusan yang belum selesai dilaksanakan:"),
        "keputusan_sudah": Kalimat("Kalimat keputusan selesai", "Keputusan yang sudah dilaksanakan:"),
        "lepas": Kalimat("Kalimat tindak lanjut lain", "Tindak lanjut rapat di luar keputusan:"),
        "keuangan": Kalimat(
            "Kalimat keuangan bila belum diketik",
            "Laporan keuangan disampaikan oleh unit pengelola menurut buku keuangannya.",
        ),
        "penutup": Kalimat(
            "Penutup",
            "Demikian laporan pertanggungjawaban {lembaga} masa {masa}. Laporan ini kami serahkan kepada peserta "
            "Rembug Warga Tahunan untuk ditanggapi dan diputuskan.\n"
            "Atas kepercayaan dan kerja sama seluruh warga {wilayah}, kami ucapkan terima kasih.",
        ),
    },
)
