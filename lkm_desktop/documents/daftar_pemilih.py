"""Daftar pemilih of an RT: who may vote, with room to sign and rows for those not listed yet (BR9; BR29)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from lkm_desktop.documents.isi import Blok, Isi, KolomIsi, Ruang, Tabel, Tanda
from lkm_desktop.documents.paper import TEPI_DAFTAR
from lkm_desktop.documents.pemilihan_bantu import Berkas, berkas, sebut_rt, tiap_kaki, tiap_rt
from lkm_desktop.documents.pilihan import Pilihan
from lkm_desktop.documents.signature import Penanda
from lkm_desktop.format import mask_nik, ribuan
from lkm_desktop.services import aturan
from lkm_desktop.services.pemilih import Pemilih, daftar_pemilih
from lkm_desktop.services.pemilihan_baris import BarisRT

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

#: spare rows under the voters of an RT, and rows of a list without any
_CADANGAN, _KOSONG = 5, 14
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
    voters: tuple[Pemilih, ...] = ()
    if row.id and f.pemilihan is not None:
        found = daftar_pemilih(f.s, f.pemilihan.id, row.id)
        voters = found.pemilih
        unknown += found.tanpa_umur
    hidden, spare = f.b.pilihan.papan, f.b.pilihan.baris_kosong
    rows = tuple(
        (str(n), v.nama, v.jk, str(v.umur) if v.umur is not None else ("kawin" if v.kawin else ""), v.alamat,
         mask_nik(v.nik) if hidden else v.nik, "")
        for n, v in enumerate(voters, 1)
    )  # fmt: skip
    blank = (_CADANGAN if rows else _KOSONG) if spare is None or spare < 0 else spare
    kolom = (
        KolomIsi("No", lebar_mm=10, rata="tengah"), KolomIsi("Nama", 1.35), KolomIsi("L/P", lebar_mm=10, rata="tengah"),
        KolomIsi("Umur", lebar_mm=13, rata="tengah"), KolomIsi("Alamat", 1.0), KolomIsi("NIK", lebar_mm=34),
        KolomIsi("Tanda tangan", lebar_mm=36, rata="zigzag"),
    )  # fmt: skip
    men, women = sum(v.jk == "L" for v in voters), sum(v.jk == "P" for v in voters)
    counts = {"l": str(men), "p": str(women), "semua": str(len(voters))} if voters else {"l": "", "p": "", "semua": ""}
    blok: list[Blok] = [
        f.judul(bawah="bawah"), f.alinea("syarat", umur=aturan.nilai(f.s, "umur_pemilih"), ikut=True),
        Tabel(kolom, rows, _ROW_MM, blank, len(rows) + 1),
        f.dengan(counts).alinea("jumlah_pemilih", "kiri"), f.alinea("tambahan"),
    ]  # fmt: skip
    if f.b.pilihan.penanda == "tanpa":
        return blok
    signed = (Penanda(f"Ketua {row.sebutan}", row.ketua_rt, "Mengetahui,"), Penanda("Petugas pemilihan", row.petugas))
    return [*blok, Ruang(2, ikut=True), Tanda(signed, f.tempat_tanggal)]
