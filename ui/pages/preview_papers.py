"""Requests for the papers of documents.DOKUMEN: a page names the paper and what it is about, nothing more."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from lkm_desktop.documents import DOKUMEN
from lkm_desktop.documents.paper import TEPI_DAFTAR, TEPI_NASKAH
from lkm_desktop.documents.pilihan import Pilihan
from lkm_desktop.format import nama_berkas
from ui.pages.preview_request import TABLE, Request

if TYPE_CHECKING:
    from lkm_desktop.documents.isi import Kertasnya
    from lkm_desktop.services.dokumen import Cetakan
    from ui.context import Context

_PROSE = ("kertas", "arah", "ukuran", "tepi", "kop", "kop_semua", "penanda", "meterai", "satu_halaman", "papan")
_SHEET = ("kertas", "arah", "ukuran", "tepi", "kop", "kop_semua", "penanda", "zigzag", "baris_kosong")
_OPTIONS = {
    "daftar-hadir": (*_SHEET, "tanda", "kolom_lp", "kolom_miskin", "per_rt"),
    "daftar-hadir-kosong": (*_SHEET, "kolom_lp", "kolom_miskin"),
    "rekap-kehadiran": TABLE,
    **dict.fromkeys(("rekap-partisipasi", "jadwal-siklus", "buku-siklus"), TABLE),
    "agenda-rapat": TABLE,
    "halaman-uji": ("kertas", "arah"),
    "kartu-relawan": ("kertas", "penanda"),
    "jadwal-piket": TABLE,
    "sertifikat": ("kertas", "kop"),
    "kalender-kbk": ("kertas", "arah", "tepi", "kop"),
    "agenda-kbk": TABLE,
}


def label(key: str, word: str = "LKM") -> str:
    """What a paper, or an entry of the log, is called; `word` is the office's own for the body."""
    if key in DOKUMEN:
        return DOKUMEN[key].label.replace("LKM", word)
    if key.endswith("-lengkap"):
        return f"{label(key.removesuffix('-lengkap'), word)} (data lengkap)"
    if key.startswith("ekspor-"):
        return f"Excel {key.removeprefix('ekspor-').replace('-', ' ')}"
    return key.replace("-", " ").replace("_", " ").capitalize()


def request(
    ctx: Context, key: str, *, rapat_id: str = "", subjek: str = "", naskah_id: str = "", name: str = "",
    day: date | None = None,
) -> Request:  # fmt: skip
    """One paper: of a meeting, of a subject (a decision, a person), one begun before, or a new one."""
    words, kind = label(key, ctx.office.istilah), DOKUMEN[key]
    start = Pilihan(rapat_id=rapat_id, subjek=subjek, naskah_id=naskah_id, kertas=kind.kertas)
    return Request(
        title=f"{words}: {name}" if name else words,
        kind=key,
        file_name=nama_berkas(f"{words} {name}", day or date.today(), akhiran=".pdf"),
        draw=partial(_draw, ctx, key),
        start=kind.lengkapi(start),
        options=options(key),
        paper=key,
        name=name,
        day=day,
        margins=TEPI_NASKAH if kind.word else TEPI_DAFTAR,
    )


def options(key: str) -> tuple[str, ...]:
    """The settings that concern a paper."""
    return _PROSE if DOKUMEN[key].word else _OPTIONS.get(key, (*TABLE, "papan"))


def archived(ctx: Context, entry: Cetakan) -> Request:
    """The very file of a log entry."""
    words = label(entry.jenis, ctx.office.istilah)
    name = entry.judul if entry.judul and entry.judul != words else ""
    version = f" versi {entry.versi}" if entry.versi else ""
    return Request(
        title=f"{words}{version}: {name}" if name and not name.startswith(words) else (name or words) + version,
        kind=f"arsip/{entry.jenis}",
        file_name=nama_berkas(words + version + " " + name.removeprefix(words).strip(" :"), entry.waktu.date(),
                              akhiran=".pdf"),
        draw=partial(_archived, ctx, entry.id),
        start=Pilihan(rapat_id=entry.rapat_id or "", naskah_id=entry.naskah_id or ""),
        options=(),
        archived=entry.id,
    )


def _draw(ctx: Context, key: str, choice: Pilihan) -> Kertasnya:
    from lkm_desktop import documents

    with ctx.read() as s:
        return documents.make_paper(s, key, choice)


def _archived(ctx: Context, entry_id: str, choice: Pilihan) -> bytes:
    from lkm_desktop.services import dokumen

    with ctx.read() as s:
        return dokumen.berkas(s, entry_id)
