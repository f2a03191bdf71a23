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
)

BY_KODE = {k.kode: k for k in KETENTUAN}
