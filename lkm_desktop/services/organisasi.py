"""The office itself: its profile, the lines of its letterhead, and who signs on a given date."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from lkm_desktop.domain import Orang, Organisasi, Penugasan
from lkm_desktop.domain.organisasi import KEPANJANGAN
from lkm_desktop.domain.penugasan import in_force
from lkm_desktop.errors import FieldErrors, LkmError
from lkm_desktop.fields import entity_fields
from lkm_desktop.services.values import clean

MAX_LOGO_BYTES = 5 * 1024 * 1024
MAX_LOGO_SIDE = 4000
LOGO_SIDE = 600


@dataclass(frozen=True)
class Kantor:
    """What pages and papers need to know about the office; nothing of it can be changed through it."""

    nama: str
    istilah: str
    wilayah: str
    kelurahan: str
    kecamatan: str
    kota: str
    zona: str
    tempat_surat: str
    kop: tuple[str, ...]
    logo: bytes | None
    latihan: bool
    lurah_nama: str
    lurah_nip: str
    singkatan: str
    faskel_nama: str
    logo_kanan: bytes | None

    @property
    def lembaga(self) -> str:
        """The body with its name: LKM Maju Bersama."""
        return f"{self.istilah} {self.nama}"


def kantor(s: Session) -> Kantor:
    """The office as read-only facts."""
    o = s.get_one(Organisasi, 1)
    return Kantor(
        o.nama,
        o.istilah,
        o.wilayah,
        o.kelurahan,
        o.kecamatan or "",
        o.kota or "",
        o.zona,
        o.tempat_surat or _city(o.kota) or o.kelurahan,
        kop_lines(o),
        o.logo,
        o.latihan,
        o.lurah_nama or "",
        o.lurah_nip or "",
        o.singkatan or _initials(o),
        o.faskel_nama or "",
        o.logo_kanan,
    )


def _initials(o: Organisasi) -> str:
    """LKM Maju Bersama -> LKM-MB, as numbers of letters carry it."""
    letters = "".join(word[0] for word in o.nama.split() if word[0].isalpha()).upper()
    return f"{o.istilah}-{letters}" if letters else o.istilah


def _city(kota: str | None) -> str:
    words = (kota or "").split()
    return " ".join(words[1:]) if words and words[0].lower() in ("kota", "kabupaten", "kab.") else " ".join(words)


def kop_lines(o: Organisasi) -> tuple[str, ...]:
    """Letterhead: kind of body, its name, region, address; empty parts vanish (lkm-siklus.md 5.1)."""
    region = [f"{o.wilayah} {o.kelurahan}", f"Kecamatan {o.kecamatan}" if o.kecamatan else "", o.kota or ""]
    address = [
        o.alamat or "",
        f"Telp. {o.telepon}" if o.telepon else "",
        f"Kode Pos {o.kode_pos}" if o.kode_pos else "",
    ]
    lines = [
        o.program or "",
        KEPANJANGAN[o.istilah].upper(),
        f"{o.istilah} {o.nama}".upper(),
        ", ".join(p for p in region if p),
        o.kop_tambahan or "",
        ", ".join(p for p in address if p),
    ]
    return tuple(line for line in lines if line)


def get(s: Session) -> dict[str, Any]:
    """The profile as form values, the logo included."""
    o = s.get_one(Organisasi, 1)
    fields = {key: getattr(o, key) for key in entity_fields(Organisasi)}
    return {**fields, "logo": o.logo, "logo_kanan": o.logo_kanan, "latihan": o.latihan}


def save(s: Session, values: dict[str, Any]) -> None:
    """Store the given fields of the profile. Raises FieldErrors with a sentence per wrong field."""
    o = s.get_one(Organisasi, 1)
    cleaned = check_profile(values)
    for key, value in cleaned.items():
        if getattr(o, key) != value:
            setattr(o, key, value)
    for key in ("logo", "logo_kanan"):
        if key in values and values[key] != getattr(o, key):
            setattr(o, key, prepare_logo(values[key]) if values[key] else None)


def check_profile(values: dict[str, Any]) -> dict[str, Any]:
    """Cleaned profile fields; a LKM or BKM typed before the name goes, `istilah` says it. Raises FieldErrors."""
    cleaned: dict[str, Any] = {}
    errors: dict[str, str] = {}
    for key, field in entity_fields(Organisasi).items():
        if key not in values:
            continue
        try:
            cleaned[key] = clean(field, values[key])
        except ValueError as error:
            errors[key] = str(error)
            continue
        if field.required and cleaned[key] is None:
            errors[key] = f"{field.label} harus diisi."
        wrong = field.check(cleaned[key]) if field.check else None
        if wrong:
            errors[key] = wrong
    poor, families = cleaned.get("jumlah_kk_miskin"), cleaned.get("jumlah_kk")
    if poor is not None and families is not None and poor > families:
        errors.setdefault("jumlah_kk_miskin", f"KK miskin {poor} lebih banyak daripada jumlah KK {families}.")
    if errors:
        raise FieldErrors(errors)
    if cleaned.get("nama"):
        cleaned["nama"] = re.sub(r"^(LKM|BKM)\s+(?=\S)", "", cleaned["nama"], flags=re.IGNORECASE)
    return cleaned


def prepare_logo(data: bytes) -> bytes:
    """A PNG or JPEG re-encoded once as a small PNG. Raises LkmError for anything else, too large, or damaged."""
    from PIL import Image

    if len(data) > MAX_LOGO_BYTES:
        raise LkmError("Gambar logo lebih dari 5 MB.", "Pilih gambar yang lebih kecil.")
    try:
        with Image.open(io.BytesIO(data), formats=("PNG", "JPEG")) as image:
            if max(image.size) > MAX_LOGO_SIDE:
                raise LkmError("Gambar logo terlalu besar (lebih dari 4.000 titik).", "Perkecil dulu gambarnya.")
            picture = image.convert("RGBA")
    except LkmError:
        raise
    except Exception as error:  # Pillow raises many kinds for a damaged or foreign picture
        raise LkmError("Berkas ini bukan gambar PNG atau JPG yang utuh.", "Pilih gambar logo lain.") from error
    picture.thumbnail((LOGO_SIDE, LOGO_SIDE))
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


def penanda(s: Session, day: date) -> tuple[tuple[str, str], tuple[str, str]]:
    """((title, name) of the koordinator, (title, name) of the sekretaris) valid on the document's date."""
    o = s.get_one(Organisasi, 1)
    chair = o.ttd_koordinator or _holder(s, ("LKM",), "Koordinator", day)
    secretary = o.ttd_sekretaris or _holder(s, ("sekretariat", "LKM"), "Sekretaris", day)
    return (f"Koordinator {o.istilah} {o.nama}", chair), (f"Sekretaris {o.istilah} {o.nama}", secretary)


def _holder(s: Session, bodies: tuple[str, ...], jabatan: str, day: date) -> str:
    query = (
        select(Orang.nama)
        .join(Penugasan, Penugasan.orang_id == Orang.id)
        .where(Penugasan.badan.in_(bodies), Penugasan.jabatan == jabatan, Penugasan.dihapus.is_(None), in_force(day))
    )
    return s.scalar(query.order_by(Penugasan.mulai.desc()).limit(1)) or ""
