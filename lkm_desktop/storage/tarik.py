"""Take a step back weeks later, as far as nobody has touched or used its rows since: one new step of its own.

`riwayat.apply` turns a whole step and refuses when later work stands in the way. Here each row is judged alone: whoever
still stands as the step left it, and is referred to by nothing that stays, goes back to what was before.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from sqlalchemy import Connection, text
from sqlalchemy.exc import IntegrityError

from lkm_desktop.domain.rujukan import kolom_perujuk, kolom_teks
from lkm_desktop.errors import LkmError
from lkm_desktop.storage import riwayat
from lkm_desktop.storage.riwayat import TABLES

#: why a row is kept
DIUBAH, DIPAKAI, SAMPAH, BENTROK = "diubah", "dipakai", "sampah", "bentrok"
_ID = re.compile(r"[0-9a-f]{32}")
Kunci = tuple[str, str]


class Jejak(NamedTuple):
    """What a step did to one row: as JSON before and after it; before is None for a row that it made, which then is
    simply removed, and after is not kept."""

    tabel: str
    baris: str
    sebelum: str | None
    sesudah: str | None


class Tahan(NamedTuple):
    """A row that is kept and why. oleh: the later step that changed it, or the table whose row refers to it."""

    tabel: str
    baris: str
    sebab: str
    oleh: str


@dataclass
class Tarikan:
    """What taking a step back does: rows that go back, rows that are kept."""

    langkah: int
    kembali: list[Jejak] = field(default_factory=list)
    tahan: list[Tahan] = field(default_factory=list)


def periksa(connection: Connection, step: int) -> Tarikan:
    """Judge every row of a step; writes nothing."""
    found = Tarikan(step)
    tables = connection.execute(text("SELECT DISTINCT tabel FROM riwayat WHERE langkah_id = :s"), {"s": step})
    for name in sorted(tables.scalars()):
        if name not in TABLES:
            raise LkmError("Impor ini dibuat oleh versi program yang lama sehingga tidak bisa ditarik lagi.")
        for one, now in _baris(connection, step, name):
            _nilai(connection, found, one, now)
    _tahan_yang_dipakai(connection, found)
    return found


def laksanakan(connection: Connection, found: Tarikan) -> None:
    """Turn the rows of a judged step back inside the caller's unit, whose step is marked as aimed at that one.

    A row that no longer fits the others (a number given away meanwhile) is kept after all. Raises LkmError when
    references would be left behind.
    """
    connection.exec_driver_sql("PRAGMA defer_foreign_keys=ON")
    new = [one for one in found.kembali if one.sebelum is None]
    for name in dict.fromkeys(one.tabel for one in new):
        statement = f'DELETE FROM "{name}" WHERE "{riwayat.primary(TABLES[name])}" = :baris'
        connection.execute(text(statement), [{"baris": one.baris} for one in new if one.tabel == name])
    for one in [one for one in found.kembali if one.sebelum is not None]:
        change = riwayat.change(TABLES[one.tabel], one.baris, one.sebelum, one.sesudah, forward=False)
        try:
            with connection.begin_nested():
                connection.execute(text(change[0] if change else "SELECT 1"), change[1] if change else {})
        except IntegrityError:
            found.tahan.append(Tahan(one.tabel, one.baris, BENTROK, ""))
            found.kembali.remove(one)
    if riwayat.dangling(connection):
        raise LkmError("Impor ini tidak bisa ditarik karena datanya masih dipakai.", "Tidak ada yang diubah.")
    aim = "UPDATE langkah SET terhadap = :step WHERE id = (SELECT langkah_id FROM konteks WHERE id = 1)"
    connection.execute(text(aim), {"step": found.langkah})


# --- one row ----------------------------------------------------------------------------------------------------------


def _baris(connection: Connection, step: int, name: str) -> Iterator[tuple[Jejak, str | None]]:
    """Each row that the step changed, newest change first: what it was, what it became, what it is now."""
    table = TABLES[name]
    key = riwayat.primary(table)
    query = text(
        f'SELECT a.baris, f.sebelum, l.sesudah, CASE WHEN t."{key}" IS NULL THEN NULL '
        f"ELSE {riwayat.as_json(table, 't')} END FROM (SELECT baris, min(id) AS mn, max(id) AS mx FROM riwayat "
        f"WHERE langkah_id = :s AND tabel = :n GROUP BY baris) a JOIN riwayat f ON f.id = a.mn "
        f'JOIN riwayat l ON l.id = a.mx LEFT JOIN "{name}" t ON t."{key}" = a.baris ORDER BY a.mx DESC'
    )
    for row, before, after, now in connection.execute(query, {"s": step, "n": name}):
        yield Jejak(name, row, before, after), now


def _nilai(connection: Connection, found: Tarikan, one: Jejak, now: str | None) -> None:
    if one.sebelum == one.sesudah or (now is None and one.sesudah is not None):
        return  # nothing was done, or the row is gone already
    differing = _beda(one.sesudah, now)
    if not differing:
        found.kembali.append(one if one.sebelum is not None else one._replace(sesudah=None))
    elif differing == {"dihapus"} and json.loads(now or "{}").get("dihapus"):
        found.tahan.append(Tahan(one.tabel, one.baris, SAMPAH, ""))
    else:
        found.tahan.append(Tahan(one.tabel, one.baris, DIUBAH, _pengubah(connection, found.langkah, one)))


def _beda(recorded: str | None, now: str | None) -> set[str]:
    """The columns in which a row differs from what was recorded; columns that came later do not count."""
    if recorded == now:
        return set()
    if recorded is None or now is None:
        return {"*"}
    old, new = json.loads(recorded), json.loads(now)
    return {key for key, value in old.items() if key in new and new[key] != value}


def _pengubah(connection: Connection, step: int, one: Jejak) -> str:
    """The label of the last later step in force that touched a row; "" when there is none."""
    query = text(
        "SELECT l.label FROM riwayat r JOIN langkah l ON l.id = r.langkah_id WHERE r.tabel = :t AND r.baris = :b "
        "AND l.id > :s AND l.jenis = 'kerja' AND l.keadaan = 'berlaku' ORDER BY r.id DESC LIMIT 1"
    )
    return connection.scalar(query, {"t": one.tabel, "b": one.baris, "s": step}) or ""


# --- who refers to what would go --------------------------------------------------------------------------------------


def _tahan_yang_dipakai(connection: Connection, found: Tarikan) -> None:
    """Keep rows that something refers to that stays itself, and whatever those refer to in turn."""
    leaving = {(one.tabel, one.baris): one for one in found.kembali}
    going = {key for key, one in leaving.items() if one.sebelum is None}
    back = {key for key, one in leaving.items() if _dipulihkan(one)}
    refers: dict[Kunci, set[Kunci]] = {}
    kept: dict[Kunci, str] = {}
    for source, target in _rujukan(connection, going | back):
        if target in back and not _sesudah(connection, found.langkah, source):
            continue
        refers.setdefault(source, set()).add(target)
        if source not in leaving or (source not in going and _merujuk(leaving[source].sebelum, target[1])):
            kept.setdefault(target, source[0])
    waiting = list(kept)
    while waiting:
        source = waiting.pop()
        for target in refers.get(source, set()) - set(kept):
            kept[target] = source[0]
            waiting.append(target)
    found.tahan += [Tahan(*key, DIPAKAI, by) for key, by in sorted(kept.items())]
    found.kembali = [one for one in found.kembali if (one.tabel, one.baris) not in kept]


def _dipulihkan(one: Jejak) -> bool:
    """The step brought the row back from the Sampah."""
    if one.sebelum is None or one.sesudah is None:
        return False
    return bool(json.loads(one.sebelum).get("dihapus")) and not json.loads(one.sesudah).get("dihapus")


def _merujuk(row: str | None, target: str) -> bool:
    """The row as it would be again refers to the target all the same."""
    return row is not None and target in row


def _sesudah(connection: Connection, step: int, source: Kunci) -> bool:
    """The row was made after the step."""
    query = text("SELECT 1 FROM riwayat WHERE tabel = :t AND baris = :b AND aksi = 'I' AND langkah_id > :s LIMIT 1")
    return connection.scalar(query, {"t": source[0], "b": source[1], "s": step}) is not None


def _rujukan(connection: Connection, targets: set[Kunci]) -> Iterator[tuple[Kunci, Kunci]]:
    """(who refers, to whom) for these rows; rows in the Sampah refer too."""
    names = {row: name for name, row in targets}
    for name in sorted({name for name, _ in targets}):
        for table, column in kolom_perujuk(name):
            rows = connection.exec_driver_sql(
                f'SELECT "{riwayat.primary(table)}", "{column.name}" FROM "{table.name}" '
                f'WHERE "{column.name}" IS NOT NULL'
            )
            yield from (((table.name, key), (name, value)) for key, value in rows if (name, value) in targets)
    for table, column in kolom_teks(iter(TABLES.values())):
        key = riwayat.primary(table)
        long = f'SELECT "{key}", "{column.name}" FROM "{table.name}" WHERE length("{column.name}") >= 32'
        for row, value in connection.exec_driver_sql(long):
            for found in _ID.findall(str(value)):
                if found in names and found != row:
                    yield (table.name, row), (names[found], found)
