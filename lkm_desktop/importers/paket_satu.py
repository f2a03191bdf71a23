"""A file on the korkot's desk as BahanPaket: a package (.zip) or a recap workbook (.xlsx), checked in every way.

Whatever is wrong becomes a sentence in `rusak`, never an exception. Runs in the worker processes of `importers.paket`,
for the files come from many computers.
"""

from __future__ import annotations

import hashlib
import io
import json
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from pathlib import Path

from lkm_desktop.errors import LkmError
from lkm_desktop.importers import guard, rekap
from lkm_desktop.importers.rekap import RekapTerbaca
from lkm_desktop.kota import baris, masa
from lkm_desktop.kota.bahan import BahanPaket, KepalaPaket
from lkm_desktop.services import paket_manifes
from lkm_desktop.services.paket_manifes import MANIFES, REKAP, Manifes, nama_aman
from lkm_desktop.services.rekap.angka import KATALOG, ringkas

#: bytes: largest package, largest file in it, and all of them together once unpacked
BATAS_PAKET, _BATAS_ISI, _BATAS_SELURUHNYA = 128 << 20, 100 << 20, 400 << 20
_BATAS_BANYAK, _BATAS_RASIO, _CURIGA = 2_000, 250, 20 << 20
#: rekap_63.71.01.1004_2025-07_20250731.zip, as `paket_manifes.nama_paket` makes it and WhatsApp renames it
_NAMA = re.compile(r"rekap_([^_]+)_(\d{4}(?:-\d\d|-T\d)?|siklus-[0-9a-f]+)_(\d{8})", re.IGNORECASE)
_KODE = re.compile(r"\d{2}[.-]\d{2}[.-]\d{2}[.-]\d{4}")
_PECAHAN = re.compile(r"\d+\.\d{10,}")
_ULANG = "Minta kelurahan mengirim paketnya sekali lagi."


class IsiZip(Mapping[str, bytes]):
    """The files of a package, each unpacked when it is asked for, so that only one is in memory."""

    def __init__(self, arsip: zipfile.ZipFile) -> None:
        self._arsip = arsip
        self._nama = [one.filename for one in arsip.infolist() if not one.is_dir()]

    def __getitem__(self, nama: str) -> bytes:
        return self._arsip.read(nama)

    def __iter__(self) -> Iterator[str]:
        return iter(self._nama)

    def __len__(self) -> int:
        return len(self._nama)


def baca_berkas(jalur: Path, berkas: str = "") -> BahanPaket:
    """Read one file. `berkas`: how it is called on the desk, its short name when left out."""
    nama = (berkas or jalur.name).encode("utf-8", "replace").decode()  # disks may hold names that are no text
    try:
        if jalur.stat().st_size > BATAS_PAKET:
            return tak_terbaca(nama, "", LkmError("Berkas ini terlalu besar untuk sebuah paket.", _ULANG))
        with jalur.open("rb") as aliran:
            data = aliran.read(BATAS_PAKET + 1)
    except FileNotFoundError:
        return tak_terbaca(nama, "", LkmError("Berkas ini tidak ditemukan.", "Periksa nama dan tempatnya."))
    except OSError:
        return tak_terbaca(nama, "", LkmError("Berkas ini tidak bisa dibuka.", "Tutup dulu di program lain."))
    return baca_bita(data, nama)


def baca_bita(data: bytes, berkas: str) -> BahanPaket:
    """The same for bytes."""
    sidik = hashlib.sha256(data).hexdigest()
    manifes: list[Manifes] = []
    try:
        return _baca(data, berkas, sidik, manifes)
    except LkmError as error:
        return tak_terbaca(berkas, sidik, error, manifes[0] if manifes else None)
    except MemoryError:
        return tak_terbaca(berkas, sidik, LkmError("Berkas ini terlalu berat untuk dibaca.", _ULANG))
    except Exception:  # a broken file may break any parser in any way; the user reads one sentence
        return tak_terbaca(berkas, sidik, guard.rusak(berkas))


def _baca(data: bytes, berkas: str, sidik: str, manifes: list[Manifes]) -> BahanPaket:
    if not _berpaket(data):
        return dari_rekap(berkas, sidik, rekap.baca(data, berkas), None)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as arsip:
            _periksa_zip(arsip, berkas)
            isi = IsiZip(arsip)
            manifes.append(paket_manifes.baca(isi[MANIFES]))
            if masalah := paket_manifes.periksa(manifes[0], isi):
                lagi = f" ({len(masalah) - 1} masalah lain)" if len(masalah) > 1 else ""
                raise LkmError(f"Paket tidak utuh: {masalah[0].rstrip('.')}{lagi}.", _ULANG)
            terbaca = rekap.baca(isi[REKAP], f"{REKAP} di {berkas}")
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, KeyError) as error:
        raise LkmError("Paket ini rusak atau terpotong di jalan.", _ULANG) from error
    _cocok(manifes[0], terbaca)
    return dari_rekap(berkas, sidik, terbaca, manifes[0])


def _berpaket(data: bytes) -> bool:
    """Whether the file is a package, not a workbook. Raises LkmError for an archive that is neither."""
    if data[:2] != b"PK":
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as arsip:
            nama = {one.lower() for one in arsip.namelist()}
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
        raise LkmError("Berkas ini rusak atau terpotong di jalan.", _ULANG) from error
    if MANIFES in nama:
        return True
    if "xl/workbook.xml" in nama or "[content_types].xml" in nama or "content.xml" in nama:
        return False
    if REKAP in nama:
        raise LkmError(f"Paket ini kehilangan {MANIFES}, jadi isinya tidak bisa diperiksa.", _ULANG)
    if any(one.endswith((".zip", ".xlsx")) for one in nama):
        raise LkmError("Ini arsip yang berisi berkas lain.", "Keluarkan isinya, lalu pilih foldernya.")
    raise LkmError("Ini bukan paket rekap dari LKM Desktop.",
                   "Minta kelurahan mengirim paket dari halaman Rekap Excel.")  # fmt: skip


def _periksa_zip(arsip: zipfile.ZipFile, berkas: str) -> None:
    """The directory of the archive before anything is unpacked. Raises LkmError."""
    isi = arsip.infolist()
    nama = [one.filename for one in isi]
    aneh = (
        len(isi) > _BATAS_BANYAK
        or len({one.lower() for one in nama}) < len(nama)
        or not all(nama_aman(one.rstrip("/")) for one in nama)
        or any(one.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) for one in isi)
    )
    if aneh:
        raise LkmError("Susunan paket ini tidak wajar, jadi tidak dibuka.", _ULANG)
    if any(one.flag_bits & 1 for one in isi):
        raise guard.bersandi(berkas)
    besar = any(one.file_size > _BATAS_ISI for one in isi) or sum(one.file_size for one in isi) > _BATAS_SELURUHNYA
    curiga = any(one.file_size > _CURIGA and one.file_size > _BATAS_RASIO * max(1, one.compress_size) for one in isi)
    if besar or curiga:
        raise LkmError("Isi paket ini membengkak saat dibuka, jadi ditolak.", _ULANG)


# --- what it comes down to ------------------------------------------------------------------------------------------

#: what manifest and workbook must say alike, and what it is called
_SAMA = (
    ("kantor_id", "kantor"), ("kode", "kode"), ("kelurahan", "kelurahan"), ("kecamatan", "kecamatan"),
    ("kota", "kota"), ("periode", "periode"), ("sampai", "tanggal cut-off"),
)  # fmt: skip

#: longest words of an identity, in characters; the collection keeps no longer ones
_BATAS_KATA = (("kode", 40), ("kantor_id", 64), ("periode", 60), ("kelurahan", 100), ("kecamatan", 100), ("kota", 100),
               ("nama_lkm", 200), ("periode_label", 200), ("versi_program", 100))  # fmt: skip


def _cocok(manifes: Manifes, terbaca: RekapTerbaca) -> None:
    """Raises LkmError when the workbook in the package is that of another office or period."""
    for kunci, kata in _SAMA:
        di_manifes = getattr(manifes, kunci)
        di_manifes = di_manifes.isoformat() if isinstance(di_manifes, date) else di_manifes
        di_rekap = terbaca.tanda.get(kunci, "")
        if " ".join(di_manifes.split()) != " ".join(di_rekap.split()):
            raise LkmError(f"Rekap di dalam paket ini bukan miliknya: {kata} di paket “{di_manifes}”, "
                           f"di rekap “{di_rekap}”.", _ULANG)  # fmt: skip


def dari_rekap(berkas: str, sidik: str, terbaca: RekapTerbaca, manifes: Manifes | None) -> BahanPaket:
    """What a recap comes down to. Raises LkmError for one of a practice office, which no city counts."""
    if terbaca.tanda.get("latihan") == "1":
        raise LkmError("Ini dari kantor latihan, jadi tidak digabung.", "Minta paket dari kantor yang asli.")
    kepala = _kepala(terbaca, manifes.dibuat if manifes else terbaca.dibuat)
    lembar = {kode: baris.bungkus(kode, isi) for kode, isi in terbaca.rekap.lembar.items()}
    jenis = {one.kunci: one.jenis for one in KATALOG}
    angka = {k: float(v) for k, v in ringkas(terbaca.rekap).items() if jenis.get(k) in ("angka", "persen", "desimal")}
    return BahanPaket(berkas, sidik, kepala, _isi(kepala, lembar), lembar, angka, terbaca.catatan)


def _kepala(terbaca: RekapTerbaca, dibuat: datetime) -> KepalaPaket:
    """Raises LkmError for words that no office has."""
    k = terbaca.tanda
    panjang = any(len(k.get(kunci, "")) > batas for kunci, batas in _BATAS_KATA)
    if panjang or not (k["periode"].startswith("siklus-") or masa.dari_kode(k["periode"])):
        raise LkmError("Tanda pengenal di rekap ini tidak wajar.", _ULANG)
    return KepalaPaket(
        kode=k.get("kode", ""), kantor_id=k.get("kantor_id", ""), kelurahan=k["kelurahan"],
        kecamatan=k.get("kecamatan", ""), kota=k.get("kota", ""), nama_lkm=k.get("nama_lkm", ""),
        periode=k["periode"], label=k.get("periode_label") or k["periode"], sampai=date.fromisoformat(k["sampai"][:10]),
        dibuat=dibuat, versi=terbaca.versi, versi_program=terbaca.versi_program,
    )  # fmt: skip


def _isi(kepala: KepalaPaket, lembar: Mapping[str, str]) -> str:
    """Fingerprint of what the recap says, whenever and by whatever program it was saved."""
    isi = [kepala.kode, kepala.kantor_id, kepala.kelurahan, kepala.periode, kepala.sampai.isoformat(), dict(lembar)]
    teks = json.dumps(isi, sort_keys=True, ensure_ascii=False)
    teks = _PECAHAN.sub(lambda angka: f"{float(angka[0]):.9f}", teks)  # programs keep different numbers of digits
    return hashlib.sha256(teks.encode("utf-8", "surrogatepass")).hexdigest()


def tak_terbaca(berkas: str, sidik: str, error: LkmError, manifes: Manifes | None = None) -> BahanPaket:
    """A broken file, with what its manifest or else its name tells of the sender."""
    if manifes is not None:
        return BahanPaket(berkas, sidik, rusak=str(error), kode=manifes.kode, kelurahan=manifes.kelurahan,
                          periode=manifes.periode)  # fmt: skip
    cocok = _NAMA.search(berkas.rsplit("/", 1)[-1])
    if cocok is None:
        return BahanPaket(berkas, sidik, rusak=str(error))
    berkode, siklus = _KODE.fullmatch(cocok[1]), cocok[2].lower().startswith("siklus")
    return BahanPaket(
        berkas, sidik, rusak=str(error), kode=cocok[1].replace("-", ".") if berkode else "",
        kelurahan="" if berkode else cocok[1].replace("-", " "),
        periode="" if siklus else cocok[2].upper(),  # the name holds only the head of a siklus
    )  # fmt: skip
