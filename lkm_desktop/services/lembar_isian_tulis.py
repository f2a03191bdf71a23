"""Write what the user approved of a fill-in sheet: one step, all of it or nothing."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy.orm import Session

from lkm_desktop.domain import REGISTERS
from lkm_desktop.errors import FieldErrors, LkmError
from lkm_desktop.services import kartu, riwayat_impor
from lkm_desktop.services.lembar_isian_banding import Rencana, Ubahan
from lkm_desktop.services.lembar_isian_baru import Baru


@dataclass(frozen=True)
class Hasil:
    """How much was written: cells, in how many rows, and new people."""

    sel: int
    baris: int
    baru: int

    @property
    def kalimat(self) -> str:
        """For the user."""
        bagian = [f"{self.sel} sel pada {self.baris} orang diperbarui"] * bool(self.sel)
        bagian += [f"{self.baru} orang baru dicatat"] * bool(self.baru)
        return (" dan ".join(bagian) or "Tidak ada yang diubah") + "."


def bawaan(rencana: Rencana) -> tuple[set[int], set[int]]:
    """Places of the changes and of the new people that are taken unless the user says otherwise."""
    ubahan = {n for n, u in enumerate(rencana.ubahan) if u.bawaan}
    return ubahan, {n for n, b in enumerate(rencana.baru) if b.bawaan}


def terapkan(s: Session, rencana: Rencana, ubahan: Collection[int], baru: Collection[int]) -> Hasil:
    """Write the chosen changes and new people (places in the plan) inside the caller's unit, and log the sheet.

    Raises LkmError when the office changed since the plan, or a rule forbids a row; nothing is kept then.
    """
    dipilih = [rencana.ubahan[n] for n in sorted(ubahan)]
    register = REGISTERS[rencana.terbaca.cap.daftar]
    per_baris: dict[tuple[str, int], list[Ubahan]] = {}
    for satu in dipilih:
        per_baris.setdefault((satu.id, satu.nomor), []).append(satu)
    for (row_id, nomor), sel in per_baris.items():
        kini = kartu.get(s, register, row_id)
        if any(kini[u.kunci] != u.lama for u in sel):
            raise LkmError("Data kantor berubah sejak lembar ini diperiksa; tidak ada yang disimpan.",
                           "Baca lagi lembarnya.")  # fmt: skip
        _simpan(s, rencana, nomor, sel[0].nama, row_id, {u.kunci: u.baru for u in sel})
    orang = [rencana.baru[n] for n in sorted(baru)]
    for one in orang:
        _tambah(s, rencana, one)
    hasil = Hasil(len(dipilih), len({row_id for row_id, _ in per_baris}), len(orang))
    riwayat_impor.catat(s, rencana.terbaca.cap.daftar, rencana.terbaca.nama, lembar="Lembar isian", baru=hasil.baru,
                        berubah=hasil.baris, sama=rencana.tetap, dilewati=len(rencana.halangan))  # fmt: skip
    return hasil


def _tambah(s: Session, rencana: Rencana, one: Baru) -> None:
    """A new person, or a new hat of somebody whom the office has."""
    nilai = {**one.nilai, "orang_id": one.orang_id} if one.orang_id else dict(one.nilai)
    register = REGISTERS[rencana.terbaca.cap.daftar]
    if register.hat:
        awal = kartu.blank(s, register, one.orang_id or None)
        tetap = {k: v for k, v in awal.items() if v is not None and k not in nilai}
        nilai = {**tetap, **nilai}
    _simpan(s, rencana, one.nomor, one.nama, None, nilai)


def _simpan(s: Session, rencana: Rencana, nomor: int, nama: str, row_id: str | None, nilai: dict[str, object]) -> None:
    try:
        kartu.save(s, REGISTERS[rencana.terbaca.cap.daftar], row_id, nilai)
    except FieldErrors as error:
        raise LkmError(f"Baris {nomor} ({nama}): {' '.join(error.errors.values())} Tidak ada yang disimpan.",
                       "Hilangkan centangnya, atau betulkan di lembarnya lalu baca lagi.") from error  # fmt: skip
