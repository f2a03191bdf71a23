"""Ringkasan kota: the recaps of a period on a few pages, for the korkot's own report (lkm-siklus.md 6.1).

Read from a collection (`lkm_desktop.kota`), so it has no letterhead of an office. Totals are of the recaps that are
here; what is missing stands beside them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from lkm_desktop.documents import susun
from lkm_desktop.documents.isi import Alinea, Blok, Fakta, GambarBagan, Isi, Judul, KolomIsi, SubJudul, Tabel
from lkm_desktop.documents.page import F4, Kertas
from lkm_desktop.documents.pilihan import Pilihan
from lkm_desktop.format import persen, ribuan, tanggal_panjang, tanggal_pendek
from lkm_desktop.kota import janggal, jumlah, masa, papan, tren
from lkm_desktop.kota.janggal import Janggal
from lkm_desktop.kota.jumlah import BarisJumlah, Jumlah
from lkm_desktop.kota.papan import BELUM, KEADAAN, TEPAT, TERLAMBAT, Papan
from lkm_desktop.services.bagan import Bagan, Seri

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from lkm_desktop.documents.isi import Kertasnya

#: figures of the table: key, heading
ANGKA = (
    ("anggota_total", "Anggota"), ("anggota_p", "Anggota P"), ("relawan_total", "Relawan"),
    ("relawan_p", "Relawan P"), ("relawan_aktif", "Relawan aktif"), ("rutin", "Rapat rutin"),
    ("siklus_pertemuan", "Pertemuan siklus"), ("siklus_peserta", "Peserta siklus"), ("siklus_p", "Peserta P"),
    ("siklus_miskin", "Peserta miskin"), ("kbk_sesi", "Sesi KBK"), ("pelatihan", "Pelatihan"),
)  # fmt: skip
#: charts of the year: key, title
_TREN = (("relawan_aktif", "Relawan aktif"), ("siklus_peserta", "Peserta siklus"))
_JANGGAL = 40  # lines on paper at most; the workbook has all
_SEBUT = 12  # kelurahan named in one line
_KOLOM_JANGGAL = (KolomIsi("Yang janggal", 1), KolomIsi("Kelurahan", 1))
_KOLOM_KIRIMAN = (
    KolomIsi("Kecamatan", 1.4), *(KolomIsi(words, lebar_mm=26, rata="kanan") for _, words in KEADAAN),
    KolomIsi("Kelurahan", lebar_mm=24, rata="kanan"),
)  # fmt: skip


def ringkasan_kota(s: Session, periode: str, kertas: Kertas | None = None, hari: date | None = None) -> Kertasnya:
    """The summary of a period on F4 landscape unless told otherwise.

    :param s: a session of a collection, not of an office.
    :param periode: code of a period with recaps.
    """
    made = isi(s, periode, hari or date.today())
    return susun.pdf(made, kertas or F4.rebah(), Pilihan(ukuran=10.0))


def isi(s: Session, periode: str, hari: date) -> Isi:
    """What the summary says."""
    board, total, odd = papan.papan(s, periode), jumlah.jumlah(s, periode), janggal.periksa(s, periode)
    cities = list(dict.fromkeys(one.tempat.kota for one in board.baris if one.tempat.kota))
    place = cities[0] if len(cities) == 1 else f"{len(cities)} kota/kabupaten" if cities else "Kota"
    facts = [("Periode", board.label), ("Kelurahan", ribuan(len(board.baris))),
             ("Rekap masuk", f"{ribuan(board.masuk)} ({persen(board.masuk, len(board.baris) or 1)})")]  # fmt: skip
    if board.tenggat is not None:
        facts.append(("Tenggat", tanggal_panjang(board.tenggat)))
    blok: list[Blok] = [
        Judul(f"RINGKASAN REKAP LKM {place.upper()}", bawah=board.label),
        Fakta(tuple(facts), label_mm=28, kanan=("Meja korkot", f"Disusun {tanggal_panjang(hari)}")),
        SubJudul("A. Kiriman"), Tabel(_KOLOM_KIRIMAN, _sent(board), utuh=True), *_missing(board),
        SubJudul("B. Jumlah per kecamatan"), *_totals(total),
        *_charts(s, total, periode),
        SubJudul("D. Angka yang perlu ditanyakan"), *_odd(odd),
    ]  # fmt: skip
    return Isi(f"Ringkasan kota {board.label}", tuple(blok), dicetak=tanggal_pendek(hari))


def _sent(board: Papan) -> tuple[tuple[str, ...], ...]:
    names = list(dict.fromkeys(one.tempat.kecamatan for one in board.baris))
    rows = []
    for name in names:
        own = [one for one in board.baris if one.tempat.kecamatan == name]
        counts = [sum(one.keadaan == code for one in own) for code, _ in KEADAAN]
        rows.append((name or "(tanpa kecamatan)", *map(_count, counts), ribuan(len(own))))
    last = [board.jumlah(code) for code, _ in KEADAAN]
    rows.append(("Jumlah", *map(_count, last), ribuan(len(board.baris))))
    return tuple(rows)


def _count(value: int) -> str:
    return ribuan(value) if value else "–"


def _missing(board: Papan) -> list[Blok]:
    found: list[Blok] = []
    for code, words in ((BELUM, "Belum masuk"), (TERLAMBAT, "Terlambat")):
        names = [one.tempat.nama for one in board.baris if one.keadaan == code]
        if names:
            found.append(Alinea(f"{words} ({len(names)}): {', '.join(names)}."))
    if board.jumlah(TEPAT) == len(board.baris) and board.baris:
        found.append(Alinea("Semua rekap masuk tepat waktu."))
    if board.di_luar:
        names = list(dict.fromkeys(one.kelurahan or one.berkas for one in board.di_luar))
        found.append(Alinea(f"Tidak ada di daftar kelurahan dan tidak dihitung: {', '.join(names)}."))
    return found


def _totals(total: Jumlah) -> list[Blok]:
    there = {a.kunci for a in total.angka}
    shown = [(key, words) for key, words in ANGKA if key in there]
    if not shown:
        return [Alinea("Belum ada angka yang bisa dijumlahkan.")]
    columns = (KolomIsi("Kecamatan", lebar_mm=38), KolomIsi("LKM", lebar_mm=12, rata="kanan"),
               *(KolomIsi(words, rata="kanan") for _, words in shown))  # fmt: skip
    rows = tuple(_line(one, [key for key, _ in shown]) for one in (*total.kecamatan, total.kota))
    lead = f"Dijumlah dari {total.kota.lkm} rekap; kelurahan yang belum masuk tidak dihitung."
    return [Alinea(lead, ikut=True), Tabel(columns, rows, utuh=len(rows) < 15)]


def _line(one: BarisJumlah, keys: Sequence[str]) -> tuple[str, ...]:
    return (one.nama or "(tanpa kecamatan)", ribuan(one.lkm), *(_number(one.nilai, key) for key in keys))


def _number(values: Mapping[str, float], key: str) -> str:
    return ribuan(round(values.get(key, 0)))


def _charts(s: Session, total: Jumlah, periode: str) -> list[Blok]:
    found: list[Blok] = []
    if len(total.kecamatan) > 1:
        names = tuple(one.nama or "(tanpa)" for one in total.kecamatan)
        man = tuple(max(one.nilai.get("relawan_l", 0.0), 0.0) for one in total.kecamatan)
        woman = tuple(max(one.nilai.get("relawan_p", 0.0), 0.0) for one in total.kecamatan)
        if sum(man) + sum(woman):
            chart = Bagan("Relawan per kecamatan", "tumpuk", names, (Seri("Laki-laki", man), Seri("Perempuan", woman)))
            found.append(GambarBagan(chart, 52))
    known = masa.dari_kode(periode)
    if known is not None and known.jenis == "bulan":
        found += _year(s, known.mulai.year)
    return [SubJudul("C. Bagan"), *found] if found else []


def _year(s: Session, year: int) -> list[Blok]:
    """Lines over the months, where there are at least two."""
    trend = tren.tren(s, year, [key for key, _ in _TREN])
    months = tuple(p.label.split(" ")[0][:3] for p in trend.bulan)
    found: list[Blok] = []
    for key, words in _TREN:
        values = trend.deret.get(key, ())
        if sum(value is not None for value in values) > 1 and any(values):
            line = tuple(None if value is None else max(value, 0.0) for value in values)
            found.append(GambarBagan(Bagan(f"{words} {year}", "garis", months, (Seri("", line),)), 44))
    return found


def _names(names: Sequence[str]) -> str:
    """ "Kelayan Barat, Pekauman", "Kelayan Barat, ... dan 37 lagi"."""
    shown = ", ".join(names[:_SEBUT])
    return f"{shown}, dan {len(names) - _SEBUT} lagi" if len(names) > _SEBUT else shown


def _odd(odd: Sequence[Janggal]) -> list[Blok]:
    if not odd:
        return [Alinea("Tidak ada angka janggal.")]
    where: dict[str, list[str]] = {}
    for one in odd:
        where.setdefault(one.kalimat, []).append(one.tempat.nama)
    grouped = sorted(where.items(), key=lambda pair: -len(pair[1]))
    rows = tuple((words, _names(names)) for words, names in grouped[:_JANGGAL])
    rest = len(where) - len(rows)
    lead = f"{len(odd)} angka janggal di {len({one.tempat.id for one in odd})} kelurahan."
    more: list[Blok] = [Alinea(f"Masih ada {rest} lagi di gabungan Excel.")] if rest else []
    return [Alinea(lead, ikut=True), Tabel(_KOLOM_JANGGAL, rows), *more]
