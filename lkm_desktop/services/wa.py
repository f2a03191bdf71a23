"""The invitation as a message for WhatsApp, to be pasted beside the formal letter (interface.md 3.3)."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy.orm import Session

from lkm_desktop.services.fakta_rapat import fakta
from lkm_desktop.services.organisasi import penanda
from lkm_desktop.services.templat import susunan

#: sentences of the letter that take the place of the message's own once they are reworded
_SALAM, _AJAKAN, _PENUTUP = ("salam",), ("alasan", "ajakan"), ("penting", "penutup")


def teks_undangan(
    s: Session, rapat_id: str, isian: Mapping[str, str] | None = None, suntingan: Mapping[str, str] | None = None,
) -> str:
    """Salam, what, day, time, place, agenda and from whom, as plain text with line breaks; unknown facts are left out.

    isian: what was typed for the letter, whose number is told · suntingan: sentences that were reworded for this
    letter, by key; they count here too. Raises LkmError for an unknown meeting.
    """
    nomor, own = (isian or {}).get("nomor", "").strip(), suntingan or {}

    def told(keys: tuple[str, ...], usual: str) -> str:
        return "\n".join(own[key].strip() for key in keys if own.get(key, "").strip()) or usual

    f, kata = fakta(s, rapat_id), susunan(s, "wa")
    (title, chair), _ = penanda(s, f.rapat["tanggal"])
    nilai = {**f.isian, "jabatan": title, "penanda": chair}
    points = [f"{n}. {a['pokok']}" for n, a in enumerate(f.notulen["agenda"], 1)]
    facts = [
        f"{label}: {nilai[key]}"
        for label, key in (("Hari/tanggal", "hari_tanggal"), ("Waktu", "jam"), ("Tempat", "tempat")) if nilai[key]
    ]  # fmt: skip
    if nomor:
        facts.append(f"Surat nomor: {nomor}")
    parts = (
        told(_SALAM, kata("salam", **nilai)), told(_AJAKAN, kata("ajakan", **nilai)),
        "\n".join([kata("acara", **nilai), *facts]), "\n".join(["Acara:", *points]) if points else "",
        told(_PENUTUP, kata("penutup", **nilai)), kata("dari", **nilai),
    )  # fmt: skip
    return "\n\n".join(part.strip() for part in parts if part.strip())
