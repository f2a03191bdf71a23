"""What was said and decided in the meetings of the practice kelurahan. Invented; kinds as in lkm-siklus.md 1.12."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Naskah:
    """The minutes of one meeting. agenda: (point, what was discussed) · keputusan: (decision, who, days to do it)."""

    judul: str
    agenda: tuple[tuple[str, str], ...]
    keputusan: tuple[tuple[str, str, int], ...] = ()


#: the twelve monthly meetings, in the order of a working year that ends with the RWT
RUTIN = (
    Naskah(
        "Rapat rutin: pembagian tugas dan jadwal tahun ini",
        (
            ("Pembagian tugas anggota", "Setiap anggota mendampingi satu sampai dua RT. Anggota yang bekerja "
             "pagi meminta tugas pendampingan pada malam hari dan disetujui."),
            ("Jadwal rapat rutin", "Disepakati minggu kedua setiap bulan, hari Sabtu malam, karena sebagian "
             "besar anggota libur kerja pada hari Minggu."),
            ("Pembenahan buku sekretariat", "Sekretaris melaporkan buku tamu dan buku relawan tahun lalu belum "
             "lengkap."),
        ),
        (
            ("Daftar pendamping RT ditempel di papan sekretariat.", "sekretaris", 7),
            ("Buku relawan dilengkapi dengan RT, RW, dan nomor HP.", "sekretaris", 30),
        ),
    ),
    Naskah(
        "Rapat rutin: persiapan tinjauan partisipatif",
        (
            ("Laporan bulan lalu", "UPK, UPL, dan UPS membacakan laporan. Tidak ada tunggakan laporan dari unit."),
            ("Tinjauan partisipatif", "Tiga bidang ditinjau: program, kelembagaan, dan keuangan. Relawan dari "
             "setiap RT diminta ikut agar hasilnya tidak hanya menurut pengurus."),
        ),
        (
            ("Tim review dibentuk dari lima relawan dan dua anggota.", "koordinator", 10),
            ("Undangan tinjauan disampaikan lewat ketua RT.", "sekretaris", 7),
        ),
    ),
    Naskah(
        "Rapat rutin: hasil tinjauan partisipatif",
        (
            ("Penyampaian hasil tinjauan", "Kelompok yang rutin berkumpul naik dari tujuh menjadi sebelas. "
             "Catatan warga: papan informasi jarang diganti dan jalan titian RT 07 kembali rusak."),
            ("Tindak lanjut", "Perbaikan titian dapat dikerjakan gotong royong; papan informasi diperbarui "
             "setiap bulan."),
        ),
        (
            ("Gotong royong titian RT 07 pada hari Minggu pertama bulan depan.", "upl", 21),
            ("Papan informasi diganti setiap tanggal 5.", "sekretaris", 14),
        ),
    ),
    Naskah(
        "Rapat rutin: gotong royong dan kebersihan saluran",
        (
            ("Laporan gotong royong", "Titian RT 07 selesai dalam satu hari dengan 34 orang. Sisa papan "
             "disimpan di rumah ketua RT."),
            ("Saluran air RW 02", "Saluran sepanjang 120 meter tersumbat. Warga sanggup tenaga; alat dipinjam dari "
             "kelurahan."),
        ),
        (
            ("Surat peminjaman alat dikirim ke kelurahan.", "sekretaris", 5),
            ("Jadwal kerja bakti RW 02 dibagi per RT.", "upl", 14),
        ),
    ),
    Naskah(
        "Rapat rutin: pendataan warga miskin",
        (
            ("Pembaruan daftar PS-2", "Daftar lama dibacakan per RT. Sembilan keluarga sudah pindah, empat "
             "keluarga baru diusulkan dan akan dikunjungi dulu."),
            ("Kerahasiaan data", "Daftar lengkap hanya disimpan di sekretariat; yang ditempel cukup jumlahnya."),
        ),
        (
            ("Kunjungan ke empat keluarga usulan.", "ups", 14),
            ("Jumlah per RT ditempel tanpa nama.", "sekretaris", 21),
        ),
    ),
    Naskah(
        "Rapat rutin: perkembangan kelompok dan pinjaman bergulir",
        (
            ("Laporan UPK", "Delapan kelompok lancar, dua kelompok terlambat satu bulan. Pengawas meminta "
             "kunjungan, bukan surat."),
            ("Usulan kelompok baru", "Kelompok kerajinan sasirangan RT 12 beranggota enam orang, perempuan semua."),
        ),
        (
            ("Kunjungan ke dua kelompok yang terlambat.", "upk", 10),
            ("Pelatihan pembukuan sederhana untuk kelompok baru.", "upk", 30),
        ),
    ),
    Naskah(
        "Rapat rutin: kegiatan sosial dan posyandu",
        (
            ("Laporan UPS", "Bantuan perlengkapan sekolah dibagikan kepada 26 anak. Daftar penerima ditempel selama "
             "seminggu dan tidak ada keberatan."),
            ("Posyandu lansia", "Kader meminta timbangan dan alat ukur tensi. Disarankan mengajukan juga ke "
             "puskesmas."),
        ),
        (
            ("Proposal alat posyandu disusun bersama kader.", "ups", 21),
            ("Surat ke puskesmas.", "sekretaris", 7),
        ),
    ),
    Naskah(
        "Rapat rutin: penguatan relawan",
        (
            ("Keaktifan relawan", "Dari 45 relawan, 31 hadir pada dua kegiatan terakhir. Yang jarang hadir akan "
             "ditanya kesediaannya, tidak langsung dicoret."),
            ("Forum relawan", "Forum mengusulkan tiga kelompok minat: kesehatan, pendidikan, dan lingkungan."),
        ),
        (
            ("Relawan dikelompokkan menurut minat.", "forum", 30),
            ("Pelatihan relawan baru dijadwalkan bulan depan.", "koordinator", 30),
        ),
    ),
    Naskah(
        "Rapat rutin: persiapan perencanaan tahunan",
        (
            ("Renta tahun depan", "Usulan RT dikumpulkan dalam format yang sama agar mudah dibandingkan. Setiap RT "
             "paling banyak tiga usulan."),
            ("Pembagian tim", "TIPP mendampingi rembug di RT; anggota LKM menjadi pengarah, bukan pengusul."),
        ),
        (
            ("Format usulan dibagikan ke 18 RT.", "tipp", 7),
            ("Rekap usulan per RW.", "sekretaris", 30),
        ),
    ),
    Naskah(
        "Rapat rutin: pembahasan usulan warga",
        (
            ("Rekap usulan", "Terkumpul 41 usulan: 22 lingkungan, 11 sosial, 8 ekonomi. Tujuh usulan sama digabung."),
            ("Urutan kepentingan", "Diurutkan menurut jumlah penerima, kemiskinan, dan kesanggupan swadaya."),
        ),
        (
            ("Daftar urutan disampaikan ke ketua RT untuk ditanggapi.", "tipp", 10),
            ("Usulan yang bukan wewenang kelurahan diteruskan ke musrenbang.", "koordinator", 21),
        ),
    ),
    Naskah(
        "Rapat rutin: persiapan Rembug Warga Tahunan",
        (
            ("Panitia RWT", "Panitia tujuh orang dipilih dari relawan dan ketua RT; anggota LKM tidak menjadi "
             "panitia."),
            ("Laporan pertanggungjawaban", "Bab administrasi disusun sekretaris dari buku rapat dan buku relawan."),
            ("Undangan", "Utusan setiap RT dua orang, sekurang-kurangnya satu perempuan."),
        ),
        (
            ("Naskah laporan selesai seminggu sebelum RWT.", "sekretaris", 14),
            ("Undangan diantar panitia ke 18 RT.", "forum", 10),
        ),
    ),
    Naskah(
        "Rapat rutin: evaluasi RWT dan penutupan tahun",
        (
            ("Evaluasi RWT", "Kehadiran perempuan lebih dari separuh. Waktu tanya jawab dinilai terlalu pendek."),
            ("Penutupan buku", "Seluruh buku sekretariat ditutup dan diperiksa bersama pengawas."),
        ),
        (
            ("Berita acara pemeriksaan buku.", "pengawas", 14),
            ("Tanya jawab RWT berikutnya paling sedikit satu jam.", "koordinator", 300),
        ),
    ),
)  # fmt: skip

RKM = Naskah(
    "Rembug Kesiapan Masyarakat (RKM) {wilayah}",
    (
        ("Pembukaan dan penjelasan program", "Dijelaskan bahwa keputusan menerima atau menolak ada pada warga "
         "sendiri. Warga bertanya tentang biaya; dijawab bahwa kegiatan mengandalkan swadaya dan kegotongroyongan."),
        ("Tanya jawab", "Warga meminta pertemuan diadakan malam hari dan hasilnya ditempel di pos ronda."),
        ("Pendaftaran relawan", "Warga yang bersedia menuliskan nama di buku relawan disaksikan ketua RT."),
    ),
    (
        ("Warga {wilayah} menyatakan siap mengikuti seluruh tahapan.", "koordinator", 0),
        ("Daftar relawan {wilayah} disalin ke buku relawan.", "sekretaris", 7),
    ),
)  # fmt: skip

RWT = Naskah(
    "Rembug Warga Tahunan (RWT)",
    (
        ("Pembukaan dan sambutan", "Sambutan ketua panitia, koordinator, dan lurah."),
        ("Pemilihan pimpinan sidang dan pengesahan tata tertib", "Pimpinan sidang dipilih dari utusan RT; tata "
         "tertib disahkan dengan satu perubahan tentang waktu bicara."),
        ("Hasil tinjauan partisipatif", "Dibacakan wakil tim review dan ditanggapi tiga utusan."),
        ("Laporan pertanggungjawaban", "Laporan program, administrasi, dan keuangan diterima dengan catatan: papan "
         "informasi harus diperbarui setiap bulan."),
        ("Program kerja dan rencana tahunan", "Rencana tahunan disahkan; empat usulan diteruskan ke musrenbang."),
        ("Penutup", "Ditutup dengan doa."),
    ),
    (
        ("Laporan pertanggungjawaban diterima dengan catatan.", "koordinator", 0),
        ("Program kerja dan rencana tahunan disahkan.", "koordinator", 0),
        ("Empat usulan dibawa ke musrenbang kelurahan.", "tipp", 45),
        ("Ringkasan laporan ditempel di setiap pos ronda.", "sekretaris", 14),
    ),
)  # fmt: skip

#: learning sessions: (topic, value or principle of lkm-siklus.md 4.3, what came out of it)
_BELAJAR = (
    ("jujur mengelola uang bersama", "jujur", "Kelompok menyusun aturan: uang kas dihitung berdua dan dicatat "
     "hari itu juga"),
    ("relawan yang ikhlas, bukan yang dibayar", "kerelawanan", "Peserta menceritakan satu hal yang membuat "
     "mereka bertahan"),
    ("adil membagi bantuan", "adil", "Disusun lima pertanyaan sebelum menetapkan penerima bantuan"),
    ("berbeda RT, satu kampung", "kesatuan dalam keragaman", "Disepakati kerja bakti bergantian antar-RT"),
    ("papan informasi yang dibaca orang", "transparansi", "Peserta merancang papan informasi baru dengan huruf "
     "besar"),
    ("suara perempuan dalam rembug", "kesetaraan", "Jadwal rembug dipindah ke waktu yang cocok bagi ibu-ibu"),
    ("sampah jadi kompos", "perlindungan lingkungan", "Praktik membuat kompos; enam keluarga bersedia mencoba"),
    ("usaha rumahan: mencatat untung rugi", "pengembangan ekonomi", "Peserta menghitung untung rugi usahanya "
     "sendiri"),
)  # fmt: skip
KBK = tuple(
    Naskah(
        f"KBK: {topik}",
        (
            ("Tindak lanjut pertemuan lalu", "Rencana yang sudah dikerjakan dan yang tertunda dibahas satu per satu."),
            (f"Diskusi: {topik}", f"Nilai yang dipelajari: {nilai}. {hasil}."),
            ("Rencana tindak lanjut", "Setiap RT memilih satu hal yang dapat dimulai minggu ini."),
        ),
        ((f"{hasil}.", "forum", 30),),
    )
    for topik, nilai, hasil in _BELAJAR
)

PELATIHAN = Naskah(
    "Pelatihan relawan baru: mengenal siklus dan pemetaan swadaya",
    (
        ("Mengenal siklus", "Pemandu menjelaskan urutan tahapan dengan kartu; peserta menyusun sendiri lalu "
         "membandingkan."),
        ("Latihan pemetaan", "Peserta membuat peta sederhana satu RT: rumah, saluran, titik sampah, dan rumah "
         "kosong."),
    ),
    (("Setiap peserta memetakan lingkungannya dan membawa hasilnya.", "tipp", 30),),
)  # fmt: skip

FGD = Naskah(
    "FGD refleksi kemiskinan {wilayah}",
    (
        (
            "Apa artinya miskin menurut warga",
            "Jawaban dikelompokkan: penghasilan, kesehatan, rumah, dan tidak punya suara.",
        ),
        ("Akar masalah", "Peserta sepakat sebagian besar masalah berawal dari pekerjaan yang tidak tetap."),
    ),
    (("Hasil refleksi dibawa ke lokakarya kelurahan.", "tipp", 30),),
)

KOORDINASI = Naskah(
    "Rapat koordinasi LKM dan UP",
    (
        ("Laporan unit", "Setiap unit melaporkan kegiatan tiga bulan dan hambatannya."),
        (
            "Keselarasan program",
            "Kegiatan UPL dan UPS di RT yang sama digabung waktunya agar warga tidak diundang dua kali.",
        ),
    ),
    (("Kalender kegiatan bersama tiga bulan ke depan.", "sekretaris", 14),),
)

PENUTUP = "Rapat ditutup pukul {jam} {zona} dengan doa bersama."
PEMBUKAAN = "Rapat dibuka oleh {pimpinan} dengan salam dan doa, dilanjutkan pembacaan keputusan rapat yang lalu."
