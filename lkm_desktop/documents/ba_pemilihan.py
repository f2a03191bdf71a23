"""Berita acara that name people: election of the koordinator (lkm-siklus.md 5.7, F6d) and the forming of a team or
committee (5.5, 5.12). Who is elected is typed, or follows from the typed votes."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy.orm import Session

from lkm_desktop.documents.berita_acara import Bahan, butir, coret, susun
from lkm_desktop.documents.berita_acara_tanda import unsur_dari
from lkm_desktop.documents.isi import Alinea, Blok, Isi, KolomIsi, Tabel
from lkm_desktop.documents.pilihan import Pilihan
from lkm_desktop.errors import FieldErrors
from lkm_desktop.format import digits
from lkm_desktop.services import fakta_ba
from lkm_desktop.services.fakta_rapat import angka_kata
from lkm_desktop.services.surat import TITIK, kolom_baris

_EMPTY_ROWS = 5
_WAYS = {"musyawarah": "secara musyawarah mufakat", "suara": "melalui pemungutan suara"}
_EITHER_WAY = "secara musyawarah mufakat/melalui pemungutan suara *)"


@dataclass(frozen=True)
class Calon:
    """One candidate; suara: None when no votes were typed."""

    nama: str
    suara: int | None


def koordinator(s: Session, pilihan: Pilihan) -> Isi:
    """BA pemilihan koordinator. Raises LkmError for an unknown meeting, FieldErrors for votes that are none."""
    return susun(s, "ba-koordinator", pilihan, _koordinator, _too_many_votes)


def _too_many_votes(b: Bahan) -> str:
    """A warning when more votes are typed than members came; "" while that is not known."""
    kuorum, spoilt = b.f.roll.kuorum, digits(b.teks("tidak_sah"))
    there = kuorum.hadir if kuorum else b.f.roll.hitung.hadir
    votes = sum(c.suara or 0 for c in calon(b.baris("calon"))) + int(spoilt or 0)
    if not there or votes <= there:
        return ""
    return f"Suara seluruhnya {votes}, padahal yang hadir {there} {'anggota' if kuorum else 'orang'}. Periksa lagi."


def _koordinator(b: Bahan) -> list[Blok]:
    found = calon(b.baris("calon"))
    voted = any(c.suara is not None for c in found)
    way = _WAYS.get(b.teks("cara") or ("suara" if voted else ""), _EITHER_WAY)
    parts: list[Blok] = [b.alinea("cara_pilih", cara_pilih=way)]
    if way.endswith("*)"):
        parts.append(coret(b))
    if found:
        parts += [b.alinea("calon" if voted else "calon_saja", ikut=True), _candidates(found, voted)]
    if voted:
        spoilt = digits(b.teks("tidak_sah"))
        valid = sum(c.suara or 0 for c in found)
        parts.append(b.alinea(
            "suara", suara_sah=angka_kata(valid), suara_tidak_sah=angka_kata(int(spoilt)) if spoilt else TITIK[:10],
        ))
    elected = b.teks("koordinator") or terbanyak(found)
    parts.append(b.alinea("terpilih", koordinator=elected or TITIK, masa_bakti=b.teks("masa_bakti") or TITIK))
    if b.teks("sekretaris"):
        parts.append(b.alinea("sekretaris", sekretaris=b.teks("sekretaris")))
    return parts


def calon(lines: list[str]) -> list[Calon]:
    """Typed candidates "nama | suara". Raises FieldErrors (key `calon`) for votes that are no number."""
    found = []
    for line in lines:
        name, votes = kolom_baris(line, 2)
        number = votes.removesuffix("suara").strip()
        if number and not (number.isascii() and number.isdigit()):
            raise FieldErrors({"calon": f"“{votes[:30]}” bukan jumlah suara. Tulis misalnya {name[:30]} | 7."})
        found.append(Calon(name, int(number[:9]) if number else None))
    return found


def terbanyak(found: list[Calon]) -> str:
    """The candidate with the most votes; "" when nobody has votes or two have as many."""
    most = max((c.suara or 0 for c in found), default=0)
    names = [c.nama for c in found if c.suara == most]
    return names[0] if most and len(names) == 1 else ""


def _candidates(found: list[Calon], voted: bool) -> Tabel:
    kolom = [KolomIsi("No", lebar_mm=11, rata="tengah"), KolomIsi("Nama calon")]
    kolom += [KolomIsi("Perolehan suara", lebar_mm=46, rata="tengah")] if voted else []
    rows = (
        (str(n), c.nama, *([angka_kata(c.suara) if c.suara is not None else "-"] if voted else []))
        for n, c in enumerate(found, 1)
    )
    return Tabel(tuple(kolom), tuple(rows))


def tim(s: Session, pilihan: Pilihan) -> Isi:
    """BA pembentukan tim/panitia: its name, members with unsur, tasks, term. Raises like `koordinator`."""
    typed = dict(pilihan.isian).get("tim", "") or fakta_ba.isian(s, "ba-tim", pilihan.rapat_id).get("tim", "")
    name = " ".join(typed.split())
    return susun(s, "ba-tim", pilihan, lambda b: _tim(b, name or TITIK), tim_besar=name.upper() or f"TIM {TITIK}")


def _tim(b: Bahan, name: str) -> list[Blok]:
    rows = []
    for n, line in enumerate(b.baris("anggota"), 1):
        person, position, element = kolom_baris(line, 3)
        rows.append((str(n), person, position or "Anggota", element or unsur_dari(b.f, person)))
    kolom = (KolomIsi("No", lebar_mm=11, rata="tengah"), KolomIsi("Nama", 1.25),
             KolomIsi("Jabatan dalam tim", lebar_mm=42), KolomIsi("Unsur"))
    table = Tabel(kolom, tuple(rows), 0 if rows else 9, 0 if rows else _EMPTY_ROWS, 1)
    parts: list[Blok] = [b.alinea("bentuk", ikut=True, tim=name), table]
    if b.baris("tugas"):
        parts += [b.alinea("tugas", ikut=True, tim=name), *butir(b.baris("tugas"))]
    term: list[Alinea] = [b.alinea("masa", tim=name, masa_tugas=b.teks("masa_tugas").rstrip(".") or TITIK)]
    return [*parts, *term]
