"""Daftar peserta pelatihan: facts of the training, who took part, how much of it, and what was reached (2.5, R10)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lkm_desktop.documents.isi import Blok, Fakta, Isi, Judul, KolomIsi, Ruang, Tabel, Tanda
from lkm_desktop.documents.office import place_and_date, signers
from lkm_desktop.documents.pilihan import Pilihan
from lkm_desktop.documents.surat_bantu import bahan
from lkm_desktop.format import tanggal_panjang
from lkm_desktop.services import aturan, pelatihan, pelatihan_sesi
from lkm_desktop.services.pelatihan_hitung import kata_jpl

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from lkm_desktop.domain import Pelatihan

#: sessions that get a column; more of them are counted only
_SESI = 8


def isi(s: Session, pilihan: Pilihan) -> Isi:
    """The list as blocks (`pilihan.subjek`: id, code or name of the training). Raises LkmError when there is none."""
    b, own = bahan(s, "peserta-pelatihan", pilihan), pelatihan.ambil(s, pelatihan_sesi.cari(s, pilihan.subjek))
    people, sessions = pelatihan.peserta(s, own.id, b.hari), pelatihan_sesi.sesi(s, own.id)
    words = {"pelatihan": own.nama, "batas": str(aturan.angka(s, "batas_sertifikat"))}
    shown = sessions if len(sessions) <= _SESI else ()
    blok: list[Blok] = [Judul(b.kalimat("judul", **b.isian(**words))), Fakta(_facts(own, people), 34), Ruang(1),
                        _table(people, shown)]  # fmt: skip
    blok += [Ruang(1), *([b.paragraf("tanda", words)] if shown else []), b.paragraf("batas", words)]
    who = signers(s, b.kantor, pilihan, b.hari)
    if who:
        blok.append(Tanda(who, place_and_date(b.kantor, b.hari)))
    return b.jadi(f"Peserta pelatihan {own.nama}", blok)


def _facts(own: Pelatihan, people: tuple[pelatihan.Peserta, ...]) -> tuple[tuple[str, str], ...]:
    until = f" s.d. {tanggal_panjang(own.selesai)}" if own.selesai and own.selesai != own.mulai else ""
    men, women = (sum(p.jk == jk for p in people) for jk in "LP")
    facts = (
        ("Nama pelatihan", own.nama), ("Kode modul", own.kode_modul or ""),
        ("Tanggal", f"{tanggal_panjang(own.mulai)}{until}"), ("JPL", str(own.jpl or "")), ("Tempat", own.tempat or ""),
        ("Pemandu", own.pemandu or ""), ("Penyelenggara", own.penyelenggara or ""),
        ("Peserta", f"{len(people)} orang: {men} laki-laki, {women} perempuan"),
    )  # fmt: skip
    return tuple((label, value) for label, value in facts if value)


def _table(people: tuple[pelatihan.Peserta, ...], sessions: tuple[pelatihan_sesi.Sesi, ...]) -> Tabel:
    kolom = [KolomIsi("No", lebar_mm=10, rata="tengah"), KolomIsi("Nama"), KolomIsi("L/P", lebar_mm=10, rata="tengah"),
             KolomIsi("RT/RW", lebar_mm=17, rata="tengah"), KolomIsi("Unsur", lebar_mm=34),
             KolomIsi("Peran", lebar_mm=26)]  # fmt: skip
    kolom += [KolomIsi(f"{one.tanggal:%d/%m}", lebar_mm=12, rata="tengah") for one in sessions]
    kolom += [KolomIsi("JPL", lebar_mm=12, rata="tengah"), KolomIsi("%", lebar_mm=11, rata="tengah"),
              KolomIsi("Nilai", lebar_mm=13, rata="tengah")]  # fmt: skip
    rows = []
    for n, p in enumerate(people, 1):
        place = "/".join(part for part in (p.rt, p.rw) if part)
        rows.append((str(n), p.nama, p.jk, place, p.unsur, p.peran, *(p.tanda[: len(sessions)]), kata_jpl(p.jpl),
                     "" if p.persen is None else str(p.persen), p.nilai))  # fmt: skip
    return Tabel(tuple(kolom), tuple(rows), kosong=0 if rows else 5, nomor_kosong=1, luwes=True)
