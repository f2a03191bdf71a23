"""What every declared register owes its users; a new one is covered without being told."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from lkm_desktop.domain import REGISTERS, Orang
from lkm_desktop.errors import FieldErrors
from lkm_desktop.fields import KINDS, Field, Register
from lkm_desktop.services import kartu, registers
from lkm_desktop.services.registers import KOSONG, Query
from lkm_desktop.storage import Store
from tests.pembantu import add

EVERY = Query(keadaan="semua")
NAMES = ("", "Hj. Satu Pertama", "Pertama Dua", "Tiga Pertama", "Empat", "Lima")
every_register = pytest.mark.parametrize("register", REGISTERS.values(), ids=list(REGISTERS))


def sample(field: Field, number: int) -> Any:
    """A valid value of a field, different for different numbers."""
    by_kind = {
        "tanggal": date(1980, 1, 1 + number), "angka": number, "ya_tidak": number % 2 == 0, "jk": "LP"[number % 2],
        "nik": f"63710101018000{number:02d}", "hp": f"08125000120{number}", "rt": f"{number:02d}", "orang": None,
    }  # fmt: skip
    if field.kind in by_kind:
        return by_kind[field.kind]
    if field.choices:
        return field.choices[0][0]
    return f"{field.label} {number}"


def filled(register: Register, number: int) -> dict[str, Any]:
    """A complete form of a register."""
    values = {key: sample(register.field(key), number) for key in register.form}
    values["nama"] = NAMES[number]
    if "jabatan" in values:
        values["jabatan"] = "Anggota"
    if "badan" in values:
        values["badan"] = register.badan[0]
    if "selesai" in values:
        values["selesai"] = None
    return values


@every_register
def test_every_named_field_exists_and_speaks(register: Register) -> None:
    for key in (*register.columns, *register.form, *register.shown, *register.filters, register.sort):
        field = register.field(key)
        assert field.label
        assert field.label[0].isupper()
        assert not field.label.endswith(":")
        assert field.kind in KINDS
    assert set(register.shown) <= set(register.columns)
    assert len(set(register.form)) == len(register.form)


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


@every_register
def test_filters_offer_what_is_there_and_find_it(store: Store, register: Register) -> None:
    row = add(store, register.key, **filled(register, 2))
    with store.read() as s:
        found = kartu.get(s, register, row)
        for key in register.filters:
            offered = [code for code, _ in registers.choices(s, register, key)]
            assert str(found[key]) in offered
            assert registers.ids(s, register, Query(saring={key: str(found[key])}, keadaan="semua")) == [row]
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
    assert "nama" in caught.value.errors
    assert all(text.endswith(".") for text in caught.value.errors.values())
    with store.read() as s:
        assert registers.count(s, register, EVERY) == 0


@every_register
def test_private_fields_are_marked_and_nik_is_masked_in_lists(store: Store, register: Register) -> None:
    row = add(store, register.key, **filled(register, 4))
    assert all(f.private for key, f in register.fields.items() if key in ("nik", "no_kk", "no_hp", "miskin"))
    with store.read() as s:
        assert registers.rows(s, register, [row], ("nik",)) == [("637101******0004",)]
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
