"""The rows of R1-R11: against raw SQL and against what the program shows elsewhere, on the practice office."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import event
from sqlalchemy.orm import Session

from lkm_desktop.domain import PENGELOLA
from lkm_desktop.services import idf, kbk, paket, papan, partisipasi, pemilihan_ringkasan, registers, statistik_relawan
from lkm_desktop.services.buku_siklus import baris as buku_siklus
from lkm_desktop.services.pelatihan import daftar as pelatihan
from lkm_desktop.services.registers import Query
from lkm_desktop.services.rekap import isi, periode
from lkm_desktop.services.rekap.definisi import LEMBAR, kolom
from lkm_desktop.services.rekap.isi import Rekap
from lkm_desktop.services.rekap.periode import Periode
from lkm_desktop.services.roll import roll
from lkm_desktop.storage import Store, open_store
from tests.rekap_bantu import HARI, SETAHUN, folder_latihan, satu, semua

_BERTUGAS = "dihapus IS NULL AND (mulai IS NULL OR mulai <= :d) AND (selesai IS NULL OR selesai >= :d)"
_TERDAFTAR = ("r.dihapus IS NULL AND (r.tanggal_daftar IS NULL OR r.tanggal_daftar <= :d) AND (r.status = 'aktif' OR "
              "coalesce(r.status_tanggal > :d, 0))")


@pytest.fixture(scope="module")
def latihan() -> Iterator[Store]:
    opened = open_store(folder_latihan())
    yield opened
    opened.close()


@pytest.fixture
def s(latihan: Store) -> Iterator[Session]:
    with latihan.read() as session:
        yield session


@pytest.fixture(scope="module")
def rekap(latihan: Store) -> Rekap:
    """The recap of the practice year."""
    with latihan.read() as session:
        return isi.kumpulkan(session, SETAHUN, HARI)


def total(rows: list[dict[str, Any]], key: str) -> int:
    return sum(row[key] or 0 for row in rows)


def test_every_row_has_the_keys_of_its_columns_in_their_order(rekap: Rekap, s: Session) -> None:
    assert list(rekap.lembar) == [one.kode for one in LEMBAR]
    with_nik = isi.kumpulkan(s, SETAHUN, HARI, nik=True)
    for kode, rows in rekap.lembar.items():
        assert rows, f"{kode}: the practice office fills every sheet"
        assert all(list(row) == [one.kunci for one in kolom(kode)] for row in rows)
        assert all(list(row) == [one.kunci for one in kolom(kode, nik=True)] for row in with_nik.lembar[kode])
        assert not any(value == "" for row in rows for value in row.values())


def test_head(rekap: Rekap, s: Session) -> None:
    assert {key: rekap.kepala[key] for key in ("kota", "kecamatan", "kelurahan", "kode", "nama_lkm", "periode")} == {
        "kota": "Kota Banjarmasin", "kecamatan": "Banjarmasin Selatan", "kelurahan": "Kelayan Tengah (contoh)",
        "kode": "63.71.01.1099", "nama_lkm": "LKM Maju Bersama", "periode": "setahun",
    }  # fmt: skip
    assert rekap.kepala["kantor_id"] == satu(s, "SELECT nilai FROM meta WHERE kunci = 'kantor'")
    assert (rekap.kepala["sampai"], rekap.kepala["kata_miskin"], rekap.kepala["latihan"]) == (HARI, "MBR", True)


@pytest.mark.parametrize("ago", [0, 130, 250, 400])
def test_members_are_those_of_the_cut_off_day(s: Session, ago: int) -> None:
    day = HARI - timedelta(days=ago)
    found = isi.kumpulkan(s, periode.bulan(day.year, day.month), day)
    serving = satu(s, f"SELECT count(DISTINCT orang_id) FROM penugasan WHERE badan = 'LKM' AND {_BERTUGAS}", d=day)
    women = satu(s, "SELECT count(DISTINCT o.id) FROM penugasan p JOIN orang o ON o.id = p.orang_id WHERE "
                    f"badan = 'LKM' AND jenis_kelamin = 'P' AND p.{_BERTUGAS.replace('(mulai', '(p.mulai')}", d=day)
    profil = found.lembar["R1"][0]
    assert (profil["anggota_total"], profil["anggota_p"]) == (serving, women)
    assert profil["persen_p"] == pytest.approx(women / serving)
    assert [row["status"] for row in found.lembar["R2"]].count("Aktif") == serving


def test_who_left_within_the_period_stands_behind_the_members(rekap: Rekap, s: Session) -> None:
    rows = rekap.lembar["R2"]
    assert [row["status"] for row in rows[:-1]] == ["Aktif"] * 11
    last = rows[-1]
    assert last["status"] == "Berhenti: Pindah tempat tinggal"
    assert SETAHUN.mulai <= last["selesai"] <= HARI
    before = isi.kumpulkan(s, SETAHUN, last["selesai"] - timedelta(days=1)).lembar["R2"]
    assert {row["status"] for row in before} == {"Aktif"}
    assert last["nama"] in {row["nama"] for row in before}


def test_age_is_that_of_the_cut_off_day(s: Session) -> None:
    name, born = semua(s, "SELECT o.nama, o.tanggal_lahir FROM orang o JOIN penugasan p ON p.orang_id = o.id WHERE "
                          "p.badan = 'LKM' AND p.jabatan = 'Koordinator'")[0]
    birthday = date.fromisoformat(born).replace(year=2025)
    for day, years in ((birthday, 0), (birthday - timedelta(days=1), -1)):
        period = periode.bulan(day.year, day.month)
        row = next(r for r in isi.kumpulkan(s, period, day).lembar["R2"] if r["nama"] == name)
        assert row["umur"] == 2025 - int(born[:4]) + years


def test_pengelola_are_those_of_their_book(rekap: Rekap, s: Session) -> None:
    assert len(rekap.lembar["R3"]) == registers.count(s, PENGELOLA, Query(per_tanggal=HARI))
    assert {row["unit"] for row in rekap.lembar["R3"]} == {"Sekretariat", "UPK", "UPL", "UPS", "Pengawas"}


@pytest.mark.parametrize("ago", [0, 60, 200])
def test_relawan_and_their_sums_on_any_day(s: Session, ago: int) -> None:
    day = HARI - timedelta(days=ago)
    found = isi.kumpulkan(s, periode.bulan(day.year, day.month), day)
    people = f"FROM relawan r JOIN orang o ON o.id = r.orang_id WHERE {_TERDAFTAR}"
    assert len(found.lembar["R4"]) == satu(s, f"SELECT count(*) {people}", d=day)
    rows = found.lembar["R5"]
    expected = semua(
        s, f"SELECT sum(jenis_kelamin = 'L'), sum(jenis_kelamin = 'P'), sum(miskin), sum(NOT miskin) {people}", d=day
    )[0]
    keys = ("terdaftar_l", "terdaftar_p", "miskin", "non_miskin")
    assert [total(rows, key) for key in keys] == [n or 0 for n in expected]
    since = f"date('{day}', '-12 months')"
    active = satu(s, f"""SELECT count(*) {people} AND (SELECT count(DISTINCT k.rapat_id) FROM kehadiran k
        JOIN rapat t ON t.id = k.rapat_id WHERE k.orang_id = o.id AND k.status = 'hadir' AND k.dihapus IS NULL
        AND t.dihapus IS NULL AND t.mode <> 'jumlah' AND t.tanggal <= :d AND t.tanggal > {since}) >= 4""", d=day)
    assert total(rows, "aktif_l") + total(rows, "aktif_p") == active
    assert [row["aktif"] for row in found.lembar["R4"]].count("Aktif") == active


def test_r5_is_the_table_of_the_statistics(s: Session) -> None:
    """On the day of today, as the page knows no other."""
    today = date.today()
    found = isi.kumpulkan(s, Periode("tahun", "x", "x", date(2024, 1, 1), today), today).lembar["R5"]
    page = statistik_relawan.statistik(s)
    assert [tuple(row.values()) for row in found] == [(row.rw, *row.angka) for row in page.r5]
    assert tuple(total(found, key) for key in list(found[0])[1:]) == page.seluruh


def test_the_siklus_is_the_buku_siklus_and_the_participation_page(rekap: Rekap, s: Session) -> None:
    siklus_id = satu(s, "SELECT id FROM siklus")
    board, lines = buku_siklus(s, siklus_id, HARI)
    page = {row.kunci: row.angka for row in partisipasi.hitung(s, siklus_id, "kegiatan", HARI).baris}
    rows = rekap.lembar["R6"]
    assert [row["kegiatan"] for row in rows] == [line.kegiatan for line in lines]
    ids = [one.id for stage in papan.papan(s, siklus_id, HARI).tahap for one in stage.kegiatan]
    assert board.tahap
    for row, key in zip(rows, ids, strict=True):
        n = page[key]
        assert (row["pertemuan"], row["l"] or 0, row["p"] or 0, row["total"] or 0) == (n.pertemuan, n.l, n.p, n.peserta)
        assert f"{round(100 * row['persen_p'])} %" == n.persen_p if row["persen_p"] is not None else not n.l + n.p
    whole = partisipasi.hitung(s, siklus_id, "tahap", HARI).total.angka
    assert [total(rows, key) for key in ("pertemuan", "l", "p", "total", "miskin", "relawan")] == [
        whole.pertemuan, whole.l, whole.p, whole.peserta, whole.miskin, whole.relawan]  # fmt: skip
    assert whole.pertemuan == satu(s, "SELECT count(*) FROM rapat WHERE kegiatan_id IS NOT NULL AND dihapus IS NULL "
                                      "AND tanggal <= :d", d=HARI)  # fmt: skip


def test_a_siklus_counts_from_its_beginning_to_the_end_of_the_period(s: Session) -> None:
    last = satu(s, "SELECT max(tanggal) FROM rapat WHERE kegiatan_id IS NOT NULL AND tanggal <= :d", d=HARI)
    day = date.fromisoformat(last)
    held = "SELECT count(*) FROM rapat WHERE kegiatan_id IS NOT NULL AND dihapus IS NULL AND tanggal <= :d"
    month = periode.bulan(day.year, day.month)
    for cut in (day, day - timedelta(days=1)):
        rows = isi.kumpulkan(s, Periode("bulan", "x", "x", date(2025, 1, 1), month.selesai), cut).lembar["R6"]
        assert total(rows, "pertemuan") == satu(s, held, d=cut)


def test_the_election_is_the_newest_whose_rembug_was_held(rekap: Rekap, s: Session) -> None:
    election, name, day = semua(s, "SELECT id, nama, tanggal FROM pemilihan")[0]
    sums = pemilihan_ringkasan.ringkasan(s, election)
    rows = rekap.lembar["R7"]
    keys = ("dewasa_l", "dewasa_p", "memilih_l", "memilih_p", "utusan_l", "utusan_p")
    assert [total(rows, key) for key in keys] == [
        sums.dewasa.l, sums.dewasa.p, sums.memilih.l, sums.memilih.p, sums.utusan.l, sums.utusan.p]  # fmt: skip
    assert [total(rows, key) for key in keys[:4]] == list(semua(
        s, f"SELECT {', '.join(f'sum({key})' for key in keys[:4])} FROM pemilihan_rt WHERE dihapus IS NULL")[0])
    assert rekap.catatan["R7"].startswith(f"{name}, rembug kelurahan 12 November {day[:4]}")
    assert rekap.catatan["R7"].endswith("(pemilihan terakhir sebelum periode ini)")
    held = date.fromisoformat(day)
    inside = isi.kumpulkan(s, periode.bulan(held.year, held.month), periode.bulan(held.year, held.month).selesai)
    assert inside.catatan["R7"] == f"{name}, rembug kelurahan 12 November {day[:4]}"
    before = isi.kumpulkan(s, periode.bulan(held.year, held.month), held - timedelta(days=1))
    assert before.lembar["R7"] == []
    assert "R7" not in before.catatan


def test_meetings_of_the_members_as_their_rolls_have_them(rekap: Rekap, s: Session) -> None:
    held = semua(s, "SELECT id, tanggal FROM rapat WHERE jenis IN ('rapat_rutin', 'rapat_koordinator', "
                    "'rapat_koordinasi') AND dihapus IS NULL AND tanggal BETWEEN :a AND :d ORDER BY tanggal, nomor",
                 a=SETAHUN.mulai, d=HARI)  # fmt: skip
    rows = rekap.lembar["R8"]
    assert [row["tanggal"].isoformat() for row in rows] == [day for _, day in held]
    for row, (meeting, day) in zip(rows, held, strict=True):
        quorum = roll(s, meeting).kuorum
        assert quorum is not None
        assert (row["hadir"], row["anggota"]) == (quorum.hadir, quorum.anggota)
        assert row["hadir"] == satu(
            s, f"SELECT count(*) FROM kehadiran WHERE rapat_id = :r AND status = 'hadir' AND dihapus IS NULL AND "
               f"orang_id IN (SELECT orang_id FROM penugasan WHERE badan = 'LKM' AND {_BERTUGAS})", r=meeting, d=day)
        assert row["keputusan"] == satu(
            s, "SELECT count(*) FROM keputusan WHERE rapat_id = :r AND dihapus IS NULL", r=meeting)
        assert row["persen"] == pytest.approx(row["hadir"] / row["anggota"])


def test_sessions_of_the_kbk_and_their_follow_ups_on_the_cut_off(rekap: Rekap, s: Session) -> None:
    page = [one for one in kbk.daftar(s, SETAHUN.mulai, HARI, HARI) if one.tanggal <= HARI]
    rows = rekap.lembar["R9"]
    assert [(row["sesi_ke"], row["topik"], row["l"] or 0, row["p"] or 0) for row in rows] == [
        (one.ke, one.nama, one.l, one.p) for one in page]  # fmt: skip
    assert len(rows) == satu(s, "SELECT count(*) FROM rapat WHERE jenis = 'kbk' AND dihapus IS NULL AND tanggal "
                                "BETWEEN :a AND :d", a=SETAHUN.mulai, d=HARI)  # fmt: skip
    done = next(n for n, one in enumerate(page) if one.rtl and one.rtl[0].selesai)
    closed = page[done].rtl[0].selesai
    assert closed is not None
    assert rows[done]["status_rtl"] == "Selesai"
    earlier = isi.kumpulkan(s, SETAHUN, closed - timedelta(days=1)).lembar["R9"][done]
    assert earlier["status_rtl"].startswith("Belum selesai")


def test_trainings_of_the_book_and_those_held_as_meetings(rekap: Rekap, s: Session) -> None:
    book = {one.nama for one in pelatihan(s) if SETAHUN.mulai <= one.mulai <= HARI}
    alone = semua(s, "SELECT judul FROM rapat WHERE jenis = 'pelatihan' AND pelatihan_id IS NULL AND dihapus IS NULL "
                     "AND tanggal BETWEEN :a AND :d", a=SETAHUN.mulai, d=HARI)
    rows = rekap.lembar["R10"]
    assert book <= {row["nama"] for row in rows}
    assert len(rows) == len(book) + len(alone)
    for row in rows:
        assert sum(int(part.rsplit(" ", 1)[1]) for part in row["unsur"].split(", ")) == row["l"] + row["p"]


def test_the_idf_is_the_newest_that_is_not_after_the_cut_off(rekap: Rekap, s: Session) -> None:
    newest, oldest = idf.daftar(s)
    assert [row["nilai"] for row in rekap.lembar["R11"]] == [one.nilai for one in newest.nilai]
    assert [row["no"] for row in rekap.lembar["R11"]][:4] == [1, 2, None, 3]
    assert newest.kalimat in rekap.catatan["R11"]
    between = newest.tanggal - timedelta(days=1)
    rows = isi.kumpulkan(s, periode.bulan(between.year, between.month), between).lembar["R11"]
    assert [row["nilai"] for row in rows] == [one.nilai for one in oldest.nilai]
    first = oldest.tanggal - timedelta(days=1)
    assert isi.kumpulkan(s, periode.bulan(first.year, first.month), first).lembar["R11"] == []


def test_a_recap_is_read_with_few_queries(latihan: Store) -> None:
    counts = []
    with latihan.read() as session:
        asked: list[int] = []
        event.listen(session.get_bind(), "before_cursor_execute", lambda *_: asked.append(1))
        for kode in ("2025-08", "2025-T3", "2025"):
            isi.kumpulkan(session, periode.dari_kode(session, kode), HARI)
            counts.append(len(asked))
            asked.clear()
    assert max(counts) <= 100, counts


def test_a_package_is_read_with_few_queries_and_every_board_is_made_once(
    latihan: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A year full of meetings with papers asks hardly more than one month."""
    made: list[str] = []
    build = papan._buat

    def count(session: Session, one: str, day: date) -> papan.Papan:
        made.append(one)
        return build(session, one, day)

    monkeypatch.setattr(papan, "_buat", count)
    counts = []
    with latihan.read() as session:
        asked: list[int] = []
        event.listen(session.get_bind(), "before_cursor_execute", lambda *_: asked.append(1))
        for period in (periode.bulan(2025, 8), SETAHUN):
            made.clear()
            asked.clear()
            ready = paket.siapkan(session, period, min(period.selesai, HARI))
            counts.append(len(asked))
            assert len(made) == len(set(made)) == satu(session, "SELECT count(*) FROM siklus WHERE dihapus IS NULL")
    assert len(ready.kertas) > 60
    assert max(counts) <= 190, counts
