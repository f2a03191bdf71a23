"""The hat of an imported row: a relawan registration or a Penugasan, made once and never moved."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from lkm_desktop.domain import REGISTERS, Orang, Penugasan, Relawan, new_id
from lkm_desktop.domain.penugasan import BADAN, KOORDINATOR
from lkm_desktop.services.impor_nilai import FIELD_TOPI, ada, sama

#: an existing appointment keeps these whatever the sheet says (Admidio#1592)
_TETAP = frozenset(("badan", "jabatan", "mulai", "selesai", "nomor"))


@dataclass
class Topi:
    """One hat: of the office, or a new one. `tulis` is what will be written."""

    id: str
    orang_id: str
    nilai: dict[str, Any]
    baru: bool = False
    baris: int = 0
    tulis: dict[str, Any] = field(default_factory=dict)


class Lemari:
    """All hats that matter for one register, in memory."""

    def __init__(self, s: Session, ke: str) -> None:
        self.ke = ke
        self._milik: dict[str, list[Topi]] = {}
        self.nomor_terpakai: set[str] = set()
        self._nomor_berikut = 1
        register = REGISTERS[ke]
        if ke == "orang":
            return
        kolom = register.entity.__table__.c
        syarat = kolom.badan.in_(register.badan) if register.badan else kolom.id.is_not(None)
        for baris in s.execute(select(*kolom).where(syarat).order_by(kolom.id)).mappings():
            if ke == "relawan" and baris["nomor"]:
                self._catat_nomor(baris["nomor"])
            if baris["dihapus"] is None:
                self.simpan(Topi(baris["id"], baris["orang_id"], dict(baris)))

    def _catat_nomor(self, nomor: str) -> None:
        self.nomor_terpakai.add(nomor)
        if nomor.startswith("R-") and nomor[2:].isdigit():
            self._nomor_berikut = max(self._nomor_berikut, int(nomor[2:]) + 1)

    def simpan(self, topi: Topi) -> None:
        """Remember a hat, so that later rows meet it."""
        self._milik.setdefault(topi.orang_id, []).append(topi)

    def cari(self, orang_id: str, nilai: dict[str, Any]) -> Topi | None:
        """The hat that a row speaks of, when the person wears it already."""
        milik = self._milik.get(orang_id, [])
        if self.ke == "relawan":
            return milik[0] if milik else None
        sebadan = [t for t in milik if t.nilai.get("badan") == nilai.get("badan")]
        persis = [t for t in sebadan if _sama_tugas(t.nilai, nilai)]
        if persis:
            return persis[0]
        terbuka = [t for t in sebadan if not ada(t.nilai.get("selesai")) and not t.baru]
        return terbuka[0] if terbuka and not ada(nilai.get("selesai")) and self.ke == "anggota" else None

    def koordinator_lain(self, orang_id: str, nilai: dict[str, Any]) -> Topi | None:
        """Somebody else's open appointment as koordinator, when the row names a second one (BR15)."""
        if self.ke != "anggota" or nilai.get("jabatan") != KOORDINATOR or ada(nilai.get("selesai")):
            return None
        semua = (t for milik in self._milik.values() for t in milik if t.orang_id != orang_id)
        return next(
            (t for t in semua if t.nilai.get("jabatan") == KOORDINATOR and not ada(t.nilai.get("selesai"))), None
        )

    def baru(self, orang_id: str, nilai: dict[str, Any], baris: int) -> Topi:
        """A new hat with these values; a relawan gets the next number unless the sheet has one."""
        isi = {k: v for k, v in nilai.items() if k in FIELD_TOPI[self.ke]}
        if self.ke == "relawan":
            isi.setdefault("nomor", f"R-{self._nomor_berikut:04}")
            self._catat_nomor(isi["nomor"])
            isi.setdefault("status", "aktif")
        topi = Topi(new_id(), orang_id, isi, baru=True, baris=baris, tulis=dict(isi))
        self.simpan(topi)
        return topi


def _sama_tugas(ada_: dict[str, Any], nilai: dict[str, Any]) -> bool:
    """Same position, and start and end agree where both are known."""
    if not sama("jabatan", ada_.get("jabatan"), nilai.get("jabatan")):
        return False
    mulai, selesai = nilai.get("mulai"), nilai.get("selesai")
    if ada(mulai) and ada(ada_.get("mulai")) and mulai != ada_["mulai"] and ada(selesai) != ada(ada_.get("selesai")):
        return False
    if ada(selesai) and ada(ada_.get("selesai")):
        return bool(selesai == ada_["selesai"])
    return ada(selesai) == ada(ada_.get("selesai")) or (ada(mulai) and mulai == ada_.get("mulai"))


def tetap(kunci: str, lama: Any) -> bool:
    """Whether an import leaves this field of an existing hat alone."""
    return kunci in _TETAP and (ada(lama) or kunci == "selesai")


def kurang(ke: str, nilai: dict[str, Any]) -> list[tuple[str, str]]:
    """What a new hat lacks: (field, sentence)."""
    hasil = []
    if ke == "pengelola":
        if not ada(nilai.get("badan")):
            hasil.append(("badan", "Badan belum diketahui; petakan kolomnya atau pilih satu badan untuk semua baris."))
        elif nilai["badan"] not in REGISTERS[ke].badan:
            nama = dict(BADAN).get(nilai["badan"], nilai["badan"])
            hasil.append(("badan", f"{nama} bukan bagian dari Buku Pengelola."))
        if not ada(nilai.get("jabatan")):
            hasil.append(("jabatan", "Jabatan kosong; isi jabatannya."))
    return hasil


ENTITAS: dict[str, Any] = {"orang": Orang, "relawan": Relawan, "anggota": Penugasan, "pengelola": Penugasan}
