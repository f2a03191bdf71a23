"""The log of imports, and taking one back weeks later: what is untouched goes, what is used stays and is named."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from lkm_desktop import tarik_impor
from lkm_desktop.domain import ORANG, REGISTERS
from lkm_desktop.errors import LkmError
from lkm_desktop.services import gabung_orang, kartu, registers, riwayat_impor, riwayat_impor_kata
from lkm_desktop.services.riwayat_impor import BERLAKU, DITARIK, DIURUNGKAN, KOSONG, SEBAGIAN, Catatan
from lkm_desktop.storage import Store, open_store
from tests.pembantu import add, meeting, person
from tests.services.gabung_bantu import living, put, rows
from tests.services.impor_tiruan import impor_baris
from tests.storage.helpers import dump, names

SITI: dict[str, Any] = {"nama": "Siti Aminah", "rt": "02", "tanggal_lahir": date(1981, 8, 27)}
BUDI: dict[str, Any] = {"nama": "Budi Santoso", "rt": "03", "tanggal_lahir": date(1975, 2, 1)}
RUDI: dict[str, Any] = {"nama": "Rudi Hartono", "rt": "04", "tanggal_lahir": date(1990, 12, 9)}


def newest(store: Store) -> Catatan:
    with store.read() as s:
        return riwayat_impor.daftar(s)[0]


def id_of(store: Store, name: str) -> str:
    return str(next(row["id"] for row in rows(store, "orang", nama=name)))


def change(store: Store, name: str, **values: object) -> None:
    row_id = id_of(store, name)
    with store.unit(f"Ubah warga {name}") as s:
        kartu.save(s, ORANG, row_id, values)


# --- the log ----------------------------------------------------------------------------------------------------------


def test_every_import_is_logged_with_its_step_and_counts(store: Store) -> None:
    impor_baris(store, SITI, BUDI)
    impor_baris(store, SITI, BUDI, sumber="lagi.xlsx")
    impor_baris(store, {**SITI, "pekerjaan": "Guru"}, RUDI, ke="relawan", sumber="relawan.xlsx")
    impor_baris(store, {"tanggal": date(2025, 1, 2), "nama": "Camat"}, ke="tamu", sumber="tamu.xlsx")
    with store.read() as s:
        logged = riwayat_impor.daftar(s)
    told = [(c.berkas, c.tujuan, c.baru, c.berubah, c.sama, c.keadaan) for c in reversed(logged)]
    assert told == [
        ("warga.xlsx", "Warga", 2, 0, 0, BERLAKU), ("lagi.xlsx", "Warga", 0, 0, 2, KOSONG),
        ("relawan.xlsx", "Relawan", 2, 0, 0, BERLAKU), ("tamu.xlsx", "Buku tamu", 1, 0, 0, BERLAKU),
    ]  # fmt: skip
    steps = {step.id: step.label for step in store.steps()}
    assert [steps.get(c.langkah or 0) for c in reversed(logged)] == [
        "Impor warga.xlsx", None, "Impor relawan.xlsx", "Impor tamu.xlsx"
    ]  # fmt: skip


def test_an_import_that_was_undone_says_so_and_says_so_no_more_when_done_again(store: Store) -> None:
    line = impor_baris(store, SITI)
    store.undo()
    assert newest(store).keadaan == DIURUNGKAN
    with pytest.raises(LkmError, match="tidak bisa ditarik karena sudah diurungkan"):
        tarik_impor.tarik_kembali(store, line)
    store.redo()
    assert newest(store).keadaan == BERLAKU
    assert tarik_impor.lihat(store, line).apa == "1 warga"


# --- taking back ------------------------------------------------------------------------------------------------------


def test_untouched_rows_go_and_undo_and_redo_are_exact_across_a_restart(kantor: Path) -> None:
    store = open_store(kantor)
    person(store, "Halimah")
    before = dump(store)
    line = impor_baris(store, SITI, BUDI, ke="relawan")
    there = dump(store)
    person(store, "Masitah")
    store.close()
    store = open_store(kantor)
    done = tarik_impor.tarik_kembali(store, line)
    assert (done.kembali, done.apa, done.tersisa) == (4, "2 warga, 2 relawan", 0)
    assert names(store) == ["Halimah", "Masitah"]
    assert {k: v for k, v in dump(store).items() if k != "orang"} == {k: v for k, v in before.items() if k != "orang"}
    assert newest(store).keadaan == DITARIK
    assert newest(store).ditarik is not None
    assert store.undo() == "Tarik kembali impor warga.xlsx"
    assert newest(store).keadaan == BERLAKU
    assert set(dump(store)["orang"]) >= set(there["orang"])
    assert dump(store)["relawan"] == there["relawan"]
    store.close()
    store = open_store(kantor)
    store.redo()
    assert newest(store).keadaan == DITARIK
    assert impor_baris(store, SITI, BUDI, ke="relawan"), "the same sheet comes in again without a question"
    store.close()


def test_rows_touched_since_stay_and_are_named(store: Store) -> None:
    line = impor_baris(store, SITI, BUDI, RUDI)
    change(store, "Budi Santoso", no_hp="081200001111")
    change(store, "Rudi Hartono", pekerjaan="Tukang")
    store.undo()
    seen = tarik_impor.lihat(store, line)
    assert (seen.kembali, seen.tersisa) == (2, 1)
    assert seen.alasan == ("1 warga dibiarkan karena sudah diubah lagi (Ubah warga Budi Santoso): Budi Santoso.",)
    done = tarik_impor.tarik_kembali(store, line)
    assert done.kalimat == "2 warga ditarik kembali; 1 baris dibiarkan."
    assert names(store) == ["Budi Santoso"]
    assert (newest(store).keadaan, newest(store).ditarik_baris) == (SEBAGIAN, 2)


def test_people_who_are_used_since_stay_but_an_unused_hat_goes(store: Store) -> None:
    line = impor_baris(store, SITI, BUDI, RUDI, ke="relawan")
    put(store, "kehadiran", rapat_id=meeting(store), orang_id=id_of(store, "Siti Aminah"), urut=1, status="hadir")
    put(store, "penugasan", orang_id=id_of(store, "Budi Santoso"), badan="LKM", jabatan="Anggota")
    done = tarik_impor.tarik_kembali(store, line)
    assert done.apa == "1 warga, 3 relawan"
    assert sorted(done.alasan) == [
        "1 warga dibiarkan karena sudah dipakai di kehadiran: Siti Aminah.",
        "1 warga dibiarkan karena sudah dipakai di penugasan: Budi Santoso.",
    ]
    assert names(store) == ["Budi Santoso", "Siti Aminah"]
    assert not living(store, "relawan")


def test_whoever_a_kept_row_refers_to_is_kept_too(store: Store) -> None:
    line = impor_baris(store, SITI, BUDI, ke="relawan")
    (hat,) = living(store, "relawan", orang_id=id_of(store, "Siti Aminah"))
    with store.unit("Ubah relawan") as s:
        kartu.save(s, REGISTERS["relawan"], hat["id"], {"minat": "Kesehatan"})
    put(store, "naskah", jenis="formulir-relawan", subjek=id_of(store, "Budi Santoso"))
    done = tarik_impor.tarik_kembali(store, line)
    assert names(store) == ["Budi Santoso", "Siti Aminah"]
    assert done.apa == "1 relawan"
    assert any("dipakai di relawan: Siti Aminah" in words for words in done.alasan)
    assert any("dipakai di kertas: Budi Santoso" in words for words in done.alasan)


def test_filled_fields_become_empty_again_and_replaced_ones_as_they_were(store: Store) -> None:
    person(store, **SITI, pekerjaan="Guru")
    person(store, **BUDI)
    changed = {**SITI, "pekerjaan": "Bidan", "no_hp": "081200001111"}
    line = impor_baris(store, changed, {**BUDI, "no_hp": "081300002222"}, timpa=True)
    change(store, "Budi Santoso", alamat="Gang Melati")
    done = tarik_impor.tarik_kembali(store, line)
    (siti,), (budi,) = rows(store, "orang", nama="Siti Aminah"), rows(store, "orang", nama="Budi Santoso")
    assert (siti["pekerjaan"], siti["no_hp"]) == ("Guru", None)
    assert "081200001111" not in siti["cari"]
    assert (budi["no_hp"], budi["alamat"]) == ("081300002222", "Gang Melati")
    assert (done.apa, done.tersisa) == ("isian pada 1 warga", 1)


def test_rows_in_the_sampah_and_restored_people(store: Store) -> None:
    old = person(store, **RUDI)
    with store.unit("Hapus") as s:
        registers.trash(s, ORANG, [old])
    line = impor_baris(store, SITI, BUDI, RUDI, keputusan={4: old})
    assert len(living(store, "orang")) == 3
    siti = id_of(store, "Siti Aminah")
    with store.unit("Hapus Siti") as s:
        registers.trash(s, ORANG, [siti])
    done = tarik_impor.tarik_kembali(store, line)
    assert done.alasan == ("1 warga sudah ada di Sampah: Siti Aminah.",)
    assert names(store) == ["Rudi Hartono", "Siti Aminah"]
    assert not living(store, "orang"), "the restored one lies in the Sampah again"


def test_a_restored_person_who_came_to_a_meeting_since_stays(store: Store) -> None:
    old, day = person(store, **RUDI), meeting(store)
    row = put(store, "kehadiran", rapat_id=day, orang_id=old, urut=1, status="hadir")
    with store.unit("Sampah") as s:
        s.execute(text("UPDATE orang SET dihapus = '2025-01-01 00:00:00' WHERE id = :i"), {"i": old})
    line = impor_baris(store, RUDI, keputusan={2: old})
    assert tarik_impor.lihat(store, line).kembali == 1, f"an attendance of before ({row}) does not hold"
    put(store, "kehadiran", rapat_id=meeting(store, judul="Baru"), orang_id=old, urut=1, status="hadir")
    with pytest.raises(LkmError, match="sudah dipakai di kehadiran: Rudi Hartono"):
        tarik_impor.tarik_kembali(store, line)


def test_a_number_given_away_since_keeps_the_row(store: Store) -> None:
    given = {"nomor": "1/LKM/2025", "jenis": "undangan", "tanggal": date(2025, 1, 2), "kepada": "Lurah"}
    row = add(store, "surat_keluar", **given)
    with store.unit("Impor ubah nomor") as s:
        s.execute(text("UPDATE surat_keluar SET nomor = '9/LKM/2025' WHERE id = :i"), {"i": row})
        riwayat_impor.catat(s, "surat_keluar", "agenda.xlsx", berubah=1)
    add(store, "surat_keluar", **given)
    before = dump(store)
    with pytest.raises(LkmError, match="dibiarkan karena isinya yang lama sudah dipakai data lain: 9/LKM/2025"):
        tarik_impor.tarik_kembali(store, newest(store).id)
    assert dump(store) == before
    assert newest(store).keadaan == BERLAKU


def test_taking_back_goes_on_when_what_held_it_is_gone(store: Store) -> None:
    line = impor_baris(store, SITI, BUDI)
    row = put(store, "kehadiran", rapat_id=meeting(store), orang_id=id_of(store, "Siti Aminah"), urut=1)
    tarik_impor.tarik_kembali(store, line)
    assert newest(store).keadaan == SEBAGIAN
    with store.unit("Hapus baris") as s:
        s.execute(text("DELETE FROM kehadiran WHERE id = :i"), {"i": row})
    tarik_impor.tarik_kembali(store, line)
    assert newest(store).keadaan == DITARIK
    store.undo()
    assert newest(store).keadaan == SEBAGIAN


def test_a_merge_since_keeps_both_records(store: Store) -> None:
    line = impor_baris(store, SITI, {**SITI, "nama": "Halimah", "tanggal_lahir": None}, BUDI)
    a, b = id_of(store, "Siti Aminah"), id_of(store, "Halimah")
    with store.unit("Gabungkan") as s:
        gabung_orang.gabungkan(s, a, [b])
    done = tarik_impor.tarik_kembali(store, line)
    assert done.apa == "1 warga"
    assert {row["id"] for row in rows(store, "orang")} == {a, b}


def test_what_the_import_said_of_two_people_goes_with_it(store: Store) -> None:
    person(store, **SITI)
    line = impor_baris(store, {**SITI, "nama": "Siti Aminnah"}, keputusan={2: "baru"})
    assert len(living(store, "bukan_sama")) == 1
    assert tarik_impor.tarik_kembali(store, line).kembali == 2
    assert not rows(store, "bukan_sama")


def test_trainings_and_who_took_part_in_them_have_words_of_their_own() -> None:
    rows = [("pelatihan", "a"), *(("peserta_pelatihan", str(n)) for n in range(3))]
    assert riwayat_impor_kata.hitung(rows) == "1 pelatihan, 3 keikutsertaan pelatihan"
