"""Columns to fields by meaning: the heading first, then a look at what stands below it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import pairwise

from lkm_desktop.format import digits
from lkm_desktop.importers.dates import UMUR
from lkm_desktop.importers.pelatihan_sel import hanya_jumlah, tanda_pelatihan
from lkm_desktop.importers.sel import TANGGAL, Sel, huruf_kolom, teks_sel
from lkm_desktop.importers.synonyms import BOLEH_BANYAK, KELOMPOK, LEMAH, ORANG_LAIN, PASTI, UNTUK_MIRIP, rapikan

#: below this a heading counts as unknown
AMBANG = 0.5
_CONTOH = 60


@dataclass
class Kolom:
    """One column of the found table. `field` is None for a column that is listed and ignored, with the reason;
    `tempat` names it where its number is not that of the sheet."""

    indeks: int
    judul: str
    field: str | None = None
    yakin: float = 0.0
    alasan: str = ""
    contoh: tuple[str, ...] = ()
    tempat: str = ""

    @property
    def huruf(self) -> str:
        """The column's letters in Excel."""
        return self.tempat or huruf_kolom(self.indeks)


@lru_cache(maxsize=20_000)
def cocokkan(judul: str) -> tuple[str | None, float]:
    """Field and confidence (0..1) of one heading cell; (None, 0.0) when it means nothing to us.

    A remark in brackets and a second meaning behind a slash count only when the whole heading is not understood.
    """
    field, yakin = _cocokkan(judul)
    for pendek in (re.sub(r"\([^)]*\)", " ", judul), judul.partition("/")[0]):
        if field is None and pendek != judul:
            field, yakin = _cocokkan(pendek)
            yakin *= 0.9
    return field, yakin


def _cocokkan(judul: str) -> tuple[str | None, float]:
    rapi = rapikan(judul)
    rapat = rapi.replace(" ", "")
    if not rapat or len(rapi) > 80:
        return None, 0.0
    if rapat in PASTI:
        return PASTI[rapat], 1.0
    if rapat in LEMAH:
        return LEMAH[rapat], 0.55
    kata = rapi.split()
    inti = "".join(k for k in kata if k not in _HIASAN and not k.isdecimal())
    if inti != rapat and inti in PASTI and len(inti) > 1:
        return PASTI[inti], 0.85
    if _PELATIHAN & set(kata) and kata[0] not in _SOAL_PELATIHAN:
        return "pelatihan", 0.8
    if ORANG_LAIN & set(kata):
        return None, 0.0
    if "urut" in kata:
        return "urut", 0.8
    if kata[0] in ("nama", "alamat") and len(kata) <= 5:
        return kata[0], 0.75
    return _mirip(rapat)


_KATA_HIASAN = """lengkap sesuai ktp kk wajib isi diisi bila ada jika opsional dd mm yyyy dgn dengan
    huruf kapital digit angka id yang anggota relawan warga penduduk art peserta contoh format dan kode cm thn th
    lkm bkm saat ini terakhir l p 1 2 laki perempuan"""
_BENTUK = re.compile(r"(?:(?:dd|mm|yy|yyyy|hh|tgl|bln|thn|hari|bulan|tahun)\s?){2,4}")
_HIASAN = frozenset(_KATA_HIASAN.split())


#: words by which a heading names a training, and those that ask something else about it
_PELATIHAN = frozenset(("pelatihan", "diklat", "bimtek", "training", "kursus", "pembekalan", "lokalatih"))
_SOAL_PELATIHAN = frozenset(
    ("tempat", "lokasi", "jumlah", "jml", "penyelenggara", "lama", "jam", "materi", "narasumber", "sertifikat", "nomor",
     "no", "keterangan", "ket", "biaya", "dana", "sumber", "tanggal", "tgl", "waktu", "kode", "kebutuhan", "usulan",
     "rencana", "minat", "kali", "pemandu", "peserta", "judul", "status", "nilai")
)  # fmt: skip


def _mirip(rapat: str) -> tuple[str | None, float]:
    """The nearest known phrase, for slips such as "Tangal Lahir" or "Pendidkan"."""
    if len(rapat) < 5:
        return None, 0.0
    terbaik, nilai = None, 0.0
    banding = SequenceMatcher(autojunk=False)
    banding.set_seq2(rapat)
    for kata, field in UNTUK_MIRIP:
        if abs(len(kata) - len(rapat)) > 3:
            continue
        banding.set_seq1(kata)
        if banding.real_quick_ratio() > nilai and (r := banding.ratio()) > nilai:
            terbaik, nilai = field, r
    return (terbaik, nilai * 0.85) if nilai >= 0.84 else (None, 0.0)


@lru_cache(maxsize=20_000)
def cocokkan_bertingkat(tingkat: tuple[str, ...]) -> tuple[str | None, float]:
    """Field and confidence of a heading of several rows, group heading first: ("Tempat/Tgl Lahir", "Tempat")."""
    isi = [t for t in tingkat if rapikan(t)]
    if len(isi) > 1 and _BENTUK.fullmatch(rapikan(isi[-1])):  # how to write it: "dd/mm/yyyy"
        isi.pop()
    if len(isi) <= 1:
        return cocokkan(isi[0]) if isi else (None, 0.0)
    induk, anak = " ".join(isi[:-1]), isi[-1]
    field_induk, yakin_induk = cocokkan(induk)
    kunci = (field_induk or "", rapikan(anak).replace(" ", ""))
    if kunci in KELOMPOK:
        return (KELOMPOK[kunci] or None), 0.97
    if field_induk == "pelatihan":  # each column below names one
        return field_induk, 0.9
    orang_lain = ORANG_LAIN & set(rapikan(induk).split()) and field_induk is None
    if orang_lain or (ORANG_LAIN & set(rapikan(anak).split()) and cocokkan(anak)[0] is None):
        return None, 0.0
    calon = [cocokkan(f"{anak} {induk}"), cocokkan(f"{induk} {anak}"), cocokkan(anak)]
    terbaik = max(calon, key=lambda c: c[1])
    if terbaik[0] in {"jk_l", "jk_p", "urut"} and field_induk:
        return field_induk, yakin_induk * 0.8
    if terbaik[1] >= AMBANG:
        return terbaik[0], terbaik[1] * 0.98
    return (field_induk, yakin_induk * 0.7) if field_induk else (None, 0.0)


def petakan(judul: Sequence[tuple[str, ...]], baris: Sequence[Sequence[Sel]]) -> list[Kolom]:
    """Map every column of a table. Each field is given once, to the surest column; the others say why they are not.

    :param judul: per column its heading cells from top to bottom.
    :param baris: rows of data, looked at to confirm (a phone column must hold phone numbers).
    """
    kolom = []
    for indeks, tingkat in enumerate(judul):
        isi = [teks for b in baris[: _CONTOH * 4] if indeks < len(b) and (teks := teks_sel(b[indeks]))][:_CONTOH]
        field, yakin = cocokkan_bertingkat(tingkat)
        satu = Kolom(indeks, " ".join(" ".join(t.split()) for t in dict.fromkeys(tingkat) if t.strip()), field, yakin)
        satu.contoh = tuple(isi[:3])
        _menurut_isi(satu, isi, [b[indeks] for b in baris[:_CONTOH] if indeks < len(b)])
        kolom.append(satu)
    _kode_bdt(kolom)
    _sekitar_pelatihan(kolom)
    _dua_tanda(kolom)
    _satu_kolom_per_field(kolom)
    return kolom


def _menurut_isi(kolom: Kolom, isi: list[str], sel: list[Sel]) -> None:
    """Correct the meaning by what stands in the column."""
    if not kolom.judul and not isi:
        return
    if kolom.field is None or kolom.yakin < AMBANG:
        kolom.field, kolom.alasan = None, "judul tidak dikenal" if kolom.judul else "tanpa judul"
        return
    if not isi:
        return
    lolos, sebab = _SYARAT.get(kolom.field, (None, ""))
    if lolos is not None and sum(map(lolos, isi)) < 0.3 * len(isi):
        kolom.alasan, kolom.field = sebab, None
    elif kolom.field == "ttl" and sum(s.jenis == TANGGAL for s in sel) > 0.5 * len(isi):
        kolom.field = "tanggal_lahir"
    elif kolom.field in ("tanggal_lahir", "ttl") and sum(bool(UMUR.fullmatch(t)) for t in isi) > 0.5 * len(isi):
        kolom.field = "umur"
    elif kolom.field == "pelatihan" and hanya_jumlah(kolom.judul, isi):
        kolom.alasan, kolom.field = "isinya jumlah, bukan nama pelatihan", None
    elif kolom.field == "status":
        _status_apa(kolom, isi)
    elif kolom.field in ("rt", "rtrw", "alamat"):
        _rt_atau_alamat(kolom, isi)


def _rt_atau_alamat(kolom: Kolom, isi: list[str]) -> None:
    """ "Alamat" may hold only 03/01, "RT" both numbers, "RT/RW" whole addresses."""
    berdua = sum(bool(re.fullmatch(r"\W*(RT\W*)?\d{1,3}\s*[/\\]\s*(RW\W*)?\d{1,3}\W*", t, re.IGNORECASE)) for t in isi)
    if berdua > 0.5 * len(isi):
        kolom.field = "rtrw"
    elif kolom.field == "rtrw" and sum(len(re.findall(r"[^\W\d_]", t)) > 4 for t in isi) > 0.5 * len(isi):
        kolom.field = "alamat"


def _status_apa(kolom: Kolom, isi: list[str]) -> None:
    """ "Status" alone may mean marriage, poverty or presence: its words tell."""
    kecil = [t.lower() for t in isi]
    for pola, field in ((r"kawin|nikah|cerai|duda|janda", "status_kawin"), (r"miskin|mbr", "miskin")):
        if sum(bool(re.search(pola, t)) for t in kecil) > 0.5 * len(kecil):
            kolom.field = field
            return
    if rapikan(kolom.judul) == "status" and not any(re.search(r"aktif|hidup|pindah|mati|meninggal", t) for t in kecil):
        kolom.field, kolom.alasan = None, "isi kolom status tidak dikenal"


def _seperti_hp(teks: str) -> bool:
    return len(digits(teks)) >= 6 or teks in "-0"


_KELAMIN = re.compile(r"[12LPWMF]|lk\b|pr|laki|lelaki|perem|pria|wanita|(fe)?male|[-0]", re.IGNORECASE)
_SYARAT = {
    "jenis_kelamin": (lambda t: len(t) <= 12 and _KELAMIN.match(t) is not None, "isinya bukan jenis kelamin"),
    "no_hp": (_seperti_hp, "isinya bukan nomor telepon"),
    "nama": (lambda t: any(c.isalpha() for c in t), "isinya bukan nama"),
    "nik": (lambda t: len(digits(t)) >= 6 or t in "-0", "isinya bukan NIK"),
    "no_kk": (lambda t: len(digits(t)) >= 6 or t in "-0", "isinya bukan nomor KK"),
    "tempat_lahir": (lambda t: any(c.isalpha() for c in t) or t in "-0", "isinya bukan nama tempat"),
    "jk_l": (lambda t: len(t) <= 3, "isinya bukan tanda"),
    "jk_p": (lambda t: len(t) <= 3, "isinya bukan tanda"),
    "dusun": (lambda t: any(c.isalpha() for c in t) or len(t) < 4, "isinya bukan nama lingkungan"),
}


def _sekitar_pelatihan(kolom: list[Kolom]) -> None:
    """A column "Tahun" beside a column of trainings tells when; a ticked one beside it is one more training."""
    for pelatihan, satu in (*pairwise(kolom), *pairwise(reversed(kolom))):
        if pelatihan.field != "pelatihan" or satu.field is not None or not satu.contoh or not satu.judul:
            continue
        if rapikan(satu.judul) in ("tahun", "thn", "th"):
            satu.field, satu.alasan, satu.yakin = "tahun_pelatihan", "", 0.6
        elif all(map(tanda_pelatihan, satu.contoh)):
            satu.field, satu.alasan, satu.yakin = "pelatihan", "", 0.6


def _kode_bdt(kolom: list[Kolom]) -> None:
    """Sheets of the Basis Data Terpadu (KRT, ART, ruta) number education and work by their own list, not SIAK's."""
    kata = {k for satu in kolom for k in rapikan(satu.judul).split()}
    if len(kata & {"krt", "art", "ruta", "hubkrt"}) < 2:
        return
    for satu in kolom:
        if satu.field in ("pendidikan", "pekerjaan") and all(t.isdecimal() for t in satu.contoh):
            satu.field, satu.alasan = None, "kode BDT, bukan kode SIAK"


def _dua_tanda(kolom: list[Kolom]) -> None:
    """Columns L and P count only as a pair of neighbours."""
    for tanda, pasangan in (("jk_l", "jk_p"), ("jk_p", "jk_l")):
        for satu in kolom:
            dekat = [k for k in kolom if k.field == pasangan and abs(k.indeks - satu.indeks) == 1]
            if satu.field == tanda and not dekat:
                satu.field, satu.alasan = None, "kolom L dan P tidak berpasangan"


def _satu_kolom_per_field(kolom: list[Kolom]) -> None:
    """Keep the surest column of each field; a one-column pair (ttl, rtrw) gives way to the separate columns."""
    terpakai: dict[str, Kolom] = {}
    for satu in sorted(kolom, key=lambda k: (-k.yakin, k.indeks)):
        if satu.field is None or satu.field in BOLEH_BANYAK:
            continue
        if satu.field in terpakai:
            satu.alasan, satu.field = f"sudah diambil dari kolom {terpakai[satu.field].huruf}", None
            continue
        terpakai[satu.field] = satu
    for gabungan, bagian in (("ttl", ("tempat_lahir", "tanggal_lahir")), ("rtrw", ("rt", "rw"))):
        if gabungan in terpakai and all(b in terpakai for b in bagian):
            terpakai[gabungan].field, terpakai[gabungan].alasan = None, "sudah diambil dari kolom yang terpisah"
    if "jenis_kelamin" in terpakai:
        for tanda in ("jk_l", "jk_p"):
            if tanda in terpakai:
                terpakai[tanda].field, terpakai[tanda].alasan = None, "sudah diambil dari kolom jenis kelamin"
