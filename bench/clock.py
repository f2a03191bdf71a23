"""Inside a measured process: processor time with children, and peak memory. Imports next to nothing on purpose."""

from __future__ import annotations

import os
import sys
import time

#: what one measured process tells: name -> seconds, bytes or a count
Metrics = dict[str, float]


def cpu() -> float:
    """Processor seconds of this process and of its children that have ended (Windows: without the children)."""
    if sys.platform == "win32":
        return time.process_time()
    import resource

    mine, theirs = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    return mine.ru_utime + mine.ru_stime + theirs.ru_utime + theirs.ru_stime


def status(name: str, pid: int | str = "self") -> float | None:
    """A memory figure of `/proc/<pid>/status` in bytes, such as VmHWM (peak) or VmRSS; None where there is none."""
    try:
        with open(f"/proc/{pid}/status", encoding="ascii", errors="replace") as lines:
            for line in lines:
                if line.startswith(name + ":"):
                    return float(line.split()[1]) * 1024
    except OSError:
        pass
    return None


def forget_peak() -> None:
    """Let VmHWM start again from what is held now; where the system does not offer that, the old peak stays."""
    try:
        with open("/proc/self/clear_refs", "w", encoding="ascii") as door:
            door.write("5")
    except OSError:
        pass


class Clock:
    """`with Clock() as clock:` around the action; `clock.metrics()` has cpu, wall, rss (peak of the action)."""

    def __enter__(self) -> Clock:
        forget_peak()
        self._held = status("VmRSS") or 0.0
        self._wall, self._cpu = time.perf_counter(), cpu()
        return self

    def __exit__(self, *_error: object) -> None:
        self.cpu, self.wall = cpu() - self._cpu, time.perf_counter() - self._wall
        self.peak = status("VmHWM")

    def so_far(self) -> float:
        """Processor seconds since the action began."""
        return cpu() - self._cpu

    def metrics(self) -> Metrics:
        """What the action took. `grown` is its peak above what the process held before it."""
        found = {"cpu": self.cpu, "wall": self.wall}
        if self.peak is not None:
            found |= {"rss": self.peak, "grown": self.peak - self._held}
        return found


def leave(target: str, metrics: Metrics) -> None:
    """Write the metrics for the bench and end this process at once, without any tidying that would be measured."""
    peak = status("VmHWM")
    metrics = {**({"rss": peak} if peak is not None else {}), **metrics, "process": time.process_time()}
    with open(target, "w", encoding="ascii") as out:
        out.write(repr(metrics))
    sys.stderr.flush()
    os._exit(0)
