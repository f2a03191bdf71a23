"""The register of decisions of all meetings (Buku Keputusan Rapat)."""

from __future__ import annotations

from typing import Any

from lkm_desktop.services import keputusan
from lkm_desktop.services.registers import Query
from ui.context import Context
from ui.page import Page
from ui.pages import preview_papers
from ui.pages.keputusan_buku import BookPage, Column, Line
from ui.pages.rapat.table import Width
from ui.pages.rapat.words import short_date
from ui.widgets import looks

EXCERPT = "petikan"


def make(ctx: Context) -> Page:
    """The page."""
    return DecisionsPage(ctx)


class DecisionsPage(BookPage):
    """Newest decisions first; Enter opens the meeting."""

    title = "Keputusan"
    help_key = "keputusan"
    noun = "keputusan"
    paper = "buku-keputusan-rapat"
    tables = frozenset({"rapat", "keputusan", "tindak_lanjut", "agenda"})
    columns = (
        Column("tanggal", "Tanggal", Width(10, 12)), Column("nomor", "Nomor", Width(12, 24)),
        Column("isi", "Keputusan", Width(20, 50, True)), Column("rapat", "Rapat", Width(11, 26)),
        Column("cara", "Cara", Width(16, 22)), Column("tindak", "Tindak lanjut", Width(17, 28)),
    )
    late_column = 5
    first = "tanggal"
    descending = True
    states = keputusan.KEADAAN
    empty_words = "Belum ada keputusan. Keputusan dicatat di tab Keputusan pada halaman rapat."

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx)
        self.excerpt_button = looks.button("Petikan keputusan", self.print_excerpt, "file-text")
        self.follow_button = looks.button("Tindak lanjut", self.show_follow_ups, "list")
        self.build(self.excerpt_button, None, self.follow_button)

    def read(self, session: Any, query: Query) -> list[Line]:
        """Decisions."""
        rows = keputusan.daftar(session, keputusan.saring_dari(query))
        return [
            Line(r.id, r.rapat_id, (
                short_date(r.tanggal), r.nomor, r.isi, r.rapat, r.cara, r.tindak[:1].upper() + r.tindak[1:],
            ), r.keadaan == "terlambat")
            for r in rows
        ]

    def read_choices(self, session: Any) -> dict[str, list[tuple[str, str]]]:
        """Years in which something was decided."""
        return {"tahun": [(str(year), str(year)) for year in keputusan.tahun(session)]}

    def workbook(self, session: Any, query: Query) -> bytes:
        """The Excel copy."""
        from lkm_desktop.workbooks.keputusan import keputusan_workbook

        return keputusan_workbook(session, query)

    def enable(self) -> None:
        """An excerpt needs a decision."""
        super().enable()
        if hasattr(self, "excerpt_button"):
            self.excerpt_button.setEnabled(self.chosen() is not None)

    def show_follow_ups(self) -> None:
        """To the register of follow-ups."""
        self.ctx.go("tindak_lanjut")

    def print_excerpt(self) -> None:
        """Petikan keputusan of the highlighted decision."""
        line = self.chosen()
        if line is not None:
            name = line.cells[1] or line.cells[2][:60]
            self.ctx.preview(
                preview_papers.request(self.ctx, EXCERPT, rapat_id=line.rapat_id, subjek=line.id, name=name)
            )
