"""One drawing of the preview page, made on the worker thread."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

from lkm_desktop.documents.isi import Isi, Kalimat
from lkm_desktop.documents.paper import Tepi
from lkm_desktop.documents.pilihan import Pilihan
from ui.context import Context
from ui.pages.preview_request import Request
from ui.work import Progress

#: settings that some prose papers do not use, each with two values that must differ where it does
_PROBED: dict[str, tuple[Any, Any]] = {"penanda": ("berdua", "tanpa"), "meterai": (False, True)}


@dataclass(frozen=True)
class Drawn:
    """A drawn paper. lines: what it says, () for large tables · sentences: what may be reworded · margins: its own ·
    idle: settings that change nothing on it, when asked · note: what was done to make it fit."""

    choice: Pilihan
    data: bytes = field(repr=False)
    note: str = ""
    lines: tuple[str, ...] = ()
    sentences: tuple[Kalimat, ...] = ()
    margins: Tepi | None = None
    idle: frozenset[str] | None = None


class Job:
    """One drawing. ralat: version and sentence of the correction it carries · probe: find the settings that change
    nothing."""

    def __init__(
        self, ctx: Context, request: Request, choice: Pilihan, ralat: tuple[int, str] = (0, ""), probe: bool = False,
    ) -> None:
        self.ctx, self.request, self.choice, self.ralat, self.probe = ctx, request, choice, ralat, probe

    def run(self, progress: Progress) -> tuple[Job, Drawn]:
        """Draw, on the worker thread."""
        progress(0, 0, "")
        return self, self.draw()

    def draw(self) -> Drawn:
        """Draw now. Raises LkmError."""
        if not self.request.paper or self.request.archived:
            drawn = self.request.draw(self.choice)
            if isinstance(drawn, bytes):
                return Drawn(self.choice, drawn)
            return Drawn(self.choice, drawn.data, drawn.keterangan)
        from lkm_desktop.documents import ralat
        from lkm_desktop.documents.isi import teks

        key, choice = self.request.paper, self.choice
        with self.ctx.read() as s:
            made, sentences = ralat.make_paper(s, key, choice, *self.ralat)
            if made.isi is None:
                return Drawn(choice, made.data, made.keterangan)
            return Drawn(
                choice, made.data, made.keterangan, teks(made.isi), sentences, made.isi.tepi,
                _idle(s, key, choice, made.isi) if self.probe and not self.ralat[1] else None,
            )  # fmt: skip


def _idle(s: Any, key: str, choice: Pilihan, isi: Isi) -> frozenset[str]:
    """Settings that make no difference to what the paper says."""
    from lkm_desktop import documents

    found = []
    for name, (one, other) in _PROBED.items():
        turned = replace(choice, **{name: other if getattr(choice, name) == one else one})
        if documents.paper_isi(s, key, turned) == isi:
            found.append(name)
    return frozenset(found)


def lines_of(data: bytes) -> tuple[str, ...]:
    """The text of a PDF line by line without the footer: what a large table says, to compare it with today's data."""
    import pypdfium2

    found: list[str] = []
    document = pypdfium2.PdfDocument(data)
    try:
        for page in document:
            text = page.get_textpage().get_text_range()
            found += (line.strip() for line in text.splitlines())
    finally:
        document.close()
    return tuple(line for line in found if line and not _is_footer(line))


def _is_footer(line: str) -> bool:
    return "Dicetak " in line or (line.startswith("Halaman ") and " dari " in line)
