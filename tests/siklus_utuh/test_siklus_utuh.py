"""Three whole siklus on a practice kelurahan of 18 RT and 45 relawan, against an account kept by the test."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from lkm_desktop.documents import Pilihan, make_paper
from lkm_desktop.latihan import make_practice
from lkm_desktop.services import partisipasi
from lkm_desktop.services.papan import SELESAI, SyaratNilai, TahapPapan
from lkm_desktop.storage import Store
from tests.documents.pdf_reader import text_of
from tests.siklus_utuh.pemain import Hadir, Pemain
from tests.siklus_utuh.pemilu import KURSI, Pemilu
from tests.storage.helpers import dump

MULAI = date(2026, 1, 5)


@pytest.fixture
def pemain(tmp_path: Path) -> Pemain:
    """The practice kelurahan without meetings."""
    store, _ = make_practice(tmp_path / "kantor", today=MULAI, rapat=0)
    found = Pemain(store)
    assert len({(w.rt, w.rw) for w in found.warga.values()}) == 18
    assert sum(w.relawan_sejak is not None for w in found.warga.values()) == 45
    return found


def lacking(stage: TahapPapan) -> list[SyaratNilai]:
    """Requirements that are neither met nor waived."""
    return [one for one in stage.syarat if not one.terpenuhi and not one.bebas]


def play_stage(pemain: Pemain, tahap_id: str) -> Pemilu | None:
    """Hold the meetings of a stage, then do what the board says is missing, until it says nothing."""
    before = pemain.tahap(tahap_id)
    assert before.keadaan != SELESAI
    assert {one.id for one in lacking(before)} == {one.id for one in before.syarat}
    for one in pemain.kegiatan(tahap_id):
        pemain.adakan(tahap_id, one)
    vote = Pemilu(pemain, tahap_id) if before.fakta == "pemilihan" else None
    if vote:
        vote.siapkan()
    stage = pemain.tahap(tahap_id)
    for wanted in before.syarat:
        now = next(one for one in stage.syarat if one.id == wanted.id)
        if now.terpenuhi:
            continue
        assert now.kurang, now
        assert now.tindakan is not None, now
        assert wanted.jenis not in ("rapat", "kehadiran"), f"all meetings were held with their rolls: {now}"
        if wanted.jenis == "pemilihan" and vote:
            vote.mainkan()
        else:
            pemain.penuhi(tahap_id, wanted)
        stage = pemain.tahap(tahap_id)
        after = next(one for one in stage.syarat if one.id == wanted.id)
        assert after.terpenuhi, after
        assert not after.kurang, after
    assert stage.keadaan == SELESAI
    return vote


def account(rows: list[Hadir]) -> tuple[int, ...]:
    """What the test says: meetings, participants, L, P, poor, volunteers."""
    men, women = sum(h.l for h in rows), sum(h.p for h in rows)
    return len(rows), men + women, men, women, sum(h.miskin for h in rows), sum(h.relawan for h in rows)


def check_counts(pemain: Pemain) -> None:
    """Every table of participation against the account."""
    groups: dict[str, Callable[[Hadir], str]] = {
        "tahap": lambda h: h.tahap_id, "kegiatan": lambda h: h.kegiatan_id, "tingkat": lambda h: h.tingkat,
        "bulan": lambda h: f"{h.tanggal:%Y-%m}",
    }  # fmt: skip
    with pemain.store.read() as s:
        for kind, key in groups.items():
            table = partisipasi.hitung(s, pemain.siklus_id, kind, pemain.hari)
            for row in table.baris:
                n = row.angka
                told = (n.pertemuan, n.peserta, n.l, n.p, n.miskin, n.relawan)
                assert told == account([h for h in pemain.buku if key(h) == row.kunci]), (kind, row.nama)
            n = table.total.angka
            assert (n.pertemuan, n.peserta, n.l, n.p, n.miskin, n.relawan) == account(pemain.buku)


def check_papers(pemain: Pemain) -> None:
    """The papers of the siklus carry the numbers of the account."""
    meetings, people, men, women, *_ = account(pemain.buku)
    with pemain.store.read() as s:
        for key in ("rekap-partisipasi", "buku-siklus", "jadwal-siklus"):
            made = make_paper(s, key, Pilihan(subjek=pemain.siklus_id, dicetak=pemain.hari))
            printed = text_of(made.data)
            assert made.halaman >= 1
            assert "None" not in printed
            if key == "rekap-partisipasi":
                for number in (meetings, people, men, women):
                    assert f"{number:,}".replace(",", ".") in printed, (key, number)


def play(pemain: Pemain, preset: str) -> list[Pemilu]:
    """A whole siklus from its first stage to its last."""
    pemain.mulai(preset, f"Siklus {preset}", MULAI)
    votes = []
    for stage in pemain.papan():
        vote = play_stage(pemain, stage.id)
        votes += [vote] if vote else []
    assert all(one.keadaan == SELESAI for one in pemain.papan())
    return votes


@pytest.mark.parametrize("preset", ["pnpm_tahun_1", "pnpm_tahun_4", "kotaku"])
def test_a_whole_siklus(pemain: Pemain, preset: str) -> None:
    votes = play(pemain, preset)
    assert len(votes) == (0 if preset == "kotaku" else 1)
    check_counts(pemain)
    check_papers(pemain)
    for vote in votes:
        check_board(pemain, vote)


def check_board(pemain: Pemain, vote: Pemilu) -> None:
    """Those in office are exactly those whom the account elected; the former board ended the day before."""
    query = text("SELECT orang_id, mulai, selesai FROM penugasan WHERE badan = 'LKM' AND dihapus IS NULL")
    with pemain.store.read() as s:
        terms = [tuple(row) for row in s.execute(query)]
        began = s.scalar(text("SELECT papan_tanggal FROM pemilihan WHERE id = :i"), {"i": vote.id})
    new = {person for person, mulai, _ in terms if mulai == began}
    assert new == set(vote.terpilih)
    assert len(new) == KURSI
    day_before = (date.fromisoformat(began) - timedelta(days=1)).isoformat()
    assert {selesai for _, mulai, selesai in terms if mulai != began and selesai} >= {day_before}


def test_undo_and_redo_of_every_step_of_a_siklus(pemain: Pemain) -> None:
    """Step by step back to the beginning and forward again, the database compared row by row."""
    pemain.merekam = True
    pemain.mulai("pnpm_tahun_4", "Siklus", MULAI)
    stages = pemain.papan()
    vote = next(one for one in stages if one.fakta == "pemilihan")
    for stage in (stages[0], vote):
        play_stage(pemain, stage.id)
    check_undo(pemain.store, pemain.jejak)


def check_undo(store: Store, before: list[dict[str, object]]) -> None:
    """Undo and redo give back exactly what was before and after each step; printing makes no step."""
    after = [*before[1:], dump(store)]
    for state in reversed(before):
        store.undo()
        assert dump(store) == state
    for state in after:
        store.redo()
        assert dump(store) == state
