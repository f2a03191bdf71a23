"""What goes into a package for the korkot: personal data only as chosen, and which papers of the period.

Attachments never go in: they are scans with signatures, and large. A paper that is final goes as it was made final;
one that was printed as it was printed last; the others are made from today's data by whoever builds the package. A
berita acara that nobody has begun is not made up: its lack is told by `services.kelengkapan`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date

from sqlalchemy.orm import Session

from lkm_desktop.format import nama_berkas, tanggal_pendek
from lkm_desktop.services import kbk, pemilihan, siklus
from lkm_desktop.services.berkas_siklus import SUBJEK
from lkm_desktop.services.berkas_siklus import nama_berkas as nama_kertas
from lkm_desktop.services.bukti_rapat import RapatBukti, rapat_antara
from lkm_desktop.services.paket_manifes import MAP_BERKAS
from lkm_desktop.services.paket_sumber import Sumber
from lkm_desktop.services.papan import SELESAI, papan
from lkm_desktop.services.rekap.isi import Baris, Rekap
from lkm_desktop.services.rekap.periode import Periode

#: kinds of papers that may go in, in the order of the page
KELOMPOK_KERTAS = (
    ("daftar_hadir", "Daftar hadir"), ("notulen", "Notulen"), ("berita_acara", "Berita acara"),
    ("siklus", "Kertas siklus"), ("pemilihan", "Kertas pemilihan"), ("belajar", "Lembar sesi KBK"),
)  # fmt: skip
#: personal data that may go in: field of PilihanPaket, words
PRIBADI = (
    ("nik", "NIK anggota dan relawan"), ("hp", "Nomor HP"), ("miskin", "Keadaan miskin tiap orang"),
    ("nama_relawan", "Nama relawan"),
)  # fmt: skip
#: papers that name nobody but their signers; all others stay out when names were not chosen
_TANPA_NAMA = ("rekap-partisipasi",)
_HP, _MISKIN = (("R1", "hp"), ("R3", "hp")), (("R2", "miskin"), ("R4", "miskin"))


@dataclass(frozen=True)
class PilihanPaket:
    """What the secretary chose. kertas: keys of KELOMPOK_KERTAS."""

    nik: bool = False
    hp: bool = True
    miskin: bool = True
    nama_relawan: bool = True
    kertas: tuple[str, ...] = tuple(key for key, _ in KELOMPOK_KERTAS)

    def memuat(self, kertas: KertasPaket) -> bool:
        """Whether a paper goes in: its kind was chosen, and so were the names that it holds."""
        return kertas.kelompok in self.kertas and (self.nama_relawan or kertas.kunci in _TANPA_NAMA)

    def catatan(self) -> dict[str, object]:
        """As manifest and log keep it."""
        return {**asdict(self), "kertas": list(self.kertas)}


@dataclass(frozen=True)
class KertasPaket:
    """One paper of the package. nama: inside the .zip · kunci: of `documents.DOKUMEN` · dokumen_id: the archived file
    that is taken as it is, "" when it is to be made · naskah_id: what was typed for it, "" for nothing."""

    kelompok: str
    nama: str
    label: str
    kunci: str
    rapat_id: str = ""
    subjek: str = ""
    naskah_id: str = ""
    dokumen_id: str = ""


# --- personal data --------------------------------------------------------------------------------------------------


def saring(rekap: Rekap, pilihan: PilihanPaket) -> Rekap:
    """The recap with only the personal data that was chosen; counts of people stay, whoever they are."""
    sheets = {kode: [dict(row) for row in rows] for kode, rows in rekap.lembar.items()}
    if not pilihan.hp:
        _kosongkan(sheets, _HP)
    if not pilihan.miskin:
        _kosongkan(sheets, _MISKIN)
    if not pilihan.nama_relawan:
        _kosongkan(sheets, (("R4", "nama"),))
    if not pilihan.nik:
        _kosongkan(sheets, (("R2", "nik"), ("R4", "nik")))
    return replace(rekap, lembar=sheets)


def _kosongkan(sheets: dict[str, list[Baris]], cells: Iterable[tuple[str, str]]) -> None:
    for kode, key in cells:
        for row in sheets.get(kode, ()):
            if key in row:
                row[key] = None


# --- papers ---------------------------------------------------------------------------------------------------------


def kertas(s: Session, periode: Periode, sampai: date, *, lengkap: bool = False) -> tuple[KertasPaket, ...]:
    """Every paper of the period that can go in, oldest first; the user then chooses kinds of them.

    lengkap: NIK was chosen, so papers printed with private data may go as they are.
    """
    begin, end = periode.mulai, periode.batas(sampai)
    finder = _Pencari(s, lengkap)
    found = [one for meeting in rapat_antara(s, begin, end) for one in finder.rapat(meeting)]
    found += [*finder.siklus(periode, end), *finder.pemilihan(begin, end)]
    return _bernama_lain(found)


def _bernama_lain(found: Sequence[KertasPaket]) -> tuple[KertasPaket, ...]:
    """Every name once; file systems of Windows know no capitals."""
    taken: set[str] = set()
    made = []
    for one in found:
        name, number = one.nama, 1
        while name.lower() in taken:
            number += 1
            name = one.nama.removesuffix(".pdf") + f"-{number}.pdf"
        taken.add(name.lower())
        made.append(replace(one, nama=name))
    return tuple(made)


class _Pencari:
    """Looks up which papers exist; one for each gathering."""

    def __init__(self, s: Session, lengkap: bool) -> None:
        self.s = s
        self.sumber = Sumber(s, lengkap=lengkap)

    # meetings

    def rapat(self, m: RapatBukti) -> list[KertasPaket]:
        """The papers of one meeting: roll, minutes, every berita acara that was begun, the sheet of a KBK session."""
        found = []
        if m.daftar:
            found.append(self._kertas("daftar_hadir", "daftar-hadir", m))
        if m.notulen:
            found.append(self._kertas("notulen", "notulen", m))
        found += [self._kertas("berita_acara", kind, m) for kind in self.sumber.berita_acara(m.id)]
        if self.sumber.belajar(m.id):
            found.append(self._kertas("belajar", kbk.LEMBAR, m))
        return found

    def _kertas(self, kelompok: str, kunci: str, m: RapatBukti) -> KertasPaket:
        words = nama_kertas(kunci)
        sheet, kept = self.sumber.cari(kunci, rapat_id=m.id)
        return KertasPaket(
            kelompok, _berkas(m.tanggal, words, m.judul), f"{words} {tanggal_pendek(m.tanggal)}, {m.judul}", kunci,
            rapat_id=m.id, naskah_id=sheet, dokumen_id=kept,
        )  # fmt: skip

    # siklus and election

    def siklus(self, periode: Periode, akhir: date) -> list[KertasPaket]:
        """Participation of each siklus that ran in the period, the report of each stage that ended in it, and what
        else of its papers is final or was printed in it."""
        found = []
        for one in siklus.daftar(self.s):
            if one.mulai > akhir or (one.selesai is not None and one.selesai < periode.mulai):
                continue
            found.append(self._subjek("siklus", "rekap-partisipasi", one.id, one.nama, akhir))
            for stage in papan(self.s, one.id, akhir).tahap:
                done = stage.keadaan == SELESAI and stage.selesai is not None
                if done and stage.selesai is not None and periode.mulai <= stage.selesai <= akhir:
                    found.append(self._subjek("siklus", "laporan-tahap", stage.id, stage.nama, stage.selesai))
                found += self._terarsip("siklus", stage.id, stage.nama, periode.mulai, akhir)
            found += self._terarsip("siklus", one.id, one.nama, periode.mulai, akhir)
        return list({(one.kunci, one.subjek): one for one in found}.values())

    def pemilihan(self, mulai: date, akhir: date) -> list[KertasPaket]:
        """The recap of each election whose rembug lies in the period, and its papers of that time."""
        found = []
        for one in pemilihan.daftar(self.s):
            if one.tanggal is not None and mulai <= one.tanggal <= akhir:
                found.append(self._subjek("pemilihan", "rekap-pemilihan", one.id, one.nama, one.tanggal))
            found += self._terarsip("pemilihan", one.id, one.nama, mulai, akhir)
        return list({(one.kunci, one.subjek): one for one in found}.values())

    def _subjek(self, kelompok: str, kunci: str, subjek: str, nama: str, hari: date) -> KertasPaket:
        words = nama_kertas(kunci)
        sheet, kept = self.sumber.cari(kunci, subjek=subjek)
        return KertasPaket(kelompok, _berkas(hari, words, nama), f"{words}: {nama}", kunci, subjek=subjek,
                           naskah_id=sheet, dokumen_id=kept)  # fmt: skip

    def _terarsip(self, kelompok: str, subjek: str, nama: str, mulai: date, akhir: date) -> list[KertasPaket]:
        """Papers about a subject that were dated in the period and have a file in the archive."""
        made = [self._subjek(kelompok, kind, subjek, nama, day) for day, kind in self.sumber.bertanggal(subjek)
                if mulai <= day <= akhir and kind in SUBJEK]  # fmt: skip
        return [one for one in made if one.dokumen_id]


def _berkas(hari: date, words: str, nama: str) -> str:
    return MAP_BERKAS + nama_berkas(hari.isoformat(), words, nama, akhiran="pdf")
