"""Meeting kits: what a kind of meeting needs. Shipped ones are read from resources; the office's own lie over them.

Sources of the shipped kits stand beside each in `resources/kit_rapat.json` (lkm-siklus.md 1.12, 3.2, 4.4, 5.x).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import lru_cache
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from lkm_desktop.domain.base import new_id
from lkm_desktop.domain.naskah import Kit
from lkm_desktop.domain.penugasan import BADAN
from lkm_desktop.errors import FieldErrors, LkmError
from lkm_desktop.fields import entity_fields
from lkm_desktop.format import parse_jam
from lkm_desktop.paths import resources
from lkm_desktop.services import organisasi
from lkm_desktop.services.kit_kata import KATA, asing, isi
from lkm_desktop.services.values import clean

#: papers that a kit may expect, keys of `documents.DOKUMEN`, with their short names
BERKAS = {
    "undangan": "Undangan",
    "daftar-hadir": "Daftar hadir",
    "notulen": "Notulen",
    "ba-umum": "Berita acara",
    "ba-rkm": "BA RKM",
    "ba-rembug": "BA rembug",
    "ba-rwt": "BA RWT",
    "ba-koordinator": "BA pemilihan koordinator",
    "ba-tim": "BA pembentukan tim",
    "lembar-sesi-kbk": "Lembar sesi KBK",
}
#: whom a kit may invite: bodies, and the active relawan
DIUNDANG = (*BADAN, ("relawan", "Relawan aktif"))
#: fields of a kit that hold one entry a line
DAFTAR = ("acara", "undang", "undang_luar", "dokumen")
KUNCI = tuple(key for key in entity_fields(Kit) if key != "kode")


@dataclass(frozen=True)
class Acara:
    """One point of the agenda; waktu as written ("19.30", "10 menit"), pembawa who leads it."""

    pokok: str
    waktu: str = ""
    pembawa: str = ""


@dataclass(frozen=True)
class Perangkat:
    """One kit; texts may hold the words of `kit_kata.KATA`. bawaan: shipped · diubah: the office has its own."""

    kode: str
    nama: str
    jenis: str
    tingkat: str = "LKM"
    mode: str = "daftar"
    pola_judul: str = ""
    jam_mulai: str = ""
    jam_selesai: str = ""
    acara: tuple[str, ...] = ()
    undang: tuple[str, ...] = ()
    undang_luar: tuple[str, ...] = ()
    dokumen: tuple[str, ...] = ()
    pembukaan: str = ""
    penutup: str = ""
    sumber: str = ""
    bawaan: bool = field(default=False, compare=False)
    diubah: bool = field(default=False, compare=False)

    def susunan(self) -> tuple[Acara, ...]:
        """The agenda, line by line."""
        return tuple(acara_dari(line) for line in self.acara)

    def nilai(self) -> dict[str, Any]:
        """The kit as form values: lists are one entry a line."""
        values = {key: getattr(self, key) for key in KUNCI}
        return {**values, **{key: "\n".join(values[key]) for key in DAFTAR}, "kode": self.kode}


def acara_dari(line: str) -> Acara:
    """A line "pokok | waktu | pembawa"; what is not there is empty."""
    parts = [" ".join(part.split()) for part in line.split("|")]
    return Acara(parts[0], *parts[1:3])


@lru_cache(maxsize=1)
def bawaan() -> dict[str, Perangkat]:
    """The shipped kits by code, in their order."""
    text = (resources() / "kit_rapat.json").read_text(encoding="utf-8")
    found = {}
    for given in json.loads(text)["kit"]:
        lists = {key: tuple(given.get(key, ())) for key in DAFTAR}
        found[given["kode"]] = Perangkat(**{**given, **lists}, bawaan=True)
    return found


def daftar_kit(s: Session) -> list[Perangkat]:
    """Every kit: the shipped ones in their order, as the office changed them, then its own by name."""
    own = {row.kode: _dari_baris(row) for row in s.scalars(select(Kit).where(Kit.dihapus.is_(None)))}
    found = []
    for code, shipped in bawaan().items():
        mine = own.pop(code, None)
        if mine is None:
            found.append(shipped)
        else:
            mine = replace(mine, sumber=shipped.sumber)
            found.append(replace(mine, bawaan=True, diubah=mine != shipped))
    return found + sorted(own.values(), key=lambda kit: kit.nama.lower())


def get_kit(s: Session, kode: str) -> Perangkat:
    """The kit of that code. Raises LkmError for an unknown one."""
    found = next((kit for kit in daftar_kit(s) if kit.kode == kode), None)
    if found is None:
        raise LkmError("Perangkat rapat ini sudah tidak ada.", "Pilih perangkat lain.")
    return found


def nama_kit(s: Session) -> list[tuple[str, str]]:
    """(code, name in the office's own words) of every kit."""
    words = kata_kantor(s)
    return [(kit.kode, isi(kit.nama, words)) for kit in daftar_kit(s)]


def kata_kantor(s: Session) -> dict[str, str]:
    """The words of `KATA` that the office itself fills in."""
    office = organisasi.kantor(s)
    head = "Lurah" if office.wilayah == "Kelurahan" else "Kepala Desa"
    return {
        "istilah": office.istilah,
        "nama": office.nama,
        "wilayah": office.wilayah.lower(),
        "kelurahan": office.kelurahan,
        "pimpinan_wilayah": head,
        "lurah": office.lurah_nama or f"{head} {office.kelurahan}",
        "faskel": office.faskel_nama or f"Fasilitator {office.wilayah.lower()}",
    }


# --- changing -------------------------------------------------------------------------------------------------------


def save_kit(s: Session, kode: str | None, values: dict[str, Any]) -> str:
    """Save the office's version of a kit, or with no code a new one of its own; gives the code. Raises FieldErrors."""
    taken = {name.lower() for code, name in nama_kit(s) if code != kode}
    before = get_kit(s, kode).nilai() if kode else {"tingkat": "LKM", "mode": "daftar"}
    cleaned = periksa_kit({**before, **values})
    if isi(cleaned["nama"], kata_kantor(s)).lower() in taken:
        raise FieldErrors({"nama": "Nama ini sudah dipakai perangkat lain."})
    row = _baris(s, kode) if kode else None
    if row is None:
        row = Kit(id=new_id(), kode=kode or _kode_baru(s, cleaned["nama"]))
        s.add(row)
    for key, value in cleaned.items():
        if getattr(row, key, None) != value:
            setattr(row, key, value)
    s.flush()
    return row.kode


def kembalikan_bawaan(s: Session, kode: str) -> None:
    """Drop the office's version of a shipped kit. Raises LkmError when none is shipped under that code."""
    if kode not in bawaan():
        raise LkmError("Perangkat ini buatan kantor, jadi tidak ada bentuk bawaannya.")
    _buang(s, kode)


def hapus_kit(s: Session, kode: str) -> None:
    """Delete a kit of the office's own. Raises LkmError for a shipped one."""
    if kode in bawaan():
        raise LkmError("Perangkat bawaan tidak bisa dihapus.", "Isinya boleh diubah, atau dikembalikan seperti semula.")
    _buang(s, kode)


def periksa_kit(values: dict[str, Any]) -> dict[str, Any]:
    """Cleaned values of a kit's form. Raises FieldErrors with a sentence per wrong field."""
    cleaned: dict[str, Any] = {}
    errors: dict[str, str] = {}
    for key in KUNCI:
        spec = entity_fields(Kit)[key]
        try:
            cleaned[key] = clean(spec, values.get(key))
            if key in ("jam_mulai", "jam_selesai") and cleaned[key]:
                cleaned[key] = parse_jam(cleaned[key])
        except ValueError as error:
            errors[key] = str(error)
            continue
        if spec.required and cleaned[key] is None:
            errors[key] = f"{spec.label} harus diisi."
        elif spec.kind == "pilihan" and cleaned[key] not in dict(spec.choices):
            errors[key] = f"{spec.label} ini tidak dikenal."
        elif isinstance(cleaned[key], str) and asing(cleaned[key]):
            errors[key] = f"{{{asing(cleaned[key])}}} tidak dikenal; yang bisa dipakai: {_words()}."
    errors.update(_salah_daftar(cleaned))
    start, end = cleaned.get("jam_mulai"), cleaned.get("jam_selesai")
    if start and end and end < start:
        errors["jam_selesai"] = "Jam selesai lebih awal daripada jam mulai."
    if errors:
        raise FieldErrors(errors)
    return cleaned


def _salah_daftar(cleaned: dict[str, Any]) -> dict[str, str]:
    """Mend the lists of a kit in place; give what is wrong in them."""
    errors = {}
    known = {"undang": dict(DIUNDANG), "dokumen": BERKAS}
    for key in DAFTAR:
        lines = baris_teks(cleaned.get(key))
        strange = [line for line in lines if key in known and line not in known[key]]
        if strange:
            errors[key] = f"“{strange[0]}” tidak dikenal; pilih dari daftar yang ada."
        if any(not line.split("|")[0].strip() for line in lines):
            errors[key] = "Ada baris tanpa nama di depan garis tegak (|)."
        cleaned[key] = "\n".join(dict.fromkeys(lines) if key in known else lines) or None
    return errors


def _words() -> str:
    return ", ".join(f"{{{word}}}" for word in KATA)


def baris_teks(text: object) -> list[str]:
    """The lines of a text that say something, blanks joined."""
    return [line for line in (" ".join(line.split()) for line in str(text or "").splitlines()) if line]


def _baris(s: Session, kode: str) -> Kit | None:
    return s.scalar(select(Kit).where(Kit.kode == kode, Kit.dihapus.is_(None)))


def _buang(s: Session, kode: str) -> None:
    row = _baris(s, kode)
    if row is not None:
        row.dihapus = datetime.now().replace(microsecond=0)
        s.flush()


def _kode_baru(s: Session, nama: str) -> str:
    plain = re.sub(r"[^a-z0-9]+", "_", nama.lower()).strip("_")[:24] or "perangkat"
    taken: Iterable[str] = {*bawaan(), *s.scalars(select(Kit.kode))}
    return next(code for n in range(1, 10_000) if (code := plain if n == 1 else f"{plain}_{n}") not in taken)


def _dari_baris(row: Kit) -> Perangkat:
    values: dict[str, Any] = {key: getattr(row, key) or "" for key in KUNCI}
    values.update({key: tuple(baris_teks(values[key])) for key in DAFTAR})
    return Perangkat(row.kode, **values)
