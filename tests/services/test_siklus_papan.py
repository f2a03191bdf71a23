"""The board is derived: what each requirement looks for, what is missing, and the button that mends it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from lkm_desktop.domain import Relawan, new_id
from lkm_desktop.errors import LkmError
from lkm_desktop.services import fakta_tahap, siklus_isi
from lkm_desktop.services.papan_data import BERJALAN, SyaratNilai
from lkm_desktop.storage import Store
from tests.services.siklus_uji import (
    HARI,
    MULAI,
    bertemu,
    bertugas,
    buat,
    dicetak,
    kegiatan,
    lampirkan,
    lihat,
    lihat_dalam,
    syarat,
    tahap,
    warga,
)

RT = {"01": ["01", "02"], "02": ["01"]}


@pytest.fixture
def kampung(store: Store) -> list[str]:
    """Six residents in three RT of two RW."""
    with store.unit("Warga") as s:
        return warga(s, RT)


def need(store: Store, siklus_id: str, short: str, begin: str, hari: date = HARI) -> SyaratNilai:
    return syarat(tahap(lihat(store, siklus_id, hari), short), begin)


# --- meetings -------------------------------------------------------------------------------------------------------


def test_an_activity_of_every_rt_names_those_without_a_meeting(store: Store, kampung: list[str]) -> None:
    one = buat(store)
    act = kegiatan(lihat(store, one), "0101")
    assert (act.perlu, act.ada) == (3, 0)
    assert act.kurang == ("RT 01/RW 01", "RT 02/RW 01", "RT 01/RW 02")
    with store.unit("Rapat") as s:
        bertemu(s, act.id, date(2026, 1, 10), rt="01", rw="01")
        bertemu(s, act.id, date(2026, 1, 11), rt="01", rw="01")
        bertemu(s, act.id, HARI + timedelta(5), rt="02", rw="01")
    act = kegiatan(lihat(store, one), "0101")
    assert (act.perlu, act.ada, len(act.rapat)) == (3, 2, 3)
    assert act.kurang == ("RT 02/RW 01", "RT 01/RW 02")
    assert [meeting.terlaksana for meeting in act.rapat] == [True, True, False]
    found = need(store, one, "Sosialisasi", "Sosialisasi di setiap RT")
    assert not found.terpenuhi
    assert found.kurang == "Belum ada pertemuan di RT 02/RW 01 dan RT 01/RW 02."
    action = found.tindakan
    assert action is not None
    assert (action.page, action.arguments["rt"], action.arguments["rw"]) == ("rapat_baru", "01", "02")
    assert action.arguments["kegiatan_id"] == act.id
    with store.unit("Rapat") as s:
        bertemu(s, act.id, date(2026, 1, 12), rt="01", rw="02")
    found = need(store, one, "Sosialisasi", "Sosialisasi di setiap RT")
    assert found.tindakan is not None
    assert (found.tindakan.label, found.tindakan.page) == ("Buka rapat", "rapat_isi")
    assert need(store, one, "Sosialisasi", "Sosialisasi di setiap RT", HARI + timedelta(5)).terpenuhi


def test_without_known_rt_an_activity_expects_its_number(store: Store) -> None:
    one = buat(store)
    act = kegiatan(lihat(store, one), "0101")
    assert (act.perlu, act.kurang) == (1, ())
    with store.unit("Rapat") as s:
        bertemu(s, act.id, date(2026, 1, 10))
    assert need(store, one, "Sosialisasi", "Sosialisasi di setiap RT").terpenuhi


def test_a_meeting_in_the_sampah_or_to_come_is_not_held(store: Store) -> None:
    from lkm_desktop.services import rapat

    one = buat(store)
    act = kegiatan(lihat(store, one), "0301")
    with store.unit("Rapat") as s:
        gone = bertemu(s, act.id, date(2026, 2, 17))
        bertemu(s, act.id, HARI + timedelta(1))
        rapat.trash_rapat(s, gone)
    assert not need(store, one, "Latih relawan", "Pelatihan").terpenuhi
    assert need(store, one, "Latih relawan", "Pelatihan", HARI + timedelta(1)).terpenuhi


def test_the_roll_counts_when_someone_is_marked_or_totals_are_typed(store: Store, kampung: list[str]) -> None:
    one = buat(store)
    act = kegiatan(lihat(store, one), "0301")
    with store.unit("Rapat") as s:
        empty = bertemu(s, act.id, date(2026, 2, 17), judul="Pelatihan relawan")
    found = need(store, one, "Latih relawan", "Kehadiran")
    assert found.kurang == "Kehadiran belum dicatat: Pelatihan relawan, 17 Februari 2026."
    assert found.tindakan is not None
    assert found.tindakan.arguments == {"rapat_id": empty, "tab": "kehadiran"}
    with store.unit("Rapat") as s:
        bertemu(s, act.id, date(2026, 2, 18), jumlah=(9, 12))
        bertemu(s, act.id, date(2026, 2, 19), orang=kampung[:3])
    board = lihat(store, one)
    held = kegiatan(board, "0301").rapat
    assert [(meeting.L, meeting.P, meeting.hadir, meeting.daftar) for meeting in held] == [
        (0, 0, 0, False), (9, 12, 21, True), (2, 1, 3, True)]  # fmt: skip
    assert not syarat(tahap(board, "Latih relawan"), "Kehadiran").terpenuhi


def test_minutes_are_what_was_discussed_not_an_opening(store: Store) -> None:
    one = buat(store)
    act = kegiatan(lihat(store, one), "0301")
    with store.unit("Rapat") as s:
        bertemu(s, act.id, date(2026, 2, 17), pembukaan="Dibuka dengan doa.")
    assert need(store, one, "Latih relawan", "Catatan").tindakan.label == "Tulis notulen"  # type: ignore[union-attr]
    with store.unit("Rapat") as s:
        bertemu(s, act.id, date(2026, 2, 17), notulen=True)
        bertemu(s, act.id, date(2026, 2, 17), pindaian=("notulen",))
    found = need(store, one, "Latih relawan", "Catatan")
    assert found.kurang.startswith("Notulen belum ditulis: Rembug, 17 Februari 2026.")


# --- papers, facts, people ------------------------------------------------------------------------------------------


def test_papers_and_scans_of_a_meeting(store: Store) -> None:
    one = buat(store)
    act = kegiatan(lihat(store, one), "0202")
    with store.unit("Rapat") as s:
        meeting = bertemu(s, act.id, date(2026, 2, 12), kertas=("undangan", "daftar-hadir-kosong"))
    found = need(store, one, "RKM", "Berita acara RKM dibuat")
    assert found.tindakan is not None
    assert (found.tindakan.page, found.tindakan.arguments) == (
        "pratinjau", {"kunci": "ba-rkm", "rapat_id": meeting})  # fmt: skip
    papers = kegiatan(lihat(store, one), "0202").rapat[0].dokumen
    assert papers == (
        ("undangan", "Undangan", "ada"), ("daftar-hadir", "Daftar hadir", "ada"), ("notulen", "Notulen", "belum"),
        ("ba-rkm", "BA RKM", "belum"))  # fmt: skip
    scan = need(store, one, "RKM", "Berita acara RKM bertanda")
    assert scan.tindakan.arguments == {"rapat_id": meeting, "tab": "lampiran"}  # type: ignore[union-attr]
    with store.unit("Pindaian") as s:
        lampirkan(s, "rapat", meeting, "berita_acara")
    board = lihat(store, one)
    assert kegiatan(board, "0202").rapat[0].dokumen[3][2] == "tertanda"
    rkm = tahap(board, "RKM")
    assert syarat(rkm, "Berita acara RKM dibuat").terpenuhi
    assert syarat(rkm, "Berita acara RKM bertanda").terpenuhi


def test_files_of_a_requirement_volunteers_and_facts(store: Store, kampung: list[str]) -> None:
    one = buat(store)
    board = lihat(store, one)
    media = syarat(tahap(board, "Sosialisasi"), "Daftar media")
    assert media.tindakan is not None
    assert media.tindakan.arguments["syarat_id"] == media.id
    rkm = tahap(board, "RKM")
    facts = syarat(rkm, "Keputusan")
    assert facts.kurang.startswith("Keputusan warga belum diisi")
    assert facts.tindakan is not None
    assert facts.tindakan.arguments == {"siklus_id": one, "tahap_id": rkm.id, "bagian": "catatan"}
    with store.unit("Isi") as s:
        lampirkan(s, "syarat", media.id)
        meeting = bertemu(s, kegiatan(board, "0202").id, date(2026, 2, 12))
        s.add(Relawan(id=new_id(), orang_id=kampung[0], status="aktif", asal_rapat_id=meeting))
        form = fakta_tahap.ambil(s, rkm.id).borang
        assert form is not None
        s.flush()
    found = tahap(lihat(store, one), "RKM")
    assert syarat(found, "Relawan").terpenuhi
    assert need(store, one, "Sosialisasi", "Daftar media").terpenuhi
    with store.read() as s:
        expected = fakta_tahap.lengkap(s, rkm.id)
    told = syarat(found, "Keputusan").kurang
    assert expected[0].rstrip(".") in told
    assert f"dan {len(expected) - 1} hal lain" in told


def test_relawan_sign_up_at_a_meeting_or_come_as_such(store: Store, kampung: list[str]) -> None:
    one = buat(store)
    act = kegiatan(lihat(store, one), "0202")
    assert need(store, one, "RKM", "Relawan").tindakan.page == "rapat_baru"  # type: ignore[union-attr]
    with store.unit("Rapat") as s:
        meeting = bertemu(s, act.id, date(2026, 2, 12), orang=kampung[:2])
    found = need(store, one, "RKM", "Relawan")
    assert found.tindakan is not None
    assert (found.tindakan.page, found.tindakan.arguments) == ("relawan_daftar", {"rapat_id": meeting})
    with store.unit("Relawan lama") as s:
        s.add(Relawan(id=new_id(), orang_id=kampung[1], status="tidak aktif"))
        s.add(Relawan(id=new_id(), orang_id=kampung[2], status="aktif"))
    assert not need(store, one, "RKM", "Relawan").terpenuhi
    with store.unit("Relawan lama") as s:
        s.add(Relawan(id=new_id(), orang_id=kampung[0], status="aktif"))
    assert need(store, one, "RKM", "Relawan").terpenuhi
    with store.unit("Syarat") as s:
        siklus_isi.simpan_syarat(s, tahap(lihat_dalam(s, one), "RKM").id, found.id, {"jumlah": 9})
        bertemu(s, act.id, date(2026, 2, 13), jumlah=(20, 20), jumlah_relawan=7)
    assert need(store, one, "RKM", "Relawan").kurang == "Baru 8 dari 9 relawan mendaftar."


def test_a_team_is_that_of_the_siklus_or_of_its_time(store: Store, kampung: list[str]) -> None:
    one = buat(store)
    other = buat(store, "pnpm_review", "Lain", date(2025, 1, 1))
    with store.unit("Tugas") as s:
        bertugas(s, kampung[0], "tim_rk", siklus_id=other, mulai=date(2026, 2, 1))
        bertugas(s, kampung[1], "UPK", mulai=date(2023, 1, 1))
    board = lihat(store, one)
    assert not syarat(tahap(board, "Refleksi"), "Tim").terpenuhi
    upk = syarat(tahap(board, "UP-UP"), "UPK")
    assert upk.tindakan is not None
    assert (upk.terpenuhi, upk.tindakan.page) == (False, "pengelola")
    with store.unit("Tugas") as s:
        bertugas(s, kampung[0], "tim_rk", siklus_id=one)
        bertugas(s, kampung[1], "UPK", mulai=date(2026, 2, 20))
    board = lihat(store, one)
    assert syarat(tahap(board, "Refleksi"), "Tim").terpenuhi
    assert syarat(tahap(board, "UP-UP"), "UPK").terpenuhi


def test_the_election_of_the_stage_decides(store: Store) -> None:
    from lkm_desktop.domain import Pemilihan, PemilihanRT, Perolehan

    one = buat(store)
    stage = tahap(lihat(store, one), "Pemilihan")
    votes = syarat(stage, "Perolehan")
    assert (votes.kurang, votes.tindakan.page) == ("Pemilihan belum dibuka.", "pemilihan")  # type: ignore[union-attr]
    with store.unit("Pemilihan") as s:
        row = Pemilihan(id=new_id(), siklus_id=one, tahap_id=stage.id, nama="Pemilihan 2026",
                        basis_mulai=date(2026, 2, 20), tanggal=date(2026, 2, 27))  # fmt: skip
        s.add(row)
        s.flush()
        s.add(PemilihanRT(id=new_id(), pemilihan_id=row.id, urut=1, rt="01", memilih_l=10, memilih_p=12))
        s.add(PemilihanRT(id=new_id(), pemilihan_id=row.id, urut=2, rt="02"))
    stage = tahap(lihat(store, one), "Pemilihan")
    assert syarat(stage, "Perolehan").kurang == "Baru 1 dari 2 RT dicatat."
    assert (stage.keadaan, stage.mulai) == (BERJALAN, date(2026, 2, 20))
    with store.unit("Pemilihan") as s:
        s.get_one(Pemilihan, row.id).papan_tanggal = date(2026, 3, 1)
        s.add(Perolehan(id=new_id(), pemilihan_id=row.id, nama="Rusdiana", hasil="terpilih"))
    stage = tahap(lihat(store, one), "Pemilihan")
    assert all(syarat(stage, words).terpenuhi for words in ("Perolehan", "Anggota", "Papan"))


def test_a_requirement_of_the_whole_stage_and_of_a_number(store: Store) -> None:
    one = buat(store, "p2kkp_2015", "P2KKP")
    stage = lihat(store, one).tahap[0]
    with store.unit("Syarat") as s:
        siklus_isi.simpan_syarat(s, stage.id, None, {"jenis": "rapat", "uraian": "Tiga kali", "jumlah": 3})
        siklus_isi.simpan_syarat(s, stage.id, None, {"jenis": "lampiran", "uraian": "Foto", "rincian": "foto"})
        siklus_isi.simpan_syarat(s, stage.id, None, {
            "jenis": "dokumen", "uraian": "Kertas notulen", "rincian": "notulen"})  # fmt: skip
        siklus_isi.simpan_syarat(s, stage.id, None, {"jenis": "fakta", "uraian": "Catatan"})
        bertemu(s, stage.kegiatan[0].id, MULAI, notulen=True)
        bertemu(s, stage.kegiatan[0].id, MULAI, kertas=("notulen",))
        lampirkan(s, "tahap", stage.id, "foto")
    found = lihat(store, one).tahap[0]
    assert syarat(found, "Tiga kali").kurang == "Baru 2 dari 3 pertemuan."
    assert syarat(found, "Foto").terpenuhi
    assert syarat(found, "Kertas").terpenuhi
    assert "catatan khusus" in syarat(found, "Catatan").kurang


def test_a_lost_siklus_is_told(store: Store) -> None:
    with pytest.raises(LkmError, match="sudah tidak ada"):
        lihat(store, "x")


def test_a_paper_about_the_stage_is_found_by_its_subject(store: Store) -> None:
    one = buat(store)
    stage = tahap(lihat(store, one), "RWT")
    found = syarat(stage, "LPJ")
    assert found.kurang == "LPJ belum dibuat."
    assert found.tindakan is not None
    assert found.tindakan.label == "Buat LPJ"
    assert found.tindakan.arguments == {"kunci": "lpj", "subjek": stage.id, "name": stage.nama}
    with store.unit("Cetak") as s:
        dicetak(s, "lpj", subjek=tahap(lihat_dalam(s, one), "RKM").id)
    assert not need(store, one, "RWT", "LPJ").terpenuhi
    with store.unit("Cetak") as s:
        dicetak(s, "lpj", subjek=stage.id)
    assert need(store, one, "RWT", "LPJ").terpenuhi
    rules = need(store, one, "Pemilihan", "Tata tertib")
    assert rules.kurang == "Tata tertib pemilihan belum dibuat; pemilihan belum dibuka."
