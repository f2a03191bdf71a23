"""Decisions of all meetings: their register (Buku Keputusan, lkm-siklus.md 1.13) and their numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from lkm_desktop.domain import Agenda, Keputusan, Rapat, TindakLanjut
from lkm_desktop.domain.notulen import CARA_KEPUTUSAN
from lkm_desktop.domain.rapat import JENIS_RAPAT
from lkm_desktop.errors import LkmError
from lkm_desktop.names import plain
from lkm_desktop.services import nomor
from lkm_desktop.services.rapat import one
from lkm_desktop.services.registers import Query
from lkm_desktop.services.tindak_lanjut import SELESAI, TERBUKA, hari_lambat, sebut_lambat

#: states of a decision by its follow-ups, as the register's filter names them
KEADAAN = (
    ("terbuka", "Ada yang belum selesai"), ("terlambat", "Ada yang terlambat"), ("selesai", "Semua selesai"),
    ("tanpa", "Tanpa tindak lanjut"),
)  # fmt: skip


@dataclass(frozen=True)
class Saring:
    """What the register shows; empty means everything. cari: words that must all occur, accents and case aside."""

    cari: str = ""
    tahun: int | None = None
    jenis: str = ""
    keadaan: str = ""
    urutan: str = "tanggal"
    naik: bool = False


def saring_dari(query: Query) -> Saring:
    """The filter of a print or export: `cari`, `saring` with tahun, jenis, keadaan, and the order."""
    given = query.saring
    year = given.get("tahun", "")
    return Saring(
        query.cari, int(year) if year.isdigit() else None, given.get("jenis", ""), given.get("keadaan", ""),
        query.urut or "tanggal", not query.turun,
    )  # fmt: skip


@dataclass(frozen=True)
class BarisKeputusan:
    """One line of the register. acara: the point it belongs to · cara: "Musyawarah mufakat" or the votes in words ·
    keadaan: a key of KEADAAN · tindak: what is said about its follow-ups, "2 dari 3 selesai, terlambat 4 minggu"."""

    id: str
    nomor: str
    tanggal: date
    rapat_id: str
    rapat: str
    jenis: str
    isi: str
    acara: str
    cara: str
    keadaan: str
    tindak: str
    siapa: tuple[str, ...] = ()


def daftar(s: Session, saring: Saring | None = None, hari: date | None = None) -> list[BarisKeputusan]:
    """Decisions that the filter keeps, in its order (the newest first). `hari`: the day that lateness is counted to."""
    saring, hari = saring or Saring(), hari or date.today()
    query = (
        select(Keputusan, Rapat, Agenda.pokok)
        .join(Rapat, Rapat.id == Keputusan.rapat_id)
        .join(Agenda, (Agenda.id == Keputusan.agenda_id) & Agenda.dihapus.is_(None), isouter=True)
        .where(Keputusan.dihapus.is_(None), Rapat.dihapus.is_(None))
    )
    if saring.tahun:
        query = query.where(func.strftime("%Y", Rapat.tanggal) == str(saring.tahun))
    if saring.jenis:
        query = query.where(Rapat.jenis == saring.jenis)
    follow = _follow(s)
    query = query.order_by(Rapat.tanggal, Rapat.nomor, Keputusan.urut)
    rows = [_row(k, r, point or "", follow.get(k.id, []), hari) for k, r, point in s.execute(query)]
    kept = [row for row in rows if _matches(row, saring.cari) and _in_state(row, saring.keadaan)]
    kept.sort(key=_ORDERS.get(saring.urutan, _ORDERS["tanggal"]))
    return kept if saring.naik else kept[::-1]


def _follow(s: Session) -> dict[str, list[TindakLanjut]]:
    query = select(TindakLanjut).where(TindakLanjut.dihapus.is_(None), TindakLanjut.keputusan_id.is_not(None))
    found: dict[str, list[TindakLanjut]] = {}
    for item in s.scalars(query.order_by(TindakLanjut.urut)):
        found.setdefault(item.keputusan_id or "", []).append(item)
    return found


def _row(k: Keputusan, r: Rapat, point: str, follow: list[TindakLanjut], hari: date) -> BarisKeputusan:
    late = max((hari_lambat(t.tenggat, hari) for t in follow if t.keadaan == TERBUKA), default=0)
    still = sum(t.keadaan == TERBUKA for t in follow)
    state = "tanpa" if not follow else "terlambat" if late else "terbuka" if still else "selesai"
    return BarisKeputusan(
        k.id, k.nomor or "", r.tanggal, r.id, r.judul, dict(JENIS_RAPAT).get(r.jenis, r.jenis), k.isi, point,
        sebut_cara(k.cara, k.setuju, k.tolak, k.abstain), state, _told(follow, late),
        tuple(dict.fromkeys(t.penanggung_jawab for t in follow if t.penanggung_jawab)),
    )  # fmt: skip


def _told(follow: list[TindakLanjut], late: int) -> str:
    if not follow:
        return "–"
    done = sum(t.keadaan == SELESAI for t in follow)
    dropped = sum(t.keadaan not in (SELESAI, TERBUKA) for t in follow)
    if len(follow) == 1:
        if late:
            return sebut_lambat(late)
        words = {1: "selesai"}.get(done, "dibatalkan" if dropped else "belum selesai")
    else:
        words = f"{done} dari {len(follow)} selesai" + (f", {dropped} dibatalkan" if dropped else "")
    return words + (f", {sebut_lambat(late)}" if late else "")


def sebut_cara(cara: str, setuju: int | None, tolak: int | None, abstain: int | None) -> str:
    """How a decision was reached: "Musyawarah mufakat", or "Pemungutan suara: 12 setuju, 3 tidak setuju, 1 abstain"."""
    label = dict(CARA_KEPUTUSAN).get(cara, cara)
    votes = ((setuju, "setuju"), (tolak, "tidak setuju"), (abstain, "abstain"))
    counted = [f"{n} {word}" for n, word in votes if n is not None]
    return f"{label}: {', '.join(counted)}" if cara == "suara" and counted else label


def cocok(text: str, cari: str) -> bool:
    """Whether every typed word occurs in a text, accents and case aside; numbers ("1/KEP") only where a word begins."""
    there = f" {plain(text)}"
    words = [(word.isalpha(), plain(word)) for word in cari.split()]
    return all((word if letters else f" {word}") in there for letters, word in words if word)


def _matches(row: BarisKeputusan, cari: str) -> bool:
    return cocok(" ".join((row.nomor, row.rapat, row.jenis, row.isi, row.acara, *row.siapa)), cari)


def _in_state(row: BarisKeputusan, wanted: str) -> bool:
    return not wanted or row.keadaan == wanted or (wanted == "terbuka" and row.keadaan == "terlambat")


#: letters of a code that are enough to be meant
_CODE = 6
_ORDERS: dict[str, Any] = {
    "tanggal": lambda row: row.tanggal,
    "nomor": lambda row: (row.tanggal.year, [int(n) for n in re.findall(r"\d+", row.nomor)[:1]], row.nomor),
    "rapat": lambda row: (plain(row.rapat), row.tanggal),
    "isi": lambda row: plain(row.isi),
    "cara": lambda row: (row.cara, row.tanggal),
    "tindak": lambda row: ([k for k, _ in KEADAAN].index(row.keadaan), row.tanggal),
}


def tahun(s: Session) -> list[int]:
    """Years in which something was decided, the newest first."""
    query = select(Rapat.tanggal).join(Keputusan, Keputusan.rapat_id == Rapat.id)
    found = s.scalars(query.where(Keputusan.dihapus.is_(None), Rapat.dihapus.is_(None)))
    return sorted({day.year for day in found}, reverse=True)


def cari_keputusan(s: Session, text: str, rapat_id: str = "") -> str:
    """The id of a decision by its number, the beginning of its id, or as the n-th of a meeting ("2"). Raises LkmError
    for none or several."""
    query = select(Keputusan).join(Rapat, Rapat.id == Keputusan.rapat_id).where(
        Keputusan.dihapus.is_(None), Rapat.dihapus.is_(None)
    )  # fmt: skip
    if rapat_id:
        query = query.where(Keputusan.rapat_id == rapat_id)
    rows, wanted = list(s.scalars(query.order_by(Keputusan.urut))), _bare(text)
    if rapat_id and wanted.isdecimal() and 1 <= int(wanted) <= len(rows):
        return rows[int(wanted) - 1].id
    found = [k.id for k in rows if wanted and _bare(k.nomor or "") == wanted]
    found = found or [k.id for k in rows if len(wanted) >= _CODE and k.id.startswith(wanted)]
    if not found:
        raise LkmError(f"Keputusan “{text}” tidak ditemukan.", "Sebutkan nomornya seperti di Buku keputusan rapat.")
    if len(found) > 1:
        raise LkmError(f"Ada lebih dari satu keputusan bernomor “{text}”.", "Sebutkan juga rapatnya.")
    return found[0]


# --- numbers ----------------------------------------------------------------------------------------------------------


def usul_nomor(s: Session, rapat_id: str, banyak: int, dipakai: Iterable[str] = ()) -> list[str]:
    """The next free numbers for decisions of a meeting by the office's pattern; `dipakai`: typed but not saved yet."""
    meeting = one(s, rapat_id)
    first = nomor.usul(s, "keputusan", meeting.tanggal).urut
    taken, found, serial = set(dipakai), list[str](), first
    while len(found) < banyak:
        number = nomor.bentuk(s, "keputusan", meeting.tanggal, serial)
        serial += 1
        if number not in taken:
            found.append(number)
    return found


def pemakai_nomor(s: Session, angka: str, kecuali: str = "") -> str:
    """Which meeting already has a decision of that number; "" when none. `kecuali`: id of the decision itself."""
    query = select(Rapat.judul, Keputusan.nomor).join(Keputusan, Keputusan.rapat_id == Rapat.id).where(
        Keputusan.dihapus.is_(None), Rapat.dihapus.is_(None), Keputusan.nomor.is_not(None), Keputusan.id != kecuali
    )  # fmt: skip
    wanted = _bare(angka)
    return next((name for name, number in s.execute(query) if _bare(number or "") == wanted), "") if wanted else ""


def _bare(angka: str) -> str:
    return "".join(angka.split()).casefold()
