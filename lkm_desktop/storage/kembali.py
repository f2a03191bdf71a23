"""Bringing back an office that does not open: what can be brought back from a place, and the way there.

What was in the office folder is never thrown away: it moves into a folder of its own inside, a small office that a
newer program, or a helper, can still open.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from lkm_desktop.errors import DamagedOffice, LkmError
from lkm_desktop.storage import lkmbak, migrate
from lkm_desktop.storage.cadangan import BEFORE_RESTORE, FOLDER
from lkm_desktop.storage.engine import opens
from lkm_desktop.storage.files import copy_synced, sync_folder, world_error, write_atomic
from lkm_desktop.storage.files import replace as move
from lkm_desktop.storage.hanya_baca import writable
from lkm_desktop.storage.kunci import NAMES, parse_key, read_keys
from lkm_desktop.storage.lampiran import FOLDER as LAMPIRAN
from lkm_desktop.storage.lock import NAME as LOCK
from lkm_desktop.storage.lock import OfficeLock, check_place
from lkm_desktop.storage.pulih import DATA, KEY_BEFORE, AttachmentsMissing, restore_backup

AKHIRAN = ".lkmbak"
#: states of a backup: whole as far as looked at, damaged, made by a newer program
BAIK, RUSAK, BARU = "baik", "rusak", "baru"


@dataclass(frozen=True)
class Temuan:
    """A backup that was found. isi: rows per table · ukuran: bytes · keadaan: `BAIK`, `RUSAK` or `BARU`."""

    path: Path
    urut: int
    waktu: datetime
    alasan: str
    isi: dict[str, int]
    ukuran: int
    keadaan: str


@dataclass(frozen=True)
class Hasil:
    """What a restore left. disisihkan: the folder with what was there before, if anything · catatan: a worry left."""

    disisihkan: Path | None
    catatan: str = ""


def office_of(place: Path) -> Path | None:
    """The office folder that a chosen place means: the folder, its data.lkm, or its folder of backups; else None."""
    folder = place.parent if place.name == DATA else place
    if folder.name == FOLDER and not (folder / DATA).exists() and _is_office(folder.parent):
        folder = folder.parent
    return folder if _is_office(folder) else None


def _is_office(folder: Path) -> bool:
    """Whether an office lies, or lay, there; backups alone, copied to a stick, are none."""
    return any((folder / name).exists() for name in (DATA, *NAMES, LOCK, LAMPIRAN))


def find(place: Path) -> list[Temuan]:
    """Backups of an office folder, of a folder that holds backups, or a backup alone; newest first.

    Each one's shape is looked at, not yet its bytes (`proved`). Raises LkmError when the place cannot be read.
    """
    try:
        if place.is_file() and place.name != DATA:
            paths = [place]
        else:
            folder = place.parent if place.is_file() else place
            paths = [*folder.glob("*" + AKHIRAN), *(folder / FOLDER).glob("*" + AKHIRAN)]
        found = [_looked_at(path) for path in paths if path.is_file()]
    except OSError as error:
        raise LkmError(f"{place.name} tidak bisa dibaca.", "Periksa flash disk atau pilih tempat lain.") from error
    return sorted(found, key=lambda one: (one.urut, one.waktu, one.path.name), reverse=True)


def _looked_at(path: Path) -> Temuan:
    size, changed = path.stat().st_size, datetime.fromtimestamp(path.stat().st_mtime)
    try:
        told = lkmbak.read_manifest(path)
        when = told.saat.replace(tzinfo=None)
    except DamagedOffice:
        return Temuan(path, -1, changed.replace(microsecond=0), "", {}, size, RUSAK)
    state = BAIK if migrate.known(told.skema) else BARU
    return Temuan(path, told.urut, when, told.alasan, told.isi, size, state)


def proved(found: Temuan) -> Temuan:
    """The same backup after its bytes were read and compared with its seal."""
    if found.keadaan != BAIK:
        return found
    try:
        lkmbak.verify(found.path)
    except (LkmError, OSError):
        return replace(found, keadaan=RUSAK)
    return found


def key_for(folder: Path, found: list[Temuan]) -> Temuan | None:
    """A backup whose key opens the office's data when its own keys do not: then nothing but the key was lost."""
    data = folder / DATA
    if not has_data(folder) or data.stat().st_size == 0 or not writable(data):
        return None
    own = _own_keys(folder)
    if any(opens(data, key) for key in own):
        return None
    tried = set(own)
    for one in found:
        with suppress(DamagedOffice):
            key = parse_key(lkmbak.read_key_file(one.path))
            if key is not None and key not in tried and opens(data, key):
                return one
            tried |= {key} if key else set()
    return None


def _own_keys(folder: Path) -> list[bytes]:
    try:
        return read_keys(folder)
    except DamagedOffice:
        return []


def bring_back_key(found: Temuan, folder: Path) -> None:
    """Put the key of a backup in place of the lost one; the data are not touched. Raises OfficeBusy, LkmError."""
    lock = OfficeLock(folder)
    try:
        text = lkmbak.read_key_file(found.path)
        for name in NAMES:
            write_atomic(folder / name, text)
    finally:
        lock.release()


def aside_name(now: datetime) -> str:
    """What the folder is called that keeps the data from before a restore."""
    return f"disisihkan-{now:%Y%m%d-%H%M%S}"


def has_data(folder: Path) -> bool:
    """Whether the folder holds data that a restore would set aside."""
    return (folder / DATA).exists()


def can_stay(folder: Path) -> bool:
    """Whether an office can be brought back in its own folder: a fixed disk that can be written."""
    try:
        check_place(folder)
    except LkmError:
        return False
    return writable(folder / DATA)


def check_target(folder: Path, office: Path | None) -> None:
    """Whether a backup may be brought into a folder: the office's own, or a new or empty one. Raises LkmError."""
    own = office is not None and folder.resolve() == office.resolve()
    if folder.exists() and not folder.is_dir():
        raise LkmError(f"{folder.name} adalah berkas, bukan folder.", "Pilih folder lain.")
    if not own and folder.is_dir() and any(folder.iterdir()):
        raise LkmError(
            f"Folder {folder.name} sudah ada isinya; tidak ada yang diubah.", "Pilih folder baru atau yang kosong."
        )
    if own and not writable(folder / DATA):
        raise LkmError(
            f"Folder {folder.name} hanya bisa dibaca; tidak ada yang diubah.",
            "Pulihkan ke folder baru di komputer ini.",
        )


def bring_back(path: Path, folder: Path, now: datetime) -> Hasil:
    """Put a backup's data into a closed office folder or a new one, and set aside what was there.

    Raises OfficeBusy, DamagedOffice, NewerOffice or LkmError; what was there is then still in place.
    """
    _set_aside(folder, now, left_over=True)
    worry = ""
    try:
        restore_backup(path, folder)
    except AttachmentsMissing as error:
        worry = str(error)
    return Hasil(_set_aside(folder, now), worry)


def _set_aside(folder: Path, now: datetime, *, left_over: bool = False) -> Path | None:
    """Move `data.before-restore.lkm` with its key into a folder of its own, the data last.

    left_over: of an earlier restore that was cut short. Where the disk refuses, the old data stay under that name.
    """
    old = folder / BEFORE_RESTORE
    if not old.exists():
        return None
    place = folder / (aside_name(now) + ("-lama" if left_over else ""))
    try:
        lock = OfficeLock(folder)
    except LkmError:
        if left_over:
            raise
        return old
    try:
        place.mkdir(exist_ok=True)
        _keep_key(folder, place)
        for name in (BEFORE_RESTORE + "-journal", BEFORE_RESTORE):
            with suppress(FileNotFoundError):
                move(folder / name, place / name.replace(BEFORE_RESTORE, DATA))
        (folder / KEY_BEFORE).unlink(missing_ok=True)
        sync_folder(place)
        sync_folder(folder)
        return place
    except OSError as error:
        if left_over:
            raise world_error(error, place) from error
        return old
    finally:
        lock.release()


def _keep_key(folder: Path, place: Path) -> None:
    """The key of the data that are set aside: the one from before the restore, else the office's own."""
    source = folder / KEY_BEFORE if (folder / KEY_BEFORE).exists() else folder / NAMES[0]
    if source.exists():
        copy_synced(source, place / NAMES[0])
