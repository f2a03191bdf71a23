"""Hostile and broken files: each gets one sentence, quickly, without taking memory (reliability 3.9, F19-F24)."""

from __future__ import annotations

import contextlib
import json
import random
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from lkm_desktop.errors import LkmError
from lkm_desktop.importers.read import baca, baca_bita
from lkm_desktop.importers.table import siapkan
from tests.importers.berkas_jahat import lembar_kosong_besar, rumus, semua
from tests.importers.pembuat import WARGA, isi_zip, ods, xlsx, zip_baru

AKAR = Path(__file__).resolve().parents[2]
BATAS_DETIK = 5.0
BATAS_KB = 500 * 1024

# Reads each file as the program does and tells how long the processor worked and what the processes grew to.
_PELAKSANA = """
import json, resource, sys
from lkm_desktop.errors import LkmError
from lkm_desktop.importers.read import baca
from lkm_desktop.importers.table import siapkan
def kerja():
    semua = (resource.getrusage(siapa) for siapa in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(satu.ru_utime + satu.ru_stime for satu in semua)
for jalur in sys.stdin.read().split("\\n"):
    mulai = kerja()
    try:
        siapkan(baca(jalur))
        kalimat = ""
    except LkmError as e:
        kalimat = str(e)
    detik = kerja() - mulai
    anak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    # the process's own mark: ru_maxrss begins with what the process that started this one had grown to
    sendiri = next(int(b.split()[1]) for b in open("/proc/self/status", encoding="ascii") if b.startswith("VmHWM"))
    print(json.dumps([jalur, kalimat, detik, max(anak, sendiri)]), flush=True)
"""


@pytest.fixture(scope="module")
def hasil(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Any]]:
    """Every hostile file read once, in one fresh process with its children."""
    if sys.platform == "win32":
        pytest.skip("ukuran memori dan waktu proses anak hanya diukur di Linux")
    folder = tmp_path_factory.mktemp("jahat")
    harapan = {}
    for nama, data, kata in semua():
        (folder / nama).write_bytes(data)
        harapan[nama] = kata
    daftar = "\n".join(str(folder / nama) for nama in harapan)
    jalan = subprocess.run(
        [sys.executable, "-c", _PELAKSANA],
        input=daftar,
        capture_output=True,
        text=True,
        cwd=AKAR,
        timeout=600,
        check=False,
    )
    assert jalan.returncode == 0, jalan.stderr
    keluaran = {}
    for baris in jalan.stdout.splitlines():
        jalur, kalimat, detik, kb = json.loads(baris)
        nama = Path(jalur).name
        keluaran[nama] = {"kalimat": kalimat, "detik": detik, "kb": kb, "harapan": harapan[nama]}
    return keluaran


def test_every_hostile_file_gets_its_own_sentence(hasil: dict[str, dict[str, Any]]) -> None:
    assert len(hasil) >= 60
    keliru = {n: h["kalimat"] or "(dibaca)" for n, h in hasil.items() if not re.search(h["harapan"], h["kalimat"])}
    assert not keliru


def test_the_sentences_are_indonesian_and_tell_what_to_do(hasil: dict[str, dict[str, Any]]) -> None:
    for nama, satu in hasil.items():
        assert satu["kalimat"].endswith("."), nama
        assert satu["kalimat"].count(".") >= 2, (nama, satu["kalimat"])
        assert "Error" not in satu["kalimat"]
        assert "Traceback" not in satu["kalimat"]


def test_no_hostile_file_takes_long(hasil: dict[str, dict[str, Any]]) -> None:
    lama = {n: round(h["detik"], 1) for n, h in hasil.items() if h["detik"] > BATAS_DETIK}
    assert not lama


def test_memory_stays_below_500_mb(hasil: dict[str, dict[str, Any]]) -> None:
    assert max(h["kb"] for h in hasil.values()) < BATAS_KB


def test_a_child_that_eats_memory_is_stopped_with_a_sentence(tmp_path: Path) -> None:
    """The limit itself, without a guard in front: a child that wants 2 GB gets an error, not the memory."""
    if sys.platform == "win32":
        pytest.skip("hanya di Linux: batas memori proses anak")
    kode = (
        "from lkm_desktop.importers.child import batasi_memori\nbatasi_memori()\n"
        "try:\n    x = bytearray(2_000_000_000)\nexcept MemoryError:\n    print('ditolak')\n"
    )
    jalan = subprocess.run([sys.executable, "-c", kode], capture_output=True, text=True, cwd=AKAR, check=False)
    assert jalan.stdout.strip() == "ditolak"


def test_a_dawdling_child_is_ended(tmp_path: Path) -> None:
    berkas = tmp_path / "warga.csv"
    berkas.write_text("Nama;RT\nAli;01\n", encoding="utf-8")
    with pytest.raises(LkmError, match="dihentikan"):
        baca(berkas, detik=0.0)


def test_reading_can_be_cancelled(tmp_path: Path) -> None:
    berkas = tmp_path / "warga.csv"
    berkas.write_text("Nama;RT\nAli;01\n", encoding="utf-8")
    with pytest.raises(LkmError, match="dibatalkan"):
        baca(berkas, batal=lambda: True)


def test_a_missing_file_and_a_folder_are_told(tmp_path: Path) -> None:
    with pytest.raises(LkmError, match="tidak ditemukan"):
        baca(tmp_path / "tidak ada.xlsx")
    with pytest.raises(LkmError, match="adalah map"):
        baca(tmp_path)


def test_formula_cells_are_never_trusted_silently() -> None:
    bahan = siapkan(baca_bita(rumus(), "rumus.xlsx")).olah("orang")
    assert {a.field for a in bahan.baris[0].masalah} == {"nama", "nik"}
    assert all("rumus" in a.teks for a in bahan.baris[0].masalah if a.field == "nik")


def test_many_formatted_empty_rows_are_harmless() -> None:
    assert len(siapkan(baca_bita(lembar_kosong_besar(), "w.xlsx")).olah("orang").baris) == 3


@pytest.mark.parametrize("benih", range(6))
def test_randomly_damaged_files_give_a_sentence_or_a_table(benih: int) -> None:
    """Bytes changed, cut, doubled: never another exception. Not .xls, whose parser may abort: that is the child's."""
    acak = random.Random(benih)
    teks = 'Nama;RT;Alamat\nJosé;03;"Jl. A"\n'.encode() * 20
    for _ in range(25):
        nama, data = acak.choice([("a.xlsx", xlsx(WARGA)), ("a.ods", ods(WARGA)), ("a.csv", teks)])
        with contextlib.suppress(LkmError):
            siapkan(baca_bita(_rusakkan(data, acak), nama)).olah("orang")


def _rusakkan(data: bytes, acak: random.Random) -> bytes:
    """Damage a file, or one XML part inside a zip."""
    if data[:2] == b"PK" and acak.random() < 0.8:
        isi = isi_zip(data)
        bagian = acak.choice([nama for nama in isi if nama.endswith(".xml")])
        return zip_baru({**isi, bagian: _ubah(isi[bagian] or b"x", acak)})
    return _ubah(data, acak)


def _ubah(data: bytes, acak: random.Random) -> bytes:
    hasil = bytearray(data)
    for _ in range(acak.choice([1, 2, 5, 20])):
        tempat = acak.randrange(len(hasil))
        cara = acak.random()
        if cara < 0.5:
            hasil[tempat] = acak.randrange(256)
        elif cara < 0.75 and len(hasil) > 60:
            del hasil[tempat : tempat + acak.randrange(1, 50)]
        else:
            hasil[tempat:tempat] = acak.randbytes(acak.randrange(1, 20))
    return bytes(hasil)


def test_a_parser_that_aborts_takes_only_the_child_with_it(capfd: pytest.CaptureFixture[str]) -> None:
    """An .xls of ours, damaged at random, whose counts make the parser ask for 300 GB and abort."""
    with pytest.raises(LkmError, match="dihentikan"):
        baca(AKAR / "tests" / "files" / "impor" / "menggugurkan.xls")
    assert "memory allocation" not in capfd.readouterr().err
