"""The command line itself: help, wrong usage, exit codes, the real process."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from lkm_desktop import cli, paths
from lkm_desktop.__main__ import has_display, is_office, main
from lkm_desktop.perintah.pengurai import terjemah

ROOT = Path(__file__).resolve().parents[2]
CONTOH = paths.resources() / "contoh"


@pytest.mark.parametrize("perintah", ["", *cli.COMMANDS])
def test_help_is_indonesian(jalan: Any, perintah: str) -> None:
    kode, keluar, galat = jalan(*([perintah] if perintah else []), "--help")
    assert kode == 0
    assert galat == ""
    assert keluar.startswith("pemakaian: lkm-desktop")
    for inggris in ("usage", "show this", "options:", "positional", "arguments", "default"):
        assert inggris not in keluar.lower()
    assert "pilihan:" in keluar


def test_help_names_every_command(jalan: Any) -> None:
    keluar = jalan("--help")[1]
    assert all(f"\n    {nama} " in keluar for nama in cli.COMMANDS)


@pytest.mark.parametrize(
    ("argv", "kata"),
    [
        ([], "belum ada: PERINTAH"),
        (["terbang"], "terbang"),
        (["daftar", "k"], "belum ada: REGISTER"),
        (["daftar", "k", "kucing"], "tidak mengenal “kucing”; pilih orang"),
        (["baru", "k", "--nama", "A"], "belum ada: --kelurahan"),
        (["contoh", "k", "--orang", "banyak"], "--orang: harus angka bulat"),
        (["contoh", "k", "--orang"], "--orang perlu satu isian"),
        (["rapat", "k", "--besar"], "tidak dikenal: --besar"),
        (["cetak", "k", "surat", "-o", "x.pdf"], "DOKUMEN: tidak mengenal “surat”"),
        (["cetak", "k", "notulen"], "belum ada: -o/--keluaran"),
        (
            ["cetak", "k", "notulen", "--kertas", "A3", "-o", "x.pdf"],
            "--kertas: tidak mengenal “A3”; pilih F4, A4, Folio",
        ),
        (["periksa", "k", "--per-tanggal", "31-2-2025"], "31 Februari 2025 tidak ada"),
        (["impor", "k", "x.xlsx", "--ke", "kucing"], "--ke: tidak mengenal “kucing”"),
    ],
)
def test_wrong_usage_is_code_2_and_one_sentence(jalan: Any, argv: list[str], kata: str) -> None:
    kode, keluar, galat = jalan(*argv)
    assert kode == 2
    assert keluar == ""
    assert galat.startswith("Salah pakai: ")
    assert kata in galat
    assert galat.count("\n") == 1
    for inggris in ("error", "argument", "required", "invalid", "choose"):
        assert inggris not in galat


def test_messages_of_other_python_versions_are_translated() -> None:
    assert terjemah("argument PERINTAH: invalid choice: 'x' (choose from 'a', 'b')") == (
        "PERINTAH tidak mengenal 'x'; pilih 'a', 'b'"
    )
    assert (
        terjemah("argument PERINTAH: invalid choice: 'x' (choose from a, b)")
        == "PERINTAH tidak mengenal 'x'; pilih a, b"
    )


def proses(*argv: object, **lain: str) -> subprocess.CompletedProcess[str]:
    env = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")}
    return subprocess.run(
        [sys.executable, "-m", "lkm_desktop", *map(str, argv)], cwd=ROOT, capture_output=True, encoding="utf-8",
        env={**env, "PYTHONIOENCODING": "ascii", **lain}, timeout=120, check=False,
    )  # fmt: skip


def test_subprocess_speaks_utf8_and_needs_no_window(latihan: Path, tmp_path: Path) -> None:
    hasil = proses("impor", latihan, CONTOH / "data_warga_rt04.xlsx", "--uji", LKM_DESKTOP_HOME=str(tmp_path))
    assert (hasil.returncode, hasil.stderr) == (0, "")
    assert "Lembar “RT 04”" in hasil.stdout, "UTF-8 although the environment says ASCII"


def test_subprocess_exit_codes(tmp_path: Path) -> None:
    assert proses("daftar", tmp_path / "tiada", "orang").returncode == 1
    salah = proses("terbang")
    assert (salah.returncode, salah.stdout) == (2, "")
    assert "Salah pakai" in salah.stderr


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux can lack a display")
def test_without_a_display_the_window_says_so(tmp_path: Path) -> None:
    hasil = proses(LKM_DESKTOP_HOME=str(tmp_path))
    assert hasil.returncode == 1
    assert hasil.stderr.startswith("Tidak ada layar di sini")


def test_arguments_decide_between_window_and_command(latihan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert is_office([str(latihan)])
    assert is_office([str(latihan / "data.lkm")])
    assert not is_office(["rapat"])
    assert not is_office([str(latihan), "orang"])
    assert not is_office(["--help"])
    assert main(["--version"]) == 0
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    assert has_display()


def test_no_folder_typed_is_wrong_usage_and_makes_nothing(
    jalan: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    before = sorted(tmp_path.iterdir())
    kode, _, galat = jalan("baru", "", "--nama", "Maju", "--kelurahan", "Melayu")
    assert kode == 2
    assert "sebutkan folder kantornya" in galat
    assert sorted(tmp_path.iterdir()) == before


def test_a_file_is_no_place_for_an_office(jalan: Any, tmp_path: Path) -> None:
    berkas = tmp_path / "catatan.txt"
    berkas.write_text("milik saya", encoding="utf-8")
    for tempat in (berkas, berkas / "kantor"):
        kode, _, galat = jalan("baru", str(tempat), "--nama", "Maju", "--kelurahan", "Melayu")
        assert kode == 1
        assert "bukan folder" in galat
    assert berkas.read_text(encoding="utf-8") == "milik saya"
