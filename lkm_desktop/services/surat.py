"""Letters: reading what is typed line by line, suggestions for their fields, and the book of decrees (SK)."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from lkm_desktop.domain import Orang, Penugasan, Relawan, SuratKeluar
from lkm_desktop.domain.naskah import Naskah
from lkm_desktop.domain.penugasan import in_force
from lkm_desktop.errors import LkmError
from lkm_desktop.services import orang
from lkm_desktop.services.organisasi import Kantor

#: stands where a fill-in of a sentence was left empty, to be written by hand
TITIK = "....................."
#: most suggestions for one field
_MOST = 500


def isian_kantor(k: Kantor, **lain: str) -> dict[str, str]:
    """Fill-ins about the office that every sentence of a letter may use, and those given; an empty one is dots."""
    own = {
        "lembaga": k.lembaga, "istilah": k.istilah, "wilayah": f"{k.wilayah} {k.kelurahan}".strip(),
        "kecamatan": f"Kecamatan {k.kecamatan}" if k.kecamatan else "", "kota": k.kota, "tempat": k.tempat_surat,
    }  # fmt: skip
    return {name: value or TITIK for name, value in {**own, **lain}.items()}


def baris(text: str) -> list[str]:
    """Typed lines without surrounding space; empty ones are left out."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def kolom_baris(line: str, kolom: int) -> tuple[str, ...]:
    """A line "a | b | c" as that many texts; missing ones are empty, further bars stay in the last."""
    parts = [part.strip() for part in line.split("|", kolom - 1)]
    return tuple(parts + [""] * (kolom - len(parts)))


def saran_orang(s: Session, day: date | None = None) -> list[str]:
    """People who hold an office or are relawan on a day (None: today), as "nama | jabatan" lines for people fields."""
    day = day or date.today()
    serving = select(Penugasan.orang_id).where(Penugasan.dihapus.is_(None), in_force(day))
    volunteers = select(Relawan.orang_id).where(Relawan.dihapus.is_(None), Relawan.status == "aktif")
    query = select(Orang.id, Orang.nama).where(
        Orang.dihapus.is_(None), Orang.id.in_(serving) | Orang.id.in_(volunteers)
    )
    people = s.execute(query.order_by(Orang.nama.collate("NOCASE")).limit(_MOST)).fetchall()
    worn = orang.hats_on(s, [row.id for row in people], day)
    return [f"{row.nama} | {', '.join(worn.get(row.id, []))}".rstrip(" |") for row in people]


def saran_kepada(s: Session) -> list[str]:
    """Recipients of earlier letters, newest first, each once."""
    query = select(SuratKeluar.kepada).where(SuratKeluar.dihapus.is_(None), SuratKeluar.kepada.is_not(None))
    found = s.scalars(query.order_by(SuratKeluar.tanggal.desc()).limit(_MOST))
    return list(dict.fromkeys(name for name in found if name))


def cari_surat(s: Session, text: str) -> str:
    """The id of a stored paper by its number or the beginning of its id. Raises LkmError for none or several."""
    text = " ".join(text.split())
    numbered = select(Naskah.id).join(SuratKeluar, SuratKeluar.id == Naskah.surat_id).where(
        SuratKeluar.nomor == text, SuratKeluar.dihapus.is_(None), Naskah.dihapus.is_(None)
    )  # fmt: skip
    begun = select(Naskah.id).where(Naskah.id.startswith(text, autoescape=True), Naskah.dihapus.is_(None))
    found = list(s.scalars(numbered.limit(2))) or (list(s.scalars(begun.limit(2))) if text else [])
    if not found and s.scalar(select(SuratKeluar.id).where(SuratKeluar.nomor == text, SuratKeluar.dihapus.is_(None))):
        raise LkmError(f"Surat nomor {text} hanya dicatat di buku agenda; naskahnya tidak ada di program ini.",
                       "Cetak dari arsip suratnya.")
    if not found:
        raise LkmError(f"Surat “{text}” tidak ditemukan.", "Sebutkan nomor suratnya atau awal kodenya.")
    if len(found) > 1:
        raise LkmError(f"Ada lebih dari satu surat yang cocok dengan “{text}”.", "Sebutkan kodenya lebih lengkap.")
    return found[0]
