"""The short code of a meeting, as it stands on its papers: "R12-abc123" leads back to the roll."""

from __future__ import annotations

import re

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from lkm_desktop.domain import Rapat

#: R, the meeting's number, the first six signs of its id; what stands between them may be any mark or blank, since a
#: scanner types the hyphen of another keyboard
_KODE = re.compile(r"r\s?(\d{1,6})[^0-9a-z]*([0-9a-f]{6})", re.IGNORECASE)
#: longest text that can still be a code
PANJANG = 20


def mungkin_kode(text: str) -> bool:
    """Whether a text looks like a code, without asking the office."""
    return len(text) <= PANJANG and _KODE.fullmatch(text.strip()) is not None


def cari_kode(s: Session, text: str) -> str | None:
    """The id of the meeting whose code was typed ("R12-abc123", "r12 ABC123"); None unless number and id both fit."""
    found = _KODE.fullmatch(text.strip()) if len(text) <= PANJANG else None
    if found is None:
        return None
    query = select(Rapat.id).where(
        Rapat.nomor == int(found[1]), func.substr(Rapat.id, 1, 6) == found[2].lower(), Rapat.dihapus.is_(None)
    )
    return s.scalar(query)
