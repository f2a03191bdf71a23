"""Sentences of the papers of the KBK and of certificates (lkm-siklus.md 2.5, 4.4, 4.5)."""

from __future__ import annotations

from lkm_desktop.services.kalimat.dasar import Kalimat, Perangkat

_KANTOR = {"lembaga": "LKM Maju Bersama", "istilah": "LKM", "wilayah": "Kelurahan Kelayan Tengah"}

_KALENDER = Perangkat(
    "Kalender belajar KBK",
    {**_KANTOR, "tahun": "2026"},
    {
        "judul": Kalimat("Judul", "KALENDER BELAJAR {tahun}"),
        "bawah": Kalimat("Di bawah judul", "Komunitas Belajar Kelurahan (KBK) {wilayah}"),
        "ajakan": Kalimat(
            "Ajakan di bawah kalender",
            "Pertemuan terbuka bagi semua warga. Tempat dan jamnya diumumkan sebelum pertemuan.",
        ),
    },
)

_LAPORAN = Perangkat(
    "Laporan KBK",
    {**_KANTOR, "masa": "Maret 2026", "sesi": "2", "peserta": "54", "laki": "25", "perempuan": "29",
     "belum": "1", "status": "Aktif", "tanggal": "31 Maret 2026", "berikut": "Berkembang"},
    {
        "judul": Kalimat("Judul laporan bulanan", "LAPORAN BULANAN KOMUNITAS BELAJAR KELURAHAN (KBK)"),
        "judul_tahun": Kalimat("Judul laporan setahun", "LAPORAN TAHUNAN KOMUNITAS BELAJAR KELURAHAN (KBK)"),
        "sesi": Kalimat(
            "Kalimat tentang sesi",
            "Pada {masa} KBK mengadakan {sesi} sesi belajar dengan {peserta} kehadiran, {laki} laki-laki dan "
            "{perempuan} perempuan.",
        ),
        "sesi_tanpa_hadir": Kalimat(
            "Kalimat tentang sesi bila kehadirannya belum dicatat",
            "Pada {masa} KBK mengadakan {sesi} sesi belajar; kehadirannya belum dicatat.",
        ),
        "belum_hadir": Kalimat(
            "Kalimat bila kehadiran sebagian sesi belum dicatat", "Kehadiran {belum} sesi di antaranya belum dicatat."
        ),
        "tanpa_sesi": Kalimat("Kalimat bila tidak ada sesi", "Pada {masa} tidak ada sesi belajar."),
        "tanpa_lanjutan": Kalimat(
            "Kalimat bila tidak ada tindak lanjut", "Tidak ada tindak lanjut sesi terdahulu yang perlu dilaporkan."
        ),
        "status": Kalimat(
            "Kalimat tentang perkembangan",
            "Keadaan KBK per {tanggal}: {status}. Sesi dan tindak lanjut dihitung setahun terakhir.",
        ),
        "kurang": Kalimat("Kalimat sebelum yang masih kurang", "Untuk menjadi {berikut} masih diperlukan:"),
        "penutup": Kalimat(
            "Kalimat penutup",
            "Demikian laporan ini dibuat menurut catatan sekretariat {lembaga} untuk dipergunakan seperlunya.",
        ),
    },
)  # fmt: skip

_LEMBAR = Perangkat(
    "Lembar sesi KBK",
    {**_KANTOR, "topik": "Jujur mengelola titipan warga"},
    {
        "judul": Kalimat("Judul", "LEMBAR SESI BELAJAR KBK"),
        "tanpa_lalu": Kalimat(
            "Kalimat bila tidak ada tindak lanjut", "Tidak ada tindak lanjut dari sesi yang dilanjutkan."
        ),
    },
)

_SERTIFIKAT = Perangkat(
    "Sertifikat",
    {**_KANTOR, "kegiatan": "Pelatihan Relawan Pemetaan Swadaya", "masa": "12 s.d. 14 Maret 2026", "tahun": "2026",
     "jpl": "18", "topik": "Jujur mengelola titipan warga; Adil membagi bantuan"},
    {
        "judul": Kalimat("Judul", "SERTIFIKAT"),
        "kepada": Kalimat("Sebelum nama", "diberikan kepada"),
        "pelatihan": Kalimat(
            "Kalimat sertifikat pelatihan",
            "yang telah mengikuti {kegiatan}, diselenggarakan oleh {lembaga} {wilayah} pada {masa}",
        ),
        "kbk": Kalimat(
            "Kalimat sertifikat KBK",
            "yang telah mengikuti Komunitas Belajar Kelurahan (KBK) {wilayah} tahun {tahun}, diselenggarakan oleh "
            "{lembaga} pada {masa}",
        ),
        "jpl": Kalimat("Kalimat jam pelajaran", "sebanyak {jpl} jam pelajaran (JPL)."),
        "tanpa_jpl": Kalimat("Akhir kalimat tanpa jam pelajaran", "dengan baik."),
        "topik": Kalimat("Kalimat topik di halaman depan", "Topik: {topik}."),
        "belakang": Kalimat("Judul halaman belakang", "MATERI YANG DIPELAJARI"),
    },
)  # fmt: skip

#: kind of paper -> its sentences
BELAJAR: dict[str, Perangkat] = {
    "kalender-kbk": _KALENDER,
    "laporan-kbk": _LAPORAN,
    "lembar-sesi-kbk": _LEMBAR,
    "sertifikat": _SERTIFIKAT,
}
