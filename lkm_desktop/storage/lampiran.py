"""Attachments as files: kept once under their SHA-256 in `<kantor>/lampiran`, mirrored beside the backups.

The file names that a row or a backup gives are not trusted: only names of our own making are ever opened or copied.
"""

from __future__ import annotations

import hashlib
import os
import re
from dataclasses import dataclass
from pathlib import Path

from lkm_desktop.errors import LkmError
from lkm_desktop.storage.files import copy_synced, remove, replace, sync_folder, world_error, write_atomic

FOLDER = "lampiran"
#: largest attachment in bytes; a scan of a signed sheet has 1-5 MB
LARGEST = 25 * 1024 * 1024
#: kinds of files that may be opened by double click; programs and files with macros are kept, but not started
DIBUKA = frozenset({
    ".pdf", ".jpg", ".jpeg", ".png", ".gif", ".bmp", ".webp", ".tif", ".tiff", ".heic", ".txt", ".csv", ".rtf", ".doc",
    ".docx", ".odt", ".xls", ".xlsx", ".ods", ".ppt", ".pptx", ".odp", ".mp3", ".m4a", ".ogg", ".wav", ".amr", ".mp4",
})  # fmt: skip
_NAME = re.compile(r"[0-9a-f]{64}(?:\.[a-z0-9]{1,8})?")
_SUFFIX = re.compile(r"\.[a-z0-9]{1,8}")


@dataclass(frozen=True)
class Berkas:
    """A file as it is kept: the user's name for it, its name in the folder, size in bytes, SHA-256."""

    nama: str
    berkas: str
    ukuran: int
    sidik: str


def keep(folder: Path, source: Path) -> Berkas:
    """Copy a file of the user into the office's folder (`folder`); the same content is kept once.

    Raises LkmError for a folder, an empty or too large file, one that cannot be read, and when the disk is full.
    """
    data = _read(source)
    seal = hashlib.sha256(data).hexdigest()
    suffix = source.suffix.lower()
    name = seal + (suffix if _SUFFIX.fullmatch(suffix) else "")
    place = folder / FOLDER
    try:
        place.mkdir(exist_ok=True)
    except OSError as error:
        raise world_error(error, place) from error
    if not _whole(place / name):
        write_atomic(place / name, data)
    return Berkas(source.name, name, len(data), seal)


def _read(source: Path) -> bytes:
    if source.is_dir():
        raise LkmError(f"“{source.name}” adalah folder, bukan berkas.", "Pilih berkas di dalamnya.")
    try:
        size = source.stat().st_size
        if size > LARGEST:
            raise LkmError(
                f"“{source.name}” terlalu besar ({size / 1048576:.0f} MB); lampiran paling besar 25 MB.",
                "Pindai lagi dengan mutu lebih rendah, atau bagi menjadi beberapa berkas.",
            )
        data = source.read_bytes() if source.is_file() else b""
    except OSError as error:
        raise LkmError(
            f"“{source.name}” tidak bisa dibaca ({error.strerror or 'kesalahan disk'}).",
            "Tutup program yang memakainya, lalu coba lagi.",
        ) from error
    if not data:
        raise LkmError(f"“{source.name}” kosong, jadi tidak dilampirkan.", "Pilih berkas yang berisi.")
    return data


def path_of(folder: Path, berkas: str) -> Path:
    """Where a kept file lies. Raises LkmError when it is not there, e.g. after a restore without its mirror."""
    path = folder / FOLDER / berkas
    if not _NAME.fullmatch(berkas) or not path.is_file():
        raise LkmError(
            "Berkas lampiran ini tidak ada lagi di folder lampiran.",
            "Kembalikan dari salinan folder kantor, atau lampirkan lagi berkas aslinya.",
        )
    return path


def may_open(nama: str) -> bool:
    """Whether a file of that name may be handed to the program that the computer has for it."""
    return Path(nama).suffix.lower() in DIBUKA


def mirror(folder: Path, backups: Path) -> int:
    """Copy the attachments that the mirror beside the backups lacks; returns how many.

    Raises LkmError when one cannot be copied; the backup of the data, made before, is then good all the same.
    """
    return _copy_missing(folder / FOLDER, backups / FOLDER)


def bring_back(backups: Path, folder: Path) -> int:
    """Copy what the mirror beside a backup has and the office lacks; returns how many. Raises LkmError.

    A backup without a mirror brings back none. A file whose content is not what its name says is left out.
    """
    return _copy_missing(backups / FOLDER, folder / FOLDER)


def _copy_missing(source: Path, target: Path) -> int:
    if not source.is_dir() or source.resolve() == target.resolve():
        return 0
    count = 0
    for path in sorted(source.iterdir()):
        copy = target / path.name
        if _NAME.fullmatch(path.name) and not copy.exists() and _whole(path):
            _copy(path, copy)
            count += 1
    if count:
        sync_folder(target)
    return count


def _copy(path: Path, copy: Path) -> None:
    part = copy.with_name(f".{copy.name}.{os.getpid()}.part")
    try:
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy_synced(path, part)
        replace(part, copy)
    except OSError as error:
        told = world_error(error, copy)
        raise LkmError(f"Data sudah aman, tetapi lampiran belum tersalin: {told.message}", told.suggestion) from error
    finally:
        remove(part)


def _whole(path: Path) -> bool:
    """Whether a file is there and holds what its name says."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest() == path.name[:64]
    except OSError:
        return False
