"""From a form to the rows of a siklus, and from the rows of a siklus back to a form to begin another one from."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import TypeVar

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from lkm_desktop.domain import KegiatanSiklus, Siklus, Syarat, Tahap, new_id
from lkm_desktop.services.bentuk_siklus import Bentuk, BentukKegiatan, BentukSyarat, BentukTahap
from lkm_desktop.services.kit import baris_teks

Isi = TypeVar("Isi", KegiatanSiklus, Syarat)
#: what begins the code of a form that is a siklus of the office
MILIK = "siklus:"
#: texts of the activity sheet of a stage (lkm-siklus.md 3.5)
LEMBAR = ("tujuan", "metode", "keluaran", "pelaksana", "peserta", "narasumber", "fasilitator")


def tulis(s: Session, siklus_id: str, bentuk: Bentuk, mulai: date) -> None:
    """Write the stages of a form, one after the other from `mulai`, each as long as it usually is.

    A stage without a usual length gets no dates and the next one begins where it would.
    """
    stages, activities, needs = [], [], []
    start = mulai
    for number, one in enumerate(bentuk.tahap, 1):
        end = start + timedelta(one.lama - 1) if one.lama else None
        stage = {
            "id": new_id(), "siklus_id": siklus_id, "urut": number, "kode": one.kode or None, "nama": one.nama,
            "singkat": one.singkat or None, "tingkat": one.tingkat, "lama": one.lama, "fakta": one.fakta,
            "min_perempuan": one.min_perempuan, "rencana_mulai": start if end else None, "rencana_selesai": end,
            **{key: getattr(one, key) or None for key in LEMBAR},
        }  # fmt: skip
        stages.append(stage)
        made = _kegiatan(str(stage["id"]), one.kegiatan, start, end)
        activities += made
        needs += _syarat(str(stage["id"]), one.syarat, [str(row["id"]) for row in made])
        start = end + timedelta(1) if end else start
    for entity, rows in ((Tahap, stages), (KegiatanSiklus, activities), (Syarat, needs)):
        if rows:
            s.execute(insert(entity), rows)


def _kegiatan(
    tahap_id: str, kegiatan: Sequence[BentukKegiatan], mulai: date, selesai: date | None
) -> list[dict[str, object]]:
    found: list[dict[str, object]] = []
    for number, one in enumerate(kegiatan, 1):
        begin, end = _tanggal(one, mulai, selesai)
        found.append({
            "id": new_id(), "tahap_id": tahap_id, "urut": number, "kode": one.kode or None, "nama": one.nama,
            "jenis_rapat": one.jenis_rapat, "tingkat": one.tingkat, "jumlah": one.jumlah, "tiap": one.tiap,
            "kit": one.kit or None, "dokumen": "\n".join(one.dokumen) or None, "rencana_mulai": begin,
            "rencana_selesai": end,
        })  # fmt: skip
    return found


def _tanggal(one: BentukKegiatan, mulai: date, selesai: date | None) -> tuple[date | None, date | None]:
    """The days of an activity inside its stage; none of its own when the form does not say."""
    if selesai is None or one.hari is None:
        return None, None
    begin = min(mulai + timedelta(one.hari), selesai)
    return begin, min(begin + timedelta(one.lama - 1), selesai) if one.lama else selesai


def _syarat(tahap_id: str, syarat: Sequence[BentukSyarat], kegiatan: list[str]) -> list[dict[str, object]]:
    return [
        {
            "id": new_id(), "tahap_id": tahap_id, "urut": number, "jenis": one.jenis, "uraian": one.uraian,
            "rincian": one.rincian or None, "jumlah": one.jumlah,
            "kegiatan_id": kegiatan[one.kegiatan] if one.kegiatan is not None else None,
        }
        for number, one in enumerate(syarat, 1)
    ]  # fmt: skip


# --- a siklus of the office as a form -------------------------------------------------------------------------------


def bentuk_dari(s: Session, row: Siklus) -> Bentuk:
    """A siklus of the office as a form: names, order, papers, requirements and usual lengths; no waivers, no notes."""
    stages = list(s.scalars(
        select(Tahap).where(Tahap.siklus_id == row.id, Tahap.dihapus.is_(None)).order_by(Tahap.urut, Tahap.id)
    ))  # fmt: skip
    ids = [one.id for one in stages]
    activities = _menurut_tahap(s.scalars(
        select(KegiatanSiklus).where(KegiatanSiklus.tahap_id.in_(ids), KegiatanSiklus.dihapus.is_(None))
        .order_by(KegiatanSiklus.urut, KegiatanSiklus.id)
    ).all())  # fmt: skip
    needs = _menurut_tahap(s.scalars(
        select(Syarat).where(Syarat.tahap_id.in_(ids), Syarat.dihapus.is_(None)).order_by(Syarat.urut, Syarat.id)
    ).all())  # fmt: skip
    return Bentuk(
        MILIK + row.id, row.nama, row.program or "", row.tahun_ke, "Disalin dari siklus kantor ini.",
        tahap=tuple(_bentuk_tahap(one, activities.get(one.id, []), needs.get(one.id, [])) for one in stages),
        milik_kantor=True,
    )  # fmt: skip


def _menurut_tahap(rows: Sequence[Isi]) -> dict[str, list[Isi]]:
    found: dict[str, list[Isi]] = {}
    for row in rows:
        found.setdefault(row.tahap_id, []).append(row)
    return found


def _bentuk_tahap(row: Tahap, kegiatan: list[KegiatanSiklus], syarat: list[Syarat]) -> BentukTahap:
    place = {one.id: number for number, one in enumerate(kegiatan)}
    return BentukTahap(
        row.nama, row.kode or "", row.singkat or "", row.tingkat, row.lama or _hari(row.rencana_mulai,
                                                                                   row.rencana_selesai),
        row.min_perempuan, row.fakta, **{key: getattr(row, key) or "" for key in LEMBAR},
        kegiatan=tuple(_bentuk_kegiatan(one, row.rencana_mulai) for one in kegiatan),
        syarat=tuple(
            BentukSyarat(one.jenis, one.uraian, one.rincian or "", one.jumlah, place.get(one.kegiatan_id or ""))
            for one in syarat
        ),
    )  # fmt: skip


def _bentuk_kegiatan(row: KegiatanSiklus, mulai: date | None) -> BentukKegiatan:
    begin = row.rencana_mulai
    offset = (begin - mulai).days if begin and mulai and begin >= mulai else None
    return BentukKegiatan(
        row.nama, row.kode or "", row.jenis_rapat, row.tingkat, row.jumlah, row.tiap, row.kit or "",
        tuple(baris_teks(row.dokumen)), offset, _hari(begin, row.rencana_selesai) if offset is not None else None,
    )  # fmt: skip


def _hari(mulai: date | None, selesai: date | None) -> int | None:
    return (selesai - mulai).days + 1 if mulai and selesai else None
