"""Pictures of the siklus of the practice kelurahan: board, stage, schedule, new siklus, editing; see `ui.shots`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ui.shots import Camera


def draw(camera: Camera) -> None:
    """Every tab of the page, every part of a stage, a waiver being typed, and the pages that change a siklus."""
    page = camera.show("siklus", bagian="papan")
    camera.snap("siklus")
    for part in page.board.parts:
        page.board.show_part(part)
        camera.snap(f"siklus-{part}")
    stages = page.board.papan.tahap if page.board.papan is not None else ()
    with_facts = next((one for one in stages if one.fakta), None)
    if with_facts is not None:
        page = camera.show("siklus", tahap_id=with_facts.id, bagian="catatan")
        camera.snap("siklus-catatan-isi")
        page = camera.show("siklus", bagian="papan")
    page.board.show_part("kegiatan")
    needs = page.board.requirements
    missing = next((row for row in needs.rows if "bebaskan" in row.buttons), None)
    if missing is not None:
        missing.buttons["bebaskan"].click()
        camera.snap("siklus-bebaskan")
        needs.waive_card.give_up()
    for tab in ("partisipasi", "jadwal"):
        camera.show("siklus", bagian=tab)
        camera.snap(f"siklus-{tab}")
    stage = page.board.stage()
    edit = camera.show("siklus_atur", siklus_id=page.siklus_id, tahap_id=stage.id if stage else "")
    camera.snap("siklus-atur")
    first = next((node for node in edit.tree.nodes() if node.kind == "kegiatan" and node.parent == edit.node.id), None)
    if first is not None:
        edit.tree.choose(first)
        camera.snap("siklus-atur-kegiatan")
    camera.show("siklus_baru")
    camera.snap("siklus-baru")
