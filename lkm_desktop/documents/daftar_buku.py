"""The printed books: registers as long tables on lying paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lkm_desktop.documents.jenis import JenisDokumen
from lkm_desktop.documents.paper import F4, Kertas
from lkm_desktop.domain import BUKU, REGISTERS

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from lkm_desktop.documents.isi import Kertasnya
    from lkm_desktop.documents.jenis import Pelukis
    from lkm_desktop.documents.pilihan import Pilihan


def _buku(label: str, key: str) -> JenisDokumen:
    return JenisDokumen(label, F4.rebah(), register=key, buat=_pelukis(key), ukuran=0)


def _pelukis(key: str) -> Pelukis:
    def buat(s: Session, pilihan: Pilihan, kertas: Kertas) -> Kertasnya:
        from lkm_desktop.documents import buku

        data = buku.gather(s, REGISTERS[key], pilihan.query, pilihan.kolom, pilihan.papan, pilihan)
        return buku.paper(data, kertas, pilihan)

    return buat


def _buku_notulen(s: Session, pilihan: Pilihan, kertas: Kertas) -> Kertasnya:
    from lkm_desktop.documents import buku, buku_notulen

    cari = pilihan.query.cari if pilihan.query else ""
    return buku.paper(buku_notulen.gather(s, cari, pilihan.papan, pilihan), kertas, pilihan)


def _buku_keputusan(s: Session, pilihan: Pilihan, kertas: Kertas) -> Kertasnya:
    from lkm_desktop.documents import buku, buku_keputusan

    return buku.paper(buku_keputusan.gather_keputusan(s, pilihan.query, pilihan), kertas, pilihan)


def _buku_tindak_lanjut(s: Session, pilihan: Pilihan, kertas: Kertas) -> Kertasnya:
    from lkm_desktop.documents import buku, buku_keputusan

    return buku.paper(buku_keputusan.gather_tindak_lanjut(s, pilihan.query, pilihan), kertas, pilihan)


def _tindak_lanjut_terlambat(s: Session, pilihan: Pilihan, kertas: Kertas) -> Kertasnya:
    from lkm_desktop.documents import buku, buku_keputusan

    return buku.paper(buku_keputusan.gather_terlambat(s, pilihan.query, pilihan), kertas, pilihan)


def _agenda_rapat(s: Session, pilihan: Pilihan, kertas: Kertas) -> Kertasnya:
    from lkm_desktop.documents import agenda_rapat, buku

    return buku.paper(agenda_rapat.gather(s, pilihan.query, pilihan), kertas, pilihan)


DOKUMEN_BUKU: dict[str, JenisDokumen] = {
    "buku-orang": _buku("Buku warga", "orang"),
    "buku-anggota": _buku("Buku anggota LKM", "anggota"),
    "buku-pengelola": _buku("Buku pengelola", "pengelola"),
    "buku-relawan": _buku("Buku relawan", "relawan"),
    "buku-notulen": JenisDokumen("Buku notulen", F4.rebah(), buat=_buku_notulen, ukuran=0),
    "agenda-rapat": JenisDokumen("Agenda rapat", F4.rebah(), buat=_agenda_rapat, ukuran=0),
    "buku-keputusan-rapat": JenisDokumen("Buku keputusan rapat", F4.rebah(), buat=_buku_keputusan, ukuran=0),
    "buku-tindak-lanjut": JenisDokumen("Buku tindak lanjut", F4.rebah(), buat=_buku_tindak_lanjut, ukuran=0),
    "tindak-lanjut-terlambat": JenisDokumen(
        "Daftar tindak lanjut terlambat per orang", F4.rebah(), buat=_tindak_lanjut_terlambat, ukuran=0
    ),
    **{f"buku-{r.key}": _buku(r.book, r.key) for r in BUKU},
}
