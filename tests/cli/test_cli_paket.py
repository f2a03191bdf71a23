"""The command paket: a package in a folder, logged, marked as sent; mistakes are one sentence and write nothing."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path
from typing import Any

from lkm_desktop.services import paket_log, paket_manifes
from lkm_desktop.storage import open_store


def test_a_package_is_written_logged_and_marked(latihan: Path, tmp_path: Path, jalan: Any) -> None:
    code, out, err = jalan("paket", latihan, "--periode", "2025-08", "--kertas", "notulen", "--tanpa-hp",
                           "--dikirim", "whatsapp", "-o", tmp_path)  # fmt: skip
    assert (code, err) == (0, "")
    (path,) = tmp_path.glob("rekap_*_2025-08_20250831.zip")
    assert f"Tersimpan: {path} (" in out
    assert "Sebaiknya: Rekap Juli 2025 belum pernah dikirim." in out
    with zipfile.ZipFile(path) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    manifes = paket_manifes.baca(files["manifest.json"])
    assert paket_manifes.periksa(manifes, files) == []
    assert manifes.pilihan["hp"] is False
    assert manifes.pilihan["kertas"] == ["notulen"]
    store = open_store(latihan)
    try:
        with store.read() as s:
            (logged,) = paket_log.daftar(s)
    finally:
        store.close()
    assert (logged.berkas, logged.cara, logged.periode) == (path.name, "whatsapp", "2025-08")


def test_the_folder_is_made_where_only_its_last_part_is_missing(latihan: Path, tmp_path: Path, jalan: Any) -> None:
    code, _, _ = jalan("paket", latihan, "--periode", "2025-08", "--kertas", "tanpa", "-o", tmp_path / "kirim")
    assert code == 0
    assert len(list((tmp_path / "kirim").glob("*.zip"))) == 1


def test_as_json(latihan: Path, tmp_path: Path, jalan: Any) -> None:
    code, out, _ = jalan("paket", latihan, "--periode", "2025-08", "--kertas", "tanpa", "--json", "-o", tmp_path)
    told = json.loads(out)
    assert code == 0
    assert (told["periode"], told["sampai"], told["kertas"]) == ("2025-08", "2025-08-31", 0)
    assert told["harus"] == sum(one["tingkat"] == "harus" for one in told["kurang"])
    assert len(told["sms"]) <= 160
    assert Path(told["berkas"]).stat().st_size == told["ukuran"]


def test_mistakes_are_one_sentence(latihan: Path, tmp_path: Path, jalan: Any) -> None:
    for more, words in (
        (("--periode", "Juli"), "Periode “Juli” tidak dikenal."),
        (("--periode", "2025-08", "--sampai", "01-07-2025"), "sebelum Agustus 2025 dimulai"),
        (("--periode", "2025-08", "--sampai", "01-01-2099"), "belum tiba"),
        (("--periode", "2099-12"), "Desember 2099 belum dimulai"),
    ):
        code, out, err = jalan("paket", latihan, *more, "-o", tmp_path)
        assert (code, out) == (1, "")
        assert words in err
    code, _, err = jalan("paket", latihan, "--periode", "2025-08", "-o", tmp_path / "tiada" / "juga")
    assert code == 1
    assert "tidak ada" in err
    assert jalan("paket", latihan, "-o", tmp_path)[0] == 2
    assert list(tmp_path.glob("*.zip")) == []
