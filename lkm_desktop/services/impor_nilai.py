"""How values of an import are compared with what the office has, and how they are shown."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from difflib import SequenceMatcher
from typing import Any

from lkm_desktop.domain import REGISTERS
from lkm_desktop.domain.orang import REGISTER as ORANG
from lkm_desktop.format import digits, tanggal_pendek
from lkm_desktop.names import fold
from lkm_desktop.services.values import shown

#: a person's fields that any import may fill; status and keterangan belong to the hat when there is one
FIELD_ORANG = (
    "nama", "jenis_kelamin", "nik", "no_kk", "tempat_lahir", "tanggal_lahir", "status_kawin", "pendidikan", "pekerjaan",
    "alamat", "rt", "rw", "no_hp", "miskin", "unsur",
)  # fmt: skip
_TUGAS = (
    "badan", "jabatan", "periode", "mulai", "selesai", "sk_nomor", "sk_tanggal", "suara", "tanggal_dikukuhkan",
    "alasan_berhenti", "keterangan",
)  # fmt: skip
FIELD_TOPI: dict[str, tuple[str, ...]] = {
    "orang": (),
    "relawan": ("nomor", "tanggal_daftar", "kegiatan_asal", "minat", "status", "keterangan", "evaluasi"),
    "anggota": _TUGAS,
    "pengelola": _TUGAS,
}


def field_orang(ke: str) -> tuple[str, ...]:
    """The person's fields that an import into this register fills."""
    return (*FIELD_ORANG, "status", "keterangan") if ke == "orang" else FIELD_ORANG


def urutan(ke: str) -> tuple[str, ...]:
    """Every field that an import into this register fills, the hat's own first, in the order of its form."""
    register = REGISTERS[ke]
    return (*FIELD_TOPI[ke], *field_orang(ke)) if register.personal else register.form


def utama(ke: str) -> str:
    """The field that names a row of this register."""
    return REGISTERS[ke].name


def label(ke: str, kunci: str) -> str:
    """The words for a field."""
    return REGISTERS[ke].fields[kunci].label if kunci in REGISTERS[ke].fields else ORANG.fields[kunci].label


def tampil(ke: str, kunci: str, nilai: Any) -> str:
    """A value as the preview shows it, numbers in full."""
    fields = REGISTERS[ke].fields
    return shown(fields[kunci] if kunci in fields else ORANG.fields[kunci], nilai, full=True)


def ada(nilai: Any) -> bool:
    """True for anything that was filled in; False (not poor) counts as filled."""
    return nilai is not None and nilai != ""


def sama(kunci: str, a: Any, b: Any) -> bool:
    """Whether two filled values mean the same: "003" and "03" as RT, "MOH. ALI" and "Muhammad Ali" as name."""
    if a == b:
        return True
    if not isinstance(a, str) or not isinstance(b, str):
        return False
    if kunci == "nama":
        return fold(a) == fold(b)
    if kunci in ("rt", "rw"):
        return a.lstrip("0").casefold() == b.lstrip("0").casefold()
    if kunci == "no_hp":
        return digits(a) == digits(b)
    return rapat(a) == rapat(b)


def rapat(teks: str) -> str:
    """A text without blanks and punctuation, for comparing."""
    return re.sub(r"[\W_]+", "", teks).casefold()


def nama_mirip(a: str, b: str) -> bool:
    """Whether two names may be of one person: a word in common, or nearly the same letters."""
    satu, dua = fold(a), fold(b)
    if {k for k in satu.split() if len(k) > 2} & {k for k in dua.split() if len(k) > 2}:
        return True
    return SequenceMatcher(None, satu, dua, autojunk=False).ratio() >= 0.6


def nama_seejaan(a: str, b: str) -> bool:
    """Whether two names differ only as one name is spelt or shortened: "Siti Aminah" and "Siti Aminnah", or one that
    leaves words of the other out."""
    satu, dua = fold(a), fold(b)
    kata, lain = set(satu.split()), set(dua.split())
    if min(len(kata), len(lain)) > 1 and (kata <= lain or lain <= kata):
        return True
    return SequenceMatcher(None, satu, dua, autojunk=False).ratio() >= 0.85


def sebutan(orang: Mapping[str, Any]) -> str:
    """One line that lets a user recognise a person: name, RT/RW, birth date. No NIK."""
    bagian = [str(orang.get("nama") or "")]
    if orang.get("rt"):
        bagian.append(f"RT {orang['rt']}" + (f"/{orang['rw']}" if orang.get("rw") else ""))
    if isinstance(lahir := orang.get("tanggal_lahir"), date):
        bagian.append(f"lahir {tanggal_pendek(lahir)}")
    return ", ".join(bagian)
