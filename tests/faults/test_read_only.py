"""A user without rights, and a write-protected disk, made by the system itself; skipped loudly where it cannot."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import warnings
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.storage.test_hanya_baca import listing

ROOT = Path(__file__).resolve().parents[2]
NOBODY = "65534"
CHILD = """
import sys
from pathlib import Path
from lkm_desktop.errors import LkmError, ReadOnlyOffice
from lkm_desktop.services import dokumen
from lkm_desktop.storage import open_store
from tests.storage.helpers import names, person
try:
    store = open_store(Path(sys.argv[1]))
except LkmError as error:
    print(type(error).__name__, error)
    raise SystemExit
print(store.read_only, len(names(store)) > 0, store.check())
try:
    with store.unit("Tambah") as s:
        person(s, "Penyusup")
except ReadOnlyOffice as error:
    print(error.message)
with store.unit("Cetak") as s:
    dokumen.record(s, "notulen", b"%PDF", "F4", 1)
print("dicetak")
store.close()
"""
SAID = "True True []\nKantor ini hanya bisa dibaca, jadi perubahan tidak disimpan.\ndicetak"


def skip_loudly(why: str) -> None:
    """Told in the summary of the run too, where a mere skip is not read."""
    warnings.warn(f"NOT TESTED: {why}", stacklevel=2)
    pytest.skip(why)


@pytest.fixture
def place(filled: Path) -> Iterator[Path]:
    """An office in a folder that any user may reach."""
    if sys.platform == "win32":
        skip_loudly("rights are made with Linux means")
    base = Path(tempfile.mkdtemp(prefix="lkm-baca-"))
    base.chmod(0o755)
    shutil.copytree(filled, base / "kantor")
    for path in [base / "kantor", *(base / "kantor").rglob("*")]:
        path.chmod(0o755 if path.is_dir() else 0o644)
    yield base / "kantor"
    shutil.rmtree(base, ignore_errors=True)


def child(office: Path, *, as_nobody: bool) -> str:
    command = [sys.executable, "-c", CHILD, str(office)]
    if as_nobody:
        command = ["setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups", *command]
    environment = {**os.environ, "HOME": "/nonexistent", "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


@pytest.fixture
def nobody(place: Path) -> Path:
    """That office, seen by a user who may only read it."""
    if os.geteuid() != 0 or not shutil.which("setpriv"):
        skip_loudly("becoming a user without rights needs root and setpriv")
    probe = subprocess.run(
        ["setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups", sys.executable, "-c",
         f"import os, sqlcipher3; os.chdir({str(ROOT)!r}); import lkm_desktop"],
        cwd="/", capture_output=True, check=False,
    )  # fmt: skip
    if probe.returncode:
        skip_loudly(f"another user cannot run this Python: {probe.stderr.decode(errors='replace').strip()[-200:]}")
    return place


def test_a_user_without_rights_reads_and_prints(nobody: Path) -> None:
    before = listing(nobody)
    assert child(nobody, as_nobody=True) == SAID
    assert listing(nobody) == before


def test_a_data_file_alone_that_is_protected_opens_for_reading(nobody: Path) -> None:
    nobody.chmod(0o777)
    before = listing(nobody)
    assert child(nobody, as_nobody=True) == SAID
    assert listing(nobody) == before


def test_an_office_that_may_not_even_be_read_is_told(nobody: Path) -> None:
    (nobody / "data.lkm").chmod(0o600)
    assert child(nobody, as_nobody=True) == (
        "LkmError Kantor di folder kantor tidak bisa dibaca (Permission denied). "
        "Salin folder kantor ke disk komputer ini, lalu buka salinannya."
    )


def test_a_write_protected_disk_reads_and_prints(place: Path) -> None:
    mount = shutil.which("mount")
    stick = place.parent / "flashdisk"
    stick.mkdir()
    made = mount and os.geteuid() == 0 and subprocess.run(
        [mount, "-t", "tmpfs", "tmpfs", str(stick)], capture_output=True, check=False
    ).returncode == 0
    if not made:
        skip_loudly("mounting a disk needs root and the right to mount")
    try:
        shutil.copytree(place, stick / "kantor")
        subprocess.run([str(mount), "-o", "remount,ro", str(stick)], check=True, capture_output=True)
        assert child(stick / "kantor", as_nobody=False) == SAID
    finally:
        subprocess.run(["umount", str(stick)], check=False, capture_output=True)
