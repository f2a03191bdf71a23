"""The printed books of the office: columns in the order of lkm-siklus.md 1.13, columns to sign, sums, any number of
rows on any paper."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

import pytest

from lkm_desktop.documents import DOKUMEN, buku, make
from lkm_desktop.documents.page import A4, F4, MM, Kertas
from lkm_desktop.documents.pilihan import Pilihan
from lkm_desktop.domain import BUKU, REGISTERS
from lkm_desktop.fields import Register
from lkm_desktop.services import organisasi
from lkm_desktop.services.registers import Query
from lkm_desktop.storage import Store
from tests.documents.pdf_reader import assert_no_overlap, boxes, page_texts, paper_mm, squeezed, text_of
from tests.pembantu import add

TODAY = date(2025, 9, 21)
#: book -> headings after the number, as 1.13 names them
HEADINGS = {
    "surat_masuk": ["Tanggal terima", "Nomor agenda", "Pengirim", "Surat: tanggal", "Surat: nomor", "Isi ringkasan",
                    "Ket.", "Disposisi"],
    "surat_keluar": ["No. surat", "Tgl surat", "Tgl kirim", "Kepada", "Perihal", "Lamp.", "Ket."],
    "ekspedisi": ["Tanggal kirim", "Nomor surat", "Isi/perihal", "Dikirim kepada", "Diterima oleh", "Tanggal terima",
                  "Paraf/tanda terima", "Ket."],
    "sk": ["Nomor dan tanggal", "Tentang", "Uraian singkat", "Ket."],
    "arsip_dokumen": ["Jenis dokumen", "Nomor", "Tanggal", "Judul", "Lokasi fisik (map/ordner)", "Ket."],
    "tamu": ["Hari/tanggal", "Nama", "Instansi/alamat", "Jabatan", "Maksud dan tujuan", "Kesan/pesan", "Tanda tangan"],
    "inventaris": ["Kode", "Nama barang", "Merk", "Asal", "Tgl/th perolehan", "Jumlah", "Satuan", "Kondisi B/RR/RB",
                   "Harga", "Lokasi", "Ket."],
    "kegiatan": ["Tanggal", "Kegiatan", "Tempat", "Pelaksana", "Peserta L/P", "Hasil", "Tindak lanjut", "Ket."],
    "pengaduan": ["Tanggal", "Pelapor", "Media", "Isi pengaduan", "Penanganan", "Status", "Tanggal selesai"],
    "pelatihan": ["Nama pelatihan", "Kode modul", "Tanggal", "JPL", "Tempat", "Pemandu", "Penyelenggara", "Jenjang",
                  "Sumber dana", "Ket."],
}  # fmt: skip
SIGNED = {"ekspedisi": "Paraf/tanda terima", "tamu": "Tanda tangan", "anggota": "TTD", "pengelola": "TTD"}
LONG = "Undangan lokakarya orientasi tingkat kelurahan bagi seluruh anggota dan relawan <b>RT 01 & RT 02</b> " * 4
every_book = pytest.mark.parametrize("register", BUKU, ids=lambda r: r.key)


def row(register: Register, n: int, long: bool = False) -> dict[str, Any]:
    """A row of a book; every third one is long when asked for."""
    values: dict[str, Any] = {}
    for key in register.form:
        field = register.field(key)
        if field.kind == "tanggal":
            values[key] = date(2024, 6, 1) + timedelta(days=4 * n)
        elif field.kind in ("angka", "rupiah"):
            values[key] = 1_250_000 if field.kind == "rupiah" else n + 1
        elif field.choices:
            values[key] = field.choices[0][0]
        else:
            values[key] = LONG if long and n % 3 == 0 and field.kind == "panjang" else f"{field.label} ke-{n:03}"
    return values


def fill(store: Store, register: Register, count: int, long: bool = False) -> None:
    for n in range(count):
        add(store, register.key, **row(register, n, long))


def printed(store: Store, key: str, kertas: Kertas | None = None, **choice: Any) -> bytes:
    with store.read() as s:
        return make(s, key, Pilihan(kertas=kertas, dicetak=TODAY, **choice))


@every_book
def test_every_book_is_a_document_with_its_own_columns(store: Store, register: Register) -> None:
    assert DOKUMEN[f"buku-{register.key}"].label == register.book
    with store.read() as s:
        data = buku.gather(s, register, papan=False)
    assert [k.judul for k in data.kolom] == HEADINGS[register.key]


@every_book
@pytest.mark.parametrize(("count", "kertas"), [(1, F4.rebah()), (33, A4.rebah())], ids=["1-F4", "33-A4"])
def test_books_fit_their_paper(store: Store, register: Register, count: int, kertas: Kertas) -> None:
    fill(store, register, count, long=True)
    data = printed(store, f"buku-{register.key}", kertas, papan=False)
    assert_no_overlap(data)
    texts = page_texts(data)
    for wide, tall in paper_mm(data):
        assert (wide, tall) == pytest.approx((kertas.lebar_mm, kertas.tinggi_mm), abs=0.3)
    assert all(squeezed(register.book.upper()) in squeezed(text).upper() for text in texts)
    everything = squeezed(" ".join(texts))
    assert squeezed(LONG)[:60] in everything or all(register.field(k).kind != "panjang" for k in register.form)
    assert "Mengetahui" in texts[-1]
    assert "Sekretaris LKM" in texts[-1]
    assert f"Jumlah: {count} {register.noun}" in texts[-1]
    assert (len(texts) == 1) == (count == 1)


@pytest.mark.parametrize("key", ["surat_masuk", "inventaris"])
def test_120_rows_and_the_signatures_stay_with_rows(store: Store, key: str) -> None:
    register = REGISTERS[key]
    fill(store, register, 120)
    data = printed(store, f"buku-{key}", papan=False)
    assert_no_overlap(data)
    texts = page_texts(data)
    assert 4 <= len(texts) <= 8
    assert f"{register.field(register.name).label} ke-119" in texts[-1]
    assert all(f"Halaman {n} dari {len(texts)}" in text for n, text in enumerate(texts, 1))


@pytest.mark.parametrize("key", SIGNED)
def test_columns_to_sign_are_empty_and_wide_and_their_rows_high(store: Store, key: str) -> None:
    register = REGISTERS[key]
    if register.personal:
        for name in ("Ahmad", "Budi"):
            more = {"jabatan": "Anggota", "badan": "UPK" if key == "pengelola" else "LKM"}
            add(store, key, nama=name, mulai=date(2024, 1, 1), **more)
    else:
        fill(store, register, 2)
    with store.read() as s:
        data = buku.gather(s, register)
    place = [k.judul for k in data.kolom].index(SIGNED[key])
    assert data.kolom[place].terkecil >= 15 * MM
    assert {line[place] for line in data.rows} == {""}
    found = next(boxes(buku.draw(data)))
    tops = [box.top for box in found if box.text.strip() in ("1", "2") and box.left < 38 * MM]
    assert tops[0] - tops[1] >= 9 * MM - 1


def test_a_book_for_a_year_or_a_month(store: Store) -> None:
    register = REGISTERS["surat_masuk"]
    for day, sender in ((date(2024, 3, 5), "Camat"), (date(2025, 3, 5), "Lurah"), (date(2025, 4, 5), "Askot")):
        add(store, "surat_masuk", tanggal_terima=day, pengirim=sender, isi="Undangan")
    with store.read() as s:
        month = buku.gather(s, register, Query(saring={"tahun": "2025", "bulan": "03"}))
        year = buku.gather(s, register, Query(saring={"tahun": "2025"}))
        both = buku.gather(s, register, Query(saring={"tahun": "2025", "disposisi": "UPL"}, cari="undangan"))
        every = buku.gather(s, register, pilihan=Pilihan(dicetak=TODAY))
    assert [line[2] for line in month.rows] == ["Lurah"]
    assert month.subjudul == "Kelurahan Kelayan Tengah, Maret 2025"
    assert [line[2] for line in year.rows] == ["Lurah", "Askot"]
    assert year.subjudul == "Kelurahan Kelayan Tengah, tahun 2025"
    assert both.subjudul == "Kelurahan Kelayan Tengah, tahun 2025, Disposisi UPL, mengandung “undangan”"
    assert [line[2] for line in every.rows] == ["Camat", "Lurah", "Askot"]
    assert every.subjudul == "Kelurahan Kelayan Tengah, keadaan sampai 21 September 2025"


def test_the_inventory_is_summed_in_figures(store: Store) -> None:
    for name, count, price, state in (("Kursi", 40, 55_000, "RR"), ("Tanah", 1, 1_250_000_000, "B")):
        add(store, "inventaris", nama_barang=name, jumlah=count, harga=price, kondisi=state)
    with store.read() as s:
        data = buku.gather(s, REGISTERS["inventaris"])
    heads = [k.judul for k in data.kolom]
    assert data.rows[0][heads.index("Harga")] == "Rp55.000"
    assert data.rows[0][heads.index("Kondisi B/RR/RB")] == "RR"
    assert {k.judul for k in data.kolom if k.rata == "kanan"} == {"Jumlah", "Harga"}
    text = text_of(buku.draw(data))
    assert "Jumlah: 2 barang Nilai seluruhnya: Rp1.252.200.000" in text


def test_small_habits_of_the_books(store: Store) -> None:
    add(store, "tamu", tanggal=date(2025, 9, 19), nama="Ratna")
    add(store, "kegiatan", tanggal=TODAY, kegiatan="Kerja bakti", peserta_l=12)
    add(store, "surat_keluar", tanggal=TODAY, nomor="1", keadaan="batal", keterangan="salah alamat")
    add(store, "surat_keluar", tanggal=TODAY, nomor="2", keterangan="lewat pos")
    add(store, "sk", tanggal=TODAY, nomor="1/SK", tentang="Panitia")

    def first(key: str) -> list[tuple[str, ...]]:
        with store.read() as s:
            return list(buku.gather(s, REGISTERS[key]).rows)

    assert first("tamu")[0][0] == "Jumat, 19-09-2025"
    assert first("kegiatan")[0][4] == "12/–"
    assert [line[-1] for line in first("surat_keluar")] == ["Batal: salah alamat", "lewat pos"]
    assert first("sk")[0][0] == "1/SK, 21-09-2025"


def test_who_complained_is_not_told_on_the_board_unless_asked_for(store: Store) -> None:
    add(store, "pengaduan", tanggal=TODAY, pelapor="Ibu Siti RT 03", isi="Lampu mati")
    board, whole = (printed(store, "buku-pengaduan", papan=papan) for papan in (True, False))
    assert "Siti" not in text_of(board)
    assert "Pelapor" not in text_of(board)
    assert "Ibu Siti RT 03" in text_of(whole)


def test_columns_of_the_screen_can_be_printed_and_stay_private(store: Store) -> None:
    add(store, "pengaduan", tanggal=TODAY, pelapor="Ibu Siti", isi="Lampu mati")
    with store.read() as s:
        data = buku.gather(s, REGISTERS["pengaduan"], kolom=("isi", "pelapor", "status"))
    assert [k.judul for k in data.kolom] == ["Isi pengaduan", "Status"]


def test_titles_speak_the_offices_own_word(store: Store) -> None:
    with store.unit("Ganti sebutan") as s:
        organisasi.save(s, {"istilah": "BKM"})
    assert re.search(r"BUKU KEPUTUSAN/SK BKM", text_of(printed(store, "buku-sk")))
