"""The register of kelurahan of a city from any sheet that names them: columns found by their headings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from lkm_desktop.errors import LkmError
from lkm_desktop.format import BULAN
from lkm_desktop.importers import read
from lkm_desktop.importers.sel import Buku, Lembar, Sel, teks_sel
from lkm_desktop.kota import kenal
from lkm_desktop.kota.daftar import BarisDaftar
from lkm_desktop.names import plain

#: field -> headings, folded as `names.plain` does
_JUDUL: dict[str, tuple[str, ...]] = {
    "nama": ("kelurahan", "desa", "kelurahan desa", "desa kelurahan", "nama kelurahan", "nama desa",
             "nama kelurahan desa", "nama desa kelurahan", "kel", "kel desa"),
    "kode": ("kode", "kode kemendagri", "kode wilayah", "kode kelurahan", "kode desa", "kode kel",
             "kode kelurahan desa"),
    "kecamatan": ("kecamatan", "kec", "nama kecamatan"),
    "kota": ("kota", "kabupaten", "kota kabupaten", "kabupaten kota", "kab kota", "nama kota"),
    "nama_lkm": ("lkm", "bkm", "nama lkm", "nama bkm", "lkm bkm", "bkm lkm", "nama lembaga", "lembaga"),
}  # fmt: skip
_SEJAUH = 30  # rows from the top in which the heading is looked for
#: how a total begins, with all words of that row after it: "Jumlah Kec.", "Sub total"
_EKOR = re.compile(r"(?:sub ?)?(?:jumlah|total)\b")
#: what ends the table: place and day above a signature, or the word above it
_HARI = rf"[a-z .'-]+,? \d{{1,2}} (?:{'|'.join(BULAN)}) \d{{4}}"
_KAKI = re.compile(rf"{_HARI}|(?:mengetahui|menyetujui)\b.*", re.IGNORECASE)
#: the ministry's code without its points; in that of the statistics office the seventh digit is 0
_RAPAT, _BPS = re.compile(r"(\d{2})(\d{2})(\d{2})([12]\d{3})"), re.compile(r"\d{10}")


def baca(jalur: Path | str) -> list[BarisDaftar]:
    """The kelurahan of a sheet (.xlsx, .xls, .ods, .csv), read in a guarded child.

    Of joined or left out cells the kecamatan and kota above count; where the cell is not joined, the line says so.
    Codes of the statistics office are left out, what is no code too. A row that tells something but no name has none.
    Totals are no kelurahan, nor is what stands below the table; "Kec." and "Kel." belong to no name.

    :raises LkmError: when the file cannot be read or names no kelurahan.
    """
    return dari_buku(read.baca(jalur))


def dari_buku(buku: Buku) -> list[BarisDaftar]:
    """The same of a file that is read already: the first sheet that has a column with the names."""
    for lembar in buku.lembar:
        isi = [] if lembar.tersembunyi else list(_baris(lembar))
        if any(one.nama for one in isi):
            return isi
    raise LkmError(
        f"“{buku.nama}” tidak memuat daftar kelurahan.",
        "Judul kolomnya misalnya Kode, Kelurahan, Kecamatan, Kota, dan Nama LKM.",
    )


def _baris(lembar: Lembar) -> Iterator[BarisDaftar]:
    baris = enumerate(lembar.baris, 1)
    tempat: dict[str, int] = {}
    for nomor, satu in baris:
        tempat = _tempat(satu)
        if "nama" in tempat and len(tempat) > 1:
            break
        if nomor >= _SEJAUH:
            return
    else:
        return
    atas = {"kecamatan": "", "kota": ""}
    for nomor, satu in baris:
        if _kaki(satu):
            return
        isi = {k: _rapi(k, teks_sel(satu[i])) if i < len(satu) else "" for k, i in tempat.items()}
        atas |= {k: isi[k] for k in atas if isi.get(k) and not _EKOR.match(plain(isi[k]))}
        if _bernama(isi):
            kode, catatan = _kode(isi.get("kode", ""))
            catatan += _warisan(isi, atas, _digabung(lembar, nomor - 1, tempat.get("kecamatan")))
            yield BarisDaftar(isi["nama"], kode, atas["kecamatan"], atas["kota"], isi.get("nama_lkm", ""), nomor,
                              catatan)  # fmt: skip
        elif _tanpa_nama(isi):
            yield BarisDaftar("", nomor=nomor)


def _kaki(satu: Sequence[Sel]) -> bool:
    """Whether a row stands below the table: all that it holds is a signature's beginning, once or twice."""
    terisi = [" ".join(teks.split()) for sel in satu if (teks := teks_sel(sel)).strip()]
    return len(terisi) <= 2 and any(map(_KAKI.fullmatch, terisi))


def _rapi(kunci: str, teks: str) -> str:
    satu = " ".join(teks.split())
    return kenal.tanpa_jenis(satu) if kunci in ("nama", "kecamatan") else satu


def _digabung(lembar: Lembar, indeks: int, kolom: int | None) -> bool:
    """Whether a cell belongs to a joined one that begins above it."""
    return kolom is not None and any(
        g.baris < indeks <= g.baris_akhir and g.kolom <= kolom <= g.kolom_akhir for g in lembar.gabung
    )


def _warisan(isi: Mapping[str, str], atas: Mapping[str, str], digabung: bool) -> tuple[str, ...]:
    if digabung or isi.get("kecamatan") or not atas["kecamatan"]:
        return ()
    return (f"kecamatannya kosong, dianggap {atas['kecamatan']} seperti baris di atasnya.",)


def _tanpa_nama(isi: Mapping[str, str]) -> bool:
    """A row of the table without a name: it has a code or the name of another place, and is no total."""
    lain = {plain(v) for k, v in isi.items() if k != "nama" and v}
    return not isi["nama"] and any(not v.isdecimal() for v in lain) and not any(map(_EKOR.match, lain))


def _tempat(satu: Sequence[Sel]) -> dict[str, int]:
    tempat: dict[str, int] = {}
    for i, sel in enumerate(satu):
        kata = plain(teks_sel(sel))
        for kunci, judul in _JUDUL.items():
            if kata in judul and kunci not in tempat:
                tempat[kunci] = i
    return tempat


def _bernama(isi: dict[str, str]) -> bool:
    """Not an empty row, one with numbers below the headings, or a total."""
    nama = plain(isi["nama"])
    return bool(nama) and not nama.isdecimal() and not any(_EKOR.match(plain(v)) for v in isi.values())


def _kode(teks: str) -> tuple[str, tuple[str, ...]]:
    """The code, "" for what is none, and a sentence about what is none."""
    rapi = re.sub(r"\s", "", teks)
    if cocok := _RAPAT.fullmatch(rapi.replace(".", "").replace("-", "")):
        return ".".join(cocok.groups()), ()
    if not rapi or _BPS.fullmatch(rapi):
        return "", ()
    return "", (f"“{rapi[:20]}” bukan kode kelurahan, jadi tidak dipakai.",)
