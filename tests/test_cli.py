"""The commands: what they print, what they leave behind, and their exit codes."""

import json
import os
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from pypdf import PdfReader

from lkm_desktop import cli, paths
from lkm_desktop.__main__ import has_display, is_office, main
from lkm_desktop.latihan import make_practice
from lkm_desktop.perintah.pengurai import terjemah
from lkm_desktop.services.organisasi import get
from lkm_desktop.services.rapat import find_rapat, get_rapat
from lkm_desktop.storage import open_store

HARI_INI = date(2025, 9, 21)
ROOT = Path(__file__).resolve().parents[1]
CONTOH = paths.resources() / "contoh"
NANTI = "33"  # the number of the meeting that is still to come


@pytest.fixture(scope="module")
def acuan(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A practice office, closed; copied for each test."""
    folder = tmp_path_factory.mktemp("kantor") / "latihan"
    make_practice(folder, today=HARI_INI)[0].close()
    return folder


@pytest.fixture
def latihan(acuan: Path, tmp_path: Path) -> Path:
    shutil.copytree(acuan, tmp_path / "latihan")
    return tmp_path / "latihan"


@pytest.fixture
def jalan(capsys: pytest.CaptureFixture[str]) -> Any:
    """Run a command in this process: (exit code, stdout, stderr)."""

    def run(*argv: object) -> tuple[int, str, str]:
        capsys.readouterr()
        code = cli.main([str(a) for a in argv])
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return run


def sidik(folder: Path) -> dict[str, bytes]:
    return {p.name: p.read_bytes() for p in folder.iterdir() if p.is_file()}


# --- help and wrong usage --------------------------------------------------------------------------------------------


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


# --- contoh and baru -------------------------------------------------------------------------------------------------


def test_contoh(jalan: Any, tmp_path: Path) -> None:
    kode, keluar, _ = jalan(
        "contoh", tmp_path / "k", "--orang", 120, "--rapat", 4, "--benih", 5, "--hari-ini", "21-9-2025"
    )
    assert kode == 0
    assert "120 warga, 11 anggota LKM, 45 relawan, 4 rapat" in keluar
    store = open_store(tmp_path / "k" / "data.lkm")
    with store.read() as s:
        assert get(s)["latihan"]
    store.close()


def test_contoh_never_touches_an_office(jalan: Any, latihan: Path) -> None:
    sebelum = sidik(latihan)
    kode, keluar, galat = jalan("contoh", latihan)
    assert (kode, keluar) == (1, "")
    assert "sudah berisi data kantor" in galat
    assert sidik(latihan) == sebelum


def test_contoh_too_small(jalan: Any, tmp_path: Path) -> None:
    kode, _, galat = jalan("contoh", tmp_path / "k", "--orang", 3)
    assert kode == 1
    assert "paling sedikit 100" in galat
    assert not (tmp_path / "k").exists()


def test_baru(jalan: Any, tmp_path: Path) -> None:
    kode, keluar, _ = jalan(
        "baru", tmp_path / "k", "--nama", "Candi Jaya", "--kelurahan", "Uji", "--istilah", "bkm", "--zona", "wita",
        "--kota", "Kota Uji", "--kode-kemendagri", "63.71.01.1004", "--periode-mulai", "12 nov 2023",
    )  # fmt: skip
    assert kode == 0
    assert "BKM Candi Jaya" in keluar
    store = open_store(tmp_path / "k")
    with store.read() as s:
        profil = get(s)
    store.close()
    assert (profil["nama"], profil["istilah"], profil["zona"], profil["kota"]) == (
        "Candi Jaya",
        "BKM",
        "WITA",
        "Kota Uji",
    )
    assert profil["periode_mulai"] == date(2023, 11, 12)
    assert profil["latihan"] is False


def test_baru_refuses_a_wrong_code(jalan: Any, tmp_path: Path) -> None:
    kode, _, galat = jalan("baru", tmp_path / "k", "--nama", "A", "--kelurahan", "B", "--kode-bps", "12")
    assert kode == 1
    assert "10 angka" in galat
    assert not (tmp_path / "k").exists()


# --- daftar and rapat ------------------------------------------------------------------------------------------------


def test_daftar_prints_an_aligned_table(jalan: Any, latihan: Path) -> None:
    kode, keluar, galat = jalan("daftar", latihan, "anggota")
    assert (kode, galat) == (0, "")
    baris = keluar.splitlines()
    assert baris[0].startswith("No  Nama lengkap")
    assert set(baris[1]) == {"-", " "}
    assert baris[-1] == "11 anggota."
    letak = baris[0].index("Jabatan")
    assert {b[letak:].split()[0] for b in baris[2:-1]} == {"Koordinator", "Anggota"}


def test_daftar_json_search_and_state(jalan: Any, latihan: Path) -> None:
    semua = json.loads(jalan("daftar", latihan, "warga", "--json")[1])
    assert semua["register"] == "orang"
    assert semua["jumlah"] == len(semua["baris"]) == 259
    nama = semua["baris"][0]["nama"]
    cari = json.loads(jalan("daftar", latihan, "orang", "--cari", nama.lower(), "--json")[1])
    assert nama in [b["nama"] for b in cari["baris"]]
    assert cari["jumlah"] < 10
    assert len(semua["baris"][0]["tanggal_lahir"]) == 10
    lama = json.loads(
        jalan("daftar", latihan, "anggota", "--keadaan", "mantan", "--per-tanggal", "21-9-2025", "--json")[1]
    )
    assert lama["jumlah"] == 1


def test_rapat(jalan: Any, latihan: Path) -> None:
    kode, keluar, _ = jalan("rapat", latihan)
    assert kode == 0
    assert keluar.splitlines()[-1] == "33 rapat."
    isi = json.loads(jalan("rapat", latihan, "--cari", "rwt", "--json")[1])
    assert any("RWT" in r["judul"] and r["hadir"] >= 50 for r in isi["rapat"])
    assert isi["jumlah"] == len(isi["rapat"])


# --- impor -----------------------------------------------------------------------------------------------------------


def test_impor_dry_run_then_real_then_again(jalan: Any, latihan: Path) -> None:
    berkas = CONTOH / "data_warga_rt04.xlsx"
    uji = json.loads(jalan("impor", latihan, berkas, "--uji", "--json")[1])
    assert (uji["baris"], uji["baru"], uji["berubah"], uji["bermasalah"]) == (32, 27, 5, [])
    assert uji["tersimpan"] is False
    assert json.loads(jalan("daftar", latihan, "orang", "--json")[1])["jumlah"] == 259, "a dry run writes nothing"
    kode, keluar, _ = jalan("impor", latihan, berkas)
    assert kode == 0
    assert "27 warga baru, 5 dilengkapi" in keluar
    warga = json.loads(jalan("daftar", latihan, "orang", "--keadaan", "semua", "--json")[1])
    assert warga["jumlah"] == 287
    lagi = json.loads(jalan("impor", latihan, berkas, "--json")[1])
    assert (lagi["baru"], lagi["berubah"], lagi["sama"], lagi["tersimpan"]) == (0, 0, 32, False)
    store = open_store(latihan)
    assert store.undo_label == "Impor data_warga_rt04.xlsx", "one step, and the second import left none"
    store.close()


def test_impor_with_problems_writes_nothing(jalan: Any, latihan: Path) -> None:
    berkas = CONTOH / "data_warga_rt05_nik_rusak.xlsx"
    sebelum = json.loads(jalan("daftar", latihan, "orang", "--json")[1])
    kode, keluar, galat = jalan("impor", latihan, berkas, "--json")
    assert kode == 1
    assert galat.count("\n") == 1
    assert "2 baris masih bermasalah; tidak ada yang disimpan" in galat
    laporan = json.loads(keluar)
    assert [(m["baris"], m["kolom"]) for m in laporan["bermasalah"]] == [(4, "NIK"), (8, "NIK")]
    assert all(m["alasan"] for m in laporan["bermasalah"])
    assert json.loads(jalan("daftar", latihan, "orang", "--json")[1]) == sebelum
    kode, keluar, _ = jalan("impor", latihan, berkas, "--lewati")
    assert kode == 0
    assert "10 warga baru" in keluar


@pytest.mark.parametrize("isi", [b"", b"PK\x03\x04 bukan zip", b"\x00\x01\x02" * 50])
def test_impor_of_nonsense(jalan: Any, latihan: Path, tmp_path: Path, isi: bytes) -> None:
    (tmp_path / "aneh.xlsx").write_bytes(isi)
    kode, keluar, galat = jalan("impor", latihan, tmp_path / "aneh.xlsx")
    assert (kode, keluar) == (1, "")
    assert "aneh.xlsx" in galat
    assert galat.count("\n") == 1


def test_missing_things_are_told(jalan: Any, latihan: Path, tmp_path: Path) -> None:
    for argv in (
        ("impor", latihan, tmp_path / "tiada.xlsx"),
        ("daftar", tmp_path / "tiada", "orang"),
        ("hadir", latihan, "999", "1"),
        ("cetak", latihan, "notulen", "-o", tmp_path / "x.pdf"),
        ("cetak", latihan, "notulen", "--rapat", "999", "-o", tmp_path / "x.pdf"),
        ("ekspor", latihan, "kehadiran", "-o", tmp_path / "x.xlsx"),
        ("ekspor", latihan, "orang", "-o", tmp_path / "tiada" / "x.xlsx"),
        ("ekspor", latihan, "orang", "-o", tmp_path),
    ):
        kode, keluar, galat = jalan(*argv)
        assert (kode, keluar) == (1, ""), argv
        assert galat.count("\n") == 1, argv
        assert galat.rstrip().endswith("."), argv
    assert not list(tmp_path.glob("x.*"))


# --- hadir, cetak, ekspor, periksa -----------------------------------------------------------------------------------


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
    pilihan = ["--kertas", kertas] if kertas else []
    kode, keluar, galat = jalan("cetak", latihan, dokumen, "--rapat", 1, *pilihan, "-o", tmp_path / "d.pdf")
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


# --- the real program ------------------------------------------------------------------------------------------------


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
