"""The registers of decisions and of follow-ups as workbooks, as the list on the screen shows them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from sqlalchemy.orm import Session

from lkm_desktop.format import tanggal_panjang
from lkm_desktop.services import buku_tindak_lanjut, keputusan, organisasi
from lkm_desktop.services.registers import Query
from lkm_desktop.workbooks.sheet import Kolom, Lembar, build

_KEPUTUSAN = (
    Kolom("No", 5, "angka"), Kolom("Nomor keputusan", 24), Kolom("Tanggal", 12, "tanggal"), Kolom("Rapat", 28),
    Kolom("Jenis rapat", 18), Kolom("Keputusan", 60, "panjang"), Kolom("Acara", 30, "panjang"), Kolom("Cara", 26),
    Kolom("Penanggung jawab", 26), Kolom("Tindak lanjut", 26),
)  # fmt: skip
_TINDAK = (
    Kolom("No", 5, "angka"), Kolom("Tindak lanjut", 50, "panjang"), Kolom("Penanggung jawab", 26),
    Kolom("Tenggat", 12, "tanggal"), Kolom("Keadaan", 20), Kolom("Selesai tanggal", 12, "tanggal"),
    Kolom("Rapat", 28), Kolom("Tanggal rapat", 12, "tanggal"), Kolom("Nomor keputusan", 24),
    Kolom("Keputusan", 50, "panjang"), Kolom("Laporan/catatan", 40, "panjang"),
)  # fmt: skip


def keputusan_workbook(s: Session, q: Query | None = None, *, today: date | None = None) -> bytes:
    """Decisions that the filter keeps (see services.keputusan.saring_dari), in its order."""
    today = today or date.today()
    rows = keputusan.daftar(s, keputusan.saring_dari(q or Query()), today)
    lines = (
        (n, r.nomor, r.tanggal, r.rapat, r.jenis, r.isi, r.acara, r.cara, ", ".join(r.siapa), r.tindak)
        for n, r in enumerate(rows, 1)
    )
    return _book(s, "Buku Keputusan Rapat", _KEPUTUSAN, lines, f"{len(rows)} keputusan", q, today)


def tindak_lanjut_workbook(s: Session, q: Query | None = None, *, today: date | None = None) -> bytes:
    """Follow-ups that the filter keeps (see services.buku_tindak_lanjut.saring_dari), in its order."""
    today = today or date.today()
    rows = buku_tindak_lanjut.daftar(s, buku_tindak_lanjut.saring_dari(q or Query()), today)
    lines = (
        (n, r.isi, r.penanggung_jawab, r.tenggat, r.status, r.selesai, r.rapat, r.rapat_tanggal, r.nomor, r.keputusan,
         r.kabar)
        for n, r in enumerate(rows, 1)
    )  # fmt: skip
    return _book(s, "Buku Tindak Lanjut", _TINDAK, lines, f"{len(rows)} tindak lanjut", q, today)


def _book(
    s: Session, name: str, columns: tuple[Kolom, ...], lines: Iterable[Sequence[object]], count: str, q: Query | None,
    today: date,
) -> bytes:  # fmt: skip
    office = organisasi.kantor(s)
    only = " menurut saringan di layar" if q and (q.cari.strip() or any(q.saring.values())) else ""
    titles = (
        name.upper(), f"{office.lembaga} · {office.wilayah} {office.kelurahan}",
        f"Keadaan per {tanggal_panjang(today)}.", f"{count}{only}.",
    )  # fmt: skip
    foot = f"{name} · {office.lembaga} · dibuat {tanggal_panjang(today)}"
    return build([Lembar(name, titles, columns, lines, foot, beku=2)], f"{name} {office.lembaga}")
