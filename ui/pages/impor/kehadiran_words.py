"""What the attendance preview says: a row in cells, a meeting of the sheet in words."""

from __future__ import annotations

from PySide6.QtGui import QColor

from lkm_desktop.format import tanggal_pendek
from lkm_desktop.services.impor_hadir_rencana import (
    BARU,
    BERMASALAH,
    BERUBAH,
    LEWATI,
    SAMA,
    BarisRencanaHadir,
    KolomRencana,
    RencanaHadir,
)
from ui import theme

STATES = ((BARU, "Baru"), (BERUBAH, "Berubah"), (SAMA, "Sama"), (BERMASALAH, "Bermasalah"), (LEWATI, "Dilewati"))
STATE = dict(STATES)
_SOFT = {BARU: theme.OK_SOFT, BERUBAH: theme.INFO_SOFT, BERMASALAH: theme.ERROR_SOFT}


def column_name(one: KolomRencana) -> str:
    """How the sheet calls a meeting: its day, else its heading."""
    if one.kolom.tanggal is not None:
        return tanggal_pendek(one.kolom.tanggal)
    return one.kolom.judul or "Daftar nama"


def column_state(one: KolomRencana) -> str:
    """Which meeting a column fills, or why none."""
    if one.rapat_id:
        return f"{one.judul}. {one.masalah}".strip() if one.masalah else one.judul
    return one.masalah


def cells(row: BarisRencanaHadir, plan: RencanaHadir) -> tuple[str, ...]:
    """One line of the preview."""
    told = " ".join([*row.alasan, *row.catatan])
    return str(row.nomor), STATE[row.status], row.nama, row.siapa, marks(row, plan), told


def marks(row: BarisRencanaHadir, plan: RencanaHadir) -> str:
    """The marks of a row; those that change an older one say which."""
    names = {one.kolom.kunci: column_name(one) for one in plan.dipakai}
    if len({one.kolom.tanggal.year if one.kolom.tanggal else 0 for one in plan.dipakai} - {0}) == 1:
        names |= {k.kolom.kunci: tanggal_pendek(k.kolom.tanggal)[:5] for k in plan.dipakai if k.kolom.tanggal}
    several = len(names) > 1
    said = []
    for one in row.tanda:
        words = f"{one.lama} → {one.baru}" if one.tulis and one.lama else one.baru
        words += " (sudah)" if not one.tulis and one.lama == one.baru and several else ""
        said.append(f"{names[one.kolom]}: {words}" if several else words)
    return "; ".join(said)


def tint(row: BarisRencanaHadir) -> QColor | None:
    """The colour behind a row."""
    soft = _SOFT.get(row.status)
    return QColor(soft) if soft else None


def saving(plan: RencanaHadir | None) -> tuple[str, bool, str]:
    """The button that saves: its words, whether it can be pressed, and why not."""
    if plan is None:
        return "Simpan", False, ""
    if not plan.dipakai:
        return "Simpan", False, "Pilih dulu rapatnya."
    problems = plan.jumlah(BERMASALAH)
    if not (plan.tanda or problems):
        return "Tidak ada yang perlu dicatat", False, ""
    reason = f"Masih ada {problems} baris bermasalah: putuskan atau lewati dulu." if problems else ""
    return f"&Simpan {plan.tanda} tanda", not problems, reason
