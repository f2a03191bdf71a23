"""What is done with lines of the agenda: each one named step that can be taken back."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from lkm_desktop.errors import FieldErrors
from lkm_desktop.services import kbk_agenda, topik
from lkm_desktop.services.kbk_agenda import BATAL

if TYPE_CHECKING:
    from ui.pages.belajar.agenda_tab import AgendaTab


def trash(tab: AgendaTab) -> None:
    """The highlighted lines go to the Sampah."""
    rows, ctx = tab.chosen_rows(), tab.ctx
    if not rows:
        return
    words = f"agenda belajar {rows[0].topik}" if len(rows) == 1 else f"{len(rows)} baris agenda belajar"
    with (unit := ctx.unit(f"Hapus {words}")) as s:
        for b in rows:
            kbk_agenda.hapus(s, b.id)
    if unit.ok:
        tab.page.say("ok", f"{words[:1].upper()}{words[1:]} dihapus.", ("Urungkan", ctx.undo))


def call_off(tab: AgendaTab) -> None:
    """The highlighted line stays, marked as called off; or it holds again."""
    row, ctx = tab.chosen(), tab.ctx
    if row is None:
        return
    off = row.keadaan != BATAL
    with (unit := ctx.unit(f"{'Batalkan' if off else 'Berlakukan lagi'} agenda {row.topik}")) as s:
        kbk_agenda.batalkan(s, row.id, off)
    if unit.ok:
        words = "dibatalkan; barisnya tetap ada" if off else "berlaku lagi"
        tab.page.say("ok", f"{row.topik} {words}.", ("Urungkan", ctx.undo))


def make(tab: AgendaTab, wanted: list[tuple[str, date | None]], left: int) -> bool:
    """A meeting of each line (id, day; None: its own); left: lines passed over. Whether they were made."""
    made: list[str] = []
    name = tab.chosen_rows()[0].topik
    words = f"Buat pertemuan KBK {name}" if len(wanted) == 1 else f"Buat {len(wanted)} pertemuan KBK"
    try:
        with (unit := tab.ctx.unit(words)) as s:
            made = [kbk_agenda.buat_sesi(s, agenda_id, day) for agenda_id, day in wanted]
    except FieldErrors as error:
        tab.ask.tell(" ".join(error.errors.values()))
        return False
    if unit.ok:
        rest = f" {left} baris tanpa tanggal dilewati." if left else ""
        tab.made = made[0]
        tab.page.say("ok", f"{len(made)} pertemuan dibuat.{rest}", ("Buka", tab.open_made), ("Urungkan", tab.ctx.undo))
    return bool(unit.ok)


def fill(tab: AgendaTab, words: str, copy: bool) -> None:
    """Put last year's lines, or the basic topics that the year lacks, into the year that is shown."""
    if not tab.ctx.may_write():
        return
    today, placed, left = date.today(), 0, 0
    first = today.month if tab.tahun == today.year else 1
    with (unit := tab.ctx.unit(words)) as s:
        if copy:
            placed = kbk_agenda.salin_tahun(s, tab.tahun - 1, tab.tahun)
        else:
            placed, left = kbk_agenda.susun(s, tab.tahun, first)
    if unit.ok:
        rest = f" {left} topik lain tidak muat sampai Desember." if left else ""
        tab.page.say("ok", f"{placed} baris masuk agenda {tab.tahun}.{rest}", ("Urungkan", tab.ctx.undo))


def take_topics(tab: AgendaTab) -> None:
    """The shipped topics, for an office that has none."""
    count = 0
    with (unit := tab.ctx.unit("Ambil topik bawaan")) as s:
        count = topik.ambil_bawaan(s)
    if unit.ok:
        tab.page.say("ok", f"{count} topik bawaan ditambahkan.", ("Susun agenda", tab.fill_year),
                     ("Urungkan", tab.ctx.undo))
