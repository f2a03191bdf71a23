"""The papers of the office: DOKUMEN names each one, `make_paper` makes the PDF, `word` the copy to edit.

Importing this package loads no PDF library; the first paper that is made does. A paper is added as one line of the
table of its topic: `daftar_rapat` (meetings), `daftar_siklus`, `daftar_pemilihan`, `daftar_relawan`, `daftar_belajar`,
`daftar_surat` (letters, decrees, blank forms), `daftar_buku` (books), `daftar_korkot`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lkm_desktop.documents.daftar_belajar import DOKUMEN_BELAJAR
from lkm_desktop.documents.daftar_buku import DOKUMEN_BUKU
from lkm_desktop.documents.daftar_korkot import DOKUMEN_KORKOT
from lkm_desktop.documents.daftar_pemilihan import DOKUMEN_PEMILIHAN
from lkm_desktop.documents.daftar_rapat import DOKUMEN_RAPAT
from lkm_desktop.documents.daftar_relawan import DOKUMEN_RELAWAN
from lkm_desktop.documents.daftar_siklus import DOKUMEN_SIKLUS
from lkm_desktop.documents.daftar_surat import DOKUMEN_SURAT
from lkm_desktop.documents.isi import Isi, Kalimat, Kertasnya, kalimat, terapkan
from lkm_desktop.documents.jenis import JenisDokumen
from lkm_desktop.documents.paper import F4, KERTAS, Kertas
from lkm_desktop.documents.pilihan import KOP, PENANDA, PENUHI_HALAMAN, Pilihan
from lkm_desktop.errors import LkmError

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

__all__ = [
    "DOKUMEN", "F4", "KERTAS", "KOP", "PENANDA", "PENUHI_HALAMAN", "Isi", "JenisDokumen", "Kalimat", "Kertas",
    "Kertasnya", "Pilihan", "make", "make_paper", "paper_isi", "sentences", "word",
]  # fmt: skip

DOKUMEN: dict[str, JenisDokumen] = {
    **DOKUMEN_RAPAT, **DOKUMEN_SIKLUS, **DOKUMEN_PEMILIHAN, **DOKUMEN_RELAWAN, **DOKUMEN_BELAJAR, **DOKUMEN_SURAT,
    **DOKUMEN_BUKU, **DOKUMEN_KORKOT,
}  # fmt: skip


def make(s: Session, kunci: str, pilihan: Pilihan | None = None) -> bytes:
    """The PDF of that name. Raises LkmError for an unknown name, or when the document needs a meeting and has none."""
    return make_paper(s, kunci, pilihan).data


def make_paper(s: Session, kunci: str, pilihan: Pilihan | None = None) -> Kertasnya:
    """The paper of that name with the user's own wording. Raises LkmError like `make`."""
    pilihan = pilihan or Pilihan()
    jenis = _kind(kunci, pilihan)
    kertas = pilihan.kertas or jenis.kertas
    pilihan = jenis.lengkapi(pilihan)
    if jenis.buat:
        return jenis.buat(s, pilihan, kertas)
    from lkm_desktop.documents import susun

    return susun.pdf(terapkan(jenis.penyusun()(s, pilihan), pilihan.suntingan), kertas, pilihan)


def paper_isi(s: Session, kunci: str, pilihan: Pilihan | None = None) -> Isi | None:
    """What the paper says, with the user's own wording, without drawing it; None when it is one large table."""
    pilihan = pilihan or Pilihan()
    jenis = _kind(kunci, pilihan)
    return terapkan(jenis.penyusun()(s, pilihan), pilihan.suntingan) if jenis.isi else None


def sentences(s: Session, kunci: str, pilihan: Pilihan | None = None) -> tuple[Kalimat, ...]:
    """The sentences of a paper that may be reworded, as they will be printed and as the program wrote them."""
    pilihan = pilihan or Pilihan()
    jenis = _kind(kunci, pilihan)
    return kalimat(jenis.penyusun()(s, pilihan), pilihan.suntingan) if jenis.isi else ()


def word(s: Session, kunci: str, pilihan: Pilihan | None = None) -> bytes:
    """The same paper as .docx. Raises LkmError like `make`, and for a paper that has no Word copy."""
    pilihan = pilihan or Pilihan()
    jenis = _kind(kunci, pilihan)
    found = paper_isi(s, kunci, pilihan)
    if found is None:
        raise LkmError(f"{jenis.label} tidak punya salinan Word.", "Simpan sebagai PDF.")
    from lkm_desktop.documents.word_docx import docx

    return docx(found, pilihan.kertas or jenis.kertas, jenis.lengkapi(pilihan))


def _kind(kunci: str, pilihan: Pilihan) -> JenisDokumen:
    jenis = DOKUMEN.get(kunci)
    if jenis is None:
        raise LkmError(f"Dokumen {kunci} tidak dikenal.", f"Pilih salah satu: {', '.join(DOKUMEN)}.")
    if jenis.rapat == "perlu" and not pilihan.rapat_id:
        raise LkmError(f"{jenis.label} dibuat untuk satu rapat.", "Sebutkan rapatnya.")
    return jenis
