"""Number codes of the national population administration (SIAK), and everyday words, to the words that are stored.

SIAK numbers as used by DUKCAPIL extracts and village systems: pendidikan 1-10, status kawin 1-4, pekerjaan 1-89.
"""

from __future__ import annotations

import re

from lkm_desktop.domain.orang import PENDIDIKAN, STATUS_KAWIN
from lkm_desktop.domain.penugasan import BADAN

_PEKERJAAN = """Belum/tidak bekerja|Mengurus rumah tangga|Pelajar/mahasiswa|Pensiunan|Pegawai negeri sipil (PNS)|
Tentara Nasional Indonesia (TNI)|Kepolisian RI (POLRI)|Perdagangan|Petani/pekebun|Peternak|Nelayan/perikanan|Industri|
Konstruksi|Transportasi|Karyawan swasta|Karyawan BUMN|Karyawan BUMD|Karyawan honorer|Buruh harian lepas|
Buruh tani/perkebunan|Buruh nelayan/perikanan|Buruh peternakan|Pembantu rumah tangga|Tukang cukur|Tukang listrik|
Tukang batu|Tukang kayu|Tukang sol sepatu|Tukang las/pandai besi|Tukang jahit|Tukang gigi|Penata rias|Penata busana|
Penata rambut|Mekanik|Seniman|Tabib|Paraji|Perancang busana|Penterjemah|Imam masjid|Pendeta|Pastor|Wartawan|
Ustadz/mubaligh|Juru masak|Promotor acara|Anggota DPR-RI|Anggota DPD|Anggota BPK|Presiden|Wakil presiden|
Anggota Mahkamah Konstitusi|Anggota kabinet kementerian|Duta besar|Gubernur|Wakil gubernur|Bupati|Wakil bupati|
Walikota|Wakil walikota|Anggota DPRD provinsi|Anggota DPRD kabupaten/kota|Dosen|Guru|Pilot|Pengacara|Notaris|Arsitek|
Akuntan|Konsultan|Dokter|Bidan|Perawat|Apoteker|Psikiater/psikolog|Penyiar televisi|Penyiar radio|Pelaut|Peneliti|
Sopir|Pialang|Paranormal|Pedagang|Perangkat desa|Kepala desa|Biarawan/biarawati|Wiraswasta|Lainnya"""

#: field -> code -> stored word
SIAK: dict[str, dict[int, str]] = {
    "pekerjaan": {i: " ".join(p.split()) for i, p in enumerate(_PEKERJAAN.split("|"), 1)},
    "pendidikan": {i: kode for i, (kode, _) in enumerate(PENDIDIKAN, 1)},
    "status_kawin": {i: kode for i, (kode, _) in enumerate(STATUS_KAWIN, 1)},
    "status": {1: "aktif", 2: "meninggal", 3: "pindah"},
}

_KAWIN = {
    "belum kawin": "belumkawin|belummenikah|belumnikah|bk|lajang|belum|bujang|gadis|tidakkawin|b|single",
    "kawin": """kawin|menikah|nikah|k|sudahkawin|sudahmenikah|kawintercatat|kawinbelumtercatat|kawintidaktercatat|
        kwn|s|sudah|berkeluarga|sudahnikah""",
    "cerai hidup": "ceraihidup|ch|cerhidup|jandaceraihidup|dudaceraihidup|ceraihiduptercatat|ceraihidupbelumtercatat",
    "cerai mati": "ceraimati|cm|cermati|jandaceraimati|dudaceraimati|jandamati|dudamati",
}
_SEKOLAH = {
    0: """tidaksekolah|belumsekolah|tidakbelumsekolah|ts|bs|tdksekolah|blmsekolah|tidakpernahsekolah|tk|paud|
        belumtidaksekolah""",
    1: "belumtamatsd|tidaktamatsd|belumtamatsdsederajat|tidaktamatsdsederajat|blmtamatsd|tdktamatsd",
    2: "sd|mi|tamatsd|sdsederajat|tamatsdsederajat|sdmi|paketa|sekolahdasar|sr|lulussd",
    3: "smp|sltp|mts|smpsederajat|sltpsederajat|tamatsmp|tamatsltp|paketb|smpmts|sltpmts|lulussmp|smpsltp|sltpsmp",
    4: """sma|slta|smk|ma|stm|smea|smu|smasederajat|sltasederajat|tamatsma|tamatslta|paketc|smasmk|smkasma|spg|
        sltasma|smaslta|man|lulussma|smasmkma|smuslta|pga""",
    5: "d1|d2|diplomai|diplomaii|diplomaiii2|di|dii|d1d2|diploma1|diploma2|diplomaiiidua",
    6: "d3|diii|diploma3|akademi|diplomaiii|sarjanamuda|akademidiplomaiiismuda|akademidiplomaiii|d3sederajat",
    7: "s1|d4|div|sarjana|strata1|stratai|diplomaivstratai|d4s1|s1d4|diplomaiv",
    8: "s2|magister|strata2|strataii|pascasarjana",
    9: "s3|doktor|strata3|strataiii",
}
_BADAN = {
    "LKM": "lkm|bkm|lembagakeswadayaanmasyarakat|badankeswadayaanmasyarakat|anggotalkm|anggotabkm",
    "sekretariat": "sekretariat|sekretaris|sekretariatlkm|sekretariatbkm",
    "UPK": "upk|unitpengelolakeuangan",
    "UPL": "upl|unitpengelolalingkungan",
    "UPS": "ups|unitpengelolasosial",
    "pengawas": "pengawas|dewanpengawas|badanpengawas|pengawasupk|timpengawas",
    "penasehat": "penasehat|penasihat|dewanpenasehat|dewanpenasihat",
    "panitia": "panitia",
    "tim_ps": "timpemetaanswadaya|timps|pemetaanswadaya|ps",
    "TIPP": "tipp|timintiperencanaanpartisipatif",
    "forum_relawan": "forumrelawan",
    "agen_sosialisasi": "agensosialisasi",
    "tim_review": "timreview|timreviewpartisipatif|timtinjauanpartisipatif",
    "KBK": "kbk|komunitasbelajarkelurahan",
}


def _balik(tabel: dict[str, str]) -> dict[str, str]:
    return {"".join(kata.split()): kode for kode, daftar in tabel.items() for kata in daftar.split("|")}


_KATA_KAWIN = _balik(_KAWIN)
_KATA_SEKOLAH = {
    "".join(kata.split()): PENDIDIKAN[urut][0] for urut, daftar in _SEKOLAH.items() for kata in daftar.split("|")
} | {re.sub(r"[^a-z0-9]", "", kode.lower()): kode for kode, _ in PENDIDIKAN}
_KATA_BADAN = _balik(_BADAN) | {re.sub(r"[^a-z0-9]", "", label.lower()): kode for kode, label in BADAN}


def rapat(teks: str) -> str:
    """Lower case letters and digits only, for comparing words however they are separated."""
    return re.sub(r"[^a-z0-9]", "", teks.lower())


def status_kawin(teks: str) -> str | None:
    """The stored code of a marital status in words, or None."""
    return _KATA_KAWIN.get(rapat(teks))


def pendidikan(teks: str) -> str:
    """The declared word for an education level, or the text as typed when it is none of them. "SLTA Sdrj" is one."""
    inti = rapat(teks)
    tanpa = re.sub(r"(?<=.)(sederajat|sdrajat|sdr?jt?|sdrjd|sdj)$", "", inti)
    return _KATA_SEKOLAH.get(inti) or _KATA_SEKOLAH.get(tanpa) or teks


def badan(teks: str) -> str | None:
    """The stored code of a body: "Unit Pengelola Keuangan" and "UPK" give "UPK"; None when it is none of ours."""
    return _KATA_BADAN.get(rapat(teks))


def badan_dari_jabatan(jabatan: str) -> str | None:
    """The body that a position names: "Manajer UPK" -> "UPK", "Anggota Dewan Pengawas" -> "pengawas"."""
    rapi = " ".join(re.findall(r"[a-z]+", jabatan.lower()))
    for pola, kode in (
        (r"\bupk\b|pengelola keuangan", "UPK"), (r"\bupl\b|pengelola lingkungan", "UPL"),
        (r"\bups\b|pengelola sosial", "UPS"), (r"\bpengawas\b", "pengawas"), (r"\bpenas[ei]hat\b", "penasehat"),
        (r"\bsekretaris\b|\bsekretariat\b", "sekretariat"),
    ):  # fmt: skip
        if re.search(pola, rapi):
            return kode
    return None
