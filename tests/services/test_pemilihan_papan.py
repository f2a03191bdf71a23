"""The new board of an election: one step, its preview, and the former rows back by undo."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from sqlalchemy import select

from lkm_desktop.domain import Naskah, Orang, Organisasi, Pemilihan, Penugasan, SuratKeputusan
from lkm_desktop.errors import FieldErrors, LkmError
from lkm_desktop.services import aturan, nomor, papan_baru, paw, pemilihan, perolehan, sk
from lkm_desktop.services import naskah as naskah_s
from lkm_desktop.services.papan_baru import PapanJadi, RencanaPapan, jadikan_papan, rencana_papan
from lkm_desktop.storage import Store
from tests.pembantu import add, member, person
from tests.pemilihan_contoh import REMBUG, buat, darek, kecil, rembug
from tests.storage.helpers import dump

MULAI = REMBUG


def plan(store: Store, election: str, day: date = MULAI, **more: Any) -> RencanaPapan:
    with store.read() as s:
        return rencana_papan(s, election, day, **more)


def make(store: Store, election: str, day: date = MULAI, **more: Any) -> PapanJadi:
    with store.unit("Jadikan papan LKM baru") as s:
        return jadikan_papan(s, election, day, **more)


def board(store: Store, day: date) -> list[paw.Anggota]:
    with store.read() as s:
        return list(paw.anggota(s, day))


def old_board(store: Store) -> dict[str, str]:
    """A koordinator, two members, one who left before, one of the secretariat; ids of people by name."""
    people = {name: person(store, name, jenis_kelamin="L", rt="1", rw="1")
              for name in ("Lama Satu", "Lama Dua", "Pergi", "Hamdan")}  # fmt: skip
    member(store, people["Lama Satu"], "Koordinator", date(2002, 1, 1), periode="2002-2005")
    member(store, people["Lama Dua"], "Anggota", date(2002, 1, 1), selesai=date(2005, 12, 31))
    member(store, people["Hamdan"], "Anggota", None)
    member(store, people["Pergi"], "Anggota", date(2002, 1, 1), selesai=date(2003, 5, 1), alasan_berhenti="Pindah")
    return people


def test_undo_of_the_new_board_brings_back_every_row(store: Store) -> None:
    old_board(store)
    election = darek(store)
    before = dump(store)
    made = make(store, election, dikukuhkan=date(2005, 2, 20))
    after = dump(store)
    changed = {name for name in before if before[name] != after[name]}
    assert changed == {"orang", "penugasan", "perolehan", "organisasi", "pemilihan", "naskah"}
    assert (len(made.penugasan), len(made.orang_baru), len(made.ditutup)) == (13, 13, 3)
    assert store.undo() == "Jadikan papan LKM baru"
    assert dump(store) == before
    store.redo()
    assert dump(store) == after
    store.undo()
    assert dump(store) == before


def test_the_preview_says_what_will_change_and_changes_nothing(store: Store) -> None:
    old_board(store)
    election = kecil(store)
    before = dump(store)
    found = plan(store, election)
    assert dump(store) == before
    assert found.halangan == ""
    assert [(m.nama, m.ulang, m.orang_id is None) for m in found.masuk] == [
        ("Hamdan", True, False), ("Halimah", False, True), ("Basri", False, True)]  # fmt: skip
    assert [(k.nama, k.jabatan, k.selesai) for k in found.keluar] == [
        ("Lama Satu", "Koordinator", date(2005, 2, 13)), ("Hamdan", "Anggota", date(2005, 2, 13)),
        ("Lama Dua", "Anggota", date(2005, 2, 13))]  # fmt: skip
    assert found.kalimat == (
        "3 anggota baru mulai bertugas 14 Februari 2005 untuk periode 2005-2008, sampai 13 Februari 2008.",
        "3 masa tugas yang sekarang ditutup 13 Februari 2005.",
        "Terpilih kembali: Hamdan.",
        "Dibuatkan data warga baru: Halimah dan Basri.",
        "2 nama disimpan sebagai cadangan untuk pergantian antarwaktu.",
        "Periode pada profil lembaga disesuaikan.",
        "Semua menjadi anggota; koordinator dipilih kemudian dalam rapat anggota.",
    )
    assert {t.kode for t in found.temuan} == {"BR1"}, "three members of whom one is a woman"


def test_the_board_stands_as_it_was_elected(store: Store) -> None:
    people = old_board(store)
    election = kecil(store)
    made = make(store, election, dikukuhkan=date(2005, 2, 20), dasar="BA 01/2005")
    with store.read() as s:
        new = s.scalars(select(Penugasan).where(Penugasan.pemilihan_id == election))
        rows = {s.get_one(Orang, p.orang_id).nama: p for p in new}
        first = rows["Hamdan"]
        assert first.orang_id == people["Hamdan"]
        assert (first.badan, first.jabatan, first.periode, first.suara) == ("LKM", "Anggota", "2005-2008", 5)
        assert (first.mulai, first.selesai, first.tanggal_dikukuhkan, first.dasar) == (
            MULAI, None, date(2005, 2, 20), "BA 01/2005")
        closed = [s.get_one(Penugasan, one) for one in made.ditutup]
        assert {(p.selesai, p.alasan_berhenti) for p in closed} == {(date(2005, 2, 13), "Masa bakti berakhir")}
        gone = s.scalars(select(Penugasan).where(Penugasan.orang_id == people["Pergi"])).one()
        assert (gone.selesai, gone.alasan_berhenti) == (date(2003, 5, 1), "Pindah")
        office = s.get_one(Organisasi, 1)
        assert (office.periode_mulai, office.periode_selesai) == (MULAI, date(2008, 2, 13))
        assert aturan.akhir_periode(s) == date(2008, 2, 13)
        assert s.get_one(Pemilihan, election).papan_tanggal == MULAI
        assert s.get_one(Orang, rows["Halimah"].orang_id).jenis_kelamin == "P"
        tally = perolehan.hitungan(s, election)
        assert [n.orang_id for n in tally.nama[:3]] == [rows[n].orang_id for n in ("Hamdan", "Halimah", "Basri")]
        assert paw.pemilihan_berlaku(s, date(2006, 1, 1)) == election
        assert paw.pemilihan_berlaku(s, date(2004, 1, 1)) is None
    assert [a.nama for a in board(store, MULAI)] == ["Basri", "Halimah", "Hamdan"]
    assert [a.nama for a in board(store, date(2005, 2, 13))] == ["Lama Satu", "Hamdan", "Lama Dua"]


def test_the_decree_is_a_draft_that_lists_the_members(store: Store) -> None:
    election = kecil(store)
    made = make(store, election, akhiri=True)
    with store.read() as s:
        paper = s.get_one(Naskah, made.naskah_id)
        isian = json.loads(paper.isian)
        words = sk.susun_sk(s, isian)
        assert (paper.jenis, paper.keadaan, paper.judul) == (
            "sk", "draf", "SK Penetapan Anggota LKM Maju Bersama Periode 2005-2008")
        assert isian["petugas"].splitlines() == [
            "Hamdan | Anggota, RT 01 RW 01", "Halimah | Anggota, RT 01 RW 01", "Basri | Anggota, RT 01 RW 01"]
        assert "berlaku sejak 14 Februari 2005 sampai 13 Februari 2008" in " ".join(words.memutuskan)
        assert papan_baru.naskah_papan(s, election) == made.naskah_id
        assert s.get_one(Penugasan, made.penugasan[0]).selesai == date(2008, 2, 13)
    with store.unit("Catat SK") as s:
        naskah_s.pakai_nomor(s, made.naskah_id, nomor.catat(s, "sk", date(2005, 2, 20), "01/SK/2005"))
        assert s.get_one(SuratKeputusan, sk.catat_sk(s, made.naskah_id)).tentang.startswith("Penetapan Anggota")


def test_a_second_time_is_refused_and_the_result_is_locked(store: Store) -> None:
    election = kecil(store)
    make(store, election, sk=False)
    before = dump(store)
    with pytest.raises(LkmError, match="sudah dibuat, mulai 14 Februari 2005"):
        make(store, election, date(2005, 3, 1))
    with pytest.raises(LkmError, match="tidak diubah lagi"):
        rembug(store, election)
    with pytest.raises(LkmError, match="sudah menjadi dasar papan"), store.unit("Hapus pemilihan") as s:
        pemilihan.buang(s, election)
    assert dump(store) == before


def test_a_board_that_cannot_begin_is_refused(store: Store) -> None:
    election = kecil(store)
    member(store, person(store, "Lain"), "Anggota", date(2005, 3, 1))
    for day, word in ((date(2005, 2, 13), "sebelum rembug kelurahan, 14 Februari 2005"),
                      (date(2005, 2, 15), "Lain tercatat mulai bertugas 1 Maret 2005")):
        assert word in plan(store, election, day).halangan
        with pytest.raises(LkmError):
            make(store, election, day)


def test_without_elected_people_or_a_reason_no_board_is_made(store: Store) -> None:
    assert "Belum ada anggota terpilih" in plan(store, buat(store)).halangan
    election = kecil(store)
    with pytest.raises(FieldErrors):
        make(store, election, alasan=" ")


def test_people_are_matched_in_their_rt_only_and_the_user_decides(store: Store) -> None:
    """BR22: the same name in the same RT is the same person; elsewhere it is only shown."""
    same = person(store, "H. Basri, S.Pd.", jenis_kelamin="L", rt="1", rw="1")
    other = person(store, "Halimah", jenis_kelamin="P", rt="9", rw="2")
    person(store, "Hamdan", jenis_kelamin="P", rt="1", rw="1")
    election = kecil(store)
    found = {m.nama: m for m in plan(store, election).masuk}
    assert found["Basri"].orang_id == same
    assert (found["Halimah"].orang_id, found["Halimah"].mungkin) == (None, ((other, "Halimah (RT 09 RW 02)"),))
    assert found["Hamdan"].orang_id is None, "a woman of that name is somebody else"
    choice = {found["Halimah"].perolehan_id: other, found["Basri"].perolehan_id: None}
    again = {m.nama: m.orang_id for m in plan(store, election, orang=choice).masuk}
    assert (again["Halimah"], again["Basri"]) == (other, None)
    twice = {found["Halimah"].perolehan_id: other, found["Basri"].perolehan_id: other}
    assert "data warga yang sama" in plan(store, election, orang=twice).halangan


def test_those_of_the_secretariat_are_told_or_refused(store: Store) -> None:
    """BR5 is a setting: refuse, warn, or nothing."""
    who = person(store, "Basri", jenis_kelamin="L", rt="1", rw="1")
    add(store, "pengelola", orang_id=who, badan="sekretariat", jabatan="Sekretaris", mulai=date(2004, 1, 1))
    election = kecil(store)
    for level in ("wajib", "peringatan", "mati"):
        with store.unit("Aturan") as s:
            aturan.simpan(s, {"rangkap_sekretariat": level})
        found = plan(store, election)
        assert bool(found.halangan) is (level == "wajib")
        assert any(t.kode == "BR5" for t in found.temuan) is (level == "peringatan")
