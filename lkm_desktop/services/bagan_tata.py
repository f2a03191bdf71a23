"""Where everything of a chart stands: rectangles, strokes and words, for any painter.

Coordinates grow to the right and downwards from the upper left corner, in the painter's own unit (points on paper,
pixels on the screen). Hatching and broken lines are laid out as strokes, so a painter needs three verbs.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeAlias

from lkm_desktop.services.bagan import KOSONG, Bagan

#: width of a text in regular or bold type of the chart's size
Ukur: TypeAlias = Callable[[str, bool], float]
#: thickness of a threshold
ACUAN = 1.4
#: how the series are told apart without colour, by their place
ARSIR = ("miring", "penuh", "kosong", "silang", "balik", "datar")


@dataclass(frozen=True)
class Petak:
    """A rectangle. seri: place of its series, -1 for none · isi: "" (outline only), "putih" or "penuh" · tepi: whether
    it has an outline."""

    x: float
    y: float
    lebar: float
    tinggi: float
    seri: int = -1
    isi: str = ""
    tepi: bool = True


@dataclass(frozen=True)
class Ruas:
    """A stroke of that thickness. seri as in Petak."""

    x1: float
    y1: float
    x2: float
    y2: float
    tebal: float = 0.5
    seri: int = -1


@dataclass(frozen=True)
class Tulisan:
    """Words whose baseline starts at x, y; `lebar` is how far they reach."""

    x: float
    y: float
    teks: str
    lebar: float
    tebal: bool = False


Bentuk: TypeAlias = Petak | Ruas | Tulisan


@dataclass(frozen=True)
class Tata:
    """A chart laid out: its size, and its shapes in the order in which they are painted."""

    lebar: float
    tinggi: float
    bentuk: tuple[Bentuk, ...]

    @property
    def tulisan(self) -> tuple[Tulisan, ...]:
        """The words alone."""
        return tuple(b for b in self.bentuk if isinstance(b, Tulisan))


@dataclass
class Papan:
    """A chart being laid out: the free rectangle, and what was put down so far. huruf: type size."""

    bagan: Bagan
    huruf: float
    ukur: Ukur
    lebar: float
    tinggi: float
    atas: float = 0.0
    bentuk: list[Bentuk] = field(default_factory=list)

    @property
    def baris(self) -> float:
        """Distance between baselines."""
        return self.huruf * 1.25

    def taruh(self, *bentuk: Bentuk) -> None:
        """Put shapes on top of the others."""
        self.bentuk += bentuk

    def tulis(self, x: float, y: float, teks: str, rata: str = "kiri", tebal: bool = False, alas: bool = False) -> None:
        """Words with their baseline at y, placed by `rata` ("kiri", "tengah", "kanan"); alas: on a white ground."""
        wide = self.ukur(teks, tebal)
        left = x - wide * {"kiri": 0.0, "tengah": 0.5, "kanan": 1.0}[rata]
        if alas:
            pad = self.huruf * 0.12
            ground = Petak(left - pad, y - self.huruf * 0.86, wide + 2 * pad, self.huruf * 1.06, -1, "putih", False)
            if self.bagan.acuan:
                self.bentuk = [b for b in self.bentuk if not _acuan_di(b, ground)]
            self.taruh(ground)
        self.taruh(Tulisan(left, y, teks, wide, tebal))

    def kotak(self, x: float, y: float, lebar: float, tinggi: float, seri: int) -> None:
        """A bar: outlined, filled with the hatching of its series."""
        pattern = ARSIR[seri % len(ARSIR)]
        self.taruh(Petak(x, y, lebar, tinggi, seri, "penuh" if pattern == "penuh" else "putih"))
        self.taruh(*arsir(x, y, lebar, tinggi, pattern, self.huruf * 0.42, seri))


def _acuan_di(bentuk: Bentuk, petak: Petak) -> bool:
    """Whether it is a stroke of a threshold that runs through that rectangle."""
    if not isinstance(bentuk, Ruas) or bentuk.tebal != ACUAN:
        return False
    across = bentuk.x1 < petak.x + petak.lebar and bentuk.x2 > petak.x
    return across and bentuk.y1 < petak.y + petak.tinggi and bentuk.y2 > petak.y


def arsir(x: float, y: float, lebar: float, tinggi: float, pola: str, jarak: float, seri: int) -> list[Ruas]:
    """Hatching strokes inside a rectangle, `jarak` apart; none for "penuh" and "kosong"."""
    found: list[Ruas] = []
    if pola in ("miring", "silang"):
        found += _lereng(x, y, lebar, tinggi, jarak, True, seri)
    if pola in ("balik", "silang"):
        found += _lereng(x, y, lebar, tinggi, jarak, False, seri)
    if pola == "datar":
        count = int(tinggi / jarak)
        found += [Ruas(x, y + n * jarak, x + lebar, y + n * jarak, 0.5, seri) for n in range(1, count + 1)]
    return found


def _lereng(x: float, y: float, lebar: float, tinggi: float, jarak: float, naik: bool, seri: int) -> list[Ruas]:
    """Strokes of 45 degrees: rising to the right, or falling. Each is cut at the rectangle's sides."""
    step, found = jarak * 1.4142, []
    for n in range(1, int((lebar + tinggi) / step) + 1):
        far = n * step  # along the left side, then along the foot
        a, b = max(0.0, far - tinggi), min(lebar, far)
        if b - a < 0.01:
            continue
        first, last = far - a, far - b
        if naik:
            found.append(Ruas(x + a, y + first, x + b, y + last, 0.5, seri))
        else:
            found.append(Ruas(x + a, y + tinggi - first, x + b, y + tinggi - last, 0.5, seri))
    return found


def putus(x1: float, y1: float, x2: float, y2: float, tebal: float, seri: int = -1, panjang: float = 4.0,
          sela: float = 2.5) -> list[Ruas]:
    """A broken line as strokes."""
    whole = ((x2 - x1) ** 2 + (y2 - y1) ** 2) ** 0.5
    found, at = [], 0.0
    while at < whole - 0.01:
        end = min(whole, at + panjang)
        p, q = at / whole, end / whole
        found.append(Ruas(x1 + (x2 - x1) * p, y1 + (y2 - y1) * p, x1 + (x2 - x1) * q, y1 + (y2 - y1) * q, tebal, seri))
        at = end + sela
    return found


def lipat(teks: str, lebar: float, ukur: Ukur, tebal: bool = False) -> list[str]:
    """Words as lines no wider than `lebar`; a single word that is wider stays whole on its line."""
    lines: list[str] = []
    for word in teks.split():
        if lines and ukur(f"{lines[-1]} {word}", tebal) <= lebar:
            lines[-1] = f"{lines[-1]} {word}"
        else:
            lines.append(word)
    return lines or [""]


def pendekkan(teks: str, lebar: float, ukur: Ukur) -> str:
    """The text, its end cut with an ellipsis when it is wider than `lebar`."""
    if ukur(teks, False) <= lebar:
        return teks
    while teks and ukur(teks + "…", False) > lebar:
        teks = teks[:-1]
    return teks.rstrip() + "…"


def _judul(p: Papan) -> None:
    if not p.bagan.kepala:
        return
    for line in lipat(p.bagan.kepala, p.lebar, p.ukur, True):
        p.tulis(0, p.atas + p.huruf, line, tebal=True)
        p.atas += p.baris
    p.atas += p.huruf * 0.35


def _keterangan(p: Papan) -> None:
    """What the hatchings and the broken lines mean, on as many lines as it takes."""
    entries = [(n, seri.nama) for n, seri in enumerate(p.bagan.seri)] if len(p.bagan.seri) > 1 else []
    if p.bagan.jenis == "garis":
        entries = []  # each line carries its own name
    entries += [(-1 - n, acuan.kata) for n, acuan in enumerate(p.bagan.acuan)]
    swatch, x = p.huruf * 1.9, 0.0
    for seri, nama in entries:
        nama = pendekkan(nama, p.lebar - swatch - p.huruf, p.ukur)
        wide = swatch + p.huruf * 0.5 + p.ukur(nama, False)
        if x and x + wide > p.lebar:
            x, p.atas = 0.0, p.atas + p.baris * 1.1
        if seri >= 0:
            p.kotak(x, p.atas + p.huruf * 0.2, swatch, p.huruf * 0.85, seri)
        else:
            garis_acuan(p, x, p.atas + p.huruf * 0.65, x + swatch, p.atas + p.huruf * 0.65, -1 - seri)
        p.tulis(x + swatch + p.huruf * 0.5, p.atas + p.huruf, nama)
        x += wide + p.huruf * 1.6
    if entries:
        p.atas += p.baris * 1.3


def garis_acuan(p: Papan, x1: float, y1: float, x2: float, y2: float, urut: int) -> None:
    """A threshold across or along the bars, on white so that hatching does not swallow it; the second one has shorter
    strokes."""
    half = p.huruf * 0.16
    p.taruh(Petak(x1, y1 - half, x2 - x1, 2 * half, -1, "putih", False) if y1 == y2
            else Petak(x1 - half, y1, 2 * half, y2 - y1, -1, "putih", False))
    p.taruh(*putus(x1, y1, x2, y2, ACUAN, -1, *((4.5, 2.5) if urut == 0 else (1.8, 1.8))))


def tata(bagan: Bagan, lebar: float, tinggi: float, ukur: Ukur, huruf: float) -> Tata:
    """The chart laid out in that rectangle. Less height than `tinggi_perlu` makes bars lower, never text smaller."""
    from lkm_desktop.services.bagan_batang import batang
    from lkm_desktop.services.bagan_garis import garis

    p = Papan(bagan, huruf, ukur, lebar, tinggi)
    _judul(p)
    if bagan.kosong:
        p.tulis(0, p.atas + p.huruf * 1.2, KOSONG)
        return Tata(lebar, tinggi, tuple(p.bentuk))
    _keterangan(p)
    (garis if bagan.jenis == "garis" else batang)(p)
    return Tata(lebar, tinggi, tuple(p.bentuk))


def tinggi_perlu(bagan: Bagan, lebar: float, ukur: Ukur, huruf: float, rapat: bool = False) -> float:
    """Height at which a chart of that width is read well: bars that lie need a line for each label.

    rapat: the least height instead, where no two words meet yet.
    """
    from lkm_desktop.services.bagan_batang import perlu_batang

    p = Papan(bagan, huruf, ukur, lebar, 0.0)
    _judul(p)
    if bagan.kosong:
        return p.atas + huruf * 2
    _keterangan(p)
    return p.atas + (huruf * (11 if rapat else 17) if bagan.jenis == "garis" else perlu_batang(p, rapat))
