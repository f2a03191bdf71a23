"""Where kits, copies, series and the calendar get their data from: thin calls of the services."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from lkm_desktop.services import kalender_rapat, kegiatan_rapat, kit, kit_rapat, rapat, seri, undangan
from lkm_desktop.services.kit_berkas import Berkas, berkas_rapat
from lkm_desktop.services.kit_kata import isi, kata_tanggal
from ui.context import Context


class KitSource:
    """Data of kits and of what is made with them."""

    def __init__(self, ctx: Context) -> None:
        self.ctx = ctx

    # --- reading ----------------------------------------------------------------------------------------------------

    def kits(self) -> list[tuple[kit.Perangkat, str]]:
        """Every kit with its name in the office's own words."""
        with self.ctx.read() as s:
            return list(zip(kit.daftar_kit(s), [name for _, name in kit.nama_kit(s)], strict=True))

    def prefilled(self, code: str, day: date | None) -> dict[str, Any]:
        """Form values of a new meeting; an empty code is a bare one. Raises LkmError."""
        if not code:
            return rapat.blank_rapat() | {"tanggal": day}
        with self.ctx.read() as s:
            return kit_rapat.isian_kit(s, code, day)

    def name(self, code: str, values: dict[str, Any]) -> str:
        """The name that a kit gives a meeting of these values."""
        with self.ctx.read() as s:
            return kit_rapat.judul_kit(s, code, values.get("tanggal"), values.get("rt"), values.get("rw"))

    def activity_name(self, values: dict[str, Any]) -> str:
        """The name that the chosen activity of a siklus gives a meeting; empty without one."""
        chosen = values.get("kegiatan_id")
        with self.ctx.read() as s:
            found = [a for a in kegiatan_rapat.pilihan(s, [chosen]) if a.id == chosen] if chosen else []
        return kegiatan_rapat.judul(found[0].nama, values.get("rt"), values.get("rw")) if found else ""

    def activity_day(self, kegiatan_id: str, today: date) -> date:
        """The day on which a new meeting of an activity is offered."""
        with self.ctx.read() as s:
            return kegiatan_rapat.hari_rencana(s, kegiatan_id, today)

    def bodies(self, codes: Sequence[str], day: date | None) -> list[tuple[str, str, int]]:
        """(code, name, how many serve on that day) of bodies."""
        names = {**dict(kit.DIUNDANG), "LKM": self.ctx.office.istilah}
        with self.ctx.read() as s:
            return [
                (code, names[code], len(set(undangan.orang_badan(s, code, day or date.today())))) for code in codes
            ]

    def copied(self, rapat_id: str) -> tuple[dict[str, Any], str, int]:
        """Form values of a copy, the pattern of its name, and how many invited people go along. Raises LkmError."""
        with self.ctx.read() as s:
            values = kit_rapat.isian_salinan(s, rapat_id)
            found = rapat.get_rapat(s, rapat_id)
            count = next((row.diundang for row in rapat.rapat_list(s, limit=1_000_000) if row.id == rapat_id), 0)
        return values, kit_rapat.pola_salinan(found["judul"], found["tanggal"]), count

    def papers(self, rapat_ids: Sequence[str] | None = None) -> dict[str, tuple[Berkas, ...]]:
        """The checklist of papers by meeting."""
        with self.ctx.read() as s:
            return berkas_rapat(s, rapat_ids)

    def rest(self, rapat_id: str) -> list[rapat.RapatRingkas]:
        """Meetings of the same series still to come, oldest first."""
        with self.ctx.read() as s:
            coming = seri.sisa_seri(s, rapat_id)
            known = {row.id: row for row in rapat.rapat_list(s, limit=1_000_000)} if coming else {}
        return [known[found] for found in coming]

    def plan(self, rule: seri.Pola, days: Sequence[date]) -> list[seri.Rencana]:
        """The days of a series with what is to be known about each."""
        with self.ctx.read() as s:
            return seri.rencana_seri(s, rule, days)

    def month(self, year: int, month: int) -> list[list[kalender_rapat.Hari]]:
        """The weeks of a month with their meetings."""
        with self.ctx.read() as s:
            return kalender_rapat.bulan(s, year, month)

    def years(self) -> list[int]:
        """Years with meetings, newest first."""
        with self.ctx.read() as s:
            return kalender_rapat.tahun_rapat(s)

    # --- writing: the caller shows LkmError and FieldErrors beside what was typed -------------------------------------

    def make(self, code: str, values: dict[str, Any]) -> str:
        """Make a meeting from a kit, or a bare one; gives its id. Raises FieldErrors, LkmError."""
        with self.ctx.store.unit(f"Buat rapat {values.get('judul') or ''}".strip()) as s:
            return kit_rapat.rapat_dari_kit(s, code, **values)

    def copy(self, rapat_id: str, values: dict[str, Any]) -> str:
        """Copy a meeting; gives the new id. Raises FieldErrors, LkmError."""
        with self.ctx.store.unit(f"Salin rapat {values.get('judul') or ''}".strip()) as s:
            return kit_rapat.salin_rapat(s, rapat_id, **values)

    def make_series(self, code: str, days: Sequence[date], values: dict[str, Any]) -> list[str]:
        """Make a series as one step; gives the ids. Raises FieldErrors, LkmError."""
        with self.ctx.store.unit(f"Buat seri {len(days)} rapat") as s:
            return seri.buat_seri(s, code, days, **values)

    def change_rest(self, rapat_id: str, values: dict[str, Any]) -> int:
        """Give time and place to the meetings of a series still to come; how many. Raises FieldErrors, LkmError."""
        with self.ctx.store.unit("Ubah jam dan tempat sisa seri rapat") as s:
            return seri.ubah_sisa(s, rapat_id, values)


def open_name(pattern: str, day: date | None) -> str:
    """The pattern of a copy's name with the month and year of its new day; left open without one."""
    return isi(pattern, kata_tanggal(day)) if day else pattern
