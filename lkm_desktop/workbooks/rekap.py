"""The recap for the korkot as a workbook: R1-R11 in fixed order, a sheet of definitions, and a hidden version stamp.

lkm-siklus.md 6.4: the same head on every sheet, totals by formulas with their values, one order of columns for all
kelurahan. What a machine needs to read it back stands in the hidden sheet: keys, and where each table begins.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime

from sqlalchemy.orm import Session

from lkm_desktop import __version__
from lkm_desktop.format import tanggal_panjang, tanggal_pendek
from lkm_desktop.services.organisasi import kantor, penanda
from lkm_desktop.services.rekap.definisi import (
    KEPALA,
    LEMBAR,
    R1,
    VERSI,
    KolomRekap,
    LembarRekap,
    Nilai,
    kolom,
    label,
    label_kepala,
)
from lkm_desktop.services.rekap.isi import Baris, Rekap
from lkm_desktop.services.rekap.petunjuk import petunjuk
from lkm_desktop.services.rekap.r06_siklus import ditanya
from lkm_desktop.workbooks.lembar_bentuk import Kolom, Lembar, NilaiTotal, TandaTangan, letak
from lkm_desktop.workbooks.sheet import build

__all__ = ["FORMAT", "JUMLAH", "LEMBAR_PETUNJUK", "LEMBAR_VERSI", "rekap_workbook", "tanda_tangan"]

#: what the hidden sheet says this file is
FORMAT = "rekap-lkm"
LEMBAR_VERSI, LEMBAR_PETUNJUK = "_lkm", "Petunjuk"
#: first cell of a total row; readers stop there
JUMLAH = "Jumlah"
KOSONG = "Belum ada data"
_JENIS = {"ya_tidak": "tengah"}
#: text keys of the head that the hidden sheet repeats
_STEMPEL = ("kantor_id", "kode", "kelurahan", "kecamatan", "kota", "nama_lkm", "periode", "periode_label", "istilah",
            "wilayah", "kata_miskin", "dibuat_oleh")  # fmt: skip


def tanda_tangan(s: Session, hari: date | None = None) -> tuple[TandaTangan, ...]:
    """Koordinator and sekretaris of a day (None: today), with place and date above the latter."""
    day = hari or date.today()
    (chair_title, chair), (secretary_title, secretary) = penanda(s, day)
    place = f"{kantor(s).tempat_surat}, {tanggal_panjang(day)}"
    return (TandaTangan(chair_title, chair, "Mengetahui,"), TandaTangan(secretary_title, secretary, place))


def rekap_workbook(
    rekap: Rekap, *, ttd: Sequence[TandaTangan] = (), dibuat: datetime | None = None
) -> bytes:
    """The finished .xlsx. ttd: signers below every sheet · dibuat: the moment in the stamp (None: now)."""
    sheets = [_lembar(rekap, one, tuple(ttd)) for one in LEMBAR]
    stamp = _stempel(rekap, sheets, dibuat or datetime.now().replace(microsecond=0))
    title = f"Rekap {rekap.kepala['nama_lkm']} {rekap.kepala['periode_label']}"
    return build([*sheets, _petunjuk(rekap), stamp], title)


def _lembar(rekap: Rekap, one: LembarRekap, ttd: tuple[TandaTangan, ...]) -> Lembar:
    head, rows = rekap.kepala, rekap.lembar.get(one.kode, [])
    columns = kolom(one.kode, nik=bool(head.get("nik")))
    note = rekap.catatan.get(one.kode, "")
    made = tuple(_kolom(column, head, rows) for column in columns)
    wide = one is R1  # on two sheets of paper side by side; what stands left comes not again on the second
    sheet = Lembar(
        one.nama, (one.judul.replace("LKM", str(head["istilah"])).upper(), *([note] if note else [])), made, (),
        _kaki(head), beku=0 if wide else 2, keterangan=_kepala(head), lajur=1 if wide else 2,
        total=JUMLAH if rows and any(c.jumlah for c in columns) else "",
        total_lain=_total_lain(made, columns, rows), tanda_tangan=ttd, kosong=KOSONG,
    )  # fmt: skip
    return replace(sheet, baris=[tuple(row[column.kunci] for column in columns) for row in rows])


def _kolom(column: KolomRekap, head: Mapping[str, Nilai], rows: Sequence[Baris]) -> Kolom:
    """A column of the engine. A share keeps its formula only where it says the same as the value in every row: some
    meetings do not tell what it would divide by."""
    exact = column.rumus and all(_sama(row[column.kunci], _bagi(column, row)) for row in rows)
    return Kolom(label(column, head), column.lebar, _JENIS.get(column.jenis, column.jenis), column.grup, column.jumlah,
                 column.rumus if exact else "", column.kunci)


def _bagi(column: KolomRekap, row: Mapping[str, Nilai]) -> float | None:
    """What the formula of a share gives for these values; None for nothing of nothing."""
    above, below = (sum(row[key] or 0 for key in side) for side in column.pecahan)
    return above / below if below else None


def _sama(value: Nilai, other: float | None) -> bool:
    return value is other if value is None or other is None else bool(abs(value - other) < 1e-9)


def _total_lain(made: Sequence[Kolom], columns: Sequence[KolomRekap], rows: Sequence[Baris]) -> dict[str, NilaiTotal]:
    """What the total row holds in columns of shares: their formula over the sums; without it what is known."""
    sums = {column.kunci: sum(row[column.kunci] or 0 for row in rows) for column in columns if column.jumlah}
    found: dict[str, NilaiTotal] = {}
    for column, one in zip(columns, made, strict=True):
        if one.rumus:
            found[column.kunci] = _bagi(column, sums) if all(k in sums for k in sum(column.pecahan, ())) else None
        elif column.kunci == "persen_m":
            asked = [ditanya(row) for row in rows if row["miskin"] is not None and row["total"]]
            whole = sum(n or 0 for n in asked)
            found[column.kunci] = sums["miskin"] / whole if whole and None not in asked else None
    return found


def _kepala(head: Mapping[str, Nilai]) -> tuple[tuple[str, object], ...]:
    return tuple((label_kepala(key, head), _tampil(head[key])) for key, _ in KEPALA)


def _tampil(value: Nilai) -> str:
    return tanggal_pendek(value) if isinstance(value, date) else str(value or "")


def _kaki(head: Mapping[str, Nilai]) -> str:
    practice = "LATIHAN · " if head.get("latihan") else ""
    days = f"cut-off {_tampil(head['sampai'])} · dicetak {_tampil(head['tgl_cetak'])}"
    return f"{practice}{days} · Rekap {head['periode_label']} · {head['nama_lkm']}"


def _petunjuk(rekap: Rekap) -> Lembar:
    columns = (Kolom("Lembar", 9, "tengah"), Kolom("Kolom", 26), Kolom("Arti", 110, "panjang"))
    return Lembar(LEMBAR_PETUNJUK, ("PETUNJUK", "Arti isi lembar R1 sampai R11"), columns,
                  petunjuk(rekap.kepala, rekap.catatan), _kaki(rekap.kepala))


def _stempel(rekap: Rekap, sheets: Sequence[Lembar], dibuat: datetime) -> Lembar:
    """Key and value rows: identity, versions, and where each table lies."""
    head = rekap.kepala
    facts: list[tuple[str, str]] = [
        ("format", FORMAT), ("versi", str(VERSI)), ("versi_program", __version__),
        *((key, str(head.get(key) or "")) for key in _STEMPEL),
        *((key, head[key].isoformat()) for key in ("sampai", "tgl_cetak")), ("dibuat", dibuat.isoformat()),
        ("nik", "1" if head.get("nik") else "0"), ("latihan", "1" if head.get("latihan") else "0"),
    ]  # fmt: skip
    for one, sheet in zip(LEMBAR, sheets, strict=True):
        place = letak(sheet)
        facts += [
            (f"{one.kode}.lembar", sheet.nama), (f"{one.kode}.kepala", str(place.kepala)),
            (f"{one.kode}.awal", str(place.awal)), (f"{one.kode}.baris", str(len(rekap.lembar.get(one.kode, [])))),
            (f"{one.kode}.kolom", ",".join(column.kunci_kolom for column in sheet.kolom)),
            (f"{one.kode}.catatan", rekap.catatan.get(one.kode, "")),
        ]  # fmt: skip
    return Lembar(LEMBAR_VERSI, (), (Kolom("kunci", 24), Kolom("nilai", 60)), facts, tersembunyi=True)
