"""Workbooks for the korkot: R5, the recap of relawan by RW, and R10, the trainings (lkm-siklus.md 6.4)."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Session

from lkm_desktop.format import tanggal_panjang
from lkm_desktop.services import organisasi, pelatihan
from lkm_desktop.services.statistik_relawan import BELUM, KOLOM_R5, Statistik, statistik
from lkm_desktop.workbooks.sheet import BaganLembar, Kolom, Lembar, build

_R5 = (Kolom("RW", 12, "tengah", kunci_kolom="rw"),
       *(Kolom(words, 13, "angka", jumlah=True, kunci_kolom=words) for words, _ in KOLOM_R5))  # fmt: skip
_BAGAN = (BaganLembar("batang", "Relawan terdaftar tiap RW", "rw", ("Terdaftar L", "Terdaftar P"), sumbu="orang"),
          BaganLembar("batang", "Relawan aktif tiap RW", "rw", ("Aktif L", "Aktif P"), sumbu="orang"))  # fmt: skip
_RINCI = (Kolom("Kelompok", 28), Kolom("Uraian", 34, kunci_kolom="uraian"), Kolom("L", 8, "angka", kunci_kolom="l"),
          Kolom("P", 8, "angka", kunci_kolom="p"), Kolom("Jumlah", 10, "angka"))  # fmt: skip
#: groups of the statistics with a chart of their own
_BERGAMBAR = ("unsur", "minat")
_R10 = (Kolom("Nama", 40), Kolom("Kode modul", 12), Kolom("Tanggal", 12, "tanggal"), Kolom("Selesai", 12, "tanggal"),
        Kolom("JPL", 7, "angka"), Kolom("Peserta L", 11, "angka"), Kolom("Peserta P", 11, "angka"),
        Kolom("Jumlah peserta", 11, "angka"))  # fmt: skip


def statistik_workbook(s: Session, *, today: date | None = None) -> bytes:
    """R5, every count of the statistics page, and R10, one sheet each."""
    office, day, found = organisasi.kantor(s), today or date.today(), statistik(s)
    place = ", ".join(part for part in (f"{office.wilayah} {office.kelurahan}", office.kecamatan, office.kota) if part)
    kaki = f"Statistik relawan · {office.lembaga} · dibuat {tanggal_panjang(day)}"
    state = f"Keadaan per {tanggal_panjang(found.hari)}. {found.aturan}"
    facts = [f"{office.lembaga} · {place}", state, *([" ".join(found.catatan)] if found.catatan else [])]
    r5 = [(row.rw or BELUM, *row.angka) for row in found.r5]
    rinci = [(group.judul, line.label, line.l, line.p, line.jumlah) for group in found.kelompok for line in group.baris]
    r10 = [(p.nama, p.kode, p.mulai, p.selesai, p.jpl, p.l, p.p, p.jumlah) for p in reversed(pelatihan.daftar(s))]
    return build(
        [
            Lembar("R5 Rekap relawan", ("REKAP RELAWAN TIAP RW", *facts), _R5, r5, kaki, total="Jumlah", bagan=_BAGAN),
            Lembar("Rincian", ("STATISTIK RELAWAN", *facts), _RINCI, rinci, kaki, False, bagan=_rincian(found)),
            Lembar("R10 Pelatihan", ("PELATIHAN", facts[0]), _R10, r10, kaki),
        ],
        f"Statistik relawan {office.lembaga}",
    )


def _rincian(found: Statistik) -> tuple[BaganLembar, ...]:
    """Charts of some groups, each on its own rows of the sheet."""
    charts, first = [], 0
    for group in found.kelompok:
        last = first + len(group.baris)
        if group.kunci in _BERGAMBAR and any(line.jumlah for line in group.baris):
            tall = min(30, max(14, len(group.baris) + 6))
            charts.append(BaganLembar("mendatar", f"Relawan menurut {group.judul.lower()}", "uraian", ("l", "p"),
                                      tumpuk=True, dari=first, sampai=last, tinggi=tall))  # fmt: skip
        first = last
    return tuple(charts)
