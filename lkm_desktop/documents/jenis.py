"""One kind of paper in the table DOKUMEN. Light: the modules that make papers are named, not imported."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, TypeAlias, cast

from lkm_desktop.documents.paper import Kertas
from lkm_desktop.fields import Field

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from lkm_desktop.documents.isi import Isi
    from lkm_desktop.documents.pilihan import Pilihan

    Penyusun: TypeAlias = Callable[[Session, Pilihan], Isi]
    Pelukis: TypeAlias = Callable[[Session, Pilihan, Kertas], bytes]


@dataclass(frozen=True)
class JenisDokumen:
    """One kind of paper.

    label: what the user calls it · kertas: its usual paper · rapat: whether it belongs to a meeting ("perlu",
    "boleh", "tidak") · register: the register it prints, or "" · isi: where its prose is gathered, as
    "lkm_desktop.documents.undangan:isi", a function (Session, Pilihan) -> Isi · buat: draws a paper that is one large
    table instead, (Session, Pilihan, Kertas) -> PDF. Exactly one of `isi` and `buat` is given.

    borang: what the user types for this paper alone; the texts arrive in `Pilihan.isian` under the fields' keys ·
    nomor: the kind of number it carries (key of services.nomor.BAWAAN), which arrives in `isian` as "nomor", or "" ·
    subjek: what `Pilihan.subjek` is the id of ("keputusan", "sk", ...), or "".
    """

    label: str
    kertas: Kertas
    rapat: str = "tidak"
    register: str = ""
    isi: str = ""
    buat: Pelukis | None = None
    borang: tuple[Field, ...] = ()
    nomor: str = ""
    subjek: str = ""

    def __post_init__(self) -> None:
        if bool(self.isi) == bool(self.buat):
            raise ValueError(f"{self.label}: give either isi or buat.")

    @property
    def word(self) -> bool:
        """Whether there is a Word copy."""
        return bool(self.isi)

    def penyusun(self) -> Penyusun:
        """The function named by `isi`, imported now."""
        module, _, name = self.isi.partition(":")
        return cast("Penyusun", getattr(import_module(module), name))
