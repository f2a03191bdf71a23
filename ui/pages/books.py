"""Keys and titles of the plain books, known before the registers are loaded.

The frame of the window is painted before the database library is there, so the page table cannot read
`lkm_desktop.domain.BUKU`; a test holds the two against each other.
"""

from __future__ import annotations

#: key and title of every plain book, in the order in which they are offered
BOOKS: tuple[tuple[str, str], ...] = (
    ("surat_masuk", "Agenda surat masuk"),
    ("surat_keluar", "Agenda surat keluar"),
    ("ekspedisi", "Buku ekspedisi"),
    ("sk", "Buku keputusan/SK LKM"),
    ("arsip_dokumen", "Arsip dokumen"),
    ("tamu", "Buku tamu"),
    ("inventaris", "Buku inventaris"),
    ("kegiatan", "Buku kegiatan"),
    ("pengaduan", "Buku pengaduan"),
    ("pelatihan", "Buku pelatihan"),
)


def title_for(title: str, word: str) -> str:
    """A title in the office's own word for the body, LKM or BKM."""
    return title.replace("LKM", word)
