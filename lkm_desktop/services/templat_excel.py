"""Forms of the korkot (or of anybody else) that the office fills: their file, and what goes into which cell.

The bytes lie in Arsip under their SHA-256, as those of papers do. What goes into a cell is a figure of the catalogue
(services.rekap.angka), with what narrows it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from dataclasses import field as dc_field
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from lkm_desktop.domain import Arsip, SelTemplat, TemplatExcel, new_id
from lkm_desktop.errors import FieldErrors, LkmError
from lkm_desktop.services.sel_excel import alamat

ANGKA, DAFTAR = "angka", "daftar"
_TERPANJANG = 60  # characters of a name


@dataclass(frozen=True)
class Formulir:
    """One form. berkas: as the file was called · sel: how many cells are mapped."""

    id: str
    nama: str
    berkas: str
    sidik: str
    keterangan: str
    sel: int


@dataclass(frozen=True)
class SelPeta:
    """One cell that is filled. sel: "B7" · jenis: "angka" or "daftar" · angka: key of the catalogue.

    rincian: what narrows the figure (rw, rt, jenis), of which time it is (masa), how many cells a list may use
    (baris), and "ya" when a formula may be written over (timpa); only what was chosen.
    """

    id: str
    lembar: str
    sel: str
    jenis: str
    angka: str
    rincian: Mapping[str, str] = dc_field(default_factory=dict)


def daftar(s: Session) -> list[Formulir]:
    """All forms by name."""
    jumlah = (
        select(SelTemplat.templat_id, func.count().label("n"))
        .where(SelTemplat.dihapus.is_(None))
        .group_by(SelTemplat.templat_id)
        .subquery()
    )
    query = select(TemplatExcel, jumlah.c.n).join(jumlah, jumlah.c.templat_id == TemplatExcel.id, isouter=True)
    rows = s.execute(query.where(TemplatExcel.dihapus.is_(None)).order_by(func.lower(TemplatExcel.nama)))
    return [_ringkas(row, n or 0) for row, n in rows]


def _ringkas(row: TemplatExcel, jumlah: int) -> Formulir:
    return Formulir(row.id, row.nama, row.berkas, row.sidik, row.keterangan or "", jumlah)


def satu(s: Session, formulir_id: str) -> Formulir:
    """One form. Raises LkmError when it is gone."""
    row = _ada(s, formulir_id)
    return _ringkas(row, len(peta(s, formulir_id)))


def menurut_nama(s: Session, nama: str) -> Formulir:
    """The form of that name, capitals aside, or the only one that begins so. Raises LkmError naming those there are."""
    semua, dicari = daftar(s), " ".join(nama.split()).casefold()
    cocok = [f for f in semua if f.nama.casefold() == dicari]
    cocok = cocok or [f for f in semua if f.nama.casefold().startswith(dicari)]
    if len(cocok) == 1:
        return cocok[0]
    ada = ", ".join(f"“{f.nama}”" for f in semua) or "belum ada; ambil dulu di halaman Formulir korkot"
    raise LkmError(f"Formulir “{nama}” tidak ada.", f"Formulir yang ada: {ada}.")


def _ada(s: Session, formulir_id: str) -> TemplatExcel:
    row = s.get(TemplatExcel, formulir_id)
    if row is None or row.dihapus is not None:
        raise LkmError("Formulir ini sudah tidak ada.", "Muat ulang halaman dengan F5.")
    return row


def isi_berkas(s: Session, formulir_id: str) -> bytes:
    """The form's file exactly as it was taken in. Raises LkmError when the archive no longer has it."""
    row = _ada(s, formulir_id)
    disimpan = s.get(Arsip, row.sidik)
    if disimpan is None or hashlib.sha256(disimpan.isi).hexdigest() != row.sidik:
        raise LkmError(f"Berkas formulir “{row.nama}” tidak ada lagi di arsip kantor.",
                       "Ganti berkasnya dengan salinan dari korkot; petanya tetap.")  # fmt: skip
    return disimpan.isi


def tambah(s: Session, nama: str, berkas: str, data: bytes) -> str:
    """Keep a new form with its file; returns its id. Raises FieldErrors for a name that is empty or taken."""
    row = TemplatExcel(id=new_id(), nama=_nama(s, nama, ""), berkas=berkas, sidik=_simpan(s, data))
    s.add(row)
    s.flush()
    return row.id


def ganti_nama(s: Session, formulir_id: str, nama: str) -> None:
    """Call a form otherwise. Raises FieldErrors for a name that is empty or taken."""
    row = _ada(s, formulir_id)
    row.nama = _nama(s, nama, formulir_id)
    s.flush()


def _nama(s: Session, nama: str, formulir_id: str) -> str:
    rapi = " ".join(nama.split())
    if not rapi:
        raise FieldErrors({"nama": "Nama formulir harus diisi."})
    if len(rapi) > _TERPANJANG:
        raise FieldErrors({"nama": f"Nama formulir paling panjang {_TERPANJANG} huruf."})
    if any(f.nama.casefold() == rapi.casefold() and f.id != formulir_id for f in daftar(s)):
        raise FieldErrors({"nama": f"Sudah ada formulir bernama “{rapi}”."})
    return rapi


def _simpan(s: Session, data: bytes) -> str:
    sidik = hashlib.sha256(data).hexdigest()
    if s.get(Arsip, sidik) is None:
        s.add(Arsip(sidik=sidik, isi=data))
    return sidik


# --- cells ------------------------------------------------------------------------------------------------------------


def peta(s: Session, formulir_id: str) -> list[SelPeta]:
    """The cells that are filled, by sheet, row and column."""
    query = select(SelTemplat).where(SelTemplat.templat_id == formulir_id, SelTemplat.dihapus.is_(None))
    rows = [SelPeta(r.id, r.lembar, r.sel, r.jenis, r.angka, _rincian(r.rincian)) for r in s.scalars(query)]
    return sorted(rows, key=lambda r: (r.lembar, alamat(r.sel) or (0, 0)))


def _rincian(teks: str) -> dict[str, str]:
    isi = json.loads(teks or "{}")
    return {str(k): str(v) for k, v in isi.items()} if isinstance(isi, dict) else {}


def pasang(s: Session, formulir_id: str, sel: Sequence[SelPeta]) -> None:
    """Map these cells; what the same cell was given before is replaced, ids given are not used.

    Raises LkmError for a cell that no sheet has.
    """
    _ada(s, formulir_id)
    lama = {(p.lembar.casefold(), p.sel): p.id for p in peta(s, formulir_id)}
    for satu_sel in sel:
        tempat = alamat(satu_sel.sel)
        if tempat is None:
            raise LkmError(f"“{satu_sel.sel}” bukan sel.", "Tulis misalnya B7.")
        row_id = lama.get((satu_sel.lembar.casefold(), tempat.teks))
        row = s.get_one(SelTemplat, row_id) if row_id else SelTemplat(id=new_id(), templat_id=formulir_id)
        row.lembar, row.sel = satu_sel.lembar, tempat.teks
        row.jenis, row.angka = satu_sel.jenis, satu_sel.angka
        row.rincian = json.dumps({k: v for k, v in sorted(satu_sel.rincian.items()) if v}, ensure_ascii=False)
        s.add(row)
        lama[(satu_sel.lembar.casefold(), tempat.teks)] = row.id
    s.flush()


def lepas(s: Session, sel_ids: Iterable[str]) -> int:
    """Let cells go; returns how many were mapped."""
    kapan, jumlah = datetime.now().replace(microsecond=0), 0
    for row_id in sel_ids:
        row = s.get(SelTemplat, row_id)
        if row is not None and row.dihapus is None:
            row.dihapus, jumlah = kapan, jumlah + 1
    s.flush()
    return jumlah


def ganti_berkas(s: Session, formulir_id: str, berkas: str, data: bytes,
                 tempat: Mapping[str, tuple[str, str] | None]) -> None:  # fmt: skip
    """Take the form's new file and put its cells where they are there.

    tempat: id of a mapped cell -> sheet and cell in the new file, None to let it go; cells not named stay.
    """
    row = _ada(s, formulir_id)
    row.berkas, row.sidik = berkas, _simpan(s, data)
    ada = {p.id: p for p in peta(s, formulir_id)}
    pindah = [(ada[sel_id], baru) for sel_id, baru in tempat.items() if sel_id in ada]
    lepas(s, [p.id for p, _ in pindah])  # first all away, so that two cells may change places
    baru = [SelPeta("", b[0], b[1], p.jenis, p.angka, p.rincian) for p, b in pindah if b is not None]
    pasang(s, formulir_id, baru)


# --- the Sampah -------------------------------------------------------------------------------------------------------


def buang(s: Session, formulir_id: str) -> None:
    """Move a form to the Sampah; its cells go and come back with it."""
    _ada(s, formulir_id).dihapus = datetime.now().replace(microsecond=0)
    s.flush()


def pulihkan(s: Session, formulir_id: str) -> None:
    """Bring a form back; when its name was given away meanwhile, it gets a number behind it."""
    row = s.get_one(TemplatExcel, formulir_id)
    dipakai = {f.nama.casefold() for f in daftar(s)}
    nama, nomor = row.nama, 1
    while nama.casefold() in dipakai:
        nomor += 1
        nama = f"{row.nama} ({nomor})"
    row.nama, row.dihapus = nama, None
    s.flush()


def terbuang(s: Session) -> list[tuple[str, str, str]]:
    """Id, name and file of every form in the Sampah, newest first."""
    query = select(TemplatExcel).where(TemplatExcel.dihapus.is_not(None)).order_by(TemplatExcel.dihapus.desc())
    return [(row.id, row.nama, row.berkas) for row in s.scalars(query)]
