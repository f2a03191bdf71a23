"""Who a row of an attendance sheet is: somebody on the rolls, a resident, or a guest; asks when it is not sure.

Order: our own id, NIK, the number and name of the only roll, the name on a roll, the name in the register. Equal names
are told apart by RT and gender; a name that is only nearly one on a roll is a question.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from lkm_desktop.domain import Kehadiran, Orang
from lkm_desktop.names import fold
from lkm_desktop.services.ganda_nama import mirip_nama
from lkm_desktop.services.impor_hadir_bahan import BarisHadir
from lkm_desktop.services.impor_nilai import nama_mirip

#: from here on, 0 to 100, a name is asked about
_DEKAT = 84.0
_PALING = 6


class CalonHadir(NamedTuple):
    """Somebody whom a row may mean. kunci: what a decision names."""

    kunci: str
    teks: str


@dataclass
class Siapa:
    """A person or a guest. baris: meeting -> (row of its roll, status, datang, pulang) · urut: meeting -> number there
    · baru: a guest who stands on no roll yet."""

    kunci: str
    nama: str
    orang_id: str = ""
    jk: str = ""
    rt: str = ""
    rw: str = ""
    nik: str = ""
    asal: str = ""
    aktif: bool = True
    baru: bool = False
    baris: dict[str, tuple[str, str, str, str]] = field(default_factory=dict)
    urut: dict[str, int] = field(default_factory=dict)

    @property
    def sebutan(self) -> str:
        """ "Siti Aminah, RT 03/01", "Pak Lurah (tamu)"."""
        if not self.orang_id:
            return f"{self.nama} (tamu{' baru' if self.baru else ''})"
        return self.nama + (f", RT {self.rt}" + (f"/{self.rw}" if self.rw else "") if self.rt else "")


class JawabHadir(NamedTuple):
    """The answer for a row: somebody, or a question with those it may mean; a note where it was not plain."""

    siapa: Siapa | None = None
    tanya: str = ""
    calon: Sequence[CalonHadir] = ()
    catatan: str = ""


class Pengenal:
    """Everybody on the rolls and in the register, read once."""

    def __init__(self, s: Session, rapat_ids: Iterable[str]) -> None:
        self._rapat = list(dict.fromkeys(rapat_ids))
        self._semua: dict[str, Siapa] = {}
        self._nama: dict[str, list[Siapa]] = {}
        self._nik: dict[str, list[Siapa]] = {}
        self._muat_orang(s)
        self._muat_daftar(s)
        self._di_daftar = [satu for satu in self._semua.values() if satu.baris]

    def _muat_orang(self, s: Session) -> None:
        query = select(Orang.id, Orang.nama, Orang.jenis_kelamin, Orang.rt, Orang.rw, Orang.nik, Orang.status).where(
            Orang.dihapus.is_(None)
        )
        for row in s.execute(query.order_by(Orang.id)):
            self._catat(Siapa(f"orang:{row.id}", row.nama, row.id, row.jenis_kelamin or "", row.rt or "", row.rw or "",
                              row.nik or "", aktif=row.status == "aktif"))  # fmt: skip

    def _muat_daftar(self, s: Session) -> None:
        query = select(Kehadiran).where(Kehadiran.rapat_id.in_(self._rapat), Kehadiran.dihapus.is_(None))
        for row in s.scalars(query.order_by(Kehadiran.rapat_id, Kehadiran.urut)):
            siapa = self._semua.get(f"orang:{row.orang_id}") if row.orang_id else None
            if siapa is None:
                nama = row.tamu_nama or ""
                siapa = self._semua.get(f"tamu:{fold(nama)}") or self._catat(
                    Siapa(f"tamu:{fold(nama)}", nama, jk=row.tamu_jk or "", asal=row.tamu_asal or "")
                )
            siapa.baris.setdefault(row.rapat_id, (row.id, row.status or "", row.datang or "", row.pulang or ""))
            siapa.urut.setdefault(row.rapat_id, row.urut)

    def _catat(self, satu: Siapa) -> Siapa:
        self._semua[satu.kunci] = satu
        self._nama.setdefault(fold(satu.nama), []).append(satu)
        if satu.nik:
            self._nik.setdefault(satu.nik, []).append(satu)
        return satu

    def cari(self, baris: BarisHadir, putusan: str | None = None) -> JawabHadir:
        """Who a row is. putusan: "tamu" or the key of somebody."""
        if putusan == "tamu":
            return JawabHadir(self._tamu(baris))
        if putusan:
            dipilih = self._semua.get(putusan)
            return JawabHadir(dipilih) if dipilih else JawabHadir(tanya="Orang yang dipilih sudah tidak ada.")
        if kode := self._semua.get(f"orang:{baris.kode}"):
            return JawabHadir(kode)
        senomor = [s for s in self._nik.get(baris.nik, []) if nama_mirip(s.nama, baris.nama)] if baris.nik else []
        if len(senomor) == 1:
            return JawabHadir(senomor[0])
        return self._menurut_nama(baris)

    def _menurut_nama(self, baris: BarisHadir) -> JawabHadir:
        senama = self._nama.get(fold(baris.nama), [])
        di_daftar = [s for s in senama if s.baris]
        if di_daftar:
            return self._satu(baris, di_daftar)
        hampir = self._hampir(baris)
        warga = [s for s in senama if s.orang_id and s.aktif]
        if warga and not hampir:
            return self._satu(baris, warga)
        if hampir:
            calon = [*hampir, *warga]
            siapa = "; ".join(self._kata(s) for s in calon[:3])
            return JawabHadir(tanya=f"Mungkin {siapa}; pilih, atau catat sebagai tamu.", calon=_calon(calon))
        return JawabHadir(self._tamu(baris))

    def _satu(self, baris: BarisHadir, senama: list[Siapa]) -> JawabHadir:
        """One of several people of that name, by RT, gender, or the number on the only roll."""
        cocok = [s for s in senama if not any(map(_beda, (s.jk, s.rt, s.rw), (baris.jk, baris.rt, baris.rw)))]
        if len(cocok) > 1 and len(self._rapat) == 1 and baris.urut is not None:
            cocok = [s for s in cocok if s.urut.get(self._rapat[0]) == baris.urut] or cocok
        if len(cocok) == 1:
            return JawabHadir(cocok[0])
        if not cocok and len(senama) == 1:
            catatan = f"Di data: {senama[0].sebutan}; RT atau L/P di lembar berbeda."
            return JawabHadir(senama[0], catatan=catatan)
        pilih = cocok or senama
        return JawabHadir(tanya=f"Ada {len(pilih)} orang bernama {baris.nama}; pilih yang mana.", calon=_calon(pilih))

    def _hampir(self, baris: BarisHadir) -> list[Siapa]:
        """People on the rolls who are nearly called so, the likeliest first."""
        kata = set(fold(baris.nama).split())
        nilai = []
        for satu in self._di_daftar:
            if _beda(satu.jk, baris.jk):
                continue
            milik = set(fold(satu.nama).split())
            mirip = 90.0 if kata and (kata <= milik or milik <= kata) else mirip_nama(baris.nama, satu.nama)
            if mirip >= _DEKAT:
                nilai.append((-mirip, satu.nama, satu))
        return [satu for _, _, satu in sorted(nilai, key=lambda n: n[:2])][:_PALING]

    def _kata(self, satu: Siapa) -> str:
        urut = satu.urut.get(self._rapat[0]) if len(self._rapat) == 1 else None
        return satu.sebutan + (f" (baris {urut} di daftar hadir)" if urut is not None else "")

    def _tamu(self, baris: BarisHadir) -> Siapa:
        kunci = f"tamu:{fold(baris.nama)}"
        return self._semua.get(kunci) or Siapa(kunci, baris.nama, jk=baris.jk, asal=baris.asal, baru=True)


def _beda(a: str, b: str) -> bool:
    return bool(a and b) and a.lstrip("0").casefold() != b.lstrip("0").casefold()


def _calon(semua: Sequence[Siapa]) -> tuple[CalonHadir, ...]:
    return tuple(CalonHadir(s.kunci, s.sebutan) for s in semua[:_PALING])
