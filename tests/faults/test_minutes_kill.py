"""kill -9 while minutes are typed into the real page: the draft that is offered misses at most the last 2 seconds."""

from __future__ import annotations

import os
import random
import re
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from lkm_desktop.services import draf, notulen, rapat
from lkm_desktop.storage import open_store
from tests.faults.conftest import ROOT
from tests.kedalaman import TIMES
from tests.pembantu import meeting

#: what may be lost, in seconds
LOST = 2.0
#: kills for each tab
RUNS = {"notulen": 2 * TIMES, "keputusan": TIMES, "undangan": TIMES}
#: the agenda of the facts form starts with these words already
_POINT = "Laporan UPK"


@dataclass(frozen=True)
class Key:
    """One key and when it was pressed."""

    time: float
    letter: str


def keys(log: Path) -> list[Key]:
    """The keys that were pressed; a line cut by the kill does not count."""
    lines = log.read_text(encoding="utf-8").split("\n")[:-1] if log.exists() else []
    parted = [line.partition(" ") for line in lines]
    return [Key(float(when), letter) for when, _, letter in parted]


def kept_text(office: Path, row: str, tab: str) -> str | None:
    """What the draft holds, read as the page reads it when it is opened again; None without a draft."""
    store = open_store(office)
    try:
        with store.read() as s:
            found = draf.get_draf(s, f"{'rapat' if tab == 'undangan' else tab}:{row}")
            stored, saved = notulen.get_notulen(s, row), rapat.get_rapat(s, row)
    finally:
        store.close()
    assert stored["agenda"][0]["pembahasan"] is None, "nothing was saved that nobody saved"
    assert not stored["keputusan"]
    assert saved["agenda"] == _POINT
    if found is None:
        return None
    if tab == "notulen":
        return str(found["agenda"][0]["pembahasan"])
    return str(found["keputusan"][0]["isi"] if tab == "keputusan" else found["agenda"])


def type_and_kill(office: Path, row: str, tab: str, log: Path, seconds: float) -> tuple[float, list[Key]]:
    """Let a child type, kill it after so many seconds of typing; the time of the kill and the keys."""
    command = [sys.executable, "-m", "tests.faults.ketik", str(office), row, tab, str(log)]
    child = subprocess.Popen(command, cwd=ROOT, env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
                             stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)  # fmt: skip
    try:
        limit = time.monotonic() + 60
        while not keys(log):
            assert child.poll() is None, child.stderr.read() if child.stderr else ""
            assert time.monotonic() < limit, "the child never began to type"
            time.sleep(0.02)
        time.sleep(seconds)
        when = time.monotonic()
    finally:
        os.kill(child.pid, signal.SIGKILL)
        child.communicate()
    return when, keys(log)


@pytest.mark.lambat
@pytest.mark.usefixtures("linux")
@pytest.mark.parametrize("tab", list(RUNS))
def test_kill_9_while_typing_minutes(template: Path, tmp_path: Path, tab: str) -> None:
    dice = random.Random(20150921 + len(tab))
    for run in range(RUNS[tab]):
        office = tmp_path / f"kantor-{run}"
        shutil.copytree(template, office)
        store = open_store(office)
        row = meeting(store, judul="Rapat Pleno", tanggal=date(2015, 9, 21), agenda=_POINT)
        store.close()
        killed, pressed = type_and_kill(office, row, tab, tmp_path / f"log-{run}", 2.3 + dice.random() * 2)
        assert len(pressed) > 20, "hardly anything was typed"
        assert pressed[-1].time > killed - 1, "it was not typing when it was killed"
        safe = "".join(key.letter for key in pressed if key.time < killed - LOST)
        text = kept_text(office, row, tab)
        assert text is not None, f"no draft after {killed - pressed[0].time:.1f} s of typing"
        typed = text.replace(_POINT, "")
        assert typed.startswith(safe.strip()), f"lost more than {LOST} s: {typed!r} of {safe!r}"
        everything = "".join(key.letter for key in pressed)
        assert everything.startswith(typed), "the draft holds what was typed and nothing else"


@pytest.mark.lambat
@pytest.mark.usefixtures("linux")
def test_the_page_offers_what_was_typed(template: Path, tmp_path: Path) -> None:
    """What the child left is offered when the meeting is opened again; a process of its own, as after a power cut."""
    office = tmp_path / "kantor"
    shutil.copytree(template, office)
    store = open_store(office)
    row = meeting(store, judul="Rapat Pleno", tanggal=date(2015, 9, 21), agenda=_POINT)
    store.close()
    type_and_kill(office, row, "notulen", tmp_path / "log", 2.4)
    text = kept_text(office, row, "notulen")
    command = [sys.executable, "-m", "tests.faults.lanjutkan", str(office), row]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False,
                          env={**os.environ, "QT_QPA_PLATFORM": "offscreen"})  # fmt: skip
    assert done.returncode == 0, done.stderr
    offer, taken = done.stdout.strip().split("\n")
    assert re.fullmatch(r"Ada ketikan notulen yang belum disimpan \(.{16}\)\. \[Lanjutkan\] \[Buang\]", offer)
    assert taken == text
