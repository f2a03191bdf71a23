"""Certificates: who is due one at the threshold, numbers given once, taken back, and for trainings."""

from __future__ import annotations

from datetime import date

import pytest

from lkm_desktop.domain import REGISTERS
from lkm_desktop.errors import LkmError
from lkm_desktop.services import aturan, kartu, kbk, kehadiran, nomor, pelatihan, roll, sertifikat, topik, undangan
from lkm_desktop.services.sertifikat import rentang
from lkm_desktop.storage import Store
from tests.pembantu import person

TODAY = date(2026, 12, 1)


def year_of_learning(store: Store) -> dict[str, str]:
    """Four sessions of 2 JPL: Ani comes to all, Budi to three, Citra to two, and a fifth one still to come."""
    people = {name: person(store, name) for name in ("Ani", "Budi", "Citra")}
    came = ("Ani", "Budi", "Citra"), ("Ani", "Budi", "Citra"), ("Ani", "Budi"), ("Ani",)
    with store.unit("Isi") as s:
        topics = [topik.simpan(s, None, {"nama": f"Topik {n}", "jpl": 2}) for n in range(5)]
        for n, names in enumerate(came):
            made = kbk.buat(s, date(2026, n + 2, 10), topics[n], pemandu="Hasan")
            undangan.undang(s, made, list(people.values()))
            for row in roll.roll(s, made).rows:
                kehadiran.mark(s, made, [row.id], "hadir" if row.nama in names else "alpa")
        kbk.buat(s, date(2026, 12, 20), topics[4], pemandu="Hasan")
        kbk.buat(s, date(2026, 11, 20), topics[4], pemandu="Hasan")  # nobody was entered: it counts for nobody
    return people


def numbers(store: Store, subjek: str = "2026") -> dict[str, str]:
    with store.read() as s:
        return {c.nama: c.nomor for c in sertifikat.calon(s, subjek, TODAY)}


def test_three_of_four_sessions_are_enough_at_75_percent(store: Store) -> None:
    people = year_of_learning(store)
    with store.read() as s:
        found = sertifikat.calon(s, "2026", TODAY)
        source = sertifikat.asal(s, "2026", TODAY)
    assert [(c.nama, c.hadir, c.persen, c.layak, c.jpl) for c in found] == [
        ("Ani", "4 dari 4 sesi", 100, True, 8.0), ("Budi", "3 dari 4 sesi", 75, True, 6.0),
        ("Citra", "2 dari 4 sesi", 50, False, 4.0)]
    assert [p.nama for p in found[1].pelajaran] == ["Topik 0", "Topik 1", "Topik 2"]
    assert (source.nama, source.pemandu, source.jpl, len(source.pelajaran)) == (
        "Komunitas Belajar Kelurahan tahun 2026", "Hasan", 8, 4)  # not the one whose roll was never entered
    assert source.masa == "tahun 2026"
    with pytest.raises(LkmError, match="Kehadiran Citra belum mencapai 75 %"), store.unit("Terbitkan") as s:
        sertifikat.terbitkan(s, "2026", [people["Citra"]], TODAY, TODAY)
    with store.unit("Terbitkan") as s:
        assert sertifikat.terbitkan(s, "2026", None, TODAY, TODAY) == 2
    assert numbers(store) == {"Ani": "001/SRT/LKM-MB/XII/2026", "Budi": "002/SRT/LKM-MB/XII/2026", "Citra": ""}
    with store.unit("Lagi") as s:
        assert sertifikat.terbitkan(s, "2026", None, TODAY, TODAY) == 0, "who has one keeps it"
        aturan.simpan(s, {"batas_sertifikat": "50"})
        assert sertifikat.terbitkan(s, "2026", None, date(2027, 1, 5), TODAY) == 1
    assert numbers(store)["Citra"] == "001/SRT/LKM-MB/I/2027", "a new year counts anew"
    assert store.undo() == "Lagi"
    assert store.undo() == "Terbitkan"
    assert set(numbers(store).values()) == {""}


def test_a_number_that_was_taken_back_is_not_given_again(store: Store) -> None:
    people = year_of_learning(store)
    with store.unit("Terbitkan") as s:
        sertifikat.terbitkan(s, "2026", [people["Ani"]], TODAY, TODAY)
        first = sertifikat.terbit(s, "2026")[0]
        sertifikat.batalkan(s, first.id)
        assert sertifikat.terbit(s, "2026") == ()
        assert [(row[1], row[2]) for row in sertifikat.terbuang(s)] == [("Ani", first.nomor)]
        sertifikat.terbitkan(s, "2026", [people["Ani"]], TODAY, TODAY)
        assert [t.nomor for t in sertifikat.terbit(s, "2026", people["Ani"])] == ["002/SRT/LKM-MB/XII/2026"]
        with pytest.raises(LkmError, match="sudah mendapat sertifikat lain"):
            sertifikat.pulihkan(s, first.id)
        assert sertifikat.dari_orang(s, people["Ani"]) == (
            "KBK tahun 2026, nomor 002/SRT/LKM-MB/XII/2026, 1 Desember 2026",)
        nomor.simpan_pola(s, "sertifikat", "{urut:03}/{kode}/{singkatan}/{bulan_romawi}/{tahun}", "SERT", "")
        sertifikat.terbitkan(s, "2026", None, TODAY, TODAY)
    assert numbers(store)["Budi"].startswith("003/SERT/"), "another code goes on counting"


def test_certificates_of_a_training(store: Store) -> None:
    people = {name: person(store, name) for name in ("Ani", "Budi", "Hasan")}
    with store.unit("Pelatihan") as s:
        made = kartu.save(s, REGISTERS["pelatihan"], None, {
            "nama": "Relawan PS", "kode_modul": "C05", "mulai": date(2026, 3, 30), "selesai": date(2026, 4, 2),
            "jpl": 20, "pemandu": "Hasan"})
        pelatihan.tambah(s, made, [people["Ani"], people["Budi"]])
        pelatihan.tambah(s, made, [people["Hasan"]], "Pemandu")
        for one in pelatihan.peserta(s, made):
            pelatihan.ubah(s, one.id, {"hadir_jpl": 15 if one.nama == "Ani" else 14})
        assert [(c.nama, c.hadir, c.persen, c.layak) for c in sertifikat.calon(s, made, TODAY)] == [
            ("Ani", "15 JPL", 75, True), ("Budi", "14 JPL", 70, False)]
        assert sertifikat.terbitkan(s, made, None, TODAY, TODAY) == 1
        source = sertifikat.asal(s, made)
        assert (source.nama, source.masa, source.pemandu) == ("Relawan PS (C05)", "30 Maret s.d. 2 April 2026", "Hasan")
        assert sertifikat.terbit(s, made)[0].jpl == 15.0
        assert sertifikat.terbit(s, "2026") == (), "those of a year are others"


def test_days_in_words() -> None:
    day = date(2026, 3, 12)
    assert rentang(day, day) == "12 Maret 2026"
    assert rentang(day, date(2026, 3, 14)) == "12 s.d. 14 Maret 2026"
    assert rentang(day, date(2026, 4, 2)) == "12 Maret s.d. 2 April 2026"
    assert rentang(day, date(2027, 1, 2)) == "12 Maret 2026 s.d. 2 Januari 2027"
