"""Participation of a siklus (lkm-siklus.md 2.6, 3.7, 6.4 R6): meetings, participants, L, P, poor, volunteers.

Every number is a sum over `Bagian`, the shares of meetings; `di_balik` gives back the shares behind a number.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy.orm import Session

from lkm_desktop.domain.rapat import TINGKAT
from lkm_desktop.format import BULAN, BULAN_PENDEK, persen
from lkm_desktop.services.partisipasi_bahan import Bahan, Hadirin, RapatHadir, Tempat, bahan, sebutan_tingkat
from lkm_desktop.services.siklus import SiklusRingkas

__all__ = [
    "ANGKA", "MENURUT", "Angka", "Bagian", "Bahan", "BarisPartisipasi", "Rekap", "bagian_dari", "bahan", "hitung",
    "rekap",
]  # fmt: skip

#: what the rows of a table are
MENURUT = (
    ("tahap", "Tahap"), ("kegiatan", "Kegiatan"), ("rt", "RT/RW tempat pertemuan"), ("asal", "RT/RW asal peserta"),
    ("tingkat", "Tingkat"), ("bulan", "Bulan"), ("unsur", "Unsur"),
)  # fmt: skip
#: the counted columns; "lain" are participants whose L/P is not known
ANGKA = (
    ("pertemuan", "Pertemuan"), ("peserta", "Peserta"), ("l", "L"), ("p", "P"), ("lain", "L/P belum diisi"),
    ("miskin", "Miskin"), ("relawan", "Relawan"), ("orang", "Orang berbeda"),
)  # fmt: skip
#: keys of rows that gather what has no place of its own
TANPA, RINGKAS = "tanpa", "jumlah"


@dataclass(frozen=True)
class Bagian:
    """The share of one meeting in a row: the people of its roll who belong there, or its typed totals."""

    rapat: RapatHadir
    orang: tuple[Hadirin, ...] = ()
    berjumlah: bool = False

    def nilai(self, kolom: str) -> int:
        """What it adds to a column of ANGKA; people of "orang" are counted over all meetings, not here."""
        typed = self.rapat.jumlah if self.berjumlah else None
        if kolom == "pertemuan":
            return 1
        if typed is not None:
            return {"peserta": typed.l + typed.p, "l": typed.l, "p": typed.p, "miskin": typed.miskin or 0,
                    "relawan": typed.relawan or 0}.get(kolom, 0)
        return sum(person.termasuk(kolom) for person in self.orang)


    def luput(self, kolom: str) -> bool:
        """Whether totals were typed without that number ("miskin", "relawan")."""
        return self.berjumlah and self.rapat.jumlah is not None and getattr(self.rapat.jumlah, kolom) is None


@dataclass(frozen=True)
class Angka:
    """Counts of a row. peserta = l + p + lain · tercatat: meetings of which it is known who came · orang: different
    people on the rolls, None when only totals were typed · ringkas: participants of typed totals, who are not among
    `orang` · tanpa_miskin, tanpa_relawan: recorded meetings of which that number is not known, luput_miskin: the
    participants of the former."""

    pertemuan: int = 0
    tercatat: int = 0
    peserta: int = 0
    l: int = 0  # noqa: E741 - the office's own column name
    p: int = 0
    lain: int = 0
    miskin: int = 0
    relawan: int = 0
    orang: int | None = None
    ringkas: int = field(default=0, compare=False)
    tanpa_miskin: int = field(default=0, compare=False)
    tanpa_relawan: int = field(default=0, compare=False)
    luput_miskin: int = field(default=0, compare=False)

    def tahu(self, kolom: str) -> bool:
        """Whether a column of ANGKA is known for at least one meeting; what nobody wrote down is not zero."""
        unknown = {"miskin": self.tanpa_miskin, "relawan": self.tanpa_relawan}.get(kolom, 0)
        return self.tercatat > unknown

    @property
    def persen_p(self) -> str:
        """Share of women among the participants whose L/P is known, as the board has it: "45 %", "-" without any."""
        return persen(self.p, self.l + self.p)

    @property
    def persen_miskin(self) -> str:
        """Share of the poor among the participants of the meetings that recorded them."""
        return persen(self.miskin, self.peserta - self.luput_miskin)


@dataclass(frozen=True)
class BarisPartisipasi:
    """One row: key, name, short name for a chart, its counts, its shares, and its least share of women (%).

    min_perempuan: None where no threshold makes sense.
    """

    kunci: str
    nama: str
    singkat: str
    angka: Angka
    bagian: tuple[Bagian, ...]
    min_perempuan: int | None = None

    @property
    def kurang_perempuan(self) -> bool:
        """Whether fewer women came than the threshold asks for (BR3); never when nobody came."""
        n = self.angka
        return self.min_perempuan is not None and n.p * 100 < self.min_perempuan * (n.l + n.p)


    @property
    def unsur(self) -> tuple[tuple[str, int], ...]:
        """Participants by element, most first; typed totals know none."""
        found: dict[str, int] = {}
        for part in self.bagian:
            for person in part.orang:
                found[person.unsur] = found.get(person.unsur, 0) + 1
        return tuple(sorted(found.items(), key=lambda pair: (-pair[1], pair[0])))


@dataclass(frozen=True)
class Rekap:
    """A table of participation: its rows, and the whole siklus counted by itself (a person is one there too)."""

    siklus: SiklusRingkas
    menurut: str
    hari: date
    baris: tuple[BarisPartisipasi, ...]
    total: BarisPartisipasi
    min_perempuan: int

    @property
    def ada_lain(self) -> bool:
        """Whether some participants have no L/P, so that the column is shown."""
        return self.total.angka.lain > 0

    @property
    def belum_tercatat(self) -> int:
        """Held meetings without roll and totals."""
        return self.total.angka.pertemuan - self.total.angka.tercatat


def hitung(s: Session, siklus_id: str, menurut: str = "tahap", hari: date | None = None) -> Rekap:
    """Participation of the meetings held up to a day (None: today). Raises LkmError for a siklus that is gone."""
    return rekap(bahan(s, siklus_id, hari), menurut)


def rekap(data: Bahan, menurut: str = "tahap") -> Rekap:
    """The table of that kind (a key of MENURUT) from material that was read. Linear in attendances."""
    whole = tuple(_seluruhnya(meeting) for meeting in data.rapat)
    total = BarisPartisipasi("", f"Seluruh {data.siklus.nama}", "Seluruh siklus", jumlahkan(whole), whole,
                             data.min_perempuan)
    return Rekap(data.siklus, menurut, data.hari, tuple(_MENURUT[menurut](data)), total, data.min_perempuan)


def bagian_dari(data: Bahan, menurut: str, kunci: str) -> BarisPartisipasi | None:
    """One row of a table; the key "" is the whole siklus. None when there is no such row any more."""
    found = rekap(data, menurut)
    return next((row for row in (found.total, *found.baris) if row.kunci == kunci), None)


def jumlahkan(bagian: Iterable[Bagian]) -> Angka:
    """The counts of shares."""
    parts = list(bagian)
    rolls = [part for part in parts if part.orang]
    people = {person.orang for part in rolls for person in part.orang}
    sums = {key: sum(part.nilai(key) for part in parts) for key, _ in ANGKA if key != "orang"}
    recorded = sum(part.rapat.tercatat for part in parts)
    poor, volunteers = ([part for part in parts if part.luput(key)] for key in ("miskin", "relawan"))
    return Angka(
        tercatat=recorded, orang=len(people) if rolls else None, **sums,
        ringkas=sum(part.nilai("peserta") for part in parts if part.berjumlah), tanpa_miskin=len(poor),
        tanpa_relawan=len(volunteers), luput_miskin=sum(part.nilai("peserta") for part in poor),
    )  # fmt: skip


def _seluruhnya(meeting: RapatHadir) -> Bagian:
    return Bagian(meeting, meeting.orang, meeting.jumlah is not None)


def _baris(kunci: str, nama: str, parts: Sequence[Bagian], least: int | None, singkat: str = "") -> BarisPartisipasi:
    return BarisPartisipasi(kunci, nama, singkat or nama, jumlahkan(parts), tuple(parts), least)


# --- rows whose meetings belong to them as a whole ---


def _bernomor(one: Tempat) -> str:
    return f"{one.kode} {one.nama}".strip()


def _tahap(data: Bahan) -> list[BarisPartisipasi]:
    groups = _kelompok(data.rapat, lambda meeting: meeting.tahap_id)
    return [_baris(one.id, _bernomor(one), groups.get(one.id, []), one.min_perempuan, one.singkat)
            for one in data.tahap]


def _kegiatan(data: Bahan) -> list[BarisPartisipasi]:
    groups = _kelompok(data.rapat, lambda meeting: meeting.kegiatan_id)
    return [_baris(one.id, _bernomor(one), groups.get(one.id, []), one.min_perempuan, one.kode)
            for one in data.kegiatan]


def _tingkat(data: Bahan) -> list[BarisPartisipasi]:
    groups = _kelompok(data.rapat, lambda meeting: meeting.tingkat)
    return [_baris(code, sebutan_tingkat(code), groups[code], data.min_perempuan) for code, _ in TINGKAT
            if code in groups]


def _bulan(data: Bahan) -> list[BarisPartisipasi]:
    """Every month from the first meeting to the last, also those without one."""
    groups = _kelompok(data.rapat, lambda meeting: f"{meeting.tanggal:%Y-%m}")
    return [
        _baris(f"{year}-{month:02}", f"{BULAN[month - 1]} {year}", groups.get(f"{year}-{month:02}", []), None,
               f"{BULAN_PENDEK[month - 1]} {year}")
        for year, month in _bulan_antara([meeting.tanggal for meeting in data.rapat])
    ]


def _bulan_antara(hari: Sequence[date]) -> list[tuple[int, int]]:
    if not hari:
        return []
    first, last = (day.year * 12 + day.month - 1 for day in (min(hari), max(hari)))
    return [(n // 12, n % 12 + 1) for n in range(first, last + 1)]


def _rt(data: Bahan) -> list[BarisPartisipasi]:
    """By the RT or RW that a meeting was for; meetings of the whole kelurahan are one row."""
    groups = _kelompok(data.rapat, lambda meeting: _kunci_rt(meeting.rt, meeting.rw))
    return [_baris(key, sebutan_rt(key) or "Bukan pertemuan RT/RW", groups[key], data.min_perempuan,
                   sebutan_rt(key) or "Lainnya")
            for key in sorted(groups, key=_urut_rt)]


def _kelompok(meetings: Iterable[RapatHadir], key: Callable[[RapatHadir], str]) -> dict[str, list[Bagian]]:
    found: dict[str, list[Bagian]] = {}
    for meeting in meetings:
        found.setdefault(key(meeting), []).append(_seluruhnya(meeting))
    return found


# --- rows among which the people of one meeting are divided ---


def _asal(data: Bahan) -> list[BarisPartisipasi]:
    """By where participants live; typed totals belong to the RT or RW of their meeting."""
    groups = _pecah(data.rapat, lambda person: _kunci_rt(person.rt, person.rw),
                    lambda meeting: _kunci_rt(meeting.rt, meeting.rw) if meeting.rt or meeting.rw else RINGKAS)
    names = {TANPA: "RT belum diisi atau tamu", RINGKAS: "Tidak dirinci menurut RT (jumlah saja)"}
    short = {TANPA: "Tanpa RT", RINGKAS: "Tidak dirinci"}
    return [_baris(key, names.get(key) or sebutan_rt(key) + (" (RT tidak dirinci)" if key.endswith("/") else ""),
                   groups[key], None if key in names else data.min_perempuan, short.get(key) or sebutan_rt(key))
            for key in sorted(groups, key=_urut_rt)]


def _unsur(data: Bahan) -> list[BarisPartisipasi]:
    """By element, the most participants first; typed totals know no element."""
    groups = _pecah(data.rapat, lambda person: f"unsur {person.unsur}", lambda _meeting: RINGKAS)
    rows = [_baris(key, "Tidak dirinci menurut unsur (jumlah saja)" if key == RINGKAS else key.removeprefix("unsur "),
                   parts, None, "Tidak dirinci" if key == RINGKAS else "") for key, parts in groups.items()]
    return sorted(rows, key=lambda row: (row.kunci == RINGKAS, -row.angka.peserta, row.nama))


def _pecah(meetings: Iterable[RapatHadir], key: Callable[[Hadirin], str],
           typed: Callable[[RapatHadir], str]) -> dict[str, list[Bagian]]:
    """Meetings divided among their people; one without any record stands in no row."""
    found: dict[str, list[Bagian]] = {}
    for meeting in meetings:
        if meeting.jumlah is not None:
            found.setdefault(typed(meeting), []).append(Bagian(meeting, (), True))
        shares: dict[str, list[Hadirin]] = {}
        for person in meeting.orang:
            shares.setdefault(key(person), []).append(person)
        for name, people in shares.items():
            found.setdefault(name, []).append(Bagian(meeting, tuple(people)))
    return found


def _kunci_rt(rt: str, rw: str) -> str:
    return f"{rw}/{rt}" if rt or rw else TANPA


def sebutan_rt(kunci: str) -> str:
    """ "02/01" (RW, RT) as "RT 01 RW 02"; "" for the key of what has none."""
    rw, slash, rt = kunci.partition("/")
    return " ".join(part for part in (f"RT {rt}" if rt else "", f"RW {rw}" if rw else "") if part) if slash else ""


def _urut_rt(kunci: str) -> tuple[int, str]:
    return {TANPA: 1, RINGKAS: 2}.get(kunci, 0), kunci


_MENURUT: dict[str, Callable[[Bahan], list[BarisPartisipasi]]] = {
    "tahap": _tahap, "kegiatan": _kegiatan, "rt": _rt, "asal": _asal, "tingkat": _tingkat, "bulan": _bulan,
    "unsur": _unsur,
}  # fmt: skip
