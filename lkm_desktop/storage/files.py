"""The one door for every file given to the user: whole and new, or the old one untouched."""

from __future__ import annotations

import errno
import os
import sys
import time
from pathlib import Path

from lkm_desktop.errors import LkmError

#: seconds between tries while a virus scanner or Excel holds the file (Windows), about 2.5 s in all
_WAITS = (0.05, 0.1, 0.2, 0.4, 0.75, 1.0)


def write_atomic(path: Path, data: bytes) -> None:
    """Write `data` to `path` through a temporary file beside it.

    After an error the old file is still whole. Raises LkmError with an Indonesian sentence when the disk is full, the
    place is read-only, or another program keeps the file open.
    """
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        _write_synced(part, data)
        replace(part, path)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise world_error(error, path) from error
    sync_folder(path.parent)


def _write_synced(path: Path, data: bytes) -> None:
    with path.open("wb") as file:
        view = memoryview(data)
        while view:
            view = view[file.write(view) :]
        file.flush()
        os.fsync(file.fileno())


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
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError:
        pass  # some file systems refuse to sync a folder; the data themselves are synced
    finally:
        os.close(handle)


def copy_synced(source: Path, target: Path) -> None:
    """Copy a closed file by reading and writing, synced before it returns. Raises OSError."""
    with source.open("rb") as reader, target.open("wb") as writer:
        while block := reader.read(1 << 20):
            writer.write(block)
        writer.flush()
        os.fsync(writer.fileno())


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
