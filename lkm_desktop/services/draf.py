"""Drafts: the text of an open form, kept so that a power cut costs nothing but the last seconds."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from lkm_desktop.domain import Draf

#: what tells older typing of a form from what is typed in it now
_ASIDE = "-lain"


def save_draf(s: Session, key: str, values: dict[str, Any]) -> None:
    """Keep the typed values of one form (`key`, e.g. "orang:baru"). Dates are kept as dates."""
    packed = {k: {"tanggal": v.isoformat()} if isinstance(v, date) else v for k, v in values.items()}
    s.merge(Draf(kunci=key, isi=json.dumps(packed), waktu=datetime.now().isoformat(timespec="seconds")))


def get_draf(s: Session, key: str) -> dict[str, Any] | None:
    """The kept values of a form, or None."""
    row = s.get(Draf, key)
    if row is None:
        return None
    packed = json.loads(row.isi)
    return {k: date.fromisoformat(v["tanggal"]) if _is_date(v) else v for k, v in packed.items()}


def _is_date(value: Any) -> bool:
    """Whether a packed value is a date, and not a part of a form."""
    return isinstance(value, dict) and set(value) == {"tanggal"}


def list_draf(s: Session) -> list[tuple[str, datetime]]:
    """(key, time) of every kept form, newest first."""
    found = [(d.kunci, datetime.fromisoformat(d.waktu)) for d in s.scalars(select(Draf))]
    return sorted(found, key=lambda pair: pair[1], reverse=True)


def delete_draf(s: Session, key: str) -> None:
    """Forget a form's draft; nothing happens when there is none."""
    row = s.get(Draf, key)
    if row is not None:
        s.delete(row)


@dataclass(frozen=True)
class Tertunda:
    """Typing that waits for a decision: when it was kept, and its values."""

    waktu: datetime
    isi: dict[str, Any]


def aside_key(key: str) -> str:
    """Where older typing of the same form waits: "notulen:7" gives "notulen-lain:7"."""
    page, _, record = key.partition(":")
    return f"{page}{_ASIDE}:{record}"


def form_key(key: str) -> str:
    """The form that a key belongs to: "notulen-lain:7" and "notulen:7" are both typing of "notulen:7"."""
    page, _, record = key.partition(":")
    return f"{page.removesuffix(_ASIDE)}:{record}"


def waiting(s: Session, key: str) -> list[Tertunda]:
    """Everything that was typed in a form and neither saved nor thrown away, newest first."""
    row, rest = s.get(Draf, key), get_draf(s, aside_key(key)) or {}
    newest = [Tertunda(datetime.fromisoformat(row.waktu), get_draf(s, key) or {})] if row is not None else []
    return newest + [Tertunda(datetime.fromisoformat(one["waktu"]), one["isi"]) for one in rest.get("daftar", [])]


def put(s: Session, key: str, values: dict[str, Any] | None, rest: list[Tertunda]) -> None:
    """Keep what is being typed (None: nothing) and beside it older typing that is not decided on, newest first."""
    if values is None:
        delete_draf(s, key)
    else:
        save_draf(s, key, values)
    if rest:
        listed = [{"waktu": one.waktu.isoformat(timespec="seconds"), "isi": one.isi} for one in rest]
        save_draf(s, aside_key(key), {"daftar": listed})
    else:
        delete_draf(s, aside_key(key))
