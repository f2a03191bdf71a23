"""What a heading announces: people, one of the books, or a schedule; and which register of people is meant."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache, partial

from lkm_desktop.domain import REGISTERS
from lkm_desktop.importers import kolom_buku, kolom_jadwal, mapping
from lkm_desktop.importers.header import Kepala, Menilai, cari_kepala, mirip_kepala, nilai_orang
from lkm_desktop.importers.sel import Lembar, teks_sel
from lkm_desktop.importers.synonyms import LEMAH, PASTI
from lkm_desktop.importers.synonyms_buku import GABUNGAN, URUT, kamus, rapat
from lkm_desktop.services.impor_bahan import TUJUAN_BUKU, TUJUAN_ORANG

#: the schedule of a siklus, which is no register
JADWAL = "jadwal"
#: rows in which a heading is looked for, from the top of a table on
CARI = 60
_TERPANJANG = 60


@lru_cache(maxsize=1)
def _semua_kata() -> dict[str, frozenset[str]]:
    """Heading without blanks -> what knows it exactly; row numbers are left out."""
    found: dict[str, set[str]] = {}
    for kata, field in (*PASTI.items(), *LEMAH.items()):
        if field != URUT:
            found.setdefault(kata, set()).add("orang")
    for ke in TUJUAN_BUKU:
        for kata, field in (*kamus(ke).pasti.items(), *kamus(ke).lemah.items()):
            if field != URUT:
                found.setdefault(kata, set()).add(ke)
    return {kata: frozenset(ke) for kata, ke in found.items()}


@lru_cache(maxsize=50_000)
def tujuan_kata(teks: str) -> frozenset[str]:
    """The kinds of table that know this heading cell exactly; empty for anything else."""
    if len(teks) > _TERPANJANG:
        return frozenset()
    semua = _semua_kata()
    return semua.get(rapat(teks)) or semua.get(rapat(re.sub(r"\([^)]*\)", " ", teks))) or frozenset()


def baris_mungkin(lembar: Lembar, baris: Iterable[int]) -> list[int]:
    """Those of the rows that look like a heading: words only, and enough of them known."""
    return [n for n in baris if n < len(lembar.baris) and _mungkin(lembar, n)]


def _mungkin(lembar: Lembar, nomor: int) -> bool:
    teks = [t for s in lembar.baris[nomor] if (t := teks_sel(s))]
    if len(teks) < 2:
        return False
    kenal = sum(bool(tujuan_kata(t)) for t in teks)
    bulan = sum(kolom_jadwal.arti((t,)) == kolom_jadwal.TANDA for t in teks) if kenal < 2 else 0
    cukup = kenal >= 2 and (kenal >= 4 or kenal >= 0.4 * len(teks))
    return (cukup or bulan > 2 or _nama_dan_nomor(teks)) and mirip_kepala(lembar.baris[nomor])


def _nama_dan_nomor(teks: Sequence[str]) -> bool:
    """The shortest list that there is: a number and a name."""
    return len(teks) == 2 and rapat(teks[0]) in ("no", "nomor", "nourut") and rapat(teks[1]).startswith("nama")


def penilai(ke: str) -> Menilai:
    """What measures a heading for a register, or for a schedule."""
    if ke == JADWAL:
        return _nilai_jadwal
    return partial(kolom_buku.nilai_kepala, ke) if ke in TUJUAN_BUKU else nilai_orang


def _nilai_jadwal(judul: Sequence[Sequence[str]]) -> float:
    """A schedule names months, or stages or codes with a begin and an end; else a list of activities is meant."""
    arti = Counter(kolom_jadwal.arti(satu) for satu in judul)
    bulan = arti[kolom_jadwal.TANDA]
    berkode = arti[kolom_jadwal.KODE] or arti[kolom_jadwal.TAHAP]
    rentang = arti[kolom_jadwal.JADWAL] or (arti[kolom_jadwal.MULAI] and arti[kolom_jadwal.SELESAI])
    if bulan < 3 and not (berkode and rentang):
        return 0.0
    return kolom_jadwal.nilai_kepala(judul) + (3.0 if bulan >= 3 else 0.0)


def kenali(lembar: Lembar, baris: Sequence[int]) -> tuple[str, Kepala] | None:
    """The surest meaning of a table whose heading begins in one of these rows, and that heading; None without one."""
    kata = Counter(ke for n in baris for s in lembar.baris[n] for ke in tujuan_kata(teks_sel(s)))
    calon = ["orang", *(ke for ke in TUJUAN_BUKU if kata[ke] >= 2), JADWAL]
    mulai = {m for n in baris for m in (n, n - 1, n - 2) if m >= 0}
    found = [(ke, head) for ke in calon if (head := cari_kepala(lembar, penilai(ke), mulai)) and bernama(ke, head)]
    return max(found, key=lambda one: one[1].nilai, default=None)


def field_judul(ke: str, kepala: Kepala) -> list[str]:
    """The fields that the columns of a heading name, one for each column; "" for none."""
    if ke in TUJUAN_BUKU:
        return [
            kolom_buku.cocokkan_bertingkat(ke, satu)[0] or "" for satu in kolom_buku.without_title(kepala.judul)
        ]
    if ke == JADWAL:
        return [kolom_jadwal.arti(satu) for satu in kepala.judul]
    return [mapping.cocokkan_bertingkat(satu)[0] or "" for satu in kepala.judul]


def bernama(ke: str, kepala: Kepala) -> bool:
    """Whether the heading has what names a row of that register."""
    fields = set(field_judul(ke, kepala))
    if ke == JADWAL:
        return bool(fields & {kolom_jadwal.KEGIATAN, kolom_jadwal.TAHAP, kolom_jadwal.KODE})
    if ke not in TUJUAN_BUKU:
        return "nama" in fields
    for satu in fields & set(GABUNGAN.get(ke, {})):
        fields |= set(GABUNGAN[ke][satu])
    register = REGISTERS[ke]
    return bool(fields & {register.name, *(key for key in register.form if register.field(key).required)})


_ANGGOTA = frozenset(("suara", "tanggal_dikukuhkan"))
_KATA = (
    ("relawan", re.compile(r"\brelawan\b", re.IGNORECASE)),
    ("anggota", re.compile(r"\b(anggota|pimpinan|personil|susunan)\b.{0,24}\b[lb]km\b|\bpimpinan kolektif\b",
                           re.IGNORECASE)),
    ("pengelola", re.compile(r"\b(up[kls]|unit pengelola|pengelola|pengawas|penas[ei]hat|sekretariat)\b",
                             re.IGNORECASE)),
)  # fmt: skip


def daftar_orang(kepala: Kepala, kata: str) -> str:
    """Which register of people a table is meant for, by its columns, else by what its titles and names say.

    kata: the title rows, the name of the sheet and of the file, joined. "orang" when nothing says otherwise.
    """
    fields = set(field_judul("orang", kepala))
    kata = re.sub(r"[_.\-]+", " ", kata)
    disebut = [ke for ke, pola in _KATA if pola.search(kata)]
    if "jabatan" in fields and ("badan" in fields or disebut == ["pengelola"]):
        return "pengelola"
    if fields & _ANGGOTA or disebut == ["anggota"]:
        return "anggota"
    if "nomor" in fields or {"minat", "tanggal_daftar"} <= fields or disebut == ["relawan"]:
        return "relawan"
    return "orang"


def sekeluarga(ke: str, lain: str) -> bool:
    """Whether two kinds of table can be filled from the same rows: any two registers of people, else only itself."""
    return ke == lain or (ke in TUJUAN_ORANG and lain in TUJUAN_ORANG)
