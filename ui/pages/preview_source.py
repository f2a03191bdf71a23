"""Suggestions and people for the fields of a paper: what was typed for the same kind before, and who serves."""

from __future__ import annotations

from collections.abc import Sequence

from lkm_desktop.domain import REGISTERS
from lkm_desktop.services import naskah, orang, registers, surat
from ui.context import Context
from ui.widgets.person_picker import Person

_NEWEST = 60
#: fields of several lines with a person in each, and fields that name one person
LISTS = ("petugas", "anggota", "utusan", "wakil_nama")
PEOPLE = ("dari", "kepada", "pemantau", "penerima")


class PaperSource:
    """A field source for one kind of paper."""

    def __init__(self, ctx: Context, kind: str) -> None:
        self.ctx, self.kind = ctx, kind
        self._lines: list[str] | None = None

    def suggestions(self, key: str) -> list[str]:
        """What stands in that field of earlier papers of the kind, the newest first."""
        with self.ctx.read() as s:
            found = [sheet.isian.get(key, "").strip() for sheet in naskah.daftar(s, jenis=self.kind, limit=_NEWEST)]
            if key == "kepada":
                found += surat.saran_kepada(s)
            if key in PEOPLE:
                found += [line.partition(" | ")[0] for line in surat.saran_orang(s)]
        return list(dict.fromkeys(text for text in found if text))

    def people_lines(self) -> list[str]:
        """Who serves, as a line of a list of names has it: "nama | jabatan". Read once."""
        if self._lines is None:
            with self.ctx.read() as s:
                self._lines = surat.saran_orang(s)
        return self._lines

    def search_people(self, text: str, limit: int) -> Sequence[Person]:
        """People that match."""
        with self.ctx.read() as s:
            return orang.search(s, text, limit)

    def person_name(self, person_id: str) -> str:
        """The name of a person; empty when unknown."""
        with self.ctx.read() as s:
            found = registers.rows(s, REGISTERS["orang"], [person_id], ["nama"])
        return found[0][0] if found else ""
