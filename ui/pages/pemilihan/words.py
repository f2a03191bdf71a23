"""Words of the pages of an election."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from lkm_desktop import format as fmt
from lkm_desktop.services.pemilihan import PemilihanRingkas
from lkm_desktop.services.pemilihan_ringkasan import Bagian
from ui.pages.pemilihan.source import Election

HASIL = {"terpilih": "Terpilih", "cadangan": "Cadangan", "tidak": "Tidak terpilih", "": ""}
#: how people may put equal votes in order
CARA = ("Undian", "Pemungutan suara ulang", "Musyawarah mufakat para utusan")


def facts(election: Election) -> str:
    """The muted line under the name of an election."""
    v, figures = election.values, election.figures
    day = v["tanggal"]
    counted = sum(row.sah is not None for row in figures.rt)
    parts = [
        f"Rembug {fmt.tanggal_pendek(day)}" if day else "Hari rembug belum diisi",
        _counted(len(figures.rt), counted),
        f"{figures.persen} memilih" if figures.persen != "-" else "",
        f"{figures.utusan.total} utusan" if figures.utusan.total else "",
        "selesai" if v.get("papan_tanggal") else "",
    ]
    return "  ·  ".join(part for part in parts if part)


def _counted(many: int, counted: int) -> str:
    """How many RTs there are, and of how many the votes are known."""
    if not many:
        return "RT belum ada"
    return f"{many} RT dihitung" if counted == many else f"{many} RT, {counted} dihitung"


def state(row: PemilihanRingkas) -> str:
    """How far an election has come, for the list."""
    if row.papan_tanggal is not None:
        return f"anggota baru mulai {fmt.tanggal_pendek(row.papan_tanggal)}"
    if not row.rt:
        return "persiapan"
    return f"{row.dihitung} dari {row.rt} RT dihitung" if row.dihitung < row.rt else "semua RT dihitung"


def people(part: Bagian, noun: str) -> str:
    """42 utusan: 27 L, 15 P (perempuan 35,71 %)."""
    if part.l is None or part.p is None:
        return f"{part.total or 0} {noun}"
    unknown = (part.total or 0) - part.l - part.p
    more = f", {unknown} belum diisi L/P" if unknown > 0 else ""
    of_known = " dari yang diisi" if unknown > 0 else ""
    share = f" (perempuan {whole_percent(part.persen_p)}{of_known})" if part.total and part.persen_p != "-" else ""
    return f"{part.total or 0} {noun}: {part.l} L, {part.p} P{more}{share}"


def whole_percent(text: str) -> str:
    """A percentage whose sign never begins a line."""
    return text.replace(" %", "\u00a0%")


def place(rt: str, rw: str) -> str:
    """RT and RW as they stand in a table: 03/01."""
    return "/".join(part for part in (rt, rw) if part)


def number(value: int | None) -> str:
    """A number as it is typed; empty for none."""
    return "" if value is None else str(value)


def whole(text: object) -> int | None:
    """The whole number that is typed, None for anything else."""
    digits = str(text or "").strip().replace(".", "")
    return int(digits) if digits.isascii() and digits.isdigit() else None


def day(value: date | None) -> str:
    """A date in a table."""
    return fmt.tanggal_pendek(value) if value else ""


def sentences(parts: Iterable[str]) -> str:
    """One sentence on each line."""
    return "\n".join(part for part in parts if part)
