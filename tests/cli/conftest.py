"""Fixtures of the command line: a practice office of one's own, and a way to run a command in this process."""

import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from lkm_desktop import cli
from lkm_desktop.latihan import make_practice

HARI_INI = date(2025, 9, 21)


@pytest.fixture(scope="session")
def acuan(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A practice office, closed; copied for each test."""
    folder = tmp_path_factory.mktemp("kantor") / "latihan"
    make_practice(folder, today=HARI_INI)[0].close()
    return folder


@pytest.fixture
def latihan(acuan: Path, tmp_path: Path) -> Path:
    shutil.copytree(acuan, tmp_path / "latihan")
    return tmp_path / "latihan"


@pytest.fixture
def jalan(capsys: pytest.CaptureFixture[str]) -> Any:
    """Run a command in this process: (exit code, stdout, stderr)."""

    def run(*argv: object) -> tuple[int, str, str]:
        capsys.readouterr()
        code = cli.main([str(a) for a in argv])
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return run
