"""The store: reads, units of work, undo and redo. Nobody else commits."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from sqlalchemy import Engine, func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from lkm_desktop.domain import Dokumen
from lkm_desktop.errors import LkmError, ReadOnlyOffice
from lkm_desktop.storage import langkah, riwayat
from lkm_desktop.storage.engine import check_database, copy_database, key_of, raw
from lkm_desktop.storage.langkah import Langkah
from lkm_desktop.storage.lock import OfficeLock
from lkm_desktop.storage.world import DATABASE_ERRORS, database_error

__all__ = ["Langkah", "Store"]

#: what logging a paper may change besides the log: the numbers on a daftar hadir that was printed
_LOGGED_ALONG = frozenset({"kehadiran", "rapat"})


class Store:
    """An open office. One connection, one writer; close it when done.

    `listeners` are called after each commit with the names of the tables that changed; after an error told by the
    disk, which may hide a commit that was made, with the names of all of them.

    read_only: the office was opened for reading (`hanya_baca`). Units of work then run, but nothing of them is kept:
    one that changes a recorded row ends in ReadOnlyOffice; drafts and the log of papers are dropped in silence.
    """

    def __init__(self, folder: Path, engine: Engine, lock: OfficeLock | None, *, read_only: bool = False) -> None:
        self.folder = folder
        self.engine = engine
        self.read_only = read_only
        self.listeners: list[Callable[[set[str]], None]] = []
        self._lock = lock
        self._turn = threading.Lock()
        self._owner: int | None = None
        self._closed = False

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A session for reading. Raises RuntimeError inside another read or unit of the same thread."""
        try:
            with self._exclusive(), Session(self.engine, expire_on_commit=False, autoflush=False) as session:
                yield session
                session.rollback()
        except DATABASE_ERRORS as error:
            raise database_error(error) from error

    @contextmanager
    def unit(self, label: str) -> Iterator[Session]:
        """One named, undoable step around one service call; commits at the end, rolls back on any error.

        A step that changed no recorded row leaves no trace. Raises LkmError when the disk is full, ReadOnlyOffice when
        the office was opened for reading.
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
        if self.read_only:
            with self._unkept(label, kind, target) as session:
                yield session
            return
        changed: set[str] = set()
        try:
            with self._exclusive(), Session(self.engine, expire_on_commit=False) as session, session.begin():
                step = langkah.open_step(session, label, kind, target)
                yield session
                session.flush()
                changed = langkah.close_step(session, step, kind)
        except DATABASE_ERRORS as error:
            told = database_error(error)
            if told is error:
                raise
            self._tell_doubt()
            raise told from error
        if changed:
            self._tell(changed)

    @contextmanager
    def _unkept(self, label: str, kind: str, target: int | None) -> Iterator[Session]:
        """A step of an office opened for reading. It runs to its end, so that papers come out as ever."""
        papers = select(func.count()).select_from(Dokumen)
        with self._exclusive(), Session(self.engine, expire_on_commit=False) as session:
            before = session.scalar(papers)
            step = langkah.open_step(session, label, kind, target)
            yield session
            session.flush()
            changed = langkah.close_step(session, step, kind)
            logged = session.scalar(papers) != before
            session.rollback()
        if changed - (_LOGGED_ALONG if logged else frozenset()):
            raise ReadOnlyOffice

    def _tell(self, changed: set[str]) -> None:
        for listener in list(self.listeners):
            listener(changed)

    def _tell_doubt(self) -> None:
        with suppress(LkmError):  # the disk may fail again while they look; the first error is the one to tell
            self._tell(set(riwayat.TABLES))

    @contextmanager
    def _exclusive(self) -> Iterator[None]:
        me = threading.get_ident()
        if self._owner == me:
            raise RuntimeError("nested read or unit of the store")
        with self._turn:
            if self._closed:
                raise RuntimeError("the store is closed")
            self._owner = me
            try:
                yield
            finally:
                self._owner = None

    # ---- undo and redo ------------------------------------------------------------------------------------------

    @property
    def undo_label(self) -> str | None:
        """The label of the step that `undo` would take back, or None."""
        if self.read_only:
            return None
        with self.read() as session:
            found = langkah.to_undo(session)
        return found[1] if found else None

    @property
    def redo_label(self) -> str | None:
        """The label of the step that `redo` would do again, or None."""
        if self.read_only:
            return None
        with self.read() as session:
            found = langkah.to_redo(session)
        return found[1] if found else None

    def undo(self, step: int | None = None) -> str:
        """Take back the newest step, or an older one whose rows nobody touched since. Returns its label.

        Raises LkmError when there is nothing to take back or later work stands in the way.
        """
        with self.read() as session:
            if step is None:
                found = langkah.to_undo(session)
            else:
                label = langkah.in_force(session, step)
                found = (step, label) if label else None
            later = riwayat.touched_later(session.connection(), step) if step and found else []
        if found is None:
            raise LkmError("Tidak ada langkah yang bisa diurungkan.")
        if later:
            raise _in_the_way(found[1], later)
        return self._turn_step(found, forward=False)

    def redo(self) -> str:
        """Do the step again that was taken back last. Returns its label. Raises LkmError when there is none."""
        with self.read() as session:
            found = langkah.to_redo(session)
        if found is None:
            raise LkmError("Tidak ada langkah yang bisa diulangi.")
        return self._turn_step(found, forward=True)

    def _turn_step(self, found: tuple[int, str], *, forward: bool) -> str:
        step, label = found
        kind, state = ("ulang", "berlaku") if forward else ("urung", "diurungkan")
        try:
            with self._step(f"{'Ulangi' if forward else 'Urungkan'}: {label}", kind, step) as session:
                riwayat.apply(session.connection(), step, forward=forward)
                users = riwayat.dangling(session.connection())
                if users:
                    raise _in_the_way(label, users)
                langkah.set_state(session, step, state)
        except IntegrityError as error:
            raise LkmError(
                f"{label} tidak bisa dibatalkan karena data yang sama sudah dicatat lagi.",
                "Batalkan dulu langkah yang lebih baru.",
            ) from error
        return label

    def steps(self, limit: int = 200) -> list[Langkah]:
        """The newest steps, undo and redo included, newest first."""
        with self.read() as session:
            return langkah.steps(session, limit)

    # ---- the file -----------------------------------------------------------------------------------------------

    def check(self) -> list[str]:
        """Every check the engine offers, on the open file. Empty means healthy."""
        with self.read() as session:
            return check_database(session.connection().connection.driver_connection, seals=not self.read_only)

    def copy_to(self, target: Path) -> None:
        """Copy the file, whole, to a new one under the same key, in one step. The copy is not synced.

        Raises LkmError when the disk fails.
        """
        try:
            with self._exclusive(), raw(self.engine) as connection:
                copy_database(connection, target, key_of(self.engine))
        except DATABASE_ERRORS as error:
            raise database_error(error) from error

    def close(self) -> None:
        """Close the file and let the office go; a second call does nothing."""
        if self._closed:
            return
        with self._exclusive():
            self._closed = True
            self.engine.dispose()
            if self._lock is not None:
                self._lock.release()


def _in_the_way(label: str, later: list[str]) -> LkmError:
    return LkmError(
        f"{label} tidak bisa dibatalkan karena datanya sudah dipakai atau diubah lagi: {'; '.join(later)}.",
        "Batalkan dulu langkah-langkah itu.",
    )
