"""The fields of people who become one: what differs, which value is taken, what is filled in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from lkm_desktop.domain import Orang
from lkm_desktop.fields import Field, entity_fields
from lkm_desktop.services.impor_nilai import ada, sama
from lkm_desktop.services.values import shown

#: fields that are chosen together, for one without the others would be wrong
_BERSAMA = (("rt", "rw"), ("status", "status_tanggal", "status_alasan"))
#: a choice that takes the values of all, where several may stand side by side
SEMUA = "semua"
BISA_SEMUA = ("no_hp", "keterangan")
_PEMISAH = {"no_hp": " / ", "keterangan": "; "}


@dataclass(frozen=True)
class Isian:
    """One field of the people side by side.

    kunci: of the field, of the first one of those chosen together · nilai: texts by id, "" for an empty one · pilih:
    whose value is taken, or SEMUA · hasil: the text that stands afterwards · beda: two filled values disagree.
    """

    kunci: str
    label: str
    nilai: dict[str, str]
    pilih: str
    hasil: str
    beda: bool


def kelompok() -> list[tuple[str, ...]]:
    """Every field of a person in the order of the form; those that belong together in one tuple."""
    found: list[tuple[str, ...]] = []
    for key in entity_fields(Orang):
        group = next((g for g in _BERSAMA if key in g), (key,))
        if group not in found:
            found.append(group)
    return found


def sandingkan(people: Sequence[Mapping[str, Any]], pilih: Mapping[str, str]) -> list[Isian]:
    """The fields of these people, the first of whom stays, side by side, as they were chosen."""
    fields = entity_fields(Orang)
    found = []
    for group in kelompok():
        chosen = _pilihan(group, people, pilih)
        taken = _diambil(group, people, chosen)
        texts = {str(p["id"]): _teks(fields, group, p) for p in people}
        label = "RT/RW" if group == ("rt", "rw") else fields[group[0]].label
        found.append(Isian(group[0], label, texts, chosen, _teks(fields, group, taken), _beda(group, people)))
    return found


def hasil(people: Sequence[Mapping[str, Any]], pilih: Mapping[str, str]) -> dict[str, Any]:
    """The values of the one record that stays."""
    values: dict[str, Any] = {}
    for group in kelompok():
        values |= _diambil(group, people, _pilihan(group, people, pilih))
    return values


def _pilihan(group: tuple[str, ...], people: Sequence[Mapping[str, Any]], pilih: Mapping[str, str]) -> str:
    """The choice that was made, else the first person who has the field, the one that stays before all others."""
    key, ids = group[0], [str(p["id"]) for p in people]
    wanted = pilih.get(key, "")
    if wanted in ids or (wanted == SEMUA and key in BISA_SEMUA):
        return wanted
    if key == "keterangan" and _beda(group, people):
        return SEMUA
    return next((str(p["id"]) for p in people if ada(p.get(key))), ids[0])


def _diambil(group: tuple[str, ...], people: Sequence[Mapping[str, Any]], chosen: str) -> dict[str, Any]:
    if chosen == SEMUA:
        texts = [str(p[group[0]]) for p in people if ada(p.get(group[0]))]
        return {group[0]: _PEMISAH[group[0]].join(_tunggal(group[0], texts))}
    source = next(p for p in people if str(p["id"]) == chosen)
    values = {key: source.get(key) for key in group}
    for other in people:  # an RW is filled in only from the same RT
        if all(not ada(values[k]) or (ada(other.get(k)) and sama(k, values[k], other[k])) for k in group[:1]):
            values = {k: v if ada(v) else other.get(k) for k, v in values.items()}
    return values


def _tunggal(key: str, texts: Sequence[str]) -> list[str]:
    parts = [part.strip() for text in texts for part in (text.split("/") if key == "no_hp" else [text])]
    return list(dict.fromkeys(part for part in parts if part))


def _beda(group: tuple[str, ...], people: Sequence[Mapping[str, Any]]) -> bool:
    for key in group:
        filled = [p[key] for p in people if ada(p.get(key))]
        if any(not _persis(key, filled[0], other) for other in filled[1:]):
            return True
    return False


def _persis(key: str, a: Any, b: Any) -> bool:
    """Names are told apart by every letter, for one of the spellings is chosen."""
    return bool(a == b) if key == "nama" else sama(key, a, b)


def _teks(fields: Mapping[str, Field], group: tuple[str, ...], values: Mapping[str, Any]) -> str:
    texts = [shown(fields[key], values.get(key), full=True) for key in group]
    return ("/" if group == ("rt", "rw") else ", ").join(text for text in texts if text)
