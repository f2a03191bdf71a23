"""How active relawan are by what the rolls say: attendance in the last months, against the office's thresholds.

The typed status of a relawan is never changed by it; where the two differ, a sentence says so. Thresholds are the
settings `relawan_bulan`, `relawan_aktif` and `relawan_jarang`; only attendance with a name counts (`relawan_kolom`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session

from lkm_desktop.domain import Kehadiran, Rapat
from lkm_desktop.domain.relawan import KEAKTIFAN, STATUS_RELAWAN
from lkm_desktop.format import tanggal_panjang
from lkm_desktop.services import aturan
from lkm_desktop.services.relawan_kolom import awal, datang

AKTIF, JARANG, TIDAK = (code for code, _ in KEAKTIFAN)
_PART = 500


@dataclass(frozen=True)
class Batas:
    """The rule on a day: attendance after `sejak` up to `hari` counts; so many times make somebody aktif or jarang."""

    hari: date
    sejak: date
    bulan: int
    aktif: int
    jarang: int

    def tingkat(self, kali: int) -> str:
        """aktif, jarang or tidak aktif."""
        return AKTIF if kali >= self.aktif else JARANG if kali >= self.jarang else TIDAK

    @property
    def kalimat(self) -> str:
        """The rule in words, for lists and papers."""
        return (f"Menurut daftar hadir {self.bulan} bulan terakhir: aktif bila hadir {self.aktif} kali atau lebih, "
                f"jarang bila {self.jarang} kali atau lebih.")


@dataclass(frozen=True)
class Keaktifan:
    """What the rolls say of one person. kali: in the months that count · terakhir: the last attendance ever."""

    tingkat: str
    kali: int = 0
    terakhir: date | None = None


def batas(s: Session, hari: date | None = None) -> Batas:
    """The office's rule on a day (None: today)."""
    day = hari or date.today()
    since = s.scalar(select(awal(day)))
    return Batas(day, date.fromisoformat(str(since)), aturan.angka(s, "relawan_bulan"),
                 aturan.angka(s, "relawan_aktif"), aturan.angka(s, "relawan_jarang"))


def hitung(s: Session, orang_ids: Sequence[str], hari: date | None = None) -> dict[str, Keaktifan]:
    """The activity of each of these people on a day (None: today)."""
    rule = batas(s, hari)
    counted = dict(_counts(s, rule, orang_ids))
    return {person: counted.get(person, Keaktifan(rule.tingkat(0))) for person in orang_ids}


def _counts(s: Session, rule: Batas, people: Sequence[str]) -> Iterable[tuple[str, Keaktifan]]:
    within = case((Rapat.tanggal > rule.sejak, Kehadiran.rapat_id))
    query = select(Kehadiran.orang_id, func.count(within.distinct()), func.max(Rapat.tanggal)).where(
        Kehadiran.orang_id.is_not(None), *datang(rule.hari)
    ).group_by(Kehadiran.orang_id)  # fmt: skip
    wanted = list(people)
    for start in range(0, len(wanted), _PART):
        for person, times, last in s.execute(query.where(Kehadiran.orang_id.in_(wanted[start : start + _PART]))):
            yield str(person), Keaktifan(rule.tingkat(times), times, last)


def kalimat(found: Keaktifan, rule: Batas) -> str:
    """ "Hadir 5 kali dalam 12 bulan terakhir, terakhir 3 Mei 2025: aktif." """
    times = f"Hadir {found.kali} kali" if found.kali else "Tidak tercatat hadir"
    last = f", terakhir {tanggal_panjang(found.terakhir)}" if found.terakhir else ""
    return f"{times} dalam {rule.bulan} bulan terakhir{last}: {dict(KEAKTIFAN)[found.tingkat].lower()}."


def beda(
    status: str, found: Keaktifan, rule: Batas, *, sejak: date | None = None, terdaftar: date | None = None
) -> str:
    """How a typed status differs from the rolls, in one sentence; "" when they agree.

    sejak: since when the status holds · terdaftar: the day of registration.
    """
    words = dict(STATUS_RELAWAN).get(status, status).lower()
    if status == "aktif" and found.tingkat == TIDAK:
        if found.terakhir:
            return f"Status aktif, tetapi tidak hadir sejak {tanggal_panjang(found.terakhir)}."
        new = f" sejak terdaftar {tanggal_panjang(terdaftar)}" if terdaftar else ""
        return f"Status aktif, tetapi belum pernah tercatat hadir{new}."
    if status == "tidak aktif" and found.tingkat != TIDAK and found.terakhir:
        return (f"Status tidak aktif, tetapi hadir {found.kali} kali dalam {rule.bulan} bulan terakhir, terakhir "
                f"{tanggal_panjang(found.terakhir)}.")
    if status in ("pindah", "meninggal") and sejak and found.terakhir and found.terakhir > sejak:
        return (f"Status {words} sejak {tanggal_panjang(sejak)}, tetapi tercatat hadir "
                f"{tanggal_panjang(found.terakhir)}.")
    return ""
