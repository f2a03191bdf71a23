"""The log of imports: which file filled what, when, in which step of the history, and what became of it since.

Whoever brings a sheet in calls `catat` at the end of the unit that wrote it:

with store.unit("Impor kehadiran dari hadir.xlsx") as s:
    ...
    riwayat_impor.catat(s, "kehadiran", "hadir.xlsx", baru=12, berubah=3)

Taking back: `lkm_desktop.tarik_impor`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import text
from sqlalchemy.orm import Session

from lkm_desktop.domain import REGISTERS, CatatanImpor, new_id

#: what an import may fill beside the registers, in words
TUJUAN_LAIN = {
    "jadwal": "Jadwal siklus", "kehadiran": "Kehadiran rapat", "pelatihan_peserta": "Peserta pelatihan",
    "lembar_isian": "Lembar isian",
}  # fmt: skip
#: state of an import: what it wrote holds, was taken back in part or whole, was undone; or it wrote nothing
BERLAKU, SEBAGIAN, DITARIK, DIURUNGKAN, KOSONG = "berlaku", "sebagian", "ditarik", "diurungkan", "kosong"
KEADAAN = {
    BERLAKU: "berlaku", SEBAGIAN: "ditarik sebagian", DITARIK: "ditarik kembali", DIURUNGKAN: "diurungkan",
    KOSONG: "tidak ada yang berubah",
}  # fmt: skip


@dataclass(frozen=True)
class Catatan:
    """One import. tujuan: in words · langkah: number of its step, None when it changed nothing · keadaan: a key of
    KEADAAN · ditarik: when it was taken back last, and how many rows of it are taken back now."""

    id: str
    waktu: datetime
    tujuan: str
    berkas: str
    lembar: str
    baru: int
    berubah: int
    sama: int
    dilewati: int
    langkah: int | None
    keadaan: str
    ditarik: datetime | None
    ditarik_baris: int

    @property
    def bisa_ditarik(self) -> bool:
        """Whether something of it may still be taken back."""
        return self.keadaan in (BERLAKU, SEBAGIAN)

    @property
    def keadaan_kata(self) -> str:
        """The state in words."""
        return KEADAAN[self.keadaan]


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


def daftar(s: Session, limit: int = 500) -> list[Catatan]:
    """The imports, newest first, with what became of each."""
    query = text(
        "SELECT c.*, l.keadaan AS langkah_keadaan FROM catatan_impor c LEFT JOIN langkah l ON l.id = c.langkah_id "
        "ORDER BY c.waktu DESC, c.rowid DESC LIMIT :n"
    )
    taken = _penarikan(s)
    return [_catatan(row, taken) for row in s.execute(query, {"n": limit}).mappings()]


def satu(s: Session, catatan_id: str) -> Catatan | None:
    """One import; None when there is none of that id."""
    return next((one for one in daftar(s, 100_000) if one.id == catatan_id), None)


def _penarikan(s: Session) -> dict[int, tuple[int, int]]:
    """For each step of which something is taken back now: how many rows, and how many the step had changed."""
    query = text(
        "SELECT l.terhadap AS asal, count(DISTINCT r.tabel || r.baris) AS baris, (SELECT count(DISTINCT a.tabel || "
        "a.baris) FROM riwayat a WHERE a.langkah_id = l.terhadap) AS semua FROM langkah l JOIN riwayat r "
        "ON r.langkah_id = l.id WHERE l.jenis = 'kerja' AND l.keadaan = 'berlaku' AND l.terhadap IS NOT NULL "
        "GROUP BY l.terhadap"
    )
    return {row.asal: (row.baris, row.semua) for row in s.execute(query)}


def _catatan(row: Any, taken: dict[int, tuple[int, int]]) -> Catatan:
    step = row["langkah_id"]
    back, every = taken.get(step, (0, 0)) if step is not None else (0, 0)
    if step is None or row["langkah_keadaan"] is None:
        state = KOSONG
    elif row["langkah_keadaan"] != "berlaku":
        state = DIURUNGKAN
    else:
        state = BERLAKU if not back else DITARIK if back >= every else SEBAGIAN
    return Catatan(
        row["id"], _waktu(row["waktu"]), tujuan_kata(row["tujuan"]), row["berkas"], row["lembar"], row["baru"],
        row["berubah"], row["sama"], row["dilewati"], step, state, _waktu(row["ditarik"]) if back else None, back,
    )  # fmt: skip


def _waktu(value: Any) -> Any:
    return datetime.fromisoformat(str(value)) if value else None


def tujuan_kata(tujuan: str) -> str:
    """What an import filled, in words."""
    return REGISTERS[tujuan].title if tujuan in REGISTERS else TUJUAN_LAIN.get(tujuan, tujuan.replace("_", " "))


def tandai_ditarik(s: Session, catatan_id: str, baris: int, tersisa: int) -> None:
    """Log that an import was taken back just now: how many rows went, how many were kept."""
    row = s.get_one(CatatanImpor, catatan_id)
    row.ditarik, row.ditarik_baris, row.tersisa = datetime.now().replace(microsecond=0), baris, tersisa
    s.flush()
