"""A fill-in sheet of this program on its way back, however it was saved, sorted, cut or pasted into.

Recognised by its hidden sheet. Everything else may have changed: order of rows and columns, rows gone or new.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from lkm_desktop.domain import REGISTERS
from lkm_desktop.errors import LkmError
from lkm_desktop.fields import Field
from lkm_desktop.importers.dates import baca_tanggal, pola_kolom
from lkm_desktop.importers.kinds import Konteks, Nilai
from lkm_desktop.importers.sel import GALAT, KOSONG, RUMUS, Buku, Lembar, Sel, teks_sel
from lkm_desktop.importers.values import TANGGAL_FIELD, baca_sel, konteks_kolom
from lkm_desktop.services.lembar_isian import DAFTAR, FORMAT, VERSI, Cap, dari_cap
from lkm_desktop.services.lembar_isian import teks_sel as kata_asli
from lkm_desktop.services.lembar_isian_terbaca import BarisBaca, SelBaca, Terbaca

_CARI_KEPALA = 30  # rows from the top in which the heading is looked for
_NOMOR, _KODE = "no", "kode"


def adalah_lembar_isian(buku: Buku) -> bool:
    """Whether this file is a fill-in sheet of this program, of whatever office and version."""
    return _lembar_cap(buku) is not None


def _lembar_cap(buku: Buku) -> Lembar | None:
    return next((satu for satu in buku.lembar if ("#format", FORMAT) in _pasangan(satu, 12)), None)


def _pasangan(lembar: Lembar, baris: int) -> list[tuple[str, str]]:
    return [(_teks(satu, 0), _teks(satu, 1)) for satu in lembar.baris[:baris]]


def _teks(baris: Sequence[Sel], kolom: int) -> str:
    return teks_sel(baris[kolom]) if kolom < len(baris) else ""


def baca(buku: Buku, *, today: date | None = None) -> Terbaca:
    """The stamp and the rows of a fill-in sheet.

    Raises LkmError when it is none, was made by a newer program, or its hidden sheet or heading is damaged.
    """
    lembar_cap = _lembar_cap(buku)
    if lembar_cap is None:
        raise LkmError(f"Berkas “{buku.nama}” bukan lembar isian dari program ini.",
                       "Masukkan lewat Impor Excel biasa.")  # fmt: skip
    cap = _cap(lembar_cap, buku.nama)
    lembar, baris, kolom = _kepala(buku, cap, lembar_cap)
    judul = {_lipat(teks): kunci for kunci, teks in cap.kolom.items()}
    tempat: dict[str, int] = {}
    for k, teks in kolom.items():
        if (kunci := judul.get(_lipat(teks))) is not None:
            tempat.setdefault(kunci, k)
    isi = list(lembar.baris[baris + 1 :])
    pembaca = _Pembaca(cap, isi, tempat, today or date.today())
    kode = next(k for k, teks in kolom.items() if _lipat(teks) == _KODE)
    asing = [teks for k, teks in kolom.items() if teks and k not in tempat.values() and k != kode
             and _lipat(teks) != _NOMOR and any(_teks(satu, k) for satu in isi)]  # fmt: skip
    nomor = next((k for k, teks in kolom.items() if _lipat(teks) == _NOMOR), None)
    terbaca = [
        BarisBaca(baris + 2 + urut, _teks(satu, kode).upper(), pembaca.sel(urut, _teks(satu, kode).upper()))
        for urut, satu in enumerate(isi)
        if any(_teks(satu, k) for k in range(len(satu)) if k != nomor)
    ]
    return Terbaca(buku.nama, cap, tuple(tempat), [b for b in terbaca if not _kaki(b)], tuple(asing))


def _kaki(baris: BarisBaca) -> bool:
    """A row that holds nothing in any of our columns, such as a note below the table."""
    return not baris.kode and not any(satu.teks for satu in baris.sel.values())


def _cap(lembar: Lembar, nama: str) -> Cap:
    isi: dict[str, str] = {}
    judul: Sequence[Sel] = ()
    kunci = [teks_sel(s) for s in lembar.baris[0]][2:] if lembar.baris else []
    asli: dict[str, tuple[str, dict[str, str]]] = {}
    for baris in lembar.baris[1:]:
        awal = _teks(baris, 0)
        if awal == "#judul":
            judul = baris
        elif awal.startswith("#"):
            isi[awal[1:]] = _teks(baris, 1)
        elif awal:
            asli[awal] = (_teks(baris, 1), {k: _teks(baris, n) for n, k in enumerate(kunci, 2)})
    if isi.get("versi", "").isdecimal() and int(isi["versi"]) > VERSI:
        raise LkmError(f"Lembar isian “{nama}” dibuat program yang lebih baru ({isi.get('program', '')}).",
                       "Perbarui program di komputer ini, lalu coba lagi.")  # fmt: skip
    lingkup = {k: isi[k] for k in ("rt", "rw") if isi.get(k)}
    kolom = {k: _teks(judul, n) for n, k in enumerate(kunci, 2)}
    try:
        dibuat = datetime.fromisoformat(isi["dibuat"])
        cap = Cap(isi["kantor"], isi.get("nama", ""), isi["daftar"], dibuat, kolom, lingkup, asli)
    except (KeyError, ValueError) as e:
        raise _berubah(nama) from e
    if cap.segel != isi.get("segel") or cap.daftar not in DAFTAR:
        raise _berubah(nama)
    return cap


def _berubah(nama: str) -> LkmError:
    return LkmError(
        f"Lembar tersembunyi pada “{nama}” berubah, jadi tidak diketahui lagi apa yang diganti.",
        "Masukkan lewat Impor Excel biasa, atau buat lembar isian yang baru.",
    )


def _kepala(buku: Buku, cap: Cap, lembar_cap: Lembar) -> tuple[Lembar, int, dict[int, str]]:
    """The sheet with the rows, its heading row, and the headings by column. Raises LkmError when there is none."""
    judul = {_lipat(teks) for teks in cap.kolom.values()}
    for lembar in buku.lembar:
        if lembar is lembar_cap:
            continue
        for urut, baris in enumerate(lembar.baris[:_CARI_KEPALA]):
            kolom = {k: teks_sel(sel) for k, sel in enumerate(baris)}
            kata = [_lipat(teks) for teks in kolom.values()]
            if _KODE in kata and _lipat(cap.kolom["nama"]) in kata and len(judul.intersection(kata)) >= 1:
                return lembar, urut, kolom
    raise LkmError(
        f"Baris judul kolom pada lembar isian “{buku.nama}” tidak ditemukan lagi.",
        f"Kembalikan judul “Kode” dan “{cap.kolom['nama']}” di atas kolomnya, simpan, lalu coba lagi.",
    )


def _lipat(teks: str) -> str:
    return " ".join(teks.split()).casefold()


class _Pembaca:
    """Reads cells for their fields; a column is looked at whole before its cells."""

    def __init__(self, cap: Cap, baris: Sequence[Sequence[Sel]], tempat: dict[str, int], today: date) -> None:
        self._cap, self._baris, self._tempat = cap, baris, tempat
        register = REGISTERS[cap.daftar]
        self._field = {kunci: register.field(kunci) for kunci in tempat}
        self._konteks = {}
        for kunci, k in tempat.items():
            sel = [satu[k] if k < len(satu) else KOSONG for satu in baris]
            konteks = konteks_kolom(kunci, sel, today)
            if self._field[kunci].kind == "tanggal":
                konteks = replace(konteks, tanggal=pola_kolom(sel))
            # numbers in a column of ours are never codes of another program, and L/P is never P/W
            self._konteks[kunci] = replace(konteks, kode=False, pria_wanita=False)

    def sel(self, urut: int, kode: str) -> dict[str, SelBaca]:
        """The cells of one row; `kode`: whose row it is."""
        baris = self._baris[urut]
        asli = self._cap.asli.get(kode, ("", {}))[1]
        return {
            kunci: self._satu(kunci, baris[k] if k < len(baris) else KOSONG, asli.get(kunci, ""))
            for kunci, k in self._tempat.items()
        }

    def _satu(self, kunci: str, sel: Sel, asli: str) -> SelBaca:
        teks = " ".join(teks_sel(sel).split())
        if not teks and sel.jenis not in (GALAT, RUMUS):
            return SelBaca()
        if asli and teks == kata_asli(self._field[kunci], semula := dari_cap(self._field[kunci], asli)):
            return SelBaca(teks, semula)  # as it went out
        nilai = self._nilai(self._field[kunci], sel, self._konteks[kunci])
        return SelBaca(teks, nilai.isi, nilai.masalah, nilai.catatan)

    @staticmethod
    def _nilai(field: Field, sel: Sel, konteks: Konteks) -> Nilai:
        if field.kind == "tanggal" and field.key not in TANGGAL_FIELD:
            isi, masalah = baca_tanggal(sel, lampau=False, pola=konteks.tanggal, today=konteks.today)
            return Nilai(isi, masalah)
        if field.kind == "pilihan":
            kode = next((k for k, kata in field.choices if _lipat(kata) == _lipat(teks_sel(sel))), None)
            if kode is not None:
                return Nilai(kode)
        return baca_sel(field.key, sel, konteks)
