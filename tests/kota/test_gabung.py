"""The command gabung from end to end, and the register of kelurahan read from a sheet."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

from lkm_desktop import cli
from lkm_desktop.errors import LkmError
from lkm_desktop.importers import daftar_kelurahan, read
from lkm_desktop.importers.paket import Sumber, baca_berkas
from lkm_desktop.kota import daftar, janggal, pilih
from lkm_desktop.kota.bahan import BahanPaket
from lkm_desktop.kota.daftar import BarisDaftar
from lkm_desktop.kota.koleksi import Koleksi, buka
from lkm_desktop.services.rekap import periode
from tests.kota import kota_contoh as contoh
from tests.kota.peladen import Peladen

KEL = contoh.kelurahan(52)


def lembar(*baris: tuple[object, ...]) -> bytes:
    """A workbook with these rows."""
    buku, keluar = openpyxl.Workbook(), BytesIO()
    for satu in baris:
        buku.active.append(satu)
    buku.save(keluar)
    return keluar.getvalue()


@pytest.fixture(scope="module")
def paket() -> list[bytes]:
    """Three packages, the second torn."""
    semua = [contoh.paket(contoh.buat(KEL[n], 4)) for n in range(3)]
    return [semua[0], semua[1][:3000], semua[2]]


@pytest.fixture
def sendiri(monkeypatch: pytest.MonkeyPatch) -> None:
    """Packages are read in this process, which is quicker than starting a worker."""

    def baca(sumber: Iterable[Sumber], **_: object) -> Iterator[BahanPaket]:
        return (baca_berkas(satu.jalur, satu.berkas) for satu in sumber)

    monkeypatch.setattr("lkm_desktop.importers.paket.baca_semua", baca)


@pytest.fixture
def kiriman(tmp_path: Path, paket: list[bytes]) -> Path:
    """A folder with these packages, and a register of four."""
    folder = tmp_path / "kiriman"
    folder.mkdir()
    for n, data in enumerate(paket):
        (folder / f"{n}.zip").write_bytes(data)
    baris = [(t.nomor + 1, t.kode, t.nama, t.kecamatan) for t in KEL[:4]]
    (tmp_path / "kel.xlsx").write_bytes(lembar(("DAFTAR KELURAHAN",), ("No", "Kode", "Kelurahan", "Kecamatan"), *baris))
    return folder


def test_a_folder_becomes_a_workbook_and_a_broken_package_is_named(
    kiriman: Path, peladen: Peladen, capsys: pytest.CaptureFixture[str]
) -> None:
    """Into PostgreSQL, as JSON, with a register."""
    keluar = kiriman.parent / "g.xlsx"
    perintah = ["gabung", "-o", str(keluar), str(kiriman), "--db", peladen.basis_data(), "--json"]
    assert cli.main([*perintah, "--daftar", str(kiriman.parent / "kel.xlsx")]) == 0
    kata = capsys.readouterr()
    isi = json.loads(kata.out)
    assert isi["hitung"] == {"diterima": 2, "rusak": 1}
    [juli] = isi["periode"]
    assert (juli["kode"], juli["tenggat"], juli["kelurahan"], juli["masuk"]) == ("2025-07", "2025-08-05", 4, 2)
    assert {one["nama"] for one in juli["belum"]} == {KEL[1].nama, KEL[3].nama}
    assert kata.err.startswith("1 berkas rusak dan tidak digabung. 1.zip: Berkas ini rusak atau terpotong di jalan.")
    assert openpyxl.load_workbook(keluar).sheetnames[0] == "Ringkasan"


@pytest.mark.usefixtures("sendiri")
def test_without_a_collection_nothing_is_left_behind(kiriman: Path, capsys: pytest.CaptureFixture[str]) -> None:
    keluar = kiriman.parent / "g.xlsx"
    assert cli.main(["gabung", "-o", str(keluar), str(kiriman / "[02].zip"), "--tenggat", "1"]) == 0
    kata = capsys.readouterr()
    assert kata.out.splitlines() == [
        "2 berkas: 2 diterima.",
        f"Juli 2025: 2 dari 2 kelurahan masuk; 2 terlambat: {KEL[2].nama}, {KEL[0].nama}.", f"Tersimpan: {keluar}",
    ]  # fmt: skip
    assert sorted(p.name for p in kiriman.parent.iterdir() if p.name != "setelan") == ["g.xlsx", "kel.xlsx", "kiriman"]


@pytest.mark.parametrize(
    ("isian", "kode", "kalimat"),
    [
        (["-o", "{m}", "{k}"], 1, "adalah folder, bukan berkas"), (["-o", "{m}/x/g.xlsx", "{k}"], 1, "tidak ada"),
        (["-o", "{k}/a.xlsx", "{k}/0.zip", "{k}/a.xlsx"], 1, "tidak boleh ditimpa"),
        (["-o", "{m}/g.pdf", "{k}"], 1, "Akhiri namanya dengan .xlsx"),
        (["-o", "{m}/g.xlsx", "{m}/*.ods"], 1, "Tidak ada berkas"),
        (["-o", "{m}/g.xlsx", "{k}", "--db", "mysql://a:rahasia@h/x"], 1, "hanya bisa disimpan di berkas"),
        (["-o", "{m}/g.xlsx", "{k}", "--periode", "Juli"], 2, "tulis misalnya 2025-07"),
        (["-o", "{m}/g.xlsx", "{k}", "--tenggat", "200"], 2, "paling banyak 120 hari"),
        (["-o", "{m}/g.xlsx"], 2, "belum ada: PAKET"),
    ],
)  # fmt: skip
def test_mistakes_are_told_in_a_sentence(
    kiriman: Path, capsys: pytest.CaptureFixture[str], isian: list[str], kode: int, kalimat: str
) -> None:
    tempat = {"m": str(kiriman.parent), "k": str(kiriman)}
    assert cli.main(["gabung", *(satu.format(**tempat) for satu in isian)]) == kode
    kata = capsys.readouterr().err
    assert kalimat in kata
    assert "rahasia" not in kata
    assert not (kiriman.parent / "g.xlsx").exists()


@pytest.mark.usefixtures("sendiri")
def test_nothing_but_broken_files_is_a_problem(kiriman: Path, capsys: pytest.CaptureFixture[str]) -> None:
    keluar = kiriman.parent / "g.xlsx"
    assert cli.main(["gabung", "-o", str(keluar), str(kiriman / "1.zip")]) == 1
    kata = capsys.readouterr().err
    assert kata == ("Tidak satu pun dari 1 berkas bisa digabung. Berkas ini rusak atau terpotong di jalan. "
                    "Minta kelurahan mengirim paketnya sekali lagi.\n")  # fmt: skip
    assert not keluar.exists()


@pytest.mark.usefixtures("sendiri")
@pytest.mark.parametrize(
    ("berkas", "lain", "kalimat"),
    [
        ("1.zip", [], "Tidak satu pun dari 1 berkas bisa digabung."),
        ("?.zip", ["--periode", "2030-01"],
         "Tidak ada rekap untuk Januari 2030 di antara 3 berkas itu. Yang ada: Juli 2025."),
    ],
)  # fmt: skip
def test_no_workbook_no_collection(
    kiriman: Path, capsys: pytest.CaptureFixture[str], berkas: str, lain: list[str], kalimat: str
) -> None:
    """Exit 1 says that nothing was written: no new collection, nothing in one that is there."""
    db = kiriman.parent / "kota.lkmkota"
    perintah = ["gabung", "-o", str(kiriman.parent / "g.xlsx"), str(kiriman / berkas), "--db", str(db), *lain]
    assert cli.main(perintah) == 1
    assert capsys.readouterr().err.startswith(kalimat)
    assert not db.exists()
    buka(db).tutup()
    assert cli.main(perintah) == 1
    with buka(db) as koleksi, koleksi.baca() as s:
        assert not pilih.periode_ada(s)


@pytest.mark.usefixtures("sendiri")
def test_a_workbook_that_cannot_be_saved_leaves_the_packages_and_says_so(
    kiriman: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def penuh(*_: object) -> None:
        raise LkmError("Disk penuh.", "Kosongkan sedikit ruang.")

    monkeypatch.setattr("lkm_desktop.perintah.gabung.write_atomic", penuh)
    perintah = ["gabung", "-o", str(kiriman.parent / "g.xlsx"), str(kiriman / "0.zip")]
    assert cli.main([*perintah, "--db", str(kiriman.parent / "k.lkmkota")]) == 1
    assert capsys.readouterr().err == (
        "Disk penuh. Paketnya sudah masuk ke koleksi k.lkmkota. Kosongkan sedikit ruang.\n"
    )
    assert cli.main(perintah) == 1
    assert "sudah masuk" not in capsys.readouterr().err


def test_ctrl_c_tells_that_what_was_read_is_kept(
    kiriman: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def baca(*_: object, **__: object) -> Iterator[BahanPaket]:
        yield from (contoh.bahan(contoh.buat(KEL[n], 4)) for n in range(20))  # one transaction
        raise KeyboardInterrupt

    monkeypatch.setattr("lkm_desktop.importers.paket.baca_semua", baca)
    db = kiriman.parent / "k.lkmkota"
    assert cli.main(["gabung", "-o", str(kiriman.parent / "g.xlsx"), str(kiriman), "--db", str(db)]) == 130
    kata = capsys.readouterr().err
    assert kata == "Paket yang sudah dibaca tersimpan di koleksi k.lkmkota; ulangi untuk sisanya.\nDihentikan.\n"
    with buka(db) as koleksi, koleksi.baca() as s:
        assert len(pilih.berlaku(s)) == 20


def test_ctrl_c_while_the_program_is_being_loaded(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from lkm_desktop import __main__ as awal

    def tekan(_: object) -> bool:
        raise KeyboardInterrupt

    monkeypatch.setattr(awal, "is_office", tekan)
    assert awal.main(["gabung"]) == 130
    assert capsys.readouterr().err == "Dihentikan.\n"


@pytest.mark.usefixtures("sendiri")
def test_a_mistyped_year_does_not_hide_the_others(
    kiriman: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A package of a month to come, one of a whole year: the merge is still of July, and says what it left out."""
    nanti = contoh.buat(KEL[3], 4)
    semua = [contoh.bahan(contoh.buat(KEL[n], 4)) for n in (0, 2)]
    for p in (periode.bulan(2099, 12), periode.tahun(2025)):
        kepala = nanti.rekap.kepala | {"periode": p.kode, "periode_label": p.label, "sampai": p.selesai}
        semua.append(contoh.bahan(replace(nanti, rekap=replace(nanti.rekap, kepala=kepala))))
    monkeypatch.setattr("lkm_desktop.importers.paket.baca_semua", lambda *_, **__: (one for one in semua))
    keluar, db = kiriman.parent / "g.xlsx", str(kiriman.parent / "k.lkmkota")
    assert cli.main(["gabung", "-o", str(keluar), str(kiriman), "--db", db]) == 0
    baris = capsys.readouterr().out.splitlines()
    assert baris[1].startswith("Juli 2025: 2 dari 3 kelurahan masuk")
    assert baris[-2] == ("2 berkas untuk periode lain tidak ada di buku ini: 1 untuk Tahun 2025, "
                         "1 untuk Desember 2099. Pilih dengan --periode, atau --periode semua.")  # fmt: skip
    with buka(Path(db)) as koleksi, koleksi.baca() as s:
        assert pilih.bawaan(pilih.periode_ada(s), date(2026, 1, 1)) == "2025-07", "the desk opens with it too"
        [aneh] = [j.kalimat for j in janggal.periksa(s, "2099-12") if j.aturan == "periode"]
    assert aneh == "Dibuat 03-08-2025, sebelum Desember 2099 dimulai; mungkin bulan atau tahunnya salah dipilih."


# --- the register ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("baris", "hasil"),
    [
        ([("NO", "KODE WILAYAH", "KELURAHAN/DESA", "KEC.", "NAMA BKM"), (1, 2, 3, 4, 5),
          (1, "63.71.01.1004", "Kelayan Barat", "Banjarmasin Selatan", "BKM Maju"),
          (2, 6371011005, "Pekauman", None, ""),
          ("", "", "JUMLAH", "", "")],
         [BarisDaftar("Kelayan Barat", "63.71.01.1004", "Banjarmasin Selatan", "", "BKM Maju"),
          BarisDaftar("Pekauman", "63.71.01.1005", "Banjarmasin Selatan")]),
        ([("Data 2025",), (), ("Kabupaten/Kota", "Nama Desa"), ("Kab. Banjar", " Sungai  Tabuk "), (None, "Gambut")],
         [BarisDaftar("Sungai Tabuk", kota="Kab. Banjar"), BarisDaftar("Gambut", kota="Kab. Banjar")]),
        ([("Kode", "Kelurahan"), ("6371010013", "Kelayan Barat")], [BarisDaftar("Kelayan Barat")]),
        ([("No", "Kecamatan", "Desa/Kelurahan", "Kode"), (1, "Kec. Banjarmasin Selatan", "Kel. Kelayan Tengah"),
          (None, None, "Jumlah Kec.", 1), ("Subjumlah", "Sub Total", 1), (2, "Barat", "Totok Barat"),
          ("Jumlah", None, 2), (None, None, "Banjarmasin, 2 Januari 2026"), (None, None, "Koordinator Kota"),
          (None, None, "Drs. Umar")],
         [BarisDaftar("Kelayan Tengah", kecamatan="Banjarmasin Selatan"), BarisDaftar("Totok Barat",
                                                                                      kecamatan="Barat")]),
    ],
)  # fmt: skip
def test_a_register_is_read_from_any_sheet(baris: list[tuple[object, ...]], hasil: list[BarisDaftar]) -> None:
    assert daftar_kelurahan.dari_buku(read.baca_bita(lembar(*baris), "kel.xlsx")) == hasil


def test_every_line_of_a_register_that_is_not_taken_as_it_stands_is_told(koleksi: Koleksi) -> None:
    """Rows by their number in Excel; a row without a name, a code that is none, a kecamatan that stands above."""
    buku = lembar(
        ("DAFTAR KELURAHAN",), ("Tahun 2026",), (), ("No", "Kode", "Kelurahan", "Kecamatan"),
        (1, "63.71.03.1001", "Alalak Utara", "Utara"), (2, "x", "Alalak Tengah", "Utara"), (3, "", "Alalak Selatan"),
        (4, "63.71.03.1001", "Alalak Utara", "Utara"), (5, "", "", "Barat"), ("", "", "JUMLAH"), ("", "Jumlah"),
    )  # fmt: skip
    hasil = koleksi.kerjakan(lambda s: daftar.muat(s, daftar_kelurahan.dari_buku(read.baca_bita(buku, "k.xlsx"))))
    assert hasil.kalimat == "Daftar kelurahan: 3 baru, 0 berubah, 0 sama, 2 baris dilewati."
    assert hasil.catatan == (
        "Alalak Utara (baris 8) sudah disebut di baris 5.", "Baris 9 tanpa nama kelurahan.",
        "Alalak Tengah (baris 6): “x” bukan kode kelurahan, jadi tidak dipakai.",
        "Alalak Selatan (baris 7): kecamatannya kosong, dianggap Utara seperti baris di atasnya.",
    )  # fmt: skip


def test_a_sheet_without_kelurahan_is_a_sentence() -> None:
    with pytest.raises(LkmError, match=r"“x.xlsx” tidak memuat daftar kelurahan"):
        daftar_kelurahan.dari_buku(read.baca_bita(lembar(("Nama", "Umur"), ("Siti", 30)), "x.xlsx"))


def test_the_register_grows_changes_and_shrinks(koleksi: Koleksi) -> None:
    satu = [BarisDaftar("Kelayan Barat", "", "Banjarmasin Selatan"), BarisDaftar("Pekauman", "63.71.01.1005")]
    dua = [BarisDaftar("Kel. Kelayan Barat", "63.71.01.1004"), BarisDaftar("Basirih", "63.71.01.1006"),
           BarisDaftar(" ")]  # fmt: skip
    assert koleksi.kerjakan(lambda s: daftar.muat(s, satu)).baru == 2
    assert koleksi.kerjakan(lambda s: daftar.muat(s, satu)).sama == 2
    hasil = koleksi.kerjakan(lambda s: daftar.muat(s, [*dua, dua[1]], ganti=True))
    assert (hasil.baru, hasil.berubah, hasil.sama, hasil.dikeluarkan) == (1, 1, 0, 1)
    assert hasil.catatan == ("Baris 3 tanpa nama kelurahan.", "Basirih (baris 4) sudah disebut di baris 2.")
    with koleksi.baca() as s:
        assert [(t.nama, t.kode, t.kecamatan) for t in daftar.semua(s, terdaftar=True)] == [
            ("Basirih", "63.71.01.1006", ""), ("Kel. Kelayan Barat", "63.71.01.1004", "Banjarmasin Selatan"),
        ]  # fmt: skip
    with pytest.raises(LkmError, match="tidak berisi satu kelurahan pun"):
        koleksi.kerjakan(lambda s: daftar.muat(s, [BarisDaftar("")]))


@pytest.mark.usefixtures("sendiri")
def test_a_collection_file_is_kept(kiriman: Path, capsys: pytest.CaptureFixture[str]) -> None:
    db = kiriman.parent / "kota.lkmkota"
    buka(db).tutup()
    for kali in ("2 diterima, 1 rusak", "2 kembar, 1 rusak"):
        assert cli.main(["gabung", "-o", str(kiriman.parent / "g.xlsx"), str(kiriman), "--db", str(db)]) == 0
        assert capsys.readouterr().out.startswith(f"3 berkas: {kali}.")
