"""The facts of a stage: read, stored as one change, what is still missing, and as lines for a report.

A fact is a row (tahap, kunci, nilai as text); lists are rows of ButirTahap in their order. What was taken away goes to
the Sampah. Which facts there are is declared in `services.fakta_borang`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from lkm_desktop.domain import ButirTahap, FaktaTahap, KegiatanSiklus, Rapat, Siklus, Tahap, new_id
from lkm_desktop.errors import FieldErrors, LkmError
from lkm_desktop.fields import NUMBERS, Field
from lkm_desktop.format import ribuan
from lkm_desktop.services import aturan
from lkm_desktop.services.fakta_borang import BorangFakta, DaftarButir, Kurang, borang, kata_butir
from lkm_desktop.services.values import clean, shown

#: no count in a kelurahan is higher; more is a slip of the keys
_PALING_BANYAK = 99_999_999


@dataclass(frozen=True)
class FaktaNilai:
    """What is stored for a stage: `fakta` by key, typed by kind; `butir`: rows of each list in order, with `id`; the
    name of the stage and the id of its siklus."""

    borang: BorangFakta | None
    fakta: dict[str, Any] = field(default_factory=dict)
    butir: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    nama: str = ""
    siklus_id: str = ""


def borang_tahap(s: Session, tahap_id: str) -> BorangFakta | None:
    """The form of a stage; None when it has none. Raises LkmError when the stage is gone."""
    return _borang(s, _stage(s, tahap_id))


def _borang(s: Session, stage: Tahap) -> BorangFakta | None:
    return borang(stage.fakta, s.get_one(Siklus, stage.siklus_id).mulai)


def _stage(s: Session, tahap_id: str) -> Tahap:
    found = s.get(Tahap, tahap_id)
    if found is None or found.dihapus is not None:
        raise LkmError("Tahap ini sudah tidak ada.", "Buka lagi papan siklus.")
    return found


def ambil(s: Session, tahap_id: str) -> FaktaNilai:
    """The facts of a stage with its form; empty for a stage without one. Raises LkmError when the stage is gone."""
    stage = _stage(s, tahap_id)
    form = _borang(s, stage)
    if form is None:
        return FaktaNilai(None, nama=stage.nama, siklus_id=stage.siklus_id)
    stored = {row.kunci: row.nilai for row in _facts(s, tahap_id)}
    facts = {key: _read(spec, stored.get(key)) for key, spec in form.fakta.items()}
    lists = {one.kunci: _rows(s, tahap_id, one) for one in form.daftar}
    return FaktaNilai(form, facts, lists, stage.nama, stage.siklus_id)


def dari_baris(kode: str | None, mulai: date, fakta: Mapping[str, str], butir: Sequence[ButirTahap]) -> FaktaNilai:
    """The facts of a stage from rows that were read already: code of FAKTA, first day of the siklus, texts by key, and
    the rows of its lists in their order."""
    form = borang(kode, mulai)
    if form is None:
        return FaktaNilai(None)
    lists = {
        one.kunci: [
            {"id": row.id, **{column.key: getattr(row, column.key) for column in one.kolom}}
            for row in butir if row.daftar == one.kunci
        ]
        for one in form.daftar
    }  # fmt: skip
    return FaktaNilai(form, {key: _read(spec, fakta.get(key)) for key, spec in form.fakta.items()}, lists)


def tahap_siklus(s: Session, siklus_id: str, kode: str) -> str | None:
    """The first stage of a siklus with that code of FAKTA, or None."""
    query = select(Tahap.id).where(Tahap.siklus_id == siklus_id, Tahap.fakta == kode, Tahap.dihapus.is_(None))
    return s.scalar(query.order_by(Tahap.urut, Tahap.id).limit(1))


def tahap_rapat(s: Session, rapat_id: str, kode: str) -> str | None:
    """The stage with that code of FAKTA that a meeting belongs to by its activity, or None."""
    query = (
        select(Tahap.id)
        .join(KegiatanSiklus, KegiatanSiklus.tahap_id == Tahap.id)
        .join(Rapat, Rapat.kegiatan_id == KegiatanSiklus.id)
        .where(Rapat.id == rapat_id, Tahap.fakta == kode, Tahap.dihapus.is_(None), KegiatanSiklus.dihapus.is_(None))
    )
    return s.scalar(query)


def _facts(s: Session, tahap_id: str) -> list[FaktaTahap]:
    return list(s.scalars(select(FaktaTahap).where(FaktaTahap.tahap_id == tahap_id, FaktaTahap.dihapus.is_(None))))


def _live(s: Session, tahap_id: str, daftar: str) -> list[ButirTahap]:
    query = select(ButirTahap).where(
        ButirTahap.tahap_id == tahap_id, ButirTahap.daftar == daftar, ButirTahap.dihapus.is_(None)
    )
    return list(s.scalars(query.order_by(ButirTahap.urut, ButirTahap.id)))


def _rows(s: Session, tahap_id: str, daftar: DaftarButir) -> list[dict[str, Any]]:
    return [
        {"id": row.id, **{one.key: getattr(row, one.key) for one in daftar.kolom}}
        for row in _live(s, tahap_id, daftar.kunci)
    ]


# --- facts as text ----------------------------------------------------------------------------------------------------


def _read(spec: Field, text: str | None) -> Any:
    if text is None:
        return None
    if spec.kind == "tanggal":
        return date.fromisoformat(text)
    if spec.kind in NUMBERS:
        return int(text)
    return text == "ya" if spec.kind == "ya_tidak" else text


def _write(spec: Field, value: Any) -> str:
    if isinstance(value, date):
        return value.isoformat()
    if spec.kind == "ya_tidak":
        return "ya" if value else "tidak"
    return str(value)


# --- storing ----------------------------------------------------------------------------------------------------------


def simpan(
    s: Session, tahap_id: str, fakta: Mapping[str, Any], butir: Mapping[str, Any] | None = None
) -> None:
    """Store the facts and lists that are given; others stay. Rows with an id are changed in place, those that are no
    longer there go to the Sampah, rows of which nothing changed are not written.

    Raises FieldErrors, keys like "putusan" and "komitmen.2.isi" (counted from 0), LkmError for a stage without form.
    """
    form = borang_tahap(s, tahap_id)
    if form is None:
        raise LkmError("Tahap ini tidak punya catatan khusus.", "Pilih catatan khususnya di isian tahap.")
    errors: dict[str, str] = {}
    facts = _clean_facts(form, fakta, errors)
    lists = {
        one.kunci: _clean_rows(one, butir[one.kunci], errors, aturan.angka(s, one.sedikit) if one.sedikit else 0)
        for one in form.daftar if butir and one.kunci in butir
    }  # fmt: skip
    if errors:
        raise FieldErrors(errors)
    _store_facts(s, tahap_id, form, facts)
    for one in form.daftar:
        if one.kunci in lists:
            _store_rows(s, tahap_id, one, lists[one.kunci])
    s.flush()


def _clean_facts(form: BorangFakta, fakta: Mapping[str, Any], errors: dict[str, str]) -> dict[str, Any]:
    found = {}
    for key, spec in form.fakta.items():
        if key in fakta:
            found[key] = _cleaned(spec, fakta[key], key, errors)
    for key, sentence in form.periksa(found).items():
        errors.setdefault(key, sentence)
    return found


def _cleaned(spec: Field, value: Any, place: str, errors: dict[str, str]) -> Any:
    """The stored form of a typed value; what is wrong goes into `errors`."""
    try:
        found = clean(spec, value)
    except ValueError as error:
        errors[place] = str(error)
        return None
    if spec.kind in NUMBERS and found is not None and found < 0:
        errors[place] = "Jumlah tidak boleh kurang dari nol."
    elif spec.kind in NUMBERS and found is not None and found > _PALING_BANYAK:
        errors[place] = f"Paling banyak {ribuan(_PALING_BANYAK)}; periksa angkanya."
    wrong = spec.check(found) if spec.check is not None and found is not None else None
    if wrong:
        errors[place] = wrong
    return found


def _clean_rows(
    daftar: DaftarButir, rows: Sequence[Mapping[str, Any]], errors: dict[str, str], least: int
) -> list[dict[str, Any]]:
    found = []
    for number, row in enumerate(rows):
        place = f"{daftar.kunci}.{number}"
        line = {one.key: _cleaned(one, row.get(one.key), f"{place}.{one.key}", errors) for one in daftar.kolom}
        wrong = any(key.startswith(f"{place}.") for key in errors)
        if not wrong and (all(value is None for value in line.values()) or daftar.hanya_usulan(line)):
            continue  # an empty line of the form
        if line["isi"] is None and f"{place}.isi" not in errors:
            spec = daftar.kolom_satu("isi")
            errors[f"{place}.isi"] = f"{spec.label if spec else 'Isi'} harus diisi."
        count = line.get("jumlah")
        if count is not None and count < least:
            errors.setdefault(f"{place}.jumlah", f"Anggota {daftar.satu} paling sedikit {least} orang.")
        found.append({"id": row.get("id"), **line})
    return found


def _store_facts(s: Session, tahap_id: str, form: BorangFakta, facts: Mapping[str, Any]) -> None:
    there = {row.kunci: row for row in _facts(s, tahap_id)}
    for key, value in facts.items():
        row = there.get(key)
        if value is None:
            if row is not None:
                row.dihapus = _now()
            continue
        text = _write(form.fakta[key], value)
        if row is None:
            s.add(FaktaTahap(id=new_id(), tahap_id=tahap_id, kunci=key, nilai=text))
        elif row.nilai != text:
            row.nilai = text


def _store_rows(s: Session, tahap_id: str, daftar: DaftarButir, rows: Sequence[Mapping[str, Any]]) -> None:
    there = {row.id: row for row in _live(s, tahap_id, daftar.kunci)}
    for number, line in enumerate(rows, 1):
        row = there.pop(line["id"], None) or _new_row(s, tahap_id, daftar.kunci, line["id"])
        for key, value in {**line, "urut": number}.items():
            if key != "id" and getattr(row, key, None) != value:
                setattr(row, key, value)
        s.add(row)
    for row in there.values():
        row.dihapus = _now()


def _new_row(s: Session, tahap_id: str, daftar: str, wanted: str | None) -> ButirTahap:
    """A new row; its id may have been made by the form. A row of this list that lies in the Sampah comes back."""
    there = s.get(ButirTahap, wanted) if wanted else None
    if there is not None and (there.tahap_id, there.daftar) == (tahap_id, daftar):
        there.dihapus = None
        return there
    return ButirTahap(id=wanted if wanted and there is None else new_id(), tahap_id=tahap_id, daftar=daftar)


def _now() -> datetime:
    return datetime.now().replace(microsecond=0)


# --- what is missing --------------------------------------------------------------------------------------------------


def kurang(s: Session, tahap_id: str) -> tuple[Kurang, ...]:
    """What is still missing, each with the fact or list it is about; nothing for a stage without form."""
    found = ambil(s, tahap_id)
    return kurang_dari(found)


def kurang_dari(nilai: FaktaNilai) -> tuple[Kurang, ...]:
    """What is still missing of facts that were read already."""
    form = nilai.borang
    if form is None:
        return ()
    empty = []
    for key in form.wajib:
        listed = form.daftar_satu(key)
        if listed is not None and not nilai.butir.get(key):
            empty.append(Kurang(key, f"{listed.label} belum diisi."))
        elif listed is None and nilai.fakta.get(key) is None:
            empty.append(Kurang(key, f"{form.fakta[key].label} belum diisi."))
    return (*empty, *form.lain(nilai.fakta, nilai.butir))


def lengkap(s: Session, tahap_id: str, rincian: str = "") -> tuple[str, ...]:
    """Sentences on what is still missing; empty when the facts are complete. `rincian`: look at this fact or list only.

    Raises LkmError when the stage is gone.
    """
    return tuple(one.kalimat for one in kurang(s, tahap_id) if rincian in ("", one.kunci))


# --- as lines ---------------------------------------------------------------------------------------------------------


def ringkas(s: Session, tahap_id: str) -> tuple[tuple[str, str], ...]:
    """The stored facts as (label, text) pairs for a report, in the order of the form; a list is one text with a
    numbered line for each row. Nothing that is empty."""
    found = ambil(s, tahap_id)
    if found.borang is None:
        return ()
    pairs = [(spec.label, shown(spec, found.fakta.get(key))) for key, spec in found.borang.fakta.items()]
    for one in found.borang.daftar:
        rows = [f"{n}. {kata_butir(one, row)}" for n, row in enumerate(found.butir[one.kunci], 1)]
        whole = one.simpul(found.butir[one.kunci])
        pairs.append((one.label, "\n".join([*rows, *([whole] if whole else [])])))
    return tuple(pair for pair in pairs if pair[1])
