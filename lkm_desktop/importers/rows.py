"""Which rows of a foreign table are people: no totals, repeated headings, section titles or signatures."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from statistics import median

from lkm_desktop.importers.header import BAGIAN, Kepala, baris_nomor, kepala_lagi
from lkm_desktop.importers.jendela import Jendela
from lkm_desktop.importers.sel import BarisPolos, Isi, Lembar, Sel, teks_sel
from lkm_desktop.importers.split import ambil_rtrw
from lkm_desktop.importers.text import kosong

_JUMLAH = re.compile(r"(sub ?|grand ?)?(jumlah|total|jml)\b|rata[- ]?rata", re.IGNORECASE)
_TANDA_TANGAN = re.compile(
    r"""\W*(mengetahui|menyetujui|mengesahkan|disahkan|diketahui|dibuat|yang\ membuat|hormat\ kami|lurah|camat|
    kepala\ (desa|kelurahan|lingkungan|dusun)|ketua|sekretaris|koordinator|fasilitator|pengurus|petugas|pendata|
    nip\b|nrp\b|catatan|keterangan\ *:|sumber\ *:|dicetak|halaman\ \d|hal\.?\ \d|
    [(\[]?\s*[._…]{4,}|
    [A-Z][A-Za-z.' ]{2,30},\s*([._…]{3,}|\d{1,2}\s+[A-Z][a-z]+\s+\d{4}|\d{1,2}[-/]\d{1,2}[-/]\d{4}))""",
    re.VERBOSE | re.IGNORECASE,
)
_KAKI = 30
#: rows from the top that tell what most rows look like
_LIHAT = 300


@dataclass(slots=True)
class Baris:
    """One row of data: zero-based place, the rows it stands among, and RT/RW of the section title above it."""

    indeks: int
    sumber: Sequence[Sequence[Sel]]
    bagian: tuple[str, str] = ("", "")

    @property
    def sel(self) -> Sequence[Sel]:
        """Its cells."""
        return self.sumber[self.indeks]


@dataclass
class Pilahan:
    """The rows that are people, and the others with the reason; zero-based rows."""

    data: list[Baris] = field(default_factory=list)
    dilewati: list[tuple[int, str]] = field(default_factory=list)


def bagian_judul(lembar: Lembar, kepala: Kepala) -> tuple[str, str]:
    """RT and RW that the title rows above the heading name, when they name exactly one; else those that hold for the
    whole sheet, by its name."""
    teks = " ; ".join(teks_sel(s) for b in lembar.baris[: kepala.awal] for s in b if s.nilai is not None)
    rt, rw, _ = ambil_rtrw(teks)
    if len({c.lstrip("0") for c in re.findall(r"\bR\.?T\.?\s*[:.]?\s*(\d{1,3})", teks, re.IGNORECASE)}) > 1:
        return "", rw
    luar = lembar.bagian if isinstance(lembar, Jendela) else bagian_nama(lembar.nama)
    return rt or luar[0], rw or luar[1]


def bagian_nama(nama: str) -> tuple[str, str]:
    """RT and RW in the name of a sheet: "RT_02 RW 01"."""
    return ambil_rtrw(re.sub(r"[_.]+", " ", nama))[:2]


def bukan_judul(teks: Sequence[str]) -> bool:
    """Whether the filled cells of a row are no title: numbered like data, a total, or a signature."""
    if re.fullmatch(r"\d{1,4}[.)]?", teks[0]) or _JUMLAH.match(teks[0]):
        return True
    return _TANDA_TANGAN.match(teks[0]) is not None and not re.search(r"\bR\.?T\b.*:", " ".join(teks), re.IGNORECASE)


def pilah(lembar: Lembar, kepala: Kepala, peta: dict[int, str]) -> Pilahan:
    """Go through the rows below the heading. `peta` maps column numbers to field keys (urut too)."""
    hasil = Pilahan()
    bagian = bagian_judul(lembar, kepala)
    kolom_nama = next((k for k, f in peta.items() if f == "nama"), None)
    baru_judul = True
    polos = BarisPolos.dari(lembar.baris)
    for indeks in range(kepala.data, len(polos)):
        if not baru_judul and kolom_nama is not None and _jelas(polos.isi[indeks], kolom_nama, kepala):
            hasil.data.append(Baris(indeks, polos, bagian))
            continue
        teks = [teks_sel(s) for s in polos[indeks]]
        if not any(teks):
            continue
        alasan = _bukan_data(teks, kepala, peta, kolom_nama, baru_judul)
        if alasan == "judul bagian":
            rt, rw, _ = ambil_rtrw(next(t for t in teks if t))
            bagian = (rt or bagian[0] if rw == "" else rt, rw or bagian[1])
        baru_judul = alasan in ("judul kolom berulang", "judul bagian") or (baru_judul and bool(alasan))
        if alasan:
            hasil.dilewati.append((indeks, alasan))
        else:
            hasil.data.append(Baris(indeks, polos, bagian))
    _potong_kaki(hasil, peta, kolom_nama)
    return hasil


def _jelas(isi: Sequence[Isi], kolom_nama: int, kepala: Kepala) -> bool:
    """Whether a row is plainly one of data, without a closer look: a name and two more cells."""
    nama = isi[kolom_nama] if kolom_nama < len(isi) else None
    if not isinstance(nama, str) or len(isi) - isi.count(None) < 3:
        return False
    nama = nama.strip()
    return (
        nama[:1].isalpha() and not kosong(nama) and not _JUMLAH.match(nama) and nama.casefold() not in kepala.kata
    )


def _bukan_data(teks: list[str], kepala: Kepala, peta: dict[int, str], kolom_nama: int | None, baru_judul: bool) -> str:
    """Why a row is no person, or ""."""
    isi = [t for t in teks if t]
    if baru_judul and baris_nomor(teks):
        return "nomor kolom"
    if kepala_lagi(teks, kepala):
        return "judul kolom berulang"
    nama = teks[kolom_nama] if kolom_nama is not None and kolom_nama < len(teks) else ""
    if _JUMLAH.match(isi[0]) and (not nama or _JUMLAH.match(nama)):
        return "baris jumlah"
    if len(isi) == 1 and BAGIAN.fullmatch(isi[0]):
        return "judul bagian"
    if kosong(nama):
        terisi = sum(1 for k, f in peta.items() if f not in ("urut", "umur") and k < len(teks) and not kosong(teks[k]))
        if terisi <= 1 and not _ada_nik(teks, peta):
            return "bukan baris data"
    return ""


def _ada_nik(teks: list[str], peta: dict[int, str]) -> bool:
    """A whole NIK without a name is a person whose name is missing, so it is told as a problem."""
    kolom = next((k for k, f in peta.items() if f == "nik"), len(teks))
    return kolom < len(teks) and bool(re.fullmatch(r"\W*(\d\W*){16}", teks[kolom]))


def _potong_kaki(hasil: Pilahan, peta: dict[int, str], kolom_nama: int | None) -> None:
    """Take signature blocks off the foot: from the first such row that no full row of data follows."""
    if kolom_nama is None or not hasil.data:
        return
    utuh = _pengenal_utuh(hasil.data, peta, kolom_nama)
    awal_kaki = None
    for urut in range(len(hasil.data) - 1, max(-1, len(hasil.data) - _KAKI), -1):
        sel = hasil.data[urut].sel
        if _mirip_tanda_tangan(sel, peta, kolom_nama):
            awal_kaki = urut
        elif utuh(sel):
            break
    if awal_kaki is None:
        return
    hasil.dilewati += [(b.indeks, "tanda tangan atau catatan kaki") for b in hasil.data[awal_kaki:]]
    hasil.dilewati.sort()
    del hasil.data[awal_kaki:]


def _pengenal_utuh(data: list[Baris], peta: dict[int, str], kolom_nama: int) -> Callable[[Sequence[Sel]], bool]:
    """Tells full rows of people from the few words of a signature: numbered, where the sheet numbers its rows,
    else with at least half as many cells as most rows above."""
    kolom = [k for k, f in peta.items() if f != "umur"]
    nomor = [k for k, f in peta.items() if f == "urut"]
    atas = data[: max(1, min(len(data) * 2 // 3, _LIHAT))]

    def bernomor(sel: Sequence[Sel]) -> bool:
        return any(k < len(sel) and re.fullmatch(r"\d+\.?", teks_sel(sel[k])) for k in nomor)

    def terisi(sel: Sequence[Sel]) -> int:
        return sum(1 for k in kolom if k < len(sel) and sel[k].nilai is not None)

    if sum(bernomor(b.sel) for b in atas) >= 0.6 * len(atas):
        return bernomor
    biasa = median(terisi(b.sel) for b in atas)
    return lambda sel: biasa > 1 and terisi(sel) >= max(2, 0.5 * biasa) and kolom_nama < len(sel)


def _mirip_tanda_tangan(sel: Sequence[Sel], peta: dict[int, str], kolom_nama: int) -> bool:
    teks = [teks_sel(s) for s in sel]
    isi = [t for t in teks if t]
    if len(isi) > 4 or any(re.search(r"\d{16}", t) for t in isi):
        return False
    urut = next((k for k, f in peta.items() if f == "urut"), None)
    if urut is not None and urut < len(teks) and re.fullmatch(r"\d+\.?", teks[urut]):
        return False
    nama = teks[kolom_nama] if kolom_nama < len(teks) else ""
    if nama and not _TANDA_TANGAN.match(nama):
        return False
    return any(_TANDA_TANGAN.match(t) for t in isi)
