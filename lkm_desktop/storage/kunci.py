"""The data key in its slots, written twice (reliability: D1, D2).

Until the office locks its data, the slot "terbuka" holds the random 256-bit key as it is; the file format does not
change when a password and a recovery code come to stand in other slots.
"""

from __future__ import annotations

import hashlib
import json
import secrets
from pathlib import Path

from lkm_desktop.errors import DamagedOffice
from lkm_desktop.storage.files import write_atomic

NAMES = ("kunci.json", "kunci.cadangan.json")


def _check_value(key: bytes) -> str:
    return hashlib.sha256(b"lkm-desktop key check" + key).hexdigest()[:16]


def create_key(folder: Path) -> bytes:
    """A new random data key, put in the open slot of both key files. Raises LkmError when it cannot be written."""
    key = secrets.token_bytes(32)
    text = {"format": 1, "periksa": _check_value(key), "slot": {"terbuka": key.hex()}}
    data = json.dumps(text, indent=1).encode()
    for name in NAMES:
        write_atomic(folder / name, data)
    return key


def read_key(folder: Path) -> bytes:
    """The data key of an office whose open slot is there. The second file serves when the first is broken.

    Raises DamagedOffice when neither file gives a key that passes its check value.
    """
    for name in NAMES:
        key = _read_one(folder / name)
        if key is not None:
            return key
    raise DamagedOffice(
        f"Kunci data kantor di folder {folder.name} tidak ada atau rusak; datanya belum disentuh.",
        "Kembalikan berkas kunci.json dari cadangan.",
    )


def _read_one(path: Path) -> bytes | None:
    try:
        text = json.loads(path.read_bytes())
        key = bytes.fromhex(text["slot"]["terbuka"])
        return key if len(key) == 32 and text["periksa"] == _check_value(key) else None
    except (OSError, ValueError, KeyError, TypeError):
        return None
