"""Sentences of the papers of a meeting (lkm-siklus.md 5.2, 5.4 to 5.9): letters, minutes, excerpts.

A sentence ends in a fragment such as `{bertempat}` where a fact may be missing: the fragment is a sentence of its own
kind and vanishes with the fact. Facts that a record of agreement needs leave dots to write on instead.
"""

from __future__ import annotations

from lkm_desktop.services.kalimat.berita_acara import BERITA_ACARA
from lkm_desktop.services.kalimat.dasar import Kalimat, Perangkat
from lkm_desktop.services.kalimat.isian import ISIAN_RAPAT

_NOTULEN = Perangkat(
    "Notulen",
    {
        **ISIAN_RAPAT, "bertempat": ", bertempat di Balai RW 03", "dihadiri": ", dihadiri oleh 27 (dua puluh tujuh) "
        "orang", "sisa": "2", "undangan": " dari 30 orang yang diundang", "belum_lp": ", 2 belum tercatat L/P",
        "nama": "Noor Hasanah (20.05)", "anggota": "13 (tiga belas)", "hadir_anggota": "9 (sembilan)",
        "perlu": "7 (tujuh)", "jam_suara": "20.15", "pukul": " pukul 20.15", "suara_setuju": "7", "suara_tolak": "2",
        "suara_abstain": "0",
        "nomor_undangan": "005/UND/LKM-MB/III/2025", "tanggal_undangan": "7 Maret 2025",
    },
    {
        "judul": Kalimat("Judul", "NOTULEN RAPAT"),
        "pembuka": Kalimat(
            "Kalimat pembuka", "Pada hari ini {tanggal_kata}{bertempat}, telah dilaksanakan {nama_rapat}{dihadiri}."
        ),
        "pembuka_belum": Kalimat(
            "Kalimat pembuka, dicetak sebelum rapat",
            "Pada hari ini {tanggal_kata}{bertempat}, dilaksanakan {nama_rapat}{dihadiri}.",
        ),
        "bertempat": Kalimat("Bagian pembuka: tempat", ", bertempat di {tempat}"),
        "dihadiri": Kalimat(
            "Bagian pembuka: yang hadir",
            ", dihadiri oleh {hadir} orang ({jumlah_l} laki-laki dan {jumlah_p} perempuan{belum_lp}){undangan}",
        ),
        "belum_lp": Kalimat("Bagian pembuka: belum tercatat L/P", ", {sisa} belum tercatat L/P"),
        "undangan": Kalimat("Bagian pembuka: yang diundang", " dari {diundang} orang yang diundang"),
        "dasar": Kalimat("Dasar undangan", "Undangan nomor {nomor_undangan} tanggal {tanggal_undangan}"),
        "kuorum_tercapai": Kalimat(
            "Kuorum tercapai",
            "Dari {anggota} anggota {lembaga}, hadir {hadir_anggota} anggota. Karena yang diperlukan "
            "sekurang-kurangnya {perlu} anggota, kuorum tercapai dan rapat sah mengambil keputusan.",
        ),
        "kuorum_belum": Kalimat(
            "Kuorum belum tercapai",
            "Dari {anggota} anggota {lembaga}, hadir {hadir_anggota} anggota. Karena yang diperlukan "
            "sekurang-kurangnya {perlu} anggota, kuorum belum tercapai.",
        ),
        "terlambat": Kalimat("Datang terlambat", "Datang setelah rapat dimulai: {nama}."),
        "pulang": Kalimat("Pulang lebih awal", "Meninggalkan rapat sebelum selesai: {nama}."),
        "cara_musyawarah": Kalimat("Cara: musyawarah", "Musyawarah mufakat"),
        "cara_suara": Kalimat(
            "Cara: pemungutan suara",
            "Pemungutan suara{pukul}: setuju {suara_setuju}, tidak setuju {suara_tolak}, abstain {suara_abstain}",
        ),
        "cara_suara_saja": Kalimat("Cara: pemungutan suara tanpa hitungan", "Pemungutan suara{pukul}"),
        "cara_semua": Kalimat("Cara, bila semuanya mufakat", "Semua keputusan diambil secara musyawarah mufakat."),
        "kuorum_suara": Kalimat(
            "Kuorum saat pemungutan suara",
            "Pada saat pemungutan suara pukul {jam_suara} hadir {hadir_anggota} dari {anggota} anggota; "
            "sekurang-kurangnya diperlukan {perlu} anggota.",
        ),
        "demikian": Kalimat(
            "Kalimat akhir", "Demikian notulen ini dibuat dengan sebenarnya sebagai catatan jalannya rapat."
        ),
    },
)

_UNDANGAN = Perangkat(
    "Surat undangan",
    {**ISIAN_RAPAT, "nomor": "005/UND/LKM-MB/III/2025", "tanggal_surat": "7 Maret 2025"},
    {
        "judul": Kalimat("Judul", "SURAT UNDANGAN"),
        "hal": Kalimat("Hal", "Undangan {nama_rapat}"),
        "kepada_semua": Kalimat("Kepada, bila satu surat untuk semua", "Bapak/Ibu/Saudara\n(nama terlampir)"),
        "di": Kalimat("Baris terakhir alamat", "di tempat"),
        "salam": Kalimat("Salam pembuka", "Dengan hormat,"),
        "alasan": Kalimat(
            "Alasan",
            "Sehubungan dengan pelaksanaan kegiatan {lembaga} {wilayah}, bersama ini kami beritahukan bahwa akan "
            "diselenggarakan {nama_rapat}.",
        ),
        "ajakan": Kalimat(
            "Kalimat undangan", "Untuk itu kami mengundang Bapak/Ibu/Saudara untuk hadir dalam acara tersebut pada:"
        ),
        "penting": Kalimat(
            "Kalimat harapan",
            "Mengingat pentingnya acara tersebut, kehadiran Bapak/Ibu/Saudara tepat pada waktunya sangat kami "
            "harapkan.",
        ),
        "penutup": Kalimat(
            "Kalimat penutup",
            "Demikian undangan ini kami sampaikan. Atas perhatian dan kehadiran Bapak/Ibu/Saudara, kami ucapkan "
            "terima kasih.",
        ),
        "judul_acara": Kalimat("Judul lampiran susunan acara", "SUSUNAN ACARA"),
        "judul_nama": Kalimat("Judul lampiran nama", "DAFTAR NAMA YANG DIUNDANG"),
        "lampiran": Kalimat("Baris pertama lampiran", "Lampiran undangan nomor {nomor} tanggal {tanggal_surat}"),
        "tembusan_faskel": Kalimat("Tembusan bila ada fasilitator", "Fasilitator Kelurahan"),
        "tembusan": Kalimat("Tembusan, satu baris satu", "Arsip"),
    },
)

_TERIMA = Perangkat(
    "Tanda terima undangan",
    {**ISIAN_RAPAT, "nomor": "005/UND/LKM-MB/III/2025", "tanggal_surat": "7 Maret 2025"},
    {
        "judul": Kalimat("Judul", "TANDA TERIMA UNDANGAN"),
        "pengantar": Kalimat(
            "Kalimat pengantar",
            "Yang bertanda tangan di bawah ini telah menerima surat undangan {lembaga} untuk menghadiri {nama_rapat}.",
        ),
        "pengantar_surat": Kalimat("Yang mengantar", "Yang mengantarkan"),
    },
)

_WA = Perangkat(
    "Undangan lewat WhatsApp",
    {**ISIAN_RAPAT, "penanda": "H. Syamsuddin", "jabatan": "Koordinator LKM Maju Bersama"},
    {
        "salam": Kalimat("Salam", "Assalamu’alaikum wr. wb.\nSalam sejahtera bagi kita semua."),
        "ajakan": Kalimat(
            "Kalimat undangan",
            "Yth. Bapak/Ibu/Saudara,\n{lembaga} {wilayah} mengundang Bapak/Ibu/Saudara untuk menghadiri:",
        ),
        "acara": Kalimat("Nama rapat (tebal di WhatsApp)", "*{judul_rapat}*"),
        "penutup": Kalimat(
            "Kalimat penutup",
            "Mohon hadir tepat waktu. Bila berhalangan, mohon memberi kabar. Terima kasih.",
        ),
        "dari": Kalimat("Pengirim", "{jabatan}\n{penanda}"),
    },
)

_PETIKAN = Perangkat(
    "Petikan keputusan",
    {
        **ISIAN_RAPAT, "keputusan": "Gotong royong titian RT 07 pada hari Minggu.", "pukul": " pukul 20.15",
        "setuju": "7 (tujuh)", "tolak": "2 (dua)", "abstain": "0 (nol)", "nomor_notulen": "003/NOT/LKM-MB/III/2025",
    },
    {
        "judul": Kalimat("Judul", "PETIKAN KEPUTUSAN RAPAT"),
        "pembuka": Kalimat(
            "Kalimat pembuka",
            "Dipetik dari keputusan {nama_rapat} yang diselenggarakan oleh {lembaga} {wilayah} pada hari "
            "{tanggal_kata}, bertempat di {tempat}, sebagai berikut:",
        ),
        "cara_musyawarah": Kalimat("Cara: musyawarah", "Keputusan diambil secara musyawarah mufakat."),
        "cara_suara": Kalimat(
            "Cara: pemungutan suara",
            "Keputusan diambil melalui pemungutan suara{pukul}: setuju {setuju}, tidak setuju {tolak}, abstain "
            "{abstain}.",
        ),
        "cara_suara_saja": Kalimat(
            "Cara: pemungutan suara tanpa hitungan", "Keputusan diambil melalui pemungutan suara{pukul}."
        ),
        "tindak_lanjut": Kalimat("Pengantar tindak lanjut", "Tindak lanjut keputusan tersebut:"),
        "penutup": Kalimat(
            "Kalimat penutup",
            "Petikan ini dibuat sesuai dengan keputusan aslinya dalam notulen rapat, untuk dipergunakan sebagaimana "
            "mestinya.",
        ),
        "petikan_sah": Kalimat("Keterangan tanda tangan", "Untuk petikan yang sah,"),
    },
)

#: kind of paper -> its sentences
RAPAT: dict[str, Perangkat] = {
    "undangan": _UNDANGAN, "undangan-tanda-terima": _TERIMA, "wa": _WA, "notulen": _NOTULEN, **BERITA_ACARA,
    "petikan": _PETIKAN,
}  # fmt: skip
