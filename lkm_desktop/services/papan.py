"""The board of a siklus: what stands where on a day, derived from meetings, rolls, papers and facts, never typed.

Rules of lkm-siklus.md section 8: BR3 and BR18 warn here (`TahapPapan.peringatan`), BR16 and BR17 in `ingat_siklus`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date

from sqlalchemy.orm import Session

from lkm_desktop.domain import KegiatanSiklus, Tahap
from lkm_desktop.format import tanggal_panjang
from lkm_desktop.services import aturan, kit, syarat
from lkm_desktop.services.berkas_siklus import BERKAS, lampiran_dari
from lkm_desktop.services.bukti import Bukti, PemilihanBukti, kumpulkan
from lkm_desktop.services.bukti_rapat import RapatBukti
from lkm_desktop.services.kit import baris_teks
from lkm_desktop.services.papan_data import (
    BELUM,
    BERJALAN,
    KEADAAN_TAHAP,
    KERTAS_ADA,
    KERTAS_BELUM,
    KERTAS_TERTANDA,
    SELESAI,
    KegiatanPapan,
    Papan,
    RapatPapan,
    SyaratNilai,
    TahapPapan,
    Tindakan,
)
from lkm_desktop.services.siklus import ringkas, satu
from lkm_desktop.services.syarat_rapat import pertemuan

__all__ = [
    "BELUM", "BERJALAN", "KEADAAN_TAHAP", "KERTAS_ADA", "KERTAS_BELUM", "KERTAS_TERTANDA", "SELESAI", "KegiatanPapan",
    "Papan", "RapatPapan", "SyaratNilai", "TahapPapan", "Tindakan", "papan",
]  # fmt: skip

MATI, WAJIB = "mati", "wajib"
_SEKALI = "papan_sekali"  # where a session keeps boards, while it does


def papan(s: Session, siklus_id: str, hari: date) -> Papan:
    """The whole board of a siklus as it stands on a day. Raises LkmError for a siklus that is gone."""
    made: dict[tuple[str, date], Papan] | None = s.info.get(_SEKALI)
    if made is None:
        return _buat(s, siklus_id, hari)
    if (siklus_id, hari) not in made:
        made[siklus_id, hari] = _buat(s, siklus_id, hari)
    return made[siklus_id, hari]


@contextmanager
def sekali(s: Session) -> Iterator[None]:
    """Within this block every board is made once, whoever asks for it. Only for reading: what is written meanwhile does
    not show."""
    if _SEKALI in s.info:
        yield
        return
    s.info[_SEKALI] = {}
    try:
        yield
    finally:
        del s.info[_SEKALI]


def _buat(s: Session, siklus_id: str, hari: date) -> Papan:
    bukti = kumpulkan(s, satu(s, siklus_id), hari)
    maker = _Pembuat(bukti, aturan.semua(s), {one.kode: one.dokumen for one in kit.daftar_kit(s)})
    return Papan(ringkas(s, siklus_id), tuple(maker.tahap(n, one) for n, one in enumerate(bukti.tahap, 1)), hari)


class _Pembuat:
    """Builds the stages of one board from what was read."""

    def __init__(self, bukti: Bukti, aturan_: dict[str, str], kertas_kit: dict[str, tuple[str, ...]]) -> None:
        self.b = bukti
        self.aturan = aturan_
        self.kertas_kit = kertas_kit

    def tahap(self, nomor: int, row: Tahap) -> TahapPapan:
        """One stage with its activities, requirements, state and days."""
        needs = tuple(syarat.nilai(self.b, row, one) for one in self.b.syarat.get(row.id, ()))
        held = [one for one in self.b.rapat_tahap(row.id) if one.tanggal <= self.b.hari]
        proven = any(_berbukti(one) for one in held) or self._tanpa_rapat(row, needs)
        state = self._keadaan(row, needs, held, proven)
        begun, ended = self._tanggal(row, held)
        if state != SELESAI:
            ended = None
        elif ended is None:
            ended = max((one.tanggal for one in needs if one.tanggal), default=None)
        late = self._terlambat(row, state, ended)
        waits = state == BELUM and row.rencana_mulai is not None and row.rencana_mulai <= self._akhir()
        return TahapPapan(
            row.id, nomor, row.kode or "", row.nama, row.singkat or row.nama, state, row.rencana_mulai,
            row.rencana_selesai, begun, ended, late, _kalimat(row, state, ended, late, waits),
            tuple(self._kegiatan(row, one) for one in self.b.kegiatan.get(row.id, ())), needs, row.fakta, row.tingkat,
            tuple(self._peringatan(row, state, held, proven)), waits,
        )  # fmt: skip

    # --- state ------------------------------------------------------------------------------------------------------

    def _keadaan(
        self, row: Tahap, needs: Sequence[SyaratNilai], held: Sequence[RapatBukti], proven: bool
    ) -> str:
        """BR18: done when every requirement is met or waived; without any, when one meeting has its evidence. Running
        only when something is there: a plan alone begins nothing."""
        strict = self.aturan["bukti_tahap"]
        if needs:
            complete = all(one.beres for one in needs) and (strict != WAJIB or proven or not any(
                one.terpenuhi for one in needs
            ))  # fmt: skip
        else:
            complete = bool(held) if strict == MATI else proven
        if complete:
            return SELESAI
        there = held or self.b.fakta.get(row.id) or self.b.butir.get(row.id) or any(one.beres for one in needs)
        return BERJALAN if there or self._terbuka(row) else BELUM

    def _tanpa_rapat(self, row: Tahap, needs: Sequence[SyaratNilai]) -> bool:
        """Whether a stage with requirements expects no meeting at all, such as the gathering of maps."""
        return bool(needs) and not any(one.jumlah for one in self.b.kegiatan.get(row.id, ()))

    def _pemilihan(self, row: Tahap) -> PemilihanBukti | None:
        return self.b.pemilihan_tahap(row.id) if row.fakta == "pemilihan" else None

    def _terbuka(self, row: Tahap) -> bool:
        """Whether the vote of this stage has begun."""
        election = self._pemilihan(row)
        return election is not None and election.mulai is not None and election.mulai <= self.b.hari

    def _tanggal(self, row: Tahap, held: Sequence[RapatBukti]) -> tuple[date | None, date | None]:
        """Realisation: first and last day of the meetings that were held, and of the vote."""
        days = [one.tanggal for one in held]
        election = self._pemilihan(row)
        if election is not None:
            days += [day for day in (election.mulai, election.selesai) if day is not None and day <= self.b.hari]
        return min(days, default=None), max(days, default=None)

    def _terlambat(self, row: Tahap, state: str, ended: date | None) -> int:
        """Days after the planned end; of a stage that is not done up to today, or to the day the siklus was closed."""
        if row.rencana_selesai is None:
            return 0
        until = ended if state == SELESAI else self._akhir()
        return max(0, (until - row.rencana_selesai).days) if until else 0

    def _akhir(self) -> date:
        """Today, or the day the siklus was closed."""
        closed = self.b.siklus.selesai
        return min(self.b.hari, closed) if closed else self.b.hari

    def _peringatan(self, row: Tahap, state: str, held: Sequence[RapatBukti], proven: bool) -> list[str]:
        found = []
        if state == SELESAI and not proven and self.aturan["bukti_tahap"] != MATI:
            found.append("Tahap ini selesai tanpa pertemuan yang punya daftar hadir dan notulen atau berita acara.")
        men, women = sum(one.l for one in held), sum(one.p for one in held)
        least = int(self.aturan["tahap_perempuan"]) if row.min_perempuan is None else row.min_perempuan
        if women * 100 < least * (men + women):
            share = women * 100 // (men + women)
            found.append(f"Peserta perempuan {women} dari {men + women} ({share} %); sekurang-kurangnya {least} %.")
        return found

    # --- activities -------------------------------------------------------------------------------------------------

    def _kegiatan(self, tahap: Tahap, row: KegiatanSiklus) -> KegiatanPapan:
        found = pertemuan(self.b, row)
        papers = baris_teks(row.dokumen) or self.kertas_kit.get(row.kit or "", ())
        days = [one.tanggal for one in found.terlaksana]
        begin, end = row.rencana_mulai, row.rencana_selesai
        if begin is None and end is None:
            begin, end = tahap.rencana_mulai, tahap.rencana_selesai
        return KegiatanPapan(
            row.id, row.kode or "", row.nama, row.jenis_rapat, row.kit or "", found.perlu, len(found.terlaksana),
            tuple(self._rapat(one, papers) for one in (*found.terlaksana, *found.rencana)), found.tempat_kosong,
            None if found.genap else found.tindakan(), row.tingkat, row.tiap, begin, end, min(days, default=None),
            max(days, default=None),
        )  # fmt: skip

    def _rapat(self, row: RapatBukti, kertas: Sequence[str]) -> RapatPapan:
        return RapatPapan(
            row.id, row.judul, row.tanggal, row.l, row.p,
            tuple((key, BERKAS.get(key, key), _kertas(row, key)) for key in kertas), row.tanggal <= self.b.hari,
            row.hadir, row.daftar, syarat.bernotulen(row), row.rt, row.rw,
        )  # fmt: skip


def _berbukti(row: RapatBukti) -> bool:
    """BR18: a meeting whose roll is entered and that has minutes or a berita acara."""
    record = any(key.startswith("ba-") for key in row.kertas) or row.pindaian["berita_acara"] > 0
    return row.daftar and (record or syarat.bernotulen(row))


def _kertas(row: RapatBukti, kunci: str) -> str:
    if row.pindaian[lampiran_dari(kunci)]:
        return KERTAS_TERTANDA
    return KERTAS_ADA if kunci in row.kertas else KERTAS_BELUM


def _kalimat(row: Tahap, state: str, ended: date | None, late: int, waits: bool) -> str:
    """The state of a stage in words: "berjalan, target 30 Oktober 2026", "terlambat 12 hari", "belum dimulai,
    seharusnya 23 Oktober 2026"."""
    if state == SELESAI:
        done = f"selesai {tanggal_panjang(ended)}" if ended else "selesai"
        return f"{done}, terlambat {late} hari" if late else done
    if late:
        return f"belum dimulai, terlambat {late} hari" if state == BELUM else f"terlambat {late} hari"
    if state == BERJALAN:
        return f"berjalan, target {tanggal_panjang(row.rencana_selesai)}" if row.rencana_selesai else "berjalan"
    if row.rencana_mulai is None:
        return "belum dimulai"
    return f"belum dimulai, {'seharusnya' if waits else 'rencana'} {tanggal_panjang(row.rencana_mulai)}"
