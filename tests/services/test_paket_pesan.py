"""The words that go with a package: one SMS, and a longer text with the figures."""

from __future__ import annotations

from datetime import date

import pytest

from lkm_desktop.domain import Organisasi
from lkm_desktop.services import paket, paket_pesan, templat
from lkm_desktop.services.rekap import periode
from lkm_desktop.storage import Store
from tests.pembantu import add, meeting, member, person

JULI, AKHIR = periode.bulan(2025, 7), date(2025, 7, 31)


def pesan(store: Store, p: periode.Periode = JULI) -> tuple[str, str]:
    with store.read() as s:
        ready = paket.siapkan(s, p, AKHIR)
        return paket_pesan.sms(s, ready), paket_pesan.wa(s, ready)


def test_the_texts_name_office_period_and_figures(store: Store) -> None:
    siti = person(store, "Siti", jenis_kelamin="P")
    member(store, siti, mulai=date(2024, 1, 1))
    add(store, "pengelola", orang_id=person(store, "Ani", jenis_kelamin="P"), badan="sekretariat", jabatan="Sekretaris",
        mulai=date(2024, 1, 1))  # fmt: skip
    meeting(store, tanggal=date(2025, 7, 12))
    short, long = pesan(store)
    assert short == (
        "Yth. korkot, rekap Juli 2025 LKM Maju Bersama Kelurahan Kelayan Tengah (s.d. 31-07-2025) sudah kami kirim."
    )
    assert long.split("\n\n")[2:] == [
        "Ringkasnya:\n- Anggota 1 orang (0 L, 1 P)\n- Pertemuan rutin 1 kali",
        "Berkas: rekap_Kelayan-Tengah_2025-07_20250731.zip",
        "Bila berkasnya tidak terbuka atau ada yang kurang, mohon kabari kami. Terima kasih.",
        "Ani, LKM Maju Bersama",
    ]
    assert "rekap tahun 2025" in pesan(store, periode.tahun(2025))[1]


@pytest.mark.parametrize(("nama", "kelurahan"), [
    ("Karya “Bersama” Rakyat Sejahtera Mandiri Abadi Sentosa Jaya Makmur", "Antasan"), ("Ä" * 80, "Antasan"),
    ("Karya Bersama Rakyat Sejahtera Mandiri Abadi Sentosa", "Sungai Andai – Kompleks Perumnas Sultan Adam Permai"),
], ids=("tanda kutip", "bukan huruf SMS", "dua-duanya panjang"))  # fmt: skip
def test_an_sms_fits_one_message_however_long_the_names(store: Store, nama: str, kelurahan: str) -> None:
    with store.unit("Profil") as s:
        office = s.get_one(Organisasi, 1)
        office.nama, office.kelurahan = nama, kelurahan
    short, _ = pesan(store)
    assert len(short) <= 160
    assert short.isascii()
    assert "Juli 2025" in short or "2025-07" in short


def test_the_office_may_reword_them(store: Store) -> None:
    with store.unit("Kalimat") as s:
        templat.simpan(s, "pesan-rekap", "sms", "Rekap {periode} dari {lembaga}.")
        templat.simpan(s, "pesan-rekap", "salam", "Selamat pagi, Pak Korkot.")
    short, long = pesan(store)
    assert short == "Rekap Juli 2025 dari LKM Maju Bersama."
    assert long.startswith("Selamat pagi, Pak Korkot.\n\nBersama ini")
