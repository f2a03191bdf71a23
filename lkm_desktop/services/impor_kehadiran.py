"""Attendance from a foreign sheet onto the rolls: plan person by person, ask where it is not sure, write in one unit.

with store.read() as s:
    rencana = impor_kehadiran.rencana(s, bahan, rapat_id)
with store.unit("Impor kehadiran dari absen.xlsx") as s:
    hasil = impor_kehadiran.terapkan(s, rencana)

Whoever is not on a roll and was there is added: as a resident without an invitation when the register knows the name,
else as a guest. Marks that a roll has already stay, unless `timpa`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from lkm_desktop.domain import Rapat
from lkm_desktop.errors import LkmError
from lkm_desktop.format import tanggal_panjang
from lkm_desktop.services.impor_bahan import Maju
from lkm_desktop.services.impor_hadir_bahan import BahanHadir, BarisHadir, KolomHadir, TandaSel
from lkm_desktop.services.impor_hadir_cocok import Pengenal
from lkm_desktop.services.impor_hadir_rencana import (
    BARU,
    BERMASALAH,
    BERUBAH,
    KATA,
    LEWATI,
    SAMA,
    TAMU,
    BarisRencanaHadir,
    KolomRencana,
    RencanaHadir,
    TandaRencana,
)
from lkm_desktop.services.impor_hadir_tulis import HasilHadir, sidik, terapkan

__all__ = ["BARU", "BERMASALAH", "BERUBAH", "LEWATI", "SAMA", "TAMU", "BarisRencanaHadir", "HasilHadir", "KolomRencana",
           "RencanaHadir", "rapat_ringkas", "rencana", "terapkan"]  # fmt: skip


def rencana(
    s: Session,
    bahan: BahanHadir,
    rapat_id: str | None = None,
    *,
    pilihan: Mapping[int, str] | None = None,
    keputusan: Mapping[int, str] | None = None,
    timpa: bool = False,
    sisanya: str | None = None,
    maju: Maju | None = None,
) -> RencanaHadir:
    """Compare a sheet with the rolls; writes nothing.

    :param rapat_id: the meeting that the sheet is for; without it columns find their meetings by their dates.
    :param pilihan: column -> meeting, or "" to leave the column out.
    :param keputusan: row -> "lewati", "tamu" (a new guest), or the key of one of its `calon`.
    :param timpa: replace marks that the rolls have.
    :param sisanya: izin, sakit or alpa for people of the sheet whose cell is blank; None leaves them unmarked.
    :raises LkmError: for an unknown meeting, or one that counts heads only.
    """
    kolom = _kolom(s, bahan, rapat_id, pilihan or {})
    hasil = RencanaHadir(bahan, kolom, sidik=sidik(s, [k.rapat_id for k in kolom if k.rapat_id]))
    dipakai = {k.kolom.kunci: k.rapat_id for k in hasil.dipakai}
    pengenal = Pengenal(s, dipakai.values())
    perencana = _Perencana(pengenal, dipakai, {k.kolom.kunci: k for k in kolom}, timpa, sisanya)
    for urut, baris in enumerate(bahan.baris):
        hasil.baris.append(perencana.baris(baris, (keputusan or {}).get(baris.nomor)))
        if maju and urut % 200 == 0:
            maju(urut, len(bahan.baris), "Mencocokkan nama")
    return hasil


def rapat_ringkas(row: Rapat) -> str:
    """A meeting in words: "12. Rapat rutin Maret, 10 Maret 2025"."""
    return f"{row.nomor}. {row.judul}, {tanggal_panjang(row.tanggal)}"


def _kolom(
    s: Session, bahan: BahanHadir, rapat_id: str | None, pilihan: Mapping[int, str]
) -> list[KolomRencana]:
    semua = s.scalars(select(Rapat).where(Rapat.dihapus.is_(None)).order_by(Rapat.tanggal, Rapat.nomor)).all()
    menurut_id = {r.id: r for r in semua}
    if rapat_id is not None:
        if rapat_id not in menurut_id:
            raise LkmError("Rapat ini sudah tidak ada.", "Muat ulang daftar rapat.")
        if menurut_id[rapat_id].mode == "jumlah":
            raise LkmError("Rapat ini hanya mencatat jumlah peserta.", "Isi jumlahnya, atau ubah cara mencatatnya.")
    hasil = [_satu_kolom(k, semua, menurut_id.get(rapat_id or ""), len(bahan.kolom)) for k in bahan.kolom]
    for satu in hasil:
        if satu.kolom.kunci in pilihan:
            dipilih = menurut_id.get(pilihan[satu.kolom.kunci])
            _pasang(satu, dipilih)
            satu.masalah = "" if dipilih else "Tidak dipilih."
    terpakai: set[str] = set()
    for satu in hasil:
        if satu.rapat_id in terpakai:
            satu.rapat_id, satu.masalah = "", f"{satu.judul} sudah dipakai kolom lain."
        terpakai.add(satu.rapat_id)
    return hasil


def _satu_kolom(kolom: KolomHadir, semua: Sequence[Rapat], ini: Rapat | None, banyak: int) -> KolomRencana:
    """The meeting of a column: the only one it can be; else those it may be."""
    hasil = KolomRencana(kolom)
    bernama = [r for r in semua if r.mode != "jumlah"]
    hasil.calon = tuple((r.id, rapat_ringkas(r)) for r in reversed(bernama))
    if ini is not None and (banyak == 1 or kolom.tanggal == ini.tanggal):
        _pasang(hasil, ini)
        if kolom.tanggal not in (None, ini.tanggal):
            assert kolom.tanggal is not None
            hasil.masalah = f"Lembar ini bertanggal {tanggal_panjang(kolom.tanggal)}; periksa apakah rapatnya benar."
        return hasil
    setanggal = [r for r in bernama if r.tanggal == kolom.tanggal] if kolom.tanggal else []
    if len(setanggal) == 1:
        _pasang(hasil, setanggal[0])
    elif setanggal:
        hasil.masalah = f"Ada {len(setanggal)} rapat pada {tanggal_panjang(setanggal[0].tanggal)}; pilih salah satu."
        hasil.calon = tuple((r.id, rapat_ringkas(r)) for r in setanggal)
    elif kolom.tanggal:
        hasil.masalah = f"Belum ada rapat pada {tanggal_panjang(kolom.tanggal)}; catat dulu rapatnya."
    else:
        hasil.masalah = "Tanggal rapatnya tidak tertulis; pilih rapatnya."
    return hasil


def _pasang(satu: KolomRencana, rapat: Rapat | None) -> None:
    satu.rapat_id = rapat.id if rapat else ""
    satu.judul = rapat_ringkas(rapat) if rapat else ""
    satu.tanggal = rapat.tanggal if rapat else None


class _Perencana:
    """Goes through the rows once, remembering who was met."""

    def __init__(
        self, pengenal: Pengenal, dipakai: Mapping[int, str], kolom: Mapping[int, KolomRencana], timpa: bool,
        sisanya: str | None,
    ) -> None:  # fmt: skip
        self._pengenal, self._dipakai, self._kolom = pengenal, dipakai, kolom
        self._timpa, self._sisanya = timpa, sisanya
        self._ditemui: dict[tuple[str, int], int] = {}

    def baris(self, satu: BarisHadir, putusan: str | None) -> BarisRencanaHadir:
        hasil = BarisRencanaHadir(satu.nomor, satu.nama, alasan=list(satu.masalah))
        if putusan == LEWATI:
            hasil.status = LEWATI
            return hasil
        tanda = {k: t for k, t in satu.tanda.items() if k in self._dipakai}
        if self._sisanya:
            tanda |= {k: TandaSel(self._sisanya) for k in self._dipakai if k not in tanda}
        if not hasil.alasan and tanda:
            jawab = self._pengenal.cari(satu, putusan)
            hasil.orang, hasil.calon = jawab.siapa, jawab.calon
            hasil.alasan += [jawab.tanya] if jawab.tanya else []
            hasil.catatan += [jawab.catatan] if jawab.catatan else []
        if hasil.orang is not None and not hasil.alasan:
            hasil.siapa = hasil.orang.sebutan
            self._tanda(hasil, satu, tanda)
        if hasil.alasan:
            hasil.status = BERMASALAH
        elif any(t.tulis for t in hasil.tanda):
            hasil.status = BERUBAH if any(t.tulis and t.lama for t in hasil.tanda) else BARU
        return hasil

    def _tanda(self, hasil: BarisRencanaHadir, satu: BarisHadir, tanda: Mapping[int, TandaSel]) -> None:
        assert hasil.orang is not None
        for kunci, isi in sorted(tanda.items()):
            rapat = self._dipakai[kunci]
            lain = self._ditemui.setdefault((hasil.orang.kunci, kunci), satu.nomor)
            if lain != satu.nomor:
                hasil.alasan.append(f"{hasil.orang.nama} sudah ada di baris {lain} lembar ini.")
                return
            row = hasil.orang.baris.get(rapat)
            if row is None and isi.status != "hadir":
                judul = f" {self._kolom[kunci].judul}" if len(self._dipakai) > 1 else ""
                hasil.catatan.append(f"Tidak ada di daftar hadir rapat{judul}, jadi tanda {isi.status} tidak dicatat.")
                continue
            hasil.tanda.append(self._satu_tanda(hasil, kunci, isi, row))
        hasil.tamu = hasil.orang.baru and any(t.tambah for t in hasil.tanda)

    def _satu_tanda(
        self, hasil: BarisRencanaHadir, kunci: int, isi: TandaSel, row: tuple[str, str, str, str] | None
    ) -> TandaRencana:
        if row is None:
            return TandaRencana(kunci, isi, tulis=True, tambah=True)
        row_id, status, datang, pulang = row
        satu = TandaRencana(kunci, isi, KATA.get(status, ""), kehadiran_id=row_id)
        if status == isi.status and (isi.datang or datang, isi.pulang or pulang) == (datang, pulang):
            return satu
        if status and status != isi.status and not self._timpa:
            hasil.dibiarkan += 1
            hasil.catatan.append(f"Tercatat {status}, di lembar {isi.status}; tidak diubah.")
            return satu
        satu.tulis = True
        return satu
