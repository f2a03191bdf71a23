"""Bringing back an office that does not open: what is found, what becomes of the old data, what is refused."""

from __future__ import annotations

import errno
import json
import shutil
from datetime import datetime
from pathlib import Path

import pytest

from lkm_desktop.errors import DamagedOffice, LkmError, NewerOffice, OfficeBusy
from lkm_desktop.storage import Store, kembali, lampiran, migrate, open_store
from lkm_desktop.storage.cadangan import list_backups, make_backup
from lkm_desktop.storage.kunci import NAMES
from tests.storage.helpers import add, names
from tests.storage.test_pulih import altered

NOW = datetime(2025, 3, 3, 8, 12, 5)
ASIDE = "disisihkan-20250303-081205"


@pytest.fixture
def backed_up(store: Store, kantor: Path) -> list[Path]:
    """An office with two backups (Siti; Siti and Budi) and Ani added since; closed."""
    paths = []
    for name in ("Siti", "Budi"):
        add(store, name)
        paths.append(make_backup(store, "Tutup program"))
    add(store, "Ani")
    store.close()
    return paths


def people(folder: Path) -> list[str]:
    store = open_store(folder)
    found = names(store)
    store.close()
    return found


# --- what is found ----------------------------------------------------------------------------------------------------


def test_the_backups_of_an_office_are_found_by_any_of_its_places(backed_up: list[Path], kantor: Path) -> None:
    for place in (kantor, kantor / "data.lkm", kantor / "cadangan"):
        assert kembali.office_of(place) == kantor
        assert [one.path for one in kembali.find(place)] == backed_up[::-1]
    found = kembali.find(kantor)[0]
    assert (found.urut, found.alasan, found.isi["orang"], found.keadaan) == (2, "Tutup program", 2, kembali.BAIK)
    assert found.ukuran == backed_up[1].stat().st_size
    assert kembali.find(backed_up[0])[0].isi["orang"] == 1


def test_backups_alone_on_a_stick_are_no_office(backed_up: list[Path], kantor: Path, tmp_path: Path) -> None:
    stick = tmp_path / "flashdisk"
    shutil.copytree(kantor / "cadangan", stick / "cadangan")
    assert kembali.office_of(stick) is None
    assert kembali.office_of(stick / "cadangan") is None
    assert len(kembali.find(stick)) == len(kembali.find(stick / "cadangan")) == 2


def test_an_office_whose_files_are_gone_is_still_one(backed_up: list[Path], kantor: Path) -> None:
    for name in ("data.lkm", *NAMES):
        (kantor / name).unlink()
    assert kembali.office_of(kantor) == kantor
    with pytest.raises(DamagedOffice, match="Pulihkan dari folder cadangan"):
        open_store(kantor)


def test_the_state_of_each_backup_is_told(backed_up: list[Path], kantor: Path) -> None:
    newer = Path(shutil.copy(backed_up[0], backed_up[0].with_name("000099-20240101-0800.lkmbak")))
    rewrite_manifest(newer, skema="9999")
    backed_up[0].write_bytes(backed_up[0].read_bytes()[:-40])
    data = bytearray(backed_up[1].read_bytes())
    data[6000] ^= 1
    backed_up[1].write_bytes(bytes(data))
    found = {one.path: one for one in kembali.find(kantor)}
    assert found[newer].keadaan == kembali.BARU
    assert found[backed_up[0]].keadaan == kembali.RUSAK
    assert found[backed_up[1]].keadaan == kembali.BAIK, "its shape alone is whole"
    assert kembali.proved(found[backed_up[1]]).keadaan == kembali.RUSAK
    assert kembali.proved(found[newer]).keadaan == kembali.BARU


def rewrite_manifest(path: Path, **values: object) -> None:
    import zipfile

    with zipfile.ZipFile(path) as bundle:
        members = {name: bundle.read(name) for name in bundle.namelist()}
    members["manifest.json"] = json.dumps({**json.loads(members["manifest.json"]), **values}).encode()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as bundle:
        for name, data in members.items():
            bundle.writestr(name, data)


def test_an_empty_or_missing_place_has_none(tmp_path: Path) -> None:
    assert kembali.find(tmp_path) == []
    assert kembali.find(tmp_path / "tidak ada") == []
    assert kembali.office_of(tmp_path / "tidak ada") is None


# --- in place ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("damage", [b"", b"rusak" * 5000])
def test_damaged_data_are_set_aside_with_a_name(backed_up: list[Path], kantor: Path, damage: bytes) -> None:
    (kantor / "data.lkm").write_bytes(damage)
    with pytest.raises(DamagedOffice):
        open_store(kantor)
    done = kembali.bring_back(backed_up[1], kantor, NOW)
    assert done == kembali.Hasil(kantor / ASIDE)
    assert people(kantor) == ["Budi", "Siti"]
    assert (kantor / ASIDE / "data.lkm").read_bytes() == damage
    assert not [p.name for p in kantor.iterdir() if "restore" in p.name]


def test_what_was_set_aside_opens_as_an_office(backed_up: list[Path], kantor: Path) -> None:
    kembali.bring_back(backed_up[0], kantor, NOW)
    assert people(kantor) == ["Siti"]
    assert people(kantor / ASIDE) == ["Ani", "Budi", "Siti"]


def test_two_restores_lose_neither_of_the_old_data(backed_up: list[Path], kantor: Path) -> None:
    kembali.bring_back(backed_up[0], kantor, NOW)
    kembali.bring_back(backed_up[1], kantor, NOW.replace(minute=13))
    assert people(kantor / ASIDE) == ["Ani", "Budi", "Siti"]
    assert people(kantor / "disisihkan-20250303-081305") == ["Siti"]


def test_old_data_of_a_restore_cut_short_are_kept_too(backed_up: list[Path], kantor: Path) -> None:
    from lkm_desktop.storage.pulih import restore_backup

    restore_backup(backed_up[0], kantor)  # cut off before its old data were set aside
    kembali.bring_back(backed_up[1], kantor, NOW)
    assert people(kantor / (ASIDE + "-lama")) == ["Ani", "Budi", "Siti"]
    assert people(kantor / ASIDE) == ["Siti"]
    assert people(kantor) == ["Budi", "Siti"]


def test_backups_are_thinned_again_afterwards(backed_up: list[Path], kantor: Path) -> None:
    kembali.bring_back(backed_up[0], kantor, NOW)
    store = open_store(kantor)
    for number in range(14):
        add(store, f"Orang {number}")
        make_backup(store, "Tutup program")
    store.close()
    assert len(list_backups(kantor)) < 14


def test_a_lost_key_comes_back_without_losing_the_newest_data(backed_up: list[Path], kantor: Path) -> None:
    for name in NAMES:
        (kantor / name).write_bytes(b"rusak")
    with pytest.raises(DamagedOffice, match="Kunci"):
        open_store(kantor)
    one = kembali.key_for(kantor, kembali.find(kantor))
    assert one is not None
    kembali.bring_back_key(one, kantor)
    assert people(kantor) == ["Ani", "Budi", "Siti"]
    assert kembali.key_for(kantor, kembali.find(kantor)) is None, "its own key serves"


def test_no_key_is_offered_where_the_data_themselves_are_damaged(backed_up: list[Path], kantor: Path) -> None:
    for name in NAMES:
        (kantor / name).unlink()
    (kantor / "data.lkm").write_bytes(b"rusak" * 5000)
    assert kembali.key_for(kantor, kembali.find(kantor)) is None
    kembali.bring_back(backed_up[1], kantor, NOW)
    assert people(kantor) == ["Budi", "Siti"]


# --- elsewhere --------------------------------------------------------------------------------------------------------


def test_a_backup_from_a_stick_becomes_an_office_in_a_new_folder(backed_up: list[Path], tmp_path: Path) -> None:
    stick = tmp_path / "flashdisk" / backed_up[1].name
    stick.parent.mkdir()
    shutil.copy(backed_up[1], stick)
    target = tmp_path / "komputer baru" / "kantor"
    kembali.check_target(target, None)
    assert kembali.bring_back(stick, target, NOW) == kembali.Hasil(None)
    assert people(target) == ["Budi", "Siti"]
    assert [p.name for p in stick.parent.iterdir()] == [stick.name]


def test_a_folder_with_anything_in_it_is_no_new_place(kantor: Path, tmp_path: Path) -> None:
    with pytest.raises(LkmError, match="sudah ada isinya"):
        kembali.check_target(kantor, None)
    kembali.check_target(kantor, kantor)
    (tmp_path / "berkas").write_text("x", encoding="utf-8")
    with pytest.raises(LkmError, match="bukan folder"):
        kembali.check_target(tmp_path / "berkas", None)


def test_a_folder_that_cannot_be_written_is_told(kantor: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kembali, "writable", lambda data: False)
    assert not kembali.can_stay(kantor)
    with pytest.raises(LkmError, match="hanya bisa dibaca"):
        kembali.check_target(kantor, kantor)


# --- refusals: one sentence, nothing changed --------------------------------------------------------------------------


def files(folder: Path) -> dict[str, bytes]:
    return {p.name: p.read_bytes() for p in folder.iterdir() if p.is_file() and p.name != "sedang-dibuka.lock"}


def test_an_office_open_elsewhere_is_left_alone(backed_up: list[Path], kantor: Path) -> None:
    store = open_store(kantor)
    for way in (lambda: kembali.bring_back(backed_up[0], kantor, NOW),
                lambda: kembali.bring_back_key(kembali.find(kantor)[0], kantor)):  # fmt: skip
        with pytest.raises(OfficeBusy):
            way()
    assert names(store) == ["Ani", "Budi", "Siti"]
    store.close()


def test_a_damaged_backup_changes_nothing(backed_up: list[Path], kantor: Path) -> None:
    (kantor / "data.lkm").write_bytes(b"rusak")
    backed_up[0].write_bytes(backed_up[0].read_bytes()[:-40])
    before = files(kantor)
    with pytest.raises(DamagedOffice, match="data kantor tidak diubah"):
        kembali.bring_back(backed_up[0], kantor, NOW)
    assert files(kantor) == before
    assert not (kantor / ASIDE).exists()


def test_a_backup_of_a_newer_program_changes_nothing(backed_up: list[Path], kantor: Path, tmp_path: Path) -> None:
    newer = altered(backed_up[0], tmp_path, "UPDATE alembic_version SET version_num = '9999'")
    before = files(kantor)
    with pytest.raises(NewerOffice):
        kembali.bring_back(newer, kantor, NOW)
    assert files(kantor) == before


def test_a_full_disk_is_told_and_the_old_data_stay(
    backed_up: list[Path], kantor: Path, monkeypatch: pytest.MonkeyPatch,
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    before = files(kantor)
    monkeypatch.setattr("lkm_desktop.storage.pulih.replace", full)
    with pytest.raises(LkmError, match="Disk penuh"):
        kembali.bring_back(backed_up[0], kantor, NOW)
    assert files(kantor) == before


def test_old_data_that_cannot_be_moved_keep_their_name(
    backed_up: list[Path], kantor: Path, monkeypatch: pytest.MonkeyPatch,
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(kembali, "copy_synced", full)
    done = kembali.bring_back(backed_up[0], kantor, NOW)
    assert done.disisihkan == kantor / "data.before-restore.lkm"
    assert people(kantor) == ["Siti"]


def test_a_missing_attachment_is_a_remark_not_a_failure(
    backed_up: list[Path], kantor: Path, monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(*_: object) -> int:
        raise LkmError("Data sudah aman, tetapi lampiran belum tersalin.")

    monkeypatch.setattr(lampiran, "bring_back", refuse)
    done = kembali.bring_back(backed_up[0], kantor, NOW)
    assert "lampiran belum tersalin" in done.catatan
    assert done.disisihkan == kantor / ASIDE
    assert people(kantor) == ["Siti"]


def test_an_upgrade_that_fails_is_told_and_can_be_answered_with_a_backup(
    backed_up: list[Path], kantor: Path, monkeypatch: pytest.MonkeyPatch,
) -> None:
    def broken(*_: object) -> None:
        raise ValueError("a bug in a migration")

    monkeypatch.setattr(migrate, "needs_upgrade", lambda engine: True)
    monkeypatch.setattr(migrate, "upgrade_checked", broken)
    data = (kantor / "data.lkm").read_bytes()
    with pytest.raises(DamagedOffice, match="data lama masih utuh"):
        open_store(kantor)
    assert (kantor / "data.lkm").read_bytes() == data
    monkeypatch.undo()
    assert people(kantor) == ["Ani", "Budi", "Siti"]
