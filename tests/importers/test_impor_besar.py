"""Long sheets: rows come in blocks, progress is told, stopping at any phase leaves nothing, memory stays flat."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from lkm_desktop.domain import REGISTERS
from lkm_desktop.importers.pembaca_kolom import Kisi
from lkm_desktop.importers.read import baca, baca_bita
from lkm_desktop.importers.sel import ANGKA, GALAT, KOSONG, RUMUS, TANGGAL, TEKS, BarisPolos, Sel
from lkm_desktop.importers.susun import susun
from lkm_desktop.importers.temuan import Telaah
from lkm_desktop.services import impor, registers
from lkm_desktop.storage import Store
from tests.importers.pembuat import lembar
from tests.kedalaman import LENGKAP

AKAR = Path(__file__).resolve().parents[2]
BANYAK = 1_200


class Berhenti(Exception):
    """What a progress call raises when the user gives up."""


def buku(jumlah: int) -> bytes:
    """A sheet of so many people, streamed."""
    wb = openpyxl.Workbook(write_only=True)
    halaman = wb.create_sheet("Warga")
    halaman.append(["DAFTAR WARGA"])
    halaman.append(["No", "Nama", "NIK", "L/P", "Tgl Lahir", "RT", "RW", "Pekerjaan"])
    for n in range(jumlah):
        lahir = date(1950 + n % 50, 1 + n % 12, 1 + n % 28)
        nik = f"6371{1 + n // 10_000:02}{lahir.day + 40 * (n % 2):02}{lahir:%m%y}{n % 10_000:04}"
        kerja = ("Buruh", "Guru")[n % 2]
        halaman.append([n + 1, f"Warga {chr(65 + n % 26)}{n}x", nik, "LP"[n % 2], lahir, f"{n % 30:02}", "01", kerja])
    wadah = io.BytesIO()
    wb.save(wadah)
    return wadah.getvalue()


@pytest.fixture(scope="module")
def berkas(tmp_path_factory: pytest.TempPathFactory) -> Path:
    jalur = tmp_path_factory.mktemp("besar") / "warga.xlsx"
    jalur.write_bytes(buku(BANYAK))
    return jalur


def berhenti_di(kata: str, ke: int = 2) -> Callable[[int, int, str], None]:
    """A progress call that gives up at the `ke`-th message with these words."""
    kali = 0

    def maju(_selesai: int, _jumlah: int, teks: str) -> None:
        nonlocal kali
        kali += kata in teks
        if kali >= ke:
            raise Berhenti

    return maju


def kosong(store: Store) -> bool:
    with store.read() as s:
        return registers.count(s, REGISTERS["orang"], registers.Query(keadaan="semua")) == 0


def test_every_phase_tells_how_far_it_has_come(store: Store, berkas: Path) -> None:
    kabar: list[tuple[int, int, str]] = []

    def maju(selesai: int, jumlah: int, teks: str) -> None:
        kabar.append((selesai, jumlah, teks))

    tabel = susun(Telaah(baca(berkas, maju=maju)), "orang")
    with store.read() as s:
        rencana = impor.rencana(s, tabel, maju=maju)
    with store.unit("Impor") as s:
        assert impor.terapkan(s, rencana, maju=maju).baru == BANYAK
    assert [k[:2] for k in kabar if k[2].startswith("Membaca warga")] == [
        (500, BANYAK + 2), (1000, BANYAK + 2), (BANYAK + 2, BANYAK + 2),
    ]  # fmt: skip
    for kata in ("Membaca isi sel", "Memeriksa baris", "Menyimpan"):
        tahap = [k for k in kabar if k[2] == kata]
        assert len(tahap) > 1
        assert tahap == sorted(tahap)
        assert all(selesai <= jumlah for selesai, jumlah, _ in tahap)


def test_stopping_while_reading_ends_the_child(berkas: Path) -> None:
    with pytest.raises(Berhenti):
        baca(berkas, maju=berhenti_di("Membaca"))


@pytest.mark.parametrize("kata", ["Membaca isi sel", "Memeriksa baris"])
def test_stopping_while_planning_leaves_nothing(store: Store, berkas: Path, kata: str) -> None:
    tabel = susun(Telaah(baca_bita(berkas.read_bytes(), berkas.name)), "orang")
    with pytest.raises(Berhenti), store.read() as s:
        impor.rencana(s, tabel, maju=berhenti_di(kata))
    assert kosong(store)


def test_stopping_while_writing_leaves_nothing(store: Store, berkas: Path) -> None:
    tabel = susun(Telaah(baca_bita(berkas.read_bytes(), berkas.name)), "orang")
    with store.read() as s:
        rencana = impor.rencana(s, tabel)
    sebelum = store.undo_label
    with pytest.raises(Berhenti), store.unit("Impor") as s:
        impor.terapkan(s, rencana, maju=berhenti_di("Menyimpan"))
    assert kosong(store)
    assert store.undo_label == sebelum
    with store.unit("Impor") as s:
        assert impor.terapkan(s, rencana).baru == BANYAK


@pytest.mark.parametrize("awal", [(1, 1), (3, 2), (1, 4), (5, 1)])
def test_cells_keep_their_places_wherever_a_sheet_begins(awal: tuple[int, int]) -> None:
    wb = openpyxl.Workbook()
    baris, kolom = awal
    for n, isi in enumerate((("Nama", "RT"), ("Ali", "=1+1"))):
        for k, satu in enumerate(isi):
            wb.active.cell(baris + n, kolom + k, satu)
    wadah = io.BytesIO()
    wb.save(wadah)
    isi_lembar = baca_bita(wadah.getvalue(), "a.xlsx").lembar[0]
    assert len(isi_lembar.baris) == baris + 1
    assert isi_lembar.baris[baris - 1][kolom - 1] == Sel(TEKS, "Nama")
    assert isi_lembar.baris[baris][kolom].jenis == RUMUS
    assert [s.nilai for s in isi_lembar.baris[baris - 1][: kolom - 1]] == [None] * (kolom - 1)


# ---- plain rows ------------------------------------------------------------------------------------------------------


def test_plain_rows_are_the_same_cells() -> None:
    akhir = [Sel(TANGGAL, date(2020, 1, 2)), Sel(RUMUS, "x"), Sel(GALAT, None)]
    sel = [[Sel(TEKS, "a"), KOSONG, Sel(ANGKA, 1.0)], [], akhir]
    polos = BarisPolos.dari(sel)
    assert list(polos) == sel
    assert [polos[n] for n in (-1, 1)] == [sel[2], []]
    assert list(polos[1:]) == sel[1:]
    assert polos[2:][0] == sel[2]
    assert BarisPolos.dari(polos) is polos
    assert [polos.sel(2, k).jenis for k in range(4)] == [TANGGAL, RUMUS, GALAT, KOSONG.jenis]


def test_the_raw_texts_of_a_row_are_read_when_they_are_asked_for() -> None:
    isi = lembar([["Nama", "RT"], ["Ali", 3], ["Ani", "idem"]])
    kisi = Kisi(isi, {0: "nama", 1: "rt"}, {})
    kolom = kisi.kolom([], date(2025, 1, 1), False, {})
    assert kisi.mentah(1, kolom) == {"nama": "Ali", "rt": "3"}
    assert {f: v.isi for f, v in kisi.baca(1, kolom).items()} == {"nama": "Ali", "rt": "03"}


# ---- 100,000 rows ----------------------------------------------------------------------------------------------------

_PELAKSANA = """
import sys
from pathlib import Path
from bench.clock import status, forget_peak
from lkm_desktop.importers.read import baca
from lkm_desktop.importers.susun import susun
from lkm_desktop.importers.temuan import Telaah
from lkm_desktop.services import impor
from lkm_desktop.storage import open_store
if __name__ == "__main__":
    store = open_store(Path(sys.argv[1]))
    forget_peak()
    awal = status("VmRSS")
    tabel = susun(Telaah(baca(sys.argv[2], detik=240)), "orang")
    with store.read() as s:
        rencana = impor.rencana(s, tabel)
    with store.unit("Impor") as s:
        print(impor.terapkan(s, rencana).kalimat)
    print((status("VmHWM") - awal) / 1e6)
    store.close()
"""


@pytest.mark.skipif(not LENGKAP, reason="panjang: hanya dalam uji lengkap (LKM_UJI_LENGKAP=1)")
@pytest.mark.skipif(sys.platform != "linux", reason="memori diukur lewat /proc")
def test_a_hundred_thousand_rows_come_in_within_the_memory_goal(kantor: Path, tmp_path: Path) -> None:
    """Parsing alone into lists takes 173 to 239 MB; the plan with every row may take one and a half times the larger
    one on top of the program."""
    berkas, kode = tmp_path / "besar.xlsx", tmp_path / "pelaksana.py"
    berkas.write_bytes(buku(100_000))
    kode.write_text(_PELAKSANA, encoding="utf-8")
    keluar: Any = subprocess.run(
        [sys.executable, str(kode), str(kantor), str(berkas)], capture_output=True, text=True, cwd=AKAR, check=True,
        env={**os.environ, "PYTHONPATH": str(AKAR)}, timeout=900,
    ).stdout.splitlines()  # fmt: skip
    assert keluar[0] == "100000 warga baru."
    assert float(keluar[1]) < 1.5 * 239
