"""Papers of the siklus, its stages and their facts. A new one is one line.

It says key, label, paper, and where the paper is gathered.
"""

from __future__ import annotations

from lkm_desktop.documents.jenis import JenisDokumen

DOKUMEN_SIKLUS: dict[str, JenisDokumen] = {}
