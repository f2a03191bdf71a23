"""The forms of facts, one for each code of domain.siklus.FAKTA. Sources: lkm-siklus.md 1.12, 3.2 to 3.6, 5.6, 5.9 and
program.md 1.1, 2.1, 4, 8; which fields a form has is ours, as no printed form of these was seen."""

from __future__ import annotations

from collections.abc import Mapping

from lkm_desktop.fields import Field
from lkm_desktop.services.fakta_borang import BorangFakta, Butir, DaftarButir, Kurang, Nilai
from lkm_desktop.services.fakta_kata import (
    ACARA_RWT,
    BIDANG_KSM,
    INDIKATOR,
    KOMITMEN,
    KRITERIA,
    LPJ_HASIL,
    PENDUKUNG,
    RELAWAN,
    REVIEW,
    SAH,
    SWADAYA,
    TAHAPAN,
    TRIDAYA,
)
from lkm_desktop.services.fakta_kolom import (
    BA,
    JUMLAH,
    OLEH,
    RT,
    RW,
    SATUAN,
    bidang,
    isi,
    peta,
    pilih,
    tahun,
    tanggal,
    teks,
    urut,
)
from lkm_desktop.services.fakta_ksm import kata_ksm
from lkm_desktop.services.fakta_ps import PS

_YA = (("menerima", "Menerima"), ("menolak", "Menolak"))


# --- rkm, kriteria ----------------------------------------------------------------------------------------------------


def _rkm_lain(fakta: Nilai, butir: Butir) -> list[Kurang]:
    if fakta.get("putusan") == "menolak" and not fakta.get("alasan"):
        return [Kurang("alasan", "Alasan menolak belum diisi.")]
    if fakta.get("putusan") == "menerima" and not butir.get("komitmen"):
        return [Kurang("komitmen", "Komitmen masyarakat belum diisi.")]
    return []


_RKM = BorangFakta(
    "rkm", "Keputusan RKM dan komitmen",
    (("", (
        Field("putusan", "Keputusan warga", "pilihan", 20, choices=_YA),
        tanggal("Tanggal keputusan"),
        Field("program", "Program", "saran", 30, help="Kosong: program siklus ini, atau nama program di kop."),
        Field("dihadiri", "Dihadiri oleh", "panjang", 40, help="Misalnya lurah, ketua RT/RW, tokoh masyarakat."),
        Field("alasan", "Alasan menolak", "panjang", 40),
        *BA,
    )),),
    (DaftarButir(
        "komitmen", "Komitmen masyarakat", "komitmen",
        (bidang("Jenis komitmen", *KOMITMEN), isi("Komitmen"), JUMLAH, SATUAN),
        ({"bidang": RELAWAN, "isi": "Menyediakan relawan dan agen sosialisasi", "satuan": "orang"},
         {"bidang": SWADAYA, "isi": "Tenaga dan konsumsi"},
         {"bidang": TAHAPAN, "isi": "Mengikuti seluruh tahapan kegiatan sampai selesai"}),
    ),),
    ("putusan", "tanggal"), ("ba-rkm",), lain=_rkm_lain,
)  # fmt: skip

_KRITERIA = BorangFakta(
    "kriteria", "Kriteria kemiskinan",
    (("", (
        tanggal("Tanggal disepakati"),
        Field("disepakati_di", "Disepakati dalam", "saran", 40,
              choices=pilih("Lokakarya refleksi kemiskinan tingkat kelurahan")),
        *BA,
    )),),
    (DaftarButir("kriteria", "Kriteria kemiskinan", "kriteria", (bidang("Bidang", *KRITERIA), isi("Kriteria")),
                 bantuan="Menurut warga kelurahan ini sendiri, dengan angka bila ada."),
     DaftarButir("sebab", "Akar penyebab kemiskinan", "penyebab", (isi("Penyebab"),))),
    ("tanggal", "kriteria"), ("kriteria-kemiskinan",), "tim_rk",
)  # fmt: skip

# --- tipp, pjm, rencana kawasan ---------------------------------------------------------------------------------------


def _tipp_lain(fakta: Nilai, butir: Butir) -> list[Kurang]:
    """Pokja at least along the seven indicators (3.5); one pokja may have several of them."""
    rows = butir.get("pokja") or ()
    told = " ".join(f"{row.get('bidang') or ''} {row.get('isi') or ''}" for row in rows).casefold()
    missing = [name for name in INDIKATOR if name.casefold() not in told]
    if not rows or not missing:
        return []
    return [Kurang("pokja", f"Indikator tanpa pokja: {', '.join(name.lower() for name in missing)}.")]


_TIPP = BorangFakta(
    "tipp", "TIPP dan pokjanya",
    (("", (
        tanggal("Tanggal dibentuk"),
        Field("sk_nomor", "Nomor SK", "teks", 28), tanggal("Tanggal SK", "sk_tanggal"),
        Field("masa", "Masa tugas", "teks", 30, help="Misalnya sampai Desember 2026."),
    )),),
    (DaftarButir("pokja", "Kelompok kerja (pokja)", "pokja",
                 (isi("Nama pokja"), bidang("Indikator kumuh", *INDIKATOR), Field("oleh", "Ketua pokja", "saran", 24),
                  teks("keterangan", "Tugas")),
                 tuple({"isi": f"Pokja {name.lower()}", "bidang": name} for name in INDIKATOR),
                 bantuan="Sedikitnya menurut tujuh indikator kumuh; satu pokja boleh menangani beberapa indikator."),
     DaftarButir("rencana", "Rencana kerja", "rencana",
                 (isi("Kegiatan"), teks("keterangan", "Waktu dan tempat"), OLEH))),
    ("tanggal", "pokja", "rencana"), ("ba-tim",), "TIPP", lain=_tipp_lain,
)  # fmt: skip


def _pjm_periksa(fakta: Nilai) -> dict[str, str]:
    return urut(fakta, "pjm_mulai", "pjm_selesai", "PJM berakhir sebelum tahun mulainya. Periksa kedua tahun itu.")


_PJM = BorangFakta(
    "pjm", "Pengesahan PJM/Renta",
    (("PJM dan Renta", (
        tahun("pjm_mulai", "PJM mulai tahun"), tahun("pjm_selesai", "PJM sampai tahun"),
        Field("renta_tahun", "Renta tahun", "teks", 20, help="Misalnya 2026, 2027."))),
     ("Pengesahan", (
        tanggal("Tanggal disahkan"),
        Field("disahkan_di", "Disahkan dalam", "saran", 40, choices=pilih("Lokakarya PJM tingkat kelurahan",
                                                                          "Rembug Warga Tahunan (RWT)")),
        Field("disahkan_oleh", "Disahkan oleh", "saran", 40,
              choices=pilih("Peserta rembug, koordinator LKM, dan lurah")),
        *BA)),
     ("Uji publik", (tanggal("Tanggal uji publik", "uji_tanggal"), Field("uji_tempat", "Tempat", "saran", 30)))),
    (DaftarButir("masukan", "Masukan uji publik", "masukan", (isi("Masukan"), teks("keterangan", "Tanggapan"))),
     DaftarButir("prioritas", "Kegiatan prioritas", "kegiatan",
                 (bidang("Bidang", *TRIDAYA), isi("Kegiatan"), RT, RW, JUMLAH, SATUAN))),
    ("pjm_mulai", "pjm_selesai", "renta_tahun", "tanggal", "disahkan_di", "ba_nomor"), ("ba-pjm",), "tim_pjm",
    periksa=_pjm_periksa,
)  # fmt: skip

def _kawasan_lain(fakta: Nilai, butir: Butir) -> list[Kurang]:
    """One of the two plans with its version; a stage of the RTPLP alone needs no rules of its own (program.md 8)."""
    done = [name for name in ("rplp", "rtplp") if fakta.get(f"{name}_tanggal") is not None]
    found = [Kurang(f"{name}_versi", f"Versi {name.upper()} belum diisi.") for name in done
             if not fakta.get(f"{name}_versi")]
    if not done:
        found.append(Kurang("rplp_tanggal", "Tanggal RPLP atau RTPLP disahkan belum diisi."))
    if done != ["rtplp"] and not butir.get("aturan"):
        found.append(Kurang("aturan", "Aturan bersama belum diisi."))
    return found


_RENCANA_KAWASAN = BorangFakta(
    "rencana_kawasan", "Pengesahan RPLP/RTPLP",
    (("RPLP", (
        Field("rplp_versi", "Versi RPLP", "teks", 20), tanggal("Tanggal RPLP disahkan", "rplp_tanggal"),
        Field("visi", "Visi", "panjang", 40), tanggal("Konsultasi Pokja Teknis", "konsultasi"))),
     ("RTPLP", (
        Field("rtplp_versi", "Versi RTPLP", "teks", 20), tanggal("Tanggal RTPLP disahkan", "rtplp_tanggal"))),
     ("Ditandatangani", (
        Field("ttd_lurah", "Lurah atau kepala desa", "saran", 30), Field("ttd_lkm", "Koordinator LKM", "saran", 30),
        *BA))),
    (DaftarButir("kawasan", "Kawasan prioritas", "kawasan", (isi("Kawasan"), RT, RW)),
     DaftarButir("aturan", "Aturan bersama", "aturan", (isi("Aturan"),)),
     DaftarButir("kegiatan", "Kegiatan penataan", "kegiatan",
                 (isi("Kegiatan"), RT, RW, JUMLAH, SATUAN, teks("keterangan", "Biaya dan sumbernya"))),
     peta("Peta")),
    ("ttd_lurah", "ttd_lkm", "kawasan"), ("ba-umum",), "TIPP", lain=_kawasan_lain,
)  # fmt: skip


def _ksm_lain(fakta: Nilai, butir: Butir) -> list[Kurang]:
    rows = butir.get("ksm") or ()
    lacking = {
        "bidangnya": [str(row["isi"]) for row in rows if not row.get("bidang")],
        "jumlah anggotanya": [str(row["isi"]) for row in rows if row.get("jumlah") is None],
    }
    return [Kurang("ksm", f"KSM yang belum diisi {what}: {', '.join(names[:5])}{' dan lainnya' * (len(names) > 5)}.")
            for what, names in lacking.items() if names]


_KSM = BorangFakta(
    "ksm", "Daftar KSM",
    (("", (tanggal("Keadaan per tanggal"), Field("pendamping", "Didampingi oleh", "saran", 30,
                                                 choices=pilih("UP-UP dan relawan pendamping")))),),
    (DaftarButir("ksm", "KSM", "KSM",
                 (isi("Nama KSM"), bidang("Bidang", *BIDANG_KSM), RT, RW, Field("jumlah", "Anggota", "angka", 8),
                  Field("oleh", "Ketua", "saran", 24), teks("keterangan", "Keterangan")),
                 sedikit="min_ksm", simpul=kata_ksm),),
    ("ksm",), ("daftar-ksm",), lain=_ksm_lain,
)  # fmt: skip


# --- rwt, review, baseline --------------------------------------------------------------------------------------------


def _rwt_lain(fakta: Nilai, butir: Butir) -> list[Kurang]:
    if any(fakta.get(key) for key in SAH):
        return []
    return [Kurang("sah", "Apa yang disahkan RWT belum diisi.")]


def _rwt_periksa(fakta: Nilai) -> dict[str, str]:
    return urut(fakta, "lpj_mulai", "lpj_selesai", "Masa LPJ berakhir sebelum mulainya. Periksa kedua tanggal itu.")


_RWT = BorangFakta(
    "rwt", "RWT dan LPJ",
    (("Rembug", (Field("tema", "Tema", "teks", 40), tanggal("Tanggal RWT"), *BA)),
     ("Laporan pertanggungjawaban", (
        tanggal("LPJ sejak tanggal", "lpj_mulai"), tanggal("LPJ sampai tanggal", "lpj_selesai"),
        Field("lpj_hasil", "LPJ dinyatakan", "pilihan", 24, choices=LPJ_HASIL))),
     ("Yang disahkan", (
        *(Field(key, f"{words} disahkan", "ya_tidak") for key, words in SAH.items()),
        tahun("tahun_rencana", "Tahun rencana"))),
     ),
    (DaftarButir("acara", "Susunan acara", "acara",
                 (isi("Acara"), Field("keterangan", "Waktu", "teks", 12), Field("oleh", "Pembawa acara", "saran", 24)),
                 tuple({"isi": words} for words in ACARA_RWT)),
     DaftarButir("catatan", "Catatan peserta atas LPJ", "catatan", (isi("Catatan"),)),
     DaftarButir("berkas", "Berkas RWT", "berkas", (isi("Berkas"), Field("keterangan", "Nomor, tanggal", "teks", 30)),
                 tuple({"isi": words} for words in ("LPJ", *SAH.values(), "Hasil review partisipatif")))),
    ("tanggal", "lpj_mulai", "lpj_selesai", "lpj_hasil"), ("susunan-rwt", "lpj", "ba-rwt"), "panitia_rwt",
    lain=_rwt_lain, periksa=_rwt_periksa,
)  # fmt: skip

_TEMUAN = (isi("Temuan"), Field("sebab", "Penyebab", "panjang", 30), teks("keterangan", "Rekomendasi", 30), OLEH)


def _review_periksa(fakta: Nilai) -> dict[str, str]:
    return urut(fakta, "masa_mulai", "masa_selesai", "Masa ini berakhir sebelum mulainya. Periksa kedua tanggal itu.")


_REVIEW = BorangFakta(
    "review", "Review partisipatif",
    (("Pelaksanaan", (
        tanggal("Tanggal review"), tanggal("Yang ditinjau sejak", "masa_mulai"),
        tanggal("Yang ditinjau sampai", "masa_selesai"))),
     ("Simpulan", tuple(teks(f"simpulan_{key}", f"Simpulan {words.lower()}", 40) for key, words in REVIEW))),
    tuple(DaftarButir(f"temuan_{key}", f"Temuan {words.lower()}", "temuan", _TEMUAN) for key, words in REVIEW),
    ("tanggal", *(f"simpulan_{key}" for key, _ in REVIEW)), ("laporan-review",), "tim_review",
    periksa=_review_periksa,
)  # fmt: skip


def _baseline_lain(fakta: Nilai, butir: Butir) -> list[Kurang]:
    found = len(butir.get("indikator") or ())
    if not found or found >= len(INDIKATOR):
        return []
    return [Kurang("indikator", f"Baru {found} dari {len(INDIKATOR)} indikator utama yang terisi.")]


def _tetap(kunci: str, label: str, satu: str, words: tuple[str, ...]) -> DaftarButir:
    """A list whose rows are named beforehand."""
    kolom = (isi(satu.capitalize()), JUMLAH, SATUAN, teks("keterangan", "Keadaan"))
    return DaftarButir(kunci, label, satu, kolom, tuple({"isi": word} for word in words), langsung=True)


_BASELINE = BorangFakta(
    "baseline", "Baseline 100-0-100",
    (("", (
        tanggal("Tanggal pendataan selesai"),
        Field("jumlah_rt", "RT yang didata", "angka", 8), Field("jumlah_rumah", "Rumah tangga yang didata", "angka", 8),
        Field("cara", "Cara mendata", "saran", 40, choices=pilih("FGD, survei, transek, dan data proksi")),
    )),),
    (_tetap("indikator", "Tujuh indikator utama", "indikator", INDIKATOR),
     _tetap("pendukung", "Data pendukung", "data", PENDUKUNG)),
    ("tanggal", "indikator"), (), "TIPP", lain=_baseline_lain,
)  # fmt: skip

_PEMILIHAN = BorangFakta("pemilihan", "Pemilihan LKM")

#: code of FAKTA -> its form; the election has a page of its own, so its form is empty
BORANG: Mapping[str, BorangFakta] = {
    one.kode: one
    for one in (
        _RKM, _KRITERIA, PS, _TIPP, _PJM, _RENCANA_KAWASAN, _KSM, _RWT, _REVIEW, _BASELINE, _PEMILIHAN,
    )
}  # fmt: skip
