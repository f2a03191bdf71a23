"""The file of a backup: an uncompressed zip of exactly manifest.json, kunci.json and data.lkm (reliability 3.7).

What is read from it is untrusted: three fixed names, sizes within limits, bytes that match the manifest's hash, copied
to paths of ours; nothing is ever extracted by the name that the zip gives.
"""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from lkm_desktop.errors import DamagedOffice
from lkm_desktop.storage.files import synced

MANIFEST, KUNCI, DATA = "manifest.json", "kunci.json", "data.lkm"
#: largest size of each member, in bytes; an office of 50,000 people with years of history stays far below
LIMITS = {MANIFEST: 64 * 1024, KUNCI: 64 * 1024, DATA: 4 * 1024**3}
FORMAT = 1
_BLOCK = 1 << 20


@dataclass(frozen=True)
class Manifest:
    """What a backup says about itself.

    urut: sequence number, which orders backups whatever the clock said · langkah: the newest step inside · isi: rows
    per table · ukuran, sha256: of data.lkm.
    """

    format: int
    program: str
    skema: str
    urut: int
    waktu: str
    alasan: str
    langkah: int
    isi: dict[str, int]
    ukuran: int
    sha256: str

    @property
    def saat(self) -> datetime:
        """When it was made, by the clock of that day."""
        return datetime.fromisoformat(self.waktu)


def damaged(path: Path) -> DamagedOffice:
    """The error for a file that is no whole backup."""
    return DamagedOffice(
        f"Berkas {path.name} rusak atau bukan cadangan LKM Desktop; data kantor tidak diubah.",
        "Pilih cadangan yang lain.",
    )


def sha256_of(path: Path) -> str:
    """The SHA-256 of a file, read in blocks."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def write(target: Path, manifest: Manifest, key_file: bytes, data: Path) -> None:
    """Write a backup file and sync it. Raises OSError."""
    with synced(target) as file, zipfile.ZipFile(file, "w", zipfile.ZIP_STORED, allowZip64=True) as bundle:
        bundle.writestr(_member(MANIFEST), json.dumps(asdict(manifest), indent=1))
        bundle.writestr(_member(KUNCI), key_file)
        bundle.write(data, DATA)


def _member(name: str) -> zipfile.ZipInfo:
    return zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))


@contextmanager
def _opened(path: Path) -> Iterator[tuple[zipfile.ZipFile, Manifest]]:
    """The zip with its manifest, its shape checked. Raises DamagedOffice; OSError when the disk fails."""
    try:
        with zipfile.ZipFile(path) as bundle:
            _check_shape(path, bundle)
            yield bundle, _manifest(bundle)
    except (zipfile.BadZipFile, ValueError, TypeError, KeyError, EOFError, NotImplementedError, RuntimeError) as error:
        raise damaged(path) from error


def _check_shape(path: Path, bundle: zipfile.ZipFile) -> None:
    members = bundle.infolist()
    for member in members:
        plain = member.compress_type == zipfile.ZIP_STORED and member.compress_size == member.file_size
        if not plain or member.flag_bits & 1 or member.file_size > LIMITS.get(member.filename, -1):
            raise damaged(path)
    if sorted(member.filename for member in members) != sorted(LIMITS):
        raise damaged(path)


def _manifest(bundle: zipfile.ZipFile) -> Manifest:
    fields: dict[str, Any] = json.loads(bundle.read(MANIFEST))
    manifest = Manifest(**fields)
    wrong = any(
        type(getattr(manifest, name)).__name__ != kind
        for name, kind in Manifest.__annotations__.items()
        if kind in ("int", "str")
    )
    if wrong or not isinstance(manifest.isi, dict) or bundle.getinfo(DATA).file_size != manifest.ukuran:
        raise ValueError("manifest")
    manifest.saat  # noqa: B018 - raises ValueError for a time that is none
    return manifest


def read_manifest(path: Path) -> Manifest:
    """What a backup says about itself; its shape and sizes are checked, not yet its bytes. Raises DamagedOffice."""
    try:
        with _opened(path) as (_, manifest):
            return manifest
    except OSError as error:
        raise damaged(path) from error


def read_key_file(path: Path) -> bytes:
    """The key file inside a backup. Raises DamagedOffice."""
    try:
        with _opened(path) as (bundle, _):
            return bundle.read(KUNCI)
    except OSError as error:
        raise damaged(path) from error


def unpack(path: Path, data: Path) -> tuple[Manifest, bytes]:
    """Copy the database inside to `data`, synced; returns the manifest and the key file.

    Raises DamagedOffice when a byte differs from what was backed up, OSError when the disk fails.
    """
    digest = hashlib.sha256()
    with _opened(path) as (bundle, manifest):
        key_file = bundle.read(KUNCI)
        with bundle.open(DATA) as member, synced(data) as target:
            while block := member.read(_BLOCK):
                digest.update(block)
                target.write(block)
    if digest.hexdigest() != manifest.sha256:
        raise damaged(path)
    return manifest, key_file


def verify(path: Path) -> None:
    """Read a backup back from the disk, whole. Raises DamagedOffice, or OSError when the disk fails."""
    digest = hashlib.sha256()
    with _opened(path) as (bundle, manifest):
        bundle.read(KUNCI)
        with bundle.open(DATA) as member:
            while block := member.read(_BLOCK):
                digest.update(block)
    if digest.hexdigest() != manifest.sha256:
        raise damaged(path)
