"""Participation of a siklus as a workbook: a sheet for each table, the Buku siklus (R6), and every meeting."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from sqlalchemy.orm import Session

from lkm_desktop.format import tanggal_panjang
from lkm_desktop.services import organisasi
from lkm_desktop.services.buku_siklus import KOLOM as KOLOM_R6
from lkm_desktop.services.buku_siklus import BarisBuku, baris
from lkm_desktop.services.partisipasi import MENURUT, RINGKAS, TANPA, BarisPartisipasi, Rekap, bahan, rekap
from lkm_desktop.services.partisipasi_bagan import bagan_peserta
from lkm_desktop.services.partisipasi_bahan import Bahan, RapatHadir, sebutan_tingkat
from lkm_desktop.services.partisipasi_tabel import catatan, kepala, kolom
from lkm_desktop.workbooks.sheet import BaganLembar, Kolom, Lembar, build

_LEMBAR = {"rt": "RT-RW pertemuan", "asal": "RT-RW asal"}
#: columns that are shares of 1, and their formulas; the poor are counted among the meetings that recorded them only
_BAGIAN = {"persen_p": "{p}/({l}+{p})", "persen_miskin": "", "minimal": ""}
_TANGGAL = ("Mulai", "Selesai")
_PERSEN = {"% P": "{Peserta_P}/({Peserta_L}+{Peserta_P})", "% M": ""}
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
    """One table. A column whose rows add up to the whole siklus is added up by a formula; people and shares do not."""
    keys = [k.kunci for k in kolom(found)]
    rows = [[_angka(row, key) for key in keys] for row in found.baris]
    whole = {key: _angka(found.total, key) for key in keys}
    sums = {key: sum(row[n] or 0 for row in rows) for n, key in enumerate(keys)}
    columns = (
        Kolom(kepala(found), 46, "panjang", kunci_kolom="nama"),
        *(Kolom(k.judul, 12, "persen" if k.kunci in _BAGIAN else "angka", jumlah=_terjumlah(k.kunci, sums, whole),
                rumus=_BAGIAN.get(k.kunci, ""), kunci_kolom=k.kunci) for k in kolom(found)),
    )  # fmt: skip
    title = f"REKAP PARTISIPASI MENURUT {kepala(found).upper()}"
    named = [(row.nama, *values) for row, values in zip(found.baris, rows, strict=True)]
    return Lembar(nama, (title, *words, *catatan(found)), columns, named, kaki, beku=1, total="Jumlah seluruh siklus",
                  total_lain=whole, bagan=_bagan(found))


def _terjumlah(kunci: str, sums: Mapping[str, float], whole: Mapping[str, float | None]) -> bool:
    """Whether the rows of a column add up to the whole: a meeting may stand in several rows, and people in all."""
    return kunci not in (*_BAGIAN, "orang") and sums.get(kunci) == whole[kunci] is not None


def _bagan(found: Rekap) -> tuple[BaganLembar, ...]:
    """The charts of a table; one without participants has none."""
    if not found.total.angka.peserta:
        return ()
    last = sum(row.kunci not in (TANPA, RINGKAS) for row in found.baris)  # what has no place of its own stands last
    tall = min(30, max(14, last + 6))
    if found.menurut == "bulan":
        return (BaganLembar("batang", "Pertemuan tiap bulan", "nama", ("pertemuan",), sumbu="pertemuan"),
                BaganLembar("garis", "Peserta tiap bulan", "nama", ("peserta", "p", "miskin"), sumbu="kehadiran"))
    if found.menurut == "unsur":
        return (BaganLembar("mendatar", "Peserta menurut unsur", "nama", ("peserta",), sampai=last, tinggi=tall),)
    keys = ("l", "p", *(["lain"] if found.ada_lain else []))
    return (BaganLembar("mendatar", bagan_peserta(found).judul, "nama", keys, True, sampai=last, tinggi=tall),)


def _unsur(found: Rekap, words: tuple[str, str], kaki: str) -> Lembar:
    """Activities x elements, from the rolls."""
    names = [name for name, _ in found.total.unsur]
    columns = (Kolom("Kegiatan", 46, "panjang"), *(Kolom(name, 14, "angka", jumlah=True) for name in names),
               Kolom("Jumlah saja", 12, "angka", jumlah=True), Kolom("Peserta", 10, "angka", jumlah=True))  # fmt: skip
    rows = []
    for row in found.baris:
        counts = dict(row.unsur)
        typed = row.angka.peserta - sum(counts.values())
        rows.append((row.nama, *(counts.get(name) for name in names), typed or None, row.angka.peserta or None))
    title = "UNSUR PESERTA TIAP KEGIATAN"
    return Lembar("Unsur tiap kegiatan", (title, *words), columns, rows, kaki, beku=1, total="Jumlah seluruh siklus")


def _angka(row: BarisPartisipasi, kunci: str) -> float | None:
    """A cell; empty where nobody recorded who came. Shares are of 1."""
    n = row.angka
    if kunci == "persen_p":
        return _bagi(n.p, n.l + n.p)
    if kunci == "persen_miskin":
        return _bagi(n.miskin, n.peserta - n.luput_miskin)
    if kunci == "minimal":
        return None if row.min_perempuan is None else row.min_perempuan / 100
    value: int | None = getattr(n, kunci)
    return value if kunci == "pertemuan" or n.tahu(kunci) else None


def _bagi(a: int, b: int) -> float | None:
    return a / b if b else None


def _kolom_r6(nama: str) -> Kolom:
    if nama in _TANGGAL:
        return Kolom(nama, 12, "tanggal")
    if nama in _TEKS:
        return Kolom(nama, _TEKS[nama], "panjang" if nama in ("Kegiatan", "Status") else "teks")
    if nama in _PERSEN:
        return Kolom(nama, 10, "persen", rumus=_PERSEN[nama])
    return Kolom(nama, 10, "tengah" if nama in _TENGAH else "angka", kunci_kolom=nama.replace(" ", "_"))


def _baris_r6(row: BarisBuku) -> tuple[object, ...]:
    n = row.angka
    counts = (n.l, n.p, n.peserta, _bagi(n.p, n.l + n.p),
              n.miskin if n.tahu("miskin") else None, _bagi(n.miskin, n.peserta - n.luput_miskin),
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
