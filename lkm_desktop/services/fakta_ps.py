"""The form of the results of the pemetaan swadaya (lkm-siklus.md 3.2); see services.fakta_isian."""

from __future__ import annotations

from lkm_desktop.fields import Field
from lkm_desktop.format import ribuan
from lkm_desktop.services.fakta_borang import BorangFakta, DaftarButir, Nilai
from lkm_desktop.services.fakta_kata import TRIDAYA
from lkm_desktop.services.fakta_kolom import (
    BA,
    JUMLAH,
    RT,
    RW,
    SATUAN,
    bidang,
    isi,
    paling_banyak,
    peta,
    pilih,
    tahun,
    tanggal,
    teks,
)

#: a kelurahan has not more households and people than this
_KK, _JIWA = 99_999, 999_999


def _ps_periksa(fakta: Nilai) -> dict[str, str]:
    """Every household has at least one person."""
    counts = [fakta.get(key) for key in ("kk_l", "kk_p", "jiwa_l", "jiwa_p")]
    known = [int(one) for one in counts if one is not None]
    homes, people = sum(known[:2]), sum(known[2:])
    if len(known) < len(counts) or people >= homes:
        return {}
    words = f"Jiwa miskin ({ribuan(people)}) lebih sedikit daripada KK miskin ({ribuan(homes)})."
    return {"jiwa_p": f"{words} Periksa keempat angkanya."}


PS = BorangFakta(
    "ps", "Hasil pemetaan swadaya",
    (("Pelaksanaan", (
        tahun("tahun", "Tahun pendataan"), tanggal("Tanggal lokakarya PS"), *BA)),
     ("KK miskin (PS-2)", (
        paling_banyak("kk_l", "KK miskin, kepala keluarga laki-laki", _KK),
        paling_banyak("kk_p", "KK miskin, kepala keluarga perempuan", _KK),
        paling_banyak("jiwa_l", "Jiwa miskin, laki-laki", _JIWA),
        paling_banyak("jiwa_p", "Jiwa miskin, perempuan", _JIWA)))),
    (DaftarButir("kajian", "Hasil tiap kajian", "kajian",
                 (Field("bidang", "Kajian", "saran", 8, choices=pilih(*(f"PS-{n}" for n in range(1, 7)))),
                  isi("Hasil"), teks("keterangan", "Dokumen")),
                 tuple({"bidang": f"PS-{n}"} for n in range(1, 7)), langsung=True),
     DaftarButir("hasil", "Masalah menurut bidang", "masalah",
                 (bidang("Bidang", *TRIDAYA), isi("Masalah"), RT, RW, JUMLAH, SATUAN,
                  teks("keterangan", "Potensi atau usulan"))),
     peta("Dokumen peta")),
    ("tanggal", "kk_l", "kk_p", "hasil", "peta"), ("hasil-ps", "ba-lokakarya-ps"), "tim_ps",
    periksa=_ps_periksa,
)  # fmt: skip
