"""The history of one record as sentences."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import text
from sqlalchemy.orm import Session

from lkm_desktop.domain import RECORDED
from lkm_desktop.fields import Field, entity_fields
from lkm_desktop.services.values import shown

_FIELDS: dict[str, dict[str, Field]] = {e.__tablename__: entity_fields(e) for e in RECORDED}


@dataclass(frozen=True)
class Perubahan:
    """One change of one record: when, by whom, in which step, and what changed, in words."""

    waktu: datetime
    operator: str
    label: str
    kalimat: tuple[str, ...]


def history(s: Session, table: str, row_id: str, limit: int = 100) -> list[Perubahan]:
    """Changes of a record, newest first."""
    query = text(
        "SELECT l.waktu, l.operator, l.label, r.aksi, r.sebelum, r.sesudah FROM riwayat r JOIN langkah l "
        "ON l.id = r.langkah_id WHERE r.tabel = :tabel AND r.baris = :baris ORDER BY r.id DESC LIMIT :n"
    )
    found = []
    for when, who, label, action, before, after in s.execute(query, {"tabel": table, "baris": row_id, "n": limit}):
        words = _words(table, action, json.loads(before or "{}"), json.loads(after or "{}"))
        if words:
            found.append(Perubahan(datetime.fromisoformat(str(when)), who, label, words))
    return sorted([*found, *_digabung(s, row_id)], key=lambda p: p.waktu, reverse=True) if table == "orang" else found


def _digabung(s: Session, row_id: str) -> list[Perubahan]:
    """The records that were merged into this person, each when it came."""
    query = text(
        "SELECT l.waktu, l.operator, l.label, r.sesudah FROM orang o JOIN riwayat r ON r.tabel = 'orang' "
        "AND r.baris = o.id JOIN langkah l ON l.id = r.langkah_id WHERE o.gabung_ke_id = :id "
        "AND json_extract(r.sesudah, '$.gabung_ke_id') = :id "
        "AND json_extract(r.sebelum, '$.gabung_ke_id') IS NOT :id AND l.jenis = 'kerja' AND l.keadaan = 'berlaku'"
    )
    found = []
    for when, who, label, after in s.execute(query, {"id": row_id}):
        words = f"data {json.loads(after)['nama']} digabung ke sini"
        found.append(Perubahan(datetime.fromisoformat(str(when)), who, label, (words,)))
    return found


def _words(table: str, action: str, before: dict[str, Any], after: dict[str, Any]) -> tuple[str, ...]:
    if action == "I":
        return ("dicatat",)
    if action == "D":
        return ("dikeluarkan",)
    if not before.get("dihapus") and after.get("dihapus"):
        return ("dipindahkan ke Sampah",)
    if before.get("dihapus") and not after.get("dihapus"):
        return ("dikembalikan dari Sampah",)
    lines = []
    for key, field in _FIELDS[table].items():
        if before.get(key) != after.get(key):
            old, new = _text(field, before.get(key)), _text(field, after.get(key))
            lines.append(f"{field.label} diubah dari {old} menjadi {new}")
    return tuple(lines)


def _text(field: Field, value: Any) -> str:
    if value in (None, ""):
        return "(kosong)"
    if field.kind == "tanggal":
        value = date.fromisoformat(str(value))
    return f"“{shown(field, value)}”"
