"""Collections on both engines. Where no PostgreSQL can be started its half is skipped, and the summary says so."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from lkm_desktop.kota.koleksi import Koleksi, buka
from tests.kota.peladen import Peladen, TanpaPeladen

MESIN = ("berkas", "postgresql")


@pytest.fixture(scope="session")
def _peladen() -> Iterator[Peladen | str]:
    """The server of this test process, started when it is first asked for; or why there is none."""
    try:
        peladen = Peladen()
    except TanpaPeladen as alasan:
        yield str(alasan)
        return
    yield peladen
    peladen.tutup()


@pytest.fixture
def peladen(_peladen: Peladen | str, request: pytest.FixtureRequest) -> Peladen:
    """A running PostgreSQL server; without one the test is skipped and a warning stands in the summary."""
    if isinstance(_peladen, Peladen):
        return _peladen
    with warnings.catch_warnings():
        warnings.simplefilter("always")
        request.node.warn(pytest.PytestWarning(f"TIDAK DIUJI DENGAN POSTGRESQL: {_peladen}"))
    pytest.skip(f"TIDAK DIUJI DENGAN POSTGRESQL: {_peladen}")


@pytest.fixture(params=MESIN)
def alamat(request: pytest.FixtureRequest, tmp_path: Path) -> Path | str:
    """Where an empty collection may be made: a file, and a database of a real server."""
    if request.param == "berkas":
        return tmp_path / "kota.db"
    peladen: Peladen = request.getfixturevalue("peladen")
    return peladen.basis_data()


@pytest.fixture
def koleksi(alamat: Path | str) -> Iterator[Koleksi]:
    """An empty collection on each engine."""
    with buka(alamat) as terbuka:
        yield terbuka


@pytest.fixture
def buka_lagi(alamat: Path | str) -> Iterator[Callable[[], Koleksi]]:
    """Opens that place once more, as another desk would; closed afterwards."""
    semua: list[Koleksi] = []

    def lagi() -> Koleksi:
        semua.append(buka(alamat))
        return semua[-1]

    yield lagi
    for satu in semua:
        satu.tutup()
