"""Legends: what the codes of a sheet mean, written beside a table, below it, in a heading, or on a sheet of its own.

Understood are "1 = Laki-laki, 2 = Perempuan" in one cell, one such pair per cell, and tables of code and meaning, also
several beside each other and with the name of the column in front.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from lkm_desktop.domain.orang import PENDIDIKAN
from lkm_desktop.importers import codes
from lkm_desktop.importers.jendela import Petak
from lkm_desktop.importers.kinds import Konteks
from lkm_desktop.importers.mapping import cocokkan
from lkm_desktop.importers.sel import TEKS, Lembar, Sel, teks_sel
from lkm_desktop.importers.text import bersihkan
from lkm_desktop.importers.values import baca_sel
from lkm_desktop.services.impor_bahan import kunci_arti

#: fields of a person whose values may be codes
BERKODE = ("jenis_kelamin", "status_kawin", "pendidikan", "pekerjaan", "status", "miskin", "unsur", "badan", "jabatan",
           "minat", "kegiatan_asal")  # fmt: skip
#: what stands at the head of a legend and names nothing
_KATA_UMUM = """kode kd no nomor nilai angka id keterangan ket arti uraian nama deskripsi label maksud isi kolom legenda
    daftar referensi ref pilihan jawaban variabel makna catatan isian petunjuk pengisian tabel dan untuk singkatan"""
_UMUM = frozenset(_KATA_UMUM.split())
_SATU = re.compile(r"\(?(\d{1,3}|[A-Za-z]{1,2})\)?\s*(?:[=:]|[.)]\s|\s[-–]\s)\s*(\D.*)")
_BANYAK = re.compile(
    r"(?<![\w.])(\d{1,3}|[A-Za-z]{1,2})\s*(?:=|:|(?<=\d)[.)])\s*([^\W\d][^=:;,|\n]*?)\s*"
    r"(?=$|[;,|\n)]|(?<=\s)(?:dan\s+)?(?:\d{1,3}|[A-Za-z]{1,2})\s*(?:=|:|[.)]))"
)
_KODE = re.compile(r"\d{1,3}|[A-Za-z]")
#: rows from the top and from the foot that are looked at in a long sheet
_LIHAT = 300


@dataclass(frozen=True)
class Legenda:
    """What the codes of one column mean. judul: the words at its head · isi: code as `kunci_arti` writes it -> meaning
    · lembar: name of its sheet · petak: its cells · satu_sel: whether all of it stands in one cell."""

    judul: tuple[str, ...]
    isi: Mapping[str, str]
    lembar: str
    petak: Petak
    satu_sel: bool = False

    def tempat(self, lembar: str) -> str:
        """Where it stands, as told to somebody who imports that sheet."""
        return f"keterangan di baris {self.petak.atas + 1}" if self.lembar == lembar else f"lembar {self.lembar}"

    @property
    def field(self) -> str:
        """The field of a person that is meant, by the words at the head, else by the meanings; "" for none."""
        return next((f for judul in self.judul if (f := field_label(judul))), "") or tebak_field(self.isi.values())

    @property
    def kata(self) -> tuple[str, ...]:
        """The words at the head, without "kode" and the like, for comparing with the headings of columns."""
        return tuple(inti for judul in self.judul if (inti := _inti(judul)))


@dataclass
class _Lari:
    """Pairs below each other in one column."""

    kolom: int
    lebar: int
    atas: int
    bawah: int
    judul: list[str] = field(default_factory=list)
    isi: dict[str, str] = field(default_factory=dict)
    data: bool = False


def cari_legenda(lembar: Lembar) -> list[Legenda]:
    """The legends of a sheet whose meaning is plain: their heads or their words say what they are about."""
    semua = [*_sebaris(lembar), *_ke_bawah(lembar)]
    return [one for one in semua if len(one.isi) > 1 and (one.field or one.kata) and _masuk_akal(one)]


def _masuk_akal(one: Legenda) -> bool:
    """Where only a few words are possible, at least half of the meanings are among them; else it is a table of rows."""
    if one.field not in ("jenis_kelamin", "status_kawin", "miskin"):
        return True
    return sum(_terbaca(one.field, bersihkan(satu)) for satu in one.isi.values()) >= 0.5 * len(one.isi)


def field_label(judul: str) -> str:
    """The coded field that the words at the head of a legend name; "" for none."""
    for teks in (judul, _inti(judul)):
        found, yakin = cocokkan(teks)
        if found in BERKODE and yakin >= 0.5:
            return found
    return ""


def _inti(judul: str) -> str:
    kata = [k for k in re.findall(r"[^\W_]+", judul.lower()) if k not in _UMUM and not k.isdecimal()]
    return " ".join(kata)


def tebak_field(arti: Iterable[str]) -> str:
    """The field whose values these words are; "" when they are none of one."""
    kata = [bersihkan(satu) for satu in arti]
    for nama in ("jenis_kelamin", "status_kawin", "pendidikan", "pekerjaan", "miskin"):
        if len(kata) > 1 and sum(_terbaca(nama, satu) for satu in kata) >= max(2, 0.8 * len(kata)):
            return nama
    return ""


def _terbaca(nama: str, kata: str) -> bool:
    if nama == "pekerjaan":
        return codes.rapat(kata) in _PEKERJAAN
    nilai = baca_sel(nama, Sel(TEKS, kata), Konteks())
    return nilai.isi in _SEKOLAH if nama == "pendidikan" else nilai.isi is not None


_PEKERJAAN = {codes.rapat(kata) for kata in codes.SIAK["pekerjaan"].values()}
_SEKOLAH = {kode for kode, _ in PENDIDIKAN}


# --- one cell with all of it ------------------------------------------------------------------------------------------


def urai(teks: str) -> tuple[str, dict[str, str]]:
    """The head and the pairs of "JK: 1 = Laki-laki, 2 = Perempuan"; no pairs when the text is something else."""
    teks = teks.replace("\n", " ; ")
    found = list(_BANYAK.finditer(teks))
    if len(found) < 2:
        return "", {}
    isi: dict[str, str] = {}
    for satu in found:
        arti = satu[2].strip(" .,;()")
        if arti and kunci_arti(satu[1]) not in isi:
            isi[kunci_arti(satu[1])] = arti
    kepala = teks[: found[0].start()].strip(" :;=(-–")
    return (kepala, isi) if len(isi) == len(found) and len(kepala) <= 60 else ("", {})


def _sebaris(lembar: Lembar) -> Iterator[Legenda]:
    for nomor in _baris(lembar):
        for kolom, sel in enumerate(lembar.baris[nomor]):
            if sel.jenis != TEKS or len(teks := str(sel.nilai)) < 7 or not ("=" in teks or ":" in teks or ")" in teks):
                continue
            kepala, isi = urai(teks)
            if isi:
                kiri = teks_sel(lembar.baris[nomor][kolom - 1]) if kolom else ""
                atas = _teks(lembar, nomor - 1, kolom)
                judul = tuple(t for t in (kepala, kiri, atas) if t)
                yield Legenda(judul, isi, lembar.nama, Petak(nomor, kolom, nomor + 1, kolom + 1), satu_sel=True)


def _teks(lembar: Lembar, nomor: int, kolom: int) -> str:
    if not 0 <= nomor < len(lembar.baris) or not 0 <= kolom < len(lembar.baris[nomor]):
        return ""
    return teks_sel(lembar.baris[nomor][kolom])


# --- pairs below each other -------------------------------------------------------------------------------------------


def _baris(lembar: Lembar) -> Sequence[int]:
    banyak = len(lembar.baris)
    if banyak <= 2 * _LIHAT:
        return range(banyak)
    return [*range(_LIHAT), *range(banyak - _LIHAT, banyak)]


def _ke_bawah(lembar: Lembar) -> Iterator[Legenda]:
    """Pairs of code and meaning, one row after the other."""
    terbuka: dict[int, _Lari] = {}
    for nomor in _baris(lembar):
        pasangan = dict(_pasangan(lembar.baris[nomor]))
        data: set[int] = set()
        for kolom in [k for k, lari in terbuka.items() if k not in pasangan or _selesai(lari, nomor, pasangan[k])]:
            tamat = terbuka.pop(kolom)
            if kolom in pasangan and _berulang(tamat, nomor, pasangan[kolom]):
                data.add(kolom)
            elif not tamat.data:
                yield _jadi(lembar, tamat)
        for kolom, (kode, arti, label, lebar) in pasangan.items():
            lari = terbuka.get(kolom)
            if lari is None:
                atas = [t for b in range(nomor - 1, max(nomor - 4, -1), -1) for t in _di_atas(lembar, b, kolom, lebar)]
                judul = [t for t in (label, *atas) if t and not _KODE.fullmatch(t)]
                lari = terbuka[kolom] = _Lari(kolom, lebar, nomor, nomor, judul, data=kolom in data)
            lari.isi[kunci_arti(kode)] = arti
            lari.bawah = nomor + 1
    for sisa in terbuka.values():
        if not sisa.data:
            yield _jadi(lembar, sisa)


def _berulang(lari: _Lari, nomor: int, baru: tuple[str, str, str, int]) -> bool:
    """Whether these are rows of data: the same code stands there again at once, and no new name in front of it."""
    return nomor == lari.bawah and (lari.data or (not baru[2] and kunci_arti(baru[0]) in lari.isi))


def _selesai(lari: _Lari, nomor: int, baru: tuple[str, str, str, int]) -> bool:
    """Another legend begins: a code comes again, or a new name stands in front."""
    return kunci_arti(baru[0]) in lari.isi or nomor > lari.bawah or bool(baru[2] and baru[2] not in lari.judul)


def _di_atas(lembar: Lembar, nomor: int, kolom: int, lebar: int) -> list[str]:
    """The words above a pair, those above the meaning first."""
    return [_teks(lembar, nomor, k) for k in (kolom + lebar - 1, kolom, kolom - 1)]


def _jadi(lembar: Lembar, lari: _Lari) -> Legenda:
    atas = lari.atas
    while atas > max(lari.atas - 2, 0) and _kepala(lembar, atas - 1, lari):
        atas -= 1
    if len(set(map(str.casefold, lari.isi.values()))) < 0.9 * len(lari.isi):
        lari.isi = {}
    petak = Petak(atas, lari.kolom, lari.bawah, lari.kolom + lari.lebar)
    return Legenda(tuple(dict.fromkeys(lari.judul)), lari.isi, lembar.nama, petak)


def _kepala(lembar: Lembar, nomor: int, lari: _Lari) -> bool:
    """Whether the row above belongs to the legend: its name, or "Kode" and "Keterangan"."""
    teks = [t for k in range(lari.kolom, lari.kolom + lari.lebar) if (t := _teks(lembar, nomor, k))]
    return bool(teks) and all(not _inti(t) or field_label(t) for t in teks)


def _pasangan(baris: Sequence[Sel]) -> Iterator[tuple[int, tuple[str, str, str, int]]]:
    """(column, (code, meaning, name in front, columns taken)) of the pairs of a row; cells of other rows give none."""
    for isi in _kelompok(baris):
        kolom, teks = [k for k, _ in isi], [t for _, t in isi]
        if len(teks) == 1 and (satu := _SATU.fullmatch(teks[0])) and _kata(satu[2]):
            yield kolom[0], (satu[1], satu[2].strip(), "", 1)
        elif len(teks) in (2, 3) and _KODE.fullmatch(teks[0]) and _kata(teks[1]):
            yield kolom[0], (teks[0], teks[1], "", kolom[1] - kolom[0] + 1)
        elif len(teks) == 3 and _KODE.fullmatch(teks[1]) and _kata(teks[2]) and not _KODE.fullmatch(teks[0]):
            yield kolom[1], (teks[1], teks[2], teks[0], kolom[2] - kolom[1] + 1)
        elif len(teks) in (4, 6) and all(_KODE.fullmatch(t) for t in teks[::2]) and all(map(_kata, teks[1::2])):
            for n in range(0, len(teks), 2):
                yield kolom[n], (teks[n], teks[n + 1], "", kolom[n + 1] - kolom[n] + 1)


def _kata(teks: str) -> bool:
    return 1 <= len(teks) <= 80 and any(c.isalpha() for c in teks)


def _kelompok(baris: Sequence[Sel]) -> Iterator[list[tuple[int, str]]]:
    """Filled cells that stand side by side, at most six; a sign between code and meaning is left out."""
    isi: list[tuple[int, str]] = []
    for kolom in range(len(baris) + 1):
        teks = teks_sel(baris[kolom]) if kolom < len(baris) else ""
        if teks in ("=", ":", "-") and isi:
            continue
        if teks:
            isi.append((kolom, teks))
        elif isi:
            if len(isi) <= 6:
                yield isi
            isi = []
