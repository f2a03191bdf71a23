"""The package for the korkot: what is prepared for a period, its .zip, and when it is due.

The recap as a workbook and the papers as PDF are made above the services (`lkm_desktop.buat_paket`), which know neither
Excel nor PDF. Everything of it is read in one go, so that workbook, checklist and manifest tell the same state.
"""

from __future__ import annotations

import io
import zipfile
from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from lkm_desktop.domain import Rapat
from lkm_desktop.errors import LkmError
from lkm_desktop.format import tanggal_panjang
from lkm_desktop.services import aturan, beda_rekap, kelengkapan, paket_isi, paket_log, paket_manifes, siklus
from lkm_desktop.services.beda_rekap import Beda
from lkm_desktop.services.kelengkapan import Kelengkapan
from lkm_desktop.services.kelengkapan_data import sebut_periode
from lkm_desktop.services.paket_isi import KertasPaket, PilihanPaket
from lkm_desktop.services.paket_log import Kiriman
from lkm_desktop.services.paket_manifes import Manifes
from lkm_desktop.services.papan import sekali
from lkm_desktop.services.rekap import isi, periode
from lkm_desktop.services.rekap.isi import Rekap
from lkm_desktop.services.rekap.periode import Periode


@dataclass(frozen=True)
class Siap:
    """All that one package is made of. rekap: with the chosen personal data only · ringkas: figures and fingerprints of
    the whole recap · kertas: every paper of the period, chosen or not · pembanding: the package compared with, and
    angka_lama its figures."""

    periode: Periode
    sampai: date
    pilihan: PilihanPaket
    rekap: Rekap
    ringkas: dict[str, Any]
    kertas: tuple[KertasPaket, ...]
    kelengkapan: Kelengkapan
    pembanding: Kiriman | None
    beda: tuple[Beda, ...]
    angka_lama: dict[str, Any]

    @property
    def dipilih(self) -> tuple[KertasPaket, ...]:
        """The papers that go in."""
        return tuple(one for one in self.kertas if self.pilihan.memuat(one))

    @property
    def bernama(self) -> str:
        """Told when papers stay out only because they hold names; "" otherwise."""
        count = sum(one.kelompok in self.pilihan.kertas for one in self.kertas) - len(self.dipilih)
        return f"{count} kertas tidak ikut karena memuat nama orang." if count else ""

    @property
    def nama(self) -> str:
        """Name of the .zip."""
        head = self.rekap.kepala
        return paket_manifes.nama_paket(
            str(head["kode"] or ""), str(head["kelurahan"] or ""), self.periode.kode, self.sampai
        )


def siapkan(s: Session, p: Periode, sampai: date, pilihan: PilihanPaket | None = None) -> Siap:
    """Read everything for a package of a period as it stands on the cut-off day. Raises LkmError when the cut-off lies
    before the period."""
    with sekali(s):
        return _siapkan(s, p, sampai, pilihan or PilihanPaket())


def _siapkan(s: Session, p: Periode, sampai: date, chosen: PilihanPaket) -> Siap:
    whole = isi.kumpulkan(s, p, sampai, nik=chosen.nik, hp=True)
    brief = beda_rekap.ringkas(whole)
    found = paket_log.pembanding(s, p)
    former, old = found if found else (None, {})
    if former is not None and paket_log.jenis(former.periode) != p.jenis:
        old = old | {"angka": beda_rekap.sebanding(old.get("angka") or {})}
    changed = beda_rekap.beda(old, brief, periode_sama=former is not None and former.periode == p.kode)
    return Siap(
        p, sampai, chosen, paket_isi.saring(whole, chosen), brief, paket_isi.kertas(s, p, sampai, lengkap=chosen.nik),
        kelengkapan.periksa(s, p, sampai), former, changed, dict(old.get("angka") or {}),
    )  # fmt: skip


def manifes(siap: Siap, berkas: Mapping[str, bytes], dibuat: datetime) -> Manifes:
    """The sealed manifest of these files (name inside the .zip -> bytes)."""
    head = {key: str(siap.rekap.kepala.get(key) or "") for key in
            ("kantor_id", "kode", "kelurahan", "kecamatan", "kota", "nama_lkm")}  # fmt: skip
    return paket_manifes.susun(
        berkas, **head, periode=siap.periode.kode, sampai=siap.sampai, dibuat=dibuat, pilihan=siap.pilihan.catatan()
    )


def bungkus(siap: Siap, berkas: Mapping[str, bytes], dibuat: datetime) -> bytes:
    """The .zip of these files with its manifest; the same bytes for the same files and moment."""
    listed = paket_manifes.tulis(manifes(siap, berkas, dibuat))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in {paket_manifes.MANIFES: listed, **dict(sorted(berkas.items()))}.items():
            entry = zipfile.ZipInfo(name, (max(dibuat.year, 1980), *dibuat.timetuple()[1:6]))
            entry.compress_type, entry.create_system, entry.external_attr = zipfile.ZIP_DEFLATED, 0, 0
            archive.writestr(entry, data)
    return out.getvalue()


def catat(s: Session, siap: Siap, nama: str, data: bytes, dibuat: datetime) -> str:
    """Log the package that was written under that name. Gives the id of the entry."""
    return paket_log.catat(
        s, siap.periode.kode, siap.sampai, nama, data, pilihan=siap.pilihan.catatan(), ringkas=siap.ringkas,
        waktu=dibuat,
    )  # fmt: skip


# --- when it is due -------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Tempo:
    """The recap of the former month that was not sent yet. lewat: its day has passed."""

    periode: Periode
    tanggal: date
    lewat: bool

    @property
    def kalimat(self) -> str:
        """ "Rekap Juli 2026 belum dikirim ke korkot; tenggatnya 5 Agustus 2026." """
        day = tanggal_panjang(self.tanggal)
        if self.lewat:
            return f"Rekap {sebut_periode(self.periode)} belum dikirim ke korkot; tenggatnya {day}."
        return f"Rekap {sebut_periode(self.periode)} dikirim ke korkot paling lambat {day}."


def jatuh_tempo(s: Session, hari: date) -> Tempo | None:
    """The recap of the month before, as long as it was not sent; None when all is well, the office does not want to
    be told, or nothing happened in that month and no package was ever made."""
    day = aturan.angka(s, "rekap_tanggal")
    former = periode.sebelumnya(periode.bulan(hari.year, hari.month))
    if not day or former is None or paket_log.terkirim(s, former):
        return None
    met = select(Rapat.id).where(Rapat.dihapus.is_(None), Rapat.tanggal.between(former.mulai, former.selesai))
    if s.scalar(met.limit(1)) is None and paket_log.terakhir(s) is None:
        return None
    due = hari.replace(day=min(day, monthrange(hari.year, hari.month)[1]))
    return Tempo(former, due, hari > due)


# --- periods to choose from -----------------------------------------------------------------------------------------


def periode_bawaan(s: Session, hari: date) -> Periode:
    """What the page begins with: the month before."""
    return periode.sebelumnya(periode.bulan(hari.year, hari.month)) or periode.bulan(hari.year, hari.month)


def pilihan_periode(s: Session, jenis: str, hari: date) -> list[tuple[str, str]]:
    """(code, words) of the periods of a kind up to a day, the newest first: back to the first meeting, at least over a
    year and at most over ten; of "siklus" every siklus."""
    if jenis == periode.SIKLUS:
        return [(p.kode, p.label) for p in (periode.dari_siklus(s, one.id) for one in siklus.daftar(s))]
    first = s.scalar(select(func.min(Rapat.tanggal)).where(Rapat.dihapus.is_(None))) or hari
    begin = max(min(first, date(hari.year - 1, 1, 1)), date(hari.year - 10, 1, 1))
    now: Periode | None = {
        periode.BULANAN: periode.bulan(hari.year, hari.month),
        periode.TRIWULAN: periode.triwulan(hari.year, (hari.month + 2) // 3),
    }.get(jenis, periode.tahun(hari.year))
    found = []
    while now is not None and now.selesai >= begin:
        found.append((now.kode, now.label))
        now = periode.sebelumnya(now)
    return found


def sampai_bawaan(p: Periode, hari: date) -> date:
    """The usual cut-off: the last day of the period, or today while it runs."""
    return max(min(p.selesai, hari), p.mulai)


def periksa_sampai(p: Periode, sampai: date | None, hari: date) -> date:
    """A typed cut-off. Raises LkmError when it is missing, before the period, or in the future, and for a period that
    has not begun."""
    if p.mulai > hari:
        raise LkmError(f"{p.label} belum dimulai.", "Pilih periode yang sudah berjalan.")
    if sampai is None:
        raise LkmError("Tanggal cut-off harus diisi.", "Tulis misalnya 31-07-2026.")
    if sampai < p.mulai:
        raise LkmError(f"Tanggal cut-off {tanggal_panjang(sampai)} sebelum {sebut_periode(p)} dimulai.",
                       "Pilih tanggal di dalam periode itu atau sesudahnya.")
    if sampai > hari:
        raise LkmError(f"Tanggal cut-off {tanggal_panjang(sampai)} belum tiba.", "Pilih hari ini atau sebelumnya.")
    return sampai
