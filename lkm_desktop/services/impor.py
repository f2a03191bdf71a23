"""Bring a foreign sheet into the office: plan row by row, ask where it is not sure, write all or nothing.

with store.read() as s:
    rencana = impor.rencana(s, tabel, ke="orang")
with store.unit("Impor 97 warga dari contoh_penduduk.xlsx") as s:
    hasil = impor.terapkan(s, rencana)
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlalchemy.orm import Session

from lkm_desktop.domain import REGISTERS
from lkm_desktop.errors import LkmError
from lkm_desktop.services import ganda, impor_buku, impor_pelatihan, riwayat_impor
from lkm_desktop.services.impor_bahan import TUJUAN, TUJUAN_BUKU, Arti, Tabel, letak_baris
from lkm_desktop.services.impor_cocok import Pencari, muat
from lkm_desktop.services.impor_nilai import field_orang
from lkm_desktop.services.impor_pelatihan import PerencanaPelatihan
from lkm_desktop.services.impor_perencana import Perencana
from lkm_desktop.services.impor_rencana import (
    BARU,
    BERMASALAH,
    BERUBAH,
    LEWATI,
    SAMA,
    BarisRencana,
    Perubahan,
    Rencana,
)
from lkm_desktop.services.impor_topi import Lemari
from lkm_desktop.services.impor_tulis import Hasil, sidik, tulis

__all__ = [
    "BARU",
    "BERMASALAH",
    "BERUBAH",
    "LEWATI",
    "SAMA",
    "TUJUAN",
    "BarisRencana",
    "Hasil",
    "Perubahan",
    "Rencana",
    "rencana",
    "ringkas",
    "terapkan",
]

Maju = Callable[[int, int, str], None]
_TIAP = 500
TAHUN_PELATIHAN = "tahun_pelatihan"


def rencana(
    s: Session,
    tabel: Tabel,
    ke: str = "orang",
    pemetaan: dict[int, str | None] | None = None,
    koreksi: dict[tuple[int, str], str] | None = None,
    keputusan: dict[int, str] | None = None,
    *,
    timpa: bool = False,
    terima_rumus: bool = False,
    bawaan: dict[str, Any] | None = None,
    arti: Arti | None = None,
    maju: Maju | None = None,
) -> Rencana:
    """Compare a sheet with the office; writes nothing.

    :param ke: "orang", "relawan", "anggota", "pengelola", or the key of a plain book.
    :param pemetaan: column (zero-based) -> field key or None; columns not named keep the proposal.
    :param koreksi: (row, field) -> text typed instead of the cell; "" empties it.
    :param keputusan: row -> "baru", "lewati", a person's id, or "baris:12" (the person of that earlier row).
    :param timpa: also replace what the office has; by default only empty fields are filled. Blank cells never erase.
    :param terima_rumus: take the last results of formula cells.
    :param bawaan: values for fields that the sheet does not have, such as {"badan": "UPK"}; {"tahun_pelatihan": 2019}
        is the year of trainings that are named without one.
    :param arti: field -> value of the sheet (as `kunci_arti` writes it) -> its meaning, before any legend of the file.
    :param maju: called now and then with (done, total, words).
    :raises LkmError: when `ke` is unknown.
    """
    if ke not in TUJUAN:
        raise LkmError(f"Daftar “{ke}” tidak bisa diisi dari Excel.", f"Pilih {', '.join(TUJUAN)}.")
    if ke in TUJUAN_BUKU:
        return impor_buku.rencana(
            s, tabel, ke, pemetaan, koreksi, keputusan, timpa=timpa, terima_rumus=terima_rumus, arti=arti, maju=maju
        )
    bahan = tabel.olah(ke, pemetaan, koreksi, terima_rumus=terima_rumus, arti=arti, maju=maju)
    semua = muat(s)
    pencari = Pencari(semua, field_orang(ke), ganda.kembaran(s))
    perencana = Perencana(ke, pencari, Lemari(s, ke), timpa, keputusan or {}, bahan)
    hasil = Rencana(ke, bahan, sidik=sidik(s, ke))
    for urut, baris in enumerate(bahan.baris):
        for kunci, isi in (bawaan or {}).items():
            if kunci != TAHUN_PELATIHAN:
                baris.nilai.setdefault(kunci, isi)
        hasil.baris.append(perencana.baris(baris))
        if maju and urut % _TIAP == 0:
            maju(urut, len(bahan.baris), "Memeriksa baris")
    if any(baris.pelatihan for baris in bahan.baris):
        tahun = (bawaan or {}).get(TAHUN_PELATIHAN)
        judul = bahan.judul.get("pelatihan", "")
        hasil.pelatihan = PerencanaPelatihan(s, judul, tahun).semua(bahan.baris, hasil.baris)
    hasil.sosok = [satu for satu in perencana.sosok.values() if satu.tulis]
    hasil.topi = [topi for topi in perencana.topi.values() if topi.tulis]
    hasil.bukan_sama = perencana.bukan_sama
    return hasil


def terapkan(s: Session, rencana: Rencana, *, lewati_bermasalah: bool = False, maju: Maju | None = None) -> Hasil:
    """Write the plan inside the caller's unit, count afterwards what the database really holds, and log the import.

    :param lewati_bermasalah: leave rows with problems out instead of refusing.
    :raises LkmError: when rows still have problems, when the office changed since the plan, or when the count after
        writing is not the promised one; the unit then rolls back and nothing is written.
    """
    bermasalah = rencana.jumlah(BERMASALAH)
    if bermasalah and not lewati_bermasalah:
        contoh = next(b for b in rencana.baris if b.status == BERMASALAH)
        teks = f"Misalnya baris {contoh.nomor}, kolom {contoh.alasan[0].kolom}: {contoh.alasan[0].teks}"
        raise LkmError(f"{bermasalah} baris masih bermasalah; tidak ada yang disimpan.", teks)
    plain = rencana.ke in TUJUAN_BUKU
    if rencana.sidik != (impor_buku.sidik if plain else sidik)(s, rencana.ke):
        raise LkmError("Data kantor berubah sejak pratinjau dibuat; tidak ada yang disimpan.", "Ulangi pratinjaunya.")
    if plain:
        hasil = impor_buku.tulis(s, rencana.ke, rencana.rekaman, maju)
    else:
        hasil = tulis(s, rencana.ke, rencana.sosok, rencana.topi, maju)
        if rencana.pelatihan is not None:
            impor_pelatihan.tulis(s, rencana.pelatihan)
        ganda.tandai_bukan_sama(s, rencana.bukan_sama)
    noun = REGISTERS[rencana.ke].noun
    hasil.berubah = rencana.jumlah(BERUBAH)
    hasil.diganti = sum(b.status == BERUBAH and b.diganti > 0 for b in rencana.baris)
    hasil.sama = rencana.jumlah(SAMA)
    hasil.dilewati = rencana.jumlah(LEWATI) + bermasalah
    if hasil.baru != rencana.jumlah(BARU):
        raise LkmError("Jumlah yang tersimpan tidak sama dengan rencana; tidak ada yang disimpan.", "Ulangi impornya.")
    hasil.kalimat = _kalimat(hasil, noun) + rencana.sisa
    riwayat_impor.catat(
        s, rencana.ke, rencana.bahan.sumber, lembar=rencana.bahan.lembar, baru=hasil.baru, berubah=hasil.berubah,
        sama=hasil.sama, dilewati=hasil.dilewati,
    )  # fmt: skip
    return hasil


def _kalimat(hasil: Hasil, noun: str) -> str:
    bagian = []
    if hasil.baru:
        bagian.append(f"{hasil.baru} {noun} baru")
    if hasil.berubah > hasil.diganti:
        bagian.append(f"{hasil.berubah - hasil.diganti} dilengkapi")
    if hasil.diganti:
        bagian.append(f"{hasil.diganti} diganti isinya")
    sisa = f" {hasil.dilewati} baris dilewati." if hasil.dilewati else ""
    if not bagian:
        return (
            f"Tidak ada yang berubah; {hasil.sama} baris sudah tercatat.{sisa}"
            if hasil.sama
            else (f"Tidak ada yang disimpan.{sisa}")
        )
    if hasil.sama:
        bagian.append(f"{hasil.sama} sudah tercatat")
    return ", ".join(bagian) + "." + sisa


def _letak(nomor: int) -> dict[str, Any]:
    tabel, baris = letak_baris(nomor)
    return {"baris": baris, "tabel": tabel} if tabel else {"baris": baris}


def ringkas(rencana: Rencana) -> dict[str, Any]:
    """The plan as one JSON object for the command line; row numbers as Excel shows them."""
    return {
        "ke": rencana.ke,
        "berkas": rencana.bahan.sumber,
        "lembar": rencana.bahan.lembar,
        "lembar_lain": rencana.bahan.lembar_lain,
        "baris": len(rencana.baris),
        "baru": rencana.jumlah(BARU),
        "berubah": rencana.jumlah(BERUBAH),
        "sama": rencana.jumlah(SAMA),
        "dibiarkan": rencana.dibiarkan,
        "bermasalah": [
            {**_letak(b.nomor), "kolom": a.kolom, "alasan": a.teks}
            for b in rencana.baris
            if b.status == BERMASALAH
            for a in b.alasan
        ],
        "lewati": rencana.jumlah(LEWATI),
        "bukan_data": [{**_letak(nomor), "alasan": alasan} for nomor, alasan in rencana.bahan.dilewati],
        "kolom_dikenal": [{"judul": judul, "field": kata} for judul, kata in rencana.bahan.dikenal],
        "kolom_diabaikan": [{"judul": judul, "alasan": alasan} for judul, alasan in rencana.bahan.diabaikan],
        "kolom_tertinggal": rencana.bahan.tertinggal,
        "kode_dibaca": rencana.bahan.kode,
        "tabel": list(rencana.bahan.tabel),
        "pelatihan": [
            {"nama": satu.nama, "mulai": satu.mulai, "baru": satu.baru, "peserta": len(satu.peserta)}
            for satu in (rencana.pelatihan.sasaran if rencana.pelatihan else ())
        ],
        "catatan": [
            {**_letak(b.nomor), "field": c.field, "kolom": c.kolom, "teks": c.teks}
            for b in rencana.baris
            for c in b.catatan
        ],
    }
