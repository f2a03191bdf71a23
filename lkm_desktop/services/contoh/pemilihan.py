"""The election from which the board of the practice kelurahan came: 4,100 adults, 1,890 voters, 42 utusan of whom 15
are women, 11 elected (lkm-siklus.md 9.3). Everything is invented; RT 07 was visited from door to door."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from random import Random
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from lkm_desktop.domain import Orang, Pemilihan, PemilihanRT, Penugasan, Perolehan
from lkm_desktop.services.contoh.susunan import election_day

_DEWASA, _MEMILIH, _PINTU, _SEPI = 4100, 1890, "07", 60
_UTUSAN_L, _JATAH, _RT_BESAR = 27, 2, 6
_POKJA = ("Pemilihan Anggota", "Tata Tertib dan Review AD", "Pemantau Partisipatif")
#: votes of the names of an RT, in hundredths of its valid ballots; each ballot carries two or three names
_BAGIAN_SUARA = (84, 76, 68, 34, 21)
#: votes of the reserve at the kelurahan behind those who serve now; the others had none
_SUARA_CADANGAN = (17, 14, 11, 9, 7, 5, 4, 3)


def fill_election(s: Session, *, today: date, benih: int) -> str:
    """Put the last election into a filled office and link its members to it; "" when nobody was elected that day."""
    day = election_day(today)
    terms = list(s.scalars(select(Penugasan).where(Penugasan.badan == "LKM", Penugasan.mulai == day)))
    if not terms:
        return ""
    acak = Random(f"pemilihan-{benih}")
    election = Pemilihan(
        id=_id(acak), nama=f"Pemilihan LKM {day.year}", periode=terms[0].periode, basis_mulai=day - timedelta(days=23),
        basis_selesai=day - timedelta(days=16), tanggal=day, tempat="Aula Kelurahan", jumlah_anggota=len(terms),
        kel_nama=len(terms), papan_tanggal=day,
    )  # fmt: skip
    s.add(election)
    s.flush()
    after = s.scalars(select(Penugasan).where(Penugasan.badan == "LKM", Penugasan.mulai > day)).all()
    chosen = _basis(s, election, [*terms, *after], acak)
    _kelurahan(s, election, chosen, {t.orang_id: t.suara or 0 for t in terms},
               {t.orang_id: t.suara or 0 for t in after}, acak)  # fmt: skip
    for term in terms:
        term.pemilihan_id = election.id
    _replacements(s, election.id, after)
    _committee(s, election, {row.orang_id or "" for row in chosen}, acak)
    s.flush()
    return election.id


def _id(acak: Random) -> str:
    return f"{acak.getrandbits(128):032x}"


def _basis(s: Session, election: Pemilihan, terms: list[Penugasan], acak: Random) -> list[Perolehan]:
    """The vote of every RT; gives the names that became utusan."""
    must = {term.orang_id for term in terms}
    people = list(s.scalars(select(Orang).where(Orang.status == "aktif").order_by(Orang.rw, Orang.rt, Orang.nama)))
    leaving = list(s.scalars(select(Orang).where(Orang.id.in_(must), Orang.status != "aktif")))
    by_rt: dict[tuple[str, str], list[Orang]] = {}
    for person in [*leaving, *people]:
        by_rt.setdefault((person.rw or "", person.rt or ""), []).append(person)
    places = sorted(by_rt)
    large = {place for place, _ in Counter({p: len(by_rt[p]) for p in places}).most_common(_RT_BESAR)}
    men = _UTUSAN_L - sum(p.jenis_kelamin == "L" for place in places for p in by_rt[place] if p.id in must)
    women = _JATAH * len(places) + _RT_BESAR - _UTUSAN_L
    women -= sum(p.jenis_kelamin == "P" for place in places for p in by_rt[place] if p.id in must)
    quota, utusan = {"L": men, "P": women}, []
    for number, place in enumerate(places):
        seats = _JATAH + (place in large)
        row = _rt(election, number, place, seats, len(places), acak)
        s.add(row)
        s.flush()
        names = _names(by_rt[place], must, seats, quota)
        utusan += _tally(s, row, names, seats, acak)
    return utusan


def _rt(
    election: Pemilihan, number: int, place: tuple[str, str], seats: int, total: int, acak: Random
) -> PemilihanRT:
    rw, rt = place
    adults = _DEWASA // total + (number < _DEWASA % total)
    others = (_MEMILIH - _SEPI) // (total - 1)
    rest = (_MEMILIH - _SEPI) % (total - 1)
    order = number - (rt > _PINTU)
    voters = _SEPI if rt == _PINTU else others + (order < rest)
    men, spoilt = voters * 45 // 100, number % 3
    return PemilihanRT(
        id=_id(acak), pemilihan_id=election.id, urut=number + 1, rt=rt, rw=rw,
        tanggal=(election.basis_mulai or date.today()) + timedelta(days=number % 8), jam_buka="08.00",
        jam_tutup="12.00", tempat=f"Pos RT {rt}", dewasa_l=adults // 2, dewasa_p=adults - adults // 2,
        memilih_l=men, memilih_p=voters - men, sah=voters - spoilt, tidak_sah=spoilt, jatah=seats, pintu=rt == _PINTU,
    )  # fmt: skip


def _names(here: list[Orang], must: set[str], seats: int, quota: dict[str, int]) -> list[Orang]:
    """Utusan first: those who sit in the LKM now, then others as long as their L/P is wanted; two more behind them."""
    first = [p for p in here if p.id in must]
    for person in here:
        sex = person.jenis_kelamin or "L"
        if len(first) < seats and person not in first and quota[sex] > 0 and quota[sex] >= quota["LP"[sex == "L"]]:
            first.append(person)
            quota[sex] -= 1
    for person in here:
        sex = person.jenis_kelamin or "L"
        if len(first) < seats and person not in first and quota[sex] > 0:
            first.append(person)
            quota[sex] -= 1
    return [*first, *[p for p in here if p not in first][:2]]


def _tally(s: Session, row: PemilihanRT, names: list[Orang], seats: int, acak: Random) -> list[Perolehan]:
    made = []
    for place, person in enumerate(names):
        votes = (row.sah or 0) * _BAGIAN_SUARA[place] // 100
        made.append(Perolehan(
            id=_id(acak), pemilihan_id=row.pemilihan_id, pemilihan_rt_id=row.id, suara=votes,
            hasil="terpilih" if place < seats else "cadangan", **_person(person)))  # fmt: skip
    s.add_all(made)
    return made[:seats]


def _person(one: Orang) -> dict[str, Any]:
    return {"orang_id": one.id, "nama": one.nama, "jenis_kelamin": one.jenis_kelamin, "rt": one.rt, "rw": one.rw}


def _kelurahan(
    s: Session, election: Pemilihan, utusan: list[Perolehan], members: dict[str, int], later: dict[str, int],
    acak: Random,
) -> None:  # fmt: skip
    """The round of the kelurahan: the members with the votes of their terms, the reserve behind them."""
    reserve = iter(_SUARA_CADANGAN)
    for row in utusan:
        person = row.orang_id or ""
        votes = members.get(person, later.get(person))
        if votes is None:
            votes = next(reserve, None)
        s.add(Perolehan(
            id=_id(acak), pemilihan_id=election.id, utusan_id=row.id, orang_id=row.orang_id, nama=row.nama,
            jenis_kelamin=row.jenis_kelamin, rt=row.rt, rw=row.rw, suara=votes, hadir=True,
            hasil="terpilih" if person in members else "cadangan" if votes else "tidak"))  # fmt: skip
    election.kel_memilih_l = sum(row.jenis_kelamin == "L" for row in utusan)
    election.kel_memilih_p = len(utusan) - election.kel_memilih_l
    election.kel_sah, election.kel_tidak_sah = len(utusan) - 1, 1


def _replacements(s: Session, pemilihan_id: str, after: Any) -> None:
    """Who came before the time knows whom they replaced and by which decision."""
    for term in after:
        old = s.scalar(select(Penugasan).where(Penugasan.badan == "LKM", Penugasan.pengganti_id == term.orang_id))
        term.pemilihan_id = pemilihan_id
        if old is not None:
            term.menggantikan_id, term.dasar = old.id, "Rapat anggota LKM, urutan pertama daftar cadangan"


def _committee(s: Session, election: Pemilihan, busy: set[str], acak: Random) -> None:
    day = election.tanggal or date.today()
    hats = select(Penugasan.orang_id)
    free = select(Orang.id).where(Orang.status == "aktif", Orang.id.not_in(busy), Orang.id.not_in(hats))
    men, women = (s.scalars(free.where(Orang.jenis_kelamin == sex).order_by(Orang.nama)).all() for sex in "LP")
    for number, person in enumerate([*men[:5], *women[:4]]):
        s.add(Penugasan(
            id=_id(acak), orang_id=person, badan="panitia", jabatan="Koordinator" if number % 3 == 0 else "Anggota",
            pokja=_POKJA[number // 3], mulai=day - timedelta(days=60), selesai=day + timedelta(days=14),
            alasan_berhenti="Tugas selesai", pemilihan_id=election.id))  # fmt: skip
    s.flush()
    s.execute(update(Penugasan).where(Penugasan.pemilihan_id == election.id, Penugasan.badan == "panitia")
              .values(periode=election.periode))  # fmt: skip
