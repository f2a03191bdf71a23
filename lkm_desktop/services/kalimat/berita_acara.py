"""Sentences of the berita acara of a meeting (lkm-siklus.md 5.1, 5.5 to 5.9)."""

from __future__ import annotations

from lkm_desktop.services.kalimat.dasar import Kalimat, Perangkat
from lkm_desktop.services.kalimat.isian import ISIAN_RAPAT

_ISIAN = {
    **ISIAN_RAPAT, "terlampir": " (daftar hadir terlampir)", "belum_lp": ", 2 (dua) orang belum tercatat L/P",
    "sisa": "2 (dua)", "anggota": "13 (tiga belas)", "hadir_anggota": "9 (sembilan)", "perlu": "7 (tujuh)",
    "setuju": "7 (tujuh)", "tolak": "2 (dua)", "abstain": "0 (nol)", "pukul": " pukul 20.15 WITA",
    "pemandu": "Rusmiati", "bernomor": " nomor 001/BA/LKM-MB/III/2025",
}  # fmt: skip

_UMUM = {
    "pembuka": Kalimat(
        "Kalimat pembuka",
        "Pada hari ini {tanggal_kata}, {waktu}, bertempat di {tempat}, telah diselenggarakan {nama_rapat} oleh "
        "{lembaga}, {wilayah_lengkap}.",
    ),
    "pembuka_belum": Kalimat(
        "Kalimat pembuka, dicetak sebelum rapat",
        "Pada hari ini {tanggal_kata}, {waktu}, bertempat di {tempat}, diselenggarakan {nama_rapat} oleh {lembaga}, "
        "{wilayah_lengkap}.",
    ),
    "peserta_lp": Kalimat(
        "Peserta: jumlah, L, dan P",
        "Dalam {sebutan} ini hadir {hadir} orang peserta, terdiri atas {laki} orang laki-laki dan {perempuan} orang "
        "perempuan{belum_lp}{terlampir}.",
    ),
    "peserta_lpm": Kalimat(
        "Peserta: jumlah, L, P, dan warga miskin",
        "Dalam {sebutan} ini hadir {hadir} orang peserta, terdiri atas {laki} orang laki-laki dan {perempuan} orang "
        "perempuan{belum_lp}, di antaranya {miskin} orang warga miskin{terlampir}.",
    ),
    "peserta_jumlah": Kalimat(
        "Peserta: jumlah saja", "Dalam {sebutan} ini hadir {hadir} orang peserta{terlampir}."
    ),
    "belum_lp": Kalimat("Bagian peserta: belum tercatat L/P", ", {sisa} orang belum tercatat L/P"),
    "terlampir": Kalimat("Bagian peserta: daftar hadir", " (daftar hadir terlampir)"),
    "kuorum_tercapai": Kalimat(
        "Kuorum tercapai",
        "Dari {anggota} anggota {lembaga}, hadir {hadir_anggota} anggota. Karena yang diperlukan sekurang-kurangnya "
        "{perlu} anggota, kuorum tercapai dan rapat sah mengambil keputusan.",
    ),
    "kuorum_belum": Kalimat(
        "Kuorum belum tercapai",
        "Dari {anggota} anggota {lembaga}, hadir {hadir_anggota} anggota. Karena yang diperlukan sekurang-kurangnya "
        "{perlu} anggota, kuorum belum tercapai.",
    ),
    "pemandu": Kalimat("Pimpinan dan notulis", "Acara dipimpin oleh {pimpinan} dengan notulis {notulis}."),
    "acara": Kalimat("Pengantar acara", "Acara yang dibahas dalam {sebutan} ini adalah:"),
    "hasil_mufakat": Kalimat(
        "Pengantar keputusan, semua mufakat",
        "Setelah dilakukan pembahasan, peserta {sebutan} secara musyawarah mufakat memutuskan hal-hal sebagai berikut:",
    ),
    "hasil": Kalimat(
        "Pengantar keputusan",
        "Setelah dilakukan pembahasan, peserta {sebutan} memutuskan hal-hal sebagai berikut:",
    ),
    "cara_musyawarah": Kalimat("Cara: musyawarah", "Diputuskan secara musyawarah mufakat."),
    "cara_suara": Kalimat(
        "Cara: pemungutan suara",
        "Diputuskan melalui pemungutan suara{pukul}: setuju {setuju} suara, tidak setuju {tolak} suara, abstain "
        "{abstain} suara.",
    ),
    "cara_suara_saja": Kalimat(
        "Cara: pemungutan suara tanpa hitungan", "Diputuskan melalui pemungutan suara{pukul}."
    ),
    "cara_lain": Kalimat(
        "Cara: keputusan yang lain", "Keputusan selain itu diambil secara musyawarah mufakat."
    ),
    "wakil": Kalimat(
        "Pengantar tabel wakil",
        "Wakil peserta yang menyetujui berita acara {nama_rapat} tanggal {tanggal}{bernomor}:",
    ),
    "wakil_semua": Kalimat(
        "Pengantar tabel semua peserta",
        "Peserta yang menyetujui berita acara {nama_rapat} tanggal {tanggal}{bernomor}:",
    ),
    "penutup": Kalimat(
        "Kalimat penutup",
        "Demikian berita acara ini dibuat dan ditandatangani dengan sebenarnya, untuk dipergunakan sebagaimana "
        "mestinya.",
    ),
    "coret": Kalimat("Keterangan coret", "*) Coret yang tidak perlu."),
}


def kit_ba(label: str, judul: str, isian: dict[str, str], kalimat: dict[str, Kalimat]) -> Perangkat:
    """Sentences of one kind: its title, the common ones, its own behind those of the participants."""
    return Perangkat(label, {**_ISIAN, **isian}, {"judul": Kalimat("Judul", judul), **_UMUM, **kalimat})


_RKM = {
    "putusan": Kalimat(
        "Keputusan menerima atau menolak",
        "Setelah mendapat penjelasan dan bermusyawarah, masyarakat {wilayah_warga} dengan ini menyatakan "
        "{putusan} {program} di {wilayah}.",
    ),
    "alasan": Kalimat("Alasan menolak", "Alasan: {alasan}."),
    "komitmen": Kalimat("Pengantar kesanggupan", "Untuk itu masyarakat menyatakan kesanggupan sebagai berikut:"),
    "komitmen_relawan": Kalimat(
        "Kesanggupan: relawan", "Menyediakan relawan dan agen sosialisasi: {relawan}."
    ),
    "komitmen_swadaya": Kalimat("Kesanggupan: swadaya", "Memberikan swadaya masyarakat berupa {swadaya}."),
    "komitmen_tahap": Kalimat(
        "Kesanggupan: mengikuti semua tahap", "Mengikuti seluruh tahapan kegiatan sampai selesai."
    ),
}

_REMBUG = {
    "pemandu_rembug": Kalimat("Pemandu rembug", "Rembug dipandu oleh {pemandu}."),
    "usulan": Kalimat("Pengantar hasil rembug", "Hasil rembug yang disepakati:"),
    "utusan": Kalimat(
        "Pengantar utusan", "Peserta rembug memilih utusan untuk mewakili warga dalam pertemuan selanjutnya:"
    ),
}

_RWT = {
    "lpj": Kalimat(
        "Keputusan atas LPJ",
        "Laporan pertanggungjawaban (LPJ) {lembaga} tahun {tahun_lpj} telah disampaikan dan dibahas, dan dengan ini "
        "dinyatakan {lpj}.",
    ),
    "catatan": Kalimat("Pengantar catatan atas LPJ", "Catatan peserta atas laporan pertanggungjawaban:"),
    "sahkan": Kalimat("Pengantar yang disahkan", "Peserta rembug mengesahkan:"),
    "sah_program": Kalimat("Disahkan: program kerja", "Program kerja {lembaga} tahun {tahun_rencana}."),
    "sah_rapb": Kalimat(
        "Disahkan: RAPB", "Rencana anggaran pendapatan dan belanja (RAPB) {lembaga} tahun {tahun_rencana}."
    ),
    "sah_renta": Kalimat("Disahkan: Renta", "Rencana tahunan (Renta) {wilayah} tahun {tahun_rencana}."),
    "sah_musrenbang": Kalimat("Disahkan: usulan Musrenbang", "Usulan kegiatan untuk Musrenbang {wilayah}."),
}

_KOORDINATOR = {
    "cara_pilih": Kalimat(
        "Cara memilih", "Pemilihan koordinator {lembaga} dilakukan {cara_pilih} oleh anggota yang hadir."
    ),
    "calon": Kalimat("Pengantar calon", "Calon koordinator dan perolehan suaranya:"),
    "calon_saja": Kalimat("Pengantar calon tanpa suara", "Calon koordinator:"),
    "suara": Kalimat(
        "Jumlah suara",
        "Jumlah suara sah {suara_sah} suara, suara tidak sah {suara_tidak_sah} suara.",
    ),
    "terpilih": Kalimat(
        "Koordinator terpilih",
        "Berdasarkan hasil tersebut, {koordinator} ditetapkan sebagai Koordinator {lembaga} untuk masa bakti "
        "{masa_bakti}.",
    ),
    "sekretaris": Kalimat("Sekretaris terpilih", "Rapat juga menetapkan {sekretaris} sebagai Sekretaris {lembaga}."),
}

_TIM = {
    "bentuk": Kalimat(
        "Kalimat pembentukan", "Peserta {sebutan} membentuk {tim} {wilayah} dengan susunan sebagai berikut:"
    ),
    "tugas": Kalimat("Pengantar tugas", "Tugas {tim}:"),
    "masa": Kalimat("Masa tugas", "Masa tugas {tim}: {masa_tugas}."),
}

#: kind of paper -> its sentences
BERITA_ACARA: dict[str, Perangkat] = {
    "ba-umum": kit_ba("Berita acara umum", "BERITA ACARA {nama_rapat_besar}", {}, {}),
    "ba-rkm": kit_ba(
        "Berita acara RKM", "BERITA ACARA REMBUG KESIAPAN MASYARAKAT (RKM)",
        {"putusan": "menerima", "program": "Program Kotaku", "alasan": "belum ada lahan",
         "relawan": "12 (dua belas) orang", "swadaya": "tenaga dan konsumsi"}, _RKM,
    ),
    "ba-rembug": kit_ba("Berita acara rembug warga", "BERITA ACARA REMBUG WARGA {tingkat_besar}", {}, _REMBUG),
    "ba-rwt": kit_ba(
        "Berita acara RWT", "BERITA ACARA REMBUG WARGA TAHUNAN (RWT)",
        {"lpj": "diterima", "tahun_lpj": "2024", "tahun_rencana": "2025"}, _RWT,
    ),
    "ba-koordinator": kit_ba(
        "Berita acara pemilihan koordinator", "BERITA ACARA PEMILIHAN KOORDINATOR {lembaga_besar}",
        {"cara_pilih": "melalui pemungutan suara", "suara_sah": "12 (dua belas)", "suara_tidak_sah": "1 (satu)",
         "koordinator": "H. Syamsuddin", "sekretaris": "Noor Hasanah", "masa_bakti": "2025-2028"}, _KOORDINATOR,
    ),
    "ba-tim": kit_ba(
        "Berita acara pembentukan tim/panitia", "BERITA ACARA PEMBENTUKAN {tim_besar}",
        {"tim": "Panitia RWT", "tim_besar": "PANITIA RWT", "masa_tugas": "Maret sampai Juni 2025"}, _TIM,
    ),
}  # fmt: skip
