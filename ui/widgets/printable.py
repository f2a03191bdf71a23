"""What of a typed text the papers cannot print."""

from __future__ import annotations

#: every character below is in the printing typeface
_SURE = 0x180


def remark(text: object) -> str:
    """A sentence about characters that are printed as an empty box; empty when all of the text can be printed."""
    rare = {char for char in text if ord(char) >= _SURE} if isinstance(text, str) else set()
    if not rare:
        return ""
    from lkm_desktop.documents.fonts import MISSING, clean

    lost = "".join(dict.fromkeys(char for char in str(text) if char in rare and MISSING in clean(char)))
    return f"Tanda {lost} tidak ada dalam huruf cetak; di kertas menjadi kotak {MISSING}." if lost else ""
