"""What the columns of the recap mean, for the sheet "Petunjuk": what lkm-siklus.md 6.4 leaves open is told here."""

from __future__ import annotations

from collections.abc import Mapping

from lkm_desktop.services.rekap.definisi import Nilai

#: sheet ("" for all of them), column or subject, meaning
_ARTI = (
    ("", "Cut-off data", "Anggota, pengelola, relawan, dan profil adalah keadaan pada tanggal cut-off. Rapat, KBK, dan "
     "pelatihan adalah yang terjadi di dalam periode laporan dan tidak sesudah cut-off."),
    ("", "Sel kosong", "Belum diisi atau belum dicatat; bukan nol."),
    ("", "L, P, dan Total", "Total dapat lebih besar daripada L + P bila L/P sebagian orang belum diisi. % P dihitung "
     "dari yang L/P-nya diketahui."),
    ("", "Miskin", "Warga pada daftar keluarga miskin (PS-2). Untuk siklus program KOTAKU disebut MBR (masyarakat "
     "berpenghasilan rendah)."),
    ("", "Baris Jumlah", "Dihitung dengan rumus Excel; berubah sendiri bila angka di atasnya diubah."),
    ("R1", "Anggota", "Orang yang menjadi anggota LKM pada tanggal cut-off; satu orang dihitung sekali."),
    ("R1", "Periode", "Masa bakti anggota LKM, dari tanggal rembug pemilihan."),
    ("R1", "HP", "HP koordinator; bila tidak ada, telepon sekretariat."),
    ("R1", "RT, RW, KK, Penduduk", "Seluruh wilayah, seperti diisi pada profil kantor."),
    ("R2", "Urutan", "Anggota yang bertugas pada cut-off menurut jabatan lalu nama; sesudahnya yang berhenti di dalam "
     "periode laporan."),
    ("R2", "Umur", "Umur penuh pada tanggal cut-off."),
    ("R2", "Status", "Aktif, atau Berhenti dengan alasannya."),
    ("R3", "Isi", "Sekretariat, UPK, UPL, UPS, pengawas, dan penasehat yang bertugas pada tanggal cut-off."),
    ("R4", "Isi", "Relawan terdaftar yang tidak berhenti, pindah, atau meninggal sampai tanggal cut-off; diurutkan "
     "menurut RW, RT, dan nama."),
    ("R4", "M/NM", "M: miskin (MBR). NM: tidak miskin."),
    ("R4", "Kategori", "Peran pada tanggal cut-off, misalnya anggota TIPP; tanpa peran ditulis Relawan."),
    ("R4", "Aktif", "{aktif}"),
    ("R4", "Pelatihan terakhir", "Pelatihan terakhir yang diikuti sampai cut-off, dengan hari pertamanya."),
    ("R5", "Terlatih", "Pernah mengikuti sekurang-kurangnya satu pelatihan sampai tanggal cut-off."),
    ("R5", "Aktif", "Seperti Aktif pada R4: yang jarang dan tidak aktif tidak dihitung."),
    ("R6", "Isi", "Satu baris tiap kegiatan dari siklus yang berjalan di dalam periode laporan."),
    ("R6", "Jml pertemuan dan Peserta", "Dihitung sejak siklus dimulai sampai cut-off (paling jauh akhir periode), "
     "seperti pada Buku Siklus. Peserta adalah jumlah kehadiran: orang yang datang tiga kali dihitung tiga kali."),
    ("R6", "% M", "Dari semua peserta pertemuan yang mencatat miskin atau tidaknya, termasuk tamu dan warga yang "
     "isiannya kosong; jadi paling sedikit sekian. Pada relawan (R4, R5) yang belum diisi tidak ikut dihitung."),
    ("R6", "BA dan DH", "Berita acara dan daftar hadir dari pertemuan yang sudah terlaksana: ada (semua), sebagian, "
     "tidak; kosong bila tidak diminta."),
    ("R7", "Isi", "Pemilihan yang rembug kelurahannya di dalam periode laporan; bila tidak ada, pemilihan terakhir "
     "sebelumnya (disebut di atas tabel)."),
    ("R7", "%", "Yang memilih dibanding penduduk dewasa RT itu."),
    ("R8", "Isi", "Rapat anggota LKM di dalam periode: rapat rutin, koordinasi, dan pemilihan koordinator."),
    ("R8", "Hadir dan Anggota", "Anggota yang hadir dan jumlah anggota pada hari rapat. Keduanya kosong bila kehadiran "
     "belum dicatat atau hanya jumlahnya yang dicatat."),
    ("R9", "Isi", "Pertemuan KBK yang terlaksana di dalam periode. Sesi ke: nomor urut dalam tahunnya."),
    ("R9", "RTL dan Status RTL", "Tindak lanjut yang lahir dari sesi itu dan keadaannya pada tanggal cut-off."),
    ("R10", "Isi", "Pelatihan di buku pelatihan dan rapat berjenis pelatihan yang dimulai di dalam periode."),
    ("R10", "L dan P", "Yang mengikuti pelatihan. Peserta yang menurut JPL-nya atau daftar hadir sesinya tidak pernah "
     "hadir tidak dihitung. Aturan yang sama dipakai Pelatihan terakhir (R4) dan Terlatih (R5)."),
    ("R10", "Unsur", "Peserta menurut unsurnya pada hari pertama pelatihan."),
    ("R11", "Isi", "Penilaian kelembagaan (IDF) terakhir yang tidak sesudah tanggal cut-off."),
    ("R11", "Nilai", "0 sampai 100 dari nilai penuh tiap aspek."),
)  # fmt: skip


def petunjuk(kepala: Mapping[str, Nilai], catatan: Mapping[str, str]) -> tuple[tuple[str, str, str], ...]:
    """Sheet, column and meaning, in the words of the office; the rule of activity is the office's own."""
    active = catatan.get("R4", "")
    words = str(kepala.get("istilah") or "LKM")
    return tuple(
        (sheet or "Semua", column, text.replace("{aktif}", active).replace("LKM", words))
        for sheet, column, text in _ARTI if text != "{aktif}" or active
    )
