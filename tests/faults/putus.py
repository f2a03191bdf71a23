"""Power cuts: from recorded events, the disks that could be left behind (reliability 3.3).

Each unsynced 512-byte sector survives or not at random, a size may have grown with zeros, folder operations survive as
a random prefix. Model "posix": only a sync of the folder makes its operations last. Model "win": no such sync exists;
earlier folder operations last from the next sync of any file on.
"""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tests.faults.rekam import Event

SECTOR = 512
Disk = dict[str, bytes]


@dataclass
class File:
    """One file: what the disk surely holds, what the program sees, and the versions of each sector in between."""

    durable: bytes = b""
    now: bytearray = field(default_factory=bytearray)
    versions: dict[int, list[bytes]] = field(default_factory=dict)
    sizes: list[int] = field(default_factory=list)

    def write(self, offset: int, data: bytes) -> None:
        """A write, not yet synced."""
        if len(self.now) < offset:
            self.now.extend(bytes(offset - len(self.now)))
        self.now[offset : offset + len(data)] = data
        for sector in range(offset // SECTOR, (offset + len(data) - 1) // SECTOR + 1):
            piece = bytes(self.now[sector * SECTOR : (sector + 1) * SECTOR]).ljust(SECTOR, b"\0")
            self.versions.setdefault(sector, []).append(piece)
        self.sizes.append(len(self.now))

    def resize(self, size: int) -> None:
        """A change of size, not yet synced."""
        if size < len(self.now):
            del self.now[size:]
        else:
            self.now.extend(bytes(size - len(self.now)))
        self.sizes.append(size)

    def sync(self) -> None:
        """Everything so far is on the disk."""
        self.durable = bytes(self.now)
        self.versions.clear()
        self.sizes.clear()

    def crashed(self, chance: random.Random, share: float) -> bytes:
        """What the disk may hold now; `share` of the unsynced sectors survives."""
        if not self.versions and not self.sizes:
            return self.durable
        size = chance.choice([len(self.durable), *self.sizes])
        data = bytearray(self.durable.ljust(size, b"\0")[:size])
        for sector, versions in self.versions.items():
            if sector * SECTOR < size and chance.random() < share:
                version = versions[-1] if chance.random() < 0.8 else chance.choice(versions)
                data[sector * SECTOR : (sector + 1) * SECTOR] = version
        return bytes(data[:size])


#: something done to a folder: an unlink, a rename, or a new name for a file
Operation = Event | tuple[str, str, File]


def _name(operation: Operation) -> str:
    return operation[1] if isinstance(operation, tuple) else operation.name


class Machine:
    """A disk under a recorded program."""

    def __init__(self, start: Disk, model: str, seed: int) -> None:
        self.model = model
        self.chance = random.Random(seed)
        self.names = {name: File(data, bytearray(data)) for name, data in start.items()}
        self.lasting = dict(self.names)
        self.pending: list[Operation] = []
        self.marks: list[str] = []

    def play(self, event: Event) -> None:
        """One event happens."""
        if event.kind == "mark":
            self.marks.append(event.name)
        elif event.kind == "create":
            if event.name not in self.names:
                self.names[event.name] = File()
                self.pending.append(("create", event.name, self.names[event.name]))
        elif event.kind == "unlink":
            self.names.pop(event.name, None)
            self.pending.append(event)
        elif event.kind == "rename":
            self.names[event.to] = self.names.pop(event.name)
            self.pending.append(event)
        elif event.kind == "syncdir":
            if self.model == "posix":
                mine = [op for op in self.pending if str(Path(_name(op)).parent) == event.name]
                self.settle(self.lasting, mine, len(mine))
                self.pending = [op for op in self.pending if op not in mine]
        else:
            self.on_file(event)

    def on_file(self, event: Event) -> None:
        """A write, a new size or a sync."""
        file = self.names.get(event.name)
        if file is None:
            return  # written to after it was unlinked: nobody will ever see it
        if event.kind == "write":
            file.write(event.offset, event.data)
        elif event.kind == "size":
            file.resize(event.offset)
        elif event.kind == "sync":
            file.sync()
            if self.model == "win":
                self.settle(self.lasting, self.pending, len(self.pending))
                self.pending.clear()

    @staticmethod
    def settle(names: dict[str, File], pending: list[Operation], count: int) -> None:
        """Apply the first `count` folder operations."""
        for operation in pending[:count]:
            if isinstance(operation, tuple):
                names[operation[1]] = operation[2]
            elif operation.kind == "unlink":
                names.pop(operation.name, None)
            elif operation.name in names:
                names[operation.to] = names.pop(operation.name)

    def cut(self) -> Disk:
        """The power goes now: one disk that may be left."""
        names = dict(self.lasting)
        self.settle(names, self.pending, self.chance.randint(0, len(self.pending)))
        share = self.chance.choice((0.0, 0.1, 0.5, 0.9, 1.0))
        return {name: file.crashed(self.chance, share) for name, file in names.items() if not name.endswith(".lock")}


def cuts(events: list[Event], start: Disk, model: str, count: int, seed: int) -> Iterator[tuple[Disk, list[str]]]:
    """`count` disks at random moments, each with the marks that the program had made by then."""
    machine = Machine(start, model, seed)
    chance = random.Random(seed + 1)
    moments = sorted(chance.randint(0, len(events)) for _ in range(count))
    done = 0
    for moment in moments:
        for event in events[done:moment]:
            machine.play(event)
        done = moment
        yield machine.cut(), list(machine.marks)


def read_disk(folder: Path) -> Disk:
    """All files below a folder."""
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def write_disk(disk: Disk, folder: Path) -> None:
    """Lay a disk down in an empty folder."""
    for name, data in disk.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def fingerprint(disk: Disk) -> bytes:
    """Equal for equal disks, so that none is examined twice."""
    digest = hashlib.sha256()
    for name in sorted(disk):
        digest.update(name.encode() + b"\0" + hashlib.sha256(disk[name]).digest())
    return digest.digest()
