"""A recap workbook back into the Rekap it was made of: ours, and ours saved again by Excel or LibreOffice.

Columns are found by their headings or aliases, wherever they stand. Of an older version what it lacks is not in its
rows and is told; a newer one is refused, for its numbers may mean something else.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache

from lkm_desktop.errors import LkmError
from lkm_desktop.importers import rekap_buku
from lkm_desktop.importers.rekap_buku import Baris, teks
from lkm_desktop.importers.rekap_sel import nilai
from lkm_desktop.names import plain
from lkm_desktop.services.rekap import definisi
from lkm_desktop.services.rekap.definisi import KolomRekap, LembarRekap
from lkm_desktop.services.rekap.isi import Rekap

#: the hidden sheet and what it says the file is
TANDA, FORMAT = "_lkm", "rekap-lkm"
#: rows from the top in which a heading is looked for, and words of the row that ends a table
_SEJAUH, _JUMLAH = 40, "jumlah"
#: notes about single cells of a sheet; beyond these it is only told how many
_TERBANYAK = 3


@dataclass(frozen=True)
class RekapTerbaca:
    """A recap with what its hidden sheet says. catatan: what is missing or could not be read, in sentences."""

    rekap: Rekap
    tanda: dict[str, str]
    versi: int
    versi_program: str
    dibuat: datetime
    catatan: tuple[str, ...] = ()


def baca(data: bytes, nama: str) -> RekapTerbaca:
    """Read a recap workbook. Meant for the guarded child, see `importers.paket`.

    :raises LkmError: when it is no recap, was made by a newer program, or is broken.
    """
    buku = rekap_buku.baca(data, nama, [TANDA, *definisi.BY_KODE])
    tanda = baca_tanda(buku.get(TANDA, []))
    versi = int(tanda["versi"])
    catatan: list[str] = []
    semua = {one.kode: _lembar(one, buku.get(one.kode), catatan) for one in definisi.LEMBAR}
    lembar = {kode: isi for kode, isi in semua.items() if isi is not None}
    if versi < definisi.VERSI:
        catatan.insert(0, f"Rekap ini dari program versi lama (rekap versi {versi}).")
    kata = {kode: isi for kode in definisi.BY_KODE if (isi := tanda.get(f"{kode}.catatan", ""))}
    return RekapTerbaca(Rekap(_kepala(tanda), lembar, kata), tanda, versi, tanda.get("versi_program", ""),
                        _saat(tanda), tuple(catatan))  # fmt: skip


# --- the hidden sheet -----------------------------------------------------------------------------------------------

#: what has to be there for the recap to have an owner and a period
_WAJIB = ("versi", "kelurahan", "periode", "sampai")


def baca_tanda(baris: list[Baris]) -> dict[str, str]:
    """Keys and values of the hidden sheet, complete and of a version that we know. Raises LkmError."""
    tanda = {teks(satu[0]): teks(satu[1]) if len(satu) > 1 else "" for satu in baris if satu and satu[0] is not None}
    if tanda.get("format") != FORMAT:
        raise LkmError(
            "Ini bukan rekap dari LKM Desktop.", "Minta kelurahan mengirim paket dari halaman Rekap Excel."
        )
    try:
        versi = int(tanda["versi"])
        date.fromisoformat(tanda["sampai"][:10])
        _saat(tanda)
        if versi < 0 or not all(tanda.get(k) for k in _WAJIB):
            raise ValueError
    except (KeyError, ValueError):
        raise LkmError(
            "Tanda pengenal di rekap ini rusak atau tidak lengkap.", "Minta kelurahan mengirimnya sekali lagi."
        ) from None
    if versi > definisi.VERSI:
        raise LkmError(
            f"Rekap ini dibuat program yang lebih baru (rekap versi {versi}).",
            "Perbarui LKM Desktop di komputer ini, lalu masukkan lagi.",
        )
    return tanda


def _saat(tanda: dict[str, str]) -> datetime:
    """When it was made; an old version knew the day only. Raises ValueError, KeyError."""
    return datetime.fromisoformat(tanda.get("dibuat") or tanda["sampai"]).replace(tzinfo=None, microsecond=0)


def _kepala(tanda: dict[str, str]) -> dict[str, object]:
    kata = ("kota", "kecamatan", "kelurahan", "kode", "nama_lkm", "periode", "periode_label", "dibuat_oleh",
            "kantor_id", "istilah", "wilayah", "kata_miskin")  # fmt: skip
    hari = {k: date.fromisoformat(tanda[k][:10]) if tanda.get(k) else None for k in ("sampai", "tgl_cetak")}
    ya = {k: tanda.get(k, "") == "1" for k in ("nik", "latihan")}
    return {**{k: tanda.get(k, "") for k in kata}, **hari, **ya}


# --- one sheet ------------------------------------------------------------------------------------------------------


def _lembar(one: LembarRekap, baris: list[Baris] | None, catatan: list[str]) -> list[dict[str, object]] | None:
    """The rows of a sheet; None when it is missing, or its heading is."""
    if baris is None:
        catatan.append(f"Lembar {one.nama} tidak ada.")
        return None
    kolom = definisi.kolom(one.kode, nik=True)
    kepala, tempat = _kepala_tabel(kolom, baris)
    if not tempat:
        catatan.append(f"Lembar {one.nama}: judul kolomnya tidak dikenali.")
        return None
    hilang = [k.judul for k in kolom if k.kunci not in tempat and k.kunci != definisi.NIK.kunci]
    if hilang:
        catatan.append(f"{one.nama} belum memuat {_sebut(hilang)}.")
    pakai = [k for k in kolom if k.kunci in tempat]
    masalah: list[str] = []
    hasil = [
        {k.kunci: _satu(k, satu, tempat[k.kunci], f"{one.nama} baris {nomor}", masalah) for k in pakai}
        for nomor, satu in _isi(baris, kepala + 1, tempat)
    ]
    catatan += masalah[:_TERBANYAK]
    if len(masalah) > _TERBANYAK:
        catatan.append(f"{one.nama}: {len(masalah) - _TERBANYAK} sel lain juga tidak terbaca.")
    return hasil


def _satu(k: KolomRekap, baris: Baris, tempat: int, dimana: str, masalah: list[str]) -> object:
    if tempat >= len(baris):
        return None
    hasil, keluhan = nilai(k.jenis, baris[tempat])
    if keluhan:
        masalah.append(f"{dimana}, {k.judul}: {keluhan}")
    return hasil


def _isi(baris: list[Baris], awal: int, tempat: dict[str, int]) -> list[tuple[int, Baris]]:
    """Rows of data with their numbers in Excel: up to the row of the total, else to the first empty row."""
    kolom = sorted(tempat.values())
    pertama = kolom[0]

    def terisi(satu: Baris) -> bool:
        return any(k < len(satu) and satu[k] is not None for k in kolom)

    akhir = next((n for n in range(awal, len(baris)) if _total(baris[n], pertama)), None)
    if akhir is None:
        akhir = next((n for n in range(awal, len(baris)) if not terisi(baris[n])), len(baris))
    hasil = [(n + 1, baris[n]) for n in range(awal, akhir) if terisi(baris[n])]
    if len(hasil) == 1 and _hanya_kata(hasil[0][1]):
        return []
    return hasil


def _total(satu: Baris, pertama: int) -> bool:
    return any(k < len(satu) and plain(teks(satu[k])) == _JUMLAH for k in {0, pertama})


def _hanya_kata(satu: Baris) -> bool:
    """The line that stands in an empty sheet: "Belum ada data"."""
    isi = [v for v in satu if v is not None]
    return len(isi) == 1 and plain(teks(isi[0])).startswith("belum ada")


def _kepala_tabel(kolom: tuple[KolomRekap, ...], baris: list[Baris]) -> tuple[int, dict[str, int]]:
    """The row of the headings and where each column stands; no column when there is no heading."""
    terbaik: tuple[int, dict[str, int]] = (0, {})
    dikenal = _nama_kolom(kolom)
    for nomor in range(min(_SEJAUH, len(baris))):
        tempat = _tempat(dikenal, baris[nomor], baris[nomor - 1] if nomor else [])
        if len(tempat) > len(terbaik[1]):
            terbaik = (nomor, tempat)
        if len(tempat) >= len(kolom) - 1:  # all but that of the NIK, which need not be there
            break
    return terbaik if len(terbaik[1]) >= min(2, len(kolom)) else (0, {})


def _tempat(dikenal: Mapping[str, str], kepala: Baris, atas: Baris) -> dict[str, int]:
    """Where each column stands under this heading, whose groups stand in the row above."""
    tempat: dict[str, int] = {}
    grup = ""
    for i, satu in enumerate(kepala):
        grup = _lipat(teks(atas[i])) if i < len(atas) and atas[i] is not None else grup
        label = _lipat(teks(satu))
        if not label:
            continue
        kunci = dikenal.get(f"{grup} {label}".strip()) or dikenal.get(label)
        if kunci and kunci not in tempat:
            tempat[kunci] = i
    return tempat


@lru_cache
def _nama_kolom(kolom: tuple[KolomRekap, ...]) -> dict[str, str]:
    """Every heading by which a column is known -> its key; its own heading goes before the alias of another one."""
    nama = {_lipat(k.judul): k.kunci for k in kolom}
    for k in kolom:
        for lain in k.alias:
            nama.setdefault(_lipat(lain), k.kunci)
            nama.setdefault(_lipat(f"{k.grup} {lain}"), k.kunci)
    return nama


@lru_cache(maxsize=4096)
def _lipat(judul: str) -> str:
    """A heading as it is compared; "%" is a word of its own."""
    return plain(judul.replace("%", " persen ").replace("/", " per "))


def _sebut(judul: list[str]) -> str:
    """ "kolom Unsur", "kolom Unsur, Kategori dan 3 lainnya"."""
    lebih = len(judul) - _TERBANYAK
    return "kolom " + ", ".join(judul[:_TERBANYAK]) + (f" dan {lebih} lainnya" if lebih > 0 else "")
