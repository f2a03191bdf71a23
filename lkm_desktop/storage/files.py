"""The one door for every file given to the user: whole and new, or the old one untouched."""

from __future__ import annotations

import errno
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from lkm_desktop.errors import LkmError

#: seconds between tries while a virus scanner or Excel holds the file (Windows), about 2.5 s in all
_WAITS = (0.05, 0.1, 0.2, 0.4, 0.75, 1.0)


def write_atomic(path: Path, data: bytes) -> None:
    """Write `data` to `path` through a temporary file beside it.

    After an error the old file is still whole. Raises LkmError with an Indonesian sentence when the disk is full, the
    place is read-only, another program keeps the file open, or `path` is a device or the like and no file.
    """
    if path.exists() and not (path.is_file() or path.is_dir()):
        raise LkmError(f"“{path}” bukan berkas biasa; tidak ditimpa.", "Pilih nama berkas lain.")
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with synced(part) as file:
            file.write(data)
        replace(part, path)
    except OSError as error:
        remove(part)
        raise world_error(error, path) from error
    sync_folder(path.parent)


@contextmanager
def synced(path: Path) -> Iterator[BinaryIO]:
    """A new file to write; at the end of the block its bytes are on the disk. Raises OSError."""
    with path.open("wb") as file:
        yield file
        file.flush()
        os.fsync(file.fileno())


def remove(*paths: Path) -> None:
    """Delete work files of ours, as far as the disk lets us; what stays is swept away next time."""
    for path in paths:
        with suppress(OSError):
            path.unlink(missing_ok=True)


def replace(source: Path, target: Path) -> None:
    """`os.replace`, tried again for a while when Windows says that the target is in use. Raises OSError."""
    for wait in _WAITS:
        try:
            os.replace(source, target)
            return
        except PermissionError:
            if sys.platform != "win32":
                raise
            time.sleep(wait)
    os.replace(source, target)


def sync_folder(folder: Path) -> None:
    """Make a rename durable; Windows has no such call and needs none of us."""
    if sys.platform == "win32":
        return
    with suppress(OSError):  # some file systems refuse to sync a folder; the data themselves are synced
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def copy_synced(source: Path, target: Path) -> None:
    """Copy a closed file by reading and writing, synced before it returns. Raises OSError."""
    with source.open("rb") as reader, synced(target) as writer:
        while block := reader.read(1 << 20):
            writer.write(block)


def world_error(error: OSError, path: Path) -> LkmError:
    """The sentence for what the world did to a file of ours."""
    name = path.name
    if error.errno == errno.ENOSPC:
        return LkmError(
            f"Disk penuh, berkas {name} tidak jadi ditulis; data kantor aman.",
            "Kosongkan sedikit ruang lalu coba lagi.",
        )
    if isinstance(error, PermissionError) or error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return LkmError(
            f"Berkas {name} tidak bisa ditulis karena sedang dibuka program lain atau foldernya terkunci.",
            "Tutup berkas itu (misalnya di Excel) atau pilih tempat lain.",
        )
    if isinstance(error, (FileNotFoundError, NotADirectoryError, IsADirectoryError)):
        return LkmError(f"Folder untuk {name} tidak ditemukan.", "Pilih folder lain.")
    return LkmError(
        f"Berkas {name} tidak bisa ditulis ({error.strerror or 'kesalahan disk'}); data kantor aman.",
        "Coba tempat lain atau periksa disk.",
    )
