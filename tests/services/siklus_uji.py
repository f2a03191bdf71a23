"""What the tests of the siklus share: a small kelurahan, a siklus, its meetings and what they leave behind."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest
from sqlalchemy import insert
from sqlalchemy.orm import Session

from lkm_desktop.domain import Agenda, Dokumen, Kehadiran, Lampiran, Naskah, Orang, Penugasan, Rapat, new_id
from lkm_desktop.domain.orang import derive_keys
from lkm_desktop.errors import FieldErrors
from lkm_desktop.services import papan, siklus
from lkm_desktop.services.papan_data import KegiatanPapan, Papan, SyaratNilai, TahapPapan
from lkm_desktop.services.rapat import next_nomor
from lkm_desktop.storage import Store

MULAI = date(2026, 1, 5)
HARI = date(2026, 3, 1)


def buat(
    store: Store, bentuk: str = "pnpm_tahun_1", nama: str = "Siklus 2026", mulai: date = MULAI, **lain: Any
) -> str:
    """A siklus in a step of its own."""
    with store.unit("Buat siklus") as s:
        return siklus.buat(s, bentuk, nama, mulai, **lain)


def lihat(store: Store, siklus_id: str, hari: date = HARI) -> Papan:
    """Its board."""
    with store.read() as s:
        return papan.papan(s, siklus_id, hari)


def lihat_dalam(s: Session, siklus_id: str) -> Papan:
    """The board inside a unit."""
    return papan.papan(s, siklus_id, HARI)


def tahap(board: Papan, singkat: str) -> TahapPapan:
    """A stage by its short name."""
    return next(one for one in board.tahap if one.singkat == singkat)


def kegiatan(board: Papan, kode: str) -> KegiatanPapan:
    """An activity by its code."""
    return next(one for stage in board.tahap for one in stage.kegiatan if one.kode == kode)


def syarat(stage: TahapPapan, awal: str) -> SyaratNilai:
    """A requirement by the beginning of its words."""
    return next(one for one in stage.syarat if one.uraian.startswith(awal))


def warga(s: Session, rt: dict[str, list[str]]) -> list[str]:
    """One man and one woman in every RT of every RW: {"01": ["01", "02"]}."""
    rows = []
    for rw, numbers in rt.items():
        for number in numbers:
            for jk in ("L", "P"):
                row = {"nama": f"Warga {jk} {number} {rw}", "jenis_kelamin": jk, "rt": number, "rw": rw}
                rows.append({"id": new_id(), "status": "aktif", **row, **derive_keys(row)})
    s.execute(insert(Orang), rows)
    return [str(row["id"]) for row in rows]


def bertemu(
    s: Session, kegiatan_id: str, tanggal: date, *, orang: list[str] | None = None,
    jumlah: tuple[int, int] | None = None, notulen: bool = False, kertas: tuple[str, ...] = (),
    pindaian: tuple[str, ...] = (), **nilai: Any,
) -> str:  # fmt: skip
    """A meeting of an activity with what exists of it: roll or totals, minutes, papers, scans."""
    row = Rapat(
        id=new_id(), nomor=next_nomor(s), jenis="rembug_kelurahan", judul=nilai.pop("judul", "Rembug"),
        tingkat="kelurahan", tanggal=tanggal, mode="jumlah" if jumlah else "daftar", kegiatan_id=kegiatan_id, **nilai,
    )  # fmt: skip
    if jumlah:
        row.jumlah_l, row.jumlah_p = jumlah
    s.add(row)
    s.flush()
    for number, person in enumerate(orang or (), 1):
        s.add(Kehadiran(id=new_id(), rapat_id=row.id, urut=number, orang_id=person, status="hadir"))
    s.add(Agenda(id=new_id(), rapat_id=row.id, urut=1, pokok="Pembahasan", pembahasan="Dibahas." if notulen else None))
    for kind in kertas:
        dicetak(s, kind, rapat_id=row.id)
    for kind in pindaian:
        lampirkan(s, "rapat", row.id, kind)
    s.flush()
    return row.id


def dicetak(s: Session, jenis: str, *, rapat_id: str | None = None, subjek: str = "") -> None:
    """A paper in the log, of a meeting or about a subject."""
    sheet = Naskah(id=new_id(), jenis=jenis, subjek=subjek) if subjek else None
    if sheet is not None:
        s.add(sheet)
        s.flush()
    s.add(Dokumen(id=new_id(), rapat_id=rapat_id, jenis=jenis, waktu=datetime(2026, 2, 1), kertas="F4", halaman=1,
                  sidik="0" * 64, tujuan="cetak", naskah_id=sheet.id if sheet else None))  # fmt: skip


def lampirkan(s: Session, pemilik: str, pemilik_id: str, jenis: str = "lain") -> None:
    """An attachment of a record."""
    s.add(Lampiran(id=new_id(), pemilik=pemilik, pemilik_id=pemilik_id, jenis=jenis, nama="pindaian.pdf",
                   berkas=f"{new_id()}.pdf", ukuran=1, sidik=new_id() * 2, waktu=datetime(2026, 2, 1)))  # fmt: skip
    s.flush()


def bertugas(s: Session, orang_id: str, badan: str, **nilai: Any) -> None:
    """An appointment."""
    s.add(Penugasan(id=new_id(), orang_id=orang_id, badan=badan, jabatan="Anggota", **nilai))
    s.flush()


def told(store: Store, work: Callable[[Session], object]) -> dict[str, str]:
    """What a form says is wrong."""
    with pytest.raises(FieldErrors) as found, store.unit("Coba") as s:
        work(s)
    return found.value.errors
