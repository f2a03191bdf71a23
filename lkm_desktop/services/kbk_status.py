"""How far the KBK has grown: belum ada, terbentuk, aktif, berkembang, mandiri (lkm-siklus.md 4.5).

Every threshold is a setting (`kbk_*`), every criterion shows its evidence, and a step is reached only when all steps
before it are. A session counts once it is known who or how many came. Years are the twelve months that end on the
day asked for; quarters are those of the calendar.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy.orm import Session

from lkm_desktop.domain import REGISTERS
from lkm_desktop.format import tanggal_panjang, tanggal_pendek
from lkm_desktop.names import fold
from lkm_desktop.services import aturan, kbk, kbk_anggota, kbk_peserta, registers
from lkm_desktop.services.kbk import Sesi

TINGKAT = (
    ("belum", "Belum ada"), ("terbentuk", "Terbentuk"), ("aktif", "Aktif"), ("berkembang", "Berkembang"),
    ("mandiri", "Mandiri"),
)
_ROMAN = ("I", "II", "III", "IV")
_BETWEEN = re.compile(r"\s*(?:,|;|/|&|\bdan\b)\s*")


@dataclass(frozen=True)
class Bukti:
    """One line of the evidence: words, and the meeting or person behind it, if any."""

    kata: str
    rapat_id: str = ""
    orang_id: str = ""


@dataclass(frozen=True)
class Kriteria:
    """One criterion. tingkat: the step it belongs to · kode: its setting · ada, perlu: what is there and what is asked
    for · kurang: what is missing in a sentence, "" when met."""

    tingkat: str
    kode: str
    kalimat: str
    ada: int
    perlu: int
    terpenuhi: bool
    bukti: tuple[Bukti, ...]
    kurang: str


@dataclass(frozen=True)
class StatusKbk:
    """The step reached on a day, and every criterion in the order of the steps."""

    tingkat: str
    hari: date
    kriteria: tuple[Kriteria, ...]

    @property
    def label(self) -> str:
        """The step in words."""
        return dict(TINGKAT)[self.tingkat]

    @property
    def berikut(self) -> str:
        """The next step in words; "" when the last one is reached."""
        names = [name for _, name in TINGKAT]
        place = names.index(self.label)
        return names[place + 1] if place + 1 < len(names) else ""

    @property
    def kurang(self) -> tuple[str, ...]:
        """What is missing for the next step, sentence by sentence."""
        following = next((code for code, name in TINGKAT if name == self.berikut), "")
        return tuple(k.kurang for k in self.kriteria if k.tingkat == following and not k.terpenuhi)


def status(s: Session, hari: date | None = None) -> StatusKbk:
    """How far the KBK is on a day (None: today)."""
    hari = hari or date.today()
    held = [one for one in kbk.daftar(s, setahun_lalu(hari) + timedelta(days=1), hari, hari) if one.terlaksana]
    year = [one for one in held if one.berpeserta]
    found = (
        _members(s, hari), _quarters(s, hari), _yearly(s, hari, year, len(held) - len(year)), _follow_ups(s, hari),
        _own_guides(s, hari, year), _own_money(s, year),
    )  # fmt: skip
    reached = TINGKAT[0][0]
    for code, _ in TINGKAT[1:]:
        if not all(k.terpenuhi for k in found if k.tingkat == code):
            break
        reached = code
    return StatusKbk(reached, hari, found)


def setahun_lalu(hari: date) -> date:
    """The same day a year before."""
    return date(hari.year - 1, hari.month, 28 if (hari.month, hari.day) == (2, 29) else hari.day)


def _criterion(tingkat: str, kode: str, kalimat: str, count: int, need: int, bukti: Sequence[Bukti],
               lacking: str) -> Kriteria:  # fmt: skip
    met = count >= need
    return Kriteria(tingkat, kode, kalimat, count, need, met, tuple(bukti), "" if met else lacking)


def _members(s: Session, hari: date) -> Kriteria:
    need, people = aturan.angka(s, "kbk_inti"), kbk_anggota.daftar(s, hari)
    evidence = [Bukti(f"{a.nama}, {a.jabatan}", orang_id=a.orang_id) for a in people]
    count = len(people)
    return _criterion(
        "terbentuk", "kbk_inti", "Anggota inti", count, need, evidence,
        f"Anggota inti baru {count} orang; perlu {need - count} lagi.",
    )  # fmt: skip


def _quarters(s: Session, hari: date) -> Kriteria:
    """Sessions of each of the last four quarters since the KBK began; the one that still runs counts once it has
    enough, else the four before it are asked."""
    need = aturan.angka(s, "kbk_triwulan")
    held = [one for one in kbk.daftar(s, date(hari.year - 2, 1, 1), hari, hari) if one.berpeserta]
    counts = {key: sum(_quarter(one.tanggal) == key for one in held) for key in _last_quarters(hari, 5)}
    asked = list(counts)
    asked = asked[1:] if counts[asked[-1]] >= need else asked[:-1]
    first = min([d for d in (kbk_anggota.sejak(s), *(one.tanggal for one in held)) if d], default=None)
    if first is not None:
        asked = [key for key in asked if key >= _quarter(first)] or [_quarter(hari)]
    else:
        asked = asked[-1:]
    enough = sum(counts[key] >= need for key in asked)
    evidence = [Bukti(f"{_quarter_words(key)}: {counts[key]} sesi") for key in asked]
    lacking = [_quarter_words(key) for key in asked if counts[key] < need]
    return _criterion(
        "aktif", "kbk_triwulan", f"Triwulan dengan {need} sesi atau lebih", enough, len(asked), evidence,
        f"{'Belum ada sesi' if need == 1 else f'Kurang dari {need} sesi'} pada {', '.join(lacking)}.",
    )  # fmt: skip


def _quarter(day: date) -> tuple[int, int]:
    return day.year, (day.month - 1) // 3 + 1


def _last_quarters(hari: date, count: int) -> list[tuple[int, int]]:
    """Quarters up to that of the day, oldest first."""
    place = hari.year * 4 + (hari.month - 1) // 3
    return [(n // 4, n % 4 + 1) for n in range(place - count + 1, place + 1)]


def _quarter_words(key: tuple[int, int]) -> str:
    return f"triwulan {_ROMAN[key[1] - 1]} {key[0]}"


def _yearly(s: Session, hari: date, year: Sequence[Sesi], tak_tercatat: int) -> Kriteria:
    need = aturan.angka(s, "kbk_setahun")
    evidence = [Bukti(one.sebutan, one.rapat_id) for one in year]
    untold = f" Kehadiran {tak_tercatat} sesi belum dicatat." if tak_tercatat else ""
    return _criterion(
        "berkembang", "kbk_setahun", "Sesi setahun terakhir", len(year), need, evidence,
        f"Baru {len(year)} sesi sejak {tanggal_panjang(setahun_lalu(hari))}; perlu {need - len(year)} lagi.{untold}",
    )  # fmt: skip


def _follow_ups(s: Session, hari: date) -> Kriteria:
    need, since = aturan.angka(s, "kbk_tindak_lanjut"), setahun_lalu(hari)
    done = [
        row for rows in kbk.rtl_per_sesi(s, hari).values() for row in rows
        if row.keadaan == "selesai" and row.rapat_tanggal <= hari and since < (row.selesai or row.rapat_tanggal) <= hari
    ]  # fmt: skip
    done.sort(key=lambda row: (row.selesai or row.rapat_tanggal, row.isi))
    evidence = [Bukti(f"{row.isi} (selesai {tanggal_pendek(row.selesai)})" if row.selesai else row.isi, row.rapat_id)
                for row in done]  # fmt: skip
    count = len(done)
    return _criterion(
        "berkembang", "kbk_tindak_lanjut", "Tindak lanjut sesi yang selesai",
        count, need, evidence, f"Tindak lanjut yang selesai baru {count}; perlu {need - count} lagi.",
    )  # fmt: skip


def _own_guides(s: Session, hari: date, year: Sequence[Sesi]) -> Kriteria:
    """Sessions led by somebody of the kelurahan's own: a core member, a relawan, or one who serves in the LKM."""
    need = aturan.angka(s, "kbk_pemandu")
    people = sorted(kbk_peserta.kelompok(s, hari)[kbk_peserta.AKTIF])
    register = REGISTERS["orang"]
    names = {fold(row[0]) for row in registers.rows(s, register, people, ["nama"])}
    own = [one for one in year if pemandu_sendiri(one.pemandu, names)]
    return _criterion(
        "mandiri", "kbk_pemandu", "Sesi dipandu orang sendiri", len(own), need,
        [Bukti(f"{one.sebutan}, pemandu {one.pemandu}", one.rapat_id) for one in own],
        f"Sesi yang dipandu orang sendiri baru {len(own)}; perlu {need - len(own)} lagi.",
    )  # fmt: skip


def pemandu_sendiri(pemandu: str, nama: set[str]) -> bool:
    """Whether one of the people written in a field of guides ("Siti dan Budi") is among these folded names."""
    whole = {fold(pemandu)} if pemandu.strip() else set()
    return bool((whole | {fold(part) for part in _BETWEEN.split(pemandu) if part.strip()}) & nama)


def _own_money(s: Session, year: Sequence[Sesi]) -> Kriteria:
    need = aturan.angka(s, "kbk_dana")
    own = [one for one in year if one.dana == "swadaya"]
    return _criterion(
        "mandiri", "kbk_dana", "Sesi dibiayai swadaya", len(own), need,
        [Bukti(one.sebutan, one.rapat_id) for one in own],
        f"Sesi yang dibiayai swadaya baru {len(own)}; perlu {need - len(own)} lagi.",
    )  # fmt: skip
