"""The rules of lkm-siklus.md section 8 that have a threshold: default, level and source of each.

Nothing here is law: every office may change each value in Pengaturan > Aturan, where the source is shown.
"""

from __future__ import annotations

from dataclasses import dataclass

TINGKAT_ATURAN = (("mati", "Tidak diperiksa"), ("peringatan", "Ingatkan"), ("wajib", "Tolak"))
PECAHAN_KUORUM = (("1/2", "Lebih dari setengah"), ("2/3", "Sekurang-kurangnya dua pertiga"), ("0", "Tidak dihitung"))


@dataclass(frozen=True)
class Ketentuan:
    """One setting: kind is "angka" (a whole number in `satuan`) or "pilihan" (one of `pilihan`)."""

    kode: str
    label: str
    bawaan: str
    sumber: str
    satuan: str = ""
    pilihan: tuple[tuple[str, str], ...] = ()


KETENTUAN = (
    Ketentuan("min_anggota", "Jumlah anggota paling sedikit", "9", "BR1: 9-13 anggota, teramati di tiga BKM", "orang"),
    Ketentuan("max_anggota", "Jumlah anggota paling banyak", "13", "BR1: 9-13 anggota, teramati di tiga BKM", "orang"),
    Ketentuan("wajib_ganjil", "Jumlah anggota ganjil", "peringatan", "BR2: kebiasaan P2KP", "", TINGKAT_ATURAN[:2]),
    Ketentuan("min_perempuan", "Anggota perempuan paling sedikit", "30", "BR3: tata tertib BKM Bendan 2010", "%"),
    Ketentuan("masa_bakti", "Masa bakti", "3", "BR4: AD LKM Berkah, dihitung dari tanggal rembug", "tahun"),
    Ketentuan("ingat_akhir", "Ingatkan sebelum masa bakti berakhir", "90", "BR4: usulan program ini", "hari"),
    Ketentuan(
        "rangkap_sekretariat",
        "Sekretariat merangkap anggota LKM atau UP",
        "peringatan",
        "BR5: ART BKM Karya Mandiri melarang; ART Pleret membolehkan",
        "",
        TINGKAT_ATURAN,
    ),
    Ketentuan(
        "rangkap_up",
        "Anggota LKM merangkap UPK/UPL/UPS",
        "peringatan",
        "BR6: LKM mengarahkan, UP melaksanakan (BKM Sukoharjo)",
        "",
        TINGKAT_ATURAN,
    ),
    Ketentuan("max_penasehat", "Penasehat paling banyak", "3", "BR7: ART BKM Karya Mandiri", "orang"),
    Ketentuan("masa_penasehat", "Masa tugas penasehat", "1", "BR7: ART BKM Karya Mandiri", "tahun"),
    Ketentuan("periode_penasehat", "Penasehat paling banyak menjabat", "2", "BR7: ART BKM Karya Mandiri", "kali"),
    Ketentuan("umur_min", "Umur anggota paling muda", "21", "BR8: ART BKM Maju Makmur, Pleret", "tahun"),
    Ketentuan("umur_max", "Umur anggota paling tua", "60", "BR8: ART BKM Maju Makmur, Pleret", "tahun"),
    Ketentuan(
        "kuorum", "Kuorum rapat anggota", "1/2", "BR21: kebiasaan; isi menurut ART kantor ini", "", PECAHAN_KUORUM
    ),
    Ketentuan(
        "absen_beruntun", "Sebut anggota yang tidak hadir beruntun", "3", "BR23: kebiasaan; 0 untuk mematikan", "kali"
    ),
    Ketentuan("batas_hadir", "Sebut yang hadir kurang dari", "50", "Usulan program ini; 0 untuk mematikan", "%"),
    Ketentuan(
        "ingat_lampiran", "Ingatkan lampirkan daftar hadir bertanda tangan sesudah", "7",
        "Usulan program ini; 0 untuk mematikan", "hari",
    ),
    Ketentuan("tahap_perempuan", "Peserta perempuan tiap tahap paling sedikit", "30",
              "BR3: tata tertib BKM Bendan 2010; tahap dapat punya batas sendiri", "%"),
    Ketentuan("bukti_tahap", "Tahap selesai tanpa pertemuan berdaftar hadir dan ber-notulen/BA", "peringatan",
              "BR18: bukti FS/LP/BA tiap kegiatan; ketatnya usulan program ini", "", TINGKAT_ATURAN),
    Ketentuan("umur_pemilih", "Umur pemilih paling muda", "17", "BR9: tata tertib pemilihan utusan 2009; atau kawin",
              "tahun"),
    Ketentuan("partisipasi_rt", "Pemilih tiap RT paling sedikit", "30",
              "BR11: tata tertib pemilihan utusan 2009; kurang: dari pintu ke pintu", "%"),
    Ketentuan("legitimasi_sah", "Pemilih sekelurahan: sah mulai", "30", "BR12: IDF, legitimasi pemilihan", "%"),
    Ketentuan("legitimasi_kuat", "Pemilih sekelurahan: legitimasi kuat mulai", "70", "BR12: IDF 2022", "%"),
    Ketentuan("panitia_pokja", "Pokja panitia pemilihan paling sedikit", "3", "BR13: tata tertib BKM Bendan 2010",
              "pokja"),
    Ketentuan("orang_pokja", "Orang tiap pokja panitia paling sedikit", "3", "BR13: tata tertib BKM Bendan 2010",
              "orang"),
    Ketentuan("panitia_rw", "Orang panitia tiap RW paling sedikit", "3",
              "BR13: diagram alir pembentukan BKM; 0 untuk mematikan", "orang"),
    Ketentuan("rwt_bulan", "RWT paling lama berselang", "12", "BR16: RWT wajib tiap tahun", "bulan"),
    Ketentuan("review_bulan", "Review partisipatif paling lama berselang", "12",
              "BR17: uji petik siklus; mulai tahun kedua", "bulan"),
    Ketentuan("ulang_tahun_ke", "Perencanaan dan pemilihan diulang pada tahun ke", "4", "BR17: uji petik siklus",
              "tahun"),
    Ketentuan("min_ksm", "Anggota KSM paling sedikit", "3", "BR20: AD BKM Panji", "orang"),
    Ketentuan("relawan_bulan", "Keaktifan relawan dihitung dari", "12", "Usulan program ini", "bulan"),
    Ketentuan("relawan_aktif", "Relawan aktif: hadir paling sedikit", "4", "Usulan program ini", "kali"),
    Ketentuan("relawan_jarang", "Relawan jarang: hadir paling sedikit", "1",
              "Usulan program ini; di bawahnya tidak aktif", "kali"),
    Ketentuan("menit_jpl", "Satu JPL", "45", "Panduan pemandu PNPM-MP: 4 JPL = 180 menit", "menit"),
    Ketentuan("batas_sertifikat", "Sertifikat diberikan mulai kehadiran", "75", "Usulan program ini", "%"),
    Ketentuan("kbk_inti", "KBK terbentuk: anggota inti paling sedikit", "5", "Usulan catatan domain 4.5", "orang"),
    Ketentuan("kbk_triwulan", "KBK aktif: sesi tiap triwulan paling sedikit", "1", "Usulan catatan domain 4.5", "sesi"),
    Ketentuan("kbk_setahun", "KBK berkembang: sesi setahun paling sedikit", "6", "Usulan catatan domain 4.5", "sesi"),
    Ketentuan("kbk_tindak_lanjut", "KBK berkembang: tindak lanjut selesai paling sedikit", "2",
              "Usulan catatan domain 4.5", "buah"),
    Ketentuan("kbk_pemandu", "KBK mandiri: sesi dengan pemandu sendiri paling sedikit", "1",
              "Usulan catatan domain 4.5", "sesi"),
    Ketentuan("kbk_dana", "KBK mandiri: sesi dengan dana swadaya paling sedikit", "1", "Usulan catatan domain 4.5",
              "sesi"),
    Ketentuan("idf_mandiri", "IDF: mandiri mulai nilai", "51", "IDF: batas lulus mandiri (lkm-siklus.md 6.3)", "%"),
    Ketentuan("rekap_tanggal", "Rekap bulan lalu dikirim ke korkot paling lambat tanggal", "5",
              "Usulan program ini; 0 untuk mematikan"),
    Ketentuan("ganda_ambang", "Mungkin orang yang sama: kemiripan paling sedikit", "70", "Usulan program ini", "%"),
    Ketentuan("ganda_impor", "Impor bertanya mulai kemiripan", "80", "Usulan program ini; 101 untuk mematikan", "%"),
)

BY_KODE = {k.kode: k for k in KETENTUAN}
