"""The one atomic writer: after any error the old file is whole and nothing of ours lies about."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path

import pytest

from lkm_desktop.errors import LkmError
from lkm_desktop.storage import files
from lkm_desktop.storage.files import copy_synced, remove, write_atomic

OLD, NEW = b"lama" * 1000, b"baru" * 50_000


@pytest.fixture
def target(tmp_path: Path) -> Path:
    """A file that the user already has."""
    path = tmp_path / "daftar hadir.pdf"
    path.write_bytes(OLD)
    return path


def listing(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.name != "setelan")


def test_it_writes_new_and_over_old(target: Path) -> None:
    write_atomic(target, NEW)
    assert target.read_bytes() == NEW
    write_atomic(target.with_name("lain.pdf"), b"")
    assert listing(target.parent) == ["daftar hadir.pdf", "lain.pdf"]


@pytest.mark.skipif(sys.platform == "win32", reason="/dev/full is a device of Linux")
def test_a_full_disk_keeps_the_old_file(target: Path) -> None:
    target.with_name(f".{target.name}.{os.getpid()}.part").symlink_to("/dev/full")
    with pytest.raises(LkmError, match=r"Disk penuh, berkas daftar hadir\.pdf tidak jadi ditulis"):
        write_atomic(target, NEW)
    assert target.read_bytes() == OLD
    assert listing(target.parent) == [target.name]


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.EROFS, "tidak bisa ditulis karena sedang dibuka program lain atau foldernya terkunci"),
        (errno.EACCES, "tidak bisa ditulis karena sedang dibuka program lain atau foldernya terkunci"),
        (errno.EIO, "tidak bisa ditulis"),
        (errno.ENOSPC, "Disk penuh"),
        (errno.EDQUOT if hasattr(errno, "EDQUOT") else errno.EIO, "tidak bisa ditulis"),
    ],
)
def test_a_failing_sync_keeps_the_old_file(
    target: Path, monkeypatch: pytest.MonkeyPatch, number: int, words: str
) -> None:
    def fail(_handle: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(files.os, "fsync", fail)
    with pytest.raises(LkmError, match=words):
        write_atomic(target, NEW)
    assert target.read_bytes() == OLD
    assert listing(target.parent) == [target.name]


class Held:
    """os.replace while another program holds the target: fails a number of times, then works."""

    def __init__(self, times: int) -> None:
        self.left = times
        self.real = os.replace

    def __call__(self, source: Path, target: Path) -> None:
        if self.left:
            self.left -= 1
            raise PermissionError(13, "The process cannot access the file", str(target))
        self.real(source, target)


@pytest.fixture
def windows(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Behave as on Windows; returns the list of waits."""
    waits: list[float] = []
    monkeypatch.setattr(files.sys, "platform", "win32")
    monkeypatch.setattr(files.time, "sleep", waits.append)
    return waits


@pytest.mark.parametrize("times", [1, 3, 6])
def test_a_virus_scanner_that_lets_go_is_waited_for(
    target: Path, windows: list[float], monkeypatch: pytest.MonkeyPatch, times: int
) -> None:
    monkeypatch.setattr(files.os, "replace", Held(times))
    write_atomic(target, NEW)
    assert target.read_bytes() == NEW
    assert len(windows) == times


def test_excel_that_keeps_the_file_is_named(
    target: Path, windows: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files.os, "replace", Held(100))
    with pytest.raises(LkmError, match="sedang dibuka program lain") as told:
        write_atomic(target, NEW)
    assert "Tutup berkas itu" in told.value.suggestion
    assert 2 < sum(windows) < 3
    assert target.read_bytes() == OLD
    assert listing(target.parent) == [target.name]


def test_elsewhere_a_refusal_is_final(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if sys.platform == "win32":
        pytest.skip("Windows waits")
    held = Held(1)
    monkeypatch.setattr(files.os, "replace", held)
    with pytest.raises(LkmError):
        write_atomic(target, NEW)
    assert target.read_bytes() == OLD


def test_places_that_cannot_be_are_told(target: Path) -> None:
    for place in (target.parent / "tidak ada" / "x.pdf", target / "x.pdf", target.parent):
        with pytest.raises(LkmError, match=r"tidak ditemukan|tidak bisa ditulis"):
            write_atomic(place, NEW)
    assert target.read_bytes() == OLD


def test_copy_and_remove(target: Path) -> None:
    copy = target.with_name("salinan")
    copy_synced(target, copy)
    assert copy.read_bytes() == OLD
    remove(copy, target.with_name("tidak ada"), target.parent)
    assert listing(target.parent) == [target.name]


def test_a_folder_that_cannot_be_synced_does_not_spoil_a_written_file(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_args: object) -> int:
        raise OSError(errno.EINVAL, "Invalid argument")

    monkeypatch.setattr(files.os, "open", refuse)
    write_atomic(target, NEW)
    assert target.read_bytes() == NEW


@pytest.mark.skipif(sys.platform == "win32", reason="named pipes of POSIX")
def test_a_device_or_pipe_is_not_replaced(target: Path) -> None:
    target.unlink(missing_ok=True)
    os.mkfifo(target)
    with pytest.raises(LkmError, match="bukan berkas biasa"):
        write_atomic(target, b"new")
    assert target.is_fifo()
