"""The committee of an election: appointments of the body "panitia" in three pokja (lkm-siklus.md 1.5, 1.11, BR13)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from lkm_desktop.domain import Orang, Penugasan, new_id
from lkm_desktop.domain.aturan import BY_KODE
from lkm_desktop.errors import FieldErrors, LkmError
from lkm_desktop.fields import entity_fields
from lkm_desktop.format import persen_rinci
from lkm_desktop.names import fold
from lkm_desktop.services import aturan, pemilihan
from lkm_desktop.services.aturan import Temuan
from lkm_desktop.services.hitung_suara import gabung
from lkm_desktop.services.pemilihan_baris import baris_rt, sekarang

#: the three pokja of a committee (tata tertib BKM Bendan 2010)
POKJA = ("Pemilihan Anggota", "Tata Tertib dan Review AD", "Pemantau Partisipatif")
JABATAN_PANITIA = ("Ketua", "Sekretaris", "Bendahara", "Koordinator", "Anggota")
_OWN = ("jabatan", "pokja", "mulai", "selesai", "sk_nomor", "sk_tanggal", "keterangan")
_PERSON = ("nama", "jenis_kelamin", "rt", "rw", "no_hp", "alamat")


@dataclass(frozen=True)
class OrangPanitia:
    """One member of the committee; pokja: "" for its leaders."""

    penugasan_id: str
    orang_id: str
    nama: str
    jk: str
    rt: str
    rw: str
    jabatan: str
    pokja: str
    mulai: date | None
    selesai: date | None


@dataclass(frozen=True)
class Panitia:
    """The committee, leaders first, then by pokja, and what BR3 and BR13 say about it."""

    orang: tuple[OrangPanitia, ...]
    temuan: tuple[Temuan, ...]


def panitia(s: Session, pemilihan_id: str) -> Panitia:
    """The committee of an election. Raises LkmError when the election is gone."""
    pemilihan.satu(s, pemilihan_id)
    people = orang_panitia(s, pemilihan_id)
    return Panitia(people, tuple(_check(s, pemilihan_id, people)))


def periksa_panitia(s: Session, pemilihan_id: str) -> list[Temuan]:
    """What BR3 and BR13 say about the committee; nothing while there is none."""
    return _check(s, pemilihan_id, orang_panitia(s, pemilihan_id))


def orang_panitia(s: Session, pemilihan_id: str) -> tuple[OrangPanitia, ...]:
    """The members of the committee, leaders first, then by pokja and office."""
    query = select(Penugasan, Orang).join(Orang, Orang.id == Penugasan.orang_id).where(
        Penugasan.pemilihan_id == pemilihan_id, Penugasan.badan == "panitia", Penugasan.dihapus.is_(None)
    )
    return tuple(
        OrangPanitia(p.id, o.id, o.nama, o.jenis_kelamin or "", o.rt or "", o.rw or "", p.jabatan, p.pokja or "",
                     p.mulai, p.selesai)
        for p, o in sorted(s.execute(query), key=lambda row: _rank(*row))
    )  # fmt: skip


def _rank(p: Penugasan, o: Orang) -> tuple[Any, ...]:
    group = POKJA.index(p.pokja) if p.pokja in POKJA else len(POKJA)
    office = JABATAN_PANITIA.index(p.jabatan) if p.jabatan in JABATAN_PANITIA else len(JABATAN_PANITIA)
    return (bool(p.pokja), group, p.pokja or "", office, fold(o.nama))


def _check(s: Session, pemilihan_id: str, people: Sequence[OrangPanitia]) -> list[Temuan]:
    if not people:
        return []
    found = []
    rule = BY_KODE["panitia_pokja"].sumber
    groups, least, each = Counter(one.pokja for one in people if one.pokja), *_limits(s)
    if len(groups) < least:
        words = f"Panitia baru {len(groups)} pokja; sekurang-kurangnya {least}."
        found.append(Temuan("BR13", "peringatan", words, rule))
    small = [f"{name} ({n})" for name, n in sorted(groups.items()) if n < each]
    if small:
        words = f"Orang pokja masih kurang dari {each}: {gabung(small)}."
        found.append(Temuan("BR13", "peringatan", words, BY_KODE["orang_pokja"].sumber))
    return found + _per_rw(s, pemilihan_id, people) + _women(s, people)


def _limits(s: Session) -> tuple[int, int]:
    return aturan.angka(s, "panitia_pokja"), aturan.angka(s, "orang_pokja")


def _per_rw(s: Session, pemilihan_id: str, people: Sequence[OrangPanitia]) -> list[Temuan]:
    least = aturan.angka(s, "panitia_rw")
    there = Counter(one.rw for one in people)
    rws = sorted({row.rw for row in baris_rt(s, pemilihan_id) if row.rw})
    few = [f"RW {rw} ({there[rw]})" for rw in rws if there[rw] < least]
    if not few:
        return []
    words = f"Orang panitia masih kurang dari {least} di {gabung(few)}."
    return [Temuan("BR13", "peringatan", words, BY_KODE["panitia_rw"].sumber)]


def _women(s: Session, people: Sequence[OrangPanitia]) -> list[Temuan]:
    women, share = sum(one.jk == "P" for one in people), aturan.angka(s, "min_perempuan")
    if women * 100 >= share * len(people):
        return []
    part = f"{women} dari {len(people)} ({persen_rinci(women, len(people))})"
    words = f"Perempuan panitia {part}; sekurang-kurangnya {share} %."
    return [Temuan("BR3", "peringatan", words, BY_KODE["min_perempuan"].sumber)]


def simpan_panitia(s: Session, pemilihan_id: str, penugasan_id: str | None, nilai: Mapping[str, Any]) -> str:
    """Save one member: `orang_id`, or `nama` (and jenis_kelamin, rt, rw) of somebody not in the register yet; jabatan,
    pokja, mulai, selesai. Returns the id of the appointment. Raises FieldErrors; one person serves once."""
    election = pemilihan.satu(s, pemilihan_id)
    fields = entity_fields(Penugasan)
    cleaned = pemilihan.bersihkan({key: fields[key] for key in _OWN}, nilai)
    row = _appointment(s, penugasan_id, pemilihan_id) if penugasan_id else None
    if row is None:
        person = nilai.get("orang_id") or _new_person(s, nilai)
        _refuse_twice(s, pemilihan_id, person)
        row = Penugasan(id=nilai.get("id") or new_id(), badan="panitia", orang_id=person, jabatan="Anggota",
                        pemilihan_id=pemilihan_id, siklus_id=election.siklus_id)  # fmt: skip
        s.add(row)
    for key, value in cleaned.items():
        if getattr(row, key) != value:
            setattr(row, key, value)
    if row.mulai and row.selesai and row.selesai < row.mulai:
        raise FieldErrors({"selesai": "Tanggal selesai lebih awal daripada tanggal mulai."})
    s.flush()
    return row.id


def _new_person(s: Session, nilai: Mapping[str, Any]) -> str:
    if not str(nilai.get("nama") or "").strip():
        raise FieldErrors({"nama": "Nama anggota panitia harus diisi."})
    fields = entity_fields(Orang)
    person = Orang(id=new_id(), **pemilihan.bersihkan({key: fields[key] for key in _PERSON}, nilai))
    s.add(person)
    s.flush()
    return person.id


def _refuse_twice(s: Session, pemilihan_id: str, person: str) -> None:
    query = select(Orang.nama).join(Penugasan, Penugasan.orang_id == Orang.id)
    name = s.scalar(query.where(
        Penugasan.pemilihan_id == pemilihan_id, Penugasan.badan == "panitia", Penugasan.orang_id == person,
        Penugasan.dihapus.is_(None),
    ))  # fmt: skip
    if name:
        raise FieldErrors({"orang_id": f"{name} sudah menjadi panitia pemilihan ini."})


def _appointment(s: Session, penugasan_id: str, pemilihan_id: str | None = None) -> Penugasan:
    row = s.get(Penugasan, penugasan_id)
    if row is None or row.dihapus is not None or pemilihan_id not in (None, row.pemilihan_id):
        raise LkmError("Anggota panitia ini sudah tidak ada.", "Muat ulang daftar panitia dengan F5.")
    return row


def lepas_panitia(s: Session, penugasan_id: str) -> None:
    """Move an appointment of the committee to the Sampah."""
    _appointment(s, penugasan_id).dihapus = sekarang()
