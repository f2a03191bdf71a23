"""Folding of Indonesian personal names, so that the same person is found under every spelling of the name.

"H. Moh. Rifa'i, S.Pd." , "Muhammad Rifai" and "M. RIFA’I" fold to the same text. Only for searching and matching:
what a user typed is never changed.
"""

import re
import unicodedata
from functools import lru_cache

from lkm_desktop.format import digits

# Titles in front of a name. "Gt." (Gusti), "Ant." (Antung) and "Habib" belong to the name and stay.
_AWALAN = {
    "h", "hj", "hjh", "haji", "hajjah", "kh", "kyai", "kiai", "nyai", "ust", "ustz", "ustadz", "ustad", "ustadzah",
    "drs", "dra", "dr", "drg", "drh", "ir", "prof", "tgk", "tgh", "alm", "almh",
    "almarhum", "almarhumah", "bpk", "bapak", "sdr", "sdri",
}  # fmt: skip
# Degrees behind a name, written without dots and blanks.
_AKHIRAN = {
    "spd", "spdi", "spdsd", "spdk", "sag", "se", "sei", "sh", "shi", "st", "stp", "sp", "spi", "spt", "ssi", "ssos",
    "sosi", "skm", "skom", "sip", "skep", "ners", "ns", "sst", "sstkeb", "skeb", "sked", "sfarm", "ss", "spsi",
    "shut", "sthi", "sikom", "sap", "str", "strkeb", "strkep", "sstp", "sakt", "sars", "sth", "mm", "mpd", "mpdi",
    "mh", "mhum", "msi", "mkes", "mt", "mag", "mkom", "mkn", "map", "mpa", "msc", "mba", "ma", "mp", "msos", "mfarm",
    "phd", "ba", "bsc", "amd", "amdkeb", "amdkep", "amapd", "amk", "amkeb", "apt", "ak", "alm", "almh", "almarhum",
    "almarhumah",
}  # fmt: skip
_MUHAMMAD = re.compile(r"m[ou](?:c?h(?:a(?:m(?:m?(?:[aeu]d?)?)?)?)?|h?d|hmd|hmmd)|mhd|mochd|muchamm?ad")
_DIBUANG = {"bin", "binti", "bte"}
_KATA_NAMA = re.compile(r"(?:[^\W_]|\.)+")
_HURUF = re.compile(r"[^\W\d_]")
_APOSTROF = str.maketrans("", "", "'’‘`´ʼʿʾ")


@lru_cache(maxsize=16384)  # an import compares each name about nine times
def fold(text: str) -> str:
    """The name as it is compared: lower case, no accents, punctuation, titles or bin/binti, one blank between words.

    Moh, Moch, Muh, Mohamad, Muhamad and a leading "M." become "muhammad", a leading "St." becomes "siti". At least one
    word always stays, so a search for "h" or "se" still searches something. Digits stay.
    """
    tokens = _tokens(text)
    while len(tokens) > 1 and tokens[0] in _AWALAN:
        tokens.pop(0)
    tokens = _depan(tokens)
    tokens = _tanpa_gelar(tokens)
    tokens = [t for t in tokens if t not in _DIBUANG] or tokens[:1]
    return " ".join(["muhammad" if t[0] == "m" and _MUHAMMAD.fullmatch(t) else t for t in tokens])


def search_key(*texts: str | None) -> str:
    """Folded text of all given fields, joined, for ``LIKE '%...%'``. Long numbers (NIK, phone) become bare digits."""
    bagian = []
    for text in texts:
        if not text:
            continue
        angka = digits(text)
        bagian.append(angka if len(angka) >= 8 and not _HURUF.search(text) else fold(text))
    return " ".join(b for b in bagian if b)


@lru_cache(maxsize=16384)
def plain(text: str) -> str:
    """Any text as it is searched: lower case, no accents or apostrophes, words and numbers with one blank between.

    Unlike `fold` it knows no titles, so "SE Lurah" and "005/LKM/2025" keep all their parts ("005 lkm 2025").
    """
    polos = unicodedata.normalize("NFKD", text).translate(_APOSTROF).lower()
    polos = "".join(c for c in polos if not unicodedata.combining(c))
    return " ".join(re.findall(r"[^\W_]+", polos))


def like_term(text: str) -> str:
    r"""Escape ``%``, ``_`` and ``\`` for a LIKE pattern that says ``ESCAPE '\'``."""
    return re.sub(r"([\\%_])", r"\\\1", text)


def _tokens(text: str) -> list[str]:
    if text.isascii():
        polos = text.replace("'", "").replace("`", "").lower()
    else:
        polos = unicodedata.normalize("NFKD", text).translate(_APOSTROF).lower()
        polos = "".join(c for c in polos if not unicodedata.combining(c))
    hasil: list[str] = []
    for kata in _KATA_NAMA.findall(polos):
        if "." not in kata:
            hasil.append(kata)
            continue
        rapat = kata.replace(".", "")
        bergelar = rapat in _AKHIRAN or rapat in _AWALAN
        hasil += [rapat] if bergelar else [b for b in kata.split(".") if b]
    return hasil


def _depan(tokens: list[str]) -> list[str]:
    """Short first names: "m yusran", "hm yusran" -> muhammad yusran; "st aminah", "hj st aminah" -> siti aminah."""
    if len(tokens) > 1 and tokens[0] in {"m", "hm"}:
        return ["muhammad", *tokens[1:]]
    if len(tokens) > 1 and tokens[0] in {"st", "sitti"}:
        return ["siti", *tokens[1:]]
    return tokens


def _tanpa_gelar(tokens: list[str]) -> list[str]:
    """Drop degrees at the end, written together ("spd") or apart ("s pd")."""
    while True:
        panjang = next((n for n in (3, 2, 1) if len(tokens) > n and "".join(tokens[-n:]) in _AKHIRAN), 0)
        if not panjang:
            return tokens
        tokens = tokens[:-panjang]


def only_degrees(text: str) -> bool:
    """Whether a text is nothing but degrees ("S.Pd., M.M."): it then belongs to the name before the comma."""
    tokens = _tokens(text)
    while tokens:
        panjang = next((n for n in (3, 2, 1) if len(tokens) >= n and "".join(tokens[-n:]) in _AKHIRAN), 0)
        if not panjang:
            return False
        tokens = tokens[:-panjang]
    return bool(text.strip(" .,"))
