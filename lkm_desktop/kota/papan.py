"""The board of a period: per kelurahan whether its recap came in time, came late, came broken, or is missing."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from lkm_desktop.kota import masa, setelan
from lkm_desktop.kota.pilih import Tempat, tempat
from lkm_desktop.kota.skema import BENTROK, DITERIMA, RUSAK, Kelurahan, Kiriman

TEPAT, TERLAMBAT, BELUM = "tepat", "terlambat", "belum"
#: states of a kelurahan on the board, with their words
KEADAAN = (
    (TEPAT, "Tepat waktu"), (TERLAMBAT, "Terlambat"), (RUSAK, "Rusak"), (BENTROK, "Bentrok"), (BELUM, "Belum masuk"),
)  # fmt: skip
KATA = dict(KEADAAN)


@dataclass(frozen=True)
class BarisPapan:
    """One kelurahan. dibuat: of the current recap; pertama: when its first one was made, which decides whether it was
    late · kali: recaps that came for the period · pesan: what is wrong, or what an older version lacks · lain_id: of
    the newest recap that another office sent for this place, "" for none."""

    tempat: Tempat
    keadaan: str
    kiriman_id: str = ""
    berkas: str = ""
    sampai: date | None = None
    dibuat: datetime | None = None
    pertama: datetime | None = None
    diterima: datetime | None = None
    kali: int = 0
    pesan: str = ""
    lain_id: str = ""

    @property
    def kata(self) -> str:
        """The state in words."""
        return KATA[self.keadaan]


@dataclass(frozen=True)
class KirimanLain:
    """A file that stands for no row of the board: broken without a name, or of a kelurahan outside the register."""

    kiriman_id: str
    berkas: str
    keadaan: str
    kelurahan: str
    kode: str
    periode: str
    pesan: str


@dataclass(frozen=True)
class Papan:
    """The board. tenggat: last day in time, None for a siklus · baris: all kelurahan that count · di_luar: recaps of
    the period from outside the register · tanpa_nama: broken files nobody could be found for, of any period."""

    periode: str
    label: str
    tenggat: date | None
    baris: tuple[BarisPapan, ...]
    di_luar: tuple[KirimanLain, ...] = ()
    tanpa_nama: tuple[KirimanLain, ...] = ()

    def jumlah(self, keadaan: str) -> int:
        """How many kelurahan are in that state."""
        return sum(one.keadaan == keadaan for one in self.baris)

    @property
    def masuk(self) -> int:
        """How many recaps count, in time or late."""
        return self.jumlah(TEPAT) + self.jumlah(TERLAMBAT)


def papan(s: Session, periode: str, tenggat: int | None = None) -> Papan:
    """The board of a period; `tenggat` in days after its end, None: as set for this collection."""
    hari = setelan.nilai(s, setelan.TENGGAT.kunci) if tenggat is None else tenggat
    batas = masa.tenggat(periode, hari)
    semua = list(s.scalars(select(Kiriman).where(Kiriman.periode == periode).order_by(Kiriman.diterima, Kiriman.id)))
    menurut: dict[str, list[Kiriman]] = defaultdict(list)
    for one in semua:
        menurut[one.kelurahan_id or ""].append(one)
    dihitung = tempat(s)
    baris = tuple(_baris(t, menurut.get(t.id, []), batas) for t in dihitung)
    label = next((one.label for one in semua if one.label), masa.label(periode))
    return Papan(periode, label, batas, baris, _di_luar(s, menurut, {t.id for t in dihitung}), _tanpa_nama(s))


def riwayat(s: Session, kelurahan_id: str, periode: str) -> list[Kiriman]:
    """All that came of a kelurahan for a period, the current one first, then the newest."""
    query = select(Kiriman).where(Kiriman.kelurahan_id == kelurahan_id, Kiriman.periode == periode)
    return sorted(s.scalars(query), key=lambda one: (one.berlaku, one.dibuat or datetime.min, one.id), reverse=True)


def _baris(t: Tempat, semua: Sequence[Kiriman], batas: date | None) -> BarisPapan:
    if not semua:
        return BarisPapan(t, BELUM)
    kini = next((one for one in semua if one.berlaku), None)
    if kini is None:
        akhir = _bentrok(semua) or semua[-1]
        return BarisPapan(t, akhir.keadaan, akhir.id, akhir.berkas, akhir.sampai, akhir.dibuat, akhir.pertama,
                          akhir.diterima, len(semua), akhir.pesan)  # fmt: skip
    saat = [one.pertama for one in semua if one.keadaan == DITERIMA and one.pertama is not None]
    pertama = min(saat, default=None)
    lain = _bentrok(semua)
    telat = batas is not None and pertama is not None and pertama.date() > batas
    return BarisPapan(t, TERLAMBAT if telat else TEPAT, kini.id, kini.berkas, kini.sampai, kini.dibuat, pertama,
                      kini.diterima, len(semua), _pesan(kini, lain), lain.id if lain else "")  # fmt: skip


def _bentrok(semua: Sequence[Kiriman]) -> Kiriman | None:
    """The newest recap of another office for this place."""
    return next((one for one in reversed(semua) if one.keadaan == BENTROK), None)


def _pesan(kini: Kiriman, lain: Kiriman | None) -> str:
    kata: list[str] = list(json.loads(kini.catatan))
    if lain is not None:
        kata.append(f"Kantor lain juga mengirim untuk kelurahan ini ({lain.berkas}); tidak digabung. Yang dipakai: "
                    f"{kini.berkas}.")  # fmt: skip
    return " ".join(kata)


def _di_luar(s: Session, menurut: dict[str, list[Kiriman]], dihitung: set[str]) -> tuple[KirimanLain, ...]:
    luar = {one.id: one for one in s.scalars(select(Kelurahan).where(Kelurahan.id.in_(set(menurut) - dihitung - {""})))}
    return tuple(
        _lain(kirim, luar[kirim.kelurahan_id])
        for kelurahan, semua in menurut.items() if kelurahan in luar
        for kirim in semua if kirim.berlaku and kirim.kelurahan_id
    )  # fmt: skip


def _tanpa_nama(s: Session) -> tuple[KirimanLain, ...]:
    query = select(Kiriman).where(Kiriman.kelurahan_id.is_(None)).order_by(Kiriman.berkas, Kiriman.id)
    return tuple(_lain(one, None) for one in s.scalars(query))


def _lain(one: Kiriman, k: Kelurahan | None) -> KirimanLain:
    return KirimanLain(one.id, one.berkas, one.keadaan, k.nama if k else one.nama, k.kode if k else "", one.periode,
                       one.pesan)  # fmt: skip
