"""Rows of a siklus: changed, added, moved, waived, thrown away and brought back; undo brings the very rows back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

import pytest
from sqlalchemy.orm import Session

from lkm_desktop.errors import FieldErrors, LkmError
from lkm_desktop.services import siklus, siklus_isi, siklus_sampah
from lkm_desktop.storage import Store
from tests.services.siklus_uji import MULAI, buat, lihat, tahap, told
from tests.storage.helpers import dump, scalar


def test_every_row_can_be_changed_added_moved_and_thrown_away(store: Store) -> None:
    one = buat(store, "plpbk", "PLPBK")
    board = lihat(store, one)
    with store.unit("Ubah") as s:
        new = siklus_isi.simpan_tahap(s, one, None, {"nama": "Pemasaran", "lama": 14, "min_perempuan": 40})
        assert siklus_isi.pindah_tahap(s, new, -3)
        act = siklus_isi.simpan_kegiatan(s, new, None, {
            "kode": "X1", "nama": "Pameran", "jenis_rapat": "lokakarya", "kit": "lokakarya", "jumlah": 2,
            "dokumen": "notulen\nundangan\nnotulen", "rencana_mulai": "5-9-2026", "rencana_selesai": "7-9-2026",
        })  # fmt: skip
        need = siklus_isi.simpan_syarat(s, new, None, {
            "jenis": "dokumen", "uraian": "Undangan dibuat", "rincian": "undangan", "kegiatan_id": act})  # fmt: skip
        assert siklus_isi.ambil_kegiatan(s, act)["dokumen"] == "notulen\nundangan"
        siklus_isi.buang_tahap(s, board.tahap[0].id)
    changed = lihat(store, one)
    assert [stage.nama for stage in changed.tahap] == [
        *(stage.nama for stage in board.tahap[1:4]), "Pemasaran", *(stage.nama for stage in board.tahap[4:])
    ]  # fmt: skip
    assert [stage.urut for stage in changed.tahap] == list(range(1, 8))
    stage = changed.tahap[3]
    assert stage.kegiatan[0].rencana_selesai == date(2026, 9, 7)
    assert stage.syarat[0].id == need
    with store.unit("Buang") as s:
        siklus_isi.buang_kegiatan(s, act)
    assert lihat(store, one).tahap[3].syarat == ()
    with pytest.raises(LkmError, match="sudah tidak ada"), store.unit("Ubah") as s:
        siklus_isi.simpan_kegiatan(s, new, act, {"nama": "x"})


def test_moving_stops_at_the_ends(store: Store) -> None:
    one = buat(store, "p2kkp_2015", "P2KKP")
    board = lihat(store, one)
    with store.unit("Pindah") as s:
        assert not siklus_isi.pindah_tahap(s, board.tahap[0].id, -1)
        assert siklus_isi.pindah_tahap(s, board.tahap[0].id, 99)
        assert siklus_isi.pindah_kegiatan(s, board.tahap[2].kegiatan[1].id, -1)
        assert siklus_isi.pindah_syarat(s, board.tahap[2].syarat[0].id, 1)
    moved = lihat(store, one)
    assert moved.tahap[-1].id == board.tahap[0].id
    assert [a.id for a in moved.tahap[1].kegiatan] == [a.id for a in reversed(board.tahap[2].kegiatan)]
    assert moved.tahap[1].syarat[1].id == board.tahap[2].syarat[0].id


WRONG_ROWS: tuple[tuple[str, dict[str, Any], str], ...] = (
    ("tahap", {"nama": ""}, "nama"),
    ("tahap", {"lama": "seminggu"}, "lama"),
    ("tahap", {"lama": 0}, "lama"),
    ("tahap", {"min_perempuan": 101}, "min_perempuan"),
    ("tahap", {"tingkat": "dunia"}, "tingkat"),
    ("tahap", {"fakta": "cuaca"}, "fakta"),
    ("tahap", {"rencana_mulai": "2-2-2026", "rencana_selesai": "1-2-2026"}, "rencana_selesai"),
    ("tahap", {"rencana_mulai": "31-2-2026"}, "rencana_mulai"),
    ("kegiatan", {"kit": "pesta"}, "kit"),
    ("kegiatan", {"dokumen": "undangan\nsurat cinta"}, "dokumen"),
    ("kegiatan", {"jumlah": -1}, "jumlah"),
    ("kegiatan", {"jumlah": ""}, "jumlah"),
    ("kegiatan", {"tiap": "RT", "jumlah": 0}, "jumlah"),
    ("kegiatan", {"tiap": "gang"}, "tiap"),
    ("syarat", {"jenis": "rahasia"}, "jenis"),
    ("syarat", {"jenis": "dokumen"}, "rincian"),
    ("syarat", {"jenis": "tim", "rincian": "DPR"}, "rincian"),
    ("syarat", {"jenis": "lampiran", "rincian": "video"}, "rincian"),
    ("syarat", {"jumlah": 0}, "jumlah"),
    ("syarat", {"kegiatan_id": "x"}, "kegiatan_id"),
)


def test_a_wrong_row_is_told_at_its_field(store: Store) -> None:
    one = buat(store, "p2kkp_2015", "P2KKP")
    stage = lihat(store, one).tahap[0]
    activity, need = stage.kegiatan[0].id, stage.syarat[0].id
    save: dict[str, Callable[[dict[str, Any], Session], str]] = {
        "tahap": lambda values, s: siklus_isi.simpan_tahap(s, one, stage.id, values),
        "kegiatan": lambda values, s: siklus_isi.simpan_kegiatan(s, stage.id, activity, values),
        "syarat": lambda values, s: siklus_isi.simpan_syarat(s, stage.id, need, values),
    }
    before = dump(store)
    for kind, values, key in WRONG_ROWS:
        assert set(told(store, partial(save[kind], values))) == {key}, (kind, values)
    assert dump(store) == before


def test_a_requirement_is_waived_with_a_reason_only(store: Store) -> None:
    one = buat(store, "p2kkp_2015", "P2KKP")
    need = lihat(store, one).tahap[0].syarat[0]
    with pytest.raises(FieldErrors) as told, store.unit("Bebaskan") as s:
        siklus_isi.bebaskan(s, need.id, "  ", "", None)
    assert set(told.value.errors) == {"alasan", "tanggal"}
    with store.unit("Bebaskan") as s:
        siklus_isi.bebaskan(s, need.id, " Sudah  tahun lalu ", "Korkot", MULAI)
    found = lihat(store, one).tahap[0].syarat[0]
    assert (found.bebas, found.beres, found.alasan, found.oleh, found.tanggal) == (
        True, True, "Sudah tahun lalu", "Korkot", MULAI)  # fmt: skip
    assert (found.kurang, found.tindakan) == ("", None)
    with store.unit("Ubah") as s:
        siklus_isi.simpan_syarat(s, lihat_tahap(s, one), need.id, {"uraian": "Sosialisasi ramai"})
    assert lihat(store, one).tahap[0].syarat[0].bebas
    with store.unit("Cabut") as s:
        siklus_isi.cabut_bebas(s, need.id)
    assert not lihat(store, one).tahap[0].syarat[0].bebas


def lihat_tahap(s: Any, siklus_id: str) -> str:
    """The id of the first stage, inside a unit."""
    from sqlalchemy import select

    from lkm_desktop.domain import Tahap

    return str(s.scalar(select(Tahap.id).where(Tahap.siklus_id == siklus_id, Tahap.urut == 1)))


def test_undo_brings_every_row_back(store: Store) -> None:
    steps: list[dict[str, Any]] = [dump(store)]
    one = buat(store)
    steps.append(dump(store))
    board = lihat(store, one)
    rkm = tahap(board, "RKM")
    works = (
        ("Ubah tahap", lambda s: siklus_isi.simpan_tahap(s, one, rkm.id, {"nama": "Rembug", "kode": "R"})),
        ("Tambah tahap", lambda s: siklus_isi.simpan_tahap(s, one, None, {"nama": "Lagi"})),
        ("Pindah tahap", lambda s: siklus_isi.pindah_tahap(s, rkm.id, 2)),
        ("Ubah kegiatan", lambda s: siklus_isi.simpan_kegiatan(s, rkm.id, rkm.kegiatan[0].id, {"jumlah": 4})),
        ("Buang syarat", lambda s: siklus_isi.buang_syarat(s, rkm.syarat[1].id)),
        ("Bebaskan", lambda s: siklus_isi.bebaskan(s, rkm.syarat[0].id, "Alasan", "Kami", MULAI)),
        ("Cabut", lambda s: siklus_isi.cabut_bebas(s, rkm.syarat[0].id)),
        ("Buang tahap", lambda s: siklus_isi.buang_tahap(s, rkm.id)),
        ("Tutup", lambda s: siklus.tutup(s, one, date(2026, 12, 31))),
        ("Hapus", lambda s: siklus.buang(s, one)),
        ("Salin", lambda s: siklus.buat(s, "kotaku", "Lain", MULAI)),
    )
    for label, work in works:
        with store.unit(label) as s:
            work(s)
        steps.append(dump(store))
    for former in reversed(steps[:-1]):
        store.undo()
        assert dump(store) == former
    assert scalar(store, "SELECT count(*) FROM siklus") == 0
    for _ in steps[1:]:
        store.redo()
    assert dump(store) == steps[-1]


def test_the_sampah_gives_everything_back_to_its_place(store: Store) -> None:
    one = buat(store)
    board = lihat(store, one)
    stage = board.tahap[4]
    with store.unit("Hapus") as s:
        siklus_isi.buang_tahap(s, board.tahap[1].id)
        siklus_isi.buang_kegiatan(s, stage.kegiatan[1].id)
        siklus_isi.buang_syarat(s, stage.syarat[0].id)
    with store.read() as s:
        assert siklus_sampah.terbuang_tahap(s) == [(board.tahap[1].id, board.tahap[1].nama, "Siklus 2026")]
        assert siklus_sampah.terbuang_kegiatan(s)[0][2] == f"{stage.nama}, Siklus 2026"
        assert siklus_sampah.terbuang_syarat(s)[0][1] == stage.syarat[0].uraian
    with store.unit("Hapus") as s:
        siklus.buang(s, one)
    with store.read() as s:
        assert siklus.daftar(s) == ()
        assert [row[0] for row in siklus_sampah.terbuang_siklus(s)] == [one]
        assert siklus_sampah.terbuang_tahap(s) == siklus_sampah.terbuang_kegiatan(s) == []
    with store.unit("Pulihkan") as s:
        siklus_sampah.pulihkan_siklus(s, one)
        siklus_sampah.pulihkan_tahap(s, board.tahap[1].id)
        siklus_sampah.pulihkan_kegiatan(s, stage.kegiatan[1].id)
        siklus_sampah.pulihkan_syarat(s, stage.syarat[0].id)
    assert lihat(store, one) == board


def test_a_name_that_was_taken_again_keeps_the_old_siklus_in_the_sampah(store: Store) -> None:
    one = buat(store)
    with store.unit("Hapus") as s:
        siklus.buang(s, one)
    buat(store)
    with pytest.raises(LkmError, match="sudah dipakai"), store.unit("Pulihkan") as s:
        siklus_sampah.pulihkan_siklus(s, one)
