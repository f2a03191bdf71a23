"""Pictures of the korkot's desk with an invented city of fifteen kelurahan over five months; see `ui.shots`."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from lkm_desktop.kota import daftar, masa, masuk
from lkm_desktop.kota.bahan import BahanPaket, KepalaPaket
from lkm_desktop.kota.daftar import BarisDaftar
from lkm_desktop.kota.koleksi import buka

if TYPE_CHECKING:
    from ui.shots import Camera

_KECAMATAN = ("Sungai Melati", "Sungai Kenanga", "Sungai Cempaka")
_NAMA = ("Melati Hulu", "Melati Tengah", "Melati Hilir", "Kampung Baru", "Pasar Lama", "Kenanga Barat",
         "Kenanga Timur", "Seberang Kota", "Pelambuan Contoh", "Taman Sari", "Cempaka Besar", "Cempaka Kecil",
         "Sungai Lulut Contoh", "Banua Raya", "Karang Mekar Contoh")  # fmt: skip
_TABS = ("kiriman", "jumlah", "janggal", "banding", "tren", "setelan")


def draw(camera: Camera) -> None:
    """The ways in, then every tab of a collection."""
    page = camera.show("korkot")
    camera.snap("korkot-mulai")
    place = camera.temporary / "Kota Contoh.lkmkota"
    _city(place)
    camera.show("korkot", tempat=str(place))
    camera.settle(lambda: bool(page.view.kode) and not page.jobs.busy)
    for number, name in enumerate(_TABS):
        page.tabs.setCurrentIndex(number)
        camera.settle(lambda: not page.jobs.busy)
        camera.snap("korkot" if not number else f"korkot-{name}")
    page.shut_collection()


def _city(place: Path) -> None:
    """A collection: a register, recaps of May to September, two missing in the last month and one broken."""
    codes = [f"99.01.{n % 3 + 1:02}.{1001 + n}" for n in range(len(_NAMA))]
    rows = [BarisDaftar(name, codes[n], _KECAMATAN[n % 3], "Kota Contoh", f"LKM {name}")
            for n, name in enumerate(_NAMA)]  # fmt: skip
    packages = [_package(n, codes[n], month) for month in range(5, 10) for n in range(len(_NAMA) - 2 * (month == 9))]
    with buka(place) as koleksi:
        koleksi.kerjakan(lambda s: daftar.muat(s, rows))
        masuk.terima(koleksi, [*packages, BahanPaket("rekap_terpotong.zip", rusak="Berkas terpotong di tengah.")])


def _package(n: int, code: str, month: int) -> BahanPaket:
    period = masa.pasti(f"2026-{month:02}")
    late = 9 if (n + month) % 7 == 0 else 3
    head = KepalaPaket(code, f"kantor-{n}", _NAMA[n], _KECAMATAN[n % 3], "Kota Contoh", f"LKM {_NAMA[n]}",
                       period.kode, period.label, period.selesai, datetime(2026, month + 1, late, 9), 1)  # fmt: skip
    women, men = 14 + n + month % 3, 12 + n // 2
    leap = 60 if (n, month) == (4, 9) else 0
    figures = {
        "anggota_total": 11, "anggota_l": 7, "anggota_p": 4, "relawan_total": men + women + leap,
        "relawan_l": men + leap, "relawan_p": women, "relawan_aktif": 9 + n % 5 + month, "rutin": 1,
        "siklus_pertemuan": 2 + month % 3, "siklus_peserta": 40 + 3 * n + 5 * month, "siklus_p": 18 + n + month,
        "siklus_miskin": 9 + n % 4, "kbk_sesi": month % 2, "kbk_peserta": (month % 2) * (16 + n),
    }  # fmt: skip
    return BahanPaket(f"rekap_{code.replace('.', '-')}_{period.kode}_{period.selesai:%Y%m%d}.zip", f"{n}-{month}", head,
                      f"isi-{n}-{month}", {}, figures)  # fmt: skip
