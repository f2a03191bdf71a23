"""A siklus is made from a form, changed row by row, closed and taken back; undo brings the very rows back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from typing import Any

import pytest
from sqlalchemy.orm import Session

from lkm_desktop.errors import FieldErrors, LkmError
from lkm_desktop.services import siklus, siklus_isi
from lkm_desktop.services.siklus_salin import MILIK
from lkm_desktop.storage import Store
from tests.services.siklus_uji import MULAI, buat, lihat, tahap
from tests.storage.helpers import dump, scalar


def test_stages_follow_one_another_from_the_first_day(store: Store) -> None:
    board = lihat(store, buat(store))
    assert len(board.tahap) == 11
    assert board.tahap[0].rencana_mulai == MULAI
    for former, later in zip(board.tahap, board.tahap[1:], strict=False):
        assert later.rencana_mulai == former.rencana_selesai + timedelta(1)  # type: ignore[operator]
    form = siklus.bentuk()[0]
    assert board.tahap[-1].rencana_selesai == MULAI + timedelta(form.lama - 1)
    for stage in board.tahap:
        for one in stage.kegiatan:
            assert stage.rencana_mulai <= one.rencana_mulai <= one.rencana_selesai <= stage.rencana_selesai  # type: ignore[operator]


def test_a_siklus_keeps_program_year_and_preset(store: Store) -> None:
    first = buat(store)
    with store.read() as s:
        one = siklus.ringkas(s, first)
    assert (one.preset, one.program, one.tahun_ke, one.tahap) == ("pnpm_tahun_1", "PNPM Mandiri Perkotaan", 1, 11)
    second = buat(store, "kotaku", "Kotaku 2027", date(2027, 1, 1), program="", sebelum_id=first, tahun_ke=5)
    with store.read() as s:
        two = siklus.ringkas(s, second)
        assert [row.id for row in siklus.daftar(s)] == [second, first]
    assert (two.program, two.tahun_ke, two.sebelum_id) == ("", 5, first)


WRONG_SIKLUS: tuple[tuple[dict[str, Any], str], ...] = (
    ({"nama": " "}, "nama"),
    ({"nama": "siklus 2026"}, "nama"),
    ({"mulai": None}, "mulai"),
    ({"tahun_ke": 0}, "tahun_ke"),
    ({"sebelum_id": "x"}, "sebelum_id"),
)


def test_what_cannot_be_made_is_told_at_its_field(store: Store) -> None:
    buat(store)
    before = dump(store)
    for values, key in WRONG_SIKLUS:
        given = {"nama": "Baru", "mulai": MULAI, **values}
        errors = told(store, partial(_make, given))
        assert set(errors) == {key}, values
        assert errors[key].endswith(".")
    assert dump(store) == before


def _make(values: dict[str, Any], s: Session) -> str:
    return siklus.buat(s, "kotaku", **values)


def told(store: Store, work: Callable[[Session], object]) -> dict[str, str]:
    """What a form says is wrong."""
    with pytest.raises(FieldErrors) as found, store.unit("Coba") as s:
        work(s)
    return found.value.errors


def test_an_unknown_form_and_a_lost_siklus_are_told(store: Store) -> None:
    with store.read() as s:
        with pytest.raises(LkmError, match="tidak dikenal"):
            siklus.bentuk_satu(s, "pnpm_tahun_9")
        with pytest.raises(LkmError, match="sudah tidak ada"):
            siklus.ambil(s, "x")


def test_a_former_siklus_is_a_form_with_all_that_the_office_changed(store: Store) -> None:
    first = buat(store)
    board = lihat(store, first)
    rkm = tahap(board, "RKM")
    with store.unit("Ubah") as s:
        siklus_isi.simpan_tahap(s, first, rkm.id, {"nama": "RKM kampung kita", "kode": "K2", "lama": 10})
        siklus_isi.bebaskan(s, rkm.syarat[0].id, "Sudah tahun lalu", "Korkot", MULAI)
        siklus_isi.buang_tahap(s, tahap(board, "Latih relawan").id)
    with store.read() as s:
        forms = siklus.bentuk(s)
    own = forms[-1]
    assert (own.kode, own.milik_kantor, len(own.tahap)) == (MILIK + first, True, 10)
    second = buat(store, own.kode, "Siklus 2030", date(2030, 1, 7), sebelum_id=first)
    copied = lihat(store, second)
    with store.read() as s:
        assert siklus.ringkas(s, second).preset == "pnpm_tahun_1"
    assert [one.nama for one in copied.tahap][:2] == ["Sosialisasi awal", "RKM kampung kita"]
    assert copied.tahap[1].rencana_selesai == copied.tahap[1].rencana_mulai + timedelta(9)  # type: ignore[operator]
    assert not any(need.bebas for one in copied.tahap for need in one.syarat)
    old = [(a.kode, a.nama, a.kit) for one in board.tahap for a in one.kegiatan if one.singkat != "Latih relawan"]
    assert [(a.kode, a.nama, a.kit) for one in copied.tahap for a in one.kegiatan] == old
    spans = [(one.rencana_mulai - copied.tahap[0].rencana_mulai).days for one in copied.tahap[0].kegiatan]  # type: ignore[operator]
    assert spans == [(one.rencana_mulai - board.tahap[0].rencana_mulai).days for one in board.tahap[0].kegiatan]  # type: ignore[operator]


def test_the_running_siklus_is_the_newest_that_has_begun(store: Store) -> None:
    old = buat(store, "pnpm_review", "Lama", date(2024, 1, 1))
    now = buat(store, "pnpm_review", "Kini", date(2025, 1, 1))
    later = buat(store, "pnpm_review", "Nanti", date(2027, 1, 1))
    with store.unit("Tutup") as s:
        siklus.tutup(s, old, date(2024, 12, 31))
    with store.read() as s:
        assert siklus.berjalan(s, date(2024, 6, 1)) == old
        assert siklus.berjalan(s, date(2025, 6, 1)) == now
        assert siklus.berjalan(s, date(2020, 6, 1)) == old
    with store.unit("Tutup") as s:
        siklus.tutup(s, now, date(2026, 1, 31))
    with store.read() as s:
        assert siklus.berjalan(s, date(2026, 6, 1)) == later
    with pytest.raises(FieldErrors), store.unit("Tutup") as s:
        siklus.tutup(s, later, date(2026, 1, 1))
    with store.unit("Buka lagi") as s:
        siklus.buka_lagi(s, old)
    with store.read() as s:
        assert siklus.ambil(s, old)["selesai"] is None


def test_a_siklus_cannot_come_before_itself(store: Store) -> None:
    first = buat(store)
    second = buat(store, "pnpm_review", "Kedua", date(2027, 1, 1), sebelum_id=first)
    for wrong in (first, second):
        with pytest.raises(FieldErrors) as told, store.unit("Ubah") as s:
            siklus.simpan(s, first, {"sebelum_id": wrong})
        assert set(told.value.errors) == {"sebelum_id"}


# --- rows -----------------------------------------------------------------------------------------------------------


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
    for later in steps[1:]:
        store.redo()
        assert dump(store) == later


def test_the_sampah_gives_a_siklus_back(store: Store) -> None:
    one = buat(store)
    with store.unit("Hapus") as s:
        siklus.buang(s, one)
    with store.read() as s:
        assert siklus.daftar(s) == ()
        assert [row.id for row in siklus.daftar(s, sampah=True)] == [one]
    with store.unit("Pulihkan") as s:
        siklus.pulihkan(s, one)
    assert len(lihat(store, one).tahap) == 11
