"""Two records become one person: everything that refers to one refers to the other, nothing is lost, undo is exact."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, datetime, timedelta
from typing import Any

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from sqlalchemy import Integer, select, text

from lkm_desktop.domain import ORANG, RECORDED, Base
from lkm_desktop.domain.rujukan import kolom_perujuk, kolom_teks
from lkm_desktop.services import gabung_orang, kartu, registers, riwayat
from lkm_desktop.services.gabung_orang_isi import SEMUA
from lkm_desktop.services.gabung_orang_pindah import bertumpuk
from lkm_desktop.storage import Store
from tests.pembantu import meeting, person
from tests.services.gabung_bantu import insert, living, merge, put, rows
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


# --- whatever they did ------------------------------------------------------------------------------------------------

_TANDA = st.sampled_from([None, "hadir", "izin", "sakit", "alpa"])
_HARI = st.dates(date(2023, 1, 1), date(2024, 6, 30))
_MASA = st.tuples(st.sampled_from(["LKM", "KBK"]), st.sampled_from(["Anggota", "Sekretaris"]), _HARI,
                  st.one_of(st.none(), st.integers(0, 900)))  # fmt: skip


class _TrialOver(Exception):
    """The end of one example; nothing of it stays."""


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(_TANDA, _TANDA), max_size=5), st.lists(_MASA, max_size=3), st.lists(_MASA, max_size=3))
def test_nothing_is_lost_and_nobody_stands_twice(
    store: Store, marks: list[tuple[str | None, str | None]], mine: list[Any], other: list[Any]
) -> None:
    """Rows are as many as before; who came is present once on each roll; no position of one body is held twice at once;
    whoever served on a day still serves on it, unless two terms began on one day and their ends disagree."""
    assume(not {term[2] for term in mine} & {term[2] for term in other})
    with suppress(_TrialOver), store.unit("Coba") as s:
        a, b = (kartu.save(s, ORANG, None, {"nama": name}) for name in ("Siti Aminah", "Siti Aminnah"))
        for n, pair in enumerate(marks):
            day = insert(s, "rapat", judul=f"Rapat {n}", tanggal=date(2025, 1, 1))
            for urut, (who, mark) in enumerate(zip((a, b), pair, strict=True), 1):
                insert(s, "kehadiran", rapat_id=day, orang_id=who, urut=urut, status=mark)
        for who, terms in ((a, mine), (b, other)):
            for badan, jabatan, begin, length in _tanpa_tumpuk(terms):
                end = None if length is None else begin + timedelta(days=length)
                insert(s, "penugasan", orang_id=who, badan=badan, jabatan=jabatan, mulai=begin, selesai=end)
        before, served = _jumlah(s), _bertugas(s, (a, b))
        gabung_orang.gabungkan(s, a, [b])
        assert _jumlah(s) == before
        table = Base.metadata.tables["kehadiran"]
        rolls = s.execute(select(table.c.rapat_id, table.c.status, table.c.orang_id).where(table.c.dihapus.is_(None)))
        found = {row.rapat_id: (row.status, row.orang_id) for row in rolls.fetchall()}
        assert len(found) == len(marks)
        assert {who for _, who in found.values()} <= {a}
        assert sum(status == "hadir" for status, _ in found.values()) == sum("hadir" in pair for pair in marks)
        held = s.execute(select(Base.metadata.tables["penugasan"]).where(text("dihapus IS NULL"))).fetchall()
        for n, one in enumerate(held):
            for two in held[n + 1 :]:
                same = (one.badan, one.jabatan) == (two.badan, two.jabatan)
                assert not (same and bertumpuk(one.mulai, one.selesai, two.mulai, two.selesai))
        assert _bertugas(s, (a,)) >= served
        raise _TrialOver


def _tanpa_tumpuk(terms: list[Any]) -> list[Any]:
    """One term of each body: what one card may hold."""
    return list({term[0]: term for term in terms}.values())


def _jumlah(s: Any) -> list[int]:
    return [s.scalar(text(f"SELECT count(*) FROM {name}")) for name in ("orang", "kehadiran", "penugasan")]


def _bertugas(s: Any, people: tuple[str, ...]) -> set[tuple[str, date]]:
    """(body, day) of all days on which one of these people served, one day in fifty."""
    table = Base.metadata.tables["penugasan"]
    days = [date(2023, 1, 1) + timedelta(days=50 * n) for n in range(30)]
    rows = s.execute(select(table).where(table.c.orang_id.in_(people), table.c.dihapus.is_(None))).fetchall()
    return {(r.badan, day) for r in rows for day in days if r.mulai <= day <= (r.selesai or date.max)}
