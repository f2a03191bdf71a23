"""What an archived paper would say today."""

from __future__ import annotations

from typing import Any

from lkm_desktop.documents import DOKUMEN
from lkm_desktop.documents.pilihan import Pilihan
from lkm_desktop.documents.simpanan import tersimpan
from lkm_desktop.errors import LkmError
from lkm_desktop.services.dokumen import Cetakan
from ui.pages.preview_draw import lines_of


class NothingToday(LkmError):
    """The paper cannot be made again."""


def lines_today(s: Any, c: Cetakan) -> tuple[str, ...]:
    """The lines of the same paper with today's data and the fields and wording stored for it. Raises LkmError."""
    from lkm_desktop import documents
    from lkm_desktop.documents.isi import teks
    from lkm_desktop.documents.ralat import dengan_ralat

    kind = DOKUMEN.get(c.jenis)
    if kind is None:
        raise NothingToday("Berkas jenis ini tidak bisa dibandingkan dengan data sekarang.")
    given = Pilihan(rapat_id=c.rapat_id or "", naskah_id=c.naskah_id or "", papan=c.papan is not False)
    choice = tersimpan(s, c.jenis, given)
    if not kind.word:
        return lines_of(documents.make(s, c.jenis, choice))
    isi = documents.paper_isi(s, c.jenis, choice)
    if isi is None:
        raise NothingToday("Berkas jenis ini tidak bisa dibandingkan dengan data sekarang.")
    return teks(dengan_ralat(isi, c.versi or 0, c.ralat))
