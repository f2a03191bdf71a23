"""The days that the stages of a form get from its first day, before anything is saved."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from lkm_desktop.services.bentuk_siklus import Bentuk, BentukTahap


@dataclass(frozen=True)
class RencanaTahap:
    """One stage as it would be planned; selesai is None for a stage without a usual length."""

    urut: int
    tahap: BentukTahap
    mulai: date
    selesai: date | None


def rencana(bentuk: Bentuk, mulai: date) -> list[RencanaTahap]:
    """The stages of a form one after the other from `mulai`, each as long as it usually is.

    A stage without a usual length has no last day, and the next one begins on its first.
    """
    found, start = [], mulai
    for number, one in enumerate(bentuk.tahap, 1):
        end = start + timedelta(one.lama - 1) if one.lama else None
        found.append(RencanaTahap(number, one, start, end))
        start = end + timedelta(1) if end else start
    return found
