"""Carries out what a button of the board promises: another page, or a paper on the print preview."""

from __future__ import annotations

from typing import Any

from lkm_desktop.services import rapat
from lkm_desktop.services.papan_data import KegiatanPapan, Tindakan
from ui.context import Context
from ui.pages import preview_papers


def act(ctx: Context, deed: Tindakan) -> None:
    """Go where a button leads. Raises LkmError when its meeting is gone."""
    if deed.page == "pratinjau":
        show_paper(ctx, **deed.arguments)
    else:
        ctx.go(deed.page, **deed.arguments)


def show_paper(ctx: Context, kunci: str, rapat_id: str = "", subjek: str = "", name: str = "") -> None:
    """A paper on the print preview: of a meeting, or of a subject such as a siklus or a stage."""
    day = None
    if rapat_id:
        with ctx.read() as s:
            values = rapat.get_rapat(s, rapat_id)
        name, day = str(values["judul"]), values["tanggal"]
    ctx.preview(preview_papers.request(ctx, kunci, rapat_id=rapat_id, subjek=subjek, name=name, day=day))


def plan(ctx: Context, activity: KegiatanPapan, place: str = "") -> None:
    """Plan a meeting of an activity, in the RT or RW named like one of its `kurang`, else in the next one without."""
    if not place and activity.tindakan is not None and activity.tindakan.page == "rapat_baru":
        ctx.go("rapat_baru", **activity.tindakan.arguments)
        return
    arguments: dict[str, Any] = {
        "kit": activity.kit, "jenis": activity.jenis_rapat, "tingkat": activity.tingkat, "kegiatan_id": activity.id,
        "kode_kegiatan": activity.kode,
    }  # fmt: skip
    ctx.go("rapat_baru", **arguments, **neighbourhood(place))


def neighbourhood(place: str) -> dict[str, str]:
    """RT and RW of a place: "RT 03/RW 01", "RT 03/01", "RW 02"."""
    found: dict[str, str] = {}
    for number, part in enumerate(place.split("/")):
        words = part.split()
        if words and words[-1].isdigit():
            key = words[0].lower() if len(words) > 1 else ("rt", "rw")[min(number, 1)]
            found[key] = words[-1]
    return found
