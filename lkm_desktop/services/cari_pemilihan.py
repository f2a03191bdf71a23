"""Finding an election, or RTs of one, by what a person calls it: for papers asked for by a page or without a window."""

from __future__ import annotations

from sqlalchemy.orm import Session

from lkm_desktop.domain import Pemilihan, PemilihanRT
from lkm_desktop.errors import LkmError
from lkm_desktop.services import pemilihan
from lkm_desktop.services.pemilihan_baris import BarisRT, ambil_rt, baris_rt


def cari_pemilihan(s: Session, subjek: str) -> Pemilihan | None:
    """The election of that id or of an id of one of its rows, by its name or a part of it that only one has; "" is the
    newest, None when there is none yet. Raises LkmError when none or several fit."""
    text = " ".join(subjek.split())
    known = pemilihan.daftar(s)
    if not text:
        return pemilihan.satu(s, known[0].id) if known else None
    if s.get(Pemilihan, text) is not None:
        return pemilihan.satu(s, text)
    row = s.get(PemilihanRT, text)
    if row is not None and row.dihapus is None:
        return pemilihan.satu(s, row.pemilihan_id)
    fitting = [one for one in known if one.nama.lower() == text.lower()] or [
        one for one in known if text.lower() in one.nama.lower()]
    if len(fitting) != 1:
        names = ", ".join(f"“{one.nama}”" for one in known[:5])
        what = f"Pemilihan “{text}” tidak ditemukan." if not fitting else f"Ada {len(fitting)} pemilihan “{text}”."
        raise LkmError(what, f"Yang ada: {names}." if names else "Buat pemilihan dulu.")
    return pemilihan.satu(s, fitting[0].id)


def cari_rt(s: Session, subjek: str) -> tuple[Pemilihan | None, tuple[BarisRT, ...]]:
    """(election, its rows that are meant): the one row of that id or name ("RT 03 RW 01", in the newest election), or
    all rows of the election found by `cari_pemilihan`. Raises LkmError like it."""
    row = s.get(PemilihanRT, subjek.strip()) if subjek.strip() else None
    if row is not None and row.dihapus is None:
        return pemilihan.satu(s, row.pemilihan_id), (ambil_rt(s, row.id),)
    newest = cari_pemilihan(s, "")
    if newest is not None and subjek.strip():
        named = [r for r in baris_rt(s, newest.id) if r.sebutan.lower() == " ".join(subjek.lower().split())]
        if named:
            return newest, (named[0],)
    found = cari_pemilihan(s, subjek)
    return found, baris_rt(s, found.id) if found is not None else ()
