"""Find the heading row of a foreign sheet: under title rows, one to three rows high, with joined group headings."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from lkm_desktop.importers.mapping import cocokkan_bertingkat
from lkm_desktop.importers.sel import ANGKA, TANGGAL, Gabung, Lembar, Sel, teks_sel
from lkm_desktop.importers.synonyms import BOLEH_BANYAK

#: a title of a section: "RT. 03", "RT 03 RW 01"
BAGIAN = re.compile(r"\W*(R\.?T\.?|R\.?W\.?)\W*\d{1,3}(\W*(R\.?T\.?|R\.?W\.?)?\W*\d{1,3})?\W*", re.IGNORECASE)
#: rows from the top in which a heading is looked for
_CARI = 60
_TINGGI = 3


@dataclass(frozen=True)
class Kepala:
    """The heading: zero-based first and last row, per column its cells from top to bottom, and how sure it is."""

    awal: int
    akhir: int
    judul: tuple[tuple[str, ...], ...]
    nilai: float

    @cached_property
    def kata(self) -> frozenset[str]:
        """The heading cells for comparing."""
        return frozenset(satu.casefold() for tingkat in self.judul for satu in tingkat if satu)

    @property
    def data(self) -> int:
        """Zero-based row below the heading."""
        return self.akhir + 1


#: how surely headings (per column its cells from top to bottom) are those of what is looked for
Menilai = Callable[[Sequence[Sequence[str]]], float]


def cari_kepala(lembar: Lembar, menilai: Menilai | None = None, baris: Iterable[int] | None = None) -> Kepala | None:
    """The best heading of a sheet, or None when no row names at least two things that an office keeps.

    Several rows are joined only when that names more fields than one row alone.

    :param menilai: measures a heading; None looks for people.
    :param baris: zero-based rows in which it may begin; None: those at the top.
    """
    ukur = menilai or nilai_orang
    mulai = range(min(_CARI, len(lembar.baris))) if baris is None else sorted(baris)
    peta = _peta_gabung(lembar.gabung, max(mulai, default=0))
    terbaik: Kepala | None = None
    for awal in mulai:
        if sum(bool(teks_sel(s)) for s in lembar.baris[awal]) < 1:
            continue
        for tinggi in range(1, _TINGGI + 1):
            calon = _calon(lembar, awal, tinggi, peta, ukur)
            if calon and (terbaik is None or calon.nilai > terbaik.nilai + 0.01):
                terbaik = calon
    return terbaik if terbaik and terbaik.nilai >= 1.0 else None


def kepala_di(lembar: Lembar, awal: int, akhir: int) -> Kepala:
    """The heading that the user points at: zero-based rows, both included."""
    peta = _peta_gabung(lembar.gabung, awal)
    baris = [_teks_baris(lembar.baris[i]) if i < len(lembar.baris) else [] for i in range(awal, akhir + 1)]
    return Kepala(awal, akhir, _judul(baris, awal, peta, max(map(len, baris), default=0)), 0.0)


def _teks_baris(baris: Sequence[Sel]) -> list[str]:
    return [teks_sel(s) for s in baris]


def _peta_gabung(gabung: list[Gabung], terakhir: int) -> dict[tuple[int, int], Gabung]:
    """Top-left cells of the joined ranges down to the last row in which a heading may begin."""
    return {(g.baris, g.kolom): g for g in gabung if g.baris <= max(_CARI, terakhir) + _TINGGI}


def _calon(
    lembar: Lembar, awal: int, tinggi: int, peta: dict[tuple[int, int], Gabung], ukur: Menilai
) -> Kepala | None:
    if awal + tinggi > len(lembar.baris):
        return None
    sel = lembar.baris[awal : awal + tinggi]
    if not all(mirip_kepala(baris) for baris in sel):
        return None
    teks = [_teks_baris(baris) for baris in sel]
    lebar = max(map(len, teks))
    judul = _judul(teks, awal, peta, lebar)
    if tinggi > 1 and (sum(map(bool, teks[-1])) < 2 or _bentrok(teks, awal, peta) or baris_nomor(teks[-1])):
        return None
    nilai = ukur(judul)
    return Kepala(awal, awal + tinggi - 1, judul, nilai - 0.02 * (tinggi - 1)) if nilai else None


def mirip_kepala(baris: Sequence[Sel]) -> bool:
    """A heading row has words, no dates and no long numbers."""
    isi = [s for s in baris if s.nilai is not None]
    if not isi or any(s.jenis == TANGGAL for s in isi):
        return False
    if any(re.search(r"\d{6}", teks_sel(s)) or BAGIAN.fullmatch(teks_sel(s)) for s in isi):
        return False
    return sum(s.jenis == ANGKA for s in isi) <= 0.3 * len(isi)


def _judul(
    teks: list[list[str]], awal: int, peta: dict[tuple[int, int], Gabung], lebar: int
) -> tuple[tuple[str, ...], ...]:
    """Per column its headings from top to bottom; a group heading reaches over the columns that belong to it."""
    penuh = [baris + [""] * (lebar - len(baris)) for baris in teks]
    for urut, baris in enumerate(penuh[:-1]):
        bawah = penuh[urut + 1]
        rentang = _rentang(baris, bawah, awal + urut, peta)
        penuh[urut] = [
            baris[asal] if baris[kolom] == "" and asal >= 0 else baris[kolom] for kolom, asal in enumerate(rentang)
        ]
    return tuple(tuple(baris[kolom] for baris in penuh) for kolom in range(lebar))


def _rentang(baris: list[str], bawah: list[str], nomor: int, peta: dict[tuple[int, int], Gabung]) -> list[int]:
    """For each column the column whose group heading covers it, or -1.

    A joined range says so itself; without one, an empty cell right of a heading belongs to it while the row below is
    filled in both places.
    """
    hasil, asal, batas = [], -1, -1
    for kolom, isi in enumerate(baris):
        if isi:
            asal = kolom
            gabung = peta.get((nomor, kolom))
            batas = gabung.kolom_akhir if gabung else -1
            hasil.append(-1)
        elif asal >= 0 and (kolom <= batas or (batas < 0 and bool(bawah[kolom]) and bool(bawah[asal]))):
            hasil.append(asal)
        else:
            asal = -1
            hasil.append(-1)
    return hasil


def _bentrok(teks: list[list[str]], awal: int, peta: dict[tuple[int, int], Gabung]) -> bool:
    """True when a lower row does not fit below the upper one, as rows of people do not.

    In a joined heading a cell has something below it only when it is a group heading: joined over several columns or
    followed by empty cells that are filled below.
    """
    for urut in range(len(teks) - 1):
        lebar = max(len(teks[urut]), len(teks[urut + 1]))
        atas = teks[urut] + [""] * (lebar - len(teks[urut]))
        bawah = teks[urut + 1] + [""] * (lebar - len(teks[urut + 1]))
        rentang = _rentang(atas, bawah, awal + urut, peta)
        tunggal = [k for k in range(lebar) if atas[k] and bawah[k] and not (k + 1 < lebar and rentang[k + 1] == k)]
        if len(tunggal) > 1 or not any(bawah):
            return True
    return False


def nilai_orang(judul: Sequence[Sequence[str]]) -> float:
    """Sum of the confidence of the distinct fields named; a heading without a name column counts little."""
    terbaik: dict[str, float] = {}
    banyak = 0
    for tingkat in judul:
        field, yakin = cocokkan_bertingkat(tuple(tingkat))
        if field and yakin >= 0.5 and field != "urut":
            banyak += field in BOLEH_BANYAK and field in terbaik
            terbaik[field] = max(terbaik.get(field, 0.0), yakin)
    if "nama" not in terbaik:
        return sum(terbaik.values()) * 0.4
    bernomor = any(cocokkan_bertingkat(tuple(t))[0] == "urut" for t in judul)
    return sum(terbaik.values()) + 0.1 * min(banyak, 3) + (0.3 if bernomor else 0.0)


def baris_nomor(teks: Sequence[str]) -> bool:
    """A row of column numbers under the heading: 1 2 3, (1) (2) (3), KOLOM 2 3."""
    isi = [t for t in teks if t]
    angka = [int(c[1]) for t in isi if (c := re.fullmatch(r"\(?(\d{1,3})\)?[.]?", t))]
    if len(angka) < 3 or len(angka) < 0.8 * len(isi):
        return False
    return sum(b - a == 1 for a, b in pairwise(angka)) >= 0.8 * (len(angka) - 1)


def kepala_lagi(teks: Sequence[str], kepala: Kepala) -> bool:
    """True for a heading row that is printed again on a later page."""
    isi = {t.casefold() for t in teks if t}
    cocok = len(isi & kepala.kata)
    if cocok >= 2:
        return cocok >= 0.6 * len(isi)
    return len(isi) == 1 and cocok == 1 and len(next(iter(isi))) > 3
