"""The log of packages for the korkot: what was made when, what was sent by which way, and the very bytes of each.

It is no undoable history: what has left the office cannot be taken back. The bytes lie in Arsip as those of papers do.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from sqlalchemy import and_, select, true
from sqlalchemy.orm import Session

from lkm_desktop.domain import Arsip, Paket, new_id
from lkm_desktop.errors import LkmError
from lkm_desktop.services.dokumen import LARGEST
from lkm_desktop.services.rekap.periode import BULANAN, SIKLUS, TAHUNAN, TRIWULAN, Periode, dari_kode

#: codes of each kind of period, as LIKE sees them
_POLA = {BULANAN: "____-__", TRIWULAN: "____-T_", TAHUNAN: "____", SIKLUS: "siklus-%"}
#: how a package went to the korkot
CARA = (("whatsapp", "WhatsApp"), ("flashdisk", "Flash disk"), ("surel", "Surel"), ("diantar", "Diantar"))


@dataclass(frozen=True)
class Kiriman:
    """One package of the log. periode: its code · periode_label: in words · sidik: SHA-256 of the file · ukuran: bytes
    · ada: its bytes were kept · dikirim, cara: when and how it was said to be sent, None and "" before."""

    id: str
    waktu: datetime
    periode: str
    periode_label: str
    sampai: date
    berkas: str
    sidik: str
    ukuran: int
    pilihan: Mapping[str, Any] = field(default_factory=dict, compare=False)
    dikirim: datetime | None = None
    cara: str = ""
    ada: bool = False

    @property
    def cara_label(self) -> str:
        """The way in words; "" while it was not sent."""
        return dict(CARA).get(self.cara, self.cara)


def catat(
    s: Session, periode: str, sampai: date, berkas: str, data: bytes, *, pilihan: Mapping[str, Any],
    ringkas: Mapping[str, Any], waktu: datetime,
) -> str:  # fmt: skip
    """Log a package that was written, and keep its bytes unless it is very large. Gives the id of the entry.

    ringkas: its figures and fingerprints (`services.beda_rekap.ringkas`).
    """
    seal = hashlib.sha256(data).hexdigest()
    if len(data) <= LARGEST and s.get(Arsip, seal) is None:
        s.add(Arsip(sidik=seal, isi=data))
    row = Paket(
        id=new_id(), waktu=waktu.replace(microsecond=0), periode=periode, sampai=sampai, berkas=berkas, sidik=seal,
        ukuran=len(data), pilihan=json.dumps(dict(pilihan), ensure_ascii=False, sort_keys=True),
        ringkas=json.dumps(dict(ringkas), ensure_ascii=False, separators=(",", ":")),
    )  # fmt: skip
    s.add(row)
    s.flush()
    return row.id


def daftar(s: Session, limit: int = 200) -> tuple[Kiriman, ...]:
    """The log, newest first."""
    query = select(Paket, Arsip.sidik.is_not(None)).join(Arsip, Arsip.sidik == Paket.sidik, isouter=True)
    rows = s.execute(query.order_by(Paket.waktu.desc(), Paket.id.desc()).limit(limit))
    return tuple(_brief(s, row, bool(there)) for row, there in rows)


def _brief(s: Session, row: Paket, there: bool) -> Kiriman:
    return Kiriman(
        row.id, row.waktu, row.periode, label(s, row.periode), row.sampai, row.berkas, row.sidik, row.ukuran,
        json.loads(row.pilihan), row.dikirim, row.cara or "", there,
    )  # fmt: skip


def label(s: Session, kode: str) -> str:
    """A period in words; of a siklus that is gone only that it was one."""
    try:
        return dari_kode(s, kode).label
    except LkmError:
        return "Siklus yang sudah dihapus" if kode.startswith("siklus-") else kode


def satu(s: Session, paket_id: str) -> Kiriman:
    """One entry. Raises LkmError when there is none."""
    row = _row(s, paket_id)
    return _brief(s, row, s.get(Arsip, row.sidik) is not None)


def _row(s: Session, paket_id: str) -> Paket:
    row = s.get(Paket, paket_id)
    if row is None:
        raise LkmError("Paket ini sudah tidak ada di riwayat kiriman.", "Muat ulang halaman ini.")
    return row


def berkas(s: Session, paket_id: str) -> bytes:
    """The package exactly as it was made. Raises LkmError when it was not kept, or is no longer what it was."""
    row = _row(s, paket_id)
    kept = s.get(Arsip, row.sidik)
    if kept is None:
        raise LkmError("Paket ini terlalu besar untuk disimpan di kantor.", "Buat paket baru dari data sekarang.")
    if hashlib.sha256(kept.isi).hexdigest() != row.sidik:
        raise LkmError("Paket yang tersimpan tidak sama lagi dengan yang dulu dibuat.", "Pulihkan dari cadangan.")
    return kept.isi


def tandai(s: Session, paket_id: str, cara: str, waktu: datetime) -> None:
    """Say that a package was sent. Raises LkmError for an unknown way, or when it is marked already."""
    if cara not in dict(CARA):
        raise LkmError("Cara mengirim tidak dikenal.", "Pilih dari daftar.")
    row = _row(s, paket_id)
    if row.dikirim is not None:
        raise LkmError("Paket ini sudah ditandai terkirim.", "Batalkan tandanya dulu bila keliru.")
    row.dikirim, row.cara = waktu.replace(microsecond=0), cara
    s.flush()


def batal_tandai(s: Session, paket_id: str) -> None:
    """Take back that a package was sent."""
    row = _row(s, paket_id)
    row.dikirim, row.cara = None, None
    s.flush()


def terakhir(s: Session, periode: str = "") -> Kiriman | None:
    """The newest package, of that period when one is named."""
    query = select(Paket).where(Paket.periode == periode) if periode else select(Paket)
    row = s.scalar(query.order_by(Paket.waktu.desc(), Paket.id.desc()).limit(1))
    return _brief(s, row, False) if row is not None else None


def pembanding(s: Session, periode: Periode) -> tuple[Kiriman, dict[str, Any]] | None:
    """The package that a new one is compared with and its figures: the last one of the same kind of period that was
    sent, else the last made of that kind, else the last of any kind."""
    kind = Paket.periode.like(_POLA[periode.jenis])
    wishes = (and_(kind, Paket.dikirim.is_not(None)), kind, Paket.dikirim.is_not(None), true())
    for wish in wishes:
        row = s.scalar(select(Paket).where(wish).order_by(Paket.waktu.desc(), Paket.id.desc()).limit(1))
        if row is not None:
            return _brief(s, row, False), json.loads(row.ringkas)
    return None


def jenis(kode: str) -> str:
    """The kind of period that a code means."""
    if kode.startswith("siklus-"):
        return SIKLUS
    return TRIWULAN if "-T" in kode else BULANAN if "-" in kode else TAHUNAN


def terkirim(s: Session, periode: Periode) -> bool:
    """Whether a package was sent that holds the whole of a period, be it its own or a longer one."""
    sent = s.execute(select(Paket.periode, Paket.sampai).where(Paket.dikirim.is_not(None)).distinct())
    return any(code == periode.kode or _memuat(s, code, upto, periode) for code, upto in sent)


def _memuat(s: Session, kode: str, sampai: date, periode: Periode) -> bool:
    try:
        whole = dari_kode(s, kode)
    except LkmError:
        return False
    return whole.mulai <= periode.mulai and whole.batas(sampai) >= periode.selesai
