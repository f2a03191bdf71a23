"""Sentences of the papers of an election and of replacements.

What they have to say: lkm-siklus.md 1.4 and 1.5 (tata tertib of the RT and of the kelurahan), 1.7 (criteria), 5.7 (the
papers), 8 BR8-BR15, BR24 (rules; their numbers come from Pengaturan > Aturan). The wording is ours.
"""

from __future__ import annotations

from lkm_desktop.services.kalimat.dasar import Kalimat, Perangkat
from lkm_desktop.services.kalimat.pemilihan_tatib import TATIB

#: fill-ins that every paper of an election may use
ISIAN = {
    "lembaga": "LKM Maju Bersama", "lembaga_besar": "LKM MAJU BERSAMA", "istilah": "LKM",
    "wilayah": "Kelurahan Kelayan Tengah", "wilayah_besar": "KELURAHAN KELAYAN TENGAH", "kota": "Kota Banjarmasin",
    "periode": "2026-2029", "pemilihan": "Pemilihan LKM 2026", "basis": "RT 03 RW 01", "basis_besar": "RT 03 RW 01",
    "hari_kata": "Minggu tanggal dua bulan Agustus tahun dua ribu dua puluh enam", "tanggal": "2 Agustus 2026",
    "tempat": "Balai Kelurahan Kelayan Tengah", "jam_buka": "08.00", "jam_tutup": "13.00", "zona": "WITA",
    "min_nama": "2 (dua)", "max_nama": "3 (tiga)", "kel_nama": "3 (tiga)", "jumlah": "13 (tiga belas)",
    "jatah": "2 (dua)",
}  # fmt: skip

_TUTUP = Kalimat(
    "Kalimat penutup",
    "Demikian berita acara ini dibuat dengan sebenarnya, untuk dipergunakan sebagaimana mestinya.",
)
_SERI = Kalimat(
    "Suara yang sama", "Perolehan suara yang sama di antara {nama_seri} diputuskan dengan cara: {cara_seri}."
)
_SELISIH = Kalimat("Selisih surat suara", "Catatan: {selisih}")


def _kit(label: str, isian: dict[str, str], kalimat: dict[str, Kalimat]) -> Perangkat:
    return Perangkat(label, {**ISIAN, **isian}, kalimat)


_SURAT_SUARA = {
    "judul": Kalimat("Judul", "SURAT SUARA"),
    "untuk": Kalimat("Untuk apa: RT", "Pemilihan utusan {basis}"),
    "untuk_kelurahan": Kalimat("Untuk apa: kelurahan", "Pemilihan anggota {istilah} dalam rembug {wilayah}"),
    "lembaga": Kalimat("Lembaga", "{lembaga} {wilayah} periode {periode}"),
    "petunjuk": Kalimat(
        "Petunjuk: RT", "Tulis {min_nama} sampai {max_nama} nama warga {basis} yang berbeda. Nama panggilan boleh."
    ),
    "petunjuk_satu": Kalimat(
        "Petunjuk: RT, satu banyaknya", "Tulis {max_nama} nama warga {basis} yang berbeda. Nama panggilan boleh."
    ),
    "petunjuk_kelurahan": Kalimat(
        "Petunjuk: kelurahan", "Tulis paling banyak {kel_nama} nama utusan warga yang berbeda."
    ),
    "rahasia": Kalimat("Kerahasiaan", "Tanpa nama pemilih. Lipat, lalu masukkan ke kotak suara."),
    "paraf": Kalimat("Paraf", "Paraf panitia:"),
}

_PEMILIH = {
    "judul": Kalimat("Judul", "DAFTAR PEMILIH {basis_besar}"),
    "bawah": Kalimat("Di bawah judul", "Pemilihan utusan untuk {lembaga} periode {periode}"),
    "syarat": Kalimat(
        "Siapa yang dimuat",
        "Warga {basis} yang pada hari pemungutan suara berumur {umur} tahun atau lebih, atau sudah atau pernah kawin.",
    ),
    "jumlah_pemilih": Kalimat(
        "Jumlah pemilih", "Jumlah pemilih: {l} laki-laki, {p} perempuan, seluruhnya {semua} orang."
    ),
    "tambahan": Kalimat(
        "Pemilih tambahan",
        "Pemilih yang belum tercatat menunjukkan tanda pengenal, lalu ditulis di baris kosong sebelum pendaftaran "
        "ditutup.",
    ),
}

_UTUSAN = {
    "judul": Kalimat("Judul", "BERITA ACARA PEMILIHAN UTUSAN {basis_besar}"),
    "pembuka": Kalimat(
        "Pembuka",
        "Pada hari {hari_kata}, bertempat di {tempat}, dibuka pukul {jam_buka} dan ditutup pukul {jam_tutup} {zona}, "
        "telah dilaksanakan pemilihan utusan warga {basis} {wilayah} untuk pemilihan anggota {lembaga} periode "
        "{periode}.",
    ),
    "langkah": Kalimat("Pengantar langkah", "Langkah yang telah dilaksanakan:"),
    "langkah_1": Kalimat("Langkah 1", "memeriksa daftar pemilih dan mencatat pemilih tambahan;"),
    "langkah_2": Kalimat("Langkah 2", "membuka pemungutan suara dan menjelaskan tata tertibnya;"),
    "langkah_3": Kalimat("Langkah 3", "memperlihatkan bahwa kotak suara kosong, lalu menguncinya;"),
    "langkah_4": Kalimat("Langkah 4", "memanggil pemilih menurut daftar dan menyerahkan satu surat suara;"),
    "langkah_5": Kalimat("Langkah 5", "pemilih menulis pilihannya secara rahasia dan memasukkannya ke kotak suara;"),
    "langkah_6": Kalimat("Langkah 6", "menutup pemungutan suara, membuka kotak suara di hadapan warga dan saksi;"),
    "langkah_7": Kalimat("Langkah 7", "membaca setiap surat suara, mencatat perolehannya, dan mengumumkan hasilnya."),
    "hasil": Kalimat("Pengantar angka", "Hasil pemungutan suara:"),
    "pintu": Kalimat(
        "Dari pintu ke pintu", "Karena pemilih belum mencukupi, petugas telah mendatangi warga dari pintu ke pintu."
    ),
    "perolehan": Kalimat("Pengantar perolehan suara", "Nama yang dipilih warga dan perolehan suaranya:"),
    "terpilih": Kalimat(
        "Utusan terpilih", "Menurut perolehan suara tersebut, utusan {basis} yang terpilih adalah {nama_terpilih}."
    ),
    "terpilih_banyak": Kalimat(
        "Utusan terpilih: banyak",
        "Menurut perolehan suara tersebut, utusan {basis} yang terpilih adalah {banyak} orang dengan keterangan "
        "terpilih dalam daftar di atas.",
    ),
    "seri": _SERI,
    "selisih": _SELISIH,
    "penutup": _TUTUP,
}

_PENGHITUNGAN = {
    "judul": Kalimat("Judul: RT", "PENGHITUNGAN SUARA PEMILIHAN UTUSAN {basis_besar}"),
    "judul_kelurahan": Kalimat("Judul: kelurahan", "PENGHITUNGAN SUARA PEMILIHAN ANGGOTA {lembaga_besar}"),
    "petunjuk": Kalimat(
        "Petunjuk",
        "Satu garis untuk satu suara; garis kelima melintang menutup satu kotak. Sesudah selesai: sah + tidak sah = "
        "yang memilih, dan jumlah suara {batas_suara}.",
    ),
}

_REKAP_UTUSAN = {
    "judul": Kalimat("Judul", "REKAPITULASI PEMILIHAN UTUSAN RT"),
    "bawah": Kalimat("Di bawah judul", "{pemilihan}, {wilayah}"),
}

_DAFTAR_UTUSAN = {
    "judul": Kalimat("Judul", "DAFTAR UTUSAN WARGA"),
    "bawah": Kalimat("Di bawah judul", "Rembug pemilihan anggota {lembaga} periode {periode}"),
    "jumlah_utusan": Kalimat("Jumlah utusan", "Jumlah utusan: {l} laki-laki, {p} perempuan, seluruhnya {semua} orang."),
}

_PEMILIHAN = {
    "judul": Kalimat("Judul", "BERITA ACARA PEMILIHAN ANGGOTA {lembaga_besar} PERIODE {periode}"),
    "pembuka": Kalimat(
        "Pembuka",
        "Pada hari {hari_kata}, bertempat di {tempat}, telah dilaksanakan rembug warga {wilayah} untuk memilih anggota "
        "{lembaga} periode {periode} menurut tata tertib yang disepakati.",
    ),
    "peserta": Kalimat(
        "Utusan yang hadir",
        "Utusan warga yang diundang {diundang} orang ({diundang_l} laki-laki, {diundang_p} perempuan) dan yang hadir "
        "{hadir} orang ({hadir_l} laki-laki, {hadir_p} perempuan).",
    ),
    "tanpa_lp": Kalimat(
        "L/P yang belum diketahui",
        "Dalam rincian itu {tanpa_lp} orang belum termasuk karena laki-laki atau perempuannya belum dicatat.",
    ),
    "suara": Kalimat(
        "Surat suara",
        "Utusan yang memilih {memilih} orang; surat suara sah {sah} lembar dan tidak sah {tidak_sah} lembar.",
    ),
    "partisipasi": Kalimat(
        "Partisipasi warga",
        "Dalam pemilihan utusan di RT, {pemilih} dari {dewasa} warga dewasa memilih ({persen}).",
    ),
    "perolehan": Kalimat("Pengantar perolehan suara", "Perolehan suara menurut urutannya:"),
    "tanpa_suara": Kalimat("Utusan tanpa suara", "Utusan lain sebanyak {tanpa_suara} orang tidak memperoleh suara."),
    "terpilih": Kalimat(
        "Anggota terpilih",
        "Berdasarkan hasil tersebut, terpilih {terpilih} orang anggota {lembaga} periode {periode}, terdiri dari "
        "{terpilih_l} laki-laki dan {terpilih_p} perempuan ({persen_p}).",
    ),
    "cadangan": Kalimat(
        "Cadangan",
        "Nama dengan keterangan cadangan disimpan menurut urutannya untuk pergantian antarwaktu sampai akhir periode.",
    ),
    "kesediaan": Kalimat("Surat kesediaan", "Terpilih tanpa hadir dengan surat kesediaan: {nama_sedia}."),
    "pengukuhan": Kalimat(
        "Pernyataan pengukuhan",
        "Nama-nama terpilih menyatakan bersedia dan dikukuhkan sebagai anggota {lembaga} di hadapan peserta rembug.",
    ),
    "seri": _SERI,
    "selisih": _SELISIH,
    "penutup": _TUTUP,
}

_PENGUKUHAN = {
    "judul": Kalimat("Judul", "BERITA ACARA PENGUKUHAN ANGGOTA {lembaga_besar} PERIODE {periode}"),
    "pembuka": Kalimat(
        "Pembuka",
        "Pada hari {hari_kata}, bertempat di {tempat}, di hadapan peserta rembug warga {wilayah}, telah dikukuhkan "
        "anggota {lembaga} periode {periode} yang terpilih dalam rembug warga tanggal {tanggal_rembug}.",
    ),
    "naskah": Kalimat(
        "Naskah pengukuhan",
        "“Dengan memohon ridha Tuhan Yang Maha Esa, pada hari ini Saudara-saudara yang namanya telah dibacakan saya "
        "kukuhkan sebagai anggota {lembaga} {wilayah} periode {periode}. Semoga Saudara-saudara dapat melaksanakan "
        "kepercayaan warga dengan sebaik-baiknya.”",
    ),
    "janji_kata": Kalimat("Pengantar janji", "Anggota kemudian mengucapkan janji:"),
    "janji_1": Kalimat("Janji 1", "bekerja dengan jujur, adil, ikhlas, dan tanpa pamrih untuk warga;"),
    "janji_2": Kalimat("Janji 2", "mengutamakan warga miskin dan mendengarkan semua warga tanpa membeda-bedakan;"),
    "janji_3": Kalimat("Janji 3", "terbuka tentang kegiatan dan keuangan, dan mempertanggungjawabkannya kepada warga;"),
    "janji_4": Kalimat("Janji 4", "menaati anggaran dasar, anggaran rumah tangga, dan keputusan rembug warga."),
    "anggota": Kalimat("Pengantar daftar anggota", "Anggota yang dikukuhkan:"),
    "penutup": _TUTUP,
}

_REKAP = {
    "judul": Kalimat("Judul", "REKAPITULASI {pemilihan_besar}"),
    "bawah": Kalimat("Di bawah judul", "{lembaga}, {wilayah}"),
    "grafik": Kalimat("Judul bagan", "Pemilih tiap RT (% warga dewasa)"),
    "catatan_kata": Kalimat("Pengantar catatan", "Catatan:"),
}

_PAW = {
    "judul": Kalimat("Judul", "RIWAYAT PERGANTIAN ANTARWAKTU ANGGOTA {lembaga_besar}"),
    "bawah": Kalimat("Di bawah judul", "{wilayah}, {cakupan}"),
    "belum": Kalimat("Belum ada pergantian", "Belum ada pergantian antarwaktu."),
}

_HITUNG = {"nama_seri": "Halimah dan Hamdan", "cara_seri": "undian",
           "selisih": "Suara sah dan tidak sah 39, kurang 1 dari yang memilih 40."}  # fmt: skip
_JUMLAH = {"l": "97", "p": "17", "semua": "114"}
#: kind of paper -> its sentences
PEMILIHAN: dict[str, Perangkat] = {
    "tata-tertib-pemilihan": TATIB,
    "surat-suara": _kit("Surat suara", {}, _SURAT_SUARA),
    "daftar-pemilih": _kit("Daftar pemilih", {"umur": "17", **_JUMLAH}, _PEMILIH),
    "ba-utusan": _kit(
        "Berita acara pemilihan utusan",
        {"nama_terpilih": "Hamdan dan Halimah", "banyak": "13 (tiga belas)", **_HITUNG}, _UTUSAN,
    ),
    "penghitungan-suara": _kit("Lembar penghitungan suara", {"batas_suara": "antara 56 dan 84"}, _PENGHITUNGAN),
    "rekap-utusan": _kit("Rekap pemilihan utusan", {}, _REKAP_UTUSAN),
    "daftar-utusan": _kit("Daftar utusan", dict(_JUMLAH), _DAFTAR_UTUSAN),
    "ba-pemilihan": _kit(
        "Berita acara pemilihan anggota",
        {"diundang": "114", "diundang_l": "97", "diundang_p": "17", "hadir": "110", "hadir_l": "94", "hadir_p": "16",
         "memilih": "110", "sah": "108", "tidak_sah": "2", "pemilih": "3.018", "dewasa": "4.748",
         "persen": "63,56 %", "tanpa_suara": "90", "tanpa_lp": "2", "terpilih": "13", "terpilih_l": "9",
         "terpilih_p": "4", "persen_p": "30,77 %", "nama_sedia": "Mahdi", **_HITUNG}, _PEMILIHAN,
    ),
    "pengukuhan-lkm": _kit("Berita acara pengukuhan", {"tanggal_rembug": "1 September 2026"}, _PENGUKUHAN),
    "rekap-pemilihan": _kit("Rekap pemilihan", {"pemilihan_besar": "PEMILIHAN LKM 2026"}, _REKAP),
    "riwayat-paw": _kit("Riwayat pergantian antarwaktu", {"cakupan": "periode 2026-2029"}, _PAW),
}  # fmt: skip
