"""Names that stand as text where no reference can be: who proposed, who sees to a follow-up.

They follow a merged person only while nobody else is called so, and only in minutes that are not final (BR30).
"""

from __future__ import annotations

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from lkm_desktop.domain import Naskah, Orang
from lkm_desktop.names import fold
from lkm_desktop.services.gabung_orang_pindah import SEBUTAN, tabel
from lkm_desktop.services.kunci_notulen import PENGUNCI

#: table and column of names of people in the minutes
_NAMA = (("usulan", "pengusul"), ("tindak_lanjut", "penanggung_jawab"), ("agenda", "pembawa"))


def ganti_nama(s: Session, lama: str, baru: str) -> list[str]:
    """Write the new name wherever minutes that may still change name a person by the old one; tells how many.

    Called after the references moved and before the old record goes: it is the one person allowed to be called so.
    """
    if fold(lama) == fold(baru) or _senama(s, lama) > 1:
        return []
    locked = select(Naskah.rapat_id).where(
        Naskah.jenis.in_(PENGUNCI), Naskah.keadaan == "final", Naskah.dihapus.is_(None), Naskah.rapat_id.is_not(None)
    )
    told = []
    for name, key in _NAMA:
        table = tabel(name)
        column, meeting = table.c[key], table.c.rapat_id
        query = select(table.c.id, column).where(column.is_not(None), table.c.dihapus.is_(None), meeting.not_in(locked))
        mine = [row_id for row_id, text in s.execute(query) if fold(str(text)) == fold(lama)]
        if mine:
            s.execute(update(table).where(table.c.id.in_(mine)).values({key: baru}))
            told.append(f"Nama di {len(mine)} {SEBUTAN.get(name, 'acara rapat')} menjadi {baru}.")
    return told


def _senama(s: Session, nama: str) -> int:
    query = select(func.count()).where(Orang.kunci_nama == fold(nama), Orang.dihapus.is_(None))
    return s.scalar(query) or 0
