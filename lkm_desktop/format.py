"""Indonesian text: dates, times, numbers in words, rupiah, phones, file names.

Only the standard library is used, so every layer may import this module. Functions that read what a person typed raise
``ValueError`` with one Indonesian sentence that can be shown under the field. Day comes before month, always.
"""

import re
import unicodedata
from collections.abc import Callable
from datetime import date

HARI = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
BULAN = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni",
    "Juli", "Agustus", "September", "Oktober", "November", "Desember",
)  # fmt: skip
BULAN_PENDEK = ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agt", "Sep", "Okt", "Nov", "Des")
ROMAWI = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")

_BUKAN_ANGKA = re.compile("[^0-9]+")
_SATUAN = (
    "nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas",
)  # fmt: skip
_BESARAN = ((10**12, "triliun"), (10**9, "miliar"), (10**6, "juta"), (10**3, "ribu"))

# Windows refuses these as file names, with or without an extension (learn.microsoft.com, "Naming Files, Paths").
_TERLARANG = {"CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$", "CLOCK$"}
_TERLARANG |= {f"{port}{n}" for port in ("COM", "LPT") for n in range(10)}
_PANJANG_NAMA = 84


# --- dates out ------------------------------------------------------------------------------------------------------


def hari(d: date) -> str:
    """Day name: "Senin" .. "Minggu"."""
    return HARI[d.weekday()]


def tanggal_panjang(d: date) -> str:
    """ "21 September 2015"."""
    return f"{d.day} {BULAN[d.month - 1]} {d.year}"


def hari_tanggal(d: date) -> str:
    """ "Senin, 21 September 2015"."""
    return f"{hari(d)}, {tanggal_panjang(d)}"


def tanggal_pendek(d: date) -> str:
    """ "21-09-2015"."""
    return f"{d.day:02}-{d.month:02}-{d.year:04}"


def tanggal_kata(d: date) -> str:
    """Date in words as minutes want it: "Senin tanggal dua puluh satu bulan September tahun dua ribu lima belas"."""
    return f"{hari(d)} tanggal {terbilang(d.day)} bulan {BULAN[d.month - 1]} tahun {terbilang(d.year)}"


def bulan_romawi(m: int) -> str:
    """Month 1..12 as a Roman number for letter numbers."""
    if not 1 <= m <= 12:
        raise ValueError(f"Bulan {m} tidak ada.")
    return ROMAWI[m - 1]


def umur(lahir: date, pada: date) -> int:
    """Full years of age on a day; 29 February ages on 1 March in a common year. Never below 0."""
    return max(0, pada.year - lahir.year - ((pada.month, pada.day) < (lahir.month, lahir.day)))


# --- dates in -------------------------------------------------------------------------------------------------------

_BULAN_TERKENAL = {
    **{nama.lower(): i for i, nama in enumerate(BULAN, 1)},
    **{nama.lower(): i for i, nama in enumerate(ROMAWI, 1)},
    "pebruari": 2, "febuari": 2, "peb": 2, "pebr": 2, "february": 2, "january": 1, "maart": 3, "march": 3, "mrt": 3,
    "may": 5, "june": 6, "july": 7, "august": 8, "aug": 8, "agt": 8, "ags": 8, "agst": 8, "agu": 8, "agus": 8,
    "sept": 9, "october": 10, "oct": 10, "nopember": 11, "nop": 11, "december": 12, "dec": 12,
}  # fmt: skip
_HARI_TERKENAL = {
    **{nama.lower(): i for i, nama in enumerate(HARI)},
    "senen": 0, "jum'at": 4, "jum’at": 4, "ahad": 6,
}  # fmt: skip
_KOSONG = {"", "-", "--", "–", "—", "0", "00-00-0000", "0000-00-00"}


def parse_tanggal(text: str, *, today: date | None = None, lampau: bool = False) -> date | None:
    """Read a date in any spelling an Indonesian office uses.

    Accepts 21/9/15, 21-09-2015, 21.9.2015, 21 sep 2015, 12 agt 75, 21-IX-2015, 2015-09-21 (also with a clock time
    behind it), 210915, 21092015, "Senin, 21 September 2015", and without a year (2109, 21/9, 21 sep) the year of
    ``today``. Two-digit years up to five years ahead of ``today`` belong to this century, others to the last one.

    :param lampau: the date lies in the past (a birth date): a two-digit year never gives a date after ``today``.
    :returns: ``None`` when the text is empty or only a dash.
    :raises ValueError: with an Indonesian sentence, when the text is no date, the day does not exist, the year lies
        outside 1900-2100, or a written day name contradicts the date.
    """
    today = today or date.today()
    asli = " ".join(text.split())
    rapi = re.sub(r"^(?:tanggal|tgl)\b[.:]? *", "", asli.lower())
    if rapi in _KOSONG:
        return None
    hari_tertulis, rapi = _pisah_hari(rapi)
    hasil = _rakit(_bagian(rapi, asli), asli, today, lampau)
    if hari_tertulis is not None and hasil.weekday() != hari_tertulis:
        raise ValueError(f"{tanggal_panjang(hasil)} jatuh pada hari {hari(hasil)}, bukan {HARI[hari_tertulis]}.")
    return hasil


def _pisah_hari(rapi: str) -> tuple[int | None, str]:
    """Split a leading day name off: ("senin, 21 sep") -> (0, "21 sep")."""
    cocok = re.match(r"([a-z]+(?:['’][a-z]+)?)[ ,/]+", rapi)
    if cocok and cocok[1] in _HARI_TERKENAL:
        return _HARI_TERKENAL[cocok[1]], re.sub(r"^(?:tanggal|tgl)\b[.:]? *", "", rapi[cocok.end() :])
    return None, rapi


def _bagian(rapi: str, asli: str) -> tuple[str, str, str]:
    """Day, month and year as text; the year may be empty."""
    rapi = re.sub(r"[ t]\d{1,2}[:.]\d{2}([:.]\d{2}(\.\d+)?)?$", "", rapi) if re.match(r"\d{4}-", rapi) else rapi
    if rapi.isdecimal() and rapi.isascii():
        return _angka_rapat(rapi, asli)
    if cocok := re.fullmatch(r"(\d{4})[-/. ](\d{1,2})[-/. ](\d{1,2})", rapi):
        return cocok[3], cocok[2], cocok[1]
    if cocok := re.fullmatch(r"(\d{1,2})[-/., ]+(\d{1,2})(?:[-/., ]+(\d{4}|\d{2}))?[.,]?", rapi):
        return cocok[1], cocok[2], cocok[3] or ""
    if cocok := re.fullmatch(r"(\d{1,2})[-/., ]*([a-z]+)[-/., ']*(\d{4}|\d{2})?[.,]?", rapi):
        return cocok[1], cocok[2], cocok[3] or ""
    raise ValueError(f"“{_potong(asli)}” bukan tanggal. Tulis misalnya 21-09-2015.")


def _angka_rapat(rapi: str, asli: str) -> tuple[str, str, str]:
    """Digits without separators: 2109, 210915, 21092015 or 20150921."""
    if len(rapi) in (4, 6):
        return rapi[:2], rapi[2:4], rapi[4:]
    if len(rapi) == 8 and rapi[:2] in ("19", "20") and not 1 <= int(rapi[2:4]) <= 12:
        return rapi[6:], rapi[4:6], rapi[:4]
    if len(rapi) == 8:
        return rapi[:2], rapi[2:4], rapi[4:]
    raise ValueError(f"“{_potong(asli)}” bukan tanggal. Tulis misalnya 21-09-2015.")


def _rakit(bagian: tuple[str, str, str], asli: str, today: date, lampau: bool) -> date:
    """Put the parts together, telling in words which of them is wrong."""
    tanggal, bulan = int(bagian[0]), _nomor_bulan(bagian[1])
    if bulan is None:
        raise ValueError(f"Bulan “{bagian[1]}” pada “{_potong(asli)}” tidak dikenal.")
    if not 1 <= bulan <= 12:
        raise ValueError(f"Bulan {bulan} pada “{_potong(asli)}” tidak ada. Tulis tanggal dulu, lalu bulan.")
    tahun = _tahun(bagian[2], bulan, tanggal, today, lampau)
    if not 1900 <= tahun <= 2100:
        raise ValueError(f"Tahun {tahun} pada “{_potong(asli)}” tidak mungkin.")
    try:
        return date(tahun, bulan, tanggal)
    except ValueError:
        raise ValueError(f"Tanggal {tanggal} {BULAN[bulan - 1]} {tahun} tidak ada dalam kalender.") from None


def _nomor_bulan(teks: str) -> int | None:
    if teks.isdecimal():
        return int(teks)
    if teks in _BULAN_TERKENAL:
        return _BULAN_TERKENAL[teks]
    calon = {n for nama, n in _BULAN_TERKENAL.items() if len(teks) >= 3 and nama.startswith(teks)}
    return calon.pop() if len(calon) == 1 else None


def _tahun(teks: str, bulan: int, tanggal: int, today: date, lampau: bool) -> int:
    if not teks:
        return today.year
    tahun = int(teks)
    if len(teks) == 4:
        return tahun
    tahun += today.year // 100 * 100
    if lampau:
        return tahun - 100 if (tahun, bulan, tanggal) > (today.year, today.month, today.day) else tahun
    return tahun - 100 if tahun > today.year + 5 else tahun


def _potong(teks: str, panjang: int = 40) -> str:
    return teks if len(teks) <= panjang else teks[: panjang - 1] + "…"


# --- times ----------------------------------------------------------------------------------------------------------


def parse_jam(text: str) -> str:
    """Read a clock time (19:30, 1930, 19.30, 730, 7, "pukul 19.30 WITA") as "19.30".

    Empty text, a dash and "selesai" (an open end) give "".

    :raises ValueError: with an Indonesian sentence.
    """
    rapi = re.sub(r"^(?:pukul|jam|pkl)\b\.? *|[ ]*\b(?:wib|wita|wit)\.?$", "", " ".join(text.lower().split()))
    if rapi in {"", "-", "–", "selesai", "s.d. selesai"}:
        return ""
    cocok = re.fullmatch(r"(\d{1,2})(?:[:., ](\d{2})(?:[:.]\d{2})?)?|(\d{1,2})(\d{2})", rapi)
    if not cocok:
        raise ValueError(f"“{_potong(text.strip())}” bukan jam. Tulis misalnya 19.30.")
    jam, menit = int(cocok[1] or cocok[3]), int(cocok[2] or cocok[4] or 0)
    if jam > 23 or menit > 59:
        raise ValueError(f"Jam {jam:02}.{menit:02} tidak ada. Tulis antara 00.00 dan 23.59.")
    return f"{jam:02}.{menit:02}"


def jam_rentang(mulai: str | None, selesai: str | None, zona: str) -> str:
    """ "19.30 s.d. 22.00 WITA"; with an open end "19.30 WITA s.d. selesai"; "" without a start."""
    if not mulai:
        return ""
    return f"{mulai} s.d. {selesai} {zona}".strip() if selesai else f"{mulai} {zona}".strip() + " s.d. selesai"


# --- numbers --------------------------------------------------------------------------------------------------------


def terbilang(n: int) -> str:
    """A whole number in words: 1015 -> "seribu lima belas". Works for -(10**15) < n < 10**15."""
    if abs(n) >= 10**15:
        raise ValueError("Angka terlalu besar untuk ditulis dengan kata.")
    if n < 0:
        return "minus " + terbilang(-n)
    return _kata(n) if n else _SATUAN[0]


def _kata(n: int) -> str:
    """Words of n, "" for zero."""
    if n < 12:
        return _SATUAN[n] if n else ""
    if n < 20:
        return _SATUAN[n - 10] + " belas"
    if n < 100:
        return f"{_SATUAN[n // 10]} puluh {_kata(n % 10)}".rstrip()
    if n < 200:
        return f"seratus {_kata(n - 100)}".rstrip()
    if n < 1000:
        return f"{_SATUAN[n // 100]} ratus {_kata(n % 100)}".rstrip()
    if n < 2000:
        return f"seribu {_kata(n - 1000)}".rstrip()
    nilai, nama = next((nilai, nama) for nilai, nama in _BESARAN if n >= nilai)
    return f"{_kata(n // nilai)} {nama} {_kata(n % nilai)}".rstrip()


def ribuan(n: int) -> str:
    """Thousands with dots: "1.000.000"."""
    return f"{n:,}".replace(",", ".")


def rupiah(n: int) -> str:
    """ "Rp1.000.000", no space and no dot after Rp; "-Rp500" below zero. Unit: whole rupiah."""
    return ("-" if n < 0 else "") + "Rp" + ribuan(abs(n))


def persen(a: int, b: int) -> str:
    """a of b as a whole percentage, half rounded up: persen(4, 11) = "36 %"; "-" when b is 0."""
    return f"{(200 * a + b) // (2 * b)} %" if b else "-"


def persen_rinci(a: int, b: int) -> str:
    """a of b as a percentage with two decimals, half rounded up: persen_rinci(3018, 4748) = "63,56 %"; "-" for b 0."""
    if not b:
        return "-"
    whole, rest = divmod((20000 * a + b) // (2 * b), 100)
    return f"{whole},{rest:02} %"


# --- identity, phone, RT --------------------------------------------------------------------------------------------


def digits(text: str) -> str:
    """Only the digits 0-9 of a text."""
    return text if text.isascii() and text.isdecimal() else _BUKAN_ANGKA.sub("", text)


def mask_nik(nik: str | None) -> str:
    """Only the last four stay: the others tell where and when someone was born (UU PDP 27/2022; program.md 10.2)."""
    nik = (nik or "").strip()
    return "*" * (len(nik) - 4) + nik[-4:] if len(nik) > 8 else "*" * len(nik)


def hp_tampil(text: str | None) -> str:
    """A mobile number in groups: "081250001200", "+62 812 5000 1200" -> "0812-5000-1200". Other text as typed."""
    return " / ".join(_hp(satu.strip()) for satu in re.split(r"[/;,]", text or "") if satu.strip())


def _hp(teks: str) -> str:
    if re.search(r"[^\d+(). -]", teks):
        return teks
    angka = re.sub(r"^(?:0062|62|0)?(?=8)", "0", digits(teks))
    return "-".join((angka[:4], angka[4:8], angka[8:])) if re.fullmatch(r"08\d{8,11}", angka) else teks


def pad_rt(text: str | None) -> str:
    """RT or RW in one spelling, with two digits: "3", "RT 3" and "003" -> "03"; "-" and "0" -> ""."""
    rapi = re.sub(r"^R[TW]\b[. :]*", "", (text or "").strip().upper())
    rapi = re.sub(r"^(\d+)[.,]0+$", r"\1", rapi)
    if not rapi.isdecimal():
        return "" if rapi in {"-", "–"} else rapi
    return str(int(rapi)).zfill(2) if int(rapi) else ""


# --- file names -----------------------------------------------------------------------------------------------------


def nama_berkas(*parts: str | int | date, akhiran: str = "") -> str:
    """A readable file name that every disk accepts: "Undangan-Rapat-Pleno_2015-09-21.pdf".

    Parts are joined by "_", blanks inside them become "-"; only ASCII letters, digits, "-" and "_" stay. The name has
    at most 84 characters (extension included; the longest part gives way), is never empty and never a Windows device.

    :param akhiran: extension without or with its dot, "" for none.
    """
    ekor = "." + akhiran.lstrip(".") if akhiran else ""
    rapi = [p for p in (_aman(str(part)) for part in parts) if p] or ["berkas"]
    while len(nama := "_".join(rapi)) > (batas := _PANJANG_NAMA - len(ekor)):
        panjang = max(range(len(rapi)), key=lambda i: len(rapi[i]))
        rapi[panjang] = rapi[panjang][: max(1, len(rapi[panjang]) - (len(nama) - batas))].rstrip("-_") or "x"
        if max(map(len, rapi)) == 1:
            rapi.pop()
    return ("berkas-" + nama if nama.upper() in _TERLARANG else nama) + ekor


def _aman(teks: str) -> str:
    polos = unicodedata.normalize("NFKD", teks).encode("ascii", "ignore").decode("ascii")
    bersih: Callable[[str], str] = re.compile(r"[^A-Za-z0-9_-]+").sub("-", polos.replace("'", "")).strip
    return re.sub(r"-{2,}", "-", bersih("-_"))
