"""How likely two records are one person: a score and its reasons in words.

Up to 60 points come from the name; the birth date, the place, the KK and the phone add to it, what contradicts takes
away. Equal NIK are sure unless the names have nothing in common; two different ones speak strongly against.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from rapidfuzz.distance import OSA

from lkm_desktop.format import digits
from lkm_desktop.names import fold
from lkm_desktop.services.ganda_nama import ejaan, mirip_ejaan

#: names less alike than this are not compared further, 0 to 100
NAMA_MIRIP = 80.0
_NAMA_LAIN = 55.0
_PASTI, _NIK_KEMBAR = 100, 75
_BOBOT_NAMA = 0.6
_SATU_KATA = -10


class Nilai(NamedTuple):
    """The score, 0 to 100, and why."""

    skor: int
    alasan: tuple[str, ...]

    @property
    def kalimat(self) -> str:
        """The reasons in one line."""
        return ", ".join(self.alasan)


@dataclass(frozen=True, slots=True)
class Ciri:
    """What a person is compared by; "" for what is not known."""

    id: str
    nama: str
    kunci: str
    ejaan: str
    lahir: date | None
    jk: str
    rt: str
    rw: str
    nik: str
    kk: str
    hp: tuple[str, ...]


def ciri(nilai: Mapping[str, Any]) -> Ciri:
    """What the values of a person, of the office or of a sheet, have to compare."""
    nama, lahir = str(nilai.get("nama") or ""), nilai.get("tanggal_lahir")
    phones = (digits(part) for part in str(nilai.get("no_hp") or "").split("/"))
    return Ciri(
        str(nilai.get("id") or ""), nama, fold(nama), ejaan(nama), lahir if isinstance(lahir, date) else None,
        str(nilai.get("jenis_kelamin") or ""), _nomor(nilai.get("rt")), _nomor(nilai.get("rw")),
        str(nilai.get("nik") or ""), str(nilai.get("no_kk") or ""), tuple(p for p in phones if len(p) > 7),
    )  # fmt: skip


def _nomor(value: Any) -> str:
    return str(value or "").strip().lstrip("0").casefold()


def nilai(a: Ciri, b: Ciri) -> Nilai | None:
    """The score of two records with its reasons; None when their names are too far apart and no NIK is shared."""
    name = 100.0 if a.kunci == b.kunci else mirip_ejaan(a.ejaan, b.ejaan)
    if a.nik and a.nik == b.nik:
        return _nik_sama(a, b, name)
    if name < NAMA_MIRIP:
        return None
    parts = [(_BOBOT_NAMA * name, _kata_nama(name)), _lahir(a, b), _tempat(a, b), *_lain(a, b)]
    if min(len(a.kunci.split()), len(b.kunci.split())) < 2:
        parts.append((_SATU_KATA, "nama hanya satu kata"))
    score = round(sum(points for points, _ in parts))
    return Nilai(max(0, min(score, _PASTI - 1)), tuple(words for _, words in parts if words))


def _nik_sama(a: Ciri, b: Ciri, name: float) -> Nilai:
    if name < _NAMA_LAIN and not (a.lahir and a.lahir == b.lahir):
        return Nilai(_NIK_KEMBAR, ("NIK sama, tetapi namanya berbeda: satu NIK mungkin salah ketik",))
    words = ("NIK sama", _kata_nama(name), _lahir(a, b)[1], _tempat(a, b)[1])
    return Nilai(_PASTI, tuple(word for word in words if word))


def _kata_nama(name: float) -> str:
    if name == 100.0:
        return "nama sama"
    return "nama sama, lain ejaan" if name >= 98.0 else f"nama mirip {int(name)} %"


def _lahir(a: Ciri, b: Ciri) -> tuple[float, str]:
    x, y = a.lahir, b.lahir
    if x is None or y is None:
        return 7.0, "tanggal lahir belum diisi" if x is y else "tanggal lahir hanya ada di satu data"
    if x == y:
        return 25.0, "tanggal lahir sama"
    if (x.day, x.month, x.year) == (y.month, y.day, y.year):
        return 18.0, "tanggal dan bulan lahir tertukar"
    same = (x.day == y.day) + (x.month == y.month) + (x.year == y.year)
    if same == 2 and abs(x.year - y.year) == 1:
        return 14.0, "tahun lahir selisih satu"
    return (8.0, "tanggal lahir hampir sama") if same == 2 else (-25.0, "tanggal lahir berbeda")


def _tempat(a: Ciri, b: Ciri) -> tuple[float, str]:
    """RT numbers mean something only inside their RW."""
    if not a.rt or not b.rt:
        return 3.0, ""
    if a.rw and b.rw and a.rw != b.rw:
        return -4.0, "RW berbeda"
    return (8.0, "RT sama") if a.rt == b.rt else (-4.0, "RT berbeda")


def _lain(a: Ciri, b: Ciri) -> list[tuple[float, str]]:
    found: list[tuple[float, str]] = []
    if a.jk and b.jk and a.jk != b.jk:
        found.append((-20.0, "L/P berbeda"))
    if a.nik and b.nik:
        near = OSA.distance(a.nik, b.nik, score_cutoff=1) <= 1
        found.append((10.0, "NIK beda satu angka") if near else (-30.0, "NIK berbeda"))
    if a.kk and a.kk == b.kk:
        twins = a.lahir is not None and a.lahir == b.lahir and a.kunci != b.kunci
        found.append((10.0, "KK sama (bisa juga kembar)" if twins else "KK sama"))
    if set(a.hp) & set(b.hp):
        found.append((8.0, "no. HP sama"))
    return found
