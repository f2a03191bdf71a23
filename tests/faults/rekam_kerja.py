"""The program that is recorded for power cuts: python -m tests.faults.rekam_kerja OFFICE MARKS UNITS SETTING.

SETTING is "kirim" for the settings that the program ships, "bawaan" for SQLite's own default journal.
"""

from __future__ import annotations

import sys
from pathlib import Path

from lkm_desktop.storage import Store, open_store
from lkm_desktop.storage.engine import PRAGMAS, make_engine
from lkm_desktop.storage.kunci import read_keys
from tests.faults import kerja
from tests.faults.rekam import mark

DEFAULT = {"locking_mode=EXCLUSIVE": "locking_mode=NORMAL", "journal_mode=TRUNCATE": "journal_mode=DELETE"}


def main(arguments: list[str]) -> None:
    """Entry."""
    folder, marks, units, setting = Path(arguments[0]), Path(arguments[1]), int(arguments[2]), arguments[3]
    if setting == "kirim":
        store = open_store(folder)
    else:
        pragmas = tuple(DEFAULT.get(pragma, pragma) for pragma in PRAGMAS)
        store = Store(folder, make_engine(folder / "data.lkm", read_keys(folder)[0], pragmas), None)
    mark(marks, "buka")
    for n in range(1, units + 1):
        mark(marks, f"begun {n}")
        kerja.do_unit(store, n)
        mark(marks, f"saved {n}")
    store.close()


if __name__ == "__main__":
    main(sys.argv[1:])
