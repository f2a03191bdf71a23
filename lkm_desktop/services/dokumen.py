"""The log of papers and files that left the program, and the archive of their very bytes."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from lkm_desktop.domain import Arsip, Dokumen, Rapat, new_id
from lkm_desktop.errors import LkmError
from lkm_desktop.names import like_term
from lkm_desktop.services.kehadiran import freeze

#: larger files (an export of a whole register) are logged with their hash, but not kept
LARGEST = 20 * 1024 * 1024


@dataclass(frozen=True)
class Cetakan:
    """One paper that was printed or saved; `ada` tells whether its bytes are in the archive."""

    id: str
    jenis: str
    judul: str
    waktu: datetime
    kertas: str
    halaman: int
    tujuan: str
    versi: int | None
    ralat: str
    papan: bool | None
    rapat_id: str | None
    naskah_id: str | None
    ada: bool


@dataclass(frozen=True)
class Keluaran:
    """A paper as it left: bytes, paper size, pages, and what the archive should know about it.

    teks: its plain lines, to compare with today's data · papan: private data hidden.
    """

    data: bytes
    kertas: str
    halaman: int
    judul: str = ""
    tujuan: str = "cetak"
    teks: Sequence[str] = ()
    papan: bool | None = None


def record(
    s: Session, jenis: str, data: bytes, kertas: str, halaman: int, rapat_id: str | None = None, **lain: object
) -> str:
    """Log a paper by kind, paper size, number of pages and the SHA-256 of its file; returns the id of the entry.

    lain: further columns of Dokumen. The bytes are kept once for each hash, so that a reprint is identical.
    """
    seal = hashlib.sha256(data).hexdigest()
    if kertas != "xlsx" and len(data) <= LARGEST and s.get(Arsip, seal) is None:
        s.add(Arsip(sidik=seal, isi=data))
    row = Dokumen(
        id=new_id(), rapat_id=rapat_id, jenis=jenis, waktu=datetime.now().replace(microsecond=0), kertas=kertas,
        halaman=halaman, sidik=seal, **lain,
    )  # fmt: skip
    s.add(row)
    s.flush()
    return row.id


def keluar(s: Session, jenis: str, k: Keluaran, rapat_id: str | None = None, **lain: object) -> str:
    """Log a paper that was printed, saved or made final; see `record`."""
    if jenis == "daftar-hadir" and rapat_id:
        freeze(s, rapat_id)
    return record(
        s, jenis, k.data, k.kertas, k.halaman, rapat_id, judul=k.judul or None, tujuan=k.tujuan, papan=k.papan,
        teks=json.dumps(list(k.teks), ensure_ascii=False) if k.teks else None, **lain,
    )  # fmt: skip


def paper_made(s: Session, jenis: str, data: bytes, kertas: str, halaman: int, rapat_id: str | None = None) -> None:
    """Log a paper that was printed or saved; the numbers of a daftar hadir stay as they are on it from now on."""
    keluar(s, jenis, Keluaran(data, kertas, halaman), rapat_id)


def printed(s: Session, rapat_id: str) -> list[Cetakan]:
    """What was printed for a meeting, newest first."""
    return arsip(s, rapat_id=rapat_id)


def arsip(
    s: Session, cari: str = "", *, rapat_id: str = "", naskah_id: str = "", jenis: str = "", limit: int = 500
) -> list[Cetakan]:
    """The log, newest first: of a meeting, a paper, a kind, or whose title or meeting contains every typed word."""
    query = select(Dokumen, Rapat.judul, Arsip.sidik.is_not(None))
    query = query.join(Rapat, Rapat.id == Dokumen.rapat_id, isouter=True)
    query = query.join(Arsip, Arsip.sidik == Dokumen.sidik, isouter=True).where(Dokumen.dihapus.is_(None))
    for column, wanted in ((Dokumen.rapat_id, rapat_id), (Dokumen.naskah_id, naskah_id), (Dokumen.jenis, jenis)):
        if wanted:
            query = query.where(column == wanted)
    for word in cari.lower().split()[:8]:
        term = f"%{like_term(word)}%"
        query = query.where(or_(*(c.ilike(term, escape="\\") for c in (Dokumen.judul, Rapat.judul, Dokumen.jenis))))
    found = s.execute(query.order_by(Dokumen.waktu.desc(), Dokumen.versi.desc(), Dokumen.id).limit(limit))
    return [_brief(d, meeting or "", bool(there)) for d, meeting, there in found]


def _brief(d: Dokumen, meeting: str, there: bool) -> Cetakan:
    return Cetakan(
        d.id, d.jenis, d.judul or meeting, d.waktu, d.kertas, d.halaman, d.tujuan or "cetak", d.versi, d.ralat or "",
        d.papan, d.rapat_id, d.naskah_id, there,
    )  # fmt: skip


def berkas(s: Session, dokumen_id: str) -> bytes:
    """The file exactly as it left. Raises LkmError when it was not kept, or is no longer what it was."""
    entry = s.get_one(Dokumen, dokumen_id)
    kept = s.get(Arsip, entry.sidik)
    if kept is None:
        raise LkmError("Berkas lama ini tidak tersimpan di arsip.", "Cetak dari data sekarang.")
    if hashlib.sha256(kept.isi).hexdigest() != entry.sidik:
        raise LkmError("Berkas di arsip tidak sama lagi dengan yang dulu dicetak.", "Pulihkan dari cadangan.")
    return kept.isi


def teks_lama(s: Session, dokumen_id: str) -> tuple[str, ...]:
    """The plain lines of a logged paper; empty when none were kept."""
    kept = s.get_one(Dokumen, dokumen_id).teks
    return tuple(json.loads(kept)) if kept else ()
