"""Papers of the KBK and certificates. A new one is one line.

It says key, label, paper, and where the paper is gathered.
"""

from __future__ import annotations

from lkm_desktop.documents.jenis import JenisDokumen

DOKUMEN_BELAJAR: dict[str, JenisDokumen] = {}
