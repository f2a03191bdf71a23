"""Surat biasa and surat pengantar (lkm-siklus.md 5.13): number, enclosures and subject, recipient, text, copies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lkm_desktop.documents.isi import Alamat, Blok, Fakta, Isi, KolomIsi, Ruang, Tabel, Tanda, Tembusan
from lkm_desktop.documents.pilihan import Pilihan
from lkm_desktop.documents.signature import Penanda
from lkm_desktop.documents.surat_bantu import Bahan, alinea_isi, bahan, penanda_surat, tabel_baris
from lkm_desktop.services.fakta_rapat import angka_kata
from lkm_desktop.services.surat import TITIK

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

_LABEL_MM = 20


def biasa(s: Session, pilihan: Pilihan) -> Isi:
    """A letter whose text the user types. Raises FieldErrors for a date that is none."""
    b = bahan(s, "surat-biasa", pilihan)
    hal = b.teks("hal")
    head = (("Nomor", b.nomor), ("Lampiran", lampiran(b.teks("lampiran"))), ("Hal", hal or TITIK))
    text = alinea_isi(b.teks("isi")) or [Ruang(45)]
    blok: list[Blok] = [
        Fakta(head, _LABEL_MM, kanan=(b.tempat_tanggal,)), _recipient(b), b.alinea("pembuka", hal=hal), *text,
        b.alinea("penutup", hal=hal), Tanda(penanda_surat(b)), Tembusan(tuple(b.baris("tembusan"))),
    ]  # fmt: skip
    return b.jadi(f"Surat {hal}".strip(), blok)


def pengantar(s: Session, pilihan: Pilihan) -> Isi:
    """A covering letter: what is sent, how many, with the receiver's signature. Raises FieldErrors for a bad date."""
    b = bahan(s, "surat-pengantar", pilihan)
    hal = b.teks("hal")
    blok: list[Blok] = [
        Alamat((b.tempat_tanggal,), kanan=True), _recipient(b), b.judul(hal=hal),
        b.alinea("pembuka", ikut=True, hal=hal), _sent(b.teks("kiriman")), *alinea_isi(b.teks("isi")),
        b.alinea("penutup", hal=hal), *_both_signatures(b), Tembusan(tuple(b.baris("tembusan"))),
    ]  # fmt: skip
    return b.jadi(f"Surat pengantar {hal}".strip(), blok)


def lampiran(typed: str) -> str:
    """What is typed as enclosure; a bare number is so many bundles, nothing is a dash."""
    bare = typed.isascii() and typed.isdigit() and len(typed) <= 3
    return f"{angka_kata(int(typed))} berkas" if bare and int(typed) else "-" if bare else typed or "-"


def _recipient(b: Bahan) -> Alamat:
    lines = b.baris("kepada") or [TITIK]
    return Alamat(("Kepada Yth.", *lines, f"di {b.teks('kepada_tempat') or 'tempat'}"))


def _sent(text: str) -> Tabel:
    kolom = (KolomIsi("No", lebar_mm=11, rata="tengah"), KolomIsi("Jenis yang dikirim", 1.6),
             KolomIsi("Banyaknya", lebar_mm=30, rata="tengah"), KolomIsi("Keterangan"))
    rows = tabel_baris(text, 3)
    return Tabel(kolom, rows, tinggi_min_mm=0 if rows else 9, kosong=0 if rows else 4, nomor_kosong=1)


def _both_signatures(b: Bahan) -> list[Blok]:
    sender = penanda_surat(b)
    if not sender:
        return []
    receiver = Penanda("Penerima", b.teks("penerima"), f"Diterima tanggal {TITIK}", letak="kiri")
    return [Tanda((receiver, *sender))]
