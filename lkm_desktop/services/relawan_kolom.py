"""What the list of relawan shows beyond typed fields, as SQL beside each row: roles, trainings, attendance.

One subquery for each column and row, over indexed columns, so that a page of rows and a filter over 10,000 people are
read at once. The same expressions serve `keaktifan`, so that a list and a card never say different things.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Integer,
    Select,
    and_,
    case,
    cast,
    func,
    literal,
    or_,
    select,
    text,
)
from sqlalchemy.orm import aliased

from lkm_desktop.domain import Aturan, Kehadiran, Orang, Pelatihan, Penugasan, PesertaPelatihan, Rapat
from lkm_desktop.domain.aturan import BY_KODE
from lkm_desktop.domain.penugasan import BADAN, in_force


def kolom(key: str) -> ColumnElement[Any] | None:
    """The value of a derived column for the row's Orang, as of today; None for a key that is not one of them."""
    made = _KOLOM.get(key)
    return made() if made else None


def peran() -> ColumnElement[Any]:
    """The appointments in force, in words."""
    body = case(dict(BADAN), value=Penugasan.badan, else_=Penugasan.badan)
    words = func.group_concat(Penugasan.jabatan + " " + body, ", ")
    open_end = or_(Penugasan.selesai.is_(None), Penugasan.selesai >= date.today())
    live = and_(Penugasan.orang_id == Orang.id, Penugasan.dihapus.is_(None), open_end)
    return select(words).where(live).correlate(Orang).scalar_subquery()


def sektor() -> ColumnElement[Any]:
    """The groups by interest that somebody belongs to now."""
    live = and_(
        Penugasan.orang_id == Orang.id, Penugasan.badan == "relawan_sektoral", Penugasan.dihapus.is_(None),
        in_force(date.today()),
    )  # fmt: skip
    return select(func.group_concat(Penugasan.pokja, ", ")).where(live).correlate(Orang).scalar_subquery()


# --- attendance -------------------------------------------------------------------------------------------------------


def ketentuan(kode: str) -> ColumnElement[int]:
    """A numeric threshold as SQL: the office's own value or the shipped one."""
    own = select(cast(Aturan.nilai, Integer)).where(Aturan.kode == kode).scalar_subquery()
    return func.coalesce(own, int(BY_KODE[kode].bawaan))


def awal(hari: date) -> ColumnElement[Any]:
    """The last day before the months in which attendance counts (setting `relawan_bulan`)."""
    return func.date(literal(hari.isoformat()), func.printf("-%d months", ketentuan("relawan_bulan")))


def datang(hari: date) -> list[ColumnElement[bool]]:
    """Conditions of attendance with a name, up to a day: present on the roll of a meeting that records names."""
    return [
        Kehadiran.status == "hadir", Kehadiran.dihapus.is_(None), Rapat.id == Kehadiran.rapat_id,
        Rapat.dihapus.is_(None), Rapat.mode != "jumlah", Rapat.tanggal <= hari,
    ]  # fmt: skip


def _attended(what: ColumnElement[Any], *more: ColumnElement[bool]) -> ColumnElement[Any]:
    query = select(what).where(Kehadiran.orang_id == Orang.id, *datang(date.today()), *more)
    return query.correlate(Orang).scalar_subquery()


def tingkat(kali: ColumnElement[int]) -> ColumnElement[str]:
    """The code of KEAKTIFAN for a number of attendances."""
    return case((kali >= ketentuan("relawan_aktif"), "aktif"), (kali >= ketentuan("relawan_jarang"), "jarang"),
                else_="tidak aktif")  # fmt: skip


def _kali() -> ColumnElement[Any]:
    return _attended(func.count(Kehadiran.rapat_id.distinct()), Rapat.tanggal > awal(date.today()))


def _keaktifan() -> ColumnElement[Any]:
    return _attended(tingkat(func.count(Kehadiran.rapat_id.distinct())), Rapat.tanggal > awal(date.today()))


def _terakhir() -> ColumnElement[Any]:
    return _attended(func.max(Rapat.tanggal))


# --- trainings --------------------------------------------------------------------------------------------------------


def ikut(hari: date) -> list[ColumnElement[bool]]:
    """Conditions of a training that somebody took part in: it has begun, and neither the typed hours nor the rolls of
    its sessions say that the person stayed away."""
    return [
        PesertaPelatihan.dihapus.is_(None), Pelatihan.id == PesertaPelatihan.pelatihan_id, Pelatihan.dihapus.is_(None),
        Pelatihan.mulai <= hari, func.coalesce(PesertaPelatihan.hadir_jpl, 1) > 0,
        or_(~_present().exists(), _present(PesertaPelatihan.orang_id).exists()),
    ]  # fmt: skip


def _present(who: Any = None) -> Select[Any]:
    """Presence on a roll of the training's sessions: anybody's, or that person's."""
    row, session = aliased(Kehadiran), aliased(Rapat)
    query = select(row.id).where(
        session.pelatihan_id == PesertaPelatihan.pelatihan_id, session.dihapus.is_(None), session.mode != "jumlah",
        row.rapat_id == session.id, row.status == "hadir", row.dihapus.is_(None),
    )  # fmt: skip
    return query if who is None else query.where(row.orang_id == who)


def dilatih(hari: date) -> CompoundSelect[str, str, date]:
    """Every training that somebody took part in up to a day, as (person, name, day): of the book, and attended
    meetings of the kind "pelatihan" that belong to none of the book."""
    book = select(PesertaPelatihan.orang_id, Pelatihan.nama, Pelatihan.mulai).where(*ikut(hari))
    alone = select(Kehadiran.orang_id, Rapat.judul, Rapat.tanggal).where(
        Rapat.jenis == "pelatihan", Rapat.pelatihan_id.is_(None), Kehadiran.orang_id.is_not(None), *datang(hari)
    )
    return book.union_all(alone)


def _mine(hari: date) -> tuple[Select[str, date], Select[str, date]]:
    """The trainings of the row's person: of the book, and meetings that belong to none of the book."""
    book = select(Pelatihan.nama.label("nama"), Pelatihan.mulai.label("hari"))
    alone = select(Rapat.judul.label("nama"), Rapat.tanggal.label("hari"))
    return (
        book.where(PesertaPelatihan.orang_id == Orang.id, *ikut(hari)).correlate(Orang),
        alone.where(Kehadiran.orang_id == Orang.id, Rapat.jenis == "pelatihan", Rapat.pelatihan_id.is_(None),
                    *datang(hari)).correlate(Orang),
    )  # fmt: skip


def _pelatihan() -> ColumnElement[Any]:
    """How many: two counts, as SQLite 3.40 counts a correlated union wrongly when it stands in a row twice."""
    book, alone = (part.with_only_columns(func.count()).scalar_subquery() for part in _mine(date.today()))
    return book + alone


def _pelatihan_apa() -> ColumnElement[Any]:
    """Their names, the newest first."""
    book, alone = (part.subquery() for part in _mine(date.today()))
    every = select(book).union_all(select(alone)).order_by(text("2 DESC")).subquery("pelatihan_orang")
    return select(func.group_concat(every.c.nama, "; ")).select_from(every).correlate(Orang).scalar_subquery()


def _terlatih() -> ColumnElement[Any]:
    """Whether there is any; the people are listed once, not looked up for each row."""
    return Orang.id.in_(select(dilatih(date.today()).subquery("dilatih").c.orang_id))


_KOLOM = {
    "peran": peran, "sektor": sektor, "kali_hadir": _kali, "keaktifan": _keaktifan, "terakhir_hadir": _terakhir,
    "pelatihan": _pelatihan, "pelatihan_apa": _pelatihan_apa, "terlatih": _terlatih,
}  # fmt: skip
