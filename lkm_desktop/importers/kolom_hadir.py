"""What the columns of an attendance sheet mean: who, and for each meeting the mark, or one column for each mark."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from lkm_desktop.format import parse_tanggal
from lkm_desktop.importers.mapping import cocokkan_bertingkat
from lkm_desktop.importers.rentang import nomor_bulan
from lkm_desktop.importers.synonyms import rapikan
from lkm_desktop.services.impor_hadir_bahan import KolomHadir

#: fields of a person that help to find who is meant
ORANG = frozenset(
    ("nama", "nik", "jenis_kelamin", "jk_l", "jk_p", "rt", "rw", "rtrw", "urut", "kode", "unsur", "jabatan",
     "keterangan", "alamat")
)  # fmt: skip
UMUM, DATANG, PULANG, PARAF = "umum", "datang", "pulang", "paraf"
_STATUS = {
    "h": "hadir", "hadir": "hadir", "i": "izin", "izin": "izin", "ijin": "izin", "s": "sakit", "sakit": "sakit",
    "a": "alpa", "alpa": "alpa", "alpha": "alpa", "tk": "alpa", "tidak hadir": "alpa", "tanpa keterangan": "alpa",
}  # fmt: skip
_UMUM = frozenset(
    ("kehadiran", "absensi", "absen", "tanda hadir", "keterangan hadir", "ket hadir", "status kehadiran", "hadir tidak",
     "hadir tidak hadir", "daftar hadir", "presensi", "keterangan kehadiran", "ket kehadiran", "h i s a", "hisa",
     "status hadir", "tanda kehadiran", "kehadiran rapat", "hadir rapat")
)  # fmt: skip
#: where people sign; it counts only when there is nothing better
_PARAF = frozenset(("tanda tangan", "ttd", "paraf", "tanda tangan paraf", "tandatangan"))
_DATANG = frozenset(
    ("datang", "jam datang", "jam hadir", "jam masuk", "pukul datang", "waktu datang", "jam", "datang pukul", "masuk")
)
_PULANG = frozenset(
    ("pulang", "jam pulang", "jam keluar", "pukul pulang", "waktu pulang", "pulang pukul", "keluar")
)
_RAPAT = re.compile(
    r"(?:rapat|pertemuan|temu|sesi|rembug|minggu|pekan|bulan)\b.{0,24}|(?:ke\s*)?(?:\d{1,2}|[ivx]{1,4})|p\s*\d{1,2}"
)
_TANGGAL = re.compile(
    r"\d{1,2}\s*[-/. ]\s*(?:\d{1,2}|[a-z]{3,9})\.?(?:\s*[-/. ,]\s*(?:\d{4}|\d{2}))?|\d{4}-\d\d-\d\d", re.IGNORECASE
)


@dataclass
class Rapat:
    """The columns of one meeting: kind of column ("umum", a status, "L", "P", "datang", "pulang") -> place."""

    kolom: KolomHadir
    tempat: dict[str, int] = field(default_factory=dict)


def arti_orang(tingkat: Sequence[str]) -> str:
    """The field of a person that a heading names; "" for none."""
    found, yakin = cocokkan_bertingkat(tuple(tingkat))
    return found if found in ORANG and yakin >= 0.5 else ""


def hari_judul(tingkat: Sequence[str], tahun: int | None) -> date | None:
    """The day of a meeting in a heading: "10/3/2025", "Rapat 7 April"; the year may stand in a title. None without."""
    for satu in tingkat:
        for cocok in _TANGGAL.finditer(satu):
            teks = cocok[0].strip()
            if tahun is not None and not re.search(r"\d{4}|[-/. ]\d{2}$", teks[3:]):
                teks = f"{teks} {tahun}" if re.search(r"[a-z]", teks, re.IGNORECASE) else f"{teks}-{tahun}"
            kata = re.search(r"[a-z]+", teks, re.IGNORECASE)
            if kata and nomor_bulan(kata[0]) is None:
                continue
            try:
                if (hari := parse_tanggal(teks)) is not None:
                    return hari
            except ValueError:
                continue
    return None


def jenis_kolom(tingkat: Sequence[str], tahun: int | None) -> str:
    """What a column holds beside the person: a status, "umum", "L", "P", "datang", "pulang", "paraf", or ""."""
    isi = [rapi for t in tingkat if (rapi := rapikan(t))]
    if not isi:
        return ""
    anak, induk = isi[-1], " ".join(isi[:-1])
    if anak in _STATUS:
        return _STATUS[anak]
    if anak in ("l", "p", "lk", "pr", "laki laki", "perempuan") and induk and _tentang_hadir(isi[:-1], tingkat, tahun):
        return anak[0].upper()
    if anak in _DATANG or anak in _PULANG:
        return DATANG if anak in _DATANG else PULANG
    if anak in _PARAF:
        return PARAF
    if anak in _UMUM or hari_judul(tingkat, tahun) is not None:
        return UMUM
    return UMUM if _RAPAT.fullmatch(anak) and (not induk or _tentang_hadir(isi[:-1], tingkat, tahun)) else ""


def _tentang_hadir(induk: Sequence[str], tingkat: Sequence[str], tahun: int | None) -> bool:
    return any(satu in _UMUM or "hadir" in satu or "rapat" in satu or "pertemuan" in satu for satu in induk) or (
        hari_judul(tingkat, tahun) is not None
    )


def nilai_kepala(judul: Sequence[Sequence[str]]) -> float:
    """How surely headings are those of an attendance sheet: names, and marks or at least something about people."""
    orang = {field for satu in judul if (field := arti_orang(satu))}
    tanda = sum(bool(jenis_kolom(satu, None)) for satu in judul)
    if "nama" not in orang:
        return 0.2 * (len(orang) + min(tanda, 3))
    return 1.0 + 0.3 * len(orang - {"nama"}) + 0.4 * min(tanda, 30)


def rapat_kolom(judul: Sequence[Sequence[str]], dipakai: set[int], tahun: int | None) -> list[Rapat]:
    """The meetings of a sheet with their columns. dipakai: columns that tell who somebody is."""
    hasil: dict[tuple[date | None, str], Rapat] = {}
    paraf: list[int] = []
    romawi = any(rapikan(satu[-1]) == "ii" for satu in judul if satu)  # then "I" is the first of them, not izin
    for tempat, tingkat in enumerate(judul):
        jenis = jenis_kolom(tingkat, tahun) if tempat not in dipakai else ""
        if romawi and tingkat and rapikan(tingkat[-1]) == "i":
            jenis = UMUM
        if jenis == PARAF:
            paraf.append(tempat)
        elif jenis:
            hari, nama = hari_judul(tingkat, tahun), _nama(tingkat, jenis)
            kunci = (hari, "" if hari else nama)
            satu = hasil.setdefault(kunci, Rapat(KolomHadir(len(hasil), nama or _kata(tingkat), hari)))
            satu.tempat.setdefault(jenis, tempat)
    if not any(set(satu.tempat) - {DATANG, PULANG} for satu in hasil.values()) and paraf:
        satu = hasil.setdefault((None, ""), Rapat(KolomHadir(len(hasil), _kata(judul[paraf[0]]), None)))
        satu.tempat[UMUM] = paraf[0]
    return list(hasil.values())


def _nama(tingkat: Sequence[str], jenis: str) -> str:
    """What tells the meetings of a sheet apart: the heading without the word for the mark itself."""
    isi = [" ".join(t.split()) for t in dict.fromkeys(tingkat) if rapikan(t)]
    if jenis != UMUM:
        isi = isi[:-1]
    return " ".join(t for t in isi if rapikan(t) not in _UMUM)


def _kata(tingkat: Sequence[str]) -> str:
    return " ".join(" ".join(t.split()) for t in dict.fromkeys(tingkat) if t.strip())
