"""After one meeting of a series got another time or place: the others still to come may get them too."""

from __future__ import annotations

from typing import Any

from lkm_desktop.errors import LkmError
from ui.pages.rapat.kit_source import KitSource
from ui.widgets.message_bar import MessageBar

KEYS = ("jam_mulai", "jam_selesai", "tempat")


class SeriesOffer:
    """Made before the meeting is saved; `tell` afterwards."""

    def __init__(
        self, source: KitSource, rapat_id: str | None, before: dict[str, Any], after: dict[str, Any],
    ) -> None:
        self._source, self._id = source, rapat_id
        self._values = {key: after.get(key) for key in KEYS}
        self._changed = any(before.get(key) != value for key, value in self._values.items())
        self._bar: MessageBar | None = None

    def tell(self, bar: MessageBar) -> None:
        """Offer it when there are others."""
        if self._id is None or not self._changed:
            return
        others = sum(row.id != self._id for row in self._source.rest(self._id))
        if others:
            self._bar = bar
            words = f"{others} rapat lain dalam seri ini belum berlangsung."
            bar.say("info", words, ("Samakan jam dan tempatnya", self.accept))

    def accept(self) -> None:
        """Give time and place to all of them, as one step."""
        if self._id is None or self._bar is None:
            return
        try:
            count = self._source.change_rest(self._id, self._values)
        except LkmError as error:
            self._bar.say("error", str(error))
        else:
            words = f"Jam dan tempat {count} rapat seri ini sudah sama."
            self._bar.say("ok", words, ("Urungkan", self._source.ctx.undo))
