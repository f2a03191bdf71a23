"""Attachments of a record: which files belong to it, of what kind, and which meetings still lack their signed sheet."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from lkm_desktop.domain import Kehadiran, Lampiran, Rapat, new_id
from lkm_desktop.domain.naskah import JENIS_LAMPIRAN
from lkm_desktop.errors import LkmError
from lkm_desktop.services import aturan

RAPAT = "rapat"
_PICTURE = re.compile(r"\.(jpe?g|png|gif|bmp|webp|tiff?|heic)$", re.IGNORECASE)
_SHEET = re.compile(r"hadir|absen|\bdh\b", re.IGNORECASE)


@dataclass(frozen=True)
class LampiranRingkas:
    """One attachment: kind as code, the user's name for the file, its name in the folder, size in bytes."""

    id: str
    jenis: str
    nama: str
    keterangan: str
    berkas: str
    ukuran: int
    waktu: datetime

    @property
    def jenis_label(self) -> str:
        """The kind in words."""
        return dict(JENIS_LAMPIRAN).get(self.jenis, self.jenis)

    @property
    def gambar(self) -> bool:
        """Whether it is a picture."""
        return _PICTURE.search(self.nama) is not None


def lampiran_list(s: Session, pemilik_id: str, pemilik: str = RAPAT) -> list[LampiranRingkas]:
    """Attachments of a record in the order in which they were added."""
    query = select(Lampiran).where(
        Lampiran.pemilik == pemilik, Lampiran.pemilik_id == pemilik_id, Lampiran.dihapus.is_(None)
    )
    return [
        LampiranRingkas(a.id, a.jenis, a.nama, a.keterangan or "", a.berkas, a.ukuran, a.waktu)
        for a in s.scalars(query.order_by(Lampiran.waktu, Lampiran.id))
    ]


def guess_kind(nama: str) -> str:
    """The kind that a file most likely is, by its name: "Daftar hadir.jpg" is the signed sheet, another JPG a photo."""
    if _SHEET.search(nama.replace("_", " ")):
        return "daftar_hadir"
    return "foto" if _PICTURE.search(nama) else "lain"


def add_lampiran(
    s: Session, pemilik_id: str, nama: str, berkas: str, ukuran: int, sidik: str, *, jenis: str = "",
    pemilik: str = RAPAT,
) -> str:  # fmt: skip
    """Attach a file that is already kept in the folder; returns the id. Raises LkmError when it is attached already."""
    same = select(Lampiran.nama).where(
        Lampiran.pemilik == pemilik, Lampiran.pemilik_id == pemilik_id, Lampiran.sidik == sidik,
        Lampiran.dihapus.is_(None),
    )  # fmt: skip
    double = s.scalar(same)
    if double is not None:
        raise LkmError(f"Berkas itu sudah dilampirkan dengan nama {double}.")
    row = Lampiran(
        id=new_id(), pemilik=pemilik, pemilik_id=pemilik_id, jenis=_kind(jenis or guess_kind(nama)), nama=nama,
        berkas=berkas, ukuran=ukuran, sidik=sidik, waktu=datetime.now(),
    )  # fmt: skip
    s.add(row)
    s.flush()
    return row.id


def change_lampiran(s: Session, lampiran_id: str, *, jenis: str | None = None, keterangan: str | None = None) -> None:
    """Change the kind or the remark. Raises LkmError for an unknown kind or an attachment that is gone."""
    row = _one(s, lampiran_id)
    if jenis is not None:
        row.jenis = _kind(jenis)
    if keterangan is not None:
        row.keterangan = " ".join(keterangan.split()) or None
    s.flush()


def trash_lampiran(s: Session, lampiran_id: str) -> None:
    """Move an attachment to the Sampah; its file stays in the folder."""
    _one(s, lampiran_id).dihapus = datetime.now().replace(microsecond=0)
    s.flush()


def restore_lampiran(s: Session, lampiran_id: str) -> None:
    """Bring an attachment back from the Sampah. Raises LkmError when the same file was attached again meanwhile."""
    row = s.get_one(Lampiran, lampiran_id)
    row.dihapus = None
    double = select(Lampiran.id).where(
        Lampiran.pemilik == row.pemilik, Lampiran.pemilik_id == row.pemilik_id, Lampiran.sidik == row.sidik,
        Lampiran.dihapus.is_(None), Lampiran.id != row.id,
    )  # fmt: skip
    if s.scalar(double) is not None:
        raise LkmError(f"Berkas {row.nama} sudah dilampirkan lagi.", "Yang di Sampah tidak perlu dipulihkan.")
    s.flush()


def trashed_lampiran(s: Session) -> list[tuple[str, str, str]]:
    """(id, name of the file, meeting) of the attachments in the Sampah, newest first."""
    query = (
        select(Lampiran.id, Lampiran.nama, Rapat.judul)
        .join(Rapat, Rapat.id == Lampiran.pemilik_id, isouter=True)
        .where(Lampiran.dihapus.is_not(None))
        .order_by(Lampiran.dihapus.desc(), Lampiran.id)
    )
    return [(id_, nama, judul or "") for id_, nama, judul in s.execute(query)]


def _one(s: Session, lampiran_id: str) -> Lampiran:
    row = s.get(Lampiran, lampiran_id)
    if row is None or row.dihapus is not None:
        raise LkmError("Lampiran ini sudah tidak ada.")
    return row


def _kind(jenis: str) -> str:
    if jenis not in dict(JENIS_LAMPIRAN):
        raise LkmError("Jenis lampiran tidak dikenal.", "Pilih dari daftar.")
    return jenis


@dataclass(frozen=True)
class TanpaLembar:
    """A meeting whose signed sheet is not attached, and how many days ago it was."""

    rapat_id: str
    judul: str
    tanggal: date
    hari: int


def tanpa_lembar(s: Session, today: date, limit: int = 12) -> list[TanpaLembar]:
    """Meetings older than the office's limit that people came to and whose signed sheet is not attached; newest first.

    Only the latest `limit` meetings of that age are looked at: an office that starts to attach today is not asked for
    the papers of years.
    """
    days = aturan.angka(s, "ingat_lampiran")
    if not days:
        return []
    attached = select(Lampiran.id).where(
        Lampiran.pemilik == RAPAT, Lampiran.pemilik_id == Rapat.id, Lampiran.jenis == "daftar_hadir",
        Lampiran.dihapus.is_(None),
    )  # fmt: skip
    came = select(Kehadiran.id).where(
        Kehadiran.rapat_id == Rapat.id, Kehadiran.status == "hadir", Kehadiran.dihapus.is_(None)
    )
    latest = (
        select(Rapat.id, Rapat.judul, Rapat.tanggal, attached.exists())
        .where(Rapat.dihapus.is_(None), Rapat.tanggal < today - timedelta(days=days), came.exists())
        .order_by(Rapat.tanggal.desc(), Rapat.nomor.desc())
        .limit(limit)
    )
    return [
        TanpaLembar(id_, judul, day, (today - day).days) for id_, judul, day, there in s.execute(latest) if not there
    ]
