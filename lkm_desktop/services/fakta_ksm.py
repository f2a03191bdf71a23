"""KSM of a kelurahan counted by the field in which they work (lkm-siklus.md 3.2 number 9; BR20)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from lkm_desktop.format import ribuan
from lkm_desktop.services.fakta_kata import BIDANG_KSM

LAIN = "Bidang lain"


@dataclass(frozen=True)
class RekapKsm:
    """KSM of one field: how many, and their members together."""

    bidang: str
    ksm: int
    anggota: int


def bidang_ksm(baris: Mapping[str, Any]) -> str:
    """The field of a KSM as the Tridaya names it, whatever its letters; "" without one."""
    typed = " ".join(str(baris.get("bidang") or "").split())
    return next((name for name in BIDANG_KSM if name.casefold() == typed.casefold()), typed)


def rekap_ksm(rows: Sequence[Mapping[str, Any]]) -> tuple[RekapKsm, ...]:
    """One line for each field that has a KSM: those of the Tridaya in their order, others as they come, and at the end
    those without a field."""
    groups: dict[str, list[int]] = {name: [] for name in BIDANG_KSM}
    for row in sorted(rows, key=lambda one: not bidang_ksm(one)):
        groups.setdefault(bidang_ksm(row) or LAIN, []).append(row.get("jumlah") or 0)
    return tuple(RekapKsm(name, len(counts), sum(counts)) for name, counts in groups.items() if counts)


def kata_ksm(rows: Sequence[Mapping[str, Any]]) -> str:
    """All KSM in one sentence: "Seluruhnya 3 KSM dengan 15 anggota: ekonomi 2 KSM, lingkungan 1 KSM."; "" without."""
    found = rekap_ksm(rows)
    if not found:
        return ""
    parts = ", ".join(f"{one.bidang.lower()} {ribuan(one.ksm)} KSM" for one in found)
    members = ribuan(sum(one.anggota for one in found))
    return f"Seluruhnya {ribuan(len(rows))} KSM dengan {members} anggota: {parts}."
