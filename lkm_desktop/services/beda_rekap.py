"""What changed since the last package: figures, and rows that came, went or are told differently now.

A package keeps of its recap only the figures and one fingerprint for each row (`ringkas`), in `Paket.ringkas`. Rows are
known again by what they are about, such as the name and RT of a relawan, never by their place in the sheet.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from lkm_desktop.format import ribuan
from lkm_desktop.services.kelengkapan_data import sebut
from lkm_desktop.services.rekap import angka
from lkm_desktop.services.rekap.isi import Baris, Rekap

#: sheet -> columns that say which row it is, the first one is its name in words; what a row is called; its state
_DIKENAL: dict[str, tuple[tuple[str, ...], str, str]] = {
    "R2": (("nama", "jabatan"), "anggota", "status"),
    "R3": (("nama", "unit", "jabatan"), "pengelola", ""),
    "R4": (("nama", "rw", "rt"), "relawan", ""),
    "R6": (("kegiatan", "kode", "tahun"), "kegiatan siklus", "status"),
    "R7": (("rt", "rw"), "RT pemilihan", ""),
    "R8": (("jenis", "tanggal"), "pertemuan", ""),
    "R9": (("topik", "bulan", "sesi_ke"), "sesi KBK", ""),
    "R10": (("nama", "tanggal"), "pelatihan", ""),
    "R11": (("aspek", "no"), "aspek IDF", ""),
}
#: sheets of what happened in the period: of two periods they have nothing in common
_KEJADIAN = frozenset({"R8", "R9", "R10"})
#: how the keys of their figures begin: only told between periods of the same length
_ANGKA_KEJADIAN = ("rutin", "kbk_", "pelatihan", "anggota_berhenti")
#: columns whose change is no news: running numbers, the age that grows by itself, and NIK, which is there by choice
_BUKAN_BERITA = frozenset({"no", "umur", "nik"})
#: a state that is worth telling by itself
_SELESAI = "selesai"
#: figures that the rows tell already are not told twice; so many of the others are told
_PALING_BANYAK = 12


@dataclass(frozen=True)
class Beda:
    """One line of what changed. lembar: "R4", or "" for a figure · kalimat: in words · rinci: the rows behind it, with
    "+", "−" or "~" before the name."""

    lembar: str
    kalimat: str
    rinci: tuple[str, ...] = ()


def ringkas(rekap: Rekap) -> dict[str, Any]:
    """What a package keeps of its recap to be compared later; plain JSON: "angka", and "baris" as sheet -> row ->
    [fingerprint, state]."""
    return {
        "angka": dict(angka.ringkas(rekap)),
        "baris": {kode: _baris(rekap.lembar.get(kode, []), keys, state)
                  for kode, (keys, _, state) in _DIKENAL.items()},
    }  # fmt: skip


def _baris(rows: Sequence[Baris], keys: Sequence[str], state: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for row in rows:
        name = " | ".join("" if row.get(key) is None else str(row[key]) for key in keys)
        times = 1
        while (known := name if times == 1 else f"{name} | {times}") in found:
            times += 1  # two of the same name in one RT
        found[known] = [_sidik(row), str(row.get(state) or "") if state else ""]
    return found


def _sidik(row: Baris) -> str:
    """A short hash of what a row says; empty cells do not count, so that a new column alone changes nothing."""
    told = {key: str(value) for key, value in row.items() if value not in (None, "") and key not in _BUKAN_BERITA}
    return hashlib.sha256(json.dumps(told, ensure_ascii=False, sort_keys=True).encode()).hexdigest()[:12]


# --- comparing ------------------------------------------------------------------------------------------------------


def beda(
    lama: Mapping[str, Any] | None, baru: Mapping[str, Any], *, periode_sama: bool = True
) -> tuple[Beda, ...]:  # fmt: skip
    """What changed from one summary to the next, rows first. Nothing when there is no former one.

    periode_sama: both are of the same period; else what happened in each is only compared by its figures.
    """
    if not lama:
        return ()
    found = []
    old_rows, new_rows = lama.get("baris") or {}, baru.get("baris") or {}
    for kode, (_, noun, state) in _DIKENAL.items():
        if kode in _KEJADIAN and not periode_sama:
            continue
        line = _lembar(kode, noun, bool(state), old_rows.get(kode) or {}, new_rows.get(kode) or {})
        found += [line] if line else []
    return (*found, *_angka(lama.get("angka") or {}, baru.get("angka") or {}))


def _lembar(
    kode: str, noun: str, stated: bool, lama: Mapping[str, Sequence[str]], baru: Mapping[str, Sequence[str]]
) -> Beda | None:  # fmt: skip
    came = [name for name in baru if name not in lama]
    went = [name for name in lama if name not in baru]
    other = [name for name in baru if name in lama and baru[name][0] != lama[name][0]]
    if not (came or went or other):
        return None
    parts = []
    if came or went:
        names = [*(f"+ {_nama(one)}" for one in came), *(f"− {_nama(one)}" for one in went)]
        count = f"{ribuan(len(lama))} menjadi {ribuan(len(baru))} {noun}"
        parts.append(f"{count if len(lama) != len(baru) else f'{ribuan(len(baru))} {noun}'}: {sebut(names)}")
    done = [one for one in other if stated and _selesai(baru[one]) and not _selesai(lama[one])]
    rest = len(other) - len(done)
    if done:
        parts.append(f"{len(done)} {noun} selesai: {sebut([_nama(one) for one in done])}")
    if rest:
        parts.append(f"{rest} {noun} berubah isinya")
    words = "; ".join(parts)
    detail = (*(f"+ {_nama(one)}" for one in came), *(f"− {_nama(one)}" for one in went),
              *(f"~ {_nama(one)}" for one in other))  # fmt: skip
    return Beda(kode, f"{words}.", detail)


def _nama(known: str) -> str:
    """The name in words of a row: what stands first of what it is known by."""
    return known.split(" | ")[0] or "tanpa nama"


def _selesai(row: Sequence[str]) -> bool:
    return len(row) > 1 and row[1].strip().lower() == _SELESAI


def _angka(lama: Mapping[str, Any], baru: Mapping[str, Any]) -> list[Beda]:
    """Figures of the catalogue that differ, in its order."""
    found = []
    for one in angka.KATALOG:
        before, after = lama.get(one.kunci), baru.get(one.kunci)
        if not isinstance(before, int | float) or not isinstance(after, int | float):
            continue
        old, new = tulis(before, one.jenis), tulis(after, one.jenis)
        if old != new:
            found.append(Beda("", f"{one.label} {old} menjadi {new}."))
    return found[:_PALING_BANYAK]


def sebanding(angka_lama: Mapping[str, Any]) -> dict[str, Any]:
    """The figures that may be compared between a month and a year: those of a state, not of what happened."""
    return {key: value for key, value in angka_lama.items() if not key.startswith(_ANGKA_KEJADIAN)}


def tulis(value: float, jenis: str) -> str:
    """A number as written: 1.200, 6,5, or a share as 45,5 %."""
    if jenis == "persen":
        return f"{value * 100:.1f}".replace(".", ",") + " %"
    return ribuan(int(value)) if float(value).is_integer() else f"{value:.1f}".replace(".", ",")
