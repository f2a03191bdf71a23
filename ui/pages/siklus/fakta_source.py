"""Where the facts of a stage come from and go to: one read, one named step."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from lkm_desktop.documents import DOKUMEN
from lkm_desktop.services import fakta_bahan, fakta_tahap, organisasi
from lkm_desktop.services.fakta_bahan import AnggotaTim
from lkm_desktop.services.fakta_borang import BorangFakta, Kurang
from lkm_desktop.services.fakta_tahap import FaktaNilai
from lkm_desktop.services.surat import saran_orang
from ui.context import Session
from ui.pages.rapat.source import RapatSource


@dataclass(frozen=True)
class Kertas:
    """One paper that is made of the facts. rapat: (id, name, day) of its meeting; None with `perlu` while there is
    none."""

    kunci: str
    perlu: bool
    rapat: tuple[str, str, date] | None


@dataclass(frozen=True)
class StageFacts:
    """Everything that the facts of one stage show."""

    id: str
    nilai: FaktaNilai
    kurang: tuple[Kurang, ...] = ()
    tim: tuple[tuple[str, tuple[AnggotaTim, ...]], ...] = ()
    kertas: tuple[Kertas, ...] = ()
    orang: tuple[str, ...] = ()

    @property
    def borang(self) -> BorangFakta | None:
        """The form of the stage."""
        return self.nilai.borang

    def names(self) -> list[str]:
        """People of the team first, then everyone who serves."""
        team = [one.nama for _, people in self.tim for one in people]
        return list(dict.fromkeys((*team, *self.orang)))


class FaktaSource(RapatSource):
    """Facts of stages; drafts and phrases as for meetings."""

    def facts(self, tahap_id: str) -> StageFacts:
        """The facts of a stage. Raises LkmError when it is gone."""
        with self.ctx.read() as s:
            values = fakta_tahap.ambil(s, tahap_id)
            form = values.borang
            if form is None or not form.fakta:
                return StageFacts(tahap_id, values)
            return StageFacts(
                tahap_id, values, fakta_tahap.kurang_dari(values),
                fakta_bahan.pokja(s, tahap_id, form.badan) if form.badan else (),
                tuple(_paper(s, tahap_id, key) for key in form.dokumen if key in DOKUMEN),
                tuple(line.partition(" | ")[0] for line in saran_orang(s)),
            )

    def store_facts(self, facts: StageFacts, values: Mapping[str, Any]) -> None:
        """Save facts and lists, given side by side. Raises FieldErrors, LkmError."""
        with self.ctx.store.unit(f"Simpan catatan tahap {facts.nilai.nama}") as s:
            fakta_tahap.simpan(s, facts.id, values, values)

    def suggestions(self, key: str) -> list[str]:
        """Words for the fields of the form."""
        if key in ("ttd_lurah", "ttd_lkm"):
            with self.ctx.read() as s:
                office = organisasi.kantor(s)
                (_, chair), _ = organisasi.penanda(s, date.today())
            return [name for name in ((office.lurah_nama,) if key == "ttd_lurah" else (chair,)) if name]
        return super().suggestions("tempat" if key.endswith("_tempat") else key)


def _paper(s: Session, tahap_id: str, key: str) -> Kertas:
    needed = DOKUMEN[key].rapat != "tidak"
    return Kertas(key, needed, fakta_bahan.rapat_tahap(s, tahap_id, key) if needed else None)
