"""Sentences about a meeting, for headings, counts and banners."""

from __future__ import annotations

from typing import Any

from lkm_desktop import format as fmt
from lkm_desktop.services.rapat import RapatRingkas
from lkm_desktop.services.roll import Hitung, Kuorum, Roll
from ui.pages.rapat.source import Meeting

DOT = "  ·  "
STATUS = {"hadir": "Hadir", "izin": "Izin", "sakit": "Sakit", "alpa": "Alpa", "": ""}


def heading(values: dict[str, Any]) -> str:
    """Name and day: Rapat rutin – Senin, 21 September 2015."""
    day = values.get("tanggal")
    name = str(values.get("judul") or "Rapat baru")
    return f"{name} – {fmt.hari_tanggal(day)}" if day else name


def facts(meeting: Meeting, zone: str) -> str:
    """Time, place, invited, present and quorum in one line."""
    v = meeting.values
    parts = [
        fmt.jam_rentang(v["jam_mulai"], v["jam_selesai"], zone) if v["jam_mulai"] else "jam belum diisi",
        v["tempat"] or "tempat belum diisi",
        *count_parts(meeting.roll.hitung, meeting.counts_only),
        short_quorum(meeting.roll.kuorum),
    ]
    return DOT.join(part for part in parts if part)


def count_parts(counts: Hitung, counts_only: bool = False) -> list[str]:
    """Invited and present: "diundang 42", "hadir 27 (P 15, L 12)"."""
    there = f"hadir {counts.hadir}" + (f" (P {counts.p}, L {counts.l})" if counts.hadir else "")
    return [there] if counts_only else [f"diundang {counts.diundang}", there]


def short_quorum(quorum: Kuorum | None) -> str:
    """Whether the quorum is reached, in few words; empty when it is not asked for."""
    if quorum is None:
        return ""
    state = "tercapai" if quorum.tercapai else "belum tercapai"
    return f"kuorum {state} ({quorum.hadir} dari {quorum.anggota} anggota, perlu {quorum.perlu})"


def present(row: RapatRingkas) -> str:
    """Present in a list: "27 (L 12, P 15)"; empty while nobody is marked."""
    return f"{row.hadir} (L {row.l}, P {row.p})" if row.hadir else "–"


def frozen(roll: Roll) -> str:
    """Why rows keep their numbers; empty while they may move."""
    if roll.beku is None:
        return ""
    when = f"{fmt.tanggal_panjang(roll.beku.date())} pukul {roll.beku:%H.%M}"
    return f"Nomor baris sudah tetap sejak dicetak {when}. Orang baru mendapat nomor berikutnya."


def elements(counts: Hitung) -> str:
    """Present by element, one a line: "LKM 5"."""
    return "\n".join(f"{name} {count}" for name, count in sorted(counts.unsur.items(), key=lambda item: -item[1]))
