"""Sentences of letters, decrees and forms (lkm-siklus.md 5.10, 5.12, 5.13)."""

from __future__ import annotations

from lkm_desktop.services.kalimat.dasar import Perangkat

#: kind of paper -> its sentences
SURAT: dict[str, Perangkat] = {}
