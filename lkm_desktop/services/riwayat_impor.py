"""The log of imports: which file filled what, when, in which step of the history, and what became of it since.

Whoever brings a sheet in calls `catat` at the end of the unit that wrote it:

with store.unit("Impor kehadiran dari hadir.xlsx") as s:
    ...
    riwayat_impor.catat(s, "kehadiran", "hadir.xlsx", baru=12, berubah=3)
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import text
from sqlalchemy.orm import Session

from lkm_desktop.domain import CatatanImpor, new_id

#: what an import may fill beside the registers, in words
TUJUAN_LAIN = {
    "jadwal": "Jadwal siklus", "kehadiran": "Kehadiran rapat", "pelatihan_peserta": "Peserta pelatihan",
    "lembar_isian": "Lembar isian",
}  # fmt: skip


def catat(
    s: Session, tujuan: str, berkas: str, *, lembar: str = "", sidik: str = "", baru: int = 0, berubah: int = 0,
    sama: int = 0, dilewati: int = 0,
) -> str:  # fmt: skip
    """Log an import inside the caller's unit, after everything is written; returns the id of the line.

    :param tujuan: key of a register, or one of `TUJUAN_LAIN`.
    :param berkas: name of the file as the user knows it.
    :param sidik: SHA-256 of the file, "" when not known.
    :param baru: rows new, changed (berubah), there already (sama), and left out (dilewati).

    An import that changed nothing is logged too, without a step: the step vanishes with the unit.
    """
    s.flush()
    row = CatatanImpor(
        id=new_id(), waktu=datetime.now().replace(microsecond=0), tujuan=tujuan, berkas=berkas, lembar=lembar,
        sidik=sidik, baru=baru, berubah=berubah, sama=sama, dilewati=dilewati, langkah_id=langkah_kini(s),
    )  # fmt: skip
    s.add(row)
    s.flush()
    return row.id


def langkah_kini(s: Session) -> int | None:
    """The number of the step that the caller's unit writes; None while it has changed nothing."""
    found = s.scalar(text(
        "SELECT langkah_id FROM konteks WHERE id = 1 AND EXISTS "
        "(SELECT 1 FROM riwayat WHERE riwayat.langkah_id = konteks.langkah_id)"
    ))  # fmt: skip
    return int(found) if found is not None else None
