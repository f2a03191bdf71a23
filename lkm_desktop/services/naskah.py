"""Papers with their own wording: what was typed and reworded for each, final versions, corrections (ralat).

BR30 (lkm-siklus.md section 8): a paper that is final is not changed silently; a correction says what it changed.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from lkm_desktop.domain import Dokumen, Naskah, Rapat, SuratKeluar, new_id
from lkm_desktop.errors import LkmError
from lkm_desktop.names import like_term
from lkm_desktop.services import dokumen
from lkm_desktop.services.dokumen import Keluaran

FINAL, DRAF, RALAT = "final", "draf", "ralat"
_LONG = 90


@dataclass(frozen=True)
class Lembar:
    """One paper: its state, what was typed for it (isian) and which sentences were reworded (suntingan)."""

    id: str
    jenis: str
    rapat_id: str | None
    subjek: str
    judul: str
    tanggal: date | None
    isian: dict[str, str]
    suntingan: dict[str, str]
    keadaan: str
    versi: int
    surat_id: str | None
    nomor: str

    @property
    def terkunci(self) -> bool:
        """Whether it may not be changed now."""
        return self.keadaan == FINAL


@dataclass(frozen=True)
class Beda:
    """One difference between the archived paper and today's data; either side may be empty."""

    lama: str
    baru: str


def cari(s: Session, jenis: str, rapat_id: str | None = None, subjek: str = "") -> str | None:
    """The id of the paper of that kind for a meeting or a subject, if it has been begun."""
    query = select(Naskah.id).where(
        Naskah.jenis == jenis, Naskah.rapat_id == rapat_id, Naskah.subjek == subjek, Naskah.dihapus.is_(None)
    )
    return s.scalar(query.order_by(Naskah.id).limit(1))


def buka(
    s: Session, jenis: str, rapat_id: str | None = None, subjek: str = "", *, judul: str = "",
    tanggal: date | None = None,
) -> str:  # fmt: skip
    """The paper of that kind for a meeting or a subject, begun when there is none. Returns its id."""
    return cari(s, jenis, rapat_id, subjek) or baru(s, jenis, rapat_id, subjek, judul=judul, tanggal=tanggal)


def baru(
    s: Session, jenis: str, rapat_id: str | None = None, subjek: str = "", *, judul: str = "",
    tanggal: date | None = None,
) -> str:  # fmt: skip
    """Begin a paper. Returns its id."""
    row = Naskah(id=new_id(), jenis=jenis, rapat_id=rapat_id, subjek=subjek, judul=judul, tanggal=tanggal)
    s.add(row)
    s.flush()
    return row.id


def baca(s: Session, naskah_id: str) -> Lembar:
    """One paper. Raises LkmError when it is gone."""
    row = s.get(Naskah, naskah_id)
    if row is None or row.dihapus is not None:
        raise LkmError("Naskah ini sudah tidak ada.", "Muat ulang daftar surat.")
    return _sheet(s, row)


def _sheet(s: Session, row: Naskah) -> Lembar:
    number = s.scalar(select(SuratKeluar.nomor).where(SuratKeluar.id == row.surat_id)) if row.surat_id else None
    return Lembar(
        row.id, row.jenis, row.rapat_id, row.subjek, row.judul, row.tanggal, json.loads(row.isian),
        json.loads(row.suntingan), row.keadaan, row.versi, row.surat_id, number or "",
    )  # fmt: skip


def simpan(
    s: Session, naskah_id: str, *, isian: Mapping[str, str] | None = None,
    suntingan: Mapping[str, str] | None = None, judul: str | None = None, tanggal: date | None = None,
) -> None:  # fmt: skip
    """Keep what was typed or reworded; what is not given stays. Raises LkmError for a final paper (BR30)."""
    row = s.get_one(Naskah, naskah_id)
    if row.keadaan == FINAL:
        raise LkmError(f"{row.judul or 'Naskah ini'} sudah final.", "Buat ralat bila memang harus diubah.")
    for key, given in (("isian", isian), ("suntingan", suntingan)):
        if given is not None:
            kept = {k: v for k, v in given.items() if v or key == "suntingan"}  # a sentence made empty is left out
            text = json.dumps(kept, ensure_ascii=False, sort_keys=True)
            if getattr(row, key) != text:
                setattr(row, key, text)
    if judul is not None:
        row.judul = " ".join(judul.split())
    if tanggal is not None:
        row.tanggal = tanggal
    s.flush()


def pakai_nomor(s: Session, naskah_id: str, surat_id: str | None) -> None:
    """Tie a paper to its line in the agenda surat keluar."""
    s.get_one(Naskah, naskah_id).surat_id = surat_id
    s.flush()


def daftar(s: Session, cari: str = "", *, jenis: str = "", rapat_id: str = "", limit: int = 500) -> list[Lembar]:
    """Papers, newest first, whose title, number or meeting contains every typed word."""
    query = select(Naskah).join(Rapat, Rapat.id == Naskah.rapat_id, isouter=True)
    query = query.join(SuratKeluar, SuratKeluar.id == Naskah.surat_id, isouter=True).where(Naskah.dihapus.is_(None))
    if jenis:
        query = query.where(Naskah.jenis == jenis)
    if rapat_id:
        query = query.where(Naskah.rapat_id == rapat_id)
    for word in cari.lower().split()[:8]:
        term = f"%{like_term(word)}%"
        query = query.where(or_(*(c.ilike(term, escape="\\") for c in (Naskah.judul, SuratKeluar.nomor, Rapat.judul))))
    query = query.order_by(Naskah.tanggal.desc(), Naskah.id).limit(limit)
    return [_sheet(s, row) for row in s.scalars(query)]


# --- final, ralat -----------------------------------------------------------------------------------------------------


def sahkan(s: Session, naskah_id: str, keluaran: Keluaran, ralat: str = "") -> str:
    """Make a paper final: its file goes into the archive as the next version and the paper is locked.

    ralat: what this version changed and why, needed from the second version on. Returns the id of the log entry.
    Raises LkmError when it is final already, or a correction does not say what it changed.
    """
    row = s.get_one(Naskah, naskah_id)
    if row.keadaan == FINAL:
        raise LkmError(f"{row.judul or 'Naskah ini'} sudah final.", "Buat ralat bila memang harus diubah.")
    if row.versi and not ralat.strip():
        raise LkmError("Ralat harus menyebut apa yang diubah.", "Isi keterangan ralatnya.")
    row.versi, row.keadaan = row.versi + 1, FINAL
    s.flush()
    return dokumen.keluar(
        s, row.jenis, keluaran, row.rapat_id, naskah_id=row.id, versi=row.versi, ralat=ralat.strip() or None
    )


def mulai_ralat(s: Session, naskah_id: str) -> None:
    """Unlock a final paper to correct it. Raises LkmError when it is not final."""
    row = s.get_one(Naskah, naskah_id)
    if row.keadaan != FINAL:
        raise LkmError("Naskah ini belum final, jadi masih bisa diubah tanpa ralat.")
    row.keadaan = RALAT
    s.flush()


def batal_ralat(s: Session, naskah_id: str) -> None:
    """Lock the paper again with its last version as it stands."""
    row = s.get_one(Naskah, naskah_id)
    if row.keadaan == RALAT:
        row.keadaan = FINAL
        s.flush()


def versi(s: Session, naskah_id: str) -> list[dokumen.Cetakan]:
    """Final versions of a paper, newest first."""
    return [c for c in dokumen.arsip(s, naskah_id=naskah_id) if c.versi]


def terkunci(s: Session, rapat_id: str, *jenis: str) -> list[Lembar]:
    """The final papers of these kinds of a meeting (of any kind when none is named); they lock its minutes."""
    return [n for n in daftar(s, rapat_id=rapat_id) if n.terkunci and (not jenis or n.jenis in jenis)]


def beda(s: Session, dokumen_id: str, sekarang: Sequence[str]) -> list[Beda]:
    """What differs between an archived paper and the lines it would have today; empty when nothing does."""
    return banding(dokumen.teks_lama(s, dokumen_id), sekarang)


def banding(lama: Sequence[str], baru: Sequence[str]) -> list[Beda]:
    """Differing lines, side by side."""
    found: list[Beda] = []
    for tag, a, b, c, d in SequenceMatcher(None, lama, baru, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        old, new = list(lama[a:b]), list(baru[c:d])
        for n in range(max(len(old), len(new))):
            found.append(Beda(old[n] if n < len(old) else "", new[n] if n < len(new) else ""))
    return found


def kalimat_ralat(beda_semua: Sequence[Beda]) -> str:
    """The differences as words, to start the note of a correction with."""
    return "; ".join(_difference(b) for b in beda_semua)


def _difference(b: Beda) -> str:
    old, new = (text if len(text) <= _LONG else text[: _LONG - 1] + "…" for text in (b.lama, b.baru))
    if not old:
        return f"ditambahkan “{new}”"
    return f"“{old}” menjadi “{new}”" if new else f"“{old}” dihapus"


def terakhir(s: Session, naskah_id: str) -> str | None:
    """The log entry of the newest final version, if any."""
    query = select(Dokumen.id).where(Dokumen.naskah_id == naskah_id, Dokumen.versi.is_not(None))
    return s.scalar(query.order_by(Dokumen.versi.desc()).limit(1))
