"""Values coded by numbers: legends on another sheet, beside, below, in the heading; values that are unknown."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from lkm_desktop.importers.daftar_arti import bebas, daftar_arti, pilihan_arti
from lkm_desktop.importers.legenda import cari_legenda, urai
from lkm_desktop.importers.sel import Buku, Lembar
from lkm_desktop.importers.susun import TabelImpor, susun
from lkm_desktop.importers.temuan import Telaah
from lkm_desktop.services.impor_bahan import Bahan
from tests.importers.pembuat import HARI_INI, lembar

JUDUL = ["No", "Nama", "JK", "Pendidikan", "Pekerjaan"]
ALI, SITI, UMAR = [1, "Ali", 1, 3, 2], [2, "Siti", 2, 1, 7], [3, "Umar", 1, 2, 2]
SD, SMP, SMA = "Tamat SD/sederajat", "SLTP/sederajat", "SLTA/sederajat"


def baca(*isi: Lembar, ke: str = "orang") -> TabelImpor:
    return susun(Telaah(Buku("data.xlsx", "xlsx", list(isi))), ke, today=HARI_INI)


def kolom(bahan: Bahan, field: str) -> list[Any]:
    return [b.nilai.get(field) for b in bahan.baris]


def legenda(*rows: Sequence[Any], nama: str = "Keterangan") -> Lembar:
    return lembar(rows, nama=nama)


DAFTAR = legenda(
    ["Jenis Kelamin"], ["Kode", "Keterangan"], [1, "Laki-laki"], [2, "Perempuan"], [], ["Pendidikan"],
    ["Kode", "Keterangan"], [1, "SD"], [2, "SMP"], [3, "SMA"])  # fmt: skip
BERSEBELAHAN = legenda(
    ["JK", "", "", "Pendidikan"], ["Kode", "Arti", "", "Kode", "Arti"], [1, "Lk", "", 1, "SD"], [2, "Pr", "", 2, "SMP"],
    ["", "", "", 3, "SMA"], nama="Ref")  # fmt: skip
BERLABEL = legenda(
    ["Kolom", "Kode", "Arti"], ["JK", 1, "Lk"], ["", 2, "Pr"], ["Pendidikan", 1, "SD"], ["", 2, "SMP"], ["", 3, "SMA"])
SEBARIS = legenda(["JK", "1 = Laki-laki, 2 = Perempuan"], ["Pendidikan: 1. SD 2. SMP 3. SMA"])
SESEL = legenda(["JK"], ["1 = Laki-laki"], ["2 = Perempuan"], [], ["Pend. terakhir"], ["1: SD"], ["2: SMP"], ["3: SMA"])


@pytest.mark.parametrize("lain", [DAFTAR, BERSEBELAHAN, BERLABEL, SEBARIS, SESEL])
@pytest.mark.parametrize("tersembunyi", [False, True])
def test_a_legend_on_its_own_sheet(lain: Lembar, tersembunyi: bool) -> None:
    lain.tersembunyi = tersembunyi
    bahan = baca(lembar([JUDUL, ALI, SITI, UMAR]), lain).olah("orang")
    assert kolom(bahan, "jenis_kelamin") == ["L", "P", "L"]
    assert kolom(bahan, "pendidikan") == [SMA, SD, SMP]
    assert kolom(bahan, "pekerjaan")[1] == "Kepolisian RI (POLRI)", "no legend: the list of SIAK"
    tempat = f"lembar {lain.nama}"
    assert bahan.kode == [
        f"Kolom “JK”: kode 1, 2 dibaca menurut {tempat}.",
        f"Kolom “Pendidikan”: kode 1-3 dibaca menurut {tempat}. Berbeda dari kode SIAK: di sini 1 = SD, di SIAK 1 = "
        "Tidak/belum sekolah."]  # fmt: skip


def test_a_legend_beside_the_table_is_no_part_of_it() -> None:
    """Turned round on purpose: the legend wins over what 1 and 2 usually mean."""
    bahan = baca(lembar([
        [*JUDUL[:3], "", "Kode", "Arti"], [*ALI[:3], "", 1, "Perempuan"], [*SITI[:3], "", 2, "Laki-laki"], UMAR[:3]
    ])).olah("orang")  # fmt: skip
    assert kolom(bahan, "jenis_kelamin") == ["P", "L", "P"]
    assert bahan.kode == ["Kolom “JK”: kode 1, 2 dibaca menurut keterangan di baris 1."]
    assert bahan.diabaikan == []


def test_a_legend_below_the_table_is_no_data() -> None:
    bahan = baca(lembar([
        JUDUL, ALI, SITI, UMAR, [], ["Keterangan:"], ["Pendidikan"], [1, "SD"], [2, "SMP"], [3, "SMA"]
    ])).olah("orang")  # fmt: skip
    assert kolom(bahan, "nama") == ["Ali", "Siti", "Umar"]
    assert kolom(bahan, "pendidikan") == [SMA, SD, SMP]


def test_a_legend_in_the_heading() -> None:
    judul = ["No", "Nama", "JK (1=Perempuan, 2=Laki-laki)", "Pend.\n(1=SD 2=SMP 3=SLTA Sdrj)"]
    bahan = baca(lembar([judul, ALI[:4], SITI[:4], UMAR[:4]])).olah("orang")
    assert kolom(bahan, "jenis_kelamin") == ["P", "L", "P"]
    assert kolom(bahan, "pendidikan") == [SMA, SD, SMP]


def test_bdt_codes_with_their_legend_are_taken() -> None:
    judul = ["Nama ART", "Hub KRT", "Pendidikan", "ruta"]
    isi = lembar([judul, ["Ali", 1, 3, "A"], ["Siti", 2, 1, "A"]])
    assert "pendidikan" not in baca(isi).olah("orang").baris[0].nilai
    assert kolom(baca(isi, DAFTAR).olah("orang"), "pendidikan") == [SMA, SD]


def test_codes_that_the_legend_lacks_are_asked_once_and_then_known() -> None:
    tabel = baca(lembar([JUDUL, ALI, SITI, UMAR, [4, "Ana", 2, 7, 2], [5, "Udin", 1, 7, 2], [6, "Budi", 1, 3, 2]]),
                 DAFTAR)  # fmt: skip
    bahan = tabel.olah("orang")
    assert [b.nomor for b in bahan.baris if b.masalah] == [5, 6]
    assert "Kode 7 tidak ada di lembar Keterangan" in bahan.baris[3].masalah[0].teks
    perlu = [a for a in daftar_arti(tabel.nilai_kolom("orang", None, None), "orang") if a.wajib]
    assert [(a.judul, a.nilai, a.jumlah, a.arti) for a in perlu] == [("Pendidikan", "7", 2, "")]
    arti = {"pendidikan": {"7": SMP}}
    bahan = tabel.olah("orang", arti=arti)
    assert kolom(bahan, "pendidikan") == [SMA, SD, SMP, SMP, SMP, SMA]
    (satu,) = [a for a in daftar_arti(tabel.nilai_kolom("orang", None, arti), "orang") if a.dari == "dipilih"]
    assert (satu.nilai, satu.arti, satu.wajib) == ("7", SMP, False)


def test_a_siak_code_that_is_none_gets_a_meaning_and_the_others_stay_codes() -> None:
    tabel = baca(lembar([JUDUL, ALI, SITI, [3, "Ana", 1, 99, 2]]))
    assert "tidak ada di daftar SIAK" in tabel.olah("orang").baris[2].masalah[0].teks
    bahan = tabel.olah("orang", arti={"pendidikan": {"99": ""}})
    assert kolom(bahan, "pendidikan") == [SD, "Tidak/belum sekolah", None]


def test_words_of_ones_own_are_asked_with_their_rows() -> None:
    rows = [["Nama", "L/P", "Status Kawin", "Pendidikan"], ["Ali", "L", "janda", "SLTA Sdrj"],
            ["Siti", "P", "kawin", "Pondok"], ["Ana", "P", "janda", "S1"]]  # fmt: skip
    tabel = baca(lembar(rows))
    semua = daftar_arti(tabel.nilai_kolom("orang", None, None), "orang")
    assert [(a.judul, a.nilai, a.jumlah, a.wajib) for a in semua] == [
        ("Status Kawin", "janda", 2, True), ("Pendidikan", "Pondok", 1, False)]  # fmt: skip
    bahan = tabel.olah("orang", arti={"status_kawin": {"janda": "cerai mati"}, "pendidikan": {"pondok": SMA}})
    assert kolom(bahan, "status_kawin") == ["cerai mati", "kawin", "cerai mati"]
    assert kolom(bahan, "pendidikan") == [SMA, SMA, "Diploma IV/Strata I"]


def test_every_offered_meaning_is_understood() -> None:
    for field in ("jenis_kelamin", "status_kawin", "pendidikan", "pekerjaan", "miskin", "status"):
        for kata, _ in pilihan_arti("orang", field):
            tabel = baca(lembar([["Nama", "Keadaan" if field == "status" else field.replace("_", " ")], ["Ali", "?"]]))
            bahan = tabel.olah("orang", {1: field}, arti={field: {"?": kata}})
            assert field in bahan.baris[0].nilai, (field, kata)
            assert not bahan.baris[0].masalah, (field, kata)
    assert bebas("orang", "pekerjaan")
    assert not bebas("orang", "jenis_kelamin")


def test_a_book_has_legends_too() -> None:
    rows: list[list[Any]] = [["No", "Nama Barang", "Jumlah", "Kondisi"], [1, "Kursi", 4, 1], [2, "Meja", 1, 3]]
    tabel = baca(lembar(rows), legenda(["Kondisi"], [1, "Baik"], [2, "Rusak ringan"], [3, "Rusak berat"]),
                 ke="inventaris")  # fmt: skip
    bahan = tabel.olah("inventaris")
    assert kolom(bahan, "kondisi") == ["B", "RB"]
    assert bahan.kode == ["Kolom “Kondisi”: kode 1, 3 dibaca menurut lembar Keterangan."]


@pytest.mark.parametrize(
    "rows",
    [
        [["No", "Nama"], [1, "Ali"], [2, "Siti"]],
        [["RT : 03, RW : 01"], ["L : 12, P : 15"], ["Jumlah: 12; Rata: 3"]],
        [["No", "Jabatan", "Nama"], [1, "Ketua", "Ali"], [2, "Ketua", "Budi"]],
    ],
)
def test_what_is_no_legend(rows: Sequence[Sequence[Any]]) -> None:
    assert [one for one in cari_legenda(lembar(rows)) if one.field] == []


def test_pairs_in_one_text() -> None:
    assert urai("JK: 1 = Laki-laki, 2 = Perempuan") == ("JK", {"1": "Laki-laki", "2": "Perempuan"})
    assert urai("(1) SD 2) SMP; 03. SMA") == ("", {"1": "SD", "2": "SMP", "3": "SMA"})
    assert urai("Jl. Melati No. 5 RT 03") == ("", {})
    assert urai("Undangan rapat 1 dan 2") == ("", {})


def test_codes_that_a_named_legend_lacks_are_never_read_by_another_list() -> None:
    """Only code 7 in the sheet, and a legend of 1 to 3: 7 is unknown, not what SIAK calls 7."""
    for isi in ([JUDUL, [1, "Ali", 1, 7, 2]], [JUDUL, [1, "Ali", 1, 7, 2], [2, "Siti", 2, 8, 2]]):
        bahan = baca(lembar(isi), DAFTAR).olah("orang")
        assert all("tidak ada di lembar Keterangan" in b.masalah[0].teks for b in bahan.baris)
    dua = susun(Telaah(Buku("data.xlsx", "xlsx", [
        lembar([JUDUL, ALI, SITI], nama="RT 01"), lembar([JUDUL, [1, "Ana", "P", 7, 2]], nama="RT 02"), SEBARIS
    ])), "orang", ["semua"], HARI_INI)  # fmt: skip
    assert "Kode 7 tidak ada di lembar Keterangan" in dua.olah("orang").baris[2].masalah[0].teks
