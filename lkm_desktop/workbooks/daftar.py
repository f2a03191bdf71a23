"""Any list of the window as a workbook: its headings and texts, with dates, numbers and shares as what they are.

A list on the screen holds words only ("21-09-2015", "1.250", "45 %"). A column all of whose words read as one kind
becomes that kind; a column of digits that stands to the left (RT, phone) is a name and stays text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

from lkm_desktop.format import BULAN, BULAN_PENDEK, tanggal_panjang
from lkm_desktop.services import organisasi
from lkm_desktop.workbooks.sheet import Kolom, Lembar, build

#: what stands for nothing in a list
_KOSONG = ("", "-", "–", "—")
_BULAN = {name.lower(): n for names in (BULAN, BULAN_PENDEK) for n, name in enumerate(names, 1)}
_HARI = re.compile(r"(?:[A-Za-z'’]+,? )?(\d{1,2})[ -]([A-Za-z]+|\d{1,2})[ -](\d{4})")
_WAKTU = re.compile(r"(\d{2})-(\d{2})-(\d{4}),? (\d{2})[.:](\d{2})")
_ANGKA = re.compile(r"[-−]?(?:0|[1-9]\d{0,2}(?:\.\d{3})+|[1-9]\d{0,14})")
_DESIMAL = re.compile(r"-?\d+,\d+")
_PERSEN = re.compile(r"(\d+(?:,\d+)?) ?%")
_RUPIAH = re.compile(r"-?Rp[\d.]+")
_LEBAR_TEKS, _LEBAR_PANJANG = 34.0, 60.0


@dataclass(frozen=True)
class TabelLayar:
    """A list as it is seen. kepala: headings · kanan: columns whose words stand to the right, which are numbers ·
    catatan: sentences above it, such as how it is filtered."""

    nama: str
    kepala: Sequence[str]
    baris: Sequence[Sequence[str]]
    kanan: frozenset[int] = frozenset()
    catatan: tuple[str, ...] = ()


def daftar_workbook(s: Session, judul: str, tabel: Sequence[TabelLayar], *, today: date | None = None) -> bytes:
    """The .xlsx of these lists, one sheet each. `judul` is the title of the page they stand on."""
    office, day = organisasi.kantor(s), today or date.today()
    kaki = f"{judul} · {office.lembaga} · dibuat {tanggal_panjang(day)}"
    words = (f"{office.lembaga} · {office.wilayah} {office.kelurahan}", f"Keadaan per {tanggal_panjang(day)}.")
    return build([_lembar(one, judul, words, kaki) for one in tabel], f"{judul} {office.lembaga}")


def _lembar(tabel: TabelLayar, judul: str, words: tuple[str, ...], kaki: str) -> Lembar:
    typed = [_kolom(head, [row[n] for row in tabel.baris], n in tabel.kanan) for n, head in enumerate(tabel.kepala)]
    title = judul if tabel.nama.lower() == judul.lower() else f"{judul}: {tabel.nama}"
    return Lembar(tabel.nama, (title.upper(), *words, *tabel.catatan), tuple(column for column, _ in typed),
                  list(zip(*(values for _, values in typed), strict=True)), kaki,
                  rebah=sum(column.lebar for column, _ in typed) > 95, beku=1)  # fmt: skip


def _kolom(kepala: str, isi: Sequence[str], kanan: bool) -> tuple[Kolom, list[object]]:
    """The column and its values, typed where all its words are of one kind."""
    texts = [text.strip() for text in isi]
    there = [text for text in texts if text not in _KOSONG]
    label = " ".join(kepala.split())
    for kind, wide, read in _JENIS:
        if there and (kanan or kind not in ("angka", "desimal")):
            values = [None if text in _KOSONG else read(text) for text in texts]
            if sum(value is not None for value in values) == len(there):
                return Kolom(label, wide, kind), list(values)
    longest = max(map(len, isi), default=0)
    if there and all(text.isdigit() for text in there):
        return Kolom(label, float(longest + 2), "kode"), list(isi)
    wraps = longest > _LEBAR_TEKS or any("\n" in text for text in isi)
    return Kolom(label, _LEBAR_PANJANG if wraps else _LEBAR_TEKS, "panjang" if wraps else "teks"), list(isi)


def _hari(text: str) -> date | None:
    found = _HARI.fullmatch(text)
    month = found and (int(found[2]) if found[2].isdigit() else _BULAN.get(found[2].lower()))
    try:
        return date(int(found[3]), month, int(found[1])) if found and month else None
    except ValueError:
        return None


def _waktu(text: str) -> datetime | None:
    found = _WAKTU.fullmatch(text)
    try:
        return datetime(*(int(found[n]) for n in (3, 2, 1, 4, 5))) if found else None  # type: ignore[arg-type]
    except ValueError:
        return None


def _angka(text: str) -> int | None:
    return int(text.replace(".", "").replace("−", "-")) if _ANGKA.fullmatch(text) else None


def _desimal(text: str) -> float | None:
    return float(text.replace(",", ".")) if _DESIMAL.fullmatch(text) or _ANGKA.fullmatch(text) else None


def _persen(text: str) -> float | None:
    found = _PERSEN.fullmatch(text)
    return float(found[1].replace(",", ".")) / 100 if found else None


def _rupiah(text: str) -> int | None:
    return int(re.sub(r"[^\d-]", "", text)) if _RUPIAH.fullmatch(text) else None


#: kind of column, its width, how its words are read; the first one that reads all of them is it
_JENIS: tuple[tuple[str, float, Callable[[str], object]], ...] = (
    ("tanggal", 12.0, _hari), ("waktu", 18.0, _waktu), ("angka", 12.0, _angka), ("persen", 9.0, _persen),
    ("rupiah", 16.0, _rupiah), ("desimal", 12.0, _desimal),
)  # fmt: skip
