"""Which figure a cell of a form probably asks for, told by the words near it.

Words are compared without their order: of the words of the figure and the words near the cell, how many agree. Words
that every form uses another way (wanita, PR, P) are one word first; "RW 02" and "s.d. bulan lalu" narrow the figure
instead of being compared.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import islice

from rapidfuzz import fuzz

from lkm_desktop.format import BULAN
from lkm_desktop.services.rekap.angka import BY_KUNCI, KATALOG, Angka
from lkm_desktop.services.sel_excel import Alamat, Rentang
from lkm_desktop.services.templat_excel import ANGKA as ANGKA_SEL
from lkm_desktop.services.templat_excel import DAFTAR, SelPeta
from lkm_desktop.services.templat_kisi import (
    ANGKA,
    KOSONG,
    TEKS,
    Judul,
    Kisi,
    KisiLembar,
    Petak,
    berkata,
    judul,
    judul_bagian,
)
from lkm_desktop.services.templat_nilai import LALU, SD_INI, SD_LALU

#: agreement from which a figure is offered, and from which a whole form is proposed by itself
TAWAR, YAKIN = 0.5, 0.8
_BARIS, _KOLOM, _SEL = 300, 60, 6_000
_SAMA = {
    "wanita": "perempuan", "pr": "perempuan", "prp": "perempuan", "p": "perempuan", "perp": "perempuan",
    "ibu": "perempuan", "pria": "laki", "lk": "laki", "l": "laki", "lelaki": "laki", "mbr": "miskin",
    "gakin": "miskin", "m": "miskin",
    "kaum": "", "jml": "", "jlh": "", "jumlah": "", "banyaknya": "", "total": "", "orang": "", "jiwa": "", "org": "",
    "buah": "", "kali": "", "dalam": "", "periode": "", "yang": "", "dan": "", "di": "", "daftar": "", "data": "",
    "tgl": "tanggal", "tg": "tanggal", "sukarelawan": "relawan", "partisipan": "peserta",
    "persentase": "persen", "prosentase": "persen", "%": "persen", "pertemuan": "rapat", "training": "pelatihan",
    "kab": "kota", "kabupaten": "kota", "desa": "kelurahan", "kel": "kelurahan", "kec": "kecamatan", "prov": "provinsi",
    "bkm": "lembaga", "lkm": "lembaga", "faskel": "fasilitator", "dgn": "", "dengan": "",
    "telpon": "telepon", "telp": "telepon", "no": "", "nomor": "", "ikut": "", "keluarga": "kk",
    "terdaftar": "", "sudah": "", "dilatih": "terlatih", "laporan": "", "bulan": "", "ketua": "koordinator",
}  # fmt: skip
#: other words by which forms ask for a figure
_ALIAS = {
    "nama_lkm": ("BKM", "LKM", "nama BKM/LKM"), "koordinator": ("koordinator BKM", "ketua LKM"),
    "periode_laporan": ("bulan laporan", "periode laporan", "laporan bulan"), "cut_off": ("posisi data", "data per"),
    "faskel": ("faskel", "tim faskel", "fasilitator kelurahan"), "rutin": ("rapat rutin", "rapat rutin BKM"),
    "tanggal_cetak": ("tanggal pengisian", "tanggal dibuat"),
    "kbk_sesi": ("pertemuan KBK", "kegiatan KBK"), "anggota_total": ("pimpinan kolektif",),
    "jumlah_kk_miskin": ("KK miskin", "KK MBR"), "tl_terbuka": ("tindak lanjut belum selesai",),
    "pelatihan": ("pelatihan dilaksanakan", "jumlah pelatihan"), "sekretaris": ("sekretaris BKM", "dibuat oleh"),
    "relawan_total": ("relawan", "relawan terdaftar"), "keputusan": ("keputusan rapat", "jumlah keputusan"),
}  # fmt: skip
#: labels that say nothing word by word
_PERSIS = {"bulan": "periode_laporan", "bulan/tahun": "periode_laporan", "periode": "periode_laporan",
           "tanggal": "tanggal_cetak", "tahun": "tahun_laporan"}  # fmt: skip
_S_D = r"(?:s\s*[/.]?\s*d\.?|sampai(?: dengan)?|hingga)"
_MASA = (
    (SD_LALU, rf"{_S_D} (?:bulan|periode|triwulan|tahun)? ?(?:yang )?lalu|{_S_D} (?:bulan|periode) sebelumnya"),
    (SD_INI, rf"{_S_D} (?:bulan|periode|triwulan|saat|sekarang)? ?ini|{_S_D} sekarang|k(?:o|u)mulatif"),
    (LALU, r"(?:bulan|periode|triwulan) (?:yang )?(?:lalu|sebelumnya|kemarin)"),
    ("", r"(?:bulan|periode|triwulan) ini"),
)
_TEMPAT = re.compile(r"\b(r[tw])\b\s*[.:]?\s*0*(\d{1,3})\b", re.IGNORECASE)


@dataclass(frozen=True)
class Saran:
    """A figure that a cell may ask for, with what narrows it, and how far the words agree (0 to 1)."""

    angka: Angka
    rincian: Mapping[str, str]
    cocok: float


@dataclass(frozen=True)
class Usulan:
    """A cell of a form that no one has pointed at yet, the words near it, and the figure it seems to ask for."""

    sel: SelPeta
    judul: str
    cocok: float


def saran(kata: Judul, lembar: str = "", paling: int = 5) -> list[Saran]:
    """The figures that words near a cell may mean, the best first. lembar: name of the sheet, which often says what a
    list is about."""
    rincian = rincian_dari(kata)
    pilihan = list(_gabungan(kata, lembar))
    hasil = [Saran(BY_KUNCI[k], {}, 1.0) for teks in kata.kiri[:1] if (k := _PERSIS.get(teks.strip().lower()))]
    for satu in KATALOG:
        cocok = max((_cocok(satu, q) * (1 - 0.01 * n) for n, q in enumerate(pilihan)), default=0.0)
        if satu.jenis == DAFTAR:
            cocok *= 0.9  # a single number is asked for more often than a whole list
        if cocok >= TAWAR:
            sah = {k: v for k, v in rincian.items() if k == "masa" or k in satu.rincian}
            hasil.append(Saran(satu, sah, cocok))
    return sorted(hasil, key=lambda s: -s.cocok)[:paling]


def _gabungan(kata: Judul, lembar: str) -> Iterator[frozenset[str]]:
    """Sets of words to look for, the most telling first. What stands farther away only counts beside what is near."""
    dekat, jauh = kata.kiri[:1], kata.kiri[1:2]
    atas, grup = kata.atas[:1], kata.atas[1:2]
    for inti, lain in ((dekat, (*atas, *grup)), (dekat, (*jauh, *atas)), (dekat, atas), (dekat, (kata.bagian,)),
                       (dekat, (kata.bagian, *atas)), (dekat, jauh), (dekat, ()), (atas, grup),
                       (atas, (kata.bagian,)), (atas, (lembar,)), (atas, ())):  # fmt: skip
        pokok = _kata_semua(inti)
        if pokok:
            yield pokok | _kata_semua(lain)


def _kata_semua(teks: tuple[str, ...]) -> frozenset[str]:
    return frozenset().union(*map(_kata, teks)) if teks else frozenset()


def _cocok(satu: Angka, dicari: frozenset[str]) -> float:
    """How far the words agree. "Nama" tells a list of names or a name, and speaks against a number."""
    bernama = satu.jenis != DAFTAR and dicari >= _NAMA
    if bernama:
        dicari -= _NAMA
    cocok = max((2 * len(nama & dicari) / (len(nama) + len(dicari)) for nama in _nama_angka(satu)), default=0.0)
    return cocok / 2 if bernama and satu.jenis != "kata" else cocok


@lru_cache(maxsize=512)
def _nama_angka(satu: Angka) -> tuple[frozenset[str], ...]:
    buang = frozenset() if satu.jenis == DAFTAR else _NAMA
    return tuple(found for teks in (satu.label, *_ALIAS.get(satu.kunci, ())) if (found := _baku(teks) - buang))


@lru_cache(maxsize=4096)
def _kata(teks: str) -> frozenset[str]:
    """The telling words of a label, each as the catalogue spells it."""
    return frozenset(map(_terdekat, _baku(teks)))


def _baku(teks: str) -> frozenset[str]:
    polos = _TEMPAT.sub(" ", teks.lower())
    for _, pola in _MASA:
        polos = re.sub(pola, " ", polos)
    kata = re.findall(r"[a-z]+|%", _satukan(polos))
    return frozenset(k for satu in kata if satu not in _BULAN and (k := _SAMA.get(satu, satu)))


def _satukan(teks: str) -> str:
    """Phrases as one word, or as the catalogue says them."""
    polos = teks.replace("laki-laki", "laki").replace("non miskin", "tidak miskin")
    return re.sub(r"\banggota [bl]km\b", "anggota", polos)


@cache
def _kamus() -> frozenset[str]:
    """Every word of the catalogue."""
    return frozenset().union(*(nama for satu in KATALOG for nama in _nama_angka(satu)), _NAMA)


@lru_cache(maxsize=4096)
def _terdekat(kata: str) -> str:
    """A mistyped word as the catalogue spells it."""
    kamus = _kamus()
    if kata in kamus or len(kata) < 5:
        return kata
    mirip = max(kamus, key=lambda k: fuzz.ratio(kata, k))
    return mirip if len(mirip) > 4 and fuzz.ratio(kata, mirip) >= 85 else kata


_NAMA = frozenset({"nama"})
_BULAN = {nama.lower(): f"{n:02}" for n, nama in enumerate(BULAN, 1)}


def rincian_dari(kata: Judul) -> dict[str, str]:
    """What narrows a figure, told by the words near a cell: RW, RT, and which time it is of."""
    hasil: dict[str, str] = {}
    semua = [*kata.kiri, *kata.atas, kata.bagian]
    for teks in semua:
        for kunci, nomor in _TEMPAT.findall(teks):
            hasil.setdefault(kunci.lower(), nomor.zfill(2))
        bulan = _BULAN.get(teks.strip().lower())
        masa = bulan or next((kode for kode, pola in _MASA if re.search(pola, teks.lower())), "")
        if masa:
            hasil.setdefault("masa", masa)
    return hasil


# --- a whole form -----------------------------------------------------------------------------------------------------


def usulkan(kisi: Kisi, terpasang: Sequence[SelPeta]) -> list[Usulan]:
    """Cells of a form that plainly ask for a figure of ours; cells and figures that are mapped already are left out.

    Looked at are empty cells and plain numbers, next to a label or inside a table; formulas are left alone. Each figure
    is proposed once, for the cell whose words agree best.
    """
    terbaik: dict[tuple[object, ...], Usulan] = {}
    sel_terpasang = {(p.lembar, p.sel) for p in terpasang}
    angka_terpasang = {_kunci(p) for p in terpasang}
    for lembar in kisi.lembar:
        for tempat in [] if lembar.tersembunyi else _calon(lembar):
            if (lembar.nama, tempat.teks) in sel_terpasang:
                continue
            kata = judul(lembar, tempat)
            pilihan = saran(kata, lembar.nama, 2) if _layak(lembar, tempat, kata) else []
            if not pilihan or pilihan[0].cocok < YAKIN or pilihan[0].angka.jenis == DAFTAR:
                continue
            if len(pilihan) > 1 and pilihan[1].cocok >= pilihan[0].cocok:
                continue  # two figures fit equally well: the user decides
            sel = SelPeta("", lembar.nama, tempat.teks, ANGKA_SEL, pilihan[0].angka.kunci, dict(pilihan[0].rincian))
            kunci = _kunci(sel)
            if kunci in angka_terpasang:
                continue
            if kunci not in terbaik or terbaik[kunci].cocok < pilihan[0].cocok:
                terbaik[kunci] = Usulan(sel, kata.kata, pilihan[0].cocok)
    return list(terbaik.values())


def _kunci(sel: SelPeta) -> tuple[object, ...]:
    """The figure of a cell with what narrows it, on its sheet."""
    saring = sorted((k, v) for k, v in sel.rincian.items() if k not in ("baris", "timpa"))
    return (sel.lembar, sel.angka, *saring)


def _calon(lembar: KisiLembar) -> Iterator[Alamat]:
    """Cells that a number could be written into, row by row; not those of rows that head a section."""
    luas = Rentang(1, 1, min(lembar.tinggi, _BARIS), min(lembar.lebar + 1, _KOLOM))
    for tempat in islice(luas.sel(), _SEL):
        if (
            lembar.utama(tempat) == tempat
            and lembar.petak(tempat).jenis in (KOSONG, ANGKA)
            and judul_bagian(lembar, tempat.baris) is None
        ):
            yield tempat


def _layak(lembar: KisiLembar, tempat: Alamat, kata: Judul) -> bool:
    """Inside a table, or beside its label, behind the ":" where there is one."""
    kanan = next((p for k, p in _kanan(lembar, tempat) if p.jenis != KOSONG), None)
    if not kata.kiri or (kanan is not None and kanan.jenis == TEKS and not re.search(r"\w", kanan.teks)):
        return False  # the ":" still follows
    if not _kata(kata.kiri[0]) and not rincian_dari(Judul(kata.kiri[:1])) and kata.kiri[0].lower() not in _PERSIS:
        return False  # "Jumlah" below a list says nothing by itself
    if kata.atas and tempat.kolom <= lembar.lebar:
        return True
    kolom, tanda = tempat.kolom - 1, False
    while kolom >= 1:
        luas = lembar.luas(Alamat(tempat.baris, kolom))
        petak = lembar.petak(Alamat(luas.baris, luas.kolom))
        if petak.jenis == TEKS and berkata(petak.teks):
            return tempat.kolom <= lembar.lebar or len(kata.kiri) == 1
        tanda = tanda or (petak.jenis == TEKS and ":" in petak.teks)
        if petak.jenis != KOSONG if not tanda else petak.jenis not in (KOSONG, TEKS):
            return False
        if petak.jenis == KOSONG and not tanda:
            return False
        kolom = luas.kolom - 1
    return False


def _kanan(lembar: KisiLembar, tempat: Alamat) -> Iterator[tuple[int, Petak]]:
    """The next cells to the right, joined ones once."""
    kolom = lembar.luas(tempat).kolom_akhir + 1
    while kolom <= min(lembar.lebar, tempat.kolom + 8):
        yield kolom, lembar.petak(Alamat(tempat.baris, kolom))
        kolom = lembar.luas(Alamat(tempat.baris, kolom)).kolom_akhir + 1
