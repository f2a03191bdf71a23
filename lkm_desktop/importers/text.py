"""Cleaning of text that came from elsewhere: what is not text goes, what was typed stays."""

from __future__ import annotations

import html
import re
import unicodedata

#: what people write where they have nothing to write; the same everywhere: it is empty and erases nothing
_TANDA_KOSONG = frozenset(
    ("", "0", "null", "n/a", "#n/a", "na", "nan", "none", "nihil", "tidak ada", "tdk ada", "tdk. ada", "belum ada",
     "blm ada", "kosong", "nil", "(kosong)", "tidak punya", "belum punya", "tidak tahu", "tdk tahu", "tidak diketahui",
     "belum tahu", "belum diketahui")
)  # fmt: skip
#: "the same as above", without blanks, dots, hyphens and quotes
_IDEM = frozenset(
    ("idem", "idm", "sda", "sdadiatas", "idemdiatas", "idematas", "samadiatas", "samadenganatas",
     "samadengandiatas", "samadgnatas", "samadgndiatas", "sdadgnatas", "sdtersebut", "ditto", "dto")
)  # fmt: skip
_PENGHIAS_IDEM = re.compile(r"[\s.\-–—\"'`´“”‘’‟″〃,]+")
_KUTIP = frozenset("\"“”″〃")
_TAK_TAMPAK = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\u00ad]")


def bersihkan(teks: str) -> str:
    """One line of plain text: no control or invisible characters, blanks squeezed. "<RT 3>" stays as typed."""
    if teks.isascii() and teks.isprintable() and "&" not in teks:
        return " ".join(teks.split())
    if "&" in teks:
        teks = html.unescape(teks)
    teks = _TAK_TAMPAK.sub("", unicodedata.normalize("NFC", teks))
    teks = "".join(" " if unicodedata.category(c) in ("Cc", "Cs", "Co", "Cn") else c for c in teks)
    return " ".join(teks.split())


def idem(teks: str) -> bool:
    """True for a ditto mark: "sda", "idem", a quotation mark; never for a dash, which stands for nothing."""
    if len(teks) > 24:
        return False
    inti = _PENGHIAS_IDEM.sub("", teks).lower()
    return inti in _IDEM if inti else bool(_KUTIP & set(teks)) or teks.count("'") > 1 or "’’" in teks


def kosong(teks: str) -> bool:
    """True for text that stands for nothing: blank, dashes, dots, "0", "null", "tidak ada"."""
    rapi = teks.strip().lower()
    if rapi in _TANDA_KOSONG:
        return True
    return not rapi[0].isalnum() and not re.search(r"\w", rapi.replace("_", ""))
