"""Follow-ups that carry on from meeting to meeting: what each meeting saw stays what it saw."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from lkm_desktop.domain import TindakLanjut
from lkm_desktop.errors import FieldErrors, LkmError
from lkm_desktop.services import notulen, tindak_lanjut
from lkm_desktop.services.tindak_lanjut import Bawaan
from lkm_desktop.storage import Store
from tests.pembantu import meeting


def month(store: Store, number: int, **values: Any) -> str:
    """The members' meeting of a month of 2015, always on the 5th."""
    return meeting(store, **{"judul": f"Rapat bulan {number}", "tanggal": date(2015, number, 5), **values})


def decide(store: Store, rapat_id: str, *words: str, until: date | None = None, number: str | None = None) -> list[str]:
    """A decision with these follow-ups; their ids."""
    with store.unit("Simpan keputusan") as s:
        notulen.save_notulen(s, rapat_id, {"keputusan": [{
            "isi": "Diputuskan", "nomor": number,
            "tindak_lanjut": [{"isi": text, "penanggung_jawab": "Budi", "tenggat": until} for text in words],
        }]})  # fmt: skip
        kept = notulen.get_notulen(s, rapat_id)["keputusan"][0]["tindak_lanjut"]
    return [row["id"] for row in kept]


def carried(store: Store, rapat_id: str) -> list[Bawaan]:
    with store.read() as s:
        return tindak_lanjut.dibawa(s, rapat_id)


def texts(store: Store, rapat_id: str) -> list[str]:
    return [item.isi for item in carried(store, rapat_id)]


def report(store: Store, rapat_id: str, item: str, state: str, words: str = "") -> None:
    with store.unit("Simpan notulen") as s:
        tindak_lanjut.lapor(s, rapat_id, [{"tindak_lanjut_id": item, "keadaan": state, "catatan": words}])


def state(store: Store, item: str) -> tuple[str, date | None]:
    with store.read() as s:
        row = s.get(TindakLanjut, item)
        assert row is not None
        return row.keadaan, row.selesai


def test_open_ones_come_back_in_the_next_meeting_of_the_kind(store: Store) -> None:
    a, b = month(store, 1), month(store, 2)
    other = month(store, 2, jenis="rwt", judul="RWT")
    decide(store, a, "Beli tenda", until=date(2015, 1, 12), number="1/KEP")
    (item,) = carried(store, b)
    assert (item.isi, item.penanggung_jawab, item.asal, item.nomor_keputusan) == (
        "Beli tenda", "Budi", "Rapat bulan 1", "1/KEP")  # fmt: skip
    assert (item.hari_lambat, item.minggu_lambat, item.lambat) == (24, 3, "terlambat 3 minggu")
    assert texts(store, other) == []
    assert texts(store, a) == [], "a meeting does not ask for what it decides itself"


def test_a_week_is_seven_days_late(store: Store) -> None:
    assert [tindak_lanjut.sebut_lambat(n) for n in (-1, 0, 1, 6, 7, 13, 14)] == [
        "", "", "terlambat 1 hari", "terlambat 6 hari", "terlambat 1 minggu", "terlambat 1 minggu",
        "terlambat 2 minggu"]  # fmt: skip
    a, b = month(store, 1), month(store, 2)
    decide(store, a, "Pas", until=date(2015, 2, 5))
    decide_more = [item.hari_lambat for item in carried(store, b)]
    assert decide_more == [0], "the day itself is in time"


def test_a_closed_one_stays_in_the_old_minutes_and_is_gone_from_the_next(store: Store) -> None:
    a, b, c = month(store, 1), month(store, 2), month(store, 3)
    tent, broom = decide(store, a, "Beli tenda", "Beli sapu", until=date(2015, 1, 20))
    assert texts(store, c) == ["Beli tenda", "Beli sapu"]
    report(store, b, tent, "selesai", "Sudah dibeli")
    assert state(store, tent) == ("selesai", date(2015, 2, 5))
    assert texts(store, c) == ["Beli sapu"]
    assert [(i.isi, i.keadaan, i.catatan) for i in carried(store, b)] == [
        ("Beli tenda", "selesai", "Sudah dibeli"), ("Beli sapu", "terbuka", "")]
    report(store, c, broom, "batal", "Tidak perlu lagi")
    assert state(store, broom) == ("batal", date(2015, 3, 5))
    assert [(i.isi, i.keadaan) for i in carried(store, b)] == [("Beli tenda", "selesai"), ("Beli sapu", "terbuka")]
    with store.read() as s:
        born = notulen.get_notulen(s, a)["keputusan"][0]["tindak_lanjut"]
    assert [t["isi"] for t in born] == ["Beli tenda", "Beli sapu"], "the meeting that decided it keeps it"
    store.undo()
    assert state(store, broom) == ("terbuka", None)
    assert carried(store, c)[0].keadaan == "terbuka"


def test_words_without_closing_are_told_to_the_next_meeting(store: Store) -> None:
    a, b, c = month(store, 1), month(store, 2), month(store, 3)
    (item,) = decide(store, a, "Beli tenda")
    report(store, b, item, "terbuka", "Menunggu uang")
    assert state(store, item) == ("terbuka", None)
    assert [(i.dilaporkan, i.laporan_lalu) for i in carried(store, c)] == [(False, "Menunggu uang")]
    assert [(i.catatan, i.laporan_lalu) for i in carried(store, b)] == [("Menunggu uang", "")]
    report(store, b, item, "terbuka", "")
    assert [i.laporan_lalu for i in carried(store, c)] == [""]


def test_the_last_meeting_has_the_last_word(store: Store) -> None:
    a, b, c = month(store, 1), month(store, 2), month(store, 3)
    (item,) = decide(store, a, "Beli tenda")
    report(store, c, item, "selesai")
    report(store, b, item, "terbuka", "belum")
    assert state(store, item) == ("selesai", date(2015, 3, 5))
    report(store, c, item, "terbuka")
    assert state(store, item) == ("terbuka", None)
    report(store, c, item, "terbuka", "masih ditunggu")
    report(store, b, item, "selesai")
    assert state(store, item) == ("terbuka", None), "the later meeting still heard that it was open"


def test_one_that_is_closed_outside_a_meeting(store: Store) -> None:
    a, b, c = month(store, 1), month(store, 2), month(store, 3)
    (item,) = decide(store, a, "Beli tenda")
    with store.unit("Tandai selesai") as s:
        assert tindak_lanjut.tandai(s, [item], "selesai", date(2015, 2, 20), "Nota terlampir") == 1
    assert texts(store, b) == ["Beli tenda"], "it was open on the day of that meeting"
    assert texts(store, c) == []
    report(store, b, item, "terbuka", "belum")
    assert state(store, item) == ("selesai", date(2015, 2, 20))
    for wrong in (None, date(2015, 1, 1)):
        with pytest.raises(FieldErrors), store.unit("x") as s:
            tindak_lanjut.tandai(s, [item], "selesai", wrong)
    with store.unit("Buka lagi") as s:
        tindak_lanjut.tandai(s, [item], "terbuka")
    assert texts(store, c) == ["Beli tenda"]
    with pytest.raises(LkmError), store.unit("x") as s:
        tindak_lanjut.tandai(s, ["tidak ada"], "selesai", date(2015, 2, 20))


def test_a_rembug_of_an_rt_asks_for_its_own_only(store: Store) -> None:
    first = month(store, 1, jenis="rembug_rt", rt="01", rw="02")
    decide(store, first, "Perbaiki got")
    assert texts(store, month(store, 2, jenis="rembug_rt", rt="01", rw="02")) == ["Perbaiki got"]
    assert texts(store, month(store, 2, jenis="rembug_rt", rt="05", rw="02")) == []


def test_two_meetings_of_one_day_stand_by_their_hour(store: Store) -> None:
    evening, morning = month(store, 1, jam_mulai="19.30"), month(store, 1, jam_mulai="09.00", judul="Pagi")
    decide(store, morning, "Siapkan kursi")
    assert texts(store, evening) == ["Siapkan kursi"]
    decide(store, evening, "Kembalikan kursi")
    assert texts(store, morning) == []


def test_saving_the_decisions_again_does_not_open_what_was_closed(store: Store) -> None:
    a, b = month(store, 1), month(store, 2)
    (item,) = decide(store, a, "Beli tenda")
    report(store, b, item, "selesai")
    with store.unit("Simpan keputusan") as s:
        form = notulen.get_notulen(s, a)
        row = form["keputusan"][0]["tindak_lanjut"][0]
        form["keputusan"][0]["tindak_lanjut"] = [{key: row[key] for key in ("id", "isi", "tenggat")}]
        notulen.save_notulen(s, a, form)
    assert state(store, item) == ("selesai", date(2015, 2, 5))


def test_a_decision_of_a_point_that_is_dropped_belongs_to_none(store: Store) -> None:
    a = month(store, 1, agenda="Laporan\nLain-lain")
    with store.unit("x") as s:
        form = notulen.get_notulen(s, a)
        form["keputusan"] = [{"isi": "Setuju", "agenda_id": form["agenda"][1]["id"]}]
        notulen.save_notulen(s, a, form)
    with store.unit("x") as s:
        notulen.save_notulen(s, a, {"agenda": form["agenda"][:1]})
    with store.read() as s:
        form = notulen.get_notulen(s, a)
    assert form["keputusan"][0]["agenda_id"] is None
    with store.unit("x") as s:
        notulen.save_notulen(s, a, {"keputusan": [{"isi": "Setuju", "agenda_id": "f" * 32}]})
