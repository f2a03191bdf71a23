"""The practice kelurahan: the facts of lkm-siklus.md 9.3, the same for the same seed, current on any day."""

import importlib.util
import io
import json
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from types import ModuleType
from typing import Any

import openpyxl
import pytest
from PIL import Image, ImageChops
from sqlalchemy import func, select

from lkm_desktop.domain import Kehadiran, Keputusan, Orang, Penugasan, Rapat, Relawan
from lkm_desktop.errors import LkmError
from lkm_desktop.latihan import make_practice
from lkm_desktop.paths import resources
from lkm_desktop.services import (
    aturan,
    contoh,
    organisasi,
    papan,
    pemilihan,
    pemilihan_ringkasan,
    perolehan,
    siklus,
)
from lkm_desktop.services.buku_rapat import buku_notulen
from lkm_desktop.services.contoh.kalender import meetings, year
from lkm_desktop.services.contoh.susunan import election_day
from lkm_desktop.services.notulen import get_notulen
from lkm_desktop.services.orang import hats_on
from lkm_desktop.services.roll import roll
from lkm_desktop.storage.store import Store

HARI_INI = date(2025, 9, 21)
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    store, _ = make_practice(tmp_path_factory.mktemp("kantor") / "latihan", today=HARI_INI)
    yield store
    store.close()


def isi(store: Store) -> str:
    """Every row of the tables that the practice fills in bulk, as text; ids of the siklus are made anew each time."""
    links = {"kegiatan_id", "siklus_id", "pemilihan_id"}
    with store.read() as s:
        rows = [
            [str(tuple(row)) for row in s.execute(
                select(*(c for c in table.c if c.name not in links)).order_by(table.c.id))]
            for table in (one.__table__ for one in (Orang, Penugasan, Relawan, Rapat, Kehadiran, Keputusan))
        ]
    return json.dumps(rows)


def test_office_is_marked_as_practice(store: Store) -> None:
    with store.read() as s:
        office = organisasi.kantor(s)
    assert office.latihan
    assert office.lembaga == "LKM Maju Bersama"
    assert office.kelurahan == "Kelayan Tengah (contoh)"
    assert office.zona == "WITA"
    assert office.logo is not None


def test_people_of_the_office(store: Store) -> None:
    with store.read() as s:
        serving = select(Orang.jenis_kelamin, Penugasan.badan, Penugasan.jabatan).join(
            Penugasan, Penugasan.orang_id == Orang.id
        ).where(Penugasan.selesai.is_(None))  # fmt: skip
        tugas = [tuple(r) for r in s.execute(serving)]
        relawan = list(s.execute(select(Orang.jenis_kelamin, Orang.miskin).join(Relawan, Relawan.orang_id == Orang.id)))
        orang = s.scalar(select(func.count()).select_from(Orang))
        nik = s.scalar(select(func.count()).where(Orang.nik.is_not(None)))
        rt = {tuple(r) for r in s.execute(select(Orang.rt, Orang.rw))}
        ended = select(Penugasan.pengganti_id, Penugasan.alasan_berhenti).where(
            Penugasan.selesai.is_not(None), Penugasan.badan != "panitia"
        )
        mantan = [tuple(r) for r in s.execute(ended)]
    lkm = [t for t in tugas if t[1] == "LKM"]
    assert [sum(t[0] == jk for t in lkm) for jk in "LP"] == [7, 4]
    assert sum(t[2] == "Koordinator" for t in lkm) == 1
    assert [sum(t[1] == b for t in tugas) for b in ("sekretariat", "UPK", "UPL", "UPS", "pengawas", "TIPP")] == [
        1, 2, 1, 1, 3, 12,
    ]  # fmt: skip
    assert [sum(r[0] == jk for r in relawan) for jk in "LP"] == [24, 21]
    assert sum(bool(r[1]) for r in relawan) == 19
    assert orang == contoh.ORANG
    assert nik == 0
    assert len({r[0] for r in rt}) == 18
    assert {r[1] for r in rt} == {"01", "02"}
    assert len(mantan) == 1, "one member was replaced"
    assert all(mantan[0]), "by whom, and why, is told"


def test_a_year_of_meetings(store: Store) -> None:
    with store.read() as s:
        buku = buku_notulen(s)
        frozen = {r.nomor: r.dh_beku for r in s.execute(select(Rapat.nomor, Rapat.dh_beku))}
    assert [r.nomor for r in buku] == list(range(1, len(buku) + 1))
    jenis = [r.jenis for r in buku]
    assert jenis.count("Rapat rutin") == 13, "twelve held and one to come"
    assert sum("RKM" in j for j in jenis) == 6
    assert sum("RWT" in j for j in jenis) == 1
    assert jenis.count("KBK") == 8
    held = [r for r in buku if r.tanggal < HARI_INI and r.hadir]
    for r in held:
        assert 20 <= r.hadir <= 60 or r.hadir == 128, r
        assert 45 <= 100 * r.hadir_p / r.hadir <= 60, r
        assert r.hadir_l + r.hadir_p == r.hadir
        assert r.keputusan > 0
        assert r.pimpinan
        assert r.notulis
    coming = [r for r in buku if r.tanggal > HARI_INI]
    assert len(coming) == 1
    assert coming[0].diundang > 20
    assert coming[0].hadir == 0
    assert coming[0].tanggal - HARI_INI < timedelta(days=40)
    waiting = [r for r in buku if r.tanggal < HARI_INI and not r.hadir]
    assert [frozen[r.nomor] is not None for r in waiting] == [True], "one printed sheet waits to be entered"


def test_members_meetings_reach_quorum_and_are_minuted(store: Store) -> None:
    with store.read() as s:
        for r in s.scalars(select(Rapat).where(Rapat.jenis == "rapat_rutin", Rapat.tanggal < HARI_INI)):
            kuorum = roll(s, r.id).kuorum
            assert kuorum is not None
            assert kuorum.tercapai, r.judul
            assert kuorum.anggota == 11
            notulen = get_notulen(s, r.id)
            assert notulen["pembukaan"]
            assert notulen["penutup"]
            assert all(a["pembahasan"] for a in notulen["agenda"])
            assert all(t["penanggung_jawab"] for k in notulen["keputusan"] for t in k["tindak_lanjut"])


def test_rolls_read_as_the_program_itself_would_write_them(store: Store) -> None:
    with store.read() as s:
        for r in s.scalars(select(Rapat).where(Rapat.mode == "daftar")):
            daftar = roll(s, r.id)
            hats = hats_on(s, [b.orang_id for b in daftar.rows if b.orang_id], r.tanggal)
            assert [b.urut for b in daftar.rows] == list(range(1, len(daftar.rows) + 1))
            for b in daftar.rows:
                if b.orang_id and b.orang_id in hats:
                    assert b.jabatan == hats[b.orang_id][0]


def test_names_are_believable_and_mostly_different(store: Store) -> None:
    with store.read() as s:
        nama = list(s.scalars(select(Orang.nama)))
        hp = [h for h in s.scalars(select(Orang.no_hp)) if h]
        kunci = s.scalar(select(func.count()).where(Orang.kunci_nama == ""))
    assert len(set(nama)) == len(nama)
    assert all(2 <= len(n.split()) <= 6 for n in nama)
    assert all(h.startswith("08000000") for h in hp), "nobody's real number"
    assert kunci == 0


def test_filling_cannot_be_undone_but_work_after_it_can(store: Store) -> None:
    assert store.undo_label is None


def test_same_seed_same_office(tmp_path: Path, store: Store) -> None:
    lagi, _ = make_practice(tmp_path / "a", today=HARI_INI)
    lain, _ = make_practice(tmp_path / "b", today=HARI_INI, benih=7)
    try:
        assert isi(lagi) == isi(store)
        assert isi(lain) != isi(store)
    finally:
        lagi.close()
        lain.close()


@pytest.mark.parametrize("hari", [date(2024, 2, 29), date(2025, 11, 12), date(2026, 8, 17), date(2031, 1, 1)])
def test_the_term_is_current_on_any_day(tmp_path: Path, hari: date) -> None:
    store, _ = make_practice(tmp_path / "k", today=hari, rapat=3)
    try:
        with store.read() as s:
            akhir = aturan.akhir_periode(s)
            temuan = aturan.periksa(s, hari)
        assert akhir is not None
        assert hari + timedelta(days=90) < akhir
        assert not [t for t in temuan if t.level == "peringatan"], temuan
    finally:
        store.close()


@pytest.mark.parametrize("geser", range(0, 400, 13))
def test_calendar_holds_on_any_day(geser: int) -> None:
    hari = date(2025, 1, 1) + timedelta(days=geser)
    acara = year(hari)
    assert [a.tanggal for a in acara] == sorted(a.tanggal for a in acara)
    assert all(election_day(hari) < a.tanggal for a in acara)
    assert [a.tanggal > hari for a in acara].count(True) == 1
    assert all(a.tanggal < hari for a in acara if a.catat)
    assert len(acara) == contoh.standard_meetings(hari)


def test_any_number_of_meetings() -> None:
    assert [len(meetings(HARI_INI, n)) for n in (0, 1, 5, 33, 100)] == [0, 1, 5, 33, 100]
    assert meetings(HARI_INI, 1)[0].tanggal > HARI_INI
    assert meetings(HARI_INI, None) == year(HARI_INI)


def test_other_sizes(tmp_path: Path) -> None:
    store, hasil = make_practice(tmp_path / "k", orang=3000, rapat=60, today=HARI_INI)
    store.close()
    assert (hasil.orang, hasil.anggota, hasil.relawan, hasil.rapat) == (3000, 11, 45, 60)


@pytest.mark.parametrize(("orang", "rapat"), [(5, None), (99, 3), (200, -1)])
def test_impossible_sizes_leave_nothing_behind(tmp_path: Path, orang: int, rapat: int | None) -> None:
    with pytest.raises(LkmError):
        make_practice(tmp_path / "k", orang=orang, rapat=rapat, today=HARI_INI)
    assert not (tmp_path / "k").exists()


def _pembuat() -> ModuleType:
    spec = importlib.util.spec_from_file_location("buat_contoh", ROOT / "installer" / "buat_contoh.py")
    assert spec is not None
    assert spec.loader is not None
    modul = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(modul)
    return modul


def _sel(wb: Any) -> list[list[tuple[Any, ...]]]:
    return [[tuple((c.value, c.data_type) for c in row) for row in ws.iter_rows()] for ws in wb]


def test_committed_sheets_are_what_the_script_makes() -> None:
    pembuat = _pembuat()
    for nama, buat in (("data_warga_rt04.xlsx", pembuat.rt04), ("data_warga_rt05_nik_rusak.xlsx", pembuat.rt05)):
        ada = openpyxl.load_workbook(resources() / "contoh" / nama)
        baru = openpyxl.load_workbook(io.BytesIO(pembuat.simpan(buat())))
        assert _sel(ada) == _sel(baru), f"run installer/buat_contoh.py again for {nama}"
    ada_logo = Image.open(resources() / "contoh" / "logo.png").convert("RGBA")
    baru_logo = Image.open(io.BytesIO(pembuat.logo())).convert("RGBA")
    beda = ImageChops.difference(ada_logo, baru_logo).convert("L").point(lambda v: 255 if v > 40 else 0)
    assert sum(beda.histogram()[128:]) < 500


def test_a_practice_office_that_could_not_be_filled_leaves_no_half_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise LkmError("Disk penuh.")

    monkeypatch.setattr(contoh, "fill", full)
    with pytest.raises(LkmError, match="Disk penuh"):
        make_practice(tmp_path / "latihan")
    monkeypatch.undo()
    store, made = make_practice(tmp_path / "latihan")
    store.close()
    assert made.anggota == 11


def test_the_election_has_the_figures_of_the_notes(store: Store) -> None:
    """4,100 adults, 1,890 voters, 42 utusan of whom 27 are men; those in office are those who were elected."""
    with store.read() as s:
        one = pemilihan.daftar(s)[0]
        told = pemilihan_ringkasan.ringkasan(s, one.id)
        tally = perolehan.hitungan(s, one.id)
        serving = s.scalars(select(Penugasan.orang_id).where(
            Penugasan.badan == "LKM", Penugasan.mulai == one.papan_tanggal)).all()  # fmt: skip
    assert (told.dewasa.total, told.memilih.total, told.utusan.total, told.utusan.l) == (4100, 1890, 42, 27)
    assert {n.orang_id for n in tally.nama if n.hasil == "terpilih"} == set(serving)
    assert [message.teks for message in tally.pesan if message.level == "salah"] == []


def test_the_siklus_stands_where_an_office_would_find_it(store: Store) -> None:
    with store.read() as s:
        board = papan.papan(s, siklus.berjalan(s, HARI_INI) or "", HARI_INI)
    states = [stage.keadaan for stage in board.tahap]
    assert states[:2] == ["selesai", "selesai"]
    assert {"selesai", "berjalan", "belum"} == set(states)
