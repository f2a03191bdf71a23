"""Participation of a siklus as a workbook: a sheet for each table, the Buku siklus (R6), and every meeting."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Session

from lkm_desktop.format import tanggal_panjang
from lkm_desktop.services import organisasi
from lkm_desktop.services.buku_siklus import KOLOM as KOLOM_R6
from lkm_desktop.services.buku_siklus import BarisBuku, baris
from lkm_desktop.services.partisipasi import MENURUT, BarisPartisipasi, Rekap, bahan, rekap
from lkm_desktop.services.partisipasi_bahan import Bahan, RapatHadir, sebutan_tingkat
from lkm_desktop.services.partisipasi_tabel import catatan, kepala, kolom
from lkm_desktop.workbooks.sheet import Kolom, Lembar, build

_LEMBAR = {"rt": "RT-RW pertemuan", "asal": "RT-RW asal"}
_TANGGAL = ("Mulai", "Selesai")
_TEKS = {"Kegiatan": 44.0, "Tingkat": 14.0, "Rencana": 24.0, "Status": 24.0}
_TENGAH = ("Kode", "BA", "DH")
_RAPAT = (
    Kolom("No", 5, "angka"), Kolom("Tanggal", 12, "tanggal"), Kolom("Pertemuan", 44), Kolom("Kegiatan", 40),
    Kolom("Tahap", 34), Kolom("Tingkat", 14), Kolom("RT", 6, "kode"), Kolom("RW", 6, "kode"),
    Kolom("Dicatat sebagai", 16), Kolom("L", 7, "angka"), Kolom("P", 7, "angka"), Kolom("L/P belum diisi", 9, "angka"),
    Kolom("Jumlah", 9, "angka"), Kolom("Miskin", 8, "angka"), Kolom("Relawan", 9, "angka"),
)  # fmt: skip


def partisipasi_workbook(s: Session, siklus_id: str, *, today: date | None = None) -> bytes:
    """The whole participation of a siklus up to a day. Raises LkmError for a siklus that is gone."""
    day = today or date.today()
    data, office = bahan(s, siklus_id, day), organisasi.kantor(s)
    district = f"Kecamatan {office.kecamatan}" if office.kecamatan else ""
    places = (office.lembaga, f"{office.wilayah} {office.kelurahan}", district, office.kota)
    where = ", ".join(part for part in places if part)
    what = f"{data.siklus.nama}, keadaan per tanggal {tanggal_panjang(day)}"
    kaki = f"Rekap partisipasi · {office.lembaga} · dibuat {tanggal_panjang(day)}"
    tables = [_tabel(rekap(data, key), _LEMBAR.get(key, label), (where, what), kaki) for key, label in MENURUT]
    _, rows = baris(s, siklus_id, day)
    book = Lembar("Buku siklus", ("BUKU SIKLUS", where, what), tuple(_kolom_r6(name) for name in KOLOM_R6),
                  [_baris_r6(row) for row in rows], kaki)
    elements = _unsur(rekap(data, "kegiatan"), (where, what), kaki)
    meetings = _pertemuan(data, (where, what), kaki)
    return build([*tables, elements, book, meetings], f"Rekap partisipasi {data.siklus.nama}")


def _tabel(found: Rekap, nama: str, words: tuple[str, str], kaki: str) -> Lembar:
    """One table; percentages are whole numbers without sign, so that they can be counted with."""
    columns = (Kolom(kepala(found), 46, "panjang"), *(Kolom(k.judul, 12, "angka") for k in kolom(found)))
    keys = [k.kunci for k in kolom(found)]
    rows = [(row.nama, *(_angka(row, key) for key in keys)) for row in found.baris]
    rows.append(("Jumlah seluruh siklus", *(_angka(found.total, key) for key in keys)))
    title = f"REKAP PARTISIPASI MENURUT {kepala(found).upper()}"
    return Lembar(nama, (title, *words, *catatan(found)), columns, rows, kaki, beku=1)


def _unsur(found: Rekap, words: tuple[str, str], kaki: str) -> Lembar:
    """Activities x elements, from the rolls."""
    names = [name for name, _ in found.total.unsur]
    columns = (Kolom("Kegiatan", 46, "panjang"), *(Kolom(name, 14, "angka") for name in names),
               Kolom("Jumlah saja", 12, "angka"), Kolom("Peserta", 10, "angka"))
    rows = []
    for row in (*found.baris, found.total):
        counts = dict(row.unsur)
        typed = row.angka.peserta - sum(counts.values())
        title = row.nama if row.kunci else "Jumlah seluruh siklus"
        rows.append((title, *(counts.get(name) for name in names), typed or None, row.angka.peserta or None))
    return Lembar("Unsur tiap kegiatan", ("UNSUR PESERTA TIAP KEGIATAN", *words), columns, rows, kaki, beku=1)


def _angka(row: BarisPartisipasi, kunci: str) -> int | None:
    """A cell; empty where nobody recorded who came."""
    n = row.angka
    if kunci == "persen_p":
        return _persen(n.p, n.l + n.p)
    if kunci == "persen_miskin":
        return _persen(n.miskin, n.peserta - n.luput_miskin)
    if kunci == "minimal":
        return row.min_perempuan
    value: int | None = getattr(n, kunci)
    return value if kunci == "pertemuan" or n.tahu(kunci) else None


def _persen(a: int, b: int) -> int | None:
    """a of b in whole percent, half rounded up, as `format.persen` has it."""
    return (200 * a + b) // (2 * b) if b else None


def _kolom_r6(nama: str) -> Kolom:
    if nama in _TANGGAL:
        return Kolom(nama, 12, "tanggal")
    if nama in _TEKS:
        return Kolom(nama, _TEKS[nama], "panjang" if nama in ("Kegiatan", "Status") else "teks")
    return Kolom(nama, 10, "tengah" if nama in _TENGAH else "angka")


def _baris_r6(row: BarisBuku) -> tuple[object, ...]:
    n = row.angka
    counts = (n.l, n.p, n.peserta, _persen(n.p, n.l + n.p),
              n.miskin if n.tahu("miskin") else None, _persen(n.miskin, n.peserta - n.luput_miskin),
              n.relawan if n.tahu("relawan") else None)
    plan = " s.d. ".join(f"{day:%d-%m-%Y}" for day in row.rencana if day)
    return (row.tahun_ke, row.kode, row.kegiatan, row.tingkat, plan, row.mulai, row.selesai, n.pertemuan,
            *(counts if n.tercatat else [None] * len(counts)), row.ba, row.dh, row.status)


def _pertemuan(data: Bahan, words: tuple[str, str], kaki: str) -> Lembar:
    stages = {one.id: one.nama for one in data.tahap}
    activities = {one.id: one.nama for one in data.kegiatan}
    rows = [
        (n, one.tanggal, one.judul, activities.get(one.kegiatan_id, ""), stages.get(one.tahap_id, ""),
         sebutan_tingkat(one.tingkat), one.rt, one.rw, *_hadir(one))
        for n, one in enumerate(data.rapat, 1)
    ]  # fmt: skip
    return Lembar("Pertemuan", ("PERTEMUAN SIKLUS", *words), _RAPAT, rows, kaki, beku=3)


def _hadir(one: RapatHadir) -> tuple[object, ...]:
    """How it was recorded, then L, P, unknown, all, poor, volunteers."""
    if one.jumlah is not None:
        n = one.jumlah
        return ("jumlah saja", n.l, n.p, 0, n.l + n.p, n.miskin, n.relawan)
    if not one.tercatat:
        return ("belum dicatat", *[None] * 6)
    counts = [sum(p.termasuk(key) for p in one.orang) for key in ("l", "p", "lain", "peserta", "miskin", "relawan")]
    return ("daftar nama", *counts)
