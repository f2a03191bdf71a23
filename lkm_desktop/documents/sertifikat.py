"""Certificates: one lying page for each person, plain and fit for a black and white printer; the topics on its back."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from lkm_desktop.documents.belajar_bantu import hari_ini
from lkm_desktop.documents.fonts import clean_line, typeface
from lkm_desktop.documents.gaya import Gaya
from lkm_desktop.documents.isi import Kertasnya
from lkm_desktop.documents.kop import Kop, kop_bagian
from lkm_desktop.documents.office import kop_of, lurah, place_and_date
from lkm_desktop.documents.page import MM, Bagian, Naskah, Tepi, ruang
from lkm_desktop.documents.sertifikat_bingkai import Bingkai, bagi_ruang, baris_tengah, nama_bagian, pemisah
from lkm_desktop.documents.sheet import Kolom, Susunan, Tabel, arrange, paint
from lkm_desktop.documents.signature import Penanda, tanda_bagian
from lkm_desktop.format import tanggal_pendek
from lkm_desktop.services import pelatihan_sesi, sertifikat
from lkm_desktop.services.organisasi import Kantor, kantor, penanda
from lkm_desktop.services.sertifikat import Asal, Terbit, rentang
from lkm_desktop.services.surat import TITIK, isian_kantor
from lkm_desktop.services.templat import Susunan as Kalimat
from lkm_desktop.services.templat import susunan

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from lkm_desktop.documents.paper import Kertas
    from lkm_desktop.documents.pilihan import Pilihan

#: where the topics stand (field `topik`); "" is on the back when there are more than so many
DEPAN, BELAKANG, TANPA = "depan", "belakang", "tanpa"
_DEPAN_PALING = 5
#: how much everything is reduced until a page holds it
_SKALA = (1.0, 0.94, 0.88, 0.82, 0.76, 0.7)
#: longest topics on the front, in letters
_TOPIK_PALING = 320
CONTOH = "Belum ada sertifikat yang diterbitkan; ini bentuknya. Terbitkan dahulu di halaman Sertifikat."


@dataclass(frozen=True)
class _Bahan:
    """What every certificate of a batch has in common."""

    s: Session
    kantor: Kantor
    asal: Asal
    pilihan: Pilihan
    kata: Kalimat
    kop: Kop | None
    topik: str

    @property
    def nilai(self) -> dict[str, str]:
        return dict(self.pilihan.isian)


def buat(s: Session, pilihan: Pilihan, kertas: Kertas) -> Kertasnya:
    """The certificates given for `subjek`: a year of KBK ("2026", this year without one), a training (its id, code
    or name), or of one person only ("2026/<orang>"). One empty form while none was given. Raises LkmError for an
    unknown training."""
    subject, _, person = (pilihan.subjek or str(hari_ini(pilihan).year)).partition("/")
    subject = subject if len(subject) == 4 and subject.isdigit() else pelatihan_sesi.cari(s, subject)
    office, source = kantor(s), sertifikat.asal(s, subject)
    b = _Bahan(s, office, source, pilihan, susunan(s, "sertifikat"), _kop(office, pilihan), _topik(source, pilihan))
    given = sertifikat.terbit(s, subject, person)
    note = "" if given else CONTOH
    frame = _frame(kertas, pilihan)
    tepi, judul = frame.tepi, f"Sertifikat {source.nama}"
    people = given or (Terbit("", "", "", TITIK, hari_ini(pilihan), None),)
    backs = [_back(b, one, frame) if b.topik == BELAKANG and one.pelajaran else None for one in people]
    pages = len(people) + sum(back[1].jumlah for back in backs if back)
    naskah = Bingkai(kertas, tepi, judul, judul, pages, office.lembaga, frame=frame.garis, latihan=office.latihan)
    for one, back in zip(people, backs, strict=True):
        naskah.buka_halaman()
        y = naskah.atas
        for part in _front(b, one, naskah):
            part.gambar(naskah, y)
            y -= part.tinggi
        if back:
            paint(naskah, *back)
    return Kertasnya(naskah.selesai(), pages, note)


@dataclass(frozen=True)
class _Rangka:
    """garis: millimetres from the edges to the frame · tepi: to the text inside it · lebar, tinggi: of that, points."""

    garis: Tepi
    tepi: Tepi
    lebar: float
    tinggi: float


def _frame(kertas: Kertas, pilihan: Pilihan) -> _Rangka:
    line = pilihan.tepi.wajar() if pilihan.tepi else Tepi(12, 12, 12, 12)
    side = 20 if pilihan.tepi is None else 12
    text = Tepi(line.kiri + side, line.kanan + side, line.atas + 7, line.bawah + 8)
    return _Rangka(line, text, kertas.lebar - (text.kiri + text.kanan) * MM,
                   kertas.tinggi - (text.atas + text.bawah) * MM)


def _kop(office: Kantor, pilihan: Pilihan) -> Kop | None:
    """The letterhead without its address."""
    found = kop_of(office, pilihan)
    return replace(found, baris=found.baris[: found.nama + 2]) if found is not None and found.baris else found


def _topik(source: Asal, pilihan: Pilihan) -> str:
    """Where the topics go."""
    wanted = dict(pilihan.isian).get("topik", "")
    if wanted in (DEPAN, BELAKANG, TANPA):
        return wanted
    long = sum(len(p.nama) for p in source.pelajaran) > _TOPIK_PALING
    return BELAKANG if len(source.pelajaran) > _DEPAN_PALING or long else DEPAN


# --- front ----------------------------------------------------------------------------------------------------------


def _front(b: _Bahan, one: Terbit, naskah: Naskah) -> list[Bagian]:
    """The pieces of the front with the spare height shared out between them, as large as they fit."""
    for scale in _SKALA:
        groups = _groups(b, one, naskah.lebar, scale)
        if sum(part.tinggi for group in groups for part in group) <= naskah.isi - 8 * (len(groups) - 1):
            break
    return bagi_ruang(groups, naskah.isi)


def _groups(b: _Bahan, one: Terbit, lebar: float, scale: float) -> list[list[Bagian]]:
    hours = one.jpl or (b.asal.jpl if b.asal.tahun is None else None)
    given = {**isian_kantor(b.kantor), "kegiatan": b.asal.nama, "tahun": str(b.asal.tahun or ""),
             "masa": rentang(b.asal.mulai, b.asal.selesai), "jpl": _hours(hours),
             "topik": "; ".join(p.nama for p in one.pelajaran)}  # fmt: skip
    said = b.kata("kbk" if b.asal.tahun is not None else "pelatihan", **given).rstrip(" .,")
    end = b.kata("jpl" if hours else "tanpa_jpl", **given)
    text = lebar * 0.9
    groups = [
        [*baris_tengah(b.kata("judul", **given), "serif-tebal", 34 * scale, lebar), pemisah(lebar, scale),
         *baris_tengah(f"Nomor: {one.nomor}", "biasa", 11.5 * scale, lebar)],
        [*baris_tengah(b.kata("kepada", **given), "serif-miring", 14 * scale, lebar),
         *nama_bagian(one.nama, 30 * scale, lebar * 0.86)],
        baris_tengah(f"{said}, {end}" if end else said, "serif", 14 * scale, text),
        tanda_bagian(_signers(b, one), place_and_date(b.kantor, one.tanggal), lebar,
                     Gaya(max(10.0, 11.5 * scale), 1 if scale > 0.9 else 2)),
    ]  # fmt: skip
    if b.topik == DEPAN and one.pelajaran:
        groups[2] = [*groups[2], ruang(5 * scale),
                     *baris_tengah(b.kata("topik", **given), "serif", 12 * scale, text)]
    head = kop_bagian(b.kop, lebar, kecil=scale < 0.9)
    return [head, *groups] if head else groups


def _hours(jpl: float | None) -> str:
    return f"{jpl:g}".replace(".", ",") if jpl else TITIK


def _signers(b: _Bahan, one: Terbit) -> tuple[Penanda, ...]:
    if b.pilihan.penanda == "tanpa":
        return ()
    (title, chair), _ = penanda(b.s, one.tanggal)
    guide = Penanda("Pemandu", b.nilai.get("pemandu", "").strip() or b.asal.pemandu)
    own = (Penanda(title, chair), guide)
    return (*own, replace(lurah(b.kantor), letak="tengah")) if b.pilihan.penanda == "lurah" else own


# --- back -----------------------------------------------------------------------------------------------------------


def _back(b: _Bahan, one: Terbit, frame: _Rangka) -> tuple[Tabel, Susunan]:
    """What the person learnt, as a table."""
    no, day, hours = 12 * MM, 30 * MM, 18 * MM
    kolom = (Kolom("No", no, "tengah"), Kolom("Materi", frame.lebar - no - day - hours),
             Kolom("Tanggal", day, "tengah"), Kolom("JPL", hours, "tengah"))
    rows = [(str(n), p.nama, tanggal_pendek(p.tanggal) if p.tanggal else "", str(p.jpl or ""))
            for n, p in enumerate(one.pelajaran, 1)]
    total = sum(p.jpl or 0 for p in one.pelajaran)
    tail = [_total(f"Jumlah: {total} JPL")] if total else []
    tabel = Tabel(kolom, 11.0, 7 * MM)
    return tabel, arrange(tabel, rows, frame.tinggi, _back_head(b, one, frame.lebar), tail)


def _back_head(b: _Bahan, one: Terbit, lebar: float) -> list[Bagian]:
    """Title, and whose certificate it belongs to."""
    name = " · ".join(part for part in (one.nama, f"Nomor {one.nomor}", b.kantor.lembaga) if part)
    return [*baris_tengah(b.kata("belakang", **isian_kantor(b.kantor)), "serif-tebal", 18, lebar), ruang(4),
            *baris_tengah(name, "biasa", 10.5, lebar), ruang(8)]


def _total(text: str) -> Bagian:
    def draw(naskah: Naskah, atas: float) -> None:
        naskah.teks_kanan(naskah.kanan, atas - 14, clean_line(text), typeface("tebal"), 11)

    return Bagian(20, draw)
