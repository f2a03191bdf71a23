"""Odd numbers inside one sheet of a recap: negative, a part above its whole, sums and percentages that cannot be."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from lkm_desktop.format import ribuan, tanggal_pendek
from lkm_desktop.kota import masa
from lkm_desktop.kota.pilih import Berlaku
from lkm_desktop.services.rekap.definisi import BY_KODE

Isi = Mapping[str, Any]


@dataclass(frozen=True)
class Temuan:
    """What was found: key of the rule, the sentence, the sheet."""

    aturan: str
    kalimat: str
    lembar: str = ""


@dataclass(frozen=True)
class Bagian:
    """A part and its whole, as keys of columns; several keys are added up. In words: what each is called."""

    bagian: tuple[str, ...]
    seluruh: tuple[str, ...]
    kata: str
    kata_seluruh: str


_BAGIAN: dict[str, tuple[Bagian, ...]] = {
    "R1": (
        Bagian(("anggota_l", "anggota_p"), ("anggota_total",), "anggota L + P", "jumlah anggota"),
        Bagian(("kk_miskin",), ("kk",), "KK miskin", "jumlah KK"),
        Bagian(("kk",), ("penduduk",), "jumlah KK", "jumlah penduduk"),
    ),
    "R5": (
        Bagian(("aktif_l",), ("terdaftar_l",), "relawan aktif L", "terdaftar L"),
        Bagian(("aktif_p",), ("terdaftar_p",), "relawan aktif P", "terdaftar P"),
    ),
    "R6": (
        Bagian(("l", "p"), ("total",), "peserta L + P", "jumlah peserta"),
        Bagian(("miskin",), ("total",), "peserta miskin", "jumlah peserta"),
    ),
    "R7": (
        Bagian(("memilih_l",), ("dewasa_l",), "pemilih L", "warga dewasa L"),
        Bagian(("memilih_p",), ("dewasa_p",), "pemilih P", "warga dewasa P"),
    ),
    "R8": (Bagian(("hadir",), ("anggota",), "yang hadir", "jumlah anggota"),),
}  # fmt: skip
#: what names a row in a sentence, by sheet
_SEBUTAN: dict[str, tuple[str, ...]] = {
    "R2": ("nama",), "R3": ("nama",), "R4": ("nama",), "R5": ("rw",), "R6": ("kegiatan",), "R7": ("rw", "rt"),
    "R8": ("jenis", "tanggal"), "R9": ("topik",), "R10": ("nama",), "R11": ("aspek",),
}  # fmt: skip
_BERAWALAN = {"rw": "RW ", "rt": "RT "}
#: sheets that are looked through, and those whose date must lie in the period
LEMBAR = ("R1", "R5", "R6", "R7", "R8", "R9", "R10", "R11")
_BERTANGGAL = {"R8": "tanggal", "R10": "tanggal"}
_IDF_TERTINGGI = 100
#: so many participants without L/P are never odd (proposal of this program)
_TANPA_JK = 10


def periksa(kode: str, isi: Sequence[Isi], dari: Berlaku, atur: Mapping[str, int]) -> list[Temuan]:
    """What is odd in the rows of one sheet of one recap."""
    found = [t for b in isi for satu in _PER_BARIS for t in satu(kode, b, dari)]
    if kode == "R1":
        found += [t for b in isi for t in _anggota(b, atur)]
    return found


def _negatif(kode: str, b: Isi, _: Berlaku) -> Iterator[Temuan]:
    for k in BY_KODE[kode].kolom:
        nilai = _angka(b.get(k.kunci))
        if nilai is not None and nilai < 0 and k.jenis in ("angka", "persen"):
            yield Temuan("negatif", f"{_tempat(kode, b)}: {k.judul} {_kata(nilai)}, kurang dari nol.", kode)


def _bagian(kode: str, b: Isi, _: Berlaku) -> Iterator[Temuan]:
    for satu in _BAGIAN.get(kode, ()):
        bagian, seluruh = _tambah(b, satu.bagian), _tambah(b, satu.seluruh)
        if bagian is not None and seluruh is not None and bagian > seluruh:
            aturan = "jumlah" if len(satu.bagian) > 1 else "bagian"
            yield Temuan(aturan, f"{_tempat(kode, b)}: {satu.kata} {_kata(bagian)}, lebih banyak daripada "
                                 f"{satu.kata_seluruh} {_kata(seluruh)}.", kode)  # fmt: skip


def _tanpa_jk(kode: str, b: Isi, _: Berlaku) -> Iterator[Temuan]:
    """Participants may lack L/P, but hardly more of them than have it."""
    if kode != "R6":
        return
    total, diketahui = _angka(b.get("total")), _tambah(b, ("l", "p"))
    if total is not None and diketahui and total - diketahui > max(diketahui, _TANPA_JK):
        yield Temuan("jumlah", f"{_tempat(kode, b)}: jumlah peserta {_kata(total)}, tetapi L + P hanya "
                               f"{_kata(diketahui)}.", kode)  # fmt: skip


def _persen(kode: str, b: Isi, _: Berlaku) -> Iterator[Temuan]:
    for k in BY_KODE[kode].kolom:
        nilai = _angka(b.get(k.kunci))
        batas = 1 if k.jenis == "persen" else _IDF_TERTINGGI if (kode, k.kunci) == ("R11", "nilai") else None
        if nilai is not None and batas is not None and nilai > batas + 1e-9:
            tampil = f"{_kata(round(nilai * 100))} %" if batas == 1 else _kata(nilai)
            yield Temuan("persen", f"{_tempat(kode, b)}: {k.judul} {tampil}, lebih dari 100.", kode)


def _tanggal(kode: str, b: Isi, dari: Berlaku) -> Iterator[Temuan]:
    hari, p = b.get(_BERTANGGAL.get(kode, "")), masa.dari_kode(dari.periode)
    if not isinstance(hari, date):
        return
    if dari.sampai is not None and hari > dari.sampai:
        yield Temuan("tanggal", f"{_tempat(kode, b)}: {tanggal_pendek(hari)}, sesudah cut-off.", kode)
    elif p is not None and not p.mulai <= hari <= p.selesai:
        yield Temuan("tanggal", f"{_tempat(kode, b)}: {tanggal_pendek(hari)}, di luar {p.label}.", kode)


def _anggota(b: Isi, atur: Mapping[str, int]) -> Iterator[Temuan]:
    n = _angka(b.get("anggota_total"))
    if n is None or n < 0:
        return
    if atur["anggota_min"] and n < atur["anggota_min"]:
        yield Temuan("anggota", f"Anggota LKM {_kata(n)} orang, kurang dari {atur['anggota_min']}.", "R1")
    if atur["anggota_max"] and n > atur["anggota_max"]:
        yield Temuan("anggota", f"Anggota LKM {_kata(n)} orang, lebih dari {atur['anggota_max']}.", "R1")


def anggota(daftar: Sequence[Isi], profil: Sequence[Isi]) -> Iterator[Temuan]:
    """Members in the list (R2) against those that the profile counts (R1)."""
    aktif = [b for b in daftar if str(b.get("status") or "") == "Aktif"]
    for jk in ("l", "p"):
        yield from _beda("R2 Anggota", _banyak(aktif, jk), "R1 Profil", _angka(profil[0].get(f"anggota_{jk}")), jk)
    yield from _beda("R2 Anggota", len(aktif), "R1 Profil", _angka(profil[0].get("anggota_total")), "anggota")


def relawan(daftar: Sequence[Isi], rekap: Sequence[Isi]) -> Iterator[Temuan]:
    """Relawan in the list (R4) against those that their count per RW holds (R5)."""
    for jk in ("l", "p"):
        jumlah = sum(_angka(b.get(f"terdaftar_{jk}")) or 0 for b in rekap)
        yield from _beda("R4 Relawan", _banyak(daftar, jk), "R5 Rekap relawan", jumlah, jk)


def _banyak(daftar: Sequence[Isi], jk: str) -> int:
    return sum(str(b.get("jenis_kelamin") or "") == jk.upper() for b in daftar)


def _beda(satu: str, n: int, dua: str, m: float | None, jk: str) -> Iterator[Temuan]:
    kata = jk.upper() if len(jk) == 1 else jk
    if m is not None and n != m:
        yield Temuan("jumlah", f"{satu} memuat {_kata(n)} {kata}, tetapi {dua} {_kata(m)}.", dua.split()[0])


_PER_BARIS: tuple[Callable[[str, Isi, Berlaku], Iterator[Temuan]], ...] = (
    _negatif, _bagian, _tanpa_jk, _persen, _tanggal,
)  # fmt: skip


def _tempat(kode: str, b: Isi) -> str:
    """Where in the recap: "R6 Siklus, Rembug Kesiapan Masyarakat"."""
    kata = " ".join(_BERAWALAN.get(k, "") + _sebut(b[k]) for k in _SEBUTAN.get(kode, ()) if b.get(k) not in (None, ""))
    return f"{BY_KODE[kode].nama}, {kata}" if kata else BY_KODE[kode].nama


def _sebut(nilai: object) -> str:
    return tanggal_pendek(nilai) if isinstance(nilai, date) else str(nilai)[:60]


def _tambah(b: Isi, kunci: tuple[str, ...]) -> float | None:
    """The sum of these columns; None when one of them is not known."""
    nilai = [_angka(b.get(k)) for k in kunci]
    return None if None in nilai else sum(n for n in nilai if n is not None)


def _angka(nilai: object) -> float | None:
    return nilai if isinstance(nilai, int | float) and not isinstance(nilai, bool) else None


def _kata(nilai: float) -> str:
    return ribuan(int(nilai)) if float(nilai).is_integer() else f"{nilai:.1f}".replace(".", ",")
