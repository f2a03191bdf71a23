"""Where a register page gets its data from: thin calls of the services, one read or one named unit each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from lkm_desktop.domain import REGISTERS
from lkm_desktop.fields import Register
from lkm_desktop.services import aturan, buku_surat, draf, fakta_orang, kartu, orang, registers, riwayat
from lkm_desktop.services.kartu import Pesan
from lkm_desktop.services.registers import Query
from ui.context import Context

#: rules whose findings stand above a list
_RULES = {
    "anggota": ("BR1", "BR2", "BR3", "BR4", "BR6", "BR8", "BR15", "BR23"),
    "pengelola": ("BR5", "BR6", "BR7"),
}


#: a name in a sentence has at most this many letters
_LONGEST = 60


def short(text: object) -> str:
    """A text as the name of a row: one line, cut at the end of a word when it is long."""
    words = " ".join(str(text or "").split())
    return words if len(words) <= _LONGEST else words[:_LONGEST].rsplit(" ", 1)[0].rstrip(",;:") + " …"


class RegisterSource:
    """Data of one register for a page; also the source of suggestions and people for its form."""

    def __init__(self, ctx: Context, key: str) -> None:
        self.ctx = ctx
        self.register: Register = REGISTERS[key]

    @property
    def key(self) -> str:
        """The register's key."""
        return self.register.key

    @property
    def title(self) -> str:
        """The register's title in the office's own word for the body."""
        return self.register.title_for(self.ctx.office.istilah)

    @property
    def book(self) -> str:
        """The title on paper."""
        return self.register.book_for(self.ctx.office.istilah)

    @property
    def noun(self) -> str:
        """What one row is called."""
        return self.register.noun

    @property
    def new_noun(self) -> str:
        """What a row is called that was not saved yet: "Warga baru", "SK baru"."""
        return f"{self.noun[:1].upper()}{self.noun[1:]} baru"

    def name_of(self, values: Mapping[str, Any]) -> str:
        """What the row with these values is called in sentences; "" while it has no name."""
        return short(values.get(self.register.name))

    # --- lists ------------------------------------------------------------------------------------------------------

    def ids(self, query: Query) -> list[str]:
        """Ids in the order of the list."""
        with self.ctx.read() as s:
            return registers.ids(s, self.register, query)

    def count(self, query: Query) -> int:
        """How many rows a query shows."""
        with self.ctx.read() as s:
            return registers.count(s, self.register, query)

    def sums(self, ids: Sequence[str]) -> list[str]:
        """Sentences about all rows of the list, such as what the inventory is worth."""
        if self.register.personal:
            return []
        with self.ctx.read() as s:
            return buku_surat.sums(s, self.register, ids)

    def rows(self, ids: Sequence[str], keys: Sequence[str]) -> list[tuple[str, ...]]:
        """Display texts of some rows."""
        with self.ctx.read() as s:
            return registers.rows(s, self.register, ids, keys)

    def choices(self, key: str) -> list[tuple[str, str]]:
        """Values of a filter."""
        with self.ctx.read() as s:
            return registers.choices(s, self.register, key)

    # --- one record -------------------------------------------------------------------------------------------------

    def get(self, row_id: str) -> dict[str, Any]:
        """Form values of a record. Raises LkmError when it is gone."""
        with self.ctx.read() as s:
            return kartu.get(s, self.register, row_id)

    def blank(self, person_id: str | None = None) -> dict[str, Any]:
        """Form values of a new record, of a known person for a hat."""
        with self.ctx.read() as s:
            return kartu.blank(s, self.register, person_id)

    def propose(self, values: dict[str, Any]) -> dict[str, Any]:
        """What the office proposes for a new row with these values, such as its next number."""
        with self.ctx.read() as s:
            return kartu.propose(s, self.register, values)

    def check(self, row_id: str | None, values: dict[str, Any]) -> list[Pesan]:
        """What is to be said about typed values."""
        with self.ctx.read() as s:
            return kartu.check(s, self.register, row_id, values)

    def roles(self, values: dict[str, Any]) -> str:
        """The hats that the person of these values wears now, in words."""
        if not self.register.personal:
            return ""
        person = values.get("orang_id") if self.register.hat else values.get("id")
        if not person:
            return ""
        with self.ctx.read() as s:
            return orang.current_hats(s, [str(person)]).get(str(person), "")

    def facts(self, values: dict[str, Any]) -> tuple[str, ...]:
        """What the card of a stored person says beyond the form: attendance, trainings, the next duty."""
        with self.ctx.read() as s:
            return fakta_orang.fakta(s, self.key, values)

    def history(self, row_id: str, values: dict[str, Any]) -> list[riwayat.Perubahan]:
        """Changes of a record and, for a hat, of its person; newest first."""
        with self.ctx.read() as s:
            found = riwayat.history(s, self.register.entity.__tablename__, row_id)
            if self.register.hat and values.get("orang_id"):
                found = found + riwayat.history(s, "orang", str(values["orang_id"]))
        return sorted(found, key=lambda change: change.waktu, reverse=True)

    def findings(self, query: Query) -> list[aturan.Temuan]:
        """What the board breaks on the day of the list, and numbers that the agenda surat keluar lacks."""
        if not self.register.badan:
            with self.ctx.read() as s:
                return buku_surat.findings(s, self.register)
        with self.ctx.read() as s:
            found = aturan.periksa(s, query.per_tanggal)
        return [item for item in found if item.kode in _RULES[self.key]]

    # --- drafts -----------------------------------------------------------------------------------------------------

    def draft_key(self, row_id: str | None) -> str:
        """The key that the form's draft is kept under."""
        return f"{self.key}:{row_id or 'baru'}"

    def keep_draft(self, row_id: str | None, values: dict[str, Any]) -> None:
        """Keep typed values; drafts are no part of the history."""
        with self.ctx.store.unit("Simpan draf") as s:
            draf.save_draf(s, self.draft_key(row_id), values)

    def drop_draft(self, row_id: str | None) -> None:
        """Forget typed values."""
        with self.ctx.store.unit("Buang draf") as s:
            draf.delete_draf(s, self.draft_key(row_id))

    def drafts(self) -> list[tuple[str | None, dict[str, Any], str]]:
        """(record id or None for a new one, values, "21-09-2015 19.30") of every kept draft of this register."""
        found = []
        with self.ctx.read() as s:
            for key, when in draf.list_draf(s):
                register, _, row_id = key.partition(":")
                values = draf.get_draf(s, key) if register == self.key else None
                if values is not None:
                    found.append((None if row_id == "baru" else row_id, values, when.strftime("%d-%m-%Y %H.%M")))
        return found

    # --- for forms --------------------------------------------------------------------------------------------------

    def suggestions(self, key: str) -> list[str]:
        """Words already used in a field."""
        with self.ctx.read() as s:
            return registers.suggestions(s, self.register, key)

    def search_people(self, text: str, limit: int) -> list[orang.OrangRingkas]:
        """People that match."""
        with self.ctx.read() as s:
            return orang.search(s, text, limit)

    def person_name(self, person_id: str) -> str:
        """The name of a person; empty when unknown."""
        with self.ctx.read() as s:
            found = registers.rows(s, REGISTERS["orang"], [person_id], ["nama"])
        return found[0][0] if found else ""
