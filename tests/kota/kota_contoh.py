"""A city that never was: any number of kelurahan with recaps that agree with themselves, month after month.

The sums are counted here while the rows are made, with nothing of the program's own arithmetic, so that they are a
second opinion. The same numbers always give the same city.
"""

from __future__ import annotations

import zipfile
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from functools import lru_cache
from io import BytesIO
from random import Random
from typing import Any

from lkm_desktop.importers.paket_satu import dari_rekap
from lkm_desktop.importers.rekap import RekapTerbaca
from lkm_desktop.kota.bahan import BahanPaket
from lkm_desktop.services import paket_manifes
from lkm_desktop.services.rekap.isi import Rekap
from lkm_desktop.services.rekap.periode import Periode, bulan
from lkm_desktop.workbooks.rekap import rekap_workbook

KOTA = "Kota Contoh"
_KECAMATAN = ("Contoh Utara", "Contoh Timur", "Contoh Selatan", "Contoh Barat", "Contoh Tengah")
_DEPAN = ("Sungai", "Pasar", "Kampung", "Pulau", "Teluk", "Kebun", "Tanjung", "Muara", "Padang", "Karang", "Rawa")
_BELAKANG = ("Jingah", "Melati", "Andai", "Bilu", "Kenanga", "Baru", "Lama", "Cempaka", "Sari", "Gadang", "Mawar")
_NAMA = ("Ahmad", "Siti", "Budi", "Rina", "Hasan", "Dewi", "Yusuf", "Nurul", "Arif", "Lina", "Rahmat", "Wati")
_MARGA = ("Saputra", "Rahman", "Lestari", "Hidayat", "Maulana", "Fitri", "Kurnia", "Anwar", "Wahyudi", "Susanti")
_KEGIATAN = ("Sosialisasi awal", "Rembug Kesiapan Masyarakat", "Refleksi Kemiskinan", "Pemetaan Swadaya", "PJM")
_AKTIF = ("Aktif", "Aktif", "Jarang", "Tidak aktif")
_UNSUR = ("Warga", "Tokoh masyarakat", "Pemuda", "PKK", "RT/RW")


@dataclass(frozen=True)
class Tempat:
    """One kelurahan of the city."""

    nomor: int
    kode: str
    nama: str
    kecamatan: str

    @property
    def kantor_id(self) -> str:
        """Of its office's file."""
        return f"{self.nomor:032x}"


@lru_cache
def kelurahan(banyak: int) -> tuple[Tempat, ...]:
    """So many kelurahan; ten or eleven to a kecamatan while there are 52, about fifty in a larger land."""
    jumlah_kec = max(len(_KECAMATAN), banyak // 50)
    hasil = []
    for n in range(banyak):
        kec = n % jumlah_kec
        nama = f"{_DEPAN[n % 11]} {_BELAKANG[n // 11 % 11]}" + (f" {n // 121 + 1}" if n >= 121 else "")
        nama_kec = _KECAMATAN[kec] if kec < 5 else f"Kecamatan {kec + 1}"
        kode = f"{99 - kec // 99:02}.{kec % 99 + 1:02}.{n // 900 + 1:02}.{1001 + n % 900}"
        hasil.append(Tempat(n, kode, nama, nama_kec))
    return tuple(hasil)


def bulan_ke(n: int) -> Periode:
    """The month of that number, 0 is March 2025."""
    return bulan(2025 + (n + 2) // 12, (n + 2) % 12 + 1)


# --- one recap with its counts --------------------------------------------------------------------------------------


@dataclass
class Hitungan:
    """A recap and what was counted while its rows were made: key figure -> value."""

    rekap: Rekap
    tempat: Tempat
    periode: Periode
    angka: Counter[str] = field(default_factory=Counter)


def buat(t: Tempat, ke: int, relawan: int = 30) -> Hitungan:
    """The recap of a kelurahan for the month of that number, as its office would make it."""
    p = bulan_ke(ke)
    acak = Random(t.nomor * 1009 + 7)  # the people are the same every month
    c: Counter[str] = Counter()
    anggota = _anggota(acak, t, p, c)
    orang = _relawan(acak, relawan + t.nomor % 7 + 2 * ke, c)
    bulanan = Random(t.nomor * 1009 + ke)
    lembar: dict[str, list[dict[str, Any]]] = {
        "R1": [_profil(Random(t.nomor + 1), t, c)], "R2": anggota, "R3": _pengelola(acak, c), "R4": orang,
        "R5": _per_rw(orang), "R6": _siklus(Random(t.nomor), ke, c), "R7": _pemilihan(Random(t.nomor), c),
        "R8": _rutin(bulanan, p, c), "R9": _kbk(bulanan, p, c), "R10": _pelatihan(bulanan, p, c), "R11": [],
    }  # fmt: skip
    kepala = {
        "kota": KOTA, "kecamatan": t.kecamatan, "kelurahan": t.nama, "kode": t.kode, "nama_lkm": f"LKM {t.nama} Maju",
        "periode": p.kode, "periode_label": p.label, "sampai": p.selesai, "dibuat_oleh": "Sekretaris",
        "tgl_cetak": p.selesai + timedelta(days=2), "kantor_id": t.kantor_id, "istilah": "LKM",
        "wilayah": "Kelurahan", "kata_miskin": "Miskin", "nik": False, "latihan": False,
    }  # fmt: skip
    return Hitungan(Rekap(kepala, lembar), t, p, c)


def _nama(acak: Random) -> str:
    return f"{acak.choice(_NAMA)} {acak.choice(_MARGA)}"


def _jk(acak: Random) -> str:
    return acak.choice("LP")


def _anggota(acak: Random, t: Tempat, p: Periode, c: Counter[str]) -> list[dict[str, Any]]:
    hasil = []
    for n in range(1, acak.choice((9, 11, 13)) + 1):
        jk, lahir = _jk(acak), date(1955, 1, 1) + timedelta(days=acak.randrange(14_000))
        c["anggota_total"] += 1
        c[f"anggota_{jk.lower()}"] += 1
        hasil.append({
            "no": n, "nama": f"{_nama(acak)} {t.nomor}-{n}", "jenis_kelamin": jk, "tanggal_lahir": lahir,
            "umur": p.selesai.year - lahir.year - ((p.selesai.month, p.selesai.day) < (lahir.month, lahir.day)),
            "pendidikan": "SMA", "pekerjaan": "Wiraswasta", "rt": f"{n:02}", "rw": f"{n % 4 + 1:02}",
            "jabatan": "Koordinator" if n == 1 else "Anggota", "miskin": n % 5 == 0, "mulai": date(2024, 1, 15),
            "selesai": None, "status": "Aktif",
        })  # fmt: skip
        c["anggota_miskin"] += n % 5 == 0
    return hasil


def _profil(acak: Random, t: Tempat, c: Counter[str]) -> dict[str, Any]:
    rw, kk = acak.randint(3, 8), acak.randint(800, 2500)
    isi = {"rt": rw * 5, "rw": rw, "kk": kk, "penduduk": kk * 4, "kk_miskin": kk // 5}
    for kunci, angka in (("rt", "jumlah_rt"), ("rw", "jumlah_rw"), ("kk", "jumlah_kk"),
                         ("penduduk", "jumlah_penduduk"), ("kk_miskin", "jumlah_kk_miskin")):  # fmt: skip
        c[angka] += isi[kunci]
    pria, wanita = c["anggota_l"], c["anggota_p"]
    return {
        "kode_kemendagri": t.kode, "kode_bps": f"{t.nomor:010}", "provinsi": "Provinsi Contoh", "kota": KOTA,
        "kecamatan": t.kecamatan, "kelurahan": t.nama, "nama_lkm": f"LKM {t.nama} Maju",
        "tanggal_terbentuk": date(2009, 5, 17), "periode": "2024-2027", "koordinator": _nama(acak),
        "hp": f"0812{t.nomor:08}", "alamat": f"Jl. {t.nama} No. {t.nomor % 90 + 1}", "akta": None, "notaris": None,
        "anggota_l": pria, "anggota_p": wanita, "anggota_total": pria + wanita, "persen_p": wanita / (pria + wanita),
        **isi,
    }  # fmt: skip


def _pengelola(acak: Random, c: Counter[str]) -> list[dict[str, Any]]:
    hasil = []
    for n, unit in enumerate(("Sekretariat", "UPK", "UPL", "UPS"), 1):
        jk = _jk(acak)
        c["pengelola_total"] += 1
        c[f"pengelola_{jk.lower()}"] += 1
        c[f"pengelola_{unit.lower()}"] += 1
        hasil.append({"no": n, "unit": unit, "nama": _nama(acak), "jenis_kelamin": jk, "jabatan": "Pengelola",
                      "sk_nomor": f"{n:03}/SK/LKM/2024", "sk_tanggal": date(2024, 2, n), "hp": None})  # fmt: skip
    return hasil


def _relawan(acak: Random, banyak: int, c: Counter[str]) -> list[dict[str, Any]]:
    hasil = []
    for n in range(1, banyak + 1):
        jk, miskin, aktif = _jk(acak), acak.choice(("M", "NM", "NM")), acak.choice(_AKTIF)
        latih = acak.random() < 0.3
        c["relawan_total"] += 1
        c[f"relawan_{jk.lower()}"] += 1
        c["relawan_miskin"] += miskin == "M"
        c["relawan_aktif"] += aktif == "Aktif"
        c["relawan_terlatih"] += latih
        hasil.append({
            "no": n, "nama": _nama(acak), "jenis_kelamin": jk, "umur": acak.randint(18, 65), "rt": f"{n % 9 + 1:02}",
            "rw": f"{n % 3 + 1:02}", "unsur": acak.choice(_UNSUR), "miskin": miskin, "kategori": "Relawan umum",
            "tanggal_daftar": date(2024, 3, n % 28 + 1), "aktif": aktif,
            "pelatihan": "Pelatihan relawan" if latih else None,
        })  # fmt: skip
    return hasil


def _per_rw(orang: list[dict[str, Any]]) -> list[dict[str, Any]]:
    hasil = []
    for rw in sorted({o["rw"] for o in orang}):
        di = [o for o in orang if o["rw"] == rw]
        isi: dict[str, Any] = {"rw": rw}
        for jk in "LP":
            isi[f"terdaftar_{jk.lower()}"] = sum(o["jenis_kelamin"] == jk for o in di)
            isi[f"aktif_{jk.lower()}"] = sum(o["jenis_kelamin"] == jk and o["aktif"] == "Aktif" for o in di)
        hasil.append({**isi, "miskin": sum(o["miskin"] == "M" for o in di),
                      "non_miskin": sum(o["miskin"] == "NM" for o in di),
                      "terlatih": sum(o["pelatihan"] is not None for o in di)})  # fmt: skip
    return hasil


def _siklus(acak: Random, ke: int, c: Counter[str]) -> list[dict[str, Any]]:
    hasil = []
    for n, kegiatan in enumerate(_KEGIATAN[: 2 + ke // 4], 1):  # counted since the siklus began: they only grow
        pria, wanita = acak.randint(5, 40) + ke, acak.randint(5, 40) + ke
        semua = pria + wanita
        m, r, kali = acak.randint(0, 10) + ke, acak.randint(0, 12), acak.randint(1, 4)
        c.update({"siklus_pertemuan": kali, "siklus_l": pria, "siklus_p": wanita, "siklus_peserta": semua,
                  "siklus_miskin": m, "siklus_relawan": r, "siklus_kegiatan": 1})  # fmt: skip
        hasil.append({
            "tahun": 1, "kode": f"1.{n}", "kegiatan": kegiatan, "tingkat": "Kelurahan", "rencana": "01-03-2025",
            "mulai": date(2025, 3, n), "selesai": None, "pertemuan": kali, "l": pria, "p": wanita,
            "total": semua, "persen_p": wanita / semua, "miskin": m, "persen_m": m / semua, "relawan": r, "ba": "ada",
            "dh": "ada" if n % 2 else "1 dari 2", "status": "berjalan",
        })  # fmt: skip
    return hasil


def _pemilihan(acak: Random, c: Counter[str]) -> list[dict[str, Any]]:
    hasil = []
    for n in range(1, 7):
        dl, dp = acak.randint(30, 90), acak.randint(30, 90)
        ml, mp = acak.randint(10, dl), acak.randint(10, dp)
        c.update({"pemilihan_dewasa_l": dl, "pemilihan_dewasa_p": dp, "pemilihan_memilih_l": ml,
                  "pemilihan_memilih_p": mp, "pemilihan_utusan_l": 2, "pemilihan_utusan_p": 1})  # fmt: skip
        hasil.append({"rw": f"{n % 3 + 1:02}", "rt": f"{n:02}", "dewasa_l": dl, "dewasa_p": dp, "memilih_l": ml,
                      "memilih_p": mp, "persen": (ml + mp) / (dl + dp), "utusan_l": 2, "utusan_p": 1})  # fmt: skip
    return hasil


def _rutin(acak: Random, p: Periode, c: Counter[str]) -> list[dict[str, Any]]:
    n = c["anggota_total"]
    hasil = []
    for hari in (7, 21)[: acak.randint(1, 2)]:
        hadir, putus = acak.randint(n // 2, n), acak.randint(0, 4)
        c.update({"rutin": 1, "rutin_hadir": hadir, "rutin_keputusan": putus})
        hasil.append({"bulan": p.label, "jenis": "Rapat anggota", "tanggal": p.mulai.replace(day=hari), "hadir": hadir,
                      "anggota": n, "persen": hadir / n, "keputusan": putus})  # fmt: skip
    return hasil


def _kbk(acak: Random, p: Periode, c: Counter[str]) -> list[dict[str, Any]]:
    pria, wanita = acak.randint(3, 15), acak.randint(3, 15)
    c.update({"kbk_sesi": 1, "kbk_l": pria, "kbk_p": wanita, "kbk_peserta": pria + wanita})
    return [{"bulan": p.label, "sesi_ke": 1, "topik": "Kejujuran dalam pengelolaan", "nilai": "Jujur", "l": pria,
             "p": wanita, "hasil": "=Disepakati bersama", "rtl": "-", "status_rtl": "berjalan"}]  # fmt: skip


def _pelatihan(acak: Random, p: Periode, c: Counter[str]) -> list[dict[str, Any]]:
    if acak.random() < 0.5:
        return []
    pria, wanita, jpl = acak.randint(5, 20), acak.randint(5, 20), acak.randint(2, 12)
    c.update({"pelatihan": 1, "pelatihan_jpl": jpl, "pelatihan_l": pria, "pelatihan_p": wanita})
    return [{"nama": "Pelatihan relawan", "tanggal": p.mulai.replace(day=15), "jpl": jpl, "l": pria,
             "p": wanita, "unsur": "Warga"}]  # fmt: skip


# --- as it is sent --------------------------------------------------------------------------------------------------


def dibuat(h: Hitungan, hari: int = 3) -> datetime:
    """The moment so many days after the end of its month."""
    akhir = h.periode.selesai
    return datetime(akhir.year, akhir.month, akhir.day, 9, 30) + timedelta(days=hari)


def bahan(h: Hitungan, hari: int = 3, berkas: str = "", **kepala: str) -> BahanPaket:
    """What reading its package gives, without making one. `kepala`: what the hidden sheet says instead."""
    tanda = {k: v.isoformat() if isinstance(v, date) else str(v) for k, v in h.rekap.kepala.items()}
    terbaca = RekapTerbaca(h.rekap, {**tanda, "latihan": "0", **kepala}, 1, "1.0", dibuat(h, hari))
    nama = berkas or paket_manifes.nama_paket(h.tempat.kode, h.tempat.nama, h.periode.kode, h.periode.selesai)
    return dari_rekap(nama, f"{h.tempat.nomor:032x}{hari:04x}{h.periode.kode.encode().hex():0>28}", terbaca, None)


def buku(h: Hitungan, hari: int = 3) -> bytes:
    """Its recap workbook."""
    return rekap_workbook(h.rekap, dibuat=dibuat(h, hari))


def paket(h: Hitungan, hari: int = 3, lain: Mapping[str, bytes] | None = None) -> bytes:
    """Its package, sealed."""
    berkas = {paket_manifes.REKAP: buku(h, hari), **(lain or {})}
    k = h.rekap.kepala
    kepala = {n: str(k[n]) for n in ("kantor_id", "kode", "kelurahan", "kecamatan", "kota", "nama_lkm", "periode")}
    manifes = paket_manifes.susun(berkas, **kepala, sampai=h.periode.selesai, dibuat=dibuat(h, hari), pilihan={})
    return zip_dari({**berkas, paket_manifes.MANIFES: paket_manifes.tulis(manifes)})


def zip_dari(berkas: Mapping[str, bytes]) -> bytes:
    """A .zip of these files."""
    keluar = BytesIO()
    with zipfile.ZipFile(keluar, "w", zipfile.ZIP_DEFLATED) as arsip:
        for nama, isi in berkas.items():
            arsip.writestr(nama, isi)
    return keluar.getvalue()


def ganti(h: Hitungan, lembar: str, nomor: int, **nilai: Any) -> Hitungan:
    """The same recap with other values in one row; its counts stay as they were."""
    baris = [dict(b) for b in h.rekap.lembar[lembar]]
    baris[nomor] |= nilai
    return replace(h, rekap=replace(h.rekap, lembar={**h.rekap.lembar, lembar: baris}))


def tua(h: Hitungan) -> Hitungan:
    """The same recap as an older version of the program made it: without the trainings of relawan and without R11."""
    lembar = {kode: isi for kode, isi in h.rekap.lembar.items() if kode != "R11"}
    lembar["R4"] = [{k: v for k, v in b.items() if k != "pelatihan"} for b in lembar["R4"]]
    angka = Counter({k: v for k, v in h.angka.items() if k != "relawan_terlatih"})
    return replace(h, rekap=replace(h.rekap, lembar=lembar), angka=angka)


def jumlahkan(semua: Iterable[Hitungan]) -> dict[tuple[str, str], Counter[str]]:
    """The sums of these recaps: (period, kecamatan) -> key figure -> sum, and (period, "") for the city."""
    hasil: dict[tuple[str, str], Counter[str]] = {}
    for h in semua:
        for tempat in (h.tempat.kecamatan, ""):
            hasil.setdefault((h.periode.kode, tempat), Counter()).update(h.angka)
    return hasil
