"""What "Atur siklus" reads and writes: one row of a siklus at a time, each change one named unit."""

from __future__ import annotations

from datetime import date
from typing import Any

from lkm_desktop.domain import KegiatanSiklus, Syarat, Tahap
from lkm_desktop.fields import entity_fields
from lkm_desktop.services import kit, papan, siklus, siklus_isi
from lkm_desktop.services.papan_data import Papan
from lkm_desktop.services.siklus import SiklusRingkas
from ui.context import Context, Session
from ui.pages.siklus.edit_tree import KEGIATAN, NOUNS, SIKLUS, TAHAP, Node

_BLANK: dict[str, dict[str, Any]] = {
    TAHAP: {**dict.fromkeys(entity_fields(Tahap)), "tingkat": "kelurahan"},
    KEGIATAN: {**dict.fromkeys(entity_fields(KegiatanSiklus)), "tingkat": "kelurahan", "jenis_rapat":
               "rembug_kelurahan", "jumlah": 1, "tiap": ""},
    "syarat": {**dict.fromkeys(entity_fields(Syarat)), "jenis": "rapat"},
}


class EditSource:
    """Rows of a siklus."""

    def __init__(self, ctx: Context) -> None:
        self.ctx = ctx

    # --- reading ----------------------------------------------------------------------------------------------------

    def running(self, day: date) -> str | None:
        """The siklus that runs, else the newest."""
        with self.ctx.read() as s:
            return siklus.berjalan(s, day) or next((one.id for one in siklus.daftar(s)), None)

    def board(self, siklus_id: str, day: date) -> Papan:
        """The board, for its rows and their order. Raises LkmError when it is gone."""
        with self.ctx.read() as s:
            return papan.papan(s, siklus_id, day)

    def listed(self) -> tuple[SiklusRingkas, ...]:
        """Every siklus, newest first."""
        with self.ctx.read() as s:
            return siklus.daftar(s)

    def kits(self) -> list[tuple[str, str]]:
        """(code, name) of the meeting kits."""
        with self.ctx.read() as s:
            return kit.nama_kit(s)

    def values(self, node: Node) -> dict[str, Any]:
        """A row as form values; of a new one what it begins with. Raises LkmError when it is gone."""
        if not node.id:
            return dict(_BLANK[node.kind])
        with self.ctx.read() as s:
            if node.kind == SIKLUS:
                return siklus.ambil(s, node.id)
            if node.kind == TAHAP:
                return siklus_isi.ambil_tahap(s, node.id)
            if node.kind == KEGIATAN:
                return siklus_isi.ambil_kegiatan(s, node.id)
            return siklus_isi.ambil_syarat(s, node.id)

    # --- writing ----------------------------------------------------------------------------------------------------

    def save(self, node: Node, values: dict[str, Any]) -> str:
        """Save a row, or add it; gives its id. Raises FieldErrors, LkmError."""
        name = str(values.get("nama") or values.get("uraian") or "")
        verb = "Ubah" if node.id else "Tambah"
        with self.ctx.store.unit(f"{verb} {NOUNS[node.kind].lower()} {name}".strip()) as s:
            return self._save(s, node, values)

    def _save(self, s: Session, node: Node, values: dict[str, Any]) -> str:
        if node.kind == SIKLUS:
            return siklus.simpan(s, node.id, values)
        if node.kind == TAHAP:
            return siklus_isi.simpan_tahap(s, node.parent, node.id or None, values)
        if node.kind == KEGIATAN:
            return siklus_isi.simpan_kegiatan(s, node.parent, node.id or None, values)
        return siklus_isi.simpan_syarat(s, node.parent, node.id or None, values)

    def move(self, node: Node, steps: int, name: str) -> bool:
        """Move a row up (negative) or down; false when it stands at the end or was not written."""
        movers = {TAHAP: siklus_isi.pindah_tahap, KEGIATAN: siklus_isi.pindah_kegiatan}
        moved = False
        verb = "Naikkan" if steps < 0 else "Turunkan"
        with (unit := self.ctx.unit(f"{verb} {NOUNS[node.kind].lower()} {name}")) as s:
            moved = movers.get(node.kind, siklus_isi.pindah_syarat)(s, node.id, steps)
        return unit.ok and moved

    def trash(self, node: Node, name: str) -> bool:
        """Move a row to the Sampah."""
        throw = {TAHAP: siklus_isi.buang_tahap, KEGIATAN: siklus_isi.buang_kegiatan}
        with (unit := self.ctx.unit(f"Hapus {NOUNS[node.kind].lower()} {name}")) as s:
            throw.get(node.kind, siklus_isi.buang_syarat)(s, node.id)
        return unit.ok
