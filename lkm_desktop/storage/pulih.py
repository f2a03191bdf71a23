"""Restore a backup into an office folder: prove the new file beside the old one, then swap (reliability 3.5)."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from lkm_desktop.errors import DamagedOffice, LkmError, NewerOffice
from lkm_desktop.storage import lampiran, lkmbak, migrate
from lkm_desktop.storage.cadangan import BEFORE_RESTORE
from lkm_desktop.storage.engine import APPLICATION_ID, check_database, make_engine, opens, raw
from lkm_desktop.storage.files import copy_synced, remove, replace, sync_folder, world_error, write_atomic
from lkm_desktop.storage.kunci import NAMES, key_file, parse_key, read_keys
from lkm_desktop.storage.lock import OfficeLock, check_place
from lkm_desktop.storage.world import DATABASE_ERRORS, database_error

DATA = "data.lkm"
KEY_BEFORE = "kunci.before-restore.json"


class AttachmentsMissing(LkmError):
    """The data are restored, but an attachment could not be copied back."""


def restore_backup(path: Path, folder: Path) -> None:
    """Put the data of a backup in place of the office's own. The office must be closed; a new folder is made.

    The old data stay as `data.before-restore.lkm` (with `kunci.before-restore.json` when the key differs), and no
    backup is thinned away until `confirm_restore`. A backup of an older program is upgraded on the way. Raises
    DamagedOffice, NewerOffice or LkmError; the old data are then still in place. At the end, attachments that the
    office lacks come back from the mirror beside the backup, if any; AttachmentsMissing leaves the data restored.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        check_place(folder)
        lock = OfficeLock(folder)
        try:
            _restore(path, folder)
            try:
                lampiran.bring_back(path.parent, folder)
            except LkmError as error:
                raise AttachmentsMissing(error.message, error.suggestion) from error
        finally:
            lock.release()
    except OSError as error:
        raise world_error(error, folder / DATA) from error
    except DATABASE_ERRORS as error:
        raise database_error(error) from error


def confirm_restore(folder: Path) -> None:
    """The restored data are the right ones: forget what was there before."""
    remove(folder / BEFORE_RESTORE, folder / f"{BEFORE_RESTORE}-journal", folder / KEY_BEFORE)


def _restore(path: Path, folder: Path) -> None:
    work, aside = folder / "data.restore", folder / f"{BEFORE_RESTORE}.part"
    leftovers = (work, folder / "data.restore-journal", aside)
    remove(*leftovers)
    try:
        manifest, key_text = lkmbak.unpack(path, work)
        key = parse_key(key_text)
        if key is None:
            raise lkmbak.damaged(path)
        _prove(path, work, key, manifest)
        old = _current_key(folder)
        if (folder / DATA).exists():
            _set_aside(folder, aside)
        if old is not None and old != key:
            # while the swap is under way both keys are there, the old one first, and both are tried
            old_text = key_file(folder, old)
            write_atomic(folder / KEY_BEFORE, old_text)
            write_atomic(folder / NAMES[0], old_text)
        if old != key:
            write_atomic(folder / NAMES[1], key_text)
        replace(work, folder / DATA)
        sync_folder(folder)
        if old != key:
            with suppress(LkmError):  # the data are in place, and the second key file opens them
                write_atomic(folder / NAMES[0], key_text)
    finally:
        remove(*leftovers)


def _current_key(folder: Path) -> bytes | None:
    """The key that opens the old data (opening them also plays back what a killed writer left), else any old key."""
    try:
        keys = read_keys(folder)
    except DamagedOffice:
        return None
    data = folder / DATA
    if not data.exists() or data.stat().st_size == 0:
        return keys[0]
    return next((key for key in keys if opens(data, key)), keys[0])


def _prove(path: Path, work: Path, key: bytes, manifest: lkmbak.Manifest) -> None:
    """Whether the unpacked file is a whole office of a known schema, with nothing in it that we did not make."""
    engine = make_engine(work, key)
    try:
        with raw(engine) as connection:
            sound = not check_database(connection) and connection.execute("PRAGMA application_id").fetchone()[0]
            counts = migrate.row_counts(connection)
        if sound != APPLICATION_ID or counts != manifest.isi:
            raise lkmbak.damaged(path)
        older = migrate.needs_upgrade(engine)
        ours = older or migrate.fingerprint(engine) == migrate.expected_fingerprint()
    except (DamagedOffice, NewerOffice):
        raise
    except DATABASE_ERRORS as error:
        raise lkmbak.damaged(path) from error
    finally:
        engine.dispose()
    if older:
        ours = not migrate.upgrade_checked(work, key, counts)
    if not ours:
        raise lkmbak.damaged(path)


def _set_aside(folder: Path, part: Path) -> None:
    """Keep the old data under another name, and leave no journal behind that could play into the new file."""
    journal, kept = folder / f"{DATA}-journal", folder / f"{BEFORE_RESTORE}-journal"
    copy_synced(folder / DATA, part)
    kept.unlink(missing_ok=True)
    if journal.exists() and journal.stat().st_size:
        copy_synced(journal, kept)
    replace(part, folder / BEFORE_RESTORE)
    sync_folder(folder)
    journal.unlink(missing_ok=True)
    sync_folder(folder)
