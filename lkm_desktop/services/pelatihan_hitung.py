"""How much of a training somebody attended: minutes over its sessions, or typed lesson hours where there are none.

1 JPL (jam pelajaran) is 45 minutes unless the office says otherwise (lkm-siklus.md 2.5: 4 JPL = 180 minutes).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from lkm_desktop.domain import Kehadiran, Rapat

_LETTERS = {"hadir": "H", "izin": "I", "sakit": "S", "alpa": "A"}


@dataclass(frozen=True)
class Ikut:
    """What one person attended: lesson hours, percent rounded down (None while not known), a mark for each session."""

    jpl: float | None
    persen: int | None
    tanda: tuple[str, ...]


@dataclass(frozen=True)
class SesiHitung:
    """One session as it is counted: clock times in minutes after midnight (None: not known) and its roll."""

    tanggal: date
    mulai: int | None
    selesai: int | None
    bernama: bool
    marks: Mapping[str, Kehadiran]

    @classmethod
    def of(cls, meeting: Rapat, marks: Mapping[str, Kehadiran]) -> SesiHitung:
        """The session of a meeting with the rows of its roll by person."""
        return cls(meeting.tanggal, menit(meeting.jam_mulai), menit(meeting.jam_selesai), meeting.mode != "jumlah",
                   marks)

    @property
    def menit(self) -> int | None:
        """How long it took; None while one of its times is missing."""
        if self.mulai is None or self.selesai is None or self.selesai <= self.mulai:
            return None
        return self.selesai - self.mulai

    @property
    def tercatat(self) -> bool:
        """Whether its roll was entered: an excuse alone is known before the session."""
        return self.bernama and any(row.status in ("hadir", "alpa") for row in self.marks.values())

    def tanda(self, orang_id: str) -> str:
        """The letter of one person; "-" when not on the roll, "" while nobody marked it."""
        row = self.marks.get(orang_id)
        return "-" if row is None else _LETTERS.get(row.status or "", "")

    def bagian(self, orang_id: str) -> float:
        """The part of the session (0 to 1) that somebody was there: who came late or left early misses the rest."""
        row = self.marks.get(orang_id)
        if row is None or row.status != "hadir":
            return 0.0
        whole = self.menit
        if whole is None or self.mulai is None or self.selesai is None:
            return 1.0
        came = max(menit(row.datang) or self.mulai, self.mulai)
        left = min(menit(row.pulang) or self.selesai, self.selesai)
        return max(0, left - came) / whole


def menit(jam: str | None) -> int | None:
    """ "19.45" as minutes after midnight; None for no time."""
    hours, _, rest = (jam or "").partition(".")
    return int(hours) * 60 + int(rest) if hours.isdigit() and rest.isdigit() else None


def kata_jpl(jpl: float | None) -> str:
    """Lesson hours as written: "4", "6,5", "" while not known."""
    if jpl is None:
        return ""
    return str(int(jpl)) if jpl == int(jpl) else f"{jpl:.1f}".replace(".", ",")


def hitung(
    sesi: Sequence[SesiHitung], jpl: int | None, typed: Mapping[str, int | None], menit_jpl: int
) -> dict[str, Ikut]:
    """What each person of `typed` (person -> typed lesson hours) attended.

    Sessions whose roll is entered count by their minutes; one without hours counts as the mean of the others, or as an
    even part of the training's JPL. Nobody attends more than those JPL. Without sessions the typed hours count
    against the training's JPL.
    """
    if not sesi:
        return {person: _typed(hours, jpl) for person, hours in typed.items()}
    weights, known = _weights(sesi, jpl, menit_jpl)
    entered = [n for n, one in enumerate(sesi) if one.tercatat]
    total = sum(weights[n] for n in entered)
    rest = min(1.0, jpl * menit_jpl / total) if jpl and total else 1.0  # the training's own JPL leave out its breaks
    found = {}
    for person in typed:
        marks = tuple(one.tanda(person) for one in sesi)
        came = sum(weights[n] * sesi[n].bagian(person) for n in entered)
        share = int(100 * came / total + 1e-9) if total else None
        hours = round(came * rest / menit_jpl, 1) if known and total and menit_jpl else None
        found[person] = Ikut(hours, share, marks)
    return found


def _typed(hours: int | None, jpl: int | None) -> Ikut:
    share = min(100, 100 * hours // jpl) if hours is not None and jpl else None
    return Ikut(None if hours is None else float(hours), share, ())


def _weights(sesi: Sequence[SesiHitung], jpl: int | None, menit_jpl: int) -> tuple[list[float], bool]:
    """Minutes of each session, and whether they are minutes at all or mere equal parts."""
    timed = [one.menit for one in sesi if one.menit]
    if timed:
        usual = sum(timed) / len(timed)
    elif jpl:
        usual = jpl * menit_jpl / len(sesi)
    else:
        return [1.0] * len(sesi), False
    return [float(one.menit or usual) for one in sesi], True
