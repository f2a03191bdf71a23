"""The shipped presets: everything they name exists, every stage says where it comes from, the sources are kept."""

from __future__ import annotations

import re

import pytest

from lkm_desktop.documents import DOKUMEN
from lkm_desktop.domain.penugasan import BADAN
from lkm_desktop.domain.rapat import JENIS_RAPAT, TINGKAT
from lkm_desktop.domain.siklus import FAKTA, JENIS_SYARAT, TIAP
from lkm_desktop.services import bentuk_siklus, kit, siklus
from lkm_desktop.services.bentuk_siklus import URUTAN, Bentuk, BentukTahap
from lkm_desktop.services.berkas_siklus import BERKAS, SUBJEK, lampiran_dari, pilihan_rincian
from lkm_desktop.services.kit_kata import asing
from lkm_desktop.storage import Store

SHIPPED = bentuk_siklus.bawaan()


def stages() -> list[tuple[str, BentukTahap]]:
    return [(f"{form.kode} {one.kode}", one) for form in SHIPPED.values() for one in form.tahap]


def test_every_code_that_a_preset_names_is_known() -> None:
    kits = kit.bawaan()
    for where, one in stages():
        assert one.tingkat in dict(TINGKAT), where
        assert one.fakta is None or one.fakta in dict(FAKTA), where
        for row in one.kegiatan:
            assert row.jenis_rapat in dict(JENIS_RAPAT), (where, row.nama)
            assert row.tingkat in dict(TINGKAT), (where, row.nama)
            assert row.tiap in dict(TIAP), (where, row.nama)
            assert set(row.dokumen) <= set(BERKAS), (where, row.nama)
            assert row.jumlah > 0 or not row.tiap, (where, row.nama)
            if row.kit:
                assert kits[row.kit].jenis == row.jenis_rapat, (where, row.nama, "a kit would plan another kind")
        for need in one.syarat:
            assert need.jenis in dict(JENIS_SYARAT), (where, need.uraian)
            known = dict(pilihan_rincian(need.jenis))
            assert not need.rincian or need.rincian in known, (where, need.uraian)
            assert need.jenis not in ("dokumen", "tim") or need.rincian, (where, need.uraian)
            assert need.kegiatan is None or need.kegiatan < len(one.kegiatan), (where, need.uraian)
            assert need.jenis != "fakta" or one.fakta, (where, need.uraian)


def test_papers_that_may_be_asked_for_exist() -> None:
    assert all(DOKUMEN[key].rapat != "tidak" for key in BERKAS)
    assert {key: DOKUMEN[key].subjek for key in SUBJEK} == {key: about for key, (_, about) in SUBJEK.items()}
    assert not set(SUBJEK) & set(BERKAS)
    assert lampiran_dari("ba-rkm") == "berita_acara"
    assert lampiran_dari("undangan") == ""
    assert {code for code, _ in pilihan_rincian("tim")} == {code for code, _ in BADAN}


def test_a_paper_that_a_requirement_asks_of_an_activity_is_one_that_the_activity_expects() -> None:
    for where, one in stages():
        for need in one.syarat:
            if need.jenis == "dokumen" and need.kegiatan is not None:
                assert need.rincian in one.kegiatan[need.kegiatan].dokumen, (where, need.uraian)


def test_every_stage_says_where_it_comes_from_and_fits_its_card() -> None:
    for where, one in stages():
        assert re.search(r"\[(S|SD|SEED|I)", one.sumber), where
        assert 0 < len(one.singkat) <= 16, where
        assert one.lama, where
        assert one.tujuan, where
        assert one.metode, where
        assert one.keluaran, where
        assert one.pelaksana, where
        assert one.fasilitator, where
        assert one.syarat, where
        assert not any(asing(text) for text in (one.nama, one.tujuan, one.keluaran, one.peserta)), where
    assert tuple(SHIPPED) == URUTAN
    assert all(form.nama and form.keterangan and form.sumber and form.program for form in SHIPPED.values())


def test_what_is_not_sourced_is_marked_so() -> None:
    for where, one in stages():
        assert "lamanya [I]" in one.sumber or "lima minggu" in one.sumber, where


@pytest.mark.parametrize(
    ("kode", "words"),
    [
        ("pnpm_tahun_1", ["Sosialisasi", "RKM", "relawan", "Refleksi", "Pemetaan", "Pembentukan", "UP-UP", "PJM", "KSM",
                          "BLM", "RWT"]),
        ("pnpm_review", ["Review", "IDF", "RWT", "Renta", "KSM", "BLM"]),
        ("pnpm_tahun_4", ["Review", "Refleksi", "Pemetaan", "PJM", "Pemilihan ulang", "UP-UP", "KSM", "RWT", "BLM"]),
        ("p2kkp_2015", ["Sosialisasi", "sekunder", "TIPP", "Pendataan", "log book", "Profil"]),
        ("kotaku", ["RKM", "TIPP", "Persiapan", "RPK", "Pemetaan", "RPLP", "RTPLP", "Pelaksanaan", "Keberlanjutan",
                    "berkala"]),
        ("plpbk", ["kesiapan", "TIPP", "pemetaan", "RPLP", "RTPLP", "Pembangunan", "Keberlanjutan"]),
    ],
)  # fmt: skip
def test_the_stages_follow_the_order_of_the_domain_notes(kode: str, words: list[str]) -> None:
    names = [one.nama for one in SHIPPED[kode].tahap]
    assert len(names) == len(words)
    assert all(word in name for word, name in zip(words, names, strict=True)), names


def test_the_first_year_has_the_eleven_activities_of_the_formation_in_their_order() -> None:
    """lkm-siklus.md 1.11: codes 0701 to 0708 and what follows."""
    stage = next(one for one in SHIPPED["pnpm_tahun_1"].tahap if one.fakta == "pemilihan")
    assert [one.kode for one in stage.kegiatan] == [f"07{n:02}" for n in range(1, 12)]
    assert "utusan" in stage.kegiatan[5].nama
    assert stage.kegiatan[8].jenis_rapat == "rapat_koordinator"
    assert stage.min_perempuan == 30


def test_the_words_of_the_office_are_filled_in(store: Store) -> None:
    from lkm_desktop.services import organisasi

    with store.unit("Ubah profil") as s:
        organisasi.save(s, {**organisasi.get(s), "istilah": "BKM", "wilayah": "Desa"})
    with store.read() as s:
        found = {form.kode: form for form in siklus.bentuk(s)}
    text = repr(found["pnpm_tahun_1"])
    assert "Pembentukan BKM" in text
    assert "tingkat desa" in text
    assert not re.search(r"\{(istilah|wilayah)\}|LKM\b.*Pembentukan LKM", text)
    for form in siklus.bentuk():
        assert "{" not in repr(form), form.kode
        _whole(form)


def _whole(form: Bentuk) -> None:
    for one in form.tahap:
        for text in (one.nama, one.tujuan, one.pelaksana, *(row.nama for row in one.kegiatan)):
            assert text[:1] == text[:1].upper(), (form.kode, text)
