"""What stands on the cards of relawan: who, which number, which role, until when, and who signs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from lkm_desktop.domain import RELAWAN, Relawan
from lkm_desktop.errors import LkmError
from lkm_desktop.format import tanggal_panjang
from lkm_desktop.services import aturan, registers, relawan_peran
from lkm_desktop.services.registers import Query

#: what somebody is on a card who has no role in the running siklus
BIASA = "Relawan"


@dataclass(frozen=True)
class Kartu:
    """One card. tempat: "RT 03 RW 01" or ""."""

    nomor: str
    nama: str
    peran: str
    tempat: str


def kartu(s: Session, dipilih: str = "", q: Query | None = None) -> tuple[Kartu, ...]:
    """The cards of chosen relawan (`dipilih`: their ids or numbers, commas between), else of those a query shows.

    Raises LkmError for a relawan who does not exist.
    """
    siklus_id, _ = relawan_peran.berjalan(s)
    wanted = chosen(s, dipilih) if dipilih.strip() else registers.ids(s, RELAWAN, q or Query())
    lines = {line.id: line for line in relawan_peran.daftar(s, siklus_id, Query(keadaan="semua"))}
    return tuple(
        Kartu(line.nomor, line.nama, line.peran.split(", ")[0] or BIASA, _place(line.rt, line.rw))
        for line in (lines[row] for row in wanted if row in lines)
    )


def _place(rt: str, rw: str) -> str:
    return " ".join(part for part in (f"RT {rt}" if rt else "", f"RW {rw}" if rw else "") if part)


def chosen(s: Session, text: str) -> list[str]:
    """Ids of relawan given by id or number, in the order given. Raises LkmError for one that does not exist."""
    names = [part.strip() for part in text.split(",") if part.strip()]
    query = select(Relawan.id, Relawan.nomor).where(
        Relawan.dihapus.is_(None), or_(Relawan.id.in_(names), Relawan.nomor.in_(names))
    )
    found: dict[str, str] = {}
    for row_id, nomor in s.execute(query):
        found[row_id] = found[nomor or row_id] = row_id
    missing = [name for name in names if name not in found]
    if missing:
        raise LkmError(f"Relawan {missing[0]} tidak ditemukan.", "Lihat nomornya di daftar relawan.")
    return list(dict.fromkeys(found[name] for name in names))


def berlaku(s: Session, hari: date) -> str:
    """Until when the cards hold: the end of the board's term that lies ahead; "" when it is not known."""
    end: date | None = aturan.akhir_periode(s)
    return f"Berlaku sampai {tanggal_panjang(end)}" if end and end >= hari else ""


def ids_text(ids: Sequence[str]) -> str:
    """Chosen relawan as `kartu` takes them."""
    return ",".join(ids)
