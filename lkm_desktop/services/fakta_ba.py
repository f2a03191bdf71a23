"""What the facts of a stage say for the berita acara of its meeting, under the keys of that paper's typed fields.

A meeting belongs to a stage by its activity. What the user types for the paper itself goes before it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from lkm_desktop.domain import Siklus
from lkm_desktop.format import ribuan
from lkm_desktop.services.fakta_bahan import anggota
from lkm_desktop.services.fakta_borang import kata_butir
from lkm_desktop.services.fakta_kata import RELAWAN, SAH, SWADAYA, TAHAPAN
from lkm_desktop.services.fakta_tahap import FaktaNilai, ambil, tahap_rapat

TIPP = "Tim Inti Perencanaan Partisipatif (TIPP)"
#: words that the sentence of the paper says already
_SUDAH = ("menyediakan relawan dan agen sosialisasi", "memberikan swadaya masyarakat berupa")


def nilai_rapat(s: Session, rapat_id: str, kode: str) -> FaktaNilai | None:
    """The facts of the stage with that code that a meeting belongs to, or None."""
    stage = tahap_rapat(s, rapat_id, kode) if rapat_id else None
    return ambil(s, stage) if stage else None


def isian(s: Session, dokumen: str, rapat_id: str) -> dict[str, str]:
    """Texts for the typed fields of a berita acara; empty for a meeting of no such stage, and for other papers."""
    if dokumen == "ba-tim":
        return _tim(s, rapat_id)
    kind = _PEMBUAT.get(dokumen)
    found = nilai_rapat(s, rapat_id, kind[0]) if kind else None
    if kind is None or found is None:
        return {}
    texts = kind[1](found)
    if "program" in texts and not texts["program"]:
        texts["program"] = s.scalar(select(Siklus.program).where(Siklus.id == found.siklus_id)) or ""
    return {key: text for key, text in texts.items() if text}


def _tim(s: Session, rapat_id: str) -> dict[str, str]:
    """The TIPP with its people and their pokja, for the meeting that formed it."""
    stage = tahap_rapat(s, rapat_id, "tipp") if rapat_id else None
    if stage is None:
        return {}
    people = "\n".join(
        f"{one.nama} | {', '.join(part for part in (one.jabatan, one.pokja) if part)}"
        for one in anggota(s, stage, "TIPP")
    )
    term = str(ambil(s, stage).fakta.get("masa") or "")
    found = {"tim": TIPP, "anggota": people, "masa_tugas": term}
    return {key: text for key, text in found.items() if text}


def _rkm(found: FaktaNilai) -> dict[str, str]:
    rows = found.butir.get("komitmen", [])
    of = {kind: [row for row in rows if _jenis(row) == kind] for kind in (RELAWAN, SWADAYA, TAHAPAN)}
    rest = [row for row in rows if _jenis(row) not in of]
    return {
        **{key: str(found.fakta.get(key) or "") for key in ("putusan", "program", "alasan")},
        "relawan": "; ".join(_janji(row) for row in of[RELAWAN]),
        "swadaya": "; ".join(_kecil(_janji(row)) for row in of[SWADAYA]),
        "tahap": ("ya" if of[TAHAPAN] else "tidak") if rows else "",
        "lainnya": "\n".join(_lain(found, row) for row in rest),
    }


def _jenis(row: Mapping[str, Any]) -> str:
    """The kind of a promise as the form offers it, whatever its letters."""
    typed = str(row.get("bidang") or "").strip().casefold()
    return next((kind for kind in (RELAWAN, SWADAYA, TAHAPAN) if kind.casefold() == typed), "")


def _janji(row: Mapping[str, Any]) -> str:
    """A promise for the end of a sentence: its words without those that the sentence has, then how many."""
    words = str(row["isi"]).strip().rstrip(" .")
    for known in _SUDAH:
        if words.casefold().startswith(known):
            words = words[len(known):].strip(" :,")
    count = "" if row.get("jumlah") is None else f"{ribuan(row['jumlah'])} {row.get('satuan') or ''}".strip()
    return ", ".join(part for part in (words, count) if part)


def _kecil(text: str) -> str:
    """In the middle of a sentence; an abbreviation or a name keeps its letters."""
    return text[:1].lower() + text[1:] if text[1:2].islower() else text


def _lain(found: FaktaNilai, row: Mapping[str, Any]) -> str:
    listed = found.borang.daftar_satu("komitmen") if found.borang is not None else None
    return kata_butir(listed, {**row, "bidang": None}) if listed is not None else str(row["isi"])


def _rwt(found: FaktaNilai) -> dict[str, str]:
    facts = found.fakta
    year = facts.get("tahun_rencana")
    return {
        "lpj": str(facts.get("lpj_hasil") or ""),
        "tahun_lpj": tahun_masa(facts.get("lpj_mulai"), facts.get("lpj_selesai")),
        "tahun_rencana": str(year) if year else "",
        "catatan": _lines(found.butir.get("catatan", [])),
        **{key: "" if facts.get(key) is None else "1" if facts[key] else "tidak" for key in SAH},
    }


def _pjm(found: FaktaNilai) -> dict[str, str]:
    first, last = found.fakta.get("pjm_mulai"), found.fakta.get("pjm_selesai")
    span = f"{first}-{last}" if first and last and first != last else str(first or last or "")
    return {"pjm": span, "renta": str(found.fakta.get("renta_tahun") or "")}


def tahun_masa(mulai: date | None, selesai: date | None) -> str:
    """Years of a span: "2025", "2025/2026"; "" when nothing is known."""
    years = sorted({day.year for day in (mulai, selesai) if day is not None})
    return "/".join(str(year) for year in dict.fromkeys((years[0], years[-1]))) if years else ""


def _lines(rows: Sequence[Mapping[str, Any]]) -> str:
    return "\n".join(" ".join(str(row["isi"]).split()) for row in rows)


#: paper -> (code of the facts, what they say)
_PEMBUAT: dict[str, tuple[str, Callable[[FaktaNilai], dict[str, str]]]] = {
    "ba-rkm": ("rkm", _rkm), "ba-rwt": ("rwt", _rwt), "ba-pjm": ("pjm", _pjm),
}  # fmt: skip
