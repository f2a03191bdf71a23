"""A fill-in sheet that came back, beside the office: which cells were changed, who is new, what cannot be taken.

Three values meet in each cell: what it held when the sheet was made, what the sheet says now, what the office says now.
Only a cell that the sheet changed is looked at; where the office changed it too, the user chooses. A row that is gone
says nothing: nobody is deleted because of it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from dataclasses import field as dc_field
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from lkm_desktop.domain import REGISTERS, Orang
from lkm_desktop.errors import LkmError
from lkm_desktop.fields import Field, Register
from lkm_desktop.format import hari_tanggal
from lkm_desktop.names import fold
from lkm_desktop.services import kartu, registers
from lkm_desktop.services.lembar_isian import DAFTAR, TERKUNCI, kantor_id, nilai_asli, teks_sel
from lkm_desktop.services.lembar_isian_baru import Baru, orang_baru
from lkm_desktop.services.lembar_isian_terbaca import BarisBaca, SelBaca, Terbaca
from lkm_desktop.services.pesan import PERINGATAN, SALAH
from lkm_desktop.services.values import clean

ISI, UBAH, KOSONGKAN, BENTROK = "isi", "ubah", "kosongkan", "bentrok"
KEADAAN = {ISI: "diisi", UBAH: "diubah", KOSONGKAN: "dikosongkan", BENTROK: "kantor juga mengubahnya"}


@dataclass(frozen=True)
class Ubahan:
    """One changed cell. nomor: row of the sheet · id: row of the register · kunci: field · lama: what the office has ·
    baru: what the sheet says · asli: what the cell held when the sheet was made · catatan: something to look at · ragu:
    a rule doubts it.

    keadaan: isi (the office has nothing there) · ubah · kosongkan (the sheet erased it) · bentrok (the office changed
    it meanwhile, so that the user must choose).
    """

    nomor: int
    id: str
    nama: str
    kunci: str
    label: str
    lama: Any
    baru: Any
    asli: Any
    keadaan: str
    kata_lama: str
    kata_baru: str
    kata_asli: str
    catatan: str = ""
    ragu: bool = False

    @property
    def bawaan(self) -> bool:
        """Whether it is taken unless the user says otherwise: what erases, contradicts or is doubtful is not."""
        return self.keadaan in (ISI, UBAH) and not self.ragu


@dataclass(frozen=True)
class Halangan:
    """Something of the sheet that cannot be taken: row (0: the whole sheet), who, column and the sentence."""

    nomor: int
    nama: str
    kolom: str
    kalimat: str


@dataclass
class Rencana:
    """All that a sheet would change. hilang: people whose row is gone · tetap: rows in which nothing changed."""

    terbaca: Terbaca
    ubahan: list[Ubahan] = dc_field(default_factory=list)
    baru: list[Baru] = dc_field(default_factory=list)
    halangan: list[Halangan] = dc_field(default_factory=list)
    hilang: list[str] = dc_field(default_factory=list)
    tetap: int = 0

    @property
    def kalimat(self) -> str:
        """The sheet in one sentence: "7 sel berubah pada 5 orang, 2 orang baru; 3 baris tidak ada lagi ..."."""
        orang = len({u.id for u in self.ubahan})
        bentrok = sum(u.keadaan == BENTROK for u in self.ubahan)
        bagian = [f"{len(self.ubahan)} sel berubah pada {orang} orang" if orang else "Tidak ada sel yang berubah"]
        bagian += [f"{bentrok} di antaranya diubah kantor juga"] * bool(bentrok)
        bagian += [f"{len(self.baru)} orang baru"] * bool(self.baru)
        bagian += [f"{len(self.halangan)} tidak bisa diambil"] * bool(self.halangan)
        sisa = f" {len(self.hilang)} orang tidak ada lagi di lembar; datanya tetap." if self.hilang else ""
        return ", ".join(bagian) + "." + sisa


def banding(s: Session, terbaca: Terbaca) -> Rencana:
    """Compare a sheet with the office; writes nothing. Raises LkmError for a sheet of another office."""
    cap = terbaca.cap
    if cap.kantor_id != kantor_id(s):
        raise LkmError(f"Lembar ini milik {cap.nama or 'kantor lain'}, bukan kantor yang sedang dibuka.",
                       "Kembalikan ke kantornya, atau masukkan lewat Impor Excel biasa.")  # fmt: skip
    rencana = Rencana(terbaca)
    pembanding = _Pembanding(s, rencana)
    lama, baru = _pilah(rencana)
    for baris in lama:
        pembanding.baris(baris)
    ada = {b.kode for b in lama}
    rencana.hilang = [pembanding.nama(kode) for kode in cap.asli if kode not in ada]
    if DAFTAR[cap.daftar]:
        rencana.baru, salah = orang_baru(s, cap, baru)
        rencana.halangan += [Halangan(*satu) for satu in salah]
    else:
        kalimat = "Orang baru tidak ditambahkan lewat lembar ini."
        rencana.halangan += [Halangan(b.nomor, b.nama, "", kalimat) for b in baru]
    if terbaca.asing:
        kolom = ", ".join(f"“{judul}”" for judul in terbaca.asing)
        rencana.halangan.append(Halangan(0, "", "", f"Kolom {kolom} bukan dari lembar ini, jadi tidak diambil."))
    rencana.halangan.sort(key=lambda h: h.nomor)
    return rencana


def _pilah(rencana: Rencana) -> tuple[list[BarisBaca], list[BarisBaca]]:
    """Rows of people who were there, and rows of new ones. A row copied with its code is the person whose name it has;
    another name on the same code is somebody new."""
    cap, lama, baru = rencana.terbaca.cap, [], []
    berapa = Counter(b.kode for b in rencana.terbaca.baris if b.kode)
    for baris in rencana.terbaca.baris:
        if not baris.kode:
            baru.append(baris)
        elif baris.kode not in cap.asli:
            rencana.halangan.append(Halangan(baris.nomor, baris.nama, "Kode", f"Kode {baris.kode} tidak dikenal; "
                                             "kosongkan bila ini orang baru."))  # fmt: skip
        elif berapa[baris.kode] == 1:
            lama.append(baris)
        else:
            _kembar(rencana, baris, lama, baru)
    return lama, baru


def _kembar(rencana: Rencana, baris: BarisBaca, lama: list[BarisBaca], baru: list[BarisBaca]) -> None:
    """One of several rows with the same code."""
    nama = rencana.terbaca.cap.asli[baris.kode][1].get("nama", "")
    if "nama" in baris.sel and baris.nama and fold(baris.nama) != fold(nama):
        baru.append(baris)
        return
    sudah = next((b for b in lama if b.kode == baris.kode), None)
    if sudah is None:
        lama.append(baris)
    elif {k: c.teks for k, c in sudah.sel.items()} != {k: c.teks for k, c in baris.sel.items()}:
        rencana.halangan.append(Halangan(baris.nomor, baris.nama, "Kode", f"Kode {baris.kode} juga dipakai baris "
                                         f"{sudah.nomor} dengan isi lain; baris ini tidak diambil."))  # fmt: skip


class _Pembanding:
    """Compares the rows of people that the office has."""

    def __init__(self, s: Session, rencana: Rencana) -> None:
        self._s, self._rencana = s, rencana
        cap = rencana.terbaca.cap
        self._register: Register = REGISTERS[cap.daftar]
        self._fields = [self._register.field(k) for k in rencana.terbaca.kolom if k not in TERKUNCI]
        self._semua = [self._register.field(k) for k in cap.kolom]
        kini = _kini_id(s, self._register, [row_id for row_id, _ in cap.asli.values()])
        self._id = {kode: kini[row_id] for kode, (row_id, _) in cap.asli.items()}
        self._kini = _kini(s, self._register, self._id.values(), list(cap.kolom))

    def nama(self, kode: str) -> str:
        """The name of a row as the office has it, else as the sheet had it."""
        row_id, (_, asli) = self._id[kode], self._rencana.terbaca.cap.asli[kode]
        return str(self._kini[row_id]["nama"]) if row_id in self._kini else asli.get("nama", kode)

    def baris(self, baris: BarisBaca) -> None:
        """Put the changes of one row into the plan."""
        row_id, (_, cap_asli) = self._id[baris.kode], self._rencana.terbaca.cap.asli[baris.kode]
        kini, nama = self._kini.get(row_id), self.nama(baris.kode)
        asli = nilai_asli(cap_asli, self._semua)
        berubah = [f for f in self._fields if _diubah(f, baris.sel[f.key], asli[f.key])]
        if not berubah:
            self._rencana.tetap += 1
            return
        if kini is None:
            self._tolak(baris, nama, "", f"Data {nama} sudah tidak ada di daftar; perubahannya tidak diambil.")
            return
        ubahan = [u for f in berubah if (u := self._sel(f, baris, row_id, nama, asli, kini)) is not None]
        self._rencana.ubahan += self._sah(baris, row_id, nama, ubahan)

    def _sel(self, field: Field, baris: BarisBaca, row_id: str, nama: str, asli: dict[str, Any],
             kini: dict[str, Any]) -> Ubahan | None:  # fmt: skip
        sel = baris.sel[field.key]
        masalah, baru = _bersih(field, sel)
        if masalah:
            self._tolak(baris, nama, field.label, f"{masalah} Isi kantor tetap.")
            return None
        lama, semula = kini[field.key], asli[field.key]
        if baru in (lama, semula):
            return None
        keadaan = UBAH if baru is not None else KOSONGKAN
        if lama != semula:
            keadaan = BENTROK
        elif lama in (None, ""):
            keadaan = ISI
        return Ubahan(
            baris.nomor, row_id, nama, field.key, field.label, lama, baru, semula, keadaan, teks_sel(field, lama),
            teks_sel(field, baru), teks_sel(field, semula), sel.catatan,
        )  # fmt: skip

    def _sah(self, baris: BarisBaca, row_id: str, nama: str, ubahan: list[Ubahan]) -> list[Ubahan]:
        """The changes that the rules of the register allow; the others are told."""
        if not ubahan:
            return []
        pesan = kartu.check(self._s, self._register, row_id, {u.kunci: u.baru for u in ubahan})
        salah = {p.field: p.teks for p in pesan if p.level == SALAH}
        if not salah:
            ragu = {p.field: p.teks for p in pesan if p.level == PERINGATAN}
            return [replace(u, catatan=ragu[u.kunci], ragu=True) if u.kunci in ragu else u for u in ubahan]
        label = {u.kunci: u.label for u in ubahan}
        lain = [teks for kunci, teks in salah.items() if kunci not in label]
        for kunci in [k for k in salah if k in label]:
            self._tolak(baris, nama, label[kunci], f"{salah[kunci]} Isi kantor tetap.")
        if lain:  # a rule about several fields: what was typed needs something that was not
            self._tolak(baris, nama, ", ".join(label.values()), f"{' '.join(lain)} Isi kantor tetap.")
            return []
        return self._sah(baris, row_id, nama, [u for u in ubahan if u.kunci not in salah])

    def _tolak(self, baris: BarisBaca, nama: str, kolom: str, kalimat: str) -> None:
        self._rencana.halangan.append(Halangan(baris.nomor, nama, kolom, kalimat))


def _diubah(field: Field, sel: SelBaca, asli: Any) -> bool:
    """Whether the cell no longer says what it said when the sheet was made."""
    return sel.teks != teks_sel(field, asli) and (bool(sel.masalah) or sel.isi != asli)


def _bersih(field: Field, sel: SelBaca) -> tuple[str, Any]:
    """Why a cell cannot be taken, and what it stores."""
    if sel.masalah:
        return sel.masalah, None
    try:
        nilai = clean(field, sel.isi)
    except ValueError as e:
        return str(e), None
    if nilai is None and field.required:
        return f"{field.label} tidak boleh kosong.", None
    return (field.check(nilai) or "" if field.check else ""), nilai


def _kini(s: Session, register: Register, ids: Iterable[str], keys: list[str]) -> dict[str, dict[str, Any]]:
    """What the office holds now, by row; rows in the Sampah are left out."""
    wanted = list(ids)
    hidup: set[str] = set()
    for awal in range(0, len(wanted), 500):
        bagian = wanted[awal : awal + 500]
        query = select(register.entity.id).where(register.entity.id.in_(bagian), register.entity.dihapus.is_(None))
        hidup.update(s.scalars(query))
    urut = [i for i in wanted if i in hidup]
    return {
        i: dict(zip(keys, nilai, strict=True))
        for i, nilai in zip(urut, registers.records(s, register, urut, keys), strict=True)
    }


def _kini_id(s: Session, register: Register, ids: Iterable[str]) -> dict[str, str]:
    """The row that each row of the sheet is now: a person may have been merged into another one."""
    if register.entity is not Orang:
        return {row_id: row_id for row_id in ids}
    query = select(Orang.id, Orang.gabung_ke_id).where(Orang.gabung_ke_id.is_not(None))
    ke = {row_id: str(utama) for row_id, utama in s.execute(query)}
    hasil = {}
    for row_id in ids:
        kini = row_id
        for _ in range(len(ke)):  # the main record may have been merged later
            kini = ke.get(kini, kini)
        hasil[row_id] = kini
    return hasil


def sebut_saat(terbaca: Terbaca) -> str:
    """When and for whom the sheet was made: "Lembar isian Warga, dibuat Senin, 3 Agustus 2026"."""
    register = REGISTERS[terbaca.cap.daftar]
    return f"Lembar isian {register.title}, dibuat {hari_tanggal(terbaca.cap.dibuat.date())}"


def ringkas(rencana: Rencana) -> Iterator[str]:
    """The plan line by line, for the command line."""
    for u in rencana.ubahan:
        lama, baru, semula = (kata or "kosong" for kata in (u.kata_lama, u.kata_baru, u.kata_asli))
        bentrok = f" (kantor mengubahnya juga; semula {semula})" if u.keadaan == BENTROK else ""
        yield f"Baris {u.nomor}, {u.nama}, {u.label}: {lama} menjadi {baru}{bentrok}"
    for b in rencana.baru:
        yield f"Baris {b.nomor}, orang baru: {b.nama}{f' ({b.catatan})' if b.catatan else ''}"
    for h in rencana.halangan:
        siapa = f"Baris {h.nomor}, {h.nama}" if h.nomor else "Lembar"
        yield f"{siapa}{f', {h.kolom}' if h.kolom else ''}: {h.kalimat}"
