"""Settings of the desk, kept in the collection, so that all desks of a city share them."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from lkm_desktop.errors import LkmError
from lkm_desktop.kota.skema import Meta

_AWALAN = "setelan."
USULAN = "usulan program ini"
#: lkm-siklus 1.2: Desa Darek 13, Kalibuntu Wetan 9, Sukoharjo 9
TERAMATI = "anggota BKM/LKM yang pernah dicatat, 9 sampai 13 orang"


@dataclass(frozen=True)
class Setelan:
    """One setting: a whole number between terkecil and terbesar; 0 turns a rule off where `mati` says so."""

    kunci: str
    label: str
    bawaan: int
    terkecil: int
    terbesar: int
    satuan: str = ""
    sumber: str = USULAN
    mati: bool = False


TENGGAT = Setelan("tenggat", "Rekap paling lambat diterima sesudah periodenya berakhir", 5, 0, 120, "hari")
#: of the rules for odd numbers (`janggal`)
ATURAN = (
    Setelan("lonjakan", "Sebut angka yang naik atau turun paling sedikit", 50, 0, 1000, "%", mati=True),
    Setelan("lonjakan_banyak", "dan paling sedikit sebanyak", 10, 1, 100_000, ""),
    Setelan("anggota_min", "Anggota LKM paling sedikit", 9, 0, 100, "orang", TERAMATI, mati=True),
    Setelan("anggota_max", "Anggota LKM paling banyak", 13, 0, 100, "orang", TERAMATI, mati=True),
    Setelan("salinan", "Sebut rekap yang semua angkanya sama dengan periode lalu", 1, 0, 1, "", mati=True),
    Setelan("kembar", "Sebut anggota yang sama di dua kelurahan", 1, 0, 1, "", mati=True),
)  # fmt: skip
SEMUA = (TENGGAT, *ATURAN)
BY_KUNCI = {one.kunci: one for one in SEMUA}


def nilai(s: Session, kunci: str) -> int:
    """A setting, or its default. Raises KeyError for an unknown one."""
    ada = s.get(Meta, _AWALAN + kunci)
    return BY_KUNCI[kunci].bawaan if ada is None else int(ada.nilai)


def semua(s: Session) -> dict[str, int]:
    """Every setting."""
    ada = {m.kunci.removeprefix(_AWALAN): int(m.nilai) for m in s.scalars(select(Meta)) if m.kunci.startswith(_AWALAN)}
    return {one.kunci: ada.get(one.kunci, one.bawaan) for one in SEMUA}


def simpan(s: Session, isi: dict[str, int]) -> None:
    """Keep settings. Raises LkmError for a number outside its bounds, KeyError for an unknown setting."""
    for kunci, angka in isi.items():
        satu = BY_KUNCI[kunci]
        if not satu.terkecil <= angka <= satu.terbesar:
            raise LkmError(
                f"{satu.label}: {angka} tidak mungkin.", f"Isi angka {satu.terkecil} sampai {satu.terbesar}."
            )
        s.merge(Meta(kunci=_AWALAN + kunci, nilai=str(angka)))
