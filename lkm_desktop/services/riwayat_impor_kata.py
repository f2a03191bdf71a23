"""What is told about an import that is taken back: how many rows go, which are kept and why, by their names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Protocol

from sqlalchemy import select
from sqlalchemy.orm import Session

from lkm_desktop.domain import REGISTERS, Base
from lkm_desktop.format import ribuan
from lkm_desktop.services.gabung_orang_pindah import SEBUTAN

#: rows whose table has no register of its own, or several
_LAIN = {"penugasan": "penugasan", "bukan_sama": "tanda bukan orang yang sama", "tahap": "tahap siklus",
         "kegiatan_siklus": "kegiatan siklus", "peserta_pelatihan": "keikutsertaan pelatihan"}  # fmt: skip
#: names told in one sentence
_SEBUT = 3
_POTONG = 500


class Tahan(Protocol):
    """A kept row (`storage.tarik.Tahan`)."""

    @property
    def tabel(self) -> str: ...
    @property
    def baris(self) -> str: ...
    @property
    def sebab(self) -> str: ...
    @property
    def oleh(self) -> str: ...


def benda(tabel: str) -> str:
    """What a row of a table is called."""
    known = {r.entity.__tablename__: r.noun for r in reversed(REGISTERS.values())} | _LAIN
    return known.get(tabel) or SEBUTAN.get(tabel) or tabel.replace("_", " ")


def hitung(baris: Iterable[tuple[str, str]]) -> str:
    """(table, id) pairs as words: "97 warga, 12 relawan"; "" for none."""
    counts: dict[str, int] = {}
    for tabel, _ in baris:
        counts[tabel] = counts.get(tabel, 0) + 1
    return ", ".join(f"{ribuan(n)} {benda(tabel)}" for tabel, n in counts.items())


def alasan(s: Session, tahan: Sequence[Tahan]) -> tuple[str, ...]:
    """One sentence for each reason why rows are kept, with the first names."""
    groups: dict[tuple[str, str, str], list[str]] = {}
    for one in tahan:
        groups.setdefault((one.tabel, one.sebab, one.oleh), []).append(one.baris)
    return tuple(_kalimat(s, key, rows) for key, rows in groups.items())


def _kalimat(s: Session, key: tuple[str, str, str], rows: Sequence[str]) -> str:
    tabel, sebab, oleh = key
    why = {
        "diubah": "dibiarkan karena sudah diubah lagi" + (f" ({oleh})" if oleh else ""),
        "dipakai": f"dibiarkan karena sudah dipakai di {benda(oleh)}",
        "sampah": "sudah ada di Sampah",
        "bentrok": "dibiarkan karena isinya yang lama sudah dipakai data lain",
    }[sebab]
    names = [name for name in nama(s, tabel, rows[:_SEBUT]) if name]
    more = f" dan {ribuan(len(rows) - len(names))} lagi" if len(rows) > len(names) else ""
    return f"{ribuan(len(rows))} {benda(tabel)} {why}" + (f": {', '.join(names)}{more}." if names else ".")


def nama(s: Session, tabel: str, rows: Sequence[str]) -> list[str]:
    """What rows are called: by name, title or person; "" for one without any."""
    table = Base.metadata.tables[tabel]
    column = next((table.c[key] for key in _nama_kolom(tabel) if key in table.c), None)
    if column is None:
        return [""] * len(rows)
    key = next(iter(table.primary_key.columns))
    query = select(key, column).where(key.in_(list(rows)))
    if column.name == "orang_id":
        people = Base.metadata.tables["orang"]
        query = select(key, people.c.nama).join(people, people.c.id == column).where(key.in_(list(rows)))
    found: dict[str, Any] = {row[0]: row[1] for row in s.execute(query)}
    return [str(found.get(row) or "") for row in rows]


def _nama_kolom(tabel: str) -> tuple[str, ...]:
    own = next((r.name for r in REGISTERS.values() if r.entity.__tablename__ == tabel and not r.personal), "nama")
    return own, "nama", "orang_id", "judul", "nomor", "isi"
