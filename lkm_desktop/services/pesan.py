"""What is said about typed values: one sentence for one field."""

from __future__ import annotations

from dataclasses import dataclass

SALAH, PERINGATAN, INFO = "salah", "peringatan", "info"


@dataclass(frozen=True)
class Pesan:
    """One message for a form. level: salah (cannot be saved), peringatan, info · field: "" for the whole form."""

    field: str
    level: str
    teks: str
    sumber: str = ""
