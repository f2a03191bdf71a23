"""One foreign cell to the value of a book's field, by the kind of the field; a column of two is taken apart."""

from __future__ import annotations

import re
from datetime import date

from lkm_desktop.fields import Field
from lkm_desktop.importers.dates import PolaTanggal, baca_tanggal
from lkm_desktop.importers.kinds import Nilai
from lkm_desktop.importers.sel import ANGKA, GALAT, RUMUS, TANGGAL, TEKS, Sel, teks_sel
from lkm_desktop.importers.text import bersihkan, kosong
from lkm_desktop.services.values import clean

#: longest text of a cell by kind of field, in characters
_LONGEST = {"panjang": 2000}
#: words for the codes of closed lists beside their labels
_WORDS: dict[str, dict[str, str]] = {
    "kondisi": {"baik": "B", "bagus": "B", "rusakringan": "RR", "rusak": "RR", "rusakberat": "RB", "rusaktotal": "RB"},
    "status": {
        "proses": "ditangani", "dalamproses": "ditangani", "ditindaklanjuti": "ditangani", "diproses": "ditangani",
        "tuntas": "selesai", "sudahselesai": "selesai", "belum": "baru", "belumditangani": "baru", "masuk": "baru",
    },
    "keadaan": {"dipakai": "terpakai", "terkirim": "terpakai", "dibatalkan": "batal", "reservasi": "dipesan"},
    "jenis": {
        "tugas": "surat_tugas", "pengantar": "surat_pengantar", "biasa": "surat_biasa", "keputusan": "sk",
        "ba": "berita_acara", "lainnya": "lain", "lainlain": "lain", "suratundangan": "undangan",
    },
}  # fmt: skip
_DATE = re.compile(
    r"(?<![\d/])(?:(?:tgl|tanggal|tertanggal)\b[.: ]*)?"
    r"(\d{1,2}(?:[-/. ]\d{1,2}[-/. ]|[-/. ]*[A-Za-z]{3,9}[-/. ,]*)\d{4})",
    re.IGNORECASE,
)


def baca(field: Field, sel: Sel, pola: PolaTanggal, today: date, *, terima_rumus: bool = False) -> Nilai:
    """Read one cell. Blank cells and placeholders give an empty Nilai."""
    if sel.jenis == GALAT:
        return Nilai(masalah="Sel ini berisi galat Excel (#REF!, #N/A, ...); ketik isinya.")
    if sel.jenis == RUMUS:
        return _formula(field, sel, pola, today, terima_rumus)
    if sel.nilai is None:
        return Nilai()
    if field.kind == "tanggal":
        value, wrong = baca_tanggal(sel, lampau=False, pola=pola, today=today)
        return Nilai(value, wrong)
    if sel.jenis == TANGGAL and field.kind != "panjang":
        return Nilai(masalah=f"Excel mengubah isi sel ini menjadi tanggal ({teks_sel(sel)}); ketik ulang sebagai teks.")
    if field.kind in ("angka", "rupiah"):
        return _number(field, sel)
    text = bersihkan(teks_sel(sel))
    if kosong(text):
        return Nilai()
    if field.kind == "pilihan":
        return _choice(field, text)
    most = _LONGEST.get(field.kind, 250)
    return Nilai(text) if len(text) <= most else Nilai(
        masalah=f"Terlalu panjang ({len(text)} huruf; paling banyak {most})."
    )  # fmt: skip


def _formula(field: Field, sel: Sel, pola: PolaTanggal, today: date, terima: bool) -> Nilai:
    if sel.nilai is None:
        return Nilai(masalah="Sel ini berisi rumus yang belum dihitung; buka di Excel lalu simpan, atau ketik isinya.")
    if not terima:
        last = teks_sel(sel)[:40]
        words = f"Sel ini berisi rumus (hasil terakhirnya “{last}”); tempel sebagai nilai, atau ketik isinya."
        return Nilai(masalah=words)
    kind = TEKS if isinstance(sel.nilai, str) else ANGKA if isinstance(sel.nilai, float) else TANGGAL
    value = baca(field, Sel(kind, sel.nilai), pola, today)
    return value._replace(catatan=value.catatan or "Diambil dari hasil terakhir rumus; periksa.")


def _number(field: Field, sel: Sel) -> Nilai:
    """A count or an amount; "2 buah" is 2, with a remark."""
    if isinstance(sel.nilai, float):
        if not sel.nilai.is_integer() or not 0 <= sel.nilai < 1e15:
            return Nilai(masalah=f"{field.label} harus angka bulat, bukan {sel.nilai:g}.")
        return Nilai(int(sel.nilai))
    text = bersihkan(teks_sel(sel))
    if kosong(text) and text != "0":
        return Nilai()
    worded = re.fullmatch(r"(\d[\d.]*)\s*([A-Za-z]+)\.?", text) if field.kind == "angka" else None
    try:
        number = clean(field, worded[1] if worded else text)
    except ValueError:
        return Nilai(masalah=f"“{text[:24]}” bukan {'rupiah' if field.kind == 'rupiah' else 'angka'} bulat.")
    return Nilai(number, catatan=f"Di lembar “{text}”; dibaca {number}." if worded else "")


def _choice(field: Field, text: str) -> Nilai:
    """The code of a closed list, from its code, its label or another usual word."""
    one = _bare(text)
    for code, label in field.choices:
        if one in (_bare(code), _bare(label)):
            return Nilai(code)
    if one in _WORDS.get(field.key, {}):
        return Nilai(_WORDS[field.key][one])
    listed = ", ".join(label for _, label in field.choices[:4])
    return Nilai(masalah=f"“{text[:24]}” bukan pilihan {field.label.lower()}; isi misalnya {listed}.")


def _bare(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).lower()


def hanya_tahun(sel: Sel, today: date) -> int | None:
    """The year of a cell that says nothing but a year: 2019, "2019", "Th. 2019"; None for anything else."""
    found = re.fullmatch(r"(?:th|thn|tahun)?[.\s]*((?:19|20)\d\d)", teks_sel(sel), re.IGNORECASE)
    return int(found[1]) if found and sel.jenis in (TEKS, ANGKA) and int(found[1]) <= today.year else None


def pisah(text: str) -> tuple[str, str]:
    """Number and date of one cell: "005/SK/2025 tanggal 12 Maret 2025" -> ("005/SK/2025", "12 Maret 2025")."""
    text = bersihkan(text)
    found = list(_DATE.finditer(text))
    if not found:
        return text, ""
    last = found[-1]
    rest = f"{text[: last.start()]} {text[last.end() :]}".strip()
    rest = re.sub(r"^\W+|[\s,;:&/(-]+$|\b(?:tgl|tanggal)\b[.: ]*$", "", rest, flags=re.IGNORECASE)
    return re.sub(r"^(?:nomor|no)\b[.: ]*", "", rest, flags=re.IGNORECASE).strip(), last[1]
