"""An `Isi` as PDF: text size and margins as chosen, letterhead on the first or on every page, fitted to one page when
asked. Space is taken first, type size after that, and nothing under 10 points."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from lkm_desktop.documents import flow
from lkm_desktop.documents.gaya import TERKECIL, Gaya, ukuran_wajar
from lkm_desktop.documents.isi import Blok, HalamanBaru, Isi, Kertasnya
from lkm_desktop.documents.kop import kop_bagian
from lkm_desktop.documents.lembar import KOP_MOST, KOP_TINGGI
from lkm_desktop.documents.page import F4, MM, Bagian, Kertas, Naskah, Tepi
from lkm_desktop.documents.pilihan import Pilihan
from lkm_desktop.documents.susun_blok import Bidang, parts_of


@dataclass(frozen=True)
class Susunan:
    """A paper laid out: pages of pieces, pages of each letter in it, parts that start a page by themselves, style,
    whether the letterhead stands on every page."""

    pages: list[list[Bagian]]
    surat: tuple[int, ...]
    bagian: int
    gaya: Gaya
    kop_semua: bool

    @property
    def sehalaman(self) -> bool:
        """Whether nothing runs over to a further page."""
        return len(self.pages) <= self.bagian


def pdf(isi: Isi, kertas: Kertas = F4, pilihan: Pilihan | None = None) -> Kertasnya:
    """The paper as PDF, with the number of its pages and a sentence on what was done to make it fit."""
    pilihan = pilihan or Pilihan()
    tepi = tepi_dari(isi, pilihan)
    laid, keterangan = fitted(isi, kertas, pilihan)
    surat = laid.surat if len(laid.surat) > 1 else ()
    naskah = Naskah(kertas, tepi, isi.judul, isi.kaki, len(laid.pages), isi.lembaga, surat, isi.kaki_tiap)
    flow.paint_flow(naskah, laid.pages)
    note = " ".join(words for words in (isi.keterangan, keterangan) if words)
    return Kertasnya(naskah.selesai(), len(laid.pages), note, isi)


def tepi_dari(isi: Isi, pilihan: Pilihan) -> Tepi:
    """The margins chosen, or the paper's own, within what can be printed."""
    return (pilihan.tepi or isi.tepi).wajar()


def fitted(isi: Isi, kertas: Kertas, pilihan: Pilihan) -> tuple[Susunan, str]:
    """The layout as chosen, tightened when it has to fit one page and can, and the sentence that says so.

    What does not fit one page even so keeps the chosen type size and the usual spacing. Of several letters each is
    fitted by itself.
    """
    wanted = Gaya(ukuran_wajar(pilihan.ukuran))
    laid = _lay_out(isi, kertas, pilihan, wanted)
    notes = []
    if pilihan.satu_halaman and not laid.sehalaman:
        several = letters(isi.blok) if len(laid.surat) > 1 else []
        laid, note = _fit_each(isi, kertas, pilihan, several) if several else _fit(isi, kertas, pilihan, laid)
        notes.append(note)
    if pilihan.kop_semua and isi.kop and not laid.kop_semua and len(laid.pages) > 1:
        notes.append(KOP_TINGGI)
    return laid, " ".join(notes)


def _fit(isi: Isi, kertas: Kertas, pilihan: Pilihan, laid: Susunan) -> tuple[Susunan, str]:
    """One letter tightened until it fits a page, as it was when it cannot, and the sentence that says so."""
    wanted = laid.gaya
    tight = (_lay_out(isi, kertas, pilihan, gaya) for gaya in _tighter(wanted))
    laid = next((one for one in tight if one.sehalaman), laid)
    return laid, _fit_sentence(laid, wanted)


def _fit_each(
    isi: Isi, kertas: Kertas, pilihan: Pilihan, several: Sequence[Sequence[Sequence[Blok]]]
) -> tuple[Susunan, str]:
    """Each letter fitted by itself, in one layout; its style is that of the tightest letter."""
    made: list[Susunan] = []
    notes: list[str] = []
    for letter in several:
        runs: list[Blok] = []
        for run in letter:
            runs += [*([HalamanBaru()] if runs else []), *run]
        one, note = fitted(replace(isi, blok=tuple(runs)), kertas, pilihan)
        made.append(one)
        notes.append(note)
    tightest = max((one.gaya for one in made), key=lambda gaya: (-gaya.ukuran, gaya.rapat))
    whole = Susunan([page for one in made for page in one.pages], tuple(n for one in made for n in one.surat),
                    sum(one.bagian for one in made), tightest, all(one.kop_semua for one in made))
    longer = sum(not one.sehalaman for one in made)
    if longer:
        return whole, f"{longer} dari {len(made)} naskah tidak muat satu halaman; dicetak dengan jarak biasa."
    if len(set(notes)) == 1:
        return whole, notes[0]
    return whole, f"{sum(map(bool, notes))} dari {len(made)} naskah dirapatkan agar masing-masing muat satu halaman."


def _tighter(gaya: Gaya) -> Iterator[Gaya]:
    """Less space first, then smaller type, down to the smallest that can be read."""
    yield replace(gaya, rapat=1)
    size = gaya.ukuran
    while size >= TERKECIL:
        yield Gaya(size, 2)
        size -= 0.5


def _fit_sentence(laid: Susunan, wanted: Gaya) -> str:
    size = f"{laid.gaya.ukuran:g}".replace(".", ",")
    if not laid.sehalaman:
        return f"Tidak muat satu halaman; dicetak {len(laid.pages)} halaman dengan huruf {size} pt dan jarak biasa."
    if laid.gaya.ukuran < wanted.ukuran:
        return f"Jarak dirapatkan dan huruf dikecilkan menjadi {size} pt agar muat satu halaman."
    return "Jarak dirapatkan agar muat satu halaman."


def _lay_out(isi: Isi, kertas: Kertas, pilihan: Pilihan, gaya: Gaya) -> Susunan:
    tepi = tepi_dari(isi, pilihan)
    lebar = kertas.lebar - (tepi.kiri + tepi.kanan) * MM
    tinggi = kertas.tinggi - (tepi.atas + tepi.bawah) * MM
    kop = kop_bagian(isi.kop, lebar, kecil=gaya.rapat == 2)
    kop_tall = sum(part.tinggi for part in kop)
    everywhere = pilihan.kop_semua and bool(kop) and kop_tall <= tinggi * KOP_MOST
    bidang = Bidang(lebar, tinggi - kop_tall if everywhere else tinggi, tepi.kiri * MM, gaya)
    pages: list[list[Bagian]] = []
    surat: list[int] = []
    bagian = 0
    for letter in letters(isi.blok):
        runs = [parts for parts in (parts_of(run, bidang) for run in letter) if not all(p.kosong for p in parts)]
        before = len(pages)
        for n, parts in enumerate(runs):
            head = kop if n == 0 and not everywhere else []
            for page in flow.paginate_parts([*head, *parts], bidang.isi):
                pages.append([*kop, *page] if everywhere else page)
        bagian += len(runs)
        surat += [len(pages) - before] if runs else []
    return Susunan(pages or [kop], tuple(surat) or (1,), max(1, bagian), gaya, everywhere)


def letters(blok: Sequence[Blok]) -> list[list[tuple[Blok, ...]]]:
    """Blocks divided into letters and those into runs that start a page; empty runs vanish, so no page stays blank.
    A paper without any block is one letter with one empty run."""
    found: list[list[list[Blok]]] = [[[]]]
    for b in blok:
        if isinstance(b, HalamanBaru):
            if b.surat_baru:
                found.append([[]])
            else:
                found[-1].append([])
        else:
            found[-1][-1].append(b)
    kept = [[tuple(run) for run in letter if run] for letter in found]
    return [letter for letter in kept if letter] or [[()]]
