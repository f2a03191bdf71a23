"""Who in the office, or earlier in the same sheet, is the person of a row. Decides only on evidence, else asks.

Order: our own id, NIK, name and birth date, name and RT/RW, KK or phone (features.md section 6: jethro PR#1432,
Admidio#1500). A name alone is no proof: such a row is settled only when it would change nothing. Two filled values
that cannot both be true of one person stop a match. Whoever is nearly called so is asked about (`ganda`), and whoever
was merged into another is that other.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from lkm_desktop.domain import Orang
from lkm_desktop.names import fold
from lkm_desktop.services.ganda import Kembaran
from lkm_desktop.services.impor_nilai import FIELD_ORANG, ada, nama_mirip, nama_seejaan, sama, sebutan

#: merges of merged people are followed this far
_RANTAI = 20


class Calon(NamedTuple):
    """Somebody whom a row may mean. `kunci` is what a decision names: a person's id, or "baris:12" of this sheet."""

    kunci: str
    teks: str
    di_sampah: bool


@dataclass(slots=True)
class Sosok:
    """A person of the office (`nilai` from the database) or a new one that earlier rows describe.

    diberi: field -> value that rows of this sheet gave · baris: those rows · tulis: what will be written.
    """

    id: str
    nilai: dict[str, Any]
    baru: bool = False
    di_sampah: bool = False
    baris: list[int] = field(default_factory=list)
    diberi: dict[str, Any] = field(default_factory=dict)
    tulis: dict[str, Any] = field(default_factory=dict)

    @property
    def calon(self) -> Calon:
        """How this person is offered to the user."""
        if self.baru:
            return Calon(f"baris:{int(self.baris[0])}", f"baris {self.baris[0]}: {sebutan(self.nilai)}", False)
        return Calon(self.id, sebutan(self.nilai) + (" (di Sampah)" if self.di_sampah else ""), self.di_sampah)


@dataclass(slots=True)
class Jawab:
    """The answer for a row: a person, or nobody (a new one), or a question with those it may mean.

    yakin: the match rests on NIK, birth date or a decision, so rows of one sheet may be joined · bidang: the field
    that the question is about.
    """

    sosok: Sosok | None = None
    yakin: bool = False
    tanya: str = ""
    calon: list[Calon] = field(default_factory=list)
    bidang: str = "nama"


@dataclass(slots=True)
class _Senama:
    """People of one folded name. A row with a NIK meets only those with the same birth date or without a NIK."""

    semua: list[Sosok] = field(default_factory=list)
    tanpa_nik: list[Sosok] = field(default_factory=list)
    menurut_lahir: dict[Any, list[Sosok]] = field(default_factory=dict)

    @classmethod
    def dari(cls, *semua: Sosok) -> _Senama:
        hasil = cls()
        for satu in semua:
            hasil.tambah(satu)
        return hasil

    def tambah(self, satu: Sosok) -> None:
        self.semua.append(satu)
        if not satu.nilai.get("nik"):
            self.tanpa_nik.append(satu)
        elif satu.nilai.get("tanggal_lahir"):
            self.menurut_lahir.setdefault(satu.nilai["tanggal_lahir"], []).append(satu)

    def calon(self, nilai: dict[str, Any]) -> list[Sosok]:
        if not nilai.get("nik"):
            return self.semua
        return self.menurut_lahir.get(nilai.get("tanggal_lahir"), []) + self.tanpa_nik


class Pencari:
    """Finds people by NIK and folded name, in memory: one read for the whole import.

    bidang: the person's fields that this import fills; other values of a row say nothing about who it is · kembaran:
    finds people of the office who are nearly called so; without it nobody is asked about them.
    """

    def __init__(
        self, semua: Iterable[Sosok], bidang: Iterable[str] = FIELD_ORANG, kembaran: Kembaran | None = None
    ) -> None:
        self._bidang, self._kembaran = frozenset(bidang), kembaran
        self.menurut_id: dict[str, Sosok] = {}
        self._nik: dict[str, Sosok | list[Sosok]] = {}
        self._nama: dict[str, Sosok | _Senama] = {}
        for satu in semua:
            self.tambah(satu)

    def tambah(self, satu: Sosok) -> None:
        """Make a person findable; called for new people too, so that later rows meet them."""
        self.menurut_id[satu.id] = satu
        self.catat_nik(satu)
        kunci = satu.nilai.get("kunci_nama") or fold(str(satu.nilai.get("nama") or ""))
        # most names and numbers belong to one person; a group is made for the second
        lama = self._nama.setdefault(kunci, satu)
        if isinstance(lama, _Senama):
            lama.tambah(satu)
        elif lama is not satu:
            self._nama[kunci] = _Senama.dari(lama, satu)

    def catat_nik(self, satu: Sosok) -> None:
        """Make a person findable by NIK; called again when a row has filled it in."""
        if not satu.nilai.get("nik"):
            return
        lama = self._nik.setdefault(satu.nilai["nik"], satu)
        if isinstance(lama, Sosok):
            if lama is not satu:
                self._nik[satu.nilai["nik"]] = [lama, satu]
        elif all(lain is not satu for lain in lama):
            lama.append(satu)

    def _senama(self, nilai: dict[str, Any]) -> list[Sosok]:
        """People of the same folded name who may be this row's."""
        ada_ = self._nama.get(fold(str(nilai.get("nama") or "")))
        if ada_ is None:
            return []
        kelompok = _Senama.dari(ada_) if isinstance(ada_, Sosok) else ada_
        return [s for s in kelompok.calon(nilai) if _mungkin(nilai, s.nilai)]

    def cari(self, nilai: dict[str, Any]) -> Jawab:
        """The person of a row's values."""
        kode = self.menurut_id.get(str(nilai.get("kode") or ""))
        if kode is not None:
            return Jawab(self.kini(kode), yakin=True)
        if not nilai.keys() <= self._bidang:
            nilai = {k: v for k, v in nilai.items() if k in self._bidang}
        if nilai.get("nik") and (senomor := self._nik.get(nilai["nik"])):
            return _pilih_nik(nilai, list({satu.id: satu for satu in map(self.kini, _daftar(senomor))}.values()))
        senama = self._senama(nilai)
        if not senama:
            return self._hampir(nilai) or Jawab()
        hidup = _menurut_nama(nilai, [s for s in senama if not s.di_sampah])
        if hidup.sosok or hidup.tanya:
            return hidup
        dulu = self._digabung(nilai, [s for s in senama if s.di_sampah and not self.kini(s).di_sampah])
        if dulu.sosok or dulu.tanya:
            return dulu
        return self._hampir(nilai) or _di_sampah([s for s in senama if self.kini(s).di_sampah], nilai)

    def kini(self, satu: Sosok) -> Sosok:
        """The person whom this one was merged into, at the end of the chain; else the person."""
        for _ in range(_RANTAI):
            if satu.di_sampah and (ke := satu.nilai.get("gabung_ke_id")) in self.menurut_id:
                satu = self.menurut_id[ke]
        return satu

    def _digabung(self, nilai: dict[str, Any], dulu: list[Sosok]) -> Jawab:
        """Somebody who was called so before two records became one."""
        jawab, kini = _menurut_nama(nilai, dulu), {satu.id: satu for satu in map(self.kini, dulu)}
        if jawab.tanya:
            return _tanyakan(list(kini.values()), "dulu tercatat dengan nama ini")
        return Jawab(self.kini(jawab.sosok), jawab.yakin) if jawab.sosok is not None else Jawab()

    def _hampir(self, nilai: dict[str, Any]) -> Jawab | None:
        """A question about people of the office who are nearly called so and whom no earlier row has met."""
        mirip = self._kembaran.mirip(nilai) if self._kembaran and ada(nilai.get("nama")) else []
        bebas = [m for m in mirip if m.id in self.menurut_id and not self.menurut_id[m.id].baris]
        return _tanyakan([self.menurut_id[m.id] for m in bebas], ", ".join(bebas[0].alasan)) if bebas else None

    def dijawab_baru(self, nilai: dict[str, Any]) -> list[str]:
        """Ids of the people of the office whom a row was asked about and, by decision, is not."""
        jawab = self.cari(nilai)
        return [c.kunci for c in jawab.calon if c.kunci in self.menurut_id and not c.di_sampah] if jawab.tanya else []


def _daftar(satu: Sosok | list[Sosok]) -> list[Sosok]:
    return [satu] if isinstance(satu, Sosok) else satu


def muat(s: Session) -> list[Sosok]:
    """Everybody in the office, the Sampah included, in the order they were entered."""
    kolom = Orang.__table__.c
    hasil = s.execute(select(*kolom).order_by(kolom.id)).mappings()
    return [Sosok(baris["id"], dict(baris), di_sampah=baris["dihapus"] is not None) for baris in hasil]


def _beda(kunci: str, a: dict[str, Any], b: dict[str, Any]) -> bool:
    """Both know the field and disagree."""
    return ada(a.get(kunci)) and ada(b.get(kunci)) and not sama(kunci, a[kunci], b[kunci])


def _cocok(kunci: str, a: dict[str, Any], b: dict[str, Any]) -> bool:
    """Both know the field and agree."""
    return ada(a.get(kunci)) and ada(b.get(kunci)) and sama(kunci, a[kunci], b[kunci])


def _mungkin(nilai: dict[str, Any], orang: dict[str, Any]) -> bool:
    """Same name; False when they are plainly two people: other gender, or other NIK with no agreeing birth date."""
    if _beda("jenis_kelamin", nilai, orang):
        return False
    return not (_beda("nik", nilai, orang) and not _cocok("tanggal_lahir", nilai, orang))


def _pilih_nik(nilai: dict[str, Any], senomor: list[Sosok]) -> Jawab:
    cocok = [s for s in senomor if nama_mirip(str(nilai.get("nama") or ""), str(s.nilai.get("nama") or ""))]
    hidup = [s for s in cocok if not s.di_sampah]
    if len(hidup) == 1 and _senik_sama(nilai, hidup[0].nilai):
        return Jawab(hidup[0], yakin=True)
    if not hidup and cocok:
        return _di_sampah(cocok, nilai)
    lain = (hidup or [s for s in senomor if not s.di_sampah] or senomor)[:5]
    siapa = "; ".join(s.calon.teks for s in lain)
    return Jawab(
        tanya=f"NIK ini sudah dipakai {siapa}. Orang yang sama, atau NIK salah ketik?", calon=[s.calon for s in lain],
        bidang="nik",
    )


def _senik_sama(nilai: dict[str, Any], orang: dict[str, Any]) -> bool:
    """Whether somebody of the same NIK and a name alike is taken for the same person without a question: names that
    differ by more than their spelling need the same birth date."""
    if not _beda("nama", nilai, orang):
        return True
    if _beda("tanggal_lahir", nilai, orang):
        return False
    return _cocok("tanggal_lahir", nilai, orang) or nama_seejaan(str(nilai["nama"]), str(orang["nama"]))


def _menurut_nama(nilai: dict[str, Any], senama: list[Sosok]) -> Jawab:
    selahir = [s for s in senama if _cocok("tanggal_lahir", nilai, s.nilai)]
    if selahir:
        return _satu(nilai, selahir, yakin=True)
    tersisa = [s for s in senama if not _orang_lain(nilai, s)]
    sefakta = [s for s in tersisa if _fakta_sama(nilai, s) and not _beda("tanggal_lahir", nilai, s.nilai)]
    if sefakta:
        if any(_nik_lain_lahir(nilai, s.nilai) for s in sefakta):
            return _tanyakan(sefakta, "nama sama, tetapi tanggal di dalam NIK tidak cocok dengan tanggal lahir")
        return _satu(nilai, sefakta, yakin=False)
    pas = [s for s in tersisa if not s.baru and _tak_mengubah(nilai, s.nilai)]
    if pas and (len(tersisa) == 1 or any(_persis(nilai, s) for s in pas)):
        return _satu(nilai, pas, yakin=False)
    return _tanyakan(tersisa) if tersisa else Jawab()


def _orang_lain(nilai: dict[str, Any], satu: Sosok) -> bool:
    """Same name, yet taken for somebody else without a question.

    Another birth date in another RT, or two rows of one sheet that live apart.
    """
    jauh = _beda("rt", nilai, satu.nilai) or _beda("rw", nilai, satu.nilai)
    lain_lahir = _beda("tanggal_lahir", nilai, satu.nilai)
    if satu.baru:
        return jauh or lain_lahir
    return lain_lahir and not _tempat_sama(nilai, satu.nilai)


def _tempat_sama(nilai: dict[str, Any], orang: dict[str, Any]) -> bool:
    if _cocok("no_kk", nilai, orang):
        return True
    return _cocok("rt", nilai, orang) and not _beda("rw", nilai, orang)


def _fakta_sama(nilai: dict[str, Any], satu: Sosok) -> bool:
    """A second fact beside the name agrees: KK, RT/RW, or the phone of somebody whom the office knew before."""
    return _tempat_sama(nilai, satu.nilai) or (not satu.baru and _cocok("no_hp", nilai, satu.nilai))


def _nik_lain_lahir(nilai: dict[str, Any], orang: dict[str, Any]) -> bool:
    """The NIK of one side holds another birth date (DDMMYY, day + 40 for women) than the other side has."""
    return any(
        isinstance(lahir := b.get("tanggal_lahir"), date)
        and ada(nik := a.get("nik"))
        and not ada(b.get("nik"))
        and str(nik)[6:12] not in (f"{lahir:%d%m%y}", f"{lahir.day + 40:02}{lahir:%m%y}")
        for a, b in ((nilai, orang), (orang, nilai))
    )


def _tak_mengubah(nilai: dict[str, Any], orang: dict[str, Any]) -> bool:
    """Every given value stands there already."""
    return all(_cocok(k, nilai, orang) for k in nilai if k in orang and ada(nilai[k]))


def _hanya_mengisi(nilai: dict[str, Any], orang: dict[str, Any]) -> bool:
    """Every given value is the same there or not filled in yet."""
    return not any(_beda(k, nilai, orang) for k in nilai if k in orang)


def _persis(nilai: dict[str, Any], satu: Sosok) -> bool:
    """Every given value stands there already, and no row of this sheet has taken this person yet."""
    return not satu.baris and _tak_mengubah(nilai, satu.nilai)


def _satu(nilai: dict[str, Any], calon: list[Sosok], *, yakin: bool) -> Jawab:
    """Decide between people who fit equally well; ask when the values do not tell them apart."""
    if any(_beda("nik", nilai, s.nilai) for s in calon):
        calon_lain = [s for s in calon if not _beda("nik", nilai, s.nilai)]
        if not calon_lain:
            return _tanyakan(calon, "nama dan tanggal lahir sama, NIK berbeda")
        calon = calon_lain
    persis = [s for s in calon if _persis(nilai, s)]
    if persis:
        return Jawab(persis[0], yakin)
    if len(calon) == 1:
        satu = calon[0]
        if satu.baris and not yakin:
            return _tanyakan(calon, "nama dan RT sama")
        return Jawab(satu, yakin)
    setempat = [s for s in calon if _tempat_sama(nilai, s.nilai)]
    return Jawab(setempat[0], yakin) if yakin and len(setempat) == 1 else _tanyakan(calon)


def _tanyakan(calon: list[Sosok], sebab: str = "hanya namanya yang sama") -> Jawab:
    siapa = "; ".join(s.calon.teks for s in calon[:3]) + (f" dan {len(calon) - 3} lagi" if len(calon) > 3 else "")
    return Jawab(tanya=f"Mungkin orang yang sama dengan {siapa} ({sebab}); pilih.", calon=[s.calon for s in calon[:10]])


def _di_sampah(calon: list[Sosok], nilai: dict[str, Any]) -> Jawab:
    """Somebody in the Sampah is offered for restoring, never doubled silently."""
    pas = [s for s in calon if _cocok("nik", nilai, s.nilai) or _cocok("tanggal_lahir", nilai, s.nilai)]
    pas = pas or [s for s in calon if _hanya_mengisi(nilai, s.nilai)]
    if not pas:
        return Jawab()
    siapa = "; ".join(sebutan(s.nilai) for s in pas[:3])
    return Jawab(
        tanya=f"{siapa} ada di Sampah. Pulihkan, atau catat sebagai orang baru?", calon=[s.calon for s in pas[:10]]
    )
