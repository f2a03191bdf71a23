"""Tata tertib of an election (lkm-siklus.md 1.4, 1.5): its sentences with the numbers of the office's rules."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from lkm_desktop.documents.isi import Blok, Isi, SubJudul
from lkm_desktop.documents.pemilihan_bantu import Berkas, berkas, hari_ini, pimpinan_panitia, tanda
from lkm_desktop.documents.pilihan import Pilihan
from lkm_desktop.documents.surat_bantu import tanggal_isian
from lkm_desktop.format import tanggal_panjang
from lkm_desktop.services import aturan
from lkm_desktop.services.fakta_rapat import angka_kata
from lkm_desktop.services.kalimat.pemilihan_tatib import BAGIAN

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

_PERSEN = {"partisipasi": "partisipasi_rt", "perempuan": "min_perempuan", "umur": "umur_pemilih",
           "umur_min": "umur_min", "umur_max": "umur_max"}  # fmt: skip
_JUMLAH = {"masa_bakti": "masa_bakti", "pokja": "panitia_pokja", "orang_pokja": "orang_pokja"}


def isi(s: Session, pilihan: Pilihan) -> Isi:
    """The rules as blocks. Raises LkmError for an unknown election, FieldErrors for a day that is none."""
    f = berkas(s, "tata-tertib-pemilihan", pilihan)
    f = replace(f, tanggal=_signed(f, pilihan))
    rules = {name: aturan.nilai(s, kode) for name, kode in _PERSEN.items()}
    rules |= {name: angka_kata(aturan.angka(s, kode)) for name, kode in _JUMLAH.items()}
    f = f.dengan({**rules, "waktu_rt": _days(f)})
    blok: list[Blok] = [f.judul()]
    for head, points in BAGIAN.items():
        blok.append(SubJudul(f.kalimat(head), head))
        blok += f.butir(points)
    return f.jadi(f"Tata tertib {f.nama}", [*blok, *tanda(f, pimpinan_panitia(f))])


def _signed(f: Berkas, pilihan: Pilihan) -> date | None:
    """The day typed, else that of printing as long as no RT votes yet: rules are agreed on before; else by hand."""
    typed = tanggal_isian(f.b.nilai, "tanggal", "Tanggal")
    if typed is not None or f.pemilihan is None:
        return typed
    first, today = f.pemilihan.basis_mulai or f.pemilihan.tanggal, hari_ini(pilihan)
    return today if first is None or today <= first else None


def _days(f: Berkas) -> str:
    """When the RTs vote: "tanggal 2 Agustus 2026", or from one day to another."""
    e = f.pemilihan
    if e is None or e.basis_mulai is None:
        return ""
    first = tanggal_panjang(e.basis_mulai)
    if e.basis_selesai is None or e.basis_selesai == e.basis_mulai:
        return f"tanggal {first}"
    return f"tanggal {first} sampai {tanggal_panjang(e.basis_selesai)}"
