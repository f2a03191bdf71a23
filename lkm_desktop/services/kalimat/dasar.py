"""What a table of sentences is made of."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Kalimat:
    """One sentence: how Pengaturan calls it, and its text with `{nama}` fill-ins."""

    label: str
    teks: str


@dataclass(frozen=True)
class Perangkat:
    """The sentences of one kind of paper. isian: fill-in name -> an example value, for the preview in Pengaturan; every
    name that a sentence of this kind may use stands here."""

    label: str
    isian: dict[str, str]
    kalimat: dict[str, Kalimat]
