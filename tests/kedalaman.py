"""How deep the tests go: every run takes a sample of the largest grids, the long run before a release takes them whole.

`python3 dev.py test --lengkap` sets LKM_UJI_LENGKAP=1. LKM_UJI_KALI=10 multiplies kills and power cuts beyond that.
"""

from __future__ import annotations

import os
from zlib import crc32

LENGKAP = os.environ.get("LKM_UJI_LENGKAP") == "1"
TIMES = int(os.environ.get("LKM_UJI_KALI", "1"))


def kali(whole: int, sample: int) -> int:
    """A count that is `whole` in the long run and `sample` in every other."""
    return (whole if LENGKAP else sample) * TIMES


def terpilih(nodeid: str, share: int) -> bool:
    """Whether a test of a grid runs: all in the long run, else one in `share`, always the same ones."""
    return LENGKAP or crc32(nodeid.encode()) % share == 0
