"""The commands about meetings, papers and files: hadir, cetak, ekspor, periksa."""

import json
import os
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from pypdf import PdfReader
from sqlalchemy import select

from lkm_desktop import cli, paths
from lkm_desktop.domain import Dokumen
from lkm_desktop.errors import LkmError
from lkm_desktop.services.rapat import find_rapat, get_rapat
from lkm_desktop.storage import open_store

CONTOH = paths.resources() / "contoh"
NANTI = "33"  # the number of the meeting that is still to come


def sidik(folder: Path) -> dict[str, bytes]:
    return {p.name: p.read_bytes() for p in folder.iterdir() if p.is_file()}


def test_hadir(jalan: Any, latihan: Path) -> None:
    kode, keluar, _ = jalan("hadir", latihan, NANTI, "1-9 12 15i 20s")
    assert kode == 0
    assert "12 baris ditandai" in keluar
    assert "hadir 10 (" in keluar
    assert "kuorum" in keluar
    isi = json.loads(jalan("hadir", latihan, NANTI, "Budi Santoso L; 1a", "--json")[1])
    assert isi["tamu"] == ["Budi Santoso"]
    assert (isi["hitung"]["hadir"], isi["hitung"]["alpa"], isi["hitung"]["tamu"]) == (10, 1, 1)


def test_a_mistake_in_the_roll_marks_nobody(jalan: Any, latihan: Path) -> None:
    for tanda, kata in (("1-9 12x", "12x"), ("1-3 900", "900")):
        kode, keluar, galat = jalan("hadir", latihan, NANTI, tanda)
        assert (kode, keluar) == (1, "")
        assert kata in galat
    isi = json.loads(jalan("hadir", latihan, NANTI, "1", "--json")[1])
    assert isi["hitung"]["hadir"] == 1


@pytest.mark.parametrize(
    ("dokumen", "kertas", "ukuran"),
    [("daftar-hadir", "F4", (215, 330)), ("daftar_hadir", "a4", (210, 297)), ("notulen", "Folio", (210, 330)),
     ("daftar-hadir-kosong", None, (215, 330)), ("buku-orang", None, (330, 215)), ("buku-relawan", "A4", (297, 210)),
     ("buku-anggota", "F4", (330, 215)), ("buku-pengelola", None, (330, 215)), ("buku-notulen", None, (330, 215))],
)  # fmt: skip
def test_cetak(
    jalan: Any, latihan: Path, tmp_path: Path, dokumen: str, kertas: str | None, ukuran: tuple[int, int]
) -> None:
    pilihan: list[Any] = ["--kertas", kertas] if kertas else []
    if not dokumen.startswith("buku-"):  # a book is no paper of a meeting, and refuses one
        pilihan += ["--rapat", 1]
    kode, keluar, galat = jalan("cetak", latihan, dokumen, *pilihan, "-o", tmp_path / "d.pdf")
    assert (kode, galat) == (0, "")
    halaman = PdfReader(tmp_path / "d.pdf").pages
    assert f"{len(halaman)} halaman" in keluar
    kotak = halaman[0].mediabox
    assert (round(float(kotak.width) / 72 * 25.4), round(float(kotak.height) / 72 * 25.4)) == ukuran
    assert "MAJU BERSAMA" in halaman[0].extract_text().upper()


def test_printing_the_sheet_freezes_its_numbers(jalan: Any, latihan: Path, tmp_path: Path) -> None:
    def beku() -> bool:
        store = open_store(latihan)
        with store.read() as s:
            found = get_rapat(s, find_rapat(s, NANTI))["dh_beku"]
        store.close()
        return found is not None

    assert not beku()
    assert jalan("cetak", latihan, "daftar-hadir", "--rapat", NANTI, "-o", tmp_path / "tiada" / "d.pdf")[0] == 1
    assert not beku(), "nothing was printed"
    assert jalan("cetak", latihan, "daftar-hadir", "--rapat", NANTI, "-o", tmp_path / "d.pdf")[0] == 0
    assert beku()


def test_private_columns_only_when_asked(jalan: Any, latihan: Path, tmp_path: Path) -> None:
    jalan("impor", latihan, CONTOH / "data_warga_rt04.xlsx")
    nik = next(b["nik"] for b in json.loads(jalan("daftar", latihan, "orang", "--json")[1])["baris"] if b["nik"])
    tabel = jalan("daftar", latihan, "orang")[1]
    assert nik not in tabel
    jalan("cetak", latihan, "buku-orang", "-o", tmp_path / "papan.pdf")
    jalan("cetak", latihan, "buku-orang", "--lengkap", "-o", tmp_path / "lengkap.pdf")

    def teks(nama: str) -> str:
        return "".join(h.extract_text() for h in PdfReader(tmp_path / nama).pages).replace("\n", "")

    assert nik not in teks("papan.pdf")
    assert nik in teks("lengkap.pdf")


def test_ekspor(jalan: Any, latihan: Path, tmp_path: Path) -> None:
    for nama in ("orang", "warga", "anggota", "pengelola", "relawan", "rapat"):
        kode, keluar, _ = jalan("ekspor", latihan, nama, "-o", tmp_path / f"{nama}.xlsx")
        assert kode == 0
        assert f"{nama}.xlsx" in keluar
        assert openpyxl.load_workbook(tmp_path / f"{nama}.xlsx").active.max_row > 10
    jalan("ekspor", latihan, "kehadiran", "--rapat", 1, "-o", tmp_path / "h.xlsx")
    assert openpyxl.load_workbook(tmp_path / "h.xlsx")["Kehadiran"]["A1"].value == "DAFTAR HADIR"
    jalan("ekspor", latihan, "orang", "--pengumuman", "-o", tmp_path / "p.xlsx")
    kepala = [c.value for c in openpyxl.load_workbook(tmp_path / "p.xlsx").active[6]]
    assert "NIK" not in kepala


def test_ekspor_is_logged(jalan: Any, latihan: Path, tmp_path: Path) -> None:
    jalan("ekspor", latihan, "warga", "-o", tmp_path / "w.xlsx")
    jalan("ekspor", latihan, "kehadiran", "--rapat", 1, "-o", tmp_path / "h.xlsx")
    jalan("ekspor", latihan, "warga", "-o", tmp_path / "tiada" / "w.xlsx")
    store = open_store(latihan)
    with store.read() as s:
        dicatat = [(d.jenis, d.kertas, d.rapat_id is not None) for d in s.scalars(select(Dokumen))]
    store.close()
    assert sorted(dicatat) == [("ekspor-kehadiran", "xlsx", True), ("ekspor-orang", "xlsx", False)]


def test_output_never_replaces_the_office(jalan: Any, latihan: Path) -> None:
    sebelum = sidik(latihan)
    for nama in ("data.lkm", "kunci.json", "DATA.LKM"):
        kode, _, galat = jalan("ekspor", latihan, "orang", "-o", latihan / nama)
        assert kode == 1
        assert "data kantor" in galat
    assert sidik(latihan) == sebelum


def test_periksa_a_healthy_office(jalan: Any, latihan: Path) -> None:
    kode, keluar, galat = jalan("periksa", latihan, "--per-tanggal", "21-9-2025")
    assert (kode, galat) == (0, "")
    assert "Berkas data utuh: 260 warga" in keluar
    assert "Kehadiran belum dicatat (1)" in keluar
    isi = json.loads(jalan("periksa", latihan, "--json")[1])
    assert isi["utuh"] is True
    assert isi["isi"]["relawan"] == 45


def test_periksa_finds_doubles_and_odd_numbers(jalan: Any, tmp_path: Path) -> None:
    jalan("baru", tmp_path / "k", "--nama", "A", "--kelurahan", "B")
    (tmp_path / "w.csv").write_text(
        "Nama,NIK,L/P,Tanggal Lahir,RT\nSiti,9901014101700001,P,01-01-1970,1\nAnang,9901011505800002,P,15-05-1980,2\n",
        encoding="utf-8",
    )
    jalan("impor", tmp_path / "k", tmp_path / "w.csv", "--lewati")
    keluar = jalan("periksa", tmp_path / "k")[1]
    assert "NIK tidak cocok dengan tanggal lahir atau L/P (1): Anang." in keluar


@pytest.mark.parametrize("tempat", [0, 4096, 20000])
def test_periksa_a_damaged_office(jalan: Any, latihan: Path, tempat: int) -> None:
    data = bytearray((latihan / "data.lkm").read_bytes())
    data[tempat : tempat + 64] = os.urandom(64)
    (latihan / "data.lkm").write_bytes(data)
    kode, keluar, galat = jalan("periksa", latihan)
    assert (kode, keluar) == (1, "")
    assert "rusak" in galat
    assert galat.count("\n") == 1
    assert "salinan folder kantor" in galat
    (latihan / "cadangan" / "000001-20250921-0800.lkmbak").write_bytes(b"x")
    assert "Pulihkan dari folder cadangan." in jalan("periksa", latihan)[2]


def test_an_open_office_is_told_in_one_sentence(jalan: Any, latihan: Path) -> None:
    store = open_store(latihan)
    try:
        kode, keluar, galat = jalan("hadir", latihan, "1", "1")
    finally:
        store.close()
    assert (kode, keluar) == (1, "")
    assert galat.count("\n") == 1


def test_a_bug_is_logged_and_told_calmly(jalan: Any, latihan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def rusak(*_: object) -> None:
        raise ZeroDivisionError("percobaan")

    monkeypatch.setattr("lkm_desktop.services.kehadiran.record_kehadiran", rusak)
    kode, _, galat = jalan("hadir", latihan, "1", "1")
    assert kode == 1
    assert "kesalahan di dalam program" in galat
    assert "percobaan" in cli.log_path().read_text("utf-8")


def test_an_error_after_saving_does_not_say_that_nothing_changed(
    jalan: Any, latihan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from lkm_desktop.perintah import rapat

    def gagal(*_: object) -> None:
        raise OSError(28, "full")

    monkeypatch.setattr(rapat, "print_json", gagal)
    assert "data kantor tidak berubah" in jalan("rapat", latihan, "--json")[2]
    kode, _, galat = jalan("hadir", latihan, NANTI, "1-3", "--json")
    assert kode == 1
    assert "sudah tersimpan" in galat
    assert "tidak berubah" not in galat


def test_a_paper_from_an_office_that_cannot_be_written_is_made_with_a_note(
    jalan: Any, latihan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from lkm_desktop.perintah import cetak

    def gagal(*_: object, **__: object) -> None:
        raise LkmError("Folder kantor hanya bisa dibaca.")

    monkeypatch.setattr(cetak.dokumen, "record", gagal)
    assert jalan("ekspor", latihan, "orang", "-o", tmp_path / "a.xlsx")[0] == 0
    assert (tmp_path / "a.xlsx").is_file()
    kode, keluar, galat = jalan("cetak", latihan, "notulen", "--rapat", "1", "-o", tmp_path / "a.pdf")
    assert kode == 0
    assert "Tersimpan" in keluar
    assert "tidak tercatat di kantor ini: Folder kantor hanya bisa dibaca." in galat
    assert (tmp_path / "a.pdf").is_file()
