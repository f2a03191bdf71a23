"""Rows that go on about the person above them: the name is left out, or joined downwards, and another job or training
stands beside it."""

from __future__ import annotations

from collections.abc import Sequence

from lkm_desktop.importers.synonyms import KOLOM_TUJUAN
from lkm_desktop.services.impor_bahan import BarisBahan
from lkm_desktop.services.impor_nilai import FIELD_ORANG, sama

#: what a row may say beside the person; one of these makes it a row of its own
_TUGAS = ("badan", "jabatan", "periode", "mulai", "selesai", "sk_nomor", "sk_tanggal", "suara")


def sambungkan(ke: str, baris: Sequence[BarisBahan]) -> None:
    """Join rows without a name to the nearest one with a name above, when they say something of that person's work or
    trainings and nothing that contradicts who it is."""
    induk: BarisBahan | None = None
    for satu in baris:
        if "nama" in satu.nilai or induk is None or ke == "orang":
            induk = satu if "nama" in satu.nilai else induk
            continue
        if not _berisi(ke, satu) or not _serasi(satu, induk) or any(m.field != "nama" for m in satu.masalah):
            continue
        satu.sambung = induk.nomor
        satu.masalah.clear()
        for kunci in FIELD_ORANG:
            if kunci in induk.nilai:
                satu.nilai.setdefault(kunci, induk.nilai[kunci])


def _berisi(ke: str, satu: BarisBahan) -> bool:
    if ke == "relawan":
        return bool(satu.pelatihan)
    return any(kunci in satu.nilai for kunci in _TUGAS if kunci in KOLOM_TUJUAN)


def _serasi(satu: BarisBahan, induk: BarisBahan) -> bool:
    """Whether the row gives nothing of a person's own that the row above does not give too."""
    return all(
        kunci in induk.nilai and sama(kunci, induk.nilai[kunci], satu.nilai[kunci])
        for kunci in FIELD_ORANG if kunci in satu.nilai
    )  # fmt: skip
