"""Facts of a stage: every declared form, storing and undo, what is missing, lines for the report."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from sqlalchemy import select

from lkm_desktop.domain import ButirTahap, FaktaTahap
from lkm_desktop.domain.siklus import FAKTA
from lkm_desktop.errors import FieldErrors, LkmError
from lkm_desktop.services import aturan, fakta_tahap
from lkm_desktop.services.fakta_borang import KOLOM, borang, kata_butir
from lkm_desktop.services.fakta_kata import INDIKATOR, INDIKATOR_2015, KOMITMEN
from lkm_desktop.storage import Store
from tests.services import siklus_contoh
from tests.storage.helpers import dump

CONTOH = {"tanggal": date(2026, 2, 3), "angka": 7, "ya_tidak": True, "pilihan": None}


def simpan(store: Store, tahap: str, fakta: dict[str, Any], butir: dict[str, Any] | None = None) -> None:
    with store.unit("Simpan catatan tahap") as s:
        fakta_tahap.simpan(s, tahap, fakta, butir)


def ambil(store: Store, tahap: str) -> fakta_tahap.FaktaNilai:
    with store.read() as s:
        return fakta_tahap.ambil(s, tahap)


def lengkap(store: Store, tahap: str, rincian: str = "") -> tuple[str, ...]:
    with store.read() as s:
        return fakta_tahap.lengkap(s, tahap, rincian)


def test_every_code_has_a_form_that_can_be_stored() -> None:
    for kode, _ in FAKTA:
        form = borang(kode)
        assert form is not None
        keys = [*form.fakta, *(one.kunci for one in form.daftar)]
        assert len(keys) == len(set(keys))
        assert set(form.wajib) <= set(keys)
        for one in form.daftar:
            columns = [column.key for column in one.kolom]
            assert set(columns) <= set(KOLOM)
            assert "isi" in columns
            assert all(set(offer) <= set(columns) for offer in one.usulan)
    assert borang(None) is None
    assert borang("entah") is None


def test_the_indicators_follow_the_year_of_the_siklus() -> None:
    for hari, words in ((date(2015, 6, 1), INDIKATOR_2015), (date(2016, 1, 1), INDIKATOR), (None, INDIKATOR)):
        form = borang("baseline", hari)
        assert form is not None
        listed = form.daftar_satu("indikator")
        assert listed is not None
        assert tuple(offer["isi"] for offer in listed.usulan) == words


@pytest.mark.parametrize("kode", [kode for kode, _ in FAKTA if kode != "pemilihan"])
def test_facts_of_every_form_come_back_as_they_were_stored(store: Store, kode: str) -> None:
    tahap = siklus_contoh.tahap(store, kode)
    form = borang(kode)
    assert form is not None
    facts = {key: _example(spec) for key, spec in form.fakta.items()}
    butir = {one.kunci: [{c.key: _example(c) for c in one.kolom} for _ in range(2)] for one in form.daftar}
    simpan(store, tahap, facts, butir)
    found = ambil(store, tahap)
    assert found.fakta == facts
    assert {key: [{k: v for k, v in row.items() if k != "id"} for row in rows] for key, rows in found.butir.items()} \
        == butir
    with store.read() as s:
        pairs = dict(fakta_tahap.ringkas(s, tahap))
    assert set(pairs) == {spec.label for spec in form.fakta.values()} | {one.label for one in form.daftar}


def _example(spec: Any) -> Any:
    if spec.check is not None:
        return 2026
    if spec.kind == "pilihan":
        return spec.choices[0][0]
    return {"tanggal": date(2026, 2, 3), "angka": 7, "ya_tidak": False, "rt": "03"}.get(spec.kind, f"isi {spec.key}")


def test_saving_again_writes_only_what_changed_and_undo_takes_it_back(store: Store) -> None:
    tahap = siklus_contoh.tahap(store, "rkm")
    rows = [{"bidang": "Swadaya", "isi": "Tenaga"}, {"isi": "Lahan"}, {"isi": "Konsumsi"}]
    simpan(store, tahap, {"putusan": "menerima", "tanggal": "3-2-2026", "dihadiri": "Lurah"}, {"komitmen": rows})
    before = dump(store)
    kept = ambil(store, tahap).butir["komitmen"]
    simpan(store, tahap, {"putusan": "menerima", "tanggal": date(2026, 2, 3)}, {"komitmen": kept})
    assert dump(store) == before  # nothing was written
    changed = [kept[2], {**kept[0], "jumlah": "12", "satuan": "orang"}, {"isi": "Iuran"}]
    simpan(store, tahap, {"putusan": "menolak", "dihadiri": " ", "alasan": "Belum ada lahan"}, {"komitmen": changed})
    found = ambil(store, tahap)
    assert [(row["isi"], row["jumlah"]) for row in found.butir["komitmen"]] == [
        ("Konsumsi", None), ("Tenaga", 12), ("Iuran", None)]
    assert (found.fakta["putusan"], found.fakta["dihadiri"]) == ("menolak", None)
    with store.read() as s:
        gone = s.scalars(select(ButirTahap.isi).where(ButirTahap.dihapus.is_not(None))).all()
        emptied = s.scalars(select(FaktaTahap.kunci).where(FaktaTahap.dihapus.is_not(None))).all()
    assert (gone, emptied) == (["Lahan"], ["dihadiri"])
    after = dump(store)
    assert store.undo() == "Simpan catatan tahap"
    assert dump(store) == before
    store.redo()
    assert dump(store) == after


def test_a_removed_row_comes_back_by_its_id(store: Store) -> None:
    tahap = siklus_contoh.tahap(store, "kriteria")
    simpan(store, tahap, {}, {"kriteria": [{"isi": "Makan dua kali sehari"}]})
    row = ambil(store, tahap).butir["kriteria"][0]
    simpan(store, tahap, {}, {"kriteria": []})
    assert ambil(store, tahap).butir["kriteria"] == []
    simpan(store, tahap, {}, {"kriteria": [row]})
    assert ambil(store, tahap).butir["kriteria"] == [row]
    with store.read() as s:
        assert len(s.scalars(select(ButirTahap)).all()) == 1


def test_empty_rows_and_untouched_offers_are_not_kept(store: Store) -> None:
    tahap = siklus_contoh.tahap(store, "ps")
    simpan(store, tahap, {}, {
        "kajian": [{"bidang": "PS-1"}, {"bidang": "PS-2", "isi": "148 KK miskin"}, {"bidang": "PS-3", "isi": " "}],
        "hasil": [{"isi": "", "jumlah": None}, {}],
    })  # fmt: skip
    found = ambil(store, tahap)
    assert [(row["bidang"], row["isi"]) for row in found.butir["kajian"]] == [("PS-2", "148 KK miskin")]
    assert found.butir["hasil"] == []


def test_what_is_wrong_is_told_at_its_place_and_nothing_is_written(store: Store) -> None:
    tahap = siklus_contoh.tahap(store, "ps")
    before = dump(store)
    with pytest.raises(FieldErrors) as wrong:
        simpan(store, tahap, {"kk_l": "-3", "tahun": "26", "tanggal": "32-1-2026"}, {
            "hasil": [{"isi": "Jalan rusak", "jumlah": "banyak"}, {"bidang": "Sosial"}, {}, {"isi": "a", "jumlah": -1}],
        })  # fmt: skip
    assert set(wrong.value.errors) == {
        "kk_l", "tahun", "tanggal", "hasil.0.jumlah", "hasil.1.isi", "hasil.3.jumlah"}
    assert dump(store) == before
    pjm = siklus_contoh.tahap(store, "pjm")
    with pytest.raises(FieldErrors) as wrong:
        simpan(store, pjm, {"pjm_mulai": 2028, "pjm_selesai": 2026})
    assert set(wrong.value.errors) == {"pjm_selesai"}


def test_a_stage_without_form_or_gone_is_told(store: Store) -> None:
    plain = siklus_contoh.tahap(store, None)
    assert ambil(store, plain).borang is None
    assert lengkap(store, plain) == ()
    with pytest.raises(LkmError, match="tidak punya catatan khusus"):
        simpan(store, plain, {"putusan": "menerima"})
    with pytest.raises(LkmError, match="sudah tidak ada"):
        lengkap(store, "entah")


def test_what_the_rkm_still_lacks(store: Store) -> None:
    tahap = siklus_contoh.tahap(store, "rkm")
    assert lengkap(store, tahap) == ("Keputusan warga belum diisi.", "Tanggal keputusan belum diisi.")
    simpan(store, tahap, {"putusan": "menolak", "tanggal": date(2026, 2, 3)})
    assert lengkap(store, tahap) == ("Alasan menolak belum diisi.",)
    simpan(store, tahap, {"putusan": "menerima"})
    assert lengkap(store, tahap) == ("Komitmen masyarakat belum diisi.",)
    assert lengkap(store, tahap, "putusan") == ()
    simpan(store, tahap, {}, {"komitmen": [{"bidang": KOMITMEN[0], "isi": "Menyediakan relawan", "jumlah": 45}]})
    assert lengkap(store, tahap) == ()


def test_pokja_along_the_seven_indicators_and_baseline_of_all_seven(store: Store) -> None:
    tipp = siklus_contoh.tahap(store, "tipp")
    rencana = [{"isi": "Transek"}]
    simpan(store, tipp, {"tanggal": date(2026, 3, 1)}, {"rencana": rencana, "pokja": [
        {"isi": "Pokja A", "bidang": ", ".join(INDIKATOR[:5])}, {"isi": f"Pokja {INDIKATOR[5].lower()}"}]})
    assert lengkap(store, tipp) == ("Indikator tanpa pokja: proteksi kebakaran.",)
    assert lengkap(store, tipp, "rencana") == ()
    baseline = siklus_contoh.tahap(store, "baseline", date(2015, 8, 1))
    rows = [{"isi": name, "jumlah": n} for n, name in enumerate(INDIKATOR_2015[:3])]
    simpan(store, baseline, {"tanggal": date(2015, 9, 1)},
           {"indikator": [*rows, {"isi": INDIKATOR_2015[3]}], "pendukung": []})
    assert lengkap(store, baseline) == ("Baru 3 dari 7 indikator utama yang terisi.",)


def test_a_plan_of_the_area_with_its_version_and_rules(store: Store) -> None:
    tahap = siklus_contoh.tahap(store, "rencana_kawasan")
    simpan(store, tahap, {"ttd_lurah": "Lurah", "ttd_lkm": "Ahmad"}, {"kawasan": [{"isi": "Bantaran", "rt": "3"}]})
    assert lengkap(store, tahap) == (
        "Tanggal RPLP atau RTPLP disahkan belum diisi.", "Aturan bersama belum diisi.")
    simpan(store, tahap, {"rtplp_tanggal": date(2026, 5, 1)})
    assert lengkap(store, tahap) == ("Versi RTPLP belum diisi.",)
    simpan(store, tahap, {"rtplp_versi": "1", "rplp_tanggal": date(2026, 4, 1), "rplp_versi": "2"})
    assert lengkap(store, tahap) == ("Aturan bersama belum diisi.",)


def test_lines_for_the_report(store: Store) -> None:
    tahap = siklus_contoh.tahap(store, "review")
    simpan(store, tahap, {"tanggal": date(2026, 5, 2), "simpulan_keuangan": "Tertib"}, {
        "temuan_program": [{"isi": "Drainase RT 4 belum selesai.", "sebab": "Swadaya kurang",
                            "keterangan": "Kerja bakti", "oleh": "UPL"}, {"isi": "Papan informasi kosong"}]})
    with store.read() as s:
        assert fakta_tahap.ringkas(s, tahap) == (
            ("Tanggal review", "02-05-2026"), ("Simpulan review keuangan", "Tertib"),
            ("Temuan review program",
             "1. Drainase RT 4 belum selesai; penyebab: Swadaya kurang; rekomendasi: Kerja bakti; penanggung jawab: "
             "UPL\n2. Papan informasi kosong"),
        )  # fmt: skip


def test_the_stage_of_a_meeting_and_the_facts_of_a_siklus(store: Store) -> None:
    tahap = siklus_contoh.tahap(store, "rkm")
    simpan(store, tahap, {"putusan": "menerima"})
    rapat = siklus_contoh.rapat(store, tahap, "rkm", "RKM kelurahan", date(2026, 2, 3))
    with store.read() as s:
        assert fakta_tahap.tahap_rapat(s, rapat, "rkm") == tahap
        assert fakta_tahap.tahap_rapat(s, rapat, "rwt") is None
        siklus = fakta_tahap.ambil(s, tahap).siklus_id
        assert fakta_tahap.tahap_siklus(s, siklus, "rkm") == tahap
        assert fakta_tahap.tahap_siklus(s, siklus, "ps") is None


def test_a_ksm_of_fewer_members_than_the_office_wants_is_refused(store: Store) -> None:
    """BR20: at least three members, unless the office sets another number."""
    tahap = siklus_contoh.tahap(store, "ksm")
    rows = [{"isi": "Melati", "bidang": "ekonomi", "jumlah": 5, "rt": "3", "rw": "1", "oleh": "Siti"},
            {"isi": "Anggrek", "bidang": "Lingkungan", "jumlah": 2}]  # fmt: skip
    before = dump(store)
    with pytest.raises(FieldErrors) as wrong:
        simpan(store, tahap, {}, {"ksm": rows})
    assert wrong.value.errors == {"ksm.1.jumlah": "Anggota KSM paling sedikit 3 orang."}
    assert dump(store) == before
    with store.unit("Ubah aturan") as s:
        aturan.simpan(s, {"min_ksm": "2"})
    simpan(store, tahap, {}, {"ksm": [*rows, {"isi": "Dahlia"}]})
    assert lengkap(store, tahap) == ("KSM yang belum diisi bidangnya: Dahlia.",
                                     "KSM yang belum diisi jumlah anggotanya: Dahlia.")  # fmt: skip
    with store.read() as s:
        lines = dict(fakta_tahap.ringkas(s, tahap))["KSM"].splitlines()
    assert lines == [
        "1. ekonomi: Melati; RT 03 RW 01; anggota 5; ketua: Siti", "2. Lingkungan: Anggrek; anggota 2",
        "3. Dahlia", "Seluruhnya 3 KSM dengan 7 anggota: lingkungan 1 KSM, ekonomi 1 KSM, bidang lain 1 KSM."]


def test_numbers_that_cannot_be_are_told(store: Store) -> None:
    tahap = siklus_contoh.tahap(store, "ps")
    with pytest.raises(FieldErrors) as wrong:
        simpan(store, tahap, {"kk_p": "99999999999"}, {"hasil": [{"isi": "Jalan", "jumlah": "99999999999"}]})
    assert wrong.value.errors == {"kk_p": "Paling banyak 99.999; periksa angkanya.",
                                  "hasil.0.jumlah": "Paling banyak 99.999.999; periksa angkanya."}  # fmt: skip
    with pytest.raises(FieldErrors, match=r"Jiwa miskin \(12\) lebih sedikit daripada KK miskin \(20\)"):
        simpan(store, tahap, {"kk_l": 12, "kk_p": 8, "jiwa_l": 5, "jiwa_p": 7})
    simpan(store, tahap, {"kk_l": 12, "kk_p": 8, "jiwa_l": 5})


def test_a_row_does_not_say_its_field_twice() -> None:
    form = borang("tipp")
    assert form is not None
    groups = form.daftar_satu("pokja")
    assert groups is not None
    assert kata_butir(groups, {"bidang": "Bangunan gedung", "isi": "Pokja bangunan gedung"}) == "Pokja bangunan gedung"
    assert kata_butir(groups, {"bidang": "Drainase", "isi": "Pokja selokan."}) == "Drainase: Pokja selokan"
