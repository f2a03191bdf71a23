"""Lembar penilaian IDF: one assessment, or the blank sheet that goes round among the members (lkm-siklus.md 6.3)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lkm_desktop.documents.belajar_bantu import hari_ini
from lkm_desktop.documents.isi import Alinea, Blok, Fakta, Isi, Judul, KolomIsi, SubJudul, Tabel, Tanda
from lkm_desktop.documents.office import kop_of, place_and_date, printed_on, signers
from lkm_desktop.format import tanggal_panjang
from lkm_desktop.services import aturan, idf
from lkm_desktop.services.organisasi import kantor
from lkm_desktop.services.surat import isian_kantor
from lkm_desktop.services.templat import Susunan, susunan

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from lkm_desktop.documents.pilihan import Pilihan
    from lkm_desktop.services.idf import Nilai, Penilaian

_KOLOM = (
    KolomIsi("No", lebar_mm=10, rata="tengah"), KolomIsi("Aspek", 1.1), KolomIsi("Nilai", lebar_mm=14, rata="kanan"),
    KolomIsi("Level", lebar_mm=28), KolomIsi("Bukti", 1.8),
)


def isi(s: Session, pilihan: Pilihan) -> Isi:
    """The assessment with the id `subjek`; the blank sheet without one. Raises LkmError when it is gone."""
    office, words = kantor(s), susunan(s, "lembar-idf")
    one = idf.ambil(s, pilihan.subjek) if pilihan.subjek else None
    given = {**isian_kantor(office), "batas": str(aturan.angka(s, "idf_mandiri")),
             "tanggal": tanggal_panjang(one.tanggal) if one else ""}  # fmt: skip
    facts = [(office.wilayah, office.kelurahan), ("Tanggal penilaian", given["tanggal"] or "." * 30),
             ("Dinilai oleh", (one.penilai if one else "") or "." * 30)]  # fmt: skip
    blok: list[Blok] = [
        Judul(words("judul", **given), kunci="judul"),
        Fakta(tuple(facts), label_mm=34, kanan=(office.lembaga,)),
        Alinea(words("petunjuk", **given), "petunjuk"),
    ]
    marks = one.nilai if one else tuple(idf.Nilai(aspect) for aspect in idf.ASPEK)
    for code, name, weight in idf.BIDANG:
        mean = one.rata(code) if one else None
        told = f" – rata-rata {_decimal(mean)}" if mean is not None else ""
        rows = tuple(_row(mark) for mark in marks if mark.aspek.bidang == code)
        blok += [SubJudul(f"{name} (bobot {weight} %){told}"), Tabel(_KOLOM, rows, 9 if one is None else 0, utuh=True)]
    blok += _end(words, given, one)
    blok.append(Tanda(signers(s, office, pilihan, one.tanggal if one else hari_ini(pilihan)),
                      place_and_date(office, one.tanggal) if one else ""))  # fmt: skip
    return Isi("Lembar penilaian IDF", tuple(blok), kop_of(office, pilihan), dicetak=printed_on(office, pilihan),
               lembaga=office.lembaga)


def _row(mark: Nilai) -> tuple[str, ...]:
    value = "" if mark.nilai is None else str(mark.nilai)
    return (mark.aspek.nomor, mark.aspek.nama, value, mark.kata_level, mark.bukti)


def _end(words: Susunan, given: dict[str, str], one: Penilaian | None) -> list[Blok]:
    if one is None:
        return [Alinea(words("penutup", **given), "penutup")]
    found: list[Blok] = [Alinea(one.kalimat, gaya="tebal")]
    return [*found, Alinea(one.keterangan)] if one.keterangan else found


def _decimal(mean: float) -> str:
    return f"{mean:.1f}".replace(".", ",")
