"""The note of a correction on the paper that it corrects (BR30: a final paper is not changed silently)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from lkm_desktop.documents.isi import Alinea, Blok, HalamanBaru, Isi, Judul, Kalimat, Kertasnya, Ruang, terapkan
from lkm_desktop.documents.isi import kalimat as kalimat_isi
from lkm_desktop.documents.pilihan import Pilihan

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

#: how the note begins; no other line of a paper does
TANDA = "RALAT (versi "


def kalimat(versi: int, keterangan: str) -> str:
    """The note itself: "RALAT (versi 2, menggantikan versi 1): jam rapat ditulis 19.30."."""
    words = " ".join(keterangan.split()).rstrip(".")
    return f"{TANDA}{versi}, menggantikan versi {versi - 1}): {words}."


def dengan_ralat(isi: Isi, versi: int, keterangan: str) -> Isi:
    """The paper with the note under its title, or above its text when it has none; each letter of a batch gets it.

    The first version corrects nothing: it, and an empty `keterangan`, come back as they are.
    """
    if versi < 2 or not keterangan.strip():
        return isi
    note = (Alinea(kalimat(versi, keterangan), gaya="miring", ikut=True), Ruang(2, ikut=True))
    found: list[Blok] = []
    letter: list[Blok] = []
    for blok in isi.blok:
        if isinstance(blok, HalamanBaru) and blok.surat_baru:
            found += [*_noted(letter, note), blok]
            letter = []
        else:
            letter.append(blok)
    return replace(isi, blok=(*found, *_noted(letter, note)))


def _noted(letter: list[Blok], note: tuple[Blok, ...]) -> list[Blok]:
    if not letter:
        return []
    at = next((n + 1 for n, blok in enumerate(letter) if isinstance(blok, Judul)), 0)
    return [*letter[:at], *note, *letter[at:]]


def tanpa_ralat(baris: Iterable[str]) -> tuple[str, ...]:
    """Lines of a paper without notes of corrections, to compare two versions by what they say."""
    return tuple(line for line in baris if not line.startswith(TANDA))


def make_paper(
    s: Session, kunci: str, pilihan: Pilihan, versi: int, keterangan: str
) -> tuple[Kertasnya, tuple[Kalimat, ...]]:
    """The paper with its note, drawn, and its sentences that may be reworded; gathered once, for live previews.

    Raises LkmError like `documents.make_paper`.
    """
    from lkm_desktop import documents

    kind = documents.DOKUMEN.get(kunci)
    if kind is None or not kind.isi or (kind.rapat == "perlu" and not pilihan.rapat_id):
        return documents.make_paper(s, kunci, pilihan), ()
    from lkm_desktop.documents import susun

    gathered = kind.penyusun()(s, pilihan)
    isi = dengan_ralat(terapkan(gathered, pilihan.suntingan), versi, keterangan)
    made = susun.pdf(isi, pilihan.kertas or kind.kertas, kind.lengkapi(pilihan))
    return made, kalimat_isi(gathered, pilihan.suntingan)


def word(s: Session, kunci: str, pilihan: Pilihan, versi: int, keterangan: str) -> bytes:
    """The Word copy with its note. Raises LkmError like `documents.word`."""
    from lkm_desktop import documents

    isi = documents.paper_isi(s, kunci, pilihan)
    if isi is None or versi < 2 or not keterangan.strip():
        return documents.word(s, kunci, pilihan)
    from lkm_desktop.documents.word_docx import docx

    kind = documents.DOKUMEN[kunci]
    return docx(dengan_ralat(isi, versi, keterangan), pilihan.kertas or kind.kertas, kind.lengkapi(pilihan))
