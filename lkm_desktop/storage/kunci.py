"""The data key in its slots, written twice (reliability: D1, D2).

Until the office locks its data, the slot "terbuka" holds the random 256-bit key as it is; the file format does not
change when a password and a recovery code come to stand in other slots.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import secrets
from pathlib import Path

from lkm_desktop.errors import DamagedOffice, LkmError
from lkm_desktop.storage.files import write_atomic

NAMES = ("kunci.json", "kunci.cadangan.json")


def _check_value(key: bytes) -> str:
    return hashlib.sha256(b"lkm-desktop key check" + key).hexdigest()[:16]


def new_key() -> bytes:
    """A random data key of 256 bits."""
    return secrets.token_bytes(32)


def write_key(folder: Path, key: bytes) -> None:
    """Put a data key in the open slot of both key files. Raises LkmError when they cannot be written."""
    text = {"format": 1, "periksa": _check_value(key), "slot": {"terbuka": key.hex()}}
    data = json.dumps(text, indent=1).encode()
    for name in NAMES:
        write_atomic(folder / name, data)


def read_keys(folder: Path) -> list[bytes]:
    """The data keys in the open slots of an office: one, or two while a restore of foreign data was cut short.

    The second file serves when the first is broken. Raises DamagedOffice when neither gives a key that passes its
    check value.
    """
    found = [key for name in NAMES if (key := parse_key(_bytes(folder / name))) is not None]
    if not found:
        raise DamagedOffice(
            f"Kunci data kantor di folder {folder.name} tidak ada atau rusak; datanya belum disentuh.",
            "Kembalikan berkas kunci.json dari cadangan.",
        )
    return list(dict.fromkeys(found))


def mend_key(folder: Path, key: bytes) -> None:
    """Write the key file anew that is missing or broken, so that one more accident does not cost the data.

    Where it cannot be written the office still opens; the other file serves.
    """
    for name in NAMES:
        if parse_key(_bytes(folder / name)) is None:
            other = key_file(folder, key)
            with contextlib.suppress(LkmError):
                write_atomic(folder / name, other)


def key_file(folder: Path, key: bytes) -> bytes:
    """The whole key file that holds `key`, to be copied into a backup. Raises DamagedOffice when none does."""
    for name in NAMES:
        data = _bytes(folder / name)
        if parse_key(data) == key:
            return data
    raise DamagedOffice("Berkas kunci kantor hilang selagi program berjalan.", "Tutup program, lalu buka lagi.")


def parse_key(data: bytes) -> bytes | None:
    """The data key in the open slot of a key file's text; None when the text is broken or its check value differs."""
    try:
        text = json.loads(data)
        key = bytes.fromhex(text["slot"]["terbuka"])
        return key if len(key) == 32 and text["periksa"] == _check_value(key) else None
    except (ValueError, KeyError, TypeError, RecursionError):
        return None


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""
