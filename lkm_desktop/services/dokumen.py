"""The log of papers and files that left the program."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from lkm_desktop.domain import Dokumen, new_id
from lkm_desktop.services.kehadiran import freeze


@dataclass(frozen=True)
class Cetakan:
    """One paper that was printed or saved."""

    jenis: str
    waktu: datetime
    kertas: str
    halaman: int


def record(s: Session, jenis: str, data: bytes, kertas: str, halaman: int, rapat_id: str | None = None) -> None:
    """Log a paper by kind, paper size, number of pages and the SHA-256 of its file."""
    s.add(
        Dokumen(
            id=new_id(),
            rapat_id=rapat_id,
            jenis=jenis,
            waktu=datetime.now().replace(microsecond=0),
            kertas=kertas,
            halaman=halaman,
            sidik=hashlib.sha256(data).hexdigest(),
        )
    )


def paper_made(s: Session, jenis: str, data: bytes, kertas: str, halaman: int, rapat_id: str | None = None) -> None:
    """Log a paper that was printed or saved; the numbers of a daftar hadir stay as they are on it from now on."""
    if jenis == "daftar-hadir" and rapat_id:
        freeze(s, rapat_id)
    record(s, jenis, data, kertas, halaman, rapat_id)


def printed(s: Session, rapat_id: str) -> list[Cetakan]:
    """What was printed for a meeting, newest first."""
    query = (
        select(Dokumen).where(Dokumen.rapat_id == rapat_id, Dokumen.dihapus.is_(None)).order_by(Dokumen.waktu.desc())
    )
    return [Cetakan(d.jenis, d.waktu, d.kertas, d.halaman) for d in s.scalars(query)]
