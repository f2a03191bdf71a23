"""Everything that refers to one row comes to refer to another one: foreign keys, attachments, ids inside texts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import Column, Table, UniqueConstraint, func, select, update
from sqlalchemy.orm import Session

from lkm_desktop.domain import RECORDED, Base
from lkm_desktop.domain.rujukan import kolom_perujuk, kolom_teks

#: what a row of a table is called when it is counted; a table without a word goes by its name
SEBUTAN = {
    "kehadiran": "kehadiran", "penugasan": "penugasan", "relawan": "pendaftaran relawan", "izin": "izin tetap",
    "peserta_pelatihan": "pelatihan", "sertifikat": "sertifikat", "piket": "piket", "perolehan": "perolehan suara",
    "naskah": "kertas", "lampiran": "lampiran", "usulan": "usulan", "tindak_lanjut": "tindak lanjut",
}  # fmt: skip
#: tables whose rows about a person are no possession that "moves"
_DIAM = ("orang", "bukan_sama")
Baris = Mapping[str, Any]


def tabel(nama: str) -> Table:
    """A table by its name."""
    return Base.metadata.tables[nama]


def baris(s: Session, table: Table, *where: Any, hidup: bool = True) -> list[Baris]:
    """Rows of a table as they stand now, those in the Sampah left out."""
    alive = [table.c.dihapus.is_(None)] if hidup and "dihapus" in table.c else []
    return [dict(row) for row in s.execute(select(table).where(*where, *alive).order_by(table.c.id)).mappings()]


def ubah(s: Session, table: Table, row_id: str, **values: Any) -> None:
    """Change a row."""
    if values:
        s.execute(update(table).where(table.c.id == row_id).values(**values))


def buang(s: Session, table: Table, row_id: str, **values: Any) -> None:
    """Move a row to the Sampah."""
    ubah(s, table, row_id, dihapus=datetime.now().replace(microsecond=0), **values)


def gabung_teks(*texts: str | None) -> str | None:
    """Remarks side by side, each once; None when there are none."""
    parts = dict.fromkeys(" ".join(t.split()) for t in texts if t and t.strip())
    return "; ".join(parts) or None


def bertumpuk(mulai: date | None, selesai: date | None, mulai2: date | None, selesai2: date | None) -> bool:
    """Whether two spans of days have a day in common; an empty side is open."""
    return (mulai or date.min) <= (selesai2 or date.max) and (mulai2 or date.min) <= (selesai or date.max)


def isi_kosong(s: Session, nama: str, tetap: Baris, lain: Baris, **values: Any) -> None:
    """One row instead of two: the empty columns of the one that stays are filled from the other, `values` are set
    before all. The other goes to the Sampah, and what referred to it refers to the one that stays."""
    table = tabel(nama)
    skip = {"id", "dihapus", *values, *(column.name for table_, column in kolom_perujuk("orang") if table_ is table)}
    fill = {k: lain[k] for k in tetap if k not in skip and tetap[k] in (None, "") and lain[k] not in (None, "")}
    buang(s, table, lain["id"])
    pindahkan(s, nama, lain["id"], tetap["id"])
    ubah(s, table, tetap["id"], **fill, **{k: v for k, v in values.items() if tetap[k] != v})


def perujuk(s: Session, nama: str, row_id: str) -> dict[str, int]:
    """How many rows refer to a row, in words, those in the Sampah left out: {"kehadiran": 12}."""
    found: dict[str, int] = {}
    for table, column in kolom_perujuk(nama):
        if table.name in _DIAM:
            continue
        alive = [table.c.dihapus.is_(None)] if "dihapus" in table.c else []
        count = s.scalar(select(func.count()).select_from(table).where(column == row_id, *alive)) or 0
        _tambah(found, table.name, count)
    for table, column in _teks():
        alive = [table.c.dihapus.is_(None)] if "dihapus" in table.c else []
        _tambah(found, table.name, s.scalar(
            select(func.count()).select_from(table).where(func.instr(column, row_id) > 0, *alive)
        ) or 0)  # fmt: skip
    return found


def _tambah(found: dict[str, int], table: str, count: int) -> None:
    if count:
        word = SEBUTAN.get(table, table.replace("_", " "))
        found[word] = found.get(word, 0) + count


def pindahkan(s: Session, nama: str, dari: str, ke: str, kecuali: Sequence[str] = ()) -> None:
    """Whatever refers to the row `dari` of a table refers to `ke` from now on; rows in the Sampah too.

    Rows that then would stand twice where only one may stand go to the Sampah first.
    """
    for table, column in kolom_perujuk(nama):
        if table.name in kecuali:
            continue
        _singkirkan_kembar(s, table, column, dari, ke)
        s.execute(update(table).where(column == dari).values({column.name: ke}))
    for table, column in _teks():
        changed = {column.name: func.replace(column, dari, ke)}
        s.execute(update(table).where(func.instr(column, dari) > 0).values(changed))


def _teks() -> list[tuple[Table, Column[str]]]:
    return kolom_teks(tabel(entity.__tablename__) for entity in RECORDED)


def _singkirkan_kembar(s: Session, table: Table, column: Column[str], dari: str, ke: str) -> None:
    """Rows of `dari` whose other unique columns `ke` has already: that one stays, this one goes to the Sampah."""
    for names in _unik(table):
        if column.name not in names or "dihapus" not in table.c:
            continue
        rest = [name for name in names if name != column.name]
        has = {tuple(row[name] for name in rest) for row in baris(s, table, column == ke)}
        for row in baris(s, table, column == dari):
            if tuple(row[name] for name in rest) in has:
                buang(s, table, row["id"])


def _unik(table: Table) -> list[list[str]]:
    """Groups of columns that only one row may have."""
    indexes = [[c.name for c in index.columns] for index in table.indexes if index.unique]
    constraints = [[c.name for c in rule.columns] for rule in table.constraints if isinstance(rule, UniqueConstraint)]
    return indexes + constraints
