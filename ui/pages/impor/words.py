"""What the preview says about a row, in the words that the columns of the preview carry."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from PySide6.QtWidgets import QLabel

from lkm_desktop.domain import REGISTERS
from lkm_desktop.services.impor import BARU, BERMASALAH, BERUBAH, LEWATI, SAMA, BarisRencana, Rencana
from lkm_desktop.services.impor_bahan import Alasan
from lkm_desktop.services.impor_nilai import label as field_label
from ui.pages.impor.session import target_words
from ui.pages.impor.source import Sheet

STATES = (
    (BARU, "Baru"), (BERUBAH, "Berubah"), (SAMA, "Sama"), (BERMASALAH, "Bermasalah"), (LEWATI, "Dilewati"),
)
STATE = dict(STATES)
CORRECTED = "Diubah di sini"
#: (field, words) of a note -> how many rows carry it
Common = dict[tuple[str, str], int]
#: a note in fewer rows is never told once for all
_MANY = 5


def tone(label: QLabel, kind: str) -> None:
    """Show a label in another of the kinds of `looks.label`."""
    label.setObjectName(kind)
    label.style().unpolish(label)
    label.style().polish(label)


def column_words(ke: str, field: str) -> str:
    """The words of a field; columns that are taken apart keep the words of the step before."""
    try:
        return field_label(ke, field)
    except KeyError:
        return target_words(ke, field)


def common(plan: Rencana) -> Common:
    """Notes that most rows carry word for word: they are told once, and not in every row."""
    counts = Counter((note.field, note.teks) for row in plan.baris for note in row.catatan)
    return {note: n for note, n in counts.items() if n >= _MANY and n * 2 >= len(plan.baris)}


def told_once(ke: str, notes: Common) -> list[str]:
    """The notes of `common` in sentences, fields of the same note together: "RT, RW: Diambil dari … (18 baris)."."""
    fields: dict[tuple[str, int], list[str]] = {}
    for (field, text), count in notes.items():
        fields.setdefault((text, count), []).append(column_words(ke, field))
    return [f"{', '.join(names)} {n} baris: {text}" for (text, n), names in fields.items()]


def remark(ke: str, row: BarisRencana, without: Common | None = None) -> str:
    """Why a row is what it is, in one line of sentences; notes that are told once elsewhere are left out."""
    if row.status == LEWATI:
        return "Tidak ikut disimpan."
    notes = [note for note in row.catatan if (note.field, note.teks) not in (without or {})]
    return " ".join(_said(ke, row.alasan) or [*_changes(row), *_said(ke, notes)])


def sentences(ke: str, row: BarisRencana, corrections: dict[str, str]) -> str:
    """Everything there is to say about a row, one sentence a line; `corrections` are what was typed, by field."""
    if row.status == LEWATI:
        return "Baris ini tidak ikut disimpan."
    said = [*_said(ke, row.alasan), *_changes(row), *_said(ke, row.catatan)]
    said = said or ["Siap disimpan." if row.status == BARU else "Tidak ada yang berubah."]
    said += [f"{column_words(ke, field)}: {correction(row, field)}" for field in corrections]
    return "\n".join(said)


def correction(row: BarisRencana, field: str) -> str:
    """That a cell was typed over, and what the sheet has there."""
    before = row.mentah.get(field, "")
    return f"{CORRECTED}; di lembar {f'tertulis “{before}”' if before else 'kosong'}."


def introduction(sheet: Sheet, istilah: str) -> str:
    """What a file was taken for, how much of it is used, and what is done with it as before."""
    said = []
    if sheet.memory is not None:
        said.append(sheet.memory.peta.kalimat)
    if sheet.headless:
        said.append("Tanpa baris judul: arti kolom ditebak dari isinya, jadi periksa.")
    elif sheet.guessed:
        said.append(f"Dibaca sebagai {REGISTERS[sheet.ke].title_for(istilah)}, menurut judul kolomnya.")
    others = [one for one in sheet.found.tabel if one.ke and one.kunci not in sheet.chosen]
    if len(sheet.chosen) > 1 or (others and sheet.chosen):
        rest = f", {len(others)} tidak" if others else ""
        said.append(f"{len(sheet.chosen)} tabel dipakai{rest}; lihat bagian Tabel.")
    return " ".join(said)


def trainings(plan: Rencana) -> list[str]:
    """What happens with the trainings of a list of relawan, in a sentence."""
    told = plan.pelatihan.kalimat.strip() if plan.pelatihan is not None else ""
    return [told] if told else []


def saving(plan: Rencana | None) -> tuple[str, bool, str]:
    """The button that saves a plan: its words, whether it can be pressed, and why not."""
    count = _written(plan)
    problems = plan.jumlah(BERMASALAH) if plan is not None else 0
    if not (count or problems):
        return "Tidak ada yang perlu disimpan", False, ""
    reason = ""
    if problems:
        rest = f", lalu {_written(plan)} baris lain disimpan" if _written(plan) else ""
        reason = f"{problems} baris masih bermasalah, jadi belum disimpan. Perbaiki, atau tekan “Lewati {problems} "
        reason += f"bermasalah”{rest}."
    return f"&Simpan {count} baris", not problems, reason


def label(sheet: Sheet, plan: Rencana) -> str:
    """What the history calls this import."""
    return f"Impor {_written(plan)} {REGISTERS[plan.ke].noun} dari {sheet.name}"


def _written(plan: Rencana | None) -> int:
    return plan.jumlah(BARU) + plan.jumlah(BERUBAH) if plan is not None else 0


def _said(ke: str, reasons: Iterable[Alasan]) -> list[str]:
    return [f"{column_words(ke, reason.field)}: {reason.teks}" for reason in reasons]


def _changes(row: BarisRencana) -> list[str]:
    return [] if row.orang_baru else [f"{c.label}: {c.lama or '(kosong)'} → {c.baru}." for c in row.perubahan]
