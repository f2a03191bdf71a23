"""The signature block: one to six signers, place and date on the right, room for the stamp, names underlined."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lkm_desktop.documents.fonts import clean, clean_line, typeface
from lkm_desktop.documents.gaya import GAYA, Gaya
from lkm_desktop.documents.page import MM, Bagian, Naskah
from lkm_desktop.documents.wrap import wrap

_BLANK = 46 * MM
_LINES = 3  # of one text; more would push the block off the page
_GAP = 14.0
_DUTY = (25 * MM, 15 * MM)  # the stamp-duty box
_DUTY_SIZE = 8.0
MOST = 6


@dataclass(frozen=True)
class Penanda:
    """One signer. jabatan: "Sekretaris" · nama: empty leaves a line to write on · keterangan: "Mengetahui," ·
    bawah: a line under the name, such as "NIP 19700101 199003 1 001" · letak: "kiri", "tengah", "kanan", or "" for
    the usual place by order."""

    jabatan: str
    nama: str = ""
    keterangan: str = ""
    bawah: str = ""
    letak: str = ""


#: one row of signers: left, centre, right
Baris = tuple[Penanda | None, Penanda | None, Penanda | None]


def tata(penanda: Sequence[Penanda]) -> list[Baris]:
    """Where the signers stand. One: right. Two: left and right. An odd last one: centred below. `letak` is followed;
    a centred signer has a row alone. More than six are refused with ValueError: such a paper needs a table."""
    if len(penanda) > MOST:
        raise ValueError("A signature block holds at most six signers.")
    rows: list[list[Penanda | None]] = []
    for p in penanda:
        if p.letak == "tengah":
            rows.append([None, p, None])
        else:
            _seat(rows, p)
    for n, row in enumerate(rows):
        left, _, right = row
        if left and not right and not left.letak:
            row[:] = [None, None, left] if n == 0 else [None, left, None]
    return [(row[0], row[1], row[2]) for row in rows]


def _seat(rows: list[list[Penanda | None]], p: Penanda) -> None:
    """Put a signer into the last row where his side is free, else into a new one."""
    side = {"kiri": 0, "kanan": 2}.get(p.letak, -1)
    last = rows[-1] if rows and rows[-1][1] is None else None
    if last:
        for mine, other in ((0, 2), (2, 0)) if side < 0 else ((side, 2 - side),):
            if last[mine] is None:
                last[mine] = p
                return
            held = last[mine]
            if side >= 0 and last[other] is None and held is not None and not held.letak:
                last[other], last[mine] = held, p
                return
    new: list[Penanda | None] = [None, None, None]
    new[max(side, 0)] = p
    rows.append(new)


def bermeterai(penanda: Sequence[Penanda]) -> Penanda | None:
    """Who signs over the stamp duty: the last signer, not counting those who take note ("Mengetahui,")."""
    own = [p for p in penanda if not p.keterangan.lower().startswith("menget")]
    return (own or list(penanda))[-1] if penanda else None


@dataclass(frozen=True)
class _Column:
    """One signer ready to draw: lines above the stamp, lines of the name, line below, words of the duty box."""

    head: list[str]
    name: list[str]
    below: list[str]
    duty: list[str]


def tanda_bagian(penanda: Sequence[Penanda], tempat_tanggal: str, lebar: float, gaya: Gaya = GAYA,
                 meterai: str = "") -> list[Bagian]:
    """The block, one piece for each row of signers, all staying together; place and date stand over the rightmost
    signer of the first row. `meterai`: words of the stamp-duty box over the name of the last who does not merely take
    note."""
    rows = tata(penanda)
    payer = bermeterai(penanda)
    parts: list[Bagian] = []
    for place, row in enumerate(rows):
        seats = [(n, p) for n, p in enumerate(row) if p]
        columns = []
        for n, p in seats:
            dated = tempat_tanggal if place == 0 and n == seats[-1][0] else ""
            duty = meterai if p is payer else ""
            wide = lebar * (0.6 if n == 1 else 0.44)
            columns.append((_column(p, wide, dated, gaya, duty), lebar * (0.22, 0.5, 0.78)[n]))
        parts.append(_row(columns, gaya, place < len(rows) - 1))
    return parts


def _column(penanda: Penanda, lebar: float, tempat_tanggal: str, gaya: Gaya, meterai: str) -> _Column:
    biasa, size = typeface("biasa"), gaya.fakta
    head: list[str] = []
    for text in (tempat_tanggal, penanda.keterangan, penanda.jabatan):
        if text:
            head += _lines(text, "biasa", size, lebar)
    duty = [line for part in clean(meterai).split("\n") for line in wrap(part, biasa, _DUTY_SIZE, _DUTY[0] - 8)]
    name = _lines(penanda.nama, "tebal", size, lebar) if clean_line(penanda.nama) else []
    below = _lines(penanda.bawah, "biasa", size - 1, lebar) if penanda.bawah else []
    return _Column(head, name, below, duty[:3] if meterai else [])


def _lines(text: str, style: str, size: float, lebar: float) -> list[str]:
    """At most three lines; a longer text ends visibly cut."""
    face = typeface(style)
    lines = wrap(clean_line(text), face, size, lebar)
    if len(lines) <= _LINES:
        return lines
    last = lines[_LINES - 1]
    while last and face.width(last + "…", size) > lebar:
        last = last[:-1]
    return [*lines[: _LINES - 1], last.rstrip() + "…"]


def _row(columns: Sequence[tuple[_Column, float]], gaya: Gaya, ikut: bool) -> Bagian:
    """Signers side by side: heads end on one line, names start on one line."""
    head = max(len(c.head) for c, _ in columns)
    foot = max(max(len(c.name), 1) + len(c.below) for c, _ in columns)
    gap, line = gaya.sela(_GAP), gaya.baris_tanda
    stamp = max(gaya.stempel, _DUTY[1] + 8) if any(c.duty for c, _ in columns) else gaya.stempel

    def draw(naskah: Naskah, atas: float) -> None:
        atas -= gap
        for c, centre in columns:
            top = atas - (head - len(c.head)) * line
            _draw_column(naskah, c, naskah.kiri + centre, (top, atas - head * line - stamp, stamp), gaya)

    return Bagian(gap + head * line + stamp + foot * line + 3, draw, ikut)


def _draw_column(naskah: Naskah, c: _Column, centre: float, ys: tuple[float, float, float], gaya: Gaya) -> None:
    """ys: top of the head, top of the name, height of the stamp's room between them."""
    biasa, tebal, size, line = typeface("biasa"), typeface("tebal"), gaya.fakta, gaya.baris_tanda
    for n, text in enumerate(c.head):
        naskah.teks_tengah(centre, ys[0] - n * line - size, text, biasa, size)
    if c.duty:
        _duty_box(naskah, c.duty, centre, ys[1] + (ys[2] - _DUTY[1]) / 2)
    y = ys[1] - size
    if not c.name:
        naskah.titik(centre - _BLANK / 2, y - 1, centre + _BLANK / 2)
        y -= line
    for text in c.name:
        half = tebal.width(text, size) / 2
        naskah.teks(centre - half, y, text, tebal, size)
        naskah.garis(centre - half, y - 1.8, centre + half, y - 1.8, 0.7)
        y -= line
    for text in c.below:
        naskah.teks_tengah(centre, y, text, biasa, size - 1)
        y -= line


def _duty_box(naskah: Naskah, words: Sequence[str], centre: float, bawah: float) -> None:
    """The box stands left of the centre, so that the signature runs over the stamp onto the paper."""
    wide, tall = _DUTY
    left = centre - wide * 0.75
    naskah.kisi([left, left + wide], [bawah + tall, bawah])
    base = bawah + tall / 2 + (len(words) - 2) * 5 + 1.5
    for text in words:
        naskah.teks_tengah(left + wide / 2, base, text, typeface("biasa"), _DUTY_SIZE)
        base -= 10
