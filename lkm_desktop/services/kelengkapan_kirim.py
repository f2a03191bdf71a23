"""Was the period before sent, is nothing promised overdue, and do the numbers look as they should?"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import func, select

from lkm_desktop.domain import ANGGOTA, RELAWAN, Rapat
from lkm_desktop.fields import Register
from lkm_desktop.format import tanggal_panjang, umur
from lkm_desktop.services import paket_log, registers
from lkm_desktop.services.buku_tindak_lanjut import terlambat
from lkm_desktop.services.kelengkapan_data import SEBAIKNYA, Butir, Konteks, Kurang, sebut, sebut_periode
from lkm_desktop.services.papan_data import Tindakan
from lkm_desktop.services.registers import Query
from lkm_desktop.services.rekap.periode import sebelumnya
from lkm_desktop.services.tindak_lanjut import sebut_lambat

#: a relawan or member younger or older than this has a wrong birth date (years)
_UMUR = (10, 100)


def tindak_lanjut(k: Konteks) -> list[Butir]:
    """Follow-ups of meetings past their day."""
    count, days = terlambat(k.s, k.sampai)
    lines: tuple[Kurang, ...] = ()
    if count:
        words = f"{count} tindak lanjut rapat lewat tenggat, yang terlama {sebut_lambat(days)}."
        lines = (Kurang(words, Tindakan("Lihat", "tindak_lanjut", {"keadaan": "terlambat"})),)
    return [Butir("tindak_lanjut", "kiriman", "Tindak lanjut rapat tidak lewat tenggat", SEBAIKNYA, 1, lines)]


def kiriman(k: Konteks) -> list[Butir]:
    """The period before, when something happened in it: was its recap sent?"""
    before = sebelumnya(k.periode)
    if before is None:
        return []
    name = sebut_periode(before)
    label = f"Rekap {name} sudah dikirim"
    if paket_log.terkirim(k.s, before):
        return [Butir("kiriman", "kiriman", label, SEBAIKNYA, 1)]
    made = paket_log.terakhir(k.s, before.kode)
    meetings = select(func.count()).select_from(Rapat).where(
        Rapat.dihapus.is_(None), Rapat.tanggal.between(before.mulai, before.selesai)
    )  # fmt: skip
    if made is None and not k.s.scalar(meetings):
        return [Butir("kiriman", "kiriman", label, SEBAIKNYA, 0)]
    words = f"Rekap {name} belum pernah dikirim."
    if made is not None:
        words = f"Paket {name} dibuat {tanggal_panjang(made.waktu.date())}, tetapi belum ditandai terkirim."
    line = Kurang(words, Tindakan(f"Buka {name}", "rekap", {"periode": before.kode}))
    return [Butir("kiriman", "kiriman", label, SEBAIKNYA, 1, (line,))]


def angka(k: Konteks) -> list[Butir]:
    """Ages that cannot be, and people of whom half were gone since the last package."""
    lines = [*_umur(k, ANGGOTA, "Umur anggota"), *_umur(k, RELAWAN, "Umur relawan")]
    former = paket_log.pembanding(k.s, k.periode)
    return [
        Butir("angka_umur", "kiriman", "Umur anggota dan relawan masuk akal", SEBAIKNYA, 1, tuple(lines)),
        Butir("angka_turun", "kiriman", "Jumlah anggota dan relawan tidak turun tajam", SEBAIKNYA,
              1 if former else 0, _turun(k, former[1].get("angka") or {}) if former else ()),
    ]  # fmt: skip


def _turun(k: Konteks, lama: Mapping[str, Any]) -> tuple[Kurang, ...]:
    """A count that fell to less than half is more often a filter or a slip than the truth."""
    found = []
    for register, key, noun in ((ANGGOTA, "anggota_total", "anggota"), (RELAWAN, "relawan_total", "relawan")):
        before, now = lama.get(key), registers.count(k.s, register, Query(per_tanggal=k.sampai))
        if isinstance(before, int) and before > 1 and now * 2 < before:
            told = f"Jumlah {noun} turun dari {before} menjadi {now} sejak paket terakhir; periksa statusnya."
            found.append(Kurang(told, Tindakan(f"Lihat {noun}", register.key, {"bersih": True})))
    return tuple(found)


def _umur(k: Konteks, register: Register, words: str) -> list[Kurang]:
    ids = registers.ids(k.s, register, Query(per_tanggal=k.sampai))
    low, high = _UMUR
    odd = []
    for one, (name, born) in zip(ids, registers.records(k.s, register, ids, ("nama", "tanggal_lahir")), strict=True):
        if born is not None and not low <= umur(born, k.sampai) <= high:
            odd.append((one, f"{name} ({umur(born, k.sampai)})"))
    if not odd:
        return []
    told = f"{words} di luar {low}-{high} tahun"
    deed = Tindakan("Periksa", register.key, {"id": odd[0][0]})
    return [Kurang(f"{told}: {sebut([name for _, name in odd])}.", deed, f"{told}: {len(odd)} orang.")]
