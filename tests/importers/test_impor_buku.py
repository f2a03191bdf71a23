"""Foreign sheets into plain books: headings as offices write them, rows met again, rules, everything or nothing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest

from lkm_desktop.domain import BUKU, REGISTERS
from lkm_desktop.errors import LkmError
from lkm_desktop.importers.kolom_buku import cocokkan, cocokkan_bertingkat
from lkm_desktop.importers.nilai_buku import pisah
from lkm_desktop.importers.sel import Buku
from lkm_desktop.importers.synonyms_buku import kamus, kolom_tujuan
from lkm_desktop.importers.tabel_buku import TabelBuku
from lkm_desktop.importers.table import siapkan
from lkm_desktop.services import impor, kartu, registers
from lkm_desktop.services.registers import Query
from lkm_desktop.storage import Store
from tests.importers.pembuat import HARI_INI, lembar
from tests.pembantu import add

Sheet = Sequence[Sequence[Any]]
MASUK: Sheet = [
    ["BUKU AGENDA SURAT MASUK"],
    ["LKM MAJU BERSAMA KELURAHAN KELAYAN TENGAH"],
    [],
    ["No", "No Agenda", "Tgl Terima", "Asal Surat", "Surat", "", "Perihal", "Diteruskan ke", "Ket"],
    ["", "", "", "", "Tgl", "No.", "", "", ""],
    [1, 2, 3, 4, 5, 6, 7, 8, 9],
    [1, 1, "05/01/2025", "Lurah Kelayan Tengah", "03-01-2025", "005/01/KT", "Undangan musrenbang", "Koordinator", "-"],
    [2, 2, "7 Jan 2025", "Camat Banjarmasin Selatan", date(2025, 1, 6), "094/17", "Pendataan  ulang", "UPS", ""],
    [3, "", "20-1-2025", "KSM Sejahtera", "", "-", "Permohonan perbaikan saluran", "", "lisan"],
    ["", "Jumlah", "", "", "", "", "3 surat", "", ""],
    [],
    ["", "", "", "", "", "", "Sekretaris,", "", ""],
    ["", "", "", "", "", "", "Ernawati", "", ""],
]
GABUNG = ((3, 4, 3, 5), (3, 0, 4, 0), (3, 1, 4, 1), (3, 2, 4, 2), (3, 3, 4, 3), (3, 6, 4, 6))


def sheet(rows: Sheet, ke: str, joined: Sequence[tuple[int, int, int, int]] = ()) -> TabelBuku:
    found = siapkan(Buku("buku.xlsx", "xlsx", [lembar(rows, joined)]), today=HARI_INI, ke=ke)
    assert isinstance(found, TabelBuku)
    return found


def plan(store: Store, rows: Sheet | TabelBuku, ke: str, **more: Any) -> impor.Rencana:
    table = rows if isinstance(rows, TabelBuku) else sheet(rows, ke)
    with store.read() as s:
        return impor.rencana(s, table, ke, **more)


def bring(store: Store, rows: Sheet | TabelBuku, ke: str, **more: Any) -> impor.Hasil:
    made = plan(store, rows, ke, **more)
    with store.unit("Impor") as s:
        return impor.terapkan(s, made)


def contents(store: Store, ke: str, *keys: str) -> list[tuple[Any, ...]]:
    register = REGISTERS[ke]
    with store.read() as s:
        found = registers.ids(s, register, registers.in_book_order(register, Query()))
        return registers.records(s, register, found, keys)


# ---- headings ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("ke", "heading", "field"),
    [
        ("surat_masuk", "Tgl Terima", "tanggal_terima"), ("surat_masuk", "Asal Surat", "pengirim"),
        ("surat_masuk", "PERIHAL", "isi"), ("surat_masuk", "No Agenda", "nomor_agenda"),
        ("surat_masuk", "No. Surat", "surat_nomor"), ("surat_masuk", "Tgl. Surat", "surat_tanggal"),
        ("surat_masuk", "Tangal Terima", "tanggal_terima"), ("surat_masuk", "No", "urut"),
        ("surat_masuk", "Tanggal", "tanggal_terima"), ("surat_masuk", "Isi Ringkasan", "isi"),
        ("surat_masuk", "Tgl & No Surat", "nomor_tanggal"), ("surat_masuk", "Umur", None),
        ("surat_keluar", "No. Verbal", "nomor"), ("surat_keluar", "Dikirim Kepada", "kepada"),
        ("surat_keluar", "Hal", "perihal"), ("surat_keluar", "Lamp.", "lampiran"),
        ("ekspedisi", "Penerima", "penerima"), ("sk", "Nomor SK", "nomor"), ("sk", "Uraian Singkat", "uraian"),
        ("arsip_dokumen", "Map/Ordner", "lokasi"), ("tamu", "Maksud & Tujuan", "keperluan"),
        ("tamu", "Hari/Tanggal", "tanggal"), ("inventaris", "Nama Barang", "nama_barang"),
        ("inventaris", "Keadaan (B, RR, RB)", "kondisi"), ("inventaris", "Harga Satuan (Rp)", "harga"),
        ("inventaris", "Jml", "jumlah"), ("kegiatan", "Penanggung Jawab", "pelaksana"),
        ("pengaduan", "Uraian Pengaduan", "isi"), ("pengaduan", "Nama Pelapor", "pelapor"),
    ],
)  # fmt: skip
def test_headings_as_offices_write_them(ke: str, heading: str, field: str | None) -> None:
    assert cocokkan(ke, heading)[0] == field


def test_headings_of_two_rows() -> None:
    assert cocokkan_bertingkat("surat_masuk", ("Surat", "Tanggal"))[0] == "surat_tanggal"
    assert cocokkan_bertingkat("surat_masuk", ("Surat", "Nomor"))[0] == "surat_nomor"
    assert cocokkan_bertingkat("kegiatan", ("Peserta", "L"))[0] == "peserta_l"
    assert cocokkan_bertingkat("surat_keluar", ("Dikirim kepada", "Alamat"))[0] == "alamat"


@pytest.mark.parametrize("ke", [r.key for r in BUKU])
def test_every_field_of_a_book_can_be_named_and_chosen(ke: str) -> None:
    words = kamus(ke)
    register = REGISTERS[ke]
    assert {words.pasti.get(cocokkan(ke, register.field(key).label)[0] or "", key) for key in register.form}
    for key in register.form:
        assert cocokkan(ke, register.field(key).label)[0] == key, key
    assert set(register.form) < set(kolom_tujuan(ke))


@pytest.mark.parametrize(
    ("text", "number", "day"),
    [
        ("005/SK/LKM/2025 tanggal 12 Maret 2025", "005/SK/LKM/2025", "12 Maret 2025"),
        ("005/12/2025, 3-2-2025", "005/12/2025", "3-2-2025"),
        ("3/2/2025 / No. 094/17", "094/17", "3/2/2025"),
        ("094/17/III/2025", "094/17/III/2025", ""),
    ],
)
def test_number_and_date_in_one_cell(text: str, number: str, day: str) -> None:
    assert pisah(text) == (number, day)


# ---- a messy agenda ------------------------------------------------------------------------------------------------


def test_a_messy_agenda_comes_in_and_a_second_time_changes_nothing(store: Store) -> None:
    table = sheet(MASUK, "surat_masuk", GABUNG)
    made = plan(store, table, "surat_masuk")
    assert [(b.nomor, b.status) for b in made.baris] == [(7, "baru"), (8, "baru"), (9, "baru")]
    assert {why for _, why in made.bahan.dilewati} == {"nomor kolom", "baris jumlah", "tanda tangan atau catatan kaki"}
    result = bring(store, table, "surat_masuk")
    assert result.kalimat == "3 surat masuk baru."
    keys = ("nomor_agenda", "tanggal_terima", "pengirim", "surat_tanggal", "surat_nomor", "isi", "disposisi")
    assert contents(store, "surat_masuk", *keys) == [
        (1, date(2025, 1, 5), "Lurah Kelayan Tengah", date(2025, 1, 3), "005/01/KT", "Undangan musrenbang",
         "Koordinator"),
        (2, date(2025, 1, 7), "Camat Banjarmasin Selatan", date(2025, 1, 6), "094/17", "Pendataan ulang", "UPS"),
        (3, date(2025, 1, 20), "KSM Sejahtera", None, None, "Permohonan perbaikan saluran", None),
    ]  # fmt: skip
    again = bring(store, table, "surat_masuk")
    assert again.kalimat == "Tidak ada yang berubah; 3 baris sudah tercatat."
    assert len(contents(store, "surat_masuk", "isi")) == 3
    store.undo()
    assert contents(store, "surat_masuk", "isi") == []


def test_a_row_without_what_it_needs_waits_and_can_be_corrected(store: Store) -> None:
    rows: Sheet = [
        ["Tgl Terima", "Asal Surat", "Perihal"],
        ["31 Feb 2025", "Lurah", "Undangan"],
        ["1-2-2025", "", "Undangan"],
        ["1-2-2025", "Camat", "Edaran"],
    ]
    made = plan(store, rows, "surat_masuk")
    assert [b.status for b in made.baris] == ["bermasalah", "bermasalah", "baru"]
    assert [(a.field, a.teks) for a in made.baris[1].alasan] == [("pengirim", "Pengirim harus diisi.")]
    with pytest.raises(LkmError, match="2 baris masih bermasalah"), store.unit("Impor") as s:
        impor.terapkan(s, made)
    fixed = {(2, "tanggal_terima"): "28-2-2025", (3, "pengirim"): "Askot"}
    assert bring(store, rows, "surat_masuk", koreksi=fixed).baru == 3
    skipped = plan(store, rows, "surat_masuk", keputusan={2: "lewati"})
    assert [b.status for b in skipped.baris] == ["lewati", "bermasalah", "sama"]


def test_known_letters_are_completed_not_replaced(store: Store) -> None:
    row = add(store, "surat_masuk", tanggal_terima=date(2025, 2, 1), pengirim="Lurah", surat_nomor="005/1", isi="Rapat")
    rows = [["Tgl Terima", "Asal", "No Surat", "Perihal", "Disposisi"], ["1-2-2025", "LURAH", "005 / 1", "RWT", "UPL"]]
    made = plan(store, rows, "surat_masuk")
    assert (made.baris[0].status, made.dibiarkan) == ("berubah", 1)
    bring(store, rows, "surat_masuk")
    with store.read() as s:
        kept = kartu.get(s, REGISTERS["surat_masuk"], row)
    assert (kept["isi"], kept["disposisi"], kept["pengirim"]) == ("Rapat", "UPL", "Lurah")
    assert bring(store, rows, "surat_masuk", timpa=True).diganti == 1
    assert contents(store, "surat_masuk", "isi") == [("RWT",)]


def test_the_same_agenda_number_of_another_sender_is_another_letter(store: Store) -> None:
    add(store, "surat_masuk", tanggal_terima=date(2025, 2, 1), pengirim="Lurah", nomor_agenda=1, isi="Rapat")
    rows: Sheet = [["No Agenda", "Tgl Terima", "Asal", "Perihal"], [1, "3-2-2025", "Camat", "Edaran"]]
    made = plan(store, rows, "surat_masuk")
    assert made.baris[0].status == "baru"
    assert "sudah dipakai surat dari Lurah" in made.baris[0].catatan[0].teks


def test_letters_without_agenda_number_count_on_year_by_year(store: Store) -> None:
    add(store, "surat_masuk", tanggal_terima=date(2025, 2, 1), pengirim="Lurah", nomor_agenda=7, isi="Rapat")
    rows = [["Tgl Terima", "Asal", "Perihal"], ["3-2-2025", "A", "x"], ["3-2-2024", "B", "y"], ["4-2-2025", "C", "z"]]
    bring(store, rows, "surat_masuk")
    assert contents(store, "surat_masuk", "pengirim", "nomor_agenda") == [("B", 1), ("Lurah", 7), ("A", 8), ("C", 9)]


# ---- other books ---------------------------------------------------------------------------------------------------


def test_a_number_of_a_letter_comes_in_once_a_year(store: Store) -> None:
    add(store, "surat_keluar", nomor="001/SB/LKM-MB/I/2025", tanggal=date(2025, 1, 5), kepada="Lurah")
    rows: Sheet = [
        ["No", "No Surat", "Tgl Surat", "Kepada", "Perihal"],
        [1, "001/SB/LKM-MB/I/2025", "5-1-2025", "Lurah", "Laporan"],
        [2, "002/SB/LKM-MB/I/2025", "6-1-2025", "Camat", "Undangan"],
        [3, "002/SB/LKM-MB/I/2025", "7-1-2025", "Askot", "Data"],
        [4, "001/SB/LKM-MB/I/2025", "5-1-2024", "Lurah", "Lain tahun"],
    ]
    made = plan(store, rows, "surat_keluar")
    assert [b.status for b in made.baris] == ["berubah", "baru", "bermasalah", "baru"]
    assert made.baris[2].alasan[0].teks == "Nomor 002/SB/LKM-MB/I/2025 sudah ada di baris 3."
    with store.unit("Impor") as s:
        impor.terapkan(s, made, lewati_bermasalah=True)
    assert contents(store, "surat_keluar", "nomor", "perihal", "keadaan")[0][2] == "terpakai"
    with store.read() as s:
        found = sorted((r.tahun, r.urut, r.deret) for r in s.query(REGISTERS["surat_keluar"].entity))
    assert found == [(2024, 1, "surat"), (2025, 1, "surat"), (2025, 2, "surat")]


def test_decrees_with_number_and_date_in_one_column(store: Store) -> None:
    rows: Sheet = [
        ["No Urut", "Nomor & Tanggal Keputusan", "Tentang", "Uraian Singkat"],
        [1, "01/SK/LKM/2024, 3 Januari 2024", "Panitia RWT", "Sembilan orang"],
        [2, "02/SK/LKM/2024 tgl 12-03-2024", "Pengelola UPK", ""],
    ]
    assert bring(store, rows, "sk").kalimat == "2 SK baru."
    assert contents(store, "sk", "nomor", "tanggal") == [
        ("01/SK/LKM/2024", date(2024, 1, 3)), ("02/SK/LKM/2024", date(2024, 3, 12)),
    ]  # fmt: skip
    assert bring(store, rows, "sk").sama == 2


def test_an_inventory_with_rupiah_conditions_and_equal_things(store: Store) -> None:
    rows: Sheet = [
        ["No", "Nama Barang", "Merk/Type", "Jml", "Satuan", "Keadaan", "Harga (Rp)", "Lokasi"],
        [1, "Kursi plastik", "", "20 buah", "buah", "Baik", "Rp 55.000,-", "Balai"],
        [2, "Kursi plastik", "", 20, "buah", "Baik", 55000, "Balai"],
        [3, "Printer", "Epson", 1, "unit", "rusak berat", "1.400.000,00", ""],
        [4, "Meja", "", 2, "buah", "bengkok", 1.5, ""],
        ["", "JUMLAH", "", 43, "", "", "", ""],
    ]
    made = plan(store, rows, "inventaris")
    assert [b.status for b in made.baris] == ["baru", "baru", "baru", "bermasalah"]
    assert {a.field for a in made.baris[3].alasan} == {"kondisi", "harga"}
    with store.unit("Impor") as s:
        impor.terapkan(s, made, lewati_bermasalah=True)
    assert contents(store, "inventaris", "nama_barang", "jumlah", "kondisi", "harga") == [
        ("Kursi plastik", 20, "B", 55_000), ("Kursi plastik", 20, "B", 55_000), ("Printer", 1, "RB", 1_400_000),
    ]  # fmt: skip
    again = plan(store, rows, "inventaris")
    assert [b.status for b in again.baris] == ["sama", "sama", "sama", "bermasalah"]


def test_a_finished_complaint_needs_its_day(store: Store) -> None:
    rows: Sheet = [
        ["Tgl", "Pelapor", "Isi Pengaduan", "Penanganan", "Status", "Tgl Selesai"],
        ["3-2-2025", "Siti", "Lampu mati", "Diganti", "Tuntas", "5-2-2025"],
        ["4-2-2025", "", "Saluran", "", "selesai", ""],
        ["6-2-2025", "", "Jalan", "", "dalam proses", ""],
    ]
    made = plan(store, rows, "pengaduan")
    assert [b.status for b in made.baris] == ["baru", "bermasalah", "baru"]
    assert made.baris[1].alasan[0].teks == "Pengaduan yang selesai perlu tanggal selesainya."
    assert made.baris[2].nilai["status"] == "ditangani"


def test_a_guest_with_a_title_at_the_foot_is_no_signature(store: Store) -> None:
    rows: Sheet = [
        ["Tanggal", "Nama", "Instansi", "Keperluan"],
        ["3-2-2025", "Ratna", "Korkot", "Supervisi"],
        ["4-2-2025", "Lurah Kelayan Tengah", "Kelurahan", "Koordinasi"],
        ["", "Sekretaris", "", ""],
        ["", "( ........... )", "", ""],
    ]
    made = plan(store, rows, "tamu")
    assert [b.nilai["nama"] for b in made.baris] == ["Ratna", "Lurah Kelayan Tengah"]


def test_the_plan_is_refused_when_the_book_changed_meanwhile(store: Store) -> None:
    rows: Sheet = [["Tanggal", "Nama", "Keperluan"], ["3-2-2025", "Ratna", "Supervisi"]]
    made = plan(store, rows, "tamu")
    add(store, "tamu", tanggal=date(2025, 2, 3), nama="Ratna", keperluan="Supervisi")
    with pytest.raises(LkmError, match="berubah sejak pratinjau"), store.unit("Impor") as s:
        impor.terapkan(s, made)


def test_a_sheet_of_something_else_is_refused_in_the_books_words(store: Store) -> None:
    with pytest.raises(LkmError, match=r"Tanggal terima, No\. agenda, Pengirim"):
        sheet([["Nama", "NIK", "RT"], ["Ahmad", "6371011708700001", "03"]], "surat_masuk")
