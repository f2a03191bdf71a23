"""Children to be killed or made to fail: forked from a warm process, their messages over a socket, strace attached.

Only for Linux. Used by the programs of this folder, never inside pytest itself: a fork needs a process without threads.
"""

from __future__ import annotations

import ctypes
import functools
import os
import re
import select
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

PR_SET_PTRACER, ANYONE = 0x59616D61, -1
Send = Callable[[str], None]


@dataclass
class Told:
    """What a child said, line by line, and how it ended: an exit code, or minus the number of a signal."""

    lines: list[str] = field(default_factory=list)
    status: int = 0
    calls: list[str] = field(default_factory=list)

    def numbers(self, word: str) -> list[int]:
        """The numbers of the lines "<word> <number>"."""
        return [int(line.split()[1]) for line in self.lines if line.split()[0] == word]

    def words(self, word: str) -> list[str]:
        """What stands behind <word>, line by line."""
        return [line[len(word) + 1 :] for line in self.lines if line.split()[0] == word]


class Child:
    """A forked process that runs `work(send)` and ends. It waits until `go` is called (once, always)."""

    def __init__(self, work: Callable[[Send], None]) -> None:
        mine, theirs = socket.socketpair()  # sent to, not written to: a `write` would count as a call to fail
        start, self._start = os.pipe()
        self.pid = os.fork()
        if self.pid == 0:
            mine.close()
            os.close(self._start)
            self._run(work, theirs, start)
        theirs.close()
        os.close(start)
        self.socket = mine
        self._text = b""

    @staticmethod
    def _run(work: Callable[[Send], None], line: socket.socket, start: int) -> None:
        code = 1
        try:
            ctypes.CDLL(None).prctl(PR_SET_PTRACER, ANYONE, 0, 0, 0)
            os.read(start, 1)
            work(lambda text: line.sendall(text.replace("\n", " ").encode() + b"\n"))
            code = 0
        except BaseException:
            line.sendall(b"bug " + traceback.format_exc().replace("\n", " | ").encode() + b"\n")
        finally:
            os._exit(code)

    def go(self) -> None:
        """Let it begin."""
        os.close(self._start)

    def wait_for_lines(self, count: int, timeout: float) -> None:
        """Wait until the child has said that many lines or is gone, at most `timeout` seconds."""
        limit = time.monotonic() + timeout
        while self._text.count(b"\n") < count and time.monotonic() < limit:
            ready, _, _ = select.select([self.socket], [], [], max(0.0, limit - time.monotonic()))
            block = self.socket.recv(65536) if ready else b""
            if not block:
                return
            self._text += block

    def kill(self) -> None:
        """kill -9."""
        os.kill(self.pid, signal.SIGKILL)

    def finish(self, timeout: float = 60) -> Told:
        """Read everything it says until it is gone. A child that hangs is killed and told as -999."""
        limit, late = time.monotonic() + timeout, False
        while True:
            ready, _, _ = select.select([self.socket], [], [], max(0.0, limit - time.monotonic()))
            block = self.socket.recv(65536) if ready else b""
            if not block:
                late = not ready
                break
            self._text += block
        if late:
            self.kill()
        _, status = os.waitpid(self.pid, 0)
        self.socket.close()
        told = Told([line for line in self._text.decode().splitlines() if line])
        told.status = -999 if late else os.waitstatus_to_exitcode(status)
        return told


CALLS = "pwrite64,write,fsync,fdatasync,ftruncate,unlink,rename"


def run_traced(work: Callable[[Send], None], fault: Sequence[str] = (), paths: tuple[Path, ...] = ()) -> Told:
    """Run a child under strace. `fault` are strace's own words (see `fault_at`), none only lists the calls; with
    `paths` only calls on these files are looked at."""
    with tempfile.TemporaryDirectory() as folder:
        log = Path(folder) / "log"
        child = Child(work)
        command = ["strace", "-f", "-p", str(child.pid), "-o", str(log), "-e", f"trace={CALLS}", "-e", "signal=none"]
        command += [part for path in paths for part in ("-P", str(path))]
        command += [part for words in fault for part in ("-e", f"inject={words}")]
        tracer = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env={**os.environ, "LC_ALL": "C"})
        assert tracer.stderr is not None
        seen = ""
        while "attached" not in seen:
            line = tracer.stderr.readline()
            seen += line
            if not line:
                child.kill()
                raise RuntimeError(f"strace could not attach: {seen}")
        child.go()
        told = child.finish()
        tracer.communicate(timeout=30)
        lines = log.read_text(encoding="utf-8").splitlines()
        told.calls = [match[1] for match in map(_CALL.match, lines) if match]
        return told


_CALL = re.compile(r"^(?:\d+ +)?(" + CALLS.replace(",", "|") + r")\(")


def fault_at(fault: str, call: int, calls: list[str]) -> list[str]:
    """strace's words for one fault at the call-th (from 1) of these calls.

    KILL dies there; ENOSPC, EIO, EROFS fail once, or from there on for ever with a "+" behind. strace counts the calls
    of each name apart, so the n-th of all is found by what an undisturbed run did.
    """
    name = calls[call - 1]
    nth = calls[:call].count(name)
    if fault == "KILL":
        return [f"{name}:signal=KILL:when={nth}"]
    if not fault.endswith("+"):
        return [f"{name}:error={fault}:when={nth}"]
    return [f"{other}:error={fault[:-1]}:when={1 + calls[: call - 1].count(other)}+" for other in CALLS.split(",")]


@functools.lru_cache
def need_strace() -> str:
    """Why the tests with strace cannot run here; "" when they can."""
    if not sys.platform.startswith("linux"):
        return "strace hanya ada di Linux"
    if not shutil.which("strace"):
        return "strace belum terpasang (apt-get install strace)"
    trial = subprocess.run(["strace", "-f", "-o", "/dev/null", "true"], capture_output=True, text=True, check=False)
    return f"strace tidak boleh dipakai di sini: {trial.stderr.strip()}" if trial.returncode else ""
