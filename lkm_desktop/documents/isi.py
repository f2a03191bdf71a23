"""What a prose paper says, as blocks: gathered once, drawn as PDF by `susun` and as .docx by `word`.

Texts are plain: `<b>`, `&` and emoji are printed as typed or visibly replaced by the writers. A text with a `kunci` is
a sentence of the program that the user may reword before printing; the wording is kept with the document.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from lkm_desktop.documents.paper import TEPI_NASKAH, Tepi
from lkm_desktop.services import bagan as _bagan

if TYPE_CHECKING:
    from lkm_desktop.documents.kop import Kop
    from lkm_desktop.documents.signature import Penanda

#: text of the stamp-duty box unless the paper says otherwise (UU 10/2020: one tariff)
METERAI = "Meterai Rp10.000"


@dataclass(frozen=True)
class Judul:
    """The title, centred and bold; `nomor` and `bawah` are plain lines under it ("Nomor: 003/LKM-MB/IX/2015")."""

    teks: str
    nomor: str = ""
    bawah: str = ""
    kunci: str = "judul"


@dataclass(frozen=True)
class SubJudul:
    """A bold heading inside the text; it never ends a page."""

    teks: str
    kunci: str = ""


@dataclass(frozen=True)
class Fakta:
    """ "Label : value" lines; an empty value leaves a dotted line to write on. `kanan`: lines that stand in the right
    half beside the first facts (place and date of a letter, or its recipient)."""

    pasangan: tuple[tuple[str, str], ...]
    label_mm: float = 31
    inden_mm: float = 0
    kanan: tuple[str, ...] = ()


@dataclass(frozen=True)
class Alamat:
    """The recipient ("Kepada Yth."), line by line; `kanan` puts it into the right half."""

    baris: tuple[str, ...]
    kanan: bool = False


@dataclass(frozen=True)
class Alinea:
    """A paragraph, or several, one for each newline. An empty one is not printed.

    kunci: name of the sentence, unique in its paper, "" when it is the user's own text · label: what the editor calls
    it, "" takes the kunci · nomor: hangs before the text ("1.", "a.") · gaya: "biasa", "tebal", "miring" · rata:
    "penuh", "kiri", "tengah", "kanan" · inden_mm: the whole text · awal_mm: the first line only · ikut: it stays on
    one page with what follows.
    """

    teks: str
    kunci: str = ""
    nomor: str = ""
    gaya: str = "biasa"
    rata: str = "penuh"
    inden_mm: float = 0
    awal_mm: float = 0
    ikut: bool = False
    label: str = ""


@dataclass(frozen=True)
class Berlabel:
    """A label, a colon and hanging items beside it: "Menimbang : a. ... b. ..." of an SK; "KESATU : ..."."""

    label: str
    butir: tuple[Alinea, ...]
    label_mm: float = 32
    gaya: str = "biasa"


@dataclass(frozen=True)
class KolomIsi:
    """One column of a table: `lebar_mm`, or 0 to share the rest by `bobot`. rata: "kiri", "tengah", "kanan", or
    "zigzag": a place to sign, numbered by the row, odd rows left and even rows right; its cells stay empty."""

    judul: str
    bobot: float = 1.0
    lebar_mm: float = 0
    rata: str = "kiri"


class Sel(NamedTuple):
    """A cell that is a sentence of the program, or bold. A plain `str` does for all other cells."""

    teks: str
    kunci: str = ""
    gaya: str = "biasa"


@dataclass(frozen=True)
class Tabel:
    """A ruled table; its heading is repeated on every page it reaches.

    tinggi_min_mm: least height of a row (9 or more to sign in) · kosong: empty rows after the last, numbered on when
    `nomor_kosong` says from which number · utuh: a short table that is not divided between pages · berekor: so many of
    its last rows stay on one page with what follows.
    luwes: widths follow what the cells hold; `lebar_mm` of a column is then the most it gets (documents.lebar).
    """

    kolom: tuple[KolomIsi, ...]
    baris: tuple[tuple[str | Sel, ...], ...] = ()
    tinggi_min_mm: float = 0
    kosong: int = 0
    nomor_kosong: int = 0
    utuh: bool = False
    luwes: bool = False
    berekor: int = 0

    def semua_baris(self) -> tuple[tuple[str | Sel, ...], ...]:
        """The rows with the empty ones behind them."""
        blank = [""] * (len(self.kolom) - 1)
        first = self.nomor_kosong
        return self.baris + tuple((str(first + n) if first else "", *blank) for n in range(self.kosong))


@dataclass(frozen=True)
class Nama:
    """Numbered names in two or three columns, read downwards."""

    nama: tuple[str, ...]


@dataclass(frozen=True)
class Isian:
    """A line of a blank form: label, colon, `garis` dotted lines, the first with `nilai` when it is known."""

    label: str
    garis: int = 1
    nilai: str = ""
    label_mm: float = 48


@dataclass(frozen=True)
class Centang:
    """Tick boxes side by side, on as many lines as they need; those in `dipilih` are ticked."""

    pilihan: tuple[str, ...]
    label: str = ""
    dipilih: tuple[str, ...] = ()
    label_mm: float = 48


@dataclass(frozen=True)
class Kotak:
    """A small ruled box: a note, or room for a photo. `rata`: "kiri", "tengah", "kanan"."""

    baris: tuple[str, ...] = ()
    lebar_mm: float = 60
    tinggi_mm: float = 0
    rata: str = "kiri"


@dataclass(frozen=True)
class GambarBagan:
    """A chart as wide as the text. tinggi_mm: 0 takes the height at which it is read well."""

    bagan: _bagan.Bagan
    tinggi_mm: float = 0


@dataclass(frozen=True)
class Ruang:
    """Empty space; left out at the top of a page."""

    mm: float = 4
    ikut: bool = False


@dataclass(frozen=True)
class HalamanBaru:
    """What follows starts a page. `surat_baru`: it is a letter of its own: letterhead again, pages counted from 1."""

    surat_baru: bool = False


@dataclass(frozen=True)
class Tanda:
    """One to six signers; place and date stand over the rightmost of the first row.

    meterai: text of the stamp-duty box over the name of the last signer who does not merely take note, "" for none
    (`METERAI` is the usual one).
    """

    penanda: tuple[Penanda, ...]
    tempat_tanggal: str = ""
    meterai: str = ""


@dataclass(frozen=True)
class Tembusan:
    """ "Tembusan:" and its numbered lines, small, at the end of a letter."""

    baris: tuple[str, ...]
    label: str = "Tembusan:"


Blok: TypeAlias = (
    Judul | SubJudul | Fakta | Alamat | Alinea | Berlabel | Tabel | Nama | Isian | Centang | Kotak | Ruang
    | HalamanBaru | Tanda | Tembusan | GambarBagan
)  # fmt: skip


@dataclass(frozen=True)
class Isi:
    """One paper. judul: title of the file · kaki_judul: words of the footer, "" takes the title · kaki_surat: those of
    each letter in it, in their order, where they differ · kode: short code of the meeting or letter · dicetak: day of
    printing, "" for none · lembaga: author of the file · keterangan: what the user should look at before printing; it
    is shown beside the paper, not printed."""

    judul: str
    blok: tuple[Blok, ...]
    kop: Kop | None = None
    kaki_judul: str = ""
    kode: str = ""
    dicetak: str = ""
    lembaga: str = ""
    tepi: Tepi = TEPI_NASKAH
    keterangan: str = ""
    kaki_surat: tuple[str, ...] = ()

    @property
    def kaki(self) -> str:
        """Left text of the footer: which paper, its short code, when it was printed."""
        return self._kaki(self.kaki_judul or self.judul)

    @property
    def kaki_tiap(self) -> tuple[str, ...]:
        """The same for each letter; empty when all have the same footer."""
        return tuple(self._kaki(words) for words in self.kaki_surat)

    def _kaki(self, kata: str) -> str:
        parts = (
            kata,
            f"Kode {self.kode}" if self.kode else "",
            f"Dicetak {self.dicetak}" if self.dicetak else "",
        )
        return " · ".join(part for part in parts if part)


@dataclass(frozen=True)
class Kertasnya:
    """A finished paper: the PDF, its number of pages, a sentence on what was done to make it fit ("" for nothing), and
    what it says (None for papers that are one large table)."""

    data: bytes = field(repr=False)
    halaman: int
    keterangan: str = ""
    isi: Isi | None = field(default=None, repr=False)


class Kalimat(NamedTuple):
    """One sentence of the program as the editor shows it: as it will be printed, and as the program wrote it."""

    kunci: str
    label: str
    teks: str
    asli: str


def terapkan(isi: Isi, suntingan: Iterable[tuple[str, str]]) -> Isi:
    """The paper with the user's own wording; a sentence made empty is left out, an unknown kunci is ignored."""
    own = dict(suntingan)
    if not own:
        return isi

    def reworded(kunci: str, teks: str) -> str:
        return own.get(kunci, teks) if kunci else teks

    return replace(isi, blok=tuple(_map(blok, reworded) for blok in isi.blok))


def kalimat(isi: Isi, suntingan: Iterable[tuple[str, str]] = ()) -> tuple[Kalimat, ...]:
    """Every sentence that may be reworded, in reading order, each kunci once."""
    own = dict(suntingan)
    found: dict[str, Kalimat] = {}
    for blok in isi.blok:
        for kunci, label, teks in _sentences(blok):
            if kunci:
                found.setdefault(kunci, Kalimat(kunci, label or _readable(kunci), own.get(kunci, teks), teks))
    return tuple(found.values())


def _readable(kunci: str) -> str:
    """ "kuorum_rapat" -> "Kuorum rapat"."""
    return kunci.replace("_", " ").replace("-", " ").capitalize()


def _sentences(blok: Blok) -> list[tuple[str, str, str]]:
    """Kunci, label and text of what may be reworded in a block."""
    if isinstance(blok, Alinea):
        return [(blok.kunci, blok.label, blok.teks)]
    if isinstance(blok, Judul | SubJudul):
        return [(blok.kunci, "", blok.teks)]
    if isinstance(blok, Berlabel):
        return [(a.kunci, a.label or f"{blok.label} {a.nomor}".strip(), a.teks) for a in blok.butir]
    if isinstance(blok, Tabel):
        return [(c.kunci, "", c.teks) for row in blok.baris for c in row if isinstance(c, Sel)]
    return []


def _map(blok: Blok, change: Callable[[str, str], str]) -> Blok:
    """The block with each of its sentences passed through `change(kunci, text)`."""
    if isinstance(blok, Alinea | Judul | SubJudul):
        return replace(blok, teks=change(blok.kunci, blok.teks))
    if isinstance(blok, Berlabel):
        return replace(blok, butir=tuple(replace(a, teks=change(a.kunci, a.teks)) for a in blok.butir))
    if isinstance(blok, Tabel):
        return replace(blok, baris=tuple(
            tuple(c._replace(teks=change(c.kunci, c.teks)) if isinstance(c, Sel) else c for c in row)
            for row in blok.baris
        ))
    return blok


def sel(cell: str | Sel) -> Sel:
    """Any cell of a table as `Sel`."""
    return cell if isinstance(cell, Sel) else Sel(cell)


def lebar_kolom(kolom: Sequence[KolomIsi], lebar_mm: float) -> list[float]:
    """Widths in millimetres that fill `lebar_mm` exactly: fixed ones as asked (together at most four fifths when others
    share the rest), the others by weight."""
    fixed = sum(k.lebar_mm for k in kolom)
    weights = sum(k.bobot for k in kolom if not k.lebar_mm)
    most = lebar_mm * 0.8 if weights else lebar_mm
    shrink = most / fixed if fixed and (fixed > most or not weights) else 1.0
    rest = lebar_mm - fixed * shrink
    return [k.lebar_mm * shrink if k.lebar_mm else rest * k.bobot / weights for k in kolom]


def teks(isi: Isi) -> tuple[str, ...]:
    """Every block as plain lines, to compare a paper in the archive with what it would say today."""
    lines: list[str] = []
    for blok in isi.blok:
        lines += (line for line in _lines(blok) if line.strip())
    return tuple(lines)


def _lines(blok: Blok) -> list[str]:
    if isinstance(blok, Tabel):
        heads = " | ".join(k.judul for k in blok.kolom)
        return [heads, *(" | ".join(sel(c).teks for c in row) for row in blok.baris)]
    if isinstance(blok, Tanda):
        return [blok.tempat_tanggal, *(" ".join(part for part in (p.keterangan, p.jabatan, p.nama, p.bawah) if part)
                                       for p in blok.penanda)]
    if isinstance(blok, Centang):
        marks = ", ".join(f"[{'x' if name in blok.dipilih else ' '}] {name}" for name in blok.pilihan)
        return [f"{blok.label}: {marks}" if blok.label else marks]
    return _plain_lines(blok)


def _plain_lines(blok: Blok) -> list[str]:
    if isinstance(blok, Judul):
        return [blok.teks, blok.nomor, blok.bawah]
    if isinstance(blok, SubJudul):
        return [blok.teks]
    if isinstance(blok, Alinea):
        return f"{blok.nomor} {blok.teks}".strip().split("\n") if blok.teks.strip() else []
    if isinstance(blok, Berlabel):
        return [blok.label, *(f"{a.nomor} {a.teks}".strip() for a in blok.butir)]
    if isinstance(blok, Fakta):
        return [*(f"{label}: {value}" for label, value in blok.pasangan), *blok.kanan]
    if isinstance(blok, Isian):
        return [f"{blok.label}: {blok.nilai}".strip()]
    if isinstance(blok, Nama):
        return list(blok.nama)
    if isinstance(blok, Alamat | Kotak | Tembusan):
        return list(blok.baris)
    if isinstance(blok, GambarBagan):
        return list(_bagan.kalimat(blok.bagan))
    return []
