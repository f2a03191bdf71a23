"""Who serves in a siklus: teams, committees, TIPP with their pokja, each an appointment (Penugasan) of that siklus."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from lkm_desktop.domain import PENGELOLA, Orang, Pemilihan, Penugasan, Siklus, new_id
from lkm_desktop.domain.penugasan import BADAN, JABATAN
from lkm_desktop.errors import FieldErrors, LkmError
from lkm_desktop.fields import Field, entity_fields
from lkm_desktop.services import kartu_orang, siklus
from lkm_desktop.services.pesan import SALAH
from lkm_desktop.services.values import clean

#: bodies that are made for one siklus (lkm-siklus.md 2.3, 3.2), in the order in which they are listed
BADAN_SIKLUS = (
    "panitia", "tim_rk", "tim_ps", "tim_pjm", "TIPP", "tim_review", "panitia_rwt", "agen_sosialisasi",
    "relawan_sektoral", "forum_relawan",
)  # fmt: skip
_KEYS = ("orang_id", "badan", "jabatan", "pokja", "mulai", "selesai", "dasar", "keterangan")


@dataclass(frozen=True)
class OrangSiklus:
    """One appointment of a siklus. aktif: in force on the day that was asked for."""

    id: str
    orang_id: str
    nama: str
    jk: str
    rt: str
    rw: str
    badan: str
    jabatan: str
    pokja: str
    mulai: date | None
    selesai: date | None
    aktif: bool

    @property
    def badan_label(self) -> str:
        """The body in words."""
        return dict(BADAN).get(self.badan, self.badan)


def isian() -> tuple[Field, ...]:
    """The form of an appointment of a siklus."""
    fields = entity_fields(Penugasan)
    spec = fields["badan"]
    names = dict(BADAN)
    choices = tuple((code, names[code]) for code in BADAN_SIKLUS)
    body = Field("badan", "Tim atau panitia", "pilihan", spec.width, True, choices)
    return tuple(body if key == "badan" else fields[key] for key in _KEYS)


def daftar(s: Session, siklus_id: str, hari: date) -> list[OrangSiklus]:
    """Everyone who serves or served in a siklus, the committees of its elections too: by body, position and name."""
    elections = select(Pemilihan.id).where(Pemilihan.siklus_id == siklus_id, Pemilihan.dihapus.is_(None))
    query = (
        select(Penugasan, Orang)
        .join(Orang, Orang.id == Penugasan.orang_id)
        .where(
            Penugasan.dihapus.is_(None), Penugasan.badan != "LKM",
            or_(Penugasan.siklus_id == siklus_id, Penugasan.pemilihan_id.in_(elections)),
        )
    )  # fmt: skip
    found = [_satu(row, person, hari) for row, person in s.execute(query)]
    return sorted(found, key=_urutan)


def _satu(row: Penugasan, person: Orang, hari: date) -> OrangSiklus:
    serves = (row.mulai is None or row.mulai <= hari) and (row.selesai is None or row.selesai >= hari)
    return OrangSiklus(
        row.id, person.id, person.nama, person.jenis_kelamin or "", person.rt or "", person.rw or "", row.badan,
        row.jabatan, row.pokja or "", row.mulai, row.selesai, serves,
    )  # fmt: skip


def _urutan(one: OrangSiklus) -> tuple[Any, ...]:
    bodies, positions = [code for code, _ in BADAN], [code for code, _ in JABATAN]
    rank = positions.index(one.jabatan) if one.jabatan in positions else len(positions)
    place = BADAN_SIKLUS.index(one.badan) if one.badan in BADAN_SIKLUS else len(bodies)
    return place, one.badan, one.pokja, rank, one.nama.lower()


def kosong(s: Session, siklus_id: str) -> dict[str, Any]:
    """Values of a new appointment: from today, or from the first day of a siklus that begins later. Raises LkmError."""
    values: dict[str, Any] = dict.fromkeys(_KEYS)
    return {**values, "jabatan": "Anggota", "mulai": max(date.today(), siklus.satu(s, siklus_id).mulai)}


def ambil(s: Session, penugasan_id: str) -> dict[str, Any]:
    """An appointment as form values. Raises LkmError when it is gone."""
    row = _baris(s, penugasan_id)
    return {key: getattr(row, key) for key in _KEYS}


def simpan(s: Session, siklus_id: str, penugasan_id: str | None, values: dict[str, Any]) -> str:
    """Save an appointment of a siklus; gives its id. Raises FieldErrors (BR22: nobody twice in the same place)."""
    siklus.satu(s, siklus_id)
    before = ambil(s, penugasan_id) if penugasan_id else {}
    cleaned, errors = _bersih({**before, **values})
    if not errors:
        told = kartu_orang.check_people(s, PENGELOLA, penugasan_id, cleaned)
        errors = {p.field if p.field in _KEYS else "orang_id": p.teks for p in told if p.level == SALAH}
    if errors:
        raise FieldErrors(errors)
    row = _baris(s, penugasan_id) if penugasan_id else Penugasan(id=new_id(), siklus_id=siklus_id)
    s.add(row)
    for key, value in cleaned.items():
        if getattr(row, key) != value:
            setattr(row, key, value)
    s.flush()
    return row.id


def _bersih(values: dict[str, Any]) -> tuple[dict[str, Any], dict[str, str]]:
    cleaned: dict[str, Any] = {}
    errors: dict[str, str] = {}
    for spec in isian():
        try:
            cleaned[spec.key] = clean(spec, values.get(spec.key))
        except ValueError as error:
            errors[spec.key] = str(error)
            continue
        if spec.required and cleaned[spec.key] is None:
            errors[spec.key] = f"{spec.label} harus diisi."
    return cleaned, errors


def buang(s: Session, penugasan_id: str) -> None:
    """Move an appointment to the Sampah. Raises LkmError when it is gone."""
    _baris(s, penugasan_id).dihapus = datetime.now().replace(microsecond=0)
    s.flush()


def terbuang(s: Session) -> list[tuple[str, str, str]]:
    """(id, name, team and siklus) of the appointments in the Sampah that no register shows, newest first."""
    query = (
        select(Penugasan.id, Orang.nama, Penugasan.badan, Siklus.nama)
        .join(Orang, Orang.id == Penugasan.orang_id)
        .join(Siklus, Siklus.id == Penugasan.siklus_id)
        .where(Penugasan.dihapus.is_not(None), Penugasan.badan.in_(BADAN_SIKLUS))
        .order_by(Penugasan.dihapus.desc(), Penugasan.id)
    )
    names = dict(BADAN)
    return [(id_, nama, f"{names[badan]}, {siklus}") for id_, nama, badan, siklus in s.execute(query)]


def pulihkan(s: Session, penugasan_id: str) -> None:
    """Bring an appointment back from the Sampah."""
    row = s.get(Penugasan, penugasan_id)
    if row is not None:
        row.dihapus = None
        s.flush()


def _baris(s: Session, penugasan_id: str) -> Penugasan:
    row = s.get(Penugasan, penugasan_id)
    if row is None or row.dihapus is not None:
        raise LkmError("Penugasan ini sudah tidak ada.", "Muat ulang daftar dengan F5.")
    return row
