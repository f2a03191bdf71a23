"""Two or more records become one person: fields as chosen, every reference moved, nothing lost, one undoable step.

with store.read() as s:
    rencana = gabung_orang.rencana(s, utama, lain, pilih)
with store.unit("Gabungkan Siti Aminnah ke Siti Aminah") as s:
    gabung_orang.gabungkan(s, utama, lain, pilih)
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import func, or_, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from lkm_desktop.domain import Draf, Kehadiran, Orang
from lkm_desktop.domain.orang import derive_keys
from lkm_desktop.errors import LkmError
from lkm_desktop.fields import entity_fields
from lkm_desktop.format import tanggal_panjang
from lkm_desktop.services.gabung_orang_bentrok import bereskan
from lkm_desktop.services.gabung_orang_isi import Isian, hasil, sandingkan
from lkm_desktop.services.gabung_orang_nama import ganti_nama
from lkm_desktop.services.gabung_orang_pindah import baris, buang, gabung_teks, perujuk, pindahkan, tabel, ubah
from lkm_desktop.services.gabung_orang_tugas import tolak_tugas

#: more records of one person are a mistake
TERBANYAK = 10
Pilih = Mapping[str, str]


@dataclass(frozen=True)
class Rencana:
    """What a merge would do; nothing is written yet.

    utama: id of the record that stays · isian: the fields side by side · pindah: per record what refers to it, in words
    with counts · catatan: how collisions are settled · waspada: what speaks against · halangan: why it cannot be done,
    "" when it can.
    """

    utama: str
    lain: tuple[str, ...]
    nama: dict[str, str]
    isian: tuple[Isian, ...]
    pindah: dict[str, dict[str, int]]
    catatan: tuple[str, ...]
    waspada: tuple[str, ...]
    halangan: str = ""


class _Dicoba(Exception):
    """The end of a trial, with what it told: no error, but the way out of it, so that nothing of it stays."""

    def __init__(self, kalimat: tuple[str, ...]) -> None:
        super().__init__()
        self.kalimat = kalimat


def usul_utama(s: Session, ids: Sequence[str]) -> str:
    """The record that should stay: the one most refer to, then the one with more fields. Raises LkmError."""
    people = _orang(s, ids)

    def weight(one: dict[str, Any]) -> tuple[int, int]:
        return sum(perujuk(s, "orang", one["id"]).values()), sum(one[k] not in (None, "") for k in entity_fields(Orang))

    return str(max(people, key=weight)["id"])


def rencana(s: Session, utama: str, lain: Sequence[str], pilih: Pilih | None = None) -> Rencana:
    """What merging `lain` into `utama` would do: it is done for trial and taken back. Raises LkmError when one of them
    is gone."""
    people = _orang(s, [utama, *lain])
    ids = [one["id"] for one in people]
    moves = {one: perujuk(s, "orang", one) for one in ids}
    waspada = _waspada(s, ids)
    notes, obstacle = _coba(s, utama, lain, pilih or {})
    return Rencana(
        utama, tuple(lain), {one["id"]: one["nama"] for one in people}, tuple(sandingkan(people, pilih or {})), moves,
        notes, waspada, obstacle,
    )  # fmt: skip


def _coba(s: Session, utama: str, lain: Sequence[str], pilih: Pilih) -> tuple[tuple[str, ...], str]:
    """The sentences of a merge, and why it cannot be done; the database is as before."""
    try:
        with s.begin_nested():
            raise _Dicoba(gabungkan(s, utama, lain, pilih))
    except _Dicoba as trial:
        return trial.kalimat, ""
    except LkmError as error:
        return (), str(error)


def gabungkan(
    s: Session, utama: str, lain: Sequence[str], pilih: Pilih | None = None, hari: date | None = None
) -> tuple[str, ...]:
    """Merge the records `lain` into `utama` inside the caller's unit; gives what had to be settled, in sentences.

    :param pilih: field -> id of the person whose value is taken, or "semua" for phone and remarks; else the value of
        `utama`, or the first one that is filled in.
    :raises LkmError: when they cannot be one person, when a form about one of them waits unsaved, or one is gone.
    """
    s.flush()
    people = _orang(s, [utama, *lain])
    values = hasil(people, pilih or {})
    told: list[str] = []
    try:
        for one in people[1:]:
            _tolak(s, people[0], one)
            told += bereskan(s, utama, one["id"])
            pindahkan(s, "orang", one["id"], utama, kecuali=("bukan_sama",))
            told += ganti_nama(s, str(one["nama"]), str(values["nama"]))
            _ke_sampah(s, one, utama, str(values["nama"]), hari or date.today())
        told += ganti_nama(s, str(people[0]["nama"]), str(values["nama"]))
        ubah(s, tabel("orang"), utama, **values, **derive_keys(values), gabung_ke_id=None)
    except IntegrityError as error:
        raise LkmError("Data kedua orang ini saling bertentangan; tidak ada yang digabung.",
                       "Periksa kartu keduanya, lalu coba lagi.") from error  # fmt: skip
    s.expire_all()
    return tuple(dict.fromkeys(told))


def _orang(s: Session, ids: Sequence[str]) -> list[dict[str, Any]]:
    """The records in this order. Raises LkmError."""
    if not 2 <= len(set(ids)) == len(ids) <= TERBANYAK:
        raise LkmError("Pilih dua orang atau lebih yang berbeda.", f"Paling banyak {TERBANYAK} sekaligus.")
    table = tabel("orang")
    found = {row["id"]: dict(row) for row in baris(s, table, table.c.id.in_(list(ids)))}
    if len(found) != len(ids):
        raise LkmError("Salah satu dari orang-orang ini sudah tidak ada.", "Muat ulang daftar dengan F5.")
    return [found[one] for one in ids]


def _ke_sampah(s: Session, one: Mapping[str, Any], utama: str, nama: str, hari: date) -> None:
    remark = gabung_teks(one["keterangan"], f"Digabung ke {nama} pada {tanggal_panjang(hari)}")
    buang(s, tabel("orang"), one["id"], keterangan=remark, gabung_ke_id=utama)


# --- what speaks against it -------------------------------------------------------------------------------------------


def _tolak(s: Session, utama: Mapping[str, Any], lain: Mapping[str, Any]) -> None:
    """Raises LkmError when these two cannot become one as things are."""
    for one in (lain, utama):
        mentions = or_(func.instr(Draf.kunci, one["id"]) > 0, func.instr(Draf.isi, one["id"]) > 0)
        if s.scalar(select(Draf.kunci).where(mentions).limit(1)) is not None:
            raise LkmError(f"Masih ada isian tentang {one['nama']} yang belum disimpan.",
                           "Simpan atau buang dulu isian itu; lihat Beranda.")  # fmt: skip
    tolak_tugas(s, utama["id"], lain["id"])
    table = tabel("perolehan")
    mine, other = (baris(s, table, table.c.orang_id == one["id"], table.c.suara.is_not(None)) for one in (utama, lain))
    tallies = {(row["pemilihan_id"], row["pemilihan_rt_id"]) for row in mine}
    if any((row["pemilihan_id"], row["pemilihan_rt_id"]) in tallies for row in other):
        raise LkmError("Tidak bisa digabung: keduanya mendapat suara di penghitungan yang sama.",
                       "Perbaiki dulu penghitungan suaranya.")  # fmt: skip


def _waspada(s: Session, ids: Sequence[str]) -> tuple[str, ...]:
    """What a human should look at before merging."""
    both = (
        select(Kehadiran.rapat_id)
        .where(Kehadiran.orang_id.in_(ids), Kehadiran.dihapus.is_(None), Kehadiran.status == "hadir")
        .group_by(Kehadiran.rapat_id)
        .having(func.count(Kehadiran.orang_id.distinct()) > 1)
    )
    count = s.scalar(select(func.count()).select_from(both.subquery())) or 0
    words = f"Keduanya tercatat hadir di {count} rapat yang sama; pastikan memang satu orang."
    people = select(Orang.jenis_kelamin, Orang.nik).where(Orang.id.in_(ids))
    rows = s.execute(people).fetchall()
    found = [words] if count else []
    if len({row.jenis_kelamin for row in rows if row.jenis_kelamin}) > 1:
        found.append("L/P-nya berbeda.")
    if len({row.nik for row in rows if row.nik}) > 1:
        found.append("NIK-nya berbeda; pilih yang benar.")
    return tuple(found)
