"""The korkot's desk: packages of a whole city read, checked, taken in and merged; does the cost grow with their number.

The packages lie ready as files. `ours` is what the command gabung does, with a collection in a file (or in PostgreSQL).
"""

from __future__ import annotations

import io
import zipfile
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from bench.clock import Clock, Metrics
from bench.common import Case, Goal, Line, Round, pick

if TYPE_CHECKING:
    from lkm_desktop.kota.koleksi import Koleksi
    from tests.kota.kota_contoh import Tempat

__all__ = ["CASE", "calamine", "city", "land", "merge", "postgres", "year"]

#: packages of the largest measured land, recaps that are really made for it, LKM of the whole country (lkm-siklus 2.6)
LARGEST, MADE, COUNTRY = 2_000, 40, 11_000
SIZES = (125, 250, 500, 1_000, LARGEST)
#: the city: 52 kelurahan for ten months, less some that never came
KELURAHAN, MONTHS, CITY = 52, 10, 500


# --- files ----------------------------------------------------------------------------------------------------------


def land(folder: str) -> Metrics:
    """2,000 packages of one month: forty recaps, each under fifty names, kode and offices."""
    from tests.kota import kota_contoh as k

    target = Path(folder) / "land"
    target.mkdir()
    places = k.kelurahan(LARGEST)
    for number, place in enumerate(places[:MADE]):
        book = k.buku(k.buat(place, 4))
        for other in places[number::MADE]:
            (target / f"{other.nomor:05}.zip").write_bytes(_package(_renamed(book, place, other), other))
    return {}


def _renamed(book: bytes, old: Tempat, new: Tempat) -> bytes:
    """The workbook as that of another office."""
    words = [(getattr(old, name).encode(), getattr(new, name).encode())
             for name in ("kantor_id", "kode", "nama", "kecamatan")]  # fmt: skip
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(book)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for entry in source.infolist():
            data = source.read(entry)
            for one, other in words:
                data = data.replace(one, other)
            target.writestr(entry, data)
    return out.getvalue()


def _package(book: bytes, place: Tempat) -> bytes:
    """The sealed package of that workbook."""
    from lkm_desktop.services import paket_manifes
    from tests.kota import kota_contoh as k

    month = k.bulan_ke(4)
    files = {paket_manifes.REKAP: book}
    manifest = paket_manifes.susun(
        files, kantor_id=place.kantor_id, kode=place.kode, kelurahan=place.nama, kecamatan=place.kecamatan,
        kota=k.KOTA, nama_lkm=f"LKM {place.nama} Maju", periode=month.kode, sampai=month.selesai,
        dibuat=k.dibuat(k.buat(place, 4)), pilihan={},
    )  # fmt: skip
    return k.zip_dari({**files, paket_manifes.MANIFES: paket_manifes.tulis(manifest)})


def city(folder: str) -> Metrics:
    """500 packages: 52 kelurahan for ten months, the last twenty of the last month missing."""
    from tests.kota import kota_contoh as k

    target = Path(folder) / "city"
    target.mkdir()
    for number, (month, place) in enumerate(_sent()):
        (target / f"{number:03}.zip").write_bytes(k.paket(k.buat(place, month)))
    return {}


def _sent() -> list[tuple[int, Tempat]]:
    from tests.kota import kota_contoh as k

    return [(month, place) for month in range(MONTHS) for place in k.kelurahan(KELURAHAN)][:CITY]


# --- measured -------------------------------------------------------------------------------------------------------


def merge(folder: str, number: int) -> Metrics:
    """That many packages of a month into a workbook, through a new collection in a file."""
    from tests.kota import kota_contoh as k

    made = [k.buat(place, 4) for place in k.kelurahan(LARGEST)[:MADE]]
    want: Counter[str] = Counter()
    for one in range(number):
        want.update(made[one % MADE].angka)
    files = [Path(folder) / "land" / f"{n:05}.zip" for n in range(number)]
    return _measure(Path(folder) / f"land{number}.db", files, k.bulan_ke(4).kode, {k.bulan_ke(4).kode: want})


def year(folder: str) -> Metrics:
    """The 500 packages of the city, all ten months into one workbook."""
    files = sorted((Path(folder) / "city").iterdir())
    return _measure(Path(folder) / "city.db", files, "", _wanted())


def _wanted() -> dict[str, Counter[str]]:
    """The sums of every month, counted by the generator."""
    from tests.kota import kota_contoh as k

    sums = k.jumlahkan(k.buat(place, month) for month, place in _sent())
    return {period: counts for (period, district), counts in sums.items() if not district}


def postgres(folder: str) -> Metrics:
    """The same 500 into a PostgreSQL server; nothing is measured where there is none."""
    from tests.kota.peladen import Peladen, TanpaPeladen

    try:
        server = Peladen()
    except TanpaPeladen:
        return {}
    try:
        return _measure(server.basis_data(), sorted((Path(folder) / "city").iterdir()), "", _wanted())
    finally:
        server.tutup()


def _measure(place: Path | str, files: list[Path], period: str, want: dict[str, Counter[str]]) -> Metrics:
    """Read, take in, merge, write. Raises RuntimeError when a sum is not what the generator counted."""
    from lkm_desktop.importers import paket
    from lkm_desktop.kota import masuk
    from lkm_desktop.kota.koleksi import buka
    from lkm_desktop.workbooks.gabungan import gabungan_workbook

    if isinstance(place, Path):
        place.unlink(missing_ok=True)
    steps: Metrics = {}
    with Clock() as clock:
        koleksi = buka(place)
        taken = masuk.terima(koleksi, paket.baca_semua(paket.cari(files)))
        steps["take"] = clock.so_far()
        data = gabungan_workbook(koleksi, period)
    steps["merge"] = clock.cpu - steps["take"]
    if {one.keadaan for one in taken} != {"diterima"} or len(taken) != len(files):
        raise RuntimeError(f"{Counter(one.keadaan for one in taken)} of {len(files)}: {taken[0].kalimat}")
    _check(koleksi, want)
    koleksi.tutup()
    size = place.stat().st_size if isinstance(place, Path) else 0
    return {**clock.metrics(), **steps, "book": float(len(data)), "file": float(size), "count": float(len(files))}


def _check(koleksi: Koleksi, want: dict[str, Counter[str]]) -> None:
    from lkm_desktop.kota import jumlah

    with koleksi.baca() as s:
        for period, counts in want.items():
            total = jumlah.jumlah(s, period).kota
            wrong = [key for key in counts if total.nilai[key] != counts[key]]
            if wrong:
                raise RuntimeError(f"{period}: {wrong[0]} is {total.nilai[wrong[0]]}, counted {counts[wrong[0]]}")


def calamine(folder: str) -> Metrics:
    """Only unpacking the 500 recaps of the city and parsing all their sheets into lists, in one process."""
    from python_calamine import CalamineWorkbook

    with Clock() as clock:
        for path in sorted((Path(folder) / "city").iterdir()):
            with zipfile.ZipFile(path) as package:
                book = CalamineWorkbook.from_filelike(io.BytesIO(package.read("rekap.xlsx")))
                for name in book.sheet_names:
                    book.get_sheet_by_name(name).to_python()
    return clock.metrics()


# --- what it tells --------------------------------------------------------------------------------------------------


def _twice(larger: int, smaller: int) -> Line:
    return Line(f"{larger:,} packages by {smaller:,}", f"merge:{larger}", f"merge:{smaller}", Goal(2.2))


def _reach(metric: str, scale: float) -> object:
    """A figure of 11,000, along the line through 1,000 and 2,000."""

    def value(results: Round) -> float:
        low, high = (pick(results, f"merge:{size}/{metric}") for size in SIZES[-2:])
        return (high + (high - low) / (SIZES[-1] - SIZES[-2]) * (COUNTRY - SIZES[-1])) * scale

    return value


def _country(label: str, metric: str, unit: str, scale: float = 1.0) -> Line:
    return Line(f"  11,000 LKM by the line through 1,000 and 2,000: {label}", f"merge:{LARGEST}/{metric}", unit=unit,
                value=_reach(metric, scale))  # type: ignore[arg-type]  # fmt: skip


CASE = Case(
    "gabung",
    "500 packages of a city, 52 kelurahan for ten months, into one workbook; then 125 to 2,000 LKM of one month",
    "bench.gabung",
    ("year", "postgres", "calamine", *(f"merge:{size}" for size in SIZES)),
    (
        Line("500 packages: processor time", "year", unit=" s"),
        Line("  of it reading, checking and taking in", "year/take", unit=" s"),
        Line("  of it the workbook of ten months", "year/merge", unit=" s"),
        Line("  on the wall", "year/wall", unit=" s"),
        Line("  to calamine parsing alone", "year", "calamine"),
        Line("  into PostgreSQL (without the server's own), to into a file", "postgres", "year"),
        Line("  peak memory", "year/rss", unit=" MB", scale=1e-6),
        Line("  peak memory of a worker", "year/children", unit=" MB", scale=1e-6),
        *(_twice(larger, smaller) for smaller, larger in pairwise(SIZES)),
        Line("a package of 2,000, processor time", f"merge:{LARGEST}", unit=" ms", scale=1000 / LARGEST),
        Line("peak memory of 2,000 to 500", f"merge:{LARGEST}/rss", "merge:500/rss", Goal(1.5)),
        Line("collection of 2,000", f"merge:{LARGEST}/file", unit=" MB", scale=1e-6),
        _country("processor time", "cpu", " min", 1 / 60),
        _country("on the wall", "wall", " min", 1 / 60),
        _country("peak memory", "rss", " MB", 1e-6),
        _country("collection", "file", " MB", 1e-6),
    ),
    once=("city", "land"),
    limit=900.0,
)
