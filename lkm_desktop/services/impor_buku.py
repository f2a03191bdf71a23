"""Bring a foreign sheet into a plain book: which rows are there already, which are new, what the rules say of them.

A row of the book is met by one of its identity groups (`Register.identity`): number and sender, number and year, else
all key columns together. Each row of the office is met once, so two equal rows of a sheet stay two rows, and the same
sheet a second time changes nothing.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from lkm_desktop.domain import REGISTERS, new_id
from lkm_desktop.fields import Register, entity_fields
from lkm_desktop.services import buku_surat
from lkm_desktop.services.impor_bahan import Alasan, Arti, Bahan, BarisBahan, Tabel
from lkm_desktop.services.impor_nilai import ada, label, rapat, sama, tampil
from lkm_desktop.services.impor_rencana import (
    BARU,
    BERMASALAH,
    BERUBAH,
    LEWATI,
    SAMA,
    BarisRencana,
    Perubahan,
    Rekaman,
    Rencana,
)
from lkm_desktop.services.impor_tulis import Hasil, Penulis, hitung, pastikan
from lkm_desktop.services.pesan import SALAH

Maju = Callable[[int, int, str], None]
_TIAP = 200
#: books whose number may stand only once, by year where the number restarts
_TUNGGAL = {"surat_keluar": ("nomor", "tahun"), "sk": ("nomor",)}


def sidik(s: Session, ke: str) -> str:
    """A fingerprint of everything that a plan for this book depends on."""
    columns = REGISTERS[ke].entity.__table__.c
    mixed = hashlib.blake2b(digest_size=16)
    for row in s.execute(select(*columns).order_by(columns.id)):
        mixed.update(repr(tuple(row)).encode("utf-8", "replace"))
    return mixed.hexdigest()


def rencana(
    s: Session,
    tabel: Tabel,
    ke: str,
    pemetaan: dict[int, str | None] | None = None,
    koreksi: dict[tuple[int, str], str] | None = None,
    keputusan: dict[int, str] | None = None,
    *,
    timpa: bool = False,
    terima_rumus: bool = False,
    arti: Arti | None = None,
    maju: Maju | None = None,
) -> Rencana:
    """Compare a sheet with the book; writes nothing. Parameters as in `impor.rencana`."""
    bahan = tabel.olah(ke, pemetaan, koreksi, terima_rumus=terima_rumus, arti=arti, maju=maju)
    result = Rencana(ke, bahan, sidik=sidik(s, ke))
    planner = _Planner(s, REGISTERS[ke], bahan, timpa, keputusan or {})
    for place, row in enumerate(bahan.baris):
        result.baris.append(planner.row(row))
        if maju and place % _TIAP == 0:
            maju(place, len(bahan.baris), "Memeriksa baris")
    result.rekaman = planner.written
    return result


@dataclass
class _Planner:
    """Goes through the rows once, remembering what earlier rows met and made."""

    s: Session
    register: Register
    bahan: Bahan
    timpa: bool
    keputusan: dict[int, str]
    written: list[Rekaman] = field(default_factory=list)
    _index: dict[tuple[Any, ...], list[Rekaman]] = field(default_factory=dict)
    _agenda: dict[int, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        entity = self.register.entity
        fields = entity_fields(entity)
        for row in self.s.scalars(select(entity).where(entity.dihapus.is_(None)).order_by(entity.id)):
            self._remember(Rekaman(row.id, {key: getattr(row, key) for key in fields}))
        if self.register.key == "surat_masuk":
            self._count_agenda()

    def _count_agenda(self) -> None:
        """The highest agenda number of each year, in the office and in this sheet."""
        days = (row.nilai.get("tanggal_terima") for row in self.bahan.baris)
        for year in {day.year for day in days if day is not None}:
            self._agenda[year] = buku_surat.next_agenda(self.s, year) - 1
        for row in self.bahan.baris:
            day, number = row.nilai.get("tanggal_terima"), row.nilai.get("nomor_agenda")
            if day is not None and number is not None:
                self._agenda[day.year] = max(self._agenda[day.year], number)

    # --- meeting rows -----------------------------------------------------------------------------------------------

    def _keys(self, values: dict[str, Any]) -> list[tuple[Any, ...]]:
        """One key for each identity group that the values fill; the last group may be partly empty."""
        found: list[tuple[Any, ...]] = []
        for place, group in enumerate(self.register.identity):
            parts = [self._part(values, key) for key in group]
            last = place == len(self.register.identity) - 1
            if all(map(ada, parts)) or (last and any(map(ada, parts))):
                found.append((place, *parts))
        return found

    def _part(self, values: dict[str, Any], key: str) -> Any:
        if key == "tahun" and self.register.dated:
            day = values.get(self.register.dated)
            return day.year if day else None
        value = values.get(key)
        return rapat(value) or None if isinstance(value, str) else value

    def _remember(self, one: Rekaman) -> None:
        for key in self._keys(one.nilai):
            self._index.setdefault(key, []).append(one)

    def _find(self, values: dict[str, Any]) -> Rekaman | None:
        """The row of the office that no earlier row has met; one that holds the very values is preferred."""
        for key in self._keys(values):
            free = [one for one in self._index.get(key, []) if not one.baru and not one.baris]
            if free:
                return next((one for one in free if _holds(one, values)), free[0])
        return None

    def _earlier(self, values: dict[str, Any]) -> int:
        """The earlier row of this sheet with the same identity; 0 when there is none."""
        return next((one.baris for key in self._keys(values) for one in self._index.get(key, []) if one.baris), 0)

    # --- one row ----------------------------------------------------------------------------------------------------

    def row(self, given: BarisBahan) -> BarisRencana:
        """The plan for one row."""
        result = BarisRencana(
            given.nomor, SAMA, given.nilai, given.masalah, given.catatan, mentah=given.mentah
        )
        decision = self.keputusan.get(given.nomor)
        if decision == LEWATI:
            result.status = LEWATI
            return result
        met = None if decision == BARU else self._find(given.nilai)
        if not result.alasan:
            self._fill(result, met) if met is not None else self._new(result)
        if result.alasan:
            result.status = BERMASALAH
        return result

    def _reason(self, key: str, text: str) -> Alasan:
        return Alasan(key, self.bahan.judul.get(key) or label(self.register.key, key), text)

    def _fill(self, result: BarisRencana, met: Rekaman) -> None:
        """Fill the empty fields of a known row; with `timpa` replace the others too."""
        changes: dict[str, Any] = {}
        for key, new in result.nilai.items():
            old = met.nilai.get(key)
            if ada(old) and sama(key, old, new):
                continue
            before, after = tampil(self.register.key, key, old), tampil(self.register.key, key, new)
            if ada(old) and not self.timpa:
                text = f"Tersimpan “{before}”, di lembar “{after}”; tidak diubah."
                result.catatan.append(self._reason(key, text))
                result.dibiarkan += 1
                continue
            result.diganti += ada(old)
            changes[key] = new
            result.ubah(Perubahan(key, label(self.register.key, key), before, after))
        met.baris = result.nomor
        if changes:
            self._judge(result, met.id, {**met.nilai, **changes})
            result.status = BERUBAH
            met.tulis = {**changes, **self._derived({**met.nilai, **changes})}
            if not result.alasan:
                self.written.append(met)

    def _new(self, result: BarisRencana) -> None:
        values = {**_defaults(self.register), **result.nilai}
        for key, spec in entity_fields(self.register.entity).items():
            if spec.required and not ada(values.get(key)):
                result.alasan.append(self._reason(key, f"{spec.label} harus diisi."))
        earlier = self._earlier(values)
        if earlier and self._single(values):
            text = f"Nomor {values['nomor']} sudah ada di baris {earlier}."
            result.alasan.append(self._reason("nomor", text))
        if result.alasan:
            return
        self._judge(result, None, values)
        if result.alasan:
            return
        if earlier:
            result.catatan.append(self._reason(self.register.name, f"Sama dengan baris {earlier}; dicatat lagi."))
        values = {**values, **self._agenda_number(values)}
        made = Rekaman(new_id(), values, baru=True, baris=result.nomor)
        made.tulis = {**values, **self._derived(values)}
        self._remember(made)
        self.written.append(made)
        result.status, result.orang_baru = BARU, True

    def _single(self, values: dict[str, Any]) -> bool:
        return all(ada(self._part(values, key)) for key in _TUNGGAL.get(self.register.key, ("",)))

    def _judge(self, result: BarisRencana, row_id: str | None, values: dict[str, Any]) -> None:
        """What the rules of the book say."""
        for told in buku_surat.check(self.s, self.register, row_id, values):
            place = result.alasan if told.level == SALAH else result.catatan
            if told.level != "info":
                place.append(self._reason(told.field, told.teks))

    def _agenda_number(self, values: dict[str, Any]) -> dict[str, Any]:
        if self.register.key != "surat_masuk" or values.get("nomor_agenda") is not None:
            return {}
        year = values["tanggal_terima"].year
        self._agenda[year] += 1
        return {"nomor_agenda": self._agenda[year]}

    def _derived(self, values: dict[str, Any]) -> dict[str, Any]:
        return buku_surat.serial_of(self.s, values) if self.register.key == "surat_keluar" else {}


def _holds(one: Rekaman, values: dict[str, Any]) -> bool:
    """Every given value stands there already."""
    return all(ada(one.nilai.get(k)) and sama(k, one.nilai[k], v) for k, v in values.items())


def _defaults(register: Register) -> dict[str, Any]:
    found = {}
    for key in entity_fields(register.entity):
        default = register.entity.__table__.c[key].default
        if default is not None and default.is_scalar:
            found[key] = default.arg
    return found


def tulis(s: Session, ke: str, rekaman: list[Rekaman], maju: Maju | None) -> Hasil:
    """Insert and update the rows of a plan, in blocks.

    Raises LkmError when the book does not hold as many more rows as were written.
    """
    entity = REGISTERS[ke].entity
    before, new = hitung(s, entity), [one for one in rekaman if one.baru]
    writer = Penulis(s, len(rekaman), maju)
    writer.sisip(entity.__table__, [{"id": one.id, **one.tulis} for one in new])
    writer.ubah(entity.__table__, [{"id": one.id, **one.tulis} for one in rekaman if not one.baru])
    pastikan(s, entity, before + len(new))
    return Hasil(baru=len(new))
