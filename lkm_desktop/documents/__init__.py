"""The papers of the office as PDF: DOKUMEN names each one and makes it.

Importing this package loads no PDF library; the first paper that is made does.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lkm_desktop.documents.paper import F4, KERTAS, Kertas
from lkm_desktop.documents.pilihan import KOP, PENANDA, PENUHI_HALAMAN, Pilihan
from lkm_desktop.errors import LkmError

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

__all__ = ["DOKUMEN", "KERTAS", "KOP", "PENANDA", "PENUHI_HALAMAN", "JenisDokumen", "Kertas", "Pilihan", "make"]


@dataclass(frozen=True)
class JenisDokumen:
    """One kind of paper: its label, its usual paper, whether it belongs to a meeting ("perlu", "boleh", "tidak"), the
    register it prints (or ""), and how it is made."""

    label: str
    kertas: Kertas
    rapat: str
    register: str
    buat: Callable[[Session, Pilihan, Kertas], bytes]


def make(s: Session, kunci: str, pilihan: Pilihan | None = None) -> bytes:
    """The PDF of that name. Raises LkmError for an unknown name, or when the document needs a meeting and has none."""
    jenis = DOKUMEN.get(kunci)
    if jenis is None:
        raise LkmError(f"Dokumen {kunci} tidak dikenal.", f"Pilih salah satu: {', '.join(DOKUMEN)}.")
    pilihan = pilihan or Pilihan()
    if jenis.rapat == "perlu" and not pilihan.rapat_id:
        raise LkmError(f"{jenis.label} dibuat untuk satu rapat.", "Sebutkan rapatnya.")
    return jenis.buat(s, pilihan, pilihan.kertas or jenis.kertas)


def _daftar_hadir(s: Session, pilihan: Pilihan, kertas: Kertas) -> bytes:
    from lkm_desktop.documents import daftar_hadir

    return daftar_hadir.draw(daftar_hadir.gather(s, pilihan.rapat_id, pilihan), kertas)


def _daftar_hadir_kosong(s: Session, pilihan: Pilihan, kertas: Kertas) -> bytes:
    from lkm_desktop.documents import daftar_hadir

    return daftar_hadir.draw(daftar_hadir.gather_blank(s, pilihan.rapat_id, pilihan), kertas)


def _notulen(s: Session, pilihan: Pilihan, kertas: Kertas) -> bytes:
    from lkm_desktop.documents import notulen

    return notulen.draw(notulen.gather(s, pilihan.rapat_id, pilihan), kertas)


def _buku(key: str) -> Callable[[Session, Pilihan, Kertas], bytes]:
    def buat(s: Session, pilihan: Pilihan, kertas: Kertas) -> bytes:
        from lkm_desktop.documents import buku
        from lkm_desktop.domain import REGISTERS

        data = buku.gather(s, REGISTERS[key], pilihan.query, pilihan.kolom, pilihan.papan, pilihan)
        return buku.draw(data, kertas)

    return buat


def _buku_notulen(s: Session, pilihan: Pilihan, kertas: Kertas) -> bytes:
    from lkm_desktop.documents import buku, buku_notulen

    cari = pilihan.query.cari if pilihan.query else ""
    return buku.draw(buku_notulen.gather(s, cari, pilihan.papan, pilihan), kertas)


DOKUMEN: dict[str, JenisDokumen] = {
    "daftar-hadir": JenisDokumen("Daftar hadir", F4, "perlu", "", _daftar_hadir),
    "notulen": JenisDokumen("Notulen", F4, "perlu", "", _notulen),
    "daftar-hadir-kosong": JenisDokumen("Daftar hadir kosong", F4, "boleh", "", _daftar_hadir_kosong),
    "buku-orang": JenisDokumen("Buku warga", F4.rebah(), "tidak", "orang", _buku("orang")),
    "buku-anggota": JenisDokumen("Buku anggota LKM", F4.rebah(), "tidak", "anggota", _buku("anggota")),
    "buku-pengelola": JenisDokumen("Buku pengelola", F4.rebah(), "tidak", "pengelola", _buku("pengelola")),
    "buku-relawan": JenisDokumen("Buku relawan", F4.rebah(), "tidak", "relawan", _buku("relawan")),
    "buku-notulen": JenisDokumen("Buku notulen", F4.rebah(), "tidak", "", _buku_notulen),
}
