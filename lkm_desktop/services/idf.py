"""IDF (Institution Development Framework): the members mark their own institution aspect by aspect.

Aspects, fields and their weights: lkm-siklus.md 6.3 (sheets of Bintang and Sibolga). Aspect 13 stands between two
fields in the sources; here it counts to the money. What our own data say about an aspect is offered as evidence
(`idf_bukti`); the mark and the level are always the members' own.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from lkm_desktop.domain import Idf, NilaiIdf
from lkm_desktop.domain.pertukaran import LEVEL_IDF
from lkm_desktop.errors import FieldErrors, LkmError
from lkm_desktop.fields import entity_fields
from lkm_desktop.format import tanggal_panjang
from lkm_desktop.services import aturan
from lkm_desktop.services.values import clean

#: code, name, weight in percent of the whole
BIDANG = (
    ("statuta", "Statuta organisasi", 15), ("kepemimpinan", "Kepemimpinan", 20), ("manajemen", "Sistem manajemen", 20),
    ("keuangan", "Sumber daya keuangan", 15), ("manusia", "Sumber daya manusia", 15),
    ("eksternal", "Hubungan eksternal", 15),
)  # fmt: skip
_NAMES = {
    "statuta": (("1", "Visi-misi"), ("2", "Struktur organisasi"), ("bh", "Badan hukum"),
                ("3", "Legitimasi pemilihan anggota")),
    "kepemimpinan": (("4", "Pengambilan keputusan"), ("5", "Perempuan dalam pengambilan keputusan"),
                     ("6", "Mekanisme meminta usulan masyarakat"), ("7", "Partisipasi anggota")),
    "manajemen": (("8", "Pertemuan"), ("9", "Perencanaan"), ("10", "Monitoring dan evaluasi"),
                  ("11", "Dokumentasi dan informasi"), ("12", "Penanganan pengaduan masyarakat")),
    "keuangan": (("13", "Penerima manfaat kegiatan"), ("14", "Sumber pendanaan"), ("15", "Rencana keuangan"),
                 ("16", "Laporan keuangan"), ("17", "Pertanggungjawaban")),
    "manusia": (("18", "Pengembangan kapasitas"), ("19", "Kaderisasi")),
    "eksternal": (("20", "KSM"), ("21", "Masyarakat"), ("22", "Pemerintah"), ("23", "Organisasi nonpemerintah")),
}  # fmt: skip
_FIELDS = entity_fields(NilaiIdf)
_HEAD = entity_fields(Idf)


@dataclass(frozen=True)
class Aspek:
    """One aspect. kode: its number in the sheet, "bh" for the one without · bidang: code of its field."""

    kode: str
    nama: str
    bidang: str

    @property
    def nomor(self) -> str:
        """Its number in the sheet; "-" without one."""
        return self.kode if self.kode.isdigit() else "-"


#: in the order of the sheet
ASPEK = tuple(Aspek(code, name, field) for field, names in _NAMES.items() for code, name in names)
BY_KODE = {one.kode: one for one in ASPEK}


@dataclass(frozen=True)
class Nilai:
    """The mark of one aspect: 0 to 100 or None, a code of LEVEL_IDF or "", and the evidence."""

    aspek: Aspek
    nilai: int | None = None
    level: str = ""
    bukti: str = ""

    @property
    def kata_level(self) -> str:
        """The level in words."""
        return dict(LEVEL_IDF).get(self.level, "")


@dataclass(frozen=True)
class Penilaian:
    """One assessment: its day, by whom, and a mark for every aspect. batas: what counts as mandiri, in percent."""

    id: str
    tanggal: date
    penilai: str
    keterangan: str
    nilai: tuple[Nilai, ...]
    batas: int

    @property
    def terisi(self) -> int:
        """How many aspects have a mark."""
        return sum(one.nilai is not None for one in self.nilai)

    def rata(self, bidang: str) -> float | None:
        """Mean of the marks of a field, or None without any."""
        marks = [one.nilai for one in self.nilai if one.aspek.bidang == bidang and one.nilai is not None]
        return sum(marks) / len(marks) if marks else None

    @property
    def jumlah(self) -> float | None:
        """The weighted mean of the fields that have marks, 0 to 100; None without any."""
        parts = [(mean, weight) for code, _, weight in BIDANG if (mean := self.rata(code)) is not None]
        return sum(mean * weight for mean, weight in parts) / sum(w for _, w in parts) if parts else None

    @property
    def kalimat(self) -> str:
        """The whole in one sentence."""
        if self.jumlah is None:
            return "Belum ada aspek yang dinilai."
        words = "memenuhi" if self.jumlah >= self.batas else "belum memenuhi"
        total = f"{self.jumlah:.1f}".replace(".", ",")
        lacking = len(ASPEK) - self.terisi
        rest = f" {lacking} aspek belum dinilai." if lacking else ""
        return f"Nilai {total} dari 100, {words} batas mandiri ({self.batas}).{rest}"


def daftar(s: Session) -> tuple[Penilaian, ...]:
    """All assessments, newest first."""
    rows = s.scalars(select(Idf).where(Idf.dihapus.is_(None)).order_by(Idf.tanggal.desc(), Idf.id)).all()
    limit = aturan.angka(s, "idf_mandiri")
    marks = _marks(s, [row.id for row in rows])
    return tuple(_whole(row, marks.get(row.id, {}), limit) for row in rows)


def ambil(s: Session, idf_id: str) -> Penilaian:
    """One assessment. Raises LkmError when it is gone."""
    row = _row(s, idf_id)
    return _whole(row, _marks(s, [row.id]).get(row.id, {}), aturan.angka(s, "idf_mandiri"))


def terakhir(s: Session, sampai: date) -> Penilaian | None:
    """The newest assessment that is not after a day, or None."""
    return next((one for one in daftar(s) if one.tanggal <= sampai), None)


def simpan(
    s: Session, idf_id: str | None, kepala: Mapping[str, Any], nilai: Mapping[str, Mapping[str, Any]]
) -> str:
    """Save an assessment whole: `nilai` is aspect code -> {nilai, level, bukti}; what is left out becomes empty.

    Raises FieldErrors (keys as in Idf, or "nilai:5") for bad values or a second assessment of the same day.
    """
    head, marks = _clean(kepala, nilai)
    row = _row(s, idf_id) if idf_id else Idf()
    other = select(Idf.id).where(Idf.tanggal == head["tanggal"], Idf.dihapus.is_(None), Idf.id != (idf_id or ""))
    if s.scalar(other):
        raise FieldErrors({"tanggal": "Sudah ada penilaian pada tanggal itu; buka yang itu, atau pilih tanggal lain."})
    for key, value in head.items():
        setattr(row, key, value)
    s.add(row)
    s.flush()
    there = {one.aspek: one for one in _of(s, [row.id])}
    for code in BY_KODE:
        _put(s, row.id, there.get(code), code, marks.get(code, {}))
    return row.id


def buang(s: Session, idf_id: str) -> None:
    """Put an assessment into the Sampah. Raises LkmError when it is gone."""
    _row(s, idf_id).dihapus = datetime.now().replace(microsecond=0)


def terbuang(s: Session) -> list[tuple[str, str, str]]:
    """(id, day, by whom) of the assessments in the Sampah, newest first."""
    rows = s.scalars(select(Idf).where(Idf.dihapus.is_not(None)).order_by(Idf.dihapus.desc()))
    return [(row.id, f"Penilaian IDF {tanggal_panjang(row.tanggal)}", row.penilai or "") for row in rows]


def pulihkan(s: Session, idf_id: str) -> None:
    """Bring an assessment back from the Sampah. Raises LkmError when another one of that day was made meanwhile."""
    row = s.get_one(Idf, idf_id)
    if s.scalar(select(Idf.id).where(Idf.tanggal == row.tanggal, Idf.dihapus.is_(None))):
        raise LkmError("Sudah ada penilaian lain pada tanggal itu.", "Hapus dahulu yang itu, atau ubah tanggalnya.")
    row.dihapus = None


def _clean(
    kepala: Mapping[str, Any], nilai: Mapping[str, Mapping[str, Any]]
) -> tuple[dict[str, Any], dict[str, dict[str, Any]]]:
    wrong: dict[str, str] = {}
    head: dict[str, Any] = {}
    for key, field in _HEAD.items():
        try:
            head[key] = clean(field, kepala.get(key))
        except ValueError as error:
            wrong[key] = str(error)
    if head.get("tanggal", "") is None:
        wrong["tanggal"] = "Isi tanggal penilaian."
    elif isinstance(head.get("tanggal"), date) and head["tanggal"] > date.today():
        wrong["tanggal"] = "Tanggal penilaian belum tiba."
    marks = {code: _clean_one(code, given, wrong) for code, given in nilai.items()}
    if wrong:
        raise FieldErrors(wrong)
    return head, marks


def _clean_one(code: str, given: Mapping[str, Any], wrong: dict[str, str]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    try:
        for key, field in _FIELDS.items():
            found[key] = clean(field, given.get(key))
        if code not in BY_KODE:
            raise ValueError("Aspek ini tidak dikenal.")
        if found["nilai"] is not None and not 0 <= found["nilai"] <= 100:
            raise ValueError("Nilai antara 0 dan 100.")
        if found["level"] is not None and found["level"] not in dict(LEVEL_IDF):
            raise ValueError("Pilih salah satu level.")
    except ValueError as error:
        wrong[f"nilai:{code}"] = str(error)
    return found


def _put(s: Session, idf_id: str, row: NilaiIdf | None, code: str, values: Mapping[str, Any]) -> None:
    filled = any(value is not None for value in values.values())
    if row is None and not filled:
        return
    if row is None:
        row = NilaiIdf(idf_id=idf_id, aspek=code)
        s.add(row)
    for key in _FIELDS:
        setattr(row, key, values.get(key))


def _row(s: Session, idf_id: str) -> Idf:
    row = s.get(Idf, idf_id)
    if row is None or row.dihapus is not None:
        raise LkmError("Penilaian ini sudah tidak ada.", "Muat ulang daftarnya.")
    return row


def _of(s: Session, ids: Iterable[str]) -> list[NilaiIdf]:
    return list(s.scalars(select(NilaiIdf).where(NilaiIdf.idf_id.in_(list(ids)), NilaiIdf.dihapus.is_(None))))


def _marks(s: Session, ids: Iterable[str]) -> dict[str, dict[str, NilaiIdf]]:
    found: dict[str, dict[str, NilaiIdf]] = {}
    for one in _of(s, ids):
        found.setdefault(one.idf_id, {})[one.aspek] = one
    return found


def _whole(row: Idf, marks: Mapping[str, NilaiIdf], limit: int) -> Penilaian:
    rows = tuple(_mark(aspect, marks.get(aspect.kode)) for aspect in ASPEK)
    return Penilaian(row.id, row.tanggal, row.penilai or "", row.keterangan or "", rows, limit)


def _mark(aspect: Aspek, row: NilaiIdf | None) -> Nilai:
    return Nilai(aspect, row.nilai, row.level or "", row.bukti or "") if row is not None else Nilai(aspect)
