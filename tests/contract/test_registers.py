"""What every declared register owes its users; a new one is covered without being told."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from lkm_desktop.domain import BUKU, REGISTERS, Orang
from lkm_desktop.errors import FieldErrors
from lkm_desktop.fields import KINDS, Cetak, Field, Register, entity_fields
from lkm_desktop.services import kartu, registers, riwayat
from lkm_desktop.services.registers import KOSONG, Query
from lkm_desktop.storage import Store
from tests.pembantu import add

EVERY = Query(keadaan="semua")
NAMES = ("", "Hj. Satu Pertama", "Pertama Dua", "Tiga Pertama", "Empat", "Lima")
every_register = pytest.mark.parametrize("register", REGISTERS.values(), ids=list(REGISTERS))
every_book = pytest.mark.parametrize("register", BUKU, ids=lambda r: r.key)
dated_books = pytest.mark.parametrize("register", [r for r in BUKU if r.dated], ids=lambda r: r.key)


def sample(field: Field, number: int) -> Any:
    """A valid value of a field, different for different numbers."""
    by_kind = {
        "tanggal": date(1980, 1, 1 + number), "angka": number, "ya_tidak": number % 2 == 0, "jk": "LP"[number % 2],
        "nik": f"63710101018000{number:02d}", "hp": f"08125000120{number}", "rt": f"{number:02d}", "orang": None,
        "rupiah": 1_500_000 * number,
    }  # fmt: skip
    if field.kind in by_kind:
        return by_kind[field.kind]
    if field.choices:
        return field.choices[0][0]
    return f"{field.label} {number}"


def filled(register: Register, number: int) -> dict[str, Any]:
    """A complete form of a register."""
    values = {key: sample(register.field(key), number) for key in register.form}
    values[register.name] = NAMES[number]
    if "jabatan" in values:
        values["jabatan"] = "Anggota"
    if register.badan:
        values["badan"] = register.badan[0]
    if "selesai" in values:
        values["selesai"] = None
    return values


def seen(register: Register, values: dict[str, Any], key: str) -> str:
    """What a filter has for a record: its value, or the year and month of a dated book."""
    if register.dated and key in ("tahun", "bulan"):
        return f"{values[register.dated]:{'%Y' if key == 'tahun' else '%m'}}"
    return str(values[key])


@every_register
def test_every_named_field_exists_and_speaks(register: Register) -> None:
    then = [key for key in register.then if key in register.fields]
    for key in (*register.columns, *register.form, *register.shown, *register.filters, register.sort, *then):
        field = register.field(key)
        assert field.label
        assert field.label[0].isupper()
        assert not field.label.endswith(":")
        assert field.kind in KINDS
    assert set(register.shown) <= set(register.columns)
    assert len(set(register.form)) == len(register.form)
    assert register.name in register.shown


@every_book
def test_a_book_declares_its_paper_its_search_and_its_identity(register: Register) -> None:
    own = entity_fields(register.entity)
    assert set(register.form) == set(own) == set(register.columns)
    assert register.book.startswith("Buku ")
    assert set(register.search) <= set(own)
    for group in register.identity:
        assert set(group) <= set(register.fields)
    printed = [key for column in register.printed for key in (column.keys if isinstance(column, Cetak) else (column,))]
    assert set(printed) <= set(own)
    assert len(printed) == len(set(printed))
    assert {key for key, field in own.items() if field.required} <= set(printed) | {"jenis"}


@every_register
def test_save_and_get_agree(store: Store, register: Register) -> None:
    values = filled(register, 3)
    row = add(store, register.key, **values)
    with store.read() as s:
        found = kartu.get(s, register, row)
    assert {k: found[k] for k in values} == values


@every_register
def test_saving_twice_with_the_same_id_makes_one_record(store: Store, register: Register) -> None:
    values = {**filled(register, 1), "id": "a" * 32}
    first = add(store, register.key, **values)
    assert add(store, register.key, **values) == first
    with store.read() as s:
        assert registers.count(s, register, EVERY) == 1


@every_register
def test_only_given_keys_change(store: Store, register: Register) -> None:
    values = filled(register, 3)
    row = add(store, register.key, **values)
    with store.unit("Ubah satu") as s:
        kartu.save(s, register, row, {register.name: "Nama Baru"})
    with store.read() as s:
        found = kartu.get(s, register, row)
        told = riwayat.history(s, register.entity.__tablename__, row)
    assert {k: found[k] for k in values} == {**values, register.name: "Nama Baru"}
    if not register.hat:
        label = register.field(register.name).label
        assert told[0].kalimat == (f"{label} diubah dari “{values[register.name]}” menjadi “Nama Baru”",)


@every_register
def test_list_sorts_by_every_column_and_searches(store: Store, register: Register) -> None:
    rows = [add(store, register.key, **filled(register, n)) for n in (1, 2, 3)]
    with store.read() as s:
        for key in register.columns:
            for down in (False, True):
                assert sorted(registers.ids(s, register, Query(urut=key, turun=down, keadaan="semua"))) == sorted(rows)
        assert registers.ids(s, register, Query(cari="DUA pertama", keadaan="semua")) == [rows[1]]
        assert registers.ids(s, register, Query(cari="tidak ada", keadaan="semua")) == []
        texts = registers.rows(s, register, rows, register.columns)
    assert [len(line) for line in texts] == [len(register.columns)] * 3
    assert all(isinstance(cell, str) for line in texts for cell in line)


@dated_books
def test_a_dated_book_shows_the_last_rows_first_and_prints_the_first_ones_first(
    store: Store, register: Register
) -> None:
    rows = [add(store, register.key, **filled(register, n)) for n in (2, 1, 3)]
    with store.read() as s:
        assert registers.ids(s, register, Query()) == [rows[2], rows[0], rows[1]]
        assert registers.ids(s, register, registers.in_book_order(register, Query())) == [rows[1], rows[0], rows[2]]


@dated_books
def test_a_dated_book_is_filtered_by_year_and_month(store: Store, register: Register) -> None:
    days = (date(2024, 3, 9), date(2025, 3, 9), date(2025, 11, 2))
    rows = []
    for number, day in enumerate(days, 1):
        later = {key: day for key in register.form if register.field(key).kind == "tanggal"}
        rows.append(add(store, register.key, **{**filled(register, number), **later}))
    with store.read() as s:
        assert registers.choices(s, register, "tahun") == [("2025", "2025"), ("2024", "2024")]
        assert registers.choices(s, register, "bulan") == [("03", "Maret"), ("11", "November")]
        assert registers.ids(s, register, Query(saring={"tahun": "2025", "bulan": "03"})) == [rows[1]]
        assert registers.count(s, register, Query(saring={"tahun": "2025"})) == 2


@every_book
def test_a_book_finds_its_own_words_in_any_spelling(store: Store, register: Register) -> None:
    row = add(store, register.key, **{**filled(register, 2), register.name: "Dé Jum’at / 005.A SE"})
    add(store, register.key, **filled(register, 3))
    with store.read() as s:
        for typed in ("JUMAT de", "005.a", "se 005", "jum'at"):
            assert registers.ids(s, register, Query(cari=typed)) == [row], typed


@every_register
def test_filters_offer_what_is_there_and_find_it(store: Store, register: Register) -> None:
    row = add(store, register.key, **filled(register, 2))
    with store.read() as s:
        found = kartu.get(s, register, row)
        for key in register.filters:
            computed = key in {f.key for f in register.derived}
            value = registers.records(s, register, [row], [key])[0][0] if computed else seen(register, found, key)
            offered = [code for code, _ in registers.choices(s, register, key)]
            assert value in offered
            assert registers.ids(s, register, Query(saring={key: value}, keadaan="semua")) == [row]
            assert registers.ids(s, register, Query(saring={key: KOSONG}, keadaan="semua")) == []


@every_register
def test_trash_restore_and_undo(store: Store, register: Register) -> None:
    row = add(store, register.key, **filled(register, 5))
    with store.unit("Hapus satu") as s:
        assert registers.trash(s, register, [row]) == 1
    with store.read() as s:
        assert registers.ids(s, register, EVERY) == []
        assert registers.ids(s, register, Query(sampah=True)) == [row]
    with store.unit("Kembalikan") as s:
        assert registers.restore(s, register, [row]) == 1
    with store.read() as s:
        assert registers.ids(s, register, EVERY) == [row]
    store.undo()
    assert store.undo_label == "Hapus satu"
    store.undo()
    with store.read() as s:
        assert registers.ids(s, register, EVERY) == [row]


@every_register
def test_required_fields_are_named_in_one_sentence_each(store: Store, register: Register) -> None:
    with pytest.raises(FieldErrors) as caught, store.unit("Tambah kosong") as s:
        kartu.save(s, register, None, dict.fromkeys(register.form))
    required = {k for k, f in entity_fields(register.entity).items() if f.required and not register.personal}
    assert caught.value.errors.keys() >= (required or {"nama"})
    assert all(text.endswith(".") for text in caught.value.errors.values())
    with store.read() as s:
        assert registers.count(s, register, EVERY) == 0


@every_book
def test_a_blank_form_of_a_book_holds_its_defaults_and_todays_date(store: Store, register: Register) -> None:
    with store.read() as s:
        values = kartu.blank(s, register)
    if register.dated and register.field(register.dated).required:
        assert values[register.dated] == date.today()
    for key, field in entity_fields(register.entity).items():
        if field.kind == "pilihan" and field.required:
            assert values[key] in dict(field.choices)


@every_register
def test_private_fields_are_marked_and_nik_is_masked_in_lists(store: Store, register: Register) -> None:
    assert all(f.private for key, f in register.fields.items() if key in ("nik", "no_kk", "no_hp", "miskin", "pelapor"))
    if "nik" not in register.fields:
        return
    row = add(store, register.key, **filled(register, 4))
    with store.read() as s:
        assert registers.rows(s, register, [row], ("nik",)) == [("************0004",)]
        assert registers.rows(s, register, [row], ("nik",), full=True) == [("6371010101800004",)]


@pytest.mark.parametrize("register", [r for r in REGISTERS.values() if r.hat], ids=lambda r: r.key)
def test_hat_never_retypes_the_person(store: Store, register: Register) -> None:
    orang_id = add(store, "orang", nama="Siti Aminah", no_hp="081250001205", rt="3")
    with store.read() as s:
        start = kartu.blank(s, register, orang_id)
    assert (start["nama"], start["no_hp"], start["rt"]) == ("Siti Aminah", "081250001205", "03")
    changes = {**start, "no_hp": "081250009999", "jabatan": "Anggota", "badan": (register.badan or ("",))[0]}
    add(store, register.key, **changes)
    with store.read() as s:
        assert s.query(Orang).count() == 1
        assert s.get_one(Orang, orang_id).no_hp == "081250009999"
