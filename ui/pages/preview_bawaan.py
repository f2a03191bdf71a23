"""What an untouched choice of a paper means, so that it can be shown as chosen instead of as nothing.

The papers say it in the help of their fields: "Kosong berarti koordinator." names one of the choices; "Kosong berarti
dicoret dengan tangan." names something else, which then is a choice of its own. Where nothing is said the first choice
counts.
"""

from __future__ import annotations

from dataclasses import dataclass

from lkm_desktop.fields import Field

_EMPTY = "Kosong berarti "


@dataclass(frozen=True)
class Bawaan:
    """kode: the choice that counts while nothing is chosen, "" for none of them · kata: what then counts instead."""

    kode: str
    kata: str = ""


def bawaan(spec: Field) -> Bawaan:
    """The meaning of an untouched field of the kind "pilihan"."""
    at = spec.help.find(_EMPTY)
    if at < 0:
        return Bawaan(spec.choices[0][0])
    words = spec.help[at + len(_EMPTY):].rstrip(". ")
    plain = words.casefold()
    for code, label in spec.choices:
        if label.casefold().startswith(plain) or label.casefold().endswith(plain):
            return Bawaan(code)
    return Bawaan("", words[:1].upper() + words[1:])


def lengkap(spec: Field) -> Field:
    """The field as the preview asks for it: one of its choices always counts, and no sentence is needed to tell
    which."""
    if spec.kind != "pilihan":
        return spec
    found = bawaan(spec)
    choices = spec.choices if found.kode else (("", found.kata), *spec.choices)
    said = spec.help.partition(_EMPTY)[0].strip()
    return Field(spec.key, spec.label, spec.kind, spec.width, True, choices, said)
