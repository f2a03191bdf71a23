"""How papers name a meeting inside a sentence, its kind, its level, and the residents it speaks for: one set of words
for all of them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from lkm_desktop.domain.rapat import JENIS_RAPAT, TINGKAT
from lkm_desktop.format import pad_rt
from lkm_desktop.services.organisasi import Kantor
from lkm_desktop.services.surat import TITIK

#: first words of a title that reads on as it is in the middle of a sentence
_JENIS_KATA = (
    "rapat", "rembug", "rembuk", "musyawarah", "pertemuan", "lokakarya", "pelatihan", "diskusi", "sosialisasi",
    "pemilihan", "serasehan", "sarasehan",
)  # fmt: skip
_SINGKATAN = ("FGD", "KBK", "RKM", "RWT")
_TANDA = re.compile(r"[:;!?“”\"]")
_RT = re.compile(r"\bR[TW] ?\d{1,3}(?:(?: ?[-–/] ?|, ?(?:dan )?| dan | s\.d\. )(?:R[TW] ?)?\d{1,3})*")


def sebut_judul(judul: str, sebutan: str) -> str:
    """The title of a meeting for the middle of a sentence: "rapat rutin Maret", "rapat rutin “Evaluasi RWT”".

    A title that does not say what kind of gathering it names, or has a sign that would break the sentence, stands in
    quotes behind `sebutan` ("rapat", "rembug").
    """
    title = " ".join(judul.split())
    head, colon, rest = title.partition(": ")
    if colon and rest and _reads_on(head):
        return f"{_small(head)} {_quoted(rest)}"
    if _reads_on(title):
        return _small(title)
    return f"{sebutan} {_quoted(title)}" if title else sebutan


def _reads_on(text: str) -> bool:
    first = text.split(" ", 1)[0]
    return not _TANDA.search(text) and (first.lower() in _JENIS_KATA or first in _SINGKATAN)


def _small(text: str) -> str:
    """ "Rapat rutin Maret" -> "rapat rutin Maret"; a proper name ("Rembug Warga Tahunan") keeps its capitals."""
    first, _, rest = text.partition(" ")
    second = rest.split(" ", 1)[0]
    name = second[:1].isupper() and not second.isupper()
    return text if name or first.isupper() else f"{first.lower()} {rest}".strip()


def _quoted(text: str) -> str:
    inside = text.replace("“", "‘").replace("”", "’")
    return f"“{inside[:1].upper()}{inside[1:]}”"


def kata_jenis(jenis: str, office: Kantor) -> str:
    """The kind of a meeting with the office's own words for its body and its region."""
    label = dict(JENIS_RAPAT).get(jenis, jenis)
    return label.replace("LKM", office.istilah).replace("kelurahan", office.wilayah.lower())


def kata_tingkat(facts: Mapping[str, Any], office: Kantor) -> str:
    """The level of a meeting: "BKM", "RT 03/RW 01", "RW 02", "Desa", "Kota"; "" when none is recorded."""
    code = facts["tingkat"]
    if code in ("RT", "RW"):
        return rt_rapat(facts) or code
    if code == "kota":
        return _city_kind(office) or dict(TINGKAT)["kota"]
    return {"LKM": office.istilah, "kelurahan": office.wilayah}.get(code, "")


def _city_kind(office: Kantor) -> str:
    first = office.kota.split(" ", 1)[0]
    return first if first in ("Kota", "Kabupaten") else ""


def rt_rapat(facts: Mapping[str, Any]) -> str:
    """Which RT or RW a meeting is of: as recorded, else as its title says ("RT 16-18"); "" when neither tells."""
    own = rt_rw(pad_rt(facts["rt"]), pad_rt(facts["rw"]))
    if own or facts["tingkat"] not in ("RT", "RW"):
        return own
    named = _RT.search(facts["judul"])
    return named[0] if named else ""


def rt_rw(rt: str, rw: str) -> str:
    """ "RT 03/RW 01"; "" when neither is known."""
    return "/".join(f"{word} {number}" for word, number in (("RT", rt), ("RW", rw)) if number)


def isian_tingkat(facts: Mapping[str, Any], office: Kantor) -> dict[str, str]:
    """Of which RT, RW or region a rembug is ("RT 03/RW 01", "Desa Sukamaju"), and for whose residents it speaks
    ("RT 03/RW 01 Desa Sukamaju")."""
    region = f"{office.wilayah} {office.kelurahan}"
    own = rt_rapat(facts)
    if not own and facts["tingkat"] in ("RT", "RW"):
        own = f"RT {TITIK[:6]}/RW {TITIK[:6]}" if facts["tingkat"] == "RT" else f"RW {TITIK[:6]}"
    level = own or (kata_tingkat(facts, office) if facts["tingkat"] == "kota" else region)
    return {"tingkat": level, "tingkat_besar": level.upper(), "wilayah_warga": f"{own} {region}" if own else region}
