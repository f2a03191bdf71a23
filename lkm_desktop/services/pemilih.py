"""Who may vote: residents of the age of `umur_pemilih` or more on the day, or married or once married (BR9)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, and_, case, func, or_, select
from sqlalchemy.orm import Session

from lkm_desktop.domain import Orang, Pemilihan, PemilihanRT
from lkm_desktop.domain.orang import in_force
from lkm_desktop.errors import LkmError
from lkm_desktop.format import umur
from lkm_desktop.services import aturan

#: states of marriage that make a voter of somebody younger
_KAWIN = ("kawin", "cerai hidup", "cerai mati")


@dataclass(frozen=True)
class Pemilih:
    """One voter on the list of an RT. umur: None when the birth date is unknown; kawin: married or once married."""

    orang_id: str
    nama: str
    jk: str
    umur: int | None
    kawin: bool
    alamat: str
    rt: str
    rw: str
    nik: str


@dataclass(frozen=True)
class DaftarPemilih:
    """The voters of one RT by name; tanpa_umur: names of residents that nothing is known about (BR9)."""

    rt_id: str
    sebutan: str
    hari: date
    pemilih: tuple[Pemilih, ...]
    tanpa_umur: tuple[str, ...]


@dataclass(frozen=True)
class Dewasa:
    """Adults of one RT by the register. tanpa_umur: residents with neither birth date nor marriage, not counted;
    tanpa_jk: adults without L/P."""

    l: int  # noqa: E741 - the office's own column name
    p: int
    total: int
    tanpa_umur: int
    tanpa_jk: int


def batas_lahir(s: Session, hari: date) -> date:
    """The latest birth date of somebody who is old enough on that day."""
    year = hari.year - aturan.angka(s, "umur_pemilih")
    day = 28 if (hari.month, hari.day) == (2, 29) else hari.day
    return date(year, hari.month, day)


def _adult(s: Session, hari: date) -> ColumnElement[bool]:
    old = func.coalesce(Orang.tanggal_lahir <= batas_lahir(s, hari), False)
    return or_(old, func.coalesce(Orang.status_kawin.in_(_KAWIN), False))


def _unknown() -> ColumnElement[bool]:
    return and_(Orang.tanggal_lahir.is_(None), ~func.coalesce(Orang.status_kawin.in_(_KAWIN), False))


def _residents(hari: date) -> tuple[ColumnElement[bool], ...]:
    return (Orang.dihapus.is_(None), in_force(hari))


def dewasa_per_rt(s: Session, hari: date) -> dict[tuple[str, str], Dewasa]:
    """Adults by (RW, RT) on a day, by the register of residents; RTs in their order."""
    adult = _adult(s, hari)

    def total(condition: ColumnElement[bool]) -> Any:
        return func.sum(case((condition, 1), else_=0))

    rw, jk = func.coalesce(Orang.rw, ""), Orang.jenis_kelamin
    query = (
        select(
            rw, Orang.rt, total(and_(adult, jk == "L")), total(and_(adult, jk == "P")),
            total(adult), total(_unknown()), total(and_(adult, jk.is_(None))),
        )
        .where(*_residents(hari), Orang.rt.is_not(None), Orang.rt != "")
        .group_by(rw, Orang.rt)
        .order_by(rw, Orang.rt)
    )  # fmt: skip
    return {(row[0], row[1]): Dewasa(*row[2:]) for row in s.execute(query)}


def hari_rt(election: Pemilihan, row: PemilihanRT) -> date:
    """The day of the vote of an RT: its own, else the first of the votes in the RTs, else of the kelurahan, else
    today."""
    return row.tanggal or election.basis_mulai or election.tanggal or date.today()


def data_orang(s: Session, orang_ids: Iterable[str | None], hari: date) -> dict[str | None, tuple[int | None, str]]:
    """(age on that day, L/P) of those people, None and "" where the register does not know."""
    query = select(Orang.id, Orang.tanggal_lahir, Orang.jenis_kelamin).where(
        Orang.id.in_([one for one in orang_ids if one])
    )
    return {row[0]: (umur(row[1], hari) if row[1] is not None else None, row[2] or "") for row in s.execute(query)}


def sebutan_rt(row: PemilihanRT) -> str:
    """What an RT is called: "RT 03 RW 01", or the name of another basis."""
    words = [f"RT {row.rt}" if row.rt else "", f"RW {row.rw}" if row.rw else ""]
    place = " ".join(word for word in words if word)
    return row.nama or place or f"Basis {row.urut}"


def daftar_pemilih(s: Session, pemilihan_id: str, rt_id: str) -> DaftarPemilih:
    """The list of voters of a row on its day; empty for a basis that is no RT. Raises LkmError when it is gone."""
    row, election = s.get(PemilihanRT, rt_id), s.get(Pemilihan, pemilihan_id)
    if row is None or election is None or row.dihapus is not None or row.pemilihan_id != pemilihan_id:
        raise LkmError("RT ini sudah tidak ada di pemilihan.", "Muat ulang daftar RT dengan F5.")
    day = hari_rt(election, row)
    here = select(Orang).where(*_residents(day), Orang.rt == (row.rt or "-"))
    here = here.where(func.coalesce(Orang.rw, "") == (row.rw or "")).order_by(Orang.nama.collate("NOCASE"))
    voters = tuple(_voter(o, day) for o in s.scalars(here.where(_adult(s, day))))
    unknown = tuple(o.nama for o in s.scalars(here.where(_unknown())))
    return DaftarPemilih(rt_id, sebutan_rt(row), day, voters, unknown)


def _voter(o: Orang, day: date) -> Pemilih:
    age = umur(o.tanggal_lahir, day) if o.tanggal_lahir else None
    married = o.status_kawin in _KAWIN
    return Pemilih(o.id, o.nama, o.jenis_kelamin or "", age, married, o.alamat or "", o.rt or "", o.rw or "",
                   o.nik or "")  # fmt: skip
