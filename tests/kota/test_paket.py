"""Packages: every way of being broken becomes a sentence, never an exception; many are read by worker processes."""

from __future__ import annotations

import io
import os
import struct
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from lkm_desktop.errors import LkmError
from lkm_desktop.importers import paket, paket_satu
from lkm_desktop.importers.paket import Sumber
from lkm_desktop.services.paket_manifes import MANIFES, REKAP
from tests.kota import kota_contoh as contoh

KEL = contoh.kelurahan(52)
H = contoh.buat(KEL[0], 4)


@pytest.fixture(scope="module")
def isi() -> dict[str, bytes]:
    """The files of a whole package."""
    with zipfile.ZipFile(io.BytesIO(contoh.paket(H, lain={"berkas/notulen.pdf": b"%PDF-1.4 isi"}))) as arsip:
        return {nama: arsip.read(nama) for nama in arsip.namelist()}


def test_a_whole_package(isi: dict[str, bytes]) -> None:
    bahan = paket_satu.baca_bita(contoh.zip_dari(isi), "p.zip")
    assert bahan.rusak == ""
    assert bahan.kepala is not None
    assert (bahan.kepala.kode, bahan.kepala.periode, bahan.kepala.dibuat) == (KEL[0].kode, "2025-07", contoh.dibuat(H))
    assert {k: bahan.angka[k] for k in H.angka} == H.angka
    buku = paket_satu.baca_bita(isi[REKAP], "r.xlsx")
    assert (buku.isi, buku.angka) == (bahan.isi, bahan.angka), "the workbook alone says the same"


def _tanpa(nama: str) -> Callable[[dict[str, bytes]], dict[str, bytes]]:
    return lambda isi: {k: v for k, v in isi.items() if k != nama}


def _ganti(nama: str, dari: bytes, ke: bytes) -> Callable[[dict[str, bytes]], dict[str, bytes]]:
    return lambda isi: isi | {nama: isi[nama].replace(dari, ke)}


@pytest.mark.parametrize(
    ("kerja", "kalimat"),
    [
        (_tanpa(REKAP), "Berkas rekap.xlsx hilang dari paket"),
        (_tanpa(MANIFES), "kehilangan manifest.json, jadi isinya tidak bisa diperiksa. Minta"),
        (lambda isi: {"a.zip": isi[MANIFES]}, "arsip yang berisi berkas lain"),
        (_tanpa("berkas/notulen.pdf"), "Berkas berkas/notulen.pdf hilang"),
        (_ganti("berkas/notulen.pdf", b"isi", b"lsi"), "Isi berkas berkas/notulen.pdf tidak sama dengan saat dibuat"),
        (_ganti("berkas/notulen.pdf", b"isi", b"lebih panjang"), "byte, seharusnya"),
        (_ganti(MANIFES, KEL[0].nama.encode(), b"Kelurahan Lain"), "segelnya tidak cocok"),
        (_ganti(MANIFES, b'"versi": 1', b'"versi": 9'), "program yang lebih baru"),
        (_ganti(MANIFES, b"paket-lkm", b"paket-lain"), "bukan paket rekap"),
        (lambda isi: isi | {MANIFES: b"{"}, "rusak atau terpotong"),
        (lambda isi: isi | {"tamu.exe": b"x"}, "Berkas tamu.exe tidak ada di daftar isi"),
        (lambda isi: isi | {"../jauh.pdf": b"x"}, "tidak wajar"),
        (lambda isi: isi | {"BERKAS/notulen.pdf": b"x"}, "tidak wajar"),
        (lambda isi: isi | {"bom.bin": bytes(30 << 20)}, "membengkak"),
    ],
)  # fmt: skip
def test_a_broken_package_is_a_sentence(
    isi: dict[str, bytes], kerja: Callable[[dict[str, bytes]], dict[str, bytes]], kalimat: str
) -> None:
    bahan = paket_satu.baca_bita(contoh.zip_dari(kerja(isi)), "rekap_99-01-01-1001_2025-07_20250731.zip")
    assert kalimat in bahan.rusak
    assert bahan.kepala is None
    assert (bahan.kode, bahan.periode) == (KEL[0].kode, "2025-07"), "its name or manifest tells whose it is"


def test_the_workbook_of_another_office_in_a_package_is_found_out(isi: dict[str, bytes]) -> None:
    """Somebody put the recap of another kelurahan into the package and sealed it again."""
    from lkm_desktop.services import paket_manifes

    asing = contoh.buku(contoh.buat(KEL[1], 4))
    m = paket_manifes.baca(isi[MANIFES])
    kepala = {k: getattr(m, k) for k in ("kantor_id", "kode", "kelurahan", "kecamatan", "kota", "nama_lkm", "periode")}
    lagi = paket_manifes.susun({REKAP: asing}, **kepala, sampai=m.sampai, dibuat=m.dibuat, pilihan={})
    bahan = paket_satu.baca_bita(contoh.zip_dari({REKAP: asing, MANIFES: paket_manifes.tulis(lagi)}), "p.zip")
    assert bahan.rusak.startswith("Rekap di dalam paket ini bukan miliknya: kantor di paket")


def test_every_torn_or_flipped_package_is_a_sentence(isi: dict[str, bytes]) -> None:
    """Cut at many places and one byte changed at many places; a change that does no harm leaves it whole."""
    data = contoh.zip_dari(isi)
    for panjang in range(0, len(data), len(data) // 12):
        assert paket_satu.baca_bita(data[:panjang], "p.zip").rusak
    for letak in range(10, len(data), len(data) // 12):
        rusak = bytearray(data)
        rusak[letak] ^= 0x55
        bahan = paket_satu.baca_bita(bytes(rusak), "p.zip")
        assert bahan.rusak or {k: bahan.angka[k] for k in H.angka} == H.angka


def test_a_locked_package_and_one_that_lies_about_sizes() -> None:
    data = bytearray(contoh.zip_dari({MANIFES: b"{}" * 40}))
    pusat = data.index(b"PK\x01\x02")
    terkunci = bytearray(data)
    terkunci[pusat + 8] |= 1
    assert "kata sandi" in paket_satu.baca_bita(bytes(terkunci), "p.zip").rusak
    bohong = bytearray(data)
    bohong[pusat + 24 : pusat + 28] = struct.pack("<I", 2_000_000_000)
    assert "membengkak" in paket_satu.baca_bita(bytes(bohong), "p.zip").rusak


# --- many of them ---------------------------------------------------------------------------------------------------


def test_files_folders_and_patterns(tmp_path: Path) -> None:
    for nama in ("b.zip", "a.xlsx", "~$a.xlsx", "catatan.txt", "Juli/c.ZIP", ".tersembunyi.zip"):
        (tmp_path / nama).parent.mkdir(exist_ok=True)
        (tmp_path / nama).write_bytes(b"x")
    assert [s.berkas for s in paket.cari([tmp_path])] == ["Juli/c.ZIP", "a.xlsx", "b.zip"]
    assert [s.berkas for s in paket.cari([tmp_path / "*.zip", tmp_path / "b.zip", tmp_path / "tiada.zip"])] == [
        "b.zip", "tiada.zip",
    ]  # fmt: skip
    (tmp_path / "kosong").mkdir()
    for satu in (tmp_path / "kosong", tmp_path / "*.ods"):
        with pytest.raises(LkmError, match=r"tidak berisi|Tidak ada berkas"):
            paket.cari([satu])


@pytest.fixture
def banyak(isi: dict[str, bytes], tmp_path: Path) -> list[Sumber]:
    """Six files: packages, the third torn, the fifth missing, the last one never ends (not on Windows)."""
    for n in range(5):
        data = contoh.zip_dari(isi)
        (tmp_path / f"{n}.zip").write_bytes(data[:2000] if n == 2 else data)
    (tmp_path / "4.zip").unlink()
    if sys.platform != "win32":
        os.mkfifo(tmp_path / "5.zip")  # opening it waits for ever
    return paket.cari([tmp_path / f"{n}.zip" for n in range(6)])


def test_many_packages_come_in_their_order_with_progress(banyak: list[Sumber]) -> None:
    """A file that holds up its worker is told; the one after it is read by another worker."""
    maju: list[int] = []
    semua = [banyak[5], *banyak[:5]]
    hasil = list(paket.baca_semua(semua, pekerja=1, detik=3.0, maju=lambda n, _s, _k: maju.append(n)))
    assert [one.berkas for one in hasil] == [one.berkas for one in semua]
    assert [bool(one.rusak) for one in hasil] == [True, False, False, True, False, True]
    assert "tidak ditemukan" in hasil[5].rusak
    if sys.platform != "win32":
        assert "pembacaannya dihentikan" in hasil[0].rusak
    assert maju == [1, 2, 3, 4, 5, 6]


def test_reading_stops_when_it_is_given_up(banyak: list[Sumber]) -> None:
    sudah: list[int] = []
    alir = paket.baca_semua(banyak, pekerja=1, maju=lambda n, _s, _k: sudah.append(n), batal=lambda: bool(sudah))
    assert len(list(alir)) == 1
    assert not list(paket.baca_semua(banyak, batal=lambda: True))


def test_what_a_broken_worker_leaves_is_told(banyak: list[Sumber], monkeypatch: pytest.MonkeyPatch) -> None:
    """A worker that dies while it reads: its file is broken, the reading goes on."""
    monkeypatch.setattr("lkm_desktop.importers.paket._Pekerja.beri", _bunuh)
    hasil = list(paket.baca_semua(banyak[:2], pekerja=1))
    assert [one.rusak[:30] for one in hasil] == ["Berkas ini terlalu berat atau ", "Berkas ini terlalu berat atau "]


def _bunuh(self: Any, urut: int, satu: Sumber, detik: float) -> None:
    self.tugas, self.batas = (urut, satu), time.monotonic() + detik
    self.proses.kill()
