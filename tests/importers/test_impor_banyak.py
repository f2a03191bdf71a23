"""Several tables or sheets in one file: found, named, recognised, and imported as one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from lkm_desktop.errors import LkmError
from lkm_desktop.importers.sel import Buku, Lembar
from lkm_desktop.importers.susun import dari_temuan, susun
from lkm_desktop.importers.tabel_banyak import TabelBanyak
from lkm_desktop.importers.temuan import Telaah, Temuan
from lkm_desktop.services import impor
from lkm_desktop.services.impor_bahan import LANGKAH_TABEL, NomorBaris
from lkm_desktop.storage import Store
from tests.importers.kantor_uji import orang
from tests.importers.pembuat import HARI_INI, lembar

JUDUL: list[Any] = ["No", "Nama", "L/P"]
ALI, SITI, UMAR, ANA = [1, "Ali", "L"], [2, "Siti", "P"], [1, "Umar", "L"], [2, "Ana", "P"]
SURAT: list[list[Any]] = [
    ["No", "Tgl Terima", "No Surat", "Pengirim", "Perihal"], [1, "1-1-2025", "12/A", "Lurah", "Undangan"]
]  # fmt: skip


def telaah(*isi: Lembar) -> Telaah:
    return Telaah(Buku("data.xlsx", "xlsx", list(isi)))


def baris(isi: Telaah, ke: str = "orang", nama: Sequence[str] = ()) -> list[tuple[str, dict[str, Any]]]:
    """(place, values) of every row of the table made of a file."""
    return [(str(b.nomor), b.nilai) for b in susun(isi, ke, nama, HARI_INI).olah(ke).baris]


def letak(temuan: Sequence[Temuan]) -> list[tuple[str, str, int, str]]:
    return [(satu.nama, satu.petak.nama, satu.baris, satu.ke) for satu in temuan]


def test_blocks_below_each_other_keep_their_titles() -> None:
    isi = telaah(lembar([
        ["DAFTAR WARGA RW 02"], [], ["RT 01"], JUDUL, ALI, SITI, ["", "Jumlah", 2], [], ["", "Ketua RT 01"],
        ["", "Budi"], [], ["DAFTAR WARGA RT 02"], JUDUL, UMAR, ANA,
    ]))  # fmt: skip
    assert letak(isi.tabel) == [("RT 01 RW 02", "A4:C10", 5, "orang"), ("RT 02", "A13:C15", 2, "orang")]
    assert [(nomor, n["nama"], n["rt"], n["rw"]) for nomor, n in baris(isi)] == [
        ("5 (RT 01 RW 02)", "Ali", "01", "02"), ("6 (RT 01 RW 02)", "Siti", "01", "02"),
        ("14 (RT 02)", "Umar", "02", "02"), ("15 (RT 02)", "Ana", "02", "02")]  # fmt: skip


def test_blocks_with_other_columns_are_tables_of_their_own() -> None:
    isi = telaah(lembar([
        JUDUL, ALI, [], ["Daftar relawan"], ["No", "Nama", "No HP", "Minat", "Jabatan"], [1, "Umar", "0812 5000 1200"],
    ]))  # fmt: skip
    assert [satu.ke for satu in isi.tabel] == ["orang", "relawan"]
    assert [n for _, n in baris(isi)] == [
        {"nama": "Ali", "jenis_kelamin": "L"}, {"nama": "Umar", "no_hp": "081250001200"}]  # fmt: skip


@pytest.mark.parametrize("sela", [[""], []], ids=["with a gap", "without a gap"])
def test_tables_beside_each_other(sela: list[str]) -> None:
    isi = telaah(lembar([
        ["RT 01", "", "", *sela, "RT 02"], [*JUDUL, *sela, *JUDUL], [*ALI, *sela, *UMAR], [*SITI, *sela, *ANA],
    ]))  # fmt: skip
    assert [satu.nama for satu in isi.tabel] == ["RT 01", "RT 02"]
    assert [(n["nama"], n["rt"]) for _, n in baris(isi)] == [
        ("Ali", "01"), ("Siti", "01"), ("Umar", "02"), ("Ana", "02")]  # fmt: skip


def test_one_table_stays_one_table() -> None:
    """Pages with the heading printed again, sections, an empty column inside and a group heading cut nothing."""
    rows: list[list[Any]] = [
        [*JUDUL, "", "Alamat", ""], ["", "", "", "", "RT", "RW"], ["RT 01"], [*ALI, "", "1", "2"], JUDUL,
        [*SITI, "", "1", "2"], ["RT 02"], [*UMAR, "", "2", "2"], ["", "Jumlah", 3],
    ]  # fmt: skip
    isi = telaah(lembar(rows))
    assert letak(isi.tabel) == [("Warga", "A1:F9", 7, "orang")]
    assert [(nomor, n["nama"]) for nomor, n in baris(isi)] == [("4", "Ali"), ("6", "Siti"), ("8", "Umar")]


def test_sheets_of_each_rt_come_in_as_one_unit(store: Store) -> None:
    isi = telaah(
        lembar([JUDUL, ALI], nama="RT 01"), lembar([JUDUL, UMAR, ["", "Jumlah"]], nama="RT 02"), lembar(SURAT, nama="S")
    )
    assert [satu.ke for satu in isi.tabel] == ["orang", "orang", "surat_masuk"]
    satu = susun(isi, "orang", ["semua"], HARI_INI)
    diketik: dict[tuple[int, str], str] = {(NomorBaris(2, 2, "RT 02"), "nama"): "Umar Bakri"}
    with store.read() as s:
        rencana = impor.rencana(s, satu, koreksi=diketik)
    with store.unit("Impor semua") as s:
        hasil = impor.terapkan(s, rencana)
    assert hasil.kalimat == "2 warga baru."
    assert {nama: o.rt for nama, o in orang(store).items()} == {"Ali": "01", "Umar Bakri": "02"}
    laporan = impor.ringkas(rencana)
    assert laporan["tabel"] == ["RT 01", "RT 02"]
    assert laporan["bukan_data"] == [{"baris": 3, "tabel": "RT 02", "alasan": "baris jumlah"}]
    with store.read() as s:
        assert impor.rencana(s, satu, koreksi=diketik).kalimat == "Tidak ada yang berubah; 2 baris sudah tercatat."
    store.undo()
    assert orang(store) == {}


def test_the_same_person_on_two_sheets_is_one(store: Store) -> None:
    isi = telaah(
        lembar([[*JUDUL, "NIK"], [*ALI, "6371011708700001"]], nama="Satu"),
        lembar([[*JUDUL, "NIK", "Pekerjaan"], [*ALI, "6371011708700001", "Guru"]], nama="Dua"),
    )
    with store.read() as s:
        rencana = impor.rencana(s, susun(isi, "orang", ["semua"], HARI_INI))
    assert [b.status for b in rencana.baris] == ["baru", "sama"]
    assert "Digabung dengan baris 2 (Satu)" in rencana.baris[1].catatan[-1].teks


def test_a_choice_that_names_an_earlier_row_of_another_sheet(store: Store) -> None:
    """Same name in the same RT: the question offers the row of the first sheet, and the answer joins them."""
    isi = telaah(
        lembar([[*JUDUL, "RT"], [*ALI, "01"]], nama="Satu"),
        lembar([[*JUDUL, "RT", "Pekerjaan"], [*ALI, "01", "Guru"]], nama="Dua"),
    )
    satu = susun(isi, "orang", ["semua"], HARI_INI)
    with store.read() as s:
        tanya = impor.rencana(s, satu).baris[1]
        assert tanya.status == "bermasalah"
        assert tanya.calon[0].teks.startswith("baris 2 (Satu): Ali")
        rencana = impor.rencana(s, satu, keputusan={tanya.nomor: tanya.calon[0].kunci})
    assert [b.status for b in rencana.baris] == ["baru", "sama"]


def test_columns_of_several_tables_are_mapped_by_their_headings() -> None:
    isi = telaah(
        lembar([["No", "Nama", "Catatan Khusus"], [1, "Ali", "a"]], nama="A"),
        lembar([["Catatan Khusus", "Nama Lengkap", "Hobi"], ["b", "Umar", "c"]], nama="B"),
    )
    satu = susun(isi, "orang", ["semua"], HARI_INI)
    assert isinstance(satu, TabelBanyak)
    assert [(k.judul, k.field, k.huruf) for k in satu.kolom] == [
        ("No", "urut", "A"), ("Nama", "nama", "B"), ("Catatan Khusus", None, "…"), ("Nama Lengkap", "nama", "B"),
        ("Hobi", None, "C")]  # fmt: skip
    bahan = satu.olah("orang", {2: "keterangan"})
    assert [b.nilai for b in bahan.baris] == [
        {"nama": "Ali", "keterangan": "a"}, {"nama": "Umar", "keterangan": "b"}]  # fmt: skip
    assert bahan.diabaikan == [("Hobi", "judul tidak dikenal")]


def test_named_sheets_and_refusals() -> None:
    isi = telaah(lembar([JUDUL, ALI], nama="A"), lembar([JUDUL, UMAR], nama="B"), lembar(SURAT, nama="S"))
    assert [n["nama"] for _, n in baris(isi, nama=["b"])] == ["Umar"]
    assert [n["nama"] for _, n in baris(isi, nama=["B", "A"])] == ["Umar", "Ali"]
    with pytest.raises(LkmError, match="tidak ada di"):
        baris(isi, nama=["A", "C"])
    with pytest.raises(LkmError, match="Judul kolom Agenda surat masuk tidak ditemukan di tabel “A”"):
        dari_temuan(isi, isi.tabel, "surat_masuk", HARI_INI)
    with pytest.raises(LkmError, match="Belum ada tabel yang dipilih"):
        dari_temuan(isi, [], "orang", HARI_INI)


def test_what_a_table_is() -> None:
    def ke(judul: list[str], titel: str = "", nama: str = "Sheet1") -> str:
        return telaah(lembar([[titel], judul, [1, *["x"] * (len(judul) - 1)]], nama=nama)).tabel[0].ke

    assert ke(["No", "Nama", "Jabatan", "Unit"]) == "pengelola"
    assert ke(["No", "Nama", "Jabatan"], "PENGURUS UPK") == "pengelola"
    assert ke(["No", "Nama", "Perolehan Suara"]) == "anggota"
    assert ke(["No", "Nama", "Alamat"], nama="Relawan RW 03") == "relawan"
    assert ke(["No", "Nama", "Alamat"], "ANGGOTA LKM MAJU BERSAMA") == "anggota"
    assert ke(["No", "Nama", "Alamat"]) == "orang"
    assert ke(["No", "Tanggal", "Nama Tamu", "Instansi", "Keperluan"]) == "tamu"
    assert ke(["No", "Nama Barang", "Merk", "Jumlah", "Kondisi"]) == "inventaris"
    assert ke(["Kode", "Tahapan", "Kegiatan", "Mulai", "Selesai"]) == "jadwal"


def test_row_numbers_are_told_apart_and_spoken() -> None:
    nomor = NomorBaris(2, 14, "RT 02")
    assert nomor == 2 * LANGKAH_TABEL + 14
    assert f"Baris {nomor}" == "Baris 14 (RT 02)"
    terhitung: dict[int, int] = {nomor: 1}
    assert terhitung[2 * LANGKAH_TABEL + 14] == 1


def test_a_long_sheet_is_searched_quickly() -> None:
    from time import perf_counter

    from lkm_desktop.importers.sel import BarisPolos, Isi

    rows: list[tuple[Isi, ...]] = [("No", "Nama", "L/P", "Alamat", "RT")]
    rows += [(float(n), f"Warga {n}", "L", f"Jl. Melati {n}", "01") for n in range(60_000)]
    isi = telaah(Lembar("Warga", BarisPolos(rows)))
    mulai = perf_counter()
    assert len(isi.tabel) == 1
    assert perf_counter() - mulai < 3
