"""Letters put away and brought back, and a new one begun from an old one."""

from __future__ import annotations

import json
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from lkm_desktop.domain import Naskah, new_id
from lkm_desktop.errors import LkmError
from lkm_desktop.services import naskah

#: what belongs to one letter alone and does not go along to a copy
_OWN = ("nomor", "tanggal", "ralat", "ralat_awal")


def buang(s: Session, naskah_id: str) -> None:
    """Move a paper to the Sampah; its number keeps its line in the agenda surat keluar.

    Raises LkmError for a paper that was final once: its versions are in the archive (BR30).
    """
    row = s.get_one(Naskah, naskah_id)
    if row.versi:
        raise LkmError(f"{row.judul or 'Naskah ini'} sudah pernah final, jadi tidak dihapus.",
                       "Bila suratnya batal, batalkan nomornya di bagian Nomor surat.")
    row.dihapus = datetime.now().replace(microsecond=0)
    s.flush()


def pulihkan(s: Session, naskah_id: str) -> None:
    """Bring a paper back from the Sampah."""
    s.get_one(Naskah, naskah_id).dihapus = None
    s.flush()


def terbuang(s: Session) -> list[tuple[str, str, date | None]]:
    """Id, title and date of every paper in the Sampah, newest first."""
    query = select(Naskah).where(Naskah.dihapus.is_not(None)).order_by(Naskah.dihapus.desc(), Naskah.id)
    return [(row.id, row.judul, row.tanggal) for row in s.scalars(query)]


def salin(s: Session, naskah_id: str, hari: date) -> str:
    """A new paper of the same kind with the same fields and wording, dated `hari`, without a number. Returns its id.

    Raises LkmError when the old one is gone.
    """
    old = naskah.baca(s, naskah_id)
    fields = {key: text for key, text in old.isian.items() if key not in _OWN}
    row = Naskah(
        id=new_id(), jenis=old.jenis, subjek="", judul=old.judul, tanggal=hari,
        isian=json.dumps({**fields, "tanggal": hari.isoformat()}, ensure_ascii=False, sort_keys=True),
        suntingan=json.dumps(old.suntingan, ensure_ascii=False, sort_keys=True),
    )  # fmt: skip
    s.add(row)
    s.flush()
    return row.id
