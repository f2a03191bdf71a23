"""Pictures of the korkot's form and of fill-in sheets in the practice kelurahan; see `ui.shots`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lkm_desktop import paths

if TYPE_CHECKING:
    from ui.shots import Camera


def draw(camera: Camera) -> None:
    """The empty page, proposals, the mapped form with a cell and a list; a sheet for one RT, and where it is read."""
    page = camera.show("formulir_korkot")
    camera.snap("formulir-korkot-kosong")
    page.acts.take_file(paths.resources() / "contoh" / "formulir_bulanan_korkot.xlsx")
    camera.settle(lambda: bool(page.source.forms))
    page.propose()
    camera.snap("formulir-korkot-usulan")
    page.offers.take_button.click()
    camera.snap("formulir-korkot")
    page.tabs.setCurrentIndex(2)
    page.view.setCurrentIndex(page.view.grid.index(4, 1))
    page.focus_search()
    camera.snap("formulir-korkot-daftar")
    camera.show("lembar_isian", daftar="orang", rt="02", rw="01")
    camera.snap("lembar-isian")
    camera.show("lembar_isian", bagian="baca")
    camera.snap("lembar-isian-baca")
