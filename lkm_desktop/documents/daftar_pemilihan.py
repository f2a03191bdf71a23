"""Papers of the election of the LKM. A new one is one line.

It says key, label, paper, and where the paper is gathered.
"""

from __future__ import annotations

from lkm_desktop.documents.jenis import JenisDokumen

DOKUMEN_PEMILIHAN: dict[str, JenisDokumen] = {}
