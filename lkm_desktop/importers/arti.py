"""What the values of a column mean: chosen by the user, else told by a legend of the file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from lkm_desktop.domain import REGISTERS
from lkm_desktop.importers import codes
from lkm_desktop.importers.kinds import Konteks
from lkm_desktop.importers.kolom_buku import cocokkan_bertingkat as cocokkan_buku
from lkm_desktop.importers.legenda import BERKODE, Legenda, field_label
from lkm_desktop.importers.mapping import Kolom, cocokkan_bertingkat
from lkm_desktop.importers.sel import GALAT, KOSONG, RUMUS, TEKS, Lembar, Sel, teks_sel
from lkm_desktop.importers.synonyms import rapikan
from lkm_desktop.importers.text import kosong
from lkm_desktop.importers.values import baca_sel
from lkm_desktop.services.impor_bahan import TUJUAN_BUKU, kunci_arti

#: a legend counts when it knows this part of the different values of a column
_CUKUP = 0.6
#: rows that are looked at for the different values
_LIHAT = 3000
_KATA_BUKU = ("pilihan", "saran", "teks")


def boleh_arti(ke: str, nama_field: str) -> bool:
    """Whether values of this field may be codes or words of the sheet's own."""
    if ke not in TUJUAN_BUKU:
        return nama_field in BERKODE
    fields = REGISTERS[ke].fields
    return nama_field in fields and fields[nama_field].kind in _KATA_BUKU


@dataclass(frozen=True)
class ArtiKolom:
    """The meanings of one column. pilihan: key of a value -> words, chosen · tempat: where the legend stands."""

    pilihan: Mapping[str, str] = field(default_factory=dict)
    legenda: Mapping[str, str] = field(default_factory=dict)
    tempat: str = ""

    def arti(self, sel: Sel) -> str | None:
        """The words for a cell; None when nobody told what it means. "" means that it counts as empty."""
        if sel.nilai is None or not (self.pilihan or self.legenda):
            return None
        kunci = kunci_arti(teks_sel(sel))
        return self.pilihan.get(kunci, self.legenda.get(kunci))

    def terjemah(self, sel: Sel) -> Sel:
        """The cell with the words in place of the value."""
        kata = self.arti(sel) if sel.jenis != GALAT else None
        if kata is None:
            return sel
        return KOSONG if not kata else Sel(RUMUS if sel.jenis == RUMUS else TEKS, kata)

    def asing(self, sel: Sel) -> str:
        """Why a code that the legend does not know cannot be taken; "" for anything else."""
        teks = teks_sel(sel)
        if not self.legenda or not teks.isdecimal() or kosong(teks) or self.arti(sel) is not None:
            return ""
        return f"Kode {teks[:12]} tidak ada di {self.tempat}; tentukan artinya di langkah kolom."


def pasang_legenda(ke: str, lembar: Lembar, kolom: list[Kolom], judul: Sequence[Sequence[str]], awal: tuple[int, int],
                   legenda: Iterable[Legenda]) -> dict[int, Legenda]:  # fmt: skip
    """Find the legend of each column, and give back its field to one that was left out because of its codes.

    judul: the heading, per column its cells · awal: first row of the heading, and first row below it.
    """
    hasil: dict[int, Legenda] = {}
    daftar = list(legenda)
    if not daftar:
        return hasil
    for satu in kolom:
        tingkat = tuple(judul[satu.indeks]) if satu.indeks < len(judul) else ()
        maksud = satu.field or _maksud(ke, tingkat)
        calon = [one for one in daftar if _tentang(one, satu, maksud, lembar, awal)]
        if not calon or not boleh_arti(ke, maksud):
            continue
        nilai = _nilai(lembar, satu.indeks, awal[1])
        terbaik = max(calon, key=lambda one: (_cakupan(one, nilai), one.lembar == lembar.nama))
        if nilai and (_cakupan(terbaik, nilai) >= _CUKUP or _berkode(terbaik, satu, maksud, nilai)):
            hasil[satu.indeks] = terbaik
            if satu.field is None and all(one.field != maksud for one in kolom):
                satu.field, satu.alasan = maksud, ""
    return hasil


def _maksud(ke: str, tingkat: tuple[str, ...]) -> str:
    """The field that a heading names, whatever stands below it."""
    found, yakin = cocokkan_buku(ke, tingkat) if ke in TUJUAN_BUKU else cocokkan_bertingkat(tingkat)
    return found if found and yakin >= 0.5 else ""


def _tentang(one: Legenda, kolom: Kolom, maksud: str, lembar: Lembar, awal: tuple[int, int]) -> bool:
    """Whether a legend is about a column: in its heading, or by its name, or by the field."""
    if one.satu_sel and one.lembar == lembar.nama and awal[0] <= one.petak.atas < awal[1]:
        return one.petak.kiri == kolom.indeks
    if rapikan(kolom.judul) in {rapikan(kata) for kata in (*one.kata, *one.judul)} - {""}:
        return True
    return bool(maksud) and one.field == maksud


def _berkode(one: Legenda, kolom: Kolom, maksud: str, nilai: set[str]) -> bool:
    """Whether a column holds numbers and a legend of numbers bears its name: then no other list of codes is meant,
    even if the legend is far from complete."""
    angka = all(satu.isdecimal() and len(satu) <= 3 for satu in nilai) and all(satu.isdecimal() for satu in one.isi)
    bernama = any(field_label(kata) == maksud or rapikan(kata) == rapikan(kolom.judul) for kata in one.judul)
    return angka and bernama


def _nilai(lembar: Lembar, kolom: int, mulai: int) -> set[str]:
    teks = {teks_sel(row[kolom]) for row in lembar.baris[mulai : mulai + _LIHAT] if kolom < len(row)}
    return {kunci_arti(t) for t in teks if not kosong(t)}


def _cakupan(one: Legenda, nilai: set[str]) -> float:
    return len(nilai & set(one.isi)) / max(len(nilai), 1)


def kalimat(judul: str, nama_field: str, arti: ArtiKolom, ada: Iterable[str]) -> str:
    """How the codes of a column were read, in a sentence; "" when no legend was used. ada: keys of its values."""
    dipakai = sorted((k for k in set(ada) if k in arti.legenda), key=lambda k: (not k.isdecimal(), len(k), k))
    if not dipakai:
        return ""
    return f"Kolom “{judul}”: kode {_rentang(dipakai)} dibaca menurut {arti.tempat}.{_lain(nama_field, arti, dipakai)}"


def _rentang(kode: list[str]) -> str:
    angka = [int(k) for k in kode if k.isdecimal()]
    if len(angka) == len(kode) > 2 and angka == list(range(angka[0], angka[0] + len(angka))):
        return f"{angka[0]}-{angka[-1]}"
    return ", ".join(k if k.isdecimal() else k.upper() for k in kode[:6]) + (", …" if len(kode) > 6 else "")


def _lain(nama_field: str, arti: ArtiKolom, kode: list[str]) -> str:
    """That a legend says something else than the codes of SIAK."""
    siak = codes.SIAK.get(nama_field, {})
    for satu in kode:
        biasa = siak.get(int(satu)) if satu.isdecimal() else None
        if biasa is None:
            continue
        nilai = baca_sel(nama_field, Sel(TEKS, arti.legenda[satu]), Konteks()).isi
        if isinstance(nilai, str) and codes.rapat(nilai) != codes.rapat(biasa):
            return f" Berbeda dari kode SIAK: di sini {satu} = {arti.legenda[satu]}, di SIAK {satu} = {biasa}."
    return ""
