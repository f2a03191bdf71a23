"""What figures need beyond the sheets, read once from the office: boards, participation, meetings, follow-ups."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from sqlalchemy import func, select

from lkm_desktop.domain import (
    Kegiatan,
    Orang,
    Organisasi,
    Pengaduan,
    Relawan,
    SuratKeluar,
    SuratKeputusan,
    SuratMasuk,
    Tamu,
)
from lkm_desktop.domain.rapat import JENIS_RAPAT
from lkm_desktop.domain.relawan import in_force
from lkm_desktop.format import pad_rt
from lkm_desktop.services import partisipasi
from lkm_desktop.services.buku_rapat import BarisNotulen, buku_notulen
from lkm_desktop.services.buku_tindak_lanjut import BarisTindakLanjut
from lkm_desktop.services.buku_tindak_lanjut import daftar as daftar_tindak_lanjut
from lkm_desktop.services.papan import papan
from lkm_desktop.services.papan_data import TahapPapan
from lkm_desktop.services.partisipasi import Angka as AngkaPartisipasi
from lkm_desktop.services.pemilihan_ringkasan import Ringkasan, ringkasan
from lkm_desktop.services.rekap import r07_pemilihan, tindak
from lkm_desktop.services.rekap.angka_dasar import Saring, bagian
from lkm_desktop.services.rekap.bahan import Bahan
from lkm_desktop.services.tindak_lanjut import SELESAI, TERBUKA

#: books whose lines are counted by their day within the period: key, table, its date, further conditions
_BUKU: dict[str, tuple[type[Any], str, tuple[Any, ...]]] = {
    "surat_masuk": (SuratMasuk, "tanggal_terima", ()),
    "surat_keluar": (SuratKeluar, "tanggal", (SuratKeluar.keadaan == "terpakai",)),
    "sk": (SuratKeputusan, "tanggal", ()), "tamu": (Tamu, "tanggal", ()), "kegiatan": (Kegiatan, "tanggal", ()),
    "pengaduan": (Pengaduan, "tanggal", ()),
    "pengaduan_selesai": (Pengaduan, "tanggal", (Pengaduan.status == "selesai",)),
}  # fmt: skip


@dataclass(frozen=True)
class Kantoran:
    """The office of a recap; everything is read when it is first asked for."""

    b: Bahan

    @cached_property
    def profil(self) -> Organisasi:
        """The row of the office."""
        return self.b.s.get_one(Organisasi, 1)

    @cached_property
    def tahap(self) -> tuple[TahapPapan, ...]:
        """Every stage of every siklus of the period, as it stood on the last day."""
        return tuple(stage for one in self.b.siklus for stage in papan(self.b.s, one.id, self.b.batas).tahap)

    @cached_property
    def partisipasi(self) -> AngkaPartisipasi:
        """Who came to the meetings of every siklus of the period, up to the last day."""
        found = (partisipasi.rekap(partisipasi.bahan(self.b.s, one.id, self.b.batas)) for one in self.b.siklus)
        return partisipasi.jumlahkan(part for one in found for part in one.total.bagian)

    @cached_property
    def rapat(self) -> tuple[BarisNotulen, ...]:
        """Every meeting of the period."""
        rows = buku_notulen(self.b.s, sampai=self.b.batas)
        return tuple(row for row in rows if row.tanggal >= self.b.periode.mulai)

    @cached_property
    def tindak_lanjut(self) -> tuple[BarisTindakLanjut, ...]:
        """Every follow-up of meetings up to the cut-off."""
        rows = daftar_tindak_lanjut(self.b.s, hari=self.b.sampai)
        return tuple(row for row in rows if row.rapat_tanggal <= self.b.sampai)

    @cached_property
    def pemilihan(self) -> Ringkasan | None:
        """The election of R7 in figures."""
        election = r07_pemilihan.terpilih(self.b)
        return ringkasan(self.b.s, election.id) if election else None

    # --- figures ------------------------------------------------------------------------------------------------------

    def rapat_jenis(self, saring: Saring) -> list[BarisNotulen]:
        """The meetings of the period, of one kind when it is named. Raises KeyError for an unknown kind."""
        kind = saring.get("jenis", "")
        words = dict(JENIS_RAPAT)[kind] if kind else ""
        return [row for row in self.rapat if not words or row.jenis == words]

    def hadir(self, kolom: str, saring: Saring) -> int:
        """The sum of a column of the Buku Notulen over meetings of the period."""
        return sum(int(getattr(row, kolom)) for row in self.rapat_jenis(saring))

    def hadir_persen_p(self, saring: Saring) -> float | None:
        """The share of women among participants whose L/P is known."""
        men, women = self.hadir("hadir_l", saring), self.hadir("hadir_p", saring)
        return bagian(women, men + women)

    def tl_terbuka(self) -> list[BarisTindakLanjut]:
        """Follow-ups that were open on the cut-off day."""
        return [row for row in self.tindak_lanjut if tindak.keadaan_pada(row, self.b.sampai) == TERBUKA]

    def tl_selesai(self) -> int:
        """Follow-ups closed as done within the period."""
        first, last = self.b.periode.mulai, self.b.batas
        return sum(row.keadaan == SELESAI and row.selesai is not None and first <= row.selesai <= last
                   for row in self.tindak_lanjut)  # fmt: skip

    def tl_baru(self) -> int:
        """Follow-ups of meetings of the period."""
        return sum(self.b.periode.mulai <= row.rapat_tanggal <= self.b.batas for row in self.tindak_lanjut)

    def tl_terlambat(self) -> list[int]:
        """Days late of every follow-up that was late on the cut-off day."""
        days = (tindak.lambat_pada(row, self.b.sampai) for row in self.tindak_lanjut)
        return [late for late in days if late]

    def tahap_keadaan(self, keadaan: str) -> int:
        """How many stages are in that state."""
        return sum(one.keadaan == keadaan for one in self.tahap)

    def pemilihan_jumlah(self, kunci: str, saring: Saring) -> int | None:
        """Adults ("dewasa") or voters ("memilih") of the election as its page has them; of a RW or RT what its rows
        know."""
        if self.pemilihan is None:
            return None
        if not saring:
            whole: int | None = getattr(self.pemilihan, kunci).total
            return whole
        wanted = {key: pad_rt(value) for key, value in saring.items()}
        rows = [row for row in self.pemilihan.rt if all(pad_rt(getattr(row, key)) == v for key, v in wanted.items())]
        known = [value for row in rows if (value := getattr(row, kunci)) is not None]
        return sum(known) if known else None

    def pemilihan_persen(self, saring: Saring) -> float | None:
        """Turnout, 0 to 1."""
        return bagian(self.pemilihan_jumlah("memilih", saring), self.pemilihan_jumlah("dewasa", saring))

    def relawan_baru(self, saring: Saring) -> int:
        """Relawan of the cut-off day who signed up within the period, of a RW or RT when it is named."""
        query = (
            select(Orang.rw, Orang.rt)
            .join(Relawan, Relawan.orang_id == Orang.id)
            .where(Relawan.dihapus.is_(None), in_force(self.b.sampai),
                   Relawan.tanggal_daftar.between(self.b.periode.mulai, self.b.batas))
        )  # fmt: skip
        wanted = {key: pad_rt(saring[key]) for key in ("rw", "rt") if saring.get(key)}
        rows = ({"rw": rw, "rt": rt} for rw, rt in self.b.s.execute(query))
        return sum(all(pad_rt(row[key]) == value for key, value in wanted.items()) for row in rows)

    def buku(self, kunci: str) -> int:
        """Lines of a book within the period."""
        entity, day, more = _BUKU[kunci]
        query = select(func.count()).select_from(entity).where(
            entity.dihapus.is_(None), getattr(entity, day).between(self.b.periode.mulai, self.b.batas), *more)
        return self.b.s.scalar(query) or 0
