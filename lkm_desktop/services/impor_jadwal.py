"""Bring the korkot's master schedule into a siklus: match its rows to stages and activities, show, then write at once.

with store.read() as s:
    rencana = impor_jadwal.rencana(s, siklus_id, tabel)
with store.unit("Impor jadwal dari jadwal.xlsx") as s:
    impor_jadwal.terapkan(s, rencana)
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from lkm_desktop.domain import KegiatanSiklus, Tahap
from lkm_desktop.errors import LkmError
from lkm_desktop.services import riwayat_impor
from lkm_desktop.services.jadwal_cocok import KEGIATAN, TAHAP, Pencocok, Sasaran
from lkm_desktop.services.siklus import satu

LEWATI = "lewati"
BERUBAH, SAMA = "berubah", "sama"


@dataclass(frozen=True)
class BarisJadwal:
    """One row of a sheet: its number in Excel, what it names, and when; masalah is a sentence when it cannot be read.

    tahap: the stage above an activity, "" when the sheet does not say · catatan: what to know about its days.
    """

    nomor: int
    kode: str = ""
    nama: str = ""
    tahap: str = ""
    mulai: date | None = None
    selesai: date | None = None
    masalah: str = ""
    catatan: str = ""


@dataclass(frozen=True)
class TabelJadwal:
    """A schedule found in a file. dilewati: rows that are no data, with the reason · kolom: (heading, meaning)."""

    sumber: str
    lembar: str
    baris: tuple[BarisJadwal, ...]
    dilewati: tuple[tuple[int, str], ...] = ()
    kolom: tuple[tuple[str, str], ...] = ()
    lembar_lain: tuple[str, ...] = ()


@dataclass(frozen=True)
class PerubahanJadwal:
    """What becomes of one stage or activity. jenis: "tahap" or "kegiatan" · nomor: row of the sheet, 0 for a stage that
    only follows its activities · catatan: what to know, "" for nothing."""

    nomor: int
    jenis: str
    id: str
    kode: str
    nama: str
    nama_lembar: str
    lama_mulai: date | None
    lama_selesai: date | None
    mulai: date | None
    selesai: date | None
    catatan: str = ""

    @property
    def status(self) -> str:
        """ "berubah" or "sama"."""
        same = (self.lama_mulai, self.lama_selesai) == (self.mulai, self.selesai)
        return SAMA if same else BERUBAH


@dataclass(frozen=True)
class TakTerpakai:
    """A row that is not used, and why. calon: what it may mean, (sasaran, label), for the user to choose from."""

    nomor: int
    kode: str
    nama: str
    alasan: str
    calon: tuple[tuple[str, str], ...] = ()


@dataclass
class RencanaJadwal:
    """The plan of an import; nothing of it is written yet."""

    siklus_id: str
    sumber: str
    perubahan: list[PerubahanJadwal] = field(default_factory=list)
    tak_terpakai: list[TakTerpakai] = field(default_factory=list)
    dilewati: list[tuple[int, str]] = field(default_factory=list)
    sidik: str = ""

    @property
    def jumlah(self) -> int:
        """How many stages and activities get other dates."""
        return sum(one.status == BERUBAH for one in self.perubahan)


def rencana(
    s: Session, siklus_id: str, tabel: TabelJadwal, keputusan: Mapping[int, str] | None = None
) -> RencanaJadwal:
    """Compare a schedule with a siklus; writes nothing.

    :param keputusan: row -> "lewati", or the stage or activity that it means as "tahap:<id>" or "kegiatan:<id>".
    :raises LkmError: when the siklus is gone or was closed.
    """
    row = satu(s, siklus_id)
    if row.selesai is not None:
        raise LkmError("Siklus ini sudah ditutup, jadi jadwalnya tidak diubah.", "Buka lagi siklusnya lebih dahulu.")
    matcher = Pencocok(s, siklus_id)
    plan = RencanaJadwal(siklus_id, tabel.sumber, dilewati=list(tabel.dilewati), sidik=sidik(s, siklus_id))
    taken: dict[str, int] = {}
    for line in tabel.baris:
        _satu(plan, matcher, line, (keputusan or {}).get(line.nomor, ""), taken)
    _ikutkan_tahap(plan, matcher)
    return plan


def _satu(plan: RencanaJadwal, matcher: Pencocok, line: BarisJadwal, putusan: str, taken: dict[str, int]) -> None:
    """Put one row of the sheet where it belongs."""
    if putusan == LEWATI:
        plan.dilewati.append((line.nomor, "dilewati"))
        return
    target, note, choices = matcher.cari(line.kode, line.nama, line.tahap, putusan)
    begin, end, wrong = _waktu(line, target)
    if target is None:
        wrong = note
    elif target.kunci in taken and not wrong:
        wrong = f"{target.sebutan} sudah ada di baris {taken[target.kunci]}."
    if target is None or wrong:
        plan.tak_terpakai.append(TakTerpakai(line.nomor, line.kode, line.nama, wrong, choices))
        return
    taken[target.kunci] = line.nomor
    plan.perubahan.append(PerubahanJadwal(
        line.nomor, target.jenis, target.id, target.kode, target.nama, line.nama or line.kode, target.mulai,
        target.selesai, begin, end, " ".join(part for part in (note, line.catatan) if part),
    ))  # fmt: skip


def _waktu(line: BarisJadwal, target: Sasaran | None) -> tuple[date | None, date | None, str]:
    """The new days of a target, and what is wrong with them. A day that the sheet does not tell stays as it is."""
    if line.masalah:
        return None, None, line.masalah
    if line.mulai is None and line.selesai is None:
        return None, None, "Tidak ada tanggal di baris ini."
    begin = line.mulai or (target.mulai if target else None)
    end = line.selesai or (target.selesai if target else None)
    if begin and end and end < begin:
        told, kept = ("mulai", f"selesai {end:%d-%m-%Y}") if line.mulai else ("selesai", f"mulai {begin:%d-%m-%Y}")
        return None, None, f"Hanya {told} yang ditulis, dan tidak cocok dengan {kept} yang tersimpan."
    return begin, end, ""


def _ikutkan_tahap(plan: RencanaJadwal, matcher: Pencocok) -> None:
    """A stage that the sheet does not name follows its activities: it takes their span when the sheet tells the days of
    all of them that have days, else it only becomes wide enough for them."""
    told = {(one.jenis, one.id): one for one in plan.perubahan}
    for stage in matcher.tahap:
        if (TAHAP, stage.id) in told:
            continue
        inside = [one for one in matcher.kegiatan if one.tahap_id == stage.id]
        named = [found for one in inside if (found := told.get((KEGIATAN, one.id))) is not None]
        days = [day for one in named for day in (one.mulai, one.selesai) if day is not None]
        if not days:
            continue
        whole = all((KEGIATAN, one.id) in told for one in inside if one.mulai or one.selesai)
        kept = () if whole else (stage.mulai, stage.selesai)
        days += [day for day in kept if day is not None]
        if (stage.mulai, stage.selesai) != (min(days), max(days)):
            plan.perubahan.append(PerubahanJadwal(
                0, TAHAP, stage.id, stage.kode, stage.nama, "", stage.mulai, stage.selesai, min(days), max(days),
                "Mengikuti kegiatannya; tahap ini tidak disebut di lembar.",
            ))  # fmt: skip


def sidik(s: Session, siklus_id: str) -> str:
    """A fingerprint of everything that a plan depends on."""
    mixed = hashlib.blake2b(digest_size=16)
    stages = select(Tahap.id).where(Tahap.siklus_id == siklus_id)
    for entity, mine in ((Tahap, Tahap.siklus_id == siklus_id), (KegiatanSiklus, KegiatanSiklus.tahap_id.in_(stages))):
        columns = entity.__table__.c
        for row in s.execute(select(*columns).where(mine).order_by(columns.id)):
            mixed.update(repr(tuple(row)).encode("utf-8", "replace"))
    return mixed.hexdigest()


def terapkan(s: Session, plan: RencanaJadwal) -> str:
    """Write the dates of a plan inside the caller's unit; gives a sentence on what was done.

    Raises LkmError when the siklus changed since the plan was made; nothing is written then.
    """
    if plan.sidik != sidik(s, plan.siklus_id):
        raise LkmError("Siklus ini berubah sejak pratinjau dibuat; tidak ada yang disimpan.", "Ulangi pratinjaunya.")
    for one in plan.perubahan:
        row = s.get_one(Tahap, one.id) if one.jenis == TAHAP else s.get_one(KegiatanSiklus, one.id)
        if one.status == BERUBAH:
            row.rencana_mulai, row.rencana_selesai = one.mulai, one.selesai
    changed = [one for one in plan.perubahan if one.status == BERUBAH]
    riwayat_impor.catat(
        s, "jadwal", plan.sumber, berubah=len(changed), sama=len(plan.perubahan) - len(changed),
        dilewati=len(plan.tak_terpakai) + len(plan.dilewati),
    )  # fmt: skip
    if not changed:
        return "Tidak ada jadwal yang berubah."
    stages = sum(one.jenis == TAHAP for one in changed)
    parts = [f"{stages} tahap" if stages else "", f"{len(changed) - stages} kegiatan" if len(changed) > stages else ""]
    left = f" {len(plan.tak_terpakai)} baris tidak terpakai." if plan.tak_terpakai else ""
    return f"Jadwal {' dan '.join(part for part in parts if part)} diperbarui.{left}"
