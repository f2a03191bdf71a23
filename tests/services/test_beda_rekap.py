"""What changed since the last package: rows are known again by what they are about, figures by their keys."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from lkm_desktop.services.beda_rekap import beda, ringkas, sebanding, tulis
from lkm_desktop.services.rekap.isi import Rekap

KEPALA: dict[str, Any] = {"periode": "2025-07", "sampai": date(2025, 7, 31)}


def orang(nama: str, **lain: Any) -> dict[str, Any]:
    return {"no": 1, "nama": nama, "rw": "01", "rt": "02", "umur": 40, "jenis_kelamin": "P", "unsur": None} | lain


def rekap(**lembar: list[dict[str, Any]]) -> Rekap:
    return Rekap(KEPALA, {f"R{n}": lembar.get(f"R{n}", []) for n in range(1, 12)})


def baris(lama: Rekap, baru: Rekap, **lain: Any) -> list[str]:
    """Sentences about rows; both summaries go through JSON as in the log."""
    old, new = (json.loads(json.dumps(ringkas(one))) for one in (lama, baru))
    return [one.kalimat for one in beda(old, new, **lain) if one.lembar]


def test_who_came_and_who_went() -> None:
    lama = rekap(R4=[orang("Ani"), orang("Budi")])
    baru = rekap(R4=[orang("Ani", no=3, umur=41), orang("Siti"), orang("Umar")])
    assert baris(lama, baru) == ["2 menjadi 3 relawan: + Siti, + Umar, − Budi."]
    assert baris(lama, rekap(R4=[orang("Ani"), orang("Siti")])) == ["2 relawan: + Siti, − Budi."]
    assert baris(lama, lama) == []
    assert beda(None, ringkas(baru)) == ()


def test_changes_of_what_a_row_says() -> None:
    lama = rekap(R4=[orang("Ani"), orang("Budi")])
    baru = rekap(R4=[orang("Ani", unsur="KSM"), orang("Budi", umur=41, no=2, nik="9901")])
    assert baris(lama, baru) == ["1 relawan berubah isinya."]  # age, number and a chosen NIK are no news
    found = beda(ringkas(lama), ringkas(baru))
    assert found[0].rinci == ("~ Ani",)


def test_two_of_the_same_name_and_many_names() -> None:
    lama = rekap(R4=[orang("Ani"), orang("Ani")])
    assert baris(lama, rekap(R4=[orang("Ani")])) == ["2 menjadi 1 relawan: − Ani."]
    banyak = rekap(R4=[orang(f"Orang {n}") for n in range(9)])
    assert baris(rekap(), banyak) == [
        "0 menjadi 9 relawan: + Orang 0, + Orang 1, + Orang 2, + Orang 3, + Orang 4 dan 4 lagi."
    ]


def kegiatan(nama: str, status: str) -> dict[str, Any]:
    return {"tahun": 1, "kode": "0701", "kegiatan": nama, "status": status}


def test_activities_that_were_finished() -> None:
    lama = rekap(R6=[kegiatan("RKM", "belum"), kegiatan("RK", "belum"), kegiatan("PS", "selesai")])
    baru = rekap(R6=[kegiatan("RKM", "selesai"), kegiatan("RK", "1 dari 2 pertemuan"), kegiatan("PS", "selesai")])
    assert baris(lama, baru) == ["1 kegiatan siklus selesai: RKM; 1 kegiatan siklus berubah isinya."]


def test_what_happened_in_another_period_is_compared_by_figures_only() -> None:
    juni = rekap(R8=[{"jenis": "Rapat rutin", "tanggal": date(2025, 6, 10), "hadir": 9, "anggota": 11}])
    juli = rekap(R8=[{"jenis": "Rapat rutin", "tanggal": date(2025, 7, 12), "hadir": 10, "anggota": 11}])
    assert baris(juni, juli, periode_sama=False) == []
    assert baris(juni, juli) == ["1 pertemuan: + Rapat rutin, − Rapat rutin."]


def test_figures_are_told_in_their_own_form() -> None:
    found = beda({"angka": {"relawan_total": 47, "relawan_persen_p": 0.45, "hilang": 3}, "baris": {}},
                 {"angka": {"relawan_total": 1249, "relawan_persen_p": 1, "baru": 1}, "baris": {}})  # fmt: skip
    assert [one.kalimat for one in found] == [
        "Relawan: jumlah 47 menjadi 1.249.", "Relawan: % perempuan 45,0 % menjadi 100,0 %.",
    ]  # fmt: skip
    assert tulis(6.5, "desimal") == "6,5"
    assert sebanding({"rutin": 3, "kbk_sesi": 1, "relawan_total": 5, "pelatihan_jpl": 8}) == {"relawan_total": 5}


def test_a_log_of_another_make_does_no_harm() -> None:
    for odd in ({}, {"angka": None}, {"baris": {"R4": None}}, {"angka": {"relawan_total": "47"}}):
        beda(odd, ringkas(rekap(R4=[orang("Ani")])))
