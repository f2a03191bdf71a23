"""Which stage or activity of a siklus a row of a foreign schedule means: by code, then by name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher

from sqlalchemy import select
from sqlalchemy.orm import Session

from lkm_desktop.domain import KegiatanSiklus, Tahap
from lkm_desktop.names import plain

TAHAP, KEGIATAN = "tahap", "kegiatan"
#: how alike two names must be to be offered, and to be taken when only one is
_MIRIP, _TAWAR = 0.86, 0.6
_NOMOR = re.compile(r"^\s*(?:[\d.]+|[ivx]+|[a-z])\s*[.)\-:]\s*(?=[^\W\d])", re.IGNORECASE)
_KURUNG = re.compile(r"\([^()]*\)")
#: words that spell the same activity in another way
_PADAN = ((r"\bdesa\b", "kelurahan"), (r"\bbkm\b", "lkm"), (r"\b(tingkat|tk|di|dan|pada|oleh|kegiatan)\b", " "))


@dataclass(frozen=True)
class Sasaran:
    """A stage or an activity with its planned days. tahap_id: of an activity its stage, of a stage itself."""

    jenis: str
    id: str
    tahap_id: str
    kode: str
    nama: str
    singkat: str
    mulai: date | None
    selesai: date | None

    @property
    def kunci(self) -> str:
        """ "tahap:<id>" or "kegiatan:<id>"."""
        return f"{self.jenis}:{self.id}"

    @property
    def sebutan(self) -> str:
        """What it is called: "Tahap 02 RKM"."""
        return " ".join(part for part in (self.jenis.capitalize(), self.kode, self.nama) if part)


class Pencocok:
    """Finds the target of each row; rows are asked in their order, as a stage is the place of the activities below."""

    def __init__(self, s: Session, siklus_id: str) -> None:
        stages = list(s.scalars(
            select(Tahap).where(Tahap.siklus_id == siklus_id, Tahap.dihapus.is_(None)).order_by(Tahap.urut, Tahap.id)
        ))  # fmt: skip
        ids = [one.id for one in stages]
        rows = s.scalars(
            select(KegiatanSiklus).where(KegiatanSiklus.tahap_id.in_(ids), KegiatanSiklus.dihapus.is_(None))
            .order_by(KegiatanSiklus.urut, KegiatanSiklus.id)
        )  # fmt: skip
        self.tahap = [_sasaran(TAHAP, one, one.id, one.singkat or "") for one in stages]
        self.kegiatan = [_sasaran(KEGIATAN, one, one.tahap_id, "") for one in rows]
        self._semua = [*self.tahap, *self.kegiatan]
        self._di = ""

    def cari(
        self, kode: str, nama: str, tahap: str = "", putusan: str = ""
    ) -> tuple[Sasaran | None, str, tuple[tuple[str, str], ...]]:
        """The target, a note on how it was found or why not, and what else the row may mean.

        putusan: the key of the target that the user chose.
        """
        if putusan:
            chosen = next((one for one in self._semua if one.kunci == putusan), None)
            self._ingat(chosen)
            return chosen, "" if chosen else "Yang dipilih sudah tidak ada di siklus ini.", ()
        where = self._tempat(tahap)
        coded, named = self._menurut_kode(kode, nama), self._menurut_nama(nama, where)
        found = coded or named
        agreed = len(coded) == 1 and bool(nama) and _sama(nama, coded[0])  # the name stands elsewhere too
        if not agreed and len(found) == 1 and len(named) == 1 and found != named:
            return None, "Kode dan namanya menunjuk dua hal yang berbeda; pilih salah satu.", _pilihan(found + named)
        if len(found) == 1:
            self._ingat(found[0])
            return found[0], _beda_nama(nama, found[0]), ()
        if found:
            return None, f"Ada {len(found)} yang bernama atau berkode sama; pilih salah satu.", _pilihan(found)
        return self._mirip(nama, where)

    def _ingat(self, found: Sasaran | None) -> None:
        if found is not None:
            self._di = found.tahap_id

    def _tempat(self, tahap: str) -> str:
        """The stage that the rows now stand in: as the sheet says, else that of the row above."""
        said = [one for one in self.tahap if tahap and _sama(tahap, one)]
        return said[0].id if len(said) == 1 else self._di

    def _menurut_kode(self, kode: str, nama: str) -> list[Sasaran]:
        """Those of that code; of several the ones of that name, when there are any."""
        wanted = rapatkan(kode)
        found = [one for one in self._semua if wanted and rapatkan(one.kode) == wanted]
        named = [one for one in found if nama and _sama(nama, one)]
        return named or found

    def _menurut_nama(self, nama: str, tahap: str) -> list[Sasaran]:
        """Those of that name; of several the ones in the stage that the rows stand in."""
        found = [one for one in self._semua if nama and _sama(nama, one)]
        here = [one for one in found if one.tahap_id == tahap]
        return here or found

    def _mirip(self, nama: str, tahap: str) -> tuple[Sasaran | None, str, tuple[tuple[str, str], ...]]:
        """The one name that is nearly the same, with a note; else nothing, and those that are somewhat alike."""
        wanted = ringkas(nama)
        ranked = sorted(
            ((_kemiripan(wanted, one) + 0.02 * (one.tahap_id == tahap), one) for one in self._semua),
            key=lambda pair: -pair[0],
        )
        if not wanted or not ranked:
            return None, "Baris ini tidak menyebut kegiatan." if not wanted else "Siklus ini belum punya tahap.", ()
        best = [one for rate, one in ranked if rate >= max(_MIRIP, ranked[0][0] - 0.03)]
        if len(best) == 1:
            self._ingat(best[0])
            return best[0], f"Dicocokkan dengan nama yang mirip: {best[0].nama}.", ()
        near = [one for rate, one in ranked[:5] if rate >= _TAWAR]
        return None, "Tidak ada tahap atau kegiatan bernama itu di siklus ini.", _pilihan(near)


def _sasaran(jenis: str, row: Tahap | KegiatanSiklus, tahap_id: str, singkat: str) -> Sasaran:
    return Sasaran(
        jenis, row.id, tahap_id, row.kode or "", row.nama, singkat, row.rencana_mulai, row.rencana_selesai
    )


def _pilihan(found: list[Sasaran]) -> tuple[tuple[str, str], ...]:
    return tuple((one.kunci, one.sebutan) for one in found)


def rapatkan(kode: str) -> str:
    """A code as it is compared: "0101", 101 and "01.01" are the same, "I.1" and "I-1" too."""
    parts = plain(kode).split()
    joined = "".join(parts)
    return joined.lstrip("0") or joined if joined.isdigit() else joined


def ringkas(nama: str) -> str:
    """A name as it is compared: without its number in front, small words, and the office's own words."""
    text = plain(_NOMOR.sub("", nama))
    for pattern, instead in _PADAN:
        text = re.sub(pattern, instead, text)
    return " ".join(text.split())


def _sama(nama: str, one: Sasaran) -> bool:
    """Whether a name is that of a target: in full, without what stands in brackets, or its short name."""
    spellings = {ringkas(text) for text in (one.nama, _KURUNG.sub(" ", one.nama), one.singkat)} - {""}
    return bool({ringkas(nama), ringkas(_KURUNG.sub(" ", nama))} & spellings)


def _beda_nama(nama: str, one: Sasaran) -> str:
    """A note for a row that was found by its code although its name says something else."""
    if not nama or _sama(nama, one) or _kemiripan(ringkas(nama), one) >= _TAWAR:
        return ""
    return f"Dicocokkan menurut kode; namanya di sini: {one.nama}."


def _kemiripan(wanted: str, one: Sasaran) -> float:
    return SequenceMatcher(None, wanted, ringkas(one.nama), autojunk=False).ratio()
