"""The IDF sheet: weighted marks, levels by hand, evidence from the data, undo."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import func, select, text

from lkm_desktop.domain import Idf, NilaiIdf
from lkm_desktop.errors import FieldErrors, LkmError
from lkm_desktop.services import aturan, contoh, idf, idf_bukti
from lkm_desktop.storage import Store

DAY = date(2024, 12, 31)


def put(store: Store, day: date = DAY, **marks: int) -> str:
    with store.unit("Simpan penilaian IDF") as s:
        return idf.simpan(s, None, {"tanggal": day, "penilai": "Anggota LKM"},
                          {code[1:]: {"nilai": mark, "level": "mandiri"} for code, mark in marks.items()})


def test_the_sheet_has_the_aspects_of_the_source_and_weights_of_a_hundred() -> None:
    assert [one.kode for one in idf.ASPEK if one.kode.isdigit()] == [str(n) for n in range(1, 24)]
    assert [one.kode for one in idf.ASPEK][:4] == ["1", "2", "bh", "3"]
    assert sum(weight for _, _, weight in idf.BIDANG) == 100
    assert {one.bidang for one in idf.ASPEK} == {code for code, _, _ in idf.BIDANG}


def test_the_whole_is_the_weighted_mean_of_the_fields_that_have_marks(store: Store) -> None:
    made = put(store, _1=40, _2=60, _18=80, _19=100)
    with store.read() as s:
        one = idf.ambil(s, made)
    assert one.rata("statuta") == 50
    assert one.rata("eksternal") is None
    assert one.jumlah == pytest.approx((50 * 15 + 90 * 15) / 30)
    assert one.kalimat == "Nilai 70,0 dari 100, memenuhi batas mandiri (51). 20 aspek belum dinilai."
    assert [n.kata_level for n in one.nilai if n.aspek.kode == "1"] == ["Mandiri"]


def test_the_threshold_is_a_setting(store: Store) -> None:
    made = put(store, _1=60)
    with store.unit("Ubah aturan") as s:
        aturan.simpan(s, {"idf_mandiri": "75"})
    with store.read() as s:
        assert "belum memenuhi batas mandiri (75)" in idf.ambil(s, made).kalimat


def test_saving_again_empties_what_is_left_out_and_undo_brings_it_back(store: Store) -> None:
    made = put(store, _1=40, _2=60)
    with store.unit("Simpan penilaian IDF") as s:
        idf.simpan(s, made, {"tanggal": DAY}, {"1": {"nilai": "55", "bukti": "Ada visi tertulis"}})
    with store.read() as s:
        one = idf.ambil(s, made)
        assert (one.terisi, one.nilai[0].nilai, one.nilai[0].bukti) == (1, 55, "Ada visi tertulis")
    store.undo()
    with store.read() as s:
        assert [n.nilai for n in idf.ambil(s, made).nilai[:2]] == [40, 60]
    store.undo()
    with store.read() as s:
        assert s.scalar(select(func.count()).select_from(Idf)) == s.scalar(select(func.count(NilaiIdf.id))) == 0


@pytest.mark.parametrize(
    ("head", "marks", "key"),
    [
        ({"tanggal": None}, {}, "tanggal"),
        ({"tanggal": "31-12-2999"}, {}, "tanggal"),
        ({"tanggal": DAY}, {"1": {"nilai": 101}}, "nilai:1"),
        ({"tanggal": DAY}, {"1": {"nilai": "banyak"}}, "nilai:1"),
        ({"tanggal": DAY}, {"1": {"level": "hebat"}}, "nilai:1"),
        ({"tanggal": DAY}, {"99": {"nilai": 5}}, "nilai:99"),
    ],
)
def test_bad_values_are_refused_by_name(
    store: Store, head: dict[str, object], marks: dict[str, dict[str, object]], key: str
) -> None:
    with pytest.raises(FieldErrors) as caught, store.unit("Simpan penilaian IDF") as s:
        idf.simpan(s, None, head, marks)
    assert key in caught.value.errors
    with store.read() as s:
        assert idf.daftar(s) == ()


def test_one_assessment_a_day_newest_first_and_none_from_the_trash(store: Store) -> None:
    old, new = put(store, date(2023, 1, 5), _1=10), put(store, _1=20)
    with pytest.raises(FieldErrors):
        put(store, _1=30)
    with store.read() as s:
        assert [one.id for one in idf.daftar(s)] == [new, old]
        before = idf.terakhir(s, date(2024, 1, 1))
        assert before is not None
        assert before.id == old
        assert idf.terakhir(s, date(2022, 1, 1)) is None
    with store.unit("Hapus penilaian IDF") as s:
        idf.buang(s, new)
    with store.read() as s:
        assert [one.id for one in idf.daftar(s)] == [old]
        with pytest.raises(LkmError):
            idf.ambil(s, new)
        assert idf.terbuang(s) == [(new, "Penilaian IDF 31 Desember 2024", "Anggota LKM")]
    again = put(store, _1=30)
    with pytest.raises(LkmError), store.unit("Kembalikan penilaian") as s:
        idf.pulihkan(s, new)
    with store.unit("Kembalikan penilaian") as s:
        idf.buang(s, again)
        idf.pulihkan(s, new)
    with store.read() as s:
        assert [one.id for one in idf.daftar(s)] == [new, old]


def test_evidence_comes_from_the_data_and_says_nothing_where_there_is_nothing(store: Store) -> None:
    with store.read() as s:
        assert idf_bukti.bukti(s, DAY) == {}


def test_evidence_of_a_working_office_names_its_numbers(store: Store) -> None:
    day = date(2024, 6, 14)
    with store.unit("Isi kelurahan latihan") as s:
        contoh.fill(s, today=day, orang=100, rapat=12)
    with store.read() as s:
        found = idf_bukti.bukti(s, day)
        members = s.scalars(text("SELECT o.jenis_kelamin FROM penugasan p JOIN orang o ON o.id = p.orang_id "
                                 "WHERE p.badan = 'LKM' AND p.dihapus IS NULL AND p.mulai <= :d "
                                 "AND (p.selesai IS NULL OR p.selesai >= :d)").bindparams(d=str(day))).all()
        held = s.scalar(text("SELECT count(*) FROM rapat WHERE dihapus IS NULL AND tanggal BETWEEN '2023-06-15' "
                             "AND '2024-06-14'"))  # fmt: skip
    assert set(found) <= set(idf.BY_KODE)
    assert {"3", "5", "7", "8", "11", "18", "19"} <= set(found)
    assert found["5"].startswith(f"{members.count('P')} dari {len(members)} anggota perempuan")
    assert found["8"].startswith(f"{held} rapat setahun")
