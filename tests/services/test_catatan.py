"""Minutes, drafts, history sentences, the office profile."""

from __future__ import annotations

import io
from datetime import date

import pytest
from PIL import Image

from lkm_desktop.domain import ORANG
from lkm_desktop.errors import FieldErrors, LkmError
from lkm_desktop.services import draf, kartu, notulen, organisasi, rapat, riwayat
from lkm_desktop.storage import Store, open_store
from tests.pembantu import meeting, member, person


def test_minutes_keep_points_decisions_and_their_order(store: Store) -> None:
    row = meeting(store, agenda="Pembukaan\nLaporan UPK\nPenutup")
    with store.read() as s:
        form = notulen.get_notulen(s, row)
    assert [a["pokok"] for a in form["agenda"]] == ["Pembukaan", "Laporan UPK", "Penutup"]
    form["agenda"][1]["pembahasan"] = "Tunggakan turun."
    form["keputusan"] = [
        {"isi": "Jalan RT 03 diperbaiki", "tindak_lanjut": [{"penanggung_jawab": "UPL", "tenggat": "1 Mei 2025"}]},
        {"isi": ""},
    ]
    with store.unit("Simpan notulen") as s:
        notulen.save_notulen(s, row, form)
        rapat.save_rapat(s, row, {"agenda": "Laporan UPK\nPembukaan\nLain-lain"})
    with store.read() as s:
        found = notulen.get_notulen(s, row)
    assert [(a["pokok"], a["pembahasan"]) for a in found["agenda"]] == [
        ("Laporan UPK", "Tunggakan turun."), ("Pembukaan", None), ("Lain-lain", None),
    ]  # fmt: skip
    assert [(k["isi"], t["isi"], t["tenggat"]) for k in found["keputusan"] for t in k["tindak_lanjut"]] == [
        ("Jalan RT 03 diperbaiki", "Jalan RT 03 diperbaiki", date(2025, 5, 1)),
    ]
    store.undo()
    with store.read() as s:
        assert notulen.get_notulen(s, row)["keputusan"] == []


def test_wrong_deadline_is_named_by_its_line(store: Store) -> None:
    row = meeting(store)
    late = {"isi": "Dua", "tindak_lanjut": [{"tenggat": "besok lusa"}]}
    with pytest.raises(FieldErrors) as caught, store.unit("Simpan") as s:
        notulen.save_notulen(s, row, {"keputusan": [{"isi": "Satu"}, late]})
    assert list(caught.value.errors) == ["keputusan.1.tindak_lanjut.0.tenggat"]


def test_drafts_survive_a_restart_and_leave_no_history(store: Store) -> None:
    folder = store.folder
    before = store.undo_label
    with store.unit("Draf") as s:
        draf.save_draf(s, "orang:baru", {"nama": "Siti Am", "tanggal_lahir": date(1980, 1, 2), "nik": None})
    assert store.undo_label == before
    store.close()
    again = open_store(folder)
    try:
        with again.read() as s:
            assert draf.get_draf(s, "orang:baru") == {"nama": "Siti Am", "tanggal_lahir": date(1980, 1, 2), "nik": None}
            assert [k for k, _ in draf.list_draf(s)] == ["orang:baru"]
        with again.unit("Draf") as s:
            draf.delete_draf(s, "orang:baru")
        with again.read() as s:
            assert draf.get_draf(s, "orang:baru") is None
    finally:
        again.close()


def test_history_reads_as_sentences_and_hides_the_nik(store: Store) -> None:
    siti = person(store, "Siti", alamat="Jl. Lama", nik="6371014511650001")
    with store.unit("Ubah warga: Siti") as s:
        kartu.save(s, ORANG, siti, {"alamat": "Jl. Baru", "nik": "6371014511650002"})
    with store.read() as s:
        changes = riwayat.history(s, "orang", siti)
    assert changes[0].label == "Ubah warga: Siti"
    assert "Alamat diubah dari “Jl. Lama” menjadi “Jl. Baru”" in changes[0].kalimat
    assert not any("6371014511650001" in line for change in changes for line in change.kalimat)
    assert changes[-1].kalimat == ("dicatat",)


def test_letterhead_and_signatories_of_the_day(store: Store) -> None:
    member(store, person(store, "Rusdiana"), "Koordinator", date(2021, 1, 1), selesai=date(2023, 12, 31))
    member(store, person(store, "Halimah"), "Koordinator", date(2024, 1, 1))
    with store.unit("Profil") as s:
        organisasi.save(s, {"istilah": "BKM", "kode_pos": "70241"})
    with store.read() as s:
        office = organisasi.kantor(s)
        assert organisasi.penanda(s, date(2023, 3, 1))[0] == ("Koordinator BKM Maju Bersama", "Rusdiana")
        assert organisasi.penanda(s, date(2024, 3, 1))[0][1] == "Halimah"
    assert office.kop == (
        "BADAN KESWADAYAAN MASYARAKAT", "BKM MAJU BERSAMA",
        "Kelurahan Kelayan Tengah, Kecamatan Banjarmasin Selatan, Kota Banjarmasin", "Jl. Contoh No. 1, Kode Pos 70241",
    )  # fmt: skip
    assert office.tempat_surat == "Banjarmasin"


@pytest.mark.parametrize(
    ("field", "value"), [("kode_kemendagri", "63.71.01.3004"), ("kode_bps", "637101"), ("kelurahan", " ")]
)
def test_wrong_profile_is_refused(store: Store, field: str, value: str) -> None:
    with pytest.raises(FieldErrors) as caught, store.unit("Profil") as s:
        organisasi.save(s, {field: value})
    assert list(caught.value.errors) == [field]


def test_logo_is_reencoded_small_and_strangers_are_refused(store: Store) -> None:
    picture = io.BytesIO()
    Image.new("RGB", (1500, 900), "teal").save(picture, "JPEG")
    with store.unit("Logo") as s:
        organisasi.save(s, {"logo": picture.getvalue()})
    with store.read() as s:
        stored = organisasi.kantor(s).logo
    assert stored is not None
    with Image.open(io.BytesIO(stored)) as image:
        assert (image.format, max(image.size)) == ("PNG", 600)
    store.undo()
    store.redo()
    with store.read() as s:
        assert organisasi.kantor(s).logo == stored
    for bad in (b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"", picture.getvalue()[:200], b"x" * (6 << 20)):
        with pytest.raises(LkmError):
            organisasi.prepare_logo(bad)


@pytest.mark.parametrize("typed", ["LKM Maju Bersama", "bkm  Maju Bersama", "Maju Bersama"])
def test_the_word_for_the_body_is_not_part_of_its_name(typed: str) -> None:
    assert organisasi.check_profile({"nama": typed})["nama"] == "Maju Bersama"
    assert organisasi.check_profile({"nama": "LKM"})["nama"] == "LKM"
