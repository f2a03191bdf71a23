"""Sentences about a meeting, for headings, counts and banners."""

from __future__ import annotations

from datetime import date
from typing import Any

from lkm_desktop import format as fmt
from lkm_desktop.services.rapat import RapatRingkas
from lkm_desktop.services.roll import Hitung, Kuorum, Roll
from ui.pages.rapat.source import Meeting

DOT = "  ·  "
STATUS = {"hadir": "Hadir", "izin": "Izin", "sakit": "Sakit", "alpa": "Alpa", "": ""}


def facts(values: dict[str, Any], zone: str) -> str:
    """Day, time and place: Senin, 21 September 2015 · 19.30–22.00 WITA · Balai."""
    day = values.get("tanggal")
    return DOT.join([
        fmt.hari_tanggal(day) if day else "tanggal belum diisi",
        clock(values.get("jam_mulai"), values.get("jam_selesai"), zone) or "jam belum diisi",
        values.get("tempat") or "tempat belum diisi",
    ])


def short_date(day: date) -> str:
    """A day where there is little room: "21 Sep 2015"."""
    return f"{day.day} {fmt.BULAN_PENDEK[day.month - 1]} {day.year}"


def short_day(day: date) -> str:
    """A day in a list: "Senin, 21 Sep 2015"."""
    return f"{fmt.HARI[day.weekday()]}, {short_date(day)}"


def clock(start: str | None, end: str | None, zone: str) -> str:
    """19.30–22.00 WITA; empty without a start."""
    return f"{start}–{end} {zone}" if start and end else fmt.jam_rentang(start, end, zone)


def live(meeting: Meeting) -> str:
    """Invited, present and quorum as they stand now."""
    parts = [*count_parts(meeting.roll.hitung, meeting.counts_only), short_quorum(meeting.roll.kuorum)]
    return DOT.join(part for part in parts if part)


def count_parts(counts: Hitung, counts_only: bool = False) -> list[str]:
    """Invited and present: "diundang 42", "hadir 27 (P 15, L 12)"."""
    parts = [f"P {counts.p}", f"L {counts.l}", *([f"L/P belum diisi {n}"] if (n := unknown(counts)) else [])]
    there = f"hadir {counts.hadir}" + (f" ({', '.join(parts)})" if counts.hadir else "")
    return [there] if counts_only else [f"diundang {counts.diundang}", there]


def unknown(counts: Hitung) -> int:
    """How many of those present have no known gender."""
    return counts.hadir - counts.l - counts.p


def attended(roll: Roll) -> str:
    """How many of the invited came, and how many came without: "11 dari 12 yang diundang, 1 tanpa undangan"."""
    came = sum(row.diundang and row.status == "hadir" for row in roll.rows)
    extra = sum(not row.diundang and row.status == "hadir" for row in roll.rows)
    return f"{came} dari {roll.hitung.diundang} yang diundang" + (f", {extra} tanpa undangan" if extra else "")


def short_quorum(quorum: Kuorum | None) -> str:
    """Whether the quorum is reached, in few words; empty when it is not asked for."""
    if quorum is None:
        return ""
    state = "tercapai" if quorum.tercapai else "belum tercapai"
    return f"kuorum {state}"


def present(row: RapatRingkas) -> str:
    """Present in a list: "27 (L 12, P 15)"; empty while nobody is marked."""
    return f"{row.hadir} (L {row.l}, P {row.p})" if row.hadir else "–"


def frozen(roll: Roll) -> str:
    """Why rows keep their numbers; empty while they may move."""
    if roll.beku is None:
        return ""
    when = f"{fmt.tanggal_pendek(roll.beku.date())} {roll.beku:%H.%M}"
    return f"Nomor baris sudah tetap sejak dicetak {when}."


def elements(counts: Hitung) -> str:
    """Present by element, one a line: "LKM 5"."""
    return "\n".join(f"{name} {count}" for name, count in sorted(counts.unsur.items(), key=lambda item: -item[1]))
