"""The signature block: one to four signers, place and date on the right, room for the stamp, names underlined."""

from __future__ import annotations

from dataclasses import dataclass

from lkm_desktop.documents.fonts import clean_line, typeface
from lkm_desktop.documents.page import MM, Bagian, Naskah
from lkm_desktop.documents.wrap import wrap

_SIZE = 10.5
_LEADING = 13.5
_STAMP = 21 * MM
_BLANK = 46 * MM
_LINES = 3  # of one text; more would push the block off the page


@dataclass(frozen=True)
class Penanda:
    """One signer. jabatan: "Sekretaris" · nama: empty leaves a line to write on · keterangan: "Mengetahui" ·
    bawah: a line under the name, such as "NIP 19700101 199003 1 001"."""

    jabatan: str
    nama: str = ""
    keterangan: str = ""
    bawah: str = ""


@dataclass(frozen=True)
class _Column:
    """One signer ready to draw: lines above the stamp, lines of the name, line below."""

    head: list[str]
    name: list[str]
    below: list[str]


def tanda_bagian(penanda: tuple[Penanda, ...], tempat_tanggal: str, lebar: float) -> list[Bagian]:
    """The whole block as one piece that is never cut; place and date stand over the rightmost signer.

    One signer: right. Two: left and right. Three: the third centred below. Four: two rows of two. More are refused
    with ValueError: a paper with five signers needs its own layout.
    """
    if len(penanda) > 4:
        raise ValueError("A signature block holds at most four signers.")
    if not penanda:
        return []
    column = lebar * 0.44
    left, right = column / 2, lebar - column / 2
    rows: list[tuple[tuple[Penanda, ...], tuple[float, ...]]]
    rows = [(penanda, (right,))] if len(penanda) == 1 else [(penanda[:2], (left, right))]
    if len(penanda) > 2:
        rows.append((penanda[2:], (lebar / 2,) if len(penanda) == 3 else (left, right)))
    parts = []
    for place, (signers, centres) in enumerate(rows):
        dated = ["" for _ in signers[1:]] + [tempat_tanggal if place == 0 else ""]
        columns = tuple(_column(p, column, d) for p, d in zip(signers, dated, strict=True))
        parts.append(_row(columns, centres))
    gap = 14.0
    heights = [part.tinggi for part in parts]

    def draw(naskah: Naskah, atas: float) -> None:
        y = atas - gap
        for part in parts:
            part.gambar(naskah, y)
            y -= part.tinggi + gap

    return [Bagian(gap + sum(heights) + gap * (len(parts) - 1), draw)]


def _column(penanda: Penanda, lebar: float, tempat_tanggal: str) -> _Column:
    biasa, tebal = typeface("biasa"), typeface("tebal")
    head: list[str] = []
    for text in (tempat_tanggal, penanda.keterangan, penanda.jabatan):
        if text:
            head += wrap(clean_line(text), biasa, _SIZE, lebar)[:_LINES]
    nama, bawah = clean_line(penanda.nama), clean_line(penanda.bawah)
    name = wrap(nama, tebal, _SIZE, lebar)[:_LINES] if nama else []
    below = wrap(bawah, biasa, _SIZE - 1, lebar)[:_LINES] if bawah else []
    return _Column(head, name, below)


def _row(columns: tuple[_Column, ...], centres: tuple[float, ...]) -> Bagian:
    """Signers side by side: heads end on one line, names start on one line."""
    head = max(len(c.head) for c in columns)
    foot = max(max(len(c.name), 1) + len(c.below) for c in columns)

    def draw(naskah: Naskah, atas: float) -> None:
        for c, centre in zip(columns, centres, strict=True):
            top = atas - (head - len(c.head)) * _LEADING
            _draw_column(naskah, c, naskah.kiri + centre, top, atas - head * _LEADING - _STAMP)

    return Bagian(head * _LEADING + _STAMP + foot * _LEADING + 3, draw)


def _draw_column(naskah: Naskah, c: _Column, centre: float, atas: float, nama_atas: float) -> None:
    biasa, tebal = typeface("biasa"), typeface("tebal")
    for n, text in enumerate(c.head):
        naskah.teks_tengah(centre, atas - n * _LEADING - _SIZE, text, biasa, _SIZE)
    y = nama_atas - _SIZE
    if not c.name:
        naskah.titik(centre - _BLANK / 2, y - 1, centre + _BLANK / 2)
        y -= _LEADING
    for text in c.name:
        half = tebal.width(text, _SIZE) / 2
        naskah.teks(centre - half, y, text, tebal, _SIZE)
        naskah.garis(centre - half, y - 1.8, centre + half, y - 1.8, 0.7)
        y -= _LEADING
    for text in c.below:
        naskah.teks_tengah(centre, y, text, biasa, _SIZE - 1)
        y -= _LEADING
