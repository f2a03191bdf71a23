"""The office's rules of lkm-siklus.md section 8: thresholds, and what the present board breaks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from lkm_desktop.domain import Aturan, Kehadiran, Orang, Organisasi, Penugasan, Rapat
from lkm_desktop.domain.aturan import BY_KODE
from lkm_desktop.domain.penugasan import KOORDINATOR, in_force
from lkm_desktop.domain.rapat import RAPAT_ANGGOTA
from lkm_desktop.errors import LkmError
from lkm_desktop.format import tanggal_panjang, umur


@dataclass(frozen=True)
class Temuan:
    """One finding: level peringatan or info, the sentence, and where the rule comes from."""

    kode: str
    level: str
    kalimat: str
    sumber: str


def nilai(s: Session, kode: str) -> str:
    """A threshold of this office, or its default. Raises KeyError for an unknown one."""
    own = s.get(Aturan, kode)
    return own.nilai if own is not None else BY_KODE[kode].bawaan


def angka(s: Session, kode: str) -> int:
    """A numeric threshold."""
    return int(nilai(s, kode))


def semua(s: Session) -> dict[str, str]:
    """Every threshold with this office's values."""
    own = {a.kode: a.nilai for a in s.scalars(select(Aturan))}
    return {kode: own.get(kode, k.bawaan) for kode, k in BY_KODE.items()}


def simpan(s: Session, values: dict[str, str]) -> None:
    """Store thresholds. Raises LkmError for a number that is none or a choice that does not exist."""
    for kode, value in values.items():
        rule = BY_KODE[kode]
        if rule.pilihan and value not in dict(rule.pilihan):
            raise LkmError(f"{rule.label}: pilihan tidak dikenal.", "Pilih dari daftar.")
        if not rule.pilihan and not str(value).isdigit():
            raise LkmError(f"{rule.label} harus angka bulat.", "Isi misalnya " + rule.bawaan + ".")
        own = s.get(Aturan, kode)
        if own is None and value != rule.bawaan:
            s.add(Aturan(kode=kode, nilai=value))
        elif own is not None and own.nilai != value:
            own.nilai = value


def periksa(s: Session, per_tanggal: date | None = None) -> list[Temuan]:
    """What the board of that day (None: today) breaks or is about to break."""
    day = per_tanggal or date.today()
    members = _members(s, day)
    found = [*_numbers(s, members), *_ages(s, members), *_term(s, day), *_doubles(s, day), *_advisers(s, day)]
    if members and not any(m["jabatan"] == KOORDINATOR for m in members):
        found.append(_find("BR15", "Belum ada koordinator yang bertugas.", "BR15: ART Pleret"))
    return [*found, *_absent(s, members, day)]


def _find(kode: str, kalimat: str, sumber: str, level: str = "peringatan") -> Temuan:
    return Temuan(kode, level, kalimat, sumber)


def _members(s: Session, day: date) -> list[dict[str, Any]]:
    query = select(Orang.id, Orang.nama, Orang.jenis_kelamin, Orang.tanggal_lahir, Penugasan.jabatan, Penugasan.mulai)
    query = query.join(Penugasan, Penugasan.orang_id == Orang.id).where(
        Penugasan.badan == "LKM", Penugasan.dihapus.is_(None), in_force(day)
    )
    people: dict[str, dict[str, Any]] = {}
    for row in s.execute(query):
        if row.id not in people or row.jabatan == KOORDINATOR:
            people[row.id] = dict(row._mapping)
    return list(people.values())


def _numbers(s: Session, members: list[dict[str, Any]]) -> list[Temuan]:
    total = len(members)
    if not total:
        return []
    found = []
    low, high = angka(s, "min_anggota"), angka(s, "max_anggota")
    if not low <= total <= high:
        found.append(
            _find("BR1", f"Anggota {total} orang; biasanya {low} sampai {high}.", BY_KODE["min_anggota"].sumber)
        )
    if total % 2 == 0 and nilai(s, "wajib_ganjil") != "mati":
        found.append(_find("BR2", f"Jumlah anggota genap ({total}); biasanya ganjil.", BY_KODE["wajib_ganjil"].sumber))
    women, share = sum(m["jenis_kelamin"] == "P" for m in members), angka(s, "min_perempuan")
    if women * 100 < share * total:
        words = f"Anggota perempuan {women} dari {total} ({women * 100 // total} %); sekurang-kurangnya {share} %."
        found.append(_find("BR3", words, BY_KODE["min_perempuan"].sumber))
    return found


def _ages(s: Session, members: list[dict[str, Any]]) -> list[Temuan]:
    low, high = angka(s, "umur_min"), angka(s, "umur_max")
    outside = []
    for m in members:
        if m["tanggal_lahir"] and m["mulai"] and not low <= umur(m["tanggal_lahir"], m["mulai"]) <= high:
            outside.append(f"{m['nama']} ({umur(m['tanggal_lahir'], m['mulai'])})")
    if not outside:
        return []
    words = f"Umur saat mulai di luar {low}-{high} tahun: {', '.join(outside)}."
    return [_find("BR8", words, BY_KODE["umur_min"].sumber)]


def akhir_periode(s: Session) -> date | None:
    """Last day of the board's term: as typed in the profile, or counted from the rembug date (BR4)."""
    office = s.get(Organisasi, 1)
    if office is None:
        return None
    if office.periode_selesai is not None or office.periode_mulai is None:
        return office.periode_selesai
    start, years = office.periode_mulai, angka(s, "masa_bakti")
    day = 28 if (start.month, start.day) == (2, 29) else start.day
    return date(start.year + years, start.month, day) - timedelta(days=1)


def _term(s: Session, day: date) -> list[Temuan]:
    end = akhir_periode(s)
    if end is None:
        return []
    left = (end - day).days
    source = BY_KODE["masa_bakti"].sumber
    if left < 0:
        return [_find("BR4", f"Periode berakhir {tanggal_panjang(end)}, {-left} hari lalu.", source)]
    if left <= angka(s, "ingat_akhir"):
        return [_find("BR4", f"Periode berakhir {tanggal_panjang(end)}, {left} hari lagi.", source)]
    return []


def _doubles(s: Session, day: date) -> list[Temuan]:
    query = select(Orang.nama, Penugasan.orang_id, Penugasan.badan).join(Orang, Orang.id == Penugasan.orang_id)
    wearing: dict[str, tuple[str, set[str]]] = {}
    for name, person, badan in s.execute(query.where(Penugasan.dihapus.is_(None), in_force(day))):
        wearing.setdefault(person, (name, set()))[1].add(badan)
    found = []
    for name, bodies in wearing.values():
        kode = double_kind(bodies)
        if kode and nilai(s, kode) != "mati":
            rule = BY_KODE[kode]
            found.append(_find(rule.sumber[:3], f"{name} merangkap {' dan '.join(sorted(bodies))}.", rule.sumber))
    return found


def double_kind(bodies: set[str]) -> str | None:
    """Which rule a set of bodies held by one person touches: rangkap_sekretariat (BR5), rangkap_up (BR6), or none."""
    units = bodies & {"UPK", "UPL", "UPS"}
    if "sekretariat" in bodies and ("LKM" in bodies or units):
        return "rangkap_sekretariat"
    if "LKM" in bodies and units:
        return "rangkap_up"
    return None


def _advisers(s: Session, day: date) -> list[Temuan]:
    base = (
        select(Penugasan.orang_id, Orang.nama, Penugasan.mulai)
        .join(Orang, Orang.id == Penugasan.orang_id)
        .where(Penugasan.badan == "penasehat", Penugasan.dihapus.is_(None))
    )
    now = s.execute(base.where(in_force(day))).fetchall()
    found = []
    most, years, times = angka(s, "max_penasehat"), angka(s, "masa_penasehat"), angka(s, "periode_penasehat")
    if len(now) > most:
        found.append(
            _find("BR7", f"Penasehat {len(now)} orang; paling banyak {most}.", BY_KODE["max_penasehat"].sumber)
        )
    for person, name, start in now:
        if start and (day - start).days > years * 366:
            words = f"{name} menjadi penasehat sejak {tanggal_panjang(start)}; masanya {years} tahun."
            found.append(_find("BR7", words, BY_KODE["masa_penasehat"].sumber))
        terms = s.scalar(select(func.count()).select_from(base.where(Penugasan.orang_id == person).subquery())) or 0
        if terms > times:
            words = f"{name} sudah {terms} kali menjadi penasehat; paling banyak {times}."
            found.append(_find("BR7", words, BY_KODE["periode_penasehat"].sumber))
    return found


def _absent(s: Session, members: list[dict[str, Any]], day: date) -> list[Temuan]:
    run = angka(s, "absen_beruntun")
    if not run:
        return []
    latest = select(Rapat.id).where(
        Rapat.dihapus.is_(None),
        Rapat.jenis.in_(RAPAT_ANGGOTA),
        Rapat.tanggal <= day,
        Rapat.mode == "daftar",
        select(Kehadiran.id).where(Kehadiran.rapat_id == Rapat.id, Kehadiran.status == "hadir").exists(),
    )
    meetings = list(s.scalars(latest.order_by(Rapat.tanggal.desc(), Rapat.nomor.desc()).limit(run)))
    if len(meetings) < run:
        return []
    there = set(
        s.scalars(
            select(Kehadiran.orang_id).where(
                Kehadiran.rapat_id.in_(meetings), Kehadiran.status == "hadir", Kehadiran.dihapus.is_(None)
            )
        )
    )
    asked = (
        select(Kehadiran.orang_id, func.count())
        .where(Kehadiran.rapat_id.in_(meetings), Kehadiran.dihapus.is_(None))
        .group_by(Kehadiran.orang_id)
    )
    always = {person for person, n in s.execute(asked) if n == run}
    names = [m["nama"] for m in members if m["id"] in always - there]
    if not names:
        return []
    words = f"Tidak hadir {run} kali berturut-turut: {', '.join(names)}."
    return [_find("BR23", words, BY_KODE["absen_beruntun"].sumber, "info")]
