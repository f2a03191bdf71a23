"""Drafts: the text of an open form, kept so that a power cut costs nothing but the last seconds."""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from lkm_desktop.domain import Draf


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
    return {k: date.fromisoformat(v["tanggal"]) if isinstance(v, dict) else v for k, v in packed.items()}


def list_draf(s: Session) -> list[tuple[str, datetime]]:
    """(key, time) of every kept form, newest first."""
    found = [(d.kunci, datetime.fromisoformat(d.waktu)) for d in s.scalars(select(Draf))]
    return sorted(found, key=lambda pair: pair[1], reverse=True)


def delete_draf(s: Session, key: str) -> None:
    """Forget a form's draft; nothing happens when there is none."""
    row = s.get(Draf, key)
    if row is not None:
        s.delete(row)
