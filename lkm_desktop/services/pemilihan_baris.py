"""The stored rows of an election as the program reads them: one RT each with its sums and verdict (BR11)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from lkm_desktop.domain import Pemilihan, PemilihanRT, Perolehan
from lkm_desktop.errors import LkmError
from lkm_desktop.format import persen_rinci
from lkm_desktop.services import aturan
from lkm_desktop.services.hitung_suara import TERPILIH, Angka
from lkm_desktop.services.pemilih import sebutan_rt


@dataclass(frozen=True)
class BarisRT:
    """One RT of an election. None: not known yet.

    sebutan: "RT 03 RW 01" or the name of the basis · dewasa: L + P, or the typed total · memilih: L + P ·
    persen: turnout as "63,56 %", "-" without it · cukup: BR11 is met (None: not known) · kalimat: the verdict of BR11
    in words, "" while nothing is known · selisih: what is wrong with sah + tidak sah = memilih, "" when it agrees.
    """

    id: str
    urut: int
    rt: str
    rw: str
    nama: str
    sebutan: str
    tanggal: date | None
    jam_buka: str
    jam_tutup: str
    tempat: str
    dewasa_l: int | None
    dewasa_p: int | None
    dewasa: int | None
    memilih_l: int | None
    memilih_p: int | None
    memilih: int | None
    sah: int | None
    tidak_sah: int | None
    jatah: int | None
    pintu: bool
    petugas: str
    saksi: tuple[str, ...]
    ketua_rt: str
    keterangan: str
    persen: str
    cukup: bool | None
    kalimat: str
    selisih: str
    utusan_l: int
    utusan_p: int
    utusan: int


def jumlah(l: int | None, p: int | None, total: int | None = None) -> int | None:  # noqa: E741
    """L + P when both are known, else the total."""
    return total if l is None or p is None else l + p


def baris(s: Session, pemilihan_id: str) -> list[PemilihanRT]:
    """The stored rows of an election in their order."""
    query = select(PemilihanRT).where(PemilihanRT.pemilihan_id == pemilihan_id, PemilihanRT.dihapus.is_(None))
    return list(s.scalars(query.order_by(PemilihanRT.urut, PemilihanRT.id)))


def satu_rt(s: Session, rt_id: str, pemilihan_id: str | None = None) -> PemilihanRT:
    """The stored row. Raises LkmError when it is gone or belongs to another election."""
    row = s.get(PemilihanRT, rt_id)
    if row is None or row.dihapus is not None or pemilihan_id not in (None, row.pemilihan_id):
        raise LkmError("RT ini sudah tidak ada di pemilihan.", "Muat ulang daftar RT dengan F5.")
    return row


def baris_rt(s: Session, pemilihan_id: str) -> tuple[BarisRT, ...]:
    """The rows of an election in their order."""
    chosen = _utusan(s, pemilihan_id)
    least = aturan.angka(s, "partisipasi_rt")
    return tuple(_shown(row, least, chosen.get(row.id, (0, 0, 0))) for row in baris(s, pemilihan_id))


def ambil_rt(s: Session, rt_id: str) -> BarisRT:
    """One row. Raises LkmError when it is gone."""
    row = satu_rt(s, rt_id)
    return _shown(row, aturan.angka(s, "partisipasi_rt"), _utusan(s, row.pemilihan_id).get(rt_id, (0, 0, 0)))


def _utusan(s: Session, pemilihan_id: str) -> dict[str, tuple[int, int, int]]:
    """(L, P, all) of the utusan by row."""
    query = select(Perolehan.pemilihan_rt_id, Perolehan.jenis_kelamin, func.count()).where(
        Perolehan.pemilihan_id == pemilihan_id, Perolehan.pemilihan_rt_id.is_not(None), Perolehan.hasil == TERPILIH,
        Perolehan.dihapus.is_(None),
    )  # fmt: skip
    found: dict[str, tuple[int, int, int]] = {}
    for row_id, jk, n in s.execute(query.group_by(Perolehan.pemilihan_rt_id, Perolehan.jenis_kelamin)):
        rt_id = str(row_id)
        men, women, everyone = found.get(rt_id, (0, 0, 0))
        found[rt_id] = (men + n * (jk == "L"), women + n * (jk == "P"), everyone + n)
    return found


def _shown(r: PemilihanRT, least: int, chosen: tuple[int, int, int]) -> BarisRT:
    adults, voters = jumlah(r.dewasa_l, r.dewasa_p, r.dewasa), jumlah(r.memilih_l, r.memilih_p)
    known = adults is not None and voters is not None and adults > 0
    enough = voters * 100 >= least * adults if known and adults is not None and voters is not None else None
    turnout = persen_rinci(voters or 0, adults or 0) if known else "-"
    return BarisRT(
        r.id, r.urut, r.rt or "", r.rw or "", r.nama or "", sebutan_rt(r), r.tanggal, r.jam_buka or "",
        r.jam_tutup or "", r.tempat or "", r.dewasa_l, r.dewasa_p, adults, r.memilih_l, r.memilih_p, voters, r.sah,
        r.tidak_sah, r.jatah, r.pintu, r.petugas or "", pisah(r.saksi), r.ketua_rt or "", r.keterangan or "", turnout,
        enough, _verdict(enough, turnout, least, r.pintu), _difference(voters, r.sah, r.tidak_sah), *chosen,
    )  # fmt: skip


def pisah(nama: str | None) -> tuple[str, ...]:
    """Names parted by semicolons."""
    return tuple(part.strip() for part in (nama or "").split(";") if part.strip())


def _verdict(cukup: bool | None, turnout: str, least: int, pintu: bool) -> str:
    """BR11 in words."""
    if cukup is None:
        return ""
    if cukup:
        return f"Sah: {turnout} warga dewasa memilih, sekurang-kurangnya {least} %."
    done = "sudah dilakukan dari pintu ke pintu" if pintu else "petugas mendatangi warga dari pintu ke pintu"
    return f"Baru {turnout} warga dewasa memilih, kurang dari {least} %: {done}."


def _difference(voters: int | None, valid: int | None, spoilt: int | None) -> str:
    if voters is None or valid is None or spoilt is None or valid + spoilt == voters:
        return ""
    way = "kurang" if valid + spoilt < voters else "lebih"
    return f"Suara sah dan tidak sah {valid + spoilt}, {way} {abs(voters - valid - spoilt)} dari yang memilih {voters}."


def angka_rt(election: Pemilihan, nilai: Any) -> Angka:
    """The figures of a row (an object, or anything with its names) for the check of a tally."""
    def of(key: str) -> int | None:
        value: int | None = nilai.get(key) if isinstance(nilai, Mapping) else getattr(nilai, key)
        return value

    voters = jumlah(of("memilih_l"), of("memilih_p"))
    adults = jumlah(of("dewasa_l"), of("dewasa_p"), of("dewasa"))
    return Angka(voters, of("sah"), of("tidak_sah"), election.min_nama, election.max_nama, adults, of("jatah"),
                 of("memilih_l"), of("memilih_p"), of("dewasa_l"), of("dewasa_p"))  # fmt: skip


def angka_kelurahan(election: Pemilihan, nilai: Any = None) -> Angka:
    """The figures of the round of the kelurahan (of other values with the names of its columns); a ballot carries 1 to
    `kel_nama` names."""
    def of(key: str) -> int | None:
        value: int | None = nilai.get(key) if isinstance(nilai, Mapping) else getattr(election, key)
        return value

    men, women = of("kel_memilih_l"), of("kel_memilih_p")
    return Angka(jumlah(men, women), of("kel_sah"), of("kel_tidak_sah"), 1, election.kel_nama, None,
                 election.jumlah_anggota, men, women)  # fmt: skip


def suara_rt(s: Session, rt_id: str) -> list[tuple[str, int | None]]:
    """(name, votes) of the tally of a row."""
    query = select(Perolehan.nama, Perolehan.suara).where(
        Perolehan.pemilihan_rt_id == rt_id, Perolehan.dihapus.is_(None)
    )
    return [(name, votes) for name, votes in s.execute(query)]


def sekarang() -> datetime:
    """The moment that rows in the Sampah carry."""
    return datetime.now().replace(microsecond=0)


def buang_perolehan(s: Session, rows: Sequence[Perolehan]) -> None:
    """Move names of a tally to the Sampah, and their rows in the kelurahan as utusan. Raises LkmError when one of
    them has votes there."""
    query = select(Perolehan).where(Perolehan.utusan_id.in_([r.id for r in rows]), Perolehan.dihapus.is_(None))
    above = list(s.scalars(query))
    voted = next((one for one in above if one.suara), None)
    if voted is not None:
        raise LkmError(
            f"{voted.nama} sudah mendapat suara di rembug kelurahan, jadi namanya di RT tidak dihapus.",
            "Kosongkan dulu suaranya di penghitungan kelurahan.",
        )
    s.execute(update(Perolehan).where(Perolehan.id.in_([r.id for r in (*rows, *above)])).values(dihapus=sekarang()))
