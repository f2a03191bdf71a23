"""Words of the board: short days, states of cards, papers of a meeting, places without one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from lkm_desktop import format as fmt
from lkm_desktop.services.papan_data import (
    BELUM,
    BERJALAN,
    KERTAS_ADA,
    KERTAS_TERTANDA,
    SELESAI,
    KegiatanPapan,
    Papan,
    RapatPapan,
    SyaratNilai,
    TahapPapan,
)
from ui import theme

DOT = "  ·  "
#: state of a stage: icon, colour, word
LOOKS = {
    SELESAI: ("check", theme.OK, "selesai"),
    BERJALAN: ("clock", theme.ACCENT, "berjalan"),
    BELUM: ("chevron-right", theme.MUTED, "belum dimulai"),
}
#: sign and word of a paper of a meeting
PAPERS = {KERTAS_ADA: ("✓", "sudah dibuat"), KERTAS_TERTANDA: ("✓ ttd", "bertanda tangan dan dilampirkan")}
NO_PAPER = ("–", "belum dibuat")
#: papers as an office abbreviates them
SHORT = {"daftar-hadir": "DH", "notulen": "Not.", "undangan": "Und.", "sk": "SK"}
#: places named before the rest is only counted
_PLACES = 4


def day(value: date | None) -> str:
    """A day where there is little room: "9 Sep 2026"; a dash for none."""
    return f"{value.day} {fmt.BULAN_PENDEK[value.month - 1]} {value.year}" if value else "–"


def day_month(value: date | None) -> str:
    """A day without its year: "9 Sep"."""
    return f"{value.day} {fmt.BULAN_PENDEK[value.month - 1]}" if value else "–"


def span(begin: date | None, end: date | None) -> str:
    """Two days: "1 Sep – 30 Okt 2026"; empty without any."""
    if begin is None or end is None:
        return day(begin or end) if begin or end else ""
    if begin == end:
        return day(end)
    if (begin.year, begin.month) == (end.year, end.month):
        return f"{begin.day}–{day(end)}"
    return f"{day_month(begin) if begin.year == end.year else day(begin)} – {day(end)}"


def plan(begin: date | None, end: date | None) -> str:
    """Planned days without their year: "1 Sep–30 Okt"."""
    if begin is None or end is None or begin == end:
        return day_month(begin or end) if begin or end else ""
    if (begin.year, begin.month) == (end.year, end.month):
        return f"{begin.day}–{day_month(end)}"
    return f"{day_month(begin)}–{day_month(end)}"


# --- stages ---------------------------------------------------------------------------------------------------------


def late(days: int) -> str:
    """How late, in words; empty for 0."""
    return f"terlambat {days} hari" if days else ""


def behind(stage: TahapPapan) -> bool:
    """Whether a stage is late now; one that is done is late no more, however late it was."""
    return stage.keadaan != SELESAI and (stage.terlambat > 0 or stage.tertunda)


def card(stage: TahapPapan) -> list[str]:
    """The second line of the card of a stage; then the same in fewer words for less room."""
    if stage.terlambat and stage.keadaan == SELESAI:
        return [f"Selesai · {late(stage.terlambat)}", *([f"Selesai · {day(stage.selesai)}"] if stage.selesai else []),
                "Selesai"]
    if stage.terlambat:
        return [late(stage.terlambat).capitalize()]
    if stage.tertunda:
        return [f"Seharusnya {day(stage.rencana_mulai)}", f"Seharusnya {day_month(stage.rencana_mulai)}"]
    word, when = {
        SELESAI: ("Selesai", stage.selesai), BERJALAN: ("Berjalan", stage.rencana_selesai),
    }.get(stage.keadaan, ("Belum", stage.rencana_mulai))  # fmt: skip
    return [f"{word} · {day(when)}", day(when)] if when else [word]


def card_name(stage: TahapPapan, number: int, count: int) -> str:
    """What a screen reader says of the card of a stage."""
    target = f", target selesai {fmt.tanggal_panjang(stage.rencana_selesai)}" if stage.rencana_selesai else ""
    return f"Tahap {number} dari {count}: {stage.nama}, {state(stage)}{target}"


def state(stage: TahapPapan) -> str:
    """The state of a stage with how late it is: "berjalan, terlambat 12 hari"."""
    should = f"seharusnya {day(stage.rencana_mulai)}" if stage.tertunda else ""
    return ", ".join(part for part in (LOOKS[stage.keadaan][2], late(stage.terlambat) or should) if part)


def stage_lines(stage: TahapPapan) -> list[str]:
    """The chosen stage in one line: state, plan, realisation; then the same in fewer words for less room."""
    plan_ = span(stage.rencana_mulai, stage.rencana_selesai)
    done = span(stage.mulai, stage.selesai) if stage.selesai else f"sejak {day(stage.mulai)}" if stage.mulai else ""
    now = state(stage)
    parts = (now[:1].upper() + now[1:], f"rencana {plan_}" if plan_ else "", f"dilaksanakan {done}" if done else "")
    told = [part for part in parts if part]
    return [DOT.join(told[:count]) for count in range(len(told), 0, -1)]


def current(board: Papan) -> int:
    """Place of the stage that the work is at: the first that runs or should, else the first that is not done, else
    the last."""
    due = (number for number, stage in enumerate(board.tahap) if stage.keadaan == BERJALAN or stage.tertunda)
    left = (number for number, stage in enumerate(board.tahap) if stage.keadaan == BELUM)
    return next(due, next(left, len(board.tahap) - 1))


def subtitle(board: Papan, *, short: bool = False) -> str:
    """The line below the title of the page; short: with the short name of the stage."""
    found, count = board.siklus, len(board.tahap)
    if found.selesai is not None:
        done = sum(stage.keadaan == SELESAI for stage in board.tahap)
        return DOT.join([f"Ditutup {fmt.tanggal_panjang(found.selesai)}", f"{done} dari {count} tahap selesai"])
    if not board.tahap:
        return "Belum ada tahap; tambahkan di Atur siklus."
    if all(stage.keadaan == SELESAI for stage in board.tahap):
        return DOT.join([f"{count} tahap, semuanya selesai", "siklus dapat ditutup"])
    number = current(board)
    stage = board.tahap[number]
    target = f"target selesai {fmt.tanggal_panjang(stage.rencana_selesai)}" if stage.rencana_selesai else ""
    parts = (f"Tahap {number + 1} dari {count}", stage.singkat if short else stage.nama, target)
    return DOT.join(part for part in parts if part)


# --- activities and requirements ------------------------------------------------------------------------------------


def papers(entries: Sequence[tuple[str, str, str]], *, spoken: bool = False) -> str:
    """The papers of a meeting: "Daftar hadir ✓  Notulen –"; `spoken` in words alone."""
    if spoken:
        return "; ".join(f"{name} {PAPERS.get(made, NO_PAPER)[1]}" for _, name, made in entries)
    return "   ".join(f"{name} {PAPERS.get(made, NO_PAPER)[0]}" for _, name, made in entries)


def fewer_papers(entries: Sequence[tuple[str, str, str]]) -> list[str]:
    """The papers of a meeting in fewer words: abbreviated, then only how many there are."""
    if not entries:
        return []
    letters = [("BA" if key.startswith("ba-") else SHORT.get(key, name), made) for key, name, made in entries]
    there = sum(made in PAPERS for _, _, made in entries)
    signs = "  ".join(f"{short} {PAPERS.get(made, NO_PAPER)[0]}" for short, made in letters)
    return [signs, f"{there} dari {len(entries)} berkas"]


def place(held: RapatPapan) -> str:
    """Where a meeting was: "RT 03/RW 01"; empty when it was not in one RT or RW."""
    return "/".join(f"{word} {number}" for word, number in (("RT", held.rt), ("RW", held.rw)) if number)


def meeting(activity: KegiatanPapan, held: RapatPapan) -> str:
    """A meeting below its activity: where it was, and its name as far as that says more."""
    where = place(held)
    rest = held.judul.removeprefix(activity.nama).replace(where, "").strip(" ,·-–") if where else held.judul
    return " · ".join(part for part in (where, rest) if part)


def places(names: Sequence[str]) -> str:
    """Places without a meeting: "RT 03/01, RT 04/01 dan 6 lainnya"."""
    shown = ", ".join(names[:_PLACES])
    return f"{shown} dan {len(names) - _PLACES} lainnya" if len(names) > _PLACES else shown


def progress(activity: KegiatanPapan) -> str:
    """How many of the expected meetings were held, and where one is missing."""
    if not activity.perlu:
        return f"{activity.ada} pertemuan" if activity.ada else "tanpa pertemuan"
    done = f"{min(activity.ada, activity.perlu)} dari {activity.perlu} pertemuan"
    return f"{done}; belum ada di {places(activity.kurang)}" if activity.kurang else done


def fewer(activity: KegiatanPapan) -> list[str]:
    """`progress` in fewer words."""
    if not activity.perlu:
        return []
    done = f"{min(activity.ada, activity.perlu)} dari {activity.perlu}"
    return [f"{done} pertemuan", done]


def waived(need: SyaratNilai) -> str:
    """Who waived a requirement, when and why."""
    when = f" {fmt.tanggal_panjang(need.tanggal)}" if need.tanggal else ""
    who = f" oleh {need.oleh}" if need.oleh else ""
    return f"Dibebaskan{when}{who}: {need.alasan}"
