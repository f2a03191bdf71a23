"""An attendance sheet of others: who stands in it, and how each was marked for one meeting or for several."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from lkm_desktop.errors import LkmError
from lkm_desktop.importers.header import Kepala, cari_kepala
from lkm_desktop.importers.kinds import Konteks
from lkm_desktop.importers.kolom_hadir import (
    DATANG,
    PULANG,
    UMUM,
    Rapat,
    arti_orang,
    hari_judul,
    nilai_kepala,
    rapat_kolom,
)
from lkm_desktop.importers.mapping import cocokkan
from lkm_desktop.importers.nama_sel import baca_nama
from lkm_desktop.importers.rows import pilah
from lkm_desktop.importers.sel import ANGKA, KOSONG, TANGGAL, TEKS, BarisPolos, Buku, Lembar, Sel, teks_sel
from lkm_desktop.importers.split import pisah_rtrw
from lkm_desktop.importers.tanda_hadir import ada_centang, baca_jam, baca_tanda, centang
from lkm_desktop.importers.text import bersihkan
from lkm_desktop.importers.values import baca_sel
from lkm_desktop.services.impor_hadir_bahan import BahanHadir, BarisHadir, KolomHadir, TandaSel

_LIHAT = 60
_TAHUN = re.compile(r"\b(20\d\d)\b")
#: what the title of a list of those present says
_HADIR = re.compile(
    r"\b(daftar|absensi|absen|presensi)\b.{0,20}\b(hadir|kehadiran|rapat|pertemuan|rembug)\b", re.IGNORECASE
)
_STATUS = ("hadir", "izin", "sakit", "alpa")


def siapkan(buku: Buku, lembar: str | None = None, today: date | None = None) -> BahanHadir:
    """The attendance in a file: in the named sheet, else in the visible one that looks most like it.

    Raises LkmError when there is no such sheet, no column of names, or nobody was marked.
    """
    dipilih, kepala = _pilih(buku, lembar)
    pembaca = _Pembaca(buku, dipilih, kepala, today or date.today())
    lain = [one.nama for one in buku.lembar if one.nama != dipilih.nama and one.baris and not one.tersembunyi]
    bahan = pembaca.baca()
    bahan.lembar_lain = lain
    if not bahan.baris:
        raise LkmError(f"Tidak ada nama di bawah judul kolom pada lembar “{dipilih.nama}”.", "Periksa lembarnya.")
    return bahan


def mirip_daftar_hadir(buku: Buku) -> bool:
    """Whether a file is plainly attendance: names with a column for each mark, with the days of several meetings, or
    with any mark or a place to sign below a title that says so."""
    for lembar in map(_hari_jadi_teks, (one for one in buku.lembar if one.baris and not one.tersembunyi)):
        kepala = cari_kepala(lembar, nilai_kepala)
        if kepala is None or not any(arti_orang(satu) == "nama" for satu in kepala.judul):
            continue
        dipakai = {k for k, satu in enumerate(kepala.judul) if arti_orang(satu) not in ("", "jk_l", "jk_p")}
        rapat = rapat_kolom(kepala.judul, dipakai, None)
        bertanda = any(len(set(satu.tempat) & set(_STATUS)) > 2 for satu in rapat)
        if bertanda or sum(satu.kolom.tanggal is not None for satu in rapat) > 1:
            return True
        if rapat and any(_HADIR.search(teks_sel(s)) for b in lembar.baris[: kepala.awal] for s in b):
            return True
    return False


def _pilih(buku: Buku, nama: str | None) -> tuple[Lembar, Kepala]:
    calon = [one for one in buku.lembar if one.baris and (nama is not None or not one.tersembunyi)]
    if nama is not None:
        calon = [one for one in calon if one.nama.strip().lower() == nama.strip().lower()]
        if not calon:
            ada = ", ".join(one.nama for one in buku.lembar)
            raise LkmError(f"Lembar “{nama}” tidak ada atau kosong di “{buku.nama}”.", f"Lembar yang ada: {ada}.")
    found = [(one, head) for one in map(_hari_jadi_teks, calon) if (head := cari_kepala(one, nilai_kepala))]
    found = [(one, head) for one, head in found if any(arti_orang(satu) == "nama" for satu in head.judul)]
    if not found:
        raise LkmError(
            f"Daftar hadir tidak ditemukan di “{buku.nama}”.",
            "Pastikan ada baris judul dengan kolom Nama, dan kolom Hadir atau tanggal rapat.",
        )
    return max(found, key=lambda pasang: pasang[1].nilai)


def _hari_jadi_teks(lembar: Lembar) -> Lembar:
    """The sheet with dates in its headings turned into words; a heading is never taken from a row with a date in it."""
    baris = BarisPolos.dari(lembar.baris)
    isi = list(baris.isi)
    for urut in range(min(_LIHAT, len(isi))):
        teks = [satu for satu in isi[urut] if isinstance(satu, str)]
        bernama = any(cocokkan(satu)[0] == "nama" for satu in teks)
        atas = urut > 0 and any(isinstance(satu, str) and cocokkan(satu)[0] == "nama" for satu in isi[urut - 1])
        hari = [satu for satu in isi[urut] if isinstance(satu, date)]
        if hari and (bernama or (atas and len(teks) + len(hari) == len(isi[urut]) - isi[urut].count(None))):
            isi[urut] = tuple(f"{s.day:02}-{s.month:02}-{s.year}" if isinstance(s, date) else s for s in isi[urut])
    return replace(lembar, baris=BarisPolos(isi, baris.khusus))


class _Pembaca:
    """Reads the rows of one sheet under its heading."""

    def __init__(self, buku: Buku, lembar: Lembar, kepala: Kepala, today: date) -> None:
        self._buku, self._lembar, self._kepala, self._today = buku, lembar, kepala, today
        self._isi = BarisPolos.dari(lembar.baris)
        self._orang: dict[str, int] = {}
        for tempat, tingkat in enumerate(kepala.judul):
            if found := arti_orang(tingkat):
                self._orang.setdefault(found, tempat)
        tahun = {int(t) for b in lembar.baris[: kepala.awal] for s in b for t in _TAHUN.findall(teks_sel(s))}
        self._tahun = tahun.pop() if len(tahun) == 1 else None
        self._rapat = self._kolom_rapat()
        self._catatan: list[str] = []

    def _kolom_rapat(self) -> list[Rapat]:
        judul = self._kepala.judul
        bukan = {k for f, k in self._orang.items() if f in ("jk_l", "jk_p")}
        dipakai = set(self._orang.values()) - bukan
        rapat = rapat_kolom(judul, dipakai, self._tahun)
        ditandai = {k for satu in rapat for k in satu.tempat.values()}
        for nama_field in ("jk_l", "jk_p"):
            if self._orang.get(nama_field) in ditandai:
                del self._orang[nama_field]
        return [satu for satu in rapat if set(satu.tempat) - {DATANG, PULANG}]

    def baca(self) -> BahanHadir:
        """Every row. Raises LkmError when the columns for marks are all empty."""
        pilahan = pilah(self._lembar, self._kepala, {k: f for f, k in self._orang.items()})
        urutan = [b.indeks for b in pilahan.data]
        nama_saja = not self._rapat
        if nama_saja:
            self._rapat = [Rapat(KolomHadir(0, "", self._hari_titel(), nama_saja=True))]
            self._catatan.append("Lembar ini tidak punya kolom tanda hadir; semua namanya dibaca hadir.")
        elif len(self._rapat) == 1 and self._rapat[0].kolom.tanggal is None:
            satu = self._rapat[0]
            self._rapat = [Rapat(replace(satu.kolom, tanggal=self._hari_titel()), satu.tempat)]
        tempat = {k for r in self._rapat for k in r.tempat.values()}
        silang = {k: any(ada_centang(self._isi.sel(i, k)) for i in urutan) for k in tempat}
        bahan = BahanHadir(self._buku.nama, self._lembar.nama, tuple(r.kolom for r in self._rapat))
        bahan.dilewati = [(indeks + 1, alasan) for indeks, alasan in pilahan.dilewati]
        bahan.baris = [self._baris(indeks, silang) for indeks in urutan]
        if not nama_saja and bahan.baris and not any(b.tanda or b.masalah for b in bahan.baris):
            raise LkmError(
                f"Kolom tanda hadir di lembar “{self._lembar.nama}” masih kosong.",
                "Isi tandanya (H, I, S, A, atau centang) lalu simpan, atau pilih lembar lain.",
            )
        bahan.catatan = self._catatan
        return bahan

    def _hari_titel(self) -> date | None:
        """The only date in the title rows."""
        teks = [teks_sel(s) for b in self._lembar.baris[: self._kepala.awal] for s in b if s.nilai is not None]
        found = {hari for t in teks if re.search(r"\d{4}", t) and (hari := hari_judul([t], self._tahun))}
        return found.pop() if len(found) == 1 else None

    def _sel(self, indeks: int, nama_field: str) -> Sel:
        return self._isi.sel(indeks, self._orang[nama_field]) if nama_field in self._orang else KOSONG

    def _baris(self, indeks: int, silang: dict[int, bool]) -> BarisHadir:
        baris = BarisHadir(indeks + 1)
        self._siapa(baris, indeks)
        for satu in self._rapat:
            tanda = TandaSel("hadir") if satu.kolom.nama_saja else self._tanda(baris, indeks, satu, silang)
            if tanda is not None:
                baris.tanda[satu.kolom.kunci] = tanda
                baris.jk = baris.jk or tanda.jk
        return baris

    def _siapa(self, baris: BarisHadir, indeks: int) -> None:
        teks = bersihkan(teks_sel(self._sel(indeks, "nama")))
        nama = baca_nama(teks) if teks else None
        if nama is None:
            baris.masalah.append("Nama kosong; isi namanya atau lewati baris ini.")
        elif nama.masalah:
            baris.nama = nama.nama or teks
            baris.masalah.append(nama.masalah)
        else:
            baris.nama, baris.nik = nama.nama, nama.nik
        nilai = {f: baca_sel(f, self._sel(indeks, f), Konteks(today=self._today)).isi
                 for f in ("nik", "jenis_kelamin", "rt", "rw")}  # fmt: skip
        baris.nik = str(nilai["nik"] or baris.nik)
        baris.jk = str(nilai["jenis_kelamin"] or "")
        for tanda, huruf in (("jk_l", "L"), ("jk_p", "P")):
            if centang(self._sel(indeks, tanda)):
                baris.jk = huruf
        rtrw = pisah_rtrw(teks_sel(self._sel(indeks, "rtrw"))) or ("", "")
        baris.rt, baris.rw = str(nilai["rt"] or rtrw[0]), str(nilai["rw"] or rtrw[1])
        baris.kode = bersihkan(teks_sel(self._sel(indeks, "kode")))
        baris.asal = bersihkan(teks_sel(self._sel(indeks, "unsur")) or teks_sel(self._sel(indeks, "jabatan")))
        baris.keterangan = bersihkan(teks_sel(self._sel(indeks, "keterangan")))
        urut = re.fullmatch(r"(\d{1,4})\.?", teks_sel(self._sel(indeks, "urut")))
        baris.urut = int(urut[1]) if urut else None

    def _tanda(self, baris: BarisHadir, indeks: int, rapat: Rapat, silang: dict[int, bool]) -> TandaSel | None:
        """The mark of one meeting: from its own column, else from the ticked one of several."""
        hasil = self._umum(baris, indeks, rapat, silang)
        sel = {k: self._isi.sel(indeks, rapat.tempat[k]) for k in (*_STATUS, "L", "P") if k in rapat.tempat}
        dicentang = [k for k, satu in sel.items() if centang(satu)]
        status = [k for k in dicentang if k in _STATUS]
        if len(status) > 1 or {"L", "P"} <= set(dicentang):
            baris.masalah.append(f"Kolom {' dan '.join(k.capitalize() for k in dicentang)} sama-sama terisi.")
            return None
        if dicentang and hasil is None:
            tunggal = _sendiri(sel[dicentang[0]], dicentang[0])
            hasil = tunggal or TandaSel(status[0] if status else "hadir", jk="" if status else dicentang[0])
        return self._berjam(baris, indeks, rapat, hasil)

    def _umum(self, baris: BarisHadir, indeks: int, rapat: Rapat, silang: dict[int, bool]) -> TandaSel | None:
        if UMUM not in rapat.tempat:
            return None
        kolom = rapat.tempat[UMUM]
        hasil = baca_tanda(self._isi.sel(indeks, kolom), silang_alpa=silang[kolom])
        if isinstance(hasil, str):
            judul = rapat.kolom.judul
            baris.masalah.append(f"{judul}: {hasil[0].lower()}{hasil[1:]}" if judul and len(self._rapat) > 1 else hasil)
            return None
        return hasil

    def _berjam(self, baris: BarisHadir, indeks: int, rapat: Rapat, tanda: TandaSel | None) -> TandaSel | None:
        """Times in columns of their own; somebody with a time was there."""
        jam = {}
        for jenis in (DATANG, PULANG):
            try:
                jam[jenis] = baca_jam(self._isi.sel(indeks, rapat.tempat[jenis])) if jenis in rapat.tempat else ""
            except ValueError as error:
                baris.masalah.append(str(error))
                return tanda
        if not (jam[DATANG] or jam[PULANG]):
            return tanda
        dasar = tanda or TandaSel("hadir")
        return dasar._replace(datang=jam[DATANG] or dasar.datang, pulang=jam[PULANG] or dasar.pulang)


def _sendiri(sel: Sel, jenis: str) -> TandaSel | None:
    """A cell of the column "Hadir" may itself say izin or the like."""
    if jenis != "hadir" or sel.jenis not in (TEKS, ANGKA, TANGGAL):
        return None
    hasil = baca_tanda(sel)
    return hasil if isinstance(hasil, TandaSel) else None
