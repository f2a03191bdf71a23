"""The store: reads, units of work, undo and redo. Nobody else commits."""

from __future__ import annotations

import getpass
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import Engine, delete, insert, select, text, update
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from lkm_desktop.errors import LkmError
from lkm_desktop.storage import riwayat
from lkm_desktop.storage.engine import check_database
from lkm_desktop.storage.lock import OfficeLock
from lkm_desktop.storage.riwayat import KONTEKS, LANGKAH, RIWAYAT


@dataclass(frozen=True)
class Langkah:
    """One step of the history as the user sees it."""

    id: int
    label: str
    operator: str
    waktu: datetime
    jenis: str
    keadaan: str
    baris: int


def operator_name() -> str:
    """Who works: the name of the account on this computer."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "pengguna"


class Store:
    """An open office. One connection, one writer; close it when done.

    `listeners` are called after each commit with the names of the tables that changed.
    """

    def __init__(self, folder: Path, engine: Engine, lock: OfficeLock | None) -> None:
        self.folder = folder
        self.engine = engine
        self.listeners: list[Callable[[set[str]], None]] = []
        self.changed_since_backup = False
        self._lock = lock
        self._turn = threading.Lock()
        self._owner: int | None = None

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A session for reading. Raises RuntimeError inside another read or unit of the same thread."""
        with self._exclusive(), Session(self.engine, expire_on_commit=False, autoflush=False) as session:
            yield session
            session.rollback()

    @contextmanager
    def unit(self, label: str) -> Iterator[Session]:
        """One named, undoable step around one service call; commits at the end, rolls back on any error.

        A step that changed no recorded row leaves no trace. Raises LkmError when the disk is full or read-only.
        """
        with self._step(label, "kerja", None) as session:
            yield session

    @contextmanager
    def beginning(self) -> Iterator[Session]:
        """The first step of a new office; it stays in the history but cannot be taken back."""
        with self._step("Buat kantor", "awal", None) as session:
            yield session

    @contextmanager
    def _step(self, label: str, kind: str, target: int | None) -> Iterator[Session]:
        with self._exclusive():
            changed: set[str] = set()
            try:
                with Session(self.engine, expire_on_commit=False) as session, session.begin():
                    step = _open_step(session, label, kind, target)
                    yield session
                    session.flush()
                    changed = _close_step(session, step, kind)
            except DBAPIError as error:
                raise _translated(error) from error
        if changed:
            self.changed_since_backup = True
            for listener in list(self.listeners):
                listener(changed)

    @contextmanager
    def _exclusive(self) -> Iterator[None]:
        me = threading.get_ident()
        if self._owner == me:
            raise RuntimeError("nested read or unit of the store")
        with self._turn:
            self._owner = me
            try:
                yield
            finally:
                self._owner = None

    # ---- undo and redo ------------------------------------------------------------------------------------------

    @property
    def undo_label(self) -> str | None:
        """The label of the step that `undo` would take back, or None."""
        found = self._find("berlaku", newest=True)
        return found[1] if found else None

    @property
    def redo_label(self) -> str | None:
        """The label of the step that `redo` would do again, or None."""
        found = self._find("diurungkan", newest=False)
        return found[1] if found else None

    def _find(self, state: str, *, newest: bool) -> tuple[int, str] | None:
        order = LANGKAH.c.id.desc() if newest else LANGKAH.c.id.asc()
        query = select(LANGKAH.c.id, LANGKAH.c.label).where(LANGKAH.c.jenis == "kerja", LANGKAH.c.keadaan == state)
        with self.read() as session:
            row = session.execute(query.order_by(order).limit(1)).first()
        return (row[0], row[1]) if row else None

    def undo(self, step: int | None = None) -> str:
        """Take back the newest step, or an older one whose rows nobody touched since. Returns its label.

        Raises LkmError when there is nothing to take back or later work stands in the way.
        """
        found = self._find("berlaku", newest=True) if step is None else self._named(step)
        if found is None:
            raise LkmError("Tidak ada langkah yang bisa diurungkan.")
        return self._turn_step(found, forward=False)

    def redo(self) -> str:
        """Do the last taken-back step again. Returns its label. Raises LkmError when there is none."""
        found = self._find("diurungkan", newest=False)
        if found is None:
            raise LkmError("Tidak ada langkah yang bisa diulangi.")
        return self._turn_step(found, forward=True)

    def _named(self, step: int) -> tuple[int, str] | None:
        query = select(LANGKAH.c.label).where(
            LANGKAH.c.id == step, LANGKAH.c.jenis == "kerja", LANGKAH.c.keadaan == "berlaku"
        )
        with self.read() as session:
            label = session.scalar(query)
            later = riwayat.touched_later(session.connection(), step)
        if later:
            raise LkmError(
                f"{label} tidak bisa dibatalkan karena barisnya sudah diubah lagi: {'; '.join(later)}.",
                "Batalkan dulu langkah-langkah itu.",
            )
        return (step, label) if label else None

    def _turn_step(self, found: tuple[int, str], *, forward: bool) -> str:
        step, label = found
        kind, state = ("ulang", "berlaku") if forward else ("urung", "diurungkan")
        with self._step(f"{'Ulangi' if forward else 'Urungkan'}: {label}", kind, step) as session:
            riwayat.apply(session.connection(), step, forward=forward)
            session.execute(update(LANGKAH).where(LANGKAH.c.id == step).values(keadaan=state))
        return label

    def steps(self, limit: int = 200) -> list[Langkah]:
        """The newest steps, undo and redo included, newest first."""
        counts = select(RIWAYAT.c.langkah_id, text("count(*) AS n")).group_by(RIWAYAT.c.langkah_id).subquery()
        query = (
            select(LANGKAH, text("n"))
            .join(counts, counts.c.langkah_id == LANGKAH.c.id)
            .order_by(LANGKAH.c.id.desc())
            .limit(limit)
        )
        with self.read() as session:
            rows = session.execute(query).fetchall()
        return [Langkah(r.id, r.label, r.operator, r.waktu, r.jenis, r.keadaan, r.n) for r in rows]

    # ---- the file -----------------------------------------------------------------------------------------------

    def check(self) -> list[str]:
        """Every check the engine offers, on the open file. Empty means healthy."""
        with self.read() as session:
            return check_database(session.connection().connection.driver_connection)

    def close(self) -> None:
        """Close the file and let the office go."""
        with self._exclusive():
            self.engine.dispose()
            if self._lock is not None:
                self._lock.release()
                self._lock = None


def _open_step(session: Session, label: str, kind: str, target: int | None) -> int:
    opened = insert(LANGKAH).values(
        label=label,
        operator=operator_name(),
        waktu=datetime.now().replace(microsecond=0),
        jenis=kind,
        terhadap=target,
        keadaan="berlaku",
    )
    step = session.scalars(opened.returning(LANGKAH.c.id)).one()
    session.execute(update(KONTEKS).values(langkah_id=step))
    return int(step)


def _close_step(session: Session, step: int, kind: str) -> set[str]:
    session.execute(update(KONTEKS).values(langkah_id=None))
    changed = set(session.scalars(select(RIWAYAT.c.tabel).where(RIWAYAT.c.langkah_id == step).distinct()))
    if not changed:
        session.execute(delete(LANGKAH).where(LANGKAH.c.id == step))
    elif kind == "kerja":
        undone = (LANGKAH.c.jenis == "kerja") & (LANGKAH.c.keadaan == "diurungkan")
        session.execute(update(LANGKAH).where(undone).values(keadaan="tertutup"))
    return changed


def _translated(error: DBAPIError) -> Exception:
    """The sentence for what the world did to the database; anything else is a bug and passes as it is."""
    if not isinstance(error.orig, (sqlite3.OperationalError, sqlcipher.OperationalError)):
        return error
    words = str(error.orig).lower()
    if "full" in words:
        return LkmError(
            "Disk penuh sehingga perubahan tidak bisa disimpan; data lama tetap aman.",
            "Kosongkan ruang disk, lalu simpan lagi.",
        )
    if "readonly" in words or "read-only" in words:
        return LkmError(
            "Folder kantor hanya bisa dibaca sehingga perubahan tidak bisa disimpan; data lama tetap aman.",
            "Pindahkan folder kantor ke tempat yang bisa ditulis.",
        )
    if "i/o" in words or "locked" in words:
        return LkmError(
            "Disk tidak menjawab saat menyimpan. Data lama aman; perubahan terakhir mungkin sudah tersimpan.",
            "Periksa isinya, lalu simpan lagi bila perlu.",
        )
    return error
