"""Two records become one person: everything that refers to one refers to the other, nothing is lost, undo is exact."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import Integer

from lkm_desktop.domain import ORANG, RECORDED, Base
from lkm_desktop.domain.rujukan import kolom_perujuk, kolom_teks
from lkm_desktop.services import gabung_orang, registers, riwayat
from lkm_desktop.services.gabung_orang_isi import SEMUA
from lkm_desktop.storage import Store
from tests.pembantu import meeting, person
from tests.services.gabung_bantu import living, merge, put, rows
from tests.storage.helpers import dump

#: rows that must go on naming a merged record: itself in the Sampah, and a mark that it is not its own main record
_BOLEH = {("orang", "id"), ("bukan_sama", "satu_id"), ("bukan_sama", "dua_id")}


# --- every reference --------------------------------------------------------------------------------------------------


def test_every_column_that_refers_to_a_person_is_found_in_the_tables() -> None:
    found = {(table.name, column.name) for table, column in kolom_perujuk("orang")}
    declared = {(t.name, c.name) for t in Base.metadata.tables.values() for c in t.columns for k in c.foreign_keys
                if k.target_fullname == "orang.id"}  # fmt: skip
    assert found == declared
    assert len(found) >= 12
    texts = {(table.name, column.name) for table, column in kolom_teks(e.__table__ for e in RECORDED)}  # type: ignore[misc]
    assert {("naskah", "subjek"), ("naskah", "isian"), ("lampiran", "pemilik_id")} <= texts
    loose = {(t.name, c.name) for t in Base.metadata.tables.values() for c in t.columns
             if c.name.endswith("_id") and not c.foreign_keys and not isinstance(c.type, Integer)}  # fmt: skip
    known = {("rapat", "seri_id"), ("lampiran", "pemilik_id"), ("dokumen", "rapat_id"), ("dokumen", "naskah_id"),
             ("organisasi", "kantor_id")}  # fmt: skip
    assert loose <= known, "a new column without a foreign key: does it name people?"


def test_no_row_of_any_table_is_left_behind(store: Store) -> None:
    """One row for each referring column, and ids inside texts; afterwards nothing names the merged record."""
    a, b = person(store, "Siti Aminah"), person(store, "Siti Aminnah")
    third = person(store, "Rahmah")
    for table, column in kolom_perujuk("orang"):
        values: dict[str, Any] = {column.name: b}
        if table.name == "bukan_sama":
            one, two = sorted((b, third if column.name == "satu_id" else a))
            values = {"satu_id": one, "dua_id": two}
        elif table.name == "orang":
            values |= {"nama": "Lama", "dihapus": datetime(2025, 1, 1)}
        elif column.name != "orang_id":
            values["orang_id"] = third
        put(store, table.name, **values, **({"tahun": 2025} if table.name == "sertifikat" else {}))
    put(store, "naskah", subjek=f"2025/{b}", isian=f'{{"saksi": "{b}"}}', jenis="sertifikat")
    put(store, "lampiran", pemilik="orang", pemilik_id=b, sidik="1")
    before = dump(store)
    merge(store, a, b)
    after = dump(store)
    left = {(name, key) for name in after for row in rows(store, name) for key, value in row.items() if b in str(value)}
    assert left <= _BOLEH, "still names the merged record"
    assert {name: len(found) for name, found in after.items()} == {n: len(f) for n, f in before.items()}
    store.undo()
    assert dump(store) == before
    store.redo()
    assert dump(store) == after


# --- fields -----------------------------------------------------------------------------------------------------------


def test_empty_fields_are_filled_and_differing_ones_are_chosen(store: Store) -> None:
    a = person(store, "Siti Aminah", rt="02", no_hp="081200001111", keterangan="Kader")
    b = person(store, "Hj. Siti Aminah", rt="02", rw="01", nik="6371016708810004", no_hp="081300002222",
               tanggal_lahir=date(1981, 8, 27), keterangan="Pindahan", jenis_kelamin="P")  # fmt: skip
    merge(store, a, b, nama=b, no_hp=SEMUA)
    (kept,) = rows(store, "orang", id=a)
    assert kept["nama"] == "Hj. Siti Aminah"
    assert (kept["rt"], kept["rw"], kept["nik"]) == ("02", "01", "6371016708810004")
    assert kept["no_hp"] == "081200001111 / 081300002222"
    assert kept["keterangan"] == "Kader; Pindahan"
    assert "6371016708810004" in kept["cari"], "the search keys follow"
    (gone,) = rows(store, "orang", id=b)
    assert gone["dihapus"] is not None
    assert gone["gabung_ke_id"] == a
    assert gone["keterangan"].startswith("Pindahan; Digabung ke Hj. Siti Aminah pada ")
    assert gone["nik"] == "6371016708810004", "nothing of the other record is lost"


def test_an_rw_is_not_filled_from_another_rt(store: Store) -> None:
    a, b = person(store, "Siti Aminah", rt="02"), person(store, "Siti Aminah", rt="05", rw="03")
    merge(store, a, b)
    (kept,) = rows(store, "orang", id=a)
    assert (kept["rt"], kept["rw"]) == ("02", None)


def test_the_plan_shows_both_sides_and_writes_nothing(store: Store) -> None:
    a, b = person(store, "Siti Aminah", rt="02"), person(store, "Siti Aminnah", rt="03", jenis_kelamin="P")
    day = meeting(store)
    put(store, "kehadiran", rapat_id=day, orang_id=b, urut=1, status="hadir")
    before = dump(store)
    with store.read() as s:
        plan = gabung_orang.rencana(s, a, [b], {"rt": b})
        assert gabung_orang.usul_utama(s, [a, b]) == b
    by_key = {one.kunci: one for one in plan.isian}
    assert by_key["rt"].nilai == {a: "02", b: "03"}
    assert by_key["rt"].pilih == b
    assert by_key["rt"].beda
    assert by_key["jenis_kelamin"].hasil == "P"
    assert not by_key["jenis_kelamin"].beda
    assert plan.pindah == {a: {}, b: {"kehadiran": 1}}
    assert not plan.halangan
    assert dump(store) == before


# --- more than two, names in texts, history ---------------------------------------------------------------------------


def test_several_at_once_in_one_step_with_earlier_merges_following(store: Store) -> None:
    a, b, c, d = (person(store, name) for name in ("Siti Aminah", "Siti Aminnah", "St. Aminah", "S. Aminah"))
    merge(store, b, d)
    days = [meeting(store, judul=f"Rapat {n}") for n in range(3)]
    for who, day in ((a, days[0]), (b, days[1]), (c, days[2]), (c, days[0])):
        put(store, "kehadiran", rapat_id=day, orang_id=who, urut=1, status="hadir")
    before = dump(store)
    merge(store, a, b, c)
    assert len(living(store, "kehadiran", orang_id=a)) == 3
    assert {row["gabung_ke_id"] for row in rows(store, "orang") if row["id"] != a} == {a}
    after = dump(store)
    store.undo()
    assert dump(store) == before
    store.redo()
    assert dump(store) == after


def test_names_in_minutes_follow_unless_final_or_somebody_else_is_called_so(store: Store) -> None:
    a, b = person(store, "Siti Aminah"), person(store, "Aminah Wati")
    open_day, final_day = meeting(store), meeting(store, judul="Rapat final")
    put(store, "naskah", jenis="notulen", rapat_id=final_day, keadaan="final", versi=1)
    for day in (open_day, final_day):
        put(store, "usulan", rapat_id=day, urut=1, isi="Lampu jalan", pengusul="Aminah Wati")
        put(store, "tindak_lanjut", rapat_id=day, urut=1, isi="Beli lampu", penanggung_jawab="Hj. Aminah Wati")
    told = merge(store, a, b)
    assert {r["rapat_id"]: r["pengusul"] for r in rows(store, "usulan")} == {
        open_day: "Siti Aminah", final_day: "Aminah Wati"
    }  # fmt: skip
    assert "Nama di 1 tindak lanjut menjadi Siti Aminah." in told
    c, d = person(store, "Rahmah"), person(store, "Salmah")
    person(store, "Salmah", rt="09")
    put(store, "usulan", rapat_id=open_day, urut=2, isi="Selokan", pengusul="Salmah")
    merge(store, c, d)
    assert "Salmah" in {r["pengusul"] for r in rows(store, "usulan")}


def test_the_card_tells_the_merge_and_a_restored_record_stands_alone(store: Store) -> None:
    a, b = person(store, "Siti Aminah"), person(store, "Siti Aminnah", rt="02")
    merge(store, a, b)
    with store.read() as s:
        words = [line for change in riwayat.history(s, "orang", a) for line in change.kalimat]
        assert "data Siti Aminnah digabung ke sini" in words
        assert "dipindahkan ke Sampah" in [w for c in riwayat.history(s, "orang", b) for w in c.kalimat]
    with store.unit("Pulihkan") as s:
        registers.restore(s, ORANG, [b])
    assert rows(store, "orang", id=b)[0]["gabung_ke_id"] is None


def test_a_plan_warns_of_two_who_came_to_one_meeting(store: Store) -> None:
    a = person(store, "Siti Aminah", jenis_kelamin="P", nik="6371016708810004")
    b = person(store, "Siti Aminnah", jenis_kelamin="L", nik="6371016708810777")
    day = meeting(store)
    for n, who in enumerate((a, b), 1):
        put(store, "kehadiran", rapat_id=day, orang_id=who, urut=n, status="hadir")
    with store.read() as s:
        plan = gabung_orang.rencana(s, a, [b])
    assert plan.waspada == (
        "Keduanya tercatat hadir di 1 rapat yang sama; pastikan memang satu orang.", "L/P-nya berbeda.",
        "NIK-nya berbeda; pilih yang benar.",
    )  # fmt: skip
