"""Numbers that are names: NIK, KK, RT, RW, phone. Kept as text; what Excel has damaged is said, never repaired."""

from __future__ import annotations

import re

from lkm_desktop.format import digits, pad_rt
from lkm_desktop.importers.kinds import Konteks, Nilai
from lkm_desktop.importers.sel import ANGKA, Sel, teks_sel
from lkm_desktop.importers.split import ROMAWI
from lkm_desktop.importers.text import bersihkan, kosong

#: what most cells are; they need no closer look
_UTUH = re.compile(r"(?!0{16})[0-9]{16}")
_HP_BIASA = re.compile(r"08[0-9]{8,11}")


def nomor_16(nama_field: str, sel: Sel, konteks: Konteks) -> Nilai:
    """NIK and KK: sixteen digits, kept as text. A number has lost its last digit in Excel and is never repaired."""
    if _UTUH.fullmatch(asli := sel.nilai if isinstance(sel.nilai, str) else "") and not konteks.nik_bulat:
        return Nilai(asli, catatan=_catatan_nik(asli) if nama_field == "nik" else "")
    sebutan = "NIK" if nama_field == "nik" else "Nomor KK"
    if sel.jenis == ANGKA and isinstance(sel.nilai, float):
        return _nomor_angka(sebutan, sel.nilai)
    teks = bersihkan(teks_sel(sel))
    angka = teks if teks.isdecimal() else re.sub(r"[\s.'’`\-]", "", teks)
    if kosong(teks) or not angka.strip("0"):
        return Nilai()
    if re.fullmatch(r"\d[.,]\d+E\+?\d+", teks, re.IGNORECASE):
        return Nilai(masalah=f"{sebutan} dipotong Excel menjadi “{teks}”; ketik ulang 16 angkanya dari KTP/KK.")
    if not angka.isascii() or not angka.isdecimal():
        return Nilai(masalah=f"{sebutan} berisi selain angka (“{teks[:24]}”); ketik ulang atau kosongkan.")
    if len(angka) != 16:
        return Nilai(masalah=f"{sebutan} harus 16 angka, ini {len(angka)}; ketik ulang atau kosongkan.")
    if konteks.nik_bulat:
        return Nilai(
            masalah="Semua NIK di kolom ini berakhir 0, tanda angka terakhirnya dibulatkan Excel; ketik ulang dari KTP."
        )
    return Nilai(angka, catatan=_catatan_nik(angka) if nama_field == "nik" else "")


def _nomor_angka(sebutan: str, nilai: float) -> Nilai:
    if nilai == 0:
        return Nilai()
    if nilai >= 1e15:
        return Nilai(
            masalah=f"{sebutan} tersimpan sebagai angka; Excel hanya menyimpan 15 angka sehingga angka "
            "terakhir hilang. Ketik ulang dari KTP/KK, atau kosongkan."
        )
    return Nilai(masalah=f"{sebutan} harus 16 angka, ini {len(str(int(nilai)))}; ketik ulang atau kosongkan.")


def _catatan_nik(nik: str) -> str:
    hari, bulan = int(nik[6:8]), int(nik[8:10])
    if not (1 <= hari <= 31 or 41 <= hari <= 71) or not 1 <= bulan <= 12:
        return "Bagian tanggal lahir di NIK ini tidak mungkin; periksa."
    return ""


def rt(nama_field: str, sel: Sel, _: Konteks) -> Nilai:
    teks = bersihkan(teks_sel(sel))
    if kosong(teks):
        return Nilai()
    sebutan = nama_field.upper()
    inti = re.sub(rf"^(?:{sebutan}|NO)\b[.: ]*|^{sebutan}(?=\d)", "", teks.upper()).strip()
    inti = str(ROMAWI.get(inti, inti))
    if re.fullmatch(r"\d{1,3}", inti):
        return Nilai(pad_rt(inti) or None)
    if re.fullmatch(r"\d{1,3}[ ]?[A-Z]", inti):
        return Nilai(pad_rt(inti[:-1].strip()) + inti[-1])
    return Nilai(masalah=f"“{teks[:24]}” bukan nomor {sebutan}; isi misalnya 03.")


def hp(_f: str, sel: Sel, _: Konteks) -> Nilai:
    if isinstance(sel.nilai, str) and _HP_BIASA.fullmatch(sel.nilai):
        return Nilai(sel.nilai)
    teks = bersihkan(teks_sel(sel))
    if kosong(teks):
        return Nilai()
    if re.fullmatch(r"\d[.,]\d+E\+?\d+", teks, re.IGNORECASE):
        return Nilai(masalah=f"Nomor HP dipotong Excel menjadi “{teks}”; ketik ulang.")
    nomor = [satu for bagian in re.split(r"[/;,&]| dan ", teks) if (satu := _satu_hp(bagian.strip()))]
    hasil = " / ".join(dict.fromkeys(nomor))
    if not digits(hasil):
        return Nilai(masalah=f"“{teks[:24]}” bukan nomor HP.")
    ganjil = next((n for n in nomor if not 9 <= len(digits(n)) <= 14), None)
    return Nilai(hasil, catatan=f"Nomor HP {ganjil} panjangnya tidak biasa; periksa." if ganjil else "")


def _satu_hp(teks: str) -> str:
    """One number as bare digits with its leading 0; text with letters in it stays as typed."""
    if re.search(r"[^\W\d_]", teks):
        return teks
    angka = re.sub(r"^(?:0062|62)(?=[2-9])", "0", digits(teks))
    return "0" + angka if angka.startswith("8") and 9 <= len(angka) <= 13 else angka
