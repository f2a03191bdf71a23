"""The sheet of RTs: its columns, what is computed in them, what is wrong, and the way from and to what is stored."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from lkm_desktop.format import pad_rt, persen_rinci, ribuan
from lkm_desktop.services.pemilihan_baris import BarisRT, jumlah
from lkm_desktop.services.perolehan import Angka, periksa_angka
from ui.pages.pemilihan.sheet_model import ANGKA, TANDA, Column, Marks, Row
from ui.pages.pemilihan.words import number, whole
from ui.pages.rapat.table import Width

Values = dict[str, Any]
NUMBERS = ("dewasa_l", "dewasa_p", "dewasa", "memilih_l", "memilih_p", "jatah")
COLUMNS = (
    Column("rw", "RW", Width(3, 4)),
    Column("rt", "RT", Width(3, 12), name="RT, atau nama basis bila bukan RT"),
    Column("dewasa_l", "Dewasa L", Width(8, 9), ANGKA, name="Warga dewasa laki-laki"),
    Column("dewasa_p", "Dewasa P", Width(8, 9), ANGKA, name="Warga dewasa perempuan"),
    Column("dewasa", "Dewasa", Width(7, 9), ANGKA, name="Warga dewasa seluruhnya"),
    Column("memilih_l", "Memilih L", Width(8, 9), ANGKA, name="Yang memilih, laki-laki"),
    Column("memilih_p", "Memilih P", Width(8, 9), ANGKA, name="Yang memilih, perempuan"),
    Column("memilih", "Memilih", Width(7, 9), ANGKA, False, "Yang memilih seluruhnya"),
    Column("persen", "%", Width(7, 8), ANGKA, False, "Persen warga dewasa yang memilih"),
    Column("jatah", "Jatah", Width(5, 6), ANGKA, name="Jatah utusan"),
    Column("pintu", "Pintu", Width(4, 6), TANDA, name="Petugas sudah mendatangi warga dari pintu ke pintu"),
    Column("putusan", "Keterangan", Width(11, 34, True), typed=False, name="Cukup tidaknya yang memilih"),
)  # fmt: skip
NOT_NUMBER = "Isi dengan angka saja."


def from_stored(row: BarisRT) -> Row:
    """One stored row as texts."""
    split = row.dewasa_l is not None and row.dewasa_p is not None
    return {
        "id": row.id, "rw": row.rw, "rt": row.rt or row.nama, "dewasa_l": number(row.dewasa_l),
        "dewasa_p": number(row.dewasa_p), "dewasa": "" if split else number(row.dewasa),
        "memilih_l": number(row.memilih_l), "memilih_p": number(row.memilih_p), "jatah": number(row.jatah),
        "pintu": "ya" if row.pintu else "",
    }  # fmt: skip


def to_store(row: Row, before: Row | None) -> Values:
    """What of a typed row is to be written: what differs from the stored one."""
    old = before or {}
    keys = [key for key in ("rw", *NUMBERS) if (row.get(key) or "") != (old.get(key) or "")]
    values: Values = {key: row.get(key) or None for key in keys}
    both = whole(row.get("dewasa_l")) is not None and whole(row.get("dewasa_p")) is not None
    if both and {"dewasa_l", "dewasa_p", "dewasa"} & set(keys):
        values["dewasa"] = None
    if (row.get("rt") or "") != (old.get("rt") or ""):
        typed = str(row.get("rt") or "").strip()
        values |= {"rt": typed, "nama": None} if is_rt(typed) else {"rt": None, "nama": typed or None}
    if bool(row.get("pintu")) != bool(old.get("pintu")):
        values["pintu"] = bool(row.get("pintu"))
    return values


def is_rt(text: str) -> bool:
    return text.replace(" ", "").lower().removeprefix("rt").lstrip(".").isdigit()


def from_paste(one: Mapping[str, str]) -> Row:
    """One pasted line as texts of the sheet."""
    found: Row = {key: one[key] for key in ("rw", *NUMBERS) if one.get(key)}
    found["rt"] = pad_rt(one.get("rt")) or one.get("nama") or ""
    if found.get("rw"):
        found["rw"] = pad_rt(str(found["rw"]))
    return found


def merge(rows: Sequence[Row], pasted: Sequence[Row]) -> tuple[list[Row], int, int]:
    """The rows with pasted ones put into those of the same RT, or added; how many are new and changed."""
    result = [dict(row) for row in rows if row.get("id") or row.get("rt")]
    new = changed = 0
    for one in pasted:
        same = [row for row in result if place_key(row) == place_key(one)]
        if same:
            same[0].update({key: value for key, value in one.items() if value})
            changed += 1
        else:
            result.append(dict(one))
            new += 1
    return result, new, changed


def place_key(row: Row) -> tuple[str, str]:
    """RW and RT, however they are written."""
    rt = str(row.get("rt") or "")
    return pad_rt(str(row.get("rw") or "")), pad_rt(rt) if is_rt(rt) else " ".join(rt.lower().split())


def called(row: Row) -> str:
    """What a row is called: "RT 03 RW 01", or the name of a basis that is no RT."""
    rt, rw = str(row.get("rt") or "?"), pad_rt(str(row.get("rw") or ""))
    words = f"RT {pad_rt(rt)}" if is_rt(rt) or rt == "?" else rt
    return f"{words} RW {rw}" if rw else words


def figures(row: Row) -> Angka:
    """The numbers of a row, as far as they are typed."""
    n = {key: whole(row.get(key)) for key in NUMBERS}
    return Angka(
        jumlah(n["memilih_l"], n["memilih_p"]), None, None, 1, 1,
        jumlah(n["dewasa_l"], n["dewasa_p"], n["dewasa"]), n["jatah"], n["memilih_l"], n["memilih_p"], n["dewasa_l"],
        n["dewasa_p"],
    )  # fmt: skip


def shown(row: Row, key: str, least: int) -> str:
    """The text of a computed column."""
    found = figures(row)
    if key == "pintu":
        return "ya" if row.get("pintu") else ""
    if key == "dewasa" and found.dewasa_l is not None and found.dewasa_p is not None:
        return str(found.dewasa)
    if key == "memilih":
        return number(found.memilih)
    if key in ("persen", "putusan") and found.dewasa and found.memilih is not None:
        return persen_rinci(found.memilih, found.dewasa) if key == "persen" else verdict(row, found, least)
    return ""


def verdict(row: Row, found: Angka, least: int) -> str:
    """BR11 in a few words."""
    if found.dewasa is None or found.memilih is None:
        return ""
    if found.memilih > found.dewasa:
        return "lebih banyak daripada yang dewasa"
    if found.memilih * 100 >= least * found.dewasa:
        return "cukup"
    return f"kurang dari {least} %: " + ("sudah didatangi" if row.get("pintu") else "dari pintu ke pintu")


def _low(place: int, row: Row, least: int) -> Marks:
    """A turnout below the rule is seen in the sheet (BR11)."""
    now = figures(row)
    low = now.dewasa and now.memilih is not None and now.memilih * 100 < least * now.dewasa and not row.get("pintu")
    return {(place, "putusan"): ("peringatan", verdict(row, now, least))} if low else {}


def wrong(rows: Sequence[tuple[int, Row]], least: int) -> dict[tuple[int, str], tuple[str, str]]:
    """What cannot be saved, or is below the rule, by place and column."""
    found: dict[tuple[int, str], tuple[str, str]] = {}
    count = Counter(place_key(row) for _, row in rows)
    for place, row in rows:
        for key in NUMBERS:
            if str(row.get(key) or "").strip() and whole(row.get(key)) is None:
                found[(place, key)] = ("salah", NOT_NUMBER)
        if not row.get("rt"):
            found[(place, "rt")] = ("salah", "Isi nomor RT, atau nama basisnya.")
        elif count[place_key(row)] > 1:
            found[(place, "rt")] = ("salah", "RT ini tertulis dua kali.")
        found |= _low(place, row, least)
        for message in periksa_angka(figures(row)):
            key = "memilih_p" if "perempuan" in message.teks else "memilih_l"
            found.setdefault((place, key), (message.level, message.teks))
    return found


def sums(rows: Sequence[tuple[int, Row]], known_adults: int | None = None) -> dict[str, str]:
    """The row of totals; a sum of L or P only where no RT has a total without it. The percentage is that of the
    verdict (`turnout`)."""
    every = [figures(row) for _, row in rows]
    totals: dict[str, str] = {"rw": f"{len(every)} RT"}
    names = {"dewasa": "dewasa", "memilih": "memilih", "jatah": "kursi"}
    for key, name in names.items():
        totals[key] = _sum([getattr(one, name) for one in every], every_one=False)
    for key in ("dewasa_l", "dewasa_p", "memilih_l", "memilih_p"):
        whole_part = [getattr(one, key) for one in every
                      if getattr(one, key) is not None or getattr(one, key[:-2]) is not None]  # fmt: skip
        totals[key] = _sum(whole_part, every_one=True)
    voters, adults = turnout(rows, known_adults)
    if voters is not None and adults:
        totals["persen"] = persen_rinci(voters, adults)
    return totals


def difference(rows: Sequence[tuple[int, Row]], known_adults: int | None) -> str:
    """The typed adults of the kelurahan beside RTs that add up to another number; "" when they agree."""
    every = [figures(row).dewasa for _, row in rows]
    known = [one for one in every if one is not None]
    total, complete = sum(known), len(known) == len(every)
    if known_adults is None or not known or total == known_adults or (not complete and total < known_adults):
        return ""
    return f"Penduduk dewasa di Persiapan {ribuan(known_adults)}, jumlah RT {ribuan(total)}; samakan salah satunya."


def turnout(rows: Sequence[tuple[int, Row]], known_adults: int | None) -> tuple[int | None, int | None]:
    """(voters, adults) of the whole kelurahan as they are typed; `known_adults` counts while an RT has none."""
    every = [figures(row) for _, row in rows]
    voted = [one.memilih for one in every if one.memilih is not None]
    adults = [one.dewasa for one in every if one.dewasa is not None]
    without = any(one.memilih is not None and one.dewasa is None for one in every)
    if len(adults) < len(every) and known_adults is not None:
        return sum(voted) if voted else None, known_adults
    return sum(voted) if voted else None, None if without or not adults else sum(adults)


def _sum(values: Sequence[int | None], *, every_one: bool) -> str:
    known = [value for value in values if value is not None]
    if not known or (every_one and len(known) < len(values)):
        return ""
    return ribuan(sum(known))
