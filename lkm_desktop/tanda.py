"""The keyboard language of the signed daftar hadir: "1-9 12 15i 20s" and names.

Only the text is read here. Whether a number stands on the sheet and whose name it is, the kehadiran service knows.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from lkm_desktop.errors import LkmError
from lkm_desktop.format import parse_jam
from lkm_desktop.names import only_degrees

_STATUS = {
    "": "hadir", "h": "hadir", "hadir": "hadir", "i": "izin", "izin": "izin", "ijin": "izin", "s": "sakit",
    "sakit": "sakit", "a": "alpa", "alpa": "alpa", "alpha": "alpa",
}  # fmt: skip
_SAMPAI = re.compile(r"(\d)[ \t]*(?:\.\.+|[-–—]|s/d\.?|s\.d\.|sd\.?|sampai)[ \t]*(?=\d)", re.IGNORECASE)
_NOMOR = re.compile(r"(\d+)(?:-(\d+))?([a-z]*)", re.IGNORECASE)
_BERJAM = re.compile(r"(\d+(?:-\d+)?)((?:[tp][\d.:]*)+)", re.IGNORECASE)
_JAM = re.compile(r"([tp])([\d.:]*)", re.IGNORECASE)
_JENIS_KELAMIN = re.compile(r"(.+?)[ ]*(?:[ ]([LP])|\(([LP])\))", re.IGNORECASE)
_KATA = r"hadir|izin|ijin|sakit|alpa|alpha"
_SISA = re.compile(
    rf"(?:(?P<semua>(?:hadir )?semua(?:nya)?)|sisanya|yang lain|lainnya)(?: (?P<status>{_KATA}|[hisa]))?",
    re.IGNORECASE,
)
_AWAL = rf"semua(?:nya)?|sisanya|yang lain|lainnya|selain|{_KATA}|dan(?= \d|$)"
_BUKAN_NAMA = re.compile(rf"(?:{_AWAL})\b.*|.*\b(?:tidak|belum|bukan|kecuali)\b.*", re.IGNORECASE | re.DOTALL)
_BERTANDA = re.compile(rf"(.+\S) \(?([hisa]|(?i:{_KATA}))\)?")
_CONTOH = "Tulis misalnya 1-9 12 15i."
_TERBESAR = 9999


@dataclass(frozen=True)
class Tanda:
    """Rows awal..akhir (both included, numbers of the sheet, from 1) get a status: hadir, izin, sakit or alpa.

    datang, pulang: "20.10" when they came late or left early, None when that was not typed.
    """

    awal: int
    akhir: int
    status: str
    datang: str | None = None
    pulang: str | None = None


@dataclass(frozen=True)
class TandaNama:
    """A name that was typed. `nomor` is the spare row it was written on ("43=Siti"), jk "L", "P" or None."""

    nama: str
    jk: str | None
    nomor: int | None
    status: str


@dataclass(frozen=True)
class TandaSisa:
    """Every row that nobody marked yet ("semua", "sisanya alpa")."""

    status: str


Satuan = Tanda | TandaNama | TandaSisa


def parse_tanda(text: str) -> list[Satuan]:
    """Read a line of marks, in the order typed; a later mark overrules an earlier one ("1-20 7i").

    Numbers and ranges (1-9, 1–9, 1..9) are separated by blanks, commas, semicolons or lines; a letter or word behind
    a number says izin, sakit, alpa or hadir ("15i", "15 izin"), alone it is hadir. What is no number is a name up to
    the next comma, semicolon or line end, with " P" or "(L)" behind it for the gender and then perhaps a mark ("Siti
    Aminah i"). "43=Siti Aminah" names a row; "semua" and "sisanya alpa" are the rows that have no mark yet.
    "12t20.10" came at 20.10 (terlambat), "12p21.00" left at 21.00 (pulang), "12t20.10p21.00" both.

    :raises LkmError: one sentence that quotes the part which is not understood. Nothing is guessed.
    """
    hasil: list[Satuan] = []
    for bagian in _bagian(_SAMPAI.sub(r"\1-", text)):
        _baca(bagian, hasil)
    return hasil


def _bagian(text: str) -> list[str]:
    """Pieces between commas, semicolons and lines; a degree behind a comma stays with its name."""
    hasil: list[str] = []
    for baris in re.split(r"[;\n\r]+", text):
        awal = len(hasil)
        for potong in (" ".join(p.split()) for p in baris.split(",")):
            if len(hasil) > awal and only_degrees(potong) and not _NOMOR.match(hasil[-1].split()[-1]):
                hasil[-1] += f", {potong}"
            elif potong:
                hasil.append(potong)
    return hasil


def _baca(bagian: str, hasil: list[Satuan]) -> None:
    """Numbers from the left, then perhaps a name up to the end of the piece."""
    kata = re.sub(r" ?= ?", "= ", bagian).split()
    baru: list[Tanda] = []
    polos = False  # the last number has no status of its own yet
    for i, k in enumerate(kata):
        if k.endswith("=") and (nomor := _NOMOR.fullmatch(k[:-1])) and not nomor[2]:
            tanda = _nomor(nomor)
            hasil += [*baru, _nama(" ".join(kata[i + 1 :]), tanda.awal, tanda.status)]
            return
        if berjam := _BERJAM.fullmatch(k):
            baru.append(_berjam(berjam))
            polos = False
        elif nomor := _NOMOR.fullmatch(k):
            baru.append(_nomor(nomor))
            polos = not nomor[3]
        elif k.lower() in _STATUS and (i or len(kata) == 1):
            if not polos:
                raise LkmError(f"“{k}” harus mengikuti sebuah nomor.", _CONTOH)
            baru[-1] = Tanda(baru[-1].awal, baru[-1].akhir, _STATUS[k.lower()])
            polos = False
        else:
            sisa = " ".join(kata[i:])
            hasil += [*baru, _sisa(sisa) or _nama(sisa, None, "hadir")]
            return
    hasil += baru


def _nomor(cocok: re.Match[str]) -> Tanda:
    asli = cocok[0][:20]
    if cocok[3].lower() not in _STATUS:
        raise LkmError(f"“{asli}” tidak dimengerti: di belakang nomor hanya boleh h, i, s atau a.", _CONTOH)
    if len(cocok[1]) > 9 or len(cocok[2] or "") > 9 or max(int(cocok[1]), int(cocok[2] or 0)) > _TERBESAR:
        raise LkmError(f"“{asli}” bukan nomor daftar hadir: nomor paling besar {_TERBESAR}.")
    awal, akhir = int(cocok[1]), int(cocok[2] or cocok[1])
    if awal < 1 or akhir < 1:
        raise LkmError(f"“{asli}” tidak dimengerti: nomor daftar hadir mulai dari 1.")
    if akhir < awal:
        raise LkmError(f"“{asli}” terbalik.", f"Tulis {akhir}-{awal}{cocok[3]}.")
    return Tanda(awal, akhir, _STATUS[cocok[3].lower()])


def _berjam(cocok: re.Match[str]) -> Tanda:
    """ "12t20.10p21.00": present, from and until. Raises LkmError for a time that is none."""
    nomor = _NOMOR.fullmatch(cocok[1])
    assert nomor is not None
    tanda, jam = _nomor(nomor), {}
    for huruf, teks in _JAM.findall(cocok[2]):
        try:
            pukul = parse_jam(teks)
        except ValueError as error:
            raise LkmError(f"“{cocok[0][:20]}” tidak dimengerti. {error}", "Tulis misalnya 12t20.10.") from error
        if not pukul:
            raise LkmError(
                f"“{cocok[0][:20]}” belum lengkap: jamnya belum ditulis.",
                "Tulis misalnya 12t20.10 (datang) atau 12p21.00 (pulang).",
            )
        jam[huruf.lower()] = pukul
    return Tanda(tanda.awal, tanda.akhir, "hadir", jam.get("t"), jam.get("p"))


def _sisa(teks: str) -> TandaSisa | None:
    """ "semua", "sisanya alpa"; None for anything else. Raises LkmError when "sisanya" does not say what."""
    cocok = _SISA.fullmatch(teks)
    if cocok is None:
        return None
    status = cocok["status"] or ""
    if not status and not cocok["semua"]:
        raise LkmError(f"“{teks}” belum lengkap.", "Tulis sisanya alpa, sisanya izin, atau sisanya hadir.")
    return TandaSisa(_STATUS[status.lower()])


def _nama(teks: str, nomor: int | None, status: str) -> TandaNama:
    if _BUKAN_NAMA.fullmatch(teks):
        raise LkmError(
            f"“{teks[:40]}” tidak dimengerti; tidak ada yang ditandai.", "Tulis misalnya 1-9, 12a, lalu sisanya hadir."
        )
    if cocok := _BERTANDA.fullmatch(teks):
        teks, status = cocok[1], _STATUS[cocok[2].lower()]
    if not any(c.isalpha() for c in teks):
        raise LkmError(f"“{teks[:40] or f'{nomor}='}” tidak dimengerti.", _CONTOH)
    pertama = teks.split()[0][:40]
    if any(c.isdigit() for c in pertama):
        raise LkmError(f"“{pertama}” tidak dimengerti.", _CONTOH)
    if "=" in teks:
        raise LkmError(f"“{teks[:40]}” tidak dimengerti.", "Tulis nomor baris lalu nama, misalnya 43=Siti Aminah.")
    jk = _JENIS_KELAMIN.fullmatch(teks)
    if jk and len(jk[1]) > 1:
        return TandaNama(jk[1].strip(), (jk[2] or jk[3]).upper(), nomor, status)
    return TandaNama(teks, None, nomor, status)
