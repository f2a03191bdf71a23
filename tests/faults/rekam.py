"""Record what a real process writes: strace's log, read back as events on the files of one folder.

The recorded program says where it is with `mark("...")`, which is a write to a file `tanda` outside that folder.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TRACED = "openat,close,dup,pwrite64,write,lseek,fsync,fdatasync,ftruncate,unlink,unlinkat,rename,renameat,mkdir"
_LINE = re.compile(r"^(?:\d+ +)?(\w+)\((.*)\) += (-?\d+)(?: .*)?$", re.DOTALL)
_TEXT = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')
MARKS = "tanda"


@dataclass(frozen=True)
class Event:
    """One thing that happened. kind: write (offset, data), size (offset), sync, create, unlink, rename (to), mark,
    syncdir; name: the file inside the folder."""

    kind: str
    name: str
    offset: int = 0
    data: bytes = b""
    to: str = ""


def mark(path: Path, text: str) -> None:
    """Say where the recorded program is."""
    with path.open("ab", buffering=0) as file:
        file.write(text.encode() + b"\n")


def record(module: str, folder: Path, arguments: Sequence[str]) -> list[Event]:
    """Run `python -m module folder marks arguments...` under strace and return what it did to the folder's files."""
    log, marks = folder.parent / "strace.log", folder.parent / MARKS
    command = ["strace", "-f", "--seccomp-bpf", "-xx", "-s", "4000000", "-e", f"trace={TRACED}", "-e", "signal=none"]
    command += ["-o", str(log), sys.executable, "-m", module, str(folder), str(marks), *arguments]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)
    if run.returncode:
        raise RuntimeError(f"the recorded program failed: {run.stderr}")
    return list(Reader(folder, marks).events(log))


@dataclass
class _Open:
    name: str
    position: int = 0


@dataclass
class Reader:
    """Follows file descriptors through a log of one process."""

    folder: Path
    marks: Path
    files: dict[int, _Open] = field(default_factory=dict)
    existing: set[str] = field(default_factory=set)

    def events(self, log: Path) -> Iterator[Event]:
        """The events of a log, in order."""
        with log.open(encoding="ascii") as lines:
            for line in lines:
                if "<unfinished" in line or "resumed>" in line:
                    raise RuntimeError("the recorded program used threads")
                match = _LINE.match(line)
                if match and int(match[3]) >= 0:
                    yield from self.event(match[1], match[2], int(match[3]))

    def event(self, call: str, arguments: str, result: int) -> Iterator[Event]:
        """What one successful call means."""
        texts = [bytes.fromhex(text.replace("\\x", "")) for text in _TEXT.findall(arguments)]
        if call == "openat":
            yield from self.opened(os.fsdecode(texts[0]), arguments, result)
        elif call in ("unlink", "unlinkat", "rename", "renameat"):
            names = [self.name_of(os.fsdecode(text)) for text in texts]
            if names[0] and call.startswith("unlink"):
                yield Event("unlink", names[0])
            elif names[0] and names[-1]:
                yield Event("rename", names[0], to=names[-1])
        elif call not in ("mkdir",):
            yield from self.on_file(call, arguments, texts, result)

    def name_of(self, path: str) -> str:
        """The name inside the folder ("." for the folder itself, "*" for the marks), "" for any other path."""
        if Path(path) == self.marks:
            return "*"
        try:
            return Path(path).relative_to(self.folder).as_posix()
        except ValueError:
            return ""

    def opened(self, path: str, arguments: str, result: int) -> Iterator[Event]:
        """A file was opened: made anew, emptied, or only opened."""
        self.files.pop(result, None)
        name = self.name_of(path)
        if not name:
            return
        self.files[result] = _Open(name)
        if name != "*" and "O_CREAT" in arguments:
            yield Event("create", name)
        if name != "*" and "O_TRUNC" in arguments:
            yield Event("size", name, 0)

    def on_file(self, call: str, arguments: str, texts: list[bytes], result: int) -> Iterator[Event]:
        """A call on a descriptor."""
        numbers = [int(n) for n in re.findall(r"(?:^|, )(-?\d+)", re.sub(r'"[^"]*"', '""', arguments))]
        file = self.files.get(numbers[0])
        if call == "close":
            self.files.pop(numbers[0], None)
        elif file is None:
            return
        elif call == "dup":
            raise RuntimeError("a descriptor was doubled; the reader does not follow that")
        elif call == "lseek":
            file.position = result
        elif call in ("fsync", "fdatasync"):
            yield Event("sync" if file.name not in (".",) and not self.is_folder(file.name) else "syncdir", file.name)
        elif call == "ftruncate":
            yield Event("size", file.name, numbers[1])
        elif call == "pwrite64":
            yield Event("write", file.name, numbers[-1], texts[0][:result])
        elif call == "write":
            yield from self.wrote(file, texts[0][:result])

    def wrote(self, file: _Open, data: bytes) -> Iterator[Event]:
        """A write where the descriptor stands; for the marks, a word of the program."""
        if file.name == "*":
            yield Event("mark", data.decode().strip())
            return
        yield Event("write", file.name, file.position, data)
        file.position += len(data)

    def is_folder(self, name: str) -> bool:
        """Whether a name inside the folder is a folder."""
        return (self.folder / name).is_dir()
