"""Make a practice office on disk: a new folder, the invented kelurahan, and a letterhead with a logo of our own."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from lkm_desktop.paths import resources
from lkm_desktop.services import contoh
from lkm_desktop.services.contoh.isi import Hasil
from lkm_desktop.storage import create_store
from lkm_desktop.storage.files import remove
from lkm_desktop.storage.kantor import DATA
from lkm_desktop.storage.kunci import NAMES
from lkm_desktop.storage.store import Store

LOGO = "contoh/logo.png"


def make_practice(
    path: Path, *, orang: int = contoh.ORANG, rapat: int | None = None, benih: int = 2023, today: date | None = None,
    progress: Callable[[int, int, str], None] | None = None,
) -> tuple[Store, Hasil]:  # fmt: skip
    """A new practice office in an empty or new folder, open, and how much it holds; the caller closes it.

    :param rapat: number of meetings; None is a standard year.
    :param today: the day that "now" is for the meetings; None is today's date.
    :raises LkmError: when the folder already holds an office, cannot be written, or too few people are asked for;
        nothing is left behind then.
    """
    today = today or date.today()
    contoh.check_size(orang, rapat)
    logo = (resources() / LOGO).read_bytes()
    store = create_store(path, {**contoh.profile(today), "logo": logo})
    try:
        with store.beginning() as s:
            made = contoh.fill(s, today=today, orang=orang, rapat=rapat, benih=benih, progress=progress)
    except BaseException:
        store.close()
        remove(*(store.folder / name for name in (DATA, f"{DATA}-journal", *NAMES)))
        raise
    return store, made
