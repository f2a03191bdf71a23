"""Tanda terima: a receipt for papers, goods or money (Rupiah in figures and words), signed by giver and receiver."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lkm_desktop.documents.isi import METERAI, Alinea, Blok, Fakta, Isi, KolomIsi, Tabel, Tanda
from lkm_desktop.documents.pilihan import Pilihan
from lkm_desktop.documents.signature import Penanda
from lkm_desktop.documents.surat_bantu import Bahan, bahan, tabel_baris
from lkm_desktop.errors import FieldErrors
from lkm_desktop.fields import Field
from lkm_desktop.format import rupiah, terbilang
from lkm_desktop.services.values import clean

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

#: a receipt for more than this needs stamp duty (UU 10/2020 on Bea Meterai; interface.md 3.3)
BATAS_METERAI = 5_000_000
_TERBESAR = 10**15


def isi(s: Session, pilihan: Pilihan) -> Isi:
    """The receipt as blocks. Raises FieldErrors for an amount or a date that is none."""
    b = bahan(s, "tanda-terima", pilihan)
    jumlah = _amount(b)
    dari, kepada = b.teks("dari"), b.teks("kepada")
    blok: list[Blok] = [
        b.judul("judul_uang" if jumlah else "judul", dari=dari, kepada=kepada),
        Fakta((("Diterima dari", dari), ("Diterima oleh", kepada)), 34),
        b.alinea("pembuka", ikut=True, dari=dari, kepada=kepada), *_received(b, jumlah),
        b.alinea("penutup", dari=dari, kepada=kepada),
        *_signatures(b, jumlah),
    ]  # fmt: skip
    return b.jadi(f"Tanda terima {kepada}".strip(), blok)


def _amount(b: Bahan) -> int:
    """Whole rupiah, 0 for none."""
    text = b.teks("jumlah")
    try:
        found = clean(Field("jumlah", "Jumlah uang", "rupiah"), text)
    except ValueError as error:
        raise FieldErrors({"jumlah": f"“{text[:40]}” bukan jumlah uang. {error}"}) from None
    if found is None:
        return 0
    if int(found) >= _TERBESAR:
        raise FieldErrors({"jumlah": "Jumlah uang ini terlalu besar untuk ditulis dengan kata."})
    return int(found)


def _received(b: Bahan, jumlah: int) -> list[Blok]:
    untuk = b.teks("untuk")
    rows = tabel_baris(b.teks("barang"), 3)
    facts: list[tuple[str, str]] = []
    if jumlah:
        facts += [("Uang sejumlah", rupiah(jumlah)), ("Terbilang", f"{terbilang(jumlah)} rupiah")]
    if untuk or jumlah:
        facts.append(("Untuk", untuk))
    found: list[Blok] = [Fakta(tuple(facts), 34)] if facts else []
    if rows or not jumlah:
        kolom = (KolomIsi("No", lebar_mm=11, rata="tengah"), KolomIsi("Uraian", 1.6),
                 KolomIsi("Banyaknya", lebar_mm=30, rata="tengah"), KolomIsi("Keterangan"))
        found.append(Tabel(kolom, rows, 0 if rows else 9, 0 if rows else 5, 1))
    return found


def _signatures(b: Bahan, jumlah: int) -> list[Blok]:
    if b.pilihan.penanda == "tanpa":
        return [Alinea(b.tempat_tanggal, rata="kanan")]
    duty = {"ya": True, "tidak": False}.get(b.teks("meterai"), jumlah > BATAS_METERAI or b.pilihan.meterai)
    signed = (Penanda("Yang menyerahkan", b.teks("dari")), Penanda("Yang menerima", b.teks("kepada")))
    return [Tanda(signed, b.tempat_tanggal, METERAI if duty else "")]
