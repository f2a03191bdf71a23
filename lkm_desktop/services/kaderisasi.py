"""Kaderisasi: who is ready for more, with the reasons (IDF aspect 19, lkm-siklus.md 4.5 and 6.3).

Points are derived, never typed, and every point says where it comes from. They only order the list; whether somebody
is ready is told by three plain conditions: comes regularly, was trained, knows half of the basic topics.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from lkm_desktop.domain import Kehadiran, Orang, Pelatihan, Penugasan, PesertaPelatihan, Rapat
from lkm_desktop.domain.penugasan import BADAN
from lkm_desktop.names import fold
from lkm_desktop.services import kbk, kbk_peserta, keaktifan
from lkm_desktop.services.kbk_peserta import Matriks, Peserta
from lkm_desktop.services.kbk_status import pemandu_sendiri
from lkm_desktop.services.orang import hats_on
from lkm_desktop.services.pelatihan import BUKAN_PESERTA

CALON = "calon"
SIAPA = ((CALON, "Yang aktif di luar LKM"), *((code, name) for code, name in kbk_peserta.SIAPA if code != "hadir"))
#: reason -> its words on the page and the most points it gives
POIN = {
    "hadir": ("Kehadiran di semua rapat", 3), "pelatihan": ("Pelatihan", 2), "topik": ("Topik dasar KBK", 3),
    "peran": ("Badan yang pernah diikuti", 2), "pandu": ("Memandu sesi KBK", 2),
}
PALING = sum(most for _, most in POIN.values())


@dataclass(frozen=True)
class Alasan:
    """One reason: a key of POIN, what was found in words, and the points it gives."""

    kode: str
    kata: str
    poin: int


@dataclass(frozen=True)
class Kader:
    """One person. peran: hats worn now · kurang: what stands between the person and being ready · saran: what to ask
    this person next, "" while something is missing."""

    orang_id: str
    nama: str
    jk: str
    rt: str
    rw: str
    peran: tuple[str, ...]
    alasan: tuple[Alasan, ...]
    kurang: tuple[str, ...]
    saran: str

    @property
    def poin(self) -> int:
        """Sum of the points of the reasons."""
        return sum(a.poin for a in self.alasan)

    @property
    def siap(self) -> bool:
        """Whether nothing is missing."""
        return not self.kurang

    @property
    def keadaan(self) -> str:
        """ "Siap", "Kurang 1 hal"."""
        return "Siap" if self.siap else f"Kurang {len(self.kurang)} hal"


def daftar(s: Session, hari: date | None = None, siapa: str = CALON) -> tuple[Kader, ...]:
    """People by what they are ready for: those who lack least first, then by points and name.

    siapa: a code of SIAPA. Raises KeyError for an unknown one.
    """
    hari = hari or date.today()
    groups = kbk_peserta.kelompok(s, hari)
    wanted = groups[kbk_peserta.AKTIF] - groups["lkm"] if siapa == CALON else groups[siapa]
    table = kbk_peserta.matriks(s, hari, kbk_peserta.AKTIF)
    people = [p for p in table.orang if p.orang_id in wanted]
    worn = hats_on(s, [p.orang_id for p in people], hari)
    facts = _Fakta(s, hari, [p.orang_id for p in people])
    found = [_kader(p, table, facts, tuple(worn.get(p.orang_id, ()))) for p in people]
    return tuple(sorted(found, key=lambda k: (len(k.kurang), -k.poin, k.nama.lower(), k.orang_id)))


class _Fakta:
    """What the office knows of these people up to a day, read once."""

    def __init__(self, s: Session, hari: date, orang: list[str]) -> None:
        self.batas = keaktifan.batas(s, hari)
        self.hadir = keaktifan.hitung(s, orang, hari)
        self.pelatihan = _trainings(s, hari)
        self.badan = _bodies(s, hari)
        held = [one for one in kbk.daftar(s, date(2000, 1, 1), hari, hari) if one.terlaksana and one.pemandu]
        names = {row.id: row.nama for row in s.execute(select(Orang.id, Orang.nama))}
        self.pandu = {
            who: sum(pemandu_sendiri(one.pemandu, {fold(names.get(who, ""))}) for one in held) for who in orang
        }


def _trainings(s: Session, hari: date) -> dict[str, int]:
    """Person -> trainings: those of the book, and training meetings that belong to none of them."""
    found: dict[str, set[str]] = {}
    query = (
        select(PesertaPelatihan.orang_id, PesertaPelatihan.pelatihan_id, PesertaPelatihan.peran)
        .join(Pelatihan, Pelatihan.id == PesertaPelatihan.pelatihan_id)
        .where(PesertaPelatihan.dihapus.is_(None), Pelatihan.dihapus.is_(None), Pelatihan.mulai <= hari)
    )
    for person, training, role in s.execute(query):
        if (role or "").strip().lower() not in BUKAN_PESERTA:
            found.setdefault(person, set()).add(training)
    meetings = (
        select(Kehadiran.orang_id, Rapat.id)
        .join(Rapat, Rapat.id == Kehadiran.rapat_id)
        .where(Kehadiran.status == "hadir", Kehadiran.dihapus.is_(None), Kehadiran.orang_id.is_not(None),
               Rapat.jenis == "pelatihan", Rapat.pelatihan_id.is_(None), Rapat.dihapus.is_(None),
               Rapat.tanggal <= hari)
    )  # fmt: skip
    for who, meeting in s.execute(meetings):
        found.setdefault(str(who), set()).add(meeting)
    return {person: len(ids) for person, ids in found.items()}


def _bodies(s: Session, hari: date) -> dict[str, tuple[str, ...]]:
    """Person -> bodies served in by that day, present or past, in words."""
    query = select(Penugasan.orang_id, Penugasan.badan).where(
        Penugasan.dihapus.is_(None), Penugasan.mulai.is_(None) | (Penugasan.mulai <= hari)
    )
    served: dict[str, set[str]] = {}
    for person, body in s.execute(query):
        served.setdefault(person, set()).add(body)
    names, order = dict(BADAN), [code for code, _ in BADAN]
    return {who: tuple(names.get(body, body) for body in _ordered(bodies, order)) for who, bodies in served.items()}


def _ordered(bodies: Iterable[str], order: list[str]) -> list[str]:
    return sorted(bodies, key=lambda body: (order.index(body) if body in order else len(order), body))


def _kader(p: Peserta, table: Matriks, f: _Fakta, hats: tuple[str, ...]) -> Kader:
    active, trained = f.hadir[p.orang_id], f.pelatihan.get(p.orang_id, 0)
    bodies, led = f.badan.get(p.orang_id, ()), f.pandu.get(p.orang_id, 0)
    basic = len(table.dasar)
    had, half = basic - len(p.kurang), -(-basic // 2)
    reasons = [
        Alasan("hadir", f"hadir {active.kali} kali dalam {f.batas.bulan} bulan",
               {keaktifan.AKTIF: 3, keaktifan.JARANG: 1}.get(active.tingkat, 0) if active.kali else 0),
        Alasan("pelatihan", f"{trained} pelatihan", min(trained, 2)),
        Alasan("topik", f"{had} dari {basic} topik dasar", _topic_points(had, basic)),
        Alasan("peran", ", ".join(bodies), min(len(bodies), 2)),
        Alasan("pandu", f"memandu {led} sesi KBK", 2 if led else 0),
    ]  # fmt: skip
    lacking = [
        f"hadir {active.kali} kali, perlu {f.batas.aktif}" if active.tingkat != keaktifan.AKTIF else "",
        "belum pernah pelatihan" if not trained else "",
        f"topik dasar {had}, perlu {half} dari {basic}" if had < half else "",
    ]
    missing = tuple(words for words in lacking if words)
    advice = "" if missing else _advice(bool(bodies), bool(led))
    return Kader(p.orang_id, p.nama, p.jk, p.rt, p.rw, hats, tuple(a for a in reasons if a.poin), missing, advice)


def _topic_points(had: int, basic: int) -> int:
    if not basic or not had:
        return 0
    return 3 if had == basic else 2 if 2 * had >= basic else 1


def _advice(served: bool, led: bool) -> str:
    if not led:
        return "Siap memandu sesi KBK." if served else "Siap diberi peran pertama, misalnya panitia atau tim."
    return "Siap dicalonkan menjadi pengurus." if served else "Siap diberi peran tetap."
