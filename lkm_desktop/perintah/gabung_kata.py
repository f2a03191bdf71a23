"""What the command gabung tells about the packages that came and the boards they made."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lkm_desktop.format import ribuan

if TYPE_CHECKING:
    from lkm_desktop.kota.masuk import HasilTerima
    from lkm_desktop.kota.papan import Papan

_SEBUT = 20  # names told one by one


def cerita(hasil: Sequence[HasilTerima], boards: Sequence[Papan], odd: int) -> None:
    """How many packages came and what became of them, who is missing, what was left out of the workbook."""
    from lkm_desktop.kota.masuk import KEADAAN
    from lkm_desktop.kota.papan import KEADAAN as KEADAAN_PAPAN
    from lkm_desktop.kota.papan import TEPAT

    hitung = Counter(one.keadaan for one in hasil)
    rinci = ", ".join(f"{hitung[k]} {kata.lower()}" for k, kata in KEADAAN if hitung[k])
    print(f"{ribuan(len(hasil))} berkas: {rinci}.")
    for one in hasil:
        if one.keadaan in ("bentrok", "tak_dikenal", "lama") or one.catatan:
            print(f"- {one.berkas}: {' '.join([one.kalimat, *one.catatan])}")
    for b in boards:
        sebut = "".join(_nama(b, k, kata.lower()) for k, kata in KEADAAN_PAPAN if k != TEPAT)
        print(f"{b.label}: {b.masuk} dari {len(b.baris)} kelurahan masuk{sebut}.")
    if odd:
        print(f"{ribuan(odd)} angka perlu ditanyakan, lihat lembar Angka janggal.")
    tinggal = lain(hasil, boards)
    if tinggal:
        print(_kata_lain(tinggal))


def lain(hasil: Sequence[HasilTerima], boards: Sequence[Papan]) -> Counter[str]:
    """Files that came for periods which the workbook does not hold: period -> how many."""
    dibuat = {b.periode for b in boards}
    return Counter(one.periode for one in hasil if one.keadaan != "rusak" and one.periode not in dibuat)


def _kata_lain(tinggal: Counter[str]) -> str:
    from lkm_desktop.kota import masa

    isi = ", ".join(f"{ribuan(n)} untuk {masa.label(kode)}" for kode, n in sorted(tinggal.items()))
    return (f"{ribuan(tinggal.total())} berkas untuk periode lain tidak ada di buku ini: {isi}. "
            "Pilih dengan --periode, atau --periode semua.")  # fmt: skip


def _nama(b: Papan, keadaan: str, kata: str) -> str:
    nama = [one.tempat.nama for one in b.baris if one.keadaan == keadaan]
    if not nama:
        return ""
    lebih = f" dan {len(nama) - _SEBUT} lainnya" if len(nama) > _SEBUT else ""
    return f"; {len(nama)} {kata}: {', '.join(nama[:_SEBUT])}{lebih}"


def rusak(hasil: Sequence[HasilTerima]) -> None:
    """Broken files are told in one sentence on the error stream; the others have been merged."""
    semua = [one for one in hasil if one.keadaan == "rusak"]
    if semua:
        lebih = f" Dan {len(semua) - _SEBUT} lainnya." if len(semua) > _SEBUT else ""
        sebut = " ".join(f"{one.berkas}: {one.kalimat}" for one in semua[:_SEBUT])
        print(f"{len(semua)} berkas rusak dan tidak digabung. {sebut}{lebih}", file=sys.stderr)


def sebagai_json(hasil: Sequence[HasilTerima], boards: Sequence[Papan], odd: int, keluaran: Path) -> dict[str, Any]:
    """The same as one JSON object."""
    from lkm_desktop.kota.papan import KEADAAN

    return {
        "berkas": len(hasil), "hitung": dict(Counter(one.keadaan for one in hasil)),
        "hasil": [vars(one) for one in hasil],
        "periode": [
            {"kode": b.periode, "label": b.label, "tenggat": b.tenggat, "kelurahan": len(b.baris), "masuk": b.masuk,
             **{k: [{"kode": one.tempat.kode, "nama": one.tempat.nama} for one in b.baris if one.keadaan == k]
                for k, _ in KEADAAN}}
            for b in boards
        ],
        "periode_lain": dict(lain(hasil, boards)), "janggal": odd, "keluaran": keluaran,
    }  # fmt: skip
