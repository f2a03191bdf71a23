"""Berita acara of meetings that decide something of their own kind: umum, RKM, rembug, RWT (lkm-siklus.md 5.5, 5.6,
5.8, 5.9 and 1.12). Sources name what each has to state; its wording is ours."""

from __future__ import annotations

from sqlalchemy.orm import Session

from lkm_desktop.documents.berita_acara import Bahan, butir, coret, susun
from lkm_desktop.documents.berita_acara_tanda import orang_diketik
from lkm_desktop.documents.isi import Alinea, Blok, Centang, Isi, KolomIsi, Tabel
from lkm_desktop.documents.pilihan import Pilihan
from lkm_desktop.services.organisasi import get
from lkm_desktop.services.surat import TITIK

_SAH = ("sah_program", "sah_rapb", "sah_renta", "sah_musrenbang")
_SAH_KOTAK = ("Program kerja", "RAPB", "Rencana tahunan (Renta)", "Usulan Musrenbang")
_LPJ = {"diterima": "diterima", "catatan": "diterima dengan catatan", "tidak": "tidak diterima"}


def umum(s: Session, pilihan: Pilihan) -> Isi:
    """Berita acara of any meeting (5.5). Raises LkmError for an unknown meeting, FieldErrors for a date."""
    return susun(s, "ba-umum", pilihan)


def rkm(s: Session, pilihan: Pilihan) -> Isi:
    """BA RKM (5.6): the whole community accepts or refuses, and what it commits itself to. Raises like `umum`."""
    program = str(get(s)["program"] or "")
    return susun(s, "ba-rkm", pilihan, lambda b: _rkm(b, program))


def _rkm(b: Bahan, program: str) -> list[Blok]:
    choice = b.teks("putusan")
    words = choice if choice in ("menerima", "menolak") else "menerima/menolak *)"
    parts: list[Blok] = [b.alinea("putusan", putusan=words, program=b.teks("program") or program or TITIK)]
    if words.endswith("*)"):
        parts.append(coret(b))
    if choice == "menolak":
        return [*parts, b.alinea("alasan", alasan=b.teks("alasan").rstrip(" .") or TITIK * 3)]
    promises: list[str | Alinea] = [
        b.alinea("komitmen_relawan", relawan=_bare(b.teks("relawan"))),
        b.alinea("komitmen_swadaya", swadaya=_bare(b.teks("swadaya"))),
    ]
    if b.ya("tahap", True):
        promises.append(b.alinea("komitmen_tahap"))
    promises += map(_stopped, b.baris("lainnya"))
    return [*parts, b.alinea("komitmen", ikut=True), *butir(promises)]


def _bare(text: str) -> str:
    """Typed words for the end of a sentence, or dots."""
    return text.rstrip(" .") or TITIK


def _stopped(line: str) -> str:
    """A typed point with the full stop that its neighbours have."""
    return line if line.endswith((".", "!", "?")) else f"{line}."


def rembug(s: Session, pilihan: Pilihan) -> Isi:
    """BA rembug warga of an RT, RW or the kelurahan (5.5, 5.8): results and chosen delegates. Raises like `umum`."""
    return susun(s, "ba-rembug", pilihan, _rembug)


def _rembug(b: Bahan) -> list[Blok]:
    parts: list[Blok] = []
    if b.teks("pemandu"):
        parts.append(b.alinea("pemandu_rembug", pemandu=b.teks("pemandu")))
    if b.baris("hasil"):
        parts += [b.alinea("usulan", ikut=True), *butir(b.baris("hasil"))]
    people = [orang_diketik(b.f, line) for line in b.baris("utusan")]
    if people:
        kolom = (KolomIsi("No", lebar_mm=11, rata="tengah"), KolomIsi("Nama utusan", 1.25), KolomIsi("Unsur/Jabatan"))
        rows = tuple((str(n), name, element) for n, (name, element) in enumerate(people, 1))
        parts += [b.alinea("utusan", ikut=True), Tabel(kolom, rows)]
    return parts


def rwt(s: Session, pilihan: Pilihan) -> Isi:
    """BA RWT (5.9, 1.12): the LPJ accepted or not, and what was adopted. Raises like `umum`."""
    return susun(s, "ba-rwt", pilihan, _rwt)


def _rwt(b: Bahan) -> list[Blok]:
    choice = b.teks("lpj")
    words = _LPJ.get(choice, "diterima/diterima dengan catatan/tidak diterima *)")
    parts: list[Blok] = [b.alinea("lpj", lpj=words, tahun_lpj=b.teks("tahun_lpj") or TITIK[:10])]
    if choice not in _LPJ:
        parts.append(coret(b))
    notes = b.baris("catatan")
    if notes:
        parts += [b.alinea("catatan", ikut=True), *butir(notes)]
    year = b.teks("tahun_rencana") or TITIK[:10]
    adopted: list[str | Alinea] = [b.alinea(key, tahun_rencana=year) for key in _SAH if b.ya(key)]
    adopted += map(_stopped, b.baris("sah_lain"))
    boxes: list[Blok] = [Centang(_SAH_KOTAK)]
    return [*parts, b.alinea("sahkan", ikut=True), *(butir(adopted) or boxes)]
