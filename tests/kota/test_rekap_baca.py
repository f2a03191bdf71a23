"""Recap workbooks read back: ours, saved again by another program, of an older or newer version, with damaged cells."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from lkm_desktop.errors import LkmError
from lkm_desktop.importers import paket_satu, rekap
from lkm_desktop.services.rekap import definisi
from lkm_desktop.services.rekap.angka import ringkas
from lkm_desktop.workbooks.rekap import rekap_workbook
from tests.kota import kota_contoh as contoh

H = contoh.buat(contoh.kelurahan(52)[0], 4)


@pytest.fixture(scope="module")
def buku() -> bytes:
    """One recap workbook as the program makes it."""
    return contoh.buku(H)


def ubah(data: bytes, kerja: Callable[[Any], None]) -> bytes:
    """The workbook after something was done to it; openpyxl forgets what formulas gave, so they become values."""
    nilai, buku = openpyxl.load_workbook(BytesIO(data), data_only=True), BytesIO()
    kerja(nilai)
    nilai.save(buku)
    return buku.getvalue()


def tanda(buku: Any, **isi: str) -> None:
    """Write into the hidden sheet."""
    for baris in buku["_lkm"].iter_rows(min_row=1):
        if baris[0].value in isi:
            baris[1].value = isi[baris[0].value]


def test_what_was_written_is_read(buku: bytes) -> None:
    found = rekap.baca(buku, "r.xlsx")
    assert found.catatan == ()
    assert found.rekap.kepala == H.rekap.kepala
    for kode, baris in H.rekap.lembar.items():
        assert len(found.rekap.lembar[kode]) == len(baris)
        for ist, soll in zip(found.rekap.lembar[kode], baris, strict=True):
            assert ist == {k: pytest.approx(v, abs=1e-12) if isinstance(v, float) else v for k, v in soll.items()}


def test_all_words_of_an_office_are_known_as_headings() -> None:
    """BKM, desa, MBR and the column of NIK."""
    kepala = H.rekap.kepala | {"istilah": "BKM", "wilayah": "Desa", "kata_miskin": "MBR", "nik": True}
    lembar = {k: [b | ({"nik": "6371000000000001"} if k in definisi.BER_NIK else {}) for b in isi]
              for k, isi in H.rekap.lembar.items()}  # fmt: skip
    lain = replace(H.rekap, kepala=kepala, lembar=lembar)
    found = rekap.baca(rekap_workbook(lain), "r.xlsx")
    assert found.catatan == ()
    assert found.rekap.lembar["R4"][0]["nik"] == "6371000000000001"
    assert ringkas(found.rekap) == pytest.approx(ringkas(H.rekap))


def test_columns_may_stand_elsewhere_and_sheets_in_another_order(buku: bytes) -> None:
    def acak(b: Any) -> None:
        ws = b["R8 Pertemuan rutin"]
        ws.insert_cols(1, 2)
        ws.insert_rows(1, 3)
        b.move_sheet("R8 Pertemuan rutin", -5)

    found = rekap.baca(ubah(buku, acak), "r.xlsx")
    assert found.rekap.lembar["R8"] == [
        {k: pytest.approx(v) if isinstance(v, float) else v for k, v in b.items()} for b in H.rekap.lembar["R8"]
    ]


def test_an_older_version_is_understood_and_what_it_lacks_is_told(buku: bytes) -> None:
    """Version 0, made here: no R11, no column Terlatih, no trainings of relawan, another heading, no moment of it."""

    def tua(b: Any) -> None:
        del b["R11 IDF"]
        ws = b["R5 Rekap relawan"]
        ws.delete_cols(_kolom(ws, "Terlatih"))
        ws = b["R4 Relawan"]
        ws.delete_cols(_kolom(ws, "Pelatihan terakhir"))
        ws = b["R3 Pengelola"]
        ws.cell(_baris(ws, "Tgl"), _kolom(ws, "Tgl")).value = "Tgl SK"
        tanda(b, versi="0", dibuat="", versi_program="0.1")

    found = rekap.baca(ubah(buku, tua), "r.xlsx")
    assert found.catatan == (
        "Rekap ini dari program versi lama (rekap versi 0).", "R4 Relawan belum memuat kolom Pelatihan terakhir.",
        "R5 Rekap relawan belum memuat kolom Terlatih.", "Lembar R11 IDF tidak ada.",
    )  # fmt: skip
    assert found.rekap.lembar["R3"][0]["sk_tanggal"] == date(2024, 2, 1)
    assert found.dibuat.date() == date(2025, 7, 31)
    angka, baru = ringkas(found.rekap), ringkas(H.rekap)
    assert set(baru) - set(angka) == {"relawan_terlatih", "relawan_terlatih_l", "relawan_terlatih_p", "idf_terisi"}
    assert all(angka[k] == pytest.approx(baru[k]) for k in angka)


def _baris(ws: Any, judul: str) -> int:
    return int(next(c.row for baris in ws.iter_rows() for c in baris if c.value == judul))


def _kolom(ws: Any, judul: str) -> int:
    return int(next(c.column for baris in ws.iter_rows() for c in baris if c.value == judul))


@pytest.mark.parametrize(
    ("isi", "kalimat"),
    [
        ({"versi": "2"}, r"dibuat program yang lebih baru \(rekap versi 2\)\. Perbarui LKM Desktop"),
        ({"versi": "dua"}, "Tanda pengenal di rekap ini rusak"), ({"periode": ""}, "Tanda pengenal di rekap ini rusak"),
        ({"sampai": "besok"}, "Tanda pengenal di rekap ini rusak"),
        ({"format": "lain"}, "bukan rekap dari LKM Desktop"),
    ],
)  # fmt: skip
def test_a_hidden_sheet_that_is_refused_is_told_in_a_sentence(isi: dict[str, str], kalimat: str) -> None:
    baik = {"format": "rekap-lkm", "versi": "1", "kelurahan": "A", "periode": "2025-07", "sampai": "2025-07-31"}
    assert rekap.baca_tanda([[k, v] for k, v in baik.items()]) == baik
    with pytest.raises(LkmError, match=kalimat):
        rekap.baca_tanda([[k, v] for k, v in {**baik, **isi}.items()])


def test_a_newer_one_and_one_of_a_practice_office_come_out_as_broken(buku: bytes) -> None:
    baru = paket_satu.baca_bita(ubah(buku, lambda b: tanda(b, versi="2")), "r.xlsx")
    assert "Perbarui LKM Desktop" in baru.rusak
    latihan = rekap_workbook(replace(H.rekap, kepala=H.rekap.kepala | {"latihan": True}))
    assert "dari kantor latihan, jadi tidak digabung" in paket_satu.baca_bita(latihan, "r.xlsx").rusak


@pytest.mark.parametrize("isi", [{"periode": "Juli"}, {"kode": "9" * 41}, {"kelurahan": "x" * 101}])
def test_an_identity_that_no_office_has_is_refused(isi: dict[str, str]) -> None:
    with pytest.raises(LkmError, match="Tanda pengenal di rekap ini tidak wajar"):
        contoh.bahan(H, 3, "", **isi)


def test_cells_typed_over_by_hand_are_understood_or_named(buku: bytes) -> None:
    def ketik(b: Any) -> None:
        ws = b["R6 Siklus"]
        kepala = _baris(ws, "Kegiatan")
        for kolom, nilai in (("Jml pertemuan", "1.250"), ("Mulai", "3 Maret 2025"), ("Relawan", "dua belas")):
            ws.cell(kepala + 1, _kolom(ws, kolom)).value = nilai
        ws = b["R2 Anggota"]
        for baris, nilai in enumerate(("ada", "mungkin"), _baris(ws, "Miskin") + 1):
            ws.cell(baris, _kolom(ws, "Miskin")).value = nilai

    found = rekap.baca(ubah(buku, ketik), "r.xlsx")
    satu = found.rekap.lembar["R6"][0]
    assert (satu["pertemuan"], satu["mulai"], satu["relawan"]) == (1250, date(2025, 3, 3), None)
    assert [b["miskin"] for b in found.rekap.lembar["R2"][:2]] == [True, None]
    assert len(found.catatan) == 2
    assert found.catatan[0].endswith("Miskin: “mungkin” bukan Ya atau Tidak.")
    assert found.catatan[1].startswith("R6 Siklus baris ")
    assert found.catatan[1].endswith("Peserta Relawan: “dua belas” bukan angka.")


def test_rows_after_the_total_and_signers_are_no_data(buku: bytes) -> None:
    def tulis(b: Any) -> None:
        for nama in ("R6 Siklus", "R2 Anggota"):
            ws = b[nama]
            ws.cell(ws.max_row + 3, 1).value = "Catatan sekretaris"
            ws.cell(ws.max_row + 1, 2).value = "x"

    found = rekap.baca(ubah(buku, tulis), "r.xlsx")
    assert {k: len(v) for k, v in found.rekap.lembar.items()} == {k: len(v) for k, v in H.rekap.lembar.items()}


@pytest.mark.parametrize("data", [b"", b"PK", b"%PDF-1.4", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), b"a;b"])
def test_what_is_no_workbook_is_told(data: bytes) -> None:
    bahan = paket_satu.baca_bita(data, "aneh.xlsx")
    assert bahan.rusak.endswith(".")
    assert bahan.kepala is None


@pytest.mark.parametrize("sisa", [100, 3000, 20_000])
def test_a_torn_workbook_is_told(buku: bytes, sisa: int) -> None:
    assert paket_satu.baca_bita(buku[:sisa], "r.xlsx").rusak


@pytest.mark.lambat
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_saved_again_by_libreoffice_it_is_the_same_recap(buku: bytes, tmp_path: Path) -> None:
    (tmp_path / "r.xlsx").write_bytes(buku)
    keluar = tmp_path / "keluar"
    subprocess.run(
        ["soffice", f"-env:UserInstallation={(tmp_path / 'profil').as_uri()}", "--headless", "--convert-to", "xlsx",
         "--outdir", str(keluar), str(tmp_path / "r.xlsx")],
        check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    lagi = paket_satu.baca_berkas(keluar / "r.xlsx")
    asli = paket_satu.baca_bita(buku, "r.xlsx")
    assert not lagi.rusak
    assert lagi.sidik != asli.sidik
    assert (lagi.kepala, lagi.isi, lagi.catatan) == (asli.kepala, asli.isi, ())
    assert lagi.angka == pytest.approx(asli.angka)
