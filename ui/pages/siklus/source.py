"""Where the pages of the siklus get their data from: thin calls of the services, one read or one named unit each."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from pathlib import Path
from typing import Any

from lkm_desktop.errors import LkmError
from lkm_desktop.services import draf, kegiatan_rapat, lampiran, papan, siklus, siklus_banding, siklus_isi
from lkm_desktop.services.bukti import PEMILIK_SYARAT
from lkm_desktop.services.lampiran import LampiranRingkas
from lkm_desktop.services.papan_data import Papan, SyaratNilai
from lkm_desktop.services.rapat import RapatRingkas
from lkm_desktop.services.siklus import Bentuk, SiklusRingkas
from lkm_desktop.services.siklus_banding import Banding
from ui.context import Context


class SiklusSource:
    """Data of the siklus of an office."""

    def __init__(self, ctx: Context) -> None:
        self.ctx = ctx

    # --- reading ----------------------------------------------------------------------------------------------------

    def listed(self) -> tuple[SiklusRingkas, ...]:
        """Every siklus, newest first."""
        with self.ctx.read() as s:
            return siklus.daftar(s)

    def running(self, day: date) -> str | None:
        """The siklus that is shown at first: the one that runs, else the newest."""
        with self.ctx.read() as s:
            found = siklus.berjalan(s, day)
            return found or next((one.id for one in siklus.daftar(s)), None)

    def board(self, siklus_id: str, day: date) -> Papan:
        """The board of a siklus on a day. Raises LkmError when it is gone."""
        with self.ctx.read() as s:
            return papan.papan(s, siklus_id, day)

    def compared(self, siklus_id: str, day: date) -> Banding:
        """Plan and realisation of a siklus beside the one before. Raises LkmError when it is gone."""
        with self.ctx.read() as s:
            return siklus_banding.banding(s, siklus_id, day)

    def forms(self) -> tuple[Bentuk, ...]:
        """What a new siklus may begin from: the shipped presets, then the siklus of the office."""
        with self.ctx.read() as s:
            return siklus.bentuk(s)

    def stage(self, tahap_id: str) -> dict[str, Any]:
        """A stage as form values. Raises LkmError when it is gone."""
        with self.ctx.read() as s:
            return siklus_isi.ambil_tahap(s, tahap_id)

    def free_meetings(self, kegiatan_id: str, text: str) -> list[RapatRingkas]:
        """Meetings that may be linked to an activity. Raises LkmError when it is gone."""
        with self.ctx.read() as s:
            return kegiatan_rapat.calon(s, kegiatan_id, text)

    def files(self, syarat_id: str) -> list[LampiranRingkas]:
        """Files attached to a requirement."""
        with self.ctx.read() as s:
            return lampiran.lampiran_list(s, syarat_id, PEMILIK_SYARAT)

    # --- drafts -----------------------------------------------------------------------------------------------------

    def draft(self, key: str) -> dict[str, Any] | None:
        """Typed values that were not saved, if any."""
        with self.ctx.read() as s:
            return draf.get_draf(s, key)

    def keep_draft(self, key: str, values: dict[str, Any]) -> None:
        """Keep typed values; drafts are no part of the history."""
        with self.ctx.store.unit("Simpan draf") as s:
            draf.save_draf(s, key, values)

    def forget_draft(self, key: str) -> None:
        """They were saved or given up."""
        if self.draft(key) is not None:
            with self.ctx.store.unit("Buang draf") as s:
                draf.delete_draf(s, key)

    # --- writing: LkmError is told in the bar; these give whether it was written --------------------------------------

    def link(self, kegiatan_id: str, name: str, meetings: Collection[str]) -> bool:
        """Meetings belong to an activity."""
        words = f"Kaitkan {len(meetings)} rapat" if len(meetings) > 1 else "Kaitkan rapat"
        with (unit := self.ctx.unit(f"{words} dengan {name}")) as s:
            kegiatan_rapat.kaitkan(s, kegiatan_id, meetings)
        return unit.ok

    def unlink(self, rapat_id: str, name: str) -> bool:
        """A meeting belongs to no activity."""
        with (unit := self.ctx.unit(f"Lepaskan {name} dari kegiatan siklus")) as s:
            kegiatan_rapat.lepas(s, rapat_id)
        return unit.ok

    def take_waiver_back(self, need: SyaratNilai) -> bool:
        """A waived requirement counts again."""
        with (unit := self.ctx.unit(f"Cabut pembebasan syarat {need.uraian}")) as s:
            siklus_isi.cabut_bebas(s, need.id)
        return unit.ok

    def make(self, form: str, values: dict[str, Any]) -> str:
        """Make a siklus; gives its id. Raises FieldErrors, LkmError."""
        name = str(values.get("nama") or "")
        with self.ctx.store.unit(f"Mulai {name}") as s:
            made = siklus.buat(
                s, form, name, values.get("mulai"), program=values.get("program") or "",
                tahun_ke=values.get("tahun_ke"), sebelum_id=values.get("sebelum_id"),
            )  # fmt: skip
            if values.get("tahun_ke") is None:
                siklus.simpan(s, made, {"tahun_ke": None})  # emptied by the user, not the form's own year
            return made

    def attach(self, need: SyaratNilai, path: Path) -> bool:
        """Copy a file beside the data and attach it to a requirement; false when that is refused, which is told."""
        from lkm_desktop.storage.lampiran import keep

        try:
            kept = keep(self.ctx.store.folder, path)
        except LkmError as error:
            self.ctx.error(error)
            return False
        with (unit := self.ctx.unit(f"Lampirkan {kept.nama}")) as s:
            lampiran.add_lampiran(
                s, need.id, kept.nama, kept.berkas, kept.ukuran, kept.sidik, pemilik=PEMILIK_SYARAT)
        return unit.ok

    def detach(self, file: LampiranRingkas) -> bool:
        """Move an attachment to the Sampah."""
        with (unit := self.ctx.unit(f"Hapus lampiran {file.nama}")) as s:
            lampiran.trash_lampiran(s, file.id)
        return unit.ok

    def waive(self, need: SyaratNilai, values: dict[str, Any]) -> None:
        """Waive a requirement. Raises FieldErrors, LkmError."""
        reason, who = str(values.get("alasan") or ""), str(values.get("oleh") or "")
        with self.ctx.store.unit(f"Bebaskan syarat {need.uraian}") as s:
            siklus_isi.bebaskan(s, need.id, reason, who, values.get("tanggal"))

    def save_stage(self, siklus_id: str, tahap_id: str, name: str, values: dict[str, Any]) -> None:
        """Save fields of a stage. Raises FieldErrors, LkmError."""
        with self.ctx.store.unit(f"Ubah lembar kegiatan {name}") as s:
            siklus_isi.simpan_tahap(s, siklus_id, tahap_id, values)

    def close(self, found: SiklusRingkas, day: date | None) -> None:
        """Close a siklus. Raises FieldErrors, LkmError."""
        with self.ctx.store.unit(f"Tutup {found.nama}") as s:
            siklus.tutup(s, found.id, day)

    def reopen(self, found: SiklusRingkas) -> bool:
        """A closed siklus runs again."""
        with (unit := self.ctx.unit(f"Buka lagi {found.nama}")) as s:
            siklus.buka_lagi(s, found.id)
        return unit.ok

    def trash(self, found: SiklusRingkas) -> bool:
        """Move a siklus to the Sampah."""
        with (unit := self.ctx.unit(f"Hapus {found.nama}")) as s:
            siklus.buang(s, found.id)
        return unit.ok
