"""Sentences of the papers of a meeting (lkm-siklus.md 5.2, 5.4 to 5.6)."""

from __future__ import annotations

from lkm_desktop.services.kalimat.dasar import Perangkat

#: kind of paper -> its sentences
RAPAT: dict[str, Perangkat] = {}
