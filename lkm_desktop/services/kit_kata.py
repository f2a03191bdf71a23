"""The words in braces that texts of a meeting kit may hold, and how they are filled in."""

from __future__ import annotations

import re
from datetime import date

from lkm_desktop.format import BULAN, HARI, tanggal_panjang

#: word -> what it stands for, as the settings page explains it
KATA = {
    "istilah": "LKM atau BKM",
    "nama": "nama lembaga",
    "kelurahan": "nama kelurahan/desa",
    "wilayah": "kelurahan atau desa",
    "hari": "hari rapat",
    "tanggal": "tanggal rapat",
    "bulan": "nama bulan",
    "tahun": "tahun",
    "rt": "nomor RT",
    "rw": "nomor RW",
    "lurah": "nama lurah/kepala desa",
    "pimpinan_wilayah": "Lurah atau Kepala Desa",
    "faskel": "nama fasilitator",
}
_WORD = re.compile(r"\{([^{}\s]*)\}")
_BARE = re.compile(r"\b(?:RT|RW)[ .]*\{(rt|rw)\}|\{(rt|rw)\}")


def asing(text: str) -> str:
    """The first word in braces that is not known; empty when all are."""
    return next((word for word in _WORD.findall(text) if word not in KATA), "")


def kata_tanggal(day: date) -> dict[str, str]:
    """The words that the meeting's day fills in."""
    return {
        "hari": HARI[day.weekday()],
        "tanggal": tanggal_panjang(day),
        "bulan": BULAN[day.month - 1],
        "tahun": str(day.year),
    }


def isi(text: str, words: dict[str, str]) -> str:
    """The text with its words filled in; an RT or RW that is given but empty goes with its letters in front.

    Words that nothing is given for stay as they are.
    """

    def bare(match: re.Match[str]) -> str:
        key = match[1] or match[2]
        return match[0] if words.get(key, "-") else ""

    text = _BARE.sub(bare, text)
    text = _WORD.sub(lambda match: words.get(match[1], match[0]), text)
    return "\n".join(" ".join(line.split()).strip(" ,/") for line in text.splitlines())


def kosong(text: str, words: dict[str, str]) -> bool:
    """Whether the text needs a word that is given but empty."""
    return any(words.get(word, "-") == "" for word in _WORD.findall(text))
