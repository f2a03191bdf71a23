"""Reading a period and making its package, off the GUI thread."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from lkm_desktop.services import paket, paket_log, paket_pesan
from lkm_desktop.services.kelengkapan_data import sebut_periode
from lkm_desktop.services.paket import Siap
from lkm_desktop.services.paket_isi import PilihanPaket
from lkm_desktop.services.paket_log import Kiriman
from lkm_desktop.services.rekap.periode import Periode
from lkm_desktop.storage.store import Store
from ui.context import Context
from ui.work import Progress

ZIP_FILTER, XLSX_FILTER = "Paket rekap (*.zip)", "Buku kerja Excel (*.xlsx)"


@dataclass(frozen=True)
class Read:
    """A period as the page shows it: short, long: the words to go with it · log: packages, newest first."""

    ready: Siap
    short: str
    long: str
    log: tuple[Kiriman, ...]


@dataclass(frozen=True)
class Made:
    """A package that was written. papers: in it · skipped: papers that could not be made, with the reason."""

    path: Path
    size: int
    papers: int
    skipped: tuple[str, ...]


def read(store: Store, period: Periode, upto: date, choice: PilihanPaket, tell: Progress) -> Read:
    """Read a period. Raises LkmError."""
    with store.read() as s:
        ready = paket.siapkan(s, period, upto, choice)
        return Read(ready, paket_pesan.sms(s, ready), paket_pesan.wa(s, ready), paket_log.daftar(s))


def make(store: Store, period: Periode, upto: date, choice: PilihanPaket, path: Path, tell: Progress) -> Made:
    """Make a package, write it whole or not at all, and log it. Raises LkmError, and Cancelled from `tell`."""
    from lkm_desktop.buat_paket import buat
    from lkm_desktop.storage.files import write_atomic

    made = buat(store, period, upto, choice, maju=tell)
    write_atomic(path, made.data)
    with store.unit(f"Buat paket {sebut_periode(period)}") as s:
        paket.catat(s, made.siap, path.name, made.data, made.dibuat)
    return Made(path, len(made.data), made.kertas, made.dilewati)


def workbook(ctx: Context, ready: Siap, path: Path) -> None:
    """Write the workbook alone, and log that it left. Raises LkmError."""
    from lkm_desktop.services import dokumen
    from lkm_desktop.workbooks.rekap import rekap_workbook, tanda_tangan
    from ui import files

    with ctx.read() as s:
        signers = tanda_tangan(s)
    data = rekap_workbook(ready.rekap, ttd=signers)
    files.write(path, data)
    with ctx.unit("Ekspor rekap ke Excel") as s:
        dokumen.record(s, "ekspor-rekap", data, "xlsx", 0, judul=f"Rekap {ready.periode.label}")
