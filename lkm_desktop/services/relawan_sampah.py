"""What of duty and trainings lies in the Sampah, and how it comes back."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from lkm_desktop.domain import Orang, Pelatihan, PesertaPelatihan, Piket
from lkm_desktop.errors import LkmError
from lkm_desktop.format import hari_tanggal
from lkm_desktop.services.pelatihan_sesi import ambil

_MOST = 500


def terbuang_piket(s: Session) -> list[tuple[str, str, str]]:
    """(id, name, day and task) of the duties in the Sampah, the newest first."""
    query = select(Piket, Orang.nama).join(Orang, Orang.id == Piket.orang_id).where(Piket.dihapus.is_not(None))
    found = s.execute(query.order_by(Piket.dihapus.desc(), Piket.id).limit(_MOST))
    return [(row.id, name, f"{hari_tanggal(row.tanggal)}: {row.tugas}") for row, name in found]


def pulihkan_piket(s: Session, piket_id: str) -> None:
    """Bring a duty back."""
    s.get_one(Piket, piket_id).dihapus = None
    s.flush()


def terbuang_peserta(s: Session) -> list[tuple[str, str, str]]:
    """(id, name, training) of the participants in the Sampah, the newest first."""
    query = (
        select(PesertaPelatihan.id, Orang.nama, Pelatihan.nama)
        .join(Orang, Orang.id == PesertaPelatihan.orang_id)
        .join(Pelatihan, Pelatihan.id == PesertaPelatihan.pelatihan_id)
        .where(PesertaPelatihan.dihapus.is_not(None))
    )
    found = s.execute(query.order_by(PesertaPelatihan.dihapus.desc(), PesertaPelatihan.id).limit(_MOST))
    return [(row[0], row[1], row[2]) for row in found]


def pulihkan_peserta(s: Session, peserta_id: str) -> None:
    """Bring a participant back. Raises LkmError when the person was added again meanwhile, or the training is gone."""
    row = s.get_one(PesertaPelatihan, peserta_id)
    ambil(s, row.pelatihan_id)
    again = select(PesertaPelatihan.id).where(
        PesertaPelatihan.pelatihan_id == row.pelatihan_id, PesertaPelatihan.orang_id == row.orang_id,
        PesertaPelatihan.dihapus.is_(None),
    )  # fmt: skip
    if s.scalar(again.limit(1)) is not None:
        raise LkmError("Orang ini sudah ditambahkan lagi ke pelatihan itu.", "Tidak ada yang perlu dipulihkan.")
    row.dihapus = None
    s.flush()
