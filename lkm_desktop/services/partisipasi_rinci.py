"""The list behind a number of participation: the meetings it sums up, and the people where there is a roll."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from lkm_desktop.services.partisipasi import ANGKA, Bagian, Bahan, BarisPartisipasi, bagian_dari
from lkm_desktop.services.partisipasi_bahan import Hadirin

#: how a meeting recorded who came
DAFTAR, JUMLAH, BELUM = "daftar nama", "jumlah saja", "belum dicatat"
_KATA = {"l": "Laki-laki", "p": "Perempuan"}


@dataclass(frozen=True)
class RapatRinci:
    """One meeting behind a number: what it adds to it, and how it recorded who came."""

    id: str
    judul: str
    tanggal: date
    nilai: int
    cara: str


@dataclass(frozen=True)
class OrangRinci:
    """One person behind a number. orang_id: "" for a guest · kali: meetings the person came to, `rapat` their names."""

    orang_id: str
    nama: str
    jk: str
    rt: str
    rw: str
    unsur: str
    miskin: bool | None
    kali: int
    rapat: tuple[str, ...]


@dataclass(frozen=True)
class Rinci:
    """The list behind one number: its words, the number, meetings by date, people by name, elements of participants."""

    judul: str
    kolom: str
    nilai: int
    rapat: tuple[RapatRinci, ...]
    orang: tuple[OrangRinci, ...]
    unsur: tuple[tuple[str, int], ...] = ()

    @property
    def kalimat_unsur(self) -> str:
        """Elements on the rolls: "Warga 12, LKM 5."; "" where the number does not count participants."""
        return ", ".join(f"{name} {count}" for name, count in self.unsur) + "." if self.unsur else ""

    @property
    def kalimat(self) -> str:
        """How the number came about: "45 = 30 dari daftar nama + 15 dari jumlah yang dicatat; 28 orang berbeda."."""
        if self.kolom == "pertemuan":
            waiting = sum(one.cara == BELUM for one in self.rapat)
            return f"{self.nilai} pertemuan" + (f", {waiting} belum dicatat kehadirannya." if waiting else ".")
        if self.kolom == "orang":
            return f"{self.nilai} orang berbeda menurut daftar nama."
        listed = sum(one.nilai for one in self.rapat if one.cara == DAFTAR)
        typed = self.nilai - listed
        parts = [f"{listed} dari daftar nama"] if listed or not typed else []
        parts += [f"{typed} dari jumlah yang dicatat"] if typed else []
        people = f"; {len(self.orang)} orang berbeda" if listed else ""
        return f"{self.nilai} = {' + '.join(parts)}{people}."


def di_balik(data: Bahan, menurut: str, kunci: str, kolom: str) -> Rinci | None:
    """What stands behind the number of a row (its `kunci`, "" for the whole siklus) in a column of ANGKA.

    None when the row is gone.
    """
    row = bagian_dari(data, menurut, kunci)
    return rinci(row, kolom) if row else None


def rinci(row: BarisPartisipasi, kolom: str) -> Rinci:
    """The list behind a number of a row that was counted; the meetings that add nothing are left out."""
    added = [(part, part.nilai("peserta" if kolom == "orang" else kolom)) for part in row.bagian]
    if kolom == "orang":
        added = [(part, value) for part, value in added if part.orang]
    kept = [(part, value) for part, value in added if value]
    meetings = tuple(RapatRinci(part.rapat.id, part.rapat.judul, part.rapat.tanggal, value, _cara(part))
                     for part, value in kept)
    people = () if kolom == "pertemuan" else _orang([part for part, _ in kept], kolom)
    value = getattr(row.angka, kolom) or 0
    words = _KATA.get(kolom) or dict(ANGKA)[kolom]
    return Rinci(f"{words}: {row.nama}", kolom, value, meetings, people, row.unsur if kolom == "peserta" else ())


def _cara(part: Bagian) -> str:
    if part.berjumlah:
        return JUMLAH
    return DAFTAR if part.rapat.tercatat else BELUM


def _orang(parts: list[Bagian], kolom: str) -> tuple[OrangRinci, ...]:
    """Everyone who counts in the column, each once, by name."""
    seen: dict[str, Hadirin] = {}
    came: dict[str, list[str]] = {}
    for part in parts:
        for person in part.orang:
            if person.termasuk(kolom):
                seen[person.orang] = person
                came.setdefault(person.orang, []).append(part.rapat.judul)
    found = [
        OrangRinci("" if p.tamu else p.orang, p.nama, p.jk, p.rt, p.rw, p.unsur, p.miskin, len(came[key]),
                   tuple(came[key]))
        for key, p in seen.items()
    ]
    return tuple(sorted(found, key=lambda p: (p.nama.lower(), p.orang_id)))
