"""When the practice kelurahan meets: a working year that ends today, one meeting to come, older ones at will."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from lkm_desktop.services.contoh.naskah import FGD, KBK, KOORDINASI, PELATIHAN, RKM, RUTIN, RWT, Naskah

#: RT numbers of the registration meetings, from lingkungan to kelurahan (lkm-siklus.md 2.2)
RKM_RT = (range(1, 5), range(5, 10), range(10, 13), range(13, 16), range(16, 19))
_MALAM, _SORE, _PAGI = ("19.30", "22.00"), ("16.00", "17.45"), ("08.30", "12.00")
_SEKRETARIAT = "Sekretariat LKM Maju Bersama"


@dataclass(frozen=True)
class Acara:
    """One meeting to make. `rt`: only people of these RT are invited · `jumlah`: counts only · `catat`: has a roll
    that was already entered · `siap`: its sheet is printed but not entered yet."""

    tanggal: date
    jenis: str
    tingkat: str
    naskah: Naskah
    jam: tuple[str, str]
    tempat: str
    rt: range | None = None
    jumlah: bool = False
    catat: bool = True
    siap: bool = False


def rkm_days(today: date) -> list[tuple[date, range]]:
    """Day and RT of each registration meeting at the beginning of the working year."""
    first = _routine_days(today)[0]
    return [(first + timedelta(days=6 + 5 * n), rt) for n, rt in enumerate(RKM_RT)]


def year(today: date) -> list[Acara]:
    """The standard working year, oldest first; the last one is still to come."""
    days = _routine_days(today)
    found = [_routine(day, naskah) for day, naskah in zip(days, RUTIN, strict=True)]
    for day, rt in rkm_days(today):
        wilayah = f"RT {rt[0]:02}-{rt[-1]:02}"
        text = _filled(RKM, wilayah)
        found.append(Acara(day, "rkm", "RT", text, _MALAM, f"Halaman rumah Ketua RT {rt[0]:02}", rt))
    found.append(Acara(days[0] + timedelta(days=36), "rkm", "kelurahan", _filled(RKM, "tingkat kelurahan"), _PAGI,
                       "Aula Kelurahan", jumlah=True))  # fmt: skip
    for n, rw in ((2, range(1, 10)), (3, range(10, 19))):
        naskah = _filled(FGD, f"RW {rw[0] // 10 + 1:02}")
        found.append(
            Acara(days[n] + timedelta(days=12), "fgd", "RW", naskah, _MALAM, f"Pos RW {rw[0] // 10 + 1:02}", rw)
        )
    for n in (4, 9):
        day = days[n] + timedelta(days=17)
        found.append(Acara(day, "rapat_koordinasi", "LKM", KOORDINASI, _MALAM, _SEKRETARIAT))
    found.append(Acara(days[7] + timedelta(days=15), "pelatihan", "kelurahan", PELATIHAN, _PAGI, "Aula Kelurahan"))
    found.append(Acara(days[11] - timedelta(days=13), "rwt", "kelurahan", RWT, _PAGI, "Aula Kelurahan"))
    for n, naskah in enumerate(KBK[:7]):
        found.append(
            Acara(_working(days[n + 3] + timedelta(days=9)), "kbk", "kelurahan", naskah, _SORE, "Teras sekretariat LKM")
        )
    found.append(Acara(today - timedelta(days=2), "kbk", "kelurahan", KBK[7], _SORE, "Teras sekretariat LKM",
                       catat=False, siap=True))  # fmt: skip
    found.append(_routine(_next_routine(today), RUTIN[0], catat=False))
    return sorted(found, key=lambda a: a.tanggal)


def meetings(today: date, wanted: int | None) -> list[Acara]:
    """The standard year, only its newest meetings, or older ones in addition, two days apart."""
    found = year(today)
    if wanted is None:
        return found
    first = found[0].tanggal
    extra = []
    for n in range(max(0, wanted - len(found))):
        day = first - timedelta(days=2 * (n + 1))
        naskah = RUTIN[-1 - n % len(RUTIN)] if n % 3 else KBK[n % len(KBK)]
        jenis, tingkat = ("rapat_rutin", "LKM") if n % 3 else ("kbk", "kelurahan")
        extra.append(Acara(day, jenis, tingkat, naskah, _MALAM, _SEKRETARIAT))
    return [*reversed(extra), *found][-wanted:] if wanted else []


def _working(day: date) -> date:
    """The day itself, or two days later when it is Independence Day."""
    return day + timedelta(days=2) if (day.month, day.day) == (8, 17) else day


def _routine(day: date, naskah: Naskah, catat: bool = True) -> Acara:
    return Acara(day, "rapat_rutin", "LKM", naskah, _MALAM, _SEKRETARIAT, catat=catat)


def _filled(naskah: Naskah, wilayah: str) -> Naskah:
    decided = tuple((isi.format(wilayah=wilayah), siapa, hari) for isi, siapa, hari in naskah.keputusan)
    return Naskah(naskah.judul.format(wilayah=wilayah), naskah.agenda, decided)


def _second_saturday(tahun: int, bulan: int) -> date:
    first = date(tahun, bulan, 1)
    return first + timedelta(days=(5 - first.weekday()) % 7 + 7)


def _month(today: date, shift: int) -> tuple[int, int]:
    n = today.year * 12 + today.month - 1 + shift
    return n // 12, n % 12 + 1


def _routine_days(today: date) -> list[date]:
    """The second Saturdays of twelve months before today, oldest first."""
    return [d for d in (_second_saturday(*_month(today, s)) for s in range(-14, 1)) if d < today - timedelta(days=3)][
        -12:
    ]


def _next_routine(today: date) -> date:
    return next(d for d in (_second_saturday(*_month(today, s)) for s in (0, 1, 2)) if d > today)
