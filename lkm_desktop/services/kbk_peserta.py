"""Who came to which session of the KBK, who has had which topic, and who still lacks a basic one."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from lkm_desktop.domain import Kehadiran, Orang, Penugasan, Rapat, Relawan, SesiKbk
from lkm_desktop.domain.penugasan import PENGELOLA, in_force
from lkm_desktop.domain.relawan import in_force as relawan_aktif
from lkm_desktop.services import kbk_anggota, topik
from lkm_desktop.services.kbk import JENIS
from lkm_desktop.services.orang import hats_on
from lkm_desktop.services.topik import TopikRingkas

#: whose learning is shown
AKTIF, HADIR = "aktif", "hadir"
#: topics named on a person's card
_NAMED = 4
SIAPA = (
    (AKTIF, "Semua yang aktif"), ("inti", "Anggota inti KBK"), ("relawan", "Relawan aktif"), ("lkm", "Anggota LKM"),
    ("pengelola", "Pengelola"), (HADIR, "Yang pernah hadir"),
)


@dataclass(frozen=True)
class Peserta:
    """One person. topik: the days on which each topic was had, by its id · hadir: sessions attended, those without a
    topic too · kurang: ids of the basic topics not had yet · peran: the weightiest hat."""

    orang_id: str
    nama: str
    jk: str
    rt: str
    rw: str
    peran: str
    hadir: int
    topik: dict[str, tuple[date, ...]]
    kurang: tuple[str, ...]


@dataclass(frozen=True)
class Matriks:
    """People and topics. topik: the basic ones, and others that somebody has had."""

    topik: tuple[TopikRingkas, ...]
    orang: tuple[Peserta, ...]

    @property
    def dasar(self) -> tuple[TopikRingkas, ...]:
        """The basic topics."""
        return tuple(t for t in self.topik if t.dasar)

    def belum(self, topik_id: str) -> tuple[Peserta, ...]:
        """Those who have not had a topic."""
        return tuple(p for p in self.orang if topik_id not in p.topik)

    @property
    def lengkap(self) -> int:
        """How many have had every basic topic; 0 while there are none."""
        return sum(not p.kurang for p in self.orang) if self.dasar else 0


@dataclass(frozen=True)
class TopikDiikuti:
    """One session that a person attended: its topic, or the meeting's name while it has none."""

    rapat_id: str
    tanggal: date
    topik: str


def matriks(s: Session, hari: date, siapa: str = AKTIF) -> Matriks:
    """Who has had what up to a day. siapa: a code of SIAPA. Raises KeyError for an unknown one."""
    came = _attended(s, hari)
    people = kelompok(s, hari)[siapa] if siapa != HADIR else set(came)
    known = {topic for person in people for topic, _ in came.get(person, ())}
    topics = [t for t in topik.daftar(s) if t.dasar or t.id in known]
    basic = [t.id for t in topics if t.dasar]
    worn = hats_on(s, sorted(people), hari)
    rows = []
    for person in _people(s, people):
        had: dict[str, list[date]] = {}
        for topic, day in came.get(person.id, ()):
            had.setdefault(topic, []).append(day)
        sessions = sum(len(days) for days in had.values())
        had.pop("", None)
        rows.append(Peserta(
            person.id, person.nama, person.jenis_kelamin or "", person.rt or "", person.rw or "",
            worn.get(person.id, [person.unsur or ""])[0], sessions, {key: tuple(days) for key, days in had.items()},
            tuple(t for t in basic if t not in had),
        ))  # fmt: skip
    return Matriks(tuple(topics), tuple(rows))


def topik_orang(s: Session, orang_id: str, hari: date | None = None) -> tuple[TopikDiikuti, ...]:
    """The KBK sessions that a person attended, the newest first."""
    names = topik.nama_topik(s)
    query = _query(hari or date.today()).add_columns(Rapat.id, Rapat.judul).where(Kehadiran.orang_id == orang_id)
    found = s.execute(query.order_by(None).order_by(Rapat.tanggal.desc(), Rapat.nomor.desc()))
    return tuple(TopikDiikuti(row[3], row[2], names.get(row[1] or "", row[4])) for row in found)


def kalimat_topik(s: Session, orang_id: str, hari: date | None = None) -> str:
    """The topics that a person has had and how many basic ones are left, for the person's card; "" for none."""
    had = list(dict.fromkeys(t.topik for t in topik_orang(s, orang_id, hari)))
    if not had:
        return ""
    basic = {t.nama for t in topik.dasar(s)}
    left = len(basic - set(had))
    more = f"; dan {len(had) - _NAMED} lagi" if len(had) > _NAMED else ""
    rest = f" Belum mendapat {left} dari {len(basic)} topik dasar." if left else ""
    return f"Topik KBK: {'; '.join(had[:_NAMED])}{more}.{rest}"


def kelompok(s: Session, hari: date) -> dict[str, set[str]]:
    """People by the codes of SIAPA on a day, except those who merely came."""
    lkm = set(s.scalars(select(Penugasan.orang_id).where(
        Penugasan.badan == "LKM", Penugasan.dihapus.is_(None), in_force(hari))))
    office = set(s.scalars(select(Penugasan.orang_id).where(
        Penugasan.badan.in_(PENGELOLA), Penugasan.dihapus.is_(None), in_force(hari))))
    volunteers = set(s.scalars(select(Relawan.orang_id).where(Relawan.dihapus.is_(None), relawan_aktif(hari))))
    core = {a.orang_id for a in kbk_anggota.daftar(s, hari)}
    return {AKTIF: core | volunteers | lkm | office, "inti": core, "relawan": volunteers, "lkm": lkm,
            "pengelola": office}  # fmt: skip


def _query(hari: date) -> Any:
    """(person, topic, day) of everyone of the register who was present at a session up to that day."""
    return (
        select(Kehadiran.orang_id, SesiKbk.topik_id, Rapat.tanggal)
        .join(Rapat, Rapat.id == Kehadiran.rapat_id)
        .join(SesiKbk, (SesiKbk.rapat_id == Rapat.id) & SesiKbk.dihapus.is_(None), isouter=True)
        .where(
            Kehadiran.status == "hadir", Kehadiran.dihapus.is_(None), Kehadiran.orang_id.is_not(None),
            Rapat.jenis == JENIS, Rapat.dihapus.is_(None), Rapat.tanggal <= hari,
        )
        .order_by(Rapat.tanggal)
    )


def _attended(s: Session, hari: date) -> dict[str, list[tuple[str, date]]]:
    """Person -> (topic or "", day) of every session attended."""
    found: dict[str, list[tuple[str, date]]] = {}
    for person, topic, day in s.execute(_query(hari)):
        found.setdefault(person, []).append((topic or "", day))
    return found


def _people(s: Session, wanted: Collection[str]) -> list[Orang]:
    ids = sorted(wanted)
    found: list[Orang] = []
    for start in range(0, len(ids), 500):
        query = select(Orang).where(Orang.id.in_(ids[start : start + 500]), Orang.dihapus.is_(None),
                                    Orang.status == "aktif")  # fmt: skip
        found += s.scalars(query)
    return sorted(found, key=lambda p: (p.nama.lower(), p.id))
