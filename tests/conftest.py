"""Fixtures: settings in a temporary place, and offices copied from one that is made once per run."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from lkm_desktop.storage import Store, create_store, open_store
from tests.kedalaman import LENGKAP, terpilih

# Every run draws the same examples, so that a change is judged by what it changed; the long run draws new ones.
settings.register_profile("sampel", derandomize=True)
settings.load_profile("default" if LENGKAP else "sampel")

OFFICE = {
    "nama": "Maju Bersama",
    "kelurahan": "Kelayan Tengah",
    "kecamatan": "Banjarmasin Selatan",
    "kota": "Kota Banjarmasin",
    "alamat": "Jl. Contoh No. 1",
    "zona": "WITA",
}


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Of a grid marked `kisi(n)` one test in n runs, see `tests.kedalaman`; tests named one by one always run."""
    if any("::" in name for name in config.args):
        return
    out = [i for i in items if (mark := i.get_closest_marker("kisi")) and not terpilih(i.nodeid, mark.args[0])]
    gone = set(map(id, out))
    config.hook.pytest_deselected(items=out)
    items[:] = [item for item in items if id(item) not in gone]


@pytest.fixture(autouse=True)
def _own_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LKM_DESKTOP_HOME", str(tmp_path / "setelan"))


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty office, closed; copy it, never open it."""
    folder = tmp_path_factory.mktemp("kantor") / "kosong"
    create_store(folder, dict(OFFICE)).close()
    return folder


@pytest.fixture
def kantor(template: Path, tmp_path: Path) -> Path:
    """The folder of an empty office of this test's own."""
    folder = tmp_path / "kantor"
    shutil.copytree(template, folder)
    return folder


@pytest.fixture
def store(kantor: Path) -> Iterator[Store]:
    """That office, open."""
    opened = open_store(kantor)
    yield opened
    opened.close()
