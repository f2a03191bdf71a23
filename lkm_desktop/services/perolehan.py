"""Tallies of an RT or of the kelurahan: votes, live check, ranking with ties that only people break (BR10)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from lkm_desktop.domain import Perolehan
from lkm_desktop.errors import FieldErrors, LkmError
from lkm_desktop.services import pemilihan
from lkm_desktop.services.hitung_suara import (
    TERPILIH,
    TIDAK,
    Angka,
    Seri,
    Suara,
    Tempat,
    gabung,
    periksa_angka,
    periksa_hitungan,
    peringkat,
)
from lkm_desktop.services.pemilih import data_orang, hari_rt, sebutan_rt
from lkm_desktop.services.pemilihan_baris import angka_kelurahan, angka_rt, satu_rt
from lkm_desktop.services.perolehan_simpan import simpan_hitungan
from lkm_desktop.services.pesan import PERINGATAN, Pesan

__all__ = [
    "Angka", "Hitungan", "NamaSuara", "Seri", "batal_putusan", "hitungan", "periksa_angka", "periksa_hitungan",
    "putuskan", "simpan_hitungan", "tetapkan",
]  # fmt: skip
BR14 = "BR14: tata tertib BKM Bendan 2010; ART BKM Maju Makmur"


@dataclass(frozen=True)
class NamaSuara:
    """One name of a tally.

    jk, umur: as typed, else by the register · peringkat: 1 for the most votes; equal votes have equal rank until people
    decide (None without votes) ·
    seri: shares its place with others undecided · putusan, putusan_alasan: the place that people gave within a tie and
    how · hasil: "terpilih", "cadangan", "tidak" or "" while not settled · usul: what the votes propose, "" when a tie
    stands in the way · hadir, kesediaan: at the rembug of the kelurahan (BR14); always None, False in an RT.
    """

    id: str
    orang_id: str | None
    nama: str
    jk: str
    umur: int | None
    rt: str
    rw: str
    suara: int | None
    peringkat: int | None
    seri: bool
    putusan: int | None
    putusan_alasan: str
    hasil: str
    usul: str
    utusan_id: str | None
    hadir: bool | None
    kesediaan: bool
    keterangan: str


@dataclass(frozen=True)
class Hitungan:
    """A tally: of the RT `rt_id`, or of the kelurahan (None). nama: in rank; suara: sum of votes."""

    pemilihan_id: str
    rt_id: str | None
    judul: str
    angka: Angka
    memilih_l: int | None
    memilih_p: int | None
    nama: tuple[NamaSuara, ...]
    suara: int
    seri: tuple[Seri, ...]
    pesan: tuple[Pesan, ...]


def nama_tersimpan(s: Session, pemilihan_id: str, rt_id: str | None) -> list[Perolehan]:
    """The stored names of a tally."""
    query = select(Perolehan).where(Perolehan.pemilihan_id == pemilihan_id, Perolehan.dihapus.is_(None))
    return list(s.scalars(query.where(
        Perolehan.pemilihan_rt_id.is_(None) if rt_id is None else Perolehan.pemilihan_rt_id == rt_id
    )))  # fmt: skip


def hitungan(s: Session, pemilihan_id: str, rt_id: str | None = None) -> Hitungan:
    """The tally of an RT, or of the kelurahan (None). Raises LkmError when it is gone."""
    election = pemilihan.satu(s, pemilihan_id)
    rows = nama_tersimpan(s, pemilihan_id, rt_id)
    if rt_id is None:
        figures, title = angka_kelurahan(election), "Rembug kelurahan"
        day = election.tanggal or election.basis_mulai or date.today()
    else:
        row = satu_rt(s, rt_id, pemilihan_id)
        figures, title, day = angka_rt(election, row), sebutan_rt(row), hari_rt(election, row)
    places, ties = peringkat([Suara(r.id, r.nama, r.suara, r.putusan) for r in rows], figures.kursi)
    by_id = {row.id: row for row in rows}
    known = data_orang(s, (row.orang_id for row in rows), day)
    names = tuple(_shown(by_id[place.id], place, *known.get(by_id[place.id].orang_id, (None, ""))) for place in places)
    messages = [*periksa_hitungan(figures, [(n.nama, n.suara) for n in names]),
                *(Pesan("seri", PERINGATAN, tie.kalimat) for tie in ties), *_order(names)]  # fmt: skip
    if rt_id is None:
        messages += _present(names, figures.memilih)
    else:
        messages += _elsewhere(names, row.rt or "", title)
    return Hitungan(pemilihan_id, rt_id, title, figures, figures.memilih_l, figures.memilih_p, names,
                    sum(n.suara or 0 for n in names), ties, tuple(messages))  # fmt: skip


def _shown(r: Perolehan, place: Tempat, age: int | None, jk: str) -> NamaSuara:
    age = r.umur if r.umur is not None else age
    return NamaSuara(
        r.id, r.orang_id, r.nama, r.jenis_kelamin or jk, age, r.rt or "", r.rw or "", r.suara, place.peringkat,
        place.seri, r.putusan, r.putusan_alasan or "", r.hasil or "", place.usul, r.utusan_id, r.hadir, r.kesediaan,
        r.keterangan or "",
    )  # fmt: skip


def _order(names: Sequence[NamaSuara]) -> list[Pesan]:
    """Somebody was chosen before one with more votes: allowed (for the women's share), but told."""
    chosen = [n for n in names if n.hasil == TERPILIH]
    left = [n for n in names if n.hasil and n.hasil != TERPILIH]
    if not chosen or not left:
        return []
    lowest = min(chosen, key=lambda n: n.suara or 0)
    above = [n.nama for n in left if (n.suara or 0) > (lowest.suara or 0)]
    if not above:
        return []
    words = f"{lowest.nama} terpilih dengan {lowest.suara or 0} suara, padahal {gabung(above)} mendapat lebih banyak."
    return [Pesan("hasil", PERINGATAN, words)]


def _elsewhere(names: Sequence[NamaSuara], rt: str, title: str) -> list[Pesan]:
    """Who got votes here and lives in another RT is told: an office may allow it, the tally cannot know."""
    found = [f"{n.nama} (RT {n.rt})" for n in names if rt and n.rt and n.rt != rt and n.suara]
    if not found:
        return []
    return [Pesan("nama", PERINGATAN, f"Tercatat di RT lain: {gabung(found)}. Pastikan boleh dipilih di {title}.")]


def _present(names: Sequence[NamaSuara], voters: int | None) -> list[Pesan]:
    """BR14: utusan present vote; members come from them, or from those who wrote that they are willing."""
    likely = [n for n in names if (n.hasil or n.usul) == TERPILIH]
    absent = [n.nama for n in likely if n.hadir is not True and not n.kesediaan]
    strange = [n.nama for n in likely if n.utusan_id is None]
    found = []
    here = sum(n.hadir is True for n in names)
    if here and voters is not None and voters > here:
        found.append(Pesan("memilih", PERINGATAN, f"Yang memilih {voters}, padahal utusan yang tercatat hadir {here}."))
    if absent:
        words = f"Belum tercatat hadir di rembug dan belum ada surat kesediaannya: {gabung(absent)}."
        found.append(Pesan("hadir", PERINGATAN, words, BR14))
    if strange:
        found.append(Pesan("hadir", PERINGATAN, f"Bukan utusan RT: {gabung(strange)}.", BR14))
    return found


def _rows(s: Session, ids: Sequence[str]) -> list[Perolehan]:
    """Those names in the order given. Raises LkmError when one is gone."""
    found = {row.id: row for row in s.scalars(select(Perolehan).where(Perolehan.id.in_(ids)))}
    rows = [found[one] for one in ids if one in found and found[one].dihapus is None]
    if len(rows) != len(ids) or not rows:
        raise LkmError("Nama di penghitungan ini sudah berubah.", "Muat ulang penghitungan dengan F5.")
    return rows


def putuskan(s: Session, urutan: Sequence[str], alasan: str) -> None:
    """People put names with equal votes in this order, and how (draw, second vote). Raises FieldErrors without a
    reason, LkmError when the votes are not equal or somebody with as many votes is left out."""
    rows = _rows(s, urutan)
    first = rows[0]
    pemilihan.untuk_hasil(s, first.pemilihan_id)
    if not alasan.strip():
        raise FieldErrors({"putusan_alasan": "Tulis cara memutusnya, misalnya undian atau pemungutan suara ulang."})
    same = {n.id for n in nama_tersimpan(s, first.pemilihan_id, first.pemilihan_rt_id) if n.suara == first.suara}
    if first.suara is None or same != set(urutan):
        raise LkmError(
            "Urutan hanya diputuskan di antara nama-nama yang suaranya sama, dan semuanya harus ikut.",
            "Pilih lagi nama yang suaranya sama.",
        )
    for place, row in enumerate(rows, 1):
        row.putusan, row.putusan_alasan = place, " ".join(alasan.split())


def batal_putusan(s: Session, ids: Sequence[str]) -> None:
    """Take a decision on a tie back, and with it the result that followed from it."""
    for row in _rows(s, ids):
        pemilihan.untuk_hasil(s, row.pemilihan_id)
        row.putusan = row.putusan_alasan = row.hasil = None


def tetapkan(s: Session, pemilihan_id: str, rt_id: str | None, hasil: Any = None) -> None:
    """Save the result: as proposed (None), or as people say, {id: "terpilih" | "cadangan" | "tidak" | ""}; names that
    are not told keep theirs. Raises LkmError when a tie decides the last seat and nobody has decided, when there are
    no seats to give, or when nobody has votes."""
    pemilihan.untuk_hasil(s, pemilihan_id)
    tally = hitungan(s, pemilihan_id, rt_id)
    chosen = dict(hasil) if hasil is not None else _proposed(tally)
    now = {n.id: chosen.get(n.id, n.hasil) for n in tally.nama}
    for tie in tally.seri:
        if len({now[one] == TERPILIH for one in tie.ids}) > 1:
            raise LkmError(tie.kalimat, "Program tidak memilih di antara suara yang sama.")
    for row in nama_tersimpan(s, pemilihan_id, rt_id):
        if row.hasil != (now[row.id] or None):
            row.hasil = now[row.id] or None
    s.flush()


def _proposed(tally: Hitungan) -> dict[str, str]:
    if not tally.angka.kursi:
        raise LkmError(f"Jatah utusan {tally.judul} belum diisi.", "Isi jatah utusannya, lalu tetapkan lagi.")
    if not tally.suara:
        raise LkmError(f"Belum ada suara yang dicatat di {tally.judul}.", "Catat perolehan suaranya dulu.")
    tie = next((t for t in tally.seri if t.menentukan), None)
    if tie is not None:
        raise LkmError(tie.kalimat, "Program tidak memilih di antara suara yang sama.")
    return {n.id: n.usul if n.suara is not None else TIDAK for n in tally.nama}
