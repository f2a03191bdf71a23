"""Where the PAW page gets its data from: members, reserve and chain in one read, each change in one unit."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from lkm_desktop.services import paw
from lkm_desktop.services.paw import Anggota, Cadangan, Pergantian
from lkm_desktop.services.pesan import Pesan
from ui.pages.pemilihan.source import PemilihanSource


@dataclass(frozen=True)
class Change:
    """What is typed: who goes, when, why, who comes (a name of the reserve, anybody else, or nobody), by what."""

    penugasan_id: str
    tanggal: date | None
    alasan: str
    dasar: str
    perolehan_id: str | None = None
    orang_id: str | None = None


@dataclass(frozen=True)
class Board:
    """Everything that the page shows. vacant: seats that nobody has taken yet; chain: the newest first."""

    members: tuple[Anggota, ...]
    vacant: tuple[Pergantian, ...]
    reserve: tuple[Cadangan, ...]
    chain: tuple[Pergantian, ...]
    pemilihan_id: str | None


class PawSource(PemilihanSource):
    """Data of replacements; people, suggestions and drafts as everywhere."""

    def board(self, day: date) -> Board:
        """The board of a day with its reserve and everything that was replaced."""
        with self.ctx.read() as s:
            election = paw.pemilihan_berlaku(s, day)
            chain = paw.rantai(s)
            periods = {one.periode for one in paw.anggota(s, day)}
            vacant = tuple(one for one in chain if not one.pengganti and one.periode in periods)
            reserve = paw.cadangan(s, election, day) if election else ()
            return Board(paw.anggota(s, day), vacant, reserve, chain[::-1], election)

    def seat(self, penugasan_id: str) -> tuple[Pergantian, ...]:
        """What one seat has gone through."""
        with self.ctx.read() as s:
            return paw.silsilah(s, penugasan_id)

    def look(self, change: Change) -> tuple[Pesan, ...]:
        """What is to be said of a replacement before it is written. Raises LkmError when something of it is gone."""
        with self.ctx.read() as s:
            return paw.periksa_ganti(s, change.penugasan_id, change.tanggal, perolehan_id=change.perolehan_id,
                                     orang_id=change.orang_id)  # fmt: skip

    def replace(self, change: Change, name: str) -> None:
        """Replace a member. Raises FieldErrors, LkmError."""
        with self.ctx.store.unit(f"Ganti anggota {name}") as s:
            paw.ganti(s, change.penugasan_id, change.tanggal, change.alasan, change.dasar,
                      perolehan_id=change.perolehan_id, orang_id=change.orang_id)  # fmt: skip

    def promote(self, change: Change, name: str) -> None:
        """Make a member the koordinator. Raises FieldErrors, LkmError."""
        with self.ctx.store.unit(f"Tetapkan {name} sebagai koordinator") as s:
            paw.ganti_koordinator(s, change.penugasan_id, change.tanggal, change.alasan, change.dasar)
