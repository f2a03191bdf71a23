"""From the tables found in a file to the one table that is imported: one of them, or several as one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from lkm_desktop.domain import REGISTERS
from lkm_desktop.errors import LkmError
from lkm_desktop.importers import kolom_buku, mapping, table
from lkm_desktop.importers.header import Kepala, cari_kepala
from lkm_desktop.importers.kenali import CARI, penilai
from lkm_desktop.importers.tabel import TabelAsing, semua_lembar
from lkm_desktop.importers.tabel_banyak import TabelBanyak
from lkm_desktop.importers.tabel_buku import TabelBuku
from lkm_desktop.importers.table import Tabel
from lkm_desktop.importers.temuan import Telaah, Temuan, punya
from lkm_desktop.services.impor_bahan import TUJUAN_BUKU

#: what is given to the planner
TabelImpor = Tabel | TabelBuku | TabelBanyak
SEMUA = "semua"


def susun(isi: Telaah, ke: str, lembar: Sequence[str] = (), today: date | None = None) -> TabelImpor:
    """The table for a register out of the sheets that are named: all of them ("semua"), or without a name the sheet
    that fits best.

    Raises LkmError when there is no such sheet, or no heading that the register understands.
    """
    bernama_semua = any(one.nama.lower() == SEMUA for one in isi.buku.lembar)
    if [nama.strip().lower() for nama in lembar] == [SEMUA] and not bernama_semua:
        temuan = untuk(isi.tabel, ke)
        return dari_temuan(isi, temuan, ke, today) if temuan else table.siapkan(isi, today=today, ke=ke)
    if not lembar:
        satu = table.siapkan(isi, today=today, ke=ke)
        return _selembar(isi, satu, ke, today)
    terpilih = [_selembar(isi, table.siapkan(isi, nama, today=today, ke=ke), ke, today) for nama in lembar]
    if len(terpilih) == 1:
        return terpilih[0]
    return gabung([bagian for satu in terpilih for bagian in _bagian(satu)])


def _bagian(satu: TabelImpor) -> list[tuple[TabelAsing, str]]:
    if isinstance(satu, TabelBanyak):
        return list(zip(satu.bagian, satu.nama, strict=True))
    return [(satu, satu.lembar.nama)]


def _selembar(isi: Telaah, satu: Tabel | TabelBuku, ke: str, today: date | None) -> TabelImpor:
    """The tables of one sheet; the one that was found when it is alone there."""
    temuan = isi.di_lembar(satu.lembar.nama)
    cocok = untuk(temuan, ke)
    return satu if len(temuan) < 2 or not cocok else dari_temuan(isi, cocok, ke, today)


def untuk(temuan: Sequence[Temuan], ke: str) -> list[Temuan]:
    """The tables that a register can be filled from: those recognised as its own kind, else those whose heading it
    understands."""
    return punya(temuan, ke) or [satu for satu in temuan if kepala_untuk(satu, ke) is not None]


def kepala_untuk(satu: Temuan, ke: str) -> Kepala | None:
    """The heading of a table as a register understands it; None when it does not."""
    if satu.kepala is not None and punya([satu], ke):
        return satu.kepala
    sampai = satu.petak.atas + (10 if satu.ke else CARI)
    return cari_kepala(satu.lembar, penilai(ke), range(satu.petak.atas, min(sampai, satu.petak.bawah)))


def dari_temuan(isi: Telaah, temuan: Sequence[Temuan], ke: str, today: date | None = None) -> TabelImpor:
    """The table made of these tables of a file. Raises LkmError when one has no heading that the register understands,
    or none is given."""
    bagian = [(_satu(isi, one, ke, today), one.nama) for one in temuan]
    if not bagian:
        raise LkmError(f"Belum ada tabel yang dipilih dari “{isi.buku.nama}”.", "Pilih paling sedikit satu tabel.")
    if len(bagian) == 1 and isinstance(tabel := bagian[0][0], Tabel | TabelBuku):
        return tabel
    return gabung(bagian)


def gabung(bagian: Sequence[tuple[TabelAsing, str]]) -> TabelBanyak:
    """Several tables as one."""
    pertama = bagian[0][0]
    dipakai = {satu.lembar.nama for satu, _ in bagian}
    juga = [nama for nama in dict.fromkeys((*pertama.juga_berisi, pertama.lembar.nama)) if nama not in dipakai]
    return TabelBanyak([satu for satu, _ in bagian], [nama for _, nama in bagian], juga, pertama.lembar_lain)


def _satu(isi: Telaah, temuan: Temuan, ke: str, today: date | None) -> TabelAsing:
    kepala = kepala_untuk(temuan, ke)
    if kepala is None:
        raise LkmError(
            f"Judul kolom {REGISTERS[ke].title} tidak ditemukan di tabel “{temuan.nama}”.",
            "Lepaskan tabel itu, atau pilih buku yang lain.",
        )
    lain = [one.lembar.nama for one in untuk(isi.tabel, ke)]
    juga = [nama for nama in dict.fromkeys(lain) if nama != temuan.lembar.nama]
    baris = temuan.lembar.baris[kepala.data :]
    umum = (semua_lembar(isi.buku), today or date.today(), juga)
    tabel: TabelAsing
    if ke in TUJUAN_BUKU:
        kolom = kolom_buku.petakan(ke, kepala.judul, baris)
        tabel = TabelBuku(isi.buku.nama, temuan.lembar, kepala, kolom, *umum, ke=ke)
    else:
        tabel = Tabel(isi.buku.nama, temuan.lembar, kepala, mapping.petakan(kepala.judul, baris), *umum)
    tabel.pasang_legenda(ke, isi.legenda)
    return tabel

