"""Rules of the plain books: proposed numbers, doubles, dates that follow each other, sums."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from lkm_desktop.domain import REGISTERS, Naskah, SuratKeluar
from lkm_desktop.errors import FieldErrors, LkmError
from lkm_desktop.services import buku_surat, ekspedisi, kartu, nomor, registers
from lkm_desktop.services.registers import Query
from lkm_desktop.services.values import clean, shown
from lkm_desktop.storage import Store
from tests.pembantu import add

MASUK, KELUAR = REGISTERS["surat_masuk"], REGISTERS["surat_keluar"]


def incoming(store: Store, day: date, **values: Any) -> str:
    return add(store, "surat_masuk", tanggal_terima=day, **{"pengirim": "Lurah", "isi": "Undangan", **values})


def outgoing(store: Store, number: str, day: date, **values: Any) -> str:
    return add(store, "surat_keluar", nomor=number, tanggal=day, **values)


def told(store: Store, register: str, row_id: str | None = None, **values: Any) -> dict[str, tuple[str, str]]:
    """What is said, by field: level and sentence."""
    with store.read() as s:
        return {p.field: (p.level, p.teks) for p in kartu.check(s, REGISTERS[register], row_id, values)}


def test_agenda_numbers_count_by_year_of_receipt(store: Store) -> None:
    first = incoming(store, date(2024, 12, 30))
    second = incoming(store, date(2024, 12, 31), pengirim="Camat")
    new_year = incoming(store, date(2025, 1, 2))
    incoming(store, date(2025, 1, 3), nomor_agenda=9)
    with store.read() as s:
        assert [kartu.get(s, MASUK, i)["nomor_agenda"] for i in (first, second, new_year)] == [1, 2, 1]
        assert buku_surat.next_agenda(s, 2025) == 10
        assert kartu.propose(s, MASUK, {"tanggal_terima": date(2024, 5, 1)}) == {"nomor_agenda": 3}
        assert kartu.propose(s, MASUK, {"tanggal_terima": None}) == {}
    said = told(store, "surat_masuk", tanggal_terima=date(2025, 2, 1), pengirim="X", isi="y", nomor_agenda=9)
    assert said["nomor_agenda"] == ("peringatan", "Nomor agenda 9 tahun 2025 sudah dipakai surat dari Lurah.")


def test_the_same_letter_twice_is_remarked(store: Store) -> None:
    incoming(store, date(2025, 3, 4), surat_nomor="005/12")
    said = told(store, "surat_masuk", tanggal_terima=date(2025, 3, 5), pengirim="Lurah", isi="y", surat_nomor="005/12")
    assert said["surat_nomor"] == ("peringatan", "Surat ini sudah dicatat, diterima 4 Maret 2025.")


def test_an_outgoing_number_is_used_once_a_year(store: Store) -> None:
    row = outgoing(store, "001/SB/LKM-MB/I/2025", date(2025, 1, 5), jenis="surat_biasa", perihal="Dana")
    with pytest.raises(FieldErrors) as caught:
        outgoing(store, "001/SB/LKM-MB/I/2025", date(2025, 6, 1))
    assert "sudah dipakai untuk Dana" in caught.value.errors["nomor"]
    outgoing(store, "001/SB/LKM-MB/I/2025", date(2026, 1, 5))
    assert "nomor" not in told(store, "surat_keluar", row, perihal="Dana pembangunan")
    with store.read() as s:
        kept = s.get_one(SuratKeluar, row)
        assert (kept.tahun, kept.urut, kept.deret) == (2025, 1, "surat")
        assert nomor.usul(s, "undangan", date(2025, 2, 1)).urut == 2


def test_year_series_and_serial_follow_date_kind_and_number(store: Store) -> None:
    row = outgoing(store, "Nomor lama 7", date(2025, 1, 5))
    with store.unit("Ubah") as s:
        kartu.save(s, KELUAR, row, {"nomor": "004/SK/LKM-MB/V/2024", "jenis": "sk", "tanggal": date(2024, 5, 1)})
    with store.read() as s:
        kept = s.get_one(SuratKeluar, row)
        assert (kept.tahun, kept.urut, kept.deret) == (2024, 4, "sk")


def test_a_new_letter_is_proposed_the_next_number(store: Store) -> None:
    with store.read() as s:
        blank = kartu.blank(s, KELUAR)
        assert blank["nomor"] == nomor.usul(s, "lain", date.today()).nomor
        assert blank["keadaan"] == "terpakai"
        given = {"jenis": "undangan", "tanggal": date(2025, 9, 1)}
        assert kartu.propose(s, KELUAR, given) == {"nomor": "001/UND/LKM-MB/IX/2025"}


def test_a_number_given_away_keeps_its_old_letter_in_the_sampah(store: Store) -> None:
    row = outgoing(store, "7/2025", date(2025, 1, 5))
    with store.unit("Hapus") as s:
        registers.trash(s, KELUAR, [row])
    outgoing(store, "7/2025", date(2025, 2, 5))
    with pytest.raises(LkmError, match="sudah dipakai lagi"), store.unit("Pulihkan") as s:
        registers.restore(s, KELUAR, [row])
    sk = add(store, "sk", nomor="1/SK", tanggal=date(2025, 1, 1), tentang="Panitia")
    with store.unit("Hapus") as s:
        registers.trash(s, REGISTERS["sk"], [sk])
    add(store, "sk", nomor="1/SK", tanggal=date(2025, 1, 2), tentang="Panitia")
    with pytest.raises(LkmError, match="sudah dipakai lagi"), store.unit("Pulihkan") as s:
        registers.restore(s, REGISTERS["sk"], [sk])


def test_a_letter_made_here_is_cancelled_not_thrown_away(store: Store) -> None:
    row = outgoing(store, "8/2025", date(2025, 1, 5))
    with store.unit("Naskah") as s:
        s.add(Naskah(jenis="surat-biasa", judul="Surat", surat_id=row))
    with pytest.raises(LkmError, match="Batal"), store.unit("Hapus") as s:
        registers.trash(s, KELUAR, [row])
    assert told(store, "surat_keluar", row, keadaan="batal")["keterangan"][0] == "peringatan"


def test_a_decree_number_is_used_once(store: Store) -> None:
    add(store, "sk", nomor="01/SK/LKM/2025", tanggal=date(2025, 1, 3), tentang="Panitia RKM")
    with pytest.raises(FieldErrors) as caught:
        add(store, "sk", nomor="01/SK/LKM/2025", tanggal=date(2025, 4, 3), tentang="Lain")
    assert caught.value.errors == {
        "nomor": "Nomor 01/SK/LKM/2025 sudah dipakai SK tentang Panitia RKM tanggal 3 Januari 2025."
    }


@pytest.mark.parametrize(
    ("register", "values", "field", "level"),
    [
        ("pengaduan", {"status": "selesai"}, "tanggal_selesai", "salah"),
        ("pengaduan", {"status": "selesai", "tanggal_selesai": date(2025, 3, 1)}, "tanggal_selesai", "salah"),
        ("pengaduan", {"status": "baru", "tanggal_selesai": date(2025, 4, 1)}, "status", "peringatan"),
        ("ekspedisi", {"kepada": "Camat", "tanggal_terima": date(2025, 3, 1)}, "tanggal_terima", "salah"),
        ("surat_masuk", {"pengirim": "Camat", "surat_tanggal": date(2025, 4, 1)}, "tanggal_terima", "peringatan"),
        ("surat_keluar", {"nomor": "1", "tanggal_kirim": date(2025, 3, 1)}, "tanggal_kirim", "peringatan"),
    ],
)
def test_dates_and_states_agree(
    store: Store, register: str, values: dict[str, Any], field: str, level: str
) -> None:
    day = REGISTERS[register].dated
    said = told(store, register, **{day: date(2025, 3, 2), "isi": "Sampah menumpuk", **values})
    assert said[field][0] == level


def test_a_finished_complaint_with_its_day_is_fine(store: Store) -> None:
    day = date(2025, 3, 2)
    add(store, "pengaduan", tanggal=day, isi="Sampah", status="selesai", tanggal_selesai=day)


def test_worth_of_the_inventory(store: Store) -> None:
    things = (("Kursi", 20, 75_000), ("Lemari", 1, 1_500_000), ("Papan", None, 90_000), ("Meja", 2, None))
    for name, count, price in things:
        add(store, "inventaris", nama_barang=name, jumlah=count, harga=price)
    register = REGISTERS["inventaris"]
    with store.read() as s:
        wanted = registers.ids(s, register, Query())
        assert buku_surat.sums(s, register, wanted) == [
            "Nilai seluruhnya: Rp3.000.000",
            "2 barang belum terhitung (tanpa jumlah atau harga)",
        ]
        assert buku_surat.sums(s, register, []) == ["Nilai seluruhnya: Rp0"]
    with pytest.raises(FieldErrors) as caught:
        add(store, "inventaris", nama_barang="Tanah", jumlah=-1, harga="1.000.000.000.000")
    assert caught.value.errors == {"jumlah": "Isi dengan angka saja.", "harga": "Angka ini terlalu besar."} or (
        caught.value.errors == {"jumlah": "Angka tidak boleh kurang dari nol.", "harga": "Angka ini terlalu besar."}
    )


@pytest.mark.parametrize("typed", ["Rp1.500.000", "rp 1.500.000,-", "1500000", "1.500.000,00", "Rp. 1 500 000"])
def test_rupiah_is_read_as_people_write_it_and_shown_one_way(typed: str) -> None:
    field = REGISTERS["inventaris"].field("harga")
    assert clean(field, typed) == 1_500_000
    assert shown(field, 1_500_000) == "Rp1.500.000"


@pytest.mark.parametrize("typed", ["1,5 juta", "1.50", "seribu", "Rp", "1.500.00"])
def test_doubtful_rupiah_is_refused(typed: str) -> None:
    with pytest.raises(ValueError, match=r"rupiah bulat, misalnya 1\.000\.000\."):
        clean(REGISTERS["inventaris"].field("harga"), typed)


def test_a_letter_becomes_its_line_in_the_delivery_book(store: Store) -> None:
    row = outgoing(store, "9/2025", date(2025, 1, 5), kepada="Camat", perihal="Undangan RWT")
    with store.unit("Catat ekspedisi") as s:
        first = ekspedisi.from_letter(s, row, today=date(2025, 1, 6))
    with store.read() as s:
        line = kartu.get(s, REGISTERS["ekspedisi"], first)
        assert (line["surat_nomor"], line["isi"], line["kepada"]) == ("9/2025", "Undangan RWT", "Camat")
        assert line["tanggal"] == date(2025, 1, 6)
        assert kartu.get(s, KELUAR, row)["tanggal_kirim"] == date(2025, 1, 6)
        assert ekspedisi.of_letter(s, row) == first
    with store.unit("Catat ekspedisi") as s:
        assert ekspedisi.from_letter(s, row, today=date(2025, 1, 9)) == first
    with store.read() as s:
        assert registers.count(s, REGISTERS["ekspedisi"], Query()) == 1


def test_a_letter_without_addressee_or_number_in_force_is_not_delivered(store: Store) -> None:
    bare = outgoing(store, "10/2025", date(2025, 1, 5), perihal="Undangan")
    with pytest.raises(LkmError, match="tujuan"), store.unit("Catat ekspedisi") as s:
        ekspedisi.from_letter(s, bare)
    void = outgoing(store, "11/2025", date(2025, 1, 5), kepada="Camat", perihal="x", keadaan="batal")
    with pytest.raises(LkmError, match="dibatalkan"), store.unit("Catat ekspedisi") as s:
        ekspedisi.from_letter(s, void)
