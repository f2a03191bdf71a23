"""One cell to one stored value: what it means, or why it cannot be taken, or what to look at."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date

from lkm_desktop.domain.orang import STATUS_ORANG
from lkm_desktop.domain.penugasan import JABATAN
from lkm_desktop.domain.relawan import STATUS_RELAWAN
from lkm_desktop.format import digits
from lkm_desktop.importers import codes, numbers
from lkm_desktop.importers.dates import baca_tanggal, pola_kolom
from lkm_desktop.importers.kinds import Konteks, Nilai
from lkm_desktop.importers.nama_sel import baca_nama
from lkm_desktop.importers.sel import ANGKA, GALAT, RUMUS, TANGGAL, TEKS, Sel, teks_sel
from lkm_desktop.importers.text import bersihkan, idem, kosong

TANGGAL_FIELD = frozenset({"tanggal_lahir", "mulai", "selesai", "sk_tanggal", "tanggal_dikukuhkan", "tanggal_daftar"})
LAMPAU = frozenset({"tanggal_lahir"})
_PANJANG = {"keterangan": 2000}


#: fields whose cells mean something by what else stands in their column
_BERKODE = frozenset({"jenis_kelamin", "miskin", "status_kawin", "pendidikan", "pekerjaan", "status"})


def konteks_kolom(nama_field: str, sel: Iterable[Sel], today: date) -> Konteks:
    """Look at a whole column before its cells are read one by one."""
    konteks = Konteks(today=today)
    if nama_field in TANGGAL_FIELD:
        konteks.tanggal = pola_kolom(list(sel))
    elif nama_field == "nik":
        konteks.nik_bulat = _nik_bulat(sel)
    elif nama_field in _BERKODE and (isi := {teks_sel(s) for s in set(sel)} - {"", "-"}):
        konteks.kode = all(re.fullmatch(r"\d{1,2}", t) for t in isi)
        konteks.nol_satu = isi <= {"0", "1"} and "0" in isi
        huruf = {t.upper()[:1] for t in isi}
        konteks.pria_wanita = "W" in huruf and "L" not in huruf and "P" in huruf
    return konteks


def _nik_bulat(sel: Iterable[Sel]) -> bool:
    """Whether every whole NIK of a column, at least three of them, ends in 0."""
    utuh = set()
    for satu in sel:
        angka = digits(teks_sel(satu))
        if len(angka) == 16:
            if not angka.endswith("0"):
                return False
            utuh.add(angka)
    return len(utuh) >= 3


def baca_sel(nama_field: str, sel: Sel, konteks: Konteks, *, terima_rumus: bool = False) -> Nilai:
    """Read one cell for one field. Blank cells and placeholders give an empty Nilai.

    :param terima_rumus: take the last result of formulas, with a note, instead of asking.
    """
    if sel.jenis == GALAT:
        return Nilai(masalah="Sel ini berisi galat Excel (#REF!, #N/A, ...); ketik isinya.")
    if sel.jenis == RUMUS:
        return _rumus(nama_field, sel, konteks, terima_rumus)
    if sel.nilai is None:
        return Nilai()
    if isinstance(sel.nilai, float) and not -1e17 < sel.nilai < 1e17:
        return Nilai(masalah=f"Angka di sel ini ({sel.nilai:g}) tidak masuk akal; ketik ulang.")
    if nama_field in TANGGAL_FIELD:
        hasil, masalah = baca_tanggal(sel, lampau=nama_field in LAMPAU, pola=konteks.tanggal, today=konteks.today)
        return Nilai(hasil, masalah)
    if sel.jenis == TANGGAL and nama_field not in ("periode", "keterangan"):
        return Nilai(masalah=f"Excel mengubah isi sel ini menjadi tanggal ({teks_sel(sel)}); ketik ulang sebagai teks.")
    return _PEMBACA.get(nama_field, _teks)(nama_field, sel, konteks)


def _rumus(nama_field: str, sel: Sel, konteks: Konteks, terima: bool) -> Nilai:
    if sel.nilai is None:
        return Nilai(masalah="Sel ini berisi rumus yang belum dihitung; buka di Excel lalu simpan, atau ketik isinya.")
    hasil = teks_sel(sel)
    if not terima:
        return Nilai(
            masalah=f"Sel ini berisi rumus (hasil terakhirnya “{hasil[:40]}”); tempel sebagai nilai, atau ketik isinya."
        )
    jenis = TEKS if isinstance(sel.nilai, str) else ANGKA if isinstance(sel.nilai, float) else TANGGAL
    nilai = baca_sel(nama_field, Sel(jenis, sel.nilai), konteks)
    return nilai._replace(catatan=nilai.catatan or "Diambil dari hasil terakhir rumus; periksa.")


def _teks(nama_field: str, sel: Sel, _: Konteks) -> Nilai:
    teks = bersihkan(teks_sel(sel))
    if kosong(teks):
        return Nilai()
    batas = _PANJANG.get(nama_field, 250)
    return (
        Nilai(teks)
        if len(teks) <= batas
        else Nilai(masalah=f"Terlalu panjang ({len(teks)} huruf; paling banyak {batas}).")
    )


def _nama(_f: str, sel: Sel, _: Konteks) -> Nilai:
    asli = teks_sel(sel)
    teks = bersihkan(asli)
    if kosong(teks) and not idem(teks):
        return Nilai()
    found = baca_nama(teks)
    if found.masalah:
        return Nilai(masalah=found.masalah)
    return Nilai(found.nama, catatan=f"NIK {found.nik} diambil dari kolom nama." if found.nik else "")


_LAKI = frozenset(
    ("1", "l", "lk", "laki", "laki2", "lakilaki", "lelaki", "m", "male", "pria", "lki", "lakilakl", "lakil", "lkl",
     "cowok")
)  # fmt: skip
_PEREMPUAN = frozenset(
    ("2", "p", "pr", "prp", "perempuan", "f", "female", "wanita", "w", "wnt", "perempuam", "prm", "prmp", "cewek")
)


def _kelamin(_f: str, sel: Sel, konteks: Konteks) -> Nilai:
    teks = bersihkan(teks_sel(sel))
    if kosong(teks):
        return Nilai()
    rapat = codes.rapat(teks)
    if konteks.pria_wanita and rapat == "p":
        return Nilai("L", catatan="Kolom ini memakai P/W, jadi P dibaca pria.")
    if rapat in _LAKI:
        return Nilai("L")
    if rapat in _PEREMPUAN:
        return Nilai("P")
    return Nilai(masalah=f"“{teks[:24]}” bukan jenis kelamin; isi L atau P.")


def _tanda(nama_field: str, sel: Sel, _: Konteks) -> Nilai:
    """A tick in the column L or P: anything but an empty sign counts."""
    teks = bersihkan(teks_sel(sel))
    ada = (bool(teks) and teks not in ("-", "0", "–", "—", ".")) or teks in ("√", "✓", "✔")
    return Nilai(nama_field[-1].upper() if ada else None)


_YA = frozenset(
    ("1", "ya", "y", "iya", "v", "x", "√", "✓", "✔", "miskin", "mbr", "gakin", "m", "true", "ps2", "sangat miskin")
)
_TIDAK = frozenset(
    ("2", "tidak", "t", "tdk", "bukan", "n", "non miskin", "tidak miskin", "nonmiskin", "non mbr", "bukan mbr", "tm",
     "tdk miskin", "false", "mampu", "kaya", "sejahtera", "non")
)  # fmt: skip


def _miskin(_f: str, sel: Sel, konteks: Konteks) -> Nilai:
    teks = re.sub(r"[-_]", " ", bersihkan(teks_sel(sel)).lower()).strip()
    if konteks.nol_satu and teks in ("0", "1"):
        return Nilai(teks == "1")
    if kosong(teks) and teks not in ("√", "✓", "✔"):
        return Nilai()
    if teks in _YA:
        return Nilai(True)
    if teks in _TIDAK:
        return Nilai(False)
    return Nilai(masalah=f"“{teks[:24]}” belum jelas; isi ya atau tidak.")


def _kode_atau_kata(nama_field: str, sel: Sel, konteks: Konteks) -> Nilai:
    """Education, marriage, work, presence: SIAK numbers when the whole column is numbers, else words."""
    teks = bersihkan(teks_sel(sel))
    if kosong(teks):
        return Nilai()
    if konteks.kode:
        daftar = codes.SIAK[nama_field]
        kata = daftar.get(int(teks)) if teks.isdecimal() else None
        if kata is None:
            return Nilai(masalah=f"Kode {teks[:12]} tidak ada di daftar SIAK (1-{max(daftar)}); ketik katanya.")
        return Nilai(kata)
    if re.fullmatch(r"\d+", teks):
        return Nilai(masalah=f"“{teks[:12]}” hanya angka; ketik katanya.")
    return _KATA[nama_field](teks)


def _kata_kawin(teks: str) -> Nilai:
    if re.fullmatch(r"(janda|duda)\W*", teks.lower()):
        return Nilai(masalah=f"“{teks}”: isi cerai hidup atau cerai mati.")
    kode = codes.status_kawin(teks)
    return (
        Nilai(kode)
        if kode
        else Nilai(masalah=f"“{teks[:24]}” bukan status kawin; isi belum kawin, kawin, cerai hidup atau cerai mati.")
    )


def _kata_status(teks: str) -> Nilai:
    rapat = codes.rapat(teks)
    for kode, kata in _STATUS.items():
        if rapat in kata:
            return Nilai(kode)
    return Nilai(masalah=f"Keadaan “{teks[:24]}” tidak dikenal; isi aktif, pindah atau meninggal.")


_STATUS = {
    "aktif": frozenset(("aktif", "hidup", "menetap", "tetap", "ada", "tinggaldisini", "warga", "domisili", "a")),
    "tidak aktif": frozenset(("tidakaktif", "nonaktif", "tdkaktif", "pasif", "vakum")),
    "pindah": frozenset(("pindah", "pindahkeluar", "keluar", "pindahdomisili", "pindahalamat")),
    "meninggal": frozenset(("meninggal", "mati", "wafat", "alm", "almarhum", "almarhumah", "meninggaldunia", "md")),
}
STATUS_SAH = {"orang": {k for k, _ in STATUS_ORANG}, "relawan": {k for k, _ in STATUS_RELAWAN}}


def _badan(_f: str, sel: Sel, _: Konteks) -> Nilai:
    teks = bersihkan(teks_sel(sel))
    if kosong(teks):
        return Nilai()
    kode = codes.badan(teks)
    return (
        Nilai(kode)
        if kode
        else Nilai(masalah=f"Badan “{teks[:24]}” tidak dikenal; isi misalnya UPK, UPL, UPS atau sekretariat.")
    )


def _jabatan(nama_field: str, sel: Sel, konteks: Konteks) -> Nilai:
    """Declared positions in their declared spelling ("KOORDINATOR LKM" -> "Koordinator"); others as typed."""
    nilai = _teks(nama_field, sel, konteks)
    inti = re.sub(r"\s+(LKM|BKM|UPK|UPL|UPS)$", "", str(nilai.isi or ""), flags=re.IGNORECASE)
    dikenal = next((kode for kode, _ in JABATAN if kode.lower() == inti.lower()), None)
    return nilai._replace(isi=dikenal) if dikenal else nilai


def _angka(_f: str, sel: Sel, _: Konteks) -> Nilai:
    teks = bersihkan(teks_sel(sel))
    if kosong(teks) and teks != "0":
        return Nilai()
    rapi = re.sub(r"\s*(suara|orang)$", "", teks.lower()).replace(".", "")
    return Nilai(int(rapi)) if re.fullmatch(r"\d{1,7}", rapi) else Nilai(masalah=f"“{teks[:24]}” bukan angka.")


_KATA: dict[str, Callable[[str], Nilai]] = {
    "status_kawin": _kata_kawin,
    "pendidikan": lambda teks: Nilai(codes.pendidikan(teks)),
    "pekerjaan": Nilai,
    "status": _kata_status,
}
_PEMBACA: dict[str, Callable[[str, Sel, Konteks], Nilai]] = {
    "nama": _nama, "nik": numbers.nomor_16, "no_kk": numbers.nomor_16, "jenis_kelamin": _kelamin,
    "rt": numbers.rt, "rw": numbers.rt, "no_hp": numbers.hp, "miskin": _miskin, "status_kawin": _kode_atau_kata,
    "pendidikan": _kode_atau_kata, "pekerjaan": _kode_atau_kata, "status": _kode_atau_kata, "badan": _badan,
    "suara": _angka, "jabatan": _jabatan, "jk_l": _tanda, "jk_p": _tanda,
}  # fmt: skip
