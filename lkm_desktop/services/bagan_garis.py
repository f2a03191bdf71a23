"""Lines of development: points with their values, each line named at its end."""

from __future__ import annotations

from dataclasses import dataclass

from lkm_desktop.services.bagan import Seri, angka, skala
from lkm_desktop.services.bagan_tata import Papan, Petak, Ruas, garis_acuan, pendekkan, putus

_NAMES = 0.24  # of the width, for the names at the ends of the lines at most
#: dashes of the second, third, ... line; the first is drawn through
_DASHES = ((5.0, 3.0), (1.6, 2.4), (8.0, 2.0), (3.0, 6.0))


@dataclass(frozen=True)
class _Kotak:
    """A rectangle that words occupy."""

    kiri: float
    atas: float
    kanan: float
    bawah: float

    def kena(self, lain: _Kotak) -> bool:
        across = min(self.kanan, lain.kanan) - max(self.kiri, lain.kiri)
        along = min(self.bawah, lain.bawah) - max(self.atas, lain.atas)
        return across > 0 and along > 0


@dataclass(frozen=True)
class _Bidang:
    x: float
    y: float
    lebar: float
    tinggi: float
    puncak: float
    banyak: int

    def letak(self, n: int, nilai: float) -> tuple[float, float]:
        """Where a value of the label in that place stands."""
        step = self.lebar / self.banyak
        return self.x + step * (n + 0.5), self.y + self.tinggi * (1 - nilai / self.puncak)


def garis(p: Papan) -> None:
    """Lay out the lines below what stands on the board already."""
    ticks = skala(p.bagan.tertinggi())
    left = max(p.ukur(angka(v), False) for v in ticks) + p.huruf * 0.6
    right = _ruang_nama(p)
    top, foot = p.atas + p.baris, p.tinggi - p.baris - p.huruf * 0.5
    area = _Bidang(left, top, max(p.huruf * 4, p.lebar - left - right), max(p.huruf, foot - top), ticks[-1],
                   len(p.bagan.label))
    for value in ticks:
        y = area.letak(0, value)[1]
        p.taruh(Ruas(area.x, y, area.x + area.lebar, y, 0.5 if value else 1.0))
        p.tulis(area.x - p.huruf * 0.4, y + p.huruf * 0.35, angka(value), "kanan")
    _bulan(p, area)
    for urut in range(len(p.bagan.acuan)):
        _acuan(p, area, urut)
    for place, seri in enumerate(p.bagan.seri):
        _jalur(p, area, seri, place)
    taken = [*(_nama(p, area) if right else []), *_titik_semua(p, area)]
    for seri in p.bagan.seri:
        _nilai(p, area, seri, taken)


def _ruang_nama(p: Papan) -> float:
    if len(p.bagan.seri) < 2:
        return p.huruf * 0.5
    return min(p.lebar * _NAMES, max(p.ukur(s.nama, False) for s in p.bagan.seri)) + p.huruf


def _bulan(p: Papan, area: _Bidang) -> None:
    """Labels under the axis, every second or third when they do not fit side by side."""
    step = area.lebar / area.banyak
    widest = max(p.ukur(text, False) for text in p.bagan.label) + p.huruf * 0.6
    every = max(1, -(-int(widest * 100) // max(1, int(step * 100))))
    for n in range(0, area.banyak, every):
        x = area.letak(n, 0)[0]
        text = pendekkan(p.bagan.label[n], p.lebar - area.x, p.ukur)
        half = p.ukur(text, False) / 2
        p.tulis(min(max(x, half), p.lebar - half), area.y + area.tinggi + p.huruf * 1.35, text, "tengah")


def _acuan(p: Papan, area: _Bidang, urut: int) -> None:
    step = area.lebar / area.banyak
    for n in range(area.banyak):
        value = p.bagan.acuan[urut].pada(n)
        if value is not None:
            y = area.letak(n, value)[1]
            garis_acuan(p, area.x + step * n, y, area.x + step * (n + 1), y, urut)


def _jalur(p: Papan, area: _Bidang, seri: Seri, place: int) -> None:
    """One line with its points; where nothing was counted it is interrupted."""
    before: tuple[float, float] | None = None
    for n, value in enumerate(seri.nilai):
        if value is None:
            before = None
            continue
        here = area.letak(n, value)
        if before and place == 0:
            p.taruh(Ruas(*before, *here, 1.3, place))
        elif before:
            dash, space = _DASHES[(place - 1) % len(_DASHES)]
            p.taruh(*putus(*before, *here, 1.3, place, dash, space))
        before = here
    for n, value in enumerate(seri.nilai):
        if value is not None:
            _titik(p, *area.letak(n, value), place)


def _titik(p: Papan, x: float, y: float, place: int) -> None:
    """A point: filled, empty, a cross, in turn."""
    side = p.huruf * 0.34
    if place % 3 == 2:
        p.taruh(Ruas(x - side, y - side, x + side, y + side, 1.3, place),
                Ruas(x - side, y + side, x + side, y - side, 1.3, place))
    else:
        p.taruh(Petak(x - side, y - side, 2 * side, 2 * side, place, "putih" if place % 3 else "penuh"))


def _titik_semua(p: Papan, area: _Bidang) -> list[_Kotak]:
    """The room of all points: a value on the point of another line would be read as that line's."""
    side = p.huruf * 0.34
    places = [area.letak(n, value) for seri in p.bagan.seri for n, value in enumerate(seri.nilai) if value is not None]
    return [_Kotak(x - side, y - side, x + side, y + side) for x, y in places]


def _nama(p: Papan, area: _Bidang) -> list[_Kotak]:
    """Each line's name beside its last point, moved down where two would meet."""
    ends: list[tuple[float, str]] = []
    for seri in p.bagan.seri:
        last = next((n for n in range(area.banyak - 1, -1, -1) if seri.nilai[n] is not None), None)
        if last is not None:
            ends.append((area.letak(last, seri.nilai[last] or 0.0)[1], seri.nama))
    ends.sort(key=lambda end: end[0])
    x, taken = area.x + area.lebar + p.huruf * 0.5, []
    most = area.y + area.tinggi - (len(ends) - 1) * p.baris
    below = -p.baris
    for n, (y, name) in enumerate(ends):
        y = max(min(y, most + n * p.baris), below + p.baris)
        below = y
        p.tulis(x, y + p.huruf * 0.35, pendekkan(name, p.lebar - x, p.ukur))
        taken.append(_Kotak(x, y - p.huruf * 0.7, p.lebar, y + p.huruf * 0.5))
    return taken


def _nilai(p: Papan, area: _Bidang, seri: Seri, taken: list[_Kotak]) -> None:
    """Values above or below their points; one that finds no free place is left out. Ends and extremes come first."""
    known = [(n, v) for n, v in enumerate(seri.nilai) if v is not None]
    if not known:
        return
    first = [known[-1], known[0], max(known, key=lambda k: k[1]), min(known, key=lambda k: k[1])]
    for n, value in dict.fromkeys([*first, *known]):
        x, y = area.letak(n, value)
        half = p.ukur(angka(value), False) / 2
        for base in (y - p.huruf * 0.6, y + p.huruf * 1.4):
            place = _Kotak(x - half - 1, base - p.huruf * 0.85, x + half + 1, base + p.huruf * 0.2)
            inside = place.atas >= p.atas - 1 and place.bawah <= area.y + area.tinggi + p.huruf * 0.2
            if inside and place.kiri >= area.x - 2 and not any(place.kena(other) for other in taken):
                taken.append(place)
                p.tulis(x, base, angka(value), "tengah", alas=True)
                break
