"""Elections of the LKM: making, editing, listing, trashing them (lkm-siklus.md 1.4-1.6).

The rows of the RT are in `pemilihan_rt`, who may vote in `pemilih`, the sums and verdicts in `pemilihan_ringkasan`,
the committee in `pemilihan_panitia`, the tallies in `perolehan`, the new board in `papan_baru`, replacements in `paw`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from lkm_desktop.domain import Pemilihan, PemilihanRT, Perolehan, Siklus, Tahap, new_id
from lkm_desktop.errors import FieldErrors, LkmError
from lkm_desktop.fields import Field, entity_fields
from lkm_desktop.format import parse_jam, ribuan, tanggal_panjang
from lkm_desktop.services import aturan, organisasi
from lkm_desktop.services.values import clean

#: the form of an election, in its order; fields of `entity_fields(Pemilihan)`
FORM = (
    "nama", "periode", "basis_mulai", "basis_selesai", "tanggal", "tempat", "jumlah_anggota", "min_nama", "max_nama",
    "kel_nama", "dewasa", "keterangan",
)  # fmt: skip
_LINKS = ("siklus_id", "tahap_id", "rapat_id")
#: no kelurahan has more people; a higher number is a slip of the keys
_PALING_BANYAK = 999_999


@dataclass(frozen=True)
class PemilihanRingkas:
    """One line of the list of elections. `rt`: rows of RT; `dihitung`: those whose votes are counted; `papan_tanggal`:
    the first day of the board made of it, None while there is none."""

    id: str
    nama: str
    periode: str
    tanggal: date | None
    siklus_id: str | None
    siklus: str
    rt: int
    dihitung: int
    papan_tanggal: date | None


def formulir() -> tuple[Field, ...]:
    """The fields of the form of an election."""
    fields = entity_fields(Pemilihan)
    return tuple(fields[key] for key in FORM)


def daftar(s: Session, siklus_id: str | None = None, *, sampah: bool = False) -> tuple[PemilihanRingkas, ...]:
    """Elections, newest first; of one siklus; or those in the Sampah."""
    live = PemilihanRT.dihapus.is_(None)
    counts = (
        select(PemilihanRT.pemilihan_id, func.count().label("rt"),
               func.count(PemilihanRT.sah).label("dihitung"))
        .where(live).group_by(PemilihanRT.pemilihan_id).subquery()
    )  # fmt: skip
    query = (
        select(Pemilihan, Siklus.nama, counts.c.rt, counts.c.dihitung)
        .join(Siklus, Siklus.id == Pemilihan.siklus_id, isouter=True)
        .join(counts, counts.c.pemilihan_id == Pemilihan.id, isouter=True)
        .where(Pemilihan.dihapus.is_not(None) if sampah else Pemilihan.dihapus.is_(None))
    )
    if siklus_id:
        query = query.where(Pemilihan.siklus_id == siklus_id)
    day = func.coalesce(Pemilihan.tanggal, Pemilihan.basis_mulai)
    return tuple(
        PemilihanRingkas(p.id, p.nama, p.periode or "", p.tanggal or p.basis_mulai, p.siklus_id, siklus or "",
                         rt or 0, counted or 0, p.papan_tanggal)
        for p, siklus, rt, counted in s.execute(query.order_by(day.is_(None).desc(), day.desc(), Pemilihan.nama))
    )  # fmt: skip


def satu(s: Session, pemilihan_id: str) -> Pemilihan:
    """The row of an election. Raises LkmError when it does not exist or lies in the Sampah."""
    row = s.get(Pemilihan, pemilihan_id)
    if row is None or row.dihapus is not None:
        raise LkmError("Pemilihan ini sudah tidak ada.", "Muat ulang daftar pemilihan dengan F5.")
    return row


def untuk_hasil(s: Session, pemilihan_id: str) -> Pemilihan:
    """The row of an election whose result may still change. Raises LkmError when a board was made of it."""
    row = satu(s, pemilihan_id)
    if row.papan_tanggal is not None:
        raise LkmError(
            f"Papan {organisasi.kantor(s).istilah} sudah dibuat dari {row.nama} mulai "
            f"{tanggal_panjang(row.papan_tanggal)}; perolehan suara dan hasilnya tidak diubah lagi.",
            "Bila keliru, urungkan dulu pembentukan papan itu.",
        )  # fmt: skip
    return row


def untuk_tahap(s: Session, siklus_id: str, tahap_id: str | None = None) -> str | None:
    """The election of a stage, else the newest of the siklus; None when there is none yet."""
    live = select(Pemilihan.id).where(Pemilihan.dihapus.is_(None), Pemilihan.siklus_id == siklus_id)
    newest = live.order_by(Pemilihan.tanggal.desc(), Pemilihan.basis_mulai.desc())
    own = s.scalar(newest.where(Pemilihan.tahap_id == tahap_id).limit(1)) if tahap_id else None
    return own or s.scalar(newest.limit(1))


def ambil(s: Session, pemilihan_id: str) -> dict[str, Any]:
    """An election as form values, with `id`, siklus_id, tahap_id, rapat_id and the counts of the kelurahan round.
    Raises LkmError when it is gone."""
    row = satu(s, pemilihan_id)
    keys = (*entity_fields(Pemilihan), *_LINKS, "id")
    return {key: getattr(row, key) for key in keys}


def bawaan(s: Session, hari: date, siklus_id: str | None = None, tahap_id: str | None = None) -> dict[str, Any]:
    """What the form of a new election begins with: name and term of office by the rule `masa_bakti`, dates of the
    stage, the usual ballot of 2 to 3 names (BR10) and 13 seats."""
    stage = s.get(Tahap, tahap_id) if tahap_id else None
    day = (stage.rencana_selesai if stage else None) or hari
    begin = stage.rencana_mulai if stage else None
    values: dict[str, Any] = {key: _default(key) for key in FORM}
    return values | {
        "nama": f"Pemilihan {organisasi.kantor(s).istilah} {day.year}",
        "periode": f"{day.year}-{day.year + aturan.angka(s, 'masa_bakti')}",
        "basis_mulai": begin, "tanggal": stage.rencana_selesai if stage else None,
        "siklus_id": siklus_id, "tahap_id": tahap_id,
    }  # fmt: skip


def _default(key: str) -> Any:
    column = Pemilihan.__table__.c[key]
    return column.default.arg if column.default is not None and column.default.is_scalar else None


def simpan(s: Session, pemilihan_id: str | None, nilai: Mapping[str, Any]) -> str:
    """Save the form of an election (None: a new one; `nilai["id"]` may carry its id); only the given keys change.
    Returns the id. Raises FieldErrors with a sentence per wrong field, LkmError when the election is gone."""
    row = satu(s, pemilihan_id) if pemilihan_id else None
    cleaned = bersihkan(entity_fields(Pemilihan), nilai)
    _refuse_order(row, cleaned)
    if row is None:
        row = Pemilihan(id=nilai.get("id") or new_id())
        s.add(row)
    cleaned |= {key: nilai[key] or None for key in _LINKS if key in nilai}
    for key, value in cleaned.items():
        if getattr(row, key) != value:
            setattr(row, key, value)
    s.flush()
    return row.id


def temuan_kursi(s: Session, jumlah: int) -> str:
    """What the office's rules say of that many members (BR1, BR2); "" when nothing."""
    low, high = aturan.angka(s, "min_anggota"), aturan.angka(s, "max_anggota")
    if not low <= jumlah <= high:
        return f"Aturan kantor ini: {low} sampai {high} anggota."
    odd = aturan.nilai(s, "wajib_ganjil") == "mati" or jumlah % 2
    return "" if odd else "Jumlah anggota biasanya ganjil."


def bersihkan(fields: Mapping[str, Field], nilai: Mapping[str, Any], awalan: str = "") -> dict[str, Any]:
    """Typed values of known fields as they are stored. Raises FieldErrors: wrong kind, negative, more than a kelurahan
    has people, or empty though required. `awalan` stands before each sentence ("Baris 3: ")."""
    cleaned: dict[str, Any] = {}
    errors: dict[str, str] = {}
    for key in [k for k in nilai if k in fields]:
        try:
            cleaned[key] = clean(fields[key], nilai[key])
            if key.startswith("jam_") and cleaned[key]:
                cleaned[key] = parse_jam(cleaned[key]) or None
        except ValueError as error:
            errors[key] = f"{awalan}{fields[key].label}: {error}"
            continue
        if fields[key].kind == "angka" and (cleaned[key] or 0) < 0:
            errors[key] = f"{awalan}{fields[key].label} tidak boleh kurang dari 0."
        elif fields[key].kind == "angka" and (cleaned[key] or 0) > _PALING_BANYAK:
            errors[key] = f"{awalan}{fields[key].label} paling banyak {ribuan(_PALING_BANYAK)}; periksa angkanya."
        elif fields[key].required and cleaned[key] is None:
            errors[key] = f"{awalan}{fields[key].label} harus diisi."
    if errors:
        raise FieldErrors(errors)
    return cleaned


def _refuse_order(row: Pemilihan | None, cleaned: Mapping[str, Any]) -> None:
    """Dates in their order, ballots that can be filled, at least one seat."""
    def now(key: str) -> Any:
        return cleaned[key] if key in cleaned else getattr(row, key) if row is not None else _default(key)

    errors: dict[str, str] = {}
    if not now("nama"):
        errors["nama"] = "Nama pemilihan harus diisi."
    begin, end, day = now("basis_mulai"), now("basis_selesai"), now("tanggal")
    if begin and end and end < begin:
        errors["basis_selesai"] = "Pemilihan RT selesai lebih awal daripada mulainya."
    if day and (begin or end) and day < (end or begin):
        errors["tanggal"] = "Rembug kelurahan lebih awal daripada pemilihan di RT."
    for key in ("jumlah_anggota", "min_nama", "max_nama", "kel_nama"):
        if now(key) < 1:
            errors[key] = f"{entity_fields(Pemilihan)[key].label} sekurang-kurangnya 1."
    if "min_nama" not in errors and now("max_nama") < now("min_nama"):
        errors["max_nama"] = "Nama paling banyak tidak boleh kurang dari nama paling sedikit."
    if errors:
        raise FieldErrors(errors)


def buang(s: Session, pemilihan_id: str) -> None:
    """Move an election to the Sampah. Raises LkmError when a board was made of it."""
    row = satu(s, pemilihan_id)
    if row.papan_tanggal is not None:
        raise LkmError(
            f"{row.nama} tidak dihapus karena sudah menjadi dasar papan {organisasi.kantor(s).istilah} mulai "
            f"{tanggal_panjang(row.papan_tanggal)}.", "Urungkan dulu pembentukan papan itu di Riwayat."
        )  # fmt: skip
    row.dihapus = datetime.now().replace(microsecond=0)


def pulihkan(s: Session, pemilihan_id: str) -> None:
    """Bring an election back from the Sampah."""
    s.execute(update(Pemilihan).where(Pemilihan.id == pemilihan_id).values(dihapus=None))


def kosong(s: Session, pemilihan_id: str) -> bool:
    """Whether nothing but the form of the election was filled in so far."""
    def none_of(entity: Any) -> bool:
        query = select(entity.id).where(entity.pemilihan_id == pemilihan_id, entity.dihapus.is_(None))
        return s.scalar(query.limit(1)) is None

    return none_of(PemilihanRT) and none_of(Perolehan)
