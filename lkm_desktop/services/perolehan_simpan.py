"""Saving a tally as it was typed: figures and names together, checked together (BR9, BR10)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from lkm_desktop.domain import Orang, Pemilihan, PemilihanRT, Perolehan, new_id
from lkm_desktop.errors import FieldErrors, LkmError
from lkm_desktop.fields import entity_fields
from lkm_desktop.format import umur
from lkm_desktop.services import pemilihan
from lkm_desktop.services.hitung_suara import Angka, periksa_hitungan
from lkm_desktop.services.pemilih import hari_rt
from lkm_desktop.services.pemilihan_baris import angka_kelurahan, angka_rt, buang_perolehan, satu_rt
from lkm_desktop.services.pesan import SALAH

_NAMES = ("orang_id", "nama", "jenis_kelamin", "umur", "rt", "rw", "suara", "keterangan")
_FIGURES = ("memilih_l", "memilih_p", "sah", "tidak_sah", "jatah")


def simpan_hitungan(
    s: Session, pemilihan_id: str, rt_id: str | None, angka: Mapping[str, Any], nama: Sequence[Mapping[str, Any]]
) -> None:
    """Save a whole tally. angka: memilih_l, memilih_p, sah, tidak_sah (and jatah in an RT), only the given ones change;
    nama: `id` of a known one or none, orang_id, nama, jenis_kelamin, umur, rt, rw, suara, keterangan. A line without
    a name and votes is ignored. Names that are not given go to the Sampah, except utusan in the kelurahan; a changed
    vote takes back decisions on ties and results of that tally.

    Raises FieldErrors: keys "memilih_l", "sah", "suara", or "<number of the name>" and "<number>.<field>"; LkmError
    when the tally is gone or a board was made of it.
    """
    election = pemilihan.untuk_hasil(s, pemilihan_id)
    row = satu_rt(s, rt_id, pemilihan_id) if rt_id else None
    target: Pemilihan | PemilihanRT = row if row is not None else election
    figures = _figures(target, angka)
    day = hari_rt(election, row) if row is not None else election.tanggal or date.today()
    known = {r.id: r for r in _stored(s, pemilihan_id, rt_id)}
    names = [_cleaned(s, one, n, day, row) for n, one in enumerate(nama) if _filled(one)]
    _refuse(_angka(election, row, figures), names, known)
    for key, value in figures.items():
        if getattr(target, key) != value:
            setattr(target, key, value)
    _write(s, election, row, names, known)
    s.flush()


def _stored(s: Session, pemilihan_id: str, rt_id: str | None) -> list[Perolehan]:
    mine = Perolehan.pemilihan_rt_id.is_(None) if rt_id is None else Perolehan.pemilihan_rt_id == rt_id
    return list(s.scalars(select(Perolehan).where(
        Perolehan.pemilihan_id == pemilihan_id, Perolehan.dihapus.is_(None), mine
    )))  # fmt: skip


def _figures(target: Pemilihan | PemilihanRT, angka: Mapping[str, Any]) -> dict[str, Any]:
    """The given figures as the columns of the RT or, with "kel_" before them, of the kelurahan."""
    fields = entity_fields(type(target))
    given = {key: value for key, value in angka.items() if key in _FIGURES}
    if isinstance(target, PemilihanRT):
        return pemilihan.bersihkan(fields, given)
    own = {f"kel_{key}": value for key, value in given.items() if key != "jatah"}
    try:
        return pemilihan.bersihkan(fields, own)
    except FieldErrors as error:
        raise FieldErrors({key.removeprefix("kel_"): words for key, words in error.errors.items()}) from error


def _angka(election: Pemilihan, row: PemilihanRT | None, figures: Mapping[str, Any]) -> Angka:
    """The figures as they will be."""
    target: Pemilihan | PemilihanRT = row if row is not None else election
    now = {key: figures.get(key, getattr(target, key)) for key in entity_fields(type(target))}
    return angka_rt(election, now) if row is not None else angka_kelurahan(election, now)


def _filled(one: Mapping[str, Any]) -> bool:
    return bool(one.get("id") or one.get("orang_id") or str(one.get("nama") or "").strip()
                or one.get("suara") not in (None, ""))  # fmt: skip


def _cleaned(s: Session, one: Mapping[str, Any], n: int, day: date, row: PemilihanRT | None) -> dict[str, Any]:
    """One name as it is stored, with what the register knows of the person. Raises FieldErrors, keys "<n>.<field>"."""
    fields = {key: field for key, field in entity_fields(Perolehan).items() if key in _NAMES}
    given = {key: value for key, value in one.items() if key in _NAMES}
    try:
        found = pemilihan.bersihkan({k: replace(f, required=False) for k, f in fields.items()}, given)
    except FieldErrors as error:
        raise FieldErrors({f"{n}.{key}": words for key, words in error.errors.items()}) from error
    if found.get("orang_id"):
        found = {**_person(s, found["orang_id"], day), **{k: v for k, v in found.items() if v is not None}}
    if row is not None and not one.get("id"):
        found["rt"], found["rw"] = found.get("rt") or row.rt, found.get("rw") or row.rw
    return found | {"id": one.get("id"), "n": n}


def _person(s: Session, orang_id: str, day: date) -> dict[str, Any]:
    o = s.get(Orang, orang_id)
    if o is None or o.dihapus is not None:
        raise LkmError("Orang ini sudah tidak ada.", "Cari lagi namanya.")
    age = umur(o.tanggal_lahir, day) if o.tanggal_lahir else None
    return {"nama": o.nama, "jenis_kelamin": o.jenis_kelamin, "umur": age, "rt": o.rt, "rw": o.rw}


def _refuse(angka: Angka, names: Sequence[Mapping[str, Any]], known: Mapping[str, Perolehan]) -> None:
    errors: dict[str, str] = {}
    votes = []
    people: set[str] = set()
    for one in names:
        row = known.get(one["id"]) if one["id"] else None
        if one["id"] and row is None:
            raise LkmError("Nama di penghitungan ini sudah berubah.", "Muat ulang penghitungan dengan F5.")
        name = one.get("nama") or (row.nama if row is not None and "nama" not in one else "")
        votes.append((name, one.get("suara", row.suara if row is not None else None)))
        if not name:
            errors[str(one["n"])] = f"Nama nomor {one['n'] + 1} belum diisi."
        person = one.get("orang_id") or (row.orang_id if row is not None else None)
        if person and person in people:
            errors[str(one["n"])] = f"{name} tercatat dua kali di penghitungan ini."
        people.add(person or "")
    given = {one["id"] for one in names}
    votes += [(r.nama, r.suara) for r in known.values() if r.utusan_id is not None and r.id not in given]
    for message in periksa_hitungan(angka, votes):
        if message.level == SALAH:
            field = {"memilih": "memilih_l"}.get(message.field, message.field)
            number = names[int(field)]["n"] if field.isdigit() and int(field) < len(names) else None
            errors.setdefault(field if number is None else str(number), message.teks)
    if errors:
        raise FieldErrors(errors)


def _write(
    s: Session, election: Pemilihan, row: PemilihanRT | None, names: Sequence[Mapping[str, Any]],
    known: Mapping[str, Perolehan],
) -> None:  # fmt: skip
    given = {one["id"] for one in names if one["id"]}
    gone = [r for r in known.values() if r.id not in given and (row is not None or r.utusan_id is None)]
    moved = any(r.suara is not None for r in gone)
    buang_perolehan(s, gone)
    for one in names:
        target = known.get(one["id"]) if one["id"] else None
        if target is None:
            target = Perolehan(id=new_id(), pemilihan_id=election.id, pemilihan_rt_id=row.id if row else None,
                               nama=one["nama"])  # fmt: skip
            s.add(target)
            moved = moved or one.get("suara") is not None
        moved = moved or ("suara" in one and one["suara"] != target.suara)
        for key in _NAMES:
            if key in one and getattr(target, key) != one[key]:
                setattr(target, key, one[key])
    if moved:
        for r in _stored(s, election.id, row.id if row else None):
            if r.dihapus is None and (r.hasil or r.putusan):
                r.hasil = r.putusan = r.putusan_alasan = None
