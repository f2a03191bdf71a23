"""The rows of an election: one RT (or other basis) each, with adults, voters and ballots (lkm-siklus.md 1.4, 1.6)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from lkm_desktop.domain import Orang, Pemilihan, PemilihanRT, Perolehan, new_id
from lkm_desktop.domain.orang import in_force
from lkm_desktop.errors import FieldErrors, LkmError
from lkm_desktop.fields import Field, entity_fields
from lkm_desktop.format import pad_rt
from lkm_desktop.names import plain
from lkm_desktop.services import pemilihan
from lkm_desktop.services.hitung_suara import periksa_hitungan
from lkm_desktop.services.pemilih import dewasa_per_rt, hari_rt, sebutan_rt
from lkm_desktop.services.pemilihan_baris import (
    BarisRT,
    ambil_rt,
    angka_rt,
    baris_rt,
    buang_perolehan,
    satu_rt,
    sekarang,
    suara_rt,
)
from lkm_desktop.services.pemilihan_baris import baris as simpanan
from lkm_desktop.services.pesan import SALAH

__all__ = [
    "FORM_RT", "TEMPEL", "BarisRT", "HasilIsi", "ambil_rt", "atur_jatah", "baca_tempelan", "baris_rt", "buang_rt",
    "formulir_rt", "hitung_dewasa", "isi_rt", "simpan_rt", "simpan_rt_banyak",
]  # fmt: skip
#: the form of one RT, in its order; fields of `entity_fields(PemilihanRT)`
FORM_RT = (
    "rt", "rw", "nama", "tanggal", "jam_buka", "jam_tutup", "tempat", "dewasa_l", "dewasa_p", "dewasa", "memilih_l",
    "memilih_p", "sah", "tidak_sah", "jatah", "pintu", "petugas", "saksi", "ketua_rt", "keterangan",
)  # fmt: skip

#: columns of a pasted table unless its first line names them
TEMPEL = ("rw", "rt", "dewasa_l", "dewasa_p", "memilih_l", "memilih_p", "sah", "tidak_sah", "jatah")
#: headings that people write, folded as `names.plain` does
_HEADINGS = {
    "rw": "rw", "rt": "rt", "nama": "nama", "nama basis": "nama", "basis": "nama", "dusun": "nama",
    "dewasa l": "dewasa_l", "wajib pilih l": "dewasa_l", "dewasa p": "dewasa_p", "wajib pilih p": "dewasa_p",
    "dewasa": "dewasa", "wajib pilih": "dewasa", "jumlah dewasa": "dewasa", "memilih l": "memilih_l",
    "pemilih l": "memilih_l", "memilih p": "memilih_p", "pemilih p": "memilih_p", "sah": "sah", "suara sah": "sah",
    "tidak sah": "tidak_sah", "suara tidak sah": "tidak_sah", "jatah": "jatah", "jatah utusan": "jatah",
    "petugas": "petugas", "saksi": "saksi", "ketua rt": "ketua_rt", "tanggal": "tanggal", "tempat": "tempat",
    "keterangan": "keterangan",
}  # fmt: skip
_SUMS = ("jumlah", "total", "jml")


@dataclass(frozen=True)
class HasilIsi:
    """What filling in rows from the residents did: new rows, rows counted again, adults found, and people whose age
    and marriage are both unknown (not counted) or whose L/P is (then only the total of their RT is filled in)."""

    baru: int
    dihitung: int
    dewasa: int
    tanpa_umur: int
    tanpa_jk: int


def formulir_rt() -> tuple[Field, ...]:
    """The fields of the form of one RT."""
    fields = entity_fields(PemilihanRT)
    return tuple(fields[key] for key in FORM_RT)


def isi_rt(s: Session, pemilihan_id: str) -> HasilIsi:
    """Make a row for every RT that the residents live in and that has none yet, with its adults (BR9), ketua RT and
    the day of the vote. Rows that exist are left as they are."""
    election = pemilihan.satu(s, pemilihan_id)
    day = election.basis_mulai or election.tanggal or date.today()
    known = {(row.rw or "", row.rt or "") for row in simpanan(s, pemilihan_id)}
    leaders = _leaders(s, day)
    made, next_one = [], _next(s, pemilihan_id)
    counts = dewasa_per_rt(s, day)
    for n, (rw, rt) in enumerate(key for key in counts if key not in known):
        row = PemilihanRT(id=new_id(), pemilihan_id=pemilihan_id, urut=next_one + n, rt=rt, rw=rw or None,
                          tanggal=election.basis_mulai, ketua_rt=leaders.get((rw, rt)))  # fmt: skip
        s.add(row)
        made.append(row)
    s.flush()
    result = hitung_dewasa(s, pemilihan_id, [row.id for row in made]) if made else HasilIsi(0, 0, 0, 0, 0)
    return HasilIsi(len(made), 0, result.dewasa, result.tanpa_umur, result.tanpa_jk)


def _leaders(s: Session, day: date) -> dict[tuple[str, str], str]:
    query = select(Orang.rw, Orang.rt, Orang.nama).where(
        Orang.dihapus.is_(None), in_force(day), Orang.unsur == "Ketua RT", Orang.rt.is_not(None)
    )
    return {(rw or "", rt or ""): name for rw, rt, name in s.execute(query.order_by(Orang.nama.desc()))}


def _next(s: Session, pemilihan_id: str) -> int:
    return (s.scalar(select(func.max(PemilihanRT.urut)).where(PemilihanRT.pemilihan_id == pemilihan_id)) or 0) + 1


def hitung_dewasa(s: Session, pemilihan_id: str, rt_ids: Sequence[str] = ()) -> HasilIsi:
    """Count the adults of the rows again from the residents (empty: all rows that name an RT). Where somebody has no
    L/P only the total is filled in. Raises LkmError when a row has more voters than that (BR9)."""
    election = pemilihan.satu(s, pemilihan_id)
    rows = [row for row in simpanan(s, pemilihan_id) if row.rt and (not rt_ids or row.id in rt_ids)]
    by_day = {day: dewasa_per_rt(s, day) for day in {hari_rt(election, row) for row in rows}}
    counted = [(row, by_day[hari_rt(election, row)].get((row.rw or "", row.rt or ""))) for row in rows]
    for row, n in counted:
        if n is not None:
            both = not n.tanpa_jk
            values = {"dewasa_l": n.l if both else None, "dewasa_p": n.p if both else None,
                      "dewasa": None if both else n.total}  # fmt: skip
            try:
                simpan_rt(s, pemilihan_id, row.id, values)
            except FieldErrors as error:
                words = f"{sebutan_rt(row)}: {next(iter(error.errors.values()))}"
                raise LkmError(words, "Perbaiki yang memilih, atau isi sendiri jumlah dewasanya.") from error
    found = [n for _, n in counted if n is not None]
    return HasilIsi(0, len(found), sum(n.total for n in found), sum(n.tanpa_umur for n in found),
                    sum(n.tanpa_jk for n in found))  # fmt: skip


def simpan_rt(s: Session, pemilihan_id: str, rt_id: str | None, nilai: Mapping[str, Any]) -> str:
    """Save one row (None: a new one at the end); only the given keys change. Returns its id. Raises FieldErrors: more
    voters than adults (BR9), L + P that is not the total, an RT that has a row already, votes that cannot be."""
    election = pemilihan.satu(s, pemilihan_id)
    row = satu_rt(s, rt_id, pemilihan_id) if rt_id else None
    cleaned = pemilihan.bersihkan(entity_fields(PemilihanRT), nilai)
    if "pintu" in cleaned:
        cleaned["pintu"] = bool(cleaned["pintu"])
    _refuse(s, election, row, cleaned)
    if row is None:
        row = PemilihanRT(id=nilai.get("id") or new_id(), pemilihan_id=pemilihan_id, urut=_next(s, pemilihan_id),
                          tanggal=cleaned.get("tanggal") or election.basis_mulai)  # fmt: skip
        s.add(row)
    for key, value in cleaned.items():
        if getattr(row, key) != value:
            setattr(row, key, value)
    s.flush()
    return row.id


def _refuse(s: Session, election: Pemilihan, row: PemilihanRT | None, cleaned: Mapping[str, Any]) -> None:
    fields = entity_fields(PemilihanRT)
    now = {key: cleaned[key] if key in cleaned else getattr(row, key, None) for key in fields}
    errors: dict[str, str] = {}
    if not (now["rt"] or now["nama"]):
        errors["rt"] = "Isi nomor RT, atau nama basisnya."
    if now["jam_buka"] and now["jam_tutup"] and now["jam_tutup"] <= now["jam_buka"]:
        errors["jam_tutup"] = f"Ditutup {now['jam_tutup']}, tidak sesudah dibuka {now['jam_buka']}."
    men, women = now["dewasa_l"], now["dewasa_p"]
    if men is not None and women is not None and now["dewasa"] not in (None, men + women):
        errors["dewasa"] = (f"Dewasa L {men} ditambah P {women} bukan {now['dewasa']}. "
                            "Kosongkan jumlahnya bila L dan P diisi.")  # fmt: skip
    place = tuple(now[key] or "" for key in ("rw", "rt", "nama"))
    for other in simpanan(s, election.id):
        same = (other.rw or "", other.rt or "", other.nama or "") == place
        if same and (row is None or other.id != row.id):
            errors["rt"] = f"{sebutan_rt(other)} sudah ada di pemilihan ini."
    votes = suara_rt(s, row.id) if row is not None else []
    for message in periksa_hitungan(angka_rt(election, now), votes):
        if message.level == SALAH:
            voters = "memilih_p" if "perempuan" in message.teks else "memilih_l"
            field = {"memilih": voters, "sah": "sah", "suara": "sah"}.get(message.field, "sah")
            errors.setdefault(field, message.teks)
    if errors:
        raise FieldErrors(errors)


def atur_jatah(s: Session, pemilihan_id: str, jatah: int) -> int:
    """Give every row this number of utusan; returns how many rows changed. Raises FieldErrors below 1."""
    if jatah < 1:
        raise FieldErrors({"jatah": "Jatah utusan tiap RT sekurang-kurangnya 1."})
    changed = [row for row in simpanan(s, pemilihan.satu(s, pemilihan_id).id) if row.jatah != jatah]
    for row in changed:
        row.jatah = jatah
    return len(changed)


def buang_rt(s: Session, rt_id: str) -> None:
    """Move a row and its tally to the Sampah. Raises LkmError when one of its utusan has votes in the kelurahan."""
    row = satu_rt(s, rt_id)
    pemilihan.untuk_hasil(s, row.pemilihan_id)
    mine = list(s.scalars(select(Perolehan).where(Perolehan.pemilihan_rt_id == rt_id, Perolehan.dihapus.is_(None))))
    buang_perolehan(s, mine)
    row.dihapus = sekarang()


def baca_tempelan(teks: str, kolom: Sequence[str] = TEMPEL) -> list[dict[str, str]]:
    """The lines of a pasted table (columns parted by tabs, or by semicolons). A first line of headings names the
    columns, else they are `kolom`; columns with an unknown heading, sums and empty lines are left out.

    Raises LkmError when nothing can be read.
    """
    lines = [_cells(line) for line in teks.splitlines() if line.strip(" \t;")]
    named = [_HEADINGS.get(plain(cell), "") for cell in lines[0]] if lines else []
    if any(named):
        kolom, lines = named, lines[1:]
    found = [dict(zip(kolom, line, strict=False)) for line in lines if not _is_sum(line)]
    for one in found:
        one.pop("", None)
    kept = [one for one in found if one.get("rt") or one.get("nama")]
    if not kept:
        raise LkmError(
            "Tidak ada baris RT yang terbaca dari tempelan ini.",
            "Salin tabel dari Excel dengan judul kolom RW, RT, Dewasa L, Dewasa P, Memilih L, Memilih P.",
        )
    return kept


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.split("\t" if "\t" in line else ";")]


def _is_sum(line: Sequence[str]) -> bool:
    first = next((cell for cell in line if cell), "")
    return plain(first).split(" ")[0] in _SUMS


def simpan_rt_banyak(s: Session, pemilihan_id: str, baris: Sequence[Mapping[str, Any]]) -> tuple[int, int]:
    """Save many rows at once, as pasted: known RTs are changed, others made; an empty cell changes nothing. Returns
    (new, changed). Raises LkmError that names the first wrong line; the caller's unit then saves nothing."""
    pemilihan.satu(s, pemilihan_id)
    known = {_place(row.rw, row.rt, row.nama): row.id for row in simpanan(s, pemilihan_id)}
    seen: set[tuple[str, ...]] = set()
    new = changed = 0
    for n, given in enumerate(baris, 1):
        values = {key: value for key, value in given.items() if value not in ("", None)}
        place = _place(*(str(values.get(key) or "") for key in ("rw", "rt", "nama")))
        rt_id = known.get(place)
        if place in seen:
            raise LkmError(f"Baris {n}: {_called(values)} tertulis dua kali.", "Perbaiki tabelnya, lalu tempel lagi.")
        seen.add(place)
        try:
            simpan_rt(s, pemilihan_id, rt_id, _without_total(values))
        except FieldErrors as error:
            words = next(iter(error.errors.values()))
            raise LkmError(f"Baris {n} ({_called(values)}): {words}", "Perbaiki tabelnya, lalu tempel lagi.") from error
        new, changed = new + (rt_id is None), changed + (rt_id is not None)
    return new, changed


def _place(rw: str | None, rt: str | None, nama: str | None) -> tuple[str, ...]:
    return pad_rt(rw), pad_rt(rt), " ".join((nama or "").lower().split())


def _called(values: Mapping[str, Any]) -> str:
    """What a line is about, in words."""
    words = [f"{key.upper()} {pad_rt(str(values[key]))}" for key in ("rt", "rw") if values.get(key)]
    return str(values.get("nama") or "") or " ".join(words) or "tanpa RT"


def _without_total(values: Mapping[str, Any]) -> dict[str, Any]:
    """A new total of adults takes the place of L and P that are not given, and the other way round."""
    found = dict(values)
    if {"dewasa_l", "dewasa_p"} <= found.keys():
        found.setdefault("dewasa", None)
    elif "dewasa" in found:
        found |= {"dewasa_l": None, "dewasa_p": None}
    return found
