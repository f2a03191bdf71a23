"""What is special about the form of a person and of a hat: the person's own fields, the rules, numbers of relawan."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from lkm_desktop.domain import Orang, Organisasi, Penugasan, Relawan
from lkm_desktop.domain.aturan import BY_KODE
from lkm_desktop.domain.orang import nik_conflict
from lkm_desktop.domain.penugasan import BADAN, KOORDINATOR, in_force
from lkm_desktop.errors import LkmError
from lkm_desktop.fields import Register, entity_fields
from lkm_desktop.format import tanggal_panjang, umur
from lkm_desktop.names import fold
from lkm_desktop.services import aturan
from lkm_desktop.services.pesan import INFO, PERINGATAN, SALAH, Pesan

#: writes the given fields of an entity's row (None: a new one) and returns its id
Tulis = Callable[[Session, type[Any], str | None, dict[str, Any]], str]


def person_values(s: Session, orang_id: str) -> dict[str, Any]:
    """The person's own fields with `orang_id`, to start the form of a new hat from. Raises LkmError if unknown."""
    person = s.get(Orang, orang_id)
    if person is None:
        raise LkmError("Orang ini sudah tidak ada.", "Cari lagi namanya.")
    return {"orang_id": orang_id, **{key: getattr(person, key) for key in entity_fields(Orang)}}


def blank_values(s: Session, register: Register) -> dict[str, Any]:
    """What a new hat begins with: the office's term for a member, number and date for a relawan."""
    values: dict[str, Any] = {}
    office = s.get(Organisasi, 1)
    if register.badan == ("LKM",) and office is not None and office.periode_mulai is not None:
        end = aturan.akhir_periode(s)
        values["mulai"] = values["tanggal_dikukuhkan"] = office.periode_mulai
        values["periode"] = f"{office.periode_mulai.year}-{end.year}" if end else str(office.periode_mulai.year)
        values["jabatan"] = "Anggota"
    if register.badan == ("LKM",):
        values["badan"] = "LKM"
    if register.entity is Relawan:
        values["nomor"] = next_nomor(s)
        values["tanggal_daftar"] = date.today()
    return values


def next_nomor(s: Session) -> str:
    """The next free relawan number, R-0001 upwards; numbers in the Sampah stay taken."""
    used = [n for n in s.scalars(select(Relawan.nomor).where(Relawan.nomor.like("R-%"))) if n and n[2:].isdigit()]
    return f"R-{max((int(n[2:]) for n in used), default=0) + 1:04d}"


def check_people(s: Session, register: Register, row_id: str | None, cleaned: dict[str, Any]) -> list[Pesan]:
    """What the rules say about a person or hat."""
    person_id = row_id if register.entity is Orang else cleaned.get("orang_id")
    nameless = "nama" not in cleaned and not cleaned.get("orang_id")
    found = [Pesan("nama", SALAH, "Nama lengkap harus diisi.")] if nameless else []
    found += _check_person(s, cleaned, person_id, own_status=register.entity is Orang)
    if register.entity is Penugasan:
        found += _check_term(s, cleaned, row_id)
    if register.entity is Relawan:
        found += _check_relawan(s, cleaned, row_id)
    return found


def _check_person(s: Session, v: dict[str, Any], person_id: str | None, *, own_status: bool) -> list[Pesan]:
    found = []
    conflict = nik_conflict(v.get("nik"), v.get("tanggal_lahir"), v.get("jenis_kelamin"))
    if conflict:
        found.append(Pesan("nik", PERINGATAN, conflict))
    phone = v.get("no_hp")
    if phone and " / " not in phone and not 9 <= len(phone) <= 14:
        found.append(
            Pesan("no_hp", PERINGATAN, f"Nomor HP biasanya 10-13 angka; ini {len(phone)}. Tetap boleh disimpan.")
        )
    if own_status and v.get("status") not in (None, "aktif"):
        if v.get("status_tanggal") is None:
            found.append(Pesan("status_tanggal", SALAH, "Isi sejak tanggal berapa.", "BR28"))
        if not v.get("status_alasan"):
            found.append(Pesan("status_alasan", PERINGATAN, "Sebaiknya diisi alasannya.", "BR28"))
    return found + _check_same(s, v, person_id)


def _check_same(s: Session, v: dict[str, Any], person_id: str | None) -> list[Pesan]:
    """BR22: one person, one record."""
    others = select(Orang.nama, Orang.rt, Orang.tanggal_lahir).where(Orang.dihapus.is_(None))
    if person_id:
        others = others.where(Orang.id != person_id)
    if v.get("nik"):
        same = s.execute(others.where(Orang.nik == v["nik"]).limit(1)).first()
        if same:
            return [Pesan("nik", PERINGATAN, f"NIK ini sudah dipakai {same.nama}.", "BR22: satu orang, satu data")]
    for other in s.execute(others.where(Orang.kunci_nama == fold(str(v.get("nama") or ""))).limit(5)):
        born = v.get("tanggal_lahir")
        if born and other.tanggal_lahir == born:
            words = f"{other.nama} dengan tanggal lahir yang sama sudah ada."
            return [Pesan("nama", PERINGATAN, words, "BR22: satu orang, satu data")]
        if person_id is None and not (born and other.tanggal_lahir):
            words = f"Sudah ada {other.nama}" + (f" di RT {other.rt}" if other.rt else "") + "; orang yang sama?"
            return [Pesan("nama", INFO, words, "BR22: satu orang, satu data")]
    return []


def _check_term(s: Session, v: dict[str, Any], row_id: str | None) -> list[Pesan]:
    found = []
    start, end = v.get("mulai"), v.get("selesai")
    if start and end and end < start:
        found.append(Pesan("selesai", SALAH, "Tanggal selesai lebih awal daripada tanggal mulai."))
    if v.get("pengganti_id") and v.get("pengganti_id") == v.get("orang_id"):
        found.append(Pesan("pengganti_id", SALAH, "Pengganti harus orang lain."))
    if end and end <= date.today() and not v.get("alasan_berhenti"):
        found.append(Pesan("alasan_berhenti", PERINGATAN, "Sebaiknya diisi alasan berhentinya.", "BR28"))
    if v.get("badan") == "LKM" and v.get("jabatan") == KOORDINATOR:
        found += _check_koordinator(s, v, row_id)
    if v.get("badan") == "LKM" and v.get("tanggal_lahir") and start:
        low, high = aturan.angka(s, "umur_min"), aturan.angka(s, "umur_max")
        age = umur(v["tanggal_lahir"], start)
        if not low <= age <= high:
            found.append(
                Pesan(
                    "tanggal_lahir",
                    PERINGATAN,
                    f"Umur saat mulai {age} tahun; biasanya {low}-{high}.",
                    BY_KODE["umur_min"].sumber,
                )
            )
    return found + _check_doubles(s, v, row_id)


def _overlapping(s: Session, v: dict[str, Any], row_id: str | None) -> list[Any]:
    """Other appointments in force at some moment of the typed term."""
    query = select(Penugasan, Orang.nama).join(Orang, Orang.id == Penugasan.orang_id).where(Penugasan.dihapus.is_(None))
    if row_id:
        query = query.where(Penugasan.id != row_id)
    start, end = v.get("mulai") or date.min, v.get("selesai") or date.max
    query = query.where(
        func.coalesce(Penugasan.selesai, date.max) >= start, func.coalesce(Penugasan.mulai, date.min) <= end
    )
    return list(s.execute(query))


def _check_koordinator(s: Session, v: dict[str, Any], row_id: str | None) -> list[Pesan]:
    """BR15: exactly one koordinator at a time."""
    for other, name in _overlapping(s, v, row_id):
        if other.badan == "LKM" and other.jabatan == KOORDINATOR:
            since = f" sejak {tanggal_panjang(other.mulai)}" if other.mulai else ""
            words = f"{name} masih tercatat sebagai koordinator{since}; isi dulu tanggal selesainya."
            return [Pesan("jabatan", SALAH, words, "BR15: koordinator satu orang pada satu waktu")]
    return []


def _check_doubles(s: Session, v: dict[str, Any], row_id: str | None) -> list[Pesan]:
    person = v.get("orang_id")
    if not person or not v.get("badan"):
        return []
    others = [o for o, _ in _overlapping(s, v, row_id) if o.orang_id == person]
    labels = dict(BADAN)
    if any(o.badan == v["badan"] and o.jabatan == v.get("jabatan") for o in others):
        words = f"Orang ini sudah tercatat sebagai {v.get('jabatan')} {labels[v['badan']]} pada masa yang sama."
        return [Pesan("jabatan", SALAH, words, "BR22: satu orang, satu data")]
    kode = aturan.double_kind({o.badan for o in others} | {v["badan"]})
    touched = kode and aturan.double_kind({o.badan for o in others}) != kode
    level = {"wajib": SALAH, "peringatan": PERINGATAN}.get(aturan.nilai(s, kode)) if kode and touched else None
    if kode is None or level is None:
        return []
    bodies = " dan ".join(sorted({labels[o.badan] for o in others} | {labels[v["badan"]]}))
    return [
        Pesan(
            "badan" if v["badan"] != "LKM" else "jabatan", level, f"Orang ini merangkap {bodies}.", BY_KODE[kode].sumber
        )
    ]


def _check_relawan(s: Session, v: dict[str, Any], row_id: str | None) -> list[Pesan]:
    found = []
    if v.get("orang_id"):
        other = s.scalar(
            select(Relawan.nomor).where(
                Relawan.orang_id == v["orang_id"], Relawan.dihapus.is_(None), Relawan.id != (row_id or "")
            )
        )
        if other is not None:
            found.append(Pesan("nomor", SALAH, f"Orang ini sudah terdaftar sebagai relawan {other}.", "BR22"))
    if v.get("status") not in (None, "aktif") and v.get("status_tanggal") is None:
        found.append(Pesan("status_tanggal", SALAH, "Isi sejak tanggal berapa.", "BR28"))
    taken = s.scalar(
        select(Relawan.id).where(
            Relawan.nomor == v.get("nomor"), Relawan.dihapus.is_(None), Relawan.id != (row_id or "")
        )
    )
    if v.get("nomor") and taken:
        found.append(Pesan("nomor", SALAH, f"Nomor {v['nomor']} sudah dipakai; berikutnya {next_nomor(s)}."))
    return found


def save_person(s: Session, cleaned: dict[str, Any], tulis: Tulis) -> str:
    """Write the person's own fields, except `status` and `keterangan`, which on a hat's form mean the hat."""
    mine = {k: v for k, v in cleaned.items() if k in entity_fields(Orang) and k not in _HAT_ONLY}
    return tulis(s, Orang, cleaned.get("orang_id"), mine)


_HAT_ONLY = ("status", "status_tanggal", "status_alasan", "keterangan")


def end_term(s: Session, row_id: str, day: date, reason: str, successor: str | None = None) -> None:
    """End an appointment on its last day, with reason and successor; its SK data stay."""
    row = s.get(Penugasan, row_id)
    if row is None:
        raise LkmError("Penugasan ini sudah tidak ada.", "Muat ulang daftar dengan F5.")
    row.selesai, row.alasan_berhenti = day, reason
    row.pengganti_id = successor or row.pengganti_id


def koordinator(s: Session, day: date) -> tuple[str, str] | None:
    """(appointment id, name) of the koordinator in force on that day."""
    query = (
        select(Penugasan.id, Orang.nama)
        .join(Orang, Orang.id == Penugasan.orang_id)
        .where(Penugasan.badan == "LKM", Penugasan.jabatan == KOORDINATOR, Penugasan.dihapus.is_(None), in_force(day))
    )
    row = s.execute(query.limit(1)).first()
    return (row[0], row[1]) if row else None
