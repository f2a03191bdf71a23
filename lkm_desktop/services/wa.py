"""The invitation as a message for WhatsApp, to be pasted beside the formal letter (interface.md 3.3)."""

from __future__ import annotations

from sqlalchemy.orm import Session

from lkm_desktop.services.fakta_rapat import fakta
from lkm_desktop.services.organisasi import penanda
from lkm_desktop.services.templat import susunan


def teks_undangan(s: Session, rapat_id: str) -> str:
    """Salam, what, day, time, place, agenda and from whom, as plain text with line breaks; unknown facts are left out.

    Raises LkmError for an unknown meeting.
    """
    f, kata = fakta(s, rapat_id), susunan(s, "wa")
    (title, chair), _ = penanda(s, f.rapat["tanggal"])
    isian = {**f.isian, "jabatan": title, "penanda": chair}
    points = [f"{n}. {a['pokok']}" for n, a in enumerate(f.notulen["agenda"], 1)]
    facts = [
        f"{label}: {isian[key]}"
        for label, key in (("Hari/tanggal", "hari_tanggal"), ("Jam", "jam"), ("Tempat", "tempat")) if isian[key]
    ]  # fmt: skip
    parts = (
        kata("salam", **isian), kata("ajakan", **isian), "\n".join([kata("acara", **isian), *facts]),
        "\n".join(["Acara:", *points]) if points else "", kata("penutup", **isian), kata("dari", **isian),
    )  # fmt: skip
    return "\n\n".join(part.strip() for part in parts if part.strip())
