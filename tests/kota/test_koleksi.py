"""Collections: made, opened again, refused; what goes wrong is said without any password."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import insert, update
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from lkm_desktop.errors import LkmError
from lkm_desktop.kota import setelan, skema
from lkm_desktop.kota.koleksi import Koleksi, buka
from tests.kota.peladen import Peladen


def test_a_new_collection_is_one_afterwards(koleksi: Koleksi, buka_lagi: Callable[[], Koleksi]) -> None:
    koleksi.kerjakan(lambda s: setelan.simpan(s, {"tenggat": 9}))
    with buka_lagi().baca() as s:
        assert setelan.nilai(s, "tenggat") == 9
        assert s.get_one(skema.Meta, "versi").nilai == "1"


def test_one_of_a_newer_program_is_refused_in_a_sentence(koleksi: Koleksi, alamat: Path | str) -> None:
    with koleksi.tulis() as s:
        s.execute(update(skema.Meta).where(skema.Meta.kunci == "versi").values(nilai="2"))
    with pytest.raises(LkmError, match=r"program yang lebih baru \(koleksi versi 2\); isinya tidak disentuh"):
        buka(alamat)


def test_a_database_of_something_else_is_left_alone(alamat: Path | str, peladen: Peladen) -> None:
    if isinstance(alamat, Path):
        with sqlite3.connect(alamat) as lain:
            lain.execute("CREATE TABLE meta (x)")
        lain.close()
    else:
        peladen.perintah("CREATE TABLE meta (x int)", _basis(alamat))
    with pytest.raises(LkmError, match="bukan koleksi kota dari LKM Desktop; isinya tidak disentuh"):
        buka(alamat)


def _basis(alamat: str) -> str:
    return alamat.split("@/", 1)[1].split("?", 1)[0]


def test_a_failed_step_leaves_nothing(koleksi: Koleksi) -> None:
    def separuh(s: Session) -> None:
        setelan.simpan(s, {"tenggat": 20})
        setelan.simpan(s, {"tenggat": 999})

    with pytest.raises(LkmError, match="Isi angka 0 sampai 120"):
        koleksi.kerjakan(separuh)
    with koleksi.baca() as s:
        assert setelan.semua(s)["tenggat"] == 5


def test_reading_on_a_server_sees_one_moment_and_cannot_write(peladen: Peladen) -> None:
    alamat = peladen.basis_data()
    with buka(alamat) as satu, buka(alamat) as lain:
        with satu.baca() as s:
            sebelum = setelan.nilai(s, "tenggat")
            lain.kerjakan(lambda t: setelan.simpan(t, {"tenggat": 30}))
            s.expire_all()
            assert setelan.nilai(s, "tenggat") == sebelum
        with pytest.raises(LkmError), satu.baca() as s:
            s.execute(insert(skema.Meta), [{"kunci": "x", "nilai": "y"}])


def test_two_desks_that_open_a_new_database_at_once_make_it_once(alamat: Path | str) -> None:
    hasil: list[object] = []

    def buka_satu() -> None:
        try:
            with buka(alamat):
                hasil.append("")
        except LkmError as error:
            hasil.append(error)

    meja = [threading.Thread(target=buka_satu) for _ in range(4)]
    for satu in meja:
        satu.start()
    for satu in meja:
        satu.join()
    assert hasil == [""] * 4


def test_work_that_collides_is_done_again_and_then_given_up_in_a_sentence(
    koleksi: Koleksi, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("lkm_desktop.kota.koleksi._JEDA", 0.0)
    kali = 0

    def bertabrakan(_: Session) -> str:
        nonlocal kali
        kali += 1
        if kali < 3:
            raise OperationalError("x", {}, sqlite3.OperationalError("database is locked"))
        return "jadi"

    assert koleksi.kerjakan(bertabrakan) == "jadi"
    kali = -100
    with pytest.raises(LkmError, match="sedang ditulis program lain"):
        koleksi.kerjakan(bertabrakan)


@pytest.mark.parametrize(
    ("masuk", "basis", "kalimat"),
    [("sandi:keliru-9", "postgres", "kata sandinya ditolak"), ("sandi:rahasia-123", "tiada", "belum ada"),
     ("orang-lain:keliru-9", "postgres", "tidak dikenal")],
)  # fmt: skip
def test_a_server_that_says_no_is_told_without_the_password(
    peladen: Peladen, masuk: str, basis: str, kalimat: str
) -> None:
    with pytest.raises(LkmError) as gagal:
        buka(peladen.alamat(basis, masuk))
    assert kalimat in str(gagal.value)
    assert gagal.value.__suppress_context__
    assert masuk.split(":")[1] not in repr(gagal.value)


def test_a_collection_behind_a_password_opens_and_does_not_tell_it(peladen: Peladen) -> None:
    basis = _basis(peladen.basis_data())
    peladen.perintah("GRANT ALL ON SCHEMA public TO sandi", basis)
    with buka(peladen.alamat(basis, "sandi:rahasia-123")) as koleksi:
        assert koleksi.bersama
        assert "rahasia" not in f"{koleksi.sebutan} {koleksi!r} {vars(koleksi)}"


@pytest.mark.parametrize(
    ("tempat", "kalimat"),
    [("mysql://a:rahasia-1@h/x", "hanya bisa disimpan di berkas atau di PostgreSQL"),
     ("postgresql+psycopg://a:rahasia-1@h:port/x", "tidak bisa dibaca"),
     ("postgresql://a:rahasia-1@127.0.0.1:9/x", "tidak menjawab"),
     ("postgresql://a:rahasia-1@tiada.invalid/x", "nama servernya tidak dikenal"),
     ("postgresql+psycopg://a:ra@ha/rahasia@127.0.0.1:9/x", "Tulis @ sebagai %40"),
     ("postgresql+psycopg://a:rahasia#1@127.0.0.1:9/x", "dan # sebagai %23")],
)  # fmt: skip
def test_an_address_that_leads_nowhere(tempat: str, kalimat: str) -> None:
    with pytest.raises(LkmError, match=kalimat) as gagal:
        buka(tempat)
    assert "rahasia" not in repr(gagal.value)


def test_files_that_are_no_collection(tmp_path: Path) -> None:
    (tmp_path / "surat.db").write_text("bukan basis data", encoding="utf-8")
    for tempat, kalimat in ((tmp_path, "adalah folder"), (tmp_path / "tiada" / "k.db", "tidak ada"),
                            (tmp_path / "surat.db", "bukan koleksi kota")):  # fmt: skip
        with pytest.raises(LkmError, match=kalimat):
            buka(tempat)
    assert (tmp_path / "surat.db").read_text(encoding="utf-8") == "bukan basis data"


def test_a_torn_file_is_told(tmp_path: Path) -> None:
    tempat = tmp_path / "k.db"
    buka(tempat).tutup()
    tempat.write_bytes(tempat.read_bytes()[:5000])
    with pytest.raises(LkmError, match=r"rusak|tidak bisa dipakai|bukan koleksi"):
        buka(tempat)
