"""From an election to the new board, in one step that undo takes back (lkm-siklus.md 1.3, 1.5)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from lkm_desktop.domain import Organisasi, Pemilihan, Penugasan, Perolehan, new_id
from lkm_desktop.domain.naskah import Naskah
from lkm_desktop.errors import FieldErrors, LkmError
from lkm_desktop.format import tanggal_panjang
from lkm_desktop.services import naskah, pemilihan
from lkm_desktop.services.orang_suara import hubungkan
from lkm_desktop.services.orang_suara import orang_baru as buat_orang
from lkm_desktop.services.organisasi import kantor
from lkm_desktop.services.papan_rencana import ALASAN, Keluar, Masuk, RencanaPapan, rencana_papan
from lkm_desktop.services.sk import susun_sk

__all__ = ["ALASAN", "Keluar", "Masuk", "PapanJadi", "RencanaPapan", "jadikan_papan", "naskah_papan", "rencana_papan"]


@dataclass(frozen=True)
class PapanJadi:
    """What was made: appointments, people, closed terms, and the id of the draft decree ("" without one)."""

    penugasan: tuple[str, ...]
    orang_baru: tuple[str, ...]
    ditutup: tuple[str, ...]
    naskah_id: str


def jadikan_papan(
    s: Session, pemilihan_id: str, mulai: date, dikukuhkan: date | None = None, *, alasan: str = ALASAN,
    dasar: str = "", orang: Mapping[str, str | None] | None = None, sk: bool = True, akhiri: bool = False,
) -> PapanJadi:  # fmt: skip
    """Make the board of those elected, within the caller's one unit: people without a record get one, present terms of
    the LKM end the day before `mulai` with `alasan`, new terms begin, the office's period is brought up to date, and
    the draft of a decree that lists the members is made (`sk`).

    orang: {id of the tally row: id of the person's record, None for a new one}, where people decided otherwise than
    proposed · dasar: the berita acara or decision · akhiri: write the last day of the period into each term.
    Raises LkmError with the sentence of `RencanaPapan.halangan`; a second time of the same election too; FieldErrors
    without a reason.
    """
    plan = rencana_papan(s, pemilihan_id, mulai, orang)
    if plan.halangan:
        raise LkmError(plan.halangan, "Tidak ada yang diubah.")
    if not alasan.strip():
        raise FieldErrors({"alasan": "Tulis alasan masa tugas yang lama ditutup."})
    election = pemilihan.satu(s, pemilihan_id)
    closed = _close(s, plan, " ".join(alasan.split()))
    new, made = _appoint(s, election, plan, dikukuhkan or mulai, dasar.strip() or _basis(election), akhiri)
    office = s.get_one(Organisasi, 1)
    office.periode_mulai, office.periode_selesai = plan.mulai, plan.selesai
    election.papan_tanggal = plan.mulai
    election.periode = election.periode or plan.periode
    paper = _decree(s, election, plan, dikukuhkan or mulai) if sk else ""
    s.flush()
    return PapanJadi(tuple(new), tuple(made), tuple(closed), paper)


def _close(s: Session, plan: RencanaPapan, alasan: str) -> list[str]:
    """End the present terms."""
    for one in plan.keluar:
        row = s.get_one(Penugasan, one.penugasan_id)
        row.selesai, row.alasan_berhenti = one.selesai, alasan
    s.flush()
    return [one.penugasan_id for one in plan.keluar]


def _basis(election: Pemilihan) -> str:
    """The decision that the new terms rest upon."""
    day = f" {tanggal_panjang(election.tanggal)}" if election.tanggal else ""
    return f"Berita acara pemilihan anggota dalam rembug kelurahan{day}"


def _appoint(
    s: Session, election: Pemilihan, plan: RencanaPapan, confirmed: date, basis: str, akhiri: bool
) -> tuple[list[str], list[str]]:
    """New terms, and records of people who had none."""
    new, made = [], []
    for one in plan.masuk:
        source = s.get_one(Perolehan, one.perolehan_id)
        person = one.orang_id or buat_orang(s, source)
        if one.orang_id is None:
            made.append(person)
        hubungkan(s, one.perolehan_id, person)
        row = Penugasan(
            id=new_id(), orang_id=person, badan="LKM", jabatan="Anggota", periode=plan.periode, mulai=plan.mulai,
            selesai=plan.selesai if akhiri else None, suara=one.suara, tanggal_dikukuhkan=confirmed, dasar=basis,
            siklus_id=election.siklus_id, pemilihan_id=election.id,
        )  # fmt: skip
        s.add(row)
        new.append(row.id)
    s.flush()
    return new, made


def _decree(s: Session, election: Pemilihan, plan: RencanaPapan, day: date) -> str:
    """The draft of the decree that lists the members; returns its id."""
    isian = {
        "jenis_sk": "papan", "tanggal": day.isoformat(), "badan": _board_name(s, plan.periode),
        "masa": f"sejak {tanggal_panjang(plan.mulai)} sampai {tanggal_panjang(plan.selesai)}",
        "memperhatikan": f"{_basis(election)}.",
        "petugas": "\n".join(f"{one.nama} | Anggota{_where(one)}" for one in plan.masuk),
    }  # fmt: skip
    title = f"SK {susun_sk(s, isian).tentang}"
    paper = naskah.baru(s, "sk", judul=title, tanggal=day)
    naskah.simpan(s, paper, isian=isian)
    return paper


def _board_name(s: Session, periode: str) -> str:
    return f"{kantor(s).lembaga} Periode {periode}"


def _where(one: Masuk) -> str:
    words = [f"RT {one.rt}" if one.rt else "", f"RW {one.rw}" if one.rw else ""]
    place = " ".join(word for word in words if word)
    return f", {place}" if place else ""


def naskah_papan(s: Session, pemilihan_id: str) -> str | None:
    """The decree that was begun for the board of an election, as long as its people still stand in it; else None."""
    election = pemilihan.satu(s, pemilihan_id)
    if election.papan_tanggal is None or not election.periode:
        return None
    body = f'"badan": {json.dumps(_board_name(s, election.periode), ensure_ascii=False)}'
    query = select(Naskah.id).where(
        Naskah.jenis == "sk", Naskah.dihapus.is_(None), func.instr(Naskah.isian, body) > 0,
        func.instr(Naskah.isian, '"papan"') > 0,
    )  # fmt: skip
    return s.scalar(query.order_by(Naskah.tanggal.desc()).limit(1))
