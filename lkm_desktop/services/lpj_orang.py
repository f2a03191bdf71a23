"""People in the administrative chapter of the LPJ: members and pengelola with what changed, relawan by sex and
activity, all for a span of days (lkm-siklus.md 1.12, 2.6)."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased

from lkm_desktop.domain import Orang, Penugasan, Relawan
from lkm_desktop.domain.penugasan import BADAN, JABATAN, in_force
from lkm_desktop.domain.relawan import KEAKTIFAN
from lkm_desktop.domain.relawan import in_force as terdaftar
from lkm_desktop.services import keaktifan


@dataclass(frozen=True)
class JumlahLP:
    """A count of people; those whose sex is not known are in `jumlah` only."""

    jumlah: int = 0
    l: int = 0  # noqa: E741 - the office's own column name
    p: int = 0


@dataclass(frozen=True)
class Petugas:
    """Somebody who serves on the last day."""

    badan: str
    nama: str
    jk: str
    jabatan: str
    periode: str


@dataclass(frozen=True)
class Perubahan:
    """What changed within the span: on which day, for whom, in words ("Diganti: ..." names the reason)."""

    tanggal: date
    nama: str
    badan: str
    uraian: str


@dataclass(frozen=True)
class Susunan:
    """The people of some bodies: counts on the day before the span and on its last day, who serves, what changed."""

    awal: JumlahLP
    akhir: JumlahLP
    petugas: tuple[Petugas, ...]
    perubahan: tuple[Perubahan, ...]


@dataclass(frozen=True)
class RingkasRelawan:
    """Relawan on the last day; `baru`: who signed up within the span · keaktifan: (what the rolls say, count)."""

    terdaftar: JumlahLP
    baru: JumlahLP
    keaktifan: tuple[tuple[str, JumlahLP], ...]
    aturan: str


def jumlah_lp(sexes: Iterable[str | None]) -> JumlahLP:
    """Counts of a list of sexes."""
    found = list(sexes)
    return JumlahLP(len(found), found.count("L"), found.count("P"))


# --- members, pengelola -----------------------------------------------------------------------------------------------


def susunan(s: Session, badan: Collection[str], mulai: date, selesai: date) -> Susunan:
    """Who served in these bodies and what changed, first and last day included. A person counts once in a body."""
    before, after = (_serving(s, badan, day) for day in (mulai - timedelta(days=1), selesai))
    people = {(one.badan, person): jk for one, person, _, jk in after}
    earlier = {(one.badan, person): jk for one, person, _, jk in before}
    names = tuple(Petugas(one.badan, name, jk or "", one.jabatan, one.periode or "") for one, _, name, jk in after)
    return Susunan(jumlah_lp(earlier.values()), jumlah_lp(people.values()), names, _changes(s, badan, mulai, selesai))


def baru(s: Session, badan: Collection[str], mulai: date, selesai: date) -> int:
    """How many terms in these bodies began within the span and still run on its last day."""
    return s.scalar(select(func.count()).select_from(Penugasan).where(
        Penugasan.badan.in_(list(badan)), Penugasan.dihapus.is_(None), Penugasan.mulai.between(mulai, selesai),
        in_force(selesai))) or 0  # fmt: skip


def _serving(s: Session, badan: Collection[str], day: date) -> list[tuple[Penugasan, str, str, str | None]]:
    query = (
        select(Penugasan, Orang.id, Orang.nama, Orang.jenis_kelamin)
        .join(Orang, Orang.id == Penugasan.orang_id)
        .where(Penugasan.badan.in_(list(badan)), Penugasan.dihapus.is_(None), in_force(day))
    )
    bodies, ranks = ([code for code, _ in choices] for choices in (BADAN, JABATAN))

    def place(row: tuple[Penugasan, str, str, str | None]) -> tuple[int, int, str]:
        rank = ranks.index(row[0].jabatan) if row[0].jabatan in ranks else len(ranks)
        return bodies.index(row[0].badan), rank, row[2].lower()

    return sorted(((row[0], row[1], row[2], row[3]) for row in s.execute(query)), key=place)


def _changes(s: Session, badan: Collection[str], mulai: date, selesai: date) -> tuple[Perubahan, ...]:
    """Beginnings and ends within the span; an end followed at once by another office of the same person is one line."""
    heir = aliased(Orang)
    query = (
        select(Penugasan, Orang.nama, heir.nama)
        .join(Orang, Orang.id == Penugasan.orang_id)
        .join(heir, heir.id == Penugasan.pengganti_id, isouter=True)
        .where(Penugasan.badan.in_(list(badan)), Penugasan.dihapus.is_(None))
        .order_by(Penugasan.badan, Penugasan.orang_id, Penugasan.mulai)
    )
    found: list[Perubahan] = []
    for _, group in groupby(s.execute(query), key=lambda row: (row[0].badan, row[0].orang_id)):
        terms = [(row[0], row[1], row[2]) for row in group]
        for n, (one, name, successor) in enumerate(terms):
            last = terms[n - 1][0] if n and _follows(terms[n - 1][0], one) else None
            next_one = terms[n + 1][0] if n + 1 < len(terms) and _follows(one, terms[n + 1][0]) else None
            if one.mulai is not None and mulai <= one.mulai <= selesai:
                found.append(Perubahan(one.mulai, name, one.badan, _begun(one, last)))
            if one.selesai is not None and mulai <= one.selesai <= selesai and next_one is None:
                found.append(Perubahan(one.selesai, name, one.badan, _ended(one, successor)))
    return tuple(sorted(found, key=lambda one: (one.tanggal, one.nama.lower())))


def _follows(one: Penugasan, other: Penugasan) -> bool:
    """Whether a term goes on in the next one without a gap."""
    return one.selesai is not None and other.mulai is not None and 0 <= (other.mulai - one.selesai).days <= 1


def _begun(one: Penugasan, last: Penugasan | None) -> str:
    if last is None:
        return f"Mulai bertugas sebagai {one.jabatan}"
    if last.jabatan == one.jabatan:
        return f"Masa tugas sebagai {one.jabatan} diperpanjang"
    return f"Dari {last.jabatan} menjadi {one.jabatan}"


def _ended(one: Penugasan, successor: str | None) -> str:
    reason = f": {one.alasan_berhenti.rstrip(' .')}" if one.alasan_berhenti else ""
    heir = f"; digantikan {successor}" if successor else ""
    return f"Selesai bertugas sebagai {one.jabatan}{reason}{heir}"


# --- relawan ----------------------------------------------------------------------------------------------------------


def relawan(s: Session, mulai: date, selesai: date) -> RingkasRelawan:
    """Relawan in force on the last day, those new within the span, and how active the rolls say they are that day."""
    query = (
        select(Orang.id, Orang.jenis_kelamin, Relawan.tanggal_daftar)
        .join(Orang, Orang.id == Relawan.orang_id)
        .where(Relawan.dihapus.is_(None), terdaftar(selesai))
    )
    people = s.execute(query).all()
    active = keaktifan.hitung(s, [person for person, _, _ in people], selesai)
    levels = tuple(
        (words, jumlah_lp(jk for person, jk, _ in people if active[person].tingkat == code))
        for code, words in KEAKTIFAN
    )
    new = jumlah_lp(jk for _, jk, day in people if day is not None and mulai <= day <= selesai)
    return RingkasRelawan(jumlah_lp(jk for _, jk, _ in people), new, levels, keaktifan.batas(s, selesai).kalimat)
