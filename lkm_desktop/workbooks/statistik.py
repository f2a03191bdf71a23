"""A year in figures as a workbook: totals by formulas, and native charts that a black-and-white printer can show."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from sqlalchemy.orm import Session

from lkm_desktop.format import tanggal_panjang
from lkm_desktop.services import organisasi
from lkm_desktop.services.partisipasi import Rekap
from lkm_desktop.services.rekap.definisi import BY_KODE
from lkm_desktop.services.statistik_tahun import StatistikTahun, statistik_tahun
from lkm_desktop.workbooks.sheet import BaganLembar, Kolom, Lembar, build


def _angka(label: str, kunci: str, lebar: float = 10, grup: str = "") -> Kolom:
    """A counted column that is added up."""
    return Kolom(label, lebar, "angka", grup, jumlah=True, kunci_kolom=kunci)


def _persen(label: str, atas: str, bawah: str, kunci: str) -> Kolom:
    """A share of 1 by formula."""
    return Kolom(label, 9, "persen", rumus=f"({atas})/({bawah})", kunci_kolom=kunci)


_RINGKAS = (
    Kolom("Uraian", 30, kunci_kolom="uraian"), Kolom("L", 9, "angka", kunci_kolom="l"),
    Kolom("P", 9, "angka", kunci_kolom="p"), Kolom("L/P belum diisi", 9, "angka", kunci_kolom="lain"),
    Kolom("Jumlah", 9, "angka", rumus="{l}+{p}+{lain}", kunci_kolom="jumlah"),
    _persen("% P", "{p}", "{l}+{p}", "bagian"),
)  # fmt: skip
_RAPAT = (
    Kolom("Bulan", 14, kunci_kolom="bulan"), _angka("Rapat", "rapat"), _angka("Tercatat hadirnya", "tercatat"),
    _angka("L", "l", grup="Yang hadir"), _angka("P", "p", grup="Yang hadir"),
    _angka("Jumlah", "hadir", grup="Yang hadir"),
    Kolom("Rata-rata hadir", 11, "desimal", rumus="{hadir}/{tercatat}", kunci_kolom="rata"),
    _persen("% P", "{p}", "{l}+{p}", "bagian"), _angka("Keputusan", "keputusan"),
)  # fmt: skip
_BAGAN_RAPAT = (
    BaganLembar("batang", "Rapat tiap bulan", "bulan", ("rapat",), sumbu="rapat"),
    BaganLembar("garis", "Yang hadir tiap bulan", "bulan", ("hadir", "p"), sumbu="kehadiran"),
)
_KBK = (
    Kolom("Bulan", 14, kunci_kolom="bulan"), _angka("Sesi", "sesi"), _angka("L", "l", grup="Peserta"),
    _angka("P", "p", grup="Peserta"),
    Kolom("Jumlah", 9, "angka", "Peserta", True, "{l}+{p}", "jumlah"), _persen("% P", "{p}", "{l}+{p}", "bagian"),
)  # fmt: skip
_BAGAN_KBK = (
    BaganLembar("batang", "Sesi KBK tiap bulan", "bulan", ("sesi",), sumbu="sesi"),
    BaganLembar("batang", "Peserta KBK tiap bulan", "bulan", ("l", "p"), tumpuk=True, sumbu="orang"),
)
_ORANG = (
    Kolom("No", 5, "angka"), Kolom("Nama", 30, kunci_kolom="nama"), Kolom("L/P", 5, "tengah"),
    Kolom("Jabatan/Unsur", 24), _angka("Hadir", "hadir", 8), _angka("Izin", "izin", 8), _angka("Sakit", "sakit", 8),
    _angka("Alpa", "alpa", 8), _persen("% hadir", "{hadir}", "{hadir}+{izin}+{sakit}+{alpa}", "bagian"),
)  # fmt: skip
_PELATIHAN = (
    Kolom("No", 5, "angka"), Kolom("Nama pelatihan", 44), Kolom("Mulai", 12, "tanggal"),
    Kolom("Selesai", 12, "tanggal"), _angka("JPL", "jpl", 7), _angka("L", "l", 8, "Peserta"),
    _angka("P", "p", 8, "Peserta"), _angka("Jumlah", "jumlah", 9, "Peserta"),
)  # fmt: skip


def statistik_tahun_workbook(s: Session, tahun: int, *, today: date | None = None) -> bytes:
    """The workbook of a year, up to its end or up to today."""
    office, day = organisasi.kantor(s), today or date.today()
    found = statistik_tahun(s, tahun, hari=day)
    place = ", ".join(part for part in (f"{office.wilayah} {office.kelurahan}", office.kecamatan, office.kota) if part)
    words = (f"{office.lembaga} · {place}", f"Tahun {tahun}, keadaan per {tanggal_panjang(found.sampai)}.")
    kaki = f"Statistik tahun {tahun} · {office.lembaga} · dibuat {tanggal_panjang(day)}"
    sheets = [_ringkas(found, words, kaki), _relawan(found, words, kaki), _rapat(found, words, kaki),
              _kbk(found, words, kaki), *(_siklus(one, words, kaki) for one in found.siklus),
              _anggota(found, words, kaki, office.istilah), _pelatihan(found, words, kaki)]  # fmt: skip
    return build(sheets, f"Statistik tahun {tahun} {office.lembaga}")


def _ringkas(found: StatistikTahun, words: tuple[str, ...], kaki: str) -> Lembar:
    rows = [(k.nama, k.l, k.p, k.lain, k.l + k.p + k.lain, _bagi(k.p, k.l + k.p)) for k in found.kelompok]
    chart = BaganLembar("mendatar", "Laki-laki dan perempuan", "uraian", ("l", "p"), dari=2, sampai=len(rows),
                        sumbu="orang")  # fmt: skip
    return Lembar("Ringkasan", (f"STATISTIK TAHUN {found.tahun}", *words), _RINGKAS, rows, kaki, False, bagan=(chart,))


def _relawan(found: StatistikTahun, words: tuple[str, ...], kaki: str) -> Lembar:
    """R5 with its charts."""
    columns = tuple(
        Kolom(c.label, c.lebar, c.jenis, c.grup, jumlah=c.jumlah, kunci_kolom=c.kunci) for c in BY_KODE["R5"].kolom
    )
    rows = [[row[c.kunci] for c in BY_KODE["R5"].kolom] for row in found.rw]
    charts = (BaganLembar("batang", "Relawan terdaftar tiap RW", "rw", ("terdaftar_l", "terdaftar_p"), sumbu="orang"),
              BaganLembar("batang", "Relawan aktif tiap RW", "rw", ("aktif_l", "aktif_p"), sumbu="orang"))  # fmt: skip
    return Lembar("Relawan tiap RW", ("RELAWAN TIAP RW", *words), columns, rows, kaki, total="Jumlah", bagan=charts,
                  kosong="Belum ada relawan.")  # fmt: skip


def _rapat(found: StatistikTahun, words: tuple[str, ...], kaki: str) -> Lembar:
    rows = [(m.nama, m.rapat, m.tercatat, m.l, m.p, m.hadir, _bagi(m.hadir, m.tercatat), _bagi(m.p, m.l + m.p),
             m.keputusan) for m in found.bulan]  # fmt: skip
    return Lembar("Rapat", ("RAPAT TIAP BULAN", *words), _RAPAT, rows, kaki, False, total="Setahun", bagan=_BAGAN_RAPAT,
                  total_lain={"rata": lambda j: _bagi(j["hadir"], j["tercatat"]), "bagian": _perempuan})  # fmt: skip


def _kbk(found: StatistikTahun, words: tuple[str, ...], kaki: str) -> Lembar:
    rows = [(m.nama, m.sesi, m.kbk_l, m.kbk_p, m.kbk_l + m.kbk_p, _bagi(m.kbk_p, m.kbk_l + m.kbk_p))
            for m in found.bulan]  # fmt: skip
    return Lembar("KBK", ("KOMUNITAS BELAJAR KELURAHAN TIAP BULAN", *words), _KBK, rows, kaki, False, total="Setahun",
                  total_lain={"bagian": _perempuan}, bagan=_BAGAN_KBK)  # fmt: skip


def _siklus(found: Rekap, words: tuple[str, ...], kaki: str) -> Lembar:
    """Participation of a siklus by stage, meetings of the year only."""
    unknown = (_angka("L/P belum diisi", "lain"),) if found.ada_lain else ()
    columns = (
        Kolom("Tahap", 46, "panjang", kunci_kolom="tahap"), _angka("Pertemuan", "pertemuan"), _angka("L", "l"),
        _angka("P", "p"), *unknown, _angka("Peserta", "peserta"), _persen("% P", "{p}", "{l}+{p}", "bagian"),
    )  # fmt: skip
    counts = [(row.nama, row.angka) for row in found.baris]
    rows = [(name, n.pertemuan, n.l, n.p, *([n.lain] if unknown else []), n.peserta, _bagi(n.p, n.l + n.p))
            for name, n in counts]  # fmt: skip
    chart = BaganLembar("mendatar", "Peserta menurut tahap", "tahap", ("l", "p", *(["lain"] if unknown else [])),
                        tumpuk=True, tinggi=min(30, max(14, len(rows) + 6)))  # fmt: skip
    return Lembar(f"Siklus {found.siklus.nama.removeprefix('Siklus ')}",
                  ("PARTISIPASI TIAP TAHAP", words[0], f"{found.siklus.nama}. {words[1]}"), columns, rows, kaki,
                  beku=1, total="Jumlah", total_lain={"bagian": _perempuan}, bagan=(chart,))  # fmt: skip


def _anggota(found: StatistikTahun, words: tuple[str, ...], kaki: str, istilah: str) -> Lembar:
    rows = [
        (n, p.nama, p.jk, p.jabatan, p.hadir, p.izin, p.sakit, p.alpa,
         _bagi(p.hadir, p.hadir + p.izin + p.sakit + p.alpa))
        for n, p in enumerate(found.orang, 1)
    ]  # fmt: skip
    chart = BaganLembar("mendatar", "Kali hadir", "nama", ("hadir",), tinggi=min(30, max(14, len(rows) + 6)))
    return Lembar("Kehadiran anggota", (f"KEHADIRAN ANGGOTA {istilah} DI RAPATNYA", *words), _ORANG, rows, kaki,
                  False, total="Jumlah", total_lain={"bagian": lambda j: _bagi(j["hadir"], sum(j.values()))},
                  bagan=(chart,) if any(p.hadir for p in found.orang) else (), kosong="Belum ada anggota.")  # fmt: skip


def _pelatihan(found: StatistikTahun, words: tuple[str, ...], kaki: str) -> Lembar:
    rows = [(n, t.nama, t.mulai, t.selesai, t.jpl, t.l, t.p, t.jumlah) for n, t in enumerate(found.pelatihan, 1)]
    return Lembar("Pelatihan", ("PELATIHAN", *words), _PELATIHAN, rows, kaki, total="Jumlah",
                  kosong="Belum ada pelatihan.")  # fmt: skip


def _bagi(a: float, b: float) -> float | None:
    return a / b if b else None


def _perempuan(jumlah: Mapping[str, float]) -> float | None:
    return _bagi(jumlah["p"], jumlah["l"] + jumlah["p"])
