"""What the user types for one paper of a meeting. Everything may stay empty: the help says what is then printed.

Lists are typed one entry a line, parts of an entry divided by "|" (as the letters have it).
"""

from __future__ import annotations

from lkm_desktop.fields import Field

_YA = (("ya", "Ya"), ("tidak", "Tidak"))
#: a meeting that belongs to a stage of a siklus takes what is typed there (services.fakta_ba)
_CATATAN = "Kosong: menurut catatan tahap"
_SAH, _SAH_KOSONG = (("1", "Ya"), ("tidak", "Tidak")), "Kosong berarti menurut catatan tahap, atau tidak."
_TANGGAL = Field("tanggal", "Tanggal tanda tangan", "tanggal", 12, help="Kosong berarti tanggal rapat.")

UNDANGAN = (
    Field("tanggal", "Tanggal surat", "tanggal", 12,
          help="Kosong berarti hari ini, atau tiga hari sebelum rapat bila rapatnya sudah berlangsung."),
    Field("kepada", "Kepada", "pilihan", 30, choices=(
        ("orang", "Satu surat untuk setiap orang"), ("bersama", "Satu surat untuk semua, nama terlampir")),
        help="Kosong berarti satu surat untuk setiap orang."),
    Field("kepada_semua", "Tulisan pada Kepada Yth.", "panjang", 40,
          help="Hanya untuk satu surat bersama, misalnya Anggota, melalui Ketua RW."),
    Field("sapaan", "Sapaan", "pilihan", 24, choices=(
        ("bapak", "Bapak/Ibu menurut L/P"), ("saudara", "Sdr./Sdri. menurut L/P"), ("nama", "Nama saja")),
        help="Kosong berarti Bapak/Ibu."),
    Field("hal", "Hal", "teks", 40, help="Kosong berarti Undangan dan nama rapatnya."),
    Field("lampiran", "Susunan acara", "pilihan", 24, choices=(
        ("surat", "Di dalam surat"), ("acara", "Halaman lampiran")),
        help="Kosong berarti di dalam surat bila tidak lebih dari 6 pokok."),
    Field("ttd", "Penanda tangan", "pilihan", 24, choices=(
        ("koordinator", "Koordinator"), ("berdua", "Koordinator dan sekretaris"), ("sekretaris", "Sekretaris a.n.")),
        help="Kosong berarti koordinator."),
    Field("tembusan", "Tembusan", "panjang", 40,
          help="Satu penerima satu baris. Kosong berarti yang biasa; tanda - berarti tanpa tembusan."),
)  # fmt: skip

_BERITA_ACARA = (
    _TANGGAL,
    Field("peserta", "Rincian peserta", "pilihan", 30, choices=(
        ("lp", "Jumlah, laki-laki, dan perempuan"), ("lpm", "Ditambah jumlah warga miskin"), ("jumlah", "Jumlah saja")),
        help="Kosong berarti jumlah, laki-laki, dan perempuan."),
    Field("lampiran_dh", "Sebut daftar hadir terlampir", "pilihan", 10, choices=_YA,
          help="Kosong berarti ya bila kehadiran sudah dicatat."),
    Field("wakil", "Tabel tanda tangan", "pilihan", 30, choices=(
        ("unsur", "3 sampai 5 wakil menurut unsur"), ("semua", "Semua warga yang hadir"), ("tanpa", "Tanpa tabel")),
        help="Kosong berarti wakil menurut unsur."),
    Field("wakil_nama", "Nama wakil", "panjang", 40,
          help="Satu orang satu baris: nama | unsur. Kosong berarti dipilihkan dari yang hadir."),
    Field("ttd_pimpinan", "Tanda tangan pimpinan rapat", "pilihan", 10, choices=_YA, help="Kosong berarti ya."),
    Field("ttd_notulis", "Tanda tangan notulis", "pilihan", 10, choices=_YA, help="Kosong berarti ya."),
    Field("ttd_koordinator", "Tanda tangan koordinator", "pilihan", 10, choices=_YA, help="Kosong berarti tidak."),
    Field("ttd_lurah", "Mengetahui lurah/kepala desa", "pilihan", 10, choices=_YA, help="Kosong berarti ya."),
    Field("ttd_faskel", "Tanda tangan fasilitator", "pilihan", 10, choices=_YA, help="Kosong berarti tidak."),
    Field("ttd_wakil", "Tanda tangan wakil peserta", "saran", 26, help="Namanya; kosong berarti tidak."),
)  # fmt: skip

BA_UMUM = _BERITA_ACARA
BA_PJM = (
    Field("pjm", "Masa PJM", "teks", 16, help=f"Misalnya 2026-2028. {_CATATAN}, atau titik-titik."),
    Field("renta", "Renta tahun", "teks", 16, help=f"{_CATATAN}, atau titik-titik."),
    *_BERITA_ACARA,
)
BA_RKM = (
    Field("putusan", "Keputusan warga", "pilihan", 20, choices=(("menerima", "Menerima"), ("menolak", "Menolak")),
          help="Kosong berarti menurut catatan tahap, atau dicoret dengan tangan."),
    Field("program", "Program", "teks", 34, help=f"{_CATATAN}, atau nama program di kop."),
    Field("alasan", "Alasan menolak", "teks", 50, help=f"{_CATATAN}."),
    Field("relawan", "Relawan dan agen sosialisasi", "teks", 40,
          help=f"Misalnya 12 orang. {_CATATAN}, atau titik-titik."),
    Field("swadaya", "Swadaya", "teks", 40, help=f"Misalnya tenaga dan konsumsi. {_CATATAN}, atau titik-titik."),
    Field("tahap", "Mengikuti semua tahap", "pilihan", 10, choices=_YA,
          help="Kosong berarti menurut catatan tahap, atau ya."),
    Field("lainnya", "Kesanggupan lain", "panjang", 50, help=f"Satu kesanggupan satu baris. {_CATATAN}."),
    *_BERITA_ACARA,
)  # fmt: skip
BA_REMBUG = (
    Field("pemandu", "Pemandu rembug", "saran", 26),
    Field("hasil", "Hasil rembug", "panjang", 50, help="Satu hasil satu baris, selain keputusan yang sudah dicatat."),
    Field("utusan", "Utusan terpilih", "panjang", 40, help="Satu orang satu baris: nama | unsur."),
    *_BERITA_ACARA,
)
BA_RWT = (
    Field("lpj", "LPJ dinyatakan", "pilihan", 24, choices=(
        ("diterima", "Diterima"), ("catatan", "Diterima dengan catatan"), ("tidak", "Tidak diterima")),
        help="Kosong berarti menurut catatan tahap, atau dicoret dengan tangan."),
    Field("tahun_lpj", "Tahun LPJ", "teks", 8, help=f"{_CATATAN}, atau titik-titik."),
    Field("catatan", "Catatan atas LPJ", "panjang", 50, help=f"Satu catatan satu baris. {_CATATAN}."),
    Field("sah_program", "Program kerja disahkan", "pilihan", 10, choices=_SAH, help=_SAH_KOSONG),
    Field("sah_rapb", "RAPB disahkan", "pilihan", 10, choices=_SAH, help=_SAH_KOSONG),
    Field("sah_renta", "Renta disahkan", "pilihan", 10, choices=_SAH, help=_SAH_KOSONG),
    Field("sah_musrenbang", "Usulan Musrenbang disahkan", "pilihan", 10, choices=_SAH, help=_SAH_KOSONG),
    Field("tahun_rencana", "Tahun rencana", "teks", 8, help=f"{_CATATAN}, atau titik-titik."),
    Field("sah_lain", "Pengesahan lain", "panjang", 50, help="Satu pengesahan satu baris."),
    *_BERITA_ACARA,
)  # fmt: skip
BA_KOORDINATOR = (
    Field("cara", "Cara memilih", "pilihan", 24, choices=(
        ("musyawarah", "Musyawarah mufakat"), ("suara", "Pemungutan suara")),
        help="Kosong berarti pemungutan suara bila calonnya bersuara, selain itu dicoret dengan tangan."),
    Field("calon", "Calon dan suaranya", "panjang", 40, help="Satu calon satu baris: nama | suara."),
    Field("tidak_sah", "Suara tidak sah", "angka", 6),
    Field("koordinator", "Koordinator terpilih", "saran", 26, help="Kosong berarti calon dengan suara terbanyak."),
    Field("sekretaris", "Sekretaris terpilih", "saran", 26, help="Boleh kosong."),
    Field("masa_bakti", "Masa bakti", "teks", 16, help="Misalnya 2025-2028. Kosong: titik-titik."),
    *_BERITA_ACARA,
)  # fmt: skip
BA_TIM = (
    Field("tim", "Nama tim/panitia", "teks", 34,
          help="Misalnya Panitia RWT. Kosong: TIPP bila rapatnya pada tahap TIPP, atau titik-titik."),
    Field("anggota", "Anggota tim", "panjang", 50,
          help="Satu orang satu baris: nama | jabatan | unsur. Kosong: anggota TIPP pada tahapnya."),
    Field("tugas", "Tugas tim", "panjang", 50, help="Satu tugas satu baris."),
    Field("masa_tugas", "Masa tugas", "teks", 34, help="Misalnya Maret sampai Juni 2025."),
    *_BERITA_ACARA,
)

NOTULEN = (_TANGGAL,)
PETIKAN = (
    Field("tanggal", "Tanggal petikan", "tanggal", 12, help="Kosong berarti hari ini."),
    Field("perihal", "Tentang", "teks", 40, help="Boleh kosong."),
)
