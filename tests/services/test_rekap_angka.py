"""The catalogue of key figures: against raw SQL, against the sheets, and against the recap's own summary."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import event
from sqlalchemy.orm import Session

from lkm_desktop.domain.rapat import JENIS_RAPAT
from lkm_desktop.services import papan, partisipasi, pemilihan_ringkasan
from lkm_desktop.services.buku_tindak_lanjut import daftar as tindak_lanjut
from lkm_desktop.services.rekap import angka, isi, periode
from lkm_desktop.services.rekap.angka import DAFTAR, KATALOG, KELOMPOK, Penghitung
from lkm_desktop.storage import Store, open_store
from tests.pembantu import member, person
from tests.rekap_bantu import HARI, SETAHUN, folder_latihan, satu, semua


@pytest.fixture(scope="module")
def latihan() -> Iterator[Store]:
    opened = open_store(folder_latihan())
    yield opened
    opened.close()


@pytest.fixture
def s(latihan: Store) -> Iterator[Session]:
    with latihan.read() as session:
        yield session


@pytest.fixture
def hitung(s: Session) -> Penghitung:
    return Penghitung(s, SETAHUN, HARI)


def test_the_catalogue_is_whole_and_in_groups() -> None:
    keys = [one.kunci for one in KATALOG]
    figures = [one for one in KATALOG if one.jenis != "daftar"]
    assert len(set(keys)) == len(keys)
    assert len({one.label for one in KATALOG}) == len(KATALOG), "labels tell them apart"
    assert len(figures) >= 60
    assert list(dict.fromkeys(one.kelompok for one in figures)) == list(KELOMPOK)
    assert {one.jenis for one in KATALOG} <= set(angka.JENIS)
    assert {key for one in KATALOG for key in one.rincian} == {key for key, _ in angka.RINCIAN}
    assert not any("nik" in one.kunci.split("_") and one.kunci != "lurah_nip" for one in KATALOG), "no NIK in a form"


def test_every_figure_has_a_value_in_the_practice_office(hitung: Penghitung) -> None:
    kinds = {"angka": int, "persen": float, "desimal": float, "kata": str, "tanggal": date}
    without = {"lurah_nip", "kode_pos"}  # the practice office leaves them open
    for one in KATALOG:
        if one.jenis == "daftar":
            assert hitung.daftar(one.kunci), one.kunci
            continue
        value = hitung.nilai(one.kunci)
        assert isinstance(value, kinds[one.jenis]) or (value is None and one.kunci in without), (one.kunci, value)
        if one.jenis == "persen":
            assert 0 <= float(str(value)) <= 1, one.kunci


def test_a_figure_is_the_same_from_the_office_and_from_its_recap(s: Session) -> None:
    for period, day in ((SETAHUN, HARI), (periode.bulan(2025, 4), date(2025, 4, 20)), (periode.tahun(2020), HARI)):
        told = angka.ringkas(isi.kumpulkan(s, period, day))
        own = Penghitung(s, period, day)
        assert len(told) > 40
        assert told == pytest.approx({key: own.nilai(key) for key in told})


def test_a_recap_without_some_sheets_is_summed_up_all_the_same(s: Session) -> None:
    whole = isi.kumpulkan(s, SETAHUN, HARI)
    bare = angka.ringkas(replace(whole, lembar={"R1": whole.lembar["R1"]}))
    assert bare["anggota_total"] == 11
    assert "kbk_sesi" not in bare
    empty = angka.ringkas(replace(whole, lembar={**whole.lembar, "R7": [], "R9": []}))
    assert empty["kbk_sesi"] == 0
    assert "pemilihan_dewasa" not in empty


def test_relawan_of_every_rw_and_rt_add_up(s: Session, hitung: Penghitung) -> None:
    places = semua(s, "SELECT DISTINCT o.rw, o.rt FROM relawan r JOIN orang o ON o.id = r.orang_id")
    for key in ("relawan_total", "relawan_p", "relawan_miskin", "relawan_aktif", "relawan_terlatih", "relawan_baru"):
        by_rw = [hitung.nilai(key, {"rw": rw}) for rw in sorted({rw for rw, _ in places})]
        by_rt = [hitung.nilai(key, {"rw": rw, "rt": rt}) for rw, rt in places]
        assert sum(map(int, map(str, by_rw))) == sum(map(int, map(str, by_rt))) == hitung.nilai(key), key
    rw, rt = places[0]
    assert hitung.nilai("relawan_total", {"rt": f"RT {int(rt)}", "rw": f"00{int(rw)}"}) == satu(
        s, "SELECT count(*) FROM relawan r JOIN orang o ON o.id = r.orang_id WHERE o.rw = :rw AND o.rt = :rt", rw=rw,
        rt=rt)
    assert hitung.nilai("pemilihan_memilih", {"rw": rw, "rt": rt}) == satu(
        s, "SELECT memilih_l + memilih_p FROM pemilihan_rt WHERE rw = :rw AND rt = :rt", rw=rw, rt=rt)


def test_meetings_of_each_kind(s: Session, hitung: Penghitung) -> None:
    span = "dihapus IS NULL AND tanggal BETWEEN :a AND :d"
    for kind, _ in JENIS_RAPAT:
        count = satu(s, f"SELECT count(*) FROM rapat WHERE jenis = :k AND {span}", k=kind, a=SETAHUN.mulai, d=HARI)
        assert hitung.nilai("rapat", {"jenis": kind}) == count, kind
    assert hitung.nilai("rapat") == satu(s, f"SELECT count(*) FROM rapat WHERE {span}", a=SETAHUN.mulai, d=HARI)
    came = satu(s, "SELECT count(*) FROM kehadiran k JOIN rapat r ON r.id = k.rapat_id WHERE k.status = 'hadir' AND "
                   "k.dihapus IS NULL AND r.mode <> 'jumlah' AND r.dihapus IS NULL AND r.tanggal BETWEEN :a AND :d",
                a=SETAHUN.mulai, d=HARI)
    typed = satu(s, "SELECT sum(coalesce(jumlah_l, 0) + coalesce(jumlah_p, 0)) FROM rapat WHERE mode = 'jumlah' AND "
                    f"{span}", a=SETAHUN.mulai, d=HARI) or 0
    assert hitung.nilai("rapat_peserta") == came + typed
    assert hitung.nilai("keputusan") == satu(
        s, "SELECT count(*) FROM keputusan k JOIN rapat r ON r.id = k.rapat_id WHERE k.dihapus IS NULL AND "
           "r.dihapus IS NULL AND r.tanggal BETWEEN :a AND :d", a=SETAHUN.mulai, d=HARI)  # fmt: skip
    with pytest.raises(KeyError):
        hitung.nilai("rapat", {"jenis": "arisan"})


def test_follow_ups_as_they_stood(s: Session, hitung: Penghitung) -> None:
    rows = [row for row in tindak_lanjut(s, hari=HARI) if row.rapat_tanggal <= HARI]
    assert hitung.nilai("tl_terbuka") == sum(row.keadaan == "terbuka" for row in rows)
    assert hitung.nilai("tl_terlambat") == sum(row.lambat > 0 for row in rows)
    assert hitung.nilai("tl_hari_terlambat") == max(row.lambat for row in rows)
    assert hitung.nilai("tl_selesai") == satu(
        s, "SELECT count(*) FROM tindak_lanjut WHERE keadaan = 'selesai' AND selesai BETWEEN :a AND :d",
        a=SETAHUN.mulai, d=HARI)  # fmt: skip
    closed = date.fromisoformat(satu(s, "SELECT max(selesai) FROM tindak_lanjut WHERE keadaan = 'selesai'"))
    on_day, day_before = (Penghitung(s, SETAHUN, day) for day in (closed, closed - timedelta(days=1)))
    assert int(str(day_before.nilai("tl_terbuka"))) > int(str(on_day.nilai("tl_terbuka"))) - int(
        str(on_day.nilai("tl_baru"))) + int(str(day_before.nilai("tl_baru")))  # fmt: skip


def test_stages_participation_and_election_are_those_of_their_pages(s: Session, hitung: Penghitung) -> None:
    siklus_id = satu(s, "SELECT id FROM siklus")
    stages = papan.papan(s, siklus_id, HARI).tahap
    for key, state in (("tahap_selesai", "selesai"), ("tahap_berjalan", "berjalan"), ("tahap_belum", "belum")):
        assert hitung.nilai(key) == sum(one.keadaan == state for one in stages)
    assert hitung.nilai("tahap") == len(stages)
    n = partisipasi.hitung(s, siklus_id, "tahap", HARI).total.angka
    assert (hitung.nilai("siklus_orang"), hitung.nilai("siklus_peserta")) == (n.orang, n.peserta)
    assert hitung.nilai("siklus_persen_miskin") == pytest.approx(n.miskin / (n.peserta - n.luput_miskin))
    sums = pemilihan_ringkasan.ringkasan(s, satu(s, "SELECT id FROM pemilihan"))
    assert (hitung.nilai("pemilihan_dewasa"), hitung.nilai("pemilihan_memilih"), hitung.nilai("pemilihan_utusan")) == (
        sums.dewasa.total, sums.memilih.total, sums.utusan.total)  # fmt: skip
    assert (hitung.nilai("pemilihan_anggota_total"), hitung.nilai("pemilihan_nama")) == (sums.anggota.total, sums.nama)


def test_words_and_dates(s: Session, hitung: Penghitung) -> None:
    chair = satu(s, "SELECT o.nama FROM penugasan p JOIN orang o ON o.id = p.orang_id WHERE p.jabatan = 'Koordinator' "
                    "AND p.badan = 'LKM'")
    assert hitung.nilai("koordinator") == chair
    assert (hitung.nilai("periode_laporan"), hitung.nilai("cut_off")) == ("Setahun", HARI)
    assert (hitung.nilai("tanggal_terbentuk"), hitung.nilai("akta")) == (date(2007, 2, 18), "27, 21-05-2007")
    assert angka.hitung(s, "nama_lkm", SETAHUN, HARI) == "LKM Maju Bersama"
    assert hitung.nilai("hp_koordinator") is not None
    assert Penghitung(s, SETAHUN, HARI, hp=False).nilai("hp_koordinator") is None


def test_lists_go_downwards(s: Session, hitung: Penghitung) -> None:
    names = hitung.daftar("daftar_r2_nama")
    assert len(names) == 11, "who left is not among them"
    assert hitung.daftar("daftar_r2_miskin") == ["Tidak"] * 11
    rw = hitung.daftar("daftar_r4_nama", {"rw": "2"})
    assert len(rw) == hitung.nilai("relawan_total", {"rw": "02"})
    assert angka.daftar(s, "daftar_r4_nama", SETAHUN, HARI, {"rw": "02"}) == rw
    assert set(hitung.daftar("daftar_r6_status")) >= {"selesai", "belum"}
    assert all(one.kunci.startswith("daftar_r") for one in DAFTAR)


@pytest.mark.parametrize(("kunci", "rincian"), [
    ("tidak_ada", {}), ("daftar_r2_nama", {}), ("anggota_total", {"rw": "01"}), ("relawan_total", {"jenis": "kbk"}),
])  # fmt: skip
def test_what_no_figure_is(hitung: Penghitung, kunci: str, rincian: dict[str, str]) -> None:
    with pytest.raises(KeyError):
        hitung.nilai(kunci, rincian)


def test_an_empty_office_knows_zero_from_unknown(store: Store) -> None:
    with store.read() as s:
        found = Penghitung(s, periode.bulan(2025, 3), date(2025, 3, 31))
        values = {one.kunci: found.nilai(one.kunci) for one in KATALOG if one.jenis != "daftar"}
        lists = [found.daftar(one.kunci) for one in DAFTAR]
    assert values["relawan_total"] == values["rapat"] == values["tl_terbuka"] == values["anggota_total"] == 0
    assert {values[key] for key in ("pemilihan_dewasa", "anggota_persen_p", "jumlah_kk", "idf_nilai")} == {None}
    assert not any(lists)


def test_many_figures_read_the_office_once(latihan: Store) -> None:
    asked: list[int] = []
    with latihan.read() as s:
        found = Penghitung(s, SETAHUN, HARI)
        event.listen(s.get_bind(), "before_cursor_execute", lambda *_: asked.append(1))
        for one in KATALOG:
            _ = found.daftar(one.kunci) if one.jenis == "daftar" else found.nilai(one.kunci)
        first = len(asked)
        for _ in range(20):
            found.nilai("relawan_aktif", {"rw": "01"})
            found.nilai("siklus_peserta")
    assert first <= 220
    assert len(asked) == first


def test_members_of_unknown_sex_count_in_the_total_only(store: Store) -> None:
    for name, jk in (("Ani", "P"), ("Budi", "L"), ("Cici", None)):
        member(store, person(store, name, jenis_kelamin=jk))
    with store.read() as s:
        found = Penghitung(s, periode.bulan(2025, 3), date(2025, 3, 31))
        keys = ("anggota_total", "anggota_l", "anggota_p", "anggota_persen_p")
        assert [found.nilai(key) for key in keys] == [3, 1, 1, 0.5]
