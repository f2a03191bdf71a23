"""From what was typed to what is stored, and from what is stored to what is shown; one rule per kind of field."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from typing import Any

from lkm_desktop.fields import Field
from lkm_desktop.format import digits, hp_tampil, mask_nik, pad_rt, parse_tanggal, rupiah, tanggal_pendek

#: what the office file cannot hold, or nobody means
_TOO_MUCH = 10**15

YA_TIDAK = (("1", "Ya"), ("0", "Tidak"))


def clean(field: Field, value: Any) -> Any:
    """The stored form of a typed value; empty text becomes None. Raises ValueError with an Indonesian sentence."""
    if isinstance(value, str):
        value = "".join(c for c in value if c in "\n\t" or unicodedata.category(c) not in ("Cc", "Cs"))
        value = value.strip() if field.kind == "panjang" else " ".join(value.split())
    if value is None or value == "":
        return None
    if field.kind == "tanggal":
        return value if isinstance(value, date) else parse_tanggal(str(value))
    if field.kind == "angka":
        return _number(value)
    if field.kind == "rupiah":
        return _money(value)
    if field.kind == "ya_tidak":
        return value if isinstance(value, bool) else str(value).lower() in ("1", "ya", "y", "true")
    if field.kind == "rt":
        return pad_rt(str(value))
    if field.kind == "nik":
        return "".join(c for c in str(value) if c not in " .-'")
    if field.kind == "hp":
        return _phone(str(value))
    if field.kind == "jk":
        return str(value).upper()[:1]
    return str(value)


def _number(value: Any) -> int:
    """A whole number: "1200", "1.200"; a dot that does not part thousands is no slip to guess at."""
    text = str(int(value)) if isinstance(value, float) and value.is_integer() else str(value).strip()
    if re.fullmatch(r"[-+]?(?:\d+|\d{1,3}(?:\.\d{3})+)", text):
        return _kept(int(text.replace(".", "")))
    if re.fullmatch(r"[-+]?\d[\d.,]*", text):
        raise ValueError("Isi dengan angka bulat, misalnya 1.200.")
    raise ValueError("Isi dengan angka saja.")


def _kept(number: int) -> int:
    if abs(number) >= _TOO_MUCH:
        raise ValueError("Angka ini terlalu besar.")
    return number


def _money(value: Any) -> int:
    """Whole rupiah: "Rp1.000.000", "Rp 1.000.000,-", "1.000.000,00", "1000000"."""
    text = re.sub(r"^rp\.?\s*", "", str(value).strip().lower())
    text = re.sub(r",(?:-+|–|0{1,2})$", "", text)
    if not re.fullmatch(r"\d+|\d{1,3}(?:[. ]\d{3})+", text):
        raise ValueError("Isi dengan rupiah bulat, misalnya 1.000.000.")
    return _kept(int(re.sub(r"[. ]", "", text)))


def _phone(text: str) -> str:
    """Digits with 0 for +62; several numbers stay apart, joined by " / "; text without a digit stays as it is."""
    numbers = [digits(part) for part in re.split("[/,;]", text) if digits(part)]
    return " / ".join("0" + n[2:] if n.startswith("62") else n for n in numbers) or text


def shown(field: Field, value: Any, *, full: bool = False) -> str:
    """Display text of a stored value. A NIK or KK is masked unless `full` (UU PDP 27/2022; reliability D11)."""
    if value is None or value == "":
        return ""
    if field.kind == "tanggal" and isinstance(value, date):
        return tanggal_pendek(value)
    if field.kind == "ya_tidak":
        return "Ya" if value else "Tidak"
    if field.kind == "rupiah":
        return rupiah(int(value))
    if field.kind == "pilihan":
        return field.choice_label(value)
    if field.kind == "hp":
        return hp_tampil(str(value))
    if field.kind == "nik" and not full:
        return mask_nik(str(value))
    return str(value)
