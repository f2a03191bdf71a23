"""Papers of a meeting. A new one is one line: key, label, paper, and where its prose is gathered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lkm_desktop.documents.jenis import JenisDokumen
from lkm_desktop.documents.paper import F4, Kertas

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from lkm_desktop.documents.pilihan import Pilihan

_M = "lkm_desktop.documents."


def _daftar_hadir(s: Session, pilihan: Pilihan, kertas: Kertas) -> bytes:
    from lkm_desktop.documents import daftar_hadir

    return daftar_hadir.draw(daftar_hadir.gather(s, pilihan.rapat_id, pilihan), kertas)


def _daftar_hadir_kosong(s: Session, pilihan: Pilihan, kertas: Kertas) -> bytes:
    from lkm_desktop.documents import daftar_hadir

    return daftar_hadir.draw(daftar_hadir.gather_blank(s, pilihan.rapat_id, pilihan), kertas)


def _kisi(s: Session, pilihan: Pilihan, kertas: Kertas) -> bytes:
    from lkm_desktop.documents import kisi_kehadiran

    return kisi_kehadiran.buat(s, pilihan, kertas)


DOKUMEN_RAPAT: dict[str, JenisDokumen] = {
    "daftar-hadir": JenisDokumen("Daftar hadir", F4, "perlu", buat=_daftar_hadir),
    "notulen": JenisDokumen("Notulen", F4, "perlu", isi=_M + "notulen:isi"),
    "daftar-hadir-kosong": JenisDokumen("Daftar hadir kosong", F4, "boleh", buat=_daftar_hadir_kosong),
    "hadir-tidak": JenisDokumen("Daftar hadir dan tidak hadir", F4, "perlu", isi=_M + "hadir_tidak:isi"),
    "rekap-kehadiran": JenisDokumen("Rekap kehadiran", F4.rebah(), buat=_kisi),
}
