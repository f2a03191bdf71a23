"""Lists of teams of relawan: relawan sektoral by group, the forum relawan, and any other team of a siklus."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from lkm_desktop.documents.isi import Blok, Isi, Judul, KolomIsi, SubJudul, Tabel, Tanda
from lkm_desktop.documents.office import place_and_date, signers
from lkm_desktop.documents.pilihan import Pilihan
from lkm_desktop.documents.surat_bantu import Bahan, bahan
from lkm_desktop.domain.penugasan import BADAN
from lkm_desktop.format import hp_tampil, tanggal_panjang
from lkm_desktop.services import relawan_peran
from lkm_desktop.services.relawan_tim import AnggotaTim, KelompokTim, kode_tim, tim

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

_RT = 20


def sektoral(s: Session, pilihan: Pilihan) -> Isi:
    """Relawan sektoral, a table for each group by interest."""
    b = bahan(s, "daftar-relawan-sektoral", pilihan)
    return _paper(b, tim(s, "relawan_sektoral", None, b.hari), "pembuka", "Daftar relawan sektoral", {})


def forum(s: Session, pilihan: Pilihan) -> Isi:
    """The forum relawan, officers first."""
    b = bahan(s, "daftar-forum-relawan", pilihan)
    return _paper(b, tim(s, "forum_relawan", None, b.hari), "pembuka", "Daftar forum relawan", {})


def satu(s: Session, pilihan: Pilihan) -> Isi:
    """One team (`pilihan.subjek`: its code or words) of the running siklus, else of any. Raises LkmError for a team
    that does not exist."""
    b, badan = bahan(s, "daftar-tim-relawan", pilihan), kode_tim(pilihan.subjek)
    siklus_id, name = relawan_peran.berjalan(s, b.hari)
    found = tim(s, badan, siklus_id, b.hari) if siklus_id else ()
    if not found:
        found, name = tim(s, badan, None, b.hari), ""
    words = dict(BADAN)[badan]
    sentence = "pembuka_siklus" if name else "pembuka"
    return _paper(b, found, sentence, f"Daftar {words}", {"tim": words, "siklus": name}, gabung=True)


def _paper(b: Bahan, groups: tuple[KelompokTim, ...], pembuka: str, judul: str, words: dict[str, str],
           gabung: bool = False) -> Isi:
    """gabung: one table with a column for the group, instead of a table for each; groups of a team are small."""
    count = sum(len(group.anggota) for group in groups)
    day = {"tanggal": tanggal_panjang(b.hari), "jumlah": str(count), **words}
    title = b.kalimat("judul", **b.isian(**{**day, "tim": day.get("tim", "").upper()}))
    blok: list[Blok] = [Judul(title), b.paragraf(pembuka, day)]
    if gabung and groups:
        blok.append(_table(groups, b.pilihan.papan, any(group.nama for group in groups)))
    else:
        for group in groups:
            if group.nama:
                blok.append(SubJudul(group.nama[:1].upper() + group.nama[1:]))
            blok.append(_table((group,), b.pilihan.papan))
    if not groups:
        return b.jadi(judul, [*blok, b.paragraf("kosong", day)])
    who = signers(b.s, b.kantor, b.pilihan, b.hari)
    if who:
        blok.append(Tanda(who, place_and_date(b.kantor, b.pilihan.dicetak or date.today())))
    return b.jadi(judul, blok)


def _table(groups: Sequence[KelompokTim], papan: bool, pokja: bool = False) -> Tabel:
    """One row a person; the phone stays off the notice board. pokja: with a column for the group."""
    kolom = [KolomIsi("No", lebar_mm=10, rata="tengah"), KolomIsi("No. relawan", lebar_mm=24), KolomIsi("Nama", 1.6),
             KolomIsi("L/P", lebar_mm=11, rata="tengah"), KolomIsi("RT/RW", lebar_mm=_RT, rata="tengah"),
             *([KolomIsi("Pokja", 1.6)] if pokja else []), KolomIsi("Jabatan")]  # fmt: skip
    if not papan:
        kolom.append(KolomIsi("No. HP", lebar_mm=32))
    rows = []
    people = [(group.nama, one) for group in groups for one in group.anggota]
    for n, (group, one) in enumerate(people, 1):
        row = [str(n), one.nomor, one.nama, one.jk, _place(one), *([group] if pokja else []), one.jabatan]
        rows.append(tuple(row if papan else [*row, hp_tampil(one.no_hp) if one.no_hp else ""]))
    return Tabel(tuple(kolom), tuple(rows), luwes=pokja)


def _place(one: AnggotaTim) -> str:
    return "/".join(part for part in (one.rt, one.rw) if part)
