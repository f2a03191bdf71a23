"""The columns of a table of participation, the same on the screen, on paper and in Excel."""

from __future__ import annotations

from dataclasses import dataclass

from lkm_desktop.format import ribuan
from lkm_desktop.services.partisipasi import ANGKA, MENURUT, BarisPartisipasi, Rekap


@dataclass(frozen=True)
class KolomPartisipasi:
    """One column: key, heading, and the counted column that its number opens ("" for what opens nothing)."""

    kunci: str
    judul: str
    buka: str = ""


def kolom(rekap: Rekap) -> tuple[KolomPartisipasi, ...]:
    """Columns with numbers, in order; L/P unknown only where someone is, the least share only where rows differ in it
    (else it is told once, in `catatan`)."""
    least = len(_minimal(rekap)) > 1
    found = [
        *(KolomPartisipasi(key, label, key) for key, label in ANGKA[:4]),
        *([KolomPartisipasi("lain", "L/P belum diisi", "lain")] if rekap.ada_lain else []),
        KolomPartisipasi("persen_p", "% P", "p"),
        *([KolomPartisipasi("minimal", "Paling sedikit % P")] if least else []),
        KolomPartisipasi("miskin", "Miskin", "miskin"), KolomPartisipasi("persen_miskin", "% miskin", "miskin"),
        KolomPartisipasi("relawan", "Relawan", "relawan"), KolomPartisipasi("orang", "Orang berbeda", "orang"),
    ]
    return tuple(found)


def _minimal(rekap: Rekap) -> set[int]:
    """The least shares of women that rows have."""
    return {row.min_perempuan for row in rekap.baris if row.min_perempuan is not None}


def kepala(rekap: Rekap) -> str:
    """Heading of the first column: what the rows are."""
    return dict(MENURUT)[rekap.menurut]


def sel(row: BarisPartisipasi, kunci: str) -> str:
    """The text of a cell. Women below their least share are told in words; what nobody recorded is a dash."""
    n = row.angka
    if kunci == "persen_p":
        return f"{n.persen_p} (kurang)" if row.kurang_perempuan else _strip(n.persen_p)
    if kunci == "persen_miskin":
        return _strip(n.persen_miskin)
    if kunci == "minimal":
        return "" if row.min_perempuan is None else f"{row.min_perempuan} %"
    if kunci == "orang":
        return "–" if n.orang is None else ribuan(n.orang)
    value = int(getattr(n, kunci))
    if kunci == "pertemuan":
        return ribuan(value) if value else "–"
    return ribuan(value) if n.tahu(kunci) else "–"


def _strip(share: str) -> str:
    return "–" if share == "-" else share


def catatan(rekap: Rekap) -> tuple[str, ...]:
    """What a reader of the table should know, as sentences."""
    found = ["Peserta dihitung dari daftar hadir, atau dari jumlah yang dicatat bila rapatnya hanya mencatat jumlah."]
    if rekap.belum_tercatat:
        found.append(f"{rekap.belum_tercatat} pertemuan belum dicatat kehadirannya.")
    whole = rekap.total.angka
    for words, count in (("Warga miskin", whole.tanpa_miskin), ("Relawan", whole.tanpa_relawan)):
        if count:
            found.append(f"{words} pada {count} pertemuan belum dicatat dan tidak ikut dijumlahkan.")
    if whole.ringkas:
        found.append(f"Orang berbeda dihitung dari daftar hadir saja; {ribuan(whole.ringkas)} peserta yang dicatat "
                     "jumlahnya saja tidak termasuk.")
    least = _minimal(rekap)
    if len(least) == 1:
        found.append(f"Perempuan paling sedikit {least.pop()} % dari peserta yang L/P-nya diketahui.")
    short = [row.singkat for row in rekap.baris if row.kurang_perempuan]
    if short:
        named = ", ".join(short[:8]) + (", …" if len(short) > 8 else "")
        found.append(f"Perempuan kurang dari paling sedikit: {named}.")
    if rekap.menurut == "asal":
        found.append("Satu pertemuan dapat terhitung pada beberapa RT, menurut tempat tinggal pesertanya.")
    if rekap.menurut == "unsur":
        found.append("Satu pertemuan dapat terhitung pada beberapa unsur.")
    return tuple(found)
