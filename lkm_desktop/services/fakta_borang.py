"""Which facts a stage has: for each code of FAKTA a form of single facts and of lists (lkm-siklus.md 3.2 to 3.6).

Forms only; `services.fakta_tahap` reads and stores them, `services.fakta_isian` declares them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from lkm_desktop.fields import Field
from lkm_desktop.format import ribuan

#: values of the facts and rows of the lists of one stage
Nilai = Mapping[str, Any]
Butir = Mapping[str, Sequence[Mapping[str, Any]]]
#: columns of ButirTahap in which a list may keep something
KOLOM = ("isi", "bidang", "rt", "rw", "jumlah", "satuan", "keterangan", "sebab", "oleh")
#: the first year in which the seven indicators are those of KOTAKU; before it those of P2KKP (program.md 1.1)
_KOTAKU = 2016


@dataclass(frozen=True)
class DaftarButir:
    """One list of facts of a stage.

    kunci: name of the list (ButirTahap.daftar) · label: its heading · satu: what one row is called ("komitmen") ·
    kolom: columns in their order, keys of KOLOM · usulan: rows that the office may take over · langsung: those rows
    stand in the form from the start and are kept once more than they offer is filled in · bantuan: a sentence below
    the heading · sedikit: code of the setting below which `jumlah` is refused, "" for none · simpul: a line that sums
    its rows up in reports, "" for none.
    """

    kunci: str
    label: str
    satu: str
    kolom: tuple[Field, ...]
    usulan: tuple[Mapping[str, Any], ...] = ()
    langsung: bool = False
    bantuan: str = ""
    sedikit: str = ""
    simpul: Callable[[Sequence[Mapping[str, Any]]], str] = field(default=lambda rows: "")

    def kolom_satu(self, kunci: str) -> Field | None:
        """The column of that key, or None when this list does not have it."""
        return next((one for one in self.kolom if one.key == kunci), None)

    def hanya_usulan(self, baris: Mapping[str, Any]) -> bool:
        """Whether a row holds nothing but what was offered for it; such a row of a `langsung` list is not kept."""
        told = {one.key: baris.get(one.key) for one in self.kolom if baris.get(one.key) not in (None, "")}
        return self.langsung and any(told.items() <= dict(offer).items() for offer in self.usulan)


@dataclass(frozen=True)
class Kurang:
    """One thing that is missing: key of the fact or the list, and a sentence."""

    kunci: str
    kalimat: str


@dataclass(frozen=True)
class BorangFakta:
    """The form of one code of FAKTA.

    kelompok: (heading, facts) groups · daftar: its lists · wajib: keys of facts and lists without which the stage is
    not complete · dokumen: keys of the papers that are made of it · badan: body of Penugasan whose people belong to
    it, "" for none · lain: what else is missing, beyond empty obligatory ones · periksa: what is wrong, by key.
    """

    kode: str
    label: str
    kelompok: tuple[tuple[str, tuple[Field, ...]], ...] = ()
    daftar: tuple[DaftarButir, ...] = ()
    wajib: tuple[str, ...] = ()
    dokumen: tuple[str, ...] = ()
    badan: str = ""
    lain: Callable[[Nilai, Butir], list[Kurang]] = field(default=lambda fakta, butir: [])
    periksa: Callable[[Nilai], dict[str, str]] = field(default=lambda fakta: {})

    @property
    def fakta(self) -> dict[str, Field]:
        """Every single fact by key."""
        return {one.key: one for _, fields in self.kelompok for one in fields}

    def daftar_satu(self, kunci: str) -> DaftarButir | None:
        """The list of that key, or None."""
        return next((one for one in self.daftar if one.kunci == kunci), None)


def borang(kode: str | None, hari: date | None = None) -> BorangFakta | None:
    """The form of that code of FAKTA; None for a stage without one. `hari`: the day the siklus began, which decides
    whether the seven indicators are those of P2KKP (until 2015) or of KOTAKU (program.md 1.1)."""
    from lkm_desktop.services.fakta_isian import BORANG
    from lkm_desktop.services.fakta_kata import INDIKATOR_2015

    found = BORANG.get(kode or "")
    if found is None or hari is None or hari.year >= _KOTAKU:
        return found
    lists = tuple(
        replace(one, usulan=tuple({"isi": name} for name in INDIKATOR_2015)) if one.kunci == "indikator" else one
        for one in found.daftar
    )
    return replace(found, daftar=lists)


def kata_butir(daftar: DaftarButir, baris: Mapping[str, Any]) -> str:
    """One row as a line: "Ekonomi: modal usaha kurang; RT 003 RW 001; 12 KK". A number of a list without units is
    told by its heading: "anggota 5"; a field that the words name already is not said twice."""
    text = {key: str(baris.get(key) or "") for key in KOLOM}
    text["jumlah"] = "" if baris.get("jumlah") is None else ribuan(baris["jumlah"])
    places = " ".join(f"{key.upper()} {text[key]}" for key in ("rt", "rw") if text[key])
    counted = daftar.kolom_satu("jumlah")
    if text["jumlah"] and counted is not None and daftar.kolom_satu("satuan") is None:
        text["jumlah"] = f"{counted.label.lower()} {text['jumlah']}"
    quantity = " ".join(part for part in (text["jumlah"], text["satuan"]) if part)
    kind = "" if text["bidang"].lower() in text["isi"].lower() else text["bidang"]
    head = ": ".join(part for part in (kind, text["isi"].rstrip(" .")) if part)
    more = [part for part in (places, quantity) if part]
    for key in ("sebab", "keterangan", "oleh"):
        spec = daftar.kolom_satu(key)
        if text[key] and spec is not None:
            more.append(f"{spec.label.lower()}: {text[key].rstrip(' .')}")
    return "; ".join((head, *more))
