"""Invented residents. Names are generic Indonesian and Banjar names put together at random; NIK stay blank, and phone
numbers begin with 0800-0000, which no one can have."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import Any

from lkm_desktop.domain.orang import derive_keys


def _kata(teks: str) -> list[str]:
    return teks.split()


JUMLAH_RT = 18
_RT_PER_RW = 9
#: ages are counted back from here, so that the people do not change from day to day
_LAHIR_DARI = date(2024, 11, 12)
_DEPAN_L = _kata(
    "Ahmad Muhammad Muh. M. Abdul Aliansyah Anang Arbain Agus Bambang Basuki Dedi Fahrul Fauzan Fikri Gusti "
    "Hasan Hendra Hidayat Ilham Iwan Jamal Junaidi Kaspul Mahyudin Masrani Mulyadi Norhadi Rahmadi Ramlan "
    "Rasyid Ridwan Rizali Rudi Rusdi Saidi Samsul Sarkani Slamet Sugeng Supian Syahrani Syaiful Taufik Wahyu "
    "Yusran Zainal Zulkifli"
)
_BELAKANG_L = _kata(
    "Ansyari Arifin Arsyad Effendi Fadillah Gazali Hakim Hidayatullah Ilmi Iskandar Kurniawan Mansyur Maulana "
    "Noor Norman Nugroho Pratama Prasetyo Rahman Ramadhan Rifani Rijani Saputra Setiawan Sidik Syahbana "
    "Syarwani Wijaya Yani Zaini"
)
_DEPAN_P = _kata(
    "Siti Nor Noor Nurul Rusdiana Halimah Masitah Rahmah Mariani Fitriani Wahidah Dewi Sri Lina Yuliana Jamilah "
    "Salmah Hamidah Mahrita Rina Ernawati Fatimah Galuh Hartini Ida Isnawati Jumiati Khairunnisa Latifah "
    "Maimunah Marfuah Norlaila Nurhasanah Raudah Rosita Rukmini Saudah Sumiati Supiati Titin Wati Yanti Zahrah "
    "Zubaidah"
)
_BELAKANG_P = _kata(
    "Adawiyah Agustina Amalia Aminah Anggraini Astuti Aulia Fauziah Handayani Hartati Hasanah Hayati Janah "
    "Kartika Khatimah Lestari Mahmudah Mariana Melati Mulyani Norhayati Puspita Rahayu Rahmawati Ramadhani "
    "Safitri Susanti Utami Wahyuni Yanti"
)
_TEMPAT = ("Banjarmasin",) * 12 + ("Martapura", "Barabai", "Amuntai", "Kandangan", "Rantau", "Marabahan", "Pelaihari")
_GANG = ("Melati", "Kenanga", "Cempaka", "Teratai", "Mawar", "Dahlia", "Anggrek", "Seroja", "Kamboja")
_SEKOLAH = (
    ("Tamat SD/sederajat", 26), ("SLTP/sederajat", 22), ("SLTA/sederajat", 36), ("Akademi/Diploma III", 5),
    ("Diploma IV/Strata I", 10), ("Belum tamat SD", 1),
)  # fmt: skip
_KERJA_L = (
    ("Pedagang", 22), ("Buruh harian", 20), ("Karyawan swasta", 18), ("Tukang kayu", 7), ("Sopir", 7),
    ("Wiraswasta", 14),
    ("Guru", 4), ("PNS", 4), ("Motoris kelotok", 4),
)  # fmt: skip
_KERJA_P = (
    ("Mengurus rumah tangga", 46), ("Pedagang", 20), ("Penjahit", 7), ("Guru", 6), ("Karyawan swasta", 10),
    ("Perajin sasirangan", 7), ("PNS", 4),
)  # fmt: skip
_GELAR = {"Diploma IV/Strata I": ("S.Pd.", "S.E.", "S.Ag.", "S.Sos."), "Akademi/Diploma III": ("A.Md.",)}


def _acak(rng: Random, pilihan: tuple[tuple[str, int], ...]) -> str:
    return rng.choices([p for p, _ in pilihan], [bobot for _, bobot in pilihan])[0]


@dataclass
class Pabrik:
    """Makes residents one after the other; the same seed gives the same people on any day (`today` dates meetings)."""

    rng: Random
    today: date
    terpakai: set[str] = field(default_factory=set)

    def id(self) -> str:
        """A record id that depends on the seed only."""
        return f"{self.rng.getrandbits(128):032x}"

    def buat(self, jk: str, umur: tuple[int, int] = (17, 78), **tetap: Any) -> dict[str, Any]:
        """One resident as a row of `orang`; given values overrule the invented ones."""
        rng = self.rng
        tahun = rng.randint(*umur)
        lahir = _LAHIR_DARI - timedelta(days=tahun * 365 + tahun // 4 + rng.randint(1, 360))
        rt = tetap.pop("rt_angka", None) or rng.randint(1, JUMLAH_RT)
        sekolah = _acak(rng, _SEKOLAH)
        row: dict[str, Any] = {
            "id": self.id(), "dihapus": None, "nama": self._nama(jk, tahun, sekolah), "jenis_kelamin": jk,
            "nik": None,
            "no_kk": None, "tempat_lahir": rng.choice(_TEMPAT), "tanggal_lahir": lahir,
            "status_kawin": self._kawin(tahun),
            "pendidikan": sekolah, "pekerjaan": self._kerja(jk, tahun),
            "alamat": f"Gang {_GANG[rt % len(_GANG)]} No. {rng.randint(1, 60)}", "rt": f"{rt:02}",
            "rw": f"{(rt - 1) // _RT_PER_RW + 1:02}", "no_hp": self._hp(), "miskin": rng.random() < 0.17,
            "unsur": "Warga",
            "status": "aktif", "status_tanggal": None, "status_alasan": None, "keterangan": None, **tetap,
        }  # fmt: skip
        return {**row, **derive_keys(row)}

    def _nama(self, jk: str, tahun: int, sekolah: str) -> str:
        """A name not used yet, as long as there are any; with a title now and then, as on real lists."""
        depan, belakang = (_DEPAN_L, _BELAKANG_L) if jk == "L" else (_DEPAN_P, _BELAKANG_P)
        for percobaan in range(12):
            kata = [self.rng.choice(depan), self.rng.choice(belakang)]
            if percobaan > 5:
                kata.append(self.rng.choice(belakang))
            nama = " ".join(dict.fromkeys(kata))
            if nama not in self.terpakai:
                break
        self.terpakai.add(nama)
        if tahun >= 40 and self.rng.random() < 0.14:
            nama = ("H. " if jk == "L" else "Hj. ") + nama
        if sekolah in _GELAR and self.rng.random() < 0.5:
            nama += ", " + self.rng.choice(_GELAR[sekolah])
        return nama

    def _kawin(self, tahun: int) -> str:
        if tahun < 20 or (tahun < 27 and self.rng.random() < 0.5):
            return "belum kawin"
        return self.rng.choices(["kawin", "cerai mati", "cerai hidup"], [86, 9 if tahun > 55 else 2, 4])[0]

    def _kerja(self, jk: str, tahun: int) -> str:
        if tahun < 21 and self.rng.random() < 0.7:
            return "Pelajar/mahasiswa"
        return _acak(self.rng, _KERJA_L if jk == "L" else _KERJA_P)

    def _hp(self) -> str | None:
        return f"08000000{self.rng.randint(0, 9999):04}" if self.rng.random() < 0.66 else None
