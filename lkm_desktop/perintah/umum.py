"""What all commands share: opening the office, tables, JSON, and files for the user."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from lkm_desktop.errors import LkmError
from lkm_desktop.storage import Store, open_store
from lkm_desktop.storage.files import write_atomic
from lkm_desktop.storage.kantor import office_folder

#: files and folders of an office that no output may replace
_MILIK_KANTOR = ("data.lkm", "kunci.json", "kunci.cadangan.json", "data.lkm-journal")


@dataclass
class Jejak:
    """What the command of this process has done so far: opened an office, saved something in it."""

    dibuka: bool = False
    tersimpan: bool = False

    def note(self, _changed: set[str]) -> None:
        """A step was committed."""
        self.tersimpan = True

    def kalimat(self) -> str:
        """The truth about the data of the office, for a sentence about an error."""
        if self.tersimpan:
            return "perubahan yang diminta sudah tersimpan di data kantor"
        return "data kantor tidak berubah" if self.dibuka else "periksa isi foldernya"


#: of the command that runs
JEJAK = Jejak()


@contextmanager
def office(path: Path) -> Iterator[Store]:
    """The office of that folder or data.lkm, closed again afterwards. Raises LkmError."""
    store = open_store(path)
    JEJAK.dibuka = True
    store.listeners.append(JEJAK.note)
    try:
        yield store
    finally:
        store.close()


def periksa_akhiran(path: Path, akhiran: str = ".xlsx") -> None:
    """A file that Windows cannot open by its name is of no use. Raises LkmError unless the name ends in `akhiran`."""
    if path.suffix.lower() != akhiran and not path.is_dir():
        raise LkmError(f"Yang dibuat adalah berkas {akhiran}, sedang namanya “{path.name}”.",
                       f"Akhiri namanya dengan {akhiran}.")  # fmt: skip


def write_output(path: Path, data: bytes, office_path: Path, akhiran: str = "") -> None:
    """Give a finished file to the user through the one atomic writer.

    Raises LkmError when it would replace the office's own files, does not end in `akhiran`, its folder does not exist,
    or it cannot be written.
    """
    if path.is_dir():
        raise LkmError(f"“{path}” adalah folder, bukan berkas.", "Sebutkan juga nama berkasnya.")
    folder = office_folder(office_path).resolve()
    if path.resolve().parent == folder and path.name.lower() in _MILIK_KANTOR:
        raise LkmError(f"“{path.name}” adalah data kantor dan tidak boleh ditimpa.", "Pilih nama lain.")
    if akhiran:
        periksa_akhiran(path, akhiran)
    if not path.resolve().parent.is_dir():
        raise LkmError(f"Folder “{path.parent}” tidak ada.", "Buat dulu foldernya atau pilih tempat lain.")
    write_atomic(path, data)


@contextmanager
def logging_output() -> Iterator[None]:
    """Around the step that logs a written file: the user has the file, so a read-only office is a note, no failure."""
    try:
        yield
    except LkmError as error:
        print(f"Berkasnya sudah jadi, tetapi tidak tercatat di kantor ini: {error}", file=sys.stderr)


def print_json(isi: dict[str, Any]) -> None:
    """One JSON object on stdout; dates as 2015-09-21."""
    print(json.dumps(isi, ensure_ascii=False, indent=1, default=_polos))


def _polos(nilai: object) -> str:
    return nilai.isoformat() if isinstance(nilai, date | datetime) else str(nilai)


def print_table(
    kepala: Sequence[str], baris: Sequence[Sequence[str]], rata_kanan: frozenset[int] = frozenset()
) -> None:
    """Rows under their headings, columns aligned; line breaks inside a cell become blanks."""
    rapi = [[" ".join(sel.split()) for sel in b] for b in baris]
    lebar = [max(len(r[i]) for r in [list(kepala), *rapi]) for i in range(len(kepala))]
    for r in [list(kepala), ["-" * n for n in lebar], *rapi]:
        sel = [v.rjust(n) if i in rata_kanan else v.ljust(n) for i, (v, n) in enumerate(zip(r, lebar, strict=True))]
        print("  ".join(sel).rstrip())
