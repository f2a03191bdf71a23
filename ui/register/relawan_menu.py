"""What the registers of relawan and trainings lead to: cards, lists of groups, the participants of a training."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ui.register.page import RegisterPage


def cards(page: RegisterPage) -> None:
    """Cards of everyone whom the list shows."""
    _cards(page, [])


def chosen_cards(page: RegisterPage) -> None:
    """Cards of the selected relawan, or of the one whose form is open; what was typed is saved before."""
    ids = page.table.selected_ids() or ([page.panel.row_id] if page.panel.row_id else [])
    if not ids:
        page.say("info", "Pilih dulu relawannya di daftar; beberapa baris dengan Shift atau Ctrl.")
    elif page.panel.save():
        _cards(page, ids)


def _cards(page: RegisterPage, ids: list[str]) -> None:
    from lkm_desktop.services.relawan_kartu import ids_text
    from ui.pages import preview_papers

    name = page.source.rows(ids, ["nama"])[0][0] if len(ids) == 1 else f"{len(ids)} orang" if ids else ""
    made = preview_papers.request(page.ctx, "kartu-relawan", subjek=ids_text(ids), name=name)
    query = None if ids else page.query()
    page.ctx.preview(replace(made, start=replace(made.start, query=query)))


def sectors(page: RegisterPage) -> None:
    """The list of relawan sektoral."""
    _paper(page, "daftar-relawan-sektoral")


def forum(page: RegisterPage) -> None:
    """The list of the forum relawan."""
    _paper(page, "daftar-forum-relawan")


def _paper(page: RegisterPage, key: str) -> None:
    from ui.pages import preview_papers

    page.ctx.preview(preview_papers.request(page.ctx, key))


def training(page: RegisterPage, row_id: str) -> None:
    """Participants and sessions of a training; what was typed is saved before."""
    if page.panel.save():
        page.ctx.go("pelatihan_isi", pelatihan_id=row_id)
