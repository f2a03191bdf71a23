"""Lembar sesi KBK: what one session learnt and decided, or a blank sheet to fill in by hand (lkm-siklus.md 4.4)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from lkm_desktop.documents.belajar_bantu import hari_ini
from lkm_desktop.documents.isi import Alinea, Blok, Fakta, Isi, Isian, Judul, KolomIsi, SubJudul, Tabel, Tanda
from lkm_desktop.documents.office import kop_of, meeting_code, place_and_date, printed_on
from lkm_desktop.documents.pilihan import Pilihan
from lkm_desktop.documents.signature import Penanda
from lkm_desktop.documents.surat_bantu import alinea_isi
from lkm_desktop.domain.belajar import DANA
from lkm_desktop.format import hari_tanggal, jam_rentang, tanggal_pendek
from lkm_desktop.services import kbk, topik
from lkm_desktop.services.buku_tindak_lanjut import BarisTindakLanjut
from lkm_desktop.services.organisasi import Kantor, kantor, penanda
from lkm_desktop.services.rapat import get_rapat
from lkm_desktop.services.roll import roll
from lkm_desktop.services.surat import TITIK, isian_kantor
from lkm_desktop.services.templat import susunan

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

_RTL = (
    KolomIsi("No", lebar_mm=10, rata="tengah"), KolomIsi("Apa", 2), KolomIsi("Siapa", lebar_mm=40),
    KolomIsi("Kapan", lebar_mm=26, rata="tengah"),
)
_LALU = (*_RTL, KolomIsi("Keadaan", lebar_mm=32))
#: lines to write on where nothing was entered
_GARIS = 3


def isi(s: Session, pilihan: Pilihan) -> Isi:
    """The sheet of the meeting `rapat_id`; without one, a form. Raises LkmError for an unknown meeting."""
    office, words = kantor(s), susunan(s, "lembar-sesi-kbk")
    given = isian_kantor(office)
    meeting: dict[str, Any] = get_rapat(s, pilihan.rapat_id) if pilihan.rapat_id else {}
    beside = kbk.ambil(s, pilihan.rapat_id) if meeting else {}
    names = topik.nama_topik(s)
    topic = names.get(beside.get("topik_id") or "", "")
    rows, before = _follow_ups(s, meeting, beside)
    blok: list[Blok] = [
        Judul(words("judul", **given), bawah=topic or str(meeting.get("judul") or "")),
        Fakta(_facts(s, office, meeting, beside, pilihan)),
        *_part("Pokok bahasan", beside.get("pokok_bahasan")), *_part("Hasil/kesimpulan", beside.get("hasil")),
        SubJudul("Rencana tindak lanjut"), _table(_RTL, [_cells(n, row) for n, row in enumerate(rows, 1)]),
    ]  # fmt: skip
    if before or not meeting:
        last = [(*_cells(n, row), row.status) for n, row in enumerate(before, 1)]
        blok += [SubJudul("Tindak lanjut sesi yang lalu"), _table(_LALU, last, 2)]
    elif beside.get("lanjut_dari_id"):
        blok += [SubJudul("Tindak lanjut sesi yang lalu"), Alinea(words("tanpa_lalu", **given), "tanpa_lalu")]
    blok.append(Tanda(_signers(s, office, meeting, beside, pilihan), _place(office, meeting)))
    name = topic or str(meeting.get("judul") or "kosong")
    code = meeting_code(meeting["nomor"], pilihan.rapat_id) if meeting else ""
    return Isi(f"Lembar sesi KBK {name}", tuple(blok), kop_of(office, pilihan), "Lembar sesi KBK", code,
               printed_on(office, pilihan), office.lembaga)


def _place(office: Kantor, meeting: dict[str, Any]) -> str:
    return place_and_date(office, meeting["tanggal"]) if meeting else f"{office.tempat_surat}, {TITIK}"


def _facts(s: Session, office: Kantor, m: dict[str, Any], beside: dict[str, Any],
           pilihan: Pilihan) -> tuple[tuple[str, str], ...]:  # fmt: skip
    """The head of the sheet; what is not known stays a dotted line."""
    known = {t.id: t for t in topik.daftar(s)}.get(beside.get("topik_id") or "")
    hours = jam_rentang(m.get("jam_mulai"), m.get("jam_selesai"), office.zona) if m.get("jam_mulai") else ""
    jpl = f"{beside['jpl']} JPL" if beside.get("jpl") else ""
    return (
        ("Hari/tanggal", hari_tanggal(m["tanggal"]) if m else ""), ("Waktu", ", ".join(x for x in (hours, jpl) if x)),
        ("Tempat", m.get("tempat") or ""), ("Topik", topik.nama_topik(s).get(beside.get("topik_id") or "", "")),
        ("Nilai", known.nilai_kata if known else ""), ("Metode", beside.get("metode") or ""),
        ("Pemandu", beside.get("pemandu") or ""), ("Narasumber", beside.get("narasumber") or ("-" if m else "")),
        ("Sumber biaya", dict(DANA).get(beside.get("dana") or "", "")), ("Bahan/materi", beside.get("bahan") or ""),
        ("Peserta", _participants(s, pilihan) if m else ""),
    )  # fmt: skip


def _participants(s: Session, pilihan: Pilihan) -> str:
    """ "24 orang: 11 laki-laki, 13 perempuan"; nothing while nobody was recorded. Poor people only in the full copy."""
    counts = roll(s, pilihan.rapat_id).hitung
    if not counts.hadir:
        return ""
    poor = f", {counts.miskin} miskin" if not pilihan.papan else ""
    return f"{counts.hadir} orang: {counts.l} laki-laki, {counts.p} perempuan{poor}"


def _part(judul: str, text: str | None) -> list[Blok]:
    """A heading and its text, or lines to write on."""
    return [SubJudul(judul), *(alinea_isi(text) if text else [Isian("", _GARIS)])]


def _follow_ups(s: Session, meeting: dict[str, Any], beside: dict[str, Any]) -> tuple[
    tuple[BarisTindakLanjut, ...], tuple[BarisTindakLanjut, ...]
]:  # fmt: skip
    """Those of this session, and of the one it goes on with."""
    if not meeting:
        return (), ()
    found = kbk.rtl_per_sesi(s, meeting["tanggal"])
    return found.get(meeting["id"], ()), found.get(beside.get("lanjut_dari_id") or "", ())


def _cells(number: int, row: BarisTindakLanjut) -> tuple[str, str, str, str]:
    return str(number), row.isi, row.penanggung_jawab, tanggal_pendek(row.tenggat) if row.tenggat else ""


def _table(kolom: tuple[KolomIsi, ...], rows: Sequence[tuple[str, ...]], kosong: int = 3) -> Tabel:
    """The rows, or so many empty ones to write in; the form fits a page of A4 with them."""
    return Tabel(kolom, tuple(rows), 0 if rows else 8, 0 if rows else kosong, 1)


def _signers(s: Session, office: Kantor, meeting: dict[str, Any], beside: dict[str, Any],
             pilihan: Pilihan) -> tuple[Penanda, ...]:  # fmt: skip
    if pilihan.penanda == "tanpa":
        return ()
    (chair_title, chair), _ = penanda(s, meeting["tanggal"] if meeting else hari_ini(pilihan))
    guide = Penanda("Pemandu", beside.get("pemandu") or "")
    return (Penanda(chair_title, chair, "Mengetahui,"), guide, Penanda("Notulis", meeting.get("notulis") or ""))
