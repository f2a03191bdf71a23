"""Who has this office open: an operating-system lock that dies with its process, so a stale one never asks."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from lkm_desktop.errors import LkmError, OfficeBusy
from lkm_desktop.storage.files import world_error

NAME = "sedang-dibuka.lock"


class OfficeLock:
    """Holds the office folder for one process. Raises OfficeBusy when another one has it."""

    def __init__(self, folder: Path) -> None:
        try:
            self._handle = os.open(folder / NAME, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError as error:
            raise world_error(error, folder / NAME) from error
        try:
            _take(self._handle)
        except OSError as error:
            os.close(self._handle)
            raise OfficeBusy(
                f"Kantor {folder.name} sedang dibuka di jendela lain atau oleh pengguna lain di komputer ini.",
                "Pakai jendela itu, atau tutup dulu lalu buka lagi.",
            ) from error

    def release(self) -> None:
        """Let the office go. Safe to call once only."""
        os.close(self._handle)


def _take(handle: int) -> None:
    if sys.platform == "win32":
        import msvcrt

        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


def check_place(folder: Path) -> None:
    """The living data stay on a fixed disk of this computer: sticks lie about sync, network locks fail.

    Raises LkmError on a removable, network or optical drive (only Windows tells).
    """
    if sys.platform != "win32":
        return
    import ctypes

    kind = ctypes.windll.kernel32.GetDriveTypeW(folder.resolve().anchor)
    if kind in (2, 4, 5):
        raise LkmError(
            "Data kantor tidak boleh dibuka langsung dari flashdisk, CD, atau folder jaringan.",
            "Salin folder kantor ke disk komputer ini lalu buka dari sana.",
        )
