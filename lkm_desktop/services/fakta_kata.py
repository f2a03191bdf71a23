"""Words that the facts of a stage and their papers share: kinds of promises, fields, indicators, points of an RWT."""

from __future__ import annotations

LPJ_HASIL = (("diterima", "Diterima"), ("catatan", "Diterima dengan catatan"), ("tidak", "Tidak diterima"))
#: kinds of promises of the RKM (lkm-siklus.md 3.5, 5.6)
RELAWAN, SWADAYA, TAHAPAN, LAINNYA = "Relawan dan agen sosialisasi", "Swadaya", "Mengikuti semua tahapan", "Lainnya"
KOMITMEN = (RELAWAN, SWADAYA, TAHAPAN, LAINNYA)
#: three fields of the Tridaya (4.3) and the fourth that a PJM may have (program.md 4.2)
TRIDAYA = ("Lingkungan", "Sosial", "Ekonomi", "Kelembagaan")
#: fields in which a KSM works (4.3)
BIDANG_KSM = TRIDAYA[:3]
#: headings of the criteria that a kelurahan found in its refleksi kemiskinan (3.2)
KRITERIA = ("Penghasilan", "Tempat tinggal", "Pendidikan", "Makan", "Pekerjaan", "Modal usaha", "Keterampilan",
            "Keadaan keluarga", "Jalan lingkungan", "Drainase")
#: the seven indicators as KOTAKU has them (program.md 1.1, 1.6) and as P2KKP had them in 2015 (lkm-siklus.md 3.4)
INDIKATOR = ("Bangunan gedung", "Jalan lingkungan", "Penyediaan air minum", "Drainase lingkungan",
             "Pengelolaan air limbah", "Pengelolaan persampahan", "Proteksi kebakaran")
INDIKATOR_2015 = ("Keteraturan dan kepadatan bangunan", "Kondisi fisik bangunan", "Jalan lingkungan",
                  "Pembuangan air limbah", "Air bersih dan air minum", "Pengelolaan persampahan",
                  "Pengamanan bahaya kebakaran")
PENDUKUNG = ("Mata pencaharian", "Daya listrik", "Fasilitas pendidikan", "Fasilitas kesehatan",
             "Legalitas lahan dan hunian")
#: the nine points of an RWT (1.12)
ACARA_RWT = (
    "Pembukaan oleh panitia RWT", "Sambutan-sambutan", "Pemilihan pimpinan sidang dan notulis",
    "Pembacaan dan pengesahan tata tertib", "Penyampaian hasil review partisipatif",
    "Laporan pertanggungjawaban (LPJ) LKM", "Tanggapan dan musyawarah",
    "Pengesahan program kerja, RAPB, Renta, dan usulan Musrenbang", "Penutupan",
)  # fmt: skip
#: what an RWT adopts: key of the fact -> words
SAH = {"sah_program": "Program kerja", "sah_rapb": "RAPB", "sah_renta": "Renta", "sah_musrenbang": "Usulan Musrenbang"}
REVIEW = (("program", "Review program"), ("kelembagaan", "Review kelembagaan"), ("keuangan", "Review keuangan"))
