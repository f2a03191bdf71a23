"""What the page asks of each of its six steps."""

from __future__ import annotations

from typing import Protocol

from ui.pages.pemilihan.source import Election


class Step(Protocol):
    """One tab. papers: keys of the papers of this step, the most used first."""

    papers: tuple[str, ...]

    def show_election(self, election: Election) -> None:
        """Show an election, or its new state; typing stays."""

    def start(self) -> None:
        """Put the keys where the work begins."""

    def save_all(self) -> bool:
        """Write what is typed; false when something is to be mended, which is then shown."""

    def keep(self) -> None:
        """Keep what is typed as a draft."""

    def resume(self) -> None:
        """Go on at once with what was left unsaved."""

    def chosen_rt(self) -> tuple[str, str] | None:
        """(id, name) of the RT that this step is about now."""
