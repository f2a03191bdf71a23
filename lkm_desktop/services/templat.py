"""Wording of papers: the shipped sentences, overlaid by those that this office has changed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from lkm_desktop.domain import Templat
from lkm_desktop.errors import FieldErrors
from lkm_desktop.services.kalimat import BAWAAN, Perangkat

_ISIAN = re.compile(r"\{(\w+)\}")
_LONGEST = 5000


@dataclass(frozen=True)
class KalimatKantor:
    """One sentence as this office has it: shipped text, own text, and whether they differ."""

    jenis: str
    kunci: str
    label: str
    bawaan: str
    teks: str

    @property
    def berubah(self) -> bool:
        """Whether the office has reworded it."""
        return self.teks != self.bawaan


class Susunan:
    """The sentences of one kind of paper, ready to be filled in: `susunan("pembuka", tempat="Balai")`."""

    def __init__(self, teks: Mapping[str, str]) -> None:
        self._teks = teks

    def __call__(self, kunci: str, **nilai: object) -> str:
        """The sentence with its fill-ins replaced. Raises KeyError for a key that the kind does not have."""
        return isi(self._teks[kunci], nilai)


def susunan(s: Session, jenis: str) -> Susunan:
    """The effective sentences of a kind of paper. Raises KeyError for an unknown kind."""
    own = _own(s, jenis)
    return Susunan({kunci: own.get(kunci, k.teks) for kunci, k in BAWAAN[jenis].kalimat.items()})


def isi(teks: str, nilai: Mapping[str, object]) -> str:
    """Replace `{nama}` by its value; a name without value stays as it is written. Values are not looked into again."""
    return _ISIAN.sub(lambda m: str(nilai[m[1]]) if m[1] in nilai else m[0], teks)


def semua(s: Session, jenis: str) -> list[KalimatKantor]:
    """Every sentence of a kind of paper for Pengaturan, in the order of the paper."""
    own = _own(s, jenis)
    return [
        KalimatKantor(jenis, kunci, k.label, k.teks, own.get(kunci, k.teks))
        for kunci, k in BAWAAN[jenis].kalimat.items()
    ]


def jenis() -> list[tuple[str, str]]:
    """(key, label) of every kind of paper that has sentences."""
    return [(key, p.label) for key, p in BAWAAN.items()]


def contoh(perangkat: str, teks: str) -> str:
    """The text filled in with the example values of a kind, for the preview in Pengaturan."""
    return isi(teks, BAWAAN[perangkat].isian)


def simpan(s: Session, jenis: str, kunci: str, teks: str) -> None:
    """Keep the office's wording of a sentence; the shipped wording, or nothing, forgets it.

    Raises FieldErrors (key `teks`) for a fill-in name that this kind of paper does not know, or a text beyond 5,000
    letters.
    """
    kit = BAWAAN[jenis]
    teks = teks.strip()
    check(kit, teks)
    kode = f"{jenis}/{kunci}"
    own = s.get(Templat, kode)
    if not teks or teks == kit.kalimat[kunci].teks:
        if own is not None:
            s.delete(own)
    elif own is None:
        s.add(Templat(kode=kode, teks=teks))
    else:
        own.teks = teks
    s.flush()


def check(kit: Perangkat, teks: str) -> None:
    """Raises FieldErrors when a text uses a name that is not there, or is too long."""
    unknown = [name for name in _ISIAN.findall(teks) if name not in kit.isian]
    if unknown:
        there = ", ".join(f"{{{name}}}" for name in kit.isian)
        raise FieldErrors({"teks": f"Isian {{{unknown[0]}}} tidak dikenal. Yang dapat dipakai: {there}."})
    if len(teks) > _LONGEST:
        raise FieldErrors({"teks": f"Kalimat ini terlalu panjang; paling banyak {_LONGEST} huruf."})


def kembalikan(s: Session, jenis: str, kunci: str) -> None:
    """Forget the office's wording; the shipped one counts again."""
    simpan(s, jenis, kunci, "")


def _own(s: Session, jenis: str) -> dict[str, str]:
    query = select(Templat).where(Templat.kode.startswith(f"{jenis}/", autoescape=True))
    return {t.kode.partition("/")[2]: t.teks for t in s.scalars(query)}
