"""What the card of a person says beyond typed fields: attendance, trainings, topics, certificates, the next duty."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from lkm_desktop.domain import Piket
from lkm_desktop.format import hari_tanggal
from lkm_desktop.services import kbk_peserta, keaktifan, pelatihan, sertifikat


def fakta(s: Session, register: str, values: dict[str, Any]) -> tuple[str, ...]:
    """Sentences below the name on the card of that register ("orang", "relawan") for a stored record's values.

    A sentence that needs a look (a status that the rolls contradict) stands first.
    """
    person = str(values.get("orang_id" if register == "relawan" else "id") or "")
    if not person or register not in ("orang", "relawan"):
        return ()
    own = _activity(s, person, values) if register == "relawan" else []
    learnt = (_trainings(s, person), kbk_peserta.kalimat_topik(s, person), _certificates(s, person))
    return tuple(line for line in (*own, *learnt, _duty(s, person)) if line)


def _activity(s: Session, person: str, values: dict[str, Any]) -> list[str]:
    rule = keaktifan.batas(s)
    found = keaktifan.hitung(s, [person])[person]
    differs = keaktifan.beda(str(values.get("status") or "aktif"), found, rule, sejak=values.get("status_tanggal"),
                             terdaftar=values.get("tanggal_daftar"))  # fmt: skip
    return [differs, keaktifan.kalimat(found, rule)]


def _trainings(s: Session, person: str) -> str:
    found = pelatihan.dari_orang(s, person)
    more = f"; dan {len(found) - 3} lagi" if len(found) > 3 else ""
    return f"Pelatihan: {'; '.join(found[:3])}{more}." if found else ""


def _certificates(s: Session, person: str) -> str:
    found = sertifikat.dari_orang(s, person)
    more = f"; dan {len(found) - 1} lagi" if len(found) > 1 else ""
    return f"Sertifikat: {found[0]}{more}." if found else ""


def _duty(s: Session, person: str) -> str:
    query = select(Piket).where(Piket.orang_id == person, Piket.dihapus.is_(None), Piket.tanggal >= date.today())
    row = s.scalars(query.order_by(Piket.tanggal, Piket.jam_mulai).limit(1)).first()
    if row is None:
        return ""
    at = f" pukul {row.jam_mulai}" if row.jam_mulai else ""
    return f"Piket berikutnya {hari_tanggal(row.tanggal)}{at}: {row.tugas}."
