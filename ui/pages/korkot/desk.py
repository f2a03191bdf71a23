"""What the desk has open, and the work done on it off the GUI thread: thin calls of `lkm_desktop.kota`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path

from lkm_desktop.errors import LkmError
from lkm_desktop.kota import daftar, janggal, jumlah, masa, masuk, papan, pilih, setelan, tren
from lkm_desktop.kota.daftar import HasilDaftar
from lkm_desktop.kota.janggal import Janggal
from lkm_desktop.kota.jumlah import BarisBanding, Jumlah
from lkm_desktop.kota.koleksi import Koleksi, buka
from lkm_desktop.kota.masuk import HasilTerima
from lkm_desktop.kota.papan import Papan
from lkm_desktop.kota.pilih import PeriodeAda, Tempat
from lkm_desktop.kota.tren import Tren
from ui.work import Cancelled, Progress

ENDING = ".lkmkota"
FILTER = f"Koleksi kota LKM Desktop (*{ENDING})"
PACKAGES = "Paket dan rekap (*.zip *.xlsx)"
POSTGRES = "postgresql+psycopg://"


@dataclass(frozen=True)
class View:
    """Everything that the tabs show of one period, read at one moment."""

    periode: tuple[PeriodeAda, ...] = ()
    kode: str = ""
    papan: Papan | None = None
    jumlah: Jumlah | None = None
    janggal: tuple[Janggal, ...] = ()
    banding: tuple[BarisBanding, ...] = ()
    tahun: tuple[int, ...] = ()
    setelan: dict[str, int] = field(default_factory=dict)
    terdaftar: tuple[Tempat, ...] = ()

    @property
    def kecamatan(self) -> tuple[str, ...]:
        """Names of the kecamatan on the board, in their order."""
        rows = self.papan.baris if self.papan else ()
        return tuple(dict.fromkeys(one.tempat.kecamatan for one in rows if one.tempat.kecamatan))


class Desk:
    """One open collection, or none."""

    def __init__(self) -> None:
        self.koleksi: Koleksi | None = None
        self.tempat = ""

    @property
    def is_open(self) -> bool:
        """Whether a collection is open."""
        return self.koleksi is not None

    @property
    def name(self) -> str:
        """What the collection is called, without any password."""
        return self.koleksi.sebutan if self.koleksi else ""

    def opened(self) -> Koleksi:
        """The open collection. Raises LkmError without one."""
        if self.koleksi is None:
            raise LkmError("Belum ada koleksi kota yang dibuka.", "Buat atau buka koleksi dahulu.")
        return self.koleksi

    def take(self, koleksi: Koleksi, tempat: str) -> None:
        """Another collection; the former one is closed."""
        self.shut()
        self.koleksi, self.tempat = koleksi, tempat

    def holds(self, path: Path) -> bool:
        """Whether a file is the open collection itself."""
        return "://" not in self.tempat and bool(self.tempat) and Path(self.tempat).resolve() == path.resolve()

    def shut(self) -> None:
        """Close the collection."""
        if self.koleksi is not None:
            self.koleksi.tutup()
        self.koleksi, self.tempat = None, ""


# --- work off the GUI thread ------------------------------------------------------------------------------------------


def open_place(tempat: str, progress: Progress) -> tuple[Koleksi, str]:
    """Open or make a collection: a path, or the address of a database. Raises LkmError."""
    progress(0, 0, "Membuka koleksi kota")
    return buka(tempat if "://" in tempat else Path(tempat)), tempat


def read_view(koleksi: Koleksi, wanted: str, progress: Progress) -> View:
    """The period `wanted`, or the newest that has begun where that one has nothing. Raises LkmError."""
    with koleksi.baca() as s:
        there = pilih.periode_ada(s)
        codes = [one.kode for one in there]
        code = wanted if wanted in codes else pilih.bawaan(there, date.today())
        settings = setelan.semua(s)
        if not code:
            return View(setelan=settings, terdaftar=tuple(daftar.semua(s, terdaftar=True)))
        progress(0, 0, "Menghitung gabungan")
        return View(there, code, papan.papan(s, code), jumlah.jumlah(s, code), janggal.periksa(s, code),
                    jumlah.banding(s, code), tren.tahun_ada(s), settings)  # fmt: skip


def read_trend(koleksi: Koleksi, year: int, kecamatan: str, kelurahan_id: str, progress: Progress) -> Tren:
    """The months of a year. Raises LkmError."""
    with koleksi.baca() as s:
        return tren.tren(s, year, kecamatan=kecamatan, kelurahan_id=kelurahan_id)


@dataclass(frozen=True)
class Taken:
    """What became of files. stopped: the user gave up before all were read."""

    rows: tuple[HasilTerima, ...]
    stopped: bool = False

    @property
    def periods(self) -> tuple[str, ...]:
        """Codes of the periods of which something was taken, the newest last."""
        codes = {one.periode for one in self.rows if one.keadaan in (masuk.BARU, masuk.MENGGANTI)}
        return tuple(sorted(codes, key=lambda code: (masa.dari_kode(code) is not None, _end(code))))


def _end(code: str) -> date:
    period = masa.dari_kode(code)
    return period.selesai if period is not None else date.min


def take_in(koleksi: Koleksi, paths: Sequence[Path], progress: Progress) -> Taken:
    """Take packages and recaps in; folders stand for all that lies in them.

    When the user gives up, what was taken by then stays and is told. Raises LkmError, or Cancelled before anything was
    read.
    """
    from lkm_desktop.importers import paket

    found = paket.cari([str(path) for path in paths])
    if not found:
        raise LkmError("Tidak ada paket atau rekap di tempat itu.", "Pilih berkas .zip atau .xlsx dari LKM Desktop.")
    progress(0, len(found), "Membaca paket")
    stopped = False

    def given_up() -> bool:
        nonlocal stopped
        try:
            progress(0, 0, "Membaca paket")
        except Cancelled:
            stopped = True
        return stopped

    def advance(done: int, total: int, text: str) -> None:
        if not stopped:
            try:
                progress(done, len(found), text)
            except Cancelled:
                given_up()

    rows = masuk.terima(koleksi, paket.baca_semua(found, batal=given_up), maju=advance, batal=given_up)
    return Taken(rows, stopped)


def take_register(koleksi: Koleksi, path: Path, replace: bool, progress: Progress) -> HasilDaftar:
    """Take the register of kelurahan from a sheet. Raises LkmError."""
    from lkm_desktop.importers import daftar_kelurahan

    rows = daftar_kelurahan.baca(path)
    return koleksi.kerjakan(lambda s: daftar.muat(s, rows, ganti=replace))


def save_workbook(koleksi: Koleksi, code: str, path: Path, progress: Progress) -> Path:
    """Write the merged workbook of a period. Raises LkmError."""
    from lkm_desktop.storage.files import write_atomic
    from lkm_desktop.workbooks.gabungan import gabungan_workbook

    progress(0, 0, "Menyusun gabungan")
    write_atomic(path, gabungan_workbook(koleksi, code, maju=progress))
    return path


def save_summary(koleksi: Koleksi, code: str, path: Path, progress: Progress) -> Path:
    """Write the printable summary of the city. Raises LkmError."""
    from lkm_desktop.documents.ringkasan_kota import ringkasan_kota
    from lkm_desktop.storage.files import write_atomic

    progress(0, 0, "Menyusun ringkasan")
    with koleksi.baca() as s:
        made = ringkasan_kota(s, code)
    write_atomic(path, made.data)
    return path


def save_settings(koleksi: Koleksi, values: dict[str, int], progress: Progress) -> None:
    """Keep the settings of the desk. Raises LkmError."""
    koleksi.kerjakan(partial(setelan.simpan, isi=values))


def recognise(koleksi: Koleksi, kiriman_id: str, progress: Progress) -> None:
    """Take the office that sent this recap as the one of its kelurahan. Raises LkmError."""
    koleksi.kerjakan(partial(masuk.akui_kantor, kiriman_id=kiriman_id))


def forget(koleksi: Koleksi, kiriman_id: str, progress: Progress) -> None:
    """Take a broken file off the board. Raises LkmError."""
    koleksi.kerjakan(partial(masuk.lupakan, kiriman_id=kiriman_id))
