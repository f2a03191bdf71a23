"""Remembered mappings: how the columns and values of a foreign sheet were used last time, known again by its headings.

The order of the columns does not matter and there may be more of them: a sheet is known again when nearly all the
headings that were used stand there.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from lkm_desktop.domain import PetaImpor, new_id
from lkm_desktop.format import tanggal_panjang
from lkm_desktop.names import plain

#: a mapping is known again when this part of the headings that it used stand in the sheet
_CUKUP = 0.75
#: and when this part of all headings of both agree
_MIRIP = 0.5
#: most mappings that are kept; the one not used for longest goes
_PALING = 300
Nilai = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True)
class PetaIngat:
    """A mapping from before.

    peta: heading, as `kunci_judul` writes it -> field, or None for one that the user did not want · arti: field ->
    value -> meaning, as the user chose · legenda: the same, as a legend of that file told · bawaan: values for fields
    that no column has.
    """

    id: str
    tujuan: str
    peta: Mapping[str, str | None]
    berkas: str
    dipakai: datetime
    arti: Nilai = field(default_factory=dict)
    legenda: Nilai = field(default_factory=dict)
    bawaan: Mapping[str, Any] = field(default_factory=dict)

    def pemetaan(self, judul: Sequence[str]) -> dict[int, str | None]:
        """Column -> field of a sheet with these headings; columns that are not remembered are left out."""
        return {n: self.peta[kunci] for n, kunci in enumerate(kunci_judul(judul)) if kunci in self.peta}

    def arti_untuk(self, berlegenda: Iterable[str]) -> dict[str, dict[str, str]]:
        """What values mean; what an old legend told counts only for fields that no legend of the new file explains."""
        tahu = set(berlegenda)
        hasil = {f: dict(isi) for f, isi in self.legenda.items() if f not in tahu}
        for f, isi in self.arti.items():
            hasil.setdefault(f, {}).update(isi)
        return hasil

    @property
    def kalimat(self) -> str:
        """ "Dikenali: dipakai seperti 12 Agustus 2025 dari relawan_rw02.xlsx." """
        dari = f" dari {self.berkas}" if self.berkas else ""
        return f"Dikenali: dipakai seperti {tanggal_panjang(self.dipakai.date())}{dari}."


def kunci_judul(judul: Sequence[str]) -> list[str]:
    """The headings as they are compared; the second of two equal ones is another. "" for a column without a heading."""
    kali: dict[str, int] = {}
    hasil = []
    for satu in judul:
        kata = plain(re.sub(r"[\W_]+", " ", satu)).strip()
        kali[kata] = kali.get(kata, 0) + 1
        hasil.append("" if not kata else kata if kali[kata] == 1 else f"{kata} ({kali[kata]})")
    return hasil


def _sidik(judul: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(sorted({satu for satu in judul if satu})).encode()).hexdigest()


def cari(s: Session, judul: Sequence[str], tujuan: str = "") -> PetaIngat | None:
    """The mapping that fits these headings best, for one target or, with "", for any; None when none is known."""
    ada = {satu for satu in kunci_judul(judul) if satu}
    query = select(PetaImpor).order_by(PetaImpor.dipakai.desc(), PetaImpor.id)
    if tujuan:
        query = query.where(PetaImpor.tujuan == tujuan)
    terbaik: tuple[float, PetaImpor] | None = None
    for satu in s.scalars(query):
        nilai = 2.0 if satu.sidik == _sidik(ada) else _kemiripan(ada, satu)
        if nilai and (terbaik is None or nilai > terbaik[0]):
            terbaik = (nilai, satu)
    return _ingat(terbaik[1]) if terbaik else None


def _kemiripan(ada: set[str], satu: PetaImpor) -> float:
    """How much of a remembered sheet stands here; 0.0 when it is another one."""
    dulu, dipakai = set(_isi(satu.judul, list)), {k for k, f in _isi(satu.peta, dict).items() if f}
    if len(dipakai) < 2 or len(dipakai & ada) < _CUKUP * len(dipakai):
        return 0.0
    mirip = len(dulu & ada) / max(len(dulu | ada), 1)
    return mirip if mirip >= _MIRIP else 0.0


def _isi(teks: str, jenis: type[Any]) -> Any:
    """What a column of JSON holds; empty when it is something else."""
    try:
        isi = json.loads(teks)
    except ValueError:
        return jenis()
    return isi if isinstance(isi, jenis) else jenis()


def _ingat(satu: PetaImpor) -> PetaIngat:
    kode = _isi(satu.kode, dict)
    return PetaIngat(
        satu.id, satu.tujuan, _isi(satu.peta, dict), satu.berkas, satu.dipakai, kode.get("arti", {}),
        kode.get("legenda", {}), kode.get("bawaan", {}),
    )  # fmt: skip


def simpan(
    s: Session, tujuan: str, judul: Sequence[str], peta: Mapping[int, str | None], *, arti: Nilai | None = None,
    legenda: Nilai | None = None, bawaan: Mapping[str, Any] | None = None, berkas: str = "",
) -> None:  # fmt: skip
    """Remember how a sheet was used, inside the unit that imports it; the same headings are remembered once.

    :param peta: column number -> field, None for a column that the user did not want; others are not remembered.
    """
    kunci = kunci_judul(judul)
    dipakai = {kunci[n]: f for n, f in sorted(peta.items()) if 0 <= n < len(kunci) and kunci[n]}
    if len(dipakai) < 2:
        return
    sidik = _sidik(kunci)
    satu = s.scalar(select(PetaImpor).where(PetaImpor.tujuan == tujuan, PetaImpor.sidik == sidik))
    if satu is None:
        satu = PetaImpor(id=new_id(), tujuan=tujuan, sidik=sidik)
        s.add(satu)
    kode = {"arti": arti or {}, "legenda": legenda or {}, "bawaan": bawaan or {}}
    satu.judul = _teks([one for one in kunci if one])
    satu.peta, satu.kode = _teks(dipakai), _teks(kode)
    satu.berkas, satu.dipakai = berkas, datetime.now().replace(microsecond=0)
    s.flush()
    _singkirkan(s)


def _teks(isi: object) -> str:
    return json.dumps(isi, ensure_ascii=False, sort_keys=True, default=dict)


def _singkirkan(s: Session) -> None:
    for lama in s.scalars(select(PetaImpor).order_by(PetaImpor.dipakai.desc(), PetaImpor.id).offset(_PALING)):
        s.delete(lama)


def lupakan(s: Session, peta_id: str) -> None:
    """Forget a mapping; the sheet is looked at as if it had never been seen."""
    satu = s.get(PetaImpor, peta_id)
    if satu is not None:
        s.delete(satu)
        s.flush()
