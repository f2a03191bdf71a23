"""Attachments: kept once by content, mirrored with the backups, brought back, never trusted by name."""

from __future__ import annotations

import hashlib
import shutil
from datetime import date, timedelta
from pathlib import Path

import pytest

from lkm_desktop.errors import LkmError
from lkm_desktop.services import aturan, kehadiran, rapat, undangan
from lkm_desktop.services import lampiran as rows
from lkm_desktop.storage import Store, lampiran, open_store
from lkm_desktop.storage.cadangan import make_backup
from lkm_desktop.storage.pulih import restore_backup
from tests.pembantu import meeting, person

TODAY = date(2025, 6, 1)


@pytest.fixture
def scan(tmp_path: Path) -> Path:
    path = tmp_path / "Daftar Hadir 10 Maret.PDF"
    path.write_bytes(b"%PDF-1.4 signed")
    return path


def attach(store: Store, rapat_id: str, source: Path, jenis: str = "") -> str:
    kept = lampiran.keep(store.folder, source)
    with store.unit(f"Lampirkan {kept.nama}") as s:
        return rows.add_lampiran(s, rapat_id, kept.nama, kept.berkas, kept.ukuran, kept.sidik, jenis=jenis)


def listed(store: Store, rapat_id: str) -> list[rows.LampiranRingkas]:
    with store.read() as s:
        return rows.lampiran_list(s, rapat_id)


def test_the_same_content_is_kept_once_under_its_hash(store: Store, kantor: Path, scan: Path, tmp_path: Path) -> None:
    first = lampiran.keep(kantor, scan)
    twin = tmp_path / "salinan.pdf"
    shutil.copy(scan, twin)
    second = lampiran.keep(kantor, twin)
    assert first.berkas == second.berkas == hashlib.sha256(scan.read_bytes()).hexdigest() + ".pdf"
    assert (first.nama, first.ukuran) == (scan.name, 15)
    assert [p.name for p in (kantor / "lampiran").iterdir()] == [first.berkas]
    assert lampiran.path_of(kantor, first.berkas).read_bytes() == scan.read_bytes()


def test_a_damaged_copy_is_written_anew(kantor: Path, scan: Path) -> None:
    kept = lampiran.keep(kantor, scan)
    (kantor / "lampiran" / kept.berkas).write_bytes(b"half")
    lampiran.keep(kantor, scan)
    assert lampiran.path_of(kantor, kept.berkas).read_bytes() == scan.read_bytes()


def test_what_cannot_be_attached(kantor: Path, tmp_path: Path) -> None:
    big, empty = tmp_path / "besar.pdf", tmp_path / "kosong.pdf"
    with big.open("wb") as file:
        file.truncate(lampiran.LARGEST + 1)
    empty.touch()
    for source, words in ((big, "25 MB"), (empty, "kosong"), (tmp_path, "adalah folder"),
                          (tmp_path / "tiada.pdf", "tidak bisa dibaca")):
        with pytest.raises(LkmError, match=words):
            lampiran.keep(kantor, source)
    assert not list((kantor / "lampiran").iterdir())
    with big.open("wb") as file:
        file.truncate(lampiran.LARGEST)
    assert lampiran.keep(kantor, big).ukuran == lampiran.LARGEST


@pytest.mark.parametrize("name", ["../data.lkm", "data.lkm", "a" * 64, "A" * 64 + ".pdf", "", "a" * 64 + "/../x"])
def test_only_names_of_ours_are_opened(kantor: Path, name: str) -> None:
    with pytest.raises(LkmError, match="tidak ada lagi"):
        lampiran.path_of(kantor, name)


@pytest.mark.parametrize(("name", "opens"), [
    ("a.pdf", True), ("A.JPG", True), ("surat.docx", True), ("catatan.txt", True), ("x.exe", False), ("x.bat", False),
    ("x.pdf.exe", False), ("x.lnk", False), ("x.docm", False), ("x", False), ("x.html", False), ("x.js", False),
])  # fmt: skip
def test_programs_are_kept_but_never_started(kantor: Path, tmp_path: Path, name: str, opens: bool) -> None:
    source = tmp_path / name
    source.write_bytes(b"x" + name.encode())
    assert lampiran.keep(kantor, source).nama == name
    assert lampiran.may_open(name) is opens


# --- rows -------------------------------------------------------------------------------------------------------------


def test_an_attachment_is_added_changed_deleted_and_undone(store: Store, scan: Path, tmp_path: Path) -> None:
    found = meeting(store)
    photo = tmp_path / "IMG_001.jpg"
    photo.write_bytes(b"jpg")
    first, second = attach(store, found, scan), attach(store, found, photo)
    assert [(a.id, a.jenis, a.gambar) for a in listed(store, found)] == [
        (first, "daftar_hadir", False), (second, "foto", True),
    ]  # fmt: skip
    with pytest.raises(LkmError, match=r"sudah dilampirkan dengan nama Daftar Hadir 10 Maret\.PDF"):
        attach(store, found, scan)
    with store.unit("Ubah") as s:
        rows.change_lampiran(s, second, jenis="lain", keterangan="  papan   nama ")
    assert [(a.jenis_label, a.keterangan) for a in listed(store, found)][1] == ("Berkas lain", "papan nama")
    with store.unit("Hapus lampiran") as s:
        rows.trash_lampiran(s, first)
    assert [a.id for a in listed(store, found)] == [second]
    store.undo()
    assert len(listed(store, found)) == 2
    store.redo()
    with store.read() as s:
        assert rows.trashed_lampiran(s) == [(first, scan.name, "Rapat rutin Maret")]
    again = attach(store, found, scan)
    with pytest.raises(LkmError, match="sudah dilampirkan lagi"), store.unit("Pulihkan") as s:
        rows.restore_lampiran(s, first)
    with store.unit("Hapus lampiran") as s:
        rows.trash_lampiran(s, again)
    with store.unit("Pulihkan") as s:
        rows.restore_lampiran(s, first)
    assert [a.id for a in listed(store, found)] == [first, second]
    with pytest.raises(LkmError, match="tidak dikenal"), store.unit("Ubah") as s:
        rows.change_lampiran(s, second, jenis="surat")


@pytest.mark.parametrize(("name", "kind"), [
    ("daftar_hadir.pdf", "daftar_hadir"), ("Absen rapat.jpg", "daftar_hadir"), ("DH 3.pdf", "daftar_hadir"),
    ("foto.JPEG", "foto"), ("notulen.docx", "lain"), ("dhani.pdf", "lain"),
])  # fmt: skip
def test_the_kind_is_guessed_by_the_name(name: str, kind: str) -> None:
    assert rows.guess_kind(name) == kind


def test_old_meetings_without_their_signed_sheet_are_told(store: Store, scan: Path, tmp_path: Path) -> None:
    siti = person(store, "Siti")
    found = {days: meeting(store, tanggal=TODAY - timedelta(days=days), judul=f"R{days}") for days in (3, 7, 8, 20, 40)}
    for days in (3, 7, 8, 20):
        with store.unit("Isi") as s:
            undangan.undang(s, found[days], [siti])
            kehadiran.record_kehadiran(s, found[days], "1")

    def told() -> list[tuple[str, int]]:
        with store.read() as s:
            return [(t.judul, t.hari) for t in rows.tanpa_lembar(s, TODAY)]

    assert told() == [("R8", 8), ("R20", 20)]
    other = tmp_path / "foto.jpg"
    other.write_bytes(b"foto")
    attach(store, found[20], other)
    assert told() == [("R8", 8), ("R20", 20)]  # a photo is no signed sheet
    kept = attach(store, found[20], scan)
    assert told() == [("R8", 8)]
    with store.unit("Hapus") as s:
        rows.trash_lampiran(s, kept)
        rapat.trash_rapat(s, found[8])
        aturan.simpan(s, {"ingat_lampiran": "6"})
    assert told() == [("R7", 7), ("R20", 20)]
    with store.unit("Aturan") as s:
        aturan.simpan(s, {"ingat_lampiran": "0"})
    assert told() == []


# --- backups ----------------------------------------------------------------------------------------------------------


def test_attachments_travel_with_the_backups_and_come_back(
    store: Store, kantor: Path, scan: Path, tmp_path: Path
) -> None:
    found = meeting(store)
    attach(store, found, scan)
    path = make_backup(store, "Tutup program")
    kept = listed(store, found)[0].berkas
    copy = kantor / "cadangan" / "lampiran" / kept
    assert copy.read_bytes() == scan.read_bytes()
    stamp = copy.stat().st_mtime_ns
    make_backup(store, "Lagi")
    assert copy.stat().st_mtime_ns == stamp  # once is enough
    store.close()
    shutil.rmtree(kantor / "lampiran")
    restore_backup(path, kantor)
    assert (kantor / "lampiran" / kept).read_bytes() == scan.read_bytes()
    new = tmp_path / "komputer baru"
    restore_backup(path, new)
    assert (new / "lampiran" / kept).read_bytes() == scan.read_bytes()


def test_a_backup_without_mirror_is_still_a_backup(store: Store, kantor: Path, scan: Path, tmp_path: Path) -> None:
    found = meeting(store)
    attach(store, found, scan)
    stick = tmp_path / "stik"
    stick.mkdir()
    path = Path(shutil.copy(make_backup(store, "Tutup program"), stick))
    restore_backup(path, tmp_path / "baru")
    fresh = open_store(tmp_path / "baru")
    try:
        kept = listed(fresh, found)[0].berkas
        with pytest.raises(LkmError, match="tidak ada lagi di folder lampiran"):
            lampiran.path_of(fresh.folder, kept)
    finally:
        fresh.close()


def test_a_mirror_is_not_trusted(store: Store, kantor: Path, tmp_path: Path) -> None:
    path = make_backup(store, "Tutup program")
    store.close()
    mirror = kantor / "cadangan" / "lampiran"
    mirror.mkdir()
    (mirror / ("0" * 64 + ".pdf")).write_bytes(b"not what the name says")
    (mirror / "evil.exe").write_bytes(b"x")
    restore_backup(path, tmp_path / "baru")
    place = tmp_path / "baru" / "lampiran"
    assert not place.exists() or not list(place.iterdir())


def test_a_full_disk_keeps_the_backup_and_tells(
    store: Store, kantor: Path, scan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    attach(store, meeting(store), scan)

    def full(source: Path, target: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(lampiran, "copy_synced", full)
    with pytest.raises(LkmError, match="Data sudah aman, tetapi lampiran belum tersalin: Disk penuh"):
        make_backup(store, "Tutup program")
    assert len(list((kantor / "cadangan").glob("*.lkmbak"))) == 1
    assert not list((kantor / "cadangan" / "lampiran").iterdir())
    monkeypatch.undo()
    make_backup(store, "Lagi")
    assert len(list((kantor / "cadangan" / "lampiran").iterdir())) == 1
