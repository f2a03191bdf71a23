"""Topics to learn: the shipped ones, and the office's own list (lkm-siklus.md 4.3, 4.4)."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from lkm_desktop.domain import AgendaKbk, SesiKbk, Topik, new_id
from lkm_desktop.domain.belajar import KELOMPOK_NILAI, NILAI
from lkm_desktop.errors import LkmError
from lkm_desktop.fields import entity_fields
from lkm_desktop.names import plain
from lkm_desktop.paths import resources
from lkm_desktop.services.kbk_isian import bersih, positif, tolak, tulis

_LABEL = dict(NILAI)


@dataclass(frozen=True)
class TopikBawaan:
    """One shipped topic; nilai: codes of NILAI."""

    kode: str
    nama: str
    nilai: tuple[str, ...]
    dasar: bool
    tujuan: str
    bahan: str
    jpl: int


@dataclass(frozen=True)
class TopikRingkas:
    """One line of the list; nilai in words · sesi, agenda: how many live ones name it."""

    id: str
    kode: str
    nama: str
    nilai: tuple[str, ...]
    dasar: bool
    jpl: int | None
    sesi: int
    agenda: int

    @property
    def sebutan(self) -> str:
        """ "N1 Jujur mengelola titipan warga"."""
        return f"{self.kode} {self.nama}".strip()

    @property
    def nilai_kata(self) -> str:
        """Its values as one text."""
        return ", ".join(self.nilai)


@lru_cache(maxsize=1)
def bawaan() -> tuple[TopikBawaan, ...]:
    """The shipped topics in their order."""
    text = (resources() / "kbk" / "topik.json").read_text(encoding="utf-8")
    return tuple(TopikBawaan(**{**given, "nilai": tuple(given["nilai"])}) for given in json.loads(text)["topik"])


def nilai_kode(teks: str | None) -> tuple[str, ...]:
    """The codes of a stored text, one a line, in the order of NILAI; unknown ones are left out."""
    given = {line.strip() for line in (teks or "").splitlines()}
    return tuple(code for code, _ in NILAI if code in given)


def nilai_label(teks: str | None) -> tuple[str, ...]:
    """The values of a stored text in words."""
    return tuple(_LABEL[code] for code in nilai_kode(teks))


def kelompok() -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    """The groups of values with (code, words) of each, for a form."""
    return tuple((name, tuple((code, _LABEL[code]) for code in codes)) for name, codes in KELOMPOK_NILAI)


# --- list -----------------------------------------------------------------------------------------------------------


def daftar(s: Session, cari: str = "") -> tuple[TopikRingkas, ...]:
    """The office's topics, basic ones first, then by code and name, whose texts contain every typed word."""
    sessions = dict(_counts(s, SesiKbk))
    lines = dict(_counts(s, AgendaKbk))
    rows = s.scalars(select(Topik).where(Topik.dihapus.is_(None)))
    found = [
        TopikRingkas(t.id, t.kode or "", t.nama, nilai_label(t.nilai), t.dasar, t.jpl, sessions.get(t.id, 0),
                     lines.get(t.id, 0))
        for t in rows
    ]
    words = plain(cari).split()
    kept = [t for t in found if all(word in plain(f"{t.kode} {t.nama} {t.nilai_kata}") for word in words)]
    return tuple(sorted(kept, key=_order))


def _order(t: TopikRingkas) -> tuple[bool, int, str, str, str]:
    """Codes in the order of the founding concept: nilai, prinsip, daya; then those of the office."""
    letter = "NPDL".find(t.kode[:1]) if t.kode else -1
    return not t.dasar, letter if letter >= 0 else 9, t.kode, t.nama.lower(), t.id


def _counts(s: Session, entity: Any) -> Iterable[tuple[str, int]]:
    query = select(entity.topik_id, func.count()).where(entity.dihapus.is_(None), entity.topik_id.is_not(None))
    return [(str(topic), int(n)) for topic, n in s.execute(query.group_by(entity.topik_id))]


def nama_topik(s: Session) -> dict[str, str]:
    """Id -> name of every topic, those in the Sampah too, so that old sessions keep their words."""
    return {row.id: row.nama for row in s.execute(select(Topik.id, Topik.nama))}


def usulan_sesi(s: Session) -> dict[str, dict[str, Any]]:
    """What a session takes from its topic while nothing was typed: id -> jpl and bahan."""
    rows = s.execute(select(Topik.id, Topik.jpl, Topik.bahan).where(Topik.dihapus.is_(None)))
    return {row.id: {"jpl": row.jpl, "bahan": row.bahan} for row in rows}


def dasar(s: Session) -> tuple[TopikRingkas, ...]:
    """The basic topics: what everybody active should have had."""
    return tuple(t for t in daftar(s) if t.dasar)


# --- changing -------------------------------------------------------------------------------------------------------


def ambil_bawaan(s: Session) -> int:
    """Copy the shipped topics that the office does not have yet; one that lies in the Sampah comes back. Gives how
    many came. What the office has changed stays."""
    rows = s.scalars(select(Topik)).all()
    live = {t.kode for t in rows if t.dihapus is None} | {plain(t.nama) for t in rows if t.dihapus is None}
    gone = {t.kode: t for t in rows if t.dihapus is not None}
    count = 0
    for given in bawaan():
        if given.kode in live or plain(given.nama) in live:
            continue
        if given.kode in gone:
            gone[given.kode].dihapus = None
        else:
            s.add(Topik(id=new_id(), kode=given.kode, nama=given.nama, nilai="\n".join(given.nilai),
                        dasar=given.dasar, tujuan=given.tujuan, bahan=given.bahan, jpl=given.jpl))
        count += 1
    s.flush()
    return count


def satu(s: Session, topik_id: str) -> Topik:
    """The row of a topic. Raises LkmError when it is gone."""
    row = s.get(Topik, topik_id)
    if row is None or row.dihapus is not None:
        raise LkmError("Topik ini sudah tidak ada.", "Muat ulang daftar topik.")
    return row


def ambil(s: Session, topik_id: str) -> dict[str, Any]:
    """The topic as form values; `nilai` is the codes, one a line. Raises LkmError."""
    row = satu(s, topik_id)
    return {"id": row.id, **{key: getattr(row, key) for key in entity_fields(Topik)}}


def simpan(s: Session, topik_id: str | None, values: dict[str, Any]) -> str:
    """Save a topic; gives its id. Raises FieldErrors: a name or code that another topic has, a JPL out of reach."""
    cleaned, errors = bersih(Topik, {"nama": None, **values} if topik_id is None else values)
    positif(cleaned, errors, "jpl", "JPL", 99)
    others = [t for t in daftar(s) if t.id != topik_id]
    if cleaned.get("nama") and any(plain(t.nama) == plain(cleaned["nama"]) for t in others):
        errors["nama"] = "Topik dengan nama ini sudah ada."
    if cleaned.get("kode") and any(t.kode.lower() == cleaned["kode"].lower() for t in others):
        errors["kode"] = "Kode ini sudah dipakai topik lain."
    tolak(errors)
    if "nilai" in cleaned:
        cleaned["nilai"] = "\n".join(nilai_kode(cleaned["nilai"])) or None
    cleaned["dasar"] = bool(cleaned.get("dasar")) if "dasar" in cleaned or topik_id is None else satu(s, topik_id).dasar
    row = satu(s, topik_id) if topik_id else Topik(id=values.get("id") or new_id())
    tulis(row, cleaned)
    s.add(row)
    s.flush()
    return row.id


def hapus(s: Session, topik_id: str) -> None:
    """Move a topic to the Sampah. Raises LkmError while a session or a line of an agenda names it."""
    row = satu(s, topik_id)
    used = [t for t in daftar(s) if t.id == topik_id and (t.sesi or t.agenda)]
    if used:
        parts = [f"{n} {word}" for n, word in ((used[0].sesi, "sesi"), (used[0].agenda, "baris agenda")) if n]
        raise LkmError(f"Topik “{row.nama}” dipakai {' dan '.join(parts)}, jadi tidak dihapus.",
                       "Ubah namanya bila perlu, atau pilih topik lain di sana.")
    row.dihapus = datetime.now().replace(microsecond=0)
    s.flush()


def pulihkan(s: Session, topik_id: str) -> None:
    """Bring a topic back from the Sampah. Raises LkmError when another one took its name meanwhile."""
    row = s.get_one(Topik, topik_id)
    if any(plain(t.nama) == plain(row.nama) for t in daftar(s)):
        raise LkmError(f"Topik “{row.nama}” sudah ada lagi di daftar.", "Pakai yang itu, atau ubah dahulu namanya.")
    row.dihapus = None
    s.flush()


def terbuang(s: Session) -> list[tuple[str, str, str]]:
    """(id, name, values) of the topics in the Sampah, newest first."""
    rows = s.scalars(select(Topik).where(Topik.dihapus.is_not(None)).order_by(Topik.dihapus.desc()))
    return [(t.id, t.nama, ", ".join(nilai_label(t.nilai))) for t in rows]
