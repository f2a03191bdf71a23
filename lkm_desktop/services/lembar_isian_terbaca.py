"""A fill-in sheet as it came back: its stamp and its rows, each cell read for its field."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field as dc_field
from typing import Any, NamedTuple

from lkm_desktop.services.lembar_isian import Cap


class SelBaca(NamedTuple):
    """One cell. teks: as it stands there, "" for an empty one · isi: the value it means · masalah: a sentence when it
    means none · catatan: something to look at."""

    teks: str = ""
    isi: Any = None
    masalah: str = ""
    catatan: str = ""


@dataclass(frozen=True)
class BarisBaca:
    """One row. nomor: as Excel counts · kode: "" for a new person."""

    nomor: int
    kode: str
    sel: dict[str, SelBaca]

    @property
    def nama(self) -> str:
        """The name as it stands there."""
        return self.sel["nama"].teks if "nama" in self.sel else ""


@dataclass(frozen=True)
class Terbaca:
    """The sheet. kolom: keys of the columns that are still there · asing: headings that are not ours and hold
    something."""

    nama: str
    cap: Cap
    kolom: tuple[str, ...]
    baris: list[BarisBaca] = dc_field(default_factory=list)
    asing: tuple[str, ...] = ()
