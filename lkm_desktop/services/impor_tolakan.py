"""The rows of a sheet that an import leaves out, each with its reason, for the user and for a sheet to mend."""

from __future__ import annotations

from dataclasses import dataclass

from lkm_desktop.services.impor_bahan import letak_baris
from lkm_desktop.services.impor_nilai import utama
from lkm_desktop.services.impor_rencana import BERMASALAH, LEWATI, BarisRencana, Rencana

#: rows that are neither data nor headings, totals or signatures: somebody may have meant something
BUKAN_DATA = "bukan baris data"
#: headings of the two columns that a list of rejected rows adds; no import takes them for anything
KOLOM_ALASAN, KOLOM_ASAL = "Mengapa ditolak", "Baris di lembar asal"


@dataclass(frozen=True)
class BarisDitolak:
    """One row that did not come in. nomor: as in the plan · nama: what names it, "" for nothing · isi: whether it holds
    data, so that it belongs in the list to mend; totals, headings and signatures do not."""

    nomor: int
    nama: str
    alasan: str
    isi: bool = True

    @property
    def letak(self) -> str:
        """ "14", or "14 (RT 02)"."""
        tabel, baris = letak_baris(self.nomor)
        return f"{baris} ({tabel})" if tabel else str(baris)


@dataclass(frozen=True)
class Tolakan:
    """A sheet of rejected rows. kolom: heading and kind ("teks", "kode", "tanggal", "tahun") of each column; the last
    two are the reason and the place · baris: as many values · kode: heading, code and meaning of coded columns, so that
    the sheet explains itself."""

    sumber: str
    kolom: tuple[tuple[str, str], ...]
    baris: tuple[tuple[object, ...], ...]
    kode: tuple[tuple[str, str, str], ...] = ()


def ditolak(rencana: Rencana) -> list[BarisDitolak]:
    """Every row that the plan leaves out, in the order of the sheets: by decision, for a problem, or as no data."""
    semua = [
        BarisDitolak(b.nomor, str(b.nilai.get(utama(rencana.ke)) or b.mentah.get(utama(rencana.ke)) or ""), alasan(b))
        for b in rencana.baris if b.status in (LEWATI, BERMASALAH)
    ]  # fmt: skip
    semua += [
        BarisDitolak(nomor, "", sebab[:1].upper() + sebab[1:] + ".", sebab == BUKAN_DATA)
        for nomor, sebab in rencana.bahan.dilewati
    ]
    return sorted(semua, key=lambda satu: satu.nomor)


def alasan(baris: BarisRencana) -> str:
    """Why a row does not come in, in sentences."""
    return " ".join(f"{satu.kolom}: {satu.teks}" for satu in baris.alasan) or "Dilewati oleh Anda."
