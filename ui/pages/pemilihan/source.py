"""Where the pages of an election get their data from: thin calls of the services, one read or one named unit each.

People, suggestions and drafts are asked for as everywhere in the program: from the source of the meetings.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from lkm_desktop.errors import FieldErrors
from lkm_desktop.services import (
    aturan,
    papan_baru,
    pemilihan,
    pemilihan_panitia,
    pemilihan_ringkasan,
    pemilihan_rt,
    perolehan,
    utusan,
)
from lkm_desktop.services.papan_baru import PapanJadi, RencanaPapan
from lkm_desktop.services.pemilihan import PemilihanRingkas
from lkm_desktop.services.pemilihan_panitia import Panitia
from lkm_desktop.services.pemilihan_ringkasan import Legitimasi, Ringkasan
from lkm_desktop.services.perolehan import Hitungan
from lkm_desktop.services.utusan import Utusan
from ui.pages.rapat.source import RapatSource

Values = dict[str, Any]


@dataclass(frozen=True)
class Election:
    """Everything that the head of the page and more than one step need. least: percent of BR11."""

    values: Values
    figures: Ringkasan
    least: int

    @property
    def id(self) -> str:
        """Its id."""
        return str(self.values["id"])

    @property
    def name(self) -> str:
        """Its name, for labels of steps."""
        return str(self.values["nama"])


class PemilihanSource(RapatSource):
    """Data of elections; also the source of suggestions and people for its forms."""

    # --- reading ----------------------------------------------------------------------------------------------------

    def elections(self, siklus_id: str | None = None) -> tuple[PemilihanRingkas, ...]:
        """All elections, or those of a siklus."""
        with self.ctx.read() as s:
            return pemilihan.daftar(s, siklus_id)

    def of_stage(self, siklus_id: str, tahap_id: str | None) -> str | None:
        """The election of a stage or siklus."""
        with self.ctx.read() as s:
            return pemilihan.untuk_tahap(s, siklus_id, tahap_id)

    def election(self, pemilihan_id: str) -> Election:
        """One election. Raises LkmError when it is gone."""
        with self.ctx.read() as s:
            values = pemilihan.ambil(s, pemilihan_id)
            figures = pemilihan_ringkasan.ringkasan(s, pemilihan_id)
            return Election(values, figures, aturan.angka(s, "partisipasi_rt"))

    def legitimacy(self, voters: int | None, adults: int | None) -> Legitimasi:
        """The verdict on the kelurahan, of numbers that may not be stored yet."""
        with self.ctx.read() as s:
            return pemilihan_ringkasan.legitimasi(s, voters, adults)

    def seat_words(self, seats: int) -> str:
        """What the office's rules say of that many members; "" when nothing."""
        with self.ctx.read() as s:
            return pemilihan.temuan_kursi(s, seats)

    def blank_election(self, siklus_id: str | None, tahap_id: str | None) -> Values:
        """What the form of a new election begins with."""
        with self.ctx.read() as s:
            return pemilihan.bawaan(s, date.today(), siklus_id, tahap_id)

    def committee(self, pemilihan_id: str) -> Panitia:
        """The committee and what the rules say about it."""
        with self.ctx.read() as s:
            return pemilihan_panitia.panitia(s, pemilihan_id)

    def tally(self, pemilihan_id: str, rt_id: str | None) -> Hitungan:
        """The tally of an RT, or of the kelurahan. Raises LkmError when it is gone."""
        with self.ctx.read() as s:
            return perolehan.hitungan(s, pemilihan_id, rt_id)

    def delegates(self, pemilihan_id: str) -> tuple[Utusan, ...]:
        """The utusan of all RTs."""
        with self.ctx.read() as s:
            return utusan.utusan(s, pemilihan_id)

    def plan(self, pemilihan_id: str, begin: date, people: Mapping[str, str | None]) -> RencanaPapan:
        """What making the board would change."""
        with self.ctx.read() as s:
            return papan_baru.rencana_papan(s, pemilihan_id, begin, people)

    def decree(self, pemilihan_id: str) -> str:
        """The id of the draft decree that was begun for the board of an election; "" without one."""
        with self.ctx.read() as s:
            return papan_baru.naskah_papan(s, pemilihan_id) or ""

    # --- writing: the caller shows LkmError and FieldErrors beside what was typed -------------------------------------

    def save_election(self, pemilihan_id: str | None, values: Values) -> str:
        """Save the form; gives the id. Raises FieldErrors, LkmError."""
        verb = "Ubah pemilihan" if pemilihan_id else "Buat pemilihan"
        with self.ctx.store.unit(f"{verb} {values.get('nama') or ''}".strip()) as s:
            return pemilihan.simpan(s, pemilihan_id, values)

    def save_rows(self, pemilihan_id: str, rows: Sequence[tuple[int, str | None, Values]]) -> None:
        """Save (place, id or None, values) of RTs as one step. Raises FieldErrors with keys "place.field"."""
        errors: dict[str, str] = {}
        with self.ctx.store.unit("Simpan pemilih per RT") as s:
            for place, rt_id, values in rows:
                try:
                    pemilihan_rt.simpan_rt(s, pemilihan_id, rt_id, values)
                except FieldErrors as error:
                    errors |= {f"{place}.{key}": text for key, text in error.errors.items()}
            if errors:
                raise FieldErrors(errors)

    def save_tally(
        self, subject: str, pemilihan_id: str, rt_id: str | None, figures: Values, names: Sequence[Values],
        details: Values,
    ) -> None:  # fmt: skip
        """Save a whole tally, and what else is known of the vote in that RT. Raises FieldErrors, LkmError."""
        with self.ctx.store.unit(f"Simpan hitung suara {subject}") as s:
            if rt_id and details:
                pemilihan_rt.simpan_rt(s, pemilihan_id, rt_id, details)
            perolehan.simpan_hitungan(s, pemilihan_id, rt_id, figures, names)

    def decide(self, subject: str, order: Sequence[str], reason: str) -> None:
        """People put equal names in this order. Raises FieldErrors, LkmError."""
        with self.ctx.store.unit(f"Putuskan suara sama {subject}") as s:
            perolehan.putuskan(s, order, reason)

    def save_member(self, pemilihan_id: str, penugasan_id: str | None, values: Values, name: str) -> str:
        """Add or change one of the committee. Raises FieldErrors, LkmError."""
        verb = "Ubah" if penugasan_id else "Tambah"
        with self.ctx.store.unit(f"{verb} panitia {name}".strip()) as s:
            return pemilihan_panitia.simpan_panitia(s, pemilihan_id, penugasan_id, values)

    # --- writing: LkmError is told in the bar; these give whether it was written --------------------------------------

    def trash_election(self, row: PemilihanRingkas) -> bool:
        """Move an election to the Sampah."""
        with (unit := self.ctx.unit(f"Hapus pemilihan {row.nama}")) as s:
            pemilihan.buang(s, row.id)
        return unit.ok

    def remove_member(self, penugasan_id: str, name: str) -> bool:
        """Take one of the committee off."""
        with (unit := self.ctx.unit(f"Hapus panitia {name}")) as s:
            pemilihan_panitia.lepas_panitia(s, penugasan_id)
        return unit.ok

    def fill_rows(self, pemilihan_id: str) -> pemilihan_rt.HasilIsi | None:
        """Make rows of all RTs that residents live in; None when it failed."""
        found = None
        with (unit := self.ctx.unit("Buat baris RT dari warga")) as s:
            found = pemilihan_rt.isi_rt(s, pemilihan_id)
        return found if unit.ok else None

    def count_adults(self, pemilihan_id: str) -> pemilihan_rt.HasilIsi | None:
        """Count the adults of all rows again; None when it failed."""
        found = None
        with (unit := self.ctx.unit("Hitung warga dewasa dari daftar warga")) as s:
            found = pemilihan_rt.hitung_dewasa(s, pemilihan_id)
        return found if unit.ok else None

    def remove_row(self, rt_id: str, words: str) -> bool:
        """Move an RT and its tally to the Sampah."""
        with (unit := self.ctx.unit(f"Hapus {words} dari pemilihan")) as s:
            pemilihan_rt.buang_rt(s, rt_id)
        return unit.ok

    def settle(self, subject: str, pemilihan_id: str, rt_id: str | None, result: Mapping[str, str] | None) -> bool:
        """Save the result of a tally: as the votes propose (None), or as people say."""
        with (unit := self.ctx.unit(f"Tetapkan hasil {subject}")) as s:
            perolehan.tetapkan(s, pemilihan_id, rt_id, result)
        return unit.ok

    def undo_decision(self, subject: str, ids: Sequence[str]) -> bool:
        """Take a decision on a tie back."""
        with (unit := self.ctx.unit(f"Batalkan putusan suara sama {subject}")) as s:
            perolehan.batal_putusan(s, ids)
        return unit.ok

    def begin_round(self, pemilihan_id: str) -> int | None:
        """Bring the utusan into the round of the kelurahan; gives how many are new, None when it failed."""
        count = 0
        with (unit := self.ctx.unit("Bawa utusan ke rembug kelurahan")) as s:
            count = utusan.mulai_kelurahan(s, pemilihan_id)
        return count if unit.ok else None

    def note_presence(self, pemilihan_id: str, words: str, marks: Mapping[str, tuple[bool | None, bool]]) -> bool:
        """Note who came to the rembug, or wrote that they are willing."""
        with (unit := self.ctx.unit(words)) as s:
            utusan.catat_hadir(s, pemilihan_id, marks)
        return unit.ok

    def link_meeting(self, pemilihan_id: str, rapat_id: str | None, words: str) -> bool:
        """Which meeting is the rembug of the kelurahan."""
        with (unit := self.ctx.unit(words)) as s:
            pemilihan.simpan(s, pemilihan_id, {"rapat_id": rapat_id})
        return unit.ok

    def make_board(self, pemilihan_id: str, word: str, begin: date, **options: Any) -> PapanJadi | None:
        """Make the board of those elected, as one step; None when it failed."""
        made = None
        with (unit := self.ctx.unit(f"Tetapkan anggota {word} baru")) as s:
            made = papan_baru.jadikan_papan(s, pemilihan_id, begin, **options)
        return made if unit.ok else None
