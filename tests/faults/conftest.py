"""A filled office to be harmed, and programs of this folder run as processes of their own."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from lkm_desktop.storage import open_store
from tests.faults import kerja
from tests.faults.anak import need_strace

ROOT = Path(__file__).resolve().parents[2]
Run = Callable[..., dict[str, Any]]


@pytest.fixture(scope="session")
def filled(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed office with a few people; copy it, never open it."""
    folder = tmp_path_factory.mktemp("gangguan") / "kantor"
    shutil.copytree(template, folder)
    store = open_store(folder)
    kerja.prepare(store)
    store.close()
    return folder


@pytest.fixture
def run(filled: Path) -> Run:
    """Run `python -m tests.faults.<module> OFFICE arguments...`; its report. It must stay silent on stderr."""

    def go(module: str, *arguments: object) -> dict[str, Any]:
        command = [sys.executable, "-m", f"tests.faults.{module}", str(filled), *map(str, arguments)]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)
        assert done.returncode == 0, done.stderr
        assert done.stderr == ""
        print(done.stdout)
        return json.loads(done.stdout)  # type: ignore[no-any-return]

    return go


@pytest.fixture
def linux() -> None:
    """Forks and kill -9 are of Linux."""
    if sys.platform == "win32":
        pytest.skip("kill -9 dan fork hanya ada di Linux")


@pytest.fixture
def strace(linux: None) -> None:
    """strace is there. Where the project is checked automatically its absence is a failure, never a quiet skip."""
    reason = need_strace()
    if reason and os.environ.get("CI") == "true":
        pytest.fail(reason)
    if reason:
        pytest.skip(reason)
