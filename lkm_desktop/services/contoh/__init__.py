"""The practice kelurahan: a believable office with invented people, the same for the same seed and day.

Facts follow lkm-siklus.md 9.3 (11 members, 45 relawan, 18 RT, a year of meetings); no name is taken from a source.
"""

from lkm_desktop.services.contoh.isi import MINIMAL, ORANG, check_size, fill, profile, standard_meetings

__all__ = ["MINIMAL", "ORANG", "check_size", "fill", "profile", "standard_meetings"]
