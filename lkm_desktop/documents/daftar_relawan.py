"""Papers of relawan, trainings and duty. A new one is one line.

It says key, label, paper, and where the paper is gathered.
"""

from __future__ import annotations

from lkm_desktop.documents.jenis import JenisDokumen

DOKUMEN_RELAWAN: dict[str, JenisDokumen] = {}
