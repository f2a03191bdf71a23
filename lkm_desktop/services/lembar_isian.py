"""The fill-in sheet: a part of a register that goes out to be completed by others and comes back.

With it goes a stamp (`Cap`): of which office it is, when it was made, and what each cell held then. So that on its way
back only what was changed is looked at, and what the office changed meanwhile is noticed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from dataclasses import field as dc_field
from datetime import date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from lkm_desktop.domain import REGISTERS, Meta
from lkm_desktop.errors import LkmError
from lkm_desktop.fields import Field, Register
from lkm_desktop.format import hari_tanggal
from lkm_desktop.services import organisasi, registers
from lkm_desktop.services.keterangan import list_sentence
from lkm_desktop.services.registers import Query

FORMAT, VERSI = "lembar-isian-lkm", 1
#: registers that can go out, and whether empty rows at the end take new people
DAFTAR = {"orang": True, "relawan": True, "anggota": False, "pengelola": False}
#: columns that are given out unless others are chosen; numbers of identity only when they are chosen
BAWAAN = {
    "orang": ("nama", "jenis_kelamin", "tempat_lahir", "tanggal_lahir", "pendidikan", "pekerjaan", "alamat", "rt", "rw",
              "no_hp", "unsur"),
    "relawan": ("nama", "jenis_kelamin", "tanggal_lahir", "pendidikan", "alamat", "rt", "rw", "no_hp", "unsur", "minat",
                "status"),
    "anggota": ("nama", "jenis_kelamin", "tanggal_lahir", "pendidikan", "pekerjaan", "alamat", "rt", "rw", "no_hp"),
    "pengelola": ("nama", "jenis_kelamin", "badan", "jabatan", "sk_nomor", "sk_tanggal", "no_hp"),
}  # fmt: skip
#: columns that are shown, but that the sheet may not change
TERKUNCI = frozenset({"nomor", "badan", "jabatan"})
#: a column that brings another one along: who moved or died needs the day
_IKUT = {"status": "status_tanggal"}
_BERPILIHAN = ("pendidikan", "unsur")
_KODE_TERPENDEK = 6
#: longest text of a cell that readers of sheets take
TERPANJANG = 1_900


@dataclass(frozen=True)
class KolomIsian:
    """A column of the sheet. pilihan: words of its dropdown · terkunci: it may not be changed."""

    field: Field
    pilihan: tuple[str, ...] = ()
    terkunci: bool = False


@dataclass(frozen=True)
class BarisIsian:
    """One person of the sheet. kode: what stands in the locked column · id: of the register's row."""

    kode: str
    id: str
    nilai: dict[str, Any]


@dataclass(frozen=True)
class Cap:
    """What the hidden sheet says. dibuat: when the sheet was made · lingkup: RT and RW of new rows · kolom: keys with
    their headings · asli: code -> id of the row and what its cells held, as `kata_cap` writes it."""

    kantor_id: str
    nama: str
    daftar: str
    dibuat: datetime
    kolom: dict[str, str]
    lingkup: dict[str, str] = dc_field(default_factory=dict)
    asli: dict[str, tuple[str, dict[str, str]]] = dc_field(default_factory=dict)

    @property
    def segel(self) -> str:
        """SHA-256 of all that it says."""
        isi: list[object] = [self.kantor_id, self.daftar, self.dibuat.isoformat(), *self.kolom]
        isi += sorted(self.lingkup.items())
        isi += [(kode, row_id, *nilai.items()) for kode, (row_id, nilai) in sorted(self.asli.items())]
        return hashlib.sha256("\n".join(map(repr, isi)).encode("utf-8")).hexdigest()


@dataclass(frozen=True)
class Isian:
    """A sheet ready to be written. kalimat: lines above the table · kosong: empty rows at the end."""

    judul: str
    kalimat: tuple[str, ...]
    kolom: tuple[KolomIsian, ...]
    baris: tuple[BarisIsian, ...]
    kosong: int
    cap: Cap


def kolom_tersedia(daftar: str) -> list[Field]:
    """The columns that a sheet of this register may have, in the order of its form; the name comes first.

    Raises LkmError for a register that does not go out.
    """
    if daftar not in DAFTAR:
        raise LkmError(f"Lembar isian tidak ada untuk “{daftar}”.", f"Pilih {', '.join(DAFTAR)}.")
    register = REGISTERS[daftar]
    keys = dict.fromkeys(("nama", *register.columns, *register.form))
    derived = {f.key for f in register.derived}
    fields = [register.field(key) for key in keys if key not in derived]
    return [f for f in fields if f.kind != "orang" and f.value is None]


def susun(
    s: Session, daftar: str, q: Query, kolom: Sequence[str] = (), kosong: int = 10, *, hari: datetime | None = None
) -> Isian:
    """Gather a sheet: the rows that the query shows, these columns (the usual ones when none are named).

    Raises LkmError when there is nothing to give out, or a text is too long for a cell that comes back.
    """
    register = REGISTERS[daftar]
    fields = _pilih(daftar, kolom or BAWAAN[daftar])
    ids = registers.ids(s, register, q)
    if not ids and not (DAFTAR[daftar] and kosong):
        raise LkmError(f"Tidak ada {register.noun} yang cocok, jadi lembarnya kosong.", "Pilih RT atau RW yang lain.")
    kode = _kode(s, register, ids)
    keys = [f.key for f in fields]
    baris = tuple(
        BarisIsian(kode[row_id], row_id, dict(zip(keys, nilai, strict=True)))
        for row_id, nilai in zip(ids, registers.records(s, register, ids, keys), strict=True)
    )
    _tolak_panjang(fields, baris)
    kantor = organisasi.kantor(s)
    dibuat = (hari or datetime.now()).replace(microsecond=0)
    asli = {b.kode: (b.id, {k: kata_cap(v) for k, v in b.nilai.items()}) for b in baris}
    lingkup = {k: v for k, v in q.saring.items() if k in ("rt", "rw")}
    cap = Cap(kantor_id(s), kantor.lembaga, daftar, dibuat, {f.key: f.label for f in fields}, lingkup, asli)
    judul = f"LEMBAR ISIAN {register.title_for(kantor.istilah).upper()}"
    wilayah = f"{kantor.lembaga} · {kantor.wilayah} {kantor.kelurahan}"
    kalimat = (wilayah, f"{list_sentence(register, q, dibuat.date())} {_cara(daftar, bool(kosong), dibuat.date())}")
    isian = tuple(_kolom(s, register, f) for f in fields)
    return Isian(judul, kalimat, isian, baris, kosong if DAFTAR[daftar] else 0, cap)


def _cara(daftar: str, kosong: bool, hari: date) -> str:
    baru = " Orang baru ditulis di baris kosong di bawah." if DAFTAR[daftar] and kosong else ""
    return f"Betulkan dan lengkapi isinya, lalu kembalikan berkas ini.{baru} Dibuat {hari_tanggal(hari)}."


def _pilih(daftar: str, kolom: Sequence[str]) -> list[Field]:
    """The chosen columns in the order of the register; the name is always there, a state brings its day along."""
    ikut = {_IKUT[key] for key in kolom if key in _IKUT}
    dipilih = {"nama", *kolom, *ikut}
    fields = [f for f in kolom_tersedia(daftar) if f.key in dipilih]
    urut = {key: n for n, key in enumerate(("nama", *kolom))}
    return sorted(fields, key=lambda f: urut.get(f.key, urut.get(_sebelum(f.key), 99) + 0.5))


def _sebelum(kunci: str) -> str:
    return next((a for a, b in _IKUT.items() if b == kunci), "")


def _kolom(s: Session, register: Register, field: Field) -> KolomIsian:
    pilihan: tuple[str, ...] = ()
    if field.kind == "jk":
        pilihan = ("L", "P")
    elif field.kind == "ya_tidak":
        pilihan = ("Ya", "Tidak")
    elif field.kind == "pilihan":
        pilihan = tuple(words for _, words in field.choices)
    elif field.key in _BERPILIHAN:
        pilihan = tuple(registers.suggestions(s, register, field.key))
    return KolomIsian(field, pilihan, field.key in TERKUNCI)


def _kode(s: Session, register: Register, ids: Sequence[str]) -> dict[str, str]:
    """A short code for each row, made of its id: the shortest that no other row of the register has."""
    semua = list(s.scalars(select(register.entity.id)))
    panjang = _KODE_TERPENDEK
    while len({i[:panjang] for i in semua}) < len(semua) and panjang < 32:
        panjang += 1
    return {i: f"K-{i[:panjang].upper()}" for i in ids}


def _tolak_panjang(fields: Sequence[Field], baris: Sequence[BarisIsian]) -> None:
    for satu in baris:
        for field in fields:
            nilai = satu.nilai[field.key]
            if isinstance(nilai, str) and len(nilai) > TERPANJANG:
                raise LkmError(f"{field.label} {satu.nilai['nama']} terlalu panjang untuk lembar isian.",
                               f"Lepas kolom {field.label}, atau pendekkan isinya.")  # fmt: skip


def kantor_id(s: Session) -> str:
    """The id of this office."""
    return s.scalar(select(Meta.nilai).where(Meta.kunci == "kantor")) or ""


# --- values as texts ------------------------------------------------------------------------------------------------


def kata_cap(nilai: Any) -> str:
    """A stored value as the stamp keeps it: dates as 2015-09-21, yes and no as 1 and 0."""
    if nilai is None:
        return ""
    if isinstance(nilai, bool):
        return "1" if nilai else "0"
    return nilai.isoformat() if isinstance(nilai, date) else str(nilai)


def dari_cap(field: Field, teks: str) -> Any:
    """The stored value that `kata_cap` wrote. Raises ValueError for a damaged one."""
    if not teks:
        return None
    if field.kind == "tanggal":
        return date.fromisoformat(teks)
    if field.kind == "ya_tidak":
        return teks == "1"
    return int(teks) if field.kind in ("angka", "rupiah") else teks


def kata_sel(field: Field, nilai: Any) -> Any:
    """A stored value as the cell of the sheet shows it: words for codes, real dates and numbers as they are."""
    if nilai is None or (isinstance(nilai, date | int) and not isinstance(nilai, bool)):
        return nilai
    if isinstance(nilai, bool):
        return "Ya" if nilai else "Tidak"
    return field.choice_label(nilai) if field.kind == "pilihan" else str(nilai)


def teks_sel(field: Field, nilai: Any) -> str:
    """What a reader of the sheet finds as text in that cell."""
    isi = kata_sel(field, nilai)
    if isinstance(isi, date):
        return f"{isi:%d-%m-%Y}"
    return "" if isi is None else " ".join(str(isi).split())


def nilai_asli(cap: Mapping[str, str], fields: Sequence[Field]) -> dict[str, Any]:
    """The stored values of one row when the sheet was made. Raises ValueError for a damaged stamp."""
    return {f.key: dari_cap(f, cap.get(f.key, "")) for f in fields}
