"""Statistics of relawan: L/P, poor or not, by RT and RW, unsur, interest, sector, trained, active (lkm-siklus.md 2.6).

Every number comes with the filter of the relawan register that lists exactly the people behind it; both read the same
columns, so they cannot differ. R5 is the recap that the korkot asks for (lkm-siklus.md 6.4).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from lkm_desktop.domain import RELAWAN, Orang
from lkm_desktop.domain.relawan import KEAKTIFAN
from lkm_desktop.services import keaktifan, registers
from lkm_desktop.services.bagan import Bagan, Seri
from lkm_desktop.services.registers import KOSONG, Query

_KEYS = ("jenis_kelamin", "miskin", "rt", "rw", "unsur", "minat", "sektor", "keaktifan", "terlatih")
Saring = tuple[tuple[str, str], ...]
#: columns of R5 after RW: heading, filter beside the RW
KOLOM_R5: tuple[tuple[str, Saring], ...] = (
    ("Terdaftar L", (("jenis_kelamin", "L"),)), ("Terdaftar P", (("jenis_kelamin", "P"),)),
    ("Aktif L", (("jenis_kelamin", "L"), ("keaktifan", "aktif"))),
    ("Aktif P", (("jenis_kelamin", "P"), ("keaktifan", "aktif"))),
    ("Miskin", (("miskin", "1"),)), ("Non miskin", (("miskin", "0"),)), ("Terlatih", (("terlatih", "1"),)),
)
BELUM = "Belum diisi"
#: rows of a chart; the rest is summed up as "Lainnya"
_BARS = 8


@dataclass(frozen=True)
class Hitungan:
    """One line: words, how many relawan, men, women, and the filter that lists them."""

    label: str
    jumlah: int
    l: int  # noqa: E741 - the office's own column name
    p: int
    saring: Saring


@dataclass(frozen=True)
class Kelompok:
    """Lines that divide all relawan by one thing."""

    kunci: str
    judul: str
    baris: tuple[Hitungan, ...]


@dataclass(frozen=True)
class BarisR5:
    """One RW ("" while not filled in), or all of them: numbers in the order of KOLOM_R5."""

    rw: str
    angka: tuple[int, ...]

    def saring(self, kolom: int) -> Saring:
        """The filter behind one number; `rw` None would be all of them."""
        return (("rw", self.rw or KOSONG), *KOLOM_R5[kolom][1])


@dataclass(frozen=True)
class Statistik:
    """All of it, for relawan whose status is aktif. beda: how many of them the rolls call tidak aktif · tanpa_jk,
    tanpa_miskin: how many have that field empty, so that L + P, or miskin + non miskin, is less than all."""

    hari: date
    jumlah: int
    l: int  # noqa: E741 - the office's own column name
    p: int
    kelompok: tuple[Kelompok, ...]
    r5: tuple[BarisR5, ...]
    seluruh: tuple[int, ...]
    aturan: str
    beda: int
    tanpa_jk: int
    tanpa_miskin: int

    @property
    def catatan(self) -> tuple[str, ...]:
        """What has to be known to read the numbers."""
        found = []
        if self.tanpa_jk:
            found.append(f"L/P {self.tanpa_jk} relawan belum diisi.")
        if self.tanpa_miskin:
            found.append(f"Miskin atau tidaknya {self.tanpa_miskin} relawan belum diisi.")
        if self.beda:
            found.append(f"{self.beda} relawan berstatus aktif, tetapi menurut daftar hadir tidak aktif.")
        return tuple(found)

    def satu(self, kunci: str) -> Kelompok:
        """The group of that key."""
        return next(one for one in self.kelompok if one.kunci == kunci)


@dataclass(frozen=True)
class _Satu:
    """One relawan as it is counted."""

    jk: str
    miskin: bool | None
    rt: str
    rw: str
    unsur: str
    minat: str
    sektor: str
    keaktifan: str
    terlatih: bool


def statistik(s: Session) -> Statistik:
    """The statistics of today."""
    rows = registers.records(s, RELAWAN, registers.ids(s, RELAWAN, Query()), _KEYS)
    people = [_one(*row) for row in rows]
    homes = _homes(s) if people else {}
    groups = tuple(Kelompok(key, title, _lines(people, homes.get(key, ()), of, order))
                   for key, title, of, order in _GROUPS)
    places = sorted({p.rw for p in people}, key=_no)
    r5 = tuple(BarisR5(rw, _numbers([p for p in people if p.rw == rw])) for rw in places)
    return Statistik(
        date.today(), len(people), _count(people, "L"), _count(people, "P"), groups, r5, _numbers(people),
        keaktifan.batas(s).kalimat, sum(p.keaktifan == keaktifan.TIDAK for p in people), _count(people, ""),
        sum(p.miskin is None for p in people),
    )  # fmt: skip


def _homes(s: Session) -> dict[str, tuple[_Satu, ...]]:
    """Every RT and RW where residents live, as nobody who lives there: one without relawan is told as well."""
    found = s.execute(select(Orang.rt, Orang.rw).where(
        Orang.dihapus.is_(None), Orang.status == "aktif", Orang.rt.is_not(None)).distinct()).all()  # fmt: skip
    there = tuple(_Satu("", None, rt or "", rw or "", "", "", "", "", False) for rt, rw in found)
    return {"rt": there, "rw": tuple(one for one in there if one.rw), "keaktifan": tuple(
        _Satu("", None, "", "", "", "", "", code, False) for code, _ in KEAKTIFAN)}  # fmt: skip


def _one(jk: str | None, miskin: bool | None, *rest: Any) -> _Satu:
    *words, trained = rest
    rt, rw, unsur, minat, sektor, active = (str(value or "") for value in words)
    return _Satu(jk or "", miskin, rt, rw, unsur, minat, sektor, active, bool(trained))


def _count(people: Iterable[_Satu], jk: str) -> int:
    return sum(p.jk == jk for p in people)


def _numbers(people: list[_Satu]) -> tuple[int, ...]:
    """The numbers of R5 for these people."""
    active = [p for p in people if p.keaktifan == keaktifan.AKTIF]
    return (_count(people, "L"), _count(people, "P"), _count(active, "L"), _count(active, "P"),
            sum(p.miskin is True for p in people), sum(p.miskin is False for p in people),
            sum(p.terlatih for p in people))  # fmt: skip


# --- groups -----------------------------------------------------------------------------------------------------------


def _no(text: str) -> tuple[bool, int, str]:
    """Numbers of RT and RW in their order, empty ones last."""
    return (not text, int(text) if text.isdigit() else 0, text)


def _plain(key: str) -> Callable[[_Satu], tuple[str, Saring]]:
    """A text field: its words and its filter."""

    def of(person: _Satu) -> tuple[str, Saring]:
        text = str(getattr(person, key))
        return text or BELUM, ((key, text or KOSONG),)

    return of


def _gender(person: _Satu) -> tuple[str, Saring]:
    words = {"L": "Laki-laki", "P": "Perempuan"}.get(person.jk, BELUM)
    return words, (("jenis_kelamin", person.jk or KOSONG),)


def _poor(person: _Satu) -> tuple[str, Saring]:
    if person.miskin is None:
        return BELUM, (("miskin", KOSONG),)
    return ("Miskin", (("miskin", "1"),)) if person.miskin else ("Non miskin", (("miskin", "0"),))


def _active(person: _Satu) -> tuple[str, Saring]:
    return dict(KEAKTIFAN)[person.keaktifan], (("keaktifan", person.keaktifan),)


def _trained(person: _Satu) -> tuple[str, Saring]:
    return ("Terlatih", (("terlatih", "1"),)) if person.terlatih else ("Belum terlatih", (("terlatih", "0"),))


def _rt(person: _Satu) -> tuple[str, Saring]:
    words = f"RT {person.rt}" + (f" RW {person.rw}" if person.rw else "") if person.rt else BELUM
    return words, (("rt", person.rt or KOSONG), ("rw", person.rw or KOSONG))


def _rw(person: _Satu) -> tuple[str, Saring]:
    return f"RW {person.rw}" if person.rw else BELUM, (("rw", person.rw or KOSONG),)


def _by_place(line: Hitungan) -> Any:
    found = dict(line.saring)
    return [_no("" if found.get(key, "") == KOSONG else found.get(key, "")) for key in ("rw", "rt")]


def _by_count(line: Hitungan) -> Any:
    return line.label == BELUM, -line.jumlah, line.label.lower()


def _fixed(*words: str) -> Callable[[Hitungan], Any]:
    return lambda line: words.index(line.label) if line.label in words else len(words)


_GROUPS: tuple[tuple[str, str, Callable[[_Satu], tuple[str, Saring]], Callable[[Hitungan], Any]], ...] = (
    ("jenis_kelamin", "Jenis kelamin", _gender, _fixed("Laki-laki", "Perempuan")),
    ("miskin", "Miskin dan non miskin", _poor, _fixed("Miskin", "Non miskin")),
    ("keaktifan", "Keaktifan menurut kehadiran", _active, _fixed(*(words for _, words in KEAKTIFAN))),
    ("terlatih", "Pelatihan", _trained, _fixed("Terlatih", "Belum terlatih")),
    ("rw", "RW", _rw, _by_place),
    ("rt", "RT", _rt, _by_place),
    ("unsur", "Unsur", _plain("unsur"), _by_count),
    ("minat", "Minat/keahlian", _plain("minat"), _by_count),
    ("sektor", "Kelompok sektoral", _plain("sektor"), _by_count),
)


def _lines(people: Iterable[_Satu], selalu: Iterable[_Satu], of: Callable[[_Satu], tuple[str, Saring]],
           order: Callable[[Hitungan], Any]) -> tuple[Hitungan, ...]:  # fmt: skip
    """How many of each; nobody of the register is left out. selalu: stand for the kinds that are told even when nobody
    is of them."""
    found: dict[tuple[str, Saring], list[_Satu]] = {of(one): [] for one in selalu}
    for person in people:
        found.setdefault(of(person), []).append(person)
    lines = [Hitungan(words, len(some), _count(some, "L"), _count(some, "P"), saring)
             for (words, saring), some in found.items()]  # fmt: skip
    return tuple(sorted(lines, key=order))


# --- charts -----------------------------------------------------------------------------------------------------------


def bagan(found: Statistik) -> tuple[Bagan, ...]:
    """The charts of page and paper: by RW, by activity, by interest, men and women on each bar."""
    made = (("rw", "Relawan tiap RW"), ("keaktifan", "Keaktifan menurut kehadiran"), ("minat", "Minat/keahlian"))
    return tuple(_chart(title, found.satu(key).baris) for key, title in made if found.jumlah)


def _chart(judul: str, lines: tuple[Hitungan, ...]) -> Bagan:
    shown = list(lines)
    if len(shown) > _BARS:
        rest = shown[_BARS - 1 :]
        sums = (sum(r.jumlah for r in rest), sum(r.l for r in rest), sum(r.p for r in rest))
        shown = [*shown[: _BARS - 1], Hitungan("Lainnya", *sums, ())]
    series = [Seri("Laki-laki", tuple(float(r.l) for r in shown)), Seri("Perempuan", tuple(float(r.p) for r in shown))]
    other = tuple(float(r.jumlah - r.l - r.p) for r in shown)
    if any(other):
        series.append(Seri("L/P belum diisi", other))
    return Bagan(judul, "tumpuk", tuple(r.label for r in shown), tuple(series), "orang")
