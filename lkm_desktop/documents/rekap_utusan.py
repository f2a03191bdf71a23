"""Recap of the votes of the RTs (lkm-siklus.md 5.7, F6b) and the list of the utusan to sign at the rembug."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from lkm_desktop.documents.isi import Alinea, Blok, Isi, KolomIsi, Sel, Tabel
from lkm_desktop.documents.paper import TEPI_DAFTAR
from lkm_desktop.documents.pemilihan_bantu import Berkas, angka, berkas, pimpinan_panitia, tanda
from lkm_desktop.documents.pilihan import Pilihan
from lkm_desktop.format import ribuan
from lkm_desktop.services.pemilihan_ringkasan import Bagian, Ringkasan, ringkasan
from lkm_desktop.services.utusan import Utusan, utusan

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

_BLANK_RT, _BLANK_UTUSAN = 18, 17
_ROW_MM = 9.0
#: heads of the numbers and their widths in millimetres: no word and no number of five digits breaks on A4
_NUMBERS = (
    ("Wajib pilih L", 12.0), ("Wajib pilih P", 12.0), ("Jml", 12.8), ("Hadir L", 11.5), ("Hadir P", 11.5),
    ("Jml", 12.6), ("%", 12.0), ("Sah", 11.5), ("Tidak sah", 11.5), ("Utusan L", 13.7), ("Utusan P", 13.7),
    ("Jml", 8.6),
)  # fmt: skip


def isi(s: Session, pilihan: Pilihan) -> Isi:
    """The recap by RT with its sums, the verdicts of BR11 and BR12 and the women's share (BR3). Raises LkmError,
    FieldErrors like `berkas`."""
    f = berkas(s, "rekap-utusan", pilihan)
    found = ringkasan(s, f.pemilihan.id) if f.pemilihan is not None else None
    blok: list[Blok] = [f.judul(bawah="bawah"), _table(found)]
    if found is not None and found.rt:
        blok += _words(found)
    made = f.jadi(f"Rekap pemilihan utusan {f.nama}", [*blok, *tanda(f, pimpinan_panitia(f))])
    return replace(made, tepi=TEPI_DAFTAR)


def _table(found: Ringkasan | None) -> Tabel:
    rows = found.rt if found is not None else ()
    named = any(not r.rt for r in rows)
    place = (("Basis", 20.0),) if named else (("RW", 9.0), ("RT", 8.0))
    kolom = tuple(KolomIsi(head, lebar_mm=wide, rata="kiri" if head == "Basis" else "tengah")
                  for head, wide in (("No", 7.5), *place, *_NUMBERS))  # fmt: skip
    lines: list[tuple[str | Sel, ...]] = []
    for n, r in enumerate(rows, 1):
        where = (r.sebutan,) if named else (r.rw, r.rt)
        people = (r.dewasa_l, r.dewasa_p, r.dewasa, r.memilih_l, r.memilih_p, r.memilih)
        chosen = (r.utusan_l, r.utusan_p, r.utusan) if r.utusan else (None, None, None)
        lines.append((str(n), *where, *map(_many, people), _percent(r.persen), *map(_many, (r.sah, r.tidak_sah)),
                      *map(_many, chosen)))  # fmt: skip
    if found is not None and rows:
        lines.append(_sum(found, 1 if named else 2))
    return Tabel(kolom, tuple(lines), 0 if lines else 7, 0 if lines else _BLANK_RT, 1)


def _sum(found: Ringkasan, places: int) -> tuple[str | Sel, ...]:
    """The bold last line."""
    parts: list[int | None] = [*_split(found.dewasa), *_split(found.memilih)]
    chosen = _split(found.utusan) if found.utusan.total else (None, None, None)
    cells = ("", "Jml", *[""] * (places - 1), *map(_many, parts), _percent(found.persen),
             *map(_many, (found.sah, found.tidak_sah)), *map(_many, chosen))  # fmt: skip
    return tuple(Sel(cell, gaya="tebal") for cell in cells)


def _split(part: Bagian) -> tuple[int | None, int | None, int | None]:
    return part.l, part.p, part.total


def _percent(text: str) -> str:
    """A percentage as the column headed "%" has it."""
    return text.removesuffix(" %").removesuffix("-")


def _many(n: int | None) -> str:
    return ribuan(n) if n is not None else ""


def _words(found: Ringkasan) -> list[Blok]:
    """The verdicts, one a line."""
    told = [("legitimasi", found.legitimasi.kalimat)]
    told += [(f"temuan_{n}", t.kalimat) for n, t in enumerate(found.temuan, 1) if t.kode in ("BR9", "BR11")]
    doors = [r.sebutan for r in found.rt if r.pintu]
    if doors:
        told.append(("pintu", f"Suara dikumpulkan dari pintu ke pintu di {', '.join(doors)}."))
    if found.utusan.total:
        told.append(("perempuan", f"Utusan perempuan {found.utusan.p or 0} dari {found.utusan.total} "
                                  f"({found.utusan.persen_p})."))  # fmt: skip
    return [Alinea(text, key, rata="kiri") for key, text in told]


def daftar(s: Session, pilihan: Pilihan) -> Isi:
    """The list of the utusan with room to sign. Raises LkmError, FieldErrors like `berkas`."""
    f = berkas(s, "daftar-utusan", pilihan)
    people = utusan(s, f.pemilihan.id) if f.pemilihan is not None else ()
    men, women = sum(u.jk == "L" for u in people), sum(u.jk == "P" for u in people)
    counts = {"l": str(men), "p": str(women), "semua": str(len(people))} if people else {"l": "", "p": "", "semua": ""}
    blok: list[Blok] = [f.judul(bawah="bawah"), _utusan(f, people), f.dengan(counts).alinea("jumlah_utusan", "kiri")]
    return replace(f.jadi(f"Daftar utusan {f.nama}", [*blok, *tanda(f, pimpinan_panitia(f))]), tepi=TEPI_DAFTAR)


def _utusan(f: Berkas, people: tuple[Utusan, ...]) -> Tabel:
    kolom = (
        KolomIsi("No", lebar_mm=10, rata="tengah"), KolomIsi("Nama", 1.5), KolomIsi("L/P", lebar_mm=10, rata="tengah"),
        KolomIsi("Umur", lebar_mm=13, rata="tengah"), KolomIsi("RT/basis", 0.9),
        KolomIsi("Suara", lebar_mm=14, rata="tengah"), KolomIsi("Tanda tangan", lebar_mm=42, rata="zigzag"),
    )  # fmt: skip
    rows = tuple((str(n), u.nama, u.jk, angka(u.umur), u.sebutan, angka(u.suara), "") for n, u in enumerate(people, 1))
    return Tabel(kolom, rows, _ROW_MM, 0 if rows else _BLANK_UTUSAN, 1)
