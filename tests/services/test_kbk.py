"""Topics, the agenda of a year and the sessions of the KBK, against what was counted by hand."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from lkm_desktop.domain.belajar import NILAI
from lkm_desktop.errors import FieldErrors, LkmError
from lkm_desktop.services import dokumen, kbk, kbk_agenda, kehadiran, naskah, notulen, rapat, topik, undangan
from lkm_desktop.services.kbk_agenda import BATAL, RENCANA, TERJADWAL, TERLAKSANA, TERLAMBAT
from lkm_desktop.storage import Store
from tests.pembantu import meeting, person


def topics(store: Store, *names: str) -> dict[str, str]:
    """Name -> id of new topics, the first one basic."""
    found = {}
    with store.unit("Topik") as s:
        for n, name in enumerate(names):
            found[name] = topik.simpan(s, None, {"nama": name, "dasar": n == 0, "nilai": "adil\njujur", "jpl": 2})
    return found


def line(store: Store, topik_id: str, tahun: int = 2026, **values: object) -> str:
    """A line of the agenda."""
    with store.unit("Agenda") as s:
        return kbk_agenda.simpan(s, None, {"tahun": tahun, "topik_id": topik_id, "metode": "FGD", **values})


def states(store: Store, hari: date, tahun: int = 2026) -> list[tuple[str, str]]:
    with store.read() as s:
        return [(b.topik, b.keadaan) for b in kbk_agenda.daftar(s, tahun, hari)]


# --- topics -----------------------------------------------------------------------------------------------------------


def test_the_shipped_topics_cover_every_value_with_a_basic_one() -> None:
    shipped = topik.bawaan()
    codes = {code for code, _ in NILAI}
    assert {code for t in shipped for code in t.nilai} == codes
    assert {code for t in shipped if t.dasar for code in t.nilai} == codes
    assert len({t.kode for t in shipped}) == len({t.nama for t in shipped}) == len(shipped)
    assert all(t.tujuan and t.bahan and t.jpl > 0 for t in shipped)


def test_shipped_topics_are_taken_once_and_what_was_changed_stays(store: Store) -> None:
    with store.unit("Ambil") as s:
        assert topik.ambil_bawaan(s) == len(topik.bawaan())
        assert topik.ambil_bawaan(s) == 0
        rows = topik.daftar(s)
        assert [t.kode for t in rows[:13]] == [t.kode for t in topik.bawaan()[:13]]
        first = rows[0].id
        topik.simpan(s, first, {"nama": "Jujur itu mujur", "nilai": "adil\njujur\nbukan"})
        topik.hapus(s, rows[1].id)
        assert [t[1] for t in topik.terbuang(s)] == [rows[1].nama]
        assert topik.ambil_bawaan(s) == 1
        assert topik.ambil(s, first)["nama"] == "Jujur itu mujur"
        assert topik.daftar(s, "mujur adil")[0].nilai == ("Jujur", "Adil")
    label = store.undo()
    assert label == "Ambil"
    with store.read() as s:
        assert topik.daftar(s) == ()


def test_a_topic_is_not_saved_twice_and_not_deleted_while_it_is_used(store: Store) -> None:
    known = topics(store, "Papan informasi", "Kompos")
    for values, key in (({"nama": " papan  INFORMASI "}, "nama"), ({"nama": ""}, "nama"), ({"jpl": "banyak"}, "jpl"),
                        ({"jpl": 0}, "jpl")):
        with pytest.raises(FieldErrors) as caught, store.unit("Salah") as s:
            topik.simpan(s, None, {"nama": "Lain", **values})
        assert set(caught.value.errors) == {key}
    line(store, known["Kompos"], bulan=3)
    with pytest.raises(LkmError, match="dipakai 1 baris agenda"), store.unit("Hapus") as s:
        topik.hapus(s, known["Kompos"])


# --- agenda -----------------------------------------------------------------------------------------------------------


def test_every_line_tells_what_became_of_it(store: Store) -> None:
    t = topics(store, "A", "B", "C", "D", "E")
    ids = {name: line(store, t[name], bulan=month) for name, month in zip("ABCD", (1, 2, 3, 4), strict=True)}
    ids["E"] = line(store, t["E"], tanggal=date(2026, 5, 20), bulan=5)
    with store.unit("Rapat") as s:
        held = kbk_agenda.buat_sesi(s, ids["A"], date(2026, 1, 25))
        kbk_agenda.buat_sesi(s, ids["E"])
        kbk_agenda.batalkan(s, ids["C"])
    day = date(2026, 3, 1)
    assert states(store, day) == [("A", TERLAKSANA), ("B", TERLAMBAT), ("C", BATAL), ("D", RENCANA), ("E", TERJADWAL)]
    assert states(store, date(2026, 2, 28))[1] == ("B", RENCANA), "February is not over"
    assert states(store, date(2026, 5, 20))[4] == ("E", TERLAKSANA)
    with store.read() as s:
        rows = kbk_agenda.daftar(s, 2026, day)
        assert [b.kapan for b in rows] == ["Januari", "Februari", "Maret", "April", "20-05-2026"]
        assert rows[0].kalimat == "Terlaksana 25-01-2026, hadir belum dicatat"
        assert rows[1].kalimat == "Belum ada sesi, lewat 1 hari"
        assert [b.topik for b in kbk_agenda.bulan_ini(s, date(2026, 4, 2))] == ["D"]
        values = rapat.get_rapat(s, held)
        assert (values["judul"], values["jenis"], values["tanggal"]) == ("KBK: A", "kbk", date(2026, 1, 25))
        assert values["agenda"].startswith("Pembukaan")
        beside = [kbk.ambil(s, held)[key] for key in ("topik_id", "agenda_id", "metode", "jpl")]
        assert beside == [t["A"], ids["A"], "FGD", 2]
    with pytest.raises(LkmError, match="sudah punya pertemuan"), store.unit("Lagi") as s:
        kbk_agenda.buat_sesi(s, ids["A"], date(2026, 2, 1))
    with store.unit("Hapus rapat") as s:
        rapat.trash_rapat(s, held)
    assert states(store, day)[0] == ("A", TERLAMBAT), "a meeting in the Sampah was not held"


def test_a_line_needs_a_topic_and_a_day_of_its_month(store: Store) -> None:
    t = topics(store, "A")["A"]
    wrong: tuple[tuple[dict[str, Any], str], ...] = (
        ({"bulan": 13}, "bulan"), ({"bulan": 2, "tanggal": date(2026, 3, 1)}, "tanggal"),
        ({"bulan": 2, "tanggal": date(2025, 2, 1)}, "tanggal"), ({"bulan": 2, "target": 0}, "target"), ({}, "bulan"),
        ({"bulan": 2, "topik_id": ""}, "topik_id"))  # fmt: skip
    for values, key in wrong:
        with pytest.raises(FieldErrors) as caught, store.unit("Salah") as s:
            kbk_agenda.simpan(s, None, {"tahun": 2026, "topik_id": t, **values})
        assert list(caught.value.errors) == [key]
    made = line(store, t, tanggal=date(2026, 2, 3))
    with store.read() as s:
        assert kbk_agenda.ambil(s, made)["bulan"] == 2


def test_a_year_is_filled_and_copied_in_one_step_each(store: Store) -> None:
    with store.unit("Topik") as s:
        topik.ambil_bawaan(s)
    with store.unit("Susun") as s:
        assert kbk_agenda.susun(s, 2026, 8) == (10, 3), "two topics a month from August on"
    with store.read() as s:
        assert [b.bulan for b in kbk_agenda.daftar(s, 2026)] == [8, 8, 9, 9, 10, 10, 11, 11, 12, 12]
    with store.unit("Susun lagi") as s:
        assert kbk_agenda.susun(s, 2026) == (3, 0)
    with store.read() as s:
        rows = kbk_agenda.daftar(s, 2026)
        assert [b.bulan for b in rows[:3]] == [1, 2, 3]
        assert len({b.topik_id for b in rows}) == 13
    with pytest.raises(LkmError, match="Tidak ada topik dasar"), store.unit("Susun lagi") as s:
        kbk_agenda.susun(s, 2026)
    with store.unit("Batal") as s:
        kbk_agenda.batalkan(s, rows[0].id)
        kbk_agenda.simpan(s, rows[1].id, {"tanggal": date(2026, 2, 9), "pemandu": "Siti"})
    with store.unit("Salin") as s:
        assert kbk_agenda.salin_tahun(s, 2026, 2027) == 12
    with store.read() as s:
        copied = kbk_agenda.daftar(s, 2027)
        assert (copied[0].bulan, copied[0].tanggal, copied[0].pemandu) == (2, None, "Siti")
    with pytest.raises(LkmError, match="Tidak ada baris agenda tahun 2026"), store.unit("Salin lagi") as s:
        kbk_agenda.salin_tahun(s, 2026, 2027)
    assert store.undo() == "Salin"
    with store.read() as s:
        assert kbk_agenda.daftar(s, 2027) == ()


# --- sessions ---------------------------------------------------------------------------------------------------------


def test_sessions_are_counted_from_rolls_and_from_totals(store: Store) -> None:
    t = topics(store, "A", "B")
    people = [person(store, f"Warga {n}", jenis_kelamin="P" if n < 3 else "L") for n in range(5)]
    with store.unit("Sesi") as s:
        first = kbk.buat(s, date(2026, 2, 10), t["A"], pemandu="Siti")
        second = kbk.buat(s, date(2026, 3, 10), t["B"])
        third = kbk.buat(s, date(2026, 4, 10))
        undangan.undang(s, first, people)
        kehadiran.record_kehadiran(s, first, "1-4 5i")
        rapat.save_rapat(s, second, {"mode": "jumlah", "jumlah_l": 12, "jumlah_p": 20})
        notulen.save_notulen(s, first, {"tindak_lanjut": [
            {"isi": "Papan", "penanggung_jawab": "Siti", "tenggat": date(2026, 3, 1)}, {"isi": "Kas"}]})
    with store.read() as s:
        year = kbk.setahun(s, 2026, date(2026, 3, 31))
        assert [(x.ke, x.nama, x.hadir, x.l, x.p, x.terlaksana) for x in year] == [
            (1, "A", 4, 1, 3, True), (2, "B", 32, 12, 20, True), (3, "Pertemuan KBK bulan April 2026", 0, 0, 0, False)]
        assert [(row.isi, row.status) for row in year[0].rtl] == [("Papan", "Terlambat 4 minggu"),
                                                                 ("Kas", "Belum selesai")]
        assert kbk.ringkas_bulan(year)[1:4] == ((2, 1, 1, 3), (3, 1, 12, 20), (4, 0, 0, 0))
        assert [kbk.ambil(s, m)["lanjut_dari_id"] for m in (first, second, third)] == [None, first, second]
        assert kbk.sesi_sebelum(s, third) == [(second, "10-03-2026 B"), (first, "10-02-2026 A")]
        assert rapat.get_rapat(s, first)["pimpinan"] == "Siti"
        assert kbk.tahun_ada(s) == [2026]


def test_a_session_finds_its_line_of_the_agenda(store: Store) -> None:
    t = topics(store, "A", "B")
    one, _twice, _again = line(store, t["A"], bulan=2), line(store, t["B"], bulan=2), line(store, t["B"], bulan=3)
    with store.unit("Sesi") as s:
        made = kbk.buat(s, date(2026, 2, 10))
        kbk.simpan(s, made, {"topik_id": t["A"]})
        assert kbk.ambil(s, made)["agenda_id"] == one
        kbk.simpan(s, made, {"topik_id": t["A"], "agenda_id": None})
        assert kbk.ambil(s, made)["agenda_id"] is None, "the user may say otherwise"
        other = kbk.buat(s, date(2026, 2, 20), t["B"])
        assert kbk.ambil(s, other)["agenda_id"] is None, "two lines have this topic"


def test_a_session_refuses_what_cannot_be(store: Store) -> None:
    t = topics(store, "A")["A"]
    with store.unit("Sesi") as s:
        first, second = kbk.buat(s, date(2026, 2, 10), t), kbk.buat(s, date(2026, 3, 10))
    plain = meeting(store)
    wrong = (({"jpl": 100}, "jpl"), ({"lanjut_dari_id": second}, "lanjut_dari_id"),
             ({"lanjut_dari_id": plain}, "lanjut_dari_id"), ({"topik_id": "x"}, "topik_id"),
             ({"agenda_id": "x"}, "agenda_id"), ({"dana": "hutang"}, "dana"))
    for values, key in wrong:
        with pytest.raises(FieldErrors) as caught, store.unit("Salah") as s:
            kbk.simpan(s, first, values)
        assert list(caught.value.errors) == [key]
    with pytest.raises(LkmError, match="bukan pertemuan KBK"), store.unit("Salah") as s:
        kbk.simpan(s, plain, {"hasil": "x"})
    with store.unit("Final") as s:
        sheet = naskah.buka(s, kbk.LEMBAR, first)
        naskah.sahkan(s, sheet, dokumen.Keluaran(b"%PDF", "F4", 1))
    with pytest.raises(LkmError, match="sudah final"), store.unit("Ubah") as s:
        kbk.simpan(s, first, {"hasil": "lain"})
    with store.unit("Kosong") as s:
        rapat.save_rapat(s, plain, {"jenis": "kbk"})
        kbk.simpan(s, plain, {"hasil": "", "topik_id": None})
        assert kbk.baris_sesi(s, plain) is None, "a form left empty makes no row"
