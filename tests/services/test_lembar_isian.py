"""Fill-in sheets: out with a stamp, back with changes; only changed cells, conflicts, new people, nobody deleted."""

from __future__ import annotations

import io
import shutil
import subprocess
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from lkm_desktop.domain import REGISTERS
from lkm_desktop.errors import LkmError
from lkm_desktop.importers.lembar_isian import adalah_lembar_isian, baca
from lkm_desktop.importers.read import baca_bita
from lkm_desktop.services import gabung_orang, kartu, lembar_isian, registers
from lkm_desktop.services.lembar_isian_banding import BENTROK, ISI, KOSONGKAN, UBAH, Rencana, banding, ringkas
from lkm_desktop.services.lembar_isian_tulis import Hasil, bawaan, terapkan
from lkm_desktop.services.registers import Query
from lkm_desktop.storage import Store
from tests.pembantu import add, member, person
from tests.services.lembar_bantu import KEPALA, baris, isi, kolom, lembar, rencana, ubah

KOLOM = ("nama", "jenis_kelamin", "nik", "tanggal_lahir", "pendidikan", "rt", "no_hp", "miskin", "status")


@pytest.fixture
def warga(store: Store) -> dict[str, str]:
    """Four residents: three in RT 02, one in RT 03."""
    return {
        "Siti Aminah": person(store, "Siti Aminah", jenis_kelamin="P", rt="02", rw="01", no_hp="081250001200",
                              tanggal_lahir=date(1980, 5, 6), nik="6371016505800001", miskin=True),
        "Budi": person(store, "Budi", jenis_kelamin="L", rt="02", rw="01", pendidikan="SLTA/sederajat"),
        "Ani": person(store, "Ani", rt="02", rw="01", tanggal_lahir=date(1990, 1, 2)),
        "Cahya": person(store, "Cahya", rt="03", rw="01"),
    }  # fmt: skip


def sel(r: Rencana) -> list[tuple[str, str, str, str, str]]:
    return [(u.nama, u.kunci, u.kata_lama, u.kata_baru, u.keadaan) for u in r.ubahan]


def tulis(store: Store, r: Rencana, ubahan: set[int] | None = None, baru: set[int] | None = None) -> Hasil:
    a, b = bawaan(r)
    with store.unit("Terapkan lembar isian") as s:
        return terapkan(s, r, a if ubahan is None else ubahan, b if baru is None else baru)


def nilai(store: Store, row_id: str, daftar: str = "orang") -> dict[str, Any]:
    with store.read() as s:
        return kartu.get(s, REGISTERS[daftar], row_id)


def test_the_sheet_has_dropdowns_a_locked_code_and_texts_that_stay_texts(store: Store, warga: dict[str, str]) -> None:
    wb = openpyxl.load_workbook(io.BytesIO(lembar(store, kolom=KOLOM, rt="02")))
    ws, cap = wb["Lembar isian"], wb["_isian"]
    assert [s.value for s in ws[KEPALA]] == ["No", "Kode", "Nama lengkap", "L/P", "NIK", "Tanggal lahir", "Pendidikan",
                                             "RT", "No. HP", "Miskin", "Keadaan", "Sejak tanggal"]  # fmt: skip
    assert cap.sheet_state == "hidden"
    assert ws.protection.sheet
    siti = baris(ws, "Siti Aminah")
    assert ws.cell(siti, 2).protection.locked
    assert not ws.cell(siti, 3).protection.locked
    assert ws.cell(siti, kolom(ws, "NIK")).value == "6371016505800001"
    assert ws.cell(siti, kolom(ws, "No. HP")).value == "081250001200"
    assert ws.cell(siti, kolom(ws, "RT")).number_format == "@"
    assert ws.cell(siti, kolom(ws, "Tanggal lahir")).value.date() == date(1980, 5, 6)
    pilihan = {str(d.sqref): d.formula1 for d in ws.data_validations.dataValidation}
    assert '"L,P"' in pilihan.values()
    assert '"Ya,Tidak"' in pilihan.values()
    assert any(area.endswith(str(siti + 3)) for area in pilihan)  # down to the last of three empty rows
    assert "Cahya" not in [c.value for c in ws["C"]]
    assert ws.page_setup.paperSize == 14


def test_an_unchanged_sheet_changes_nothing(store: Store, warga: dict[str, str]) -> None:
    r = rencana(store, lembar(store, kolom=KOLOM))
    assert (r.ubahan, r.baru, r.halangan, r.tetap) == ([], [], [], 4)
    assert r.kalimat == "Tidak ada sel yang berubah."
    assert not any(ringkas(r))


def test_only_changed_cells_come_back_and_are_written_in_one_undoable_step(store: Store, warga: dict[str, str]) -> None:
    def kerja(ws: Any) -> None:
        for ubahan in (isi("No. HP", "Siti Aminah", "0812-5000-9999"), isi("L/P", "Ani", "p"),
                       isi("Pendidikan", "Ani", "SMA"), isi("Tanggal lahir", "Budi", "17 Agustus 1975"),
                       isi("Miskin", "Budi", "Tidak"), isi("Nama lengkap", "Ani", "Ani Rahmah")):  # fmt: skip
            ubahan(ws)

    r = rencana(store, ubah(lembar(store, kolom=KOLOM, rt="02"), kerja))
    assert set(sel(r)) == {
        ("Siti Aminah", "no_hp", "081250001200", "081250009999", UBAH), ("Ani", "jenis_kelamin", "", "P", ISI),
        ("Ani", "pendidikan", "", "SLTA/sederajat", ISI), ("Budi", "tanggal_lahir", "", "17-08-1975", ISI),
        ("Budi", "miskin", "", "Tidak", ISI), ("Ani", "nama", "Ani", "Ani Rahmah", UBAH),
    }  # fmt: skip
    assert r.kalimat == "6 sel berubah pada 3 orang."
    assert tulis(store, r).kalimat == "6 sel pada 3 orang diperbarui."
    assert nilai(store, warga["Budi"])["tanggal_lahir"] == date(1975, 8, 17)
    assert nilai(store, warga["Budi"])["miskin"] is False
    assert store.undo() == "Terapkan lembar isian"
    assert nilai(store, warga["Siti Aminah"])["no_hp"] == "081250001200"
    assert nilai(store, warga["Ani"])["nama"] == "Ani"


def test_rows_sorted_cut_and_pasted_and_columns_moved(store: Store, warga: dict[str, str]) -> None:
    def kerja(ws: Any) -> None:
        ws.delete_rows(baris(ws, "Cahya"))
        semua = [[c.value for c in b] for b in ws.iter_rows(min_row=KEPALA)]
        urut = [0, 1, *reversed(range(2, len(semua[0])))]  # every column but number and code in another place
        ws.delete_rows(1, ws.max_row)
        for n, satu in enumerate([semua[0], *reversed(semua[1:])], 3):
            for k, asal in enumerate(urut, 1):
                ws.cell(n, k).value = satu[asal]
        isi("RT", "Budi", "05")(ws)
        salinan = baris(ws, "Siti Aminah")
        ws.append([ws.cell(salinan, k).value for k in range(1, len(urut) + 1)])
        ws.append([ws.cell(salinan, k).value for k in range(1, len(urut) + 1)])
        ws.cell(ws.max_row, kolom(ws, "Nama lengkap")).value = "Siti Zubaidah"

    r = rencana(store, ubah(lembar(store, kolom=("nama", "rt", "alamat")), kerja))
    assert sel(r) == [("Budi", "rt", "02", "05", UBAH)]
    assert [b.nama for b in r.baru] == ["Siti Zubaidah"]  # a copied code under another name is somebody new
    assert r.halangan == []
    assert r.hilang == ["Cahya"]
    assert "1 orang tidak ada lagi di lembar; datanya tetap." in r.kalimat
    tulis(store, r)
    with store.read() as s:
        assert registers.count(s, REGISTERS["orang"], Query()) == 5


def test_what_the_office_changed_meanwhile_is_a_conflict_to_choose(store: Store, warga: dict[str, str]) -> None:
    data = lembar(store, kolom=("nama", "alamat", "no_hp", "rt"))
    with store.unit("Ubah") as s:
        kartu.save(s, REGISTERS["orang"], warga["Budi"], {"alamat": "Jl. Kantor", "no_hp": "08111111111", "rt": "09"})

    def kerja(ws: Any) -> None:
        isi("Alamat", "Budi", "Jl. Lapangan")(ws)
        isi("No. HP", "Budi", "08111111111")(ws)

    r = rencana(store, ubah(data, kerja))
    assert sel(r) == [("Budi", "alamat", "Jl. Kantor", "Jl. Lapangan", BENTROK)]
    assert (r.ubahan[0].kata_asli, r.ubahan[0].bawaan) == ("", False)
    assert tulis(store, r).sel == 0
    tulis(store, r, ubahan={0})
    found = nilai(store, warga["Budi"])
    assert (found["alamat"], found["rt"]) == ("Jl. Lapangan", "09")
    with pytest.raises(LkmError, match="berubah sejak"):
        tulis(store, r, ubahan={0})


def test_erased_cells_are_shown_but_not_taken_by_themselves(store: Store, warga: dict[str, str]) -> None:
    def kerja(ws: Any) -> None:
        isi("No. HP", "Siti Aminah", None)(ws)
        isi("Nama lengkap", "Budi", "")(ws)

    r = rencana(store, ubah(lembar(store, kolom=("nama", "no_hp")), kerja))
    assert sel(r) == [("Siti Aminah", "no_hp", "081250001200", "", KOSONGKAN)]
    assert not r.ubahan[0].bawaan
    assert [(h.kolom, "tidak boleh kosong" in h.kalimat) for h in r.halangan] == [("Nama lengkap", True)]


def test_damaged_and_impossible_values_are_named_and_the_office_keeps_its_own(
    store: Store, warga: dict[str, str]
) -> None:
    def kerja(ws: Any) -> None:
        isi("NIK", "Siti Aminah", 6371016505800000)(ws)  # as Excel keeps it once it is a number
        isi("NIK", "Budi", "6.37102E+15")(ws)
        isi("Tanggal lahir", "Ani", "31 Februari 1990")(ws)
        isi("L/P", "Budi", "X")(ws)
        isi("Keadaan", "Ani", "Meninggal")(ws)

    r = rencana(store, ubah(lembar(store, kolom=KOLOM, rt="02"), kerja))
    assert r.ubahan == []
    kata = {(h.nama, h.kolom): h.kalimat for h in r.halangan}
    assert "angka terakhir hilang" in kata["Siti Aminah", "NIK"]
    assert "dipotong Excel" in kata["Budi", "NIK"]
    assert "31 Februari" in kata["Ani", "Tanggal lahir"]
    assert "Isi sejak tanggal berapa" in kata["Ani", "Keadaan"]
    assert all(k.endswith("Isi kantor tetap.") for k in kata.values())


def test_what_a_rule_doubts_is_shown_but_not_taken_by_itself(store: Store, warga: dict[str, str]) -> None:
    r = rencana(store, ubah(lembar(store, kolom=KOLOM), isi("NIK", "Ani", "6371016505800001")))
    assert [(u.nama, u.catatan, u.bawaan) for u in r.ubahan] == [("Ani", "NIK ini sudah dipakai Siti Aminah.", False)]


def test_a_person_merged_meanwhile_is_changed_in_the_record_that_stayed(store: Store, warga: dict[str, str]) -> None:
    data = ubah(lembar(store, kolom=("nama", "alamat")), isi("Alamat", "Ani", "Jl. Satu"))
    with store.unit("Gabungkan") as s:
        gabung_orang.gabungkan(s, warga["Budi"], [warga["Ani"]])
    r = rencana(store, data)
    assert [(u.id, u.nama, u.kata_baru) for u in r.ubahan] == [(warga["Budi"], nilai(store, warga["Budi"])["nama"],
                                                                "Jl. Satu")]  # fmt: skip


def test_new_people_get_the_rt_of_the_sheet_and_nobody_comes_twice(store: Store, warga: dict[str, str]) -> None:
    def kerja(ws: Any) -> None:
        for nama, jk, lahir in (("Dewi Sartika", "P", date(2000, 2, 3)), ("Budi", "L", None),
                                ("Siti Aminah", "P", date(1980, 5, 6))):  # fmt: skip
            n = baris(ws, "")
            ws.cell(n, kolom(ws, "Nama lengkap")).value = nama
            ws.cell(n, kolom(ws, "L/P")).value = jk
            ws.cell(n, kolom(ws, "Tanggal lahir")).value = lahir

    data = ubah(lembar(store, kolom=("nama", "jenis_kelamin", "tanggal_lahir"), rt="02", rw="01"), kerja)
    r = rencana(store, data)
    assert [(b.nama, b.bawaan) for b in r.baru] == [("Dewi Sartika", True), ("Budi", False)]
    assert "mungkin sudah tercatat: Budi, RT 02/01" in r.baru[1].catatan
    assert "Sudah tercatat (Siti Aminah" in r.halangan[0].kalimat
    assert tulis(store, r).kalimat == "1 orang baru dicatat."
    with store.read() as s:
        found = registers.records(s, REGISTERS["orang"], registers.ids(s, REGISTERS["orang"], Query(cari="dewi")),
                                  ["nama", "rt", "rw", "status"])  # fmt: skip
    assert found == [("Dewi Sartika", "02", "01", "aktif")]
    assert [b.nama for b in rencana(store, data).baru] == ["Budi"]


def test_relawan_new_and_known_and_members_without_new_rows(store: Store, warga: dict[str, str]) -> None:
    row = add(store, "relawan", orang_id=warga["Budi"], minat="Kesehatan")
    member(store, warga["Ani"])

    def kerja(ws: Any) -> None:
        isi("Minat/keahlian", "Budi", "Pendidikan")(ws)
        isi("Alamat", "Budi", "Jl. Baru 1")(ws)
        for nama in ("Cahya", "Eka"):
            n = baris(ws, "")
            ws.cell(n, kolom(ws, "Nama lengkap")).value = nama
            ws.cell(n, kolom(ws, "RT")).value = "03"
            ws.cell(n, kolom(ws, "RW")).value = "01"

    r = rencana(store, ubah(lembar(store, "relawan"), kerja))
    assert [(b.nama, bool(b.orang_id)) for b in r.baru] == [("Cahya", True), ("Eka", False)]
    tulis(store, r)
    found = nilai(store, row, "relawan")
    assert (found["minat"], found["alamat"], found["nomor"]) == ("Pendidikan", "Jl. Baru 1", "R-0001")
    with store.read() as s:
        assert registers.count(s, REGISTERS["relawan"], Query()) == 3
        assert registers.count(s, REGISTERS["orang"], Query()) == 5
        isian = lembar_isian.susun(s, "anggota", Query())
        assert (isian.kosong, [b.nilai["nama"] for b in isian.baris]) == (0, ["Ani"])


def test_sheets_of_another_office_and_damaged_ones_are_refused(store: Store, warga: dict[str, str]) -> None:
    data = lembar(store)
    with store.unit("Kantor lain") as s:
        s.connection().exec_driver_sql("UPDATE meta SET nilai = 'lain' WHERE kunci = 'kantor'")
    with pytest.raises(LkmError, match="milik LKM Maju Bersama"):
        rencana(store, data)

    def rusak(ws: Any) -> None:
        ws.parent["_isian"].cell(ws.parent["_isian"].max_row, 3).value = "lain"

    def versi(ws: Any) -> None:
        next(b for b in ws.parent["_isian"].iter_rows() if b[0].value == "#versi")[1].value = "2"

    def tanpa_kode(ws: Any) -> None:
        ws.delete_cols(2)

    for kerja, kata in ((rusak, "Lembar tersembunyi"), (versi, "lebih baru"), (tanpa_kode, "judul kolom")):
        with pytest.raises(LkmError, match=kata):
            rencana(store, ubah(data, kerja))
    biasa = openpyxl.Workbook()
    biasa.active.append(["Nama", "RT"])
    keluar = io.BytesIO()
    biasa.save(keluar)
    buku = baca_bita(keluar.getvalue(), "warga.xlsx")
    assert not adalah_lembar_isian(buku)
    with pytest.raises(LkmError, match="bukan lembar isian"):
        baca(buku)


def test_unknown_codes_and_foreign_columns_are_told(store: Store, warga: dict[str, str]) -> None:
    def kerja(ws: Any) -> None:
        ws.cell(baris(ws, "Budi"), 2).value = "K-XYZ"
        ws.cell(KEPALA, ws.max_column + 1).value = "Agama"
        ws.cell(KEPALA + 1, ws.max_column).value = "Islam"

    r = rencana(store, ubah(lembar(store), kerja))
    assert ["“Agama”" in h.kalimat or "K-XYZ tidak dikenal" in h.kalimat for h in r.halangan] == [True, True]
    assert r.hilang == ["Budi"]


def test_a_sheet_saved_by_libreoffice_is_the_same_sheet(store: Store, warga: dict[str, str], tmp_path: Path) -> None:
    soffice = shutil.which("soffice")
    if soffice is None:
        pytest.skip("LibreOffice is not installed: a sheet saved by it was not read back")
    (tmp_path / "a.xlsx").write_bytes(ubah(lembar(store, kolom=KOLOM), isi("RT", "Budi", "07")))
    perintah = [soffice, "--headless", f"-env:UserInstallation=file://{tmp_path}/lo", "--convert-to", "ods"]
    perintah += ["--outdir", str(tmp_path), str(tmp_path / "a.xlsx")]
    subprocess.run(perintah, check=True, capture_output=True, timeout=120)
    with store.read() as s:
        r = banding(s, baca(baca_bita((tmp_path / "a.ods").read_bytes(), "a.ods")))
    assert sel(r) == [("Budi", "rt", "02", "07", UBAH)]
    assert r.halangan == []
