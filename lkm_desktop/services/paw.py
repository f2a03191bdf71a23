"""Replacement of a member before the end of the term (PAW) and change of the koordinator (BR15, BR24).

The chain of what was replaced is in `paw_rantai`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from lkm_desktop.domain import Orang, Pemilihan, Penugasan, Perolehan, new_id
from lkm_desktop.domain.penugasan import KOORDINATOR, in_force
from lkm_desktop.errors import FieldErrors, LkmError
from lkm_desktop.format import tanggal_panjang
from lkm_desktop.services.hitung_suara import CADANGAN
from lkm_desktop.services.orang_suara import cari_orang, hubungkan, orang_baru
from lkm_desktop.services.paw_periksa import kursi_kosong, periksa
from lkm_desktop.services.paw_rantai import Pergantian, rantai, silsilah
from lkm_desktop.services.perolehan import hitungan
from lkm_desktop.services.pesan import SALAH, Pesan

__all__ = [
    "Anggota", "Cadangan", "Pergantian", "anggota", "cadangan", "ganti", "ganti_koordinator", "pemilihan_berlaku",
    "periksa_ganti", "rantai", "silsilah",
]  # fmt: skip


@dataclass(frozen=True)
class Anggota:
    """One member in force: their appointment."""

    penugasan_id: str
    orang_id: str
    nama: str
    jk: str
    jabatan: str
    mulai: date | None
    periode: str


@dataclass(frozen=True)
class Cadangan:
    """One name of the reserve, in rank. keadaan: "" free, else why not ("sudah menjadi anggota", "meninggal");
    berikutnya: the next in rank who is free (BR24)."""

    perolehan_id: str
    orang_id: str | None
    nama: str
    jk: str
    rt: str
    rw: str
    suara: int | None
    peringkat: int | None
    keadaan: str
    berikutnya: bool


def anggota(s: Session, hari: date) -> tuple[Anggota, ...]:
    """Members in force on a day, the koordinator first; each person once."""
    query = select(Penugasan, Orang).join(Orang, Orang.id == Penugasan.orang_id).where(
        Penugasan.badan == "LKM", Penugasan.dihapus.is_(None), in_force(hari)
    )
    order = query.order_by(Penugasan.jabatan != KOORDINATOR, Orang.nama.collate("NOCASE"))
    found: dict[str, Anggota] = {}
    for p, o in s.execute(order):
        found.setdefault(o.id, Anggota(p.id, o.id, o.nama, o.jenis_kelamin or "", p.jabatan, p.mulai, p.periode or ""))
    return tuple(found.values())


def pemilihan_berlaku(s: Session, hari: date) -> str | None:
    """The election that the board of that day came from; None when it is not known."""
    query = select(Pemilihan.id).where(
        Pemilihan.dihapus.is_(None), Pemilihan.papan_tanggal.is_not(None), Pemilihan.papan_tanggal <= hari
    )
    return s.scalar(query.order_by(Pemilihan.papan_tanggal.desc()).limit(1))


def cadangan(s: Session, pemilihan_id: str, hari: date) -> tuple[Cadangan, ...]:
    """The reserve of an election in rank. Raises LkmError when the election is gone."""
    names = [n for n in hitungan(s, pemilihan_id).nama if n.hasil == CADANGAN]
    found: list[Cadangan] = []
    for n in names:
        person, _ = cari_orang(s, s.get_one(Perolehan, n.id))
        state = _state(s, person, hari) if person else ""
        first = not state and not any(one.berikutnya for one in found)
        found.append(Cadangan(n.id, person, n.nama, n.jk, n.rt, n.rw, n.suara, n.peringkat, state, first))
    return tuple(found)


def _state(s: Session, orang_id: str, hari: date) -> str:
    """Why somebody of the reserve is not free; "" when they are."""
    o = s.get_one(Orang, orang_id)
    if o.status != "aktif" and (o.status_tanggal is None or o.status_tanggal <= hari):
        return o.status
    serving = select(Penugasan.id).where(
        Penugasan.orang_id == orang_id, Penugasan.badan == "LKM", Penugasan.dihapus.is_(None),
        func.coalesce(Penugasan.selesai >= hari, True),
    )  # fmt: skip
    return "sudah menjadi anggota" if s.scalar(serving.limit(1)) else ""


def periksa_ganti(
    s: Session, penugasan_id: str, tanggal: date | None, *, perolehan_id: str | None = None,
    orang_id: str | None = None,
) -> tuple[Pesan, ...]:  # fmt: skip
    """What to say before a replacement: BR24 (another than the next of the reserve: info), women's share (BR3), age
    (BR8), other tasks (BR5, BR6), and what stands in the way ("salah"; fields "tanggal", "pengganti")."""
    row = _one(s, penugasan_id)
    source, person = _successor(s, row, perolehan_id, orang_id)
    reserve = cadangan(s, row.pemilihan_id, tanggal or date.today()) if row.pemilihan_id else ()
    ahead = next((c for c in reserve if c.berikutnya), None)
    found = periksa(s, row, tanggal, person, source)
    chosen = source is not None or person is not None
    same = ahead is not None and (
        (source is not None and source.id == ahead.perolehan_id) or (person is not None and person == ahead.orang_id)
    )
    if ahead is not None and chosen and not same:
        votes = f" ({ahead.suara} suara)" if ahead.suara is not None else ""
        words = f"Urutan berikutnya di daftar cadangan: {ahead.nama}{votes}."
        found.append(Pesan("pengganti", "info", words, "BR24: pergantian menurut urutan cadangan"))
    return tuple(found)


def _one(s: Session, penugasan_id: str) -> Penugasan:
    row = s.get(Penugasan, penugasan_id)
    if row is None or row.dihapus is not None or row.badan != "LKM":
        raise LkmError("Penugasan ini sudah tidak ada.", "Muat ulang daftar dengan F5.")
    return row


def _successor(
    s: Session, row: Penugasan, perolehan_id: str | None, orang_id: str | None
) -> tuple[Perolehan | None, str | None]:
    """(tally row, person) of who comes; a person chosen directly is looked up in the reserve."""
    if perolehan_id:
        source = s.get(Perolehan, perolehan_id)
        if source is None or source.dihapus is not None:
            raise LkmError("Nama cadangan ini sudah tidak ada.", "Muat ulang daftar cadangan dengan F5.")
        return source, orang_id or cari_orang(s, source)[0]
    if orang_id and row.pemilihan_id:
        known = select(Perolehan).where(
            Perolehan.pemilihan_id == row.pemilihan_id, Perolehan.pemilihan_rt_id.is_(None),
            Perolehan.orang_id == orang_id, Perolehan.dihapus.is_(None),
        )  # fmt: skip
        return s.scalar(known.limit(1)), orang_id
    return None, orang_id


def ganti(
    s: Session, penugasan_id: str, tanggal: date | None, alasan: str, dasar: str, *, perolehan_id: str | None = None,
    orang_id: str | None = None,
) -> str | None:  # fmt: skip
    """Replace a member from `tanggal` on: the old term ends the day before with reason and successor, the new one of
    the same period begins by the decision `dasar`. The successor is one of the reserve (`perolehan_id`), anybody else
    (`orang_id`), or nobody yet; a seat left empty is taken by calling it again. Returns the id of the new appointment,
    None without successor. Raises FieldErrors (keys tanggal, alasan, dasar, pengganti)."""
    row = _one(s, penugasan_id)
    vacant = kursi_kosong(s, row)
    errors = _texts("kosong" if vacant else alasan, dasar if perolehan_id or orang_id else "kosong")
    for message in periksa_ganti(s, penugasan_id, tanggal, perolehan_id=perolehan_id, orang_id=orang_id):
        if message.level == SALAH:
            errors.setdefault(message.field, message.teks)
    if errors or tanggal is None:
        raise FieldErrors(errors)
    source, person = _successor(s, row, perolehan_id, orang_id)
    if source is not None and person is None:
        person = orang_baru(s, source)
    if source is not None and source.orang_id != person:
        hubungkan(s, source.id, person)
    end = _seat_end(s, row, tanggal) if vacant else row.selesai
    if not vacant:
        row.selesai, row.alasan_berhenti = tanggal - timedelta(days=1), " ".join(alasan.split())
    row.pengganti_id = person
    if person is None:
        s.flush()
        return None
    return _appoint(s, row, end, orang_id=person, jabatan="Anggota", mulai=tanggal, tanggal_dikukuhkan=tanggal,
                    suara=source.suara if source is not None else None, dasar=" ".join(dasar.split()),
                    menggantikan_id=row.id)  # fmt: skip


def _seat_end(s: Session, row: Penugasan, day: date) -> date | None:
    """The last day that the other members of the period have; None when one of them has none."""
    others = list(s.scalars(select(Penugasan.selesai).where(
        Penugasan.badan == "LKM", Penugasan.dihapus.is_(None), Penugasan.periode == row.periode,
        Penugasan.id != row.id, in_force(day),
    )))  # fmt: skip
    known = [end for end in others if end is not None]
    return max(known) if known and len(known) == len(others) else None


def _texts(alasan: str, dasar: str) -> dict[str, str]:
    errors = {}
    if not alasan.strip():
        errors["alasan"] = "Tulis alasan pergantiannya, misalnya pindah, meninggal, atau mengundurkan diri."
    if not dasar.strip():
        errors["dasar"] = "Tulis keputusan yang menetapkannya, misalnya nomor dan tanggal keputusan rapat."
    return errors


def _appoint(s: Session, old: Penugasan, selesai: date | None, **values: Any) -> str:
    """A new term in the period of an old one."""
    row = Penugasan(id=new_id(), badan="LKM", periode=old.periode, selesai=selesai, pemilihan_id=old.pemilihan_id,
                    siklus_id=old.siklus_id, **values)  # fmt: skip
    s.add(row)
    s.flush()
    return row.id


def ganti_koordinator(s: Session, penugasan_id: str, tanggal: date | None, alasan: str, dasar: str) -> str:
    """Make a member in force the koordinator from `tanggal` on (BR15): the former one goes on as an ordinary member.
    Returns the id of the koordinator's appointment. Raises FieldErrors (keys tanggal, alasan, dasar, penugasan)."""
    row = _one(s, penugasan_id)
    if tanggal is None:
        raise FieldErrors({"tanggal": "Isi tanggal mulai menjadi koordinator."})
    former = _koordinator(s, tanggal)
    errors = {key: words for key, words in _texts(alasan, dasar).items() if key == "dasar" or former is not None}
    if (row.mulai and row.mulai > tanggal) or (row.selesai and row.selesai < tanggal):
        errors["penugasan"] = f"Bukan anggota LKM pada {tanggal_panjang(tanggal)}; koordinator dipilih dari anggota."
    if former is not None and former.orang_id == row.orang_id:
        errors["penugasan"] = "Orang ini sudah menjadi koordinator."
    if errors:
        raise FieldErrors(errors)
    if former is not None:
        _step_down(s, former, tanggal, " ".join(alasan.split()), row.orang_id)
    return _promote(s, row, tanggal, " ".join(dasar.split()), former.id if former is not None else None)


def _koordinator(s: Session, day: date) -> Penugasan | None:
    return s.scalar(select(Penugasan).where(
        Penugasan.badan == "LKM", Penugasan.jabatan == KOORDINATOR, Penugasan.dihapus.is_(None), in_force(day)
    ).limit(1))  # fmt: skip


def _step_down(s: Session, row: Penugasan, day: date, alasan: str, successor: str) -> None:
    """The former koordinator goes on as a member."""
    if row.mulai is not None and row.mulai >= day:
        row.jabatan = "Anggota"
        s.flush()
        return
    end = row.selesai
    row.selesai, row.alasan_berhenti, row.pengganti_id = day - timedelta(days=1), alasan, successor
    _appoint(s, row, end, orang_id=row.orang_id, jabatan="Anggota", mulai=day, suara=row.suara,
             tanggal_dikukuhkan=row.tanggal_dikukuhkan)  # fmt: skip


def _promote(s: Session, row: Penugasan, day: date, dasar: str, former: str | None) -> str:
    """The member becomes koordinator; on the first day of the term the same appointment says so."""
    if row.mulai is not None and row.mulai >= day:
        row.jabatan, row.dasar, row.menggantikan_id = KOORDINATOR, dasar, row.menggantikan_id or former
        s.flush()
        return row.id
    end = row.selesai
    row.selesai, row.alasan_berhenti = day - timedelta(days=1), "Menjadi koordinator"
    return _appoint(s, row, end, orang_id=row.orang_id, jabatan=KOORDINATOR, mulai=day, suara=row.suara,
                    tanggal_dikukuhkan=row.tanggal_dikukuhkan, dasar=dasar, menggantikan_id=former)  # fmt: skip
