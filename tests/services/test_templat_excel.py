"""Forms of the korkot: kept, mapped, guessed, filled for a period, and found again in the form of next year."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from python_calamine import CalamineWorkbook

from lkm_desktop.errors import FieldErrors, LkmError
from lkm_desktop.importers.templat_excel import baca_berkas, baca_bita
from lkm_desktop.services import templat_excel as layanan
from lkm_desktop.services.rekap import periode
from lkm_desktop.services.sel_excel import Alamat, alamat
from lkm_desktop.services.templat_excel import SelPeta
from lkm_desktop.services.templat_ganti import HILANG, PINDAH, TETAP, banding
from lkm_desktop.services.templat_kisi import Judul, judul, tempat_daftar
from lkm_desktop.services.templat_nilai import Nilai, dalam_masa, kata, rencanakan
from lkm_desktop.services.templat_saran import rincian_dari, saran, usulkan
from lkm_desktop.storage import Store
from lkm_desktop.workbooks import isi_templat
from tests.importers.pembuat import xls
from tests.pembantu import add, person
from tests.workbooks.formulir_contoh import formulir
from tests.workbooks.korkot_contoh import KEPALA, korkot

JULI, SAMPAI = periode.bulan(2025, 7), date(2025, 7, 31)


def sel(lembar: str, tempat: str, angka: str, jenis: str = "angka", **rincian: str) -> SelPeta:
    return SelPeta("", lembar, tempat, jenis, angka, rincian)


@pytest.fixture
def form(store: Store) -> str:
    """The form, kept, with relawan in the office: 2 L and 1 P in RW 01, 1 P in RW 02 who signed up in July."""
    for nama, jk, rw, daftar in (("Ahmad", "L", "01", "2025-01-10"), ("Budi", "L", "01", "2025-02-10"),
                                 ("Citra", "P", "01", "2025-03-10"), ("Dewi", "P", "02", "2025-07-10")):  # fmt: skip
        orang = person(store, nama, jenis_kelamin=jk, rw=rw, rt="01")
        add(store, "relawan", orang_id=orang, tanggal_daftar=date.fromisoformat(daftar))
    with store.unit("Ambil formulir") as s:
        return layanan.tambah(s, "Form bulanan korkot", "korkot.xlsx", korkot())


def hasil(data: bytes, lembar: str) -> dict[str, object]:
    """Filled cells of a sheet by their names, as an independent reader sees them."""
    baris = CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_name(lembar).to_python(skip_empty_area=False)
    return {f"{chr(65 + k)}{b}": isi for b, satu in enumerate(baris, 1) for k, isi in enumerate(satu) if isi != ""}


def isi(store: Store, form: str, per: periode.Periode = JULI) -> tuple[bytes, list[str]]:
    """The form filled for a period, and all that is told."""
    with store.read() as s:
        data, kisi = layanan.isi_berkas(s, form), baca_bita(korkot(), "korkot.xlsx")
        nilai = Nilai(s, per, min(SAMPAI, per.selesai))
        rencana = rencanakan(kisi, [nilai.sel(p) for p in layanan.peta(s, form)])
    kata_kata = [*rencana.tak_terisi, *rencana.kosong, *rencana.terpotong]
    return isi_templat.isi(data, "korkot.xlsx", rencana.isian), kata_kata


def test_a_form_is_filled_with_numbers_of_the_period_of_another_time_and_of_a_place(store: Store, form: str) -> None:
    peta = [sel("Form 1", "D3", "kelurahan"), sel("Form 1", "E7", "periode_laporan"), sel("Form 1", "F14", "relawan_l"),
            sel("Form 1", "G14", "relawan_p"), sel("Form 1", "D14", "relawan_p", masa="lalu"),
            sel("Form 1", "C14", "relawan_p", masa="03"), sel("RW", "C2", "relawan_p", rw="1"),
            sel("RW", "C3", "relawan_p", rw="02")]  # fmt: skip
    with store.unit("Simpan peta") as s:
        layanan.pasang(s, form, peta)
    data, kata_kata = isi(store, form)
    assert not kata_kata
    found, rw = hasil(data, "Form 1"), hasil(data, "RW")
    assert (found["D3"], found["D7"]) == ("Kelayan Tengah", "Juli 2025")
    assert (found["F14"], found["G14"], found["D14"], found["C14"]) == (2, 2, 1, 1)
    assert (rw["C2"], rw["C3"]) == (1, 1)
    assert "H14" not in found  # the sum has no result yet


def test_lists_go_downwards_until_the_next_filled_cell_and_what_does_not_fit_is_told(store: Store, form: str) -> None:
    with store.unit("Simpan peta") as s:
        layanan.pasang(
            s,
            form,
            [
                sel("Daftar Relawan", "B5", "daftar_r4_nama", "daftar"),
                sel("Daftar Relawan", "C5", "daftar_r4_jenis_kelamin", "daftar", baris="3"),
            ],
        )
    data, kata_kata = isi(store, form)
    found = hasil(data, "Daftar Relawan")
    assert [found[f"B{n}"] for n in range(5, 9)] == ["Ahmad", "Budi", "Citra", "Dewi"]
    assert found["B10"] == "Jumlah"
    assert [found.get(f"C{n}") for n in range(5, 9)] == ["L", "L", "P", None]
    assert kata_kata == ["Daftar Relawan C5: Relawan: L/P ada 4, di formulir muat 3; 1 tidak ikut."]
    lembar = baca_bita(korkot(), "k").lembar[2]
    assert [tempat_daftar(lembar, a) for t in ("B5", "C5") if (a := alamat(t))] == [5, 2000]


def test_what_cannot_be_filled_is_named_and_the_rest_is_filled(store: Store, form: str) -> None:
    with store.unit("Simpan peta") as s:
        layanan.pasang(s, form, [sel("Lama", "B1", "relawan_l"), sel("Form 1", "H14", "relawan_total"),
                                 sel("Form 1", "F15", "angka_kuno"), sel("Form 1", "F14", "relawan_l"),
                                 sel("Form 1", "D8", "koordinator")])  # fmt: skip
    data, kata_kata = isi(store, form)
    assert [teks.split(":")[0] for teks in kata_kata] == ["Form 1 H14", "Form 1 F15", "Lama B1", "Form 1 D8"]
    assert "berisi rumus" in kata_kata[0]
    assert hasil(data, "Form 1")["F14"] == 2


def test_names_are_unique_and_the_sampah_gives_back_the_form_with_its_cells(store: Store, form: str) -> None:
    with store.unit("Simpan peta") as s:
        layanan.pasang(s, form, [sel("Form 1", "$d$3", "kelurahan")])
    for nama in ("", "form BULANAN korkot", "x" * 61):
        with store.read() as s, pytest.raises(FieldErrors):
            layanan.tambah(s, nama, "a.xlsx", b"x")
    with store.unit("Hapus formulir") as s:
        layanan.buang(s, form)
    with store.unit("Ambil formulir") as s:
        baru = layanan.tambah(s, "Form bulanan korkot", "b.xlsx", korkot())
        assert [f.id for f in layanan.daftar(s)] == [baru]
        assert layanan.terbuang(s) == [(form, "Form bulanan korkot", "korkot.xlsx")]
        layanan.pulihkan(s, form)
        assert layanan.satu(s, form).nama == "Form bulanan korkot (2)"
        assert [p.sel for p in layanan.peta(s, form)] == ["D3"]
        assert layanan.menurut_nama(s, "form bulanan korkot (").id == form
        with pytest.raises(LkmError, match="tidak ada"):
            layanan.menurut_nama(s, "laporan")


def test_each_step_is_undone_as_one(store: Store, form: str) -> None:
    with store.unit("Simpan peta") as s:
        layanan.pasang(s, form, [sel("Form 1", "D3", "kelurahan"), sel("Form 1", "D4", "kecamatan")])
    with store.unit("Simpan peta") as s:
        layanan.pasang(s, form, [sel("Form 1", "D3", "nama_lkm")])
        assert layanan.lepas(s, [p.id for p in layanan.peta(s, form) if p.sel == "D4"]) == 1
    with store.read() as s:
        assert [(p.sel, p.angka) for p in layanan.peta(s, form)] == [("D3", "nama_lkm")]
    store.undo()
    with store.read() as s:
        assert [(p.sel, p.angka) for p in layanan.peta(s, form)] == [("D3", "kelurahan"), ("D4", "kecamatan")]


def test_the_form_of_this_year_keeps_cells_by_their_words_and_names_those_that_moved(store: Store, form: str) -> None:
    peta = [sel("Form 1", "D3", "kelurahan"), sel("Form 1", "D8", "koordinator"), sel("Form 1", "D4", "kecamatan"),
            sel("Form 1", "G14", "relawan_p"), sel("RW", "C3", "relawan_p", rw="02")]  # fmt: skip
    with store.unit("Simpan peta") as s:
        layanan.pasang(s, form, peta)
        tersimpan = layanan.peta(s, form)
    kepala = ["Kode", *(k for k in KEPALA if k != "Kecamatan"), "Alamat"]  # one row more, one label gone
    baru = korkot("LAPORAN 2026", kepala, "Form A")
    pindahan = banding(baca_bita(korkot(), "lama"), baca_bita(baru, "baru"), tersimpan)
    assert [(p.sel.sel, p.keadaan, p.lembar, p.tempat) for p in pindahan] == [
        ("D3", PINDAH, "Form A", "D4"), ("D4", HILANG, "", ""), ("D8", PINDAH, "Form A", "D8"),
        ("G14", PINDAH, "Form A", "G15"), ("C3", TETAP, "RW", "C3"),
    ]  # fmt: skip
    assert "(Jumlah relawan terdaftar › Bulan ini › P) pindah ke Form A G15" in pindahan[3].kalimat
    with store.unit("Ganti berkas formulir") as s:
        tempat = {p.sel.id: (p.lembar, p.tempat) if p.keadaan != HILANG else None for p in pindahan}
        layanan.ganti_berkas(s, form, "2026.xlsx", baru, tempat)
        assert {(p.lembar, p.sel) for p in layanan.peta(s, form)} == {
            ("Form A", "D4"), ("Form A", "D8"), ("Form A", "G15"), ("RW", "C3")}  # fmt: skip
        assert layanan.isi_berkas(s, form) == baru


def test_words_near_a_cell_tell_its_figure() -> None:
    kisi = baca_bita(korkot(), "k")
    found = {
        (u.sel.lembar, u.sel.sel): (u.sel.angka, dict(u.sel.rincian))
        for u in usulkan(kisi, [sel("Form 1", "D3", "kelurahan")])
    }
    assert found["Form 1", "D6"] == ("nama_lkm", {})
    assert found["Form 1", "D7"] == ("periode_laporan", {})
    assert found["Form 1", "G14"] == ("relawan_p", {})
    assert found["Form 1", "C17"] == ("relawan_terlatih_l", {"masa": "sd_lalu"})
    assert found["Form 1", "H22"] == ("rutin_persen", {})
    assert found["RW", "C3"] == ("relawan_p", {"rw": "02"})
    assert ("Form 1", "D3") not in found
    assert ("Form 1", "H14") not in found  # a formula is left alone
    assert not [place for place in found if place[0] == "Daftar Relawan"]  # "Jumlah" below a list says nothing
    nama = judul(kisi.lembar[2], alamat("B5") or (5, 2))  # type: ignore[arg-type]
    assert saran(nama, "Daftar Relawan")[0].angka.kunci == "daftar_r4_nama"


def test_formulas_without_a_result_stand_beside_what_is_filled_and_a_heading_of_a_list_asks_for_nothing() -> None:
    buku = openpyxl.Workbook()
    lembar = buku.active
    assert lembar is not None
    lembar.title = "Form"
    for baris in (["Kelurahan"], ["Bulan"], [], ["Uraian", "Laki-laki", "Perempuan", "Jumlah"],
                  ["Anggota LKM", None, None, "=B5+C5"], ["Relawan", None, None, "=B6+C6"], [], ["Daftar relawan"],
                  ["No", "Nama", "L/P"], [1], [2]):  # fmt: skip
        lembar.append(baris)
    keluar = io.BytesIO()
    buku.save(keluar)
    kisi = baca_bita(keluar.getvalue(), "f.xlsx")
    assert {u.sel.sel: u.sel.angka for u in usulkan(kisi, [])} == {
        "B1": "kelurahan", "B2": "periode_laporan", "B5": "anggota_l", "C5": "anggota_p",
        "B6": "relawan_l", "C6": "relawan_p",
    }  # fmt: skip
    assert judul(kisi.lembar[0], Alamat(10, 2)) == Judul((), ("Nama",), "Daftar relawan")


@pytest.mark.parametrize(("kiri", "kunci"), [
    ("Jumlah relawan wanita", "relawan_p"), ("Jml. relawan pria :", "relawan_l"), ("Relawan prempuan", "relawan_p"),
    ("Anggota BKM perempuan", "anggota_p"), ("Jumlah RT", "jumlah_rt"), ("Ketua BKM", "koordinator"),
    ("Peserta KBK perempuan", "kbk_p"), ("% perempuan relawan", "relawan_persen_p"),
    ("Jumlah KK Miskin", "jumlah_kk_miskin"), ("Nama Lurah", "lurah"),
])  # fmt: skip
def test_labels_in_other_words(kiri: str, kunci: str) -> None:
    assert saran(Judul((kiri,)))[0].angka.kunci == kunci


def test_words_of_place_and_time_narrow_the_figure() -> None:
    assert rincian_dari(Judul(("RT 3 / RW 02",), ("s.d. bulan ini",))) == {"rt": "03", "rw": "02", "masa": "sd_ini"}
    assert rincian_dari(Judul(("Relawan",), ("Maret",))) == {"masa": "03"}
    assert dalam_masa(JULI, SAMPAI, "08") is None
    assert dalam_masa(JULI, SAMPAI, "sd_lalu") == (periode.Periode("tahun", "2025", "Tahun 2025", date(2025, 1, 1),
                                                                  date(2025, 6, 30)), date(2025, 6, 30))  # fmt: skip
    assert dalam_masa(periode.bulan(2025, 1), SAMPAI, "sd_lalu") is None
    assert [kata(j, n) for j, n in (("angka", 1250), ("persen", 0.4567), ("tahun", 2025), ("tanggal", SAMPAI),
                                    ("desimal", 61.25), ("kata", None))] == [
        "1.250", "45,67 %", "2025", "31 Juli 2025", "61,25", ""]  # fmt: skip


def test_only_xlsx_and_xlsm_are_taken(tmp_path: Path) -> None:
    with pytest.raises(LkmError, match="Simpan Sebagai"):
        baca_bita(xls([["Nama"], ["Ali"]]), "a.xls")
    isi_berkas = formulir(makro=True)
    (tmp_path / "a.xlsm").write_bytes(isi_berkas)
    data, kisi = baca_berkas(tmp_path / "a.xlsm")
    assert data == isi_berkas
    assert [satu.nama for satu in kisi.lembar] == ["Isian Bulanan", "Rekap"]
