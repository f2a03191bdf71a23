"""Delivery list of an invitation: who received it, when, signed beside the name (lkm-siklus.md 5.2, expedition)."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy.orm import Session

from lkm_desktop.documents.isi import Alinea, Blok, Fakta, Isi, Judul, KolomIsi, Tabel, Tanda
from lkm_desktop.documents.office import kop_of, meeting_code, place_and_date, printed_on
from lkm_desktop.documents.pilihan import Pilihan
from lkm_desktop.documents.signature import Penanda
from lkm_desktop.documents.simpanan import tersimpan
from lkm_desktop.documents.undangan import penerima, tanggal_surat
from lkm_desktop.format import pad_rt, tanggal_panjang
from lkm_desktop.services.fakta_rapat import fakta
from lkm_desktop.services.organisasi import penanda
from lkm_desktop.services.roll import Baris
from lkm_desktop.services.templat import susunan

_ROW_MM = 9.0
_SPARE = 10


def isi(s: Session, pilihan: Pilihan) -> Isi:
    """The list for the letters of `pilihan.rapat_id`; number and date are those of the stored letter.

    Raises LkmError for an unknown meeting.
    """
    f, kata = fakta(s, pilihan.rapat_id), susunan(s, "undangan-tanda-terima")
    letter = tersimpan(s, "undangan", Pilihan(rapat_id=pilihan.rapat_id, dicetak=pilihan.dicetak))
    typed = dict(pilihan.isian)
    nomor = typed.get("nomor") or dict(letter.isian).get("nomor", "")
    day = tanggal_surat(f.rapat["tanggal"], replace(pilihan, isian=letter.isian))
    isian = {**f.isian, "nomor": nomor, "tanggal_surat": tanggal_panjang(day)}
    facts = (
        ("Nomor surat", nomor), ("Tanggal surat", tanggal_panjang(day)), ("Acara", f.isian["judul_rapat"]),
        ("Hari/tanggal", f.isian["hari_tanggal"]), ("Tempat", f.isian["tempat"]),
    )  # fmt: skip
    blok: list[Blok] = [
        Judul(kata("judul", **isian)), Fakta(facts), Alinea(kata("pengantar", **isian), "pengantar", ikut=True),
        _list(penerima(f)),
    ]  # fmt: skip
    if pilihan.penanda != "tanpa":
        _, (title, secretary) = penanda(s, day)
        carrier = Penanda(kata("pengantar_surat", **isian))
        blok.append(Tanda((carrier, Penanda(title, secretary)), place_and_date(f.kantor, day)))
    name = f.rapat["judul"]
    return Isi(
        f"Tanda terima undangan {name}", tuple(blok), kop_of(f.kantor, pilihan), f"Tanda terima undangan: {name}",
        meeting_code(f.rapat["nomor"], pilihan.rapat_id), printed_on(f.kantor, pilihan), f.kantor.lembaga,
    )  # fmt: skip


def _list(rows: list[Baris]) -> Tabel:
    """One row for each recipient, high enough to sign; empty rows when nobody is invited by name yet."""
    kolom = (
        KolomIsi("No", lebar_mm=11, rata="tengah"), KolomIsi("Nama"), KolomIsi("RT/RW", lebar_mm=17, rata="tengah"),
        KolomIsi("Tanggal terima", lebar_mm=28), KolomIsi("Tanda tangan", lebar_mm=52, rata="zigzag"),
    )  # fmt: skip
    found = (
        (str(n), r.nama, "/".join(x for x in (pad_rt(r.rt), pad_rt(r.rw)) if x), "", "")
        for n, r in enumerate(rows, 1)
    )
    return Tabel(kolom, tuple(found), _ROW_MM, 0 if rows else _SPARE, 1)
