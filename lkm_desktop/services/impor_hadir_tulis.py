"""Write an attendance plan onto the rolls, inside the caller's unit."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from lkm_desktop.domain import Kehadiran, Orang
from lkm_desktop.errors import LkmError
from lkm_desktop.services import kehadiran, riwayat_impor, undangan
from lkm_desktop.services.impor_bahan import Maju
from lkm_desktop.services.impor_hadir_cocok import Siapa
from lkm_desktop.services.impor_hadir_rencana import (
    BARU,
    BERMASALAH,
    BERUBAH,
    LEWATI,
    SAMA,
    BarisRencanaHadir,
    RencanaHadir,
    TandaRencana,
)
from lkm_desktop.services.jam_hadir import set_times


@dataclass(frozen=True)
class HasilHadir:
    """What was written: marks, guests, residents added to rolls, meetings. `kalimat` is for the user."""

    tanda: int
    tamu: int
    ditambahkan: int
    rapat: int
    dilewati: int
    kalimat: str


def terapkan(
    s: Session, rencana: RencanaHadir, *, lewati_bermasalah: bool = False, maju: Maju | None = None
) -> HasilHadir:
    """Write the plan inside the caller's unit.

    :raises LkmError: when no meeting is chosen, rows still have problems, or the rolls changed since the plan; the unit
        then rolls back and nothing is written.
    """
    if not rencana.dipakai:
        raise LkmError("Belum ada rapat yang dipilih untuk lembar ini.", "Pilih rapatnya, atau catat dulu rapatnya.")
    bermasalah = rencana.jumlah(BERMASALAH)
    if bermasalah and not lewati_bermasalah:
        satu = next(b for b in rencana.baris if b.status == BERMASALAH)
        raise LkmError(
            f"{bermasalah} baris masih bermasalah; tidak ada yang dicatat.",
            f"Misalnya baris {satu.nomor}: {satu.alasan[0]}",
        )
    if rencana.sidik != sidik(s, [k.rapat_id for k in rencana.dipakai]):
        raise LkmError("Daftar hadir berubah sejak pratinjau dibuat; tidak ada yang dicatat.", "Ulangi pratinjaunya.")
    penulis = _Penulis(s, {k.kolom.kunci: k.rapat_id for k in rencana.dipakai})
    kerja = [b for b in rencana.baris if b.status in (BARU, BERUBAH)]
    for urut, baris in enumerate(kerja):
        penulis.baris(baris)
        if maju and urut % 50 == 0:
            maju(urut, len(kerja), "Mencatat kehadiran")
    penulis.selesai()
    dilewati = rencana.jumlah(LEWATI) + bermasalah
    riwayat_impor.catat(
        s, "kehadiran", rencana.bahan.sumber, lembar=rencana.bahan.lembar, baru=rencana.jumlah(BARU),
        berubah=rencana.jumlah(BERUBAH), sama=rencana.jumlah(SAMA), dilewati=dilewati,
    )  # fmt: skip
    return HasilHadir(penulis.tanda, penulis.tamu, penulis.tambahan, len(rencana.dipakai), dilewati,
                      _kalimat(penulis, rencana, dilewati))  # fmt: skip


def _kalimat(penulis: _Penulis, rencana: RencanaHadir, dilewati: int) -> str:
    sisa = f" {dilewati} baris dilewati." if dilewati else ""
    if not penulis.tanda:
        return f"Tidak ada yang berubah; {rencana.jumlah(SAMA)} baris sudah tercatat.{sisa}{rencana.sisa}"
    bagian = [f"{penulis.tanda} tanda kehadiran dicatat di {len(rencana.dipakai)} rapat"]
    bagian += [f"{penulis.tamu} tamu baru"] if penulis.tamu else []
    bagian += [f"{penulis.tambahan} warga ditambahkan"] if penulis.tambahan else []
    return ", ".join(bagian) + "." + sisa + rencana.sisa


class _Penulis:
    """Adds people to rolls one by one and marks many at once."""

    def __init__(self, s: Session, rapat: Mapping[int, str]) -> None:
        self._s, self._rapat = s, rapat
        self._tandai: dict[tuple[str, str], list[str]] = {}
        self._jam: dict[tuple[str, str], list[str]] = {}
        self.tanda = self.tamu = self.tambahan = 0

    def baris(self, satu: BarisRencanaHadir) -> None:
        assert satu.orang is not None
        for tanda in satu.tanda:
            if tanda.tulis:
                rapat_id = self._rapat[tanda.kolom]
                row = self._tambah(rapat_id, satu.orang, tanda) if tanda.tambah else tanda.kehadiran_id
                self._tandai.setdefault((rapat_id, tanda.tanda.status), []).append(row)
                if tanda.tanda.datang or tanda.tanda.pulang:
                    self._jam.setdefault((tanda.tanda.datang, tanda.tanda.pulang), []).append(row)
                self.tanda += 1
        self.tamu += satu.tamu
        self.tambahan += not satu.tamu and any(t.tambah for t in satu.tanda)

    def _tambah(self, rapat_id: str, orang: Siapa, tanda: TandaRencana) -> str:
        if orang.orang_id:
            return kehadiran.hadir_tanpa_undangan(self._s, rapat_id, orang.orang_id)
        jk = orang.jk or tanda.tanda.jk or None
        return undangan.undang_luar(self._s, rapat_id, orang.nama, jk, orang.asal, diundang=False)

    def selesai(self) -> None:
        for (rapat_id, status), rows in self._tandai.items():
            kehadiran.mark(self._s, rapat_id, rows, status)
        for (datang, pulang), rows in self._jam.items():
            set_times(self._s, rows, datang or None, pulang or None)


def sidik(s: Session, rapat_ids: Sequence[str]) -> str:
    """A fingerprint of everything that a plan depends on: the rolls, and everybody's name and presence."""
    campur = hashlib.blake2b(digest_size=16)
    kolom = Kehadiran.__table__.c
    for row in s.execute(select(*kolom).where(kolom.rapat_id.in_(rapat_ids)).order_by(kolom.id)):
        campur.update(repr(tuple(row)).encode("utf-8", "replace"))
    orang = select(Orang.id, Orang.nama, Orang.nik, Orang.status, Orang.dihapus).order_by(Orang.id)
    for row in s.execute(orang):
        campur.update(repr(tuple(row)).encode("utf-8", "replace"))
    return campur.hexdigest()
