"""What tabs 3 and 4 share: the typed form of a meeting."""

from __future__ import annotations

from typing import Any

from ui.pages.rapat.source import Meeting
from ui.pages.rapat.typed_form import TypedForm


class TypedTab(TypedForm[Meeting]):
    """A form of the minutes of a meeting."""

    def stored(self, record: Meeting) -> dict[str, Any]:
        """The minutes with their decisions."""
        return record.notulen

    def show_meeting(self, meeting: Meeting) -> None:
        """Show a meeting, unless the same one is being typed."""
        self.show_record(meeting)
