"""What the papers made of the facts of a stage share: which stage, its day, tables without empty columns."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from lkm_desktop.documents.isi import Alinea, Judul, KolomIsi, Sel, Tabel, Tanda
from lkm_desktop.documents.office import signers
from lkm_desktop.documents.pilihan import Pilihan
from lkm_desktop.documents.surat_bantu import Bahan, bahan
from lkm_desktop.errors import LkmError
from lkm_desktop.format import ribuan, tanggal_panjang
from lkm_desktop.services import siklus
from lkm_desktop.services.cari_siklus import cari_siklus, cari_tahap
from lkm_desktop.services.fakta_tahap import FaktaNilai, ambil, tahap_siklus
from lkm_desktop.services.surat import TITIK

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

Baris = Mapping[str, Any]
#: rows to write on in a list that has none yet, and their height
KOSONG, TINGGI_MM = 8, 9.0


@dataclass(frozen=True)
class BahanTahap:
    """One paper of a stage in the making: the office's side of it, the stage with its facts, name of the siklus."""

    b: Bahan
    tahap_id: str
    nilai: FaktaNilai
    siklus: str

    def teks(self, kunci: str) -> str:
        """A fact as text on one line."""
        return " ".join(str(self.nilai.fakta.get(kunci) or "").split())

    def hari(self, kunci: str) -> date | None:
        """A fact that is a day."""
        found = self.nilai.fakta.get(kunci)
        return found if isinstance(found, date) else None

    def daftar(self, kunci: str) -> list[dict[str, Any]]:
        """The rows of a list."""
        return self.nilai.butir.get(kunci, [])

    def alinea(self, kunci: str, lain: Mapping[str, str] | None = None, *, rata: str = "penuh", gaya: str = "biasa",
               ikut: bool = False) -> Alinea:
        """A sentence of the program as a paragraph, with those fill-ins."""
        words = self.b.isian(**{"siklus": self.siklus, **(lain or {})})
        return Alinea(self.b.kalimat(kunci, **words), kunci, gaya=gaya, rata=rata, ikut=ikut)

    def judul(self, bawah: str = "") -> Judul:
        """The title, and under it what it belongs to: the name of the siklus unless told otherwise."""
        return Judul(self.b.kalimat("judul", **self.b.isian(siklus=self.siklus)), bawah=bawah or self.siklus)

    def tanda(self, *, sendiri: bool = False) -> list[Tanda]:
        """Koordinator and sekretaris as chosen, with place and day; nothing when nobody shall sign. `sendiri`: the
        koordinator answers for the paper and does not merely take note."""
        signed = signers(self.b.s, self.b.kantor, self.b.pilihan, self.b.hari)
        if sendiri and len(signed) > 1:
            signed = (replace(signed[0], keterangan=""), *signed[1:])
        return [Tanda(signed, self.b.tempat_tanggal)] if signed else []


def bahan_tahap(s: Session, jenis: str, pilihan: Pilihan, kode: str) -> BahanTahap:
    """What a paper of the facts `kode` is made from. `subjek` names the stage; empty takes the stage with these facts
    in the siklus that runs. It is signed on the day that was typed, else on the day of the facts.

    Raises LkmError when there is no such stage or it has other facts, FieldErrors for a day that is none.
    """
    b = bahan(s, jenis, pilihan)
    stage = cari_tahap(s, pilihan.subjek, b.hari) if pilihan.subjek else _first(s, kode, b.hari)
    found = ambil(s, stage)
    if found.borang is None or found.borang.kode != kode:
        raise LkmError(f"Tahap “{found.nama}” tidak punya catatan untuk kertas ini.", "Pilih tahap yang sesuai.")
    decided = found.fakta.get("tanggal")
    if isinstance(decided, date) and not b.teks("tanggal"):
        b = replace(b, hari=decided)
    return BahanTahap(b, stage, found, siklus.satu(s, found.siklus_id).nama)


def _first(s: Session, kode: str, hari: date) -> str:
    found = tahap_siklus(s, cari_siklus(s, "", hari), kode)
    if found is None:
        raise LkmError("Siklus yang berjalan tidak punya tahap untuk kertas ini.", "Sebutkan tahapnya.")
    return found


def tabel(rows: Sequence[Baris], *kolom: tuple[KolomIsi, Callable[[Baris], str]], kosong: int = KOSONG) -> Tabel:
    """Rows as a numbered table; a column that no row fills is left out, but for the first. Without rows the whole
    table stands empty to write on."""
    first, *rest = kolom
    kept = [first, *(one for one in rest if not rows or any(one[1](row) for row in rows))]
    cells = tuple((str(n), *(words(row) for _, words in kept)) for n, row in enumerate(rows, 1))
    heads = (KolomIsi("No", lebar_mm=11, rata="tengah"), *(head for head, _ in kept))
    return Tabel(heads, cells, 0 if rows else TINGGI_MM, 0 if rows else kosong, 1)


def kolom(judul: str, kunci: str, bobot: float = 1.0, lebar_mm: float = 0) -> tuple[KolomIsi, Callable[[Baris], str]]:
    """A column of `tabel` that shows what rows keep under a key."""
    return KolomIsi(judul, bobot, lebar_mm), lambda row: str(row.get(kunci) or "").strip()


def jumlah(row: Baris) -> str:
    """Quantity and unit: "1.200 meter"; "" without a quantity."""
    return "" if row.get("jumlah") is None else f"{ribuan(row['jumlah'])} {row.get('satuan') or ''}".strip()


def tempat(row: Baris) -> str:
    """ "04/02", "RT 04", "RW 02"; "" for no place."""
    rt, rw = (str(row.get(key) or "") for key in ("rt", "rw"))
    if rt and rw:
        return f"{rt}/{rw}"
    return f"RT {rt}" if rt else f"RW {rw}" if rw else ""


def masa(mulai: date | None, selesai: date | None) -> str:
    """ "1 Januari 2025 sampai 31 Desember 2025", with dots for a day that is not known."""
    first, last = (tanggal_panjang(day) if day is not None else TITIK for day in (mulai, selesai))
    return f"{first} sampai {last}"


def tebal(teks: str) -> Sel:
    """A cell in bold."""
    return Sel(teks, gaya="tebal")
