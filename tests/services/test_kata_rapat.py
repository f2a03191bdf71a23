"""How papers name a meeting inside a sentence, and its level: one set of words."""

from __future__ import annotations

import pytest

from lkm_desktop.services import organisasi
from lkm_desktop.services.fakta_rapat import fakta, suara_lebih
from lkm_desktop.services.kata_rapat import kata_jenis, kata_tingkat, sebut_judul
from lkm_desktop.services.wa import teks_undangan
from lkm_desktop.storage import Store
from tests.pembantu import meeting


@pytest.mark.parametrize(("judul", "kata"), [
    ("Rapat rutin Maret", "rapat rutin Maret"),
    ("Rapat rutin: evaluasi RWT dan penutupan tahun", "rapat rutin “Evaluasi RWT dan penutupan tahun”"),
    ("Rapat koordinasi LKM dan UP", "rapat koordinasi LKM dan UP"),
    ("Rapat LKM Maret", "rapat LKM Maret"),
    ("Rembug Warga Tahunan (RWT)", "Rembug Warga Tahunan (RWT)"),
    ("RAPAT RUTIN MARET", "RAPAT RUTIN MARET"),
    ("KBK: usaha rumahan: mencatat untung rugi", "KBK “Usaha rumahan: mencatat untung rugi”"),
    ("Titian RT 07", "rapat “Titian RT 07”"),
    ("Siapa menagih? Bahas!", "rapat “Siapa menagih? Bahas!”"),
    ("Bahas “dana sosial”", "rapat “Bahas ‘dana sosial’”"),
    ("Rapat", "rapat"),
    ("", "rapat"),
])  # fmt: skip
def test_a_title_reads_on_in_a_sentence(judul: str, kata: str) -> None:
    assert sebut_judul(judul, "rapat") == kata


def test_level_and_kind_are_the_offices_own_words(store: Store) -> None:
    found = [meeting(store, jenis="rembug_kelurahan", tingkat=level, rt=rt, judul=title) for level, rt, title in (
        ("LKM", None, "Rapat"), ("kelurahan", None, "Rembug"), ("RT", "3", "Rembug"), ("kota", None, "Lokakarya"),
        ("RT", None, "Rembug Kesiapan Masyarakat (RKM) RT 16-18"), ("RW", None, "FGD"))]  # fmt: skip
    with store.unit("Kantor desa") as s:
        organisasi.save(s, {"istilah": "BKM", "wilayah": "Desa"})
    with store.read() as s:
        office = organisasi.kantor(s)
        facts = [fakta(s, one) for one in found]
        words = [kata_tingkat(f.rapat, office) for f in facts]
    assert words == ["BKM", "Desa", "RT 03", "Kota", "RT 16-18", "RW"]
    assert kata_jenis("rapat_koordinasi", office) == "Rapat koordinasi BKM dan UP"
    assert kata_jenis("rembug_kelurahan", office) == "Rembug warga desa"
    assert facts[4].isian["tingkat"] == "RT 16-18"
    assert [f.isian["wilayah_warga"] for f in facts][1:5:3] == ["Desa Kelayan Tengah", "RT 16-18 Desa Kelayan Tengah"]
    assert facts[5].isian["tingkat"] == "RW ......"


def test_the_message_has_the_title_as_it_is(store: Store) -> None:
    found = meeting(store, judul="Rapat rutin: evaluasi")
    with store.read() as s:
        assert "*Rapat rutin: evaluasi*" in teks_undangan(s, found)


def test_more_votes_than_people() -> None:
    votes = {"cara": "suara", "setuju": 9, "tolak": 2, "abstain": None}
    assert suara_lebih([votes, {**votes, "setuju": 1}, {**votes, "cara": "musyawarah"}], 10) == [1]
    assert suara_lebih([votes], 11) == []
    assert suara_lebih([votes], 0) == []  # nobody marked yet
