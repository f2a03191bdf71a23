"""Minutes whose paper is final do not change until a correction (ralat) is begun (BR30)."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from lkm_desktop.domain import Naskah
from lkm_desktop.errors import LkmError

#: papers that say what the minutes say; a final one locks the minutes of its meeting
PENGUNCI = ("notulen", "ba-umum", "ba-rkm", "ba-rembug", "ba-rwt", "ba-koordinator", "ba-tim")


def tolak_bila_final(s: Session, rapat_id: str) -> None:
    """Raises LkmError when a paper that says what the minutes of this meeting say is final."""
    query = select(Naskah.versi).where(
        Naskah.rapat_id == rapat_id, Naskah.jenis.in_(PENGUNCI), Naskah.keadaan == "final", Naskah.dihapus.is_(None)
    )
    if s.scalar(query.limit(1)) is not None:
        raise LkmError(
            "Notulen atau berita acara rapat ini sudah final; tidak ada yang diubah.",
            "Buat ralat dahulu bila memang harus diubah.",
        )
