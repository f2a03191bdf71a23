"""Native charts of Excel that stay readable on a black-and-white printer: hatching, dashes and marks, not colours."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from xlsxwriter.workbook import Workbook

from lkm_desktop.workbooks.lembar_bentuk import BaganLembar, Kolom
from lkm_desktop.workbooks.lembar_gaya import HURUF
from lkm_desktop.workbooks.lembar_teks import bersih, bilangan, kata

_JENIS = {"batang": "column", "mendatar": "bar", "garis": "line", "lingkaran": "pie"}
_TINTA = "#000000"
_ABU = "#595959"
_MEMANJANG = "#D9D9D9"
#: fills in the order of use, the first solid; each is told from its neighbours without colour
_ISIAN: tuple[dict[str, Any], ...] = (
    {"fill": {"color": _ABU}},
    {"pattern": {"pattern": "wide_upward_diagonal", "fg_color": _TINTA, "bg_color": "#FFFFFF"}},
    {"fill": {"color": _MEMANJANG}},
    {"pattern": {"pattern": "narrow_horizontal", "fg_color": _TINTA, "bg_color": "#FFFFFF"}},
    {"fill": {"color": "#FFFFFF"}},
    {"pattern": {"pattern": "wide_downward_diagonal", "fg_color": _ABU, "bg_color": "#FFFFFF"}},
    {"pattern": {"pattern": "large_grid", "fg_color": _ABU, "bg_color": "#FFFFFF"}},
    {"pattern": {"pattern": "dark_vertical", "fg_color": _ABU, "bg_color": "#FFFFFF"}},
)
_GARIS = ("solid", "dash", "round_dot", "long_dash_dot")
_TANDA = ("circle", "square", "triangle", "diamond")
_KECIL: dict[str, Any] = {"name": HURUF, "size": 9}


def buat_bagan(
    wb: Workbook, bagan: BaganLembar, nama: str, kolom: Sequence[Kolom], awal: int, jumlah: int,
    isi: Mapping[str, Sequence[object]],
) -> Any:  # fmt: skip
    """The chart, not yet put anywhere.

    nama: name of the sheet · awal: its first row of data, counted from 0 · jumlah: rows of data · isi: their values
    by key, kept inside the chart for programs that do not calculate. Raises ValueError for a key that is no column.
    """
    dari, sampai = min(bagan.dari, jumlah), jumlah if bagan.sampai is None else min(bagan.sampai, jumlah)
    letak = {k.kunci_kolom: i for i, k in enumerate(kolom) if k.kunci_kolom}
    if lacks := {bagan.kategori, *bagan.deret} - set(letak):
        raise ValueError(f"no column {sorted(lacks)} for the chart {bagan.judul!r}")
    chart: Any = wb.add_chart({"type": _JENIS[bagan.jenis], **({"subtype": "stacked"} if bagan.tumpuk else {})})
    pertama, terakhir = awal + dari, awal + max(sampai, dari + 1) - 1
    deret = bagan.deret[:1] if bagan.jenis == "lingkaran" else bagan.deret
    for n, kunci in enumerate(deret):
        kategori, nilai = letak[bagan.kategori], letak[kunci]
        chart.add_series({
            "name": [nama, awal - 1, nilai],
            "name_data": [bersih(kolom[nilai].label)],
            "categories": [nama, pertama, kategori, terakhir, kategori],
            "values": [nama, pertama, nilai, terakhir, nilai],
            "categories_data": [bersih(kata(v)) for v in isi[bagan.kategori][dari:sampai]],
            "values_data": [_titik(v) for v in isi[kunci][dari:sampai]],
            **_rupa(bagan, n, sampai - dari),
        })  # fmt: skip
    _hias(chart, bagan, len(deret))
    return chart


def _titik(nilai: object) -> float:
    return bilangan(nilai) or 0


def _rupa(bagan: BaganLembar, n: int, titik: int) -> dict[str, Any]:
    """How the n-th series looks."""
    label = {"value": True, "font": _KECIL, "num_format": "#,##0;;"}  # no word for nothing
    if bagan.jenis == "garis":
        tanda = {"type": _TANDA[n % len(_TANDA)], "size": 6, "border": {"color": _TINTA}, "fill": {"color": _TINTA}}
        garis = {"color": _TINTA, "width": 1.75, "dash_type": _GARIS[n % len(_GARIS)]}
        sebut = titik <= 24 and len(bagan.deret) == 1
        return {"line": garis, "marker": tanda, **({"data_labels": {**label, "position": "above"}} if sebut else {})}
    tepi = {"border": {"color": _TINTA, "width": 0.75}}
    if bagan.jenis == "lingkaran":
        points = [{**_ISIAN[i % len(_ISIAN)], **tepi} for i in range(titik)]
        words = {"value": True, "percentage": True, "separator": "\n", "position": "outside_end", "font": _KECIL}
        return {"points": points, "data_labels": words}
    rupa = {**_ISIAN[n % len(_ISIAN)], **tepi, "gap": 60}
    return {**rupa, **({"data_labels": label} if titik * len(bagan.deret) <= 60 and not bagan.tumpuk else {})}


def _hias(chart: Any, bagan: BaganLembar, deret: int) -> None:
    """Title, legend and axes."""
    judul = bersih(bagan.judul).lstrip("=")  # the library takes that for a cell
    chart.set_title({"name": judul, "name_font": {"name": HURUF, "size": 11, "bold": True},
                     "overlay": False})  # fmt: skip
    if bagan.jenis == "lingkaran":
        chart.set_legend({"position": "right", "font": _KECIL})
        return
    chart.set_legend({"position": "bottom", "font": _KECIL} if deret > 1 else {"none": True})
    kisi = {"visible": True, "line": {"color": _MEMANJANG, "width": 0.5}}
    sumbu: dict[str, Any] = {"num_font": _KECIL, "num_format": "#,##0", "min": 0, "major_gridlines": kisi}
    if bagan.sumbu:
        sumbu |= {"name": bersih(bagan.sumbu), "name_font": {**_KECIL, "bold": False}}
    chart.set_y_axis(sumbu) if bagan.jenis != "mendatar" else chart.set_x_axis(sumbu)
    lain: dict[str, Any] = {"num_font": _KECIL, "text_axis": True}  # days are names here, no scale with gaps
    if bagan.jenis == "mendatar":
        chart.set_y_axis({**lain, "reverse": True, "crossing": "max", "interval_unit": 1})  # first row on top
    else:
        chart.set_x_axis(lain)
