"""A chart described once, without any painter: bars, stacked bars or a line of development.

`bagan_tata` lays it out, `ui.widgets.bagan` and `documents.bagan` paint it. It has to be read in black and white and
from a photocopy: series differ by hatching, values stand on the bars as numbers, a threshold is a line with its words.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import ceil, floor, log10

from lkm_desktop.format import ribuan

JENIS = (("batang", "Bagan batang"), ("tumpuk", "Bagan batang bertumpuk"), ("garis", "Bagan garis"))
#: said where there is nothing to draw
KOSONG = "Belum ada data."


@dataclass(frozen=True)
class Seri:
    """One series: its name and one value for each label, None where nothing was counted."""

    nama: str
    nilai: tuple[float | None, ...]


@dataclass(frozen=True)
class Acuan:
    """A threshold and its words ("paling sedikit 30 %"): one value for all labels, or one for each (None: none)."""

    nilai: float | tuple[float | None, ...]
    kata: str

    def pada(self, urut: int) -> float | None:
        """Its value at the label of that place, from 0."""
        return self.nilai[urut] if isinstance(self.nilai, tuple) else self.nilai


@dataclass(frozen=True)
class Bagan:
    """One chart. jenis: a key of JENIS · satuan: unit of the values, written after the title · puncak: top of the
    scale when several charts share it, None for its own.

    Raises ValueError when a series is not as long as the labels or holds a negative value.
    """

    judul: str
    jenis: str
    label: tuple[str, ...]
    seri: tuple[Seri, ...]
    satuan: str = ""
    acuan: tuple[Acuan, ...] = ()
    puncak: float | None = None

    def __post_init__(self) -> None:
        if self.jenis not in dict(JENIS):
            raise ValueError(f"Jenis bagan {self.jenis} tidak dikenal.")
        for seri in self.seri:
            if len(seri.nilai) != len(self.label) or any(v is not None and v < 0 for v in seri.nilai):
                raise ValueError(f"Nilai {seri.nama} tidak cocok dengan label bagannya.")

    @property
    def kosong(self) -> bool:
        """Whether there is nothing to draw."""
        return not any(v is not None for seri in self.seri for v in seri.nilai)

    @property
    def kepala(self) -> str:
        """Title with the unit: "Peserta per tahap (orang)"."""
        return f"{self.judul} ({self.satuan})" if self.satuan and self.judul else self.judul

    def jumlah(self, urut: int) -> float | None:
        """Sum of the series at a label, None when nothing was counted there."""
        found = [v for seri in self.seri if (v := seri.nilai[urut]) is not None]
        return sum(found) if found else None

    def tertinggi(self) -> float:
        """The largest value that has to be shown, thresholds and `puncak` included; 1 at least."""
        if self.jenis == "tumpuk":
            found = [self.jumlah(n) for n in range(len(self.label))]
        else:
            found = [v for seri in self.seri for v in seri.nilai]
        found += [a.pada(n) for a in self.acuan for n in range(len(self.label))]
        return max([1.0, self.puncak or 0.0, *(float(v) for v in found if v is not None)])


def angka(nilai: float) -> str:
    """A value as written on a chart: 1200 -> "1.200", 12.5 -> "12,5"."""
    whole = round(nilai, 1)
    if whole == int(whole):
        return ribuan(int(whole))
    return f"{ribuan(floor(whole))},{round((whole - floor(whole)) * 10)}"


def skala(tertinggi: float, garis: int = 4) -> tuple[float, ...]:
    """Values of the axis from 0 on: about `garis` steps of 1, 2 or 5 times a power of ten, whole numbers, the last not
    under `tertinggi`."""
    tertinggi = max(tertinggi, 1.0)
    raw = tertinggi / max(1, garis)
    power = 10.0 ** floor(log10(raw)) if raw > 1 else 1.0
    step = next(power * n for n in (1, 2, 5, 10) if power * n >= raw - 1e-9)
    return tuple(step * n for n in range(ceil(tertinggi / step - 1e-9) + 1))


def bagi(bagan: Bagan, paling: int) -> tuple[Bagan, ...]:
    """The chart cut into several with at most `paling` labels each, about equally many, on the same scale."""
    many = len(bagan.label)
    parts = max(1, -(-many // max(1, paling)))
    if parts == 1:
        return (bagan,)
    top = bagan.tertinggi()
    cuts = [round(many * n / parts) for n in range(parts + 1)]
    return tuple(_potong(bagan, cuts[n], cuts[n + 1], f"{n + 1} dari {parts}", top) for n in range(parts))


def _potong(bagan: Bagan, awal: int, akhir: int, kata: str, puncak: float) -> Bagan:
    seri = tuple(replace(s, nilai=s.nilai[awal:akhir]) for s in bagan.seri)
    acuan = tuple(
        replace(a, nilai=a.nilai[awal:akhir]) if isinstance(a.nilai, tuple) else a for a in bagan.acuan
    )
    return replace(bagan, judul=f"{bagan.judul}, bagian {kata}", label=bagan.label[awal:akhir], seri=seri, acuan=acuan,
                   puncak=puncak)


def kalimat(bagan: Bagan) -> tuple[str, ...]:
    """The chart in words, one line for each label: for screen readers, and to compare papers in the archive."""
    head = f"{dict(JENIS)[bagan.jenis]}: {bagan.kepala}."
    if bagan.kosong:
        return (head, KOSONG)
    return (head, *(_baris(bagan, n) for n in range(len(bagan.label))), *(_acuan(a) for a in bagan.acuan))


def _baris(bagan: Bagan, urut: int) -> str:
    values = [(seri.nama, seri.nilai[urut]) for seri in bagan.seri]
    if all(value is None for _, value in values):
        return f"{bagan.label[urut]}: belum ada data."
    if len(values) == 1:
        return f"{bagan.label[urut]}: {_kata(values[0][1])}."
    words = ", ".join(f"{name} {_kata(value)}" for name, value in values)
    total = bagan.jumlah(urut) if bagan.jenis == "tumpuk" else None
    return f"{bagan.label[urut]}: {words}{'' if total is None else f', jumlah {angka(total)}'}."


def _kata(nilai: float | None) -> str:
    return "belum ada" if nilai is None else angka(nilai)


def _acuan(acuan: Acuan) -> str:
    return f"Garis acuan: {acuan.kata}."
