"""The manifest of a package for the korkot: whose it is, of which period, which files, and that they are whole.

A package is a .zip with `rekap.xlsx`, `kelengkapan.pdf`, `berkas/*.pdf` and this `manifest.json`. The seal finds damage
and files changed on the way; it is no signature of a person, for the offices share no secret with the korkot.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from lkm_desktop import __version__
from lkm_desktop.errors import LkmError
from lkm_desktop.format import nama_berkas, ribuan

FORMAT, VERSI = "paket-lkm", 1
#: names inside the .zip
MANIFES, REKAP, KELENGKAPAN, MAP_BERKAS = "manifest.json", "rekap.xlsx", "kelengkapan.pdf", "berkas/"
#: a manifest that is larger is none of ours (bytes), nor one that names more files
TERBESAR, TERBANYAK = 4 * 1024 * 1024, 5000

_SIDIK = re.compile(r"[0-9a-f]{64}")
_KEPALA = ("versi_program", "kantor_id", "kode", "kelurahan", "kecamatan", "kota", "nama_lkm", "periode")


@dataclass(frozen=True)
class BerkasPaket:
    """One file of the package: its name inside the .zip, its size in bytes and its SHA-256 in hex."""

    nama: str
    ukuran: int
    sidik: str

    @classmethod
    def dari(cls, nama: str, isi: bytes) -> BerkasPaket:
        """The entry of a file with these bytes."""
        return cls(nama, len(isi), hashlib.sha256(isi).hexdigest())


@dataclass(frozen=True)
class Manifes:
    """What manifest.json says. kode: of the Kemendagri, "" when the office has none · periode: its code · sampai:
    cut-off day of the data · pilihan: what the secretary chose to put in · segel: SHA-256 of all the rest.

    utuh: the seal fits, that is nobody changed the manifest after the program wrote it.
    """

    kantor_id: str
    kode: str
    kelurahan: str
    kecamatan: str
    kota: str
    nama_lkm: str
    periode: str
    sampai: date
    dibuat: datetime
    pilihan: Mapping[str, Any] = field(default_factory=dict)
    berkas: tuple[BerkasPaket, ...] = ()
    versi: int = VERSI
    versi_program: str = __version__
    segel: str = ""
    utuh: bool = True


def nama_paket(kode: str, kelurahan: str, periode: str, sampai: date) -> str:
    """The name of the .zip; packages sort by place, period and cut-off day. Of a siklus only the head of its id."""
    siklus = periode.startswith("siklus-")
    return nama_berkas(
        "rekap", kode or kelurahan, periode[:15] if siklus else periode, f"{sampai:%Y%m%d}", akhiran="zip"
    )


def susun(
    berkas: Mapping[str, bytes], *, kantor_id: str, kode: str, kelurahan: str, kecamatan: str, kota: str,
    nama_lkm: str, periode: str, sampai: date, dibuat: datetime, pilihan: Mapping[str, Any],
) -> Manifes:  # fmt: skip
    """The manifest of these files (name inside the .zip -> bytes), sealed."""
    entries = tuple(BerkasPaket.dari(name, data) for name, data in sorted(berkas.items()))
    bare = Manifes(
        kantor_id, kode, kelurahan, kecamatan, kota, nama_lkm, periode, sampai, dibuat.replace(microsecond=0),
        dict(pilihan), entries,
    )  # fmt: skip
    return _bersegel(bare)


def tulis(manifes: Manifes) -> bytes:
    """manifest.json as bytes, the same for the same manifest."""
    record = _catatan(manifes) | {"segel": manifes.segel}
    return (json.dumps(record, ensure_ascii=False, indent=1) + "\n").encode()


def baca(data: bytes) -> Manifes:
    """Read manifest.json. Raises LkmError when it is none, is damaged, or comes from a newer program.

    A seal that does not fit is told by `utuh` and by `periksa`, so that the sender can still be named.
    """
    record = _json(data)
    if record.get("format") != FORMAT:
        raise LkmError(
            "Berkas ini bukan paket rekap dari LKM Desktop.", "Minta kelurahan mengirim paket dari halaman Rekap Excel."
        )
    if (version := _versi(record)) > VERSI:
        raise LkmError(
            f"Paket ini dibuat program yang lebih baru (paket versi {version}).",
            "Perbarui LKM Desktop di komputer ini, lalu masukkan lagi.",
        )
    try:
        return _dari_catatan(record, version)
    except (KeyError, TypeError, ValueError) as error:
        raise _rusak() from error


def periksa(manifes: Manifes, berkas: Mapping[str, bytes]) -> list[str]:
    """What is wrong with a package whose .zip held these files, in sentences; empty when all is whole.

    berkas: name inside the .zip -> bytes; manifest.json itself may be among them.
    """
    problems = [] if manifes.utuh else ["Daftar isi paket berubah sesudah dibuat; segelnya tidak cocok."]
    named = {one.nama: one for one in manifes.berkas}
    if REKAP not in named:
        problems.append(f"Paket ini tidak memuat {REKAP}.")
    problems += [f"Berkas {name} hilang dari paket." for name in named if name not in berkas]
    for name, data in berkas.items():
        if name == MANIFES:
            continue
        problem = _masalah(named.get(name), name, data)
        problems += [problem] if problem else []
    return problems


# --- inside ---------------------------------------------------------------------------------------------------------


def _masalah(entry: BerkasPaket | None, name: str, data: bytes) -> str:
    if entry is None:
        return f"Berkas {name} tidak ada di daftar isi paket."
    if len(data) != entry.ukuran:
        return f"Berkas {name} berukuran {ribuan(len(data))} byte, seharusnya {ribuan(entry.ukuran)}."
    if hashlib.sha256(data).hexdigest() != entry.sidik:
        return f"Isi berkas {name} tidak sama dengan saat dibuat."
    return ""


def _catatan(manifes: Manifes) -> dict[str, Any]:
    """The manifest as JSON knows it, without the seal."""
    return {
        "format": FORMAT,
        "versi": manifes.versi,
        **{key: getattr(manifes, key) for key in _KEPALA},
        "sampai": manifes.sampai.isoformat(),
        "dibuat": manifes.dibuat.isoformat(),
        "pilihan": dict(manifes.pilihan),
        "berkas": [{"nama": one.nama, "ukuran": one.ukuran, "sha256": one.sidik} for one in manifes.berkas],
    }


def _segel(record: Mapping[str, Any]) -> str:
    """SHA-256 of the canonical JSON: keys sorted, no blanks, UTF-8, without the seal itself."""
    bare = {key: value for key, value in record.items() if key != "segel"}
    canonical = json.dumps(bare, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode("utf-8", "surrogatepass")).hexdigest()


def _bersegel(manifes: Manifes) -> Manifes:
    values = {name: getattr(manifes, name) for name in manifes.__dataclass_fields__}
    return Manifes(**(values | {"segel": _segel(_catatan(manifes))}))


def _json(data: bytes) -> dict[str, Any]:
    if len(data) > TERBESAR:
        raise _rusak()
    try:
        record = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise _rusak() from error
    if not isinstance(record, dict):
        raise _rusak()
    return record


def _versi(record: Mapping[str, Any]) -> int:
    version = record.get("versi")
    if type(version) is not int or version < 1:
        raise _rusak()
    return version


def _dari_catatan(record: Mapping[str, Any], version: int) -> Manifes:
    """Raises KeyError, TypeError or ValueError for what is no manifest."""
    words = {key: _kata(record[key]) for key in _KEPALA}
    choice, seal = record["pilihan"], _kata(record["segel"])
    files = record["berkas"]
    if not isinstance(choice, dict) or not isinstance(files, list) or len(files) > TERBANYAK:
        raise ValueError
    entries = tuple(_entri(one) for one in files)
    if len({one.nama for one in entries}) != len(entries):
        raise ValueError
    return Manifes(
        **words, sampai=date.fromisoformat(record["sampai"]), dibuat=_saat(record["dibuat"]),
        pilihan=choice, berkas=entries, versi=version, segel=seal, utuh=seal == _segel(record),
    )  # fmt: skip


def _entri(record: Mapping[str, Any]) -> BerkasPaket:
    name, size, seal = _kata(record["nama"]), record["ukuran"], _kata(record["sha256"])
    if type(size) is not int or size < 0 or not _SIDIK.fullmatch(seal) or not nama_aman(name):
        raise ValueError
    return BerkasPaket(name, size, seal)


def nama_aman(name: str) -> bool:
    """Whether a name inside a .zip stays inside the folder where it is unpacked."""
    parts = name.split("/")
    return bool(name) and "\\" not in name and ":" not in name and not {"", ".", ".."} & set(parts)


def _saat(value: str) -> datetime:
    return datetime.fromisoformat(value).replace(tzinfo=None)


def _kata(value: object) -> str:
    """A text that every database can keep: no half characters and no NUL."""
    if not isinstance(value, str) or "\0" in value:
        raise TypeError
    value.encode()  # raises ValueError for half a character
    return value


def _rusak() -> LkmError:
    return LkmError("Daftar isi paket ini rusak atau terpotong.", "Minta kelurahan mengirim paketnya sekali lagi.")
