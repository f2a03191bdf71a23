"""Write a checked import in bulk, and count what the database holds afterwards."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import islice
from typing import Any

from sqlalchemy import Table, bindparam, func, insert, select, text, update
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from lkm_desktop.domain import Orang, Pelatihan, PesertaPelatihan
from lkm_desktop.domain.orang import derive_keys
from lkm_desktop.errors import LkmError
from lkm_desktop.services.impor_cocok import Sosok
from lkm_desktop.services.impor_topi import ENTITAS, Topi

_SEKALIGUS = 1_000
#: from so many rows on, and with so much memory (kB)
_BANYAK, _LAPANG_KB = 5_000, 16_000


@dataclass
class Hasil:
    """What was written: rows that are new in the register, rows that were completed, and so on.

    orang_baru counts new people, also when the register is one of hats. diganti: those of `berubah` where a value was
    replaced, not only filled in. `kalimat` is for the user.
    """

    baru: int = 0
    berubah: int = 0
    diganti: int = 0
    sama: int = 0
    dilewati: int = 0
    orang_baru: int = 0
    kalimat: str = ""


def sidik(s: Session, ke: str) -> str:
    """A fingerprint of everything that a plan depends on: all people, all hats of the register, and of relawan all
    trainings."""
    campur = hashlib.blake2b(digest_size=16)
    latihan = (Pelatihan, PesertaPelatihan) if ke == "relawan" else ()
    for entitas in dict.fromkeys((Orang, ENTITAS[ke], *latihan)):
        kolom = entitas.__table__.c
        for baris in s.execute(select(*kolom).order_by(kolom.id)):
            campur.update(repr(tuple(baris)).encode("utf-8", "replace"))
    return campur.hexdigest()


def tulis(
    s: Session, ke: str, sosok: Iterable[Sosok], topi: Iterable[Topi], maju: Callable[[int, int, str], None] | None
) -> Hasil:
    """Insert and update people, then hats, in blocks.

    :raises LkmError: when the register does not hold as many more rows as were written.
    """
    orang = list({satu.id: satu for satu in sosok}.values())
    topi = list(topi)
    penulis = Penulis(s, len(orang) + len(topi), maju)
    sebelum = {e: hitung(s, e) for e in (Orang, ENTITAS[ke])}
    with _lapang(s, len(orang) + len(topi)):
        penulis.sisip(Orang.__table__, (_baris_orang(satu) for satu in orang if satu.baru))
        penulis.ubah(Orang.__table__, (_ubahan_orang(satu) for satu in orang if not satu.baru))
        if ke != "orang":
            tabel = ENTITAS[ke].__table__
            penulis.sisip(tabel, ({"id": t.id, "orang_id": t.orang_id, **t.tulis} for t in topi if t.baru))
            penulis.ubah(tabel, ({"id": t.id, **t.tulis} for t in topi if not t.baru))
    orang_baru = sum(satu.baru for satu in orang)
    pulih = sum("dihapus" in satu.tulis for satu in orang)
    baru = orang_baru if ke == "orang" else sum(t.baru for t in topi)
    pastikan(s, Orang, sebelum[Orang] + orang_baru + pulih)
    if ke != "orang":
        pastikan(s, ENTITAS[ke], sebelum[ENTITAS[ke]] + baru)
    return Hasil(baru=baru, orang_baru=orang_baru)


@contextmanager
def _lapang(s: Session, jumlah: int) -> Iterator[None]:
    """Room in memory for the indexes while many rows are written: 100,000 rows take a third of the time."""
    if jumlah < _BANYAK:
        yield
        return
    sambungan = s.connection()
    lama = sambungan.execute(text("PRAGMA cache_size")).scalar_one()
    sambungan.execute(text(f"PRAGMA cache_size = {-_LAPANG_KB}"))
    try:
        yield
    finally:
        with suppress(SQLAlchemyError):  # after an error of the disk only that one is to be told
            sambungan.execute(text(f"PRAGMA cache_size = {int(lama)}"))


def hitung(s: Session, entitas: Any) -> int:
    return s.scalar(select(func.count()).select_from(entitas).where(entitas.dihapus.is_(None))) or 0


def pastikan(s: Session, entitas: Any, harapan: int) -> None:
    ada = hitung(s, entitas)
    if ada != harapan:
        raise LkmError(
            f"Sesudah impor terhitung {ada} data, seharusnya {harapan}; tidak ada yang disimpan.", "Ulangi impornya."
        )


def _baris_orang(satu: Sosok) -> dict[str, Any]:
    return {"id": satu.id, "status": "aktif", **satu.tulis, **derive_keys(satu.tulis)}


def _ubahan_orang(satu: Sosok) -> dict[str, Any]:
    return {"id": satu.id, **satu.tulis, **derive_keys({**satu.nilai, **satu.tulis})}


class Penulis:
    """Runs one statement for many rows that set the same columns."""

    def __init__(self, s: Session, jumlah: int, maju: Callable[[int, int, str], None] | None) -> None:
        self._s, self._jumlah, self._maju, self._selesai = s, jumlah, maju, 0

    def sisip(self, tabel: Table | Any, baris: Iterable[dict[str, Any]]) -> None:
        """New rows; columns that a row does not know stay empty."""
        for blok in _blok(baris):
            dipakai = set().union(*blok)
            kolom = [c.key for c in tabel.c if c.key in dipakai]
            self._s.execute(insert(tabel), [{k: satu.get(k) for k in kolom} for satu in blok])
            self._lapor(len(blok))

    def ubah(self, tabel: Table | Any, baris: Iterable[dict[str, Any]]) -> None:
        """Changed rows, grouped by the columns they set; `id` names the row."""
        kelompok: dict[tuple[str, ...], list[dict[str, Any]]] = {}
        for satu in baris:
            kelompok.setdefault(tuple(sorted(k for k in satu if k != "id")), []).append(satu)
        for kolom, isi in kelompok.items():
            perintah = update(tabel).where(tabel.c.id == bindparam("baris_id"))
            perintah = perintah.values({k: bindparam(f"isi_{k}") for k in kolom})
            for blok in _blok(isi):
                self._s.connection().execute(
                    perintah, [{"baris_id": b["id"], **{f"isi_{k}": b[k] for k in kolom}} for b in blok]
                )
                self._lapor(len(blok))

    def _lapor(self, jumlah: int) -> None:
        self._selesai += jumlah
        if self._maju:
            self._maju(self._selesai, self._jumlah, "Menyimpan")


def _blok(baris: Iterable[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    sisa = iter(baris)
    while blok := list(islice(sisa, _SEKALIGUS)):
        yield blok
