"""Typing of earlier sessions that was neither saved nor thrown away: new typing never takes its place."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from lkm_desktop.services.draf import Tertunda
from ui.pages.rapat.source import RapatSource
from ui.widgets.message_bar import MessageBar


class Kept:
    """The drafts of one form. `waiting`: what the user has not decided on yet, newest first.

    What is typed now is written beside it; the user takes up one of them, swaps them, or throws one away.
    """

    def __init__(self, source: RapatSource, bar: MessageBar, noun: str) -> None:
        self._source = source
        self._bar = bar
        self._noun = noun
        self.key = ""
        self.waiting: list[Tertunda] = []
        self._own = False

    def look(self, key: str) -> None:
        """The form shows something else now: what waits there?"""
        self.key = key
        self.waiting = self._source.waiting(key)
        self._own = False

    def keep(self, values: dict[str, Any]) -> None:
        """Write what is being typed. Raises LkmError."""
        if self._own:
            self._source.keep_draft(self.key, values)
        else:
            self._put(values)

    def forget(self) -> None:
        """What is being typed was saved or given up; what waits goes on waiting."""
        if self._own:
            self._put(None)

    def take(self, typed: dict[str, Any] | None) -> dict[str, Any] | None:
        """The newest that waits, which is now what is being typed; `typed`, if anything, waits in its place."""
        if not self.waiting:
            return None
        taken, *rest = self.waiting
        self.waiting = rest if typed is None else [Tertunda(datetime.now(), typed), *rest]
        self._put(taken.isi)
        return taken.isi

    def drop(self) -> None:
        """Throw away the newest that waits, never what is being typed."""
        self.waiting = self.waiting[1:]
        self._put(self._source.draft(self.key) if self._own else None)

    def _put(self, values: dict[str, Any] | None) -> None:
        self._source.put_drafts(self.key, values, self.waiting)
        self._own = values is not None

    # --- what the user is told --------------------------------------------------------------------------------------

    def offer(self, typing: bool, take: Callable[[], object], drop: Callable[[], object]) -> None:
        """Say what waits, with the way to it; nothing waits: nothing is said."""
        if not self.waiting:
            return
        when = f"{self.waiting[0].waktu:%d-%m-%Y %H.%M}"
        many = f" dan {len(self.waiting) - 1} yang lebih lama" if len(self.waiting) > 1 else ""
        if typing:
            words = f"Ketikan {self._noun} lain ({when}){many} juga belum disimpan."
            self._bar.say("warn", words, ("Tampilkan yang itu", take), ("Buang yang itu", drop))
        else:
            words = f"Ada ketikan {self._noun} yang belum disimpan ({when}){many}."
            self._bar.say("info", words, ("Lanjutkan", take), ("Buang", drop))

    @property
    def offering(self) -> bool:
        """Whether the user is being asked now."""
        return bool(self.waiting) and bool(self._bar.buttons()) and not self._bar.isHidden()

    def ask(self) -> bool:
        """The keys go to the question; false when nothing is asked."""
        if not self.offering:
            return False
        self._bar.buttons()[0].setFocus()
        return True
