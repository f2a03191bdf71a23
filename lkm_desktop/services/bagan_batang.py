"""Bars of a chart: standing while their labels fit under them, lying with the labels at the left when not."""

from __future__ import annotations

from dataclasses import dataclass

from lkm_desktop.services.bagan import angka, skala
from lkm_desktop.services.bagan_tata import Papan, Ruas, garis_acuan, lipat, pendekkan

_LINES = 3  # of a label under a standing bar
_LABEL = 0.36  # of the width, for the labels of lying bars at most
_GROUP = 0.72  # of its place, how wide a bar or a group of bars is


@dataclass(frozen=True)
class _Bidang:
    """The rectangle between the axes and the largest value of the scale."""

    x: float
    y: float
    lebar: float
    tinggi: float
    puncak: float

    def tinggi_nilai(self, nilai: float) -> float:
        return self.tinggi * nilai / self.puncak

    def lebar_nilai(self, nilai: float) -> float:
        return self.lebar * nilai / self.puncak


def batang(p: Papan) -> None:
    """Lay out the bars below what stands on the board already."""
    if berdiri(p):
        _berdiri(p)
    else:
        _rebah(p)


def perlu_batang(p: Papan, rapat: bool = False) -> float:
    """Height that the bars need; rapat: the least at which no two words meet."""
    if berdiri(p):
        lines = max(len(lipat(text, _slot(p) - p.huruf * 0.5, p.ukur)) for text in p.bagan.label)
        return p.huruf * (7 if rapat else 14) + lines * p.baris
    return len(p.bagan.label) * (_tinggi_rapat(p) if rapat else _tinggi_baris(p)) + p.huruf * 0.8


def berdiri(p: Papan) -> bool:
    """Whether bars may stand: every label fits under its bar in three lines, every number fits on its bar."""
    slot = _slot(p)
    bars = 1 if p.bagan.jenis == "tumpuk" else max(1, len(p.bagan.seri))
    number = max(p.ukur(text, False) for text in _nilai(p))
    if number > slot * (_GROUP if bars > 1 else 0.96) / bars:
        return False
    room = slot - p.huruf * 0.5
    for text in p.bagan.label:
        lines = lipat(text, room, p.ukur)
        if len(lines) > _LINES or max(p.ukur(line, False) for line in lines) > room:
            return False
    return True


def _nilai(p: Papan) -> list[str]:
    """Every number that stands at the end of a bar."""
    bagan = p.bagan
    if bagan.jenis == "tumpuk":
        return [_tanda(bagan.jumlah(n)) for n in range(len(bagan.label))]
    return [_tanda(v) for seri in bagan.seri for v in seri.nilai]


def _tanda(nilai: float | None) -> str:
    return "–" if nilai is None else angka(nilai)


def _sumbu(p: Papan) -> float:
    """Width of the numbers at the left axis, with their distance."""
    return max(p.ukur(angka(v), False) for v in skala(p.bagan.tertinggi())) + p.huruf * 0.6


def _slot(p: Papan) -> float:
    return (p.lebar - _sumbu(p)) / max(1, len(p.bagan.label))


def _berdiri(p: Papan) -> None:
    slot, ticks = _slot(p), skala(p.bagan.tertinggi())
    labels = [lipat(text, slot - p.huruf * 0.5, p.ukur) for text in p.bagan.label]
    top = p.atas + p.baris
    foot = p.tinggi - max(map(len, labels)) * p.baris - p.huruf * 0.4
    area = _Bidang(p.lebar - slot * len(labels), top, slot * len(labels), max(p.huruf, foot - top), ticks[-1])
    base = area.y + area.tinggi
    for value in ticks:
        y = base - area.tinggi_nilai(value)
        p.taruh(Ruas(area.x, y, area.x + area.lebar, y, 0.5 if value else 1.0))
        p.tulis(area.x - p.huruf * 0.4, y + p.huruf * 0.35, angka(value), "kanan")
    for n, lines in enumerate(labels):
        middle = area.x + slot * (n + 0.5)
        for place, line in enumerate(lines):
            p.tulis(middle, base + p.huruf * 0.3 + p.baris * (place + 0.85), line, "tengah")
        _kelompok_berdiri(p, area, n, middle, slot)
    _acuan_berdiri(p, area, slot)
    for n in range(len(labels)):
        _angka_berdiri(p, area, n, area.x + slot * (n + 0.5), slot)


def _tempat(p: Papan, middle: float, slot: float) -> list[tuple[float, float]]:
    """Left edge and width of each bar of a group."""
    bars = 1 if p.bagan.jenis == "tumpuk" else max(1, len(p.bagan.seri))
    wide = min(slot * _GROUP / bars, p.huruf * 4.2)
    return [(middle - wide * bars / 2 + wide * n, wide) for n in range(bars)]


def _kelompok_berdiri(p: Papan, area: _Bidang, n: int, middle: float, slot: float) -> None:
    places, base = _tempat(p, middle, slot), area.y + area.tinggi
    for place, seri in enumerate(p.bagan.seri):
        value = seri.nilai[n] or 0.0
        x, wide = places[0 if p.bagan.jenis == "tumpuk" else place]
        tall = area.tinggi_nilai(value)
        if tall:
            p.kotak(x, base - tall, wide, tall, place)
            base -= tall if p.bagan.jenis == "tumpuk" else 0.0


def _acuan_berdiri(p: Papan, area: _Bidang, slot: float) -> None:
    for urut, acuan in enumerate(p.bagan.acuan):
        for n in range(len(p.bagan.label)):
            value = acuan.pada(n)
            if value is not None:
                left, y = area.x + slot * n, area.y + area.tinggi - area.tinggi_nilai(value)
                garis_acuan(p, left, y, left + slot, y, urut)


def _angka_berdiri(p: Papan, area: _Bidang, n: int, middle: float, slot: float) -> None:
    """Numbers come last, on white, so that no line runs through them."""
    base, places = area.y + area.tinggi, _tempat(p, middle, slot)
    lift = p.huruf * 0.3
    if p.bagan.jenis != "tumpuk":
        for (x, wide), seri in zip(places, p.bagan.seri, strict=True):
            value = seri.nilai[n]
            p.tulis(x + wide / 2, base - area.tinggi_nilai(value or 0.0) - lift, _tanda(value), "tengah", alas=True)
        return
    wide, lacking = places[0][1], False
    for seri in p.bagan.seri:
        value = seri.nilai[n] or 0.0
        tall, text = area.tinggi_nilai(value), angka(value)
        if value and tall >= p.huruf * 1.25 and p.ukur(text, False) <= wide - 2:
            p.tulis(middle, base - tall / 2 + p.huruf * 0.35, text, "tengah", alas=True)
        else:
            lacking = lacking or bool(value)
        base -= tall
    p.tulis(middle, base - lift, _jumlah(p, n, lacking, slot), "tengah", alas=True)


def _jumlah(p: Papan, n: int, lacking: bool, room: float) -> str:
    """The total of a stacked bar; "5+2=7" where its parts are too small to carry their own numbers."""
    total = p.bagan.jumlah(n)
    parts = [angka(v) for seri in p.bagan.seri if (v := seri.nilai[n])]
    if lacking and total is not None and len(parts) > 1:
        words = f"{'+'.join(angka(seri.nilai[n] or 0) for seri in p.bagan.seri)}={angka(total)}"
        if p.ukur(words, False) <= room - p.huruf * 0.5:
            return words
    return _tanda(total)


# --- lying bars ---


def _tinggi_baris(p: Papan) -> float:
    bars = 1 if p.bagan.jenis == "tumpuk" else max(1, len(p.bagan.seri))
    two = any(len(lines) > 1 for lines in _label_rebah(p))
    return max(p.baris * (2.25 if two else 1.3), p.huruf * (1.3 * bars + 0.7))


def _tinggi_rapat(p: Papan) -> float:
    bars = 1 if p.bagan.jenis == "tumpuk" else max(1, len(p.bagan.seri))
    lines = max(len(lines) for lines in _label_rebah(p))
    return max(p.baris * 0.95 * lines, p.huruf * 1.33 * bars if bars > 1 else p.huruf * 1.12)


def _label_rebah(p: Papan) -> list[list[str]]:
    """Labels at the left, two lines each at most, the second one cut when it is still too long."""
    room, found = p.lebar * _LABEL, []
    for text in p.bagan.label:
        lines = lipat(text, room, p.ukur)
        if len(lines) > 2:
            lines = [lines[0], " ".join(lines[1:])]
        found.append([pendekkan(line, room, p.ukur) for line in lines])
    return found


def _rebah(p: Papan) -> None:
    labels, bagan = _label_rebah(p), p.bagan
    left = max(p.ukur(line, False) for lines in labels for line in lines) + p.huruf * 0.6
    longest = max([*_nilai(p), *(_jumlah(p, n, True, p.lebar) for n in range(len(labels)) if bagan.jenis == "tumpuk")],
                  key=lambda text: p.ukur(text, False))
    right = p.ukur(longest, False) + p.huruf * 0.8
    high = (p.tinggi - p.atas - p.huruf * 0.4) / len(labels)
    top = skala(bagan.tertinggi(), 8)[-1]
    area = _Bidang(left, p.atas, max(p.huruf * 4, p.lebar - left - right), high * len(labels), top)
    p.taruh(Ruas(left, area.y, left, area.y + area.tinggi, 1.0))
    for n, lines in enumerate(labels):
        middle = area.y + high * (n + 0.5)
        base = middle + p.huruf * 0.35 - (len(lines) - 1) / 2 * p.baris * 0.92
        for place, line in enumerate(lines):
            p.tulis(left - p.huruf * 0.5, base + place * p.baris * 0.92, line, "kanan")
        _kelompok_rebah(p, area, n, middle, high)
    for urut, acuan in enumerate(bagan.acuan):
        for n in range(len(labels)):
            _acuan_rebah(p, area, acuan.pada(n), n * high, high, urut)
    for n in range(len(labels)):
        _angka_rebah(p, area, n, area.y + high * (n + 0.5), high)


def _tempat_rebah(p: Papan, middle: float, high: float) -> list[tuple[float, float]]:
    """Upper edge and height of each bar of a group."""
    bars = 1 if p.bagan.jenis == "tumpuk" else max(1, len(p.bagan.seri))
    tall = min(high * 0.8 / bars, p.huruf * 1.5)
    return [(middle - tall * bars / 2 + tall * n, tall) for n in range(bars)]


def _kelompok_rebah(p: Papan, area: _Bidang, n: int, middle: float, high: float) -> None:
    places, x = _tempat_rebah(p, middle, high), area.x
    for place, seri in enumerate(p.bagan.seri):
        y, tall = places[0 if p.bagan.jenis == "tumpuk" else place]
        wide = area.lebar_nilai(seri.nilai[n] or 0.0)
        if wide:
            p.kotak(x, y, wide, tall, place)
            x += wide if p.bagan.jenis == "tumpuk" else 0.0


def _acuan_rebah(p: Papan, area: _Bidang, value: float | None, start: float, high: float, urut: int) -> None:
    if value is not None:
        x, y = area.x + area.lebar_nilai(value), area.y + start
        garis_acuan(p, x, y, x, y + high, urut)


def _angka_rebah(p: Papan, area: _Bidang, n: int, middle: float, high: float) -> None:
    places, x, drop, gap = _tempat_rebah(p, middle, high), area.x, p.huruf * 0.35, p.huruf * 0.35
    if p.bagan.jenis != "tumpuk":
        for (y, tall), seri in zip(places, p.bagan.seri, strict=True):
            value = seri.nilai[n]
            p.tulis(x + area.lebar_nilai(value or 0.0) + gap, y + tall / 2 + drop, _tanda(value), alas=True)
        return
    lacking = False
    for seri in p.bagan.seri:
        value = seri.nilai[n] or 0.0
        wide, text = area.lebar_nilai(value), angka(value)
        if value and wide >= p.ukur(text, False) + p.huruf * 0.6 and places[0][1] >= p.huruf:
            p.tulis(x + wide / 2, middle + drop, text, "tengah", alas=True)
        else:
            lacking = lacking or bool(value)
        x += wide
    p.tulis(x + gap, middle + drop, _jumlah(p, n, lacking, p.lebar), alas=True)
