"""The different values of coded columns with what they mean, for the user to look at and to complete."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from lkm_desktop.domain import REGISTERS
from lkm_desktop.domain.orang import PENDIDIKAN, STATUS_KAWIN
from lkm_desktop.domain.penugasan import BADAN, PENGELOLA
from lkm_desktop.importers import codes
from lkm_desktop.importers.arti import ArtiKolom
from lkm_desktop.importers.kinds import Nilai
from lkm_desktop.importers.sel import Sel, teks_sel
from lkm_desktop.importers.text import kosong
from lkm_desktop.importers.values import STATUS_SAH
from lkm_desktop.services.impor_bahan import TUJUAN_BUKU, kunci_arti

#: most values of one column that are listed
_PALING = 200
#: where a meaning comes from
DIPILIH, LEGENDA, SIAK, BELUM = "dipilih", "legenda", "siak", "belum"


@dataclass
class NilaiKolom:
    """One coded column: its different cells with their numbers, the meanings in force, and its reader.

    kode: whether numbers that no legend explains are read as SIAK codes.
    """

    field: str
    judul: str
    isi: Counter[Sel]
    arti: ArtiKolom
    baca: Callable[[Sel], Nilai]
    kode: bool = False


@dataclass(frozen=True)
class NilaiArti:
    """One value of a coded column. nilai: as the sheet has it · jumlah: rows · arti: the words in force, "" for none ·
    dari: "dipilih", "legenda", "siak" or "belum" (nobody told) · wajib: its rows cannot be saved without a meaning ·
    tempat: where the legend stands."""

    field: str
    judul: str
    nilai: str
    jumlah: int
    arti: str
    dari: str
    wajib: bool = False
    tempat: str = ""

    @property
    def kunci(self) -> str:
        """How the value is looked up among the meanings."""
        return kunci_arti(self.nilai)


def daftar_arti(kolom: Iterable[NilaiKolom], ke: str) -> list[NilaiArti]:
    """The values of the columns that need a look: unknown ones first, then codes with their meanings.

    Words that everybody reads alike are not listed. Equal values of one field are one line, whatever their tables.
    """
    semua: dict[tuple[str, str], NilaiArti] = {}
    for satu in kolom:
        pilihan = dict(pilihan_arti(ke, satu.field))
        for sel, jumlah in satu.isi.most_common():
            found = _nilai(satu, sel, jumlah, pilihan)
            if found is None:
                continue
            lama = semua.get((found.field, found.kunci))
            semua[found.field, found.kunci] = _tambah(lama, found) if lama else found
            if sum(f == satu.field for f, _ in semua) >= _PALING:
                break
    return sorted(semua.values(), key=_urutan)


def _urutan(satu: NilaiArti) -> tuple[int, str, int, str]:
    mendesak = 0 if satu.wajib else 1 if satu.dari == BELUM else 2
    return mendesak, satu.judul, int(satu.kunci) if satu.kunci.isdecimal() else 1000, satu.kunci


def _tambah(lama: NilaiArti, baru: NilaiArti) -> NilaiArti:
    pokok = baru if baru.wajib and not lama.wajib else lama
    return NilaiArti(pokok.field, pokok.judul, pokok.nilai, lama.jumlah + baru.jumlah, pokok.arti, pokok.dari,
                     pokok.wajib, pokok.tempat)  # fmt: skip


def _nilai(satu: NilaiKolom, sel: Sel, jumlah: int, pilihan: Mapping[str, str]) -> NilaiArti | None:
    teks = teks_sel(sel)
    if not teks or (kosong(teks) and satu.arti.arti(sel) is None):
        return None
    hasil = satu.baca(sel)
    if (kata := satu.arti.pilihan.get(kunci_arti(teks))) is not None:
        return NilaiArti(satu.field, satu.judul, teks, jumlah, kata, DIPILIH, bool(hasil.masalah))
    arti = pilihan.get(str(hasil.isi), str(hasil.isi or ""))
    if kunci_arti(teks) in satu.arti.legenda:
        kata = arti or satu.arti.legenda[kunci_arti(teks)]
        return NilaiArti(satu.field, satu.judul, teks, jumlah, kata, LEGENDA, bool(hasil.masalah), satu.arti.tempat)
    if hasil.masalah:
        return NilaiArti(satu.field, satu.judul, teks, jumlah, "", BELUM, wajib=True)
    if satu.kode and satu.field in codes.SIAK:
        return NilaiArti(satu.field, satu.judul, teks, jumlah, arti, SIAK)
    if satu.field == "pendidikan" and hasil.isi not in pilihan:
        return NilaiArti(satu.field, satu.judul, teks, jumlah, "", BELUM)
    return None


def pilihan_arti(ke: str, nama_field: str) -> list[tuple[str, str]]:
    """What a value of that field may mean: (words as the reader takes them, words shown). Empty when anything may."""
    if ke in TUJUAN_BUKU:
        return list(REGISTERS[ke].field(nama_field).choices)
    tetap: dict[str, list[tuple[str, str]]] = {
        "jenis_kelamin": [("L", "Laki-laki"), ("P", "Perempuan")],
        "status_kawin": list(STATUS_KAWIN),
        "pendidikan": list(PENDIDIKAN),
        "pekerjaan": [(kata, kata) for kata in codes.SIAK["pekerjaan"].values()],
        "miskin": [("True", "Ya, miskin"), ("False", "Tidak miskin")],
        "status": [(kata, kata.capitalize()) for kata in sorted(STATUS_SAH.get(ke, STATUS_SAH["orang"]))],
        "badan": [pair for pair in BADAN if pair[0] in PENGELOLA],
    }
    return tetap.get(nama_field, [])


def bebas(ke: str, nama_field: str) -> bool:
    """Whether a meaning may be any words, beside those that are offered."""
    if ke in TUJUAN_BUKU:
        return REGISTERS[ke].field(nama_field).kind != "pilihan"
    return nama_field not in ("jenis_kelamin", "status_kawin", "miskin", "status", "badan")
