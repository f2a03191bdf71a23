"""One kind of paper in the table DOKUMEN. Light: the modules that make papers are named, not imported."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from importlib import import_module
from typing import TYPE_CHECKING, TypeAlias, cast

from lkm_desktop.documents.paper import Kertas
from lkm_desktop.fields import Field

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from lkm_desktop.documents.isi import Isi, Kertasnya
    from lkm_desktop.documents.pilihan import Pilihan

    Penyusun: TypeAlias = Callable[[Session, Pilihan], Isi]
    Pelukis: TypeAlias = Callable[[Session, Pilihan, Kertas], Kertasnya]


@dataclass(frozen=True)
class JenisDokumen:
    """One kind of paper.

    label: what the user calls it · kertas: its usual paper · rapat: whether it belongs to a meeting ("perlu",
    "boleh", "tidak") · register: the register it prints, or "" · isi: where its prose is gathered, as
    "lkm_desktop.documents.undangan:isi", a function (Session, Pilihan) -> Isi · buat: draws a paper that is one large
    table instead, (Session, Pilihan, Kertas) -> Kertasnya. Exactly one of `isi` and `buat` is given.

    borang: what the user types for this paper alone; the texts arrive in `Pilihan.isian` under the fields' keys ·
    nomor: the kind of number it carries (key of services.nomor.BAWAAN), which arrives in `isian` as "nomor", or "" ·
    subjek: what `Pilihan.subjek` is the id of ("keputusan", "sk", ...), or "" · satu_halaman: whether its prose is
    fitted to one page unless told otherwise · ukuran: its usual type size in points, 10 to 12; 0 for a table that
    chooses its own by what it holds.
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
    satu_halaman: bool = False
    ukuran: float = 11.0

    def __post_init__(self) -> None:
        if bool(self.isi) == bool(self.buat):
            raise ValueError(f"{self.label}: give either isi or buat.")

    @property
    def word(self) -> bool:
        """Whether there is a Word copy."""
        return bool(self.isi)

    def lengkapi(self, pilihan: Pilihan) -> Pilihan:
        """The choices with this kind's own where none was made."""
        size = pilihan.ukuran if pilihan.ukuran is not None else self.ukuran or None
        one = self.satu_halaman if pilihan.satu_halaman is None else pilihan.satu_halaman
        return replace(pilihan, ukuran=size, satu_halaman=one)

    def penyusun(self) -> Penyusun:
        """The function named by `isi`, imported now."""
        module, _, name = self.isi.partition(":")
        return cast("Penyusun", getattr(import_module(module), name))
