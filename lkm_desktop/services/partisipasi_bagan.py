"""Charts of participation: who came as L and P, the share of women against its least, the development by months."""

from __future__ import annotations

from lkm_desktop.services.bagan import Acuan, Bagan, Seri
from lkm_desktop.services.partisipasi import RINGKAS, TANPA, BarisPartisipasi, Rekap

_PENDEK = 12  # rows of a short table
_JUDUL = {
    "tahap": "Peserta menurut tahap", "kegiatan": "Peserta menurut kegiatan", "rt": "Peserta pertemuan RT/RW",
    "asal": "Peserta menurut RT/RW asal", "tingkat": "Peserta menurut tingkat", "unsur": "Peserta menurut unsur",
}  # fmt: skip


def bagan_peserta(rekap: Rekap) -> Bagan:
    """Participants by row: L and P on each other, by months as lines."""
    rows = _tampil(rekap)
    label = tuple(row.singkat for row in rows)
    if rekap.menurut == "bulan":
        series = tuple(Seri(name, tuple(_orang(row, key) for row in rows))
                       for name, key in (("Peserta", "peserta"), ("Perempuan", "p"), ("Miskin", "miskin")))
        return Bagan("Peserta tiap bulan", "garis", label, series, "kehadiran")
    keys = [("Laki-laki", "l"), ("Perempuan", "p"), *([("L/P belum diisi", "lain")] if rekap.ada_lain else [])]
    series = tuple(Seri(name, tuple(_orang(row, key) for row in rows)) for name, key in keys)
    return Bagan(_JUDUL[rekap.menurut], "tumpuk", label, series, "kehadiran")


def bagan_perempuan(rekap: Rekap) -> Bagan | None:
    """Share of women by row against the least share (BR3); None for tables whose rows have none."""
    rows = [row for row in _tampil(rekap) if row.min_perempuan is not None]
    if not rows:
        return None
    share = tuple(_persen(row) for row in rows)
    least = tuple(float(row.min_perempuan or 0) for row in rows)
    one = len(set(least)) == 1
    words = f"paling sedikit {least[0]:.0f} %" if one else "paling sedikit, menurut tahapnya"
    acuan = Acuan(least[0] if one else least, words)
    return Bagan("Peserta perempuan", "batang", tuple(row.singkat for row in rows), (Seri("Perempuan", share),), "%",
                 (acuan,))


def _tampil(rekap: Rekap) -> list[BarisPartisipasi]:
    """Rows of a chart: all of a short table, of a long one those with meetings. What has no RT or element of its own
    would dwarf the others; it stands in the table alone."""
    rows = [row for row in rekap.baris if row.kunci not in (TANPA, RINGKAS)]
    if len(rows) <= _PENDEK or rekap.menurut == "bulan":
        return rows
    return [row for row in rows if row.angka.pertemuan]


def semua_bagan(rekap: Rekap) -> tuple[Bagan, ...]:
    """The charts that belong to a table."""
    found = (bagan_peserta(rekap), bagan_perempuan(rekap) if rekap.menurut != "bulan" else None)
    return tuple(one for one in found if one is not None)


def _orang(row: BarisPartisipasi, key: str) -> float | None:
    """A count of a row; None where no meeting tells who came."""
    return float(getattr(row.angka, key)) if row.angka.tahu(key) else None


def _persen(row: BarisPartisipasi) -> float | None:
    known = row.angka.l + row.angka.p
    return round(100 * row.angka.p / known, 1) if known else None
