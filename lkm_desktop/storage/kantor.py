"""Opening and making an office folder, in the order of reliability 3.12."""

from __future__ import annotations

import errno
import shutil
from pathlib import Path
from typing import Any

from sqlalchemy import Engine

from lkm_desktop import __version__
from lkm_desktop.domain import Meta, Organisasi, new_id
from lkm_desktop.errors import DamagedOffice, LkmError, OfficeBusy
from lkm_desktop.storage import hanya_baca, migrate
from lkm_desktop.storage.engine import APPLICATION_ID, check_database, make_engine, opens, raw
from lkm_desktop.storage.files import remove, replace, sync_folder, world_error
from lkm_desktop.storage.kunci import NAMES, mend_key, new_key, read_keys, write_key
from lkm_desktop.storage.lock import OfficeLock, check_place
from lkm_desktop.storage.store import Store
from lkm_desktop.storage.world import DATABASE_ERRORS, database_error

DATA, WORK = "data.lkm", "data.baru"
FOLDERS = ("lampiran", "cadangan")
#: files of a making, migration or restore that was cut short; the next start removes them
LEFTOVERS = tuple(f"data.{work}{end}" for work in ("baru", "migrating", "restore") for end in ("", "-journal"))
#: what to do about damaged data; `restore_advice` says it only where a backup exists
RESTORE = "Pulihkan dari folder cadangan."
MIN_FREE = 50 * 1024 * 1024


def office_folder(path: Path) -> Path:
    """The office's folder, named by itself or by its data.lkm."""
    return path.parent if path.name == DATA else path


def create_store(path: Path, values: dict[str, Any]) -> Store:
    """Make a new office in an empty or new folder and open it. `values` are fields of Organisasi.

    Raises LkmError when the folder already holds an office or cannot be written.
    """
    folder = office_folder(path)
    cut_short = (folder / WORK).exists()  # a making that never ended; its keys open nothing
    if (folder / DATA).exists() or (not cut_short and any((folder / name).exists() for name in NAMES)):
        raise LkmError(
            f"Folder {folder.name} sudah berisi data kantor; tidak ada yang diubah.",
            "Pilih folder lain atau buka kantor yang sudah ada.",
        )
    check_place(folder)
    _make_folders(folder)
    try:
        _build(folder, values)
    except OSError as error:
        raise world_error(error, folder / DATA) from error
    except DATABASE_ERRORS as error:
        raise database_error(error) from error
    return open_store(folder)


def _make_folders(folder: Path) -> None:
    try:
        for name in ("", *FOLDERS):
            (folder / name).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        if error.errno == errno.ENOSPC:
            raise world_error(error, folder / DATA) from error
        if isinstance(error, (FileExistsError, NotADirectoryError)):
            raise LkmError(f"Di {folder} ada berkas, bukan folder.", "Pilih folder lain.") from error
        raise LkmError(
            f"Folder {folder} tidak bisa dibuat: program tidak boleh menulis di tempat itu.",
            "Pilih tempat lain, misalnya di Dokumen.",
        ) from error


def _build(folder: Path, values: dict[str, Any]) -> None:
    lock = OfficeLock(folder)
    work, keys = folder / WORK, [folder / name for name in NAMES]
    leftovers = [folder / name for name in LEFTOVERS]
    remove(*keys, *leftovers)
    try:
        key = new_key()
        engine = make_engine(work, key)
        try:
            migrate.upgrade(engine)
            with Store(folder, engine, None).beginning() as session:
                session.add(Organisasi(id=1, **values))
                session.add_all([Meta(kunci="kantor", nilai=new_id()), Meta(kunci="versi", nilai=__version__)])
        finally:
            engine.dispose()
        write_key(folder, key)
        replace(work, folder / DATA)
        sync_folder(folder)
    except BaseException:
        remove(*keys)
        raise
    finally:
        remove(*leftovers)
        lock.release()


def open_store(path: Path) -> Store:
    """Open an office: lock, place, key, header, checks, schema. Where nothing can be written, it opens for reading.

    Raises OfficeBusy, DamagedOffice, NewerOffice, or LkmError for a place that cannot serve.
    """
    folder = office_folder(path)
    data = folder / DATA
    if not data.is_file():
        advice = RESTORE if has_backups(folder) else "Pilih folder yang berisi data.lkm."
        raise DamagedOffice(f"Tidak ada data kantor di {folder.name}.", advice)
    lock = _lock(folder)
    if lock is None:
        return _open_for_reading(folder)
    try:
        remove(*(folder / name for name in LEFTOVERS))
        return Store(folder, _verified_engine(data, read_keys(folder)), lock)
    except OSError as error:
        lock.release()
        raise world_error(error, data) from error
    except DamagedOffice as error:
        lock.release()
        if error.suggestion == RESTORE:
            raise DamagedOffice(error.message, restore_advice(folder)) from error
        raise
    except BaseException:
        lock.release()
        raise


def _lock(folder: Path) -> OfficeLock | None:
    """The lock of an office that can be written; None where nothing can be. Raises OfficeBusy, LkmError."""
    if not hanya_baca.writable(folder / DATA):
        return None
    check_place(folder)
    try:
        return OfficeLock(folder)
    except LkmError as error:
        if hanya_baca.denied(error.__cause__) and not isinstance(error, OfficeBusy):
            return None
        raise


def _open_for_reading(folder: Path) -> Store:
    data = folder / DATA
    try:
        engine = _reading_engine(data)
    except DamagedOffice as error:
        if error.suggestion == RESTORE:
            raise DamagedOffice(error.message, restore_advice(folder)) from error
        raise
    except OSError as error:
        raise LkmError(
            f"Kantor di folder {folder.name} tidak bisa dibaca ({error.strerror or 'kesalahan disk'}).",
            "Salin folder kantor ke disk komputer ini, lalu buka salinannya.",
        ) from error
    return Store(folder, engine, None, read_only=True)


def _reading_engine(data: Path) -> Engine:
    with data.open("rb"):
        pass  # only whether it may be read; SQLite of this process has no lock on it, since nothing can be written
    _check_size(data)
    try:
        return hanya_baca.reading_engine(data, read_keys(data.parent), _check_connection)
    except DATABASE_ERRORS as error:
        raise _unreadable(error) from error


def has_backups(folder: Path) -> bool:
    """Whether an office folder holds any backup."""
    backups = folder / "cadangan"
    return backups.is_dir() and any(backups.glob("*.lkmbak"))


def restore_advice(folder: Path) -> str:
    """Where damaged data can be brought back from: the backups of this office, or a copy of its folder."""
    return RESTORE if has_backups(folder) else "Pulihkan dari salinan folder kantor."


def _check_size(data: Path) -> None:
    if data.stat().st_size == 0:
        raise DamagedOffice("Berkas data.lkm kosong (0 byte); isinya belum disentuh.", RESTORE)


def _verified_engine(data: Path, keys: list[bytes]) -> Engine:
    _check_size(data)
    key = next((k for k in keys if len(keys) > 1 and opens(data, k)), keys[0])
    engine = make_engine(data, key)
    try:
        _check(engine)
        if migrate.needs_upgrade(engine):
            engine.dispose()
            _upgrade(data, key)
            engine = make_engine(data, key)
            _check(engine)
    except DATABASE_ERRORS as error:
        engine.dispose()
        raise _unreadable(error) from error
    except BaseException:
        engine.dispose()
        raise
    mend_key(data.parent, key)
    return engine


def _upgrade(data: Path, key: bytes) -> None:
    """Upgrade the file; a fault of the upgrade itself is told as one, and the old data stay in place."""
    try:
        migrate.upgrade_copy(data, key)
    except (LkmError, OSError):
        raise
    except Exception as error:
        told = database_error(error)
        if told is not error and isinstance(error, DATABASE_ERRORS):
            raise
        if told is not error:
            raise told from error
        raise DamagedOffice(
            "Data kantor ini belum bisa disesuaikan dengan versi program ini; data lama masih utuh.",
            "Pakai dulu versi program yang lama, dan kirimkan catatan gangguan kepada pendamping.",
        ) from error


def _unreadable(error: BaseException) -> BaseException:
    if "locked" in str(error):
        return OfficeBusy("Data kantor sedang dipakai program lain.", "Tutup program itu, lalu buka lagi.")
    told = database_error(error)
    if isinstance(told, DamagedOffice):
        return DamagedOffice("Berkas data.lkm rusak atau kuncinya tidak cocok; isinya belum disentuh.", RESTORE)
    return told


def _check(engine: Engine) -> None:
    with raw(engine) as connection:
        _check_connection(connection)


def _check_connection(connection: Any) -> None:
    problems = check_database(connection)
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    if problems:
        raise DamagedOffice(f"Data kantor rusak ({problems[0]}); isinya belum disentuh.", RESTORE)
    if application != APPLICATION_ID:
        raise DamagedOffice(
            "Berkas data.lkm ini bukan data LKM Desktop; isinya belum disentuh.", "Pilih folder kantor yang benar."
        )


def low_on_space(folder: Path) -> bool:
    """Whether the disk of the office has less room than a safe day of work needs (50 MB)."""
    return shutil.disk_usage(folder).free < MIN_FREE
