"""Backups inside the office folder: made, verified, listed, thinned out (recipe and keep rule: reliability 3.5)."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from lkm_desktop import __version__
from lkm_desktop.errors import DamagedOffice, LkmError, ReadOnlyOffice
from lkm_desktop.storage import lampiran, langkah, lkmbak, migrate
from lkm_desktop.storage.engine import APPLICATION_ID, check_database, key_of, make_engine, raw
from lkm_desktop.storage.files import remove, replace, sync_folder, world_error
from lkm_desktop.storage.kunci import key_file
from lkm_desktop.storage.lkmbak import Manifest
from lkm_desktop.storage.world import DATABASE_ERRORS, database_error

if TYPE_CHECKING:
    from lkm_desktop.storage.store import Store

FOLDER = "cadangan"
#: the old data after a restore; while this file is there, no backup is thinned away
BEFORE_RESTORE = "data.before-restore.lkm"
#: what the thinning keeps, by sequence number
NEWEST, ANY, DAYS, WEEKS, MONTHS = 10, 3, 12, 10, 12
_NAME = re.compile(r"(\d{6,})-(\d{8})-(\d{4})\.lkmbak")


@dataclass(frozen=True)
class Cadangan:
    """One backup in the list. `baik` tells whether its shape is whole; isi: rows per table (empty when not)."""

    path: Path
    urut: int
    waktu: datetime
    alasan: str
    isi: dict[str, int]
    baik: bool


def make_backup(store: Store, reason: str) -> Path:
    """Back up the open office into its own folder, verify what was written, and thin old backups out.

    `reason` is Indonesian, for the list ("Tutup program", "Sebelum impor"). Attachments are copied beside it, each
    once. Raises LkmError when it could not be made; older backups are then all still there.
    """
    if store.read_only:
        raise ReadOnlyOffice
    folder = store.folder / FOLDER
    work, part = folder / ".sedang.lkm", folder / ".sedang.lkmbak.part"
    now = datetime.now().replace(microsecond=0)
    number = max((n for n, _ in _numbered(folder)), default=0) + 1
    target = folder / f"{number:06d}-{now:%Y%m%d-%H%M}.lkmbak"
    _remove_work(work, part)
    try:
        folder.mkdir(exist_ok=True)
        store.copy_to(work)
        manifest = _verified(work, key_of(store.engine), number, now, reason)
        lkmbak.write(part, manifest, key_file(store.folder, key_of(store.engine)), work)
        lkmbak.verify(part)
        replace(part, target)
        sync_folder(folder)
    except OSError as error:
        raise world_error(error, target) from error
    except DATABASE_ERRORS as error:
        raise database_error(error) from error
    finally:
        _remove_work(work, part)
    if not (store.folder / BEFORE_RESTORE).exists():
        thin(folder)
    lampiran.mirror(store.folder, folder)
    return target


def _remove_work(work: Path, part: Path) -> None:
    remove(work, work.with_name(work.name + "-journal"), part)


def _verified(work: Path, key: bytes, number: int, now: datetime, reason: str) -> Manifest:
    """Open the copy like any office and describe it. Raises DamagedOffice when it is not whole."""
    engine = make_engine(work, key)
    try:
        with raw(engine) as connection:
            problems = check_database(connection)
            application = connection.execute("PRAGMA application_id").fetchone()[0]
            counts = migrate.row_counts(connection)
            step = connection.execute("SELECT coalesce(max(id), 0) FROM langkah").fetchone()[0]
        revision = migrate.revision_of(engine)
    finally:
        engine.dispose()
    if problems or application != APPLICATION_ID or revision is None:
        raise DamagedOffice(
            f"Cadangan tidak jadi dibuat karena data kantor bermasalah ({(problems or ['kepala berkas'])[0]}).",
            "Cadangan lama masih lengkap; jangan menghapusnya.",
        )
    return Manifest(
        lkmbak.FORMAT, __version__, revision, number, now.isoformat(), reason, step, counts,
        work.stat().st_size, lkmbak.sha256_of(work),
    )  # fmt: skip


def _numbered(folder: Path) -> list[tuple[int, Path]]:
    """Backups by sequence number, newest first, told by their names alone."""
    found = [(int(match[1]), path) for path in _files(folder) if (match := _NAME.fullmatch(path.name))]
    return sorted(found, key=lambda pair: (pair[0], pair[1].name), reverse=True)


def _files(folder: Path) -> list[Path]:
    return list(folder.iterdir()) if folder.is_dir() else []


def list_backups(folder: Path) -> list[Cadangan]:
    """Backups of an office (`folder` is the office's), newest first, damaged ones included."""
    return [_entry(number, path) for number, path in _numbered(folder / FOLDER)]


def _entry(number: int, path: Path) -> Cadangan:
    try:
        manifest = lkmbak.read_manifest(path)
        return Cadangan(path, number, manifest.saat, manifest.alasan, manifest.isi, True)
    except DamagedOffice:
        return Cadangan(path, number, _time_in_name(path), "", {}, False)


def _time_in_name(path: Path) -> datetime:
    match = _NAME.fullmatch(path.name)
    try:
        return datetime.strptime(f"{match[2]}{match[3]}", "%Y%m%d%H%M") if match else datetime.min
    except ValueError:
        return datetime.min


def before(store: Store, reason: str) -> None:
    """A backup ahead of a large change, if there is anything that the newest one lacks.

    The change can be undone anyway, so a backup that fails (a full disk, say) does not stand in its way.
    """
    if is_behind(store):
        with contextlib.suppress(LkmError):
            make_backup(store, reason)


def is_behind(store: Store) -> bool:
    """Whether the newest good backup lacks steps that the office has (also from a session that was cut off).

    Never so for an office opened for reading: nothing can be written there.
    """
    if store.read_only:
        return False
    with store.read() as session:
        step = langkah.newest(session)
    newest = next((path for _, path in _numbered(store.folder / FOLDER)), None)
    try:
        return newest is None or lkmbak.read_manifest(newest).langkah != step
    except DamagedOffice:
        return True


def thin(folder: Path) -> list[Path]:
    """Delete the backups of this folder that the keep rule does not name. Returns them."""
    entries = [_entry(number, path) for number, path in _numbered(folder)]
    keep = kept([(e.urut, e.waktu, e.baik) for e in entries])
    gone = [e.path for e in entries if e.urut not in keep]
    remove(*gone)
    return gone


def kept(backups: Iterable[tuple[int, datetime, bool]]) -> set[int]:
    """Sequence numbers to keep out of (number, time, good).

    The newest 10 good ones, the newest 3 of any state, and the newest good one of each of 12 days, 10 weeks and 12
    months, counted by number: a clock that jumps can never make the newest ones go.
    """
    ordered = sorted(backups, reverse=True)
    good = [(number, when) for number, when, whole in ordered if whole]
    keep = {number for number, _ in good[:NEWEST]} | {number for number, _, _ in ordered[:ANY]}
    spans: tuple[tuple[int, Callable[[datetime], object]], ...] = (
        (DAYS, lambda when: when.date()),
        (WEEKS, lambda when: when.isocalendar()[:2]),
        (MONTHS, lambda when: (when.year, when.month)),
    )
    for limit, span in spans:
        first: dict[object, int] = {}
        for number, when in good:
            first.setdefault(span(when), number)
        keep.update(list(first.values())[:limit])
    return keep
