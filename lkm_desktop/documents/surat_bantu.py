"""What letters, decrees and receipts share: typed fields, people a line, the signer, the office's own words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from lkm_desktop.documents.isi import Alinea, Blok, Isi, Judul, KolomIsi, Tabel
from lkm_desktop.documents.office import kop_of, lurah, place_and_date, printed_on
from lkm_desktop.documents.pilihan import Pilihan
from lkm_desktop.documents.signature import Penanda
from lkm_desktop.errors import FieldErrors
from lkm_desktop.fields import Field
from lkm_desktop.services.organisasi import Kantor, kantor, penanda
from lkm_desktop.services.surat import TITIK, baris, isian_kantor, kolom_baris
from lkm_desktop.services.templat import Susunan, susunan
from lkm_desktop.services.values import clean

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

_POINT = re.compile(r"(\d{1,2}[.)]|[a-zA-Z][.)]|[-•–])\s+(?=\S)")


@dataclass(frozen=True)
class Bahan:
    """One letter in the making: the office, the choices, what was typed, the day of the letter, its sentences."""

    s: Session
    kantor: Kantor
    pilihan: Pilihan
    nilai: dict[str, str]
    hari: date
    kalimat: Susunan

    def teks(self, kunci: str) -> str:
        """What was typed in a field, without surrounding space."""
        return self.nilai.get(kunci, "").strip()

    def baris(self, kunci: str) -> list[str]:
        """The typed lines of a field, empty ones left out."""
        return baris(self.teks(kunci))

    def tanggal(self, kunci: str, label: str) -> date | None:
        """A typed date. Raises FieldErrors when it is none."""
        return tanggal_isian(self.nilai, kunci, label)

    def isian(self, **lain: str) -> dict[str, str]:
        """Fill-ins that every sentence may use, and those given; an empty one becomes dots."""
        return isian_kantor(self.kantor, **lain)

    def alinea(self, kunci: str, rata: str = "penuh", gaya: str = "biasa", ikut: bool = False,
               **lain: str) -> Alinea:
        """A sentence of the program as a paragraph that may be reworded."""
        return Alinea(self.kalimat(kunci, **self.isian(**lain)), kunci, gaya=gaya, rata=rata, ikut=ikut)

    def paragraf(self, kunci: str, isian: Mapping[str, str], ikut: bool = False) -> Alinea:
        """Like `alinea`, with the fill-ins as a mapping."""
        return Alinea(self.kalimat(kunci, **self.isian(**isian)), kunci, ikut=ikut)

    def judul(self, kunci: str = "judul", **lain: str) -> Judul:
        """The title with the number of the paper under it."""
        return Judul(self.kalimat(kunci, **self.isian(**lain)), f"Nomor: {self.nomor}")

    @property
    def nomor(self) -> str:
        """The number of the paper, or dots to write it on."""
        return self.teks("nomor") or TITIK

    @property
    def tempat_tanggal(self) -> str:
        """ "Banjarmasin, 10 Maret 2025"."""
        return place_and_date(self.kantor, self.hari)

    def jadi(self, judul: str, blok: Iterable[Blok]) -> Isi:
        """The finished paper with the office's letterhead and footer. `judul`: title of the file."""
        return Isi(judul, tuple(blok), kop_of(self.kantor, self.pilihan),
                   dicetak=printed_on(self.kantor, self.pilihan), lembaga=self.kantor.lembaga)


def bahan(s: Session, jenis: str, pilihan: Pilihan) -> Bahan:
    """What a letter of that kind is made from. Raises FieldErrors for a date of the letter that is none."""
    nilai = dict(pilihan.isian)
    hari = tanggal_isian(nilai, "tanggal", "Tanggal surat") or pilihan.dicetak or date.today()
    return Bahan(s, kantor(s), pilihan, nilai, hari, susunan(s, jenis))


def tanggal_isian(nilai: dict[str, str], kunci: str, label: str) -> date | None:
    """The typed date of that key, None when empty. Raises FieldErrors when it is none."""
    try:
        found = clean(Field(kunci, label, "tanggal"), nilai.get(kunci, ""))
    except ValueError as error:
        raise FieldErrors({kunci: str(error)}) from None
    return found if isinstance(found, date) else None


def penanda_surat(b: Bahan) -> tuple[Penanda, ...]:
    """Who signs a letter, as chosen: the koordinator, also with the sekretaris, or she on his behalf; the lurah takes
    note."""
    choice = b.pilihan.penanda
    if choice == "tanpa":
        return ()
    (chair_title, chair), (secretary_title, secretary) = penanda(b.s, b.hari)
    if "sekretaris" in (choice, b.teks("ttd")):
        return (Penanda(secretary_title, secretary, f"a.n. {chair_title}"),)
    own: tuple[Penanda, ...] = (Penanda(chair_title, chair),)
    if b.teks("ttd") == "berdua":
        own = (*own, Penanda(secretary_title, secretary))
    return (lurah(b.kantor), *own) if choice == "lurah" else own


def alinea_isi(text: str) -> list[Blok]:
    """Typed text as paragraphs: a blank line or a new line begins another; "1." or "-" in front hangs."""
    found: list[Blok] = []
    for line in baris(text):
        point = _POINT.match(line)
        found.append(Alinea(line[point.end():], nomor=point[1]) if point else Alinea(line))
    return found


def daftar_isi(text: str) -> list[Blok]:
    """Typed lines as a list, numbered by the program when there are several and none carries a number."""
    lines = baris(text)
    if len(lines) < 2 or any(_POINT.match(line) for line in lines):
        return alinea_isi(text)
    return list(butir(lines, "", "1"))


def tabel_orang(text: str, kosong: int = 3) -> Tabel:
    """People typed "nama | jabatan", one a line, as a numbered table; without any, empty rows to write on."""
    kolom = (KolomIsi("No", lebar_mm=11, rata="tengah"), KolomIsi("Nama", 1.2), KolomIsi("Jabatan/unsur"))
    rows = tabel_baris(text, 2)
    return Tabel(kolom, rows, tinggi_min_mm=0 if rows else 9, kosong=0 if rows else kosong, nomor_kosong=1)


def tabel_baris(text: str, kolom: int) -> tuple[tuple[str, ...], ...]:
    """Lines with "|" between the columns as numbered rows."""
    return tuple((str(n), *kolom_baris(line, kolom)) for n, line in enumerate(baris(text), 1))


def butir(teks: Sequence[str], kunci: str, penomoran: str) -> tuple[Alinea, ...]:
    """Points that hang from their number: `penomoran` "a" or "1", or "" when there is one only."""
    found = []
    for n, text in enumerate(teks):
        mark = {"a": f"{_huruf(n)}.", "1": f"{n + 1}."}.get(penomoran, "") if len(teks) > 1 else ""
        key = f"{kunci}_{_huruf(n) if penomoran == 'a' else n + 1}" if kunci else ""
        found.append(Alinea(text, key, mark))
    return tuple(found)


def _huruf(n: int) -> str:
    """0 -> "a", 25 -> "z", 26 -> "aa"."""
    return chr(97 + n) if n < 26 else _huruf(n // 26 - 1) + chr(97 + n % 26)
