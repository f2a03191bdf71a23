"""Trainings in lists of relawan: made once, found again, who took part recorded once."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest
from sqlalchemy import select

from lkm_desktop.domain import Orang, Pelatihan, PesertaPelatihan, Relawan
from lkm_desktop.importers.pelatihan_sel import dari_daftar, dari_tanda, sebutan
from lkm_desktop.services import impor
from lkm_desktop.services.impor_bahan import IkutPelatihan
from lkm_desktop.storage import Store
from tests.importers.pembuat import sel, tabel
from tests.pembantu import add

JUDUL = ["No", "Nama Relawan", "L/P", "RT", "Pelatihan Dasar 2019", "P3K (16 JPL)"]


def rencana(store: Store, baris: Sequence[Sequence[Any]], **lain: Any) -> impor.Rencana:
    with store.read() as s:
        return impor.rencana(s, tabel(baris), "relawan", **lain)


def masukkan(store: Store, baris: Sequence[Sequence[Any]], **lain: Any) -> str:
    satu = rencana(store, baris, **lain)
    with store.unit("Impor relawan") as s:
        return impor.terapkan(s, satu).kalimat


def isi(store: Store) -> dict[tuple[str, date], dict[str, int | None]]:
    """(Training, begin) -> participant -> hours."""
    hasil: dict[tuple[str, date], dict[str, int | None]] = {}
    with store.read() as s:
        query = (
            select(Pelatihan.nama, Pelatihan.mulai, Orang.nama, PesertaPelatihan.hadir_jpl)
            .join(PesertaPelatihan, PesertaPelatihan.pelatihan_id == Pelatihan.id, isouter=True)
            .join(Orang, Orang.id == PesertaPelatihan.orang_id, isouter=True)
        )
        for nama, mulai, orang, jam in s.execute(query):
            hasil.setdefault((nama, mulai), {}).update({orang: jam} if orang else {})
    return hasil


# ---- reading ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("teks", "nama", "tahun", "tanggal", "jpl"),
    [
        ("Pelatihan Dasar 2019", "Pelatihan Dasar", 2019, None, None),
        ("Relawan PS (Th. 2021)", "Relawan PS", 2021, None, None),
        ("KBK Literasi, 12-03-2022", "KBK Literasi", 2022, date(2022, 3, 12), None),
        ("P3K 2023 (16 JPL)", "P3K", 2023, None, 16),
        ("Bimtek UPK, Maret 2020", "Bimtek UPK", 2020, None, None),
        ("Perencanaan dan Penganggaran", "Perencanaan dan Penganggaran", None, None, None),
        ("C05 Pemetaan Swadaya", "C05 Pemetaan Swadaya", None, None, None),
    ],
)
def test_a_training_is_taken_apart(
    teks: str, nama: str, tahun: int | None, tanggal: date | None, jpl: int | None
) -> None:
    found = sebutan(teks)
    assert (found.nama, found.tahun, found.tanggal, found.jpl) == (nama, tahun, tanggal, jpl)


@pytest.mark.parametrize(
    ("isi_sel", "hasil"),
    [
        ("√", IkutPelatihan("X", 2019)), ("ya", IkutPelatihan("X", 2019)), (1, IkutPelatihan("X", 2019)),
        ("", None), ("-", None), ("tidak", None), ("belum pernah", None), (0, None),
        (2020, IkutPelatihan("X", 2020)), ("th 2020", IkutPelatihan("X", 2020)),
        (date(2019, 5, 2), IkutPelatihan("X", 2019, date(2019, 5, 2))),
        ("2-5-2019", IkutPelatihan("X", 2019, date(2019, 5, 2))),
        (24, IkutPelatihan("X", 2019, jpl=24)), ("24 JPL", IkutPelatihan("X", 2019, jpl=24)),
    ],
)  # fmt: skip
def test_a_cell_below_a_training(isi_sel: Any, hasil: IkutPelatihan | None) -> None:
    assert dari_tanda(sebutan("X 2019"), sel(isi_sel)) == hasil


def test_a_list_of_trainings_in_one_cell() -> None:
    teks = "1. Pelatihan Dasar (2018); 2. Pemetaan Swadaya, 2020\n- P3K, Menjahit"
    assert [(p.nama, p.tahun) for p in dari_daftar(teks)] == [
        ("Pelatihan Dasar", 2018), ("Pemetaan Swadaya", 2020), ("P3K", None), ("Menjahit", None),
    ]  # fmt: skip
    assert dari_daftar("belum pernah") == dari_daftar("-") == ()
    assert dari_daftar("Dasar", 2017) == (IkutPelatihan("Dasar", 2017),)


# ---- into the office -------------------------------------------------------------------------------------------------


def test_trainings_and_participants_come_in_one_step_and_only_once(store: Store) -> None:
    baris = [JUDUL, [1, "Noorsehat", "L", "01", "v", 2021], [2, "Laila", "P", "02", "v", ""],
             [3, "Rijal", "L", "02", "", "8 JPL"]]  # fmt: skip
    satu = rencana(store, baris)
    assert satu.pelatihan is not None
    assert [p.sebutan for p in satu.pelatihan.baru] == ["Pelatihan Dasar (2019)", "P3K (2021)"]
    assert satu.kalimat == (
        "3 baru. Pelatihan baru: Pelatihan Dasar (2019), P3K (2021). 4 keikutsertaan pelatihan."
    )
    assert [c.teks for c in satu.baris[0].catatan] == [
        "Ikut Pelatihan Dasar (2019), dibuat.", "Ikut P3K (2021), dibuat.",
    ]  # fmt: skip
    masukkan(store, baris)
    assert isi(store) == {
        ("Pelatihan Dasar", date(2019, 1, 1)): {"Noorsehat": None, "Laila": None},
        ("P3K", date(2021, 1, 1)): {"Noorsehat": None, "Rijal": 8},
    }
    with store.read() as s:
        lain = {nama: (catatan, jpl) for nama, catatan, jpl in s.execute(
            select(Pelatihan.nama, Pelatihan.keterangan, Pelatihan.jpl))}  # fmt: skip
    hanya = "Tanggalnya tidak tercatat; hanya tahunnya."
    assert lain == {"Pelatihan Dasar": (hanya, None), "P3K": (hanya, 16)}
    assert masukkan(store, baris).startswith("Tidak ada yang berubah; 3 baris sudah tercatat.")
    store.undo()
    assert isi(store) == {}
    with store.read() as s:
        assert s.scalars(select(Relawan)).all() == []


def test_a_training_of_the_office_is_found_by_name_and_year_or_code(store: Store) -> None:
    add(store, "pelatihan", nama="Pelatihan Dasar Relawan", kode_modul="C01", mulai=date(2019, 3, 4))
    add(store, "pelatihan", nama="Dasar", mulai=date(2019, 6, 1))
    add(store, "pelatihan", nama="Dasar", mulai=date(2021, 6, 1))
    baris = [["Nama Relawan", "Pelatihan yang diikuti"], ["Ali", "C01; PELATIHAN DASAR (2021)"],
             ["Budi", "Diklat Dasar 2019"]]  # fmt: skip
    satu = rencana(store, baris)
    assert satu.pelatihan is not None
    assert not satu.pelatihan.baru
    masukkan(store, baris)
    assert isi(store) == {
        ("Pelatihan Dasar Relawan", date(2019, 3, 4)): {"Ali": None}, ("Dasar", date(2019, 6, 1)): {"Budi": None},
        ("Dasar", date(2021, 6, 1)): {"Ali": None},
    }  # fmt: skip


def test_a_training_without_a_year_is_told_and_never_invented(store: Store) -> None:
    baris = [["Nama Relawan", "L/P", "Pelatihan Menjahit"], ["Ali", "L", "v"]]
    satu = rencana(store, baris)
    assert satu.baris[0].status == "baru"
    assert "tahunnya tidak tertulis, jadi tidak dicatat" in satu.baris[0].catatan[0].teks
    assert satu.kalimat == "1 baru. Tahunnya tidak diketahui, jadi tidak dicatat: Pelatihan Menjahit."
    masukkan(store, baris)
    assert isi(store) == {}
    masukkan(store, baris, bawaan={"tahun_pelatihan": 2018})
    assert isi(store) == {("Pelatihan Menjahit", date(2018, 1, 1)): {"Ali": None}}
    assert "Tidak ada yang berubah" in masukkan(store, baris)


def test_the_first_date_told_is_the_begin_and_hours_are_completed(store: Store) -> None:
    baris = [["Nama Relawan", "L/P", "Pelatihan Kebun 2022"], ["Ali", "L", "v"], ["Ani", "P", "5-9-2022"],
             ["Ina", "P", "3/9/2022"]]  # fmt: skip
    masukkan(store, baris)
    assert list(isi(store)) == [("Pelatihan Kebun", date(2022, 9, 3))]
    baris[1][2] = "20 JPL"
    satu = rencana(store, baris)
    assert [b.status for b in satu.baris] == ["berubah", "sama", "sama"]
    masukkan(store, baris)
    assert isi(store)["Pelatihan Kebun", date(2022, 9, 3)]["Ali"] == 20


def test_a_known_relawan_is_completed_with_a_training(store: Store) -> None:
    dasar = [["Nama Relawan", "L/P", "RT"], ["Ali", "L", "01"]]
    masukkan(store, dasar)
    satu = rencana(store, [[*dasar[0], "Pelatihan Dasar 2019"], [*dasar[1], "v"]])
    assert satu.baris[0].status == "berubah"
    assert satu.baris[0].perubahan[0].baru == "Pelatihan Dasar (2019), dibuat"


def test_columns_can_be_left_out_or_pointed_at(store: Store) -> None:
    baris = [["Nama Relawan", "L/P", "Pelatihan Dasar 2019", "PS 2020"], ["Ali", "L", "v", "v"]]
    satu = rencana(store, baris, pemetaan={2: None, 3: "pelatihan"})
    assert satu.pelatihan is not None
    assert [p.sebutan for p in satu.pelatihan.baru] == ["PS (2020)"]


def test_a_count_of_trainings_is_no_training(store: Store) -> None:
    satu = rencana(store, [["Nama Relawan", "L/P", "Pelatihan diikuti"], ["Ali", "L", 3], ["Ani", "P", 0]])
    assert satu.pelatihan is None
    assert ("Pelatihan diikuti", "isinya jumlah, bukan nama pelatihan") in satu.bahan.diabaikan
