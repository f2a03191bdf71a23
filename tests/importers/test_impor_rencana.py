"""From a sheet into the office: complaints of features.md section 6 "Import", as tests."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from lkm_desktop.domain import REGISTERS
from lkm_desktop.errors import LkmError
from lkm_desktop.importers.read import baca
from lkm_desktop.importers.table import Tabel, siapkan
from lkm_desktop.services import impor, registers
from lkm_desktop.storage import Store
from tests.importers.kantor_uji import ALI, JUDUL, SITI, masukkan, orang, rencana
from tests.importers.pembuat import tabel
from tests.pembantu import person

NYATA = Path(__file__).resolve().parents[2].parent / "shared" / "data"


def nyata(nama: str) -> Tabel:
    """A real sheet made by others, from outside this project."""
    if not (NYATA / nama).is_file():
        pytest.skip(f"BERKAS NYATA TIDAK ADA: {NYATA / nama}; uji impor terpenting tidak dijalankan")
    return siapkan(baca(NYATA / nama))


# ---- the sheets that offices have ----------------------------------------------------------------------------------


def test_97_residents_made_by_others_come_in_complete_and_a_second_time_change_nothing(store: Store) -> None:
    sheet = nyata("contoh_penduduk.xlsx")
    satu = rencana(store, sheet)
    assert (satu.jumlah("baru"), satu.jumlah("bermasalah"), len(satu.baris)) == (97, 0, 97)
    with store.unit("Impor 97 warga") as s:
        hasil = impor.terapkan(s, satu)
    assert hasil.kalimat == "97 warga baru."
    with store.read() as s:
        assert registers.count(s, REGISTERS["orang"], registers.Query()) == 97
    ahlul = orang(store)["AHLUL"]
    assert (ahlul.rt, ahlul.rw, ahlul.alamat, ahlul.jenis_kelamin) == ("04", None, "Dusun MANGSIT", "L")
    assert (ahlul.tanggal_lahir, ahlul.nik, ahlul.no_kk) == (date(1970, 5, 20), "5201142005716996", "5201140104126994")
    assert (ahlul.pendidikan, ahlul.pekerjaan, ahlul.status_kawin) == ("Tamat SD/sederajat", "Tukang batu", "kawin")
    lagi = rencana(store, sheet)
    assert lagi.jumlah("sama") == 97
    with store.unit("Impor lagi") as s:
        assert impor.terapkan(s, lagi).kalimat == "Tidak ada yang berubah; 97 baris sudah tercatat."
    assert store.undo_label == "Impor 97 warga"
    store.undo()
    assert not orang(store)


def test_the_bdt_sheet_is_read_sensibly(store: Store) -> None:
    satu = rencana(store, nyata("contoh-data-bdt2015.xlsx"))
    assert satu.jumlah("baru") == len(satu.baris) == 7
    assert satu.bahan.dilewati == [(2, "nomor kolom")]
    pertama = satu.baris[0].nilai
    assert (pertama["nama"], pertama["rt"], pertama["rw"], pertama["alamat"]) == ("MUHAMMAD ALI", "07", "03", "DUSUN 3")
    assert "pendidikan" not in pertama
    assert "no_hp" not in pertama


@pytest.mark.parametrize(
    ("nama", "baru", "masalah"), [("data_warga_rt04.xlsx", 32, 0), ("data_warga_rt05_nik_rusak.xlsx", 10, 2)]
)
def test_our_own_untidy_examples(store: Store, nama: str, baru: int, masalah: int) -> None:
    satu = rencana(store, siapkan(baca(Path(__file__).resolve().parents[2] / "resources" / "contoh" / nama)))
    assert (satu.jumlah("baru"), satu.jumlah("bermasalah")) == (baru, masalah)


# ---- complaints of features.md section 6 ---------------------------------------------------------------------------


def test_second_import_of_the_same_file_changes_nothing_and_says_so(store: Store) -> None:
    """OpenSlides#2129, Admidio#1500."""
    assert masukkan(store, [ALI, SITI]).baru == 2
    label = store.undo_label
    satu = rencana(store, [ALI, SITI])
    assert satu.kalimat == "Tidak ada yang berubah; 2 baris sudah tercatat."
    with store.unit("Impor kedua") as s:
        assert impor.terapkan(s, satu).kalimat.startswith("Tidak ada yang berubah")
    assert store.undo_label == label


def test_missing_nik_is_allowed_any_number_of_times(store: Store) -> None:
    """OpenSID#5249, #1032: "0", "-" and blank all mean missing."""
    baris = [
        [i, f"Warga {huruf}", kosong, "L", "", "01", "01", ""]
        for i, (huruf, kosong) in enumerate(zip("ABCD", ["", "-", "0", None], strict=True))
    ]
    assert masukkan(store, baris).baru == 4
    assert {o.nik for o in orang(store).values()} == {None}


def test_an_empty_date_stays_empty(store: Store) -> None:
    """OpenSID#9696."""
    masukkan(store, [[1, "Ali", "", "L", "-", "01", "01", ""]])
    assert orang(store)["Ali"].tanggal_lahir is None


def test_the_count_shown_equals_the_rows_in_the_list(store: Store) -> None:
    """OpenDK#123, ChurchCRM#35."""
    hasil = masukkan(store, [ALI, SITI])
    with store.read() as s:
        assert hasil.baru == registers.count(s, REGISTERS["orang"], registers.Query()) == 2


def test_blank_cells_never_erase_and_filled_ones_are_kept_by_default(store: Store) -> None:
    """jethro#441, CiviCRM fill."""
    masukkan(store, [ALI])
    satu = rencana(store, [[1, "Ahmad Ali", "6371011708700001", "", "", "05", "", "Petani"]])
    assert satu.baris[0].status == "sama"
    assert {c.field for c in satu.baris[0].catatan} == {"rt", "pekerjaan"}
    with store.unit("Impor") as s:
        impor.terapkan(s, satu)
    ali = orang(store)["Ahmad Ali"]
    assert (ali.jenis_kelamin, ali.tanggal_lahir, ali.rt, ali.pekerjaan) == ("L", date(1970, 8, 17), "03", "Guru")


def test_only_empty_fields_are_filled_unless_told_to_replace(store: Store) -> None:
    person(store, "Siti Aminah", tanggal_lahir=date(1985, 9, 12), pekerjaan="Guru")
    baris = [[2, "Siti Aminah", "6371015209850002", "P", "12-09-1985", "03", "01", "Petani"]]
    satu = rencana(store, baris)
    assert satu.baris[0].status == "berubah"
    assert [(p.field, p.lama, p.baru) for p in satu.baris[0].perubahan] == [
        ("jenis_kelamin", "", "P"), ("nik", "", "6371015209850002"), ("rt", "", "03"), ("rw", "", "01"),
    ]  # fmt: skip
    masukkan(store, baris, timpa=True)
    siti = orang(store)["Siti Aminah"]
    assert (siti.pekerjaan, siti.nik, siti.rt) == ("Petani", "6371015209850002", "03")
    assert "petani" in siti.cari


def test_several_rows_of_one_person_are_combined(store: Store) -> None:
    """jethro#1002."""
    kedua = [9, "AHMAD ALI, S.Pd.", "6371011708700001", "", "", "", "", ""]
    satu = rencana(store, [[*ALI[:7], ""], kedua, [3, "Ahmad Ali", "", "L", "17-08-1970", "", "", "Guru"]])
    assert [b.status for b in satu.baris] == ["baru", "sama", "sama"]
    assert [b.bersama for b in satu.baris] == [None, 2, 2]
    with store.unit("Impor") as s:
        assert impor.terapkan(s, satu).baru == 1
    assert orang(store)["Ahmad Ali"].pekerjaan == "Guru"


def test_contradicting_rows_of_one_person_are_a_question(store: Store) -> None:
    satu = rencana(store, [ALI, [2, "Ahmad Ali", "6371011708700001", "L", "17-08-1970", "09", "01", "Guru"]])
    assert [b.status for b in satu.baris] == ["baru", "bermasalah"]
    assert satu.baris[1].alasan[0].field == "rt"
    assert "Baris 2 memuat orang yang sama" in satu.baris[1].alasan[0].teks


def test_someone_in_the_trash_is_offered_for_restore(store: Store) -> None:
    """civicrm-core PR#9362."""
    lama = person(store, "Ahmad Ali", nik="6371011708700001")
    with store.unit("Hapus") as s:
        registers.trash(s, REGISTERS["orang"], [lama])
    satu = rencana(store, [ALI])
    assert satu.baris[0].status == "bermasalah"
    assert satu.baris[0].calon[0].kunci == lama
    assert satu.baris[0].calon[0].di_sampah
    hasil = masukkan(store, [ALI], keputusan={2: lama})
    assert (hasil.baru, hasil.berubah) == (0, 1)
    assert orang(store)["Ahmad Ali"].id == lama
    assert orang(store)["Ahmad Ali"].pekerjaan == "Guru"


def test_an_import_is_one_step_that_can_be_taken_back(store: Store) -> None:
    """ChurchCRM#8291, OpenSlides#2253."""
    person(store, "Siti Aminah", tanggal_lahir=date(1985, 9, 12))
    masukkan(store, [ALI, [2, "Siti Aminah", "", "P", "12-09-1985", "03", "01", ""]])
    assert orang(store)["Siti Aminah"].rt == "03"
    assert store.undo() == "Impor"
    assert set(orang(store)) == {"Siti Aminah"}
    assert orang(store)["Siti Aminah"].rt is None
    store.redo()
    assert len(orang(store)) == 2


def test_nothing_is_written_while_a_row_has_a_problem(store: Store) -> None:
    rusak = [3, "Budi", 3201234567890120, "L", "", "", "", ""]
    satu = rencana(store, [ALI, rusak])
    with pytest.raises(LkmError, match=r"1 baris masih bermasalah.*baris 3, kolom NIK"), store.unit("Impor") as s:
        impor.terapkan(s, satu)
    assert not orang(store)
    with store.unit("Impor") as s:
        hasil = impor.terapkan(s, satu, lewati_bermasalah=True)
    assert (hasil.baru, hasil.dilewati) == (1, 1)
    assert masukkan(store, [rusak], koreksi={(2, "nik"): "3201230101700123"}).baru == 1
    assert orang(store)["Budi"].nik == "3201230101700123"


def test_a_cell_can_be_emptied_or_a_row_left_out(store: Store) -> None:
    rusak = [3, "Budi", 3201234567890120, "L", "31-02-1980", "", "", ""]
    assert masukkan(store, [rusak], koreksi={(2, "nik"): "", (2, "tanggal_lahir"): ""}).baru == 1
    satu = rencana(store, [[4, "Citra", 3201234567890120, "P", "", "", "", ""]], keputusan={2: "lewati"})
    assert satu.baris[0].status == "lewati"
    assert satu.kalimat == "1 lewati."


def test_the_plan_is_refused_when_the_office_changed_meanwhile(store: Store) -> None:
    satu = rencana(store, [ALI])
    person(store, "Orang Lain")
    with pytest.raises(LkmError, match="berubah sejak pratinjau"), store.unit("Impor") as s:
        impor.terapkan(s, satu)


# ---- for the command line and for many -----------------------------------------------------------------------------


def test_the_summary_names_row_and_column_as_excel_shows_them(store: Store) -> None:
    baris = tabel(
        [
            ["DAFTAR WARGA"],
            [],
            [*JUDUL, "Agama"],
            ALI,
            [2, "Siti", 3201234567890120, "X", "", "", "", "", "Islam"],
            [],
            ["", "Jumlah", 2],
        ]
    )
    satu = impor.ringkas(rencana(store, baris))
    assert (satu["baris"], satu["baru"], satu["berubah"], satu["sama"]) == (2, 1, 0, 0)
    assert [(m["baris"], m["kolom"]) for m in satu["bermasalah"]] == [(5, "NIK"), (5, "L/P")]
    assert all(m["alasan"].endswith(".") for m in satu["bermasalah"])
    assert satu["kolom_diabaikan"] == [{"judul": "Agama", "alasan": "judul tidak dikenal"}]
    assert satu["bukan_data"] == [{"baris": 7, "alasan": "baris jumlah"}]


def test_an_unknown_register_is_refused(store: Store) -> None:
    with pytest.raises(LkmError, match="tidak bisa diisi dari Excel"):
        rencana(store, [ALI], "rapat")


def test_progress_is_told_and_ends(store: Store) -> None:
    maju: list[tuple[int, int, str]] = []
    baris = [[i, f"Warga {i}", f"63710117087{i:05}", "L", "", "01", "01", ""] for i in range(1200)]
    with store.read() as s:
        satu = impor.rencana(s, tabel([JUDUL, *baris]), maju=lambda *isi: maju.append(isi))
    with store.unit("Impor") as s:
        impor.terapkan(s, satu, maju=lambda *isi: maju.append(isi))
    assert [maju[0][2], maju[3][2]] == ["Membaca isi sel", "Memeriksa baris"]
    assert maju[-1] == (1200, 1200, "Menyimpan")


@pytest.mark.lambat
def test_ten_thousand_rows_are_planned_written_and_found_again(store: Store) -> None:
    import time

    baris = [
        [i, f"Warga {i % 700}", f"637101{i % 28 + 1:02}0{i % 9 + 1}70{i:04}", "LP"[i % 2], "", str(i % 40), "01", ""]
        for i in range(10_000)
    ]  # fmt: skip
    sheet = tabel([JUDUL, *baris])
    mulai = time.monotonic()
    hasil = masukkan(store, sheet)
    assert hasil.baru == 10_000
    assert time.monotonic() - mulai < 30
    assert rencana(store, sheet).jumlah("sama") == 10_000
