"""Daftar pemilih of an RT: who may vote, with room to sign and rows for those not listed yet (BR9; BR29)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from lkm_desktop.documents.isi import Blok, Isi, KolomIsi, Ruang, Tabel, Tanda
from lkm_desktop.documents.paper import F4, TEPI_DAFTAR
from lkm_desktop.documents.pemilihan_bantu import Berkas, berkas, sebut_rt, tiap_kaki, tiap_rt
from lkm_desktop.documents.pilihan import Pilihan
from lkm_desktop.documents.signature import Penanda
from lkm_desktop.documents.susun import fitted
from lkm_desktop.format import mask_nik, ribuan
from lkm_desktop.services import aturan
from lkm_desktop.services.pemilih import Pemilih, daftar_pemilih
from lkm_desktop.services.pemilihan_baris import BarisRT

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

#: spare rows under the voters of an RT, the least when they would cost a page, and rows of a list without any
_CADANGAN, _CADANGAN_SEDIKIT, _KOSONG = 5, 2, 14
_ROW_MM = 9.0


def isi(s: Session, pilihan: Pilihan) -> Isi:
    """The list of one RT, or of every RT of an election. Raises LkmError, FieldErrors like `berkas`."""
    f = berkas(s, "daftar-pemilih", pilihan, rt=True)
    unknown: list[str] = []
    blok = tiap_rt(f, lambda own, row: _satu(own, row, unknown))
    note = ""
    if unknown:
        note = (f"Belum dimuat {ribuan(len(unknown))} warga yang tanggal lahir dan status kawinnya belum diisi: "
                f"{', '.join(unknown[:5])}{' dan lainnya' if len(unknown) > 5 else ''}.")  # fmt: skip
    made = f.jadi(f"Daftar pemilih {sebut_rt(f)}", blok, note)
    return replace(made, tepi=TEPI_DAFTAR, kaki_surat=tiap_kaki(f, "Daftar pemilih"))


def _satu(f: Berkas, row: BarisRT, unknown: list[str]) -> list[Blok]:
    """The list of one RT with the spare rows chosen, else as many as do not cost another page."""
    voters: tuple[Pemilih, ...] = ()
    if row.id and f.pemilihan is not None:
        found = daftar_pemilih(f.s, f.pemilihan.id, row.id)
        voters = found.pemilih
        unknown += found.tanpa_umur
    spare = f.b.pilihan.baris_kosong
    if spare is not None and spare >= 0:
        return _blok(f, row, voters, spare)
    if not voters:
        return _blok(f, row, voters, _KOSONG)
    most, least = (_blok(f, row, voters, n) for n in (_CADANGAN, _CADANGAN_SEDIKIT))
    if _halaman(f, least) == _halaman(f, most):
        return most
    between = (_blok(f, row, voters, n) for n in range(_CADANGAN - 1, _CADANGAN_SEDIKIT, -1))
    return next((blok for blok in between if _halaman(f, blok) == _halaman(f, least)), least)


def _halaman(f: Berkas, blok: list[Blok]) -> int:
    """How many pages that is."""
    pilihan = replace(f.b.pilihan, satu_halaman=False)
    laid, _ = fitted(replace(f.jadi("", blok), tepi=TEPI_DAFTAR), pilihan.kertas or F4, pilihan)
    return len(laid.pages)


def _blok(f: Berkas, row: BarisRT, voters: tuple[Pemilih, ...], blank: int) -> list[Blok]:
    """The list; the last voter and the spare rows stay on the page of the signatures, so that it names someone."""
    kolom, rows = _baris(f, voters)
    men, women = sum(v.jk == "L" for v in voters), sum(v.jk == "P" for v in voters)
    counts = {"l": str(men), "p": str(women), "semua": str(len(voters))} if voters else {"l": "", "p": "", "semua": ""}
    blok: list[Blok] = [
        f.judul(bawah="bawah"), f.alinea("syarat", umur=aturan.nilai(f.s, "umur_pemilih"), ikut=True),
        Tabel(kolom, rows, _ROW_MM, blank, len(rows) + 1, berekor=min(blank, 2 * _CADANGAN) + 1),
        f.dengan(counts).alinea("jumlah_pemilih", "kiri", ikut=True), f.alinea("tambahan", ikut=True),
    ]  # fmt: skip
    if f.b.pilihan.penanda == "tanpa":
        return blok
    signed = (Penanda(f"Ketua {row.sebutan}", row.ketua_rt, "Mengetahui,"), Penanda("Petugas pemilihan", row.petugas))
    return [*blok, Ruang(2, ikut=True), Tanda(signed, f.tempat_tanggal)]


def _baris(f: Berkas, voters: tuple[Pemilih, ...]) -> tuple[tuple[KolomIsi, ...], tuple[tuple[str, ...], ...]]:
    """Columns and rows; nobody's NIK known gives its room to the addresses."""
    hidden = f.b.pilihan.papan
    rows = tuple(
        (str(n), v.nama, v.jk, str(v.umur) if v.umur is not None else ("kawin" if v.kawin else ""), v.alamat,
         mask_nik(v.nik) if hidden else v.nik, "")
        for n, v in enumerate(voters, 1)
    )  # fmt: skip
    kolom = (
        KolomIsi("No", lebar_mm=10, rata="tengah"), KolomIsi("Nama", 1.35), KolomIsi("L/P", lebar_mm=10, rata="tengah"),
        KolomIsi("Umur", lebar_mm=13, rata="tengah"), KolomIsi("Alamat", 1.0), KolomIsi("NIK", lebar_mm=34),
        KolomIsi("Tanda tangan", lebar_mm=36, rata="zigzag"),
    )  # fmt: skip
    if not voters or any(v.nik for v in voters):
        return kolom, rows
    return (*kolom[:5], kolom[6]), tuple((*row[:5], row[6]) for row in rows)
