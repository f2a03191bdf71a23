"""Tally sheet of an RT or of the kelurahan: names, boxes for strokes of five, sums; blank to count on, or filled.

The sum that has to come out stands on the sheet (lkm-siklus.md 1.4, BR10).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lkm_desktop.documents.facts import fact_parts, footer_text, title_parts
from lkm_desktop.documents.fonts import clean, typeface
from lkm_desktop.documents.isi import Kertasnya
from lkm_desktop.documents.kop import kop_bagian
from lkm_desktop.documents.lembar import Lembar, lembar
from lkm_desktop.documents.office import kop_of, lurah, printed_on
from lkm_desktop.documents.page import MM, Bagian, Kertas, Naskah, ruang
from lkm_desktop.documents.pemilihan_bantu import KOSONG, Berkas, angka, berkas, untuk_rt, wakil_pokja
from lkm_desktop.documents.pilihan import Pilihan
from lkm_desktop.documents.sheet import Kolom, Susunan, Tabel
from lkm_desktop.documents.signature import Penanda, tanda_bagian
from lkm_desktop.documents.wrap import wrap
from lkm_desktop.format import ribuan
from lkm_desktop.services.hitung_suara import Angka
from lkm_desktop.services.pemilihan_baris import BarisRT
from lkm_desktop.services.perolehan import Hitungan, hitungan

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

_NO, _NAMA, _JK, _JUMLAH = 9 * MM, 46 * MM, 9 * MM, 17 * MM
#: a box for five strokes, the smallest in a filled sheet, and the space between two
_BOX, _SMALL, _SPACE = 5.6 * MM, 4.4 * MM, 1.1 * MM
_SIZE = 9.5
#: rows of a blank sheet, lines of boxes in a blank row, and the most lines in a filled one
_BARIS, _BARIS_KOTAK, _PALING_BANYAK = 20, 2, 6
#: a blank sheet of more names has one line of boxes for each
_BANYAK_NAMA = 20


@dataclass(frozen=True)
class Lembaran:
    """One tally sheet: title, what it is about, the figures, names with votes ((), None: to be filled in by hand)."""

    judul: str
    sebutan: str
    fakta: tuple[tuple[str, str], ...]
    petunjuk: str
    nama: tuple[tuple[str, str, int | None], ...]
    penanda: tuple[Penanda, ...]
    tempat_tanggal: str


def buat(s: Session, pilihan: Pilihan, kertas: Kertas) -> Kertasnya:
    """The sheet of an RT (`subjek`), of every RT of an election, or blank. Raises LkmError, FieldErrors like
    `berkas`."""
    f = berkas(s, "penghitungan-suara", pilihan, rt=True)
    sheets = [_of_rt(untuk_rt(f, row), row) for row in f.rt or (KOSONG,)]
    return _draw(f, kertas, sheets)


def kelurahan(s: Session, pilihan: Pilihan, kertas: Kertas) -> Kertasnya:
    """The sheet of the rembug of the kelurahan. Raises like `buat`."""
    f = berkas(s, "penghitungan-suara", pilihan)
    tally = hitungan(s, f.pemilihan.id) if f.pemilihan is not None else None
    e, known = f.pemilihan, tally.angka if tally is not None else None
    facts = (("Lembaga", f.b.kantor.lembaga), ("Hari/tanggal", f.isian["tanggal"]), ("Tempat", f.isian["tempat"]),
             ("Anggota yang dipilih", angka(e.jumlah_anggota) if e else ""), *_ballots(f, known))  # fmt: skip
    sheet = Lembaran(
        f.kalimat("judul_kelurahan"), f.nama, facts, _hints(f, known, tally), _names(f, tally),
        (*wakil_pokja(f), lurah(f.b.kantor)), f.tempat_tanggal,
    )  # fmt: skip
    return _draw(f, kertas, [sheet])


def _of_rt(f: Berkas, row: BarisRT) -> Lembaran:
    tally = hitungan(f.s, f.pemilihan.id, row.id) if row.id and f.pemilihan is not None else None
    known = tally.angka if tally is not None else None
    facts = (("RT", row.sebutan), ("Hari/tanggal", f.isian["tanggal"]), ("Tempat", row.tempat),
             ("Jatah utusan", angka(row.jatah)), *_ballots(f, known))  # fmt: skip
    witnesses = [*row.saksi, "", ""][:2]
    signed = (Penanda("Saksi 1", witnesses[0]), Penanda("Petugas pemilihan", row.petugas),
              Penanda("Saksi 2", witnesses[1]))  # fmt: skip
    return Lembaran(f.kalimat("judul"), row.sebutan, facts, _hints(f, known, tally), _names(f, tally), signed,
                    f.tempat_tanggal)  # fmt: skip


def _blank(f: Berkas) -> bool:
    """Whether an empty sheet was asked for."""
    return f.b.teks("isi") == "kosong"


def _ballots(f: Berkas, known: Angka | None) -> tuple[tuple[str, str], ...]:
    hidden = known is None or _blank(f)
    return (
        ("Yang memilih", "" if hidden or known is None else angka(known.memilih)),
        ("Surat suara sah", "" if hidden or known is None else angka(known.sah)),
        ("Surat suara tidak sah", "" if hidden or known is None else angka(known.tidak_sah)),
    )


def _hints(f: Berkas, known: Angka | None, tally: Hitungan | None) -> str:
    """How to count and what has to come out; names without votes are only counted."""
    words = f.kalimat("petunjuk", batas_suara=_limits(known))
    left = sum(not n.suara for n in tally.nama) if tally is not None and tally.suara and not _blank(f) else 0
    return f"{words} {left} nama lain tidak memperoleh suara." if left else words


def _limits(known: Angka | None) -> str:
    """Between what the sum of the votes has to lie (BR10)."""
    low, high = (known.min_nama, known.max_nama) if known is not None else (2, 3)
    if known is None or known.sah is None:
        return f"antara {low} dan {high} kali surat suara sah" if low != high else f"{low} kali surat suara sah"
    least, most = ribuan(known.sah * low), ribuan(known.sah * high)
    return f"antara {least} dan {most}" if low != high else least


def _names(f: Berkas, tally: Hitungan | None) -> tuple[tuple[str, str, int | None], ...]:
    """Names of the tally; of the kelurahan also on the blank sheet, where the utusan are known beforehand."""
    if tally is None or not tally.nama:
        return ()
    if _blank(f):
        return () if tally.rt_id else tuple((n.nama, n.jk, None) for n in tally.nama)
    voted = [n for n in tally.nama if n.suara or not tally.suara]
    return tuple((n.nama, n.jk, n.suara) for n in voted)


# --- drawing ----------------------------------------------------------------------------------------------------------


def _draw(f: Berkas, kertas: Kertas, sheets: Sequence[Lembaran]) -> Kertasnya:
    paper = lembar(kertas, f.b.pilihan)
    paper.cukup(_NO + _NAMA + _JK + _JUMLAH + 6 * (_BOX + _SPACE), "lembar penghitungan")
    made = [_sheet(f, paper, one) for one in sheets]
    title = f"Penghitungan suara {sheets[0].sebutan if len(sheets) == 1 else f.nama}"
    day = printed_on(f.b.kantor, f.b.pilihan)
    feet = [footer_text(f"Penghitungan suara {one.sebutan}", "", day) for one in sheets]
    pages = [susunan.jumlah for _, susunan in made]
    return paper.lukis(made, title, footer_text(title, "", day), f.b.kantor.lembaga, pages if len(made) > 1 else (),
                       berkop=kop_of(f.b.kantor, f.b.pilihan) is not None, kaki_surat=feet)  # fmt: skip


def _sheet(f: Berkas, paper: Lembar, one: Lembaran) -> tuple[Tabel, Susunan]:
    lebar = paper.lebar
    wide = lebar - _NO - _NAMA - _JK - _JUMLAH
    votes = [n for *_, n in one.nama if n is not None]
    boxes = _boxes(wide, max(votes, default=0), len(one.nama))
    kolom = (Kolom("No", _NO, "tengah"), Kolom("Nama", _NAMA), Kolom("L/P", _JK, "tengah"),
             Kolom("Jumlah", _JUMLAH, "tengah"), Kolom("Perolehan suara (turus)", wide))  # fmt: skip
    painter = _Turus(boxes, [n for *_, n in one.nama])
    tabel = Tabel(kolom, _SIZE, boxes.tinggi, lukis=painter.lukis)
    rows = [(str(n), name, jk, angka(votes), "") for n, (name, jk, votes) in enumerate(one.nama, 1)]
    rows = rows or [(str(n), "", "", "", "") for n in range(1, _BARIS + 1)]
    kop = kop_bagian(kop_of(f.b.kantor, f.b.pilihan), lebar, kecil=True)
    head = [*title_parts(one.judul, lebar, 12.5), ruang(4), *fact_parts(one.fakta, lebar, 38 * MM), ruang(5)]
    signed = one.penanda if f.b.pilihan.penanda != "tanpa" else ()
    tail = [_total(sum(votes) if votes else None), *_hint(one.petunjuk, lebar),
            *tanda_bagian(signed, one.tempat_tanggal, lebar)]  # fmt: skip
    return tabel, paper.susun(tabel, rows, kop, head, tail)


@dataclass(frozen=True)
class _Boxes:
    """Boxes of a row: side of one, how many beside each other, how many lines of them."""

    sisi: float
    across: int
    lines: int

    @property
    def tinggi(self) -> float:
        """Least height of a row."""
        return self.lines * (self.sisi + _SPACE) + 2 * _SPACE


def _boxes(wide: float, most: int, names: int) -> _Boxes:
    """Boxes that hold the most votes of a name on as few lines as can be; on a blank sheet two lines for each name,
    one when there are many names."""
    across = int((wide - _SPACE) / (_BOX + _SPACE))
    if not most:
        return _Boxes(_BOX, across, 1 if names > _BANYAK_NAMA else _BARIS_KOTAK)
    needed = -(-most // 5)
    small = (wide - _SPACE) / needed - _SPACE
    if needed > across and small >= _SMALL:
        return _Boxes(small, needed, 1)
    return _Boxes(_BOX, across, min(_PALING_BANYAK, max(1, -(-needed // across))))


class _Turus:
    """Boxes for strokes of five in the last column; filled up to the votes of a row."""

    def __init__(self, boxes: _Boxes, votes: Sequence[int | None]) -> None:
        self._boxes, self._votes = boxes, votes

    def lukis(self, naskah: Naskah, place: int, left: float, right: float, top: float, height: float) -> None:
        """Draw the boxes of one row (see `sheet.Painter`)."""
        b = self._boxes
        votes = self._votes[place] if place < len(self._votes) else None
        most = b.across * b.lines
        used = most if votes is None else min(-(-votes // 5), most)
        lines, step = max(1, -(-used // b.across)), b.sisi + _SPACE
        start = top - (height - lines * step + _SPACE) / 2 - b.sisi
        for n in range(used):
            x, y = left + _SPACE + (n % b.across) * step, start - (n // b.across) * step
            naskah.kotak(x, y, b.sisi, b.sisi)
            _strokes(naskah, (x, y), b.sisi, min(5, (votes or 0) - 5 * n))


def _strokes(naskah: Naskah, corner: tuple[float, float], side: float, many: int) -> None:
    """Up to four upright strokes and the fifth across them."""
    x, y = corner
    for n in range(min(many, 4)):
        at = x + side * (n + 1) / 5
        naskah.garis(at, y + side * 0.15, at, y + side * 0.85, 0.7)
    if many == 5:
        naskah.garis(x + side * 0.06, y + side * 0.25, x + side * 0.94, y + side * 0.75, 0.7)


def _total(votes: int | None) -> Bagian:
    """The sum of all votes, or dots for it."""

    def draw(naskah: Naskah, atas: float) -> None:
        face, size = typeface("tebal"), 10.0
        naskah.teks(naskah.kiri, atas - 16, "Jumlah suara:", face, size)
        x = naskah.kiri + face.width("Jumlah suara: ", size)
        if votes is None:
            naskah.titik(x + 2, atas - 17, x + 30 * MM)
        else:
            naskah.teks(x, atas - 16, str(votes), face, size)

    return Bagian(22, draw, True)


def _hint(text: str, lebar: float) -> list[Bagian]:
    face, size = typeface("miring"), 8.5

    def line(words: str) -> Bagian:
        return Bagian(size * 1.3, lambda naskah, atas: naskah.teks(naskah.kiri, atas - size, words, face, size), True)

    return [line(words) for words in wrap(clean(text), face, size, lebar)]
